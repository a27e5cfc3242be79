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
bk_ingest_progress(const struct bk_ingest *in, size_t bytes)
{
	if (in->opt.progress)
		in->opt.progress(in->opt.ctx, bytes);
}
