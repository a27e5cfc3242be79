#include "recaps.h"

#include <string.h>

/* Sessions of one subject that a recap tells of. */
struct piece {
	struct bk_subject s;
	size_t		  of;		/* index of the recap */
	bool		  gone;		/* another one counts */
};

struct sum {
	const struct bk_attendance *const *v;
	struct bk_days	*days;		/* of each recap; what was cut is '.' */
	bool		*kept;		/* does it still tell anything? */
	struct piece	*piece;
	size_t		 n, npieces, cap;
	struct bk_arena	*arena;
	struct bk_recaps_told *told;
};

/* --- which is newer ----------------------------------------------------- */

static const char *
sha_of(const struct bk_attendance *a)
{
	return a->sources.n && a->sources.v[0].sha256 ?
	    a->sources.v[0].sha256 : "";
}

int
bk_recaps_cmp(const struct bk_attendance *a, const struct bk_attendance *b)
{
	int x = a->taken == BK_INT_NONE ? 0 : a->taken;
	int y = b->taken == BK_INT_NONE ? 0 : b->taken;

	if (x != y)
		return x < y ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	if (a->totals.sessions != b->totals.sessions)
		return a->totals.sessions < b->totals.sessions ? -1 : 1;
	return strcmp(sha_of(a), sha_of(b));
}

static bool
has_source(const struct bk_attendance *a, const struct bk_source *s)
{
	for (size_t i = 0; i < a->sources.n; i++)
		if (s->sha256 && a->sources.v[i].sha256 &&
		    strcmp(a->sources.v[i].sha256, s->sha256) == 0)
			return true;
	return false;
}

/* All sources of the i-th are those of older ones: it says nothing new. */
static bool
is_known(const struct sum *m, size_t i)
{
	const struct bk_attendance *a = m->v[i];

	for (size_t k = 0; k < a->sources.n; k++) {
		bool known = false;

		for (size_t j = 0; j < i && !known; j++)
			known = has_source(m->v[j], &a->sources.v[k]);
		if (!known)
			return false;
	}
	return a->sources.n > 0;
}

/* --- subjects ----------------------------------------------------------- */

static const char *
name_of(const struct piece *p)
{
	return p->s.subject ? p->s.subject : "";
}

static bool
is_dated(const struct bk_subject *s)
{
	return s->from != BK_DATE_NONE && s->to != BK_DATE_NONE;
}

/* Where nobody knows the days of one, they may be those of the other. */
static bool
overlap(const struct bk_subject *a, const struct bk_subject *b)
{
	return !is_dated(a) || !is_dated(b) ||
	    (a->from <= b->to && b->from <= a->to);
}

/* --- days --------------------------------------------------------------- */

/* How often a mark ("PUES": any) stands on these days, both included. */
static int
count_marks(const struct bk_days *d, bk_date from, bk_date to,
    const char *marks)
{
	int n = 0;

	for (size_t i = 0; d->marks && d->marks[i]; i++) {
		bk_date day = d->from + (bk_date)i;

		n += day >= from && day <= to &&
		    strchr(marks, d->marks[i]) != NULL;
	}
	return n;
}

static struct bk_counts
count_days(const struct bk_days *d, bk_date from, bk_date to)
{
	return (struct bk_counts){ count_marks(d, from, to, "PUES"),
		count_marks(d, from, to, "P"), 0,
		count_marks(d, from, to, "S"), count_marks(d, from, to, "E"),
		count_marks(d, from, to, "U") };
}

static void
cut_days(const struct sum *m, size_t i, bk_date from, bk_date to)
{
	struct bk_days *d = &m->days[i];
	char *marks;

	if (!d->marks)
		return;
	marks = bk_arena_strndup(m->arena, d->marks, strlen(d->marks));
	for (size_t k = 0; marks[k]; k++)
		if (d->from + (bk_date)k >= from && d->from + (bk_date)k <= to)
			marks[k] = '.';
	d->marks = marks;
}

/* P before U before E before S before no session. */
static char
better_mark(char x, char y)
{
	static const char order[] = "PUES.";
	const char *a = strchr(order, x), *b = strchr(order, y);

	if (!a || !*a)
		return y;
	return !b || !*b || a <= b ? x : y;
}

