/* Tables of HTML as a spreadsheet program shows them (htmlin.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "entity.h"
#include "htmlin.h"
#include "mem.h"

/* The sheet as text: LINE:cell|cell, one row per line, merged cells shown. */
static void
show(const struct bk_sheet *s, struct bk_buf *out)
{
	size_t width = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->row[i].n > width)
			width = s->row[i].n;
	for (size_t i = 0; i < s->n; i++) {
		bk_buf_printf(out, "%zu:", s->row[i].line);
		for (size_t c = 0; c < width; c++) {
			if (c)
				bk_buf_putc(out, '|');
			bk_buf_putstr(out, bk_table_shown(s, i, c));
		}
		bk_buf_putc(out, '\n');
	}
}

static void
reads_as(const char *html, const char *want)
{
	struct bk_buf said = BK_BUF_INIT, got = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	assert_int_equal(bk_htmlin_read(&t, "t", bk_str(html), &dg), 0);
	assert_int_equal(t.n, 1);
	show(&t.sheet[0], &got);
	assert_string_equal(got.n ? got.p : "", want);
	bk_table_free(&t);
	bk_buf_free(&got);
	bk_buf_free(&said);
}

static void
plain_table(void **state)
{
	(void)state;
	reads_as("<table><tr><th>NIS</th><th>Nama</th></tr>"
	    "<tr><td>00123</td><td>Siti <b>A</b>minah</td></tr></table>",
	    "1:NIS|Nama\n2:00123|Siti Aminah\n");
	reads_as("", "");
	reads_as("<table></table>", "");
}

static void
end_tags_may_be_missing(void **state)
{
	(void)state;
	reads_as("<TABLE BORDER=1><TR><TD>a<TD>b<TR><TD>c<TD>d",
	    "1:a|b\n2:c|d\n");
	reads_as("<table><td>a<td>b</table>", "1:a|b\n");
	reads_as("</td></tr></table>x", "1:x\n");
}

static void
blanks_are_one(void **state)
{
	(void)state;
	reads_as("<table><tr><td>\r\n  Siti \t Aminah<br>binti\nX </td>"
	    "<td>&nbsp;</td><td>2</td></tr></table>",
	    "1:Siti Aminah binti X||2\n");
}

/* Nor is it the student's in the next one. */
static void
a_cell_covers_no_rows_that_its_table_has_not(void **state)
{
	(void)state;
	reads_as("<table><tr><td>a<td rowspan=9>b</table>"
	    "<table><tr><td>c<td><td>e</table>", "1:a|b|\n2:c||e\n");
	reads_as("<table><tr><td>a<td rowspan=3>b<tr><td>d</table>"
	    "x<table><tr><td>c<td><td>e</table>",
	    "1:a|b|\n2:d|b|\n3:x||\n4:c||e\n");
}

static void
rowspan_and_colspan_are_merged_cells(void **state)
{
	(void)state;
	reads_as("<table>"
	    "<tr><th rowspan=2>NIS</th><th colspan='3'>September</th></tr>"
	    "<tr><th>1</th><th>2</th><th>3</th></tr>"
	    "<tr><td>1</td><td>H</td><td>S</td><td>A</td></tr></table>",
	    "1:NIS|September|September|September\n2:NIS|1|2|3\n"
	    "3:1|H|S|A\n");
	/* the second row has its cell in the third column, and down again */
	reads_as("<table><tr><td rowspan=\"3\">a<td rowspan=2>b<td>c"
	    "<tr><td>d<tr><td>e<td>f</table>",
	    "1:a|b|c\n2:a|b|d\n3:a|e|f\n");
	/* 0 and nonsense are 1; a million is bounded */
	reads_as("<table><tr><td colspan=0>a<td rowspan=x>b<tr>"
	    "<td colspan=1000000>c</table>", "1:a|b\n2:c|c\n");
}

static void
text_between_tables_is_a_row(void **state)
{
	(void)state;
	reads_as("<html><head><title>no</title><style>p{}</style></head>"
	    "<body><h3>Rekap Absensi</h3>Kelas: <b>X-1</b><br>Bulan: "
	    "September<table><caption>c</caption><tr><td>1</table>"
	    "<p>ttd</p></body></html>",
	    "1:Rekap Absensi\n2:Kelas: X-1\n3:Bulan: September\n4:c\n"
	    "5:1\n6:ttd\n");
}

static void
tables_stand_below_each_other(void **state)
{
	(void)state;
	reads_as("<table><tr><td>a</table><table><tr><td>b<td>c</table>",
	    "1:a|\n2:b|c\n");
}

static void
nested_tables_begin_a_row(void **state)
{
	(void)state;
	reads_as("<table><tr><td>out<table><tr><td>NIS<td>Nama<tr><td>1"
	    "<td>A</table></td></tr><tr><td>after</td></tr></table>",
	    "1:out|\n2:NIS|Nama\n3:1|A\n4:after|\n");
}

static void
nested_table_of_one_cell_is_a_frame(void **state)
{
	(void)state;
	reads_as("<table><tr><td>1<td><table><tr><td>Siti</td></tr></table>"
	    "</td><td><TABLE><TBODY><TR><TD>H</TABLE></td></tr>"
	    "<tr><td>2<td>Adi<td>S</table>",
	    "1:1|Siti|H\n2:2|Adi|S\n");
	/* with text beside it; one that holds another table is none */
	reads_as("<table><tr><td>a <table><tr><td>b</table> c<td>d</table>",
	    "1:a b c|d\n");
	reads_as("<table><tr><td>x<table><tr><td><table><tr><td>b</table>"
	    "</table><td>d</table>", "1:x\n2:b\n3:d\n");
	/* the page ends before it does */
	reads_as("<table><tr><td>1<td><table><tr><td>Siti",
	    "1:1\n2:Siti\n");
}

