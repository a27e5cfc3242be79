/*
 * Who goes along goes with somebody. Two jobs that a shift goes along to are
 * both of one leader, where both leaders are sure, and at one time: so that
 * leader's shift does both as well. For each such two there is a price, which
 * leaders are paid and mates pay.
 */
#include <stdlib.h>

#include "mem.h"
#include "proof.h"

/* The one team whose shifts can lead the job; or BK_SOLVE_NONE. */
static int32_t
leader_of(const struct model *m, int32_t job)
{
	const struct bk_solve_job *j = &m->p->jobs[job];
	int32_t team = BK_SOLVE_NONE;

	for (int32_t i = j->mode; i < j->mode + j->nmodes; i++) {
		const struct bk_solve_mode *o = &m->p->modes[i];

		if (o->task[1] == BK_SOLVE_NONE)
			continue;
		for (int32_t k = m->first_usable[o->task[0]];
		    k < m->first_usable[o->task[0] + 1]; k++) {
			int32_t now = m->p->shifts[m->usable[k]].team;

			if (team >= 0 && now != team)
				return BK_SOLVE_NONE;
			team = now;
		}
	}
	return team;
}

/* Does no time of a shift lie in two of another team? */
static bool
are_apart(const struct bk_solve_problem *p)
{
	const struct bk_solve_shift *v = p->shifts;

	for (size_t i = 0; i < p->nshifts; i++) {
		if (v[i].count != 1)
			return false;
		for (size_t a = 0; a < p->nshifts; a++)
			for (size_t b = 0; b < a; b++)
				if (v[a].team == v[b].team &&
				    v[a].begin <= v[i].end &&
				    v[i].begin <= v[a].end &&
				    v[b].begin <= v[i].end &&
				    v[i].begin <= v[b].end)
					return false;
	}
	return true;
}

/* Do both tasks of each pair start at the same time? */
static bool
are_level(const struct bk_solve_problem *p)
{
	for (size_t i = 0; i < p->nmodes; i++)
		if (p->modes[i].task[1] != BK_SOLVE_NONE &&
		    (p->modes[i].gap_min || p->modes[i].gap_max))
			return false;
	return true;
}

void
bk_solve_company_find(struct proof *q)
{
	int32_t n = q->m->njobs;
	int32_t *leader = bk_xcalloc((size_t)n + 1, sizeof(*leader));

	q->pair_of = bk_xcalloc((size_t)(n * n) + 1, sizeof(*q->pair_of));
	q->both = bk_xcalloc((size_t)(4 * n * n) + 1, sizeof(*q->both));
	q->key = bk_xcalloc((size_t)q->m->ntasks + 1, sizeof(*q->key));
	q->leads = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*q->leads));
	for (int32_t t = 0; t < q->m->ntasks; t++)
		if (q->m->task_job[t] >= 0)
			q->key[t] = q->m->task_job[t] + (bk_solve_columns_role(
			    q->m, t) == ROLE_MATE ? n : 0);
	for (int32_t j = 0; j < n; j++)
		leader[j] = leader_of(q->m, j);
	q->meets = q->m->linked && are_level(q->p) && are_apart(q->p);
	for (int32_t a = 0; a < n && q->meets; a++) {
		if (leader[a] < 0)
			continue;
		q->leads[leader[a]] |= UINT64_C(1) << a;
		for (int32_t b = 0; b < a; b++)
			if (leader[a] == leader[b])
				q->pair_of[a * n + b] = q->pair_of[b * n + a] =
				    (int32_t)++q->npairs;
	}
	q->apart = bk_xcalloc(q->npairs + 1, sizeof(*q->apart));
	free(leader);
}

void
bk_solve_company_pay(struct proof *q)
{
	int32_t n = q->m->njobs;

	for (int32_t a = 0; q->npairs && a < n; a++)
		for (int32_t b = 0; b < n; b++) {
			int32_t k = q->pair_of[a * n + b];

			if (k == 0)
				continue;
			q->both[a * 2 * n + b] = -q->pair[k - 1];
			q->both[(a + n) * 2 * n + b + n] = q->pair[k - 1];
		}
	for (size_t k = 0; k < q->npairs; k++)
		q->apart[k] = 0;
}

void
bk_solve_company_count(struct proof *q, const struct column *c)
{
	int32_t n = q->m->njobs;

	for (int32_t i = 0; q->npairs && i < c->n; i++)
		for (int32_t j = 0; j < i; j++) {
			int32_t a = q->key[c->task[i]], b = q->key[c->task[j]];
			int32_t k = q->pair_of[a % n * n + b % n];

			if (k && (a < n) == (b < n))
				q->apart[k - 1] += a < n ? -1 : 1;
		}
}
