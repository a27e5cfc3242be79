#include "sheetweek.h"

#include "msg_readers.h"
#include "readers.h"
#include "vocabulary.h"
#include "when.h"

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Which days a text may stand for, a bit each; 0: for none. */
static int
days_of(struct bk_str s, const struct bk_vocabulary *letters)
{
	int day = bk_when_weekday(s);

	return day >= 0 ? 1 << day : bk_vocabulary_means(letters, s, 0);
}

/* A weekday beside the number of a heading: "1 Sen", "Senin\n1". */
static int
day_beside(struct bk_str s)
{
	for (size_t i = 0, n; i < s.n; i += n ? n : 1) {
		int day;

		for (n = 0; i + n < s.n && is_letter(s.p[i + n]); n++)
			;
		day = n < 3 ? -1 : bk_when_weekday((struct bk_str){ s.p + i,
		    n });
		if (day >= 0)
			return 1 << day;
	}
	return 0;
}

/* What stands over, in or under a day, by row: 0 where that is no weekday. */
static int
weekday_at(const struct bk_sheet *s, const struct bk_sheet_head *h, size_t i,
    size_t d, const struct bk_vocabulary *letters)
{
	struct bk_str text = bk_table_shown(s, i, h->day[d].col);

	return i == h->days ? day_beside(text) : days_of(text, letters);
}

/* Does another weekday stand there than the day has? */
static bool
is_wrong(const struct bk_sheet *s, const struct bk_sheet_head *h, size_t i,
    size_t d, const struct bk_vocabulary *letters)
{
	int days = weekday_at(s, h, i, d, letters);

	return days && h->day[d].date != BK_DATE_NONE &&
	    !(days & 1 << bk_date_weekday(h->day[d].date));
}

/* The row below the numbers, where it is nobody's. */
static size_t
last_row(const struct bk_sheet *s, const struct bk_sheet_head *h)
{
	size_t below = h->days + 1;

	return below < h->end && bk_cell(&s->row[below],
	    (size_t)h->at[BK_COL_NAME]).n == 0 ? below : h->days;
}

/* How many days of a row differ from its weekdays; *named have one. */
static size_t
count_wrong(const struct bk_sheet *s, const struct bk_sheet_head *h, size_t i,
    const struct bk_vocabulary *letters, size_t *named)
{
	size_t wrong = 0;

	*named = 0;
	for (size_t d = 0; d < h->ndays; d++) {
		*named += h->day[d].date != BK_DATE_NONE &&
		    weekday_at(s, h, i, d, letters) != 0;
		wrong += is_wrong(s, h, i, d, letters);
	}
	return wrong;
}

/* Columns whose weekday is another, which are none of the days any more. */
static void
take_out(struct bk_ingest *in, const struct bk_sheet *s,
    struct bk_sheet_head *h, size_t i, const struct bk_vocabulary *letters)
{
	char day[BK_DATE_SIZE];
	size_t n = 0;

	for (size_t d = 0; d < h->ndays; d++) {
		struct bk_str text = bk_str_clip(bk_table_shown(s, i,
		    h->day[d].col), BK_READERS_CODE);

		if (!is_wrong(s, h, i, d, letters))
			h->day[n++] = h->day[d];
		else
			bk_ingest_note(in, s->row[i].line,
			    &bk_msg_no_such_column, "%.*s, %s", (int)text.n,
			    text.p, bk_date_format(h->day[d].date, day));
	}
	h->ndays = n;
}

/* Say the first day of a row that has another weekday. */
static void
say_other(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct bk_sheet_head *h, size_t i,
    const struct bk_vocabulary *letters)
{
	size_t d = 0;
	struct bk_str text;
	char day[BK_DATE_SIZE];

	while (!is_wrong(s, h, i, d, letters))
		d++;
	text = bk_str_clip(bk_table_shown(s, i, h->day[d].col),
	    BK_READERS_CODE);
	bk_ingest_sheet(in, x, s);
	bk_ingest_note(in, s->row[i].line, &bk_msg_other_month, "%.*s, %s",
	    (int)text.n, text.p, bk_date_format(h->day[d].date, day));
}

/* One row: 0; or most of its weekdays differ, reported and -1. */
static int
check_row(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct bk_sheet_head *h, size_t i)
{
	const struct bk_vocabulary *letters = &bk_vocabulary_week_letters;
	size_t named, wrong = count_wrong(s, h, i, letters, &named);

	if (wrong * 2 > named || named * 2 < h->ndays) {
		size_t all, english = count_wrong(s, h, i,
		    &bk_vocabulary_week_letters_english, &all);

		if (all > named || (all == named && english < wrong)) {
			letters = &bk_vocabulary_week_letters_english;
			named = all;
			wrong = english;
		}
	}
	/* a mark or two is no row of weekdays */
	if (wrong == 0 || named * 2 < h->ndays)
		return 0;
	if (wrong * 2 <= named) {
		take_out(in, s, h, i, letters);
		return 0;
	}
	say_other(in, x, s, h, i, letters);
	return -1;
}

int
bk_sheetweek_check(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct bk_sheet_head *h)
{
	size_t from = h->days > 1 ? h->days - 2 : 0, end = last_row(s, h);

	for (size_t i = h->top < from ? h->top : from; i <= end; i++)
		if (check_row(in, x, s, h, i) < 0)
			return -1;
	return 0;
}