static void
merge_days(struct bk_days *a, const struct bk_days *b, struct bk_arena *arena)
{
	bk_date from, to;
	char *marks;

	if (!b->marks || b->from == BK_DATE_NONE)
		return;
	if (!a->marks || a->from == BK_DATE_NONE) {
		*a = *b;
		return;
	}
	from = a->from < b->from ? a->from : b->from;
	to = a->from + (bk_date)strlen(a->marks);
	if (b->from + (bk_date)strlen(b->marks) > to)
		to = b->from + (bk_date)strlen(b->marks);
	marks = bk_arena_alloc(arena, (size_t)(to - from) + 1);
	memset(marks, '.', (size_t)(to - from));
	marks[to - from] = '\0';
	memcpy(marks + (a->from - from), a->marks, strlen(a->marks));
	for (size_t i = 0; b->marks[i]; i++) {
		char *m = &marks[b->from - from + (bk_date)i];

		*m = better_mark(*m, b->marks[i]);
	}
	*a = (struct bk_days){ from, marks };
}

/* --- replacing ---------------------------------------------------------- */

enum answer { KEEP, REPLACE, CUT, LESS };

/*
 * Do the marks of the days tell all of a piece: the only one of its recap,
 * one session a day, nobody late?
 */
static bool
is_exact(const struct sum *m, const struct piece *p)
{
	struct bk_counts c = count_days(&m->days[p->of], p->s.from, p->s.to);

	return m->v[p->of]->subjects.n <= 1 && isnan(p->s.participation) &&
	    memcmp(&c, &p->s.counts, sizeof(c)) == 0;
}

/* What becomes of an older piece that the newer one overlaps. */
static enum answer
meet(const struct sum *m, const struct piece *old, const struct piece *new)
{
	const struct bk_days *d = &m->days[old->of];
	const struct bk_subject *a = &old->s, *b = &new->s;

	if (!is_dated(a) || !is_dated(b) ||
	    (b->from <= a->from && b->to >= a->to))
		return REPLACE;
	if (d->marks && d->from <= a->from &&
	    d->from + (bk_date)strlen(d->marks) > a->to &&
	    count_marks(d, b->from, b->to, "PUES") == 0)
		return KEEP;		/* it tells of none of these days */
	if (is_exact(m, old))
		return CUT;
	return b->to >= a->to ? REPLACE : LESS;
}

static void
widen(bk_date *from, bk_date *to, bk_date a, bk_date b)
{
	if (a != BK_DATE_NONE && (*from == BK_DATE_NONE || a < *from))
		*from = a;
	if (b != BK_DATE_NONE && (*to == BK_DATE_NONE || b > *to))
		*to = b;
}

static void
put(struct sum *m, const struct piece *p)
{
	struct piece *v;

	if (m->npieces == m->cap) {
		m->cap = 2 * m->cap + 8;
		v = bk_arena_alloc(m->arena, m->cap * sizeof(*v));
		if (m->npieces)
			memcpy(v, m->piece, m->npieces * sizeof(*v));
		m->piece = v;
	}
	m->piece[m->npieces++] = *p;
}

/* Leave what the piece tells of days before `from` and after `to`. */
static void
cut(struct sum *m, size_t i, bk_date from, bk_date to)
{
	struct piece before = m->piece[i], after = before;
	const struct bk_days *d = &m->days[before.of];

	before.s.to = from - 1;
	after.s.from = to + 1;
	before.s.counts = count_days(d, before.s.from, before.s.to);
	after.s.counts = count_days(d, after.s.from, after.s.to);
	m->piece[i].gone = true;
	if (before.s.from <= before.s.to && before.s.counts.sessions)
		put(m, &before);
	if (after.s.from <= after.s.to && after.s.counts.sessions)
		put(m, &after);
}

/* An older piece that counts, of the same subject and days? */
static bool
rivals(const struct piece *old, const struct piece *p)
{
	return old->of != p->of && !old->gone && overlap(&old->s, &p->s) &&
	    bk_coursework_same_subject(name_of(old), name_of(p));
}

/* Would it replace one that reaches further? Then that is told. */
static bool
reaches_less(struct sum *m, const struct piece *p)
{
	struct bk_recaps_told *told = m->told;
	bool less = false;

	for (size_t i = 0; i < m->npieces; i++) {
		const struct piece *old = &m->piece[i];

		if (!rivals(old, p) || meet(m, old, p) != LESS)
			continue;
		if (!less && !told->less)
			told->from = told->to = BK_DATE_NONE;
		less = true;
		widen(&told->from, &told->to, old->s.from, old->s.to);
	}
	told->less += less;
	return less;
}

static const char *
first_spelling(const struct sum *m, const struct piece *p)
{
	for (size_t i = 0; i < m->npieces; i++)
		if (bk_coursework_same_subject(name_of(&m->piece[i]),
		    name_of(p)))
			return name_of(&m->piece[i]);
	return name_of(p);
}

