#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "route-bench.h"

/*
 * Solomon's VRPTW files: a name, the fleet, then one row a customer: number,
 * x, y, demand, ready, due, service; row 0 is the depot.  All figures are
 * counted in tenths: a distance is the Euclidean one truncated to one decimal.
 */

#define ROW		7
#define FLEET		25

struct row {
	double	x, y;
	int32_t	demand, ready, due, service;
};

struct solomon {
	int32_t	capacity;
	int32_t	fleet;
	size_t	n;		/* rows, the depot included */
	struct row *rows;
	int32_t	*dist;
	struct bk_solve_window *windows;
	struct bk_solve_task *tasks;
	struct bk_solve_mode *modes;
	struct bk_solve_job *jobs;
	struct bk_solve_shift shift;
	struct bk_solve_problem problem;
};

/* Reads up to `max` numbers of a line; how many there were. */
static int
numbers(const char *line, const char *end, double *v, int max)
{
	char *stop;
	int n;

	for (n = 0; n < max; n++) {
		while (line < end && isspace((unsigned char)*line))
			line++;
		if (line >= end)
			break;
		v[n] = strtod(line, &stop);
		if (stop == line || stop > end || !isfinite(v[n]))
			return -1;
		line = stop;
	}
	return n;
}

static void
take_row(struct solomon *s, const double *v, size_t *cap)
{
	BK_GROW(s->rows, s->n, *cap);
	s->rows[s->n++] = (struct row){
		.x = v[1], .y = v[2], .demand = (int32_t)v[3],
		.ready = (int32_t)lround(v[4] * 10),
		.due = (int32_t)lround(v[5] * 10),
		.service = (int32_t)lround(v[6] * 10),
	};
}

static const char *
read_rows(struct solomon *s, const char *text, size_t customers)
{
	const char *end;
	double v[ROW];
	size_t cap = 0;
	int i;

	for (; *text != '\0'; text = *end == '\0' ? end : end + 1) {
		end = text + strcspn(text, "\n");
		switch (numbers(text, end, v, ROW)) {
		case 2:
			s->fleet = (int32_t)v[0];
			s->capacity = (int32_t)v[1];
			break;
		case ROW:
			for (i = 0; i < ROW; i++)
				if (fabs(v[i]) > 1e7)
					return "a figure is out of range";
			if ((size_t)v[0] != s->n)
				return "customers are not in order";
			if (s->n <= customers)
				take_row(s, v, &cap);
			else
				return NULL;
			break;
		}
	}
	if (s->n < 2 || s->fleet < 1 || s->capacity < 1)
		return "not a Solomon VRPTW file";
	return NULL;
}

static void
fill_problem(struct solomon *s)
{
	size_t i, j, n = s->n;

	s->dist = bk_xcalloc(n * n, sizeof(int32_t));
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++)
			s->dist[i * n + j] = (int32_t)(10 * hypot(
			    s->rows[i].x - s->rows[j].x,
			    s->rows[i].y - s->rows[j].y) + 1e-6);
	s->windows = bk_xcalloc(n, sizeof(*s->windows));
	s->tasks = bk_xcalloc(n, sizeof(*s->tasks));
	s->modes = bk_xcalloc(n, sizeof(*s->modes));
	s->jobs = bk_xcalloc(n, sizeof(*s->jobs));
	for (i = 1; i < n; i++) {
		s->windows[i - 1] = (struct bk_solve_window){
			s->rows[i].ready, s->rows[i].due };
		s->tasks[i - 1] = (struct bk_solve_task){
			.place = (int32_t)i, .service = s->rows[i].service,
			.load = s->rows[i].demand, .due = BK_SOLVE_NEVER,
			.windows = &s->windows[i - 1], .nwindows = 1 };
		s->modes[i - 1] = (struct bk_solve_mode){
			.task = { (int32_t)i - 1, BK_SOLVE_NONE } };
		s->jobs[i - 1] = (struct bk_solve_job){
			.mode = (int32_t)i - 1, .nmodes = 1,
			.skip = 1000000 };
	}
	s->shift = (struct bk_solve_shift){
		.begin = s->rows[0].ready, .end = s->rows[0].due,
		.capacity = s->capacity,
		.count = s->fleet < FLEET ? s->fleet : FLEET };
	s->problem = (struct bk_solve_problem){
		.nplaces = n, .times = s->dist, .costs = s->dist,
		.tasks = s->tasks, .ntasks = n - 1,
		.modes = s->modes, .nmodes = n - 1,
		.jobs = s->jobs, .njobs = n - 1,
		.shifts = &s->shift, .nshifts = 1 };
}

struct solomon *
solomon_read(const char *text, size_t customers, const char **why)
{
	struct solomon *s = bk_xcalloc(1, sizeof(*s));

	*why = read_rows(s, text, customers);
	if (*why != NULL) {
		solomon_free(s);
		return NULL;
	}
	fill_problem(s);
	return s;
}

const struct bk_solve_problem *
solomon_problem(const struct solomon *s)
{
	return &s->problem;
}

void
solomon_print(const struct solomon *s, const struct bk_solve_plan *plan)
{
	const struct bk_solve_route *route;
	size_t r, k;

	for (r = 0; r < plan->nroutes; r++) {
		route = &plan->routes[r];
		printf("Route #%zu:", r + 1);
		for (k = 0; k < route->nstops; k++)
			printf(" %d", s->tasks[plan->stops[route->first +
			    k].task].place);
		putchar('\n');
	}
}

/* Drives one route from the rows of the file; false if it can't be driven. */
static bool
drive(const struct solomon *s, const struct bk_solve_stop *stops, size_t n,
    bool *seen, long *tenths)
{
	const struct row *at = &s->rows[0], *to;
	long now = at->ready, load = 0, way;
	size_t k, c;

	for (k = 0; k <= n; k++) {
		c = k < n ? (size_t)stops[k].task + 1 : 0;
		to = &s->rows[c];
		way = (long)floor(10 * sqrt((at->x - to->x) *
		    (at->x - to->x) + (at->y - to->y) * (at->y - to->y)) +
		    1e-6);
		*tenths += way;
		now += way;
		if (now < to->ready)
			now = to->ready;
		load += to->demand;
		if (now > to->due || load > s->capacity || seen[c])
			return false;
		seen[c] = c > 0;
		now += to->service;
		at = to;
	}
	return true;
}

struct verdict
solomon_judge(const struct solomon *s, const struct bk_solve_plan *plan)
{
	bool *seen = bk_xcalloc(s->n, sizeof(*seen));
	struct verdict v = { .feasible = true };
	long tenths = 0;
	size_t r, c;

	for (r = 0; r < plan->nroutes; r++)
		v.feasible &= drive(s, plan->stops + plan->routes[r].first,
		    plan->routes[r].nstops, seen, &tenths);
	for (c = 1; c < s->n; c++)
		v.feasible &= seen[c];
	v.vehicles = (int)plan->nroutes;
	v.feasible &= v.vehicles <= FLEET && v.vehicles <= s->fleet;
	v.cost = (double)tenths / 10;
	free(seen);
	return v;
}

void
solomon_free(struct solomon *s)
{
	if (s == NULL)
		return;
	free(s->rows);
	free(s->dist);
	free(s->windows);
	free(s->tasks);
	free(s->modes);
	free(s->jobs);
	free(s);
}
