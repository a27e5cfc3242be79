#include "bound.h"

#include <stdlib.h>
#include <string.h>

#include "days.h"
#include "mem.h"

enum {
	FIRST = 400,		/* steps of the first climb, */
	STEPS = 100,		/* and of each in a case; */
	CASES = 2000
};

/* Of all jobs left out: beyond it sums of prices might be no numbers. */
#define MOST	(INT64_C(1) << 44)

/* --- cases -------------------------------------------------------------- */

enum matter {
	WHOLE,			/* everything */
	TRIPS,			/* at most a trips of team b, or more */
	TOGETHER,		/* jobs a and b in one column, or not */
	SENT			/* job a in a column of kind b, or not */
};

struct node {
	const struct node *of;	/* the case that this is one of */
	enum matter matter;
	int32_t	a, b;
	bool	yes;
	bool	last;		/* there are no cases of it */
	int64_t	least;		/* no plan of this case costs less */
	int64_t	*price;		/* to begin with */
};

/* All cases that are not closed. */
struct cases {
	struct node **open;
	size_t	n, cap;
	struct node **all;
	size_t	nall, all_cap;
	size_t	*listed;	/* columns of each kind, in the whole */
	struct days *days;
};

static struct node *
add_case(struct cases *v, const struct proof *q, struct node node)
{
	struct node *now = bk_xmalloc(sizeof(*now));

	*now = node;
	now->price = bk_xreallocarray(NULL, q->nprices + 1,
	    sizeof(*now->price));
	memcpy(now->price, q->price, q->nprices * sizeof(*now->price));
	BK_GROW(v->open, v->n, v->cap);
	v->open[v->n++] = now;
	BK_GROW(v->all, v->nall, v->all_cap);
	v->all[v->nall++] = now;
	return now;
}

static void
free_cases(struct cases *v)
{
	for (size_t i = 0; i < v->nall; i++) {
		free(v->all[i]->price);
		free(v->all[i]);
	}
	free(v->all);
	free(v->open);
	free(v->listed);
}

/* Can a column be in a plan of the case? */
static bool
belongs(const struct proof *q, const struct node *n, size_t kind,
    const struct column *c)
{
	uint64_t jobs = proof_jobs(q, c);
	bool a = jobs >> n->a & 1, b;

	if (n->matter == SENT)
		return !a || (kind == (size_t)n->b) == n->yes;
	b = jobs >> n->b & 1;
	return n->yes ? a == b : !(a && b);
}

static void
leave_aside(struct proof *q, const struct node *node)
{
	for (size_t i = 0; i < q->c.nkinds; i++) {
		struct kind *k = &q->c.kind[i];
		struct column *v = &q->c.v[k->first];

		for (size_t n = 0; n < k->n;) {
			struct column now = v[n];

			if (belongs(q, node, i, &now)) {
				n++;
				continue;
			}
			v[n] = v[--k->n];
			v[k->n] = now;
			q->nlooked--;
		}
	}
}

static void
limit_trips(struct trips *t, const struct node *n)
{
	if (n->yes && (t->most < 0 || n->a < t->most))
		t->most = n->a;
	if (!n->yes && n->a + 1 > t->least)
		t->least = n->a + 1;
}

/* The columns, limits and prices of a case in place. */
static void
enter(struct proof *q, const struct cases *v, const struct node *node)
{
	q->nlooked = 0;
	for (size_t k = 0; k < q->c.nkinds; k++)
		q->nlooked += q->c.kind[k].n = v->listed[k];
	q->work += q->nlooked;
	for (int32_t t = 0; t < q->m->nteams; t++)
		q->limit[t] = (struct trips){ -1, -1 };
	memcpy(q->price, node->price, q->nprices * sizeof(*q->price));
	for (; node->matter != WHOLE; node = node->of)
		if (node->matter == TRIPS)
			limit_trips(&q->limit[node->b], node);
		else
			leave_aside(q, node);
}

/* How far a count of all the steps is from nothing and from all, in 1000. */
static int64_t
halfness(const struct proof *q, int64_t count)
{
	int64_t steps = q->habits.steps, part = count % steps;

	return 1000 * (part < steps - part ? part : steps - part) / steps;
}

/* Is a case one of cases that are told by the same already? */
static bool
is_told(const struct node *now)
{
	for (const struct node *n = now->of; n && n->matter != WHOLE;
	    n = n->of) {
		bool same = n->matter == now->matter && n->b == now->b;

		if (same && (n->a == now->a || (n->matter == TRIPS &&
		    (n->a < now->a) == n->yes)))
			return true;
	}
	return false;
}

