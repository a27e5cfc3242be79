#include "drawing.h"

#include "html.h"

struct bk_drawing *
bk_drawing_new(struct bk_arena *a, double width, double height,
    const char *title)
{
	struct bk_drawing *d = bk_arena_zalloc(a, sizeof(*d));

	d->arena = a;
	d->width = width;
	d->height = height;
	d->title = title;
	return d;
}

static struct bk_drawing_shape *
add(struct bk_drawing *d, enum bk_drawing_kind kind, double x, double y)
{
	struct bk_drawing_shape *s = bk_arena_zalloc(d->arena, sizeof(*s));

	s->kind = kind;
	s->at = (struct bk_drawing_point){ x, y };
	if (d->last)
		d->last->next = s;
	else
		d->first = s;
	d->last = s;
	return s;
}

void
bk_drawing_line(struct bk_drawing *d, const struct bk_drawing_point *v,
    size_t n, bool heavy)
{
	struct bk_drawing_shape *s = add(d, BK_DRAWING_LINE, 0, 0);

	s->point = bk_arena_dup(d->arena, v, n, sizeof(*v));
	s->npoints = n;
	s->heavy = heavy;
}

void
bk_drawing_square(struct bk_drawing *d, double x, double y, double side)
{
	add(d, BK_DRAWING_SQUARE, x, y)->size = side;
}

void
bk_drawing_spot(struct bk_drawing *d, double x, double y, double radius,
    double half)
{
	struct bk_drawing_shape *s = add(d, BK_DRAWING_SPOT, x, y);

	s->size = radius;
	s->half = half;
}

void
bk_drawing_label(struct bk_drawing *d, double x, double y, double size,
    const char *text, bool centred)
{
	struct bk_drawing_shape *s = add(d, BK_DRAWING_LABEL, x, y);

	s->size = size;
	s->text = text;
	s->centred = centred;
}

/* --- SVG ---------------------------------------------------------------- */

static void
put_number(struct bk_buf *b, const char *name, double v)
{
	bk_buf_printf(b, " %s=\"", name);
	bk_buf_putnum(b, v, 2);
	bk_buf_putc(b, '"');
}

static void
put_line(struct bk_buf *b, const struct bk_drawing_shape *s)
{
	bk_buf_puts(b, s->heavy ? "<polyline fill=\"none\" stroke=\"#357\" "
	    "stroke-width=\"1.5\" points=\"" :
	    "<polyline fill=\"none\" stroke=\"#000\" points=\"");
	for (size_t i = 0; i < s->npoints; i++) {
		bk_buf_puts(b, i ? " " : "");
		bk_buf_putnum(b, s->point[i].x, 2);
		bk_buf_putc(b, ',');
		bk_buf_putnum(b, s->point[i].y, 2);
	}
	bk_buf_puts(b, "\"/>\n");
}

static void
put_shape(struct bk_buf *b, const struct bk_drawing_shape *s)
{
	switch (s->kind) {
	case BK_DRAWING_LINE:
		put_line(b, s);
		break;
	case BK_DRAWING_SQUARE:
		bk_buf_puts(b, "<rect fill=\"#000\"");
		put_number(b, "width", s->size);
		put_number(b, "height", s->size);
		put_number(b, "x", s->at.x - s->size / 2);
		put_number(b, "y", s->at.y - s->size / 2);
		bk_buf_puts(b, "/>\n");
		break;
	case BK_DRAWING_SPOT:
		bk_buf_puts(b, "<rect fill=\"#fff\" stroke=\"#000\"");
		put_number(b, "rx", s->size);
		put_number(b, "width", 2 * s->half);
		put_number(b, "height", 2 * s->size);
		put_number(b, "x", s->at.x - s->half);
		put_number(b, "y", s->at.y - s->size);
		bk_buf_puts(b, "/>\n");
		break;
	case BK_DRAWING_LABEL:
		bk_buf_puts(b, s->centred ? "<text text-anchor=\"middle\"" :
		    "<text");
		put_number(b, "font-size", s->size);
		put_number(b, "x", s->at.x);
		put_number(b, "y", s->at.y);
		bk_buf_putc(b, '>');
		bk_html_text(b, s->text);
		bk_buf_puts(b, "</text>\n");
		break;
	}
}

void
bk_drawing_svg(struct bk_buf *b, const struct bk_drawing *d)
{
	bk_buf_printf(b, "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" "
	    "height=\"%.0f\" role=\"img\" font-family=\"sans-serif\">\n"
	    "<title>", d->width, d->height, d->width, d->height);
	bk_html_text(b, d->title);
	bk_buf_puts(b, "</title>\n<rect width=\"100%\" height=\"100%\" "
	    "fill=\"#f6f6f2\"/>\n");
	for (const struct bk_drawing_shape *s = d->first; s; s = s->next)
		put_shape(b, s);
	bk_buf_puts(b, "</svg>\n");
}
