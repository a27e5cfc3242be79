/* Papers of one page (flow.h). */
#include <math.h>
#include <string.h>

#include "flow.h"

/* What stands on a page, in points. */
struct fit {
	const struct bk_flow	*f;
	double			 height;	/* so far */
	double			 after;		/* space below the paragraph */
	double			 scale;
};

/* Blank at both sides of a ruled cell, and between columns without lines. */
static const double cell_side = 4;

/* The height of a rule below a letterhead. */
static const double head_rule = 18;

/* Lines of a text that is broken at blanks; a longer word is cut. */
static int
lines_of(const struct fit *t, enum bk_flow_style style, const char *s,
    double width)
{
	double blank = bk_flow_measure(t->f, style, BK_STR("n n")) -
	    bk_flow_measure(t->f, style, BK_STR("nn")), at = 0;
	int n = 1;

	while (*s) {
		size_t len = strcspn(s, " \n");
		double w = bk_flow_measure(t->f, style,
		    (struct bk_str){ s, len });

		if (at > 0 && at + blank + w > width) {
			n++;
			at = 0;
		}
		at += (at > 0 ? blank : 0) + w;
		for (; at > width && width > 0; at -= width)
			n++;
		s += len;
		if (*s == '\n') {
			n++;
			at = 0;
		}
		s += *s != '\0';
	}
	return n;
}

static void
add_paragraph(struct fit *t, enum bk_flow_style style, const char *text,
    double inset)
{
	const struct bk_flow_look *look = bk_flow_look(t->f, style);
	double width = bk_flow_width(t->f) - look->indent - inset;

	t->height += fmax(look->before - t->after, 0) + look->line *
	    lines_of(t, style, text, width) + look->after;
	t->after = look->after;
}

/* --- tables ------------------------------------------------------------- */

static double
text_width(const struct bk_flow_table *t, const struct bk_flow_row *r,
    size_t i)
{
	double w = bk_flow_cell_width(t, r, i);

	if (t->rules == BK_FLOW_RULED)
		return w - 2 * cell_side;
	return i + 1 < t->ncolumns ? w - cell_side : w;
}

static void
add_row(struct fit *t, const struct bk_flow_table *table,
    const struct bk_flow_row *r)
{
	double line = bk_flow_look(t->f, r->cell[0].style)->line;
	int n = 0, most = r->height > 0 ? 0 : 1;

	for (size_t i = 0; i < table->ncolumns; i++) {
		const struct bk_flow_cell *c = &r->cell[i];

		if (c->span == 0 || c->below || (!c->text && !c->leader))
			continue;
		n = c->leader ? 1 : lines_of(t, r->total ? BK_FLOW_CELLHEAD :
		    c->style, c->text, text_width(table, r, i));
		most = n > most ? n : most;
	}
	t->height += fmax(most * line + 2 * table->padding,
	    r->height * t->scale) + bk_flow_rule(table);
}

/* --- a sheet ------------------------------------------------------------ */

static void
add_head(struct fit *t, const struct bk_flow_sheet *s)
{
	double width = 0, height = 0, lines;
	struct fit beside = *t;

	if (s->image)
		bk_flow_image_size(t->f, s, &width, &height);
	width = s->image && s->logo ? width + 8 : 0;
	for (size_t i = 0; i < s->nhead && (!s->image || s->logo); i++)
		add_paragraph(&beside, bk_flow_head(s, i), s->head[i], width);
	lines = beside.height - t->height;
	t->height += fmax(height, lines) +
	    (s->image || s->nhead ? head_rule : 0);
}

static void
add_part(struct fit *t, const struct bk_flow_part *p)
{
	switch (p->kind) {
	case BK_FLOW_TABLE:
		for (const struct bk_flow_row *r = p->table->row; r;
		    r = r->next)
			add_row(t, p->table, r);
		t->after = 0;
		break;
	case BK_FLOW_DRAWING:
		t->height += 16 + p->drawing->height *
		    bk_flow_scale(t->f, p->drawing);
		t->after = 0;
		break;
	default:
		add_paragraph(t, p->style, p->leader ? "" : p->text,
		    p->boxed ? 12 : 0);
	}
}

/* Does all of it stand on a page, up to the first that it turns by itself? */
static bool
fits(const struct bk_flow *f, const struct bk_flow_sheet *s, double share,
    double scale)
{
	struct fit t = { .f = f, .scale = scale };

	add_head(&t, s);
	for (const struct bk_flow_part *p = s->part; p &&
	    p->kind != BK_FLOW_BREAK; p = p->next)
		add_part(&t, p);
	return t.height - t.after <= (f->height - 2 * f->margin_y) * share;
}

static bool
all_fit(const struct bk_flow *f, double share, double scale)
{
	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		if (s->single && !fits(f, s, share, scale))
			return false;
	return true;
}

/* --- smaller letters ----------------------------------------------------- */

/* Sizes in halves of a point, as word processors count them. */
static const struct bk_flow_look *
tightened(const struct bk_flow *f, double scale)
{
	const struct bk_flow plain = { .wide = f->wide };
	struct bk_flow_look *v = bk_arena_alloc(f->arena, BK_FLOW_NSTYLES *
	    sizeof(*v));

	for (int i = 0; i < BK_FLOW_NSTYLES; i++) {
		v[i] = *bk_flow_look(&plain, (enum bk_flow_style)i);
		v[i].size = fmax(floor(v[i].size * scale * 2) / 2, 1);
		v[i].line *= scale;
		v[i].before *= scale;
		v[i].after *= scale;
	}
	return v;
}

static void
tighten_rows(const struct bk_flow *f, double scale)
{
	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		for (const struct bk_flow_part *p = s->part; p; p = p->next)
			for (struct bk_flow_row *r = p->table ?
			    p->table->row : NULL; r; r = r->next)
				r->height *= scale;
}

double
bk_flow_fit(struct bk_flow *f, double share)
{
	enum { LEAST = 8 };
	double full = bk_flow_look(f, BK_FLOW_BODY)->size, scale = 1;

	for (double size = full; !all_fit(f, share, scale);) {
		size -= 0.5;
		if (size < LEAST) {
			f->looks = NULL;
			return 1;
		}
		scale = size / full;
		f->looks = tightened(f, scale);
	}
	if (scale < 1)
		tighten_rows(f, scale);
	return scale;
}
