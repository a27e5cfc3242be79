#include "xlsxout.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"
#include "xlsxmake.h"

enum { MAX_TEXT = 32767 };		/* characters in a cell */

struct bk_xlsx {
	struct bk_xlsxmake	 book;
	struct bk_arena		 arena;
	struct bk_diag		*dg;
};

/* --- life --------------------------------------------------------------- */

struct bk_xlsx *
bk_xlsxout_new(const char *title, bk_date day, struct bk_diag *dg)
{
	struct bk_xlsx *x = bk_xcalloc(1, sizeof(*x));

	*x = (struct bk_xlsx){ .arena = BK_ARENA_INIT, .dg = dg };
	x->book.title = bk_arena_strdup(&x->arena, title);
	x->book.day = day;
	return x;
}

int
bk_xlsxout_finish(struct bk_xlsx *x, struct bk_buf *out)
{
	int r = bk_xlsxmake_file(&x->book, out, x->dg);

	free(x->book.v);
	bk_arena_free(&x->arena);
	free(x);
	return r;
}

static void
note(struct bk_xlsx *x, const struct bk_xlsxmake_op *op)
{
	struct bk_xlsxmake *b = &x->book;

	BK_GROW(b->v, b->n, b->cap);
	b->v[b->n++] = *op;
}

int
bk_xlsxout_sheet(struct bk_xlsx *x, const char *name)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_SHEET,
		.text = bk_arena_strdup(&x->arena, name) };

	assert(x->book.nsheets < BK_XLSXMAKE_SHEETS);
	note(x, &op);
	return (int)x->book.nsheets++;
}

/* --- cells -------------------------------------------------------------- */

/* "_x0041_" in a text would be shown as "A": its first `_` is escaped. */
static bool
looks_escaped(const char *p, size_t n)
{
	if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return false;
	for (int i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", p[i]))
			return false;
	return true;
}

/*
 * What a cell can hold: valid UTF-8 without control characters, not too long.
 */
static void
clean(struct bk_buf *b, const char *s)
{
	size_t n = strlen(s), len, chars = 0;
	uint32_t cp;

	for (size_t i = 0; i < n && chars < MAX_TEXT - 8; i += len, chars++) {
		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0 || (cp < 0x20 && cp != '\n') || cp == 0xfffe ||
		    cp == 0xffff) {
			bk_buf_puts(b, "\xef\xbf\xbd");
			len = len ? len : 1;
		} else if (looks_escaped(s + i, n - i)) {
			bk_buf_puts(b, "_x005F_");
			chars += 6;
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
}

static const char *
cleaned(struct bk_xlsx *x, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	clean(&b, text ? text : "");
	s = bk_arena_strndup(&x->arena, b.p, b.n);
	bk_buf_free(&b);
	return s;
}

static struct bk_xlsx_range
cell_at(int row, int col)
{
	return (struct bk_xlsx_range){ row, col, row, col };
}

void
bk_xlsxout_text(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, const char *text)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_TEXT,
		.sheet = sheet, .at = cell_at(row, col), .style = style,
		.text = cleaned(x, text) };

	note(x, &op);
}

void
bk_xlsxout_number(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, double v)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_NUMBER,
		.sheet = sheet, .at = cell_at(row, col), .style = style,
		.value = v };

	note(x, &op);
}

void
bk_xlsxout_day(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, bk_date day)
{
	/* Day 1 is 1900-01-01; 1900-02-29 is counted, so 25569 is 1970. */
	bk_xlsxout_number(x, sheet, row, col, style,
	    day == BK_DATE_NONE ? NAN : day + 25569.0);
}

void
bk_xlsxout_formula(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, const struct bk_xlsx_formula *f)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_FORMULA,
		.sheet = sheet, .at = cell_at(row, col), .style = style,
		.text = bk_arena_strdup(&x->arena, f->text),
		.value = f->value };

	note(x, &op);
}

void
bk_xlsxout_merge(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r,
    enum bk_xlsx_style style, const char *text)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_MERGE,
		.sheet = sheet, .at = r, .style = style,
		.text = cleaned(x, text) };

	if (r.row == r.last_row && r.col == r.last_col)
		bk_xlsxout_text(x, sheet, r.row, r.col, style, text);
	else
		note(x, &op);
}

void
bk_xlsxout_width(struct bk_xlsx *x, int sheet, int col, int last_col,
    double width)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_WIDTH,
		.sheet = sheet, .at = { 0, col, 0, last_col },
		.value = width };

	note(x, &op);
}

void
bk_xlsxout_head_rows(struct bk_xlsx *x, int sheet, int first, int last)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_HEAD_ROWS,
		.sheet = sheet, .at = { first, 0, last, 0 } };

	note(x, &op);
}

void
bk_xlsxout_filter(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_FILTER,
		.sheet = sheet, .at = r };

	note(x, &op);
}

void
bk_xlsxout_choices(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r,
    const char *const *list)
{
	struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_CHOICES,
		.sheet = sheet, .at = r };
	const char **copy;
	size_t n = 0;

	while (list[n])
		n++;
	copy = bk_arena_alloc(&x->arena, (n + 1) * sizeof(*copy));
	for (size_t i = 0; i < n; i++)
		copy[i] = bk_arena_strdup(&x->arena, list[i]);
	copy[n] = NULL;
	op.list = copy;
	note(x, &op);
}

void
bk_xlsxout_print(struct bk_xlsx *x, int sheet, enum bk_xlsx_paper paper,
    bool one_page, const char *foot)
{
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_PRINT,
		.sheet = sheet, .paper = paper, .one_page = one_page,
		.text = bk_arena_strdup(&x->arena, foot) };

	note(x, &op);
}

char *
bk_xlsxout_cell(char out[16], int row, int col)
{
	char letters[8], *p = letters + sizeof(letters) - 1;

	*p = '\0';
	for (int n = col + 1; n > 0; n = (n - 1) / 26)
		*--p = (char)('A' + (n - 1) % 26);
	snprintf(out, 16, "%s%d", p, row + 1);
	return out;
}

void
bk_xlsxout_chart(struct bk_xlsx *x, int sheet, const struct bk_xlsx_chart *c)
{
	struct bk_xlsx_chart *copy = bk_arena_dup(&x->arena, c, 1, sizeof(*c));
	struct bk_xlsx_series *s = bk_arena_dup(&x->arena, c->series,
	    (size_t)c->nseries, sizeof(*s));
	const struct bk_xlsxmake_op op = { .what = BK_XLSXMAKE_CHART,
		.sheet = sheet, .chart = copy };

	for (int i = 0; i < c->nseries; i++)
		s[i].name = bk_arena_strdup(&x->arena, s[i].name);
	copy->series = s;
	copy->title = bk_arena_strdup(&x->arena, c->title);
	copy->x_title = c->x_title ? bk_arena_strdup(&x->arena, c->x_title) :
	    NULL;
	copy->y_title = bk_arena_strdup(&x->arena, c->y_title);
	copy->text = bk_arena_strdup(&x->arena, c->text ? c->text : c->title);
	x->book.ncharts++;
	note(x, &op);
}
