/* Rows of a long sheet, kept packed: the same as those of a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "table.h"

enum { ROWS = 20000, GAP = 7 };

/* Row i of the sheet stands in line GAP * i + 1. */
static void
put_row(struct bk_buf *b, size_t i)
{
	bk_buf_printf(b, "%zu,\"Siswa, %zu\",X-%zu,,%s", i, i % 977, i % 30,
	    i % 3 ? "" : "akhir");
	for (int k = 0; k < GAP; k++)
		bk_buf_putc(b, '\n');
}

static bool
add(struct bk_held *h, const char *p, size_t n)
{
	memcpy(bk_held_room(h, n), p, n);
	return bk_held_add(h, n);
}

/* Of a text, added in pieces of that size. */
static struct bk_held *
held(struct bk_str text, size_t piece)
{
	struct bk_held *h = bk_held_new();

	for (size_t i = 0; i < text.n; i += piece)
		assert_true(add(h, text.p + i, text.n - i < piece ?
		    text.n - i : piece));
	assert_true(bk_held_end(h));
	return h;
}

static struct bk_held *
many(size_t piece)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_held *h;

	for (size_t i = 0; i < ROWS; i++)
		put_row(&b, i);
	h = held(bk_buf_str(&b), piece);
	bk_buf_free(&b);
	return h;
}

static void
expect_cell(const struct bk_row *row, size_t c, const char *text)
{
	struct bk_str s = bk_cell(row, c);

	assert_int_equal(strlen(text), s.n);
	assert_memory_equal(text, s.p, s.n);
}

static void
expect_row(const struct bk_row *row, size_t i)
{
	char text[32];

	assert_int_equal(GAP * i + 1, row->line);
	assert_int_equal(i % 3 ? 3 : 5, row->n);
	snprintf(text, sizeof(text), "%zu", i);
	expect_cell(row, 0, text);
	snprintf(text, sizeof(text), "Siswa, %zu", i % 977);
	expect_cell(row, 1, text);
	expect_cell(row, 4, i % 3 ? "" : "akhir");
	assert_null(row->fault);
	assert_int_equal(0, row->record.n);
}

static void
every_row_is_there_in_any_order(void **state)
{
	static const size_t pieces[] = { 1000, 65536, 1 << 20 };

	(void)state;
	for (size_t k = 0; k < BK_NELEM(pieces); k++) {
		struct bk_held *h = many(pieces[k]);

		assert_int_equal(ROWS, bk_held_count(h));
		for (size_t i = 0; i < ROWS; i++)
			expect_row(bk_held_row(h, i), i);
		for (size_t i = 0; i < ROWS; i += 37)
			expect_row(bk_held_row(h, i * 7919 % ROWS),
			    i * 7919 % ROWS);
		bk_held_free(h);
	}
}

/* As long as fourteen other blocks were asked for. */
static void
a_row_stays_while_others_are_asked_for(void **state)
{
	struct bk_held *h = many(65536);
	const struct bk_row *row = bk_held_row(h, ROWS - 1);

	(void)state;
	for (size_t k = 1; k < BK_HELD_OPEN - 1; k++)
		expect_row(bk_held_row(h, k * (ROWS / BK_HELD_OPEN)),
		    k * (ROWS / BK_HELD_OPEN));
	expect_row(row, ROWS - 1);
	bk_held_free(h);
}

static void
the_first_rows_stay_for_good(void **state)
{
	struct bk_held *h = many(1000);
	const struct bk_row *row[BK_HELD_STAY];

	(void)state;
	for (size_t i = 0; i < BK_HELD_STAY; i++)
		row[i] = bk_held_row(h, i);
	for (size_t i = 0; i < ROWS; i++)
		bk_held_row(h, i);
	for (size_t i = 0; i < BK_HELD_STAY; i++)
		expect_row(row[i], i);
	bk_held_free(h);
}

/* --- the text of a file ------------------------------------------------- */

