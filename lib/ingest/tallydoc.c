/*
 * What a run knows of one student, as a document.
 */
#include <stdlib.h>

#include "tallytwice.h"

/* One slot's marks over the term. */
struct column {
	uint32_t n[BK_CELL_UNKNOWN + 1];
	int	 first, last;		/* days with a session, or -1 */
};

static void
count_mark(struct column *c, int day, unsigned mark)
{
	c->n[mark]++;
	if (mark == BK_CELL_NONE || mark >= BK_CELL_EXEMPT)
		return;
	if (c->first < 0)
		c->first = day;
	c->last = day;
}

/* Word `i` of all days: the slots that it holds. */
static void
count_columns(const struct bk_pupil *p, uint32_t i, int days,
    struct column c[BK_PUPIL_WORD])
{
	const uint64_t *w = p->cell + i;

	for (int k = 0; k < BK_PUPIL_WORD; k++)
		c[k] = (struct column){ .first = -1, .last = -1 };
	for (int d = 0; d < days; d++, w += p->nwords) {
		struct column *at = c;

		for (uint64_t v = *w; v; v >>= 4)
			count_mark(at++, d, v & BK_CELL_WHAT);
	}
}

static void
add_marks(struct bk_counts *c, const uint32_t n[])
{
	struct bk_counts more = {
		.present = (int)n[BK_MARK_PRESENT],
		.late = (int)n[BK_MARK_LATE],
		.sick = (int)n[BK_MARK_SICK],
		.excused = (int)n[BK_MARK_EXCUSED],
		.unexcused = (int)n[BK_MARK_UNEXCUSED],
	};

	more.sessions = more.present + more.late + more.sick + more.excused +
	    more.unexcused;
	bk_attendance_add(c, &more);
}

static void
stretch(struct bk_subject *s, bk_date from, bk_date to)
{
	if (from != BK_DATE_NONE &&
	    (s->from == BK_DATE_NONE || from < s->from))
		s->from = from;
	if (to != BK_DATE_NONE && (s->to == BK_DATE_NONE || to > s->to))
		s->to = to;
}

/* The subject of the document with that number, which it may not have yet. */
static struct bk_subject *
subject_of(const struct bk_tally *t, struct bk_attendance *a,
    struct bk_subject **by_number, uint32_t number)
{
	struct bk_subject *s = by_number[number];

	if (!s) {
		s = by_number[number] = &a->subjects.v[a->subjects.n++];
		*s = (struct bk_subject){
			.subject = t->subjects.e[number].key.p,
			.from = BK_DATE_NONE, .to = BK_DATE_NONE,
			.participation = NAN };
	}
	return s;
}

static void
add_columns(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_attendance *a, struct bk_subject **by_number)
{
	bk_date first = bk_term_first(p->term);
	int days = bk_term_last(p->term) - first + 1;
	struct column column[BK_PUPIL_WORD];

	for (uint32_t k = 0; k < p->nslots; k++) {
		struct bk_subject *s;
		struct column *c;

		if (k % BK_PUPIL_WORD == 0)
			count_columns(p, k / BK_PUPIL_WORD, days, column);
		c = &column[k % BK_PUPIL_WORD];
		if (c->first < 0)
			continue;
		s = subject_of(t, a, by_number, t->slot[p->slot[k]].subject);
		add_marks(&s->counts, c->n);
		stretch(s, first + c->first, first + c->last);
	}
}

static void
add_lumps(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_attendance *a, struct bk_subject **by_number)
{
	for (const struct bk_lump *l = p->lumps; l; l = l->next) {
		struct bk_subject *s = subject_of(t, a, by_number, l->subject);

		add_marks(&s->counts, l->count);
		stretch(s, l->from, l->to);
		if (!isnan(l->participation))
			s->participation = l->participation;
	}
}

static int
by_subject(const void *a, const void *b)
{
	const struct bk_subject *x = a, *y = b;

	return strcmp(x->subject, y->subject);
}

/* The letter of a day: the best there is, P before U before E before S. */
static char
day_letter(const uint64_t *w, uint32_t nwords)
{
	unsigned seen = 0;		/* bit m: mark m occurs */

	for (uint32_t i = 0; i < nwords; i++)
		for (uint64_t v = w[i]; v; v >>= 4)
			seen |= 1u << (v & BK_CELL_WHAT);
	if (seen & (1u << BK_MARK_PRESENT | 1u << BK_MARK_LATE))
		return 'P';
	if (seen & 1u << BK_MARK_UNEXCUSED)
		return 'U';
	if (seen & 1u << BK_MARK_EXCUSED)
		return 'E';
	return seen & 1u << BK_MARK_SICK ? 'S' : '.';
}

