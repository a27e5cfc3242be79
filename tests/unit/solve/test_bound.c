/*
 * The proof of a plan, held against trying everything and against glpsol.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "bound.h"
#include "buf.h"
#include "exact.h"
#include "sample.h"

/* A plan to be proved, of a short search. */
static void
plan_of(const struct sample *s, uint64_t rounds, struct bk_solve_plan *plan)
{
	const struct bk_solve_options o = { .seed = 1, .iterations = rounds };

	bk_solve_run(&s->p, &o, plan);
}

/* The plan stays one; neither it nor one of this cost is below the bound. */
static struct bk_solve_bound
prove(const struct sample *s, struct bk_solve_plan *plan, int64_t other)
{
	struct bk_solve_bound bound;
	int64_t cost;

	assert_true(bk_solve_bound(&s->p, 100, plan, &bound));
	assert_true(bk_solve_judge(&s->p, plan, &cost));
	assert_true(cost == plan->cost);
	assert_true(bound.least <= other);
	assert_true(bound.least <= plan->cost);
	return bound;
}

/* No plan is below the bound; the best is found where nothing couples. */
static void
no_plan_is_below_the_bound(void **state)
{
	static const struct {
		unsigned kind;
		int	njobs, samples;
		bool	exact;		/* nothing couples the shifts */
	} table[] = {
		{ 0, 6, 12, true },
		{ SCARCE, 5, 20, true },
		{ SCARCE | STRICT, 7, 30, true },
		{ SPLIT | SCARCE | RATES, 5, 20, true },
		{ CHOICE | RATES | FAIR, 5, 12, true },
		{ SCARCE | STRICT | RATES | FAIR, 6, 20, true },
		{ ASKEW | SCARCE, 5, 12, true },
		{ WAIT | SPLIT | SCARCE, 5, 20, true },
		{ PAIRS | SCARCE, 3, 20, false },
		{ PAIRS | SPLIT | CHOICE | SCARCE | RATES | FAIR, 3, 20,
		    false },
		{ WAIT | PAIRS | STRICT, 3, 20, false },
	};
	struct bk_solve_plan best, plan;
	struct bk_solve_bound bound;
	struct sample s;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		for (int k = 0; k < table[i].samples; k++) {
			make(&s, (uint64_t)k + 1, table[i].kind,
			    table[i].njobs);
			for (size_t n = 0; n < s.p.nshifts &&
			    table[i].exact; n++)
				s.shifts[n].count = 1;
			solve_exactly(&s.p, &best);
			plan_of(&s, 5, &plan);
			bound = prove(&s, &plan, best.cost);
			if (table[i].exact) {
				assert_true(bound.best);
				assert_true(plan.cost <= best.cost);
			}
			bk_solve_free(&best);
			bk_solve_free(&plan);
		}
}

/*
 * Of more than a shift's best columns are looked at in each step, and shifts
 * that can do the same are listed once: no plan of a long search is below.
 */
static void
no_plan_is_below_the_bound_of_wide_shifts(void **state)
{
	static const unsigned kinds[] = { 0, RATES, RATES | STRICT, WAIT };
	struct bk_solve_plan good, plan;
	struct bk_solve_bound bound, again;
	struct sample s;
	int n = 0, found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (uint64_t k = 1; k <= 6; k++) {
			make(&s, k, kinds[i], 14);
			for (size_t m = 0; m < s.p.nshifts; m++) {
				s.shifts[m].count = 1;
				s.shifts[m].capacity = 5;
			}
			for (size_t t = 0; t < s.p.ntasks && k % 2; t++)
				s.tasks[t].load = 1;
			plan_of(&s, 20000, &good);
			plan_of(&s, 5, &plan);
			bound = prove(&s, &plan, good.cost);
			assert_true(!bound.best || plan.cost <= good.cost);
			assert_true(bk_solve_bound(&s.p, 10, &good, &again));
			assert_true(again.least <= plan.cost);
			assert_true(!again.best || good.cost <= plan.cost);
			n++;
			found += bound.best || again.best;
			bk_solve_free(&good);
			bk_solve_free(&plan);
		}
	assert_true(3 * found >= n);
}

/*
 * Shifts that take all there is, more than can be listed: what is proved then
 * is little, but it is a number, and true.
 */
