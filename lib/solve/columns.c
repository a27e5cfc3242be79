#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	WORK = 600000,		/* starts looked at, of one kind of shifts */
	WORK_IN_ALL = 3000000,	/* and of all; for each hundredth */
	LISTED = 600000,	/* columns of all */
	LONGEST = 2000,		/* times in a shift */
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

/* Can shift b do the same tasks as a, at the same hours of it? */
static bool
same_tasks(const struct model *m, int32_t a, int32_t b)
{
	const struct bk_solve_shift *x = &m->p->shifts[a];
	const struct bk_solve_shift *y = &m->p->shifts[b];

	if (x->from != y->from || x->to != y->to ||
	    x->capacity != y->capacity)
		return false;
	for (int32_t t = 0; t < m->ntasks; t++)
		if (!same_hours(m, bk_solve_model_fit(m, t, a),
		    bk_solve_model_fit(m, t, b), y->begin - x->begin))
			return false;
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
	if (x->team != y->team || x->use != y->use || !same_tasks(m, a, b))
		return false;
	for (int32_t t = 0; t < m->ntasks; t++) {
		const struct fit *f = bk_solve_model_fit(m, t, a);
		const struct fit *g = bk_solve_model_fit(m, t, b);

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
		if (c->later[s] < c->kind[k].later)
			c->kind[k].later = c->later[s];
	}
}

/* --- what a shift can do ------------------------------------------------ */

/*
 * Sets of tasks grow by one task at a time. For each set, each last task of it
 * and each time, the least that it costs when that task starts then, whatever
 * the order before: with it every order is dealt with that there is.
 */

/* A task that fits the shift; times are counted from the shift's beginning. */
struct local {
	int32_t	task, place, open, close, service, load;
	enum role role;
	uint64_t bit;
	int64_t	own;		/* what it costs, ways apart */
};

/* The last task of a set. */
struct last {
	int32_t	local, first;	/* the first time there is a cost for */
	int32_t	next;		/* of the same set, or -1 */
	size_t	cost;		/* in the level's costs, time by time */
};

struct set {
	uint64_t jobs[NROLES];
	int64_t	cost;		/* with the way home */
	int32_t	last;		/* the first of its last tasks, or -1 */
	int32_t	load, n;
	int16_t	local[COLUMN_STOPS + 1];
};

/* The sets of so many tasks. */
struct level {
	struct set *set;
	struct last *last;
	int64_t	*cost;
	size_t	nsets, set_cap, nlasts, last_cap, ncosts, cost_cap;
};

struct listing {
	struct columns *c;
	int32_t	shift, range;
	struct local *local;
	int32_t	nlocals;
	struct level from, to;
	int32_t	*table;		/* hashed: set of a level, or -1 */
	size_t	mask;
	int64_t	*now;		/* costs being drawn up, time by time */
	size_t	work, most;	/* of this kind; and the most of it, */
	size_t	left;		/* of all that follow */
};

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
place_of(const struct listing *l, const struct set *s)
{
	size_t i = hash(s->jobs) & l->mask;

	for (; l->table[i] >= 0; i = (i + 1) & l->mask) {
		const struct set *t = &l->to.set[l->table[i]];

		if (t->load == s->load && memcmp(t->jobs, s->jobs,
		    sizeof(s->jobs)) == 0)
			break;
	}
	return i;
}

static void
double_table(struct listing *l)
{
	l->mask = 2 * l->mask + 1;
	l->table = bk_xreallocarray(l->table, l->mask + 1, sizeof(*l->table));
	memset(l->table, -1, (l->mask + 1) * sizeof(*l->table));
	for (size_t k = 0; k < l->to.nsets; k++)
		l->table[place_of(l, &l->to.set[k])] = (int32_t)k;
}

