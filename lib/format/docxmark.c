/* Placeholders of a part, and which belong together (docxtree.h). */
#include "docxtree.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

enum { NAME_LENGTH = 64, MARKS_MAX = 10000 };

struct finding {
	struct bk_docx_marks	*m;
	struct bk_docx_tree	*tree;
	struct bk_docx_fault	*fault;
};

static int
wrong(struct finding *f, const char *what, struct bk_str name,
    const struct bk_docx_node *p)
{
	*f->fault = (struct bk_docx_fault){ .what = what, .name = name,
		.p = p };
	return -1;
}

/* --- one placeholder ---------------------------------------------------- */

/* What autocorrection or a hasty hand puts between braces. */
static bool
is_forgiven(uint32_t cp)
{
	return cp <= ' ' || cp == '"' || cp == '\'' || cp == '`' ||
	    cp == 0xa0 || cp == 0xab || cp == 0xad || cp == 0xbb ||
	    (cp >= 0x2000 && cp <= 0x200f) ||
	    (cp >= 0x2018 && cp <= 0x201f) || cp == 0x202f ||
	    cp == 0x2039 || cp == 0x203a || cp == 0x2060 || cp == 0xfeff;
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

/* The name as it is looked up: small letters, `_` for any dash. */
static struct bk_str
clean(struct bk_arena *a, struct bk_str s)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_str out;
	uint32_t cp = 0;
	size_t len;

	for (size_t i = 0; i < s.n && b.n < NAME_LENGTH; i += len) {
		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		len = len ? len : 1;
		if (is_forgiven(cp))
			continue;
		if (is_dash(cp))
			bk_buf_putc(&b, '_');
		else if (cp >= 'A' && cp <= 'Z')
			bk_buf_putc(&b, (char)(cp + 32));
		else
			bk_buf_add(&b, s.p + i, len);
	}
	out = (struct bk_str){ bk_arena_strndup(a, b.p, b.n), b.n };
	bk_buf_free(&b);
	return out;
}

/* One piece's share of the text [from, to). */
static struct bk_docx_source
source(const struct bk_docx_piece *q, size_t from, size_t to)
{
	size_t lo = q->at > from ? q->at : from;
	size_t hi = q->at + q->n < to ? q->at + q->n : to;

	/* an entity is more bytes than it is text: all of it */
	if (q->n != q->src.to - q->src.from)
		return (struct bk_docx_source){ q->src.from, q->src.to, q->t };
	return (struct bk_docx_source){ q->src.from + lo - q->at,
		q->src.from + hi - q->at, q->t };
}

/*
 * The bytes behind the text [from, to) of a paragraph, piece by piece from
 * *first on, which is moved along.
 */
static void
sources(struct bk_arena *a, const struct bk_docx_node *p, size_t from,
    size_t to, size_t *first, struct bk_docx_mark *m)
{
	size_t end, i = *first;

	while (p->piece[i].at + p->piece[i].n <= from)
		i++;
	*first = i;
	for (end = i; end < p->npieces && p->piece[end].at < to; end++)
		;
	m->src = bk_arena_alloc(a, (end - i) * sizeof(*m->src));
	for (; i < end; i++)
		if (p->piece[i].t && p->piece[i].n)
			m->src[m->n++] = source(&p->piece[i], from, to);
}

static struct bk_docx_node *
story_of(struct bk_docx_node *n)
{
	while (n->parent && n->kind != BK_DOCX_STORY)
		n = n->parent;
	return n;
}

static void
add_mark(struct finding *f, struct bk_docx_node *p, size_t from, size_t to,
    size_t *first)
{
	struct bk_docx_marks *m = f->m;
	struct bk_str name = clean(f->tree->arena, (struct bk_str){
	    p->text.p + from + 1, to - from - 2 });
	struct bk_docx_mark *k;

	BK_GROW(m->v, m->n, m->cap);
	k = &m->v[m->n++];
	*k = (struct bk_docx_mark){ .p = p, .story = story_of(p) };
	if (name.n && strchr("#?!/", name.p[0])) {
		k->kind = name.p[0];
		name.p++;
		name.n--;
	}
	k->name = name;
	sources(f->tree->arena, p, from, to, first, k);
}