static struct bk_held *
held_text(struct bk_str text, size_t piece)
{
	struct bk_held *h = bk_held_new_text(';');
	bool fits = true;

	for (size_t i = 0; i < text.n && fits; i += piece)
		fits = add(h, text.p + i, text.n - i < piece ? text.n - i :
		    piece);
	if (fits && bk_held_end(h))
		return h;
	bk_held_free(h);
	return NULL;
}

/* Row i of a file stands in lines 3 * i + 1 and the next, of one record. */
static void
put_record(struct bk_buf *b, size_t i)
{
	bk_buf_printf(b, "=\"00%zu\";\"Siswa; \"\"%zu\"\"\nke dua\"; X ;"
	    "\r\n\r\n", i, i);
}

static void
a_text_has_its_records(void **state)
{
	static const size_t pieces[] = { 777, 65536, 1 << 20 };
	struct bk_buf b = BK_BUF_INIT, one = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		put_record(&b, i);
	for (size_t k = 0; k < BK_NELEM(pieces); k++) {
		struct bk_held *h = held_text(bk_buf_str(&b), pieces[k]);

		assert_non_null(h);
		assert_int_equal(ROWS, bk_held_count(h));
		for (size_t i = ROWS; i-- > 0;) {
			const struct bk_row *row = bk_held_row(h, i);
			char text[64];

			bk_buf_clear(&one);
			put_record(&one, i);
			one.n -= 4;	/* its line end, and a blank line */
			assert_int_equal(3 * i + 1, row->line);
			assert_int_equal(3, row->n);
			assert_true(bk_str_eq(row->record, bk_buf_str(&one)));
			snprintf(text, sizeof(text), "00%zu", i);
			expect_cell(row, 0, text);
			snprintf(text, sizeof(text), "Siswa; \"%zu\"\nke dua",
			    i);
			expect_cell(row, 1, text);
			expect_cell(row, 2, "X");
		}
		bk_held_free(h);
	}
	bk_buf_free(&b);
	bk_buf_free(&one);
}

static void
what_is_not_plain_is_not_held(void **state)
{
	static const struct {
		struct bk_str	 end;
		bool		 plain;
	} cases[] = {
		{ BK_STR("1;Ani\n"), true }, { BK_STR("1;Ani"), true },
		{ BK_STR(""), true }, { BK_STR("1;\"A\\\";2\n"), true },
		{ BK_STR("1;Andr\xe9\n"), false },
		{ BK_STR("1;A\0ni\n"), false },
		{ BK_STR("1;\"Ani\" B\n"), false },
		{ BK_STR("1;\"Ani\n"), false },
		{ BK_STR("1;\"A \\\"B\\\" C\"\n"), false },
	};

	(void)state;
	for (size_t i = 0; i < 2 * BK_NELEM(cases); i++) {
		struct bk_buf b = BK_BUF_INIT;
		struct bk_held *h;

		for (size_t k = 0; k < 20000 && i % 2; k++)
			bk_buf_printf(&b, "%zu;Siswa\n", k);
		bk_buf_putstr(&b, cases[i / 2].end);
		h = held_text(bk_buf_str(&b), 4096);
		assert_int_equal(cases[i / 2].plain, h != NULL);
		bk_held_free(h);
		bk_buf_free(&b);
	}
}

static void
a_line_finds_the_row_there_or_below(void **state)
{
	struct bk_held *h = many(65536);

	(void)state;
	assert_int_equal(0, bk_held_at_line(h, 1));
	assert_int_equal(1, bk_held_at_line(h, 2));
	assert_int_equal(1, bk_held_at_line(h, GAP + 1));
	assert_int_equal(ROWS - 1, bk_held_at_line(h, GAP * (ROWS - 1) + 1));
	assert_int_equal(ROWS, bk_held_at_line(h, GAP * ROWS + 9));
	for (size_t i = 0; i < ROWS; i += 501)
		assert_int_equal(i, bk_held_at_line(h, GAP * i + 1));
	bk_held_free(h);
}

