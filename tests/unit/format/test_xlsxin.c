/* Workbooks: what is read, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <zlib.h>

#include "mem.h"
#include "xlsxin.h"
#include "xlsxmake.h"
#include "xlsxstream.h"

/* A table of a workbook in memory, and that; done frees both. */
static struct bk_xlsxbook *open_book;

static int
read_book(struct bk_table *t, struct bk_str bytes, struct bk_diag *dg)
{
	int r = -1;

	open_book = bk_xlsxin_open("b.xlsx", bytes, NULL, 0, dg);
	if (open_book)
		r = bk_xlsxin_table(open_book, t, 0);
	if (r < 0) {
		bk_xlsxin_close(open_book);
		open_book = NULL;
	}
	return r;
}

static void
done(struct bk_table *t)
{
	bk_table_free(t);
	bk_xlsxin_close(open_book);
	open_book = NULL;
}

/* The table as text: a line a row, "LINE: cell|cell". */
static void
show(const struct bk_table *t, struct bk_buf *out)
{
	for (size_t s = 0; s < t->n; s++) {
		const struct bk_sheet *sheet = &t->sheet[s];

		if (t->n > 1) {
			bk_buf_putc(out, '#');
			bk_buf_putstr(out, sheet->name);
			bk_buf_putc(out, '\n');
		}
		for (size_t i = 0; i < sheet->n; i++) {
			bk_buf_printf(out, "%zu: ", sheet->row[i].line);
			for (size_t c = 0; c < sheet->row[i].n; c++) {
				if (c)
					bk_buf_putc(out, '|');
				bk_buf_putstr(out, sheet->row[i].cell[c]);
			}
			bk_buf_putc(out, '\n');
		}
	}
}

static void
expect(struct bk_buf *book, const char *rows, const char *what_was_said)
{
	struct bk_buf said = BK_BUF_INIT, got = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t = { .arena = BK_ARENA_INIT };

	if (read_book(&t, bk_buf_str(book), &dg) == 0)
		show(&t, &got);
	else
		bk_buf_puts(&got, "refused");
	assert_string_equal(what_was_said, said.p);
	assert_string_equal(rows, got.p);
	done(&t);
	bk_buf_free(&said);
	bk_buf_free(&got);
	bk_buf_free(book);
}

#define ROW1(cells) "<sheetData><row r=\"1\">" cells "</row></sheetData>"

static const struct {
	const char	*what;
	const char	*sheet;
	const char	*rows;
} cells[] = {
	{ "every kind of value", ROW1("<c t=\"s\"><v>0</v></c>"
	    "<c t=\"inlineStr\"><is><t> Ani </t></is></c>"
	    "<c t=\"str\"><f>1+1</f><v>dua</v></c><c><v>3</v></c>"
	    "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>"
	    "<c t=\"d\"><v>2020-09-01</v></c>"),
	    "1: nol|Ani|dua|3|TRUE|#N/A|2020-09-01\n" },
	{ "rich text, without how it is pronounced", ROW1("<c "
	    "t=\"inlineStr\"><is><r><t>Si</t></r><rPh sb=\"0\" eb=\"1\">"
	    "<t>xx</t></rPh><r><rPr><b/></rPr><t>ti</t></r></is></c>"),
	    "1: Siti\n" },
	{ "days, durations, shares, moments", ROW1("<c s=\"1\"><v>44075</v>"
	    "</c><c s=\"2\"><v>1.5</v></c><c s=\"3\"><v>0.857</v></c>"
	    "<c s=\"4\"><v>44075.3125</v></c>"),
	    "1: 2020-09-01|36:00:00|85.7%|2020-09-01 07:30:00\n" },
	{ "numbers as a person typed them", ROW1("<c><v>230901.0</v></c>"
	    "<c><v>9.8999999999999986</v></c><c><v>3.3200112233E+15</v></c>"
	    "<c><v>0051234567</v></c>"),
	    "1: 230901|9.9|3320011223300000|0051234567\n" },
	{ "cells and rows that name no place", "<sheetData><row><c><v>1</v>"
	    "</c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row/><row>"
	    "<c/><c><v>4</v></c></row></sheetData>",
	    "1: 1|||2|3\n3: |4\n" },
	{ "a used range far larger than the data", "<dimension "
	    "ref=\"A1:XFD1048576\"/><sheetData><row r=\"2\"><c r=\"B2\">"
	    "<v>1</v></c><c r=\"XFD2\" s=\"1\"/></row><row r=\"1048576\">"
	    "<c r=\"A1048576\" s=\"1\"/></row></sheetData>",
	    "2: |1\n" },
	{ "the last cell of a sheet", "<sheetData><row r=\"1048576\">"
	    "<c r=\"B1048576\"><v>1</v></c></row></sheetData>",
	    "1048576: |1\n" },
	{ "escapes of what XML cannot hold", ROW1("<c t=\"str\">"
	    "<v>a_x000D_b_x0000_c_x00e9_</v></c>"),
	    "1: a\rb_x0000_c\xc3\xa9\n" },
};

