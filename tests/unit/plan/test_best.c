/*
 * How good plans are, and what is said of it, by another solver: every set of
 * visits that somebody can make on a day is listed here anew, and glpsol
 * (GNU GLPK) chooses among them. Where companions couple two people, it does
 * not see that both must come at one hour; then what it finds is no plan, but
 * none costs less.
 *
 *	test_best [SCHOOLS [DIR...]]
 *
 * so many random schools (12), or those of tests/bench/plan-school.py in DIR.
 */
#include <glob.h>
#include <unistd.h>

#include "facts.h"
#include "planschool.h"
#include "problem.h"
#include "search.h"

enum { LONGEST = 8, SECONDS = 60 };

/* What a shift can do: jobs, those with a mate, those it goes along to. */
struct deed {
	int32_t	shift;
	uint64_t done, led, mates;
	int64_t	cost;
};

struct program {
	const struct bk_solve_problem *p;
	struct deed *deed;
	size_t	ndeeds, cap;
	int32_t	shift, n, job[LONGEST], task[LONGEST];
	struct deed now;
};

static int schools = 12;
static char **dirs;

static void
way(const struct bk_solve_problem *p, int32_t from, int32_t to, int32_t *time,
    int32_t *cost)
{
	*time = *cost = 0;
	if (from >= 0 && to >= 0)
		bk_solve_way_of(p, from, to, time, cost);
}

static int32_t
ride(const struct bk_solve_problem *p, int32_t from, int32_t to)
{
	int32_t time, cost;

	way(p, from, to, &time, &cost);
	return time;
}

static int32_t
way_cost(const struct bk_solve_problem *p, int32_t from, int32_t to)
{
	int32_t time, cost;

	way(p, from, to, &time, &cost);
	return cost;
}

/* The windows of people at a task's place on a shift. */
static struct bk_solve_hours
hours_of(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift)
{
	const struct bk_solve_shift *s = &p->shifts[shift];

	if (p->hours)
		return p->hours[(size_t)t->place * p->nshifts + (size_t)shift];
	return (struct bk_solve_hours){ s->windows, s->nwindows };
}

static bool
is_allowed(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift, int32_t at)
{
	struct bk_solve_hours h = hours_of(p, t, shift);
	bool in = t->nwindows == 0, free = !p->hours && h.nwindows == 0;

	for (size_t i = 0; i < t->nwindows; i++)
		in |= at >= t->windows[i].open && at <= t->windows[i].close;
	for (size_t i = 0; i < h.nwindows; i++)
		free |= at >= h.windows[i].open && at + t->service <=
		    h.windows[i].close;
	return in && free;
}

/* The first start at t or later, or NEVER. */
static int32_t
allowed(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift, int32_t at)
{
	while (at <= p->shifts[shift].end && !is_allowed(p, t, shift, at))
		at++;
	return at <= p->shifts[shift].end ? at : BK_SOLVE_NEVER;
}

/* The least that is waited in this order on this shift, or -1. */
static int64_t
least_wait(const struct program *q)
{
	const struct bk_solve_problem *p = q->p;
	const struct bk_solve_shift *s = &p->shifts[q->shift];
	int64_t least = -1;

	for (int32_t from = s->begin; from <= s->end && least != 0; from++) {
		int32_t now = from, place = s->from, at[LONGEST];
		int64_t wait = 0;

		for (int32_t i = 0; i < q->n; i++) {
			const struct bk_solve_task *t = &p->tasks[q->task[i]];

			now = allowed(p, t, q->shift, now + ride(p, place,
			    t->place));
			if (now == BK_SOLVE_NEVER)
				return least;
			at[i] = now;
			now += t->service;
			place = t->place;
		}
		if (now + ride(p, place, s->to) > s->end)
			return least;
		for (int32_t i = 1; i < q->n; i++)
			wait += at[i] - at[i - 1] - p->tasks[q->task[i - 1]].
			    service - ride(p, p->tasks[q->task[i - 1]].place,
			    p->tasks[q->task[i]].place);
		if (least < 0 || wait < least)
			least = wait;
	}
	return least;
}

static void	try_tasks(struct program *, int32_t place, int64_t cost);

