/* Numbers of a workbook, its notations of cells, parts and characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "mem.h"
#include "ooxml.h"
#include "serial.h"

static void
formats_are_told_by_their_code(void **state)
{
	static const struct {
		const char	*code;
		enum bk_numfmt	 fmt;
	} cases[] = {
		{ "General", BK_NUMFMT_PLAIN },
		{ "0.00E+00", BK_NUMFMT_PLAIN },
		{ "#,##0.00", BK_NUMFMT_PLAIN },
		{ "@", BK_NUMFMT_PLAIN },
		{ "\"hari\" 0", BK_NUMFMT_PLAIN },
		{ "[Red]0;[Blue]d", BK_NUMFMT_PLAIN },
		{ "0\\d", BK_NUMFMT_PLAIN },
		{ "0.0%", BK_NUMFMT_PERCENT },
		{ "dd/mm/yyyy;@", BK_NUMFMT_DATE },
		{ "[$-421]dd mmmm yyyy", BK_NUMFMT_DATE },
		{ "mmm", BK_NUMFMT_DATE },
		{ "m/d/yy h:mm AM/PM", BK_NUMFMT_DATE },
		{ "hh:mm:ss", BK_NUMFMT_TIME },
		{ "h AM/PM", BK_NUMFMT_TIME },
		{ "[h]:mm", BK_NUMFMT_TIME },
		{ "[mm]:ss", BK_NUMFMT_TIME },
		{ "[ss]", BK_NUMFMT_TIME },
		{ "mm:ss.0", BK_NUMFMT_TIME },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++)
		assert_int_equal(cases[i].fmt,
		    bk_serial_code(bk_str(cases[i].code)));
	assert_int_equal(BK_NUMFMT_PLAIN, bk_serial_builtin(0));
	assert_int_equal(BK_NUMFMT_PERCENT, bk_serial_builtin(10));
	assert_int_equal(BK_NUMFMT_DATE, bk_serial_builtin(14));
	assert_int_equal(BK_NUMFMT_TIME, bk_serial_builtin(46));
	assert_int_equal(BK_NUMFMT_PLAIN, bk_serial_builtin(49));
}

static void
numbers_are_shown_by_their_format(void **state)
{
	static const struct {
		enum bk_numfmt	 fmt;
		double		 value;
		bool		 date1904;
		const char	*shown;
	} cases[] = {
		{ BK_NUMFMT_PLAIN, 5, false, "5" },
		{ BK_NUMFMT_PLAIN, -0.0, false, "0" },
		{ BK_NUMFMT_PLAIN, 0.1 + 0.2, false, "0.3" },
		{ BK_NUMFMT_PLAIN, 3320011233445566, false,
		    "3320011233445566" },
		{ BK_NUMFMT_PERCENT, 0.29, false, "29%" },
		{ BK_NUMFMT_PERCENT, 0.855, false, "85.5%" },
		{ BK_NUMFMT_DATE, 1, false, "1900-01-01" },
		{ BK_NUMFMT_DATE, 59, false, "1900-02-28" },
		{ BK_NUMFMT_DATE, 60, false, "1900-02-28" },
		{ BK_NUMFMT_DATE, 61, false, "1900-03-01" },
		{ BK_NUMFMT_DATE, 44075, false, "2020-09-01" },
		{ BK_NUMFMT_DATE, 42613, true, "2020-09-01" },
		/* 07:59:59.6 of that day rounds up; so does midnight */
		{ BK_NUMFMT_DATE, 44075.333329, false, "2020-09-01 08:00:00" },
		{ BK_NUMFMT_DATE, 44075.999999, false, "2020-09-02" },
		{ BK_NUMFMT_DATE, -3, false, "-3" },
		{ BK_NUMFMT_DATE, 0, false, "0" },
		{ BK_NUMFMT_DATE, 999999, false, "999999" },
		{ BK_NUMFMT_TIME, 0.5, false, "12:00:00" },
		{ BK_NUMFMT_TIME, 1.75, false, "42:00:00" },
		{ BK_NUMFMT_TIME, 44075.5, false, "2020-09-01 12:00:00" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_serial_put(&b, cases[i].fmt, cases[i].value,
		    cases[i].date1904);
		assert_string_equal(cases[i].shown, b.p);
		bk_buf_free(&b);
	}
}

static void
members_stay_in_the_archive(void **state)
{
	static const struct {
		const char	*base, *target, *name;
	} cases[] = {
		{ "xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml" },
		{ "xl/", "/xl/styles.xml", "xl/styles.xml" },
		{ "xl/", "./a/../b//c.xml", "xl/b/c.xml" },
		{ "xl/", "../xl\\s.xml", "xl/s.xml" },
		{ "xl/", "..", "" },
		{ "xl/", "../../etc/passwd", NULL },
		{ "", "../x", NULL },
		{ "xl/", "\\..\\x", NULL },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char *got = bk_ooxml_member(&a, cases[i].base,
		    cases[i].target);

		if (cases[i].name)
			assert_string_equal(cases[i].name, got);
		else
			assert_null(got);
	}
	bk_arena_free(&a);
}

static void
references_name_cells_of_a_sheet(void **state)
{
	static const struct {
		const char	*ref;
		int		 col, line, rest;	/* col -1: none */
	} cases[] = {
		{ "A1", 0, 1, 0 }, { "AB12", 27, 12, 0 },
		{ "$c$7:D9", 2, 7, 3 }, { "XFD1048576", 16383, 1048576, 0 },
		{ "XFE1", -1, 0, 0 }, { "A1048577", -1, 0, 0 },
		{ "AAAAAAAAAAAAAAAA1", -1, 0, 0 }, { "A", -1, 0, 0 },
		{ "1", -1, 0, 0 }, { "A0", -1, 0, 0 }, { "", -1, 0, 0 },
		{ "A99999999999999999999", -1, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		size_t col = 99, line = 99;
		const char *end = bk_ooxml_ref(cases[i].ref, &col, &line);

		if (cases[i].col < 0) {
			assert_null(end);
			continue;
		}
		assert_int_equal(cases[i].col, col);
		assert_int_equal(cases[i].line, line);
		assert_int_equal(cases[i].rest, strlen(end));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_told_by_their_code),
		cmocka_unit_test(numbers_are_shown_by_their_format),
		cmocka_unit_test(members_stay_in_the_archive),
		cmocka_unit_test(references_name_cells_of_a_sheet),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
