#include "call.h"

#include <math.h>
#include <stdlib.h>

#include "clock.h"
#include "fold.h"
#include "map.h"
#include "mem.h"
#include "names.h"

enum {
	DAY = 24 * 60 * 60,
	NIGHT = DAY / 2		/* a meeting is shorter */
};

struct span {
	int64_t	 from, to;
};

struct person {
	const struct bk_link *first;
	struct bk_str	 email, also;
	struct span	*span;
	size_t		 nspans, cap;
	double		 said;		/* sum of durations; -1: one unknown */
	double		 longest;	/* of these; -1: none known */
	size_t		 timed;		/* links with both ends */
	size_t		 links;
	bool		 open;		/* one has no end */
	bool		 came;
	bool		 gone;		/* is part of another */
};

struct people {
	struct person	*v;
	size_t		 n, cap;
	struct bk_map	 by;		/* "e:...", "n:..." -> index + 1 */
};

struct bk_link *
bk_call_link(struct bk_call *c)
{
	BK_GROW(c->link, c->n, c->cap);
	c->link[c->n] = (struct bk_link){ .from = BK_CLOCK_NONE,
		.to = BK_CLOCK_NONE, .seconds = -1 };
	return &c->link[c->n++];
}

void
bk_call_free(struct bk_call *c)
{
	free(c->link);
	*c = (struct bk_call)BK_CALL_INIT;
}

int64_t
bk_call_clock(bk_date date, int second)
{
	if (second < 0)
		return BK_CLOCK_NONE;
	return (date == BK_DATE_NONE ? 0 : (int64_t)date * DAY) + second;
}

/* --- who is one person -------------------------------------------------- */

enum { KEY_MAX = BK_FOLD_MAX + 2 };