static void
prefer(struct node *best, int64_t *most, struct node now, int64_t half)
{
	if (half <= *most || is_told(&now))
		return;
	*most = half;
	*best = now;
}

/* What to tell cases by; WHOLE: nothing is half. */
static struct node
choose(const struct proof *q, const struct node *of)
{
	struct node best = { .matter = WHOLE };
	const struct habits *h = &q->habits;
	int64_t most = 50;	/* less is chance */
	int32_t n = q->m->njobs;

	if (h->steps == 0)
		return best;
	for (int32_t t = 0; t < q->m->nteams; t++)
		prefer(&best, &most, (struct node){ .of = of, .matter = TRIPS,
			.a = (int32_t)(h->trips[t] / h->steps), .b = t },
		    3 * halfness(q, h->trips[t]));
	for (int32_t a = 0; a < n; a++)
		for (int32_t b = 0; b < a; b++)
			prefer(&best, &most, (struct node){ .of = of,
				.matter = TOGETHER, .a = a, .b = b },
			    2 * halfness(q, h->together[a * n + b]));
	for (int32_t a = 0; a < n; a++)
		for (int32_t k = 0; k < (int32_t)q->c.nkinds; k++)
			prefer(&best, &most, (struct node){ .of = of,
				.matter = SENT, .a = a, .b = k },
			    halfness(q, h->sent[(size_t)a * q->c.nkinds +
			    (size_t)k]));
	return best;
}

/* The open case that proves least, the newest of these; or NULL. */
static struct node *
weakest(const struct cases *v, size_t *at)
{
	struct node *best = NULL;

	for (size_t i = 0; i < v->n; i++)
		if (!best || v->open[i]->least <= best->least) {
			best = v->open[i];
			*at = i;
		}
	return best;
}

/* Prove more of a case: it is closed, or two take its place, or it stays. */
static void
examine(struct proof *q, struct cases *v, size_t at,
    struct bk_solve_plan *plan)
{
	struct node *node = v->open[at], next = { .matter = WHOLE };
	int64_t least = node->least;
	bool all;

	enter(q, v, node);
	bk_solve_climb(q, plan->cost, node->matter == WHOLE ? FIRST : STEPS);
	if (q->best > node->least)
		node->least = q->best;
	all = node->least >= plan->cost || bk_solve_hunt(q, v->days, plan,
	    &least);
	if (least > node->least)
		node->least = least;
	if (!all)
		next = choose(q, node);
	if (node->least >= plan->cost) {
		v->open[at] = v->open[--v->n];
		return;
	}
	next.least = node->least;
	node->last = next.matter == WHOLE;
	if (node->last)
		return;
	v->open[at] = v->open[--v->n];
	add_case(v, q, next);
	next.yes = true;
	add_case(v, q, next);
}

/* A sum that no plan is below; the plan's own cost if it is the best. */
static int64_t
prove(struct proof *q, struct bk_solve_plan *plan)
{
	struct cases v = { .n = 0 };
	struct node *node;
	int64_t least;
	size_t at = 0;

	v.listed = bk_xcalloc(q->c.nkinds + 1, sizeof(*v.listed));
	for (size_t k = 0; k < q->c.nkinds; k++)
		v.listed[k] = q->c.kind[k].n;
	v.days = bk_solve_days_new(q);
	add_case(&v, q, (struct node){ .matter = WHOLE, .least = INT64_MIN });
	while ((node = weakest(&v, &at)) && node->least < plan->cost &&
	    !node->last && v.nall < CASES && q->work < q->effort * PROOF_WORK)
		examine(q, &v, at, plan);
	least = node && node->least < plan->cost ? node->least : plan->cost;
	bk_solve_days_free(v.days);
	free_cases(&v);
	return least;
}

/* --- there and back ----------------------------------------------------- */

/* A line that touches the square of the plan's loads. */
static void
draw_lines(struct proof *q, const struct bk_solve_plan *plan)
{
	int64_t *count = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*count));

	for (size_t r = 0; r < plan->nroutes; r++)
		count[q->p->shifts[plan->routes[r].shift].team] +=
		    (int64_t)plan->routes[r].nstops;
	for (int32_t t = 0; t < q->m->nteams; t++) {
		q->load[t] = q->p->fair * (2 * count[t] + 1);
		q->base -= q->p->fair * count[t] * (count[t] + 1);
	}
	free(count);
}

