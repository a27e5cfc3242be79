/* Slices of text, numbers in them, UTF-8. */
#include <stdio.h>

#include "unit.h"
#include "utf8.h"

static const struct {
	const char	*in, *out;
} trims[] = {
	{ "", "" }, { " \t\r\n", "" }, { " a b ", "a b" },
	{ "\xc2\xa0 a\xc2\xa0\n", "a" }, { "a\xc2", "a\xc2" },
	{ "\xc2\xa0", "" }, { "\xa0", "\xa0" },
};

static void
test_trim(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(trims); i++)
		assert_true(bk_str_eq(bk_str_trim(bk_str(trims[i].in)),
		    bk_str(trims[i].out)));
}

/* Clipped to n bytes at a character, as a cell is in a message. */
static const struct {
	const char	*in;
	size_t		 n;
	const char	*out;
} clips[] = {
	{ "", 0, "" }, { "", 4, "" }, { "hadir", 0, "" },
	{ "hadir", 4, "hadi" }, { "hadir", 5, "hadir" },
	{ "hadir", 64, "hadir" },
	{ "caf\xc3\xa9", 4, "caf" }, { "caf\xc3\xa9", 5, "caf\xc3\xa9" },
	{ "caf\xc3\xa9s", 5, "caf\xc3\xa9" },
	{ "a\xe2\x9c\x93", 3, "a" }, { "a\xe2\x9c\x93", 2, "a" },
	{ "a\xf0\x9f\x98\x80", 4, "a" }, { "\xf0\x9f\x98\x80", 3, "" },
	{ "\xf0\x9f\x98\x80x", 4, "\xf0\x9f\x98\x80" },
	/* not UTF-8: no more than a character is looked back */
	{ "a\x80\x80\x80\x80\x80\x80", 5, "a\x80\x80\x80\x80" },
	{ "\x80\x80", 1, "\x80" },
};

static void
test_clip(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(clips); i++)
		assert_true(bk_str_eq(bk_str_clip(bk_str(clips[i].in),
		    clips[i].n), bk_str(clips[i].out)));
}

static void
test_comparing(void **state)
{
	(void)state;
	assert_true(bk_str_eq(BK_STR("a\0b"), BK_STR("a\0b")));
	assert_false(bk_str_eq(BK_STR("a\0b"), BK_STR("a\0c")));
	assert_true(bk_str_eq((struct bk_str){ NULL, 0 }, BK_STR("")));
	assert_true(bk_str_ieq(BK_STR("Izin"), BK_STR("iZIN")));
	assert_false(bk_str_ieq(BK_STR("\xc3\x89"), BK_STR("\xc3\xa9")));
	assert_false(bk_str_ieq(BK_STR("I"), BK_STR("\xc4\xb1")));
	assert_true(bk_str_cmp(BK_STR("a"), BK_STR("b")) < 0);
	assert_true(bk_str_cmp(BK_STR("ab"), BK_STR("a")) > 0);
	assert_true(bk_str_cmp(BK_STR("\xff"), BK_STR("a")) > 0);
	assert_int_equal(0, bk_str_cmp(BK_STR(""), BK_STR("")));
	assert_true(bk_str_starts(BK_STR("kelas X"), "kelas "));
	assert_false(bk_str_starts(BK_STR("kel"), "kelas"));
}

static const struct {
	const char	*text;
	uint64_t	 max;
	int		 r;
	uint64_t	 value;
} uints[] = {
	{ "0", 0, 0, 0 }, { "007", 9, 0, 7 }, { "9", 8, -1, 0 },
	{ "10", 9, -1, 0 }, { "", 9, -1, 0 }, { "-1", 9, -1, 0 },
	{ "+1", 9, -1, 0 }, { " 1", 9, -1, 0 }, { "1.0", 9, -1, 0 },
	{ "18446744073709551615", UINT64_MAX, 0, UINT64_MAX },
	{ "18446744073709551616", UINT64_MAX, -1, 0 },
	{ "99999999999999999999999", UINT64_MAX, -1, 0 },
	{ "18446744073709551619", 5, -1, 0 },	/* 3, were it to wrap */
	{ "00000000000000000000000000001", 5, 0, 1 },
	{ "2147483647", INT32_MAX, 0, INT32_MAX },
	{ "2147483648", INT32_MAX, -1, 0 },
};

static void
test_whole_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(uints); i++) {
		uint64_t v = 0;

		if (bk_str_uint(bk_str(uints[i].text), uints[i].max, &v) !=
		    uints[i].r || v != uints[i].value)
			fail_msg("%s", uints[i].text);
	}
}