static int
find_in(struct finding *f, struct bk_docx_node *p)
{
	struct bk_str s = bk_buf_str(&p->text);
	size_t first = 0;

	for (size_t i = 0; i < s.n; i++) {
		size_t from = i;

		if (s.p[i] != '{')
			continue;
		for (i++; i < s.n && s.p[i] != '}' && s.p[i] != '{'; i++)
			;
		if (i == s.n || s.p[i] == '{')
			return wrong(f, "a { without its }", BK_STR(""), p);
		if (f->m->n == MARKS_MAX)
			return wrong(f, "too many placeholders", BK_STR(""),
			    p);
		add_mark(f, p, from, i + 1, &first);
	}
	return 0;
}

/* --- pairs -------------------------------------------------------------- */

static int
mark_cmp(const void *a, const void *b)
{
	const struct bk_docx_mark *x = a, *y = b;

	return x->src[0].from < y->src[0].from ? -1 :
	    x->src[0].from > y->src[0].from;
}

/* The nearest node of that kind around n, within its story; or NULL. */
static struct bk_docx_node *
around(struct bk_docx_node *n, enum bk_docx_kind kind)
{
	while (n && n->kind != kind)
		n = n->kind == BK_DOCX_STORY ? NULL : n->parent;
	return n;
}

static bool
holds(const struct bk_docx_node *a, const struct bk_docx_node *n)
{
	return a->src.from <= n->src.from && n->src.to <= a->src.to;
}

static struct bk_docx_node *
common(struct bk_docx_node *a, const struct bk_docx_node *b)
{
	while (a->parent && !holds(a, b))
		a = a->parent;
	return a;
}

static struct bk_docx_node *
child_with(const struct bk_docx_node *a, const struct bk_docx_node *n)
{
	struct bk_docx_node *k = a->kids;

	while (k && !holds(k, n))
		k = k->next;
	return k;
}

static bool
alone_in_row(const struct bk_docx_node *tr)
{
	int cells = 0;

	for (const struct bk_docx_node *k = tr->kids; k; k = k->next)
		cells += k->kind == BK_DOCX_TC;
	return cells == 1;
}

static void
take(struct bk_docx_block *b, const struct bk_docx_node *from,
    const struct bk_docx_node *to)
{
	b->src = (struct bk_docx_range){ from->src.from, to->src.to };
	b->container = from->parent;
}

/* Nothing but blanks before it opens and after it closes. */
static bool
is_all_of(const struct bk_docx_block *b, const struct bk_docx_node *p)
{
	size_t from = b->open->src[0].from;
	size_t to = b->close->src[b->close->n - 1].to;

	if (p->has_object || p->has_section)
		return false;
	for (size_t i = 0; i < p->npieces; i++) {
		const struct bk_docx_piece *q = &p->piece[i];
		size_t n = q->n;

		if (q->src.from >= from && q->src.to <= to)
			continue;
		/* of one that is cut, the half that is outside */
		for (size_t k = 0; k < n; k++) {
			size_t at = q->src.from + k;

			if ((at < from || at >= to) &&
			    p->text.p[q->at + k] != ' ')
				return false;
		}
	}
	return true;
}

/* Both marks in one paragraph. */
static void
range_within(struct bk_docx_block *b)
{
	struct bk_docx_node *p = b->open->p, *tr = around(p, BK_DOCX_TR);

	if (b->kind != '#' && !is_all_of(b, p)) {
		b->is_inline = true;
		b->src.from = b->open->src[0].from;
		b->src.to = b->close->src[b->close->n - 1].to;
		b->container = p;
	} else if (b->kind == '#' && tr && alone_in_row(tr)) {
		take(b, tr, tr);
	} else {
		take(b, p, p);
	}
}

/* From one paragraph to another. */
static int
range_over(struct finding *f, struct bk_docx_block *b)
{
	struct bk_docx_node *p = b->open->p, *q = b->close->p;
	struct bk_docx_node *a = common(p, q), *row = a;

	/* in cells of one row, perhaps wrapped: the row */
	while (row && row->kind != BK_DOCX_TC && row->kind != BK_DOCX_TR &&
	    row->kind != BK_DOCX_TBL && row->kind != BK_DOCX_STORY)
		row = row->parent;
	if (row && row->kind == BK_DOCX_TR) {
		take(b, row, row);
		return 0;
	}
	if ((!row || row->kind != BK_DOCX_TBL) &&
	    around(p, BK_DOCX_TC) != around(q, BK_DOCX_TC))
		return wrong(f, "opened and closed in different tables:",
		    b->name, p);
	take(b, child_with(a, p), child_with(a, q));
	b->container = a;
	return 0;
}

