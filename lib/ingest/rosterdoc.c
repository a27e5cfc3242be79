#include "rosterdoc.h"

#include <stdlib.h>

#include "map.h"
#include "term.h"
#include "yamledit.h"
#include "yamlout.h"

/* A student of the list, and whether the roster has it. */
struct listed {
	struct bk_student s;
	bool		 there;
};

/* A document of the roster. */
struct kept {
	struct bk_yaml_piece piece;
	struct bk_node	*node;
	struct bk_student s;
	bool		 is_student;
	struct listed	*listed;	/* NULL: not in the list */
};

struct merge {
	const char	*file;
	bk_term		 term;
	bk_date		 today;
	struct bk_diag	*dg;
	struct bk_arena	 arena;
	struct kept	*kept;
	size_t		 nkept, nstudents;
	struct listed	*list;
	size_t		 nlist;
	struct bk_map	 by_nis, by_nisn;	/* of the list */
	struct bk_map	 kept_class;	/* classes that the roster has */
	struct bk_map	 list_class;
	struct bk_map	 household;	/* the list's name of it -> ours */
	const char *const *order;
};

/* --- reading both sides ------------------------------------------------- */

/* A class, however it is spelt: X IPA 1, x-ipa-1. */
static struct bk_str
class_key(struct bk_arena *a, const char *class)
{
	size_t n = 0;
	char *p;

	p = bk_arena_strdup(a, class ? class : "");
	for (const char *s = p; *s; s++)
		if (*s != ' ' && *s != '-' && *s != '.' && *s != '_')
			p[n++] = *s >= 'a' && *s <= 'z' ?
			    (char)(*s - 32) : *s;
	return (struct bk_str){ p, n };
}

static void
read_list(struct merge *m, const struct bk_student *list, size_t n)
{
	m->list = bk_arena_zalloc(&m->arena, (n + 1) * sizeof(*m->list));
	for (size_t i = 0; i < n; i++) {
		struct listed *l = &m->list[m->nlist];

		/* without a number nobody could be found again */
		if (!bk_student_key(&list[i]))
			continue;
		m->nlist++;
		l->s = list[i];
		if (l->s.nis && *l->s.nis)
			*bk_map_at(&m->by_nis, bk_str(l->s.nis)) = l;
		if (l->s.nisn && *l->s.nisn)
			*bk_map_at(&m->by_nisn, bk_str(l->s.nisn)) = l;
		*bk_map_at(&m->list_class, class_key(&m->arena,
		    l->s.class)) = l;
	}
}

/* By NIS; by NISN where the roster or the list has no NIS yet. */
static struct listed *
find(struct merge *m, const struct bk_student *s)
{
	struct listed *l = NULL;

	if (s->nis && *s->nis)
		l = bk_map_get(&m->by_nis, bk_str(s->nis));
	if (!l && s->nisn && *s->nisn) {
		l = bk_map_get(&m->by_nisn, bk_str(s->nisn));
		if (l && s->nis && *s->nis && l->s.nis && *l->s.nis)
			l = NULL;
	}
	return l;
}

static int
read_kept(struct merge *m, struct bk_str old)
{
	struct bk_reader r = { .file = m->file, .arena = &m->arena,
		.dg = m->dg };
	struct bk_yaml_stream st = { .p = old.p, .n = old.n, .line = 1 };
	struct bk_yaml_piece piece;
	size_t most = 0;

	for (; bk_yamlin_next(&st, &piece); most++)
		;
	m->kept = bk_arena_zalloc(&m->arena, (most + 1) * sizeof(*m->kept));
	st = (struct bk_yaml_stream){ .p = old.p, .n = old.n, .line = 1 };
	while (bk_yamlin_next(&st, &piece)) {
		struct kept *k = &m->kept[m->nkept++];
		const char *kind;

		k->piece = piece;
		k->node = bk_yamlin_parse(&piece, m->file, &m->arena, m->dg);
		if (!k->node)
			return -1;
		kind = bk_node_text(k->node, "kind");
		if (!kind || strcmp(kind, "student") != 0)
			continue;
		if (bk_bind_read(&r, bk_student_binds, k->node, &k->s) < 0)
			return -1;
		k->is_student = true;
		m->nstudents++;
		k->listed = find(m, &k->s);
		if (k->listed)
			k->listed->there = true;
		*bk_map_at(&m->kept_class, class_key(&m->arena,
		    k->s.class)) = k;
	}
	return 0;
}