static void
reads_cells(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(cells); i++) {
		struct bk_buf book = BK_BUF_INIT;

		xm_sheet(cells[i].sheet, &book);
		expect(&book, cells[i].rows, "");
	}
}

static void
reads_prefixes_and_the_strict_variant(void **state)
{
	const struct xm_part parts[] = {
		{ "_rels/.rels", "<p:Relationships xmlns:p=\"" XM_P "\">"
		    "<p:Relationship Id=\"a\" Type=\"http://purl.oclc.org/"
		    "ooxml/officeDocument/relationships/officeDocument\" "
		    "Target=\"/XL\\workbook.xml\"/></p:Relationships>", 0 },
		{ "xl/worksheets/sheet1.xml", "<x:worksheet xmlns:x=\"http://"
		    "purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
		    "<x:row><x:c><x:v>1</x:v></x:c><c><v>no</v></c></x:row>"
		    "</x:sheetData></x:worksheet>", 0 },
	};
	struct bk_buf book = BK_BUF_INIT;

	(void)state;
	xm_make(parts, 2, &book);
	expect(&book, "1: 1\n", "");
}

/* A relation to a part that was left out, where no cell needs it. */
static void
does_without_announced_parts(void **state)
{
	const struct xm_part parts[] = {
		{ "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\""
		    XM_P "\"><Relationship Id=\"s1\" Type=\"" XM_R
		    "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
		    "<Relationship Id=\"a\" Type=\"" XM_R "/styles\" "
		    "Target=\"none.xml\"/><Relationship Id=\"b\" Type=\""
		    XM_R "/sharedStrings\" Target=\"none.xml\"/>"
		    "</Relationships>", 0 },
		{ "xl/worksheets/sheet1.xml", "<worksheet " XM_NS ">"
		    ROW1("<c><v>1</v></c>") "</worksheet>", 0 },
	};
	struct bk_buf book = BK_BUF_INIT;

	(void)state;
	xm_make(parts, 2, &book);
	expect(&book, "1: 1\n", "");
}

static const char two_sheets[] = "<workbook " XM_NS " xmlns:r=\"" XM_R "\">"
    "<workbookPr date1904=\"1\"/><sheets>"
    "<sheet name=\"X MIPA 1\" r:id=\"s1\"/>"
    "<sheet name=\"lama\" state=\"hidden\" r:id=\"s2\"/>"
    "<sheet name=\"X MIPA 2\" r:id=\"s2\"/></sheets></workbook>";

static void
reads_shown_sheets_and_days_since_1904(void **state)
{
	const struct xm_part parts[] = {
		{ "xl/workbook.xml", two_sheets, 0 },
		{ "xl/worksheets/sheet1.xml", "<worksheet " XM_NS ">"
		    ROW1("<c s=\"1\"><v>42613</v></c>") "</worksheet>", 0 },
		{ "xl/worksheets/sheet2.xml", "<worksheet " XM_NS ">"
		    ROW1("<c s=\"1\"><v>0</v></c>") "</worksheet>", 0 },
	};
	struct bk_buf book = BK_BUF_INIT;

	(void)state;
	xm_make(parts, 3, &book);
	expect(&book, "#X MIPA 1\n1: 2020-09-01\n#X MIPA 2\n1: 1904-01-01\n",
	    "note: b.xlsx: hidden sheet: lama; not read\n");
}

