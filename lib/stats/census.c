#include "census.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "term.h"

void
bk_census_init(struct bk_census *c, const struct bk_school *school,
    const struct bk_policy *policy, const struct bk_calendar *calendar,
    bk_date today)
{
	*c = (struct bk_census){ .school = school, .policy = policy,
		.calendar = calendar, .today = today, .as_of = BK_DATE_NONE,
		.arena = BK_ARENA_INIT, .terms = BK_MAP_INIT,
		.spelled = BK_MAP_INIT, .folded = BK_MAP_INIT,
		.pack = BK_CASEPACK_INIT };
}

void
bk_census_free(struct bk_census *c)
{
	for (size_t i = 0; i < c->terms.n; i++) {
		struct bk_census_term *t = c->terms.e[i].value;

		bk_map_free(&t->students);
		bk_map_free(&t->by_number);
		bk_map_free(&t->cases);
		bk_map_free(&t->attendance);
		bk_map_free(&t->recaps);
		bk_map_free(&t->complaints);
		bk_map_free(&t->services);
		bk_map_free(&t->routines);
	}
	bk_map_free(&c->terms);
	bk_map_free(&c->spelled);
	bk_map_free(&c->folded);
	bk_casepack_free(&c->pack);
	bk_arena_free(&c->arena);
}

static struct bk_census_term *
term_of(struct bk_census *c, bk_term term)
{
	char text[BK_TERM_SIZE];
	void **at = bk_map_at(&c->terms, bk_str(bk_term_format(term, text)));
	struct bk_census_term *t;

	if (*at)
		/* cppcheck-suppress identicalInnerCondition ; no outer one */
		return *at;
	*at = t = bk_arena_alloc(&c->arena, sizeof(*t));
	*t = (struct bk_census_term){ .term = term, .students = BK_MAP_INIT,
		.by_number = BK_MAP_INIT, .cases = BK_MAP_INIT,
		.attendance = BK_MAP_INIT, .complaints = BK_MAP_INIT,
		.services = BK_MAP_INIT,
		.routines = BK_MAP_INIT, .recaps = BK_MAP_INIT };
	return t;
}

bool
bk_census_keeps(const struct bk_census *c, bk_term term)
{
	for (size_t i = 0; i < c->nkeep; i++)
		if (c->keep[i] == term)
			return true;
	return c->nkeep == 0 && bk_term_first(term) <= c->today;
}

void
bk_census_term(struct bk_census *c, bk_term term)
{
	term_of(c, term);
}

void
bk_census_student(struct bk_census *c, bk_term term,
    const struct bk_student *s)
{
	const char *key = bk_student_key(s), *number;
	struct bk_census_term *t = term_of(c, term);

	*bk_map_at(&t->students, bk_str(key ? key : "")) = (void *)s;
	for (size_t i = 1; (number = bk_student_number(s, i)); i++)
		*bk_map_at(&t->by_number, bk_str(number)) = (void *)s;
}

const struct bk_student *
bk_census_student_of(const struct bk_census_term *t, struct bk_str key)
{
	const struct bk_student *s = bk_map_get(&t->students, key);

	return s ? s : bk_map_get(&t->by_number, key);
}

bool
bk_census_case(struct bk_census *c, const struct bk_case *cas)
{
	void **at = bk_map_at(&term_of(c, cas->term)->cases,
	    bk_str(cas->student.nis));
	bool again = *at != NULL;

	*at = (void *)bk_casepack_put(&c->pack, cas, &c->arena);
	return again;
}

struct bk_case *
bk_census_case_at(const struct bk_census *c, const struct bk_census_term *t,
    size_t i, struct bk_arena *a)
{
	return bk_casepack_get(&c->pack, t->cases.e[i].value, a);
}

int
bk_census_status_at(const struct bk_census *c, const struct bk_census_term *t,
    size_t i)
{
	return bk_casepack_status(&c->pack, t->cases.e[i].value);
}

struct bk_case *
bk_census_case_of(const struct bk_census *c, const struct bk_census_term *t,
    struct bk_str nis, struct bk_arena *a)
{
	const void *packed = bk_map_get(&t->cases, nis);

