#include "rosterdoc.h"

#include <stdlib.h>

#include "map.h"
#include "msg_ingest.h"
#include "names.h"
#include "rosteradded.h"
#include "rosterdoubt.h"
#include "rosterleave.h"
#include "rostersame.h"
#include "term.h"
#include "yamledit.h"
#include "yamlout.h"

/* A student of the list, and whether the roster has the same. */
struct listed {
	struct bk_student s;
	const struct bk_listing *at;
	bool		 there;
	bool		 clashes;	/* with the number of another */
};

/* A document of a roster. */
struct kept {
	struct bk_yaml_piece piece;
	struct bk_node	*node;
	struct bk_student s;
	const char	*file;
	bool		 is_student;
	bool		 leaves;
	struct listed	*listed;	/* NULL: not in the list */
};

struct rosterfile {
	struct bk_str	 text;
	struct kept	*v;
	size_t		 n;
};

struct merge {
	const struct bk_rosterdoc *d;
	struct bk_diag	*dg;
	struct bk_arena	 arena;
	struct rosterfile kept;		/* of this term */
	struct rosterfile *before;	/* of earlier ones, in order */
	size_t		 nbefore;
	struct listed	*list;
	size_t		 nlist;
	struct bk_map	 by_nis, by_nisn;	/* of the list */
	struct bk_map	 kept_class;	/* classes that the roster has */
	struct bk_map	 before_of;	/* number -> kept, of the earlier one */
	struct bk_map	 household;	/* the list's name of it -> ours */
	const char *const *order;
};

/* --- reading both sides ------------------------------------------------- */

static bool
filled(const char *s)
{
	return s && *s;
}

static void
read_list(struct merge *m)
{
	const struct bk_rosterdoc *d = m->d;

	m->list = bk_arena_zalloc(&m->arena, (d->n + 1) * sizeof(*m->list));
	for (size_t i = 0; i < d->n; i++) {
		struct listed *l = &m->list[m->nlist];

		/* without a number nobody could be found again */
		if (!bk_student_key(&d->list[i]))
			continue;
		m->nlist++;
		l->s = d->list[i];
		l->at = &d->at[i];
		if (filled(l->s.nis))
			*bk_map_at(&m->by_nis, bk_str(l->s.nis)) = l;
		if (filled(l->s.nisn))
			*bk_map_at(&m->by_nisn, bk_str(l->s.nisn)) = l;
	}
}

static bool
same_person(const char *a, const char *b)
{
	char x[BK_NAME_MAX], y[BK_NAME_MAX];

	return bk_names_compared(bk_str(a ? a : ""), x) ==
	    bk_names_compared(bk_str(b ? b : ""), y) && strcmp(x, y) == 0;
}

/*
 * By NIS, else by NISN. If both have a NIS and these differ, the NISN makes
 * them one only under the same name; otherwise one of the numbers is wrong, and
 * no two students share it.
 */
static struct listed *
find(struct merge *m, const struct bk_student *s)
{
	struct listed *l = NULL;

	if (filled(s->nis))
		l = bk_map_get(&m->by_nis, bk_str(s->nis));
	if (l || !filled(s->nisn))
		return l;
	l = bk_map_get(&m->by_nisn, bk_str(s->nisn));
	if (!l || l->there)
		return NULL;
	if (filled(s->nis) && filled(l->s.nis) &&
	    !same_person(s->name, l->s.name)) {
		l->clashes = true;
		return NULL;
	}
	return l;
}

/* Read the documents of a roster; `pair`: find them in the list. */
static int
read_file(struct merge *m, const char *file, struct rosterfile *f)
{
	struct bk_reader r = { .file = file, .arena = &m->arena,
		.dg = m->dg };
	struct bk_yaml_stream st = { .p = f->text.p, .n = f->text.n,
		.line = 1 };
	struct bk_yaml_piece piece;
	size_t most = 0;

	for (; bk_yamlin_next(&st, &piece); most++)
		;
	f->v = bk_arena_zalloc(&m->arena, (most + 1) * sizeof(*f->v));
	st = (struct bk_yaml_stream){ .p = f->text.p, .n = f->text.n,
		.line = 1 };
	while (bk_yamlin_next(&st, &piece)) {
		struct kept *k = &f->v[f->n++];
		const char *kind;

		k->piece = piece;
		k->file = file;
		k->node = bk_yamlin_parse(&piece, file, &m->arena, m->dg);
		if (!k->node)
			return -1;
		kind = bk_node_text(k->node, "kind");
		if (!kind || strcmp(kind, "student") != 0)
			continue;
		if (bk_bind_read(&r, bk_student_binds, k->node, &k->s) < 0)
			return -1;
		k->is_student = true;
	}
	return 0;
}