static void
merged_cells_are_shown_by_their_head(void **state)
{
	struct bk_buf book = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_sheet *s;
	struct bk_table t;

	(void)state;
	xm_sheet("<sheetData><row r=\"3\"><c r=\"B3\"><v>7</v></c></row>"
	    "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"E4\"><v>2</v></c>"
	    "</row></sheetData><mergeCells><mergeCell ref=\"B3:D4\"/>"
	    "</mergeCells>", &book);
	assert_int_equal(0, read_book(&t, bk_buf_str(&book),
	    &dg));
	s = &t.sheet[0];
	assert_true(bk_str_eq(bk_table_shown(s, 0, 3), BK_STR("7")));
	assert_true(bk_str_eq(bk_table_shown(s, 1, 1), BK_STR("7")));
	assert_true(bk_str_eq(bk_table_shown(s, 1, 3), BK_STR("7")));
	assert_true(bk_str_eq(bk_table_shown(s, 1, 0), BK_STR("1")));
	assert_true(bk_str_eq(bk_table_shown(s, 1, 4), BK_STR("2")));
	assert_int_equal(0, bk_table_shown(s, 0, 0).n);
	done(&t);
	bk_buf_free(&book);
	bk_buf_free(&said);
}

static void
shows(const struct bk_sheet *s, size_t line, size_t col, const char *text)
{
	for (size_t i = 0; i < s->n; i++) {
		struct bk_str got = bk_table_shown(s, i, col);

		if (s->row[i].line != line)
			continue;
		assert_int_equal(strlen(text), got.n);
		assert_memory_equal(text, got.p, got.n);
		return;
	}
	fail();
}

/* A spreadsheet program lists merges in the order they were made in. */
static void
merged_cells_may_be_listed_in_any_order(void **state)
{
	static const struct { size_t line; const char *a, *d; } row[] = {
		{ 3, "3", "8A" }, { 4, "4", "8A" }, { 5, "5", "8B" },
		{ 6, "6", "8B" }, { 9, "Senin", "" }, { 10, "Selasa", "" },
		{ 11, "Rabu", "" },
	};
	struct bk_buf book = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	(void)state;
	xm_sheet("<sheetData>"
	    "<row r=\"3\"><c r=\"A3\"><v>3</v></c>"
	    "<c r=\"D3\" t=\"str\"><v>8A</v></c></row>"
	    "<row r=\"4\"><c r=\"A4\"><v>4</v></c></row>"
	    "<row r=\"5\"><c r=\"A5\"><v>5</v></c>"
	    "<c r=\"D5\" t=\"str\"><v>8B</v></c></row>"
	    "<row r=\"6\"><c r=\"A6\"><v>6</v></c></row>"
	    "<row r=\"9\"><c t=\"str\"><v>Senin</v></c></row>"
	    "<row r=\"10\"><c t=\"str\"><v>Selasa</v></c></row>"
	    "<row r=\"11\"><c t=\"str\"><v>Rabu</v></c></row></sheetData>"
	    "<mergeCells><mergeCell ref=\"D3:D4\"/><mergeCell ref=\"A9:B9\"/>"
	    "<mergeCell ref=\"A10:B10\"/><mergeCell ref=\"A11:B11\"/>"
	    "<mergeCell ref=\"D5:D6\"/></mergeCells>", &book);
	assert_int_equal(0, read_book(&t, bk_buf_str(&book),
	    &dg));
	for (size_t i = 0; i < BK_NELEM(row); i++) {
		shows(&t.sheet[0], row[i].line, 0, row[i].a);
		shows(&t.sheet[0], row[i].line, 3, row[i].d);
		if (row[i].line > 8)
			shows(&t.sheet[0], row[i].line, 1, row[i].a);
	}
	done(&t);
	bk_buf_free(&book);
	bk_buf_free(&said);
}

/*
 * A class over 36 students, beside each of whom ten pairs of cells are merged:
 * the last of them has its class 360 merges away.
 */
