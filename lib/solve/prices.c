#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "proof.h"

enum {
	SHARES = 16,		/* of the first prices, all of them */
	FRONT = 300		/* columns that an estimate looks at */
};

/* What a trip of a team is paid. */
static int64_t
trip_pay(const struct proof *q, int32_t team)
{
	return q->trip[2 * team] - q->trip[2 * team + 1];
}

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
	bk_solve_company_pay(q);
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
	bk_solve_company_count(q, c);
}

/* The best of a kind, by how many of its tasks are no mates. */
struct bests {
	int64_t	balance[COLUMN_STOPS + 1];
	const struct column *column[COLUMN_STOPS + 1];
};

static void
find_bests(const struct proof *q, const struct kind *k, size_t n,
    struct bests *b)
{
	int64_t trip = trip_pay(q, q->p->shifts[k->shift].team);

	*b = (struct bests){ .column = { NULL } };
	for (size_t i = k->first; i < k->first + n; i++) {
		const struct column *c = &q->c.v[i];
		int64_t now = proof_balance(q, c) - trip;

		if (!b->column[c->nlead] || now < b->balance[c->nlead]) {
			b->balance[c->nlead] = now;
			b->column[c->nlead] = c;
		}
	}
}

/* What a task would cost the shift, by the cheapest way to it. */
static int64_t
least_of(const struct proof *q, int32_t task, int32_t shift,
    const struct fit *f)
{
	int64_t sum = q->hop[task] + f->rate +
	    q->load[q->p->shifts[shift].team] - q->paid[task];

	if (bk_solve_columns_role(q->m, task) != ROLE_MATE)
		sum += q->p->modes[q->m->task_mode[task]].price;
	return sum;
}

/*
 * For a shift that can do too much to list: each task with the cheapest way to
 * it, whatever the order; the best of these, as many as the shift can take, or
 * all that pay where that is more than a column's.
 */
static int64_t
loose_least(struct proof *q, int32_t shift)
{
	const struct model *m = q->m;
	const struct bk_solve_shift *s = &m->p->shifts[shift];
	int64_t top[COLUMN_STOPS] = { 0 }, pays = 0, sum = 0;
	bool many = s->capacity > COLUMN_STOPS;

	for (int32_t t = 0; t < m->ntasks; t++) {
		const struct fit *f = bk_solve_model_fit(m, t, shift);
		int64_t now;

		if (m->task_job[t] < 0 || f->close < f->open)
			continue;
		many |= m->p->tasks[t].load < 1;
		now = least_of(q, t, shift, f);
		pays += now < 0 ? now : 0;
		for (int32_t k = 0; k < s->capacity && k < COLUMN_STOPS; k++)
			if (now < top[k]) {
				int64_t swap = top[k];

				top[k] = now;
				now = swap;
			}
	}
	for (int32_t k = 0; k < COLUMN_STOPS; k++)
		sum += top[k];
	sum = (many ? pays : sum) + s->use - trip_pay(q, s->team);
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
	q->chosen[s] = best;
	q->used[q->p->shifts[s].team] += least < 0 ? q->p->shifts[s].count : 0;
	for (int32_t i = 0; best && i < q->p->shifts[s].count; i++)
		count_column(q, best);
}

static void
add_up(struct proof *q, bool all)
{
	struct bests *b = bk_xcalloc(q->c.nkinds + 1, sizeof(*b));

	set_paid(q);
	q->work += (all ? q->nlooked : q->nfront) * (q->npairs ? 2 : 1) +
	    4 * (q->nprices + q->p->nshifts);
	q->sum = q->base;
	for (int32_t t = 0; t < q->m->nteams; t++) {
		q->used[t] = 0;
		q->sum += q->trip[2 * t] * q->limit[t].least -
		    q->trip[2 * t + 1] * q->limit[t].most;
	}
	for (int32_t j = 0; j < q->m->njobs; j++) {
		int64_t skip = q->p->jobs[j].skip;

		q->done[j] = q->pay[j] >= skip;
		q->mates[j] = 0;
		q->sum += q->pay[j] < skip ? q->pay[j] : skip;
	}
	for (size_t k = 0; k < q->c.nkinds; k++)
		find_bests(q, &q->c.kind[k], all ? q->c.kind[k].n :
		    q->c.kind[k].front, &b[k]);
	for (size_t s = 0; s < q->p->nshifts; s++)
		add_shift(q, (int32_t)s, &b[q->c.of[s]]);
	free(b);
}

void
bk_solve_prices_add_up(struct proof *q)
{
	add_up(q, true);
}

