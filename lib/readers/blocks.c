#include "blocks.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "mem.h"

enum {
	EXTRA = 2,		/* blocks in flight beyond one a worker */
	OVERLONG_KEPT = 4096	/* bytes of an overlong line that are shown */
};

enum phase { FREE, READ, PARSED };

/* A place for a block; they go round. */
struct place {
	struct bk_block	 b;
	char		*buf;		/* what b.text is, but of an overlong */
	size_t		 cap;
	size_t		 nhash;		/* bytes of it that the file has */
	char		*head;		/* of an overlong line */
	size_t		 used;
	unsigned	 worker;
	enum phase	 phase;
	bool		 hashed, applied;
};

struct pipe {
	const struct bk_blocks *job;
	pthread_mutex_t	 lock;
	pthread_cond_t	 turn;
	struct place	*place;
	size_t		 nplaces;
	/* The next block to be read, hashed, applied; under the lock. */
	uint64_t	 read, hash, apply;
	bool		 reading, hashing, applying;
	bool		 end;		/* all has been read */
	int		 error;
	unsigned	 nworkers;	/* started so far */
	cpu_set_t	 allowed;	/* processors */
	/* Of the reader alone: what it has read beyond the last line end. */
	struct place	 spare;
	bool		 skipping;	/* inside an overlong line */
	/* Of the applier alone: what could not be used yet. */
	struct place	 rest;
};

static struct place *
place_of(struct pipe *p, uint64_t seq)
{
	return &p->place[seq % p->nplaces];
}

static void
reserve(struct place *pl, size_t n)
{
	if (pl->cap >= n)
		return;
	pl->buf = bk_xreallocarray(pl->buf, n + BK_CSV_PAD, 1);
	memset(pl->buf + n, 0, BK_CSV_PAD);
	pl->b.text = pl->buf;
	pl->cap = n;
}

/* --- reading ------------------------------------------------------------ */

/* The length of the text up to its last line end; 0: there is none. */
static size_t
whole_lines(const char *p, size_t n, size_t searched)
{
	const char *lf = memrchr(p + searched, '\n', n - searched);

	if (lf)
		return (size_t)(lf - p) + 1;
	/* CR alone, where the next byte shows that no LF follows. */
	for (size_t i = n; i > searched + 1; i--)
		if (p[i - 2] == '\r')
			return i - 1;
	return 0;
}

/* Fill the place to its size: 0, and *end at the end of the input. */
static int
fill(struct pipe *p, struct place *pl, size_t size, bool *end)
{
	while (pl->b.n < size) {
		ssize_t n = p->job->read(p->job->ctx, pl->b.text + pl->b.n,
		    size - pl->b.n);

		if (n < 0)
			return (int)-n;
		if (n == 0) {
			*end = true;
			return 0;
		}
		pl->b.n += (size_t)n;
	}
	return 0;
}

/* Keep what comes after `n` bytes for the next block. */
static void
cut(struct pipe *p, struct place *pl, size_t n)
{
	size_t rest = pl->b.n - n;

	reserve(&p->spare, rest);
	memcpy(p->spare.b.text, pl->b.text + n, rest);
	p->spare.b.n = rest;
	pl->b.n = pl->nhash = n;
}

/* In an overlong line: the bytes up to its end, or all. */
static size_t
to_line_end(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n')
			return i + 1;
		if (p[i] == '\r')
			return i + 1 + (i + 1 < n && p[i + 1] == '\n');
	}
	return n;
}

/* Nothing to parse but what follows the overlong line, in the next block. */
static void
skip_line(struct pipe *p, struct place *pl, bool end)
{
	size_t n = pl->b.n, skip = to_line_end(pl->b.text, n);

	p->skipping = skip == n && !end;
	cut(p, pl, skip);
	pl->b.n = 0;
}

/* A line that is too long: all is hashed, its first bytes are parsed. */
static void
overlong(struct pipe *p, struct place *pl)
{
	pl->nhash = pl->b.n;
	if (!pl->head)
		pl->head = bk_xcalloc(OVERLONG_KEPT + BK_CSV_PAD, 1);
	memcpy(pl->head, pl->buf, OVERLONG_KEPT - 1);
	pl->head[OVERLONG_KEPT - 1] = '\n';
	pl->b.text = pl->head;
	pl->b.n = OVERLONG_KEPT;
	pl->b.overlong = true;
	p->skipping = true;
}