static void
a_class_is_found_among_many_merges(void **state)
{
	struct bk_buf xml = BK_BUF_INIT, book = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	(void)state;
	bk_buf_puts(&xml, "<sheetData><row r=\"1\"><c t=\"str\"><v>8A</v>"
	    "</c><c><v>1</v></c></row>");
	for (int i = 2; i <= 36; i++)
		bk_buf_printf(&xml, "<row r=\"%d\"><c r=\"B%d\"><v>%d</v>"
		    "</c></row>", i, i, i);
	bk_buf_puts(&xml, "</sheetData><mergeCells>"
	    "<mergeCell ref=\"A1:A36\"/>");
	for (int i = 1; i <= 36; i++)
		for (int c = 'D'; c < 'X'; c += 2)
			bk_buf_printf(&xml, "<mergeCell ref=\"%c%d:%c%d\"/>",
			    c, i, c + 1, i);
	bk_buf_puts(&xml, "</mergeCells>");
	xm_sheet(xml.p, &book);
	assert_int_equal(0, read_book(&t, bk_buf_str(&book),
	    &dg));
	for (size_t i = 1; i <= 36; i++)
		shows(&t.sheet[0], i, 0, "8A");
	done(&t);
	bk_buf_free(&xml);
	bk_buf_free(&book);
	bk_buf_free(&said);
}

/* --- what is refused ---------------------------------------------------- */

static void
more_merges_than_are_read_are_refused(void **state)
{
	struct bk_buf xml = BK_BUF_INIT, book = BK_BUF_INIT;

	(void)state;
	bk_buf_puts(&xml, "<sheetData/><mergeCells>");
	for (int i = 1; i <= (1 << 16) + 1; i++)
		bk_buf_printf(&xml, "<mergeCell ref=\"A%d:B%d\"/>", i, i);
	bk_buf_puts(&xml, "</mergeCells>");
	xm_sheet(xml.p, &book);
	expect(&book, "refused", "error: b.xlsx: damaged workbook: "
	    "xl/worksheets/sheet1.xml: too many merged cells; "
	    "nothing read; save it again in a spreadsheet program\n");
	bk_buf_free(&xml);
}

#define BROKEN(detail) "error: b.xlsx: damaged workbook: " detail \
    "; nothing read; save it again in a spreadsheet program\n"
#define SHEET1 "xl/worksheets/sheet1.xml: "

static const struct {
	const char	*sheet;
	const char	*said;
} bad_sheets[] = {
	{ ROW1("<c t=\"s\"><v>1</v></c>"),
	    BROKEN(SHEET1 "a shared string that is not there") },
	{ ROW1("<c t=\"s\"><v>-1</v></c>"),
	    BROKEN(SHEET1 "a shared string that is not there") },
	{ ROW1("<c r=\"XFE1\"><v>1</v></c>"),
	    BROKEN(SHEET1 "a cell outside the sheet") },
	{ ROW1("<c r=\"A1048577\"><v>1</v></c>"),
	    BROKEN(SHEET1 "a cell outside the sheet") },
	{ ROW1("<c r=\"XFD1\"><v>1</v></c><c><v>1</v></c>"),
	    BROKEN(SHEET1 "a row that is too long") },
	{ "<mergeCells><mergeCell ref=\"B2\"/></mergeCells>",
	    BROKEN(SHEET1 "merged cells that are none") },
	{ "<sheetData><row>", BROKEN(SHEET1 "mismatched tag") },
};

static void
refuses_damaged_sheets(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(bad_sheets); i++) {
		struct bk_buf book = BK_BUF_INIT;

		xm_sheet(bad_sheets[i].sheet, &book);
		expect(&book, "refused", bad_sheets[i].said);
	}
}

