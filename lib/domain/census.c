#include "census.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ladder.h"
#include "mem.h"

enum { SUBJECT_MAX = 200 };	/* bytes of its name that count */

/* All that was handed in for one term, by NIS. */
struct term {
	bk_term		 term;
	struct bk_map	 students;	/* -> const struct bk_student */
	struct bk_map	 by_nisn;	/* the same: the key before a NIS came */
	struct bk_map	 cases;		/* -> const struct bk_case */
	struct bk_map	 attendance;	/* -> struct bk_attendance, merged */
	struct bk_map	 complaints;	/* by id */
};

void
bk_census_init(struct bk_census *c, const struct bk_school *school,
    const struct bk_policy *policy, const struct bk_calendar *calendar,
    bk_date today)
{
	*c = (struct bk_census){ .school = school, .policy = policy,
		.calendar = calendar, .today = today,
		.arena = BK_ARENA_INIT, .terms = BK_MAP_INIT };
}

void
bk_census_free(struct bk_census *c)
{
	for (size_t i = 0; i < c->terms.n; i++) {
		struct term *t = c->terms.e[i].value;

		bk_map_free(&t->students);
		bk_map_free(&t->by_nisn);
		bk_map_free(&t->cases);
		bk_map_free(&t->attendance);
		bk_map_free(&t->complaints);
	}
	bk_map_free(&c->terms);
	bk_arena_free(&c->arena);
}

static struct term *
term_of(struct bk_census *c, bk_term term)
{
	char text[BK_TERM_SIZE];
	void **at = bk_map_at(&c->terms, bk_str(bk_term_format(term, text)));
	struct term *t;

	if (*at)
		return *at;
	*at = t = bk_arena_alloc(&c->arena, sizeof(*t));
	*t = (struct term){ term, BK_MAP_INIT, BK_MAP_INIT, BK_MAP_INIT,
		BK_MAP_INIT, BK_MAP_INIT };
	return t;
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
	const char *key = bk_student_key(s);
	struct term *t = term_of(c, term);

	*bk_map_at(&t->students, bk_str(key ? key : "")) = (void *)s;
	if (s->nisn && *s->nisn)
		*bk_map_at(&t->by_nisn, bk_str(s->nisn)) = (void *)s;
}

/* The student of that key, also of the key that was used before a NIS came. */
static const struct bk_student *
student_of(const struct term *t, struct bk_str key)
{
	const struct bk_student *s = bk_map_get(&t->students, key);

	return s ? s : bk_map_get(&t->by_nisn, key);
}

bool
bk_census_case(struct bk_census *c, const struct bk_case *cas)
{
	void **at = bk_map_at(&term_of(c, cas->term)->cases,
	    bk_str(cas->student.nis));
	bool again = *at != NULL;

	*at = (void *)cas;
	return again;
}

void
bk_census_complaint(struct bk_census *c, const struct bk_complaint *x)
{
	bk_term term = bk_term_of(bk_stamp_date(x->received));

	*bk_map_at(&term_of(c, term)->complaints, bk_str(x->id)) = (void *)x;
}

void
bk_census_attendance(struct bk_census *c, const struct bk_attendance *a)
{
	void **at = bk_map_at(&term_of(c, a->term)->attendance,
	    bk_str(a->nis ? a->nis : ""));
	struct bk_attendance *own = bk_arena_dup(&c->arena, a, 1,
	    sizeof(*a));
	int same = 0, replaced = 0;

	bk_bind_own(bk_attendance_binds, own, &c->arena);
	if (*at)
		bk_attendance_merge(*at, own, &c->arena, &same, &replaced);
	else
		*at = own;
}

static const struct term *
find_term(const struct bk_census *c, bk_term term)
{
	char text[BK_TERM_SIZE];

	return bk_map_get(&c->terms, bk_str(bk_term_format(term, text)));
}

const struct bk_student *
bk_census_find_student(const struct bk_census *c, bk_term term,
    const char *nis)
{
	const struct term *t = find_term(c, term);

	return t && nis ? student_of(t, bk_str(nis)) : NULL;
}

bool
bk_census_has_roster(const struct bk_census *c, bk_term term)
{
	const struct term *t = find_term(c, term);

	return t && t->students.n > 0;
}

