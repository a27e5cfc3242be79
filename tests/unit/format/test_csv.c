/* The CSV reader: cells, faults, and that no way of cutting matters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "csv.h"

/* Every row as `line:[cell][cell]...`, a fault as `line!fault`. */
static void
show(const char *text, size_t n, char delim, struct bk_buf *out)
{
	struct bk_csv c = { .text = text, .n = n, .delimiter = delim,
	    .line = 1 };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_csv_row row;

	bk_buf_clear(out);
	while (bk_csv_next(&c, &a, &row)) {
		if (out->n)
			bk_buf_putc(out, ' ');
		bk_buf_putu(out, row.line);
		if (row.fault != BK_CSV_OK) {
			bk_buf_printf(out, "!%s", bk_csv_fault_text(row.fault));
			continue;
		}
		bk_buf_putc(out, ':');
		for (size_t i = 0; i < row.ncells; i++) {
			bk_buf_putc(out, '[');
			bk_buf_putstr(out, row.cell[i]);
			bk_buf_putc(out, ']');
		}
	}
	bk_csv_free(&c);
	bk_arena_free(&a);
}

static void
test_rows(void **state)
{
	static const struct {
		const char *text, *want;
	} t[] = {
		{ "", "" },
		{ "\n", "1:[]" },
		{ "a", "1:[a]" },
		{ "a,b\n", "1:[a][b]" },
		{ "a,b\nc,d", "1:[a][b] 2:[c][d]" },
		{ "a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d]" },
		{ "a,b\rc,d\r", "1:[a][b] 2:[c][d]" },
		{ "a\r\rb\n\nc\r\n", "1:[a] 2:[] 3:[b] 4:[] 5:[c]" },
		{ ",\n,,", "1:[][] 2:[][][]" },
		{ "\"a\",b\n", "1:[a][b]" },
		{ "\"a,b\",c\n", "1:[a,b][c]" },
		{ "\"a\"\"b\",\"\"\n", "1:[a\"b][]" },
		{ "\"\"\"a\"\"\"\n", "1:[\"a\"]" },
		{ "\"a\nb\",c\nd\n", "1:[a\nb][c] 3:[d]" },
		{ "\"a\r\nb\",c\r\nd\r\n", "1:[a\r\nb][c] 3:[d]" },
		{ "x, \"a, b\" ,c\n", "1:[x][a, b][c]" },
		{ "5\" pipe,b\n", "1:[5\" pipe][b]" },
		{ "Siti \"Ami\" A,b\n", "1:[Siti \"Ami\" A][b]" },
		{ "\"a\"b,c\nd,e\n",
		    "1!text after a closing quote 2:[d][e]" },
		{ "\"a,b\nc,d\n",
		    "1!a quote that is never closed 2:[c][d]" },
		{ "a,\"b\nc\n\"d\",e\n",
		    "1!text after a closing quote 2:[c] 3:[d][e]" },
		{ "a,\"b", "1!a quote that is never closed" },
		{ "a,\"b\"", "1:[a][b]" },
		{ "\"\n", "1!a quote that is never closed" },
	};
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		show(t[i].text, strlen(t[i].text), ',', &out);
		assert_string_equal(out.n ? out.p : "", t[i].want);
	}
	show("a;b,c\td|e\n", 10, ';', &out);
	assert_string_equal(out.p, "1:[a][b,c\td|e]");
	bk_buf_free(&out);
}

static unsigned
chance(uint32_t *seed, unsigned n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

/* What was written is read, across all chunk boundaries. */
static void
test_round_trip(void **state)
{
	static const char *const cell[] = { "", "a", "10234", "Siti Aminah",
		"a,b", "say \"x\"", "\"", " x", "two\nlines", "cr\rlf\r\n",
		"na\xc3\xafve", "O'Neil", "2020-09-04" };
	struct bk_buf text = BK_BUF_INIT, want = BK_BUF_INIT,
	    got = BK_BUF_INIT;
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t line = 1;

		bk_buf_clear(&text);
		bk_buf_clear(&want);
		for (unsigned r = chance(&seed, 8) + 1; r > 0; r--) {
			bk_buf_printf(&want, "%s%zu:", want.n ? " " : "", line);
			for (unsigned c = chance(&seed, 4) + 1; c > 0; c--) {
				const char *s = cell[chance(&seed,
				    sizeof(cell) / sizeof(cell[0]))];

				bk_csv_put(&text, bk_str(s), ',');
				bk_buf_printf(&want, "[%s]", s);
				line += bk_csv_count_lines(s, strlen(s));
				if (c > 1)
					bk_buf_putc(&text, ',');
			}
			bk_buf_puts(&text, chance(&seed, 2) ? "\n" : "\r\n");
			line++;
		}
		show(text.p, text.n, ',', &got);
		assert_string_equal(got.p, want.p);
	}
	bk_buf_free(&text);
	bk_buf_free(&want);
	bk_buf_free(&got);
}