	return packed ? bk_casepack_get(&c->pack, packed, a) : NULL;
}

void
bk_census_routine(struct bk_census *c, bk_term term, const struct bk_case *r)
{
	*bk_map_at(&term_of(c, term)->routines,
	    bk_str(r->student.nis ? r->student.nis : "")) = (void *)r;
}

void
bk_census_complaint(struct bk_census *c, const struct bk_complaint *x)
{
	bk_term term = bk_term_of(bk_complaint_day(x->received));

	*bk_map_at(&term_of(c, term)->complaints, bk_str(x->id)) = (void *)x;
}

void
bk_census_service(struct bk_census *c, const struct bk_service *s)
{
	*bk_map_at(&term_of(c, bk_term_of(s->date))->services,
	    bk_str(s->id)) = (void *)s;
}

/* What of a recap was known at the end of the day. */
static void
cut_recap(struct bk_attendance *a, bk_date day, struct bk_arena *arena)
{
	if (a->to != BK_DATE_NONE && a->to > day) {
		a->subjects.n = 0;
		a->totals = (struct bk_counts){ 0 };
	}
	if (!a->days.marks || a->days.from == BK_DATE_NONE)
		return;
	if (a->days.from > day)
		a->days.marks = "";
	else
		a->days.marks = bk_arena_strndup(arena, a->days.marks,
		    strnlen(a->days.marks, (size_t)(day - a->days.from) + 1));
}

/* --- subjects ----------------------------------------------------------- */

/* How a subject is printed: as the recap spells it that was kept first. */
struct spelling {
	const char	*text;
	int		 taken;
};

static struct spelling *
spelling_of(struct bk_census *c, const char *subject)
{
	void **at = bk_map_at(&c->spelled, bk_str(subject)), **of;
	struct bk_buf key = BK_BUF_INIT;
	struct spelling *known = *at;

	if (known)
		return known;
	bk_coursework_fold(bk_str(subject), &key);
	of = bk_map_at(&c->folded, bk_buf_str(&key));
	if (!*of) {
		struct spelling *s = bk_arena_alloc(&c->arena, sizeof(*s));

		*s = (struct spelling){ NULL, INT_MAX };
		*of = s;
	}
	*at = *of;
	bk_buf_free(&key);
	return *at;
}

static void
see_spellings(struct bk_census *c, const struct bk_attendance *a)
{
	int taken = a->taken == BK_INT_NONE ? 0 : a->taken;

	for (size_t i = 0; i < a->subjects.n; i++) {
		const char *subject = a->subjects.v[i].subject;
		struct spelling *s = subject ? spelling_of(c, subject) : NULL;

		if (s && taken < s->taken)
			*s = (struct spelling){ subject, taken };
	}
}

static void
spell(struct bk_census *c, struct bk_attendance *a)
{
	for (size_t i = 0; i < a->subjects.n; i++)
		if (a->subjects.v[i].subject)
			a->subjects.v[i].subject = spelling_of(c,
			    a->subjects.v[i].subject)->text;
}

/* --- recaps ------------------------------------------------------------- */

/* The recaps of one student, as they are read. */
struct recaps {
	struct recaps		*next;
	struct bk_attendance	 a;
};

void
bk_census_attendance(struct bk_census *c, const struct bk_attendance *a)
{
	const char *key = a->nis && *a->nis ? a->nis : a->nisn;
	void **at = bk_map_at(&term_of(c, a->term)->recaps,
	    bk_str(key ? key : ""));
	struct recaps *r = bk_arena_alloc(&c->arena, sizeof(*r));

	*r = (struct recaps){ *at, *a };
	bk_bind_own(bk_attendance_binds, &r->a, &c->arena);
	see_spellings(c, &r->a);
	if (c->as_of != BK_DATE_NONE)
		cut_recap(&r->a, c->as_of, &c->arena);
	*at = r;
}

static int
by_age(const void *a, const void *b)
{
	return bk_recaps_cmp(*(const struct bk_attendance *const *)a,
	    *(const struct bk_attendance *const *)b);
}

/*
 * The key of the person with that number: as the roster has it, of a term
 * without one the newest before it, else the number itself.
 */
