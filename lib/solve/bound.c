#include "bound.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "proof.h"

enum {
	STEPS = 400,		/* of a climb, */
	LOOKS = 20000000,	/* and the columns looked at in all of them */
	PATIENCE = 12,
	THIN = 40,
	DEPTH = 5		/* of cases within cases */
};

static void
set_paid(struct proof *q)
{
	for (int32_t t = 0; t < q->m->ntasks; t++) {
		int32_t job = q->m->task_job[t];
		enum role role;

		if (job == BK_SOLVE_NONE)
			continue;
		role = bk_solve_columns_role(q->m, t);
		q->paid[t] = role == ROLE_MATE ? q->mate[job] :
		    q->pay[job] - (role == ROLE_LEAD ? q->mate[job] : 0);
	}
}

/* --- the sum of some prices --------------------------------------------- */

static void
count_column(struct proof *q, const struct column *c)
{
	for (int32_t k = 0; k < c->n; k++) {
		int32_t job = q->m->task_job[c->task[k]];
		enum role role = bk_solve_columns_role(q->m, c->task[k]);

		if (role == ROLE_MATE)
			q->mates[job]--;
		else
			q->done[job]++;
		if (role == ROLE_LEAD)
			q->mates[job]++;
	}
}

/* The best of a kind, by how many of its tasks are no mates. */
struct bests {
	int64_t	balance[COLUMN_STOPS + 1];
	const struct column *column[COLUMN_STOPS + 1];
};

static void
find_bests(const struct proof *q, const struct kind *k, struct bests *b)
{
	int64_t trip = q->trips[q->p->shifts[k->shift].team].pay;

	*b = (struct bests){ .column = { NULL } };
	for (size_t i = k->first; i < k->first + k->n; i++) {
		const struct column *c = &q->c.v[i];
		int64_t now = proof_balance(q, c) - trip;

		if (!b->column[c->nlead] || now < b->balance[c->nlead]) {
			b->balance[c->nlead] = now;
			b->column[c->nlead] = c;
		}
	}
}

/*
 * For a shift that can do too much to list: each task with the cheapest way to
 * it, whatever the order; the best of these, as many as the shift can take.
 */
static int64_t
loose_least(struct proof *q, int32_t shift)
{
	const struct model *m = q->m;
	const struct bk_solve_shift *s = &m->p->shifts[shift];
	int64_t top[COLUMN_STOPS] = { 0 }, sum = s->use - q->trips[s->team].pay;
	int32_t most = s->capacity < COLUMN_STOPS ? s->capacity :
	    COLUMN_STOPS;

	if (s->capacity > COLUMN_STOPS)
		return -NOTHING;
	for (int32_t t = 0; t < m->ntasks; t++) {
		const struct fit *f = bk_solve_model_fit(m, t, shift);
		int64_t now;

		if (m->task_job[t] < 0 || f->close < f->open)
			continue;
		now = q->hop[t] + f->rate + q->load[s->team] - q->paid[t];
		if (bk_solve_columns_role(m, t) != ROLE_MATE)
			now += m->p->modes[m->task_mode[t]].price;
		for (int32_t k = 0; k < most; k++)
			if (now < top[k]) {
				int64_t swap = top[k];

				top[k] = now;
				now = swap;
			}
	}
	for (int32_t k = 0; k < most; k++)
		sum += top[k];
	return sum < 0 ? sum : 0;
}

static void
add_shift(struct proof *q, int32_t s, const struct bests *b)
{
	const struct kind *k = &q->c.kind[q->c.of[s]];
	const struct column *best = NULL;
	int64_t least = 0;

	if (k->loose)
		least = loose_least(q, s);
	for (int32_t n = 0; !k->loose && n <= COLUMN_STOPS; n++) {
		int64_t now = b->balance[n] + n * q->c.later[s];

		if (b->column[n] && now < least) {
			least = now;
			best = b->column[n];
		}
	}
	q->least[s] = least;
	q->sum += q->p->shifts[s].count * least;
	q->trips[q->p->shifts[s].team].used += least < 0 ?
	    q->p->shifts[s].count : 0;
	for (int32_t i = 0; best && i < q->p->shifts[s].count; i++)
		count_column(q, best);
}

