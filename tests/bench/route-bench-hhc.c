#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "route-bench.h"

/*
 * Home health care with double services (Mankowska, Meisel, Bierwirth 2014),
 * in the JSON of Ceschia et al.: patients with a window that is hard where it
 * opens and soft where it closes, who require one or two services, the two at
 * one moment or with a gap; caregivers who can do some of the services, and
 * start and end at the office, row 0 of the matrix.  Cost is a third of
 * distance + total lateness + largest lateness.  The solver counts in
 * thousandths, in which the files are given.
 */

#define GRAIN	1000
#define MOST	500		/* patients, caregivers, services */

struct patient {
	double	open, close;
	int	nservices;
	int	service[2];
	double	duration[2];
	double	gap_min, gap_max;	/* starts of the two */
};

struct hhc {
	size_t	npatients;
	struct patient *patients;
	size_t	ncarers;
	const char **carers;	/* names */
	bool	*able;		/* [carer * nservices + service] */
	size_t	nservices;
	const char **services;
	double	*dist;		/* [from * (npatients + 1) + to] */
	int32_t	*scaled;
	int32_t	*owner;		/* of tasks: patient * 2 + which service */
	int64_t	*rates;
	struct bk_solve_window *windows;
	struct bk_solve_task *tasks;
	struct bk_solve_mode *modes;
	struct bk_solve_job *jobs;
	struct bk_solve_shift *shifts;
	struct bk_solve_problem problem;
};

static double
number(const struct bk_node *n)
{
	char *end;
	double v;

	if (n == NULL || n->kind != BK_NODE_TEXT)
		return NAN;
	v = strtod(n->text, &end);
	return end > n->text && *end == '\0' && fabs(v) < 1e5 ? v : NAN;
}