static const struct {
	struct xm_part	 part;
	const char	*said;
} bad_parts[] = {
	{ { "xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY e SYSTEM "
	    "\"file:///etc/passwd\">]><worksheet " XM_NS "/>", 0 },
	    "error: b.xlsx: the workbook holds a DOCTYPE: "
	    "xl/worksheets/sheet1.xml; "
	    "nothing read; save it again in a spreadsheet program\n" },
	{ { "_rels/.rels", "<Relationships xmlns=\"" XM_P "\"><Relationship "
	    "Id=\"a\" Type=\"" XM_R "/officeDocument\" "
	    "Target=\"../../etc/passwd\"/></Relationships>", 0 },
	    BROKEN("_rels/.rels: a relationship that leaves the archive") },
	{ { "_rels/.rels", "<Relationships xmlns=\"" XM_P "\"/>", 0 },
	    "error: b.xlsx: not a text table or an .xlsx workbook: "
	    "a zip archive of something else; nothing read\n" },
	{ { "_rels/.rels", "<Relationships xmlns=\"" XM_P "\"><Relationship "
	    "Id=\"a\" Type=\"" XM_R "/officeDocument\" "
	    "Target=\"xl/workbook.bin\"/></Relationships>", 0 },
	    "error: b.xlsx: not a text table or an .xlsx workbook: "
	    "a binary workbook; save it as .xlsx; nothing read\n" },
	{ { "_rels/.rels", "<Relationships xmlns=\"" XM_P "\"><Relationship "
	    "Id=\"a\" Type=\"" XM_R "/officeDocument\" "
	    "Target=\"word/document.xml\"/></Relationships>", 0 },
	    "error: b.xlsx: not a text table or an .xlsx workbook: "
	    "a text or slides; save its table as .xlsx; nothing read\n" },
	{ { "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" XM_P
	    "\"/>", 0 },
	    BROKEN("a sheet is not in the archive") },
	{ { "xl/workbook.xml", "<workbook " XM_NS " xmlns:r=\"" XM_R "\">"
	    "<sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"s1\"/>"
	    "<sheet name=\"Two\" sheetId=\"2\" r:id=\"s1\"/></sheets>"
	    "</workbook>", 0 },
	    BROKEN("two sheets are one part") },
	{ { "xl/sharedStrings.xml", "\xff\xfe<", 0 },
	    BROKEN("xl/sharedStrings.xml: unclosed token") },
};

static void
refuses_damaged_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(bad_parts); i++) {
		struct bk_buf book = BK_BUF_INIT;

		xm_make(&bad_parts[i].part, 1, &book);
		expect(&book, "refused", bad_parts[i].said);
	}
}

/*
 * `n` bytes of blanks, or of letters that do not pack, between two texts, as
 * the sheet of a workbook.
 */
static void
stuffed(const char *before, size_t n, bool letters, const char *after,
    const char *said)
{
	uint32_t lot = 1;

	struct bk_buf xml = BK_BUF_INIT, book = BK_BUF_INIT;
	struct xm_part p = { "xl/worksheets/sheet1.xml", NULL, 0 };

	bk_buf_puts(&xml, "<worksheet " XM_NS ">");
	bk_buf_puts(&xml, before);
	bk_buf_reserve(&xml, n);
	while (n-- > 0) {
		lot = lot * 1664525 + 1013904223;
		xml.p[xml.n++] = letters ? (char)('a' + (lot >> 24) % 26) : ' ';
	}
	bk_buf_puts(&xml, after);
	bk_buf_puts(&xml, "</worksheet>");
	p.xml = xml.p;
	p.n = xml.n;
	xm_make(&p, 1, &book);
	bk_buf_free(&xml);
	expect(&book, "refused", said);
}

static void
refuses_bombs(void **state)
{
	static const char too_far[] = "error: b.xlsx: unpacks to more than "
	    "is read: xl/worksheets/sheet1.xml; "
	    "nothing read; give it in parts\n";

	(void)state;
	stuffed("", 33u << 20, false, "", too_far);	/* a part's size */
	stuffed("", 8u << 20, false, "", too_far);	/* its ratio */
	stuffed("<a b=\"", 4u << 20, true, "\"/>",
	    BROKEN(SHEET1 "a tag that does not end"));
	stuffed("<sheetData><row><c t=\"str\"><v>", (1u << 20) + 1, true,
	    "</v></c></row></sheetData>", "error: b.xlsx: a cell is longer "
	    "than is read: xl/worksheets/sheet1.xml; nothing read; is a "
	    "quote not closed?\n");
}