/* The set with a task more, of the next level. */
static struct set *
set_with(struct listing *l, const struct set *was, int32_t local)
{
	const struct local *j = &l->local[local];
	struct set s = *was;
	size_t i;

	s.jobs[j->role] |= j->bit;
	s.load += j->load;
	s.local[s.n++] = (int16_t)local;
	i = place_of(l, &s);
	if (l->table[i] >= 0)
		return &l->to.set[l->table[i]];
	s.cost = NOTHING;
	s.last = -1;
	l->table[i] = (int32_t)l->to.nsets;
	BK_GROW(l->to.set, l->to.nsets, l->to.set_cap);
	l->to.set[l->to.nsets++] = s;
	if (2 * l->to.nsets > l->mask)
		double_table(l);
	return &l->to.set[l->to.nsets - 1];
}

/* No start between the windows of a task. */
static void
bar_gaps(struct listing *l, const struct local *j)
{
	const struct model *m = l->c->m;
	const struct fit *f = bk_solve_model_fit(m, j->task, l->shift);
	int32_t begin = m->p->shifts[l->shift].begin, t = j->open;

	for (uint32_t i = 0; i < f->nwindows; i++) {
		const struct bk_solve_window *w = &m->windows[f->first + i];

		for (; t < w->open - begin && t <= j->close; t++)
			l->now[t] = NOTHING;
		if (t < w->close - begin + 1)
			t = w->close - begin + 1;
	}
}

/* The set ends with the task, which costs what is drawn up for each start. */
static void
add_last(struct listing *l, const struct set *was, int32_t local, bool grows)
{
	const struct local *j = &l->local[local];
	const struct model *m = l->c->m;
	int64_t least = NOTHING, home = model_arc(m, j->place,
	    m->shift_to[l->shift])->cost_out, cost = NOTHING;
	int32_t first = j->close + 1;
	struct set *s;
	struct last last;

	bar_gaps(l, j);
	for (int32_t t = j->close; t >= j->open; t--)
		if (l->now[t] < NOTHING) {
			first = t;
			least = l->now[t] < least ? l->now[t] : least;
		}
	if (least == NOTHING)
		return;
	s = set_with(l, was, local);
	if (least + home < s->cost)
		s->cost = least + home;
	if (!grows)
		return;
	last = (struct last){ local, first, s->last, l->to.ncosts };
	s->last = (int32_t)l->to.nlasts;
	BK_GROW(l->to.last, l->to.nlasts, l->to.last_cap);
	l->to.last[l->to.nlasts++] = last;
	for (int32_t t = first; t < l->range; t++) {
		cost += cost < NOTHING ? m->p->wait : 0;
		if (t <= j->close && l->now[t] < cost)
			cost = l->now[t];
		BK_GROW(l->to.cost, l->to.ncosts, l->to.cost_cap);
		l->to.cost[l->to.ncosts++] = cost;
	}
}

static void
clear(struct listing *l, const struct local *j)
{
	for (int32_t t = j->open; t <= j->close; t++)
		l->now[t] = NOTHING;
	l->work += (size_t)(j->close - j->open + 1);
}

/* Draw up the task after one of the last tasks of a set. */
static void
follow(struct listing *l, const struct last *i, const struct local *j)
{
	const struct local *was = &l->local[i->local];
	const struct arc *way = model_arc(l->c->m, was->place, j->place);
	int64_t more = way->cost_out + j->own;
	int32_t start = i->first + was->service + way->time_out;
	const int64_t *cost = l->from.cost + i->cost;	/* from `start` on */

	for (int32_t t = start > j->open ? start : j->open; t <= j->close; t++)
		if (cost[t - start] + more < l->now[t])
			l->now[t] = cost[t - start] + more;
	l->work += (size_t)(j->close - j->open + 1);
}

static void
grow_set(struct listing *l, const struct set *s, bool grows)
{
	const struct bk_solve_shift *shift = &l->c->m->p->shifts[l->shift];
	uint64_t taken = s->jobs[0] | s->jobs[1] | s->jobs[2];

	for (int32_t k = 0; k < l->nlocals; k++) {
		const struct local *j = &l->local[k];

		if (taken & j->bit || s->load + j->load > shift->capacity)
			continue;
		clear(l, j);
		for (int32_t i = s->last; i >= 0; i = l->from.last[i].next)
			follow(l, &l->from.last[i], j);
		add_last(l, s, k, grows);
	}
}

