/* Text tables: delimiters, dialects, rows and their lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "mem.h"
#include "table.h"

/* "LINE: cell|cell" a row; a faulty row is marked with `!`. */
static void
show(const struct bk_table *t, struct bk_buf *out)
{
	const struct bk_sheet *sheet = &t->sheet[0];

	for (size_t i = 0; i < sheet->n; i++) {
		bk_buf_printf(out, "%zu:%s", sheet->row[i].line,
		    sheet->row[i].fault ? "!" : " ");
		for (size_t c = 0; c < sheet->row[i].n; c++) {
			if (c)
				bk_buf_putc(out, '|');
			bk_buf_putstr(out, sheet->row[i].cell[c]);
		}
		bk_buf_putc(out, '\n');
	}
}

static const struct {
	const char	*what;
	const char	*text;
	char		 delimiter;
	const char	*rows;
} cases[] = {
	{ "nothing", "", ',', "" },
	{ "commas", "nis,nama\n1,A\n2,\"B, C\"", ',',
	    "1: nis|nama\n2: 1|A\n3: 2|B, C\n" },
	{ "semicolons, decimal commas", "nis;nilai\r\n1;7,5\r\n2;8,25\r\n",
	    ';', "1: nis|nilai\n2: 1|7,5\n3: 2|8,25\n" },
	{ "tabs, though every row holds commas too",
	    "Name\tFirst join\tLast leave\nA\t14/11/22, 09:30\t14/11/22, "
	    "09:50\nB, C\t14/11/22, 09:31\t14/11/22, 09:50\n", '\t',
	    "1: Name|First join|Last leave\n2: A|14/11/22, 09:30|14/11/22, "
	    "09:50\n3: B, C|14/11/22, 09:31|14/11/22, 09:50\n" },
	{ "pipes", "a|b\n1|2\n", '|', "1: a|b\n2: 1|2\n" },
	{ "a sep= line is obeyed and no row", "sep=;\na,b;c\n1,2;3\n", ';',
	    "2: a,b|c\n3: 1,2|3\n" },
	{ "blank and empty rows are not there, lines stay true",
	    "Judul\n\n,,,\n , \na,b,,\n", ',', "1: Judul\n5: a|b\n" },
	{ "ragged rows", "a,b,c\n1\n1,2,3,4\n", ',',
	    "1: a|b|c\n2: 1\n3: 1|2|3|4\n" },
	{ "line ends mixed, and newlines in cells",
	    "a,b\r1,\"x\ny\"\r\n2,\"z\"\n3,4", ',',
	    "1: a|b\n2: 1|x\ny\n4: 2|z\n5: 3|4\n" },
	{ "zeros kept by a formula", "id,n\n\"=\"\"00123\"\"\",1\n"
	    "=\"0045\",2\n", ',', "1: id|n\n2: 00123|1\n3: 0045|2\n" },
	{ "a wrong quote costs one line", "a,b\n1,\"x\n2,y\n", ',',
	    "1: a|b\n2:!1,\"x\n3: 2|y\n" },
	{ "a dump: single quotes, escapes", "'id','note'\n"
	    "\"1\",\"said \\\"no, sir\\\"\"\n\"2\",\"home\\\\\"\n"
	    "\"3\",\"it's \\n x\"\n", ',',
	    "1: id|note\n2: 1|said \"no, sir\"\n3: 2|home\\\n"
	    "4: 3|it's \\n x\n" },
	{ "an apostrophe is no quote", "nama,kelas\n'Aisyah,X\n"
	    "Ma'ruf,X\n", ',', "1: nama|kelas\n2: 'Aisyah|X\n3: Ma'ruf|X\n" },
	{ "a backslash may end a cell", "a,b\n\"C:\\\",1\n", ',',
	    "1: a|b\n2: C:\\|1\n" },
	{ "rows of tabs, each in one quoted cell", "Attendance for: X on "
	    "2020-09-07\n\n\"Names\t2020-09-07 9:01\tArrival\"\n"
	    "\"Ani\t\xe2\x9c\x94\t9:01\"\n\"Budi\t\xe2\x9c\x97\"\n", ',',
	    "1: Attendance for: X on 2020-09-07\n"
	    "3: Names|2020-09-07 9:01|Arrival\n4: Ani|\xe2\x9c\x94|9:01\n"
	    "5: Budi|\xe2\x9c\x97\n" },
};

