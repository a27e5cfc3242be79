#include "swapped.h"

#include "state.h"
#include "when.h"

enum {
	HEAD_ROWS = 30,		/* rows that may hold headings */
	WIDTH_MAX = 64,		/* columns that are looked at */
	MONTHS = 12
};

/* What the days and texts of a column or row say. */
struct days {
	size_t	 days, texts;
	bool	 other;			/* one that does not fit */
	bk_date	 least[2], most[2];	/* of all, as they are, and swapped */
	size_t	 line;			/* of the first day */
};

static void
widen(struct days *d, int i, bk_date day)
{
	if (d->days + d->texts == 0 || day < d->least[i])
		d->least[i] = day;
	if (d->days + d->texts == 0 || day > d->most[i])
		d->most[i] = day;
}

/* A day as a workbook's cell gives it, "2026-01-09", perhaps with a time. */
static bool
is_day(struct bk_str s, int *year, int *month, int *day)
{
	uint64_t y, m, d;

	if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-' ||
	    (s.n > 10 && s.p[10] != ' '))
		return false;
	if (bk_str_uint((struct bk_str){ s.p, 4 }, 9999, &y) < 0 ||
	    bk_str_uint((struct bk_str){ s.p + 5, 2 }, 99, &m) < 0 ||
	    bk_str_uint((struct bk_str){ s.p + 8, 2 }, 99, &d) < 0)
		return false;
	*year = (int)y;
	*month = (int)m;
	*day = (int)d;
	return true;
}

/* Take a cell: a day, or a text that can only be one with the day first. */
static void
look_at(struct days *d, struct bk_str s, size_t line)
{
	int year, month, day;
	struct bk_when w;
	bk_date back;

	if (is_day(s, &year, &month, &day)) {
		back = bk_date_make(year, day, month);
		d->other |= day > MONTHS || back == BK_DATE_NONE;
		if (d->other)
			return;
		if (d->days == 0)
			d->line = line;
		widen(d, 0, bk_date_make(year, month, day));
		widen(d, 1, back);
		d->days++;
	} else if (s.n && memchr(s.p, '/', s.n) &&
	    bk_when_parse(s, false, &w) == BK_WHEN_OK) {
		d->other |= w.date[BK_ORDER_MDY] != BK_DATE_NONE;
		if (d->other)
			return;
		widen(d, 0, w.date[BK_ORDER_DMY]);
		widen(d, 1, w.date[BK_ORDER_DMY]);
		d->texts++;
	}
}

static bool
is_swapped(const struct bk_ingest *in, const struct days *d)
{
	return d->days && d->texts && !d->other &&
	    d->most[1] - d->least[1] < d->most[0] - d->least[0] &&
	    (in->opt.today <= 0 || d->most[1] <= in->opt.today);
}

static void
swap(struct bk_ingest *in, struct bk_str *s)
{
	int year, month, day;
	char *p;

	if (!is_day(*s, &year, &month, &day))
		return;
	p = bk_arena_strndup(&in->arena, s->p, s->n);
	memcpy(p + 5, s->p + 8, 2);
	memcpy(p + 8, s->p + 5, 2);
	s->p = p;
}

static void
say(struct bk_ingest *in, const struct bk_export *x, const struct days *d)
{
	bk_diag(in->dg, &bk_msg_swapped_days, x->name, d->line, NULL);
}

static bool
mend_column(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, size_t c)
{
	struct days d = { .days = 0 };

	for (size_t i = 0; i < s->n; i++)
		look_at(&d, bk_cell(&s->row[i], c), s->row[i].line);
	if (!is_swapped(in, &d))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (c < s->row[i].n)
			swap(in, &s->row[i].cell[c]);
	say(in, x, &d);
	return true;
}

static bool
mend_row(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_row *row)
{
	struct days d = { .days = 0 };

	for (size_t c = 0; c < row->n; c++)
		look_at(&d, row->cell[c], row->line);
	if (d.days + d.texts < 4 || !is_swapped(in, &d))
		return false;
	for (size_t c = 0; c < row->n; c++)
		swap(in, &row->cell[c]);
	say(in, x, &d);
	return true;
}

bool
bk_swapped_mend(struct bk_ingest *in, const struct bk_export *x)
{
	bool mended = false;

	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];

		for (size_t c = 0; c < WIDTH_MAX; c++)
			mended |= mend_column(in, x, s, c);
		for (size_t k = 0; k < s->n && k < HEAD_ROWS; k++)
			mended |= mend_row(in, x, &s->row[k]);
	}
	return mended;
}
