/* A flow as strips (pdfstrip.h). */
#include "pdfstrip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "utf8.h"

/* Blank at both sides of a cell. */
static const double cell_side = 4;

const char *
bk_pdfstrip_family(const struct bk_flow *f)
{
	return f->wide ? "Liberation Sans" : "Liberation Serif";
}

/* --- text --------------------------------------------------------------- */

static PangoFontDescription *
font_of(const struct bk_pdf_strips *s, const struct bk_flow_look *look,
    bool bold)
{
	PangoFontDescription *d = pango_font_description_new();

	pango_font_description_set_family_static(d,
	    bk_pdfstrip_family(s->flow));
	pango_font_description_set_weight(d, look->bold || bold ?
	    PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_size(d, (int)(look->size * PANGO_SCALE));
	return d;
}

/* What a page cannot show is marked, as in HTML. */
static void
set_text(PangoLayout *l, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;
	size_t n = strlen(text), len;
	uint32_t cp = 0;

	for (size_t i = 0; i < n; i += len) {
		len = bk_utf8_get(text + i, n - i, &cp);
		if (len == 0 || (cp < 0x20 && cp != '\n') ||
		    (cp >= 0x7f && cp < 0xa0))
			bk_buf_puts(&b, "\xef\xbf\xbd");
		else
			bk_buf_add(&b, text + i, len);
		len = len ? len : 1;
	}
	pango_layout_set_text(l, b.p, (int)b.n);
	bk_buf_free(&b);
}

static PangoLayout *
layout_of(const struct bk_pdf_strips *s, const struct bk_flow_look *look,
    bool bold, const char *text)
{
	PangoLayout *l = pango_layout_new(s->context);
	PangoFontDescription *d = font_of(s, look, bold);
	/* a long word is broken as it is: a hyphen would be part of a link */
	PangoAttrList *attrs = pango_attr_list_new();

	pango_attr_list_insert(attrs, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
	pango_layout_set_font_description(l, d);
	pango_font_description_free(d);
	pango_layout_set_auto_dir(l, FALSE);
	set_text(l, text);
	return l;
}

PangoLayout *
bk_pdfstrip_line(const struct bk_pdf_strips *s, enum bk_flow_style style,
    const char *text)
{
	return layout_of(s, bk_flow_look(s->flow, style), false, text);
}

/* A layout that is broken at a width, kept until the strips are freed. */
static PangoLayout *
broken(struct bk_pdf_strips *s, const struct bk_flow_look *look, bool bold,
    const char *text, double width, bool justify)
{
	PangoLayout *l = layout_of(s, look, bold, text);

	pango_layout_set_width(l, (int)(fmax(width, 1) * PANGO_SCALE));
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(l, justify);
	BK_GROW(s->layout, s->nlayouts, s->layoutcap);
	s->layout[s->nlayouts++] = l;
	return l;
}

/* Where the baseline is in a line of that height: the letters in its middle. */
static double
baseline(PangoLayoutLine *line, double height)
{
	PangoRectangle r;

	pango_layout_line_get_extents(line, NULL, &r);
	return (height - (double)r.height / PANGO_SCALE) / 2 -
	    (double)r.y / PANGO_SCALE;
}

static double
line_width(PangoLayoutLine *line)
{
	PangoRectangle r;

	pango_layout_line_get_extents(line, NULL, &r);
	return (double)r.width / PANGO_SCALE;
}

static double
shift_of(enum bk_flow_align align, double room)
{
	if (align == BK_FLOW_CENTRE)
		return room > 0 ? room / 2 : 0;
	return align == BK_FLOW_TO_RIGHT && room > 0 ? room : 0;
}

/* --- strips ------------------------------------------------------------- */

static struct bk_pdf_strip *
add(struct bk_pdf_strips *s, enum bk_pdf_strip_kind kind, double height)
{
	BK_GROW(s->v, s->n, s->cap);
	s->v[s->n] = (struct bk_pdf_strip){ .kind = kind, .height = height };
	return &s->v[s->n++];
}

static void
add_piece(struct bk_pdf_strips *s, struct bk_pdf_strip *strip,
    struct bk_pdf_piece piece)
{
	struct bk_pdf_piece *v = bk_arena_alloc(s->arena,
	    (strip->npieces + 1) * sizeof(*v));

	if (strip->npieces)
		memcpy(v, strip->piece, strip->npieces * sizeof(*v));
	v[strip->npieces++] = piece;
	strip->piece = v;
}

static void
add_space(struct bk_pdf_strips *s, double height, bool glued)
{
	if (height > 0)
		add(s, BK_PDF_SPACE, height)->glued = glued;
}

/* Line i of a layout, in a column of that width. */
static struct bk_pdf_piece
piece_of(PangoLayout *l, int i, const struct bk_flow_look *look,
    enum bk_flow_align align, double x, double width)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(l, i);

	return (struct bk_pdf_piece){ .line = line,
		.x = x + shift_of(align, width - line_width(line)),
		.y = baseline(line, look->line) };
}

/* Line i has no blank, so justifying would pull its letters apart. */
static bool
is_one_word(PangoLayout *l, int i)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(l, i);
	const char *p = pango_layout_get_text(l) + line->start_index;
	size_t n = (size_t)line->length;

	while (n && p[n - 1] == ' ')
		n--;
	return memchr(p, ' ', n) == NULL;
}

