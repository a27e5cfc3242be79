/* Strips on pages (pdfstrip.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "pdfstrip.h"

/* --- where each strip goes ---------------------------------------------- */

struct placed {
	size_t	strip;
	double	y;		/* of its top, from the top margin */
	int	page;		/* from 0 */
	int	number;		/* of the page within its sheet, from 1 */
};

struct pages {
	const struct bk_pdf_strips *s;
	struct placed	*v;
	size_t		 n, cap;
	double		 y, room;	/* so far, and of a page */
	int		 page, number;
	bool		 fresh;		/* nothing on it yet but a head */
	cairo_status_t	 fault;		/* of a picture: the first */
};

static void
place(struct pages *p, size_t i)
{
	const struct bk_pdf_strip *strip = &p->s->v[i];

	if (p->fresh && strip->kind == BK_PDF_SPACE && p->number > 1)
		return;
	BK_GROW(p->v, p->n, p->cap);
	p->v[p->n++] = (struct placed){ i, p->y, p->page, p->number };
	p->y += strip->height;
	p->fresh = false;
}

/* A new page; a table that goes on there has its head again. */
static void
turn(struct pages *p, size_t next)
{
	const struct bk_pdf_strip *strip = &p->s->v[next];

	p->page++;
	p->number++;
	p->y = 0;
	for (size_t i = 0; i < strip->nhead; i++)
		place(p, strip->head + i);
	p->fresh = true;
}

/* The strip behind those that should stay with strip i. */
static size_t
group_end(const struct pages *p, size_t i, double *height)
{
	*height = 0;
	do {
		*height += p->s->v[i].height;
	} while (p->s->v[i++].glued && i < p->s->n &&
	    p->s->v[i].kind != BK_PDF_SHEET &&
	    p->s->v[i].kind != BK_PDF_BREAK);
	return i;
}

static const double enough = 0.01;	/* sums of many lines differ by less */

/* A group where it fits; one that fits on no page is broken anywhere. */
static void
place_group(struct pages *p, size_t i, size_t end, double height)
{
	if (!p->fresh && p->y + height > p->room + enough)
		turn(p, i);
	for (; i < end; i++) {
		if (!p->fresh && p->y + p->s->v[i].height > p->room + enough &&
		    p->s->v[i].kind != BK_PDF_SPACE)
			turn(p, i);
		place(p, i);
	}
}

static void
place_all(struct pages *p)
{
	double height;

	for (size_t i = 0, end; i < p->s->n; i = end) {
		enum bk_pdf_strip_kind kind = p->s->v[i].kind;

		end = i + 1;
		if (kind == BK_PDF_SHEET) {
			p->page++;
			p->number = 1;
			p->y = 0;
			p->fresh = true;
		} else if (kind == BK_PDF_BREAK) {
			turn(p, i);
		} else if (kind == BK_PDF_SPACE && !p->s->v[i].glued &&
		    p->y + p->s->v[i].height > p->room) {
			continue;
		} else {
			end = group_end(p, i, &height);
			place_group(p, i, end, height);
		}
	}
}

/* --- drawing ------------------------------------------------------------ */

static void
stroke(cairo_t *cr, double x0, double y0, double x1, double y1)
{
	cairo_move_to(cr, x0, y0);
	cairo_line_to(cr, x1, y1);
	cairo_stroke(cr);
}

/* Round dots, to write on. */
static void
dots(cairo_t *cr, double from, double to, double y)
{
	const double dash[] = { 0, 2.75 };

	cairo_save(cr);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_width(cr, 0.9);
	cairo_set_dash(cr, dash, 2, 0);
	stroke(cr, from + 1, y, to, y);
	cairo_restore(cr);
}

static void
draw_pieces(cairo_t *cr, const struct bk_pdf_strip *s, double x, double y)
{
	for (size_t i = 0; i < s->npieces; i++) {
		const struct bk_pdf_piece *p = &s->piece[i];

		if (!p->line) {
			dots(cr, x + p->x, x + p->to, y + p->y);
			continue;
		}
		cairo_move_to(cr, x + p->x, y + p->y);
		pango_cairo_show_layout_line(cr, p->line);
	}
}

/* The lines of a row's strip; first, last: of those on this page. */
static void
draw_rules(cairo_t *cr, const struct bk_pdf_strip *s, double x, double y,
    bool first, bool last)
{
	const struct bk_flow_table *t = s->table;
	double right = x, bottom = y + s->height, at = x;

	for (size_t i = 0; i < t->ncolumns; i++)
		right += t->width[i];
	if (s->row->head) {
		cairo_set_source_rgb(cr, 0.906, 0.933, 0.965);
		cairo_rectangle(cr, x, y, right - x, s->height);
		cairo_fill(cr);
	}
	cairo_set_source_rgb(cr, 0.27, 0.27, 0.27);
	cairo_set_line_width(cr, 0.6);
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct bk_flow_cell *c = &s->row->cell[i];

		if (c->span)
			stroke(cr, at, y, at, bottom);
		if ((s->top && !c->below) || first)
			stroke(cr, at, y, at + t->width[i], y);
		at += t->width[i];
	}
	stroke(cr, right, y, right, bottom);
	if (last || (s->bottom && !s->row->next))
		stroke(cr, x, bottom, right, bottom);
	cairo_set_source_rgb(cr, 0, 0, 0);
}