static void
add_days(const struct bk_pupil *p, bk_date from, bk_date to,
    struct bk_arena *arena, struct bk_attendance *a)
{
	bk_date first = bk_term_first(p->term);
	size_t n = (size_t)(to - from) + 1;
	char *marks = bk_arena_alloc(arena, n + 1);

	for (size_t i = 0; i < n; i++)
		marks[i] = day_letter(p->cell + ((size_t)(from - first) + i) *
		    p->nwords, p->nwords);
	marks[n] = '\0';
	a->days = (struct bk_days){ from, marks };
}

static void
add_homework(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_arena *arena, struct bk_attendance *a)
{
	struct bk_coursework *v;
	const struct bk_lump **newest;
	size_t n = 0;

	if (!p->homework)
		return;
	for (const struct bk_lump *l = p->homework; l; l = l->next)
		n++;
	v = bk_arena_alloc(arena, (n + 1) * sizeof(*v));
	newest = bk_arena_alloc(arena, n * sizeof(*newest));
	n = 0;
	for (const struct bk_lump *l = p->homework; l; l = l->next)
		newest[n++] = l;
	a->coursework.v = v;
	while (n-- > 0) {
		const struct bk_lump *l = newest[n];
		struct bk_coursework c = { t->subjects.e[l->subject].key.p,
			(int)l->count[0], (int)l->count[1], l->tasks };

		bk_coursework_add(v, &a->coursework.n, &c);
	}
	bk_coursework_sum(v, a->coursework.n, &a->assignments.due,
	    &a->assignments.submitted);
	if (a->coursework.n == 1 && !bk_coursework_is_known(v))
		a->coursework.n = 0;	/* the assignments say it all */
}

static void
add_sources(const struct bk_pupil *p, const struct bk_source *files,
    struct bk_arena *arena, struct bk_attendance *a)
{
	struct bk_source *v = bk_arena_alloc(arena,
	    (p->nshares + (size_t)1) * sizeof(*v));

	a->sources.v = v;
	for (size_t i = 0; i <= p->nshares; i++) {
		struct bk_share s = i < p->nshares ? p->share[i] :
		    (struct bk_share){ p->file, p->rows };

		if (s.rows == 0)
			continue;
		*v = files[s.file];
		v++->rows = (int)s.rows;
		a->sources.n++;
	}
}

bool
bk_tally_document(const struct bk_tally *t, const struct bk_pupil *p,
    const struct bk_source *files, struct bk_arena *arena,
    struct bk_attendance *out, bool *twice)
{
	struct bk_subject **by_number;
	struct bk_attendance a;
	struct bk_subject all = { .from = BK_DATE_NONE, .to = BK_DATE_NONE };

	bk_bind_clear(bk_attendance_binds, &a);
	by_number = bk_arena_zalloc(arena,
	    (t->subjects.n + 1) * sizeof(struct bk_subject *));
	a.subjects.v = bk_arena_alloc(arena,
	    (t->subjects.n + 1) * sizeof(*a.subjects.v));
	add_columns(t, p, &a, by_number);
	for (size_t i = 0; i < a.subjects.n; i++)
		stretch(&all, a.subjects.v[i].from, a.subjects.v[i].to);
	if (all.from != BK_DATE_NONE)
		add_days(p, all.from, all.to, arena, &a);
	add_lumps(t, p, &a, by_number);
	*twice = bk_tallytwice_settle(t, p, files, arena, &a);
	add_homework(t, p, arena, &a);
	if (a.subjects.n == 0 && !p->homework)
		return false;
	if (a.subjects.n)
		qsort(a.subjects.v, a.subjects.n, sizeof(*a.subjects.v),
		    by_subject);
	a.totals = (struct bk_counts){ 0 };
	for (size_t i = 0; i < a.subjects.n; i++) {
		bk_attendance_add(&a.totals, &a.subjects.v[i].counts);
		stretch(&all, a.subjects.v[i].from, a.subjects.v[i].to);
	}
	a.from = all.from;
	a.to = all.to;
	a.nis = p->nis ? p->nis : "";
	a.nisn = p->nisn;
	a.name = p->name;
	a.class = p->class;
	a.term = p->term;
	add_sources(p, files, arena, &a);
	*out = a;
	return true;
}
