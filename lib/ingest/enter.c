/*
 * Sessions of people who are known already, into the tally: what each row of
 * a log comes to.
 */
#include "state.h"

enum { AHEAD = 16 };		/* entries that are fetched ahead */

/* A workbook has seconds in its times of day: 07:00:00 is 07:00 of a text. */
static struct bk_str
without_seconds(struct bk_str period)
{
	period = bk_str_trim(period);
	if ((period.n == 7 || period.n == 8) && period.p[period.n - 6] == ':' &&
	    memcmp(period.p + period.n - 3, ":00", 3) == 0)
		period.n -= 3;
	return period;
}

/* A subject may come from a cell of two lines. */
uint32_t
bk_ingest_slot(struct bk_ingest *in, struct bk_str subject,
    struct bk_str period)
{
	uint32_t slot;

	if (subject.n && memchr(subject.p, '\n', subject.n))
		subject = bk_refs_copy(in, subject);
	slot = bk_tally_slot(&in->tally, subject, without_seconds(period));
	bk_files_see_subject(bk_files_now(&in->files),
	    in->tally.slot[slot].subject);
	return slot;
}

void
bk_ingest_see_day(struct bk_ingest *in, bk_date d)
{
	bk_files_see_day(bk_files_now(&in->files), d);
}

/*
 * Prefetch where this will be entered: with thousands of students each row
 * would wait for memory. (gcc 12 takes a function that does nothing else for
 * one without effect, and drops its calls, unless it has been inlined by then.)
 */
static inline __attribute__((always_inline)) void
fetch_cell(const struct bk_ingest_entry *e)
{
	if (e->pupil->cell)
		__builtin_prefetch(e->pupil->cell + (size_t)e->day *
		    e->pupil->nwords, 1);
}

static void
add_row(struct bk_ingest *in, const struct bk_ingest_entry *e, uint32_t file)
{
	bk_rows_add(&in->rows, (struct bk_long_row){ .pupil = e->pupil,
	    .slot = e->slot, .date = bk_term_first(e->pupil->term) + e->day,
	    .minutes = (float)e->minutes, .file = file, .line = e->line });
}

size_t
bk_ingest_enter(struct bk_ingest *in, struct bk_ingest_entry *e, size_t n)
{
	struct bk_file *f = bk_files_now(&in->files);
	uint32_t file = bk_files_number(&in->files);
	size_t twice = 0;

	for (size_t i = 0; i < n && i < AHEAD; i++)
		fetch_cell(&e[i]);
	for (size_t i = 0; i < n; i++) {
		struct bk_pupil *p = e[i].pupil;
		unsigned cell = e[i].mark;

		if (i + AHEAD < n)
			fetch_cell(&e[i + AHEAD]);
		if (p->exemptions || cell == BK_MARK_UNKNOWN)
			cell = bk_tally_worth(p, e[i].day, (enum bk_mark)cell);
		bk_tally_row(p, file);
		f->exempt += cell == BK_CELL_EXEMPT;
		e[i].twice = bk_tally_enter(p, e[i].slot, e[i].day, cell) !=
		    BK_CELL_NONE;
		twice += e[i].twice;
		if (in->opt.as_long && !e[i].twice)
			add_row(in, &e[i], file);
	}
	f->used += n;
	f->merged += twice;
	if (n)
		in->gave |= BK_GIVES_ATTENDANCE;
	return twice;
}