static void
draw_box(cairo_t *cr, const struct bk_pdf_strip *s, double x, double y,
    double width)
{
	double bottom = y + s->height;

	cairo_set_line_width(cr, 0.6);
	stroke(cr, x, y, x, bottom);
	stroke(cr, x + width, y, x + width, bottom);
	if (s->box_top)
		stroke(cr, x, y, x + width, y);
	if (s->box_bottom)
		stroke(cr, x, bottom, x + width, bottom);
}

struct png {
	struct bk_str	left;
};

static cairo_status_t
read_png(void *ctx, unsigned char *to, unsigned n)
{
	struct png *p = ctx;

	if (n > p->left.n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, p->left.p, n);
	p->left.p += n;
	p->left.n -= n;
	return CAIRO_STATUS_SUCCESS;
}

/* A JPEG goes into the file as it is: its pixels are not looked at. */
static cairo_surface_t *
picture(const struct bk_flow_image *im)
{
	struct png png = { im->bytes };
	cairo_surface_t *s;

	if (im->type == BK_FLOW_PNG)
		return cairo_image_surface_create_from_png_stream(read_png,
		    &png);
	s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)im->width,
	    (int)im->height);
	cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG,
	    (const unsigned char *)im->bytes.p, im->bytes.n, NULL, NULL);
	return s;
}

/* A damaged picture is not handed on: cairo would lose what it makes of it. */
static cairo_status_t
draw_image(cairo_t *cr, const struct bk_flow *f,
    const struct bk_flow_sheet *sheet, double x, double y)
{
	const struct bk_flow_image *im = sheet->image;
	cairo_surface_t *s = picture(im);
	cairo_status_t status = cairo_surface_status(s);
	double width, height;

	if (status != CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(s);
		return status;
	}
	bk_flow_image_size(f, sheet, &width, &height);
	if (!sheet->logo)
		x += (bk_flow_width(f) - width) / 2;
	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_scale(cr, width / im->width, height / im->height);
	cairo_set_source_surface(cr, s, 0, 0);
	cairo_paint(cr);
	cairo_restore(cr);
	cairo_surface_destroy(s);
	return CAIRO_STATUS_SUCCESS;
}

static void
draw_cut(cairo_t *cr, double x, double y, double width)
{
	const double dash[] = { 4, 3 };

	cairo_save(cr);
	cairo_set_line_width(cr, 0.6);
	cairo_set_dash(cr, dash, 2, 0);
	stroke(cr, x, y + 3, x + width, y + 3);
	cairo_restore(cr);
}

/* The double rule below a letterhead. */
static void
draw_double(cairo_t *cr, double x, double y, double width)
{
	cairo_set_line_width(cr, 0.75);
	stroke(cr, x, y + 6, x + width, y + 6);
	stroke(cr, x, y + 8, x + width, y + 8);
}

static void
draw_strip(cairo_t *cr, struct pages *p, size_t i)
{
	cairo_status_t status = CAIRO_STATUS_SUCCESS;
	const struct placed *at = &p->v[i];
	const struct bk_pdf_strip *s = &p->s->v[at->strip];
	const struct bk_flow *f = p->s->flow;
	double x = f->margin_x, y = f->margin_y + at->y;
	bool first = i == 0 || p->v[i - 1].page != at->page;
	bool last = i + 1 == p->n || p->v[i + 1].page != at->page;

	if (s->table)
		draw_rules(cr, s, x, y, first, last);
	if (s->boxed)
		draw_box(cr, s, x, y, bk_flow_width(f));
	if (s->kind == BK_PDF_IMAGE)
		status = draw_image(cr, f, s->sheet, x, y);
	else if (s->kind == BK_PDF_DRAWING)
		bk_pdfdraw(cr, p->s, s->drawing, x, y);
	else if (s->kind == BK_PDF_CUT)
		draw_cut(cr, x, y, bk_flow_width(f));
	else if (s->kind == BK_PDF_RULE)
		draw_double(cr, x, y, bk_flow_width(f));
	draw_pieces(cr, s, x, y);
	if (p->fault == CAIRO_STATUS_SUCCESS)
		p->fault = status;
}

/* A page's number in its foot; the first page of a sheet has none. */
static void
draw_foot(cairo_t *cr, const struct pages *p, int number)
{
	const struct bk_flow *f = p->s->flow;
	char text[16];
	PangoLayout *l;
	PangoRectangle r;

	if (number < 2)
		return;
	snprintf(text, sizeof(text), "%d", number);
	l = bk_pdfstrip_line(p->s, BK_FLOW_FOOT, text);
	pango_layout_get_extents(l, NULL, &r);
	cairo_move_to(cr, (f->width - (double)r.width / PANGO_SCALE) / 2,
	    f->height - f->margin_y + 4);
	pango_cairo_show_layout(cr, l);
	g_object_unref(l);
}

cairo_status_t
bk_pdfpage_draw(cairo_t *cr, const struct bk_pdf_strips *s)
{
	struct pages p = { .s = s, .page = -1,
		.room = s->flow->height - 2 * s->flow->margin_y };

	place_all(&p);
	for (size_t i = 0; i < p.n; i++) {
		draw_strip(cr, &p, i);
		if (i + 1 == p.n || p.v[i + 1].page != p.v[i].page) {
			draw_foot(cr, &p, p.v[i].number);
			cairo_show_page(cr);
		}
	}
	free(p.v);
	return p.fault;
}
