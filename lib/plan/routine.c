#include "routine.h"

#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "mem.h"

const struct bk_bind bk_routine_binds[] = {
	BK_BIND("nis", ID, struct bk_routine, nis),
	BK_BIND("case", NAME, struct bk_routine, of),
	BK_BIND_STRUCT("planned", struct bk_routine, planned,
	    bk_case_planned_binds),
	BK_BIND_STRUCTS("actions", struct bk_routine, actions,
	    bk_case_action_binds),
	BK_BIND_SELF(struct bk_routine, node),
	BK_BIND_END
};

void
bk_routine_as_case(const struct bk_routine *d, const char *id,
    struct bk_case *out)
{
	bk_bind_clear(bk_case_binds, out);
	out->id = id;
	out->student.nis = d->nis;
	out->planned = d->planned;
	out->actions.v = d->actions.v;
	out->actions.n = d->actions.n;
	out->node = d->node;
}

/* One student of a class, with the day of the last visit. */
struct turn {
	const struct bk_student	*s;
	const char		*class, *nis, *area;
	bk_date			 last;
	int			 way;		/* to the area, from school */
	const struct bk_case	*told;
	bk_date			 planned;	/* for that day; or NONE */
};

static bk_date
last_of(const struct bk_routine_in *in, const char *nis)
{
	return (bk_date)bk_map_number(in->last, bk_str(nis), BK_DATE_NONE);
}

/* What is planned still: for today, or a day to come [FIELD 4.4, 4.13]. */
static bk_date
planned_of(const struct bk_routine_in *in, const struct bk_case *told)
{
	const struct bk_plan_world *w = in->world;
	struct bk_planned p;

	if (told && bk_plan_under_way(told, w->school, w->today))
		return w->today;
	return told && !in->replan && bk_plan_announced(told, w->today, &p) ?
	    p.date : BK_DATE_NONE;
}

/*
 * By class; within it those never visited, then those visited longest ago;
 * among equals the nearest area first, so that a week's visits lie together.
 */
static int
by_turn(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	int r = strcmp(x->class, y->class);

	if (!r)
		r = (x->last > y->last) - (x->last < y->last);
	if (!r)
		r = (x->way > y->way) - (x->way < y->way);
	if (!r)
		r = strcmp(x->area, y->area);
	return r ? r : strcmp(x->nis, y->nis);
}

/* How far each area is: as far as the nearest of its homes. */
static void
measure(const struct bk_routine_in *in, struct turn *turn, size_t n)
{
	const struct bk_travel t = bk_travel_on(in->world->school,
	    &in->world->policy->visit, in->table, in->world->today,
	    in->world->today);
	struct bk_map nearest = BK_MAP_INIT;

	for (size_t i = 0; i < n; i++) {
		int way = bk_travel_to_school(&t, turn[i].s);
		int64_t *least = bk_map_number_at(&nearest,
		    bk_str(turn[i].area));

		turn[i].way = way;
		if (*least == 0 || *least > way + 1)
			*least = way + 1;
	}
	for (size_t i = 0; i < n; i++)
		if (*turn[i].area)
			turn[i].way = (int)bk_map_number(&nearest,
			    bk_str(turn[i].area), 0) - 1;
	bk_map_free(&nearest);
}

static bool
is_due(const struct bk_routine_in *in, const struct bk_student *s,
    const char *nis)
{
	bk_date today = in->world->today;

	return !bk_map_get(in->busy, bk_str(nis)) &&
	    bk_student_enrolled(s, today) && !bk_student_exempt(s, today);
}

static size_t
line_up(const struct bk_routine_in *in, struct turn *turn)
{
	bk_date today = in->world->today;
	size_t n = 0;

	for (size_t i = 0; i < in->world->students->n; i++) {
		const struct bk_map_entry *e = &in->world->students->e[i];
		const struct bk_student *s = e->value;
		const char *nis = bk_student_key(s);
		const char *class = bk_student_class(s, today);
		const struct bk_case *told;
		bk_date planned;

		/* The map may hold somebody under two numbers. */
		if (!nis || !class || !bk_str_eq(e->key, bk_str(nis)))
			continue;
		told = in->told ? bk_map_get(in->told, e->key) : NULL;
		planned = planned_of(in, told);
		if (bk_student_restricted(s, today) ||
		    (planned != today && !is_due(in, s, nis)))
			continue;
		turn[n++] = (struct turn){ s, class, nis,
			s->home.village ? s->home.village : "",
			last_of(in, nis), 0, told, planned };
	}
	measure(in, turn, n);
	if (n)
		qsort(turn, n, sizeof(*turn), by_turn);
	return n;
}