/* What an address (e) or a name (n) is looked up by; empty: nothing. */
static struct bk_str
key_of(char kind, struct bk_str s, char key[KEY_MAX])
{
	size_t n;

	key[0] = kind;
	key[1] = ':';
	if (kind == 'e') {
		n = s.n < BK_FOLD_MAX - 2 ? s.n : BK_FOLD_MAX - 2;
		for (size_t i = 0; i < n; i++)
			key[2 + i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ?
			    (char)(s.p[i] + 32) : s.p[i];
	} else {
		n = bk_fold_tight(s, key + 2);
	}
	return (struct bk_str){ key, n ? n + 2 : 0 };
}

/* The place of the person's number from 1; NULL where there is no key. */
static int64_t *
slot(struct people *pp, char kind, struct bk_str s)
{
	char text[KEY_MAX];
	struct bk_str key = key_of(kind, s, text);

	return key.n ? bk_map_number_at(&pp->by, key) : NULL;
}

/*
 * The person of a link. Two addresses are two people whatever their names;
 * a line without one belongs to the person of that name. The account's name
 * does not count: it may be that of a telephone, as many others' are.
 */
static struct person *
person_of(struct people *pp, const struct bk_link *l)
{
	int64_t *email = l->email.n ? slot(pp, 'e', l->email) : NULL;
	int64_t *name;
	size_t i = email ? (size_t)*email : 0;

	name = slot(pp, 'n', bk_names_unbracketed(l->name));
	if (!i && name && *name) {
		i = (size_t)*name;
		if (l->email.n && pp->v[i - 1].email.n)
			i = 0;
	}
	if (!i) {
		BK_GROW(pp->v, pp->n, pp->cap);
		pp->v[pp->n] = (struct person){ .first = l, .longest = -1 };
		i = ++pp->n;
	}
	if (name && !*name)
		*name = (int64_t)i;
	if (l->email.n) {
		/* the map may have moved by the second look-up */
		*slot(pp, 'e', l->email) = (int64_t)i;
		pp->v[i - 1].email = l->email;
	}
	if (l->also.n)
		pp->v[i - 1].also = l->also;
	return &pp->v[i - 1];
}

/*
 * Times to the minute, and a duration to the second that fits them, or a leave
 * that only repeats the join: the duration knows better.
 */
static bool
is_rounded(const struct bk_link *l)
{
	double span = (double)(l->to - l->from);

	if (span == 0 && l->seconds > 60)
		return true;
	return l->from % 60 == 0 && l->to % 60 == 0 && l->seconds > 0 &&
	    fmod(l->seconds, 60) != 0 && fabs(span - l->seconds) < 120;
}

static void
add_link(struct person *p, const struct bk_link *l)
{
	int64_t to = l->to;

	if (l->absent)
		return;
	p->came = true;
	p->links++;
	if (l->seconds < 0)
		p->said = -1;
	else if (p->said >= 0)
		p->said += l->seconds;
	if (l->seconds > p->longest)
		p->longest = l->seconds;
	if (l->from != BK_CLOCK_NONE && to == BK_CLOCK_NONE &&
	    l->seconds >= 0)
		to = l->from + (int64_t)l->seconds;
	if (l->from != BK_CLOCK_NONE && l->to != BK_CLOCK_NONE &&
	    is_rounded(l))
		to = l->from + (int64_t)l->seconds;
	p->open = p->open || l->open;
	if (l->from == BK_CLOCK_NONE || to == BK_CLOCK_NONE) {
		p->open = p->open || l->seconds < 0;
		return;
	}
	BK_GROW(p->span, p->nspans, p->cap);
	p->span[p->nspans++] = (struct span){ l->from, to };
	p->timed++;
}

static struct bk_who
who_is(const struct bk_call *c, const struct person *p)
{
	return (struct bk_who){ .name = p->first->name, .also = p->also,
		.email = p->email, .class = c->class };
}

/* Everything known of `b` belongs to `a`, which came first. */
static void
absorb(struct person *a, struct person *b)
{
	for (size_t i = 0; i < b->nspans; i++) {
		BK_GROW(a->span, a->nspans, a->cap);
		a->span[a->nspans++] = b->span[i];
	}
	free(b->span);
	a->said = a->said < 0 || b->said < 0 ? -1 : a->said + b->said;
	a->longest = fmax(a->longest, b->longest);
	a->timed += b->timed;
	a->links += b->links;
	a->open = a->open || b->open;
	a->came = a->came || b->came;
}

static bool
overlap(const struct person *a, const struct person *b)
{
	enum { SPANS_MAX = 64 };

	if (a->nspans > SPANS_MAX || b->nspans > SPANS_MAX)
		return true;
	for (size_t i = 0; i < a->nspans; i++)
		for (size_t k = 0; k < b->nspans; k++)
			if (a->span[i].from < b->span[k].to &&
			    b->span[k].from < a->span[i].to)
				return true;
	return false;
}

/*
 * Somebody who took another name during the meeting: was there under the
 * account's name before, and not at the same time.
 */
static struct person *
former(struct people *pp, const struct person *p)
{
	int64_t *at = p->also.n ? slot(pp, 'n', p->also) : NULL;
	struct person *was = at && *at ? &pp->v[*at - 1] : NULL;

	return was && was != p && !was->gone && !was->also.n &&
		       !(was->email.n && p->email.n) && was->timed &&
		       p->timed && !overlap(was, p)
		   ? was
		   : NULL;
}

/*
 * Two names that the sink knows to be one person, as somebody with two devices
 * has, are merged here too, before their times are joined; so is whoever took
 * another name.
 */
static void
join_names(struct bk_ingest *in, const struct bk_call *c, bk_date date,
    struct people *pp)
{
	struct bk_map seen = BK_MAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < pp->n; i++) {
		struct person *was = former(pp, &pp->v[i]);

		if (was) {
			absorb(&pp->v[i], was);
			was->gone = true;
		}
	}
	for (size_t i = 0; i < pp->n; i++) {
		struct bk_who who = who_is(c, &pp->v[i]);
		const void *id = pp->v[i].gone ? NULL :
		    bk_ingest_identity(in, &who, date);
		int64_t *at = id ? bk_map_number_at(&seen, (struct bk_str){
		    (const char *)&id, sizeof(id) }) : NULL;

		if (at && *at)
			absorb(&pp->v[*at - 1], &pp->v[i]);
		if (pp->v[i].gone || (at && *at))
			continue;
		pp->v[n++] = pp->v[i];
		if (at)
			*at = (int64_t)n;
	}
	pp->n = n;
	bk_map_free(&seen);
}

/* --- how long ----------------------------------------------------------- */

static int
by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static double
joined(struct person *p)
{
	int64_t end = INT64_MIN, sum = 0;

	if (p->nspans)
		qsort(p->span, p->nspans, sizeof(*p->span), by_start);
	for (size_t i = 0; i < p->nspans; i++) {
		struct span s = p->span[i];

		if (s.from < end)
			s.from = end;
		if (s.to > s.from) {
			sum += s.to - s.from;
			end = s.to;
		}
	}
	return (double)sum;
}

