/*
 * How good plans are, and what is said of it, by another solver: every set of
 * visits that somebody can make on a day is listed here anew, and glpsol
 * (GNU GLPK) chooses among them. Where companions couple two people, it does
 * not see that both must come at one hour: so what it chooses is looked at, day
 * by day, and where those who meet pay more for it, it is told so and chooses
 * again, until nothing is left to tell. If time runs out, what it found is no
 * plan, but none costs less.
 *
 *	test_best [SCHOOLS [DIR...]]
 *
 * so many random schools (12), or those of tests/bench/plan-school.py in DIR.
 */
#include <glob.h>
#include <time.h>
#include <unistd.h>

#include "deeds.h"
#include "facts.h"
#include "meeting.h"
#include "planschool.h"
#include "problem.h"
#include "search.h"

enum { SECONDS = 60 };

static int schools = 12;
static char **dirs;

/* --- the program -------------------------------------------------------- */

/* Is no shift before it of the same day? */
static bool
is_first_of_day(const struct bk_solve_problem *p, size_t shift)
{
	for (size_t s = 0; s < shift; s++)
		if (p->shifts[s].begin == p->shifts[shift].begin)
			return false;
	return true;
}

/* As many go along to a job on a day as lead it. */
static void
put_company(FILE *f, const struct program *q, size_t j, size_t day)
{
	fprintf(f, "m%zu_%zu: 0 none", j, day);
	for (size_t i = 0; i < q->ndeeds; i++) {
		const struct deed *d = &q->deed[i];

		if (q->p->shifts[d->shift].begin != q->p->shifts[day].begin)
			continue;
		if (d->led >> j & 1)
			fprintf(f, " + x%zu\n", i);
		if (d->mates >> j & 1)
			fprintf(f, " - x%zu\n", i);
	}
	fprintf(f, " = 0\n");
}

static void
put_rows(FILE *f, const struct program *q, size_t j)
{
	uint64_t bit = UINT64_C(1) << j;

	fprintf(f, "d%zu: y%zu", j, j);
	for (size_t i = 0; i < q->ndeeds; i++)
		if (q->deed[i].done & bit)
			fprintf(f, " + x%zu\n", i);
	fprintf(f, " = 1\n");
	for (size_t s = 0; s < q->p->nshifts; s++)
		if (is_first_of_day(q->p, s))
			put_company(f, q, j, s);
}

/* What was learnt. */
static void
put_lessons(FILE *f, const struct program *q)
{
	for (size_t k = 0; k < q->nlessons; k++) {
		const struct lesson *l = &q->lesson[k];

		fprintf(f, "k%zu: 0 none", k);
		for (int i = 0; i < l->n; i++)
			fprintf(f, " + x%zu", l->deed[i]);
		if (l->more >= 0)
			fprintf(f, " - v%zu", k);
		fprintf(f, " <= %d\n", l->n - 1);
	}
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
	for (size_t k = 0; k < q->nlessons; k++)
		if (q->lesson[k].more >= 0)
			fprintf(f, " + %lld v%zu\n",
			    (long long)q->lesson[k].more, k);
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
	put_lessons(f, q);
	fprintf(f, "Bounds\n0 <= none <= 0\n");
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

/* Read which columns are 1: the first is none, then come the deeds. */
static void
read_chosen(struct program *q, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[256];
	size_t n;
	double v;

	memset(q->chosen, 0, q->ndeeds * sizeof(*q->chosen));
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "j %zu %lf", &n, &v) == 2 && n >= 2 &&
		    n - 2 < q->ndeeds)
			q->chosen[n - 2] = v > 0.5;
	if (f)
		fclose(f);
}

/* The best choice; or -1: not found in time. */
static int64_t
glpsol(struct program *q)
{
	char path[] = "/tmp/bk-best-XXXXXX", out[64], options[256];
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	int64_t cost;

	assert_non_null(f);
	put_program(f, q);
	assert_int_equal(fclose(f), 0);
	snprintf(out, sizeof(out), "%s.out", path);
	snprintf(options, sizeof(options), "--lp %s --cuts --tmlim %d "
	    "--write %s", path, SECONDS, out);
	cost = glpsol_least(options);
	if (cost >= 0)
		read_chosen(q, out);
	unlink(path);
	unlink(out);
	return cost >= 0 ? cost : -1;
}

/* --- people who meet ---------------------------------------------------- */

static bool
do_meet(const struct deed *a, const struct deed *b)
{
	return (a->led & b->mates) || (a->mates & b->led);
}

/* All chosen deeds that meet this one, directly or not. */
static void
gather(const struct program *q, size_t first, struct lesson *l)
{
	*l = (struct lesson){ .n = 1, .deed = { first } };
	for (int k = 0; k < l->n; k++)
		for (size_t i = 0; i < q->ndeeds; i++) {
			bool is = q->chosen[i] && do_meet(&q->deed[i],
			    &q->deed[l->deed[k]]);

			for (int n = 0; n < l->n; n++)
				is &= l->deed[n] != i;
			if (is && l->n < PEOPLE)
				l->deed[l->n++] = i;
		}
}

