#include "findings.h"

#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "term.h"

/* --- doubled sessions --------------------------------------------------- */

/* The cells of a class on their way to struct bk_doubled. */
struct cells {
	struct bk_map	 keys;		/* struct key */
	struct tick {
		uint32_t there, twice;
	} *tick;			/* by number of the key */
	size_t		 n, cap;
};

struct key {
	uint32_t slot, day;
};

static int
by_class(const void *a, const void *b)
{
	const struct bk_pupil *x = *(struct bk_pupil *const *)a;
	const struct bk_pupil *y = *(struct bk_pupil *const *)b;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	return strcmp(x->class ? x->class : "", y->class ? y->class : "");
}

static bool
counts(unsigned cell)
{
	cell &= BK_CELL_WHAT;
	return cell != BK_CELL_NONE && cell != BK_CELL_UNKNOWN;
}

static void
take_cell(struct cells *c, uint32_t slot, uint32_t day, unsigned cell, bool all)
{
	struct key k = { slot, day };
	struct bk_str s = { (const char *)&k, sizeof(k) };
	size_t i;

	if (!counts(cell) || (!all && !(cell & BK_CELL_TWICE)))
		return;
	if (!all) {
		i = bk_map_intern(&c->keys, s);
		if (i == c->n) {
			BK_GROW(c->tick, c->n, c->cap);
			c->tick[c->n++] = (struct tick){ 0, 0 };
		}
		c->tick[i].twice++;
	} else if ((i = bk_map_find(&c->keys, s)) != SIZE_MAX) {
		c->tick[i].there++;
	}
}

/*
 * The cells of a pupil that were entered twice; or all cells of those sessions.
 */
static void
take_pupil(struct cells *c, const struct bk_pupil *p, bool all)
{
	const uint64_t twice = 0x8888888888888888u;
	const uint64_t *w = p->cell;
	uint32_t days = p->cell ? (uint32_t)(bk_term_last(p->term) -
	    bk_term_first(p->term)) + 1 : 0;

	for (uint32_t day = 0; day < days; day++)
		for (uint32_t i = 0; i < p->nwords; i++, w++) {
			uint32_t own = i * 16;

			if (!(all ? *w : *w & twice))
				continue;
			for (uint64_t v = *w; v; v >>= 4, own++)
				take_cell(c, v & 15 ? p->slot[own] : 0, day,
				    v & 15, all);
		}
}

static void
add_doubled(struct bk_findings *f, const struct bk_pupil *p,
    const struct cells *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct tick *t = &c->tick[i];
		struct key k;

		if (t->twice < 2 || t->twice * 2 < t->there)
			continue;
		memcpy(&k, c->keys.e[i].key.p, sizeof(k));
		BK_GROW(f->doubled, f->ndoubled, f->doubledcap);
		f->doubled[f->ndoubled++] = (struct bk_doubled){
			bk_term_first(p->term) + (int)k.day,
			p->class ? p->class : "", k.slot, t->there,
			t->twice };
	}
}

static int
by_class_and_day(const void *a, const void *b)
{
	const struct bk_doubled *x = a, *y = b;
	int r = strcmp(x->class, y->class);

	if (!r)
		r = (x->date > y->date) - (x->date < y->date);
	return r ? r : (x->slot > y->slot) - (x->slot < y->slot);
}

static bool
any_merged(const struct bk_ingest *in)
{
	for (size_t i = 0; i < in->files.n; i++)
		if (in->files.v[i].merged)
			return true;
	return false;
}

static void
find_doubled(const struct bk_ingest *in, struct bk_findings *f)
{
	size_t n = in->tally.npupils, end;
	struct bk_pupil **p;

	if (n == 0 || !any_merged(in))
		return;
	p = bk_xreallocarray(NULL, n, sizeof(struct bk_pupil *));
	memcpy(p, in->tally.pupil, n * sizeof(struct bk_pupil *));
	qsort(p, n, sizeof(struct bk_pupil *), by_class);
	for (size_t i = 0; i < n; i = end) {
		struct cells c = { .keys = BK_MAP_INIT };

		for (end = i; end < n && by_class(&p[i], &p[end]) == 0; end++)
			if (p[end]->term)
				take_pupil(&c, p[end], false);
		for (size_t k = i; c.n && k < end; k++)
			take_pupil(&c, p[k], true);
		add_doubled(f, p[i], &c);
		bk_map_free(&c.keys);
		free(c.tick);
	}
	free(p);
	if (f->ndoubled)
		qsort(f->doubled, f->ndoubled, sizeof(*f->doubled),
		    by_class_and_day);
}

/* --- classes without attendance ----------------------------------------- */

static struct bk_str
fold(const char *class, char out[BK_FOLD_MAX])
{
	return (struct bk_str){ out, bk_fold_tight(bk_str(class), out) };
}

static bool
was_taken(const struct bk_pupil *p)
{
	size_t n = p->cell ? (size_t)(bk_term_last(p->term) -
	    bk_term_first(p->term) + 1) * p->nwords : 0;

	for (const struct bk_lump *l = p->lumps; l; l = l->next)
		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			if (l->count[m])
				return true;
	for (size_t i = 0; i < n; i++)
		for (uint64_t v = p->cell[i]; v; v >>= 4)
			if (counts(v & 15))
				return true;
	return false;
}

