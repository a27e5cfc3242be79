#include "core.h"

/*
 * Adjacent string removal.  A seed job is drawn; going through the jobs near
 * it, from each route met for the first time a string of tasks around that job
 * is taken out, or the string but for a stretch within.  The figures are the
 * authors': ten jobs on average, strings of at most ten. Of few jobs that is
 * half of all; there a round with four takes half the time and leads as far,
 * by trial on schools of up to 24 visits with companions.
 */

#define WHOLE		0.01	/* how often a whole route goes first */
#define WHOLE_PRICED	0.05	/* the same where routes have a price */
#define WHOLE_PAIRED	0.15	/* the same of few jobs in pairs */
#define BLIND		0.02	/* how often it is not looked at what opens */
#define BLIND_PRICED	0.1	/* the same where there is a price to it */
#define GIFT		0.1	/* how often shifts are given, to these */
#define LOOKS		40	/* for the second of them */
#define FEW		60	/* jobs */
#define MEAN_REMOVED	10
#define MEAN_OF_FEW	4
#define LONGEST		10
#define SPLIT		0.5	/* how often a string is split */
#define KEEP_MORE	0.5	/* how often what is kept grows by one more */

/* Few jobs, some of which need two routes, each of which has a price? */
static bool
is_small(const struct model *m)
{
	return m->linked && m->dearest > 0 && m->njobs <= FEW;
}

/* Do routes have a price, or jobs one that depends on other jobs? */
static bool
is_priced(const struct model *m)
{
	return m->dearest > 0 || m->fair;
}

/* Takes a job out of all its routes. */
void
bk_solve_ruin_job(struct state *st, int32_t job)
{
	const struct model *m = st->m;
	const struct bk_solve_mode *mode = &m->p->modes[st->mode[job]];
	int32_t task, r;
	int k;

	for (k = 0; k < 2; k++) {
		task = mode->task[k];
		if (task == BK_SOLVE_NONE || (r = st->where[task]) < 0)
			continue;
		bk_solve_route_cut(st, r,
		    bk_solve_route_find(&st->routes[r], task), 1);
	}
	st->cost += m->p->jobs[job].skip - mode->price;
	st->gone[st->ngone] = job;
	st->gone_mode[st->ngone++] = st->mode[job];
	st->mode[job] = BK_SOLVE_NONE;
	st->out[st->nout++] = job;
}

/* Takes the tasks of n stops out of a route, with what goes with them. */
void
bk_solve_ruin_string(struct state *st, int32_t r, int32_t at, int32_t n)
{
	int32_t jobs[LONGEST];
	int32_t k, part;

	for (; n > 0; n -= part) {
		part = n < LONGEST ? n : LONGEST;
		for (k = 0; k < part; k++)
			jobs[k] = st->m->task_job[
			    st->routes[r].stops[at + k].task];
		bk_solve_route_cut(st, r, at, part);
		for (k = 0; k < part; k++)
			bk_solve_ruin_job(st, jobs[k]);
	}
}

void
bk_solve_ruin_all(struct state *st)
{
	int32_t r;

	st->shut = st->gift[0] = st->gift[1] = BK_SOLVE_NONE;
	st->blind = false;
	for (r = 0; r < st->m->nroutes; r++)
		bk_solve_ruin_string(st, r, 1, st->routes[r].n);
	if (st->m->linked)
		bk_solve_link_rebuild(st);
}

/*
 * Two people who ride together all day, each along to the other's visits, are
 * seldom found job by job: the first such job pays for two new routes, where
 * another person is there already. So now and then two shifts at one time cost
 * nothing to open, and more jobs than usual go: whether it was worth it shows
 * when they are all back.
 */
static void
give(struct state *st)
{
	const struct bk_solve_problem *p = st->m->p;
	const struct bk_solve_shift *a, *b;
	uint32_t n = (uint32_t)p->nshifts;

	st->gift[0] = st->gift[1] = BK_SOLVE_NONE;
	if (!is_small(st->m) || rng_unit(&st->rng) >= GIFT)
		return;
	st->gift[0] = (int32_t)rng_below(&st->rng, n);
	a = &p->shifts[st->gift[0]];
	for (int i = 0; i < LOOKS; i++) {
		st->gift[1] = (int32_t)rng_below(&st->rng, n);
		b = &p->shifts[st->gift[1]];
		if (b->team != a->team && b->begin <= a->end &&
		    a->begin <= b->end)
			break;
	}
}