/* Read the next block: 0, or an errno value. */
static int
produce(struct pipe *p, struct place *pl)
{
	size_t size = BK_BLOCK_SIZE, lines = 0, searched = 0;
	bool end = false;
	int err;

	reserve(pl, size > p->spare.b.n ? size : p->spare.b.n);
	pl->b.text = pl->buf;
	pl->b.n = p->spare.b.n;
	if (pl->b.n)
		memcpy(pl->b.text, p->spare.b.text, pl->b.n);
	p->spare.b.n = 0;
	pl->b.last = pl->b.overlong = false;
	for (;;) {
		if ((err = fill(p, pl, size, &end)) != 0)
			return err;
		if (p->skipping) {
			skip_line(p, pl, end);
			end = end && p->spare.b.n == 0;
			break;
		}
		if (end) {
			pl->nhash = pl->b.n;
			break;
		}
		lines = whole_lines(pl->b.text, pl->b.n, searched);
		if (lines) {
			cut(p, pl, lines);
			break;
		}
		if (size >= BK_BLOCK_LINE) {
			overlong(p, pl);
			break;
		}
		searched = pl->b.n - 1;
		size *= 2;
		reserve(pl, size);
	}
	pl->b.last = end;
	return 0;
}

/* What is parsed ends in a line end, whether the file does or not. */
static void
finish_line(struct place *pl)
{
	size_t n = pl->b.n;

	if (!pl->b.last || n == 0 || pl->b.text[n - 1] == '\n' ||
	    pl->b.text[n - 1] == '\r')
		return;
	reserve(pl, n + 1);
	pl->b.text[pl->b.n++] = '\n';
}

/* --- the parts of the work ---------------------------------------------- */

static void
parse_place(struct pipe *p, struct place *pl, unsigned worker)
{
	pl->worker = worker;
	pl->used = pl->b.n ? p->job->parse(p->job->ctx, worker, &pl->b) : 0;
}

/* Put what was left of the blocks before in front of this one, and parse. */
static struct place *
join_rest(struct pipe *p, struct place *pl)
{
	struct place *r = &p->rest;
	const struct bk_blocks *job = p->job;

	if (pl->b.n)
		job->forget(job->ctx, pl->worker, &pl->b);
	reserve(r, r->b.n + pl->b.n + 1);
	memcpy(r->b.text + r->b.n, pl->b.text, pl->b.n);
	r->b.n += pl->b.n;
	r->b.last = pl->b.last || pl->b.overlong;
	if (r->b.last && r->b.text[r->b.n - 1] != '\n' &&
	    r->b.text[r->b.n - 1] != '\r')
		r->b.text[r->b.n++] = '\n';
	parse_place(p, r, job->workers);
	return r;
}

static void
apply_place(struct pipe *p, struct place *pl)
{
	const struct bk_blocks *job = p->job;
	size_t left;

	if (p->rest.b.n)
		pl = join_rest(p, pl);
	if (pl->b.n == 0)
		return;
	job->apply(job->ctx, pl->worker, &pl->b);
	left = pl->b.n - pl->used;
	if (pl == &p->rest) {
		memmove(pl->b.text, pl->b.text + pl->used, left);
	} else if (left) {
		reserve(&p->rest, left);
		memcpy(p->rest.b.text, pl->b.text + pl->used, left);
	}
	p->rest.b.n = left;
}

/* --- who does what ------------------------------------------------------ */

/* All that follows is called and returns with the lock held. */

static void
release(struct place *pl)
{
	if (pl->hashed && pl->applied)
		pl->phase = FREE;
}

static bool
try_apply(struct pipe *p)
{
	struct place *pl = place_of(p, p->apply);

	if (p->applying || p->apply == p->read || pl->phase != PARSED)
		return false;
	p->applying = true;
	pthread_mutex_unlock(&p->lock);
	apply_place(p, pl);
	pthread_mutex_lock(&p->lock);
	p->applying = false;
	p->apply++;
	pl->applied = true;
	release(pl);
	return true;
}

