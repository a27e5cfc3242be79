#include "flow.h"

#include <string.h>

#include "mem.h"
#include "utf8.h"

/* A page to be read as a letter. */
static const struct bk_flow_look letter[BK_FLOW_NSTYLES] = {
	[BK_FLOW_BODY] = { "BodyText", "Body Text", 11, 14.3, 4, 4, 0,
	    BK_FLOW_JUSTIFY, false, false },
	[BK_FLOW_TITLE] = { "Title", "Title", 13, 16.9, 8, 2, 0,
	    BK_FLOW_CENTRE, true, true },
	[BK_FLOW_SUBTITLE] = { "Subtitle", "Subtitle", 11, 14.3, 0, 6, 0,
	    BK_FLOW_CENTRE, false, false },
	[BK_FLOW_HEADING] = { "Heading1", "heading 1", 12, 15.6, 8, 3, 0,
	    BK_FLOW_LEFT, true, true },
	[BK_FLOW_RIGHT] = { "Date", "Date", 11, 14.3, 4, 4, 0,
	    BK_FLOW_TO_RIGHT, false, false },
	[BK_FLOW_ITEM] = { "ListBullet", "List Bullet", 11, 14.3, 0, 0, 18,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CELL] = { "TableText", "Table Text", 11, 14.3, 0, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CELLHEAD] = { "TableHead", "Table Head", 11, 14.3, 0, 0, 0,
	    BK_FLOW_LEFT, true, false },
	[BK_FLOW_SIGNATURE] = { "Signature", "Signature", 11, 14.3, 0, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_HEADNAME] = { "LetterheadName", "Letterhead Name", 14, 18.2,
	    0, 0, 0, BK_FLOW_CENTRE, true, false },
	[BK_FLOW_HEADLINE] = { "Header", "header", 11, 14.3, 0, 0, 0,
	    BK_FLOW_CENTRE, false, false },
	[BK_FLOW_DOTTED] = { "DottedLine", "Dotted Line", 11, 14, 4, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CUT] = { "CutLine", "Cut Line", 4, 6, 4, 4, 0,
	    BK_FLOW_LEFT, false, true },
	[BK_FLOW_SPACE] = { "Spacer", "Spacer", 1, 6, 0, 0, 0,
	    BK_FLOW_LEFT, false, true },
	[BK_FLOW_FOOT] = { "Footer", "footer", 9, 11.7, 0, 0, 0,
	    BK_FLOW_CENTRE, false, false },
};

/* A page of tables, to be looked things up in. */
static const struct bk_flow_look table[BK_FLOW_NSTYLES] = {
	[BK_FLOW_BODY] = { "BodyText", "Body Text", 9.5, 12.4, 3, 3, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_TITLE] = { "Title", "Title", 13, 16.9, 4, 2, 0,
	    BK_FLOW_LEFT, true, true },
	[BK_FLOW_SUBTITLE] = { "Subtitle", "Subtitle", 9.5, 12.4, 0, 3, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_HEADING] = { "Heading1", "heading 1", 11, 14.3, 7, 2, 0,
	    BK_FLOW_LEFT, true, true },
	[BK_FLOW_RIGHT] = { "Date", "Date", 9.5, 12.4, 3, 3, 0,
	    BK_FLOW_TO_RIGHT, false, false },
	[BK_FLOW_ITEM] = { "ListBullet", "List Bullet", 9.5, 12.4, 0, 0, 18,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CELL] = { "TableText", "Table Text", 9.5, 12.4, 0, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CELLHEAD] = { "TableHead", "Table Head", 9.5, 12.4, 0, 0, 0,
	    BK_FLOW_LEFT, true, false },
	[BK_FLOW_SIGNATURE] = { "Signature", "Signature", 9.5, 12.4, 0, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_HEADNAME] = { "LetterheadName", "Letterhead Name", 14, 18.2,
	    0, 0, 0, BK_FLOW_CENTRE, true, false },
	[BK_FLOW_HEADLINE] = { "Header", "header", 9.5, 12.4, 0, 0, 0,
	    BK_FLOW_CENTRE, false, false },
	[BK_FLOW_DOTTED] = { "DottedLine", "Dotted Line", 9.5, 14, 4, 0, 0,
	    BK_FLOW_LEFT, false, false },
	[BK_FLOW_CUT] = { "CutLine", "Cut Line", 4, 6, 4, 4, 0,
	    BK_FLOW_LEFT, false, true },
	[BK_FLOW_SPACE] = { "Spacer", "Spacer", 1, 6, 0, 0, 0,
	    BK_FLOW_LEFT, false, true },
	[BK_FLOW_FOOT] = { "Footer", "footer", 8, 10.4, 0, 0, 0,
	    BK_FLOW_CENTRE, false, false },
};