static void
try_task(struct program *q, int32_t place, int64_t cost, int32_t mode, int k)
{
	const struct bk_solve_problem *p = q->p;
	const struct bk_solve_mode *m = &p->modes[mode];
	int32_t task = m->task[k];
	const struct bk_solve_task *t = &p->tasks[task];
	const struct bk_solve_shift *s = &p->shifts[q->shift];
	struct deed was = q->now;
	uint64_t bit = UINT64_C(1) << q->job[q->n];
	int64_t wait;

	if (t->rates && t->rates[q->shift] == BK_SOLVE_BARRED)
		return;
	q->task[q->n++] = task;
	wait = least_wait(q);
	if (wait >= 0) {
		cost += way_cost(p, place, t->place) + (t->rates ?
		    t->rates[q->shift] : 0) + (k == 0 ? m->price : 0);
		q->now.done |= k == 0 ? bit : 0;
		q->now.led |= k == 0 && m->task[1] >= 0 ? bit : 0;
		q->now.mates |= k == 1 ? bit : 0;
		q->now.cost = cost + p->wait * wait +
		    way_cost(p, t->place, s->to);
		BK_GROW(q->deed, q->ndeeds, q->cap);
		q->deed[q->ndeeds++] = q->now;
		try_tasks(q, t->place, cost);
	}
	q->now = was;
	q->n--;
}

static void
try_tasks(struct program *q, int32_t place, int64_t cost)
{
	const struct bk_solve_problem *p = q->p;
	uint64_t taken = q->now.done | q->now.mates;

	if (q->n == LONGEST || q->n == p->shifts[q->shift].capacity)
		return;
	for (size_t j = 0; j < p->njobs; j++) {
		if (taken >> j & 1)
			continue;
		q->job[q->n] = (int32_t)j;
		for (int32_t m = p->jobs[j].mode; m < p->jobs[j].mode +
		    p->jobs[j].nmodes; m++)
			for (int k = 0; k < 2 && p->modes[m].task[k] >= 0; k++)
				try_task(q, place, cost, m, k);
	}
}

static int
by_deed(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;
	int sets = memcmp(&x->shift, &y->shift, sizeof(x->shift));

	sets = sets ? sets : memcmp(&x->done, &y->done, sizeof(x->done));
	sets = sets ? sets : memcmp(&x->led, &y->led, sizeof(x->led));
	sets = sets ? sets : memcmp(&x->mates, &y->mates, sizeof(x->mates));
	return sets ? sets : (x->cost > y->cost) - (x->cost < y->cost);
}

/* All of it, of each set only the cheapest. */
static void
list(struct program *q)
{
	size_t n = 0;

	for (size_t s = 0; s < q->p->nshifts; s++) {
		q->shift = (int32_t)s;
		q->now = (struct deed){ .shift = (int32_t)s };
		try_tasks(q, q->p->shifts[s].from, q->p->shifts[s].use);
	}
	if (q->ndeeds)
		qsort(q->deed, q->ndeeds, sizeof(*q->deed), by_deed);
	for (size_t i = 0; i < q->ndeeds; i++) {
		struct deed same = q->deed[i];

		if (n) {
			same.cost = q->deed[n - 1].cost;
			if (by_deed(&same, &q->deed[n - 1]) == 0)
				continue;
		}
		q->deed[n++] = q->deed[i];
	}
	q->ndeeds = n;
}

/* --- the program -------------------------------------------------------- */

static void
put_rows(FILE *f, const struct program *q, size_t j)
{
	uint64_t bit = UINT64_C(1) << j;

	fprintf(f, "d%zu: y%zu", j, j);
	for (size_t i = 0; i < q->ndeeds; i++)
		if (q->deed[i].done & bit)
			fprintf(f, " + x%zu\n", i);
	fprintf(f, " = 1\nm%zu: 0 y%zu", j, j);
	for (size_t i = 0; i < q->ndeeds; i++) {
		if (q->deed[i].led & bit)
			fprintf(f, " + x%zu\n", i);
		if (q->deed[i].mates & bit)
			fprintf(f, " - x%zu\n", i);
	}
	fprintf(f, " = 0\n");
}