/* --- households --------------------------------------------------------- */

static bool
household_taken(const struct merge *m, const char *name)
{
	for (size_t i = 0; i < m->nkept; i++)
		if (m->kept[i].is_student && m->kept[i].s.household &&
		    strcmp(m->kept[i].s.household, name) == 0)
			return true;
	return false;
}

/*
 * The list numbers its households anew each time. One that the roster knows
 * by a student in it keeps the roster's name; another gets a free number.
 */
static void
name_households(struct merge *m)
{
	size_t next = 0;

	for (size_t i = 0; i < m->nkept; i++) {
		struct kept *k = &m->kept[i];

		if (k->listed && k->s.household && k->listed->s.household)
			*bk_map_at(&m->household, bk_str(
			    k->listed->s.household)) =
			    bk_arena_strdup(&m->arena, k->s.household);
	}
	for (size_t i = 0; i < m->nlist; i++) {
		struct bk_student *s = &m->list[i].s;
		void **name;

		if (!s->household)
			continue;
		name = bk_map_at(&m->household, bk_str(s->household));
		while (!*name) {
			char *free_name = bk_arena_printf(&m->arena,
			    "h%04zu", ++next);

			if (!household_taken(m, free_name))
				*name = free_name;
		}
		s->household = *name;
	}
}

/* --- a student who is in both ------------------------------------------- */

static struct bk_node *
day(struct merge *m, bk_date d)
{
	char text[BK_DATE_SIZE];

	return bk_node_plain(&m->arena, bk_date_format(d, text));
}

/* The day before today, but no earlier than the day before the term. */
static bk_date
yesterday(const struct merge *m)
{
	bk_date first = bk_term_first(m->term) - 1;
	bk_date last = bk_term_last(m->term);
	bk_date d = m->today - 1;

	return d < first ? first : d > last ? last : d;
}

/* Another class than before: the one before goes to `classes`. */
static void
move_class(struct merge *m, struct bk_edit *e, const struct kept *k,
    struct bk_node *class)
{
	struct bk_node *was;
	bk_date from = k->s.enrolled.from, to = yesterday(m);

	if (k->s.classes.n)
		from = k->s.classes.v[k->s.classes.n - 1].to + 1;
	else if (from == BK_DATE_NONE)
		from = bk_term_first(m->term);
	if (k->s.class && from <= to) {
		was = bk_node_new(&m->arena, BK_NODE_MAP, BK_STYLE_FLOW);
		bk_node_put(&m->arena, was, "class",
		    bk_node_quoted(&m->arena, k->s.class));
		bk_node_put(&m->arena, was, "from", day(m, from));
		bk_node_put(&m->arena, was, "to", day(m, to));
		bk_yamledit_append(e, k->node, "classes", was, m->order);
	}
	bk_yamledit_set(e, k->node, "class", class, m->order);
}

/* The same but for case and blanks: a person may have corrected it. */
static bool
same_name(const char *a, const char *b)
{
	return a && b && bk_str_ieq(bk_str_trim(bk_str(a)),
	    bk_str_trim(bk_str(b)));
}

/*
 * What the list knows of a student, by key. Taken out of the tree before any
 * of it is put elsewhere, which cuts the tree.
 */
enum fresh_key {
	NIS, NISN, SEX, NAME, CLASS, EMAIL, FLAGS, HOUSEHOLD, GUARDIANS, HOME,
	EXEMPT, NKEYS
};

static const char *const fresh_keys[NKEYS] = {
	[NIS] = "nis", [NISN] = "nisn", [SEX] = "sex", [NAME] = "name",
	[CLASS] = "class", [EMAIL] = "email", [FLAGS] = "flags",
	[HOUSEHOLD] = "household", [GUARDIANS] = "guardians",
	[HOME] = "home", [EXEMPT] = "exempt",
};

/* What the list says of these holds. */
static void
set_leading(struct merge *m, struct bk_edit *e, const struct kept *k,
    struct bk_node *const fresh[NKEYS])
{
	struct bk_node *v;