static void
unseen_is_not_read(void **state)
{
	(void)state;
	reads_as("<!DOCTYPE html><!-- <table><tr><td>x --><script>"
	    "'<td>'</script><table><tr style='DISPLAY : none'><td>x</tr>"
	    "<tr><td hidden>y<td>z</tr></table><![if !x]>",
	    "1:z\n");
}

static void
entities(void **state)
{
	(void)state;
	reads_as("<table><tr><td>Ma&#39;ruf &amp; S&eacute;&#xE9; &lt;b&gt;"
	    "<td>&unknown; &#; & &#1; &#xD800;&#99999999;</table>",
	    "1:Ma'ruf & S\xc3\xa9\xc3\xa9 <b>|&unknown; &#; & \xef\xbf\xbd "
	    "\xef\xbf\xbd\xef\xbf\xbd\n");
}

static void
a_page_is_told_by_its_row(void **state)
{
	(void)state;
	assert_true(bk_htmlin_is(BK_STR("<table border=1><tr><td>1")));
	assert_true(bk_htmlin_is(BK_STR(" \n<HTML><body><TABLE><TR>")));
	assert_false(bk_htmlin_is(BK_STR("<html><p>no table</p></html>")));
	assert_false(bk_htmlin_is(BK_STR("nis,nama\n1,<table><tr>")));
	assert_false(bk_htmlin_is(BK_STR("<Row><Cell>")));
	/* what a program complained of before */
	assert_true(bk_htmlin_is(BK_STR("Warning: Undefined variable $x in "
	    "/srv/ekspor.php on line 12\n<table><tr><td>1")));
	assert_false(bk_htmlin_is(BK_STR("nis,nama,kelas,status\n"
	    "<table><tr>")));
	assert_false(bk_htmlin_is(BK_STR("nis,nama\n1,\"\n<b>x</b>\"")));
	assert_false(bk_htmlin_is(BK_STR("")));
}

/*
 * A cell over too many rows pushes those below to the right: the last cells of
 * Siti's row would stand outside of the table. One that leaves room is read.
 */
static void
a_row_pushed_out_of_its_table_is_refused(void **state)
{
	static const char head[] = "<table><tr><td colspan=9>X-1</tr><tr>"
	    "<th>Nama<th>1<th>2<th>3</tr><tr><td>Budi<td>H";
	static const struct {
		const char *rows;
		int result;
	} cases[] = {
		{ "<td>S<td>H</tr><tr><td>Siti<td>H<td>A<td>H</tr>", 0 },
		{ "<td rowspan=2>S<td>H</tr><tr><td>Siti<td>H<td>H</tr>", 0 },
		{ "<td rowspan=2>S<td>H</tr><tr><td>Siti<td>H<td>A<td>H</tr>",
		    -1 },
		{ "<td rowspan=99>S<td>H</tr><tr><td>Siti<td>H<td>A<td>H",
		    -1 },
	};
	struct bk_buf said = BK_BUF_INIT, page = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_table t;

		bk_buf_clear(&page);
		bk_buf_printf(&page, "%s%s</table>", head, cases[i].rows);
		bk_buf_clear(&said);
		assert_int_equal(bk_htmlin_read(&t, "t.xls",
		    bk_buf_str(&page), &dg), cases[i].result);
		if (cases[i].result == 0)
			bk_table_free(&t);
		else
			assert_non_null(strstr(said.p, "t.xls: a merged cell "
			    "pushes a row out of its table"));
	}
	bk_buf_free(&page);
	bk_buf_free(&said);
}

static void
bounds_are_reported(void **state)
{
	struct bk_buf said = BK_BUF_INIT, deep = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	(void)state;
	for (int i = 0; i < 65; i++)
		bk_buf_puts(&deep, "<table><tr><td>");
	assert_int_equal(bk_htmlin_read(&t, "t.xls", bk_buf_str(&deep), &dg),
	    -1);
	assert_non_null(strstr(said.p, "t.xls: more cells than are read: "
	    "more than 64 tables"));
	bk_buf_clear(&deep);
	bk_buf_clear(&said);
	bk_buf_puts(&deep, "<table><tr><td>");
	for (int i = 0; i <= 1 << 20; i++)
		bk_buf_putc(&deep, 'x');
	assert_int_equal(bk_htmlin_read(&t, "t.xls", bk_buf_str(&deep), &dg),
	    -1);
	assert_non_null(strstr(said.p, "longer than 1 MiB"));
	bk_buf_free(&deep);
	bk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_table),
		cmocka_unit_test(end_tags_may_be_missing),
		cmocka_unit_test(blanks_are_one),
		cmocka_unit_test(rowspan_and_colspan_are_merged_cells),
		cmocka_unit_test(
		    a_cell_covers_no_rows_that_its_table_has_not),
		cmocka_unit_test(text_between_tables_is_a_row),
		cmocka_unit_test(tables_stand_below_each_other),
		cmocka_unit_test(nested_tables_begin_a_row),
		cmocka_unit_test(nested_table_of_one_cell_is_a_frame),
		cmocka_unit_test(unseen_is_not_read),
		cmocka_unit_test(entities),
		cmocka_unit_test(a_page_is_told_by_its_row),
		cmocka_unit_test(a_row_pushed_out_of_its_table_is_refused),
		cmocka_unit_test(bounds_are_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
