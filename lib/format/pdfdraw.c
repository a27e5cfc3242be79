/* A drawing on a page (pdfstrip.h). */
#include <math.h>

#include "pdfstrip.h"

static void
draw_line(cairo_t *cr, const struct bk_drawing_shape *s)
{
	for (size_t i = 0; i < s->npoints; i++)
		cairo_line_to(cr, s->point[i].x, s->point[i].y);
	if (s->heavy)
		cairo_set_source_rgb(cr, 0.2, 0.333, 0.467);
	cairo_set_line_width(cr, s->heavy ? 1.5 : 1);
	cairo_stroke(cr);
}

static void
draw_spot(cairo_t *cr, const struct bk_drawing_shape *s)
{
	double turn = acos(-1) / 2, off = s->half - s->size;

	cairo_arc(cr, s->at.x + off, s->at.y, s->size, -turn, turn);
	cairo_arc(cr, s->at.x - off, s->at.y, s->size, turn, 3 * turn);
	cairo_close_path(cr);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_fill_preserve(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_set_line_width(cr, 1);
	cairo_stroke(cr);
}

static void
draw_label(cairo_t *cr, const struct bk_pdf_strips *strips,
    const struct bk_drawing_shape *s)
{
	PangoLayout *l = bk_pdfstrip_line(strips, BK_FLOW_CELL, s->text);
	PangoFontDescription *font = pango_font_description_copy(
	    pango_layout_get_font_description(l));
	PangoRectangle r;

	pango_font_description_set_size(font, (int)(s->size * PANGO_SCALE));
	pango_layout_set_font_description(l, font);
	pango_font_description_free(font);
	pango_layout_get_extents(l, NULL, &r);
	cairo_move_to(cr, s->at.x - (s->centred ? (double)r.width /
	    PANGO_SCALE / 2 : 0), s->at.y);
	pango_cairo_show_layout_line(cr, pango_layout_get_line_readonly(l,
	    0));
	g_object_unref(l);
}

static void
draw_shape(cairo_t *cr, const struct bk_pdf_strips *strips,
    const struct bk_drawing_shape *s)
{
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_new_path(cr);
	switch (s->kind) {
	case BK_DRAWING_LINE:
		draw_line(cr, s);
		break;
	case BK_DRAWING_SQUARE:
		cairo_rectangle(cr, s->at.x - s->size / 2,
		    s->at.y - s->size / 2, s->size, s->size);
		cairo_fill(cr);
		break;
	case BK_DRAWING_SPOT:
		draw_spot(cr, s);
		break;
	case BK_DRAWING_LABEL:
		draw_label(cr, strips, s);
		break;
	}
}

void
bk_pdfdraw(cairo_t *cr, const struct bk_pdf_strips *strips,
    const struct bk_drawing *d, double x, double y)
{
	double scale = bk_flow_scale(strips->flow, d);

	cairo_save(cr);
	cairo_translate(cr, x + (bk_flow_width(strips->flow) - d->width *
	    scale) / 2, y);
	cairo_scale(cr, scale, scale);
	for (const struct bk_drawing_shape *s = d->first; s; s = s->next)
		draw_shape(cr, strips, s);
	cairo_restore(cr);
}