	for (size_t i = NIS; i <= SEX; i++) {
		const char *was = bk_node_text(k->node, fresh_keys[i]);

		v = fresh[i];
		if (v && v->len && (!was || strcmp(was, v->text) != 0))
			bk_yamledit_set(e, k->node, fresh_keys[i], v, m->order);
	}
	v = fresh[NAME];
	if (!same_name(k->s.name, v->text))
		bk_yamledit_set(e, k->node, "name", v, m->order);
	v = fresh[CLASS];
	if (v && !bk_str_eq(class_key(&m->arena, k->s.class),
	    class_key(&m->arena, v->text)))
		move_class(m, e, k, v);
}

/* A flag that the list has and the roster has not. */
static void
add_flags(struct merge *m, struct bk_edit *e, const struct kept *k,
    const struct bk_node *flags)
{
	for (const struct bk_node *f = flags->kids; f; f = f->next) {
		bool has = false;

		for (size_t i = 0; i < k->s.flags.n; i++)
			has |= strcmp(k->s.flags.v[i], f->text) == 0;
		if (!has)
			bk_yamledit_append(e, k->node, "flags",
			    bk_node_plain(&m->arena, f->text), m->order);
	}
}

/* The keys of a map that ours has not, or has nothing behind. */
static void
fill_map(struct bk_edit *e, struct bk_node *have, struct bk_node *v)
{
	for (struct bk_node *c = v->kids, *next; c; c = next) {
		struct bk_node *was = bk_node_get(have, c->key->text);

		next = c->next;
		if (!was || bk_node_null(was))
			bk_yamledit_set(e, have, c->key->text, c, NULL);
	}
}

/* The guardian of that name, when there is one and is alive. */
static struct bk_node *
guardian_of(const struct bk_node *have, const char *name)
{
	for (struct bk_node *g = have->kids; name && g; g = g->next)
		if (g->kind == BK_NODE_MAP &&
		    same_name(bk_node_text(g, "name"), name) &&
		    !bk_node_get(g, "deceased"))
			return g;
	return NULL;
}

/* A telephone number, an occupation of those who stand there already. */
static void
fill_guardians(struct bk_edit *e, const struct bk_node *have, struct bk_node *v)
{
	for (struct bk_node *g = v->kids; g; g = g->next) {
		struct bk_node *ours = guardian_of(have,
		    bk_node_text(g, "name"));

		if (ours)
			fill_map(e, ours, g);
	}
}

/* What the list says of these is only wanted where nothing was said. */
static void
fill_in(struct merge *m, struct bk_edit *e, const struct kept *k,
    struct bk_node *const fresh[NKEYS])
{
	for (size_t i = EMAIL; i <= EXEMPT; i++) {
		struct bk_node *have = bk_node_get(k->node, fresh_keys[i]);
		struct bk_node *v = fresh[i];

		if (!v)
			continue;
		if (!have || bk_node_null(have)) {
			bk_yamledit_set(e, k->node, fresh_keys[i], v, m->order);
		} else if (i == FLAGS) {
			add_flags(m, e, k, v);
		} else if (i == HOME && have->kind == BK_NODE_MAP) {
			fill_map(e, have, v);
		} else if (i == GUARDIANS && have->kind == BK_NODE_LIST) {
			fill_guardians(e, have, v);
		}
	}
}

static void
enrol_again(struct merge *m, struct bk_edit *e, const struct kept *k)
{
	struct bk_node *enrolled = bk_node_get(k->node, "enrolled");

	if (!enrolled || k->s.enrolled.to == BK_DATE_NONE ||
	    k->s.enrolled.to >= m->today)
		return;
	if (k->s.enrolled.from == BK_DATE_NONE)
		bk_yamledit_remove(e, k->node, "enrolled");
	else
		bk_yamledit_remove(e, enrolled, "to");
}

static void
leave(struct merge *m, struct bk_edit *e, const struct kept *k)
{
	struct bk_node *enrolled = bk_node_get(k->node, "enrolled");

	if (k->s.enrolled.to != BK_DATE_NONE)
		return;
	if (enrolled && enrolled->kind == BK_NODE_MAP) {
		bk_yamledit_set(e, enrolled, "to", day(m, yesterday(m)), NULL);
		return;
	}
	enrolled = bk_node_new(&m->arena, BK_NODE_MAP, BK_STYLE_FLOW);
	bk_node_put(&m->arena, enrolled, "to", day(m, yesterday(m)));
	bk_yamledit_set(e, k->node, "enrolled", enrolled, m->order);
}