static void
add(struct sum *m, struct piece p)
{
	size_t n = m->npieces;

	if (reaches_less(m, &p))
		return;
	p.s.subject = first_spelling(m, &p);
	for (size_t i = 0; i < n; i++) {
		enum answer answer = rivals(&m->piece[i], &p) ?
		    meet(m, &m->piece[i], &p) : KEEP;

		if (answer == KEEP)
			continue;
		m->told->replaced++;
		if (answer == CUT) {
			cut(m, i, p.s.from, p.s.to);
			cut_days(m, m->piece[i].of, p.s.from, p.s.to);
		} else {
			m->piece[i].gone = true;
		}
	}
	put(m, &p);
}

/* The pieces of a recap: its subjects, or all of it under no name. */
static void
take(struct sum *m, size_t i)
{
	const struct bk_attendance *a = m->v[i];
	size_t n = a->subjects.n ? a->subjects.n : a->totals.sessions > 0;

	for (size_t k = 0; k < n; k++) {
		struct piece p = { .of = i, .s = a->subjects.n ?
			a->subjects.v[k] : (struct bk_subject){ "", a->from,
			a->to, a->totals, NAN } };

		add(m, p);
	}
}

/* --- a daily roll beside subjects --------------------------------------- */

/* What the kinds tell of the days where they overlap. */
struct contest {
	struct bk_days	roll, subjects;
	int		roll_sessions, subject_sessions;
	bk_date		from, to;
	size_t		n;		/* pieces of subjects */
	bool		dayless;	/* one has no marks of days, or both
					   have the same: one recap's */
};

static bool
opposes(const struct piece *roll, const struct piece *p)
{
	return !p->gone && *name_of(p) && overlap(&roll->s, &p->s);
}

static struct contest
hold(const struct sum *m, const struct piece *roll)
{
	struct contest c = { .roll = m->days[roll->of],
		.roll_sessions = roll->s.counts.sessions,
		.from = BK_DATE_NONE, .to = BK_DATE_NONE };

	c.dayless = !c.roll.marks;
	for (size_t i = 0; i < m->npieces; i++) {
		const struct piece *p = &m->piece[i];

		if (!opposes(roll, p))
			continue;
		c.n++;
		c.subject_sessions += p->s.counts.sessions;
		c.dayless |= !m->days[p->of].marks || !is_dated(&p->s) ||
		    p->of == roll->of;
		merge_days(&c.subjects, &m->days[p->of], m->arena);
		widen(&c.from, &c.to, p->s.from, p->s.to);
	}
	c.dayless |= !is_dated(&roll->s);
	if (roll->s.from > c.from)
		c.from = roll->s.from;
	if (roll->s.to < c.to)
		c.to = roll->s.to;
	return c;
}

/* Does the roll count, and not the subjects? */
static bool
roll_wins(const struct contest *c)
{
	if (c->dayless)
		return c->roll_sessions > c->subject_sessions;
	return count_marks(&c->roll, c->from, c->to, "PUES") >
	    count_marks(&c->subjects, c->from, c->to, "PUES");
}

/* Left out on these days, or altogether where its days do not tell more. */
static void
set_aside(struct sum *m, size_t i, const struct contest *c)
{
	m->told->aside++;
	if (!c->dayless && is_exact(m, &m->piece[i]))
		cut(m, i, c->from, c->to);
	else
		m->piece[i].gone = true;
}

static void
settle_kinds(struct sum *m)
{
	size_t n = m->npieces;		/* what is cut here, opposes nobody */

	for (size_t i = 0; i < n; i++) {
		const struct piece roll = m->piece[i];
		struct contest c;

		if (roll.gone || *name_of(&roll))
			continue;
		c = hold(m, &roll);
		if (c.n > 0 && !roll_wins(&c))
			set_aside(m, i, &c);
		for (size_t k = 0; k < n && c.n > 0 && roll_wins(&c); k++)
			if (opposes(&roll, &m->piece[k]))
				set_aside(m, k, &c);
	}
}

/* --- the sum ------------------------------------------------------------ */

/* Does the recap still tell anything, after others replaced pieces of it? */
static void
find_kept(struct sum *m)
{
	for (size_t i = 0; i < m->n; i++)
		m->kept[i] = m->kept[i] && m->v[i]->subjects.n == 0 &&
		    m->v[i]->totals.sessions == 0;
	for (size_t i = 0; i < m->npieces; i++)
		if (!m->piece[i].gone)
			m->kept[m->piece[i].of] = true;
}