static const struct {
	const char	*text;
	int		 r;
	double		 value;
} numbers[] = {
	{ "0", 0, 0 }, { "12.5", 0, 12.5 }, { "-7.1823", 0, -7.1823 },
	{ "+3", 0, 3 }, { ".5", 0, 0.5 }, { "5.", 0, 5 },
	{ "", -1, 0 }, { ".", -1, 0 }, { "-", -1, 0 }, { "1,5", -1, 0 },
	{ "1e5", -1, 0 }, { "0x1", -1, 0 }, { "nan", -1, 0 },
	{ "inf", -1, 0 }, { "--1", -1, 0 }, { "1 ", -1, 0 },
	{ "1.2.3", -1, 0 }, { "999999999999999", 0, 999999999999999. },
	{ "9999999999999999999", -1, 0 },
};

static void
test_decimal_numbers_in_any_locale(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(numbers); i++) {
		double v = 0;

		if (bk_str_num(bk_str(numbers[i].text), &v) != numbers[i].r ||
		    v != numbers[i].value)
			fail_msg("%s", numbers[i].text);
	}
}

/* --- UTF-8 -------------------------------------------------------------- */

static const struct {
	const char	*text;
	size_t		 bad;		/* SIZE_MAX: none */
	size_t		 len;
} utf8[] = {
	{ "", SIZE_MAX, 0 }, { "abc", SIZE_MAX, 3 },
	{ "caf\xc3\xa9", SIZE_MAX, 4 }, { "\xf0\x9f\x98\x80", SIZE_MAX, 1 },
	{ "\xf4\x8f\xbf\xbf", SIZE_MAX, 1 }, { "\xef\xbf\xbf", SIZE_MAX, 1 },
	{ "ab\xff", 2, 0 }, { "\x80", 0, 0 }, { "a\xc3", 1, 0 },
	{ "\xc3(", 0, 0 }, { "\xe2\x82", 0, 0 }, { "\xe2\x82(", 0, 0 },
	{ "\xc0\x80", 0, 0 },		/* overlong */
	{ "\xe0\x80\xaf", 0, 0 }, { "\xf0\x80\x80\xaf", 0, 0 },
	{ "\xed\xa0\x80", 0, 0 },	/* half of a surrogate pair */
	{ "\xf4\x90\x80\x80", 0, 0 },	/* beyond U+10FFFF */
	{ "\xf8\x88\x80\x80\x80", 0, 0 },
	{ "12345678\xc3\xa9" "1234567\xff", 17, 0 },
};

static void
test_valid_utf8(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(utf8); i++) {
		size_t n = strlen(utf8[i].text), bad = SIZE_MAX;

		assert_int_equal(bk_utf8_valid(utf8[i].text, n, &bad),
		    utf8[i].bad == SIZE_MAX);
		assert_int_equal(bad, utf8[i].bad);
		if (bad == SIZE_MAX)
			assert_int_equal(bk_utf8_len(utf8[i].text, n),
			    utf8[i].len);
	}
}

static void
test_every_character_there_and_back(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		char text[4];
		uint32_t back = 0;
		size_t n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = bk_utf8_put(cp, text);
		if (bk_utf8_get(text, n, &back) != n || back != cp)
			fail_msg("U+%04X", (unsigned)cp);
		if (n > 1 && bk_utf8_get(text, n - 1, &back) != 0)
			fail_msg("U+%04X, cut", (unsigned)cp);
	}
}

static void
test_hash_is_fnv_1a(void **state)
{
	(void)state;
	assert_true(bk_str_hash("", 0) == 0xcbf29ce484222325u);
	assert_true(bk_str_hash("a", 1) == 0xaf63dc4c8601ec8cu);
	assert_true(bk_str_hash("foobar", 6) == 0x85944171f73967e8u);
}

/* Of 4,096 names in 4,096 places as many are taken as by chance: 63 %. */
static void
test_mixed_texts_spread_over_a_table(void **state)
{
	char text[64], copy[64];
	bool taken[4096] = { false };
	size_t places = 0;

	(void)state;
	for (unsigned i = 0; i < 4096; i++) {
		size_t n = (size_t)snprintf(text, sizeof(text),
		    "Siswa %u, kelas X-%u", i, i % 12);
		uint64_t h = bk_str_mix(text, n);

		memcpy(copy + 1, text, n);	/* wherever it lies */
		assert_true(bk_str_mix(copy + 1, n) == h);
		places += !taken[h % 4096];
		taken[h % 4096] = true;
	}
	assert_in_range(places, 2400, 2800);
	assert_true(bk_str_mix("", 0) != bk_str_mix("\0", 1));
	assert_true(bk_str_mix("\0", 1) != bk_str_mix("\0\0", 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_clip),
		cmocka_unit_test(test_comparing),
		cmocka_unit_test(test_whole_numbers),
		cmocka_unit_test(test_decimal_numbers_in_any_locale),
		cmocka_unit_test(test_valid_utf8),
		cmocka_unit_test(test_every_character_there_and_back),
		cmocka_unit_test(test_hash_is_fnv_1a),
		cmocka_unit_test(test_mixed_texts_spread_over_a_table),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
