#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "mem.h"

static size_t
mul(int32_t a, int32_t b)
{
	return (size_t)a * (size_t)b;
}

/* The arcs that there are, each once, found by their numbers. */
struct kinds {
	struct arc	*v;
	size_t		 n, cap;
	uint32_t	*slot;		/* index + 1; 0 is free */
	size_t		 mask;
};

static size_t
slot_of(const struct kinds *k, const struct arc *a)
{
	uint64_t h = (uint32_t)a->cost_in * UINT64_C(0x9e3779b97f4a7c15) ^
	    (uint32_t)a->cost_out * UINT64_C(0xc2b2ae3d27d4eb4f) ^
	    (uint32_t)a->time_in * UINT64_C(0x165667b19e3779f9) ^
	    (uint32_t)a->time_out * UINT64_C(0x27d4eb2f165667c5);
	size_t i = (size_t)(h ^ h >> 29) & k->mask;

	while (k->slot[i] && memcmp(&k->v[k->slot[i] - 1], a,
	    sizeof(*a)) != 0)
		i = (i + 1) & k->mask;
	return i;
}

static void
widen(struct kinds *k)
{
	k->mask = 2 * k->mask + 1;
	free(k->slot);
	k->slot = bk_xcalloc(k->mask + 1, sizeof(*k->slot));
	for (size_t i = 0; i < k->n; i++)
		k->slot[slot_of(k, &k->v[i])] = (uint32_t)i + 1;
}

static uint32_t
kind_of(struct kinds *k, const struct arc *a)
{
	size_t i = slot_of(k, a);

	if (k->slot[i])
		return k->slot[i] - 1;
	BK_GROW(k->v, k->n, k->cap);
	k->v[k->n++] = *a;
	k->slot[i] = (uint32_t)k->n;
	if (2 * k->n > k->mask)
		widen(k);
	return (uint32_t)k->n - 1;
}

/*
 * Ways from every place to every other, and to "nowhere", which is free. Of
 * many places many are alike: the table stays near the processor.
 */
static void
fill_arcs(struct model *m)
{
	const struct bk_solve_problem *p = m->p;
	int32_t n = (int32_t)p->nplaces, i, j;
	struct kinds k = { .mask = 255 };
	struct arc a = { 0, 0, 0, 0 };

	k.slot = bk_xcalloc(k.mask + 1, sizeof(*k.slot));
	kind_of(&k, &a);
	m->nplaces = n + 1;
	m->kinds = bk_xcalloc(mul(n + 1, n + 1), sizeof(*m->kinds));
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++) {
			bk_solve_way_of(p, i, j, &a.time_out, &a.cost_out);
			bk_solve_way_of(p, j, i, &a.time_in, &a.cost_in);
			m->kinds[mul(i, n + 1) + (size_t)j] = kind_of(&k, &a);
		}
	free(k.slot);
	m->arcs = k.v;
}

/*
 * The allowed starts of a task on a shift: where its windows and the shift's
 * overlap.  Writes to w if that isn't NULL; returns how many.
 */
static size_t
overlap(const struct model *m, const struct bk_solve_task *t, int32_t shift,
    struct bk_solve_window *w)
{
	static const struct bk_solve_window always = { 0, BK_SOLVE_NEVER };
	const struct bk_solve_shift *s = &m->p->shifts[shift];
	const struct bk_solve_window *tw = t->nwindows ? t->windows : &always;
	const struct bk_solve_hours own = { s->nwindows ? s->windows : &always,
		s->nwindows ? s->nwindows : 1 };
	const struct bk_solve_hours *hours = m->p->hours ?
	    &m->p->hours[(size_t)t->place * m->p->nshifts + (size_t)shift] :
	    &own;
	const struct bk_solve_window *sw = hours->windows;
	size_t ntw = t->nwindows ? t->nwindows : 1, nsw = hours->nwindows;
	int32_t first, last, open, close;
	size_t i, j, n = 0;

