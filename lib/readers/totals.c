/*
 * Counts: one row per student, with the sessions, the days present, S, I and A,
 * or a percentage, under headings in any order. There are no dates in it but
 * what stands above: a month, or nothing, and then --term decides.
 *
 * A percentage with the number of sessions gives counts; alone it is the
 * participation. Days absent without a reason are unexcused. A row of totals
 * checks the sum of the rows above it.
 */
#include "counts.h"
#include "homework.h"
#include "meetings.h"
#include "msg_readers.h"
#include "othershape.h"
#include "readers.h"
#include "remarks.h"
#include "totalsolve.h"
#include "totalsrow.h"

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct bk_totals_head h;

		if (!bk_totalshead_find(&x->table->sheet[i], &h)) {
			struct bk_meetings m;

			if (!bk_meetings_find(x, &x->table->sheet[i], &m))
				continue;
			bk_readers_why(x, why, "%zu meetings by number", m.n);
			return 70;
		}
		bk_readers_why(x, why, "counts a student under line %zu",
		    x->table->sheet[i].row[h.head].line);
		return 70;
	}
	return 0;
}

/* Of how many rows nothing tells how many sessions there were. */
struct census {
	size_t		 rows, lacking;
};

struct reading {
	struct bk_ingest *in;
	struct bk_totalsrow_table t;
	struct census	*census;	/* a look ahead: nothing is taken */
};

static void
read_row(struct reading *r, size_t i)
{
	struct bk_buf record = BK_BUF_INIT;
	struct bk_totalsrow w;

	if (!bk_totalsrow_weigh(&r->t, i, &w)) {
		bk_buf_free(&w.why);
		return;
	}
	bk_readers_record(r->in, bk_table_row(r->t.sheet, i), &record);
	w.t.record = bk_buf_str(&record);
	if (r->census) {
		r->census->rows++;
		r->census->lacking += w.bad == &bk_msg_no_sessions;
	} else if (w.hidden.n) {
		bk_ingest_reject(r->in, w.t.line, &bk_msg_bad_count,
		    w.t.record, "%.*s", (int)w.hidden.n, w.hidden.p);
	} else if (w.bad) {
		bk_ingest_reject(r->in, w.t.line, w.bad, w.t.record, w.why.n ?
		    "%.*s" : NULL, (int)w.why.n, w.why.p);
	} else {
		bk_ingest_totals(r->in, &w.t);
	}
	bk_buf_free(&w.why);
	bk_buf_free(&record);
}

/* The sums, as far as the row gives them; averages are of no interest. */
static void
check_sum(struct reading *r, size_t i)
{
	const struct bk_row *row = bk_table_row(r->t.sheet, i);

	if (bk_totalshead_is_average(r->t.sheet, i, r->t.l->h))
		return;
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		double v = k == BK_COUNT_PERCENT ? -1 : bk_totalshead_count(row,
		    r->t.l->g, k);

		if (!bk_counts_whole(v) || v == r->t.sum[k])
			continue;
		bk_ingest_note(r->in, row->line, &bk_msg_total_row_differs,
		    "%.0f, not %.0f", v, r->t.sum[k]);
		return;
	}
}

/* The month that stands above the table, where one does. */
static void
read_period(struct reading *r)
{
	const struct bk_sheet_facts *f = &r->t.facts;
	int year = f->year;

	r->t.from = r->t.to = BK_DATE_NONE;
	if (f->month && !year && f->school_year)
		year = f->school_year + (f->month < 7);
	if (!f->month || !year)
		return;
	r->t.from = bk_date_make(year, f->month, 1);
	r->t.to = bk_date_make(year + f->month / 12, f->month % 12 + 1, 1) - 1;
}

/* What stands below the table; who has a number says nothing of all. */
static void
look_below(const struct reading *r, struct bk_sheet_facts *below)
{
	const struct bk_sheet *s = r->t.sheet;
	int nis = r->t.l->h->at[BK_COL_NIS];
	uint64_t n;

	for (size_t i = r->t.l->h->first; i < s->n; i++)
		if (nis < 0 || bk_str_uint(bk_cell(bk_table_row(s, i),
		    (size_t)nis), UINT64_MAX / 2, &n) < 0)
			bk_sheetfacts_read(s, i, i + 1, below);
}

/*
 * How many sessions there were, where the rows do not say: above or below the
 * table, or as the percentages tell.
 */
static double
sessions_of(const struct reading *r)
{
	struct bk_sheet_facts below = { .month = 0 };
	const struct bk_totals_group *g = r->t.l->g;

	if (r->t.facts.sessions)
		return r->t.facts.sessions;
	if (!bk_totalshead_has(g, BK_COUNT_SESSIONS))
		look_below(r, &below);
	if (below.sessions)
		return below.sessions;
	if (!bk_totalshead_has(g, BK_COUNT_PERCENT) ||
	    bk_totalshead_has(g, BK_MARK_PRESENT) ||
	    !bk_totalshead_has(g, BK_MARK_UNEXCUSED))
		return 0;
	return bk_totalsolve_sessions(r->t.sheet, r->t.l->h, g);
}

/* The counts of a group, of the month that it is called by. */
static void
read_group(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct bk_totalsrow_layout *l,
    struct census *census)
{
	struct reading r = { .in = in, .t = { .sheet = s, .l = l },
		.census = census };
	struct bk_str label = l->h->n > 1 ? l->g->label : BK_STR("");
	int month, year;