static struct bk_str
key_of(const struct bk_census *c, const struct bk_census_term *t,
    struct bk_str number)
{
	const struct bk_student *s = bk_census_student_of(t, number);
	const char *key;
	bk_term by = 0;

	for (size_t i = 0; t->students.n == 0 && i < c->terms.n; i++) {
		const struct bk_census_term *o = c->terms.e[i].value;
		const struct bk_student *who =
		    bk_census_student_of(o, number);

		if (o->term < t->term && who && (!s || o->term > by)) {
			s = who;
			by = o->term;
		}
	}
	key = s ? bk_student_key(s) : NULL;
	return key ? bk_str(key) : number;
}

/* The recaps of one student as one. */
static struct bk_attendance *
sum_up(struct bk_census *c, const struct recaps *first)
{
	struct bk_attendance *sum = bk_arena_alloc(&c->arena, sizeof(*sum));
	const struct bk_attendance **v;
	size_t n = 0;

	for (const struct recaps *r = first; r; r = r->next)
		n++;
	v = bk_arena_alloc(&c->arena, n * sizeof(*v));
	n = 0;
	for (const struct recaps *r = first; r; r = r->next)
		v[n++] = &r->a;
	qsort(v, n, sizeof(*v), by_age);
	bk_recaps_sum(v, n, &c->arena, sum, &c->told);
	spell(c, sum);
	return sum;
}

/* Recaps under any number of a student stand under the key. */
static void
join_recaps(const struct bk_census *c, const struct bk_census_term *t,
    struct bk_map *joined)
{
	for (size_t i = 0; i < t->recaps.n; i++) {
		void **at = bk_map_at(joined, key_of(c, t,
		    t->recaps.e[i].key));
		struct recaps *last = t->recaps.e[i].value;

		if (!*at) {
			*at = last;
			continue;
		}
		while (last->next)
			last = last->next;
		last->next = *at;
		*at = t->recaps.e[i].value;
	}
}

static void
settle_recaps(struct bk_census *c, struct bk_census_term *t)
{
	struct bk_map joined = BK_MAP_INIT;

	join_recaps(c, t, &joined);
	bk_map_free(&t->recaps);
	t->recaps = joined;
	for (size_t i = 0; i < t->recaps.n; i++)
		*bk_map_at(&t->attendance, t->recaps.e[i].key) =
		    sum_up(c, t->recaps.e[i].value);
}

/* Of two cases of one student: does the second tell more [FIELD 7]? */
static bool
tells_more(const struct bk_case *a, const struct bk_case *b)
{
	if ((a->status == BK_CANCELLED) != (b->status == BK_CANCELLED))
		return a->status == BK_CANCELLED;
	if (a->rung != b->rung)
		return b->rung > a->rung;
	return a->status != BK_OPEN && b->status == BK_OPEN;
}

static bool
is_better(const struct bk_census *c, const struct bk_census_term *t,
    size_t than, size_t i)
{
	struct bk_arena a = BK_ARENA_INIT;
	bool better = tells_more(bk_census_case_at(c, t, than, &a),
	    bk_census_case_at(c, t, i, &a));

	bk_arena_free(&a);
	return better;
}

static void
settle_cases(struct bk_census *c, struct bk_census_term *t)
{
	struct bk_map one = BK_MAP_INIT, left = BK_MAP_INIT;

	for (size_t i = 0; i < t->cases.n; i++) {
		int64_t *at = bk_map_number_at(&one, key_of(c, t,
		    t->cases.e[i].key));		/* from 1 */

		c->twins += *at != 0;
		if (!*at || is_better(c, t, (size_t)*at - 1, i))
			*at = (int64_t)i + 1;
	}
	for (size_t i = 0; i < one.n; i++) {
		const struct bk_map_entry *e =
		    &t->cases.e[one.e[i].number - 1];

		*bk_map_at(&left, e->key) = e->value;
	}
	bk_map_free(&one);
	bk_map_free(&t->cases);
	t->cases = left;
}

void
bk_census_settle(struct bk_census *c)
{
	c->told = (struct bk_recaps_told){ 0 };
	for (size_t i = 0; i < c->terms.n; i++) {
		settle_recaps(c, c->terms.e[i].value);
		settle_cases(c, c->terms.e[i].value);
	}
}