	first = s->begin +
	    model_arc(m, t->place, m->shift_from[shift])->time_in;
	last = s->end - t->service -
	    model_arc(m, t->place, m->shift_to[shift])->time_out;
	for (i = 0, j = 0; i < ntw && j < nsw;) {
		open = tw[i].open > sw[j].open ? tw[i].open : sw[j].open;
		close = sw[j].close - t->service;
		if (tw[i].close < close)
			close = tw[i].close;
		if (open < first)
			open = first;
		if (close > last)
			close = last;
		if (open <= close) {
			if (w != NULL)
				w[n] = (struct bk_solve_window){ open, close };
			n++;
		}
		if (tw[i].close < sw[j].close)
			i++;
		else
			j++;
	}
	return n;
}

/* How a task fits a shift; its windows go to w, if that isn't NULL. */
static size_t
find_fit(const struct model *m, int32_t task, int32_t shift, struct fit *f,
    struct bk_solve_window *w)
{
	const struct bk_solve_task *t = &m->p->tasks[task];

	*f = (struct fit){ .close = -1 };
	if (t->rates != NULL)
		f->rate = t->rates[shift];
	if (f->rate == BK_SOLVE_BARRED ||
	    t->load > m->p->shifts[shift].capacity)
		return 0;
	return overlap(m, t, shift, w);
}

/* Where each task fits at all; how many windows the fits refer to. */
static size_t
fill_usable(struct model *m)
{
	int32_t ns = (int32_t)m->p->nshifts, t, s;
	size_t total = 0, used = 0, cap = 0, n;
	struct fit f;

	m->first_usable = bk_xcalloc((size_t)m->ntasks + 1, sizeof(int32_t));
	for (t = 0; t < m->ntasks; t++) {
		for (s = 0; s < ns; s++) {
			n = find_fit(m, t, s, &f, NULL);
			if (n == 0)
				continue;
			BK_GROW(m->usable, used, cap);
			m->usable[used++] = s;
			total += n > 1 ? n : 0;
		}
		m->first_usable[t + 1] = (int32_t)used;
	}
	return total;
}

static void
fill_fits(struct model *m)
{
	size_t total = fill_usable(m), n;
	int32_t t, u, all = m->first_usable[m->ntasks];
	struct fit *f = bk_xcalloc((size_t)all + 1, sizeof(*f));

	m->fits = f;
	m->never = (struct fit){ .close = -1 };
	m->windows = bk_xcalloc(total + 1, sizeof(*m->windows));
	total = 0;
	for (t = 0; t < m->ntasks; t++)
		for (u = m->first_usable[t]; u < m->first_usable[t + 1];
		    u++, f++) {
			n = find_fit(m, t, m->usable[u], f,
			    m->windows + total);
			f->open = m->windows[total].open;
			f->close = m->windows[total + n - 1].close;
			f->first = (uint32_t)total;
			f->nwindows = n > 1 ? (uint32_t)n : 0;
			total += n > 1 ? n : 0;
		}
}

const struct fit *
bk_solve_model_fit(const struct model *m, int32_t task, int32_t shift)
{
	int32_t low = m->first_usable[task];
	int32_t high = m->first_usable[task + 1];

	while (low < high) {
		int32_t mid = low + (high - low) / 2;

		if (m->usable[mid] < shift)
			low = mid + 1;
		else
			high = mid;
	}
	return low < m->first_usable[task + 1] && m->usable[low] == shift ?
	    &m->fits[low] : &m->never;
}

int32_t
bk_solve_model_next_of(const struct model *m, const struct fit *f, int32_t t)
{
	const struct bk_solve_window *w = m->windows + f->first;
	const struct bk_solve_window *end = w + f->nwindows;

	for (; w < end; w++)
		if (t <= w->close)
			return t > w->open ? t : w->open;
	return BK_SOLVE_NEVER;
}

int32_t
bk_solve_model_last_of(const struct model *m, const struct fit *f, int32_t t)
{
	const struct bk_solve_window *begin = m->windows + f->first;
	const struct bk_solve_window *w = begin + f->nwindows;

	while (w-- > begin)
		if (t >= w->open)
			return t < w->close ? t : w->close;
	return -BK_SOLVE_NEVER;
}