static void
reads_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_buf said = BK_BUF_INIT, got = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_table t;

		assert_int_equal(0, bk_table_text(&t, "f.csv",
		    bk_str(cases[i].text), 0, &dg));
		show(&t, &got);
		assert_string_equal(cases[i].rows, got.p);
		assert_int_equal(cases[i].delimiter, t.delimiter);
		assert_true(t.whole);
		assert_string_equal("", said.p);
		bk_table_free(&t);
		bk_buf_free(&got);
		bk_buf_free(&said);
	}
}

/* What --rejects shows is the file's own bytes, whatever the dialect. */
static void
records_are_verbatim(void **state)
{
	struct bk_diag dg = { .emit = NULL };
	struct bk_table t;
	struct bk_row *row;

	(void)state;
	assert_int_equal(0, bk_table_text(&t, "f.csv", BK_STR(
	    "\n'id','note'\r\n\n\"1\",\"two\nlines \\\"x\\\"\"\r\n\"2\",\"\""),
	    0, &dg));
	row = t.sheet[0].row;
	assert_int_equal(3, t.sheet[0].n);
	assert_true(bk_str_eq(row[0].record, BK_STR("'id','note'")));
	assert_true(bk_str_eq(row[1].record,
	    BK_STR("\"1\",\"two\nlines \\\"x\\\"\"")));
	assert_int_equal(4, row[1].line);
	assert_true(bk_str_eq(row[1].cell[1], BK_STR("two\nlines \"x\"")));
	assert_true(bk_str_eq(row[2].record, BK_STR("\"2\",\"\"")));
	bk_table_free(&t);
}

static void
a_record_of_a_workbook_is_made(void **state)
{
	struct bk_str cell[] = { BK_STR("1"), BK_STR(""), BK_STR("a,\"b\"") };
	struct bk_row row = { .line = 1, .n = 3, .cell = cell };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_table_record(&row, &b);
	assert_string_equal("1,,\"a,\"\"b\"\"\"", b.p);
	bk_buf_free(&b);
}

static void
stops_at_the_rows_asked_for(void **state)
{
	struct bk_diag dg = { .emit = NULL };
	struct bk_table t;

	(void)state;
	assert_int_equal(0, bk_table_text(&t, "f", BK_STR("a,b\n1,2\n3,4\n"),
	    2, &dg));
	assert_int_equal(2, t.sheet[0].n);
	assert_false(t.whole);
	bk_table_free(&t);
	assert_int_equal(0, bk_table_text(&t, "f", BK_STR("a,b\n1,2\n"), 2,
	    &dg));
	assert_true(t.whole);
	bk_table_free(&t);
}

static void
too_many_cells_are_refused(void **state)
{
	struct bk_buf said = BK_BUF_INIT, text = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_table t;

	(void)state;
	for (int i = 0; i < 520; i++) {
		bk_buf_reserve(&text, 16400);
		memset(text.p + text.n, ',', 16383);
		text.n += 16383;
		bk_buf_puts(&text, "x\n");
	}
	assert_int_equal(-1, bk_table_text(&t, "f.csv", bk_buf_str(&text), 0,
	    &dg));
	assert_string_equal("error: f.csv: more cells than are read; nothing "
	    "read; give it in parts\n", said.p);
	bk_buf_free(&text);
	bk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_text),
		cmocka_unit_test(records_are_verbatim),
		cmocka_unit_test(a_record_of_a_workbook_is_made),
		cmocka_unit_test(stops_at_the_rows_asked_for),
		cmocka_unit_test(too_many_cells_are_refused),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