static const struct bk_census_term *
find_term(const struct bk_census *c, bk_term term)
{
	char text[BK_TERM_SIZE];

	return bk_map_get(&c->terms, bk_str(bk_term_format(term, text)));
}

const struct bk_student *
bk_census_find_student(const struct bk_census *c, bk_term term,
    const char *nis)
{
	const struct bk_census_term *t = find_term(c, term);

	return t && nis ? bk_census_student_of(t, bk_str(nis)) : NULL;
}

bool
bk_census_has_roster(const struct bk_census *c, bk_term term)
{
	const struct bk_census_term *t = find_term(c, term);

	return t && t->students.n > 0;
}

const struct bk_attendance *
bk_census_find_attendance(const struct bk_census *c, bk_term term,
    const char *nis)
{
	const struct bk_census_term *t = find_term(c, term);

	return t && nis ? bk_map_get(&t->attendance, key_of(c, t,
	    bk_str(nis))) : NULL;
}

/* A student with the class of the head count, to be sorted by it. */
struct seat {
	const char	*class;
	const struct bk_student *student;
};

static int
seat_cmp(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;
	const char *g = bk_school_grade_of(x->class),
		   *h = bk_school_grade_of(y->class);
	int c = bk_school_grade_cmp(g ? g : "", h ? h : "");

	if (c == 0)
		c = strcmp(x->class, y->class);
	if (c == 0)
		c = strcmp(x->student->name, y->student->name);
	return c ? c : strcmp(bk_student_key(x->student),
	    bk_student_key(y->student));
}

const struct bk_student **
bk_census_class(const struct bk_census *c, bk_term term, const char *class,
    struct bk_arena *a, size_t *n)
{
	const struct bk_census_term *t = find_term(c, term);
	size_t all = t ? t->students.n : 0, k = 0;
	struct seat *seat = bk_arena_alloc(a, (all + 1) * sizeof(*seat));
	const struct bk_student **v = bk_arena_alloc(a,
	    (all + 1) * sizeof(*v));
	bk_date day = bk_census_head_count(c, term);

	for (size_t i = 0; i < all; i++) {
		const struct bk_student *s = t->students.e[i].value;
		const char *in = bk_student_class(s, day);

		if (!bk_student_key(s) || !bk_census_enrolled(c, term, s) ||
		    (class && (!in || strcmp(in, class) != 0)))
			continue;
		seat[k++] = (struct seat){ in ? in : "", s };
	}
	qsort(seat, k, sizeof(*seat), seat_cmp);
	for (size_t i = 0; i < k; i++)
		v[i] = seat[i].student;
	*n = k;
	return v;
}

static int
term_cmp(const void *a, const void *b)
{
	bk_term x = *(const bk_term *)a, y = *(const bk_term *)b;

	return (x > y) - (x < y);
}

bk_term *
bk_census_terms(const struct bk_census *c, struct bk_arena *a, size_t *n)
{
	bk_term *v = bk_arena_alloc(a, (c->terms.n + 1) * sizeof(*v));

	*n = c->terms.n;
	for (size_t i = 0; i < *n; i++)
		v[i] =
		    ((const struct bk_census_term *)c->terms.e[i].value)->term;
	qsort(v, *n, sizeof(*v), term_cmp);
	return v;
}

bk_date
bk_census_head_count(const struct bk_census *c, bk_term term)
{
	bk_date last = bk_school_term_last(c->school, term);

	return c->today < last ? c->today : last;
}

/* Whoever left as a graduate counts to the end of that term [STATS 2]. */
static bool
graduated(const struct bk_student *s, bk_term term, bk_date day)
{
	return bk_student_graduated(s) &&
	    s->enrolled.to != BK_DATE_NONE && s->enrolled.to <= day &&
	    bk_term_of(s->enrolled.to) == term &&
	    (s->enrolled.from == BK_DATE_NONE || s->enrolled.from <= day);
}

bool
bk_census_enrolled(const struct bk_census *c, bk_term term,
    const struct bk_student *s)
{
	bk_date day = bk_census_head_count(c, term);

	return bk_student_enrolled(s, day) || graduated(s, term, day);
}
