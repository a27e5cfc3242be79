#include "listed.h"

#include <stdlib.h>

#include "fold.h"

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

bool
bk_listed_nobody(const struct bk_who *w)
{
	return bk_str_trim(w->nis).n + bk_str_trim(w->nisn).n +
	    bk_str_trim(w->email).n + bk_str_trim(w->name).n == 0;
}