static int
close_block(struct finding *f, struct bk_docx_block *b,
    const struct bk_docx_mark *close)
{
	if (close->name.n && !bk_str_eq(close->name, b->name))
		return wrong(f, "closed, but not open:", close->name,
		    close->p);
	b->close = close;
	if (b->open->p != close->p)
		return range_over(f, b);
	range_within(b);
	return 0;
}

/* Pair the marks of one story, which stand in a row from i on. */
static int
pair(struct finding *f, const struct bk_docx_mark *const *v, size_t n,
    size_t *open)
{
	struct bk_docx_marks *m = f->m;
	size_t depth = 0;

	for (size_t i = 0; i < n; i++) {
		if (v[i]->kind == 0)
			continue;
		if (v[i]->kind == '/') {
			if (depth == 0)
				return wrong(f, "closed, but not open:",
				    v[i]->name, v[i]->p);
			if (close_block(f, &m->block[open[--depth]],
			    v[i]) < 0)
				return -1;
			continue;
		}
		BK_GROW(m->block, m->nblocks, m->blockcap);
		m->block[m->nblocks] = (struct bk_docx_block){
			.kind = v[i]->kind, .name = v[i]->name, .open = v[i],
			.parent = depth ? open[depth - 1] : SIZE_MAX };
		open[depth++] = m->nblocks++;
	}
	if (depth)
		return wrong(f, "opened, but not closed:",
		    m->block[open[depth - 1]].name,
		    m->block[open[depth - 1]].open->p);
	return 0;
}

static int
story_cmp(const void *a, const void *b)
{
	const struct bk_docx_mark *x = *(const struct bk_docx_mark *const *)a;
	const struct bk_docx_mark *y = *(const struct bk_docx_mark *const *)b;

	if (x->story != y->story)
		return x->story->src.from < y->story->src.from ? -1 : 1;
	return mark_cmp(x, y);
}

static int
pair_all(struct finding *f)
{
	struct bk_docx_marks *m = f->m;
	struct bk_arena *a = f->tree->arena;
	const struct bk_docx_mark **v = bk_arena_alloc(a,
	    (m->n + 1) * sizeof(*v));
	size_t *open = bk_arena_alloc(a, (m->n + 1) * sizeof(*open));

	for (size_t i = 0; i < m->n; i++)
		v[i] = &m->v[i];
	qsort(v, m->n, sizeof(*v), story_cmp);
	for (size_t i = 0, to; i < m->n; i = to) {
		for (to = i; to < m->n && v[to]->story == v[i]->story; to++)
			;
		if (pair(f, v + i, to - i, open) < 0)
			return -1;
	}
	return 0;
}

/* --- do they nest? ------------------------------------------------------ */

static bool
within(struct bk_docx_range in, struct bk_docx_range out)
{
	return out.from <= in.from && in.to <= out.to;
}

/*
 * What is repeated or left out nests as its marks do, but for a row or a
 * paragraph that is repeated around a part of its text.
 */
static int
check_nesting(struct finding *f)
{
	struct bk_docx_marks *m = f->m;

	for (size_t i = 0; i < m->nblocks; i++)
		for (size_t j = i + 1; j < m->nblocks; j++) {
			struct bk_docx_block *a = &m->block[i];
			struct bk_docx_block *b = &m->block[j];

			if (b->src.from >= a->src.to ||
			    a->src.from >= b->src.to ||
			    within(b->src, a->src))
				continue;
			return wrong(f, within(a->src, b->src) ?
			    "repeats what is around it:" :
			    "needs a paragraph of its own:", b->name,
			    b->open->p);
		}
	return 0;
}

/* --- what held marks alone ---------------------------------------------- */

static bool
is_blank(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' &&
		    (unsigned char)s.p[i] != 0xc2 &&
		    (unsigned char)s.p[i] != 0xa0)
			return false;
	return true;
}