/* What the prices prove: done and mates are what they would lead to. */
static void
add_up(struct proof *q)
{
	struct bests *b = bk_xcalloc(q->c.nkinds + 1, sizeof(*b));

	set_paid(q);
	q->sum = q->base;
	for (int32_t t = 0; t < q->m->nteams; t++) {
		struct trips *k = &q->trips[t];

		k->pay = (int64_t)k->up - (int64_t)k->down;
		k->used = 0;
		q->sum += (int64_t)k->up * k->least - (int64_t)k->down *
		    k->most;
	}
	for (int32_t j = 0; j < q->m->njobs; j++) {
		int64_t skip = q->p->jobs[j].skip;

		q->done[j] = q->pay[j] >= skip;
		q->mates[j] = 0;
		q->sum += q->pay[j] < skip ? q->pay[j] : skip;
	}
	for (size_t k = 0; k < q->c.nkinds; k++)
		find_bests(q, &q->c.kind[k], &b[k]);
	for (size_t s = 0; s < q->p->nshifts; s++)
		add_shift(q, (int32_t)s, &b[q->c.of[s]]);
	free(b);
}

/* --- what can be left aside --------------------------------------------- */

struct kind_least
bk_solve_bound_least(const struct proof *q, size_t kind)
{
	const struct kind *k = &q->c.kind[kind];
	struct kind_least of = { .least = -NOTHING, .later = NOTHING,
		.trip = q->trips[q->p->shifts[k->shift].team].pay };

	for (size_t s = 0; s < q->p->nshifts; s++) {
		if (q->c.of[s] != (int32_t)kind)
			continue;
		of.nshifts++;
		of.least = q->least[s] > of.least ? q->least[s] : of.least;
		of.later = q->c.later[s] < of.later ? q->c.later[s] :
		    of.later;
	}
	return of;
}

/*
 * A column with which, by the prices in place, every plan costs the aim or
 * more is in no plan below that: it goes behind those of its kind that are
 * looked at.
 */
static void
thin_out(struct proof *q, int64_t aim)
{
	for (size_t i = 0; i < q->c.nkinds; i++) {
		struct kind *k = &q->c.kind[i];
		struct column *v = &q->c.v[k->first];
		struct kind_least of = bk_solve_bound_least(q, i);

		for (size_t n = 0; n < k->n;) {
			struct column last = v[k->n - 1];

			if (q->sum + proof_above(q, &of, &v[n]) < aim) {
				n++;
				continue;
			}
			v[k->n - 1] = v[n];
			v[n] = last;
			q->nlooked--;
			k->n--;
		}
	}
}

/* --- better prices ------------------------------------------------------ */

static void
remember(struct proof *q)
{
	size_t n = (size_t)q->m->njobs * sizeof(int64_t);

	q->best = q->sum;
	memcpy(q->best_pay, q->pay, n);
	memcpy(q->best_mate, q->mate, n);
	for (int32_t t = 0; t < q->m->nteams; t++) {
		q->best_trip[2 * t] = (int64_t)q->trips[t].up;
		q->best_trip[2 * t + 1] = (int64_t)q->trips[t].down;
	}
}

static void
take_up(struct proof *q)
{
	for (int32_t j = 0; j < q->m->njobs; j++) {
		q->wish_pay[j] = (double)q->best_pay[j];
		q->wish_mate[j] = (double)q->best_mate[j];
	}
	for (int32_t t = 0; t < q->m->nteams; t++) {
		q->trips[t].up = (double)q->best_trip[2 * t];
		q->trips[t].down = (double)q->best_trip[2 * t + 1];
	}
}

static double
square(double x)
{
	return x * x;
}

