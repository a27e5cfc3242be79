#include "sheetlessons.h"

#include <stdio.h>

#include "dates.h"
#include "logabove.h"
#include "msg_readers.h"
#include "vocabulary.h"
#include "when.h"

enum { LESSONS_MAX = 12 };

/* 1, 2, 3 ... without a month or a weekday. */
static bool
are_numbers(const struct bk_sheet_head *h)
{
	for (size_t i = 0; i < h->ndays; i++)
		if (h->day[i].label.kind != BK_LABEL_NUMBER ||
		    h->day[i].label.week || h->day[i].month ||
		    h->day[i].day != (int)i + 1)
			return false;
	return h->ndays <= LESSONS_MAX;
}

/* Does one of the cells above say "Bulan", or a month without a day? */
static bool
names_month(const struct bk_sheet *s, size_t end)
{
	for (size_t i = 0; i < end; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			struct bk_str cell = s->row[i].cell[c];
			size_t n;
			const struct bk_meaning *m = bk_vocabulary_front(
			    &bk_vocabulary_facts, cell, &n);

			if (m && m->means == BK_FACT_MONTH)
				return true;
		}
	return false;
}

/* Does a heading in or over the row of numbers speak of lessons? */
static bool
names_lessons(const struct bk_sheet *s, const struct bk_sheet_head *h)
{
	size_t from = h->days > 0 ? h->days - 1 : 0;

	for (size_t i = from; i <= h->days; i++)
		for (size_t c = 0; c < s->row[i].n; c++)
			if (bk_vocabulary_has(&bk_vocabulary_lessons,
			    s->row[i].cell[c]))
				return true;
	return false;
}

/* The day above, in the order that the file tells: 0, or said and -1. */
static int
read_day(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_when *day, bk_date *date)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;

	bk_ingest_order_hints(in, x, &hints);
	bk_order_clue(&clues, day, &hints);
	if (bk_dates_decide(in, x, &clues, &hints, &order) < 0)
		return -1;
	*date = day->date[order];
	return 0;
}

int
bk_sheetlessons_date(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct bk_sheet_head *h)
{
	struct bk_log_above above = { .dated = false };
	bool lessons = names_lessons(s, h);
	bk_date date, to;

	if (!are_numbers(h) || names_month(s, h->top))
		return 0;
	bk_log_look_above(s, h->top, &above);
	bk_whenname_span(x->name, &date, &to);
	if (!above.dated && !lessons)
		return 0;
	if (!lessons || (!above.dated && (date == BK_DATE_NONE ||
	    date != to))) {
		bk_ingest_note(in, s->row[h->days].line,
		    &bk_msg_days_or_lessons, NULL);
		return -1;
	}
	if (above.dated && read_day(in, x, &above.day, &date) < 0)
		return -1;
	h->from = h->to = date;
	for (size_t i = 0; i < h->ndays; i++) {
		h->day[i].date = date;
		snprintf(h->day[i].period, sizeof(h->day[i].period), "%d",
		    h->day[i].day);
	}
	return 1;
}
