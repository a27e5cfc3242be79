/* Where a text mentions a person (mention.h). */
#include "unit.h"

#include "mention.h"

static void
assert_replaced(enum bk_mention_kind kind, const char *wanted,
    const char *text, const char *expected)
{
	const struct bk_mention m = { kind, wanted };
	struct bk_buf b = BK_BUF_INIT;

	bk_mention_replace(&m, 1, bk_str(text), "#", &b);
	if (strcmp(b.p, expected) != 0)
		fail_msg("%s in \"%s\": \"%s\", not \"%s\"", wanted, text,
		    b.p, expected);
	bk_buf_free(&b);
}

struct one {
	const char *wanted, *text, *expected;
};

static void
a_name_is_whole_words(void **state)
{
	static const struct one v[] = {
		{ "Siti Aminah", "Siti Aminah datang", "# datang" },
		{ "Siti Aminah", "SITI  aminah, siti\n  aminah.", "#, #." },
		{ "Siti Aminah", "Siti Aminahwati", "Siti Aminahwati" },
		{ "Siti Aminah", "xSiti Aminah", "xSiti Aminah" },
		{ "Siti Aminah", "(Siti Aminah)", "(#)" },
		{ "Siti Aminah", "Siti", "Siti" },
		{ "Siti Aminah", "", "" },
		{ "Bagus \"Gus\" P", "a: \"Bagus \\\"Gus\\\" P\"",
		    "a: \"#\"" },
		{ "Nur'aini", "'Nur''aini'", "'#'" },
		{ "D'Angelo \303\221ahas", "D'Angelo \303\221ahas!", "#!" },
		{ "An Na", "An Na\303\257", "An Na\303\257" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		assert_replaced(BK_MENTION_NAME, v[i].wanted, v[i].text,
		    v[i].expected);
}

/* `indah` is beautiful; Indah is somebody. */
static void
a_name_of_one_word_minds_its_capital(void **state)
{
	(void)state;
	assert_replaced(BK_MENTION_NAME, "Indah", "Indah di rumah yang indah",
	    "# di rumah yang indah");
}

static void
a_number_is_part_of_no_longer_one(void **state)
{
	static const struct one v[] = {
		{ "10234", "NIS 10234.", "NIS #." },
		{ "10234", "2020-2021-1/10234", "2020-2021-1/#" },
		{ "10234", "110234 102345 A10234", "110234 102345 A10234" },
		{ "10234", "10234-5, 10.234, 1.10234", "10234-5, 10.234, "
		    "1.10234" },
		{ "10234", "10234,10235", "10234,10235" },
		{ "10234", "10234, 10235", "#, 10235" },
		{ "10234", "10234", "#" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		assert_replaced(BK_MENTION_NUMBER, v[i].wanted, v[i].text,
		    v[i].expected);
}

static void
a_telephone_is_its_digits(void **state)
{
	static const struct one v[] = {
		{ "6281234567890", "wa 0812-3456-7890 ibu", "wa # ibu" },
		{ "6281234567890", "+62 812 3456 7890", "#" },
		{ "081234567890", "6281234567890", "#" },
		{ "6281234567890", "81234567890", "#" },
		{ "6281234567890", "6281234567891", "6281234567891" },
		{ "6281234567890", "62812345678901", "62812345678901" },
		{ "6281234567890", "1081234567890", "1081234567890" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		assert_replaced(BK_MENTION_PHONE, v[i].wanted, v[i].text,
		    v[i].expected);
}

static void
the_longest_of_several_counts(void **state)
{
	const struct bk_mention v[] = {
		{ BK_MENTION_NAME, "Siti Aminah" },
		{ BK_MENTION_NAME, "Siti Aminah Putri" },
	};
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_int_equal(bk_mention_replace(v, 2,
	    BK_STR("Siti Aminah Putri, Siti Aminah"), "#", &b), 2);
	assert_string_equal(b.p, "#, #");
	bk_buf_free(&b);
}

static void
what_is_short_is_not_looked_for(void **state)
{
	static const struct { struct bk_mention m; bool usable; } v[] = {
		{ { BK_MENTION_NUMBER, "1234" }, false },
		{ { BK_MENTION_NUMBER, "12345" }, true },
		{ { BK_MENTION_NAME, "Al" }, false },
		{ { BK_MENTION_NAME, "Ali" }, true },
		{ { BK_MENTION_PHONE, "+62 81-234" }, false },
		{ { BK_MENTION_PHONE, "0812 3456" }, true },
		{ { BK_MENTION_TEXT, "RT 01" }, false },
		{ { BK_MENTION_TEXT, NULL }, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		assert_int_equal(bk_mention_usable(&v[i].m), v[i].usable);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_whole_words),
		cmocka_unit_test(a_name_of_one_word_minds_its_capital),
		cmocka_unit_test(a_number_is_part_of_no_longer_one),
		cmocka_unit_test(a_telephone_is_its_digits),
		cmocka_unit_test(the_longest_of_several_counts),
		cmocka_unit_test(what_is_short_is_not_looked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