static int
find(const char *const *names, size_t n, const char *name)
{
	size_t i;

	for (i = 0; name != NULL && i < n; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

/* The `id` of each member of a list. */
static size_t
read_names(const struct bk_node *list, const char ***names)
{
	const struct bk_node *kid;
	const char *id;
	size_t n = 0;

	if (list == NULL || list->nkids == 0 || list->nkids > MOST)
		return 0;
	*names = bk_xcalloc(list->nkids, sizeof(**names));
	for (kid = list->kids; kid != NULL; kid = kid->next) {
		id = bk_node_text(kid, "id");
		(*names)[n++] = id != NULL ? id : "";
	}
	return n;
}

static const char *
read_carers(struct hhc *h, const struct bk_node *list)
{
	const struct bk_node *carer, *skill;
	size_t c = 0;
	int s;

	h->ncarers = read_names(list, &h->carers);
	if (h->ncarers == 0)
		return "no caregivers";
	h->able = bk_xcalloc(h->ncarers * h->nservices, sizeof(bool));
	for (carer = list->kids; carer != NULL; carer = carer->next, c++) {
		skill = bk_node_get(carer, "abilities");
		for (skill = skill ? skill->kids : NULL; skill != NULL;
		    skill = skill->next) {
			s = skill->kind != BK_NODE_TEXT ? -1 :
			    find(h->services, h->nservices, skill->text);
			if (s < 0)
				return "an ability is no service";
			h->able[c * h->nservices + (size_t)s] = true;
		}
	}
	return NULL;
}

/* Two numbers of a list. */
static bool
read_two(const struct bk_node *list, double *a, double *b)
{
	if (list == NULL || list->nkids != 2)
		return false;
	*a = number(list->kids);
	*b = number(list->kids->next);
	return *a <= *b;
}

static const char *
read_gap(struct patient *p, const struct bk_node *sync)
{
	const char *type = bk_node_text(sync, "type");

	p->gap_min = p->gap_max = 0;
	if (type != NULL && strcmp(type, "simultaneous") == 0)
		return NULL;
	if (type == NULL || strcmp(type, "sequential") != 0 ||
	    !read_two(bk_node_get(sync, "distance"), &p->gap_min,
	    &p->gap_max))
		return "a synchronization is not understood";
	return NULL;
}

static const char *
read_patient(struct hhc *h, const struct bk_node *node,
    const struct bk_node *services, struct patient *p)
{
	const struct bk_node *need = bk_node_get(node, "required_caregivers");
	const struct bk_node *kid, *service;
	int k, i;

	if (!read_two(bk_node_get(node, "time_window"), &p->open, &p->close))
		return "a time_window is not understood";
	if (need == NULL || need->nkids < 1 || need->nkids > 2)
		return "a patient needs one or two caregivers";
	p->nservices = (int)need->nkids;
	for (kid = need->kids, k = 0; k < p->nservices; k++, kid = kid->next) {
		p->service[k] = find(h->services, h->nservices,
		    bk_node_text(kid, "service"));
		if (p->service[k] < 0)
			return "a required service is unknown";
		p->duration[k] = number(bk_node_get(kid, "duration"));
		service = services->kids;
		for (i = 0; i < p->service[k]; i++)
			service = service->next;
		if (isnan(p->duration[k]))
			p->duration[k] = number(bk_node_get(service,
			    "default_duration"));
		if (!(p->duration[k] >= 0))
			return "a duration is not understood";
	}
	return p->nservices == 1 ? NULL :
	    read_gap(p, bk_node_get(node, "synchronization"));
}

static const char *
read_distances(struct hhc *h, const struct bk_node *rows)
{
	const struct bk_node *row, *cell;
	size_t n = h->npatients + 1, i = 0;

	if (rows == NULL || rows->nkids != n)
		return "distances do not match the patients";
	h->dist = bk_xcalloc(n * n, sizeof(*h->dist));
	for (row = rows->kids; row != NULL; row = row->next) {
		if (row->nkids != n)
			return "distances do not match the patients";
		for (cell = row->kids; cell != NULL; cell = cell->next) {
			h->dist[i] = number(cell);
			if (!(h->dist[i++] >= 0))
				return "a distance is not understood";
		}
	}
	return NULL;
}

static const char *
read_all(struct hhc *h, const struct bk_node *root)
{
	const struct bk_node *services = bk_node_get(root, "services");
	const struct bk_node *list = bk_node_get(root, "patients"), *kid;
	const char *why;

	h->nservices = read_names(services, &h->services);
	if (h->nservices == 0)
		return "no services";
	why = read_carers(h, bk_node_get(root, "caregivers"));
	if (why != NULL)
		return why;
	if (list == NULL || list->nkids == 0 || list->nkids > MOST)
		return "no patients, or too many";
	h->patients = bk_xcalloc(list->nkids, sizeof(*h->patients));
	for (kid = list->kids; kid != NULL; kid = kid->next) {
		why = read_patient(h, kid, services,
		    &h->patients[h->npatients++]);
		if (why != NULL)
			return why;
	}
	return read_distances(h, bk_node_get(root, "distances"));
}

static int32_t
scale(double v)
{
	return (int32_t)lround(v * GRAIN);
}

static void
fill_task(struct hhc *h, size_t patient, int which)
{
	const struct patient *p = &h->patients[patient];
	size_t t = h->problem.ntasks++, c;
	int64_t *rates = h->rates + t * h->ncarers;

	h->owner[t] = (int32_t)patient * 2 + which;
	h->windows[t] = (struct bk_solve_window){ scale(p->open),
	    BK_SOLVE_NEVER };
	for (c = 0; c < h->ncarers; c++)
		rates[c] = h->able[c * h->nservices +
		    (size_t)p->service[which]] ? 0 : BK_SOLVE_BARRED;
	h->tasks[t] = (struct bk_solve_task){
		.place = (int32_t)patient + 1,
		.service = scale(p->duration[which]),
		.due = scale(p->close), .rates = rates,
		.windows = &h->windows[t], .nwindows = 1 };
}

static void
fill_problem(struct hhc *h)
{
	size_t n = h->npatients, places = n + 1, i;
	const struct patient *p;
	int32_t t;

	h->scaled = bk_xcalloc(places * places, sizeof(int32_t));
	for (i = 0; i < places * places; i++)
		h->scaled[i] = scale(h->dist[i]);
	h->owner = bk_xcalloc(2 * n, sizeof(int32_t));
	h->windows = bk_xcalloc(2 * n, sizeof(*h->windows));
	h->rates = bk_xcalloc(2 * n * h->ncarers, sizeof(*h->rates));
	h->tasks = bk_xcalloc(2 * n, sizeof(*h->tasks));
	h->modes = bk_xcalloc(n, sizeof(*h->modes));
	h->jobs = bk_xcalloc(n, sizeof(*h->jobs));
	for (i = 0; i < n; i++) {
		p = &h->patients[i];
		t = (int32_t)h->problem.ntasks;
		fill_task(h, i, 0);
		if (p->nservices == 2)
			fill_task(h, i, 1);
		h->modes[i] = (struct bk_solve_mode){
			.task = { t, p->nservices == 2 ? t + 1 :
			    BK_SOLVE_NONE },
			.gap_min = scale(p->gap_min),
			.gap_max = scale(p->gap_max) };
		h->jobs[i] = (struct bk_solve_job){ .mode = (int32_t)i,
			.nmodes = 1, .skip = INT64_C(1000000000) };
	}
	h->shifts = bk_xcalloc(h->ncarers, sizeof(*h->shifts));
	for (i = 0; i < h->ncarers; i++)
		h->shifts[i] = (struct bk_solve_shift){
			.end = BK_SOLVE_NEVER, .count = 1,
			.team = (int32_t)i };
	h->problem = (struct bk_solve_problem){
		.nplaces = places, .times = h->scaled, .costs = h->scaled,
		.tasks = h->tasks, .ntasks = h->problem.ntasks,
		.modes = h->modes, .nmodes = n, .jobs = h->jobs, .njobs = n,
		.shifts = h->shifts, .nshifts = h->ncarers,
		.late_sum = 1, .late_max = 1 };
}

struct hhc *
hhc_read(const struct bk_node *root, const char **why)
{
	struct hhc *h = bk_xcalloc(1, sizeof(*h));

	*why = read_all(h, root);
	if (*why != NULL) {
		hhc_free(h);
		return NULL;
	}
	fill_problem(h);
	return h;
}

const struct bk_solve_problem *
hhc_problem(const struct hhc *h)
{
	return &h->problem;
}

void
hhc_print(const struct hhc *h, const struct bk_solve_plan *plan)
{
	const struct bk_solve_route *r;
	const struct bk_solve_stop *s;
	size_t i, k;
	int32_t o;

	for (i = 0; i < plan->nroutes; i++) {
		r = &plan->routes[i];
		s = &plan->stops[r->first];
		printf("Route #%zu:", i + 1);
		for (k = 0; k < r->nstops; k++)
			printf(" %d", h->owner[s[k].task] / 2 + 1);
		printf(" caregiver %s services", h->carers[r->shift]);
		for (k = 0; k < r->nstops; k++) {
			o = h->owner[s[k].task];
			printf(" %s", h->services[
			    h->patients[o / 2].service[o % 2]]);
		}
		printf(" starts");
		for (k = 0; k < r->nstops; k++)
			printf(" %.3f", s[k].start / (double)GRAIN);
		putchar('\n');
	}
}

/* Figures are exact to a thousandth; comparisons allow for their sums. */
#define SLACK	0.0005

struct tally {
	double	distance, late, worst;
	bool	feasible;
	double	*starts;	/* [patient * 2 + service]; NAN: not yet */
};

/* Follows one caregiver through the day, by the file's own figures. */
static void
follow(const struct hhc *h, const struct bk_solve_route *r,
    const struct bk_solve_stop *s, struct tally *t)
{
	size_t n = h->npatients + 1, at = 0, to, k;
	const struct patient *p;
	double now = 0, start, late;
	int which;

	for (k = 0; k < r->nstops; k++) {
		to = (size_t)h->owner[s[k].task] / 2 + 1;
		which = h->owner[s[k].task] % 2;
		p = &h->patients[to - 1];
		start = s[k].start / (double)GRAIN;
		t->distance += h->dist[at * n + to];
		t->feasible &= start > now + h->dist[at * n + to] - SLACK &&
		    start > p->open - SLACK &&
		    isnan(t->starts[h->owner[s[k].task]]) &&
		    h->able[(size_t)r->shift * h->nservices +
		    (size_t)p->service[which]];
		t->starts[h->owner[s[k].task]] = start;
		late = start > p->close ? start - p->close : 0;
		t->late += late;
		if (late > t->worst)
			t->worst = late;
		now = start + p->duration[which];
		at = to;
	}
	t->distance += h->dist[at * n];
}

struct verdict
hhc_judge(const struct hhc *h, const struct bk_solve_plan *plan)
{
	struct tally t = { .feasible = true };
	const struct patient *p;
	struct verdict v;
	double gap;
	size_t i, carers = 0;
	int k;

	t.starts = bk_xcalloc(2 * h->npatients, sizeof(double));
	for (i = 0; i < 2 * h->npatients; i++)
		t.starts[i] = NAN;
	for (i = 0; i < plan->nroutes; i++) {
		follow(h, &plan->routes[i],
		    &plan->stops[plan->routes[i].first], &t);
		t.feasible &= i == 0 ||
		    plan->routes[i].shift > plan->routes[i - 1].shift;
		carers++;
	}
	for (i = 0; i < h->npatients; i++) {
		p = &h->patients[i];
		for (k = 0; k < p->nservices; k++)
			t.feasible &= !isnan(t.starts[2 * i + (size_t)k]);
		gap = t.starts[2 * i + 1] - t.starts[2 * i];
		t.feasible &= p->nservices == 1 ||
		    (gap > p->gap_min - SLACK && gap < p->gap_max + SLACK);
	}
	v.cost = (t.distance + t.late + t.worst) / 3;
	v.vehicles = (int)carers;
	v.feasible = t.feasible;
	free(t.starts);
	return v;
}

void
hhc_free(struct hhc *h)
{
	free(h->patients);
	free(h->carers);
	free(h->able);
	free(h->services);
	free(h->dist);
	free(h->scaled);
	free(h->owner);
	free(h->rates);
	free(h->windows);
	free(h->tasks);
	free(h->modes);
	free(h->jobs);
	free(h->shifts);
	free(h);
}
