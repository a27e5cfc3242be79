#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	TRIED = 3000000,	/* orders of tasks, of one kind of shifts */
	TRIED_IN_ALL = 8000000,
	LISTED = 600000,	/* columns of all */
	TABLE = 1024
};

enum role
bk_solve_columns_role(const struct model *m, int32_t task)
{
	const struct bk_solve_mode *o = &m->p->modes[m->task_mode[task]];

	return o->task[1] == BK_SOLVE_NONE ? ROLE_ALONE :
	    o->task[0] == task ? ROLE_LEAD : ROLE_MATE;
}

/* --- shifts that are alike ---------------------------------------------- */

static bool
same_hours(const struct model *m, const struct fit *a, const struct fit *b,
    int32_t shift)
{
	if (a->close < a->open || b->close < b->open)
		return a->close < a->open && b->close < b->open;
	if (a->open + shift != b->open || a->close + shift != b->close ||
	    a->nwindows != b->nwindows)
		return false;
	for (uint32_t i = 0; i < a->nwindows; i++) {
		const struct bk_solve_window *x = &m->windows[a->first + i];
		const struct bk_solve_window *y = &m->windows[b->first + i];

		if (x->open + shift != y->open || x->close + shift != y->close)
			return false;
	}
	return true;
}

/* Can shift b do what a can? Then *later is what each task costs more. */
static bool
alike(const struct model *m, int32_t a, int32_t b, int64_t *later)
{
	const struct bk_solve_shift *x = &m->p->shifts[a];
	const struct bk_solve_shift *y = &m->p->shifts[b];
	bool known = false;

	*later = 0;
	if (x->team != y->team || x->from != y->from || x->to != y->to ||
	    x->capacity != y->capacity || x->use != y->use)
		return false;
	for (int32_t t = 0; t < m->ntasks; t++) {
		const struct fit *f = bk_solve_model_fit(m, t, a);
		const struct fit *g = bk_solve_model_fit(m, t, b);

		if (!same_hours(m, f, g, y->begin - x->begin))
			return false;
		if (f->close < f->open)
			continue;
		if (bk_solve_columns_role(m, t) == ROLE_MATE) {
			if (f->rate != g->rate)
				return false;
			continue;
		}
		if (known && g->rate - f->rate != *later)
			return false;
		*later = g->rate - f->rate;
		known = true;
	}
	return true;
}

static void
sort_shifts(struct columns *c)
{
	int32_t n = (int32_t)c->m->p->nshifts;

	for (int32_t s = 0; s < n; s++) {
		size_t k = 0;

		while (k < c->nkinds && !alike(c->m, c->kind[k].shift, s,
		    &c->later[s]))
			k++;
		if (k == c->nkinds) {
			c->kind[c->nkinds++] = (struct kind){ .shift = s };
			c->later[s] = 0;
		}
		c->of[s] = (int32_t)k;
	}
}

/* --- what a shift can do ------------------------------------------------ */

/* Orders being tried on a shift. */
struct trial {
	struct columns	*c;
	int32_t		 shift, *task;	/* those that fit it at all */
	int32_t		 ntasks;
	size_t		 tried, most;	/* of this kind; of all that follow */
	size_t		 begun;		/* columns before this kind */
	struct column	 now;
	int32_t		*table;		/* hashed: column of a set, or -1 */
	size_t		 mask;
};

/* The last task's start where the first starts at t; or NEVER. */
static int32_t
run(const struct model *m, const struct column *c, int32_t shift, int32_t t,
    int32_t *start)
{
	for (int32_t k = 0; k < c->n; k++) {
		if (k > 0)
			t += m->p->tasks[c->task[k - 1]].service +
			    model_ride(m, c->task[k - 1], c->task[k]);
		t = model_next(m, bk_solve_model_fit(m, c->task[k], shift), t);
		if (t == BK_SOLVE_NEVER)
			return t;
		start[k] = t;
	}
	return t;
}

/* The others as late as the last allows; what is waited in all. */
static int32_t
draw_up(const struct model *m, const struct column *c, int32_t shift,
    int32_t *start)
{
	int32_t wait = 0, limit;

	for (int32_t k = c->n - 1; k > 0; k--) {
		limit = start[k] - model_ride(m, c->task[k - 1], c->task[k]) -
		    m->p->tasks[c->task[k - 1]].service;
		start[k - 1] = model_last(m, bk_solve_model_fit(m,
		    c->task[k - 1], shift), limit);
		wait += limit - start[k - 1];
	}
	return wait;
}

/* The least that is waited, whenever the shift begins; or NEVER. */
static int32_t
least_wait(const struct model *m, const struct column *c, int32_t shift,
    int32_t *best)
{
	int32_t least = BK_SOLVE_NEVER, start[COLUMN_STOPS], wait;
	int32_t from = m->p->shifts[shift].begin;

	from += model_arc(m, m->shift_from[shift],
	    m->p->tasks[c->task[0]].place)->time_out;
	while (least > 0 && run(m, c, shift, from, start) != BK_SOLVE_NEVER) {
		wait = draw_up(m, c, shift, start);
		if (wait < least) {
			least = wait;
			memcpy(best, start, sizeof(start));
		}
		if (m->p->wait == 0)
			break;
		from = start[0] + 1;
	}
	return least;
}

void
bk_solve_columns_starts(const struct model *m, const struct column *c,
    int32_t shift, int32_t *start)
{
	least_wait(m, c, shift, start);
}

static size_t
hash(const uint64_t *jobs)
{
	uint64_t h = jobs[0] * UINT64_C(0x9e3779b97f4a7c15) ^
	    jobs[1] * UINT64_C(0xc2b2ae3d27d4eb4f) ^
	    jobs[2] * UINT64_C(0x165667b19e3779f9);

	return (size_t)(h ^ h >> 29);
}