/* How far everything that has a price is from what it should be. */
static double
norm_of(const struct proof *q)
{
	double norm = 0;

	for (int32_t j = 0; j < q->m->njobs; j++)
		norm += square(1 - q->done[j]) + square(q->mates[j]);
	for (int32_t t = 0; t < q->m->nteams; t++) {
		const struct trips *k = &q->trips[t];

		if (k->least >= 0)
			norm += square((double)(k->least - k->used));
		if (k->most >= 0)
			norm += square((double)(k->used - k->most));
	}
	return norm;
}

static void
move_trip(struct trips *k, double by)
{
	if (k->least >= 0)
		k->up += by * (double)(k->least - k->used);
	if (k->most >= 0)
		k->down += by * (double)(k->used - k->most);
	k->up = k->up < 0 ? 0 : k->up;
	k->down = k->down < 0 ? 0 : k->down;
}

static void
round_off(struct proof *q)
{
	for (int32_t j = 0; j < q->m->njobs; j++) {
		q->pay[j] = (int64_t)q->wish_pay[j];
		q->mate[j] = (int64_t)q->wish_mate[j];
	}
}

/* Pay more for what nobody does, less for what several would. */
static bool
step(struct proof *q, double share, int64_t aim)
{
	double norm = norm_of(q), by;

	if (norm == 0)
		return false;
	by = share * (double)(aim - q->sum + 1) / norm;
	for (int32_t j = 0; j < q->m->njobs; j++) {
		double skip = (double)q->p->jobs[j].skip;

		q->wish_pay[j] += by * (1 - q->done[j]);
		if (q->wish_pay[j] > skip)
			q->wish_pay[j] = skip;
		q->wish_mate[j] += by * q->mates[j];
	}
	round_off(q);
	for (int32_t t = 0; t < q->m->nteams; t++)
		move_trip(&q->trips[t], by);
	return true;
}

static void
look(struct proof *q)
{
	q->looks++;
	for (int32_t t = 0; t < q->m->nteams; t++)
		q->trips[t].seen += q->trips[t].used;
}

/* The best prices so far, and what they prove, in place again. */
static void
go_back(struct proof *q)
{
	memcpy(q->pay, q->best_pay, (size_t)q->m->njobs * sizeof(int64_t));
	memcpy(q->mate, q->best_mate, (size_t)q->m->njobs * sizeof(int64_t));
	take_up(q);
	add_up(q);
}

/* Thin out by the best prices so far, and go on where the climb stands. */
static void
look_back(struct proof *q, int64_t aim)
{
	size_t n = (size_t)q->m->njobs;
	double *was = bk_xreallocarray(NULL, n + 1, 2 * sizeof(*was));
	struct trips *trips = bk_xreallocarray(NULL, (size_t)q->m->nteams + 1,
	    sizeof(*trips));

	memcpy(was, q->wish_pay, n * sizeof(*was));
	memcpy(was + n, q->wish_mate, n * sizeof(*was));
	memcpy(trips, q->trips, (size_t)q->m->nteams * sizeof(*trips));
	go_back(q);
	thin_out(q, aim);
	memcpy(q->wish_pay, was, n * sizeof(*was));
	memcpy(q->wish_mate, was + n, n * sizeof(*was));
	memcpy(q->trips, trips, (size_t)q->m->nteams * sizeof(*trips));
	round_off(q);
	add_up(q);
	free(was);
	free(trips);
}

/* From the prices that there are; what is best is then in place. */
static void
climb(struct proof *q, int64_t aim)
{
	double share = 1;
	size_t looks = 0;
	int idle = 0;

	q->looks = 0;
	for (int32_t t = 0; t < q->m->nteams; t++)
		q->trips[t].seen = 0;
	add_up(q);
	remember(q);
	take_up(q);
	for (int i = 0; i < STEPS && looks < LOOKS && q->best < aim; i++) {
		if (i % THIN == THIN - 1)
			look_back(q, aim);
		if (!step(q, share, aim))
			break;
		add_up(q);
		idle++;
		looks += q->nlooked;
		if (i >= STEPS / 2 || looks >= LOOKS / 2)
			look(q);
		if (q->sum > q->best) {
			remember(q);
			idle = 0;
		} else if (idle == PATIENCE) {
			share /= 2;
			idle = 0;
			take_up(q);
		}
	}
	go_back(q);
	thin_out(q, aim);
}