	bk_sheetfacts_read(s, 0, l->h->head, &r.t.facts);
	bk_sheetfacts_name(s->name, &r.t.facts);
	bk_sheetfacts_file(x->name, &r.t.facts);
	bk_sheetfacts_month(label, &month, &year);
	if (month)
		r.t.facts.month = month;
	if (month && (year || r.t.facts.school_year))
		r.t.facts.year = year;
	read_period(&r);
	r.t.sessions = sessions_of(&r);
	/* each row tells for itself where all its sessions are explained */
	if (!census && l->sums.late_open && !(r.t.sessions > 0 &&
	    bk_totalshead_has(l->g, BK_MARK_UNEXCUSED)))
		bk_ingest_note(in, bk_table_row(s, l->h->head)->line,
		    &bk_msg_late_open, NULL);
	/* a census has seen enough once a row tells */
	for (size_t k = l->h->first; k < s->n && !(census &&
	    census->lacking < census->rows); k++)
		if (!bk_totalshead_is_sum(s, k, l->h))
			read_row(&r, k);
		else if (!census)
			check_sum(&r, k);
}

/* Nothing but those present is counted, or their percentage. */
static bool
counts_present(const struct bk_totals_head *h)
{
	for (int k = BK_MARK_PRESENT + 1; k < BK_COUNT_PERCENT; k++)
		if (bk_totalshead_has(&h->group[0], k))
			return false;
	return h->n == 1;
}

/* The counts of a sheet; with a census only how many rows suffice. */
static void
read_groups(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct bk_totals_head *h,
    struct census *census)
{
	bk_totalshead_tell(s, h);
	for (size_t g = 0; g < h->n; g++) {
		struct bk_totalsrow_layout l;

		bk_totalsrow_layout(s, h, &h->group[g], &l);
		read_group(in, x, s, &l, census);
	}
}

/* What a sheet holds: counts, meetings by number, neither. */
static bool
find_counts(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_totals_head *h, struct bk_meetings *m, bool *meetings)
{
	bool counted = bk_totalshead_find(s, h);

	/* ones under meetings tell more than how many there are */
	*meetings = (!counted || counts_present(h)) &&
	    bk_meetings_find(x, s, m) && (!counted || m->ones);
	return counted && !*meetings;
}

/* The headings are in the beginning `s` of the sheet. */
static void
read_counts(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct bk_sheet *all,
    struct bk_totals_head *h)
{
	struct bk_homework_head tasks;

	/* a teacher's recap may have both */
	if (bk_homework_find(x, s, false, &tasks))
		bk_homework_read(in, x, all, &tasks);
	read_groups(in, x, all, h, NULL);
	bk_remarks_say(in, all, h->head, h->first, all->n);
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	const struct bk_sheet *all;
	struct bk_sheet room;
	struct bk_totals_head h;
	struct bk_meetings m;
	bool meetings, counts = find_counts(x, s, &h, &m, &meetings);

	if (!counts && !meetings)
		return 0;
	all = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (!all)
		return -1;
	/* once more: of a long sheet it is known now what is merged */
	if (all != s)
		counts = find_counts(x, s, &h, &m, &meetings);
	if (counts)
		read_counts(in, x, s, all, &h);
	else if (meetings)
		bk_meetings_read(in, x, all, &m);
	bk_held_free(room.held);
	return 1;
}

/* Add the rows of a sheet of counts: 1; 0 it is another; -1, reported. */
static int
count_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s, bool all, struct census *census)
{
	const struct bk_sheet *from = s;
	struct bk_sheet room = { .held = NULL };
	struct bk_homework_head tasks;
	struct bk_totals_head h;
	struct bk_meetings m;
	bool meetings;

	if (!find_counts(x, s, &h, &m, &meetings))
		return !meetings;
	if (bk_homework_find(x, s, false, &tasks))
		return 0;
	if (all)
		from = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (from)
		read_groups(in, x, from, &h, census);
	bk_held_free(room.held);
	return from ? 1 : -1;
}

/*
 * Does no row of the file tell how many sessions there were? That is the file's
 * fault, said once. 1 it is so, 0 not, -1 reported. Of a long file its first
 * rows are asked, and all only where these do not tell.
 */
static int
lacks_sessions(struct bk_ingest *in, struct bk_export *x, bool all)
{
	struct census census = { 0, 0 };

	for (size_t i = 0; i < x->table->n; i++) {
		int r = count_sheet(in, x, &x->table->sheet[i], all, &census);

		if (r <= 0)
			return r;
	}
	if (census.rows == 0 || census.lacking < census.rows)
		return 0;
	return all || !bk_export_is_held(x) ? 1 : lacks_sessions(in, x, true);
}

/* Say so, of the first sheet of counts. */
static void
say_sessions_nowhere(struct bk_ingest *in, const struct bk_export *x)
{
	const struct bk_sheet *s = x->table->sheet;
	struct bk_othershape o;
	struct bk_totals_head h;
	struct bk_meetings m;
	bool meetings;

	while (!find_counts(x, s, &h, &m, &meetings))
		s++;
	bk_ingest_sheet(in, x, s);
	if (bk_othershape_grades(s, &o))
		bk_ingest_note(in, o.line, &bk_msg_sessions_nowhere,
		    "it looks like %s (%.*s)",
		    bk_diag_text(bk_ingest_diag(in), o.kind), (int)o.cell.n,
		    o.cell.p);
	else
		bk_ingest_note(in, s->row[h.head].line,
		    &bk_msg_sessions_nowhere, NULL);
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	int lacks;

	if (!bk_export_beginning_of_all(x, bk_ingest_diag(in)))
		return -1;
	lacks = lacks_sessions(in, x, false);
	if (lacks > 0)
		say_sessions_nowhere(in, x);
	return lacks ? -1 : bk_readers_long(in, x, take_sheet,
	    "name or number, and counts as Hadir, Sakit, Izin, Alpa");
}

const struct bk_format bk_totals_format = {
	.name = "totals",
	.about = "counts or percentages, one row per student",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.streams = true,
	.whole = bk_readers_whole,
};