static void
no_plan_is_below_the_bound_of_endless_shifts(void **state)
{
	struct bk_solve_plan good, plan;
	struct bk_solve_bound bound;
	struct sample s;

	(void)state;
	for (uint64_t k = 1; k <= 8; k++) {
		make(&s, k, k % 2 ? STRICT : STRICT | WAIT, 40);
		for (size_t m = 0; m < s.p.nshifts; m++) {
			s.shifts[m].count = 1;
			s.shifts[m].capacity = 200;
			s.shifts[m].end = 2000;
		}
		for (size_t t = 0; t < s.p.ntasks; t++)
			s.windows[t][0] = (struct bk_solve_window){ 0, 2000 };
		plan_of(&s, 3000, &good);
		plan_of(&s, 5, &plan);
		bound = prove(&s, &plan, good.cost);
		assert_true(bound.least >= 0);
		bk_solve_free(&good);
		bk_solve_free(&plan);
	}
}

/* Who meet at a task start at one moment, each on a shift of his own. */
static void
make_meetings(struct sample *s, uint64_t seed, unsigned kind)
{
	make(s, seed, PAIRS | kind, 4);
	for (size_t m = 0; m < s->p.nmodes; m++)
		s->modes[m].gap_min = s->modes[m].gap_max = 0;
	for (size_t n = 0; n < s->p.nshifts; n++) {
		s->shifts[n].count = 1;
		s->shifts[n].team = (int32_t)n;
	}
}

/*
 * And the best plan is found, and proved, in a third of these, or in a fifth if
 * nobody looks whether people can meet. Where of all who meet nobody is at all
 * tasks, it is not.
 */
static void
no_plan_of_people_who_meet_is_below_the_bound(void **state)
{
	static const unsigned kinds[] = { WAIT, WAIT | SPLIT | SCARCE,
	    WAIT | CHOICE | RATES | FAIR, WAIT | ASKEW, STRICT | SCARCE };
	struct bk_solve_plan best, plan;
	struct bk_solve_bound bound;
	struct sample s;
	int n = 0, found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (uint64_t k = 1; k <= 30; k++) {
			make_meetings(&s, k, kinds[i]);
			solve_exactly(&s.p, &best);
			plan_of(&s, 2, &plan);
			bound = prove(&s, &plan, best.cost);
			n++;
			found += bound.best;
			bk_solve_free(&best);
			bk_solve_free(&plan);
		}
	assert_true(3 * found >= n);
}

/* --- glpsol ------------------------------------------------------------- */

enum { JOBS = 9, LONGEST = 4 };

/* A program for glpsol: which columns, so that each job is done or left. */
struct program {
	const struct sample *s;
	struct bk_buf	 aim, job[JOBS], shift[SHIFTS], names;
	struct bk_solve_stop stops[LONGEST];
	size_t		 nstops;
	int		 ncolumns;
};

/* What the route alone costs, wherever it begins; or -1: it cannot be. */
static int64_t
route_cost(const struct program *q, int32_t shift)
{
	const struct bk_solve_problem *p = &q->s->p;
	const struct bk_solve_shift *k = &p->shifts[shift];
	struct bk_solve_stop stops[LONGEST];
	struct bk_solve_route route = { shift, 0, q->nstops };
	int32_t mode[JOBS];
	struct bk_solve_plan plan = { .routes = &route, .nroutes = 1,
		.stops = stops, .nstops = q->nstops, .mode = mode };
	int64_t least = -1, cost;

	memset(mode, -1, sizeof(mode));
	for (size_t i = 0; i < q->nstops; i++)
		mode[q->stops[i].task] = q->stops[i].task;
	for (int32_t from = k->begin; from <= k->end; from++) {
		int32_t now = from, place = k->from;

		for (size_t i = 0; i < q->nstops; i++) {
			const struct bk_solve_task *t =
			    &p->tasks[q->stops[i].task];

			now = allowed(t, k, now + ride(p, place, t->place));
			stops[i] = (struct bk_solve_stop){ q->stops[i].task,
				now };
			if (now == BK_SOLVE_NEVER)
				return least;
			now += t->service;
			place = t->place;
		}
		if (!bk_solve_judge(p, &plan, &cost))
			continue;
		for (size_t j = 0; j < p->njobs; j++)
			cost -= mode[j] < 0 ? p->jobs[j].skip : 0;
		if (least < 0 || cost < least)
			least = cost;
	}
	return least;
}

