#include "swapped.h"

#include "dayswap.h"
#include "state.h"

enum {
	HEAD_ROWS = 30,		/* rows that may hold headings */
	WIDTH_MAX = 64		/* columns that are looked at */
};

static void
swap(struct bk_ingest *in, struct bk_str *s)
{
	char *p;

	if (!bk_dayswap_is(*s))
		return;
	p = bk_arena_strndup(&in->arena, s->p, s->n);
	memcpy(p + 5, s->p + 8, 2);
	memcpy(p + 8, s->p + 5, 2);
	s->p = p;
}

void
bk_ingest_say_swapped(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, size_t line)
{
	bk_diag(in->dg, &bk_msg_swapped_days, bk_ingest_shown(in, x, s), line,
	    NULL);
}

static void
mend_column(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, size_t c)
{
	struct bk_dayswap d = { .days = 0 };

	for (size_t i = 0; i < s->n; i++)
		bk_dayswap_see(&d, bk_cell(&s->row[i], c), s->row[i].line);
	if (!bk_dayswap_tells(&d, in->opt.today))
		return;
	for (size_t i = 0; i < s->n; i++)
		if (c < s->row[i].n)
			swap(in, &s->row[i].cell[c]);
	bk_ingest_say_swapped(in, x, s, d.line);
}

static void
mend_row(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct bk_row *row)
{
	struct bk_dayswap d = { .days = 0 };

	for (size_t c = 0; c < row->n; c++)
		bk_dayswap_see(&d, row->cell[c], row->line);
	if (d.days + d.texts < 4 || !bk_dayswap_tells(&d, in->opt.today))
		return;
	for (size_t c = 0; c < row->n; c++)
		swap(in, &row->cell[c]);
	bk_ingest_say_swapped(in, x, s, d.line);
}

void
bk_swapped_mend(struct bk_ingest *in, const struct bk_export *x)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];

		for (size_t c = 0; c < WIDTH_MAX; c++)
			mend_column(in, x, s, c);
		for (size_t k = 0; k < s->n && k < HEAD_ROWS; k++)
			mend_row(in, x, s, &s->row[k]);
	}
}