static bool
try_hash(struct pipe *p)
{
	struct place *pl = place_of(p, p->hash);

	if (p->hashing || p->hash == p->read || !p->job->hash)
		return false;
	p->hashing = true;
	pthread_mutex_unlock(&p->lock);
	p->job->hash(p->job->ctx, pl->buf, pl->nhash);
	pthread_mutex_lock(&p->lock);
	p->hashing = false;
	p->hash++;
	pl->hashed = true;
	release(pl);
	return true;
}

static bool
try_read(struct pipe *p, unsigned worker)
{
	struct place *pl = place_of(p, p->read);
	int err;

	if (p->reading || p->end || p->error || pl->phase != FREE)
		return false;
	p->reading = true;
	pthread_mutex_unlock(&p->lock);
	err = produce(p, pl);
	if (!err)
		finish_line(pl);
	pthread_mutex_lock(&p->lock);
	p->reading = false;
	if (err) {
		p->error = err;
		return true;
	}
	pl->phase = READ;
	pl->hashed = !p->job->hash;
	pl->applied = false;
	p->end = pl->b.last;
	p->read++;
	pthread_cond_broadcast(&p->turn);
	pthread_mutex_unlock(&p->lock);
	parse_place(p, pl, worker);
	pthread_mutex_lock(&p->lock);
	pl->phase = PARSED;
	return true;
}

static bool
done(const struct pipe *p)
{
	if (p->error)
		return !p->reading && !p->hashing && !p->applying;
	return p->end && p->apply == p->read &&
	    (!p->job->hash || p->hash == p->read);
}

/*
 * The scheduler leaves threads that wake each other on one processor for a
 * second or more, longer than the whole run takes, so each is pinned to its
 * own. Blocks go to whoever is free, so one that is busy with other things does
 * no harm.
 */
static void
settle(const cpu_set_t *allowed, unsigned worker)
{
	cpu_set_t one;
	unsigned n = 0;

	for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
		if (!CPU_ISSET(cpu, allowed) || n++ != worker)
			continue;
		CPU_ZERO(&one);
		CPU_SET(cpu, &one);
		(void)sched_setaffinity(0, sizeof(one), &one);
		return;
	}
}

static void *
work(void *arg)
{
	struct pipe *p = arg;
	unsigned worker;

	pthread_mutex_lock(&p->lock);
	worker = p->nworkers++;
	if (p->job->workers > 1)
		settle(&p->allowed, worker);
	while (!done(p)) {
		if (!p->error && (try_apply(p) || try_hash(p) ||
		    try_read(p, worker)))
			pthread_cond_broadcast(&p->turn);
		else if (!done(p))
			pthread_cond_wait(&p->turn, &p->lock);
	}
	pthread_cond_broadcast(&p->turn);
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static void
free_place(struct pipe *p, struct place *pl)
{
	free(pl->buf);
	free(pl->head);
	if (pl->b.result)
		p->job->result_free(pl->b.result);
}

int
bk_blocks_run(const struct bk_blocks *job)
{
	struct pipe p = { .job = job };
	pthread_t thread[BK_BLOCK_WORKERS];
	unsigned started = 0;

	assert(job->workers >= 1 && job->workers <= BK_BLOCK_WORKERS);
	pthread_mutex_init(&p.lock, NULL);
	pthread_cond_init(&p.turn, NULL);
	p.nplaces = job->workers + EXTRA;
	p.place = bk_xcalloc(p.nplaces, sizeof(*p.place));
	CPU_ZERO(&p.allowed);
	(void)sched_getaffinity(0, sizeof(p.allowed), &p.allowed);
	/* If a thread cannot be started, the others do its work. */
	while (started + 1 < job->workers &&
	    pthread_create(&thread[started], NULL, work, &p) == 0)
		started++;
	work(&p);
	if (CPU_COUNT(&p.allowed))
		(void)sched_setaffinity(0, sizeof(p.allowed), &p.allowed);
	while (started > 0)
		pthread_join(thread[--started], NULL);
	for (size_t i = 0; i < p.nplaces; i++)
		free_place(&p, &p.place[i]);
	free_place(&p, &p.rest);
	free_place(&p, &p.spare);
	free(p.place);
	pthread_cond_destroy(&p.turn);
	pthread_mutex_destroy(&p.lock);
	return p.error;
}