/*
 * Seconds there; -1: not known. The times are a line's first join and last
 * leave in some reports, and the duration what was in between; so it is at
 * most the durations' sum.
 */
static double
stay(struct person *p)
{
	double span = joined(p);

	if (p->open)
		return -1;
	if (p->timed < p->links)
		return p->longest;
	return p->said >= 0 && p->said < span ? p->said : span;
}

static double
length_of(const struct bk_call *c, struct people *pp)
{
	int64_t first = INT64_MAX, last = INT64_MIN;
	double longest = -1;

	if (c->seconds >= 0)
		return c->seconds;
	if (c->from != BK_CLOCK_NONE && c->to != BK_CLOCK_NONE &&
	    c->to > c->from)
		return (double)(c->to - c->from);
	for (size_t i = 0; i < pp->n; i++) {
		const struct person *p = &pp->v[i];

		for (size_t k = 0; k < p->nspans; k++) {
			if (p->span[k].from < first)
				first = p->span[k].from;
			if (p->span[k].to > last)
				last = p->span[k].to;
		}
		if (p->longest > longest)
			longest = p->longest;
	}
	return last > first && first != INT64_MAX ? (double)(last - first) :
	    longest;
}

static bk_date
date_of(const struct bk_call *c, const struct bk_link *l)
{
	int64_t at = l->from != BK_CLOCK_NONE ? l->from : l->to;

	if (c->date != BK_DATE_NONE || at < DAY || at == BK_CLOCK_NONE)
		return c->date;
	return (bk_date)(at / DAY);
}

/* --- addresses of nobody ------------------------------------------------ */

static bool
same_name(const struct bk_link *a, const struct bk_link *b)
{
	return bk_fold_same(bk_names_unbracketed(a->name),
	    bk_names_unbracketed(b->name));
}

/* Were two connected at one time? */
static bool
at_once(const struct bk_link *a, const struct bk_link *b)
{
	return a->from != BK_CLOCK_NONE && a->to != BK_CLOCK_NONE &&
	    b->from != BK_CLOCK_NONE && b->to != BK_CLOCK_NONE &&
	    a->from < b->to && b->from < a->to;
}

/* Are these names those of two on the roster? */
static bool
known_apart(struct bk_ingest *in, const struct bk_link *a,
    const struct bk_link *b, bk_date date)
{
	struct bk_who x = { .name = a->name }, y = { .name = b->name };
	const struct bk_student *p = bk_ingest_student(in, &x, date);
	const struct bk_student *q = p ? bk_ingest_student(in, &y, date) :
	    NULL;

	return q && p != q;
}

struct holders {
	const struct bk_link *one, *two;
	bool		 shared;
};

/*
 * Somebody has two devices, hardly three under three names at one time: an
 * address like that is a class's, or stands for one that is not shown, and is
 * nobody's here. So is a parent's, under the names of two children.
 */
static void
drop_shared(struct bk_ingest *in, struct bk_call *c)
{
	struct bk_link *v = c->link;
	struct bk_map by = BK_MAP_INIT;		/* -> struct holders */
	struct bk_arena a = BK_ARENA_INIT;

	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < c->n; i++) {
			char text[KEY_MAX];
			struct bk_str key = key_of('e', v[i].email, text);
			struct holders *h;
			void **at;

			if (!v[i].email.n || !key.n)
				continue;
			at = bk_map_at(&by, key);
			if (!*at)
				*at = bk_arena_zalloc(&a, sizeof(*h));
			h = *at;
			if (round == 1 && h->shared)
				v[i].email = BK_STR("");
			else if (!h->one)
				h->one = &v[i];
			else if (h->shared || same_name(h->one, &v[i]))
				continue;
			else if (known_apart(in, h->one, &v[i],
			    date_of(c, &v[i])))
				h->shared = true;
			else if (!at_once(h->one, &v[i]))
				continue;
			else if (!h->two)
				h->two = &v[i];
			else if (at_once(h->two, &v[i]) &&
			    !same_name(h->two, &v[i]))
				h->shared = true;
		}
	bk_map_free(&by);
	bk_arena_free(&a);
}

/* --- telling ------------------------------------------------------------ */