/* Nothing in it but the marks of blocks that reach beyond it? */
static bool
only_marks(const struct bk_docx_marks *m, const struct bk_docx_node *p)
{
	size_t at = 0, found = 0;

	if (p->has_object || p->has_section)
		return false;
	for (size_t i = 0; i < m->n; i++) {
		const struct bk_docx_mark *k = &m->v[i];
		const char *open, *close;

		if (k->p != p)
			continue;
		if (k->kind == 0)
			return false;
		open = memchr(p->text.p + at, '{', p->text.n - at);
		close = memchr(open, '}', p->text.n - (size_t)(open -
		    p->text.p));
		if (!is_blank((struct bk_str){ p->text.p + at,
		    (size_t)(open - p->text.p) - at }))
			return false;
		at = (size_t)(close - p->text.p) + 1;
		found++;
	}
	return found && is_blank((struct bk_str){ p->text.p + at,
	    p->text.n - at });
}

static void
drop(struct bk_docx_marks *m, struct bk_docx_range src)
{
	if (m->ndrops && m->drop[m->ndrops - 1].from == src.from)
		return;
	BK_GROW(m->drop, m->ndrops, m->dropcap);
	m->drop[m->ndrops++] = src;
}

static bool
row_only_marks(const struct bk_docx_marks *m, const struct bk_docx_node *n)
{
	for (const struct bk_docx_node *k = n->kids; k; k = k->next) {
		if (k->kind == BK_DOCX_P) {
			if (!is_blank(bk_buf_str(&k->text)) &&
			    !only_marks(m, k))
				return false;
			if (k->has_object)
				return false;
		} else if (!row_only_marks(m, k)) {
			return false;
		}
	}
	return true;
}

/* A paragraph or a row that a mark alone stood in goes with the mark. */
static void
drop_holder(struct bk_docx_marks *m, const struct bk_docx_block *b,
    const struct bk_docx_mark *k)
{
	struct bk_docx_node *tr = around(k->p, BK_DOCX_TR);

	if (b->container->kind == BK_DOCX_TBL) {
		if (tr && b->open->p != b->close->p &&
		    (b->src.from != tr->src.from || b->src.to != tr->src.to)
		    && row_only_marks(m, tr))
			drop(m, tr->src);
		return;
	}
	/* the last paragraph of a cell, of a box, must stay */
	if (only_marks(m, k->p) && k->p->parent->last != k->p)
		drop(m, k->p->src);
}

static int
range_cmp(const void *a, const void *b)
{
	const struct bk_docx_range *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* Outer blocks before inner ones: by where they begin, the longer first. */
static int
block_cmp(const void *a, const void *b)
{
	const struct bk_docx_block *x = a, *y = b;

	if (x->src.from != y->src.from)
		return x->src.from < y->src.from ? -1 : 1;
	if (x->src.to != y->src.to)
		return x->src.to > y->src.to ? -1 : 1;
	return mark_cmp(x->open, y->open);
}

/* Parents by what holds what, once they are in order. */
static void
adopt(struct bk_docx_marks *m)
{
	for (size_t i = 0; i < m->nblocks; i++) {
		size_t j = i;

		m->block[i].parent = SIZE_MAX;
		while (j-- > 0)
			if (within(m->block[i].src, m->block[j].src)) {
				m->block[i].parent = j;
				break;
			}
	}
}

int
bk_docxmark_find(struct bk_docx_marks *m, struct bk_docx_tree *t,
    struct bk_docx_fault *fault)
{
	struct finding f = { m, t, fault };

	*m = (struct bk_docx_marks){ 0 };
	for (struct bk_docx_node *p = t->first_p; p; p = p->next_p)
		if (find_in(&f, p) < 0)
			return -1;
	if (m->n)
		qsort(m->v, m->n, sizeof(*m->v), mark_cmp);
	if (pair_all(&f) < 0)
		return -1;
	if (m->nblocks)
		qsort(m->block, m->nblocks, sizeof(*m->block), block_cmp);
	if (check_nesting(&f) < 0)
		return -1;
	adopt(m);
	for (size_t i = 0; i < m->nblocks; i++) {
		const struct bk_docx_block *b = &m->block[i];

		if (b->is_inline || b->open->p == b->close->p)
			continue;
		drop_holder(m, b, b->open);
		drop_holder(m, b, b->close);
	}
	if (m->ndrops)
		qsort(m->drop, m->ndrops, sizeof(*m->drop), range_cmp);
	return 0;
}

void
bk_docxmark_free(struct bk_docx_marks *m)
{
	free(m->v);
	free(m->block);
	free(m->drop);
}
