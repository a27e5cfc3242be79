/*
 * Who goes where is known, and when is not: where many meet on a day, it is
 * sooner searched than worked out.
 */
#include "made.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "mem.h"

enum { ROUNDS = 60 };		/* for each job */

/* The rates of a task on one shift alone. */
static void
bar_others(const struct model *m, int32_t task, int32_t shift, int64_t *rates)
{
	const int64_t *was = m->p->tasks[task].rates;

	for (size_t s = 0; s < m->p->nshifts; s++)
		rates[s] = (int32_t)s != shift ? BK_SOLVE_BARRED :
		    was ? was[s] : 0;
}

bool
bk_solve_made(const struct model *m, const int32_t *lead, const int32_t *mate,
    int64_t below, struct bk_solve_plan *plan)
{
	const struct bk_solve_options o = { .seed = 1,
		.iterations = ROUNDS * (uint64_t)m->njobs };
	struct bk_solve_problem p = *m->p;
	struct bk_solve_task *tasks = bk_xcalloc(p.ntasks + 1,
	    sizeof(*tasks));
	int64_t *rates = bk_xcalloc(p.ntasks * p.nshifts + 1,
	    sizeof(*rates));

	for (int32_t t = 0; t < m->ntasks; t++) {
		int32_t job = m->task_job[t];
		int64_t *own = rates + (size_t)t * p.nshifts;

		tasks[t] = p.tasks[t];
		tasks[t].rates = own;
		bar_others(m, t, job < 0 ? BK_SOLVE_NONE :
		    bk_solve_columns_role(m, t) == ROLE_MATE ? mate[job] :
		    lead[job], own);
	}
	p.tasks = tasks;
	bk_solve_run(&p, &o, plan);
	free(tasks);
	free(rates);
	if (plan->cost < below)
		return true;
	bk_solve_free(plan);
	return false;
}