/* A recap's lists of assignments; of an earlier bk: one, of no known course. */
static size_t
courses_of(const struct bk_attendance *a, struct bk_coursework *one,
    const struct bk_coursework **v)
{
	*v = a->coursework.v;
	if (a->coursework.n || a->assignments.due == BK_INT_NONE)
		return a->coursework.n;
	*one = (struct bk_coursework){ NULL, a->assignments.due,
		a->assignments.submitted == BK_INT_NONE ? 0 :
		a->assignments.submitted, NULL };
	*v = one;
	return 1;
}

static void
count_unclear(struct bk_recaps_told *told, const struct bk_attendance *a)
{
	for (size_t i = 0; i < a->coursework.n && a->coursework.n > 1; i++)
		told->unclear +=
		    !bk_coursework_is_known(&a->coursework.v[i]);
}

static void
merge_assignments(const struct sum *m, struct bk_attendance *out)
{
	struct bk_coursework one, *all;
	const struct bk_coursework *v;
	size_t cap = 0, n = 0;

	for (size_t i = 0; i < m->n; i++)
		cap += m->v[i]->coursework.n + 1;
	all = bk_arena_alloc(m->arena, (cap + 1) * sizeof(*all));
	for (size_t i = 0; i < m->n; i++) {
		size_t k = m->kept[i] ? courses_of(m->v[i], &one, &v) : 0;

		for (size_t j = 0; j < k; j++)
			m->told->replaced += (int)bk_coursework_add(all, &n,
			    &v[j]);
		if (k && m->v[i]->assignments.late != BK_INT_NONE)
			out->assignments.late = m->v[i]->assignments.late;
	}
	out->coursework.v = all;
	out->coursework.n = n;
	count_unclear(m->told, out);
}

static void
merge_sources(const struct sum *m, struct bk_attendance *out)
{
	struct bk_source *v;
	size_t all = 0;

	for (size_t i = 0; i < m->n; i++)
		all += m->v[i]->sources.n;
	v = bk_arena_alloc(m->arena, (all + 1) * sizeof(*v));
	out->sources.v = v;
	out->sources.n = 0;
	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 0; k < m->v[i]->sources.n; k++)
			if (!has_source(out, &m->v[i]->sources.v[k]))
				v[out->sources.n++] = m->v[i]->sources.v[k];
}

static void
collect(const struct sum *m, struct bk_attendance *out)
{
	struct bk_subject *v = bk_arena_alloc(m->arena,
	    (m->npieces + 1) * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < m->npieces; i++)
		if (!m->piece[i].gone)
			v[n++] = m->piece[i].s;
	out->subjects.v = v;
	out->subjects.n = n;
	out->totals = (struct bk_counts){ 0 };
	merge_sources(m, out);
	merge_assignments(m, out);
	for (size_t i = 0; i < m->n; i++) {
		const struct bk_attendance *a = m->v[i];

		if (!m->kept[i])
			continue;
		merge_days(&out->days, &m->days[i], m->arena);
		widen(&out->from, &out->to, a->from, a->to);
		if (!out->name)
			out->name = a->name;
		if (!out->class)
			out->class = a->class;
	}
	bk_attendance_derive(out);
}

bool
bk_recaps_sum(const struct bk_attendance *const *v, size_t n,
    struct bk_arena *arena, struct bk_attendance *out,
    struct bk_recaps_told *told)
{
	struct sum m = { .v = v, .n = n, .arena = arena, .told = told };
	size_t used = 0;
	int aside;

	m.days = bk_arena_alloc(arena, (n + 1) * sizeof(*m.days));
	m.kept = bk_arena_zalloc(arena, (n + 1) * sizeof(*m.kept));
	for (size_t i = 0; i < n; i++) {
		m.days[i] = v[i]->days;
		if (is_known(&m, i)) {
			told->same++;
			continue;
		}
		m.kept[i] = true;
		used++;
		take(&m, i);
	}
	if (used == 0)
		return false;
	aside = told->aside;
	find_kept(&m);
	settle_kinds(&m);
	*out = *v[0];
	if (used == 1 && told->aside == aside) {
		count_unclear(told, out);
		return true;
	}
	out->days = (struct bk_days){ BK_DATE_NONE, NULL };
	out->assignments = (struct bk_assignments){ BK_INT_NONE, BK_INT_NONE,
		BK_INT_NONE };
	out->from = out->to = BK_DATE_NONE;
	collect(&m, out);
	return true;
}