/* The square of each team's load: its n-th task costs 2n - 1. */
static void
put_loads(FILE *f, const struct program *q, int32_t team)
{
	fprintf(f, "t%d: 0 none", team);
	for (size_t i = 0; i < q->ndeeds; i++) {
		const struct deed *d = &q->deed[i];

		if (q->p->shifts[d->shift].team == team)
			fprintf(f, " + %d x%zu\n", __builtin_popcountll(
			    d->done | d->mates), i);
	}
	for (size_t n = 1; n <= q->p->njobs; n++)
		fprintf(f, " - u%d_%zu\n", team, n);
	fprintf(f, " = 0\n");
}

static void
put_program(FILE *f, const struct program *q)
{
	const struct bk_solve_problem *p = q->p;
	int32_t teams = 0;

	for (size_t s = 0; s < p->nshifts; s++)
		if (p->shifts[s].team >= teams)
			teams = p->shifts[s].team + 1;
	fprintf(f, "Minimize\nc: 0 none");
	for (size_t i = 0; i < q->ndeeds; i++)
		fprintf(f, " + %lld x%zu\n", (long long)q->deed[i].cost, i);
	for (size_t j = 0; j < p->njobs; j++)
		fprintf(f, " + %lld y%zu\n", (long long)p->jobs[j].skip, j);
	for (int32_t t = 0; t < teams; t++)
		for (size_t n = 1; n <= p->njobs; n++)
			fprintf(f, " + %lld u%d_%zu\n", (long long)p->fair *
			    (2 * (long long)n - 1), t, n);
	fprintf(f, "Subject To\n");
	for (size_t j = 0; j < p->njobs; j++)
		put_rows(f, q, j);
	for (size_t s = 0, i = 0; s < p->nshifts; s++) {
		fprintf(f, "s%zu: 0 none", s);
		for (i = 0; i < q->ndeeds; i++)
			if (q->deed[i].shift == (int32_t)s)
				fprintf(f, " + x%zu\n", i);
		fprintf(f, " <= 1\n");
	}
	for (int32_t t = 0; t < teams; t++)
		put_loads(f, q, t);
	fprintf(f, "Bounds\n");
	for (int32_t t = 0; t < teams; t++)
		for (size_t n = 1; n <= p->njobs; n++)
			fprintf(f, "0 <= u%d_%zu <= 1\n", t, n);
	fprintf(f, "Binary\n");
	for (size_t i = 0; i < q->ndeeds; i++)
		fprintf(f, "x%zu\n", i);
	for (size_t j = 0; j < p->njobs; j++)
		fprintf(f, "y%zu\n", j);
	fprintf(f, "End\n");
}

/* The best choice; or -1: not found in time. */
static int64_t
glpsol(const struct program *q)
{
	char path[] = "/tmp/bk-best-XXXXXX", command[256], line[256], *at;
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	double cost = -1;
	bool best = false;

	assert_non_null(f);
	put_program(f, q);
	assert_int_equal(fclose(f), 0);
	snprintf(command, sizeof(command), "glpsol --lp %s --cuts --tmlim %d "
	    "--output /dev/stdout 2>&1", path, SECONDS);
	f = popen(command, "r");
	while (f && fgets(line, sizeof(line), f)) {
		best |= strncmp(line, "Status:     INTEGER OPTIMAL", 27) == 0;
		at = strncmp(line, "Objective:", 10) ? NULL :
		    strstr(line, " = ");
		if (at)
			cost = strtod(at + 3, NULL);
	}
	if (f)
		pclose(f);
	unlink(path);
	return best ? (int64_t)(cost + 0.5) : -1;
}

/* --- schools ------------------------------------------------------------ */

struct count {
	int	schools, known, best, near, no_bound;
	double	worst;		/* of plans, above what none is below */
};

/* Where pairs couple nobody, the best choice is the best plan. */
static bool
is_coupled(const struct bk_solve_problem *p)
{
	for (size_t m = 0; m < p->nmodes; m++)
		if (p->modes[m].task[1] >= 0)
			return true;
	return false;
}

