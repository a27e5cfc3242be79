#include "order.h"

#include <assert.h>
#include <string.h>

/* Orders being tried. */
struct trial {
	const struct model *m;
	int32_t	shift;
	uint64_t left[NROLES];	/* jobs still to do */
	int32_t	n, task[COLUMN_STOPS];
	int64_t	least;		/* the best so far */
	int32_t	*best, *start;
};

/* The last task's start where the first starts at t or later; or NEVER. */
static int32_t
run(const struct trial *x, int32_t t, int32_t *start)
{
	const struct model *m = x->m;

	for (int32_t k = 0; k < x->n; k++) {
		if (k > 0)
			t += m->p->tasks[x->task[k - 1]].service +
			    model_ride(m, x->task[k - 1], x->task[k]);
		t = model_next(m, bk_solve_model_fit(m, x->task[k], x->shift),
		    t);
		if (t == BK_SOLVE_NEVER)
			return t;
		start[k] = t;
	}
	return t;
}

/* The others as late as the last allows; what is waited in all. */
static int32_t
draw_up(const struct trial *x, int32_t *start)
{
	const struct model *m = x->m;
	int32_t wait = 0, limit;

	for (int32_t k = x->n - 1; k > 0; k--) {
		limit = start[k] - model_ride(m, x->task[k - 1], x->task[k]) -
		    m->p->tasks[x->task[k - 1]].service;
		start[k - 1] = model_last(m, bk_solve_model_fit(m,
		    x->task[k - 1], x->shift), limit);
		wait += limit - start[k - 1];
	}
	return wait;
}

/* The least that is waited, whenever the shift begins; or NEVER. */
static int32_t
least_wait(const struct trial *x, int32_t *best)
{
	const struct model *m = x->m;
	int32_t least = BK_SOLVE_NEVER, start[COLUMN_STOPS], wait;
	int32_t from = m->p->shifts[x->shift].begin;

	from += model_arc(m, m->shift_from[x->shift],
	    m->p->tasks[x->task[0]].place)->time_out;
	while (least > 0 && run(x, from, start) != BK_SOLVE_NEVER) {
		wait = draw_up(x, start);
		if (wait < least) {
			least = wait;
			memcpy(best, start, sizeof(start));
		}
		if (m->p->wait == 0)
			break;
		from = start[0] + 1;
	}
	return least;
}

/* A whole order, which costs so much, waiting apart. */
static void
weigh(struct trial *x, int64_t cost)
{
	int32_t start[COLUMN_STOPS], wait;

	cost += model_arc(x->m, x->m->p->tasks[x->task[x->n - 1]].place,
	    x->m->shift_to[x->shift])->cost_out;
	if (cost >= x->least)
		return;
	wait = least_wait(x, start);
	if (wait == BK_SOLVE_NEVER || cost + x->m->p->wait * wait >= x->least)
		return;
	x->least = cost + x->m->p->wait * wait;
	memcpy(x->best, x->task, (size_t)x->n * sizeof(*x->best));
	memcpy(x->start, start, (size_t)x->n * sizeof(*x->start));
}

static void
try_all(struct trial *x, int32_t place, int64_t cost)
{
	const struct model *m = x->m;

	if ((x->left[0] | x->left[1] | x->left[2]) == 0) {
		weigh(x, cost);
		return;
	}
	for (int32_t t = 0; t < m->ntasks; t++) {
		enum role role = bk_solve_columns_role(m, t);
		const struct fit *f = bk_solve_model_fit(m, t, x->shift);
		const struct bk_solve_task *k = &m->p->tasks[t];
		uint64_t bit = m->task_job[t] < 0 ? 0 :
		    UINT64_C(1) << m->task_job[t];

		if (!(x->left[role] & bit) || f->close < f->open)
			continue;
		x->left[role] &= ~bit;
		x->task[x->n++] = t;
		try_all(x, k->place, cost + f->rate + model_arc(m, place,
		    k->place)->cost_out + (role == ROLE_MATE ? 0 :
		    m->p->modes[m->task_mode[t]].price));
		x->n--;
		x->left[role] |= bit;
	}
}

void
bk_solve_order(const struct model *m, const struct column *c, int32_t shift,
    int32_t *task, int32_t *start)
{
	struct trial x = { .m = m, .shift = shift, .least = NOTHING,
		.best = task, .start = start };

	for (int32_t k = 0; k < c->n; k++)
		x.left[bk_solve_columns_role(m, c->task[k])] |= UINT64_C(1) <<
		    m->task_job[c->task[k]];
	try_all(&x, m->shift_from[shift], 0);
	assert(x.least < NOTHING);
}