static void
put_lines(struct bk_pdf_strips *s, const struct bk_flow_part *p,
    const struct bk_flow_look *look)
{
	double width = bk_flow_width(s->flow) - look->indent -
	    (p->boxed ? 12 : 0);
	double x = look->indent + (p->boxed ? 6 : 0);
	bool justify = look->align == BK_FLOW_JUSTIFY;
	PangoLayout *l = broken(s, look, false, p->text, width, justify);
	PangoLayout *plain = !justify ? l : broken(s, look, false, p->text,
	    width, false);
	int n = pango_layout_get_line_count(l);

	for (int i = 0; i < n; i++) {
		struct bk_pdf_strip *strip = add(s, BK_PDF_TEXT, look->line);

		strip->boxed = p->boxed;
		add_piece(s, strip, piece_of(is_one_word(l, i) ? plain : l, i,
		    look, look->align, x, width));
		/* neither a first nor a last line stands alone */
		strip->glued = i + 1 < n ? i == 0 || i + 2 == n || look->keep :
		    p->keep;
	}
	if (p->style == BK_FLOW_ITEM && n)
		add_piece(s, &s->v[s->n - (size_t)n], piece_of(broken(s, look,
		    false, "•", 10, false), 0, look, BK_FLOW_LEFT, x - 11, 10));
}

static void
put_dots(struct bk_pdf_strips *s, const struct bk_flow_part *p,
    const struct bk_flow_look *look)
{
	struct bk_pdf_strip *strip = add(s, BK_PDF_TEXT, look->line);
	double inset = p->boxed ? 6 : 0;

	strip->boxed = p->boxed;
	strip->glued = p->keep;
	add_piece(s, strip, (struct bk_pdf_piece){ .x = inset,
	    .y = look->line - 3, .to = bk_flow_width(s->flow) - inset });
}

/*
 * `after`: the space that the paragraph above has below it. The larger of the
 * two stands between them, as word processors have it.
 */
static void
put_paragraph(struct bk_pdf_strips *s, const struct bk_flow_part *p,
    double after)
{
	const struct bk_flow_look *look = bk_flow_look(s->flow, p->style);
	size_t from = s->n;

	add_space(s, look->before - after, true);
	if (p->style == BK_FLOW_CUT)
		add(s, BK_PDF_CUT, look->line)->glued = p->keep;
	else if (p->style == BK_FLOW_SPACE)
		add_space(s, look->line, p->keep);
	else if (p->style == BK_FLOW_DOTTED || p->leader)
		put_dots(s, p, look);
	else
		put_lines(s, p, look);
	add_space(s, look->after, p->keep);
	for (size_t i = from; p->boxed && i < s->n; i++)
		s->v[i].boxed = true;
}

/* --- tables ------------------------------------------------------------- */

/* Where a cell's text stands. */
struct place {
	double	x, width;
};