static void
judge(struct world *w, const char *name, struct count *n)
{
	struct bk_planning *how;
	struct program q = { .deed = NULL };
	struct builder b;
	int64_t hopeless = 0, least;
	double above;

	bk_planner_run(&w->in, &w->f.arena, &w->plan);
	how = w->plan.how;
	if (how->nready == 0)
		return;
	n->schools++;
	if (!how->proved) {
		n->no_bound++;
		return;
	}
	bk_plan_as_told(how);
	bk_plan_build(&b, how, BK_PLAN_NOBODY);
	for (size_t i = 0; i < how->nready; i++)
		hopeless += how->call[i].price;
	for (size_t j = 0; j < b.pr.njobs; j++)
		hopeless -= how->call[b.job_call[j]].price;
	q.p = &b.pr;
	list(&q);
	least = glpsol(&q);
	if (least >= 0) {
		least += hopeless;
		above = least > 0 ? 100 * (double)(how->cost - least) /
		    (double)least : how->cost > least ? 100 : 0;
		n->known++;
		n->best += how->cost == least;
		n->near += above <= 1;
		n->worst = above > n->worst ? above : n->worst;
		if (how->cost < least)
			fail_msg("%s: a plan of %lld, and none is below %lld",
			    name, (long long)how->cost, (long long)least);
		if (!is_coupled(&b.pr) && how->least > least)
			fail_msg("%s: %lld said, a plan costs %lld", name,
			    (long long)how->least, (long long)least);
	}
	assert_true(how->least <= how->cost);
	if (dirs || schools > 12)
		print_message("%s %zu visits%s: plan %lld, none below %lld, "
		    "said %lld\n", name, how->nready, is_coupled(&b.pr) ?
		    ", companions" : "", (long long)how->cost,
		    (long long)least, (long long)how->least);
	free(q.deed);
	bk_plan_release(&b);
}

/* Add what is in the files of a pattern. */
static void
add_files(struct bk_buf *b, const char *dir, const char *pattern)
{
	char path[512];
	glob_t g;

	snprintf(path, sizeof(path), "%s/%s", dir, pattern);
	if (glob(path, 0, NULL, &g))
		return;
	for (size_t i = 0; i < g.gl_pathc; i++) {
		FILE *f = fopen(g.gl_pathv[i], "r");
		char line[1024];

		assert_non_null(f);
		if (b->n)
			bk_buf_puts(b, "---\n");
		while (fgets(line, sizeof(line), f))
			bk_buf_puts(b, line);
		fclose(f);
	}
	globfree(&g);
}

static void
judge_dir(const char *dir, struct count *n)
{
	struct bk_buf school = BK_BUF_INIT, policy = BK_BUF_INIT,
	    docs = BK_BUF_INIT;
	struct world w;

	add_files(&school, dir, "school.yaml");
	add_files(&policy, dir, "policy.yaml");
	add_files(&docs, dir, "roster/*.yaml");
	add_files(&docs, dir, "cases/*/*.yaml");
	world_begin(&w, school.p, policy.n ? policy.p : "{}", "[]", docs.p);
	judge(&w, dir, n);
	world_end(&w);
	bk_buf_free(&school);
	bk_buf_free(&policy);
	bk_buf_free(&docs);
}

static void
judge_random(struct count *n)
{
	char name[32];

	for (int i = 1; i <= schools; i++) {
		struct dice d = { (uint64_t)i * 104729 };
		struct world w;

		make_world(&w, &d, 1, 10);
		snprintf(name, sizeof(name), "school %d", i);
		judge(&w, name, n);
		world_end(&w);
	}
}

static void
plans_are_near_the_best_and_no_bound_is_above_it(void **state)
{
	struct count n = { .schools = 0 };

	(void)state;
	if (system("glpsol --version >/dev/null 2>&1") != 0) {
		print_message("glpsol is missing (package glpk-utils)\n");
		skip();
	}
	for (char **dir = dirs; dir && *dir; dir++)
		judge_dir(*dir, &n);
	if (!dirs)
		judge_random(&n);
	print_message("%d schools, %d without a bound; of %d that glpsol "
	    "could do %d plans are the best, %d within 1 %%, the worst %.2f %% "
	    "above\n", n.schools, n.no_bound, n.known, n.best, n.near,
	    n.worst);
	assert_true(n.known > 0);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    plans_are_near_the_best_and_no_bound_is_above_it),
	};

	if (argc > 1)
		schools = atoi(argv[1]);
	if (argc > 2)
		dirs = argv + 2;
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