static int
read_before(struct merge *m)
{
	const struct bk_rosterdoc *d = m->d;

	m->nbefore = d->nbefore;
	m->before = bk_arena_zalloc(&m->arena, (d->nbefore + 1) *
	    sizeof(*m->before));
	for (size_t i = 0; i < d->nbefore; i++) {
		m->before[i].text = d->before[i].text;
		if (read_file(m, d->before[i].file, &m->before[i]) < 0)
			return -1;
	}
	return 0;
}

/* Who of the roster is in the list: first by NIS, then by NISN. */
static void
pair_up(struct merge *m)
{
	for (size_t i = 0; i < m->kept.n; i++) {
		struct kept *k = &m->kept.v[i];

		if (!k->is_student)
			continue;
		*bk_map_at(&m->kept_class, bk_rostersame_class(&m->arena,
		    k->s.class)) = k;
		k->listed = filled(k->s.nis) ? bk_map_get(&m->by_nis,
		    bk_str(k->s.nis)) : NULL;
		if (k->listed)
			k->listed->there = true;
	}
	for (size_t i = 0; i < m->kept.n; i++) {
		struct kept *k = &m->kept.v[i];

		if (!k->is_student || k->listed)
			continue;
		k->listed = find(m, &k->s);
		if (k->listed)
			k->listed->there = true;
	}
	for (size_t i = 0; i < m->nlist; i++)
		if (m->list[i].clashes && !m->list[i].there)
			bk_diag(m->dg, &bk_msg_number_taken,
			    m->list[i].at->file, m->list[i].at->line, NULL);
}

/* The newest roster that knows a number decides; a NIS before a NISN. */
static void
index_before(struct merge *m)
{
	for (size_t t = 0; t < m->nbefore; t++) {
		struct rosterfile *f = &m->before[t];
		const char *nisn, *nis;

		for (size_t i = 0; i < f->n; i++)
			if (filled(nisn = f->v[i].s.nisn))
				*bk_map_at(&m->before_of, bk_str(nisn)) =
				    &f->v[i];
		for (size_t i = 0; i < f->n; i++)
			if (filled(nis = f->v[i].s.nis))
				*bk_map_at(&m->before_of, bk_str(nis)) =
				    &f->v[i];
	}
}

/* --- households --------------------------------------------------------- */

static bool
household_taken(const struct rosterfile *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].is_student && f->v[i].s.household &&
		    strcmp(f->v[i].s.household, name) == 0)
			return true;
	return false;
}

static bool
same_nisn(const struct bk_student *a, const struct bk_student *b)
{
	return filled(a->nisn) && filled(b->nisn) &&
	    strcmp(a->nisn, b->nisn) == 0;
}

/* The document of an earlier term about a student, or NULL. */
static struct kept *
earlier(struct merge *m, const struct bk_student *s)
{
	struct kept *k = NULL;

	if (filled(s->nis))
		k = bk_map_get(&m->before_of, bk_str(s->nis));
	if (!k && filled(s->nisn))
		k = bk_map_get(&m->before_of, bk_str(s->nisn));
	return k && (same_nisn(&k->s, s) || same_person(k->s.name, s->name)) ?
	    k : NULL;
}

static bool
is_taken(const struct merge *m, const char *name)
{
	bool taken = household_taken(&m->kept, name);

	for (size_t i = 0; i < m->nbefore && !taken; i++)
		taken = household_taken(&m->before[i], name);
	return taken;
}

static void
know_household(struct merge *m, const char *theirs, const char *ours)
{
	if (theirs && ours)
		*bk_map_at(&m->household, bk_str(theirs)) =
		    bk_arena_strdup(&m->arena, ours);
}

/*
 * The list numbers its households anew each time. One that a roster knows by a
 * student in it keeps the roster's name; another gets a free number.
 */