static struct place
place_of(const struct bk_flow_table *t, const struct bk_flow_row *r,
    size_t i)
{
	double side = t->rules == BK_FLOW_RULED ? cell_side : 0;
	struct place p = { side, bk_flow_cell_width(t, r, i) - 2 * side };

	for (size_t j = 0; j < i; j++)
		p.x += t->width[j];
	/* without lines, columns keep apart by themselves */
	if (t->rules == BK_FLOW_PLAIN && i + 1 < t->ncolumns)
		p.width -= cell_side;
	return p;
}

/* The lines of a cell into the strips from `first` on. */
static void
put_cell(struct bk_pdf_strips *s, const struct bk_flow_cell *c,
    PangoLayout *l, struct place at, size_t first, double padding)
{
	const struct bk_flow_look *look = bk_flow_look(s->flow, c->style);
	enum bk_flow_align align = c->right ? BK_FLOW_TO_RIGHT : look->align;
	int n = pango_layout_get_line_count(l);

	for (int i = 0; i < n; i++) {
		size_t k = first + (size_t)i;
		struct bk_pdf_piece piece = piece_of(l, i, look, align, at.x,
		    at.width);

		/* merged with the row below: its lines are not in our strips */
		if (k >= s->n) {
			piece.y += (double)(k - s->n + 1) * look->line;
			k = s->n - 1;
		}
		piece.y += i == 0 ? padding : 0;
		add_piece(s, &s->v[k], piece);
	}
}

static bool
goes_on(const struct bk_flow_row *r, size_t i)
{
	return r->next && r->next->cell[i].below;
}

static void
row_strips(struct bk_pdf_strips *s, const struct bk_flow_table *t,
    const struct bk_flow_row *r, int nlines)
{
	double line = bk_flow_look(s->flow, r->cell[0].style)->line;
	double rule = bk_flow_rule(t);
	double missing = r->height - (nlines * line + 2 * t->padding);
	int n = nlines > 0 ? nlines : 1;

	for (int i = 0; i < n; i++) {
		struct bk_pdf_strip *strip = add(s, BK_PDF_TEXT,
		    nlines ? line : 0);
		bool last = i + 1 == n;

		strip->height += (i == 0) * t->padding + last * (t->padding +
		    rule);
		if (last && missing > 0)
			strip->height += missing;
		strip->top = i == 0;
		strip->bottom = last;
		strip->glued = last ? r->keep || r->head : r->whole || r->head;
		if (t->rules == BK_FLOW_RULED) {
			strip->table = t;
			strip->row = r;
		}
	}
}

static void
put_row(struct bk_pdf_strips *s, const struct bk_flow_table *t,
    const struct bk_flow_row *r)
{
	PangoLayout **l = bk_arena_zalloc(s->arena,
	    (t->ncolumns + 1) * sizeof(*l));
	int nlines = 0;
	size_t first = s->n;

	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct bk_flow_cell *c = &r->cell[i];
		int n = 1;

		if (c->span == 0 || c->below || (!c->text && !c->leader))
			continue;
		if (!c->leader) {
			l[i] = broken(s, bk_flow_look(s->flow, c->style),
			    r->total, c->text, place_of(t, r, i).width, false);
			n = pango_layout_get_line_count(l[i]);
		}
		if (n > nlines && !goes_on(r, i))
			nlines = n;
	}
	if (nlines == 0 && r->height == 0)
		nlines = 1;
	row_strips(s, t, r, nlines);
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct place at = place_of(t, r, i);

		if (l[i])
			put_cell(s, &r->cell[i], l[i], at, first, t->padding);
		else if (r->cell[i].leader)
			add_piece(s, &s->v[first], (struct bk_pdf_piece){
			    .x = at.x, .to = at.x + at.width,
			    .y = s->v[first].height - 4 });
	}
}

static void
put_table(struct bk_pdf_strips *s, const struct bk_flow_table *t)
{
	size_t head = s->n, nhead = 0;

	for (const struct bk_flow_row *r = t->row; r; r = r->next) {
		size_t from = s->n;

		put_row(s, t, r);
		if (r->head) {
			nhead = s->n - head;
			continue;
		}
		for (size_t i = from; i < s->n; i++) {
			s->v[i].head = head;
			s->v[i].nhead = nhead;
		}
	}
}

