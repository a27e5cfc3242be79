/* A part of a .docx anew, with its values (docxtree.h). */
#include "docxtree.h"

#include <stdlib.h>
#include <string.h>

#include "docxpart.h"
#include "mem.h"

enum { PART_MAX = 64 << 20 };

/* What becomes of bytes of the part. */
struct edit {
	struct bk_docx_range		 src;
	enum { ERASE, VALUE, SPACE }	 kind;
	const struct bk_docx_mark	*mark;
};

/* A row of a table that is being repeated, within that of another. */
struct scope {
	const void		*table;
	size_t			 row;
	const struct scope	*outer;
};

struct filling {
	struct bk_buf			*out;
	size_t				 from;	/* where the part begins */
	const struct bk_docx_tree	*t;
	const struct bk_docx_marks	*m;
	const struct bk_docxtemplate	*data;
	struct bk_docx_fault		*fault;
	struct edit			*edit;	/* by position */
	size_t				 nedits, cap;
};

static int
wrong(struct filling *w, const char *what, struct bk_str name,
    const struct bk_docx_node *p, const struct scope *s, bool lists)
{
	*w->fault = (struct bk_docx_fault){ what, name, p,
		s ? s->table : NULL, lists };
	return -1;
}

/* --- values ------------------------------------------------------------- */

/*
 * The value; "" where it is not known, NULL where there is no such field.
 * *in_row tells whether it is of a table's row.
 */
static const char *
value_of(const struct filling *w, struct bk_str name, const struct scope *s,
    bool *in_row)
{
	const struct bk_docxtemplate *d = w->data;

	*in_row = true;
	for (; s; s = s->outer) {
		const char *v = d->cell(d->ctx, s->table, s->row, name);

		if (v)
			return v;
	}
	*in_row = false;
	return d->field(d->ctx, name);
}

/* Text in a t; a line's end becomes a break between two. */
static void
put_text(struct filling *w, const char *s)
{
	const char *prefix = w->t->prefix;
	struct bk_buf line = BK_BUF_INIT;

	for (bool more = true; more;) {
		size_t n = strcspn(s, "\n");

		bk_buf_clear(&line);
		bk_buf_add(&line, s, n);
		bk_docxtext_put(w->out, bk_str(line.p));
		more = s[n] != '\0';
		s += n + more;
		if (more)
			bk_buf_printf(w->out, "</%st><%sbr/><%st "
			    "xml:space=\"preserve\">", prefix, prefix,
			    prefix);
	}
	bk_buf_free(&line);
}

static int
put_value(struct filling *w, const struct bk_docx_mark *k,
    const struct scope *s)
{
	bool in_row;
	const char *v = value_of(w, k->name, s, &in_row);

	if (!v)
		return wrong(w, "no field", k->name, k->p, s, true);
	put_text(w, *v || in_row ? v : w->data->unknown);
	return 0;
}

/* --- edits -------------------------------------------------------------- */

static void
add_edit(struct filling *w, size_t from, size_t to, int kind,
    const struct bk_docx_mark *mark)
{
	BK_GROW(w->edit, w->nedits, w->cap);
	w->edit[w->nedits].src = (struct bk_docx_range){ from, to };
	w->edit[w->nedits].kind = kind;
	w->edit[w->nedits++].mark = mark;
}

static int
edit_cmp(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->src.from != y->src.from)
		return x->src.from < y->src.from ? -1 : 1;
	return x->src.to > y->src.to ? -1 : x->src.to < y->src.to;
}

static void
make_edits(struct filling *w)
{
	for (size_t i = 0; i < w->m->n; i++) {
		const struct bk_docx_mark *k = &w->m->v[i];

		for (size_t j = 0; j < k->n; j++) {
			struct bk_docx_node *t = k->src[j].t;

			add_edit(w, k->src[j].from, k->src[j].to,
			    k->kind == 0 && j == 0 ? VALUE : ERASE, k);
			if (!t->preserves)
				add_edit(w, t->inner - 1, t->inner - 1, SPACE,
				    k);
			t->preserves = true;
		}
	}
	for (size_t i = 0; i < w->m->ndrops; i++)
		add_edit(w, w->m->drop[i].from, w->m->drop[i].to, ERASE,
		    NULL);
	if (w->nedits)
		qsort(w->edit, w->nedits, sizeof(*w->edit), edit_cmp);
}