/* The sets of one task. */
static void
begin_sets(struct listing *l)
{
	const struct model *m = l->c->m;
	const struct bk_solve_shift *s = &m->p->shifts[l->shift];
	const struct set none = { .n = 0 };

	for (int32_t k = 0; k < l->nlocals; k++) {
		const struct local *j = &l->local[k];
		const struct arc *way = model_arc(m, m->shift_from[l->shift],
		    j->place);

		if (j->load > s->capacity)
			continue;
		clear(l, j);
		for (int32_t t = j->open; t <= j->close; t++)
			if (t >= way->time_out)
				l->now[t] = s->use + way->cost_out + j->own;
		add_last(l, &none, k, true);
	}
}

/* Make columns of a level's sets; false: there are too many. */
static bool
keep(struct listing *l)
{
	struct columns *c = l->c;

	for (size_t i = 0; i < l->to.nsets; i++) {
		const struct set *s = &l->to.set[i];
		struct column now = { .cost = s->cost, .n = (uint8_t)s->n };

		if (c->n == LISTED || s->n > COLUMN_STOPS)
			return false;
		for (int32_t k = 0; k < s->n; k++) {
			const struct local *j = &l->local[s->local[k]];

			now.task[k] = (int16_t)j->task;
			now.nlead += j->role != ROLE_MATE;
		}
		BK_GROW(c->v, c->n, c->cap);
		c->v[c->n++] = now;
	}
	return true;
}

/* What is drawn up next is of the next level. */
static void
turn(struct listing *l)
{
	struct level was = l->from;

	l->from = l->to;
	l->to = was;
	l->to.nsets = l->to.nlasts = l->to.ncosts = 0;
	memset(l->table, -1, (l->mask + 1) * sizeof(*l->table));
}

/* No set has more tasks, if each of them is a load. */
static int32_t
most_tasks(const struct listing *l)
{
	for (int32_t k = 0; k < l->nlocals; k++)
		if (l->local[k].load < 1)
			return COLUMN_STOPS + 1;
	return l->c->m->p->shifts[l->shift].capacity;
}

/* All sets that the shift can do; false: too many. */
static bool
list_sets(struct listing *l)
{
	int32_t most = most_tasks(l);

	turn(l);
	l->from.nsets = 0;
	begin_sets(l);
	for (int32_t n = 1; l->to.nsets; n++) {
		if (!keep(l))
			return false;
		turn(l);
		for (size_t i = 0; i < l->from.nsets; i++) {
			if (l->work > l->most || l->work > l->left)
				return false;
			grow_set(l, &l->from.set[i], n + 1 < most &&
			    n + 1 <= COLUMN_STOPS);
		}
	}
	return true;
}

/* The tasks that fit a shift at all; false: it is too long. */
static bool
find_locals(struct listing *l)
{
	const struct model *m = l->c->m;
	const struct bk_solve_shift *s = &m->p->shifts[l->shift];

	l->nlocals = 0;
	l->range = 0;
	for (int32_t i = 0; i < m->ntasks; i++) {
		const struct fit *f = bk_solve_model_fit(m, i, l->shift);
		struct local *j = &l->local[l->nlocals];

		if (m->task_job[i] < 0 || f->close < f->open ||
		    f->close < s->begin)
			continue;
		*j = (struct local){ .task = i, .place = m->p->tasks[i].place,
			.open = f->open > s->begin ? f->open - s->begin : 0,
			.close = f->close - s->begin,
			.service = m->p->tasks[i].service,
			.load = m->p->tasks[i].load,
			.role = bk_solve_columns_role(m, i),
			.bit = UINT64_C(1) << m->task_job[i],
			.own = f->rate + l->c->load[s->team] };
		if (j->role != ROLE_MATE)
			j->own += m->p->modes[m->task_mode[i]].price;
		if (j->close >= LONGEST)
			return false;
		if (j->close >= l->range)
			l->range = j->close + 1;
		l->nlocals++;
	}
	return true;
}

/* --- what a shift can do as another, at other prices -------------------- */

