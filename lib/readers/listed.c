#include "listed.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "map.h"
#include "mem.h"
#include "packed.h"

/* By day, class, subject and period. */
static int
by_meeting(const struct bk_session *a, const struct bk_session *b)
{
	char x[BK_FOLD_MAX], y[BK_FOLD_MAX];
	int c = (a->date > b->date) - (a->date < b->date);

	if (c == 0) {
		bk_fold_class(a->who.class, x);
		bk_fold_class(b->who.class, y);
		c = strcmp(x, y);
	}
	if (c == 0)
		c = bk_str_cmp(a->subject, b->subject);
	return c ? c : bk_str_cmp(a->period, b->period);
}

static int
compare(const void *a, const void *b)
{
	const struct bk_session *x = a, *y = b;
	int c = by_meeting(x, y);

	return c ? c : (x->line > y->line) - (x->line < y->line);
}

void
bk_listed_tell(struct bk_ingest *in, struct bk_session *v, size_t n)
{
	if (n)
		qsort(v, n, sizeof(*v), compare);
	for (size_t i = 0, k; i < n; i += k) {
		struct bk_session of = v[i];

		of.who = (struct bk_who){ .class = v[i].who.class };
		bk_ingest_meeting_open(in, &of);
		for (k = 0; i + k < n && by_meeting(&v[i], &v[i + k]) == 0;
		    k++) {
			if (v[i + k].mark == BK_NMARKS)
				bk_ingest_meeting_seen(in, &v[i + k]);
			else
				bk_ingest_session(in, &v[i + k]);
		}
		bk_ingest_meeting_close(in);
	}
}

/* --- one by one --------------------------------------------------------- */

/* A session, its texts by their numbers. */
struct one {
	struct bk_ref	*who;
	bk_date		 date;
	uint32_t	 line;
	uint32_t	 class;		/* as written; see fold_class */
	uint32_t	 subject, period;
	unsigned char	 mark;
};

struct bk_listed {
	struct bk_ingest *in;
	struct bk_map	 texts;		/* of all kinds */
	uint32_t	*folded;	/* of a text, as a class is compared:
					   the number and 1; 0: not yet */
	size_t		 nfolded;
	struct one	*v;
	size_t		 n, cap;
	struct bk_packed *records;	/* NULL: nobody will see one */
};

struct bk_listed *
bk_listed_new(struct bk_ingest *in)
{
	struct bk_listed *l = bk_xcalloc(1, sizeof(*l));

	l->in = in;
	l->texts = (struct bk_map)BK_MAP_INIT;
	if (bk_ingest_wants_records(in))
		l->records = bk_packed_new();
	return l;
}

/* Number a class as it is compared, if it is not yet. */
static void
fold_class(struct bk_listed *l, uint32_t class)
{
	char folded[BK_FOLD_MAX];
	size_t n = l->nfolded;

	if (class >= n) {
		l->nfolded = class + class / 2 + 64;
		l->folded = bk_xreallocarray(l->folded, l->nfolded,
		    sizeof(*l->folded));
		memset(l->folded + n, 0, (l->nfolded - n) *
		    sizeof(*l->folded));
	}
	if (!l->folded[class]) {
		bk_fold_class(l->texts.e[class].key, folded);
		l->folded[class] = (uint32_t)bk_map_intern(&l->texts,
		    bk_str(folded)) + 1;
	}
}

void
bk_listed_add(struct bk_listed *l, const struct bk_session *s)
{
	struct one one = { .who = bk_ingest_ref(l->in, &s->who),
		.date = s->date, .line = (uint32_t)s->line,
		.class = (uint32_t)bk_map_intern(&l->texts, s->who.class),
		.subject = (uint32_t)bk_map_intern(&l->texts, s->subject),
		.period = (uint32_t)bk_map_intern(&l->texts, s->period),
		.mark = (unsigned char)s->mark };

	fold_class(l, one.class);
	BK_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = one;
	if (l->records)
		bk_packed_add(l->records, s->record);
}