static void
refuses_deep_nesting(void **state)
{
	struct bk_buf xml = BK_BUF_INIT, book = BK_BUF_INIT;

	(void)state;
	for (int i = 0; i < 70; i++)
		bk_buf_puts(&xml, "<a>");
	for (int i = 0; i < 70; i++)
		bk_buf_puts(&xml, "</a>");
	xm_sheet(xml.p, &book);
	bk_buf_free(&xml);
	expect(&book, "refused", BROKEN(SHEET1 "nested too deep"));
}

/* The checksum fails at the very end, when all cells have been seen. */
static void
refuses_a_wrong_checksum(void **state)
{
	static const char sheet[] = "<worksheet " XM_NS ">"
	    ROW1("<c><v>1</v></c>") "</worksheet>";
	uLong crc = crc32(0, (const Bytef *)sheet, sizeof(sheet) - 1);
	const struct xm_part p = { "xl/worksheets/sheet1.xml", sheet, 0 };
	unsigned char le[4] = { crc & 255, crc >> 8 & 255, crc >> 16 & 255,
		crc >> 24 & 255 };
	struct bk_buf book = BK_BUF_INIT;
	char *at;

	(void)state;
	xm_make(&p, 1, &book);
	/* in the local header and in the directory alike */
	for (at = book.p; (at = memmem(at, book.n - (size_t)(at - book.p), le,
	    4)) != NULL; )
		*at ^= 1;
	expect(&book, "refused",
	    BROKEN(SHEET1 "wrong checksum or damaged data"));
}

static void
tells_what_is_no_workbook(void **state)
{
	static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ... "
	    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_true(bk_xlsxin_is(BK_STR(ole)));
	assert_true(bk_xlsxin_is(BK_STR("PK\3\4")));
	assert_false(bk_xlsxin_is(BK_STR("nis,nama\n")));
	bk_buf_add(&b, ole, sizeof(ole));
	expect(&b, "refused", "error: b.xlsx: the workbook has a password; "
	    "nothing read; save a copy without one\n");
	bk_buf_add(&b, ole, 12);
	expect(&b, "refused", "error: b.xlsx: not a text table or an .xlsx "
	    "workbook: an old .xls file; open it in a spreadsheet program "
	    "and save it as .xlsx; nothing read\n");
	bk_buf_puts(&b, "PK\3\4 cut short");
	expect(&b, "refused", BROKEN("Not a zip archive"));
}

/* Every prefix of a workbook is refused or read, and nothing leaks. */
static void
survives_truncation(void **state)
{
	struct bk_buf book = BK_BUF_INIT;
	struct bk_diag dg = { .emit = NULL };

	(void)state;
	xm_sheet(cells[0].sheet, &book);
	for (size_t n = 0; n < book.n; n += 7) {
		struct bk_table t;

		if (read_book(&t, (struct bk_str){ book.p, n }, &dg) == 0)
			done(&t);
	}
	bk_buf_free(&book);
}

/* --- streams ------------------------------------------------------------ */

/* All of the text of the first sheet; what was said, where it fails. */
static ssize_t
stream(struct bk_buf *book, struct bk_buf *out, struct bk_buf *said)
{
	struct bk_diag dg = bk_diag_into(said);
	struct bk_xlsxbook *b = bk_xlsxin_open("b.xlsx", bk_buf_str(book),
	    NULL, 0, &dg);
	struct bk_xlsxstream *x = b ? bk_xlsxstream_new(b, 0, ' ') : NULL;
	ssize_t n = -1;
	char piece[7];

	while (x && (n = bk_xlsxstream_read(x, piece, sizeof(piece))) > 0)
		bk_buf_add(out, piece, (size_t)n);
	bk_xlsxstream_free(x);
	bk_xlsxin_close(b);
	return n;
}