void
bk_solve_prices_estimate(struct proof *q)
{
	add_up(q, false);
}

/* --- which are the best ------------------------------------------------- */

/* The one that would be at k if n were sorted; they change places. */
static int64_t
nth_least(int64_t *v, int64_t n, int64_t k)
{
	int64_t low = 0, high = n - 1;

	while (low < high) {
		int64_t pivot = v[low + (high - low) / 2];
		int64_t i = low, j = high;

		while (i <= j) {
			while (v[i] < pivot)
				i++;
			while (v[j] > pivot)
				j--;
			if (i <= j) {
				int64_t swap = v[i];

				v[i++] = v[j];
				v[j--] = swap;
			}
		}
		if (k <= j)
			high = j;
		else if (k >= i)
			low = i;
		else
			break;
	}
	return v[k];
}

/* `balance` has room for twice the columns. */
static void
kind_to_front(const struct proof *q, struct kind *k, size_t keep,
    int64_t *balance)
{
	struct column *v = &q->c.v[k->first + keep];
	size_t n = k->n - keep, at = 0;
	int64_t limit;

	if (n <= FRONT) {
		k->front = k->n;
		return;
	}
	for (size_t i = 0; i < n; i++)
		balance[i] = proof_balance(q, &v[i]);
	memcpy(balance + n, balance, n * sizeof(*balance));
	limit = nth_least(balance + n, (int64_t)n, FRONT - 1);
	for (size_t i = 0; i < n && at < FRONT; i++) {
		struct column now = v[i];

		if (balance[i] > limit)
			continue;
		v[i] = v[at];
		v[at++] = now;
	}
	k->front = keep + at;
}

void
bk_solve_prices_to_front(struct proof *q, bool beside)
{
	size_t most = 0;
	int64_t *balance;

	for (size_t k = 0; k < q->c.nkinds; k++)
		most = q->c.kind[k].n > most ? q->c.kind[k].n : most;
	balance = bk_xcalloc(2 * most + 1, sizeof(*balance));
	q->nfront = 0;
	for (size_t i = 0; i < q->c.nkinds; i++) {
		struct kind *k = &q->c.kind[i];

		kind_to_front(q, k, !beside ? 0 : k->front < k->n ? k->front :
		    k->n, balance);
		q->nfront += k->front;
	}
	if (q->nfront < q->nlooked)
		q->work += 2 * q->nlooked;
	free(balance);
}

/* --- what can be left aside --------------------------------------------- */

struct kind_least
bk_solve_prices_least(const struct proof *q, size_t kind)
{
	const struct kind *k = &q->c.kind[kind];
	struct kind_least of = { .least = -NOTHING, .later = k->later,
		.trip = trip_pay(q, q->p->shifts[k->shift].team) };

	for (size_t s = 0; s < q->p->nshifts; s++) {
		if (q->c.of[s] != (int32_t)kind)
			continue;
		of.nshifts++;
		of.least = q->least[s] > of.least ? q->least[s] : of.least;
	}
	return of;
}

void
bk_solve_prices_thin(struct proof *q, int64_t aim)
{
	q->work += q->nlooked;
	for (size_t i = 0; i < q->c.nkinds; i++) {
		struct kind *k = &q->c.kind[i];
		struct column *v = &q->c.v[k->first];
		struct kind_least of = bk_solve_prices_least(q, i);

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

/* --- to begin with ------------------------------------------------------- */

static void
share_out(struct proof *q, const struct bk_solve_plan *plan)
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

/* All of the price of what is left out, of the others so many shares. */
static int64_t
scaled(const struct proof *q, size_t i, int64_t part)
{
	int64_t all = q->best_price[i];

	if (i < (size_t)q->m->njobs && all >= q->p->jobs[i].skip)
		return all;
	return all * part / SHARES;
}

/* Of these prices so many sixteenths, where that proves most. */
static void
scale(struct proof *q)
{
	int64_t most = -NOTHING, best = SHARES;

	memcpy(q->best_price, q->price, q->nprices * sizeof(*q->price));
	for (int64_t part = SHARES; part > 0; part--) {
		for (size_t i = 0; i < q->nprices; i++)
			q->price[i] = scaled(q, i, part);
		bk_solve_prices_add_up(q);
		if (q->sum > most) {
			most = q->sum;
			best = part;
		}
	}
	for (size_t i = 0; i < q->nprices; i++)
		q->price[i] = scaled(q, i, best);
}

void
bk_solve_prices_begin(struct proof *q, const struct bk_solve_plan *plan)
{
	share_out(q, plan);
	scale(q);
}
