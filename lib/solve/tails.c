#include "core.h"

/*
 * Two routes of one shift exchange their tails.  Strings are too short to do
 * this where routes are long; here it takes a glance: a task u, a task v near
 * it on another route, and u is followed by what began with v.
 */

#define TRIES		16		/* for each ruin and recreate */
#define NEAREST	20		/* jobs near u from which v is drawn */

struct cross {
	struct route *a, *b;
	int32_t	i, k;		/* the first stops of the tails */
	int64_t	delta;
};

static int64_t
cost_between(const struct model *m, int32_t from, int32_t to)
{
	return model_arc(m, from, to)->cost_out;
}

/* Can a's head go on with b's tail? */
static bool
follows(const struct model *m, const struct stop *head,
    const struct stop *tail)
{
	return head->leave + model_arc(m, head->place, tail->place)->time_out
	    <= tail->latest;
}

static int32_t
load_of(const struct model *m, const struct stop *from, const struct stop *end)
{
	int32_t load = 0;

	for (; from < end; from++)
		load += m->p->tasks[from->task].load;
	return load;
}

/* What it would cost; true if that is below the limit and can be done. */
static bool
weigh(const struct model *m, struct cross *x, double limit)
{
	struct stop *ha = &x->a->stops[x->i - 1], *ta = ha + 1;
	struct stop *hb = &x->b->stops[x->k - 1], *tb = hb + 1;
	const struct bk_solve_shift *shift = &m->p->shifts[x->a->shift];
	int32_t load_a, load_b;

	x->delta = cost_between(m, ha->place, tb->place) - tb->hop - ta->hop;
	if (x->i > x->a->n && x->k == 1)
		x->delta -= shift->use;		/* b becomes empty */
	else
		x->delta += cost_between(m, hb->place, ta->place);
	if ((double)x->delta >= limit || !follows(m, ha, tb) ||
	    !follows(m, hb, ta))
		return false;
	load_a = load_of(m, ta, x->a->stops + x->a->n + 1);
	load_b = load_of(m, tb, x->b->stops + x->b->n + 1);
	return x->a->load - load_a + load_b <= shift->capacity &&
	    x->b->load - load_b + load_a <= shift->capacity;
}

/* May one task ever come straight after another, whatever the routes are? */
static bool
may_follow(const struct state *st, int32_t before, int32_t after)
{
	return st->fit[before]->open + st->m->p->tasks[before].service +
	    model_ride(st->m, before, after) <= st->fit[after]->close;
}

/* The route a job that is one task stands on, or BK_SOLVE_NONE. */
static int32_t
route_of(const struct state *st, int32_t job, int32_t *task)
{
	if (st->mode[job] == BK_SOLVE_NONE)
		return BK_SOLVE_NONE;
	*task = st->m->p->modes[st->mode[job]].task[0];
	return st->where[*task];
}

static void
attempt(struct state *st, double hot)
{
	const struct model *m = st->m;
	uint32_t n = (uint32_t)m->njobs;
	uint32_t near = n - 1 < NEAREST ? n - 1 : NEAREST;
	int32_t u, v, a, b, task_u = 0, task_v = 0;
	struct cross x;

	u = (int32_t)rng_below(&st->rng, n);
	v = m->near[(size_t)u * (size_t)m->nnear + 1 +
	    rng_below(&st->rng, near)];
	a = route_of(st, u, &task_u);
	b = route_of(st, v, &task_v);
	if (a == b || a == BK_SOLVE_NONE || b == BK_SOLVE_NONE ||
	    st->routes[a].shift != st->routes[b].shift)
		return;
	hot *= rng_exp(&st->rng);
	if (!may_follow(st, task_u, task_v))
		return;
	x.a = &st->routes[a];
	x.b = &st->routes[b];
	x.i = bk_solve_route_find(x.a, task_u) + 1;
	x.k = bk_solve_route_find(x.b, task_v);
	if (!weigh(m, &x, hot))
		return;
	st->cost += x.delta;
	bk_solve_route_cross(st, a, x.i, b, x.k);
}

void
bk_solve_tails(struct state *st, double hot)
{
	int k;

	if (st->m->njobs < 2)
		return;
	for (k = 0; k < TRIES; k++)
		attempt(st, hot);
}