static void
streams_as(const char *sheet, const char *text, const char *what_was_said)
{
	struct bk_buf book = BK_BUF_INIT, got = BK_BUF_INIT, said = BK_BUF_INIT;
	ssize_t n;

	xm_sheet(sheet, &book);
	n = stream(&book, &got, &said);
	assert_string_equal(what_was_said, said.n ? said.p : "");
	if (said.n)
		assert_int_not_equal(0, n);
	else
		assert_string_equal(text, got.n ? got.p : "");
	bk_buf_free(&book);
	bk_buf_free(&got);
	bk_buf_free(&said);
}

/* The rows of a stream, read as a text, are those of the table. */
static void
a_stream_has_the_cells_of_a_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(cells); i++) {
		struct bk_buf book = BK_BUF_INIT, text = BK_BUF_INIT;
		struct bk_buf said = BK_BUF_INIT, a = BK_BUF_INIT;
		struct bk_buf b = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_table t;

		xm_sheet(cells[i].sheet, &book);
		if (read_book(&t, bk_buf_str(&book), &dg) == 0) {
			show(&t, &a);
			done(&t);
			assert_int_equal(0, stream(&book, &text, &said));
			assert_int_equal(0, bk_table_text(&t, "b",
			    bk_buf_str(&text), 0, &dg));
			show(&t, &b);
			for (size_t k = 0; k < a.n; k++)
				if (a.p[k] == '\r' || (a.p[k] == '\n' &&
				    k + 1 < a.n && !strchr("0123456789",
				    a.p[k + 1])))
					a.p[k] = ' ';
			if (strcmp(a.p ? a.p : "", b.p ? b.p : "") != 0)
				print_error("%s\n", cells[i].what);
			assert_string_equal(a.p ? a.p : "", b.p ? b.p : "");
			bk_table_free(&t);
		}
		bk_buf_free(&book);
		bk_buf_free(&text);
		bk_buf_free(&said);
		bk_buf_free(&a);
		bk_buf_free(&b);
	}
}

static void
a_stream_has_line_n_for_row_n(void **state)
{
	(void)state;
	streams_as("<sheetData><row r=\"2\"><c r=\"B2\"><v>7</v></c></row>"
	    "<row r=\"5\"><c t=\"str\"><v>a\nb,\"c\"</v></c></row>"
	    "</sheetData>", "\n,7\n\n\n\"a b,\"\"c\"\"\"", "");
}

static void
a_stream_refuses_what_is_out_of_order(void **state)
{
	static const char said[] = "error: b.xlsx: damaged workbook: "
	    "xl/worksheets/sheet1.xml: %s; "
	    "nothing read; save it again in a spreadsheet program\n";
	char text[256];

	(void)state;
	snprintf(text, sizeof(text), said, "rows that are not in order");
	streams_as("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>", "",
	    text);
	snprintf(text, sizeof(text), said, "cells that are not in order");
	streams_as("<sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row>"
	    "</sheetData>", "", text);
	snprintf(text, sizeof(text), said, "a shared string that is not there");
	streams_as("<sheetData><row><c t=\"s\"><v>9</v></c></row>"
	    "</sheetData>", "", text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stream_has_the_cells_of_a_table),
		cmocka_unit_test(a_stream_has_line_n_for_row_n),
		cmocka_unit_test(a_stream_refuses_what_is_out_of_order),
		cmocka_unit_test(reads_cells),
		cmocka_unit_test(reads_prefixes_and_the_strict_variant),
		cmocka_unit_test(does_without_announced_parts),
		cmocka_unit_test(reads_shown_sheets_and_days_since_1904),
		cmocka_unit_test(merged_cells_are_shown_by_their_head),
		cmocka_unit_test(merged_cells_may_be_listed_in_any_order),
		cmocka_unit_test(a_class_is_found_among_many_merges),
		cmocka_unit_test(more_merges_than_are_read_are_refused),
		cmocka_unit_test(refuses_damaged_sheets),
		cmocka_unit_test(refuses_damaged_parts),
		cmocka_unit_test(refuses_bombs),
		cmocka_unit_test(refuses_deep_nesting),
		cmocka_unit_test(refuses_a_wrong_checksum),
		cmocka_unit_test(tells_what_is_no_workbook),
		cmocka_unit_test(survives_truncation),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