/* What a task costs more on shift b than on a. */
static int64_t
dearer(const struct columns *c, int32_t task, int32_t a, int32_t b)
{
	const struct bk_solve_shift *shifts = c->m->p->shifts;

	return bk_solve_model_fit(c->m, task, b)->rate +
	    c->load[shifts[b].team] -
	    bk_solve_model_fit(c->m, task, a)->rate -
	    c->load[shifts[a].team];
}

/*
 * Can shift b do the same as a in the same orders? What a task costs by itself
 * says nothing of the order, if all that do a job in one role differ by as
 * much.
 */
static bool
is_priced_anew(const struct columns *c, int32_t a, int32_t b)
{
	const struct model *m = c->m;
	int64_t more[COLUMN_JOBS][NROLES], now;
	bool known[COLUMN_JOBS][NROLES] = { { false } };

	if (!same_tasks(m, a, b))
		return false;
	for (int32_t t = 0; t < m->ntasks; t++) {
		const struct fit *f = bk_solve_model_fit(m, t, a);
		int32_t job = m->task_job[t];
		enum role role;

		if (job < 0 || f->close < f->open)
			continue;
		role = bk_solve_columns_role(m, t);
		now = dearer(c, t, a, b);
		if (known[job][role] && now != more[job][role])
			return false;
		more[job][role] = now;
		known[job][role] = true;
	}
	return true;
}

/* The kind before this one that can do the same; or NULL. */
static const struct kind *
model_of(const struct columns *c, const struct kind *k)
{
	for (const struct kind *i = c->kind; i < k; i++)
		if (is_priced_anew(c, i->shift, k->shift))
			return i;
	return NULL;
}

/* Its columns, at the prices of this kind; false: there are too many. */
static bool
copy_kind(struct columns *c, const struct kind *from, const struct kind *k)
{
	const struct bk_solve_shift *shifts = c->m->p->shifts;

	if (from->loose || c->n + from->n > LISTED)
		return false;
	for (size_t i = 0; i < from->n; i++) {
		struct column now = c->v[from->first + i];

		now.cost += shifts[k->shift].use - shifts[from->shift].use;
		for (int32_t t = 0; t < now.n; t++)
			now.cost += dearer(c, now.task[t], from->shift,
			    k->shift);
		BK_GROW(c->v, c->n, c->cap);
		c->v[c->n++] = now;
	}
	return true;
}

static void
list_kind(struct listing *l, struct kind *k)
{
	const struct kind *from = model_of(l->c, k);

	k->first = l->c->n;
	l->shift = k->shift;
	l->work = 0;
	k->loose = from ? !copy_kind(l->c, from, k) :
	    !find_locals(l) || !list_sets(l);
	l->left -= l->work < l->left ? l->work : l->left;
	if (k->loose)
		l->c->n = k->first;
	k->n = l->c->n - k->first;
}

static void
free_level(struct level *l)
{
	free(l->set);
	free(l->last);
	free(l->cost);
}

bool
bk_solve_columns_list(struct columns *c, const struct model *m,
    const int64_t *load, int effort)
{
	struct listing l = { .c = c, .mask = TABLE - 1,
		.most = (size_t)effort * WORK,
		.left = (size_t)effort * WORK_IN_ALL };

	*c = (struct columns){ .m = m, .load = load };
	if (m->njobs > COLUMN_JOBS || m->ntasks > INT16_MAX ||
	    m->p->late_sum || m->p->late_max)
		return false;
	c->kind = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->kind));
	c->of = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->of));
	c->later = bk_xcalloc(m->p->nshifts + 1, sizeof(*c->later));
	l.local = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*l.local));
	l.table = bk_xcalloc(l.mask + 1, sizeof(*l.table));
	l.now = bk_xcalloc(LONGEST, sizeof(*l.now));
	sort_shifts(c);
	for (size_t k = 0; k < c->nkinds; k++)
		list_kind(&l, &c->kind[k]);
	free(l.local);
	free(l.table);
	free(l.now);
	free_level(&l.from);
	free_level(&l.to);
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