static void
add_columns(struct program *q, int32_t shift, unsigned done)
{
	for (int32_t j = 0; j < JOBS; j++) {
		int64_t cost;

		if (done >> j & 1 || q->nstops == LONGEST)
			continue;
		q->stops[q->nstops++].task = j;
		cost = route_cost(q, shift);
		if (cost >= 0) {
			int x = q->ncolumns++;

			bk_buf_printf(&q->aim, " + %lld x%d\n",
			    (long long)cost, x);
			bk_buf_printf(&q->shift[shift], " + x%d\n", x);
			bk_buf_printf(&q->names, "x%d\n", x);
			for (size_t i = 0; i < q->nstops; i++)
				bk_buf_printf(&q->job[q->stops[i].task],
				    " + x%d\n", x);
			add_columns(q, shift, done | 1U << j);
		}
		q->nstops--;
	}
}

static void
write_program(struct program *q, const char *path)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	for (int32_t s = 0; s < SHIFTS; s++)
		add_columns(q, s, 0);
	fprintf(f, "Minimize\ncost:%s", q->aim.p);
	for (int j = 0; j < JOBS; j++)
		fprintf(f, " + %lld y%d", (long long)q->s->jobs[j].skip, j);
	fprintf(f, "\nSubject To\n");
	for (int j = 0; j < JOBS; j++)
		fprintf(f, "j%d:%s + y%d = 1\n", j, q->job[j].p, j);
	for (int k = 0; k < SHIFTS; k++)
		if (q->shift[k].n)
			fprintf(f, "s%d:%s <= 1\n", k, q->shift[k].p);
	fprintf(f, "Binary\n%s", q->names.p);
	for (int j = 0; j < JOBS; j++)
		fprintf(f, "y%d\n", j);
	fprintf(f, "End\n");
	assert_int_equal(fclose(f), 0);
}

static int64_t
glpsol(const struct sample *s)
{
	char path[64], command[256], line[256];
	struct program *q = bk_xcalloc(1, sizeof(*q));
	long long cost = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/tmp/bk-glpsol-%ld", (long)getpid());
	*q = (struct program){ .s = s, .aim = BK_BUF_INIT,
		.names = BK_BUF_INIT };
	for (int j = 0; j < JOBS; j++)
		q->job[j] = (struct bk_buf)BK_BUF_INIT;
	for (int k = 0; k < SHIFTS; k++)
		q->shift[k] = (struct bk_buf)BK_BUF_INIT;
	write_program(q, path);
	snprintf(command, sizeof(command), "glpsol --lp %s --write "
	    "/dev/stdout 2>&1", path);
	f = popen(command, "r");
	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, "s mip ", 6) == 0)
			cost = strtoll(strrchr(line, ' '), NULL, 10);
	if (f)
		pclose(f);
	unlink(path);
	bk_buf_free(&q->aim);
	bk_buf_free(&q->names);
	for (int j = 0; j < JOBS; j++)
		bk_buf_free(&q->job[j]);
	for (int k = 0; k < SHIFTS; k++)
		bk_buf_free(&q->shift[k]);
	free(q);
	return cost;
}

/* Another solver, given every column, finds the same. */
static void
glpsol_finds_the_same(void **state)
{
	static const unsigned kinds[] = { SCARCE, SCARCE | STRICT | RATES,
		WAIT | SPLIT | SCARCE, ASKEW | SCARCE };
	struct bk_solve_plan plan;
	struct bk_solve_bound bound;
	struct sample s;

	(void)state;
	if (system("glpsol --version >/dev/null 2>&1") != 0) {
		print_message("glpsol is missing (package glpk-utils)\n");
		skip();
	}
	for (uint64_t seed = 1; seed <= 5; seed++)
		for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]);
		    k++) {
			make(&s, seed, kinds[k], JOBS);
			for (int i = 0; i < SHIFTS; i++) {
				s.shifts[i].count = 1;
				if (s.shifts[i].capacity > LONGEST)
					s.shifts[i].capacity = LONGEST;
			}
			for (int i = 0; i < JOBS; i++)
				if (s.tasks[i].load == 0)
					s.tasks[i].load = 1;
			plan_of(&s, 20, &plan);
			assert_true(bk_solve_bound(&s.p, 100, &plan, &bound));
			assert_true(bound.best);
			assert_int_equal(plan.cost, glpsol(&s));
			bk_solve_free(&plan);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_plan_is_below_the_bound),
		cmocka_unit_test(no_plan_is_below_the_bound_of_wide_shifts),
		cmocka_unit_test(no_plan_is_below_the_bound_of_endless_shifts),
		cmocka_unit_test(
		    no_plan_of_people_who_meet_is_below_the_bound),
		cmocka_unit_test(glpsol_finds_the_same),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
