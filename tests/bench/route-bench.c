/*
 * route-bench: measures lib/solve on published routing instances.
 */

#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mem.h"
#include "route-bench.h"

struct clock {
	double	begin;
	double	seconds;
};

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + 1e-9 * (double)ts.tv_nsec;
}

static double
elapsed(void *arg)
{
	const struct clock *c = arg;

	return (now() - c->begin) / c->seconds;
}

static char *
slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;
	size_t n = 0, cap = 0;

	if (f == NULL)
		err(2, "%s", path);
	do {
		if (n > 64 << 20)
			errx(2, "%s: too large", path);
		cap = cap * 2 + 4096;
		text = bk_xreallocarray(text, cap, 1);
		n += fread(text + n, 1, cap - n - 1, f);
	} while (n == cap - 1);
	if (ferror(f))
		err(2, "%s", path);
	fclose(f);
	text[n] = '\0';
	return text;
}

int
main(int argc, char **argv)
{
	size_t customers = SIZE_MAX;
	struct clock clk = { 0, 1 };
	struct bk_solve_options o = { .progress = elapsed, .arg = &clk };
	struct solomon *s;
	struct bk_solve_plan plan;
	struct verdict v;
	const char *why;
	static const struct option opts[] = {
		{"customers", 1, NULL, 'n'}, {"seconds", 1, NULL, 's'},
		{"seed", 1, NULL, 'r'}, {"iterations", 1, NULL, 'i'},
		{"hot", 1, NULL, 'H'}, {"cold", 1, NULL, 'C'}, {0} };
	int ch;

	while ((ch = getopt_long(argc, argv, "", opts, NULL)) != -1)
		switch (ch) {
		case 'n': customers = strtoul(optarg, NULL, 10); break;
		case 's': clk.seconds = strtod(optarg, NULL); break;
		case 'r': o.seed = strtoull(optarg, NULL, 10); break;
		case 'H': o.hot = strtod(optarg, NULL); break;
		case 'C': o.cold = strtod(optarg, NULL); break;
		case 'i': o.iterations = strtoull(optarg, NULL, 10);
			o.progress = NULL;
			break;
		default: return 2;
		}
	clk.begin = now();
	s = solomon_read(slurp(argv[optind]), customers, &why);
	if (s == NULL)
		errx(2, "%s: %s", argv[optind], why);
	bk_solve_run(solomon_problem(s), &o, &plan);
	solomon_print(s, &plan);
	v = solomon_judge(s, &plan);
	fprintf(stderr, "iterations %lu in %.2f s, cost %ld\n", plan.iterations, now() - clk.begin, (long)plan.cost);
	printf("cost %.1f vehicles %d feasible %s\n", v.cost, v.vehicles, v.feasible ? "yes" : "no");
	bk_solve_free(&plan);
	solomon_free(s);
	return 0;
}
