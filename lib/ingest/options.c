/*
 * What the caller asked for, to readers.
 */
#include <unistd.h>

#include "state.h"

bk_term
bk_ingest_term(const struct bk_ingest *in)
{
	return in->opt.term;
}

bool
bk_ingest_forced(const struct bk_ingest *in)
{
	return in->opt.as != NULL;
}

unsigned
bk_ingest_jobs(const struct bk_ingest *in)
{
	long n = in->opt.jobs;

	if (n <= 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
}

static bool
rostered(const void *ctx, bk_date day)
{
	const struct bk_ingest *in = ctx;

	return in->opt.roster(in->opt.ctx, bk_term_of(day)) != NULL;
}

/*
 * The first day that may be meant: a year before the earliest term with a
 * roster, else so long ago that only a mistyped year is.
 */
static bk_date
first_day(const struct bk_ingest *in)
{
	enum { TERMS = 12, YEAR = 366, YEARS = 20 };
	bk_term term = bk_term_of(in->opt.today), first = 0;

	for (int i = 0; in->opt.roster && i < TERMS; i++) {
		if (in->opt.roster(in->opt.ctx, term))
			first = term;
		term = bk_term_of(bk_term_first(term) - 1);
	}
	return first ? bk_term_first(first) - YEAR :
	    in->opt.today - YEARS * YEAR;
}

const struct bk_msg *
bk_ingest_bad_day(const struct bk_ingest *in, bk_date day)
{
	enum { YEAR = 366 };

	if (in->opt.today <= 0 || day == BK_DATE_NONE)
		return NULL;
	if (day > in->opt.today)
		return &bk_msg_after_today;
	/* rosters are asked only where it matters */
	if (day >= in->opt.today - YEAR || in->opt.term ||
	    day >= first_day(in))
		return NULL;
	return &bk_msg_long_ago;
}

void
bk_ingest_order_hints(const struct bk_ingest *in, const struct bk_export *ex,
    struct bk_order_hints *h)
{
	*h = (struct bk_order_hints)BK_ORDER_HINTS_INIT;
	h->forced = in->opt.date_order_given;
	h->order = in->opt.date_order;
	if (in->opt.term) {
		h->from = bk_term_first(in->opt.term);
		h->to = bk_term_last(in->opt.term);
	}
	h->today = in->opt.today > 0 ? in->opt.today : BK_DATE_NONE;
	h->rostered = in->opt.roster ? rostered : NULL;
	h->ctx = in;
	bk_whenname_span(ex->name, &h->name_from, &h->name_to);
	bk_whenname_day(ex->name, &h->name_month, &h->name_day);
}

struct bk_diag *
bk_ingest_diag(struct bk_ingest *in)
{
	return in->dg;
}

double
bk_ingest_present_percent(const struct bk_ingest *in)
{
	return in->opt.present_percent;
}

int
bk_ingest_late_after(const struct bk_ingest *in)
{
	return in->opt.late_after;
}

bool
bk_ingest_absent_others(const struct bk_ingest *in)
{
	return in->opt.absent_others;
}

const struct bk_mapfile *
bk_ingest_map(const struct bk_ingest *in)
{
	return in->opt.map;
}

bool
bk_ingest_day_off(const struct bk_ingest *in, bk_date d)
{
	if (in->opt.day_off)
		return in->opt.day_off(in->opt.ctx, d);
	return bk_date_weekday(d) >= BK_SAT;
}

bk_date
bk_ingest_today(const struct bk_ingest *in)
{
	return in->opt.today;
}

int
bk_ingest_zone(const struct bk_ingest *in)
{
	return in->opt.zone;
}

bool
bk_ingest_wants_lines(const struct bk_ingest *in)
{
	return in->opt.as_long;
}

void
bk_ingest_progress(const struct bk_ingest *in, size_t bytes, size_t of)
{
	if (in->opt.progress)
		in->opt.progress(in->opt.ctx, bytes, of);
}
