/*
 * Better prices: the volume algorithm (Barahona and Anbil 2000). What a step
 * leads to leaps from one plan to another; the mean of the latest steps is
 * close to what the best prices would lead to, so it says which way to go, and
 * the habits that it shows are where cases are to be made.
 */
#include <math.h>
#include <string.h>

#include "proof.h"

#define ALPHA	0.05		/* how much the last step counts in the mean */
#define FASTER	1.1		/* after a step that was better */
#define SLOWER	0.66		/* after PATIENCE steps that were not */
#define BACK	0.3		/* after steps that only seemed better */

enum { PATIENCE = 20, THIN = 20 };

/* What is short of a price, as the last step has it; 0 where it is no limit. */
static double
short_of(const struct proof *q, size_t i)
{
	size_t n = (size_t)q->m->njobs, t = (i - 2 * n) / 2;
	size_t pairs = 2 * n + 2 * (size_t)q->m->nteams;

	if (i < n)
		return 1 - q->done[i];
	if (i < 2 * n)
		return q->mates[i - n];
	if (i >= pairs)
		return q->apart[i - pairs];
	if (i % 2 == 0)
		return q->limit[t].least < 0 ? 0 :
		    (double)(q->limit[t].least - q->used[t]);
	return q->limit[t].most < 0 ? 0 :
	    (double)(q->used[t] - q->limit[t].most);
}

/* Take the last step into the mean; the square of how far that is from 0. */
static double
blend(struct proof *q, double share)
{
	size_t trips = 2 * (size_t)q->m->njobs;
	double norm = 0;

	for (size_t i = 0; i < q->nprices; i++) {
		q->lack[i] += share * (short_of(q, i) - q->lack[i]);
		if (i < trips || q->lack[i] > 0 || q->best_price[i] > 0)
			norm += q->lack[i] * q->lack[i];
	}
	return norm;
}

/*
 * From the best prices, more for what is lacking, less for the rest. Where
 * little is lacking the step is long: no price needs to be above all that there
 * is to gain, and sums of such prices are numbers still.
 */
static void
step(struct proof *q, double by)
{
	size_t n = (size_t)q->m->njobs;

	for (size_t i = 0; i < q->nprices; i++) {
		double now = (double)q->best_price[i] + by * q->lack[i];
		double most = (double)(i < n ? q->p->jobs[i].skip : q->all);
		double least = i < 2 * n ? -(double)q->all : 0;

		q->price[i] = (int64_t)fmin(fmax(now, least), most);
	}
}

static void
remember(struct proof *q)
{
	q->best = q->sum;
	memcpy(q->best_price, q->price, q->nprices * sizeof(*q->price));
}

/*
 * The prices that are the best by estimate in place; what they prove, of which
 * the best is kept; thin out. Prices that prove less than others did before are
 * left again, with the columns in mind that they were wrong about. False: so it
 * was.
 */
static bool
take_stock(struct proof *q, int64_t aim, int64_t *proved)
{
	memcpy(q->price, q->best_price, q->nprices * sizeof(*q->price));
	bk_solve_prices_add_up(q);
	q->best = q->sum;
	if (q->sum < *proved) {
		bk_solve_prices_to_front(q, true);
		memcpy(q->best_price, q->proved_price, q->nprices *
		    sizeof(*q->price));
		q->best = *proved;
		return false;
	}
	*proved = q->sum;
	memcpy(q->proved_price, q->price, q->nprices * sizeof(*q->price));
	bk_solve_prices_thin(q, aim);
	return true;
}

/* Those that proved most, and what they lead to. */
static void
settle(struct proof *q, int64_t aim, int64_t proved)
{
	if (!take_stock(q, aim, &proved))
		take_stock(q, aim, &proved);
}

static void
forget_habits(struct proof *q)
{
	size_t n = (size_t)q->m->njobs;
	struct habits *h = &q->habits;

	h->steps = 0;
	memset(h->together, 0, n * n * sizeof(*h->together));
	memset(h->sent, 0, n * q->c.nkinds * sizeof(*h->sent));
	memset(h->trips, 0, (size_t)q->m->nteams * sizeof(*h->trips));
}

static void
note_habits(struct proof *q)
{
	int32_t njobs = q->m->njobs, job[COLUMN_STOPS], n;
	struct habits *h = &q->habits;

	h->steps++;
	for (int32_t t = 0; t < q->m->nteams; t++)
		h->trips[t] += q->used[t];
	for (size_t s = 0; s < q->p->nshifts; s++) {
		const struct column *c = q->chosen[s];

		n = 0;
		for (int32_t k = 0; c && k < c->n; k++)
			if (bk_solve_columns_role(q->m, c->task[k]) !=
			    ROLE_MATE)
				job[n++] = q->m->task_job[c->task[k]];
		for (int32_t i = 0; i < n; i++) {
			h->sent[(size_t)job[i] * q->c.nkinds +
			    (size_t)q->c.of[s]]++;
			for (int32_t k = 0; k < n; k++)
				h->together[job[i] * njobs + job[k]]++;
		}
	}
}

void
bk_solve_climb(struct proof *q, int64_t aim, int steps)
{
	double share = 0.1, norm;
	int64_t proved = INT64_MIN;
	int idle = 0;

	forget_habits(q);
	memcpy(q->best_price, q->price, q->nprices * sizeof(*q->price));
	take_stock(q, aim, &proved);
	bk_solve_prices_to_front(q, false);
	norm = blend(q, 1);
	for (int i = 0; i < steps && proved < aim && norm > 1e-9 &&
	    q->work < q->effort * PROOF_WORK; i++) {
		if (i % THIN == THIN - 1 || q->best >= aim) {
			if (take_stock(q, aim, &proved))
				bk_solve_prices_to_front(q, false);
			else
				share *= BACK;
		}
		step(q, share * (double)(aim - q->best + 1) / norm);
		bk_solve_prices_estimate(q);
		if (q->sum > q->best) {
			remember(q);
			share *= share < 1 ? FASTER : 1;
			idle = 0;
		} else if (++idle == PATIENCE) {
			share *= SLOWER;
			idle = 0;
		}
		norm = blend(q, ALPHA);
		if (i >= steps / 2)
			note_habits(q);
	}
	settle(q, aim, proved);
}