static int
by_begin(const void *a, const void *b)
{
	const struct bk_solve_shift *const *x = a, *const *y = b;

	return (*x)->begin < (*y)->begin ? -1 : (*x)->begin > (*y)->begin;
}

/* How far apart the two tasks of a job may start, at the most. */
static int64_t
widest_gap(const struct bk_solve_problem *p)
{
	int64_t most = 0;

	for (size_t i = 0; i < p->nmodes; i++) {
		const struct bk_solve_mode *o = &p->modes[i];

		if (o->task[1] == BK_SOLVE_NONE)
			continue;
		if (o->gap_max > most)
			most = o->gap_max;
		if (-(int64_t)o->gap_min > most)
			most = -(int64_t)o->gap_min;
	}
	return most;
}

/*
 * Shifts that meet in time, or by two tasks of a job, even by way of others,
 * are of one epoch.
 */
static void
fill_epochs(struct model *m)
{
	const struct bk_solve_problem *p = m->p;
	const struct bk_solve_shift **all = bk_xcalloc(p->nshifts + 1,
	    sizeof(*all));
	int64_t gap = widest_gap(p), end = 0;

	m->epoch = bk_xcalloc(p->nshifts + 1, sizeof(*m->epoch));
	for (size_t s = 0; s < p->nshifts; s++)
		all[s] = &p->shifts[s];
	if (p->nshifts)
		qsort(all, p->nshifts, sizeof(*all), by_begin);
	for (size_t s = 0; s < p->nshifts; s++) {
		if (s == 0 || all[s]->begin > end + gap) {
			m->nepochs++;
			end = all[s]->end;
		}
		if (all[s]->end > end)
			end = all[s]->end;
		m->epoch[all[s] - p->shifts] = m->nepochs - 1;
	}
	free(all);
	m->epoch_bits = bk_xcalloc((size_t)m->nepochs * (size_t)m->nwords + 1,
	    sizeof(*m->epoch_bits));
	for (int32_t s = 0; s < (int32_t)p->nshifts; s++)
		m->epoch_bits[mul(m->epoch[s], m->nwords) + (size_t)(s / 64)]
		    |= UINT64_C(1) << s % 64;
}

static void
fill_bits(struct model *m)
{
	const struct bk_solve_problem *p = m->p;

	m->nwords = (int32_t)(p->nshifts + 63) / 64;
	m->usable_bits = bk_xcalloc(mul(m->ntasks, m->nwords) + 1,
	    sizeof(*m->usable_bits));
	m->usable_before = bk_xcalloc(mul(m->ntasks, m->nwords) + 1,
	    sizeof(*m->usable_before));
	m->opening = bk_xcalloc((size_t)m->ntasks + 1, sizeof(*m->opening));
	for (int32_t t = 0; t < m->ntasks; t++) {
		m->opening[t] = NOTHING;
		for (int32_t u = m->first_usable[t];
		    u < m->first_usable[t + 1]; u++) {
			int32_t s = m->usable[u];
			int64_t open = m->fits[u].rate + p->shifts[s].use;
			size_t w = mul(t, m->nwords) + (size_t)(s / 64);

			if (m->usable_bits[w] == 0)
				m->usable_before[w] = u;
			m->usable_bits[w] |= UINT64_C(1) << s % 64;
			if (open < m->opening[t])
				m->opening[t] = open;
		}
	}
	fill_epochs(m);
}

