/*
 * Sessions by subject, who has a recap at all, and the weeks of a term. There
 * are thousands of a student's subjects, so those of one group that come one
 * after the other are added up before they join the sums, whose names have to
 * be built and looked for.
 */
#include "lessons.h"

#include <stdio.h>

#include "mem.h"
#include "term.h"

enum { SUBJECT_MAX = 200 };	/* bytes of its name that count */

struct lessons {
	const struct bk_group	*group;
	struct bk_map		 subjects;	/* -> struct lesson */
	struct bk_arena		 arena;
};

static const char *const counts[] = { "sessions", "present", "late", "sick",
	"excused", "unexcused" };

enum { NCOUNTS = BK_NELEM(counts) };

struct lesson {
	int64_t		 n[NCOUNTS];
};

static void
add_lesson(struct lessons *l, const struct bk_subject *u)
{
	const int n[NCOUNTS] = { u->counts.sessions, u->counts.present,
		u->counts.late, u->counts.sick, u->counts.excused,
		u->counts.unexcused };
	struct bk_str name = bk_str(u->subject ? u->subject : "");
	struct lesson *x;
	void **at;

	name.n = name.n < SUBJECT_MAX ? name.n : SUBJECT_MAX;
	at = bk_map_at(&l->subjects, name);
	if (!*at)
		*at = bk_arena_zalloc(&l->arena, sizeof(*x));
	x = *at;
	for (size_t i = 0; i < NCOUNTS; i++)
		x->n[i] += n[i];
}

/* Into the sums, and begin anew. */
static void
join_lessons(struct bk_count *k, struct lessons *l)
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
			bk_buf_puts(&path, counts[m]);
			bk_count_add(k, path.p, x->n[m] * BK_SUM_ONE);
		}
	}
	bk_buf_free(&path);
	bk_map_free(&l->subjects);
	bk_arena_reset(&l->arena);
}

/* --- weeks -------------------------------------------------------------- */

/* One week of a term: days of students at school or absent unexcused. */
struct week {
	bk_date	 monday;
	int64_t	 countable, unexcused;
	int64_t	 off, visits;	/* school days off; visits made */
};

enum { NWEEKS = 60 };		/* a term is shorter */

struct weeks {
	bk_date		 monday;	/* of the first */
	struct week	 v[NWEEKS];
};

static bk_date
monday_of(bk_date day)
{
	return day - bk_date_weekday(day);
}

static struct week *
week_of(struct weeks *w, bk_date day)
{
	bk_date i = (monday_of(day) - w->monday) / 7;

	return day < w->monday || i >= NWEEKS ? NULL : &w->v[i];
}

static void
add_marks(const struct bk_count *k, struct weeks *w,
    const struct bk_attendance *a)
{
	const char *mark = a->days.marks;

	if (!mark || a->days.from == BK_DATE_NONE)
		return;
	for (bk_date d = a->days.from; *mark; mark++, d++) {
		struct week *x = bk_term_of(d) == k->t->term ?
		    week_of(w, d) : NULL;

		if (!x || (*mark != 'P' && *mark != 'U'))
			continue;
		x->countable++;
		x->unexcused += *mark == 'U';
	}
}

static void
add_visits(const struct bk_count *k, struct weeks *w)
{
	struct bk_arena one = BK_ARENA_INIT;

	for (size_t i = 0; i < k->t->cases.n; i++, bk_arena_reset(&one)) {
		const struct bk_case *cas = bk_census_case_at(k->c, k->t, i,
		    &one);

		for (size_t j = 0; j < cas->actions.n; j++) {
			const struct bk_action *a = &cas->actions.v[j];
			struct week *x = a->outcome == BK_MET ?
			    week_of(w, a->date) : NULL;

			if (x)
				x->visits++;
		}
	}
	bk_arena_free(&one);
}

/* The days of a week on which there would be school but for the calendar. */
static int64_t
days_off(const struct bk_count *k, bk_date monday)
{
	bk_weekdays days = 0;
	int64_t off = 0;

	bk_calendar_weekdays(bk_str(k->c->school->school_days), &days);
	for (bk_date d = monday; d < monday + 7; d++)
		if (days & 1u << (d - monday) &&
		    bk_calendar_off(k->c->calendar, d, NULL,
		    k->c->policy->collective_is_workday))
			off++;
	return off;
}

static void
join_week(struct bk_count *k, const struct week *x, const char *field,
    int64_t value)
{
	char day[BK_DATE_SIZE], path[64];

	bk_date_format(x->monday, day);
	snprintf(path, sizeof(path), "weeks" BK_SUM_SEP "%s" BK_SUM_SEP "%s",
	    day, field);
	bk_count_add(k, path, value * BK_SUM_ONE);
}

/* Weeks in which any student had a session [STATS 18]. */
static void
join_weeks(struct bk_count *k, struct weeks *w)
{
	k->g = bk_count_whole(k);
	add_visits(k, w);
	for (int i = 0; i < NWEEKS; i++) {
		struct week *x = &w->v[i];

		if (x->countable == 0)
			continue;
		x->monday = w->monday + 7 * i;
		join_week(k, x, "countable", x->countable);
		join_week(k, x, "unexcused", x->unexcused);
		join_week(k, x, "off", days_off(k, x->monday));
		join_week(k, x, "visits", x->visits);
	}
}

void
bk_lessons_count(struct bk_count *k)
{
	struct lessons l = { .subjects = BK_MAP_INIT, .arena =
		BK_ARENA_INIT };
	struct weeks w = { .monday = monday_of(bk_term_first(k->t->term)) };

	for (size_t i = 0; i < k->t->attendance.n; i++) {
		const struct bk_attendance *a = k->t->attendance.e[i].value;
		const struct bk_student *s = bk_census_student_of(k->t,
		    k->t->attendance.e[i].key);
		const struct bk_group *g;

		if (k->t->students.n && !bk_count_enrolled(k, s))
			continue;
		g = bk_count_group(k, s ? bk_student_class(s, k->day) :
		    a->class, NULL, s);
		if (g != l.group)
			join_lessons(k, &l);
		l.group = k->g = g;
		bk_count_one(k, "coverage", NULL);
		for (size_t j = 0; j < a->subjects.n; j++)
			add_lesson(&l, &a->subjects.v[j]);
		add_marks(k, &w, a);
	}
	join_lessons(k, &l);
	join_weeks(k, &w);
	bk_map_free(&l.subjects);
	bk_arena_free(&l.arena);
}