/* The days of the term that the exports cover; of undated ones, all. */
static void
period_of(const struct bk_ingest *in, bk_term term, bk_date *from, bk_date *to)
{
	bk_date first = bk_term_first(term), last = bk_term_last(term);

	*from = last;
	*to = first;
	for (size_t i = 0; i < in->files.n; i++) {
		const struct bk_file *f = &in->files.v[i];

		if (f->first == BK_DATE_NONE || f->first > last ||
		    f->last < first)
			continue;
		*from = f->first < *from ? f->first : *from;
		*to = f->last > *to ? f->last : *to;
	}
	if (*from > *to || *from < first)
		*from = first;
	if (*to < *from || *to > last)
		*to = last;
}

/* Could have been at school on some day in between. */
static bool
is_expected(const struct bk_student *s, bk_date from, bk_date to)
{
	if (!s->class || !*s->class ||
	    (s->enrolled.from != BK_DATE_NONE && s->enrolled.from > to) ||
	    (s->enrolled.to != BK_DATE_NONE && s->enrolled.to < from))
		return false;
	for (size_t i = 0; i < s->exempt.n; i++)
		if (bk_student_span_holds(&s->exempt.v[i], from) &&
		    bk_student_span_holds(&s->exempt.v[i], to))
			return false;
	return true;
}

/* Add the class unless it has attendance, or was added before. */
static void
expect(struct bk_findings *f, struct bk_map *taken, bk_term term,
    const char *class)
{
	char text[BK_FOLD_MAX];
	struct bk_str key = fold(class, text);

	if (key.n == 0 || bk_map_find(taken, key) != SIZE_MAX)
		return;
	bk_map_intern(taken, key);
	BK_GROW(f->untaken, f->nuntaken, f->untakencap);
	f->untaken[f->nuntaken++] = (struct bk_untaken){ term, class };
}

static void
find_untaken_in(const struct bk_ingest *in, bk_term term,
    struct bk_findings *f)
{
	const struct bk_roster *roster = in->opt.roster ?
	    in->opt.roster(in->opt.ctx, term) : NULL;
	const struct bk_school *school = in->opt.school;
	struct bk_map taken = BK_MAP_INIT;
	char text[BK_FOLD_MAX];
	bk_date from, to;

	for (size_t i = 0; i < in->tally.npupils; i++) {
		const struct bk_pupil *p = in->tally.pupil[i];

		if (p->term == term && p->class && was_taken(p))
			bk_map_intern(&taken, fold(p->class, text));
	}
	period_of(in, term, &from, &to);
	for (size_t i = 0; taken.n && roster && i < roster->n; i++)
		if (is_expected(&roster->v[i], from, to))
			expect(f, &taken, term, roster->v[i].class);
	for (size_t i = 0; taken.n && !roster && school &&
	    i < school->classes.n; i++)
		if (school->classes.v[i].id)
			expect(f, &taken, term, school->classes.v[i].id);
	bk_map_free(&taken);
}

static int
by_term_and_class(const void *a, const void *b)
{
	const struct bk_untaken *x = a, *y = b;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	return strcmp(x->class, y->class);
}

static void
find_untaken(const struct bk_ingest *in, struct bk_findings *f)
{
	bk_term term = 0;

	while ((term = bk_ingest_next_term(in, term)) != 0)
		find_untaken_in(in, term, f);
	if (f->nuntaken)
		qsort(f->untaken, f->nuntaken, sizeof(*f->untaken),
		    by_term_and_class);
}

/* --- people who are nobody ---------------------------------------------- */

static int
by_place(const void *a, const void *b)
{
	const struct bk_stranger *x = a, *y = b;

	return (x->nth > y->nth) - (x->nth < y->nth);
}

static void
find_strangers(const struct bk_ingest *in, struct bk_findings *f)
{
	for (size_t i = 0; i < in->refs.map.n; i++) {
		const struct bk_ref *ref = in->refs.map.e[i].value;
		struct bk_stranger s = { 0, NULL, 0, 0, NULL };

		for (size_t k = 0; k < ref->n; k++) {
			const struct bk_ref_in *r = &ref->in[k];

			if (!r->rows || (r->why != &bk_msg_not_on_roster &&
			    r->why != &bk_msg_two_candidates))
				continue;
			if (s.rows == 0)
				s = (struct bk_stranger){ r->nth, r->shown,
				    r->line, 0, r->why };
			s.rows += r->rows;
		}
		if (s.rows == 0)
			continue;
		BK_GROW(f->stranger, f->nstrangers, f->strangercap);
		f->stranger[f->nstrangers++] = s;
	}
	if (f->nstrangers)
		qsort(f->stranger, f->nstrangers, sizeof(*f->stranger),
		    by_place);
}

void
bk_findings_get(const struct bk_ingest *in, struct bk_findings *f)
{
	*f = (struct bk_findings){ 0 };
	find_doubled(in, f);
	find_untaken(in, f);
	find_strangers(in, f);
}

void
bk_findings_free(struct bk_findings *f)
{
	free(f->doubled);
	free(f->untaken);
	free(f->stranger);
}
