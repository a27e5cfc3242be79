/* SpreadsheetML 2003 (sheetml.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "sheetml.h"

#define HEAD "<?xml version=\"1.0\"?>\n" \
    "<?mso-application progid=\"Excel.Sheet\"?>\n" \
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" " \
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\" " \
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
#define SHEET(name, rows) "<Worksheet ss:Name=\"" name "\"><Table>" rows \
    "</Table></Worksheet>"
#define TEXT(s) "<Cell><Data ss:Type=\"String\">" s "</Data></Cell>"
#define NUMBER(s) "<Cell><Data ss:Type=\"Number\">" s "</Data></Cell>"

/* Each sheet as NAME, then LINE:cell|cell; merged cells shown. */
static void
show(const struct bk_table *t, struct bk_buf *out)
{
	for (size_t k = 0; k < t->n; k++) {
		const struct bk_sheet *s = &t->sheet[k];

		bk_buf_putstr(out, s->name);
		bk_buf_putc(out, '\n');
		for (size_t i = 0; i < s->n; i++) {
			bk_buf_printf(out, "%zu:", s->row[i].line);
			for (size_t c = 0; c < s->row[i].n; c++) {
				if (c)
					bk_buf_putc(out, '|');
				bk_buf_putstr(out, bk_table_shown(s, i, c));
			}
			bk_buf_putc(out, '\n');
		}
	}
}

static void
reads_as(const char *xml, const char *want, const char *reported)
{
	struct bk_buf said = BK_BUF_INIT, got = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	assert_int_equal(bk_sheetml_read(&t, "t.xls", bk_str(xml), &dg), 0);
	show(&t, &got);
	assert_string_equal(got.n ? got.p : "", want);
	assert_string_equal(said.n ? said.p : "", reported);
	bk_table_free(&t);
	bk_buf_free(&got);
	bk_buf_free(&said);
}

static void
fails_with(const char *xml, const char *what)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	assert_int_equal(bk_sheetml_read(&t, "t.xls", bk_str(xml), &dg), -1);
	if (!strstr(said.p, what))
		printf("%s", said.p);
	assert_non_null(strstr(said.p, what));
	bk_buf_free(&said);
}

static void
sheets_and_strings(void **state)
{
	(void)state;
	reads_as(HEAD SHEET("Rekap",
	    "<Row>" TEXT("NIS") TEXT("Nama") "</Row>"
	    "<Row>" TEXT("00123") TEXT("Siti &amp; Adi") "</Row>")
	    SHEET("Dua", "<Row>" NUMBER("12.50") "</Row>") "</Workbook>",
	    "Rekap\n1:NIS|Nama\n2:00123|Siti & Adi\nDua\n1:12.5\n", "");
}

static void
index_skips_rows_and_cells(void **state)
{
	(void)state;
	reads_as(HEAD SHEET("S", "<Row ss:Index=\"3\"><Cell ss:Index=\"2\">"
	    "<Data ss:Type=\"String\">b</Data></Cell>" TEXT("c") "</Row>"
	    "<Row ss:Span=\"4\"/><Row>" TEXT("a") "</Row>") "</Workbook>",
	    "S\n3:|b|c\n9:a\n", "");
}

static void
merges_across_and_down(void **state)
{
	(void)state;
	reads_as(HEAD SHEET("S", "<Row><Cell ss:MergeDown=\"1\">"
	    "<Data ss:Type=\"String\">NIS</Data></Cell>"
	    "<Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">Sep</Data>"
	    "</Cell>" TEXT("end") "</Row>"
	    "<Row><Cell ss:Index=\"2\"><Data ss:Type=\"Number\">1</Data>"
	    "</Cell>" NUMBER("2") "</Row>") "</Workbook>",
	    "S\n1:NIS|Sep|Sep|end\n2:NIS|1|2\n", "");
}

