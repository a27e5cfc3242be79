/*
 * route-bench: measures lib/solve on published routing instances.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "opt.h"
#include "route-bench.h"

#define MOST_BYTES	(16 << 20)

#define BENCH_MESSAGES(X) \
	X(bench_format, BK_ERROR, "not an instance that is known", NULL, \
	    "bukan contoh soal yang dikenal", NULL) \
	X(bench_number, BK_ERROR, "not a number", NULL, \
	    "bukan angka", NULL)

BENCH_MESSAGES(BK_MSG_DECLARE)
BENCH_MESSAGES(BK_MSG_DEFINE)

static const char usage[] =
"usage: route-bench FILE [--customers N] [--seconds S] [--seed N]\n"
"\n"
"FILE is a VRPTW instance as Solomon's (text), or one of home health care\n"
"with double services (JSON). Writes a line for each route in use, then one\n"
"with the cost, computed anew from the plan and the file:\n"
"\n"
"  Route #1: 5 3 7\n"
"  Route #1: 4 5 caregiver c1 services s2 s1 starts 120.000 275.000\n"
"  cost C vehicles V feasible yes\n"
"\n"
"The first numbers are customers or patients, counted from 1; services and\n"
"starts stand in their order.\n"
"\n";

struct arguments {
	const char *customers;
	const char *seconds;
	const char *seed;
	const char *iterations;
	bool	help;
};

/* A budget of seconds of the processor, as bk_solve_options.progress asks. */
struct budget {
	double	begin;
	double	seconds;
};

static double
seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (double)ts.tv_sec + 1e-9 * (double)ts.tv_nsec;
}

static double
share(void *arg)
{
	const struct budget *b = arg;

	return (seconds() - b->begin) / b->seconds;
}

static void
emit(void *ctx, const struct bk_msg *msg, const char *text)
{
	(void)ctx;
	(void)msg;
	fprintf(stderr, "route-bench: %s\n", text);
}

/* The text of an option as a number of at least `least`; *v is the default. */
static int
number(const char *text, double least, double *v, struct bk_diag *dg)
{
	char *end;
	double x;

	if (text == NULL)
		return 0;
	x = strtod(text, &end);
	if (end == text || *end != '\0' || !(x >= least && x < 0x1p53)) {
		bk_diag(dg, &bk_msg_bench_number, NULL, 0, "%s", text);
		return -1;
	}
	*v = x;
	return 0;
}

static int
bench_solomon(const char *path, const struct bk_buf *text, size_t customers,
    const struct bk_solve_options *o, struct bk_diag *dg)
{
	struct bk_solve_plan plan;
	struct verdict v;
	struct solomon *s;
	const char *why;

	s = solomon_read(text->p, customers, &why);
	if (s == NULL) {
		bk_diag(dg, &bk_msg_bench_format, path, 0, "%s", why);
		return -1;
	}
	bk_solve_run(solomon_problem(s), o, &plan);
	solomon_print(s, &plan);
	v = solomon_judge(s, &plan);
	printf("cost %.1f vehicles %d feasible %s\n", v.cost, v.vehicles,
	    v.feasible ? "yes" : "no");
	bk_solve_free(&plan);
	solomon_free(s);
	return 0;
}

static int
bench_hhc(const char *path, const struct bk_buf *text,
    const struct bk_solve_options *o, struct bk_diag *dg)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_solve_plan plan;
	struct bk_node *root;
	struct verdict v;
	struct hhc *h = NULL;
	const char *why;

	if (bk_yamlin_parse_one(text->p, text->n, path, &arena, &root, dg) ==
	    0) {
		h = hhc_read(root, &why);
		if (h == NULL)
			bk_diag(dg, &bk_msg_bench_format, path, 0, "%s", why);
	}
	if (h != NULL) {
		bk_solve_run(hhc_problem(h), o, &plan);
		hhc_print(h, &plan);
		v = hhc_judge(h, &plan);
		printf("cost %.3f vehicles %d feasible %s\n", v.cost,
		    v.vehicles, v.feasible ? "yes" : "no");
		bk_solve_free(&plan);
		hhc_free(h);
	}
	bk_arena_free(&arena);
	return h != NULL ? 0 : -1;
}

static int
bench(const char *path, const struct arguments *a, double begin,
    struct bk_diag *dg)
{
	struct budget budget = { begin, 1 };
	struct bk_solve_options o = { .progress = share, .arg = &budget };
	struct bk_buf text = BK_BUF_INIT;
	double customers = 1000, seed = 1, iterations = 0;
	int ok = -1;

	if (number(a->customers, 1, &customers, dg) == 0 &&
	    number(a->seconds, 0.001, &budget.seconds, dg) == 0 &&
	    number(a->seed, 0, &seed, dg) == 0 &&
	    number(a->iterations, 0, &iterations, dg) == 0 &&
	    bk_io_read(path, MOST_BYTES, &text, dg) == 0) {
		o.seed = (uint64_t)seed;
		o.iterations = (uint64_t)iterations;
		if (a->iterations != NULL)
			o.progress = NULL;
		if (text.p[strspn(text.p, " \t\r\n")] == '{')
			ok = bench_hhc(path, &text, &o, dg);
		else
			ok = bench_solomon(path, &text, (size_t)customers,
			    &o, dg);
	}
	bk_buf_free(&text);
	return ok;
}

int
main(int argc, char **argv)
{
	double begin = seconds();
	struct bk_diag dg = { .emit = emit };
	struct arguments a = { 0 };
	struct bk_buf help = BK_BUF_INIT;
	int operands = 0;
	const struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "customers", "N", &a.customers,
		    "only the first N customers of a VRPTW instance"),
		BK_OPT_TEXT(0, "seconds", "S", &a.seconds,
		    "search for S seconds of the processor (default 1)"),
		BK_OPT_TEXT(0, "seed", "N", &a.seed,
		    "which random numbers (default 1)"),
		BK_OPT_TEXT(0, "iterations", "N", &a.iterations,
		    "search by count, not by time: the same plan each time"),
		BK_OPT_FLAG('h', "help", &a.help, "show this"),
		BK_OPT_END
	};

	(void)argc;
	if (bk_opt_parse(opts, NULL, argv, &operands, &dg) != 0)
		return 2;
	if (a.help) {
		bk_opt_help(opts, &help);
		printf("%s%s", usage, help.p);
		bk_buf_free(&help);
		return 0;
	}
	if (operands != 1) {
		fputs(usage, stderr);
		return 2;
	}
	if (bench(argv[1], &a, begin, &dg) != 0 || fflush(stdout) != 0)
		return 2;
	return 0;
}