const struct bk_attendance *
bk_census_find_attendance(const struct bk_census *c, bk_term term,
    const char *nis)
{
	const struct term *t = find_term(c, term);

	return t && nis ? bk_map_get(&t->attendance, bk_str(nis)) : NULL;
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
	const char *g = bk_grade_of(x->class), *h = bk_grade_of(y->class);
	int c = bk_grade_cmp(g ? g : "", h ? h : "");

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
	const struct term *t = find_term(c, term);
	size_t all = t ? t->students.n : 0, k = 0;
	struct seat *seat = bk_arena_alloc(a, (all + 1) * sizeof(*seat));
	const struct bk_student **v = bk_arena_alloc(a,
	    (all + 1) * sizeof(*v));
	bk_date day = bk_census_head_count(c, term);

	for (size_t i = 0; i < all; i++) {
		const struct bk_student *s = t->students.e[i].value;
		const char *in = bk_student_class(s, day);

		if (!bk_student_key(s) || !bk_student_enrolled(s, day) ||
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
		v[i] = ((const struct term *)c->terms.e[i].value)->term;
	qsort(v, *n, sizeof(*v), term_cmp);
	return v;
}

bk_date
bk_census_head_count(const struct bk_census *c, bk_term term)
{
	bk_date last = bk_school_term_last(c->school, term);

	return c->today < last ? c->today : last;
}

/* --- counting ----------------------------------------------------------- */

/* One term being counted. */
struct count {
	const struct bk_census	*c;
	struct bk_stats		*st;
	const struct term	*t;
	bk_date			 day;	/* of the head count */
	const struct bk_group	*g;	/* where figures go at the moment */
	bool			 overflow;
};

static void
add(struct count *k, const char *path, int64_t value)
{
	if (bk_stats_add(k->st, k->g, path, value) < 0)
		k->overflow = true;
}

static void
one(struct count *k, const char *field, const char *key)
{
	char path[256];

	snprintf(path, sizeof(path), "%s%s%.200s", field, key ? BK_SUM_SEP :
	    "", key ? key : "");
	add(k, path, BK_SUM_ONE);
}

/* The group of a class; `s` NULL where the student is not known. */
static const struct bk_group *
group_of(const struct count *k, const char *class, const char *grade,
    const struct bk_student *s)
{
	const struct bk_school *school = k->c->school;
	const struct bk_staff *guide = bk_school_counsellor(school, class);
	const char *by_class = bk_school_grade(school, class);
	struct bk_group g = { .term = k->t->term };

	g.class = class ? class : "";
	g.grade = by_class ? by_class : grade ? grade : "";
	if (k->st->by & 1u << BK_BY_SEX)
		g.by[BK_BY_SEX] = s && s->sex >= 0 ? bk_sexes[s->sex].id : "";
	if (k->st->by & 1u << BK_BY_COUNSELLOR)
		g.by[BK_BY_COUNSELLOR] = guide ? guide->id : "";
	if (k->st->by & 1u << BK_BY_SCHOOL)
		g.by[BK_BY_SCHOOL] = school->npsn ? school->npsn : "";
	return bk_stats_group(k->st, &g);
}

static bool
on_head_count(const struct count *k, const struct bk_student *s)
{
	return s && bk_student_enrolled(s, k->day);
}

/* FIELD 7.1; without a roster, the head counts of school.yaml. */
static void
count_students(struct count *k)
{
	const struct bk_school *school = k->c->school;

	for (size_t i = 0; i < k->t->students.n; i++) {
		const struct bk_student *s = k->t->students.e[i].value;

		if (!on_head_count(k, s))
			continue;
		k->g = group_of(k, bk_student_class(s, k->day), NULL, s);
		one(k, "students", NULL);
	}
	for (size_t i = 0; !k->t->students.n && i < school->classes.n; i++) {
		const struct bk_class *class = &school->classes.v[i];

		if (class->students == BK_INT_NONE)
			continue;
		k->g = group_of(k, class->id, NULL, NULL);
		add(k, "students", (int64_t)class->students * BK_SUM_ONE);
	}
}

static void
count_reasons(struct count *k, const struct bk_case *cas)
{
	unsigned seen = 0;

	for (size_t i = 0; i < cas->reasons.n; i++) {
		int rule = cas->reasons.v[i].rule;

		if (rule >= 0 && !(seen & 1u << rule))
			one(k, "rules", bk_rules[rule].id);
		if (rule >= 0)
			seen |= 1u << rule;
	}
	for (size_t i = 0; i < cas->causes.n; i++)
		one(k, "causes", cas->causes.v[i]);
}

static void
count_opened(struct count *k, const struct bk_case *cas)
{
	char day[BK_DATE_SIZE];

	if (cas->opened == BK_DATE_NONE)
		return;
	bk_date_format(cas->opened, day);
	day[7] = '\0';			/* 2020-09 */
	one(k, "opened", day);
}

/* The day a case was resolved: of the last action that closes one. */
static bk_date
resolved_on(const struct bk_case *cas)
{
	for (size_t i = cas->actions.n; i-- > 0;) {
		const struct bk_action *a = &cas->actions.v[i];

		if (a->step == BK_STEP_CLOSE ||
		    (a->step == BK_STEP_EVALUATION &&
		    a->outcome == BK_EVAL_RESOLVED))
			return a->date;
	}
	return BK_DATE_NONE;
}

static void
count_days(struct count *k, const struct bk_case *cas)
{
	bk_date end = resolved_on(cas);
	char path[64];

	if (cas->status != BK_RESOLVED || cas->opened == BK_DATE_NONE ||
	    end == BK_DATE_NONE || end < cas->opened)
		return;
	snprintf(path, sizeof(path), "%s" BK_SUM_SEP "%d",
	    bk_rungs[cas->rung].id, (int)(end - cas->opened));
	one(k, "days", path);
}

/* policy.lesson_hours: what a step counts as, to whoever did it [U]. */
static void
count_hours(struct count *k, const struct bk_action *a)
{
	const char *text = bk_node_text(k->c->policy->lesson_hours,
	    a->step < 0 ? "" : bk_steps[a->step].id);
	const struct bk_staff *p = bk_school_staff(k->c->school, a->by);
	char path[64];
	double hours;

	if (!text || bk_str_num(bk_str(text), &hours) < 0 || hours <= 0 ||
	    hours > 1000 || !p || p->role < 0)
		return;
	snprintf(path, sizeof(path), "hours" BK_SUM_SEP "%s",
	    bk_roles[p->role].id);
	add(k, path, (int64_t)(hours * BK_SUM_ONE + 0.5));
}

/* [B] a visit within so many working days of its approval, of 30 to 60 min. */
static void
count_visit(struct count *k, const struct bk_action *a, bk_date approved)
{
	const struct bk_policy *p = k->c->policy;
	bk_weekdays days = 0;
	bk_date due;

	one(k, "visits", "met");
	if (approved != BK_DATE_NONE) {
		one(k, "visits", "approved");
		bk_weekdays_parse(bk_str(k->c->school->school_days), &days);
		due = bk_calendar_workday(k->c->calendar, days,
		    p->collective_is_workday, approved,
		    p->visit.within_working_days);
		if (due != BK_DATE_NONE && a->date <= due)
			one(k, "visits", "in_time");
	}
	if (a->minutes == BK_INT_NONE)
		return;
	one(k, "visits", "timed");
	add(k, "visits" BK_SUM_SEP "minutes",
	    (int64_t)a->minutes * BK_SUM_ONE);
	if (a->minutes >= p->visit.minutes.min &&
	    a->minutes <= p->visit.minutes.max)
		one(k, "visits", "in_length");
}

/* Tries are counted each, a case that was reached on a rung once. */
static void
count_actions(struct count *k, const struct bk_case *cas)
{
	bk_date approved = BK_DATE_NONE;
	bool reached[BK_NRUNGS] = { false };

	for (size_t i = 0; i < cas->actions.n; i++) {
		const struct bk_action *a = &cas->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);

		count_hours(k, a);
		if (a->step == BK_STEP_VISIT_REQUEST)
			approved = BK_DATE_NONE;	/* FIELD 4.2 */
		if (a->step == BK_STEP_APPROVAL)
			approved = a->outcome == BK_GRANTED ? a->date :
			    BK_DATE_NONE;
		if (st.try == BK_TRY_NONE)
			continue;
		one(k, "tries", bk_rungs[st.rung].id);
		if (st.try == BK_TRY_SUCCESS && !reached[st.rung])
			one(k, "reached", bk_rungs[st.rung].id);
		reached[st.rung] |= st.try == BK_TRY_SUCCESS;
		if (a->outcome == BK_MET)
			count_visit(k, a, approved);
	}
}

/* FIELD 7.2, 7.3: which class a case counts in, and as what. */
static void
count_case(struct count *k, const struct bk_case *cas)
{
	const struct bk_student *s = student_of(k->t,
	    bk_str(cas->student.nis));
	bool on = on_head_count(k, s) || !k->t->students.n;

	if (on && s)
		k->g = group_of(k, bk_student_class(s, k->day), NULL, s);
	else
		k->g = group_of(k, cas->student.class, cas->student.grade, s);
	if (cas->status == BK_CANCELLED) {
		one(k, "mistaken", NULL);
	} else if (!on) {
		one(k, "off_roll", NULL);
	} else {
		one(k, "with_problem", NULL);
		one(k, "rungs", bk_rungs[cas->rung].id);
		one(k, "status", bk_case_statuses[cas->status].id);
		count_reasons(k, cas);
		count_opened(k, cas);
		count_actions(k, cas);
		count_days(k, cas);
	}
}

static void
count_complaints(struct count *k)
{
	struct bk_group g = { .term = k->t->term };

	if (k->st->by & 1u << BK_BY_SCHOOL)
		g.by[BK_BY_SCHOOL] = k->c->school->npsn;
	k->g = bk_stats_group(k->st, &g);
	for (size_t i = 0; i < k->t->complaints.n; i++) {
		const struct bk_complaint *x = k->t->complaints.e[i].value;
		int64_t due = bk_complaint_due(x,
		    k->c->policy->complaint_hours);

		if (x->answered == BK_STAMP_NONE &&
		    bk_stamp_date(due) >= k->c->today)
			continue;		/* there is still time */
		one(k, "complaints", "due");
		if (x->answered != BK_STAMP_NONE && x->answered <= due)
			one(k, "complaints", "in_time");
	}
}

/*
 * Sessions by subject, of students of one group who come one after the other:
 * there are thousands of subjects, so they are added up before they join the
 * sums, whose names have to be built and looked for.
 */
struct lessons {
	const struct bk_group	*group;
	struct bk_map		 subjects;	/* -> struct lesson */
	struct bk_arena		 arena;
};

enum { NCOUNTS = sizeof(struct bk_counts) / sizeof(int) };

struct lesson {
	int64_t		 n[NCOUNTS];		/* as in struct bk_counts */
};

static const struct {
	const char	*key;
	size_t		 offset;
} counts[NCOUNTS] = {
	{ "sessions", offsetof(struct bk_counts, sessions) },
	{ "present", offsetof(struct bk_counts, present) },
	{ "late", offsetof(struct bk_counts, late) },
	{ "sick", offsetof(struct bk_counts, sick) },
	{ "excused", offsetof(struct bk_counts, excused) },
	{ "unexcused", offsetof(struct bk_counts, unexcused) },
};

static void
add_lesson(struct lessons *l, const struct bk_subject *u)
{
	struct bk_str name = bk_str(u->subject ? u->subject : "");
	struct lesson *x;
	void **at;

	name.n = name.n < SUBJECT_MAX ? name.n : SUBJECT_MAX;
	at = bk_map_at(&l->subjects, name);
	if (!*at)
		*at = bk_arena_zalloc(&l->arena, sizeof(*x));
	x = *at;
	for (size_t i = 0; i < NCOUNTS; i++)
		x->n[i] += *(const int *)(const void *)
		    ((const char *)&u->counts + counts[i].offset);
}

/* Into the sums, and begin anew. */
static void
join_lessons(struct count *k, struct lessons *l)
{
	struct bk_buf path = BK_BUF_INIT;

	k->g = l->group;
	for (size_t i = 0; i < l->subjects.n; i++) {
		const struct lesson *x = l->subjects.e[i].value;

		for (size_t m = 0; m < NCOUNTS; m++) {
			bk_buf_clear(&path);
			bk_buf_puts(&path, "sessions" BK_SUM_SEP);
			bk_buf_putstr(&path, l->subjects.e[i].key);
			bk_buf_puts(&path, BK_SUM_SEP);
			bk_buf_puts(&path, counts[m].key);
			add(k, path.p, x->n[m] * BK_SUM_ONE);
		}
	}
	bk_buf_free(&path);
	bk_map_free(&l->subjects);
	bk_arena_reset(&l->arena);
}

static void
count_sessions(struct count *k)
{
	struct lessons l = { .subjects = BK_MAP_INIT, .arena =
		BK_ARENA_INIT };

	for (size_t i = 0; i < k->t->attendance.n; i++) {
		const struct bk_attendance *a = k->t->attendance.e[i].value;
		const struct bk_student *s = student_of(k->t,
		    k->t->attendance.e[i].key);
		const struct bk_group *g;

		if (k->t->students.n && !on_head_count(k, s))
			continue;
		g = group_of(k, s ? bk_student_class(s, k->day) : a->class,
		    NULL, s);
		if (g != l.group)
			join_lessons(k, &l);
		l.group = g;
		for (size_t j = 0; j < a->subjects.n; j++)
			add_lesson(&l, &a->subjects.v[j]);
	}
	join_lessons(k, &l);
	bk_map_free(&l.subjects);
	bk_arena_free(&l.arena);
}

/* Does the student have a problem, as FIELD 7.3 counts? */
static bool
troubled(const struct term *t, const struct bk_student *s)
{
	const struct bk_case *cas = bk_map_get(&t->cases,
	    bk_str(bk_student_key(s)));

	if (!cas && s->nisn)
		cas = bk_map_get(&t->cases, bk_str(s->nisn));
	return cas && cas->status != BK_CANCELLED;
}

/* The same person on an earlier roster. */
static const struct bk_student *
same_person(const struct term *before, const struct bk_student *s)
{
	const struct bk_student *old = student_of(before,
	    bk_str(bk_student_key(s)));

	return old || !s->nisn ? old : student_of(before, bk_str(s->nisn));
}

/* Who is on the head counts of this term and of an earlier one, by fate. */
static void
count_pairs(struct count *k, const struct term *before)
{
	static const char *const fate[2][2] = { { "neither", "second" },
		{ "first", "both" } };
	bk_date then = bk_census_head_count(k->c, before->term);
	char text[BK_TERM_SIZE], path[64];

	for (size_t i = 0; i < k->t->students.n; i++) {
		const struct bk_student *s = k->t->students.e[i].value;
		const struct bk_student *old = bk_student_key(s) ?
		    same_person(before, s) : NULL;

		if (!on_head_count(k, s) || !old ||
		    !bk_student_enrolled(old, then))
			continue;
		k->g = group_of(k, bk_student_class(s, k->day), NULL, s);
		snprintf(path, sizeof(path), "%s" BK_SUM_SEP "%s",
		    bk_term_format(before->term, text),
		    fate[troubled(before, old)][troubled(k->t, s)]);
		one(k, "pairs", path);
	}
}

/* The latest of the terms before this one, or NULL. */
static const struct term *
term_before(const struct bk_census *c, bk_term term)
{
	const struct term *best = NULL;

	for (size_t i = 0; i < c->terms.n; i++) {
		const struct term *t = c->terms.e[i].value;

		if (t->term < term && (!best || t->term > best->term))
			best = t;
	}
	return best;
}

static bool
count_term(const struct bk_census *c, struct bk_stats *st,
    const struct term *t)
{
	const struct term *before = term_before(c, t->term);
	struct count k = { .c = c, .st = st, .t = t,
		.day = bk_census_head_count(c, t->term) };

	bk_stats_term(st, t->term, k.day);
	count_students(&k);
	for (size_t i = 0; i < t->cases.n; i++)
		count_case(&k, t->cases.e[i].value);
	count_sessions(&k);
	count_complaints(&k);
	if (before)
		count_pairs(&k, before);
	return !k.overflow;
}

static void
put_text(struct bk_arena *a, struct bk_node *map, const char *key,
    const char *text)
{
	if (text)
		bk_node_put(a, map, key, bk_node_quoted(a, text));
}

/* What a letterhead needs; the people of a school are not in it. */
static void
name_school(const struct bk_school *s, struct bk_stats *st)
{
	struct bk_arena *a = &st->arena;
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	struct bk_node *lines;

	if (!s->npsn && !s->name)
		return;
	put_text(a, m, "npsn", s->npsn);
	put_text(a, m, "name", s->name);
	put_text(a, m, "address", s->address);
	put_text(a, m, "city", s->city);
	put_text(a, m, "phone", s->phone);
	put_text(a, m, "email", s->email);
	if (s->letterhead.n) {
		lines = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
		for (size_t i = 0; i < s->letterhead.n; i++)
			bk_node_add(lines, bk_node_quoted(a,
			    s->letterhead.v[i]));
		bk_node_put(a, m, "letterhead", lines);
	}
	if (s->language)
		bk_node_put(a, m, "language", bk_node_plain(a, s->language));
	bk_stats_school(st, s->npsn ? s->npsn : s->name, m);
}

int
bk_census_count(const struct bk_census *c, struct bk_stats *st, unsigned by)
{
	bool whole = true;

	name_school(c->school, st);
	st->by |= by;
	for (size_t i = 0; i < c->terms.n; i++)
		whole = count_term(c, st, c->terms.e[i].value) && whole;
	return whole ? 0 : -1;
}