/* --- so many a week ----------------------------------------------------- */

/* The weeks ahead, which begin with tomorrow: visits of a class in each. */
struct weeks {
	bk_date	first;
	size_t	n[BK_ROUTINE_WEEKS], quota;
};

/*
 * The first week from a day on that can take one more without exceeding the
 * weekly number up to any week; BK_ROUTINE_WEEKS: none.
 */
static int
week_for(const struct weeks *w, bk_date from)
{
	int week = BK_ROUTINE_WEEKS;
	size_t sum = 0;
	size_t room[BK_ROUTINE_WEEKS];

	for (int k = 0; k < BK_ROUTINE_WEEKS; k++) {
		size_t most = w->quota * (size_t)(k + 1);

		sum += w->n[k];
		room[k] = sum < most ? most - sum : 0;
	}
	for (int k = BK_ROUTINE_WEEKS; k > 0 && room[k - 1] &&
	    w->first + 7 * k > from; k--)
		week = k - 1;
	return week;
}

/*
 * The turns of one class: what is planned, then so many per week in all; nobody
 * before the week in which the months are over.
 */
static size_t
spread(const struct bk_routine_in *in, const struct turn *turn, size_t n,
    struct bk_plan_routine *out, struct bk_arena *a)
{
	int months = in->world->policy->routine_months;
	size_t all = (size_t)(months > 0 ? months : 1) * 13 / 3, made = 0;
	struct weeks w = { .first = in->world->today + 1,
		.quota = (n + all - 1) / all };

	for (size_t i = 0; i < n; i++) {
		bk_date day = turn[i].planned;
		bool today = day == in->world->today;

		if (day == BK_DATE_NONE)
			continue;
		if (!today && (day - w.first) / 7 < BK_ROUTINE_WEEKS)
			w.n[(day - w.first) / 7]++;
		out[made++] = (struct bk_plan_routine){ turn[i].told->id,
			turn[i].nis, turn[i].last, today ? day : w.first,
			today ? day : day + 6, turn[i].told };
	}
	for (size_t i = 0; i < n && in->more; i++) {
		bk_date due = turn[i].last == BK_DATE_NONE ? w.first :
		    bk_date_months(turn[i].last, months);
		int week = week_for(&w, due);

		if (turn[i].planned != BK_DATE_NONE)
			continue;
		if (week == BK_ROUTINE_WEEKS)
			break;
		w.n[week]++;
		out[made++] = (struct bk_plan_routine){
			bk_case_id(a, in->term, turn[i].nis), turn[i].nis,
			turn[i].last, w.first + 7 * week,
			w.first + 7 * week + 6, turn[i].told };
	}
	return made;
}

static bool
has_hours(const struct bk_routine_in *in, const char *class)
{
	const struct bk_staff *who = bk_school_homeroom(in->world->school,
	    class);

	return who && who->free.n;
}

size_t
bk_routine_due(const struct bk_routine_in *in, struct bk_arena *a,
    struct bk_plan_routine **out)
{
	struct turn *turn = bk_xcalloc(in->world->students->n + 1,
	    sizeof(*turn));
	size_t all = line_up(in, turn), n = 0;

	*out = bk_arena_alloc(a, (all + 1) * sizeof(**out));
	for (size_t i = 0, end; i < all; i = end) {
		for (end = i; end < all && strcmp(turn[i].class,
		    turn[end].class) == 0; end++)
			;
		if (has_hours(in, turn[i].class))
			n += spread(in, &turn[i], end - i, &(*out)[n], a);
		else if (in->idle && in->more)
			in->idle(in->ctx, turn[i].class);
	}
	free(turn);
	return n;
}