static void
name_households(struct merge *m)
{
	size_t next = 0;

	for (size_t i = 0; i < m->nlist; i++) {
		const struct kept *k = earlier(m, &m->list[i].s);

		if (k)
			know_household(m, m->list[i].s.household,
			    k->s.household);
	}
	for (size_t i = 0; i < m->kept.n; i++)
		if (m->kept.v[i].listed)
			know_household(m, m->kept.v[i].listed->s.household,
			    m->kept.v[i].s.household);
	for (size_t i = 0; i < m->nlist; i++) {
		struct bk_student *s = &m->list[i].s;
		void **name;

		if (!s->household)
			continue;
		name = bk_map_at(&m->household, bk_str(s->household));
		while (!*name) {
			char *free_name = bk_arena_printf(&m->arena,
			    "h%04zu", ++next);

			if (!is_taken(m, free_name))
				*name = free_name;
		}
		s->household = *name;
	}
}

/* --- who has left ------------------------------------------------------- */

static bool
is_enrolled(const struct merge *m, const struct kept *k)
{
	return k->is_student && (k->s.enrolled.to == BK_DATE_NONE ||
	    k->s.enrolled.to >= m->d->today);
}

/* Who of those the list does not name may stand in it all the same. */
static void
see_doubts(struct merge *m, struct bk_rosterdoubt *d)
{
	bk_rosterdoubt_start(d, m->d->rejected, m->d->nrejected, &m->arena);
	for (size_t i = 0; i < m->nlist; i++)
		if (!m->list[i].there)
			bk_rosterdoubt_add(d, &m->list[i].s);
}

static void
decide_leavers(struct merge *m)
{
	struct bk_rosterleave *v = bk_arena_zalloc(&m->arena,
	    (m->kept.n + 1) * sizeof(*v));
	const char *file = m->d->nlists == 1 && m->d->n ? m->d->at[0].file :
	    NULL;
	struct bk_rosterdoubt doubt;
	size_t n = 0, doubted = 0;

	see_doubts(m, &doubt);
	for (size_t i = 0; i < m->kept.n; i++) {
		const struct kept *k = &m->kept.v[i];

		if (!is_enrolled(m, k))
			continue;
		v[n].class = bk_rostersame_class(&m->arena, k->s.class);
		v[n].listed = k->listed || bk_rosterdoubt(&doubt, &k->s);
		doubted += v[n].listed && !k->listed;
		if (k->listed)
			v[n].now = bk_rostersame_class(&m->arena,
			    k->listed->s.class);
		n++;
	}
	if (doubted)
		bk_diag(m->dg, &bk_msg_leave_doubted, file, 0,
		    "%zu student%s", doubted, doubted > 1 ? "s" : "");
	bk_rosterleave(v, n, m->d->leavers, file, m->dg);
	n = 0;
	for (size_t i = 0; i < m->kept.n; i++)
		if (is_enrolled(m, &m->kept.v[i]))
			m->kept.v[i].leaves = v[n++].leaves;
	bk_rosterdoubt_free(&doubt);
}

static void
leave(struct merge *m, struct bk_edit *e, const struct kept *k)
{
	struct bk_node *enrolled = bk_node_get(k->node, "enrolled");
	struct bk_node *to;

	if (k->s.enrolled.to != BK_DATE_NONE)
		return;
	to = bk_rostersame_day(&m->arena, bk_rostersame_yesterday(m->d->term,
	    m->d->today));
	if (enrolled && enrolled->kind == BK_NODE_MAP) {
		bk_yamledit_set(e, enrolled, "to", to, NULL);
		return;
	}
	enrolled = bk_node_new(&m->arena, BK_NODE_MAP, BK_STYLE_FLOW);
	bk_node_put(&m->arena, enrolled, "to", to);
	bk_yamledit_set(e, k->node, "enrolled", enrolled, m->order);
}

/* --- the new bytes ------------------------------------------------------ */

/* What people have added since to the roster before goes on. */
static void
add_earlier(struct merge *m, struct bk_edit *e, const struct kept *k)
{
	const struct kept *before = k->is_student ? earlier(m, &k->s) : NULL;
	struct bk_rosteradded r = { .edit = e, .node = k->node,
		.first = bk_term_first(m->d->term), .order = m->order,
		.dg = m->dg };

	if (!before)
		return;
	r.before = before->node;
	r.file = before->file;
	bk_rosteradded(&r);
}