/* Where a set is in the table, or would be. */
static size_t
place_of(const struct trial *t, const uint64_t *jobs)
{
	size_t i = hash(jobs) & t->mask;

	while (t->table[i] >= 0 && memcmp(t->c->v[t->table[i]].jobs, jobs,
	    sizeof(t->now.jobs)) != 0)
		i = (i + 1) & t->mask;
	return i;
}

static void
double_table(struct trial *t)
{
	t->mask = 2 * t->mask + 1;
	t->table = bk_xreallocarray(t->table, t->mask + 1, sizeof(*t->table));
	memset(t->table, -1, (t->mask + 1) * sizeof(*t->table));
	for (size_t k = t->begun; k < t->c->n; k++)
		t->table[place_of(t, t->c->v[k].jobs)] = (int32_t)k;
}

/* Keep the order, where it is the cheapest of its set; false: too many. */
static bool
keep(struct trial *t, int64_t cost)
{
	struct columns *c = t->c;
	size_t i = place_of(t, t->now.jobs);

	t->now.cost = cost;
	if (t->table[i] >= 0) {
		if (cost < c->v[t->table[i]].cost)
			c->v[t->table[i]] = t->now;
		return true;
	}
	if (c->n == LISTED)
		return false;
	t->table[i] = (int32_t)c->n;
	BK_GROW(c->v, c->n, c->cap);
	c->v[c->n++] = t->now;
	if (2 * (c->n - t->begun) > t->mask)
		double_table(t);
	return true;
}

static bool	try_more(struct trial *, int32_t leave, int64_t cost,
		    int32_t load, bool waited);

/* Add a task at the end; false: that is too much. */
static bool
try_task(struct trial *t, int32_t task, int32_t leave, int64_t cost,
    int32_t load, bool waited)
{
	const struct model *m = t->c->m;
	const struct bk_solve_task *k = &m->p->tasks[task];
	const struct fit *f = bk_solve_model_fit(m, task, t->shift);
	struct column *now = &t->now, was = *now;
	int32_t place = now->n ? m->p->tasks[now->task[now->n - 1]].place :
	    m->shift_from[t->shift], start, best[COLUMN_STOPS];
	const struct arc *way = model_arc(m, place, k->place);
	enum role role = bk_solve_columns_role(m, task);
	int64_t wait = 0;
	bool ok;

	start = model_next(m, f, leave + way->time_out);
	if (start == BK_SOLVE_NEVER)
		return true;
	waited |= now->n > 0 && start > leave + way->time_out;
	cost += way->cost_out + f->rate + t->c->load[
	    m->p->shifts[t->shift].team];
	if (role != ROLE_MATE)
		cost += m->p->modes[m->task_mode[task]].price;
	now->jobs[role] |= UINT64_C(1) << m->task_job[task];
	now->nlead += role != ROLE_MATE;
	now->task[now->n++] = task;
	if (waited && m->p->wait)
		wait = m->p->wait * least_wait(m, now, t->shift, best);
	ok = keep(t, cost + wait + model_arc(m, k->place,
	    m->shift_to[t->shift])->cost_out) && try_more(t, start +
	    k->service, cost, load + k->load, waited);
	*now = was;
	return ok;
}

static bool
try_more(struct trial *t, int32_t leave, int64_t cost, int32_t load,
    bool waited)
{
	const struct model *m = t->c->m;
	uint64_t taken = t->now.jobs[0] | t->now.jobs[1] | t->now.jobs[2];

	if (++t->tried > TRIED || t->tried > t->most)
		return false;
	for (int32_t i = 0; i < t->ntasks; i++) {
		int32_t task = t->task[i];

		if (taken >> m->task_job[task] & 1 || load +
		    m->p->tasks[task].load > m->p->shifts[t->shift].capacity)
			continue;
		if (t->now.n == COLUMN_STOPS || !try_task(t, task, leave,
		    cost, load, waited))
			return false;
	}
	return true;
}

static void
list_kind(struct trial *t, struct kind *k)
{
	const struct model *m = t->c->m;
	const struct bk_solve_shift *s = &m->p->shifts[k->shift];

	k->first = t->begun = t->c->n;
	t->shift = k->shift;
	t->tried = 0;
	t->ntasks = 0;
	t->now = (struct column){ .n = 0 };
	memset(t->table, -1, (t->mask + 1) * sizeof(*t->table));
	for (int32_t i = 0; i < m->ntasks; i++)
		if (m->task_job[i] >= 0 &&
		    bk_solve_model_fit(m, i, k->shift) != &m->never)
			t->task[t->ntasks++] = i;
	k->loose = !try_more(t, s->begin, s->use, 0, false);
	t->most -= t->tried < t->most ? t->tried : t->most;
	if (k->loose)
		t->c->n = k->first;
	k->n = t->c->n - k->first;
}

bool
bk_solve_columns_list(struct columns *c, const struct model *m,
    const int64_t *load)
{
	struct trial t = { .c = c, .mask = TABLE - 1,
		.most = TRIED_IN_ALL };

	*c = (struct columns){ .m = m, .load = load };
	if (m->njobs > COLUMN_JOBS || m->p->late_sum || m->p->late_max)
		return false;
	c->kind = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->kind));
	c->of = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->of));
	c->later = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->later));
	t.task = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*t.task));
	t.table = bk_xcalloc(t.mask + 1, sizeof(*t.table));
	sort_shifts(c);
	for (size_t k = 0; k < c->nkinds; k++)
		list_kind(&t, &c->kind[k]);
	free(t.task);
	free(t.table);
	return true;
}

void
bk_solve_columns_free(struct columns *c)
{
	free(c->v);
	free(c->kind);
	free(c->of);
	free(c->later);
}
