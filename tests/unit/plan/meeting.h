/*
 * What it costs that people meet, by glpsol: the visits of some people of a
 * day, who makes which with whom known, and nothing else. Which comes after
 * which, at whose door and when is left to the program.
 */
#ifndef MEETING_H
#define MEETING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "solve.h"

enum { PEOPLE = 8, TASKS_OF_ALL = 64 };

/* What a shift does: jobs, those with a mate, those it goes along to. */
struct meeting {
	const struct bk_solve_problem *p;
	int	n;
	int32_t	shift[PEOPLE];
	uint64_t done[PEOPLE], led[PEOPLE], mates[PEOPLE];
};

typedef bool meeting_allowed(const struct bk_solve_problem *,
    const struct bk_solve_task *, int32_t shift, int32_t at);

static uint64_t
meeting_jobs(const struct meeting *m, int k)
{
	return m->done[k] | m->mates[k];
}

static void
meeting_way(const struct bk_solve_problem *p, int32_t from, int32_t to,
    int32_t *time, int32_t *cost)
{
	*time = *cost = 0;
	if (from >= 0 && to >= 0)
		bk_solve_way_of(p, from, to, time, cost);
}

/* The place of a job, the same for all its tasks; -1: from or to. */
static int32_t
meeting_place(const struct bk_solve_problem *p, int32_t job)
{
	return p->tasks[p->modes[p->jobs[job].mode].task[0]].place;
}

/* May the job be done in this mode at that time? Then what that costs. */
static bool
meeting_at(const struct meeting *m, int32_t job, int32_t mode, int32_t at,
    meeting_allowed *allowed, int64_t *cost)
{
	const struct bk_solve_mode *o = &m->p->modes[mode];
	bool pair = o->task[1] >= 0;

	*cost = o->price;
	for (int k = 0; k < m->n; k++) {
		int role = m->mates[k] >> job & 1;
		const struct bk_solve_task *t;

		if (!(meeting_jobs(m, k) >> job & 1))
			continue;
		if (pair != (role || (m->led[k] >> job & 1)))
			return false;
		t = &m->p->tasks[o->task[role]];
		if (t->rates && t->rates[m->shift[k]] == BK_SOLVE_BARRED)
			return false;
		if (!allowed(m->p, t, m->shift[k], at))
			return false;
		*cost += t->rates ? t->rates[m->shift[k]] : 0;
	}
	return true;
}

/* --- the program -------------------------------------------------------- */

struct meeting_text {
	FILE	*aim, *rows, *whole;
	char	*texts[3];
	size_t	sizes[3];
};

/* A job starts within one run of times that its people and modes allow. */
static void
meeting_put_job(const struct meeting *m, struct meeting_text *x, int32_t job,
    meeting_allowed *allowed)
{
	const struct bk_solve_shift *s = &m->p->shifts[m->shift[0]];
	const struct bk_solve_job *j = &m->p->jobs[job];
	int n = 0, from[TASKS_OF_ALL], to[TASKS_OF_ALL];
	int64_t cost;

	fprintf(x->rows, "z%d: 0 none", job);
	for (int32_t o = j->mode; o < j->mode + j->nmodes; o++)
		for (int32_t t = s->begin, in = -1; t <= s->end + 1 &&
		    n < TASKS_OF_ALL; t++) {
			bool is = t <= s->end && meeting_at(m, job, o, t,
			    allowed, &cost);

			if (is && in < 0)
				in = t;
			if (is || in < 0)
				continue;
			meeting_at(m, job, o, in, allowed, &cost);
			fprintf(x->rows, " + z%d_%d", job, n);
			fprintf(x->aim, " %+lld z%d_%d\n", (long long)cost,
			    job, n);
			fprintf(x->whole, "z%d_%d\n", job, n);
			from[n] = in - s->begin;
			to[n++] = t - 1 - s->begin;
			in = -1;
		}
	fprintf(x->rows, " = 1\nf%d: s%d", job, job);
	for (int i = 0; i < n; i++)
		fprintf(x->rows, " - %d z%d_%d", from[i], job, i);
	fprintf(x->rows, " >= 0\nt%d: s%d", job, job);
	for (int i = 0; i < n; i++)
		fprintf(x->rows, " - %d z%d_%d", to[i], job, i);
	fprintf(x->rows, " <= 0\n");
}