/* --- cases -------------------------------------------------------------- */

/* The team whose trips are the least whole; what they are, rounded down. */
static int32_t
least_whole(const struct proof *q, int64_t *whole)
{
	int32_t best = BK_SOLVE_NONE;
	int64_t far = q->looks / 20;	/* a hundredth is chance */

	for (int32_t t = 0; t < q->m->nteams && q->looks; t++) {
		int64_t part = q->trips[t].seen % q->looks;
		int64_t now = part < q->looks - part ? part :
		    q->looks - part;

		if (now <= far)
			continue;
		far = now;
		best = t;
		*whole = q->trips[t].seen / q->looks;
	}
	return best;
}

static int64_t	prove(struct proof *, struct bk_solve_plan *, int depth);

/* How many columns of each kind are looked at; for the caller to free. */
static size_t *
looked_at(const struct proof *q)
{
	size_t *n = bk_xcalloc(q->c.nkinds + 1, sizeof(*n));

	for (size_t k = 0; k < q->c.nkinds; k++)
		n[k] = q->c.kind[k].n;
	return n;
}

/* Those are looked at again; what was left aside in a case follows them. */
static void
look_again(struct proof *q, size_t *n)
{
	q->nlooked = 0;
	for (size_t k = 0; k < q->c.nkinds; k++) {
		q->c.kind[k].n = n[k];
		q->nlooked += n[k];
	}
	free(n);
}

/* The case of so many trips at least, or at most. */
static int64_t
prove_case(struct proof *q, struct bk_solve_plan *plan, int depth,
    int32_t team, struct trips limits)
{
	size_t n = (size_t)q->m->njobs * sizeof(int64_t);
	int64_t *kept = bk_xmalloc(2 * n + 1), least;
	struct trips *was = bk_xreallocarray(NULL, (size_t)q->m->nteams + 1,
	    sizeof(*was));
	size_t *looked = looked_at(q);

	memcpy(kept, q->pay, n);
	memcpy(kept + q->m->njobs, q->mate, n);
	memcpy(was, q->trips, (size_t)q->m->nteams * sizeof(*was));
	q->trips[team].least = limits.least;
	q->trips[team].most = limits.most;
	q->trips[team].up = q->trips[team].down = 0;
	least = prove(q, plan, depth + 1);
	memcpy(q->pay, kept, n);
	memcpy(q->mate, kept + q->m->njobs, n);
	memcpy(q->trips, was, (size_t)q->m->nteams * sizeof(*was));
	look_again(q, looked);
	free(kept);
	free(was);
	return least;
}

/*
 * A sum that no plan of this case is below; the plan's own cost if it is the
 * best.
 */
static int64_t
prove(struct proof *q, struct bk_solve_plan *plan, int depth)
{
	int64_t whole = 0, sum, few, many;
	struct trips k;
	int32_t team;

	climb(q, plan->cost);
	sum = q->best;
	if (sum >= plan->cost || (bk_solve_hunt(q, plan)))
		return plan->cost;
	team = depth < DEPTH ? least_whole(q, &whole) : BK_SOLVE_NONE;
	if (team == BK_SOLVE_NONE)
		return sum;
	k = q->trips[team];
	k.most = whole;
	few = prove_case(q, plan, depth, team, k);
	k = q->trips[team];
	k.least = whole + 1;
	many = prove_case(q, plan, depth, team, k);
	if (many < few)
		few = many;
	return few > sum ? few : sum;
}

/* --- there and back ----------------------------------------------------- */