/* The student of the list as nodes, NULL where it knows nothing. */
static int
nodes_of(struct merge *m, const struct bk_student *s,
    struct bk_node *fresh[NKEYS])
{
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *tree = NULL;
	int r;

	bk_student_write(&text, s);
	r = bk_yamlin_parse_one(text.p, text.n, m->file, &m->arena, &tree,
	    m->dg);
	bk_buf_free(&text);
	for (size_t i = 0; r == 0 && i < NKEYS; i++)
		fresh[i] = bk_node_get(tree, fresh_keys[i]);
	return r;
}

/* --- the new bytes ------------------------------------------------------ */

/* Is a student whom the list does not name gone? */
static bool
has_left(const struct merge *m, struct bk_arena *a, const struct kept *k)
{
	if (m->nlist * 2 >= m->nstudents)
		return true;
	return bk_map_get(&m->list_class, class_key(a, k->s.class)) != NULL;
}

static int
merge_one(struct merge *m, const struct kept *k, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts)
{
	size_t start = out->n;
	struct bk_node *fresh[NKEYS];
	struct bk_edit e;

	if (k->listed && nodes_of(m, &k->listed->s, fresh) < 0)
		return -1;
	bk_yamledit_begin(&e, &k->piece, k->node, m->file, &m->arena, m->dg);
	if (k->listed) {
		set_leading(m, &e, k, fresh);
		fill_in(m, &e, k, fresh);
		enrol_again(m, &e, k);
	} else if (k->is_student && has_left(m, &m->arena, k)) {
		leave(m, &e, k);
	}
	if (bk_yamledit_finish(&e, out) < 0)
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
add_new(struct merge *m, struct bk_student *s, struct bk_buf *out)
{
	bool newcomer = bk_map_get(&m->kept_class, class_key(&m->arena,
	    s->class)) && m->today > bk_term_first(m->term) &&
	    m->today <= bk_term_last(m->term);

	if (newcomer && s->enrolled.from == BK_DATE_NONE)
		s->enrolled.from = m->today;
	if (out->n && out->p[out->n - 1] != '\n')
		bk_buf_putc(out, '\n');
	bk_student_write(out, s);
}

static int
merge_all(struct merge *m, struct bk_str old, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts)
{
	size_t done = 0;

	for (size_t i = 0; i < m->nkept; i++) {
		const struct kept *k = &m->kept[i];

		/* What stands between documents stays. */
		bk_buf_add(out, old.p + done, k->piece.offset - done);
		done = k->piece.offset + k->piece.n;
		if (merge_one(m, k, out, counts) < 0)
			return -1;
	}
	bk_buf_add(out, old.p + done, old.n - done);
	for (size_t i = 0; i < m->nlist; i++)
		if (!m->list[i].there) {
			add_new(m, &m->list[i].s, out);
			counts->added++;
		}
	return 0;
}

int
bk_rosterdoc_merge(const struct bk_rosterdoc *d, struct bk_buf *out,
    struct bk_rosterdoc_counts *counts, struct bk_diag *dg)
{
	struct merge m = { .file = d->file, .term = d->term,
		.today = d->today, .dg = dg, .arena = BK_ARENA_INIT, .by_nis = BK_MAP_INIT,
		.by_nisn = BK_MAP_INIT, .kept_class = BK_MAP_INIT,
		.list_class = BK_MAP_INIT, .household = BK_MAP_INIT };
	size_t start = out->n;
	int r = -1;

	m.order = bk_bind_order(bk_student_binds, &m.arena);
	read_list(&m, d->list, d->n);
	if (read_kept(&m, d->old) == 0) {
		name_households(&m);
		r = merge_all(&m, d->old, out, counts);
	}
	if (r < 0)
		out->n = start;
	bk_map_free(&m.by_nis);
	bk_map_free(&m.by_nisn);
	bk_map_free(&m.kept_class);
	bk_map_free(&m.list_class);
	bk_map_free(&m.household);
	bk_arena_free(&m.arena);
	return r;
}