static int
by_text(const struct bk_listed *l, uint32_t a, uint32_t b)
{
	return a == b ? 0 : bk_str_cmp(l->texts.e[a].key, l->texts.e[b].key);
}

/* As by_meeting. */
static int
by_numbers(const struct bk_listed *l, const struct one *a,
    const struct one *b)
{
	int c = (a->date > b->date) - (a->date < b->date);

	if (c == 0)
		c = by_text(l, l->folded[a->class] - 1, l->folded[b->class] -
		    1);
	if (c == 0)
		c = by_text(l, a->subject, b->subject);
	return c ? c : by_text(l, a->period, b->period);
}

static int
compare_numbers(const void *a, const void *b, void *ctx)
{
	const struct bk_listed *l = ctx;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	int c = by_numbers(l, &l->v[i], &l->v[k]);

	return c ? c : (i > k) - (i < k);
}

static struct bk_session
session_of(const struct bk_listed *l, uint32_t i)
{
	const struct one *one = &l->v[i];
	struct bk_session s = { .who = *bk_ingest_ref_who(one->who),
		.ref = one->who, .date = one->date, .line = one->line,
		.subject = l->texts.e[one->subject].key,
		.period = l->texts.e[one->period].key,
		.minutes = BK_MINUTES_UNKNOWN, .record = BK_STR(""),
		.mark = (enum bk_mark)one->mark };

	s.who.class = l->texts.e[one->class].key;
	if (l->records)
		s.record = bk_packed_get(l->records, i);
	return s;
}

/* The most rows that a class has, among n by meeting. */
static size_t
most_of_class(const struct bk_listed *l, const uint32_t *v, size_t n)
{
	size_t most = 0, k = 0;

	for (size_t i = 0; i < n; i++) {
		k = i > 0 && l->folded[l->v[v[i]].class] ==
		    l->folded[l->v[v[i - 1]].class] && l->v[v[i]].date ==
		    l->v[v[i - 1]].date ? k + 1 : 1;
		most = k > most ? k : most;
	}
	return most;
}

static void
tell_meeting(const struct bk_listed *l, const uint32_t *v, size_t n,
    size_t most)
{
	struct bk_session of = session_of(l, v[0]);

	of.who = (struct bk_who){ .class = of.who.class };
	bk_ingest_meeting_open(l->in, &of);
	bk_ingest_meeting_answers(l->in, n * 5 < most);
	for (size_t i = 0; i < n; i++) {
		struct bk_session s = session_of(l, v[i]);

		if (s.mark == BK_NMARKS)
			bk_ingest_meeting_seen(l->in, &s);
		else
			bk_ingest_session(l->in, &s);
	}
	bk_ingest_meeting_close(l->in);
}

void
bk_listed_end(struct bk_listed *l)
{
	uint32_t *v = bk_xcalloc(l->n + 1, sizeof(*v));
	size_t most;

	for (size_t i = 0; i < l->n; i++)
		v[i] = (uint32_t)i;
	qsort_r(v, l->n, sizeof(*v), compare_numbers, l);
	most = most_of_class(l, v, l->n);
	for (size_t i = 0, k; i < l->n; i += k) {
		for (k = 1; i + k < l->n && by_numbers(l, &l->v[v[i]],
		    &l->v[v[i + k]]) == 0; k++)
			;
		tell_meeting(l, v + i, k, most);
	}
	free(v);
	free(l->v);
	free(l->folded);
	bk_packed_free(l->records);
	bk_map_free(&l->texts);
	free(l);
}

bool
bk_listed_nobody(const struct bk_who *w)
{
	return bk_str_trim(w->nis).n + bk_str_trim(w->nisn).n +
	    bk_str_trim(w->email).n + bk_str_trim(w->name).n == 0;
}
