/*
 * What exports of one run tell twice: the counts of a table beside the days of
 * a log, lessons beside a daily roll. Each is made a recap of its own, and they
 * are read as one as if they had come in runs of their own [DESIGN, Recaps].
 */
#include <stdlib.h>

#include "recaps.h"
#include "tallytwice.h"

/* One subject of the cells, or the counts of one subject in one export. */
struct part {
	struct bk_attendance a;
	struct bk_subject s;
	const char	*sha256;	/* of the counts' export; "" */
	uint32_t	 subject, file;
	bool		 counts;	/* has no days */
	size_t		 at;		/* order of appearance */
};

struct parts {
	const struct bk_tally *tally;
	const struct bk_pupil *pupil;
	struct bk_arena	*arena;
	struct part	*v;
	size_t		 n;
};

static const char *
name_of(const struct bk_tally *t, uint32_t subject)
{
	return t->subjects.e[subject].key.p;
}

static bool
has_sessions(const struct bk_lump *l)
{
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		if (m != BK_MARK_UNKNOWN && l->count[m])
			return true;
	return false;
}

/* The part of that subject and export, made where there is none. */
static struct part *
part_of(struct parts *x, uint32_t subject, bool counts, uint32_t file)
{
	struct part *p;

	for (size_t i = 0; i < x->n; i++)
		if (x->v[i].subject == subject && x->v[i].counts == counts &&
		    x->v[i].file == file)
			return &x->v[i];
	p = &x->v[x->n];
	*p = (struct part){ .sha256 = "", .subject = subject, .file = file,
		.counts = counts, .at = x->n++,
		.s = { .subject = name_of(x->tally, subject),
		.from = BK_DATE_NONE, .to = BK_DATE_NONE,
		.participation = NAN } };
	return p;
}

/* --- sessions of days --------------------------------------------------- */

static void
count(struct bk_counts *c, unsigned mark)
{
	c->sessions++;
	c->present += mark == BK_MARK_PRESENT;
	c->late += mark == BK_MARK_LATE;
	c->sick += mark == BK_MARK_SICK;
	c->excused += mark == BK_MARK_EXCUSED;
	c->unexcused += mark == BK_MARK_UNEXCUSED;
}

/* P before U before E before S before no session. */
static char
letter_of(const struct bk_counts *c)
{
	if (c->present + c->late)
		return 'P';
	if (c->unexcused)
		return 'U';
	if (c->excused)
		return 'E';
	return c->sick ? 'S' : '.';
}

/* What the cells of that day tell of the part's subject. */
static struct bk_counts
day_of(const struct parts *x, const struct part *p, unsigned day)
{
	struct bk_counts c = { 0 };

	for (uint32_t k = 0; k < x->pupil->nslots; k++) {
		uint32_t slot = x->pupil->slot[k];
		unsigned mark = bk_tally_get(x->pupil, slot, day);

		if (x->tally->slot[slot].subject == p->subject &&
		    mark != BK_CELL_NONE && mark < BK_CELL_EXEMPT)
			count(&c, mark);
	}
	return c;
}

static void
read_days(const struct parts *x, struct part *p)
{
	bk_date first = bk_term_first(x->pupil->term);
	int days = bk_term_last(x->pupil->term) - first + 1;
	char *marks = bk_arena_alloc(x->arena, (size_t)days + 1);

	for (int d = 0; d < days; d++) {
		struct bk_counts c = day_of(x, p, (unsigned)d);

		marks[d] = letter_of(&c);
		bk_attendance_add(&p->s.counts, &c);
		if (c.sessions == 0)
			continue;
		p->s.to = first + d;
		if (p->s.from == BK_DATE_NONE)
			p->s.from = first + d;
	}
	if (p->s.from == BK_DATE_NONE)
		return;
	marks[p->s.to - first + 1] = '\0';
	p->a.days = (struct bk_days){ p->s.from,
		marks + (p->s.from - first) };
}

/* --- counts ------------------------------------------------------------- */