/* The cheapest way to the task, from any shift's beginning or another job. */
static int32_t
cheapest_way(const struct model *m, int32_t task)
{
	struct ways ways = model_ways(m, m->p->tasks[task].place);
	int32_t least = INT32_MAX;

	for (size_t s = 0; s < m->p->nshifts; s++)
		if (ways_to(ways, m->shift_from[s])->cost_in < least)
			least = ways_to(ways, m->shift_from[s])->cost_in;
	for (int32_t t = 0; t < m->ntasks; t++)
		if (m->task_job[t] != m->task_job[task] &&
		    ways_to(ways, m->p->tasks[t].place)->cost_in < least)
			least = ways_to(ways, m->p->tasks[t].place)->cost_in;
	return least;
}

/* What leaving out all jobs costs; above MOST: that, or more. */
static int64_t
skip_all(const struct bk_solve_problem *p)
{
	int64_t sum = 0;

	for (size_t j = 0; j < p->njobs && sum <= MOST; j++)
		sum += p->jobs[j].skip < MOST ? p->jobs[j].skip : MOST + 1;
	return sum;
}

static void
make_proof(struct proof *q, const struct model *m)
{
	size_t teams = (size_t)m->nteams, jobs = (size_t)m->njobs;

	*q = (struct proof){ .p = m->p, .m = m, .all = skip_all(m->p) };
	bk_solve_company_find(q);
	q->nprices = 2 * jobs + 2 * teams + q->npairs;
	q->load = bk_xcalloc(teams + 1, sizeof(*q->load));
	q->price = bk_xcalloc(q->nprices + 1, sizeof(*q->price));
	q->pay = q->price;
	q->mate = q->price + jobs;
	q->trip = q->price + 2 * jobs;
	q->pair = q->trip + 2 * teams;
	q->best_price = bk_xcalloc(q->nprices + 1, sizeof(*q->best_price));
	q->proved_price = bk_xcalloc(q->nprices + 1,
	    sizeof(*q->proved_price));
	q->lack = bk_xcalloc(q->nprices + 1, sizeof(*q->lack));
	q->limit = bk_xcalloc(teams + 1, sizeof(*q->limit));
	q->used = bk_xcalloc(teams + 1, sizeof(*q->used));
	q->done = bk_xcalloc(jobs + 1, sizeof(*q->done));
	q->mates = bk_xcalloc(jobs + 1, sizeof(*q->mates));
	q->least = bk_xcalloc(m->p->nshifts + 1, sizeof(*q->least));
	q->chosen = bk_xcalloc(m->p->nshifts + 1, sizeof(*q->chosen));
	q->paid = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*q->paid));
	q->hop = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*q->hop));
	for (int32_t t = 0; t < m->ntasks; t++)
		q->hop[t] = cheapest_way(m, t);
}

static void
make_habits(struct proof *q)
{
	size_t n = (size_t)q->m->njobs;

	for (size_t k = 0; k < q->c.nkinds; k++)
		if (q->c.kind[k].loose && q->npairs) {	/* not known there */
			q->nprices -= q->npairs;
			q->npairs = 0;
		}
	q->nlooked = q->c.n;
	q->habits.together = bk_xcalloc(n * n + 1,
	    sizeof(*q->habits.together));
	q->habits.sent = bk_xcalloc(n * q->c.nkinds + 1,
	    sizeof(*q->habits.sent));
	q->habits.trips = bk_xcalloc((size_t)q->m->nteams + 1,
	    sizeof(*q->habits.trips));
}

static void
free_proof(struct proof *q)
{
	free(q->load);
	free(q->price);
	free(q->best_price);
	free(q->proved_price);
	free(q->lack);
	free(q->limit);
	free(q->used);
	free(q->done);
	free(q->mates);
	free(q->least);
	free(q->chosen);
	free(q->paid);
	free(q->hop);
	free(q->leads);
	free(q->pair_of);
	free(q->key);
	free(q->both);
	free(q->apart);
	free(q->habits.together);
	free(q->habits.sent);
	free(q->habits.trips);
	bk_solve_columns_free(&q->c);
}

bool
bk_solve_bound(const struct bk_solve_problem *p, int effort,
    struct bk_solve_plan *plan, struct bk_solve_bound *out)
{
	struct model m;
	struct proof q;
	int64_t least;
	bool ok;

	if (p->njobs > COLUMN_JOBS || skip_all(p) > MOST)
		return false;
	bk_solve_model_init(&m, p);
	make_proof(&q, &m);
	draw_lines(&q, plan);
	q.effort = (size_t)effort;
	ok = bk_solve_columns_list(&q.c, &m, q.load, effort);
	if (ok) {
		make_habits(&q);
		bk_solve_prices_begin(&q, plan);
		least = prove(&q, plan);
		*out = (struct bk_solve_bound){ least, least >= plan->cost };
	}
	free_proof(&q);
	bk_solve_model_free(&m);
	return ok;
}