/* Append what the list makes of a document; 0, or reported and -1. */
static int
edit_one(struct merge *m, const struct kept *k, const struct listed *l,
    bool another_term, struct bk_buf *out)
{
	struct bk_edit e;
	struct bk_rostersame r = { .edit = &e, .node = k->node,
		.was = &k->s, .list = l ? &l->s : NULL,
		.file = l ? l->at->file : NULL,
		.line = l ? l->at->line : 0, .term = m->d->term,
		.today = m->d->today, .prefer_list = m->d->prefer_list,
		.another_term = another_term, .arena = &m->arena,
		.order = m->order, .dg = m->dg };

	bk_yamledit_begin(&e, &k->piece, k->node, m->d->file, &m->arena,
	    m->dg);
	if (!another_term)
		add_earlier(m, &e, k);
	if (l && bk_rostersame(&r) < 0) {
		bk_yamledit_discard(&e);
		return -1;
	}
	if (k->leaves)
		leave(m, &e, k);
	return bk_yamledit_finish(&e, out);
}

static int
merge_one(struct merge *m, const struct kept *k, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts)
{
	size_t start = out->n;

	if (edit_one(m, k, k->listed, false, out) < 0)
		return -1;
	if (!k->is_student)
		return 0;
	if (out->n - start == k->piece.n &&
	    memcmp(out->p + start, k->piece.p, k->piece.n) == 0)
		counts->same++;
	else if (k->listed)
		counts->changed++;
	else
		counts->left++;
	return 0;
}

static void
end_line(struct bk_buf *out)
{
	if (out->n && out->p[out->n - 1] != '\n')
		bk_buf_putc(out, '\n');
}

/*
 * A student whom the roster does not have: what an earlier term's roster says
 * of them goes on, as the list changes it.
 */
static int
add_new(struct merge *m, struct listed *l, struct bk_buf *out)
{
	const struct kept *k = earlier(m, &l->s);
	bk_date today = m->d->today;
	bool newcomer = bk_map_get(&m->kept_class, bk_rostersame_class(
	    &m->arena, l->s.class)) && today > bk_term_first(m->d->term) &&
	    today <= bk_term_last(m->d->term);

	end_line(out);
	if (newcomer && l->s.enrolled.from == BK_DATE_NONE)
		l->s.enrolled.from = today;
	if (k) {
		bk_buf_puts(out, "---\n");
		if (edit_one(m, k, l, true, out) < 0)
			return -1;
		end_line(out);
		return 0;
	}
	bk_student_write(out, &l->s);
	return 0;
}

static int
merge_all(struct merge *m, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts)
{
	struct bk_str old = m->kept.text;
	size_t done = 0;

	for (size_t i = 0; i < m->kept.n; i++) {
		const struct kept *k = &m->kept.v[i];

		/* Text between documents stays. */
		bk_buf_add(out, old.p + done, k->piece.offset - done);
		done = k->piece.offset + k->piece.n;
		if (merge_one(m, k, out, counts) < 0)
			return -1;
	}
	bk_buf_add(out, old.p + done, old.n - done);
	for (size_t i = 0; i < m->nlist; i++) {
		struct listed *l = &m->list[i];

		if (l->there || l->clashes)
			continue;
		if (add_new(m, l, out) < 0)
			return -1;
		counts->added++;
	}
	return 0;
}

int
bk_rosterdoc_merge(const struct bk_rosterdoc *d, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts, struct bk_diag *dg)
{
	struct merge m = { .d = d, .dg = dg, .arena = BK_ARENA_INIT,
		.kept = { .text = d->old },
		.by_nis = BK_MAP_INIT, .by_nisn = BK_MAP_INIT,
		.kept_class = BK_MAP_INIT, .before_of = BK_MAP_INIT,
		.household = BK_MAP_INIT };
	size_t start = out->n;
	int r = -1;

	m.order = bk_bind_order(bk_student_binds, &m.arena);
	read_list(&m);
	if (read_file(&m, d->file, &m.kept) == 0 && read_before(&m) == 0) {
		pair_up(&m);
		index_before(&m);
		name_households(&m);
		decide_leavers(&m);
		r = merge_all(&m, out, counts);
	}
	if (r < 0)
		out->n = start;
	bk_map_free(&m.by_nis);
	bk_map_free(&m.by_nisn);
	bk_map_free(&m.kept_class);
	bk_map_free(&m.before_of);
	bk_map_free(&m.household);
	bk_arena_free(&m.arena);
	return r;
}