/* What one export counts of a subject in several rows is taken together. */
static void
add_lump(struct parts *x, const struct bk_lump *l,
    const struct bk_source *files)
{
	struct part *p = part_of(x, l->subject, true, l->file);
	struct bk_counts c = { .present = (int)l->count[BK_MARK_PRESENT],
		.late = (int)l->count[BK_MARK_LATE],
		.sick = (int)l->count[BK_MARK_SICK],
		.excused = (int)l->count[BK_MARK_EXCUSED],
		.unexcused = (int)l->count[BK_MARK_UNEXCUSED] };

	p->sha256 = files[l->file].sha256 ? files[l->file].sha256 : "";
	c.sessions = c.present + c.late + c.sick + c.excused + c.unexcused;
	bk_attendance_add(&p->s.counts, &c);
	if (l->from != BK_DATE_NONE &&
	    (p->s.from == BK_DATE_NONE || l->from < p->s.from))
		p->s.from = l->from;
	if (l->to != BK_DATE_NONE &&
	    (p->s.to == BK_DATE_NONE || l->to > p->s.to))
		p->s.to = l->to;
	if (!isnan(l->participation))
		p->s.participation = l->participation;
}

/* --- all ---------------------------------------------------------------- */

static int
by_age(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	int r = bk_recaps_cmp(&x->a, &y->a);

	if (r == 0)
		r = strcmp(x->sha256, y->sha256);
	return r ? r : (x->at > y->at) - (x->at < y->at);
}

static void
gather(struct parts *x, const struct bk_source *files)
{
	const struct bk_pupil *p = x->pupil;
	size_t most = p->nslots + (size_t)1, n = 0;
	const struct bk_lump **newest;

	for (const struct bk_lump *l = p->lumps; l; l = l->next)
		most++;
	x->v = bk_arena_alloc(x->arena, most * sizeof(*x->v));
	newest = bk_arena_alloc(x->arena, most * sizeof(*newest));
	for (uint32_t k = 0; k < p->nslots; k++)
		part_of(x, x->tally->slot[p->slot[k]].subject, false, 0);
	for (size_t i = 0; i < x->n; i++)
		read_days(x, &x->v[i]);
	for (const struct bk_lump *l = p->lumps; l; l = l->next)
		if (has_sessions(l))
			newest[n++] = l;
	while (n-- > 0)
		add_lump(x, newest[n], files);
	for (size_t i = 0; i < x->n; i++) {
		struct part *part = &x->v[i];

		part->a.taken = BK_INT_NONE;
		part->a.totals = part->s.counts;
		part->a.from = part->s.from;
		part->a.to = part->s.to;
		part->a.assignments = (struct bk_assignments){ BK_INT_NONE,
			BK_INT_NONE, BK_INT_NONE };
	}
	qsort(x->v, x->n, sizeof(*x->v), by_age);
}

/* Do two parts tell of the same, or one by subject and one by day? */
static bool
meets(const struct part *a, const struct part *b)
{
	if (!*a->s.subject != !*b->s.subject)
		return true;
	return (a->counts || b->counts) &&
	    bk_coursework_same_subject(a->s.subject, b->s.subject);
}

static bool
any_meet(const struct parts *x)
{
	for (size_t i = 0; i < x->n; i++)
		for (size_t k = 0; k < i; k++)
			if (meets(&x->v[i], &x->v[k]))
				return true;
	return false;
}

/* Is there more than lessons alone, or a roll alone? */
static bool
is_mixed(const struct bk_tally *t, const struct bk_pupil *p)
{
	bool roll = false, lessons = false;

	for (const struct bk_lump *l = p->lumps; l; l = l->next)
		if (has_sessions(l))
			return true;
	for (uint32_t k = 0; k < p->nslots; k++) {
		if (*name_of(t, t->slot[p->slot[k]].subject))
			lessons = true;
		else
			roll = true;
	}
	return roll && lessons;
}

bool
bk_tallytwice_settle(const struct bk_tally *t, const struct bk_pupil *p,
    const struct bk_source *files, struct bk_arena *arena,
    struct bk_attendance *out)
{
	struct parts x = { .tally = t, .pupil = p, .arena = arena };
	struct bk_recaps_told told = { 0 };
	const struct bk_attendance **v;
	struct bk_attendance sum;

	if (!is_mixed(t, p))
		return false;
	gather(&x, files);
	if (!any_meet(&x))
		return false;
	v = bk_arena_alloc(arena, x.n * sizeof(*v));
	for (size_t i = 0; i < x.n; i++) {
		x.v[i].a.subjects.v = &x.v[i].s;
		x.v[i].a.subjects.n = x.v[i].s.counts.sessions > 0;
		v[i] = &x.v[i].a;
	}
	bk_recaps_sum(v, x.n, arena, &sum, &told);
	if (!told.replaced && !told.aside && !told.less)
		return false;
	out->subjects = sum.subjects;
	out->days = sum.days;
	return true;
}