/*
 * Strings alone seldom close a long route, nor open one that pays only once
 * several tasks are on it.  So now and then a whole route goes, sometimes not
 * to be opened again at once; and now and then routes are opened at any
 * price, and jobs put back however dear.
 */
static void
ruin_whole(struct state *st)
{
	const struct model *m = st->m;
	int32_t job, r;

	st->shut = BK_SOLVE_NONE;
	st->blind = rng_unit(&st->rng) < (m->linked || is_priced(m) ?
	    BLIND_PRICED : BLIND);
	give(st);
	if (rng_unit(&st->rng) >= (is_small(m) ? WHOLE_PAIRED :
	    is_priced(m) ? WHOLE_PRICED : WHOLE))
		return;
	job = (int32_t)rng_below(&st->rng, (uint32_t)m->njobs);
	if (st->mode[job] == BK_SOLVE_NONE)
		return;
	r = st->where[m->p->modes[st->mode[job]].task[0]];
	st->routes[r].ruined = st->iteration;
	bk_solve_ruin_string(st, r, 1, st->routes[r].n);
	if (rng_unit(&st->rng) < 0.5)
		st->shut = st->routes[r].shift;
}

/* A string of len stops that has stop k in it starts at one of these. */
static int32_t
string_start(struct state *st, int32_t n, int32_t k, int32_t len)
{
	int32_t low = k - len + 1 > 1 ? k - len + 1 : 1;
	int32_t high = k < n - len + 1 ? k : n - len + 1;

	return low + (int32_t)rng_below(&st->rng,
	    (uint32_t)(high - low + 1));
}

static void
ruin_route(struct state *st, int32_t index, int32_t task, double longest)
{
	struct route *r = &st->routes[index];
	int32_t n = r->n, keep = 0, len, at, head;
	int32_t k = bk_solve_route_find(r, task);
	double limit = n < longest ? n : longest;

	r->ruined = st->iteration;
	len = (int32_t)(1 + rng_unit(&st->rng) * limit);
	if (len > n)
		len = n;
	if (len > 1 && len < n && rng_unit(&st->rng) < SPLIT) {
		keep = 1;
		while (len + keep < n && rng_unit(&st->rng) < KEEP_MORE)
			keep++;
	}
	at = string_start(st, n, k, len + keep);
	if (keep == 0) {
		bk_solve_ruin_string(st, index, at, len);
		return;
	}
	head = 1 + (int32_t)rng_below(&st->rng, (uint32_t)(len - 1));
	bk_solve_ruin_string(st, index, at + head + keep, len - head);
	bk_solve_ruin_string(st, index, at, head);
}

void
bk_solve_ruin(struct state *st)
{
	const struct model *m = st->m;
	double mean, longest, most;
	const int32_t *near;
	int32_t strings, i, k, task, r;

	if (st->nplaced > 0)
		ruin_whole(st);
	if (st->nplaced == 0)
		return;
	mean = (double)st->nplaced / st->nused;
	longest = mean < LONGEST ? mean : LONGEST;
	most = 4. * (is_small(m) && st->gift[0] < 0 ? MEAN_OF_FEW :
	    MEAN_REMOVED) /
	    (1 + longest) - 1;
	strings = (int32_t)(1 + rng_unit(&st->rng) * most);
	near = &m->near[(size_t)rng_below(&st->rng, (uint32_t)m->njobs) *
	    (size_t)m->nnear];
	for (i = 0; i < m->nnear && strings > 0; i++) {
		if (st->mode[near[i]] == BK_SOLVE_NONE)
			continue;
		for (k = 0; k < 2; k++) {
			if (st->mode[near[i]] == BK_SOLVE_NONE)
				break;
			task = m->p->modes[st->mode[near[i]]].task[k];
			if (task == BK_SOLVE_NONE)
				break;
			r = st->where[task];
			if (st->routes[r].ruined == st->iteration)
				continue;
			ruin_route(st, r, task, longest);
			strings--;
		}
	}
}