/* Prices to begin with: what the plan's routes cost, shared. */
static void
begin_prices(struct proof *q, const struct bk_solve_plan *plan)
{
	for (int32_t j = 0; j < q->m->njobs; j++)
		if (plan->mode[j] == BK_SOLVE_NONE)
			q->pay[j] = q->p->jobs[j].skip;
	for (size_t r = 0; r < plan->nroutes; r++) {
		const struct bk_solve_route *route = &plan->routes[r];
		const struct bk_solve_shift *s = &q->p->shifts[route->shift];
		int64_t share = s->use / (int64_t)(route->nstops ?
		    route->nstops : 1);

		for (size_t k = 0; k < route->nstops; k++) {
			int32_t task = plan->stops[route->first + k].task;
			int32_t job = q->m->task_job[task];
			int64_t own = share + bk_solve_model_fit(q->m, task,
			    route->shift)->rate + q->load[s->team];

			q->pay[job] += own;
			if (bk_solve_columns_role(q->m, task) == ROLE_MATE)
				q->mate[job] += own;
			else
				q->pay[job] += q->p->modes[
				    q->m->task_mode[task]].price;
		}
	}
}

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

static void
make_proof(struct proof *q, const struct model *m)
{
	size_t n = (size_t)m->njobs + 1;

	*q = (struct proof){ .p = m->p, .m = m };
	q->load = bk_xcalloc((size_t)m->nteams + 1, sizeof(*q->load));
	q->pay = bk_xcalloc(n, sizeof(*q->pay));
	q->mate = bk_xcalloc(n, sizeof(*q->mate));
	q->best_pay = bk_xcalloc(n, sizeof(*q->best_pay));
	q->best_mate = bk_xcalloc(n, sizeof(*q->best_mate));
	q->wish_pay = bk_xcalloc(n, sizeof(*q->wish_pay));
	q->wish_mate = bk_xcalloc(n, sizeof(*q->wish_mate));
	q->best_trip = bk_xcalloc(2 * (size_t)m->nteams + 1,
	    sizeof(*q->best_trip));
	q->trips = bk_xcalloc((size_t)m->nteams + 1, sizeof(*q->trips));
	for (int32_t t = 0; t < m->nteams; t++)
		q->trips[t].least = q->trips[t].most = -1;
	q->done = bk_xcalloc(n, sizeof(*q->done));
	q->mates = bk_xcalloc(n, sizeof(*q->mates));
	q->least = bk_xcalloc(m->p->nshifts + 1, sizeof(*q->least));
	q->paid = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*q->paid));
	q->hop = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*q->hop));
	for (int32_t t = 0; t < m->ntasks; t++)
		q->hop[t] = cheapest_way(m, t);
}

static void
free_proof(struct proof *q)
{
	free(q->load);
	free(q->pay);
	free(q->mate);
	free(q->best_pay);
	free(q->best_mate);
	free(q->wish_pay);
	free(q->wish_mate);
	free(q->done);
	free(q->mates);
	free(q->least);
	free(q->paid);
	free(q->trips);
	free(q->best_trip);
	free(q->hop);
	bk_solve_columns_free(&q->c);
}

bool
bk_solve_bound(const struct bk_solve_problem *p, struct bk_solve_plan *plan,
    struct bk_solve_bound *out)
{
	struct model m;
	struct proof q;
	int64_t least;
	bool ok;

	if (p->njobs > COLUMN_JOBS)
		return false;
	bk_solve_model_init(&m, p);
	make_proof(&q, &m);
	draw_lines(&q, plan);
	ok = bk_solve_columns_list(&q.c, &m, q.load);
	q.nlooked = q.c.n;
	if (ok) {
		begin_prices(&q, plan);
		least = prove(&q, plan, 0);
		*out = (struct bk_solve_bound){ least < plan->cost ? least :
			plan->cost, least >= plan->cost };
	}
	free_proof(&q);
	bk_solve_model_free(&m);
	return ok;
}