/* --- sheets ------------------------------------------------------------- */

/* The lines of a head at the right of its logo, the strip just added. */
static void
put_beside(struct bk_pdf_strips *s, const struct bk_flow_sheet *sheet,
    double logo)
{
	struct bk_pdf_strip *strip = &s->v[s->n - 1];
	double x = logo + 8, width = bk_flow_width(s->flow) - x, y = 0;
	size_t first = strip->npieces;

	for (size_t i = 0; i < sheet->nhead; i++) {
		const struct bk_flow_look *look = bk_flow_look(s->flow,
		    bk_flow_head(sheet, i));
		PangoLayout *l = broken(s, look, false, sheet->head[i],
		    width, false);

		for (int k = 0; k < pango_layout_get_line_count(l); k++) {
			struct bk_pdf_piece piece = piece_of(l, k, look,
			    look->align, x, width);

			piece.y += y;
			add_piece(s, strip, piece);
			y += look->line;
		}
	}
	for (size_t i = first; i < strip->npieces; i++)
		strip->piece[i].y += fmax(strip->height - y, 0) / 2;
	strip->height = fmax(strip->height, y);
}

static void
put_head(struct bk_pdf_strips *s, const struct bk_flow_sheet *sheet)
{
	double width, height;

	if (sheet->image) {
		bk_flow_image_size(s->flow, sheet, &width, &height);
		add(s, BK_PDF_IMAGE, height)->sheet = sheet;
	}
	if (sheet->image && sheet->logo)
		put_beside(s, sheet, width);
	for (size_t i = 0; !sheet->image && i < sheet->nhead; i++)
		put_paragraph(s, &(struct bk_flow_part){
		    .style = bk_flow_head(sheet, i),
		    .text = sheet->head[i] }, 0);
	if (sheet->image || sheet->nhead)
		add(s, BK_PDF_RULE, 18);
}

/* Boxed parts that follow each other stand in one box. */
static void
close_boxes(struct bk_pdf_strips *s)
{
	for (size_t i = 0; i < s->n; i++) {
		s->v[i].box_top = s->v[i].boxed &&
		    (i == 0 || !s->v[i - 1].boxed);
		s->v[i].box_bottom = s->v[i].boxed &&
		    (i + 1 == s->n || !s->v[i + 1].boxed);
	}
}

static void
put_drawing(struct bk_pdf_strips *s, const struct bk_drawing *d)
{
	add_space(s, 8, true);
	add(s, BK_PDF_DRAWING, d->height * bk_flow_scale(s->flow, d))->drawing =
	    d;
	add_space(s, 8, false);
}

static void
put_parts(struct bk_pdf_strips *s, const struct bk_flow_sheet *sheet)
{
	double after = 0;

	for (const struct bk_flow_part *p = sheet->part; p; p = p->next) {
		if (p->kind == BK_FLOW_TABLE)
			put_table(s, p->table);
		else if (p->kind == BK_FLOW_BREAK)
			add(s, BK_PDF_BREAK, 0);
		else if (p->kind == BK_FLOW_DRAWING)
			put_drawing(s, p->drawing);
		else
			put_paragraph(s, p, after);
		after = p->kind == BK_FLOW_PARAGRAPH ?
		    bk_flow_look(s->flow, p->style)->after : 0;
	}
}

void
bk_pdfstrip_make(struct bk_pdf_strips *s)
{
	for (const struct bk_flow_sheet *sheet = s->flow->sheet; sheet;
	    sheet = sheet->next) {
		add(s, BK_PDF_SHEET, 0);
		put_head(s, sheet);
		put_parts(s, sheet);
	}
	close_boxes(s);
}

void
bk_pdfstrip_free(struct bk_pdf_strips *s)
{
	for (size_t i = 0; i < s->nlayouts; i++)
		g_object_unref(s->layout[i]);
	free(s->layout);
	free(s->v);
}
