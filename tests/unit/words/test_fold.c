/* Text for comparing; the shape of cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "shape.h"

static void
texts_are_folded(void **state)
{
	static const struct {
		const char	*in, *words, *tight;
	} cases[] = {
		{ " E-mail  Address: ", "e mail address", "emailaddress" },
		{ "Pr\xc3\xa9nom", "prenom", "prenom" },
		{ "Pre\xcc\x81nom", "prenom", "prenom" },
		{ "\xd0\x86\xd0\xbc'\xd1\x8f", "\xd1\x96\xd0\xbc \xd1\x8f",
		    "\xd1\x96\xd0\xbc\xd1\x8f" },
		{ "a\xe2\x80\xaf" "b\xc2\xa0" "c", "a b c", "abc" },
		{ "\xef\xbb\xbfnama", "nama", "nama" },
		{ "\xff\xfe", "", "" },
		{ "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char out[BK_FOLD_MAX];

		bk_fold(bk_str(cases[i].in), out);
		assert_string_equal(cases[i].words, out);
		bk_fold_tight(bk_str(cases[i].in), out);
		assert_string_equal(cases[i].tight, out);
	}
}

static void
long_texts_are_cut_between_characters(void **state)
{
	char text[400], out[BK_FOLD_MAX];
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(text); i += 2)
		memcpy(text + i, "\xd1\x8f", 2);
	n = bk_fold((struct bk_str){ text, sizeof(text) }, out);
	assert_true(n < BK_FOLD_MAX && n % 2 == 0);
	assert_int_equal(n, strlen(out));
}

/* Marks keep their signs, and a point within; codes are upper case. */
static void
marks_and_codes_keep_what_is_no_letter(void **state)
{
	char out[BK_FOLD_MAX];

	(void)state;
	assert_int_equal(bk_fold_mark(BK_STR(" S_(Sakit) . "), out), 7);
	assert_string_equal(out, "s sakit");
	bk_fold_mark(BK_STR("\xe2\x9c\x93"), out);
	assert_string_equal(out, "\xe2\x9c\x93");
	assert_int_equal(bk_fold_mark(BK_STR("-"), out), 0);
	assert_int_equal(bk_fold_mark(BK_STR(
	    "datang sangat terlambat karena hujan"), out), BK_FOLD_MAX);
	assert_string_equal(out, "");
	bk_fold_code(BK_STR(" p s. "), out);
	assert_string_equal(out, "PS.");
	assert_int_equal(bk_fold_code(BK_STR("0123456789abcdef"), out), 0);
	bk_fold_case(BK_STR("N/A (Tidak)"), out);
	assert_string_equal(out, "n/a (tidak)");
}

static void
classes_are_compared_by_their_grade(void **state)
{
	static const struct {
		const char	*in, *as;
	} cases[] = {
		{ "X-MIPA-1", "xmipa1" }, { "x mipa 1", "xmipa1" },
		{ "10 MIPA 1", "xmipa1" }, { "Kelas 10-MIPA.1", "xmipa1" },
		{ "8A", "viiia" }, { "VIII A", "viiia" }, { "7.1", "vii1" },
		{ "XI IPS 2", "xiips2" }, { "E1", "e1" }, { "1", "1" },
		{ "2026", "2026" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char out[BK_FOLD_MAX];

		bk_fold_class(bk_str(cases[i].in), out);
		assert_string_equal(cases[i].as, out);
	}
	assert_true(bk_fold_same_class(BK_STR("10A"), BK_STR("X-A")));
	assert_false(bk_fold_same_class(BK_STR("10A"), BK_STR("XI-A")));
	assert_false(bk_fold_same_class(BK_STR(""), BK_STR("")));
}

static void
cells_have_a_shape(void **state)
{
	static const struct {
		const char	*cell;
		struct bk_shape	 shape;
	} cases[] = {
		{ "", { 0 } },
		{ "Ani", { .filled = 1 } },
		{ "ani@contoh.sch.id", { .filled = 1, .email = 1 } },
		{ "r****@x.example", { .filled = 1, .email = 1 } },
		{ "13/8/2026, 07:00", { .filled = 1, .moment = 1 } },
		{ "2026-08-13", { .filled = 1, .day = 1 } },
		{ "18:02", { .filled = 1, .clock = 1 } },
		{ "18:02:28", { .filled = 1, .clock = 1, .stay = 1 } },
		{ "52 min", { .filled = 1, .stay = 1 } },
		{ "--", { .filled = 1, .unknown = 1, .sign = 1 } },
		{ "128", { .filled = 1, .number = 1 } },
		{ "9,5", { .filled = 1, .number = 1 } },
		{ "-", { .filled = 1, .sign = 1 } },
		{ "1b-q9NTdSRSpTFNWcyZ4qA", { .filled = 1, .code = 1 } },
		{ "109_Ani_Lestari_X-1", { .filled = 1 } },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_shape s = { 0 };

		bk_shape_add(&s, bk_str(cases[i].cell));
		assert_memory_equal(&cases[i].shape, &s, sizeof(s));
	}
	assert_true(bk_shape_mostly(4, 5));
	assert_false(bk_shape_mostly(3, 5));
	assert_false(bk_shape_mostly(0, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_folded),
		cmocka_unit_test(long_texts_are_cut_between_characters),
		cmocka_unit_test(marks_and_codes_keep_what_is_no_letter),
		cmocka_unit_test(classes_are_compared_by_their_grade),
		cmocka_unit_test(cells_have_a_shape),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