static bool
is_learnt(const struct program *q, const struct lesson *l)
{
	for (size_t i = 0; i < q->nlessons; i++) {
		const struct lesson *k = &q->lesson[i];
		int same = 0;

		for (int a = 0; a < l->n; a++)
			for (int b = 0; b < k->n; b++)
				same += l->deed[a] == k->deed[b];
		if (k->n == l->n && same == l->n)
			return true;
	}
	return false;
}

/* Does meeting cost more? Then that is a lesson; -1: it is not known. */
static int
learn(struct program *q, struct lesson l)
{
	struct meeting m = { .p = q->p, .n = l.n };
	int64_t alone = 0, cost;

	if (is_learnt(q, &l))
		return 0;
	for (int k = 0; k < l.n; k++) {
		const struct deed *d = &q->deed[l.deed[k]];

		m.shift[k] = d->shift;
		m.done[k] = d->done;
		m.led[k] = d->led;
		m.mates[k] = d->mates;
		alone += d->cost;
	}
	cost = meeting_cost(&m, is_allowed);
	if (cost == -2 || q->nlessons == LESSONS)
		return -1;
	assert_true(cost < 0 || cost >= alone);
	if (cost == alone)
		return 0;
	l.more = cost < 0 ? -1 : cost - alone;
	q->lesson[q->nlessons++] = l;
	return 1;
}

/* The same deeds on another day, if there are all of them. */
static bool
move(const struct program *q, const struct lesson *from, int32_t days,
    struct lesson *to)
{
	*to = *from;
	for (int k = 0; k < from->n; k++) {
		const struct deed *d = &q->deed[from->deed[k]];
		size_t i;

		for (i = 0; i < q->ndeeds; i++) {
			const struct deed *e = &q->deed[i];

			if (e->done == d->done && e->led == d->led &&
			    e->mates == d->mates &&
			    q->p->shifts[e->shift].team ==
			    q->p->shifts[d->shift].team &&
			    q->p->shifts[e->shift].begin ==
			    q->p->shifts[d->shift].begin + days * DAY)
				break;
		}
		if (i == q->ndeeds)
			return false;
		to->deed[k] = i;
	}
	return true;
}

/* Look at what was chosen: 1 if there is a lesson, 0 none, -1 not known. */
static int
learn_all(struct program *q)
{
	bool *seen = bk_xcalloc(q->ndeeds + 1, sizeof(*seen));
	int all = 0;

	for (size_t i = 0; i < q->ndeeds && all >= 0; i++) {
		struct lesson l, same;
		int one;

		if (!q->chosen[i] || seen[i])
			continue;
		gather(q, i, &l);
		for (int k = 0; k < l.n; k++)
			seen[l.deed[k]] = true;
		one = l.n == 1 ? 0 : learn(q, l);
		all = one < 0 ? -1 : all | one;
		for (int32_t d = -20; d <= 20 && one > 0; d++)
			if (d && move(q, &l, d, &same))
				learn(q, same);
	}
	free(seen);
	return all;
}

/*
 * The cost of the best plan, or where *exact is false, what no plan is below;
 * -1: not even that is found in time.
 */
static int64_t
best_plan(struct program *q, bool *exact)
{
	time_t begin = time(NULL);
	int64_t least, last = -1;
	int more = 1;

	q->chosen = bk_xcalloc(q->ndeeds + 1, sizeof(*q->chosen));
	while (more > 0 && time(NULL) - begin < SECONDS) {
		least = glpsol(q);
		if (least < 0)
			break;
		last = least;
		more = learn_all(q);
	}
	*exact = more == 0;
	free(q->chosen);
	return last;
}

/* --- schools ------------------------------------------------------------ */

struct count {
	int	schools, known, exact, best, near, no_bound;
	double	worst;		/* of plans, above what none is below */
};

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
	bool exact;
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
	least = best_plan(&q, &exact);
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
		n->exact += exact;
		if (exact && how->least > least)
			fail_msg("%s: %lld said, a plan costs %lld", name,
			    (long long)how->least, (long long)least);
	}
	assert_true(how->least <= how->cost);
	if (dirs || schools > 12)
		print_message("%s %zu visits%s: plan %lld, %s %lld, said "
		    "%lld, %zu lessons\n", name, how->nready,
		    is_coupled(&b.pr) ? ", companions" : "",
		    (long long)how->cost, exact ? "the best" : "none below",
		    (long long)least, (long long)how->least, q.nlessons);
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
	    "could do (%d to the end) %d plans are the best, %d within 1 %%, "
	    "the worst %.2f %% above\n", n.schools, n.no_bound, n.known,
	    n.exact, n.best, n.near, n.worst);
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
