/*
 * What a run has gathered, as attendance documents.
 */
#include <pthread.h>
#include <stdlib.h>

#include "mem.h"
#include "state.h"

enum {
	SHARE = 16,		/* documents formatted in one go */
	SHARES = 16,		/* of these at a time */
	MOST_THREADS = SHARES
};

static int
by_term_and_nis(const void *a, const void *b)
{
	const struct bk_pupil *x = *(struct bk_pupil *const *)a;
	const struct bk_pupil *y = *(struct bk_pupil *const *)b;
	int r = (x->term > y->term) - (x->term < y->term);

	if (!r)
		r = strcmp(x->nis ? x->nis : "", y->nis ? y->nis : "");
	if (!r)
		r = strcmp(x->nisn ? x->nisn : "", y->nisn ? y->nisn : "");
	if (!r)
		r = strcmp(x->name ? x->name : "", y->name ? y->name : "");
	if (!r)
		r = strcmp(x->class ? x->class : "", y->class ? y->class : "");
	return r;
}

/*
 * The documents, in shares that threads take in turn; some shares at a time,
 * so that little is held twice.
 */
struct desk {
	const struct bk_tally *tally;
	const struct bk_source *sources;
	struct bk_pupil	**pupil;
	size_t		 n;
	int		 taken;
	struct bk_buf	 share[SHARES];
	size_t		 docs[SHARES];
	_Atomic size_t	 next, twice;
};

static void *
write_shares(void *arg)
{
	struct desk *d = arg;
	struct bk_arena a = BK_ARENA_INIT;
	size_t k;

	while ((k = d->next++) < SHARES) {
		for (size_t i = k * SHARE; i < (k + 1) * SHARE && i < d->n;
		    i++) {
			struct bk_attendance doc;
			bool twice = false;

			if (bk_tally_document(d->tally, d->pupil[i],
			    d->sources, &a, &doc, &twice)) {
				doc.taken = d->taken;
				bk_attendance_write(&d->share[k], &doc);
				d->docs[k]++;
			}
			d->twice += twice;
			bk_arena_reset(&a);
		}
	}
	bk_arena_free(&a);
	return NULL;
}

/* The first SHARES * SHARE of the pupils: how many documents. */
static size_t
write_round(struct desk *d, unsigned jobs, struct bk_buf *out)
{
	pthread_t thread[MOST_THREADS];
	unsigned n = 0;
	size_t docs = 0;

	d->next = 0;
	if (jobs > MOST_THREADS)
		jobs = MOST_THREADS;
	while (n + 1 < jobs && n * SHARE < d->n &&
	    pthread_create(&thread[n], NULL, write_shares, d) == 0)
		n++;
	write_shares(d);
	while (n > 0)
		pthread_join(thread[--n], NULL);
	for (size_t i = 0; i < SHARES; i++) {
		bk_buf_putstr(out, bk_buf_str(&d->share[i]));
		bk_buf_clear(&d->share[i]);
		docs += d->docs[i];
		d->docs[i] = 0;
	}
	return docs;
}

/* The pupils of a term, which stand together once they are sorted. */
static void
pick(struct desk *d, bk_term term)
{
	size_t n = 0;

	while (term && d->n && d->pupil[0]->term != term)
		d->pupil++, d->n--;
	while (n < d->n && (!term || d->pupil[n]->term == term))
		n++;
	d->n = n;
}

size_t
bk_ingest_attendance(struct bk_ingest *in, bk_term term, int taken,
    struct bk_buf *out)
{
	struct desk d = { .tally = &in->tally, .pupil = in->tally.pupil,
		.n = in->tally.npupils, .taken = taken };
	struct bk_source *sources = bk_xcalloc(in->files.n + 1,
	    sizeof(*sources));
	size_t docs = 0, start = out->n;

	for (size_t i = 0; i < in->files.n; i++)
		sources[i] = (struct bk_source){ in->files.v[i].name,
			in->files.v[i].sha256, 0 };
	d.sources = sources;
	if (d.n)
		qsort(d.pupil, d.n, sizeof(struct bk_pupil *),
		    by_term_and_nis);
	pick(&d, term);
	for (size_t i = 0; i < SHARES; i++)
		d.share[i] = (struct bk_buf)BK_BUF_INIT;
	while (d.n) {
		size_t n = d.n < SHARES * SHARE ? d.n : SHARES * SHARE;

		docs += write_round(&d, bk_ingest_jobs(in), out);
		d.pupil += n;
		d.n -= n;
		/* The rest at once; the first ones tell how large it gets. */
		if (docs)
			bk_buf_reserve(out, (out->n - start) / docs * d.n *
			    9 / 8);
	}
	for (size_t i = 0; i < SHARES; i++)
		bk_buf_free(&d.share[i]);
	free(sources);
	if (d.twice)
		bk_diag(in->dg, &bk_msg_told_twice, NULL, 0, "%zu",
		    (size_t)d.twice);
	return docs;
}

bk_term
bk_ingest_next_term(const struct bk_ingest *in, bk_term after)
{
	bk_term next = 0;

	for (size_t i = 0; i < in->tally.npupils; i++) {
		bk_term t = in->tally.pupil[i]->term;

		if (t > after && (!next || t < next))
			next = t;
	}
	return next;
}