/* The separators of the text, read in blocks of at most `block` bytes. */
static void
index_in_blocks(const char *text, size_t n, size_t block, struct bk_buf *out)
{
	struct bk_csv_index ix = BK_CSV_INDEX_INIT;
	size_t base = 0, size = block, lines = 0;
	char *p = malloc(n + BK_CSV_PAD);

	bk_buf_clear(out);
	while (base < n) {
		bool last = size >= n - base;
		size_t take = last ? n - base : size;

		memcpy(p, text + base, take);
		bk_csv_index_text(&ix, p, take, ',', last);
		for (size_t i = 0; i < ix.n; i++)
			bk_buf_printf(out, "%zu ", base + ix.at[i]);
		for (size_t i = 0; i < ix.nbad; i++)
			bk_buf_printf(out, "!%zu ", base + ix.bad[i].at);
		base += ix.used;
		lines += ix.lines;
		size = ix.used ? block : size + block;
	}
	bk_buf_printf(out, "lines %zu", lines);
	bk_csv_index_free(&ix);
	free(p);
}

/* Any bytes at all: blocks of any size give what the whole gives. */
static void
test_blocks_do_not_matter(void **state)
{
	static const char alphabet[] = "ab ,,,\"\"\n\r";
	struct bk_buf whole = BK_BUF_INIT, cut = BK_BUF_INIT;
	char text[400];
	uint32_t seed = 99;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		size_t n = chance(&seed, sizeof(text) - 1);

		for (size_t i = 0; i < n; i++)
			text[i] = alphabet[chance(&seed,
			    sizeof(alphabet) - 1 - 3 * (round % 2))];
		text[n++] = '\n';
		index_in_blocks(text, n, n, &whole);
		index_in_blocks(text, n, 1 + chance(&seed, 150), &cut);
		/* Bad records stand in another place, but are the same. */
		if (!strchr(whole.p, '!'))
			assert_string_equal(whole.p, cut.p);
		assert_string_equal(strstr(whole.p, "lines"),
		    strstr(cut.p, "lines"));
	}
	bk_buf_free(&whole);
	bk_buf_free(&cut);
}

static void
test_large_cell_is_bad(void **state)
{
	struct bk_buf text = BK_BUF_INIT, out = BK_BUF_INIT;

	(void)state;
	bk_buf_puts(&text, "a,b\n");
	for (size_t i = 0; i < BK_CSV_CELL_MAX + 10u; i++)
		bk_buf_putc(&text, 'x');
	bk_buf_puts(&text, ",c\nd,e\n");
	show(text.p, text.n, ',', &out);
	assert_string_equal(out.p,
	    "1:[a][b] 2!a cell of more than 1 MiB 3:[d][e]");
	bk_buf_free(&text);
	bk_buf_free(&out);
}

static void
test_many_columns_are_bad(void **state)
{
	struct bk_buf text = BK_BUF_INIT, out = BK_BUF_INIT;

	(void)state;
	for (int i = 0; i < 20000; i++)
		bk_buf_putc(&text, ',');
	bk_buf_puts(&text, "\nd,e\n");
	show(text.p, text.n, ',', &out);
	assert_string_equal(out.p, "1!more than 16384 columns 2:[d][e]");
	bk_buf_free(&text);
	bk_buf_free(&out);
}

static void
test_sniff(void **state)
{
	static const struct {
		const char *text;
		char want;
		size_t skip;
	} t[] = {
		{ "", ',', 0 },
		{ "nis\n1\n", ',', 0 },
		{ "a,b\n1,2\n", ',', 0 },
		{ "a;b\n1,5;2\n3,5;4\n", ';', 0 },
		{ "a\tb, c\n1\t2\n", '\t', 0 },
		{ "a|b\n1|2\n", '|', 0 },
		{ "sep=;\na;b\n", ';', 6 },
		{ "sep=|\r\na|b\n", '|', 7 },
		{ "Judul, sekolah\n\nnis;nama;kelas\n1;A, B;X\n2;C;X\n", ';',
		    0 },
		{ "\"a;b\",c\n\"d;e\",f\n", ',', 0 },
		{ "nama, kelas\nAni, X; 1\nBudi, X\n", ',', 0 },
		{ "\"a\", \"b\"\n\"c;d\", \"e;f\"\n", ',', 0 },
		{ "a;b\n1;1/2/22, 7:00\nc;d;e\n1;2/2/22, 7:00;x\n"
		    "2;2/2/22, 7:00;y\nf;g;h;i\n1;2/2/22, 7:00;x;z\n", ';',
		    0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		size_t skip;

		assert_int_equal(bk_csv_sniff(t[i].text, strlen(t[i].text),
		    &skip), t[i].want);
		assert_int_equal(skip, t[i].skip);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_blocks_do_not_matter),
		cmocka_unit_test(test_large_cell_is_bad),
		cmocka_unit_test(test_many_columns_are_bad),
		cmocka_unit_test(test_sniff),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