/* Routes are numbered through the shifts; each knows how long it can grow. */
static void
fill_routes(struct model *m)
{
	const struct bk_solve_problem *p = m->p;
	int32_t r = 0, k, n, load, fits;
	size_t s, t;

	for (s = 0; s < p->nshifts; s++)
		r += p->shifts[s].count;
	m->nroutes = r;
	m->route_shift = bk_xcalloc((size_t)r + 1, sizeof(int32_t));
	m->shift_route = bk_xcalloc(p->nshifts + 1, sizeof(int32_t));
	m->room = bk_xcalloc(p->nshifts + 1, sizeof(int32_t));
	for (s = 0, r = 0; s < p->nshifts; s++) {
		m->shift_route[s] = r;
		for (k = 0; k < p->shifts[s].count; k++)
			m->route_shift[r++] = (int32_t)s;
		load = INT32_MAX;
		fits = 0;
		for (t = 0; t < p->ntasks; t++) {
			const struct fit *f = bk_solve_model_fit(m, (int32_t)t,
			    (int32_t)s);

			if (f->close < f->open)
				continue;
			fits++;
			if (p->tasks[t].load < load)
				load = p->tasks[t].load;
		}
		n = fits;
		if (fits > 0 && load > 0 && p->shifts[s].capacity / load < n)
			n = p->shifts[s].capacity / load;
		m->room[s] = n + 2;
		if (p->shifts[s].use > m->dearest)
			m->dearest = p->shifts[s].use;
		if (p->shifts[s].team >= m->nteams)
			m->nteams = p->shifts[s].team + 1;
	}
	m->shift_route[s] = r;
}

static void
fill_modes(struct model *m)
{
	const struct bk_solve_problem *p = m->p;
	size_t j, t;
	int32_t k, a, b;

	m->mates = bk_xcalloc(p->ntasks + 1, sizeof(*m->mates));
	m->task_job = bk_xcalloc(p->ntasks + 1, sizeof(int32_t));
	m->task_mode = bk_xcalloc(p->ntasks + 1, sizeof(int32_t));
	for (t = 0; t < p->ntasks; t++) {
		m->mates[t].task = BK_SOLVE_NONE;
		m->task_job[t] = BK_SOLVE_NONE;
		if (p->tasks[t].due < BK_SOLVE_NEVER)
			m->linked = true;
	}
	for (j = 0; j < p->njobs; j++)
		for (k = 0; k < p->jobs[j].nmodes; k++) {
			const struct bk_solve_mode *mode =
			    &p->modes[p->jobs[j].mode + k];

			a = mode->task[0];
			b = mode->task[1];
			assert(m->task_job[a] == BK_SOLVE_NONE);
			m->task_job[a] = (int32_t)j;
			m->task_mode[a] = p->jobs[j].mode + k;
			if (b == BK_SOLVE_NONE)
				continue;
			assert(m->task_job[b] == BK_SOLVE_NONE);
			m->task_job[b] = (int32_t)j;
			m->task_mode[b] = p->jobs[j].mode + k;
			m->mates[a] = (struct mate){ b, mode->gap_min };
			m->mates[b] = (struct mate){ a, -mode->gap_max };
			m->linked = true;
		}
}

/* The task that stands for a job where jobs are compared. */
static const struct bk_solve_task *
job_task(const struct model *m, int32_t job)
{
	const struct bk_solve_problem *p = m->p;

	return &p->tasks[p->modes[p->jobs[job].mode].task[0]];
}

struct ranked {
	int64_t	key;
	int32_t	job;
};

static int
compare_ranked(const void *va, const void *vb)
{
	const struct ranked *a = va, *b = vb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->job < b->job ? -1 : a->job > b->job;
}

/* For each job those near it, itself first, then by the cost of the way. */
static void
fill_near(struct model *m)
{
	struct ranked *all = bk_xcalloc((size_t)m->njobs + 1, sizeof(*all));
	const struct arc *a;
	int32_t i, j;

	m->nnear = m->njobs < NEAR_MAX ? m->njobs : NEAR_MAX;
	m->near = bk_xcalloc(mul(m->njobs, m->nnear) + 1, sizeof(int32_t));
	for (i = 0; i < m->njobs; i++) {
		for (j = 0; j < m->njobs; j++) {
			a = model_arc(m, job_task(m, i)->place,
			    job_task(m, j)->place);
			all[j].job = j;
			all[j].key = i == j ? -1 :
			    (int64_t)a->cost_in + a->cost_out;
		}
		qsort(all, (size_t)m->njobs, sizeof(*all), compare_ranked);
		for (j = 0; j < m->nnear; j++)
			m->near[mul(i, m->nnear) + (size_t)j] = all[j].job;
	}
	free(all);
}

