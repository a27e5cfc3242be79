#ifndef ROUTE_BENCH_H
#define ROUTE_BENCH_H

/*
 * The readers of route-bench.  Each turns the bytes of a file into a problem
 * for lib/solve, prints a plan, and judges what it printed from the file's own
 * data, sharing no code with the solver.
 */

#include <stdbool.h>
#include <stddef.h>

#include "solve.h"
#include "yamlin.h"

struct verdict {
	double	cost;
	int	vehicles;
	bool	feasible;
};

struct solomon;
struct hhc;

/*
 * Reads the first `customers` customers of a Solomon VRPTW text (all, if
 * there are fewer).  NULL, and *why a text, if it is none.
 */
struct solomon *solomon_read(const char *text, size_t customers,
	    const char **why);
const struct bk_solve_problem *solomon_problem(const struct solomon *);
void	solomon_print(const struct solomon *, const struct bk_solve_plan *);
struct verdict solomon_judge(const struct solomon *,
	    const struct bk_solve_plan *);
void	solomon_free(struct solomon *);

/* The same for home health care; the names stay those of the tree. */
struct hhc *hhc_read(const struct bk_node *root, const char **why);
const struct bk_solve_problem *hhc_problem(const struct hhc *);
void	hhc_print(const struct hhc *, const struct bk_solve_plan *);
struct verdict hhc_judge(const struct hhc *, const struct bk_solve_plan *);
void	hhc_free(struct hhc *);

#endif