static void
styles_tell_days_and_percentages(void **state)
{
	(void)state;
	reads_as(HEAD "<Styles><Style ss:ID=\"p\"><NumberFormat "
	    "ss:Format=\"0.0%\"/></Style><Style ss:ID=\"d\"><NumberFormat "
	    "ss:Format=\"Short Date\"/></Style></Styles>"
	    SHEET("S", "<Row><Cell ss:StyleID=\"p\"><Data "
	    "ss:Type=\"Number\">0.855</Data></Cell><Cell ss:StyleID=\"d\">"
	    "<Data ss:Type=\"DateTime\">2020-09-01T00:00:00.000</Data></Cell>"
	    "<Cell ss:StyleID=\"d\"><Data ss:Type=\"DateTime\">"
	    "2020-09-01T07:30:00.000</Data></Cell><Cell><Data "
	    "ss:Type=\"DateTime\">1899-12-31T07:05:00.000</Data></Cell>"
	    "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data "
	    "ss:Type=\"Error\">#N/A</Data></Cell></Row>") "</Workbook>",
	    "S\n1:85.5%|2020-09-01|2020-09-01 07:30:00|07:05:00|TRUE|#N/A\n",
	    "");
}

static void
comments_and_fonts_are_not_values(void **state)
{
	(void)state;
	reads_as(HEAD SHEET("S", "<Row><Cell><ss:Data ss:Type=\"String\" "
	    "xmlns=\"http://www.w3.org/TR/REC-html40\"><B>Si</B>ti</ss:Data>"
	    "<Comment ss:Author=\"x\"><ss:Data>secret</ss:Data></Comment>"
	    "</Cell>" TEXT("b") "</Row>") "</Workbook>", "S\n1:Siti|b\n", "");
}

static void
hidden_sheets_are_reported(void **state)
{
	(void)state;
	reads_as(HEAD "<Worksheet ss:Name=\"H\"><Table><Row>" TEXT("x")
	    "</Row></Table><x:WorksheetOptions><x:Visible>SheetHidden"
	    "</x:Visible></x:WorksheetOptions></Worksheet>"
	    SHEET("S", "<Row>" TEXT("a") "</Row>") "</Workbook>",
	    "S\n1:a\n", "note: t.xls: hidden sheet: H; not read\n");
}

static void
damaged_and_hostile(void **state)
{
	struct bk_buf deep = BK_BUF_INIT;

	(void)state;
	fails_with(HEAD SHEET("S", "<Row>"), "damaged workbook");
	fails_with(HEAD SHEET("S", "<Row ss:Index=\"5\"/><Row "
	    "ss:Index=\"2\"/>") "</Workbook>", "rows out of order");
	fails_with(HEAD SHEET("S", "<Row>" TEXT("a") "<Cell ss:Index=\"1\"/>"
	    "</Row>") "</Workbook>", "cells out of order");
	fails_with(HEAD SHEET("S", "<Row><Cell ss:Index=\"99999\"/></Row>")
	    "</Workbook>", "cells out of order");
	fails_with("<!DOCTYPE Workbook [<!ENTITY a \"b\">]>" HEAD
	    "</Workbook>", "DOCTYPE");
	bk_buf_puts(&deep, HEAD);
	for (int i = 0; i < 70; i++)
		bk_buf_puts(&deep, "<a>");
	fails_with(deep.p, "nested too deep");
	bk_buf_free(&deep);
}

static void
told_by_its_namespace(void **state)
{
	(void)state;
	assert_true(bk_sheetml_is(BK_STR(HEAD)));
	assert_true(bk_sheetml_is(BK_STR("\xef\xbb\xbf" HEAD)));
	assert_false(bk_sheetml_is(BK_STR("<table><tr><td>1")));
	assert_false(bk_sheetml_is(BK_STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheets_and_strings),
		cmocka_unit_test(index_skips_rows_and_cells),
		cmocka_unit_test(merges_across_and_down),
		cmocka_unit_test(styles_tell_days_and_percentages),
		cmocka_unit_test(comments_and_fonts_are_not_values),
		cmocka_unit_test(hidden_sheets_are_reported),
		cmocka_unit_test(damaged_and_hostile),
		cmocka_unit_test(told_by_its_namespace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