static void
tell(struct bk_ingest *in, const struct bk_call *c, struct bk_session s,
    struct person *p, double length)
{
	double seconds = stay(p);
	double percent = bk_ingest_present_percent(in);

	s.who = who_is(c, p);
	s.line = p->first->line;
	s.record = p->first->record;
	/* to a tenth, halves to even */
	s.minutes = seconds < 0 ? BK_MINUTES_UNKNOWN : rint(seconds / 6) / 10;
	s.mark = BK_MARK_PRESENT;
	if (!p->came) {
		s.mark = BK_MARK_UNEXCUSED;
		s.minutes = 0;
	} else if (seconds >= 0 && length > 0 &&
	    seconds * 100 < length * percent) {
		s.mark = BK_MARK_UNEXCUSED;
	}
	bk_ingest_session(in, &s);
}

struct dated {
	bk_date		 date;
	const struct bk_link *link;
};

/* By time, those without one first. */
static int
by_time(const void *a, const void *b)
{
	const struct bk_link *x = ((const struct dated *)a)->link;
	const struct bk_link *y = ((const struct dated *)b)->link;

	if (x->from != y->from)
		return (x->from > y->from) - (x->from < y->from);
	return (x > y) - (x < y);
}

/*
 * Whoever joins after midnight, while others are still connected, joins the
 * meeting of the day before.
 */
static void
keep_nights(struct dated *v, size_t n)
{
	bk_date day = BK_DATE_NONE;
	int64_t start = 0, last = 0;

	if (n)
		qsort(v, n, sizeof(*v), by_time);
	for (size_t i = 0; i < n; i++) {
		const struct bk_link *l = v[i].link;

		if (l->from == BK_CLOCK_NONE || v[i].date == BK_DATE_NONE)
			continue;
		if (day != BK_DATE_NONE && v[i].date == day + 1 &&
		    l->from < last && l->from - start < NIGHT) {
			v[i].date = day;
		} else if (v[i].date != day) {
			day = v[i].date;
			start = last = l->from;
		}
		if (l->to != BK_CLOCK_NONE && l->to > last)
			last = l->to;
	}
}

/* By day, then as in the file. */
static int
by_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->date != y->date)
		return (x->date > y->date) - (x->date < y->date);
	return (x->link > y->link) - (x->link < y->link);
}

/* The sessions of one day. */
static void
report_day(struct bk_ingest *in, const struct bk_call *c,
    const struct dated *link, size_t n)
{
	struct people pp = { .by = BK_MAP_INIT };
	struct bk_session of = { .who = { .class = c->class },
		.date = link->date, .subject = c->subject, .line = c->line,
		.minutes = BK_MINUTES_UNKNOWN };
	int64_t start = c->from;
	char period[BK_CLOCK_SIZE];
	double length;

	for (size_t i = 0; i < n; i++) {
		const struct bk_link *l = link[i].link;

		add_link(person_of(&pp, l), l);
		if (c->from == BK_CLOCK_NONE && l->from != BK_CLOCK_NONE &&
		    (start == BK_CLOCK_NONE || l->from < start))
			start = l->from;
	}
	/* two lessons of one day are two sessions */
	if (start != BK_CLOCK_NONE) {
		bk_clock_format((int)(start % DAY / 60), period);
		of.period = bk_str(period);
	}
	join_names(in, c, link->date, &pp);
	length = length_of(c, &pp);
	bk_ingest_meeting_open(in, &of);
	for (size_t i = 0; i < pp.n; i++) {
		tell(in, c, of, &pp.v[i], length);
		free(pp.v[i].span);
	}
	bk_ingest_meeting_close(in);
	free(pp.v);
	bk_map_free(&pp.by);
}

void
bk_call_report(struct bk_ingest *in, struct bk_call *c)
{
	struct dated *link = bk_xcalloc(c->n + 1, sizeof(*link));

	drop_shared(in, c);
	for (size_t i = 0; i < c->n; i++)
		link[i] = (struct dated){ date_of(c, &c->link[i]),
		    &c->link[i] };
	if (c->date == BK_DATE_NONE)
		keep_nights(link, c->n);
	qsort(link, c->n, sizeof(*link), by_day);
	for (size_t i = 0, n; i < c->n; i += n) {
		for (n = 1; i + n < c->n && link[i + n].date == link[i].date;
		    n++)
			;
		report_day(in, c, &link[i], n);
	}
	free(link);
}
