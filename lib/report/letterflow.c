/* Letters for a word processor and for pages: blocks as a flow (letter.h). */
#include <math.h>
#include <string.h>

#include "gridflow.h"
#include "letterblock.h"
#include "tick.h"

/* What is put together, and where we are in it. */
struct flowing {
	struct bk_flow		*f;
	const struct bk_letter	*l;
	struct bk_flow_table	*table;		/* of the rows, or NULL */
};

/* Nothing but dots: a line to write on. */
static bool
is_dots(const char *s)
{
	size_t n = 0;

	for (; *s; s++) {
		if (strncmp(s, "…", 3) == 0)
			s += 2;
		else if (*s != '.' && *s != ' ')
			return false;
		n++;
	}
	return n >= 5;
}

/* --- rows --------------------------------------------------------------- */

static double
label_width(const struct bk_flow *f, const struct bk_block *k)
{
	double w = 0;

	for (; k && k->kind == BK_BLOCK_FIELD; k = k->next)
		w = fmax(w, bk_flow_measure(f, BK_FLOW_CELL,
		    bk_str(k->text[0])));
	return fmin(w + 12, bk_flow_width(f) * 0.45);
}

static void
put_field(struct flowing *w, const struct bk_block *k)
{
	struct bk_flow *f = w->f;
	struct bk_flow_row *row;

	if (!w->table) {
		double label = label_width(f, k);
		const double width[] = { label, 12,
			bk_flow_width(f) - label - 12 };

		w->table = bk_flow_table(f, BK_FLOW_PLAIN, 3, width);
		w->table->padding = 1;
	}
	row = bk_flow_row(f, w->table);
	row->cell[0].text = k->text[0];
	row->cell[1].text = ":";
	if (is_dots(k->text[1]))
		row->cell[2].leader = true;
	else
		row->cell[2].text = k->text[1];
}

/* The most columns of the rows to sign that follow each other. */
static int
sign_columns(const struct bk_block *k)
{
	int n = 1;

	for (; k && (k->kind == BK_BLOCK_SIGN || k->kind == BK_BLOCK_GAP);
	    k = k->next)
		if (k->kind == BK_BLOCK_SIGN && k->n > n)
			n = k->n;
	return n;
}

/* What stands above the signatures stays with them. */
static void
keep_last(struct bk_flow *f)
{
	struct bk_flow_part *p = f->last->last;

	if (!p)
		return;
	p->keep = true;
	if (p->kind == BK_FLOW_TABLE && p->table->last)
		p->table->last->keep = true;
}

static void
put_sign(struct flowing *w, const struct bk_block *k)
{
	struct bk_flow *f = w->f;
	struct bk_flow_row *row;
	int n = sign_columns(k);

	if (!w->table) {
		double width[BK_SIGN_COLUMNS];

		keep_last(f);
		bk_flow_put(f, BK_FLOW_SPACE, "");
		for (int i = 0; i < n; i++)
			width[i] = bk_flow_width(f) / n;
		w->table = bk_flow_table(f, BK_FLOW_PLAIN, (size_t)n, width);
	} else if (w->table->last) {
		w->table->last->keep = true;
	}
	row = bk_flow_row(f, w->table);
	row->whole = true;
	for (size_t i = 0; i < w->table->ncolumns; i++) {
		row->cell[i].style = BK_FLOW_SIGNATURE;
		if (k->kind == BK_BLOCK_SIGN && i < (size_t)k->n &&
		    *k->text[i])
			row->cell[i].text = k->text[i];
	}
	if (k->kind == BK_BLOCK_GAP)
		row->height = 45;
}

/* --- the rest ----------------------------------------------------------- */

static void
put_letterhead(struct flowing *w)
{
	const struct bk_letter *l = w->l;
	struct bk_flow_sheet *s = w->f->last;

	if (!s->part) {
		s->image = l->picture;
		s->logo = l->logo;
		s->name = l->name;
		s->head = l->head;
		s->nhead = l->nhead;
		return;
	}
	for (size_t i = 0; i < l->nhead; i++)
		bk_flow_put(w->f, i == l->name ? BK_FLOW_HEADNAME :
		    BK_FLOW_HEADLINE, l->head[i])->keep = true;
}

static void
put_paragraph(struct flowing *w, const struct bk_block *k)
{
	static const enum bk_flow_style styles[] = {
		[BK_BLOCK_TITLE] = BK_FLOW_TITLE,
		[BK_BLOCK_HEADING] = BK_FLOW_HEADING,
		[BK_BLOCK_RIGHT] = BK_FLOW_RIGHT,
		[BK_BLOCK_CENTRE] = BK_FLOW_SUBTITLE,
		[BK_BLOCK_PARAGRAPH] = BK_FLOW_BODY,
		[BK_BLOCK_ITEM] = BK_FLOW_ITEM,
	};
	enum bk_flow_style style = styles[k->kind];

	struct bk_flow_part *p = bk_flow_put(w->f, style, k->text[0]);

	p->leader = style == BK_FLOW_BODY && is_dots(k->text[0]);
	p->boxed = k->boxed;
}

static void
put_block(struct flowing *w, const struct bk_block *k)
{
	switch (k->kind) {
	case BK_BLOCK_LETTERHEAD:
		put_letterhead(w);
		break;
	case BK_BLOCK_FIELD:
		put_field(w, k);
		break;
	case BK_BLOCK_SIGN:
	case BK_BLOCK_GAP:
		put_sign(w, k);
		break;
	case BK_BLOCK_GRID:
		bk_gridflow_put(w->f, k->grid);
		break;
	case BK_BLOCK_LINES:
		for (int i = 0; i < k->n; i++)
			bk_flow_put(w->f, BK_FLOW_DOTTED, "")->boxed =
			    k->boxed;
		break;
	case BK_BLOCK_CUT:
		bk_flow_put(w->f, BK_FLOW_CUT, "");
		break;
	case BK_BLOCK_PAGE:
		if (k->next && k->next->kind == BK_BLOCK_LETTERHEAD)
			bk_flow_sheet(w->f);
		else
			bk_flow_break(w->f);
		break;
	default:
		put_paragraph(w, k);
	}
}

/* Do the two stand in one table? */
static bool
same_table(const struct bk_block *a, const struct bk_block *b)
{
	bool signs = a->kind == BK_BLOCK_SIGN || a->kind == BK_BLOCK_GAP;

	if (a->kind == BK_BLOCK_FIELD)
		return b->kind == BK_BLOCK_FIELD;
	return signs && (b->kind == BK_BLOCK_SIGN || b->kind == BK_BLOCK_GAP);
}

int
bk_letter_flow(struct bk_flow *f, const struct bk_letter *l,
    const char *template, const char *file, struct bk_diag *dg)
{
	struct flowing w = { .f = f, .l = l };
	const struct bk_block *before = NULL;
	int failed;

	bk_flow_sheet(f);
	for (struct bk_block *k = bk_letter_blocks(l, template, file,
	    dg, &failed); k && !failed; before = k, k = k->next) {
		if (!before || !same_table(before, k))
			w.table = NULL;
		for (size_t i = 0; i < BK_SIGN_COLUMNS; i++)
			if (k->text[i])
				k->text[i] = bk_tick_plain(f->arena,
				    k->text[i]);
		put_block(&w, k);
	}
	return failed ? -1 : 0;
}
