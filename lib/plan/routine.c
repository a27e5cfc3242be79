#include "routine.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

const struct bk_bind bk_routine_binds[] = {
	BK_BIND("nis", ID, struct bk_routine, nis),
	BK_BIND("case", NAME, struct bk_routine, of),
	BK_BIND_STRUCTS("actions", struct bk_routine, actions,
	    bk_case_action_binds),
	BK_BIND_SELF(struct bk_routine, node),
	BK_BIND_END
};

/* One student of a class, with the day of the last visit. */
struct turn {
	const struct bk_student	*s;
	const char		*class, *nis;
	bk_date			 last;
};

static bk_date
last_of(const struct bk_routine_in *in, const char *nis)
{
	return (bk_date)bk_map_number(in->last, bk_str(nis), BK_DATE_NONE);
}

/* By class; in it who was never visited, then who was longest ago. */
static int
by_turn(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	int r = strcmp(x->class, y->class);

	if (!r)
		r = (x->last > y->last) - (x->last < y->last);
	return r ? r : strcmp(x->nis, y->nis);
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

		/* The map may know somebody by two numbers. */
		if (!nis || !class || !bk_str_eq(e->key, bk_str(nis)) ||
		    bk_map_get(in->busy, e->key) ||
		    !bk_student_enrolled(s, today) ||
		    bk_student_exempt(s, today))
			continue;
		turn[n++] = (struct turn){ s, class, nis, last_of(in, nis) };
	}
	if (n)
		qsort(turn, n, sizeof(*turn), by_turn);
	return n;
}

/*
 * The turns of one class: so many a week, weeks that begin with tomorrow;
 * nobody before the week in which the months are over.
 */
static size_t
spread(const struct bk_routine_in *in, const struct turn *turn, size_t n,
    struct bk_plan_routine *out, struct bk_arena *a)
{
	int months = in->world->policy->routine_months;
	bk_date first = in->world->today + 1;
	size_t weeks = (size_t)(months > 0 ? months : 1) * 13 / 3;
	size_t quota = (n + weeks - 1) / weeks, made = 0;

	for (size_t i = 0; i < n; i++) {
		bk_date week = first + 7 * (bk_date)(made / quota);
		bk_date due = turn[i].last == BK_DATE_NONE ? week :
		    bk_date_months(turn[i].last, months);

		if (due > week)
			week = due - (due - first) % 7;
		if (week >= first + 7 * BK_ROUTINE_WEEKS)
			break;
		out[made++] = (struct bk_plan_routine){
			bk_case_id(a, in->term, turn[i].nis), turn[i].nis,
			turn[i].last, week, week + 6 };
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
		else if (in->idle)
			in->idle(in->ctx, turn[i].class);
	}
	free(turn);
	return n;
}