/* From i to k (-1: school), if that is what follows. */
static void
meeting_put_way(const struct meeting *m, struct meeting_text *x, int k,
    int32_t i, int32_t j)
{
	const struct bk_solve_shift *s = &m->p->shifts[m->shift[k]];
	int32_t from = i < 0 ? s->from : meeting_place(m->p, i);
	int32_t to = j < 0 ? s->to : meeting_place(m->p, j), time, cost;
	int range = s->end - s->begin, far = 2 * range;

	meeting_way(m->p, from, to, &time, &cost);
	fprintf(x->aim, " %+lld a%d_%d_%d\n", (long long)cost - (i < 0 ||
	    j < 0 ? 0 : m->p->wait * time), k, i + 1, j + 1);
	fprintf(x->whole, "a%d_%d_%d\n", k, i + 1, j + 1);
	fprintf(x->rows, "w%d_%d_%d: ", k, i + 1, j + 1);
	if (i < 0)
		fprintf(x->rows, "s%d - %d a%d_0_%d >= 0\n", j, time, k, j + 1);
	else if (j < 0)
		fprintf(x->rows, "s%d + %d a%d_%d_0 <= %d\n", i, time, k, i + 1,
		    range);
	else
		fprintf(x->rows, "s%d - s%d - %d a%d_%d_%d >= %d\n", j, i,
		    far + time, k, i + 1, j + 1, -far);
}

/* Each place of a person's day, school too, comes before one and after one. */
static void
meeting_put_person(const struct meeting *m, struct meeting_text *x, int k)
{
	uint64_t jobs = meeting_jobs(m, k);
	int32_t n = (int32_t)m->p->njobs;

	for (int32_t i = -1; i < n; i++) {
		if (i >= 0 && !(jobs >> i & 1))
			continue;
		for (int way = 0; way < 2; way++) {
			fprintf(x->rows, "o%d_%d_%d: 0 none", k, i + 1, way);
			for (int32_t j = -1; j < n; j++)
				if (j != i && (j < 0 || (jobs >> j & 1)))
					fprintf(x->rows, " + a%d_%d_%d", k,
					    way ? i + 1 : j + 1,
					    way ? j + 1 : i + 1);
			fprintf(x->rows, " = 1\n");
		}
		for (int32_t j = -1; j < n; j++)
			if (j != i && (j < 0 || (jobs >> j & 1)))
				meeting_put_way(m, x, k, i, j);
		if (i >= 0)
			fprintf(x->rows, "l%d_%d: l%d - s%d >= 0\n"
			    "b%d_%d: b%d - s%d <= 0\n", k, i, k, i, k, i, k, i);
	}
	fprintf(x->aim, " %+lld l%d %+lld b%d\n", (long long)m->p->wait, k,
	    -(long long)m->p->wait, k);
}

/*
 * What glpsol says of the program that the options name: the least cost, 0 or
 * more; -1: nothing fits; -2: it does not say.
 */
static int64_t
glpsol_least(const char *options)
{
	char command[256], line[256], *at;
	double cost = -2;
	bool best = false, none = false;
	FILE *f;

	snprintf(command, sizeof(command), "glpsol %s --output /dev/stdout "
	    "2>&1", options);
	f = popen(command, "r");
	while (f && fgets(line, sizeof(line), f)) {
		best |= strncmp(line, "Status:     INTEGER OPTIMAL", 27) == 0;
		none |= strstr(line, "NO PRIMAL FEASIBLE") ||
		    strstr(line, "NO INTEGER FEASIBLE") ||
		    strstr(line, "INTEGER EMPTY");
		at = strncmp(line, "Objective:", 10) ? NULL :
		    strstr(line, " = ");
		if (at)
			cost = strtod(at + 3, NULL);
	}
	if (f)
		pclose(f);
	return best ? (int64_t)(cost + 0.5) : none ? -1 : -2;
}

/* Services are 0 in a school's problem, so that only ways take time. */
static int64_t
meeting_cost(const struct meeting *m, meeting_allowed *allowed)
{
	char path[] = "/tmp/bk-meet-XXXXXX", options[64];
	struct meeting_text x;
	FILE *f = fdopen(mkstemp(path), "w");
	uint64_t jobs = 0;
	int64_t use = 0, cost;

	x.aim = open_memstream(&x.texts[0], &x.sizes[0]);
	x.rows = open_memstream(&x.texts[1], &x.sizes[1]);
	x.whole = open_memstream(&x.texts[2], &x.sizes[2]);
	for (int k = 0; k < m->n; k++) {
		meeting_put_person(m, &x, k);
		jobs |= meeting_jobs(m, k);
		use += m->p->shifts[m->shift[k]].use;
	}
	for (int32_t j = 0; j < (int32_t)m->p->njobs; j++)
		if (jobs >> j & 1)
			meeting_put_job(m, &x, j, allowed);
	fclose(x.aim);
	fclose(x.rows);
	fclose(x.whole);
	fprintf(f, "Minimize\nc: 0 none %s\nSubject To\n%s\nBounds\n"
	    "0 <= none <= 0\nBinary\n%s\nEnd\n", x.texts[0], x.texts[1],
	    x.texts[2]);
	fclose(f);
	for (int i = 0; i < 3; i++)
		free(x.texts[i]);
	snprintf(options, sizeof(options), "--lp %s --tmlim 20", path);
	cost = glpsol_least(options);
	unlink(path);
	return cost < 0 ? cost : cost + use;
}

#endif