static size_t
first_edit(const struct filling *w, size_t from)
{
	size_t lo = 0, hi = w->nedits;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->edit[mid].src.from < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
copy(struct filling *w, size_t from, size_t to)
{
	if (to > from)
		bk_buf_add(w->out, w->t->src.p + from, to - from);
}

/* Bytes that no block is in, with their edits. */
static int
plain(struct filling *w, size_t from, size_t to, const struct scope *s)
{
	size_t at = from;

	for (size_t i = first_edit(w, from); i < w->nedits &&
	    w->edit[i].src.from < to; i++) {
		const struct edit *e = &w->edit[i];

		if (e->src.from < at)
			continue;
		copy(w, at, e->src.from);
		at = e->src.to;
		if (e->kind == SPACE)
			bk_buf_puts(w->out, " xml:space=\"preserve\"");
		if (e->kind == VALUE && put_value(w, e->mark, s) < 0)
			return -1;
	}
	copy(w, at, to);
	if (w->out->n - w->from > PART_MAX)
		return wrong(w, "grows too large", BK_STR(""), NULL, NULL,
		    false);
	return 0;
}

/* --- what is left out --------------------------------------------------- */

/* The same without the text of the paragraph p: its runs stay. */
static void
without_text(struct filling *w, const struct bk_docx_node *p,
    struct bk_docx_range r)
{
	size_t at = r.from;

	for (size_t i = 0; i < p->npieces; i++) {
		struct bk_docx_range src = p->piece[i].src;

		if (src.to <= at || src.from >= r.to)
			continue;
		copy(w, at, src.from);
		at = src.to;
	}
	copy(w, at, r.to);
}

static void
blank(struct filling *w, const struct bk_docx_node *n, size_t *at)
{
	for (const struct bk_docx_node *k = n->kids; k; k = k->next) {
		if (k->kind == BK_DOCX_T) {
			copy(w, *at, k->inner);
			*at = k->inner;
			while (*at < k->src.to && w->t->src.p[*at] != '<')
				++*at;
		}
		blank(w, k, at);
	}
}

static bool
in_block(const struct filling *w, const struct bk_docx_node *table,
    const struct bk_docx_node *row)
{
	for (size_t i = 0; i < w->m->nblocks; i++)
		if (w->m->block[i].container == table &&
		    w->m->block[i].src.from <= row->src.from &&
		    row->src.to <= w->m->block[i].src.to)
			return true;
	return false;
}

/* A table must have a row: one without text, where no other stays for sure. */
static void
leave_row(struct filling *w, const struct bk_docx_block *b)
{
	const struct bk_docx_node *row = NULL;
	size_t at;

	for (const struct bk_docx_node *k = b->container->kids; k;
	    k = k->next) {
		if (k->kind != BK_DOCX_TR)
			continue;
		if (!in_block(w, b->container, k))
			return;
		if (!row && k->src.from >= b->src.from)
			row = k;
	}
	if (!row)
		return;
	at = row->src.from;
	blank(w, row, &at);
	copy(w, at, row->src.to);
}

static void
leave_out(struct filling *w, const struct bk_docx_block *b)
{
	if (b->is_inline)
		without_text(w, b->container, b->src);
	else if (b->container->kind == BK_DOCX_TBL)
		leave_row(w, b);
	else if (b->container->last->src.to <= b->src.to)
		bk_buf_printf(w->out, "<%sp/>", w->t->prefix);
}

/* --- blocks ------------------------------------------------------------- */

static int	put(struct filling *, size_t parent, struct bk_docx_range,
		    const struct scope *);

static int
repeat(struct filling *w, size_t i, const struct scope *s)
{
	const struct bk_docx_block *b = &w->m->block[i];
	struct scope in = { .outer = s };
	bool known = false;
	size_t n = 0;

	in.table = w->data->table(w->data->ctx, b->name, &n, &known);
	if (!in.table)
		return wrong(w, "no table", b->name, b->open->p, NULL, true);
	for (in.row = 0; in.row < n; in.row++)
		if (put(w, i, b->src, &in) < 0)
			return -1;
	if (n == 0)
		leave_out(w, b);
	return 0;
}

static int
choose(struct filling *w, size_t i, const struct scope *s)
{
	const struct bk_docx_block *b = &w->m->block[i];
	bool in_row;
	const char *v = value_of(w, b->name, s, &in_row);
	bool known = v && *v;
	size_t n = 0;

	if (!v && !w->data->table(w->data->ctx, b->name, &n, &known))
		return wrong(w, "no field or table", b->name, b->open->p, s,
		    true);
	if (known == (b->kind == '?'))
		return put(w, i, b->src, s);
	leave_out(w, b);
	return 0;
}

/* A range of bytes with the blocks in it whose parent that is. */
static int
put(struct filling *w, size_t parent, struct bk_docx_range r,
    const struct scope *s)
{
	size_t at = r.from;

	for (size_t i = parent == SIZE_MAX ? 0 : parent + 1;
	    i < w->m->nblocks && w->m->block[i].src.from < r.to; i++) {
		const struct bk_docx_block *b = &w->m->block[i];

		if (b->parent != parent)
			continue;
		if (plain(w, at, b->src.from, s) < 0 ||
		    (b->kind == '#' ? repeat : choose)(w, i, s) < 0)
			return -1;
		at = b->src.to;
	}
	return plain(w, at, r.to, s);
}

int
bk_docxfill_part(struct bk_buf *out, const struct bk_docx_tree *t,
    const struct bk_docx_marks *m, const struct bk_docxtemplate *data,
    struct bk_docx_fault *fault)
{
	struct filling w = { .out = out, .from = out->n, .t = t, .m = m,
		.data = data, .fault = fault };
	int r;

	make_edits(&w);
	r = put(&w, SIZE_MAX, (struct bk_docx_range){ 0, t->src.n }, NULL);
	free(w.edit);
	return r;
}