static void
blank_rows_are_not_there(void **state)
{
	struct bk_held *h = held(BK_STR("\n\n,, ,\na\n\n  \n,b ,\n"), 3);

	(void)state;
	assert_int_equal(2, bk_held_count(h));
	assert_int_equal(4, bk_held_row(h, 0)->line);
	assert_int_equal(7, bk_held_row(h, 1)->line);
	assert_int_equal(2, bk_held_row(h, 1)->n);
	expect_cell(bk_held_row(h, 1), 1, "b");
	bk_held_free(h);
	h = held(BK_STR("\n\n\n"), 1);
	assert_int_equal(0, bk_held_count(h));
	assert_int_equal(0, bk_held_at_line(h, 2));
	bk_held_free(h);
}

static void
line_ends_in_cells_come_back(void **state)
{
	struct bk_held *h = held(BK_STR("a,\"x\vy\vz\"\n1,\"\"\"p\vq\"\"\"\n"),
	    5);

	(void)state;
	assert_int_equal(2, bk_held_count(h));
	expect_cell(bk_held_row(h, 0), 1, "x\ny\nz");
	expect_cell(bk_held_row(h, 1), 1, "\"p\nq\"");
	assert_int_equal(2, bk_held_row(h, 1)->line);
	bk_held_free(h);
}

/* Cells that are merged are found in a held sheet as in a table. */
static void
merged_cells_show_their_first(void **state)
{
	struct bk_table_merge m[] = { { .top = GAP * 9000 + 1,
	    .bottom = GAP * 15000 + 1, .left = 4, .right = 4 } };
	struct bk_sheet s = { .held = many(65536), .n = ROWS, .merge = m,
	    .nmerges = 1 };

	(void)state;
	bk_table_sort_merges(&s);
	for (size_t i = 8000; i < 16000; i += 100) {
		struct bk_str shown = bk_table_shown(&s, i, 4);

		assert_int_equal((i >= 9000 && i <= 15000) || i % 3 == 0 ?
		    5 : 0, shown.n);
	}
	assert_int_equal(0, bk_table_shown(&s, 15001, 4).n);
	bk_held_free(s.held);
}

/* Text that packs badly: no more than the bound is taken. */
static void
more_than_the_bound_is_refused(void **state)
{
	struct bk_held *h = bk_held_new();
	size_t size = 1 << 20, added = 0;
	char *p = bk_xmalloc(size);
	uint64_t x = 88172645463325252;
	bool fits = true;

	(void)state;
	while (fits && added < 3 * (size_t)BK_HELD_MAX) {
		for (size_t i = 0; i < size; i++) {
			x ^= x << 13;
			x ^= x >> 7;
			x ^= x << 17;
			p[i] = i % 100 == 99 ? '\n' : (char)(' ' + 1 + x % 90);
			if (p[i] == '"')
				p[i] = 'q';
		}
		fits = add(h, p, size);
		added += size;
	}
	assert_false(fits);
	assert_true(added > BK_HELD_MAX / 2);
	free(p);
	bk_held_free(h);
}

static void
an_endless_row_is_refused(void **state)
{
	struct bk_held *h = bk_held_new();
	size_t size = 1 << 20, n = 0;
	char *p = bk_xmalloc(size);
	bool fits = true;

	(void)state;
	memset(p, 'x', size);
	for (; fits && n < 40; n++)
		fits = add(h, p, size);
	assert_false(fits);
	assert_int_equal((BK_HELD_ROW_MAX >> 20) + 1, n);
	free(p);
	bk_held_free(h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_there_in_any_order),
		cmocka_unit_test(a_row_stays_while_others_are_asked_for),
		cmocka_unit_test(the_first_rows_stay_for_good),
		cmocka_unit_test(a_text_has_its_records),
		cmocka_unit_test(what_is_not_plain_is_not_held),
		cmocka_unit_test(a_line_finds_the_row_there_or_below),
		cmocka_unit_test(blank_rows_are_not_there),
		cmocka_unit_test(line_ends_in_cells_come_back),
		cmocka_unit_test(merged_cells_show_their_first),
		cmocka_unit_test(more_than_the_bound_is_refused),
		cmocka_unit_test(an_endless_row_is_refused),
	};

	return cmocka_run_group_tests_name("held", tests, NULL, NULL);
}
