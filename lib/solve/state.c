#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "mem.h"

void
bk_solve_state_init(struct state *st, const struct model *m, uint64_t seed)
{
	size_t nt = (size_t)m->ntasks + 1, nj = (size_t)m->njobs + 1;
	size_t nr = (size_t)m->nroutes + 1, spots = nt + nr;
	int32_t i;

	*st = (struct state){ .m = m, .shut = BK_SOLVE_NONE };
	rng_seed(&st->rng, seed);
	st->routes = bk_xcalloc(nr, sizeof(*st->routes));
	for (i = 0; i < m->nroutes; i++) {
		size_t room = (size_t)m->room[m->route_shift[i]];

		st->routes[i].stops = bk_xcalloc(room, sizeof(struct stop));
		st->routes[i].saved = bk_xcalloc(room, sizeof(struct stop));
		st->routes[i].version = ++st->version;
		bk_solve_route_reset(st, i);
	}
	if (!m->linked)
		st->known = bk_xcalloc(nt * nr, sizeof(*st->known));
	st->where = bk_xcalloc(nt, sizeof(int32_t));
	st->fit = bk_xcalloc(nt, sizeof(*st->fit));
	st->next = bk_xcalloc(nt, sizeof(int32_t));
	st->start = bk_xcalloc(nt, sizeof(int32_t));
	st->saved_start = bk_xcalloc(nt, sizeof(int32_t));
	st->limit = bk_xcalloc(nt, sizeof(int32_t));
	st->trail = bk_xcalloc(8 * nt, sizeof(*st->trail));
	st->queue = bk_xcalloc(nt + nr, sizeof(int32_t));
	st->queued = bk_xcalloc(nt, sizeof(bool));
	st->spots[0] = bk_xcalloc(spots, sizeof(struct spot));
	st->spots[1] = bk_xcalloc(spots, sizeof(struct spot));
	st->mode = bk_xcalloc(nj, sizeof(int32_t));
	st->out = bk_xcalloc(nj, sizeof(int32_t));
	st->absent = bk_xcalloc(nj, sizeof(uint32_t));
	st->out_key = bk_xcalloc(nj, sizeof(int64_t));
	st->gone = bk_xcalloc(nj, sizeof(int32_t));
	st->gone_mode = bk_xcalloc(nj, sizeof(int32_t));
	st->kept_out = bk_xcalloc(nj, sizeof(int32_t));
	st->touched = bk_xcalloc(nr, sizeof(int32_t));
	st->team_count = bk_xcalloc((size_t)m->nteams + 1, sizeof(int32_t));
	st->shift_used = bk_xcalloc(m->p->nshifts + 1, sizeof(int32_t));
	st->used_bits = bk_xcalloc(m->p->nshifts / 64 + 1, sizeof(uint64_t));
	st->full_bits = bk_xcalloc(m->p->nshifts / 64 + 1, sizeof(uint64_t));
	st->reach = bk_xcalloc(m->p->nshifts / 64 + 1, sizeof(uint64_t));
	memset(st->where, -1, nt * sizeof(int32_t));
	memset(st->mode, -1, nj * sizeof(int32_t));
	st->blink = recreate_blink(st);
	for (i = 0; i < m->njobs; i++) {
		st->cost += m->p->jobs[i].skip;
		if (!m->hopeless[i])
			st->out[st->nout++] = i;
	}
}

void
bk_solve_state_free(struct state *st)
{
	int32_t i;

	for (i = 0; i < st->m->nroutes; i++) {
		free(st->routes[i].stops);
		free(st->routes[i].saved);
	}
	free(st->routes);
	free(st->where);
	free(st->fit);
	free(st->next);
	free(st->start);
	free(st->saved_start);
	free(st->limit);
	free(st->trail);
	free(st->queue);
	free(st->queued);
	free(st->known);
	free(st->spots[0]);
	free(st->spots[1]);
	free(st->mode);
	free(st->out);
	free(st->absent);
	free(st->out_key);
	free(st->gone);
	free(st->gone_mode);
	free(st->kept_out);
	free(st->touched);
	free(st->team_count);
	free(st->shift_used);
	free(st->used_bits);
	free(st->reach);
	free(st->full_bits);
}

int64_t
bk_solve_state_cost(struct state *st)
{
	int64_t wait = st->m->p->wait;

	return st->cost + (st->m->linked ? bk_solve_link_price(st) : 0) +
	    (wait ? wait * bk_solve_wait_all(st) : 0);
}

void
bk_solve_state_begin(struct state *st)
{
	if (st->m->p->wait && st->m->linked)
		bk_solve_wait_all(st);
	st->iteration++;
	st->ntouched = 0;
	st->ngone = 0;
	st->broken = false;
	st->nkept_out = st->nout;
	memcpy(st->kept_out, st->out, (size_t)st->nout * sizeof(int32_t));
	st->saved_cost = st->cost;
	st->saved_waits = st->waits;
	st->saved_used = st->nused;
	st->saved_placed = st->nplaced;
	if (st->m->linked) {
		st->saved_late = st->late;
		memcpy(st->saved_start, st->start,
		    (size_t)st->m->ntasks * sizeof(int32_t));
	}
}

static void
forget_job(struct state *st, int32_t job)
{
	const struct bk_solve_mode *mode;

	if (st->mode[job] == BK_SOLVE_NONE)
		return;
	mode = &st->m->p->modes[st->mode[job]];
	st->where[mode->task[0]] = BK_SOLVE_NONE;
	if (mode->task[1] != BK_SOLVE_NONE)
		st->where[mode->task[1]] = BK_SOLVE_NONE;
	st->mode[job] = BK_SOLVE_NONE;
}

void
bk_solve_state_undo(struct state *st)
{
	int32_t i;

	for (i = 0; i < st->nkept_out; i++)
		forget_job(st, st->kept_out[i]);
	for (i = 0; i < st->ngone; i++) {
		forget_job(st, st->gone[i]);
		st->mode[st->gone[i]] = st->gone_mode[i];
	}
	for (i = 0; i < st->ntouched; i++)
		bk_solve_route_restore(st, st->touched[i]);
	st->nout = st->nkept_out;
	memcpy(st->out, st->kept_out, (size_t)st->nout * sizeof(int32_t));
	st->cost = st->saved_cost;
	st->waits = st->saved_waits;
	st->stale = false;
	st->nused = st->saved_used;
	st->nplaced = st->saved_placed;
	if (st->m->linked) {
		st->late = st->saved_late;
		memcpy(st->start, st->saved_start,
		    (size_t)st->m->ntasks * sizeof(int32_t));
	}
}

/*
 * Often each task of a touched route is back where it was: then what is known
 * of the route still holds.
 */
void
bk_solve_state_keep(struct state *st)
{
	struct route *r;
	int32_t i;

	if (st->m->p->wait && !st->m->linked)
		bk_solve_wait_all(st);
	for (i = 0; i < st->ntouched; i++) {
		r = &st->routes[st->touched[i]];
		if (r->n != r->saved_n || memcmp(r->stops, r->saved,
		    (size_t)(r->n + 2) * sizeof(*r->stops)) != 0)
			r->version = ++st->version;
	}
}
