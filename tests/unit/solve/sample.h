/*
 * Small random problems of every kind that the solver's model knows.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <string.h>

#include "rng.h"
#include "solve.h"

#define PLACES	7
#define TASKS	80
#define FEW	12		/* what trying everything can bear */
#define SHIFTS	3

enum kind {
	SOFT	= 1,		/* lateness has a price */
	PAIRS	= 2,
	SPLIT	= 4,		/* several windows */
	CHOICE	= 8,		/* several modes */
	SCARCE	= 16,		/* more work than time */
	RATES	= 32,
	FAIR	= 64,
	ASKEW	= 128,		/* asymmetric, no triangle inequality */
	STRICT	= 256,		/* leaving out costs far more than any way */
	WAIT	= 512		/* waiting between two tasks has a price */
};

struct sample {
	struct bk_solve_problem p;
	int32_t	times[PLACES * PLACES];
	int32_t	costs[PLACES * PLACES];
	struct bk_solve_window windows[TASKS][2];
	struct bk_solve_window hours[SHIFTS][2];
	int64_t	rates[TASKS][SHIFTS];
	struct bk_solve_task tasks[TASKS];
	struct bk_solve_mode modes[TASKS];
	struct bk_solve_job jobs[TASKS];
	struct bk_solve_shift shifts[SHIFTS];
};

static int32_t
draw(struct rng *g, int32_t low, int32_t high)
{
	return low + (int32_t)rng_below(g, (uint32_t)(high - low + 1));
}

static void
make_ways(struct sample *s, struct rng *g, unsigned kind)
{
	int32_t x[PLACES], y[PLACES];
	int i, k, d;

	for (i = 0; i < PLACES; i++) {
		x[i] = draw(g, 0, 20);
		y[i] = draw(g, 0, 20);
	}
	for (i = 0; i < PLACES; i++)
		for (k = 0; k < PLACES; k++) {
			d = (x[i] > x[k] ? x[i] - x[k] : x[k] - x[i]) +
			    (y[i] > y[k] ? y[i] - y[k] : y[k] - y[i]);
			if (kind & ASKEW && i != k)
				d = draw(g, 1, 30);
			s->times[i * PLACES + k] = d;
			s->costs[i * PLACES + k] =
			    kind & ASKEW ? draw(g, 0, 30) : d;
		}
}

static void
make_task(struct sample *s, struct rng *g, unsigned kind, int32_t place)
{
	size_t t = s->p.ntasks++;
	int32_t open = draw(g, 0, 120), len = draw(g, 5, 60);
	struct bk_solve_task *task = &s->tasks[t];
	int k;

	s->windows[t][0] = (struct bk_solve_window){ open, open + len };
	s->windows[t][1] = (struct bk_solve_window){ open + len + 20,
	    open + len + 40 };
	*task = (struct bk_solve_task){
		.place = place, .service = draw(g, 0, 15),
		.load = draw(g, 0, 3), .due = BK_SOLVE_NEVER,
		.windows = s->windows[t],
		.nwindows = kind & SPLIT ? 2 : 1,
	};
	if (kind & SOFT) {
		task->due = open + len;
		s->windows[t][0].close = BK_SOLVE_NEVER;
		task->nwindows = 1;
	}
	if (kind & RATES) {
		for (k = 0; k < SHIFTS; k++)
			s->rates[t][k] = draw(g, 0, 3) == 0 ?
			    BK_SOLVE_BARRED : draw(g, 0, 20);
		task->rates = s->rates[t];
	}
}

static void
make_job(struct sample *s, struct rng *g, unsigned kind)
{
	struct bk_solve_job *job = &s->jobs[s->p.njobs++];
	struct bk_solve_mode *mode;
	int32_t place = draw(g, 1, PLACES - 1);
	int k;

	job->mode = (int32_t)s->p.nmodes;
	job->nmodes = kind & CHOICE ? draw(g, 1, 2) : 1;
	job->skip = kind & STRICT ? draw(g, 1, 9) * 1000000 :
	    kind & SCARCE ? draw(g, 10, 200) : 100000;
	for (k = 0; k < job->nmodes; k++) {
		mode = &s->modes[s->p.nmodes++];
		mode->task[0] = (int32_t)s->p.ntasks;
		mode->task[1] = BK_SOLVE_NONE;
		mode->gap_min = mode->gap_max = 0;
		mode->price = k * 7;
		make_task(s, g, kind, place);
		if (!(kind & PAIRS) || draw(g, 0, 1) == 0)
			continue;
		mode->task[1] = (int32_t)s->p.ntasks;
		if (draw(g, 0, 1) == 0) {
			mode->gap_min = draw(g, -10, 20);
			mode->gap_max = mode->gap_min + draw(g, 0, 15);
		}
		make_task(s, g, kind, place);
	}
}

static void
make_shifts(struct sample *s, struct rng *g, unsigned kind)
{
	int32_t k, n = draw(g, 2, SHIFTS);

	for (k = 0; k < n; k++) {
		s->hours[k][0] = (struct bk_solve_window){ draw(g, 0, 40),
		    draw(g, 70, 100) };
		s->hours[k][1] = (struct bk_solve_window){ 110, 200 };
		s->shifts[k] = (struct bk_solve_shift){
			.from = draw(g, 0, 3) == 0 ? BK_SOLVE_NONE : 0,
			.to = draw(g, 0, 3) == 0 ? BK_SOLVE_NONE : 0,
			.begin = 0,
			.end = kind & SOFT ? BK_SOLVE_NEVER :
			    kind & SCARCE ? 120 : 250,
			.capacity = draw(g, 5, 12),
			.count = k == 0 && n < SHIFTS ? 2 : 1,
			.team = k % 2, .use = draw(g, 0, 9),
			.windows = s->hours[k],
			.nwindows = kind & SPLIT && !(kind & SOFT) ? 2 : 0,
		};
	}
	s->p.nshifts = (size_t)n;
}

static void
make(struct sample *s, uint64_t seed, unsigned kind, int njobs)
{
	struct rng g;

	memset(s, 0, sizeof(*s));
	rng_seed(&g, seed);
	make_ways(s, &g, kind);
	while (s->p.njobs < (size_t)njobs &&
	    s->p.ntasks + 4 <= (njobs < FEW ? FEW : TASKS))
		make_job(s, &g, kind);
	make_shifts(s, &g, kind);
	s->p.nplaces = PLACES;
	s->p.times = s->times;
	s->p.costs = s->costs;
	s->p.tasks = s->tasks;
	s->p.modes = s->modes;
	s->p.jobs = s->jobs;
	s->p.shifts = s->shifts;
	s->p.late_sum = kind & SOFT ? 2 : 0;
	s->p.late_max = kind & SOFT ? 3 : 0;
	s->p.fair = kind & FAIR ? 4 : 0;
	s->p.wait = kind & WAIT ? 2 : 0;
}

#endif