const struct bk_flow_look *
bk_flow_look(const struct bk_flow *f, enum bk_flow_style style)
{
	if (f->looks)
		return &f->looks[style];
	return f->wide ? &table[style] : &letter[style];
}

double
bk_flow_width(const struct bk_flow *f)
{
	return f->width - 2 * f->margin_x;
}

/* --- putting it together ------------------------------------------------ */

struct bk_flow_sheet *
bk_flow_sheet(struct bk_flow *f)
{
	struct bk_flow_sheet *s = bk_arena_zalloc(f->arena, sizeof(*s));

	if (f->last)
		f->last->next = s;
	else
		f->sheet = s;
	f->last = s;
	return s;
}

static struct bk_flow_part *
add(struct bk_flow *f, enum bk_flow_kind kind)
{
	struct bk_flow_part *p = bk_arena_zalloc(f->arena, sizeof(*p));
	struct bk_flow_sheet *s = f->last;

	p->kind = kind;
	if (s->last)
		s->last->next = p;
	else
		s->part = p;
	s->last = p;
	return p;
}

struct bk_flow_part *
bk_flow_put(struct bk_flow *f, enum bk_flow_style style, const char *text)
{
	struct bk_flow_part *p = add(f, BK_FLOW_PARAGRAPH);

	p->style = style;
	p->text = text;
	p->keep = bk_flow_look(f, style)->keep;
	return p;
}

void
bk_flow_break(struct bk_flow *f)
{
	add(f, BK_FLOW_BREAK);
}

void
bk_flow_drawing(struct bk_flow *f, const struct bk_drawing *d)
{
	add(f, BK_FLOW_DRAWING)->drawing = d;
}

double
bk_flow_scale(const struct bk_flow *f, const struct bk_drawing *d)
{
	double room = bk_flow_width(f), px = 72.0 / 96;

	return d->width * px > room ? room / d->width : px;
}

struct bk_flow_table *
bk_flow_table(struct bk_flow *f, enum bk_flow_rules rules, size_t ncolumns,
    const double *width)
{
	struct bk_flow_table *t = bk_arena_zalloc(f->arena, sizeof(*t));
	const struct bk_flow_part *before = f->last->last;

	/* a word processor makes one table of two that touch */
	if (before && before->kind == BK_FLOW_TABLE)
		bk_flow_put(f, BK_FLOW_SPACE, "")->keep = false;
	t->rules = rules;
	t->ncolumns = ncolumns;
	t->width = bk_arena_dup(f->arena, width, ncolumns, sizeof(*width));
	t->padding = rules == BK_FLOW_RULED ? 2 : 0;
	add(f, BK_FLOW_TABLE)->table = t;
	return t;
}

double
bk_flow_rule(const struct bk_flow_table *t)
{
	return t->rules == BK_FLOW_RULED ? 0.5 : 0;
}

struct bk_flow_row *
bk_flow_row(struct bk_flow *f, struct bk_flow_table *t)
{
	struct bk_flow_row *r = bk_arena_zalloc(f->arena, sizeof(*r));

	r->cell = bk_arena_zalloc(f->arena,
	    (t->ncolumns + 1) * sizeof(*r->cell));
	for (size_t i = 0; i < t->ncolumns; i++) {
		r->cell[i].style = BK_FLOW_CELL;
		r->cell[i].span = 1;
	}
	if (t->last)
		t->last->next = r;
	else
		t->row = r;
	t->last = r;
	return r;
}

/* --- how wide text is --------------------------------------------------- */

/* Advances of the characters from the blank on, in thousandths of the size. */
static const short serif[] = {
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564,
	250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500,
	500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667,
	722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333,
	278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500,
	500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
	278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
};

static const short sans[] = {
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584,
	278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
	556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
	722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
	278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
	556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
	278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
};

double
bk_flow_measure(const struct bk_flow *f, enum bk_flow_style style,
    struct bk_str s)
{
	const struct bk_flow_look *look = bk_flow_look(f, style);
	const short *widths = f->wide ? sans : serif;
	double sum = 0;
	uint32_t cp = 0;
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		len = len ? len : 1;
		sum += cp >= ' ' && cp < 127 ? widths[cp - ' '] :
		    cp < 0x2000 ? 600 : 1000;
	}
	return sum / 1000 * look->size * (look->bold ? 1.07 : 1);
}

double
bk_flow_cell_width(const struct bk_flow_table *t, const struct bk_flow_row *r,
    size_t i)
{
	double w = 0;

	for (size_t k = i; k < i + (size_t)r->cell[i].span; k++)
		w += t->width[k];
	return w;
}

enum bk_flow_style
bk_flow_head(const struct bk_flow_sheet *s, size_t i)
{
	return i == s->name ? BK_FLOW_HEADNAME : BK_FLOW_HEADLINE;
}