static void
fill_keys(struct model *m)
{
	const struct bk_solve_task *t;
	const struct arc *way;
	int32_t open, close, far;
	int32_t j;
	int k;

	for (k = 0; k < NORDERS; k++)
		m->keys[k] = bk_xcalloc((size_t)m->njobs + 1,
		    sizeof(int32_t));
	for (j = 0; j < m->njobs; j++) {
		t = job_task(m, j);
		way = model_arc(m, t->place, m->shift_from[0]);
		far = way->cost_in;
		open = t->nwindows ? t->windows[0].open : 0;
		close = t->nwindows ? t->windows[t->nwindows - 1].close :
		    BK_SOLVE_NEVER;
		if (t->due < close)
			close = t->due;
		m->keys[ORDER_LOAD][j] = -t->load;
		m->keys[ORDER_FAR][j] = -far;
		m->keys[ORDER_CLOSE][j] = far;
		m->keys[ORDER_NARROW][j] = close - open;
		m->keys[ORDER_EARLY][j] = open;
		m->keys[ORDER_LATE][j] = -close;
	}
}

static bool
task_fits(const struct model *m, int32_t task)
{
	return m->first_usable[task] < m->first_usable[task + 1];
}

static void
fill_hopeless(struct model *m)
{
	const struct bk_solve_problem *p = m->p;
	const struct bk_solve_mode *mode;
	int32_t j, k;
	bool hope;

	m->hopeless = bk_xcalloc((size_t)m->njobs + 1, sizeof(bool));
	for (j = 0; j < m->njobs; j++) {
		hope = false;
		for (k = 0; k < p->jobs[j].nmodes && !hope; k++) {
			mode = &p->modes[p->jobs[j].mode + k];
			hope = task_fits(m, mode->task[0]) &&
			    (mode->task[1] == BK_SOLVE_NONE ||
			    task_fits(m, mode->task[1]));
		}
		m->hopeless[j] = !hope;
	}
}

void
bk_solve_model_init(struct model *m, const struct bk_solve_problem *p)
{
	size_t s;

	assert(p->nplaces < 1 << 15 && p->njobs < 1 << 15);
	*m = (struct model){
		.p = p,
		.ntasks = (int32_t)p->ntasks,
		.njobs = (int32_t)p->njobs,
		.linked = p->late_max > 0,
		.fair = p->fair > 0,
	};
	fill_arcs(m);
	m->shift_from = bk_xcalloc(p->nshifts + 1, sizeof(int32_t));
	m->shift_to = bk_xcalloc(p->nshifts + 1, sizeof(int32_t));
	for (s = 0; s < p->nshifts; s++) {
		m->shift_from[s] = p->shifts[s].from == BK_SOLVE_NONE ?
		    m->nplaces - 1 : p->shifts[s].from;
		m->shift_to[s] = p->shifts[s].to == BK_SOLVE_NONE ?
		    m->nplaces - 1 : p->shifts[s].to;
	}
	fill_fits(m);
	fill_routes(m);
	fill_modes(m);
	if (m->linked)
		fill_bits(m);
	fill_near(m);
	fill_keys(m);
	fill_hopeless(m);
}

void
bk_solve_model_free(struct model *m)
{
	int k;

	for (k = 0; k < NORDERS; k++)
		free(m->keys[k]);
	free(m->arcs);
	free(m->kinds);
	free(m->fits);
	free(m->windows);
	free(m->usable);
	free(m->first_usable);
	free(m->usable_bits);
	free(m->usable_before);
	free(m->opening);
	free(m->epoch);
	free(m->epoch_bits);
	free(m->mates);
	free(m->task_job);
	free(m->task_mode);
	free(m->route_shift);
	free(m->shift_route);
	free(m->shift_from);
	free(m->shift_to);
	free(m->room);
	free(m->near);
	free(m->hopeless);
}
