#include "routemap.h"

#include <math.h>
#include <stdbool.h>

#include "html.h"

enum { WIDTH = 520, HEIGHT = 300, MARGIN = 36 };

static const double km_a_degree = 111.195;	/* R = 6371 km */

/* Degrees to points of the drawing; one scale for both axes. */
struct view {
	double	lat, lon;		/* of the upper left corner */
	double	x, y;			/* where that is */
	double	km_x, km_y;		/* kilometres per degree */
	double	scale;			/* points per kilometre */
};

static bool
known(const struct bk_routemap_stop *s)
{
	return isfinite(s->lat) && isfinite(s->lon);
}

/* False where there is nothing to draw. */
static bool
look(const struct bk_routemap_stop *s, size_t n, struct view *v)
{
	double top = -90, bottom = 90, left = 180, right = -180, w, h;
	size_t seen = 0;

	for (size_t i = 0; i < n; i++) {
		if (!known(&s[i]))
			continue;
		seen++;
		top = fmax(top, s[i].lat);
		bottom = fmin(bottom, s[i].lat);
		left = fmin(left, s[i].lon);
		right = fmax(right, s[i].lon);
	}
	if (seen < 2)
		return false;
	v->km_y = km_a_degree;
	v->km_x = km_a_degree * cos((top + bottom) / 2 * 3.14159265358979 /
	    180);
	w = fmax((right - left) * v->km_x, 0.2);
	h = fmax((top - bottom) * v->km_y, 0.2);
	v->scale = fmin((WIDTH - 2 * MARGIN) / w, (HEIGHT - 2 * MARGIN) / h);
	v->lat = top;
	v->lon = left;
	v->x = (WIDTH - (right - left) * v->km_x * v->scale) / 2;
	v->y = (HEIGHT - (top - bottom) * v->km_y * v->scale) / 2;
	return true;
}

static void
put_point(struct bk_buf *b, const struct view *v,
    const struct bk_routemap_stop *s, double *x, double *y)
{
	*x = v->x + (s->lon - v->lon) * v->km_x * v->scale;
	*y = v->y + (v->lat - s->lat) * v->km_y * v->scale;
	bk_buf_putnum(b, *x, 2);
	bk_buf_putc(b, ',');
	bk_buf_putnum(b, *y, 2);
}

static void
put_way(struct bk_buf *b, const struct view *v,
    const struct bk_routemap_stop *s, size_t n)
{
	double x, y;

	bk_buf_puts(b, "<polyline fill=\"none\" stroke=\"#357\" "
	    "stroke-width=\"1.5\" points=\"");
	for (size_t i = 0; i <= n; i++)
		if (known(&s[i % n])) {
			put_point(b, v, &s[i % n], &x, &y);
			bk_buf_putc(b, ' ');
		}
	bk_buf_puts(b, "\"/>\n");
}

static void
put_stop(struct bk_buf *b, const struct view *v,
    const struct bk_routemap_stop *s, bool first)
{
	struct bk_buf at = BK_BUF_INIT;
	double x, y;

	put_point(&at, v, s, &x, &y);
	bk_buf_free(&at);
	bk_buf_puts(b, first ? "<rect width=\"14\" height=\"14\" x=\"" :
	    "<circle r=\"9\" cx=\"");
	bk_buf_putnum(b, first ? x - 7 : x, 2);
	bk_buf_puts(b, first ? "\" y=\"" : "\" cy=\"");
	bk_buf_putnum(b, first ? y - 7 : y, 2);
	bk_buf_puts(b, first ? "\" fill=\"#000\"/>\n" :
	    "\" fill=\"#fff\" stroke=\"#000\"/>\n");
	bk_buf_puts(b, "<text font-size=\"11\" text-anchor=\"middle\" "
	    "x=\"");
	bk_buf_putnum(b, x, 2);
	bk_buf_puts(b, "\" y=\"");
	bk_buf_putnum(b, first ? y + 20 : y + 4, 2);
	bk_buf_puts(b, "\">");
	bk_html_text(b, s->label);
	bk_buf_puts(b, "</text>\n");
}

/* One of 1, 2, 5, 10 ... kilometres, as long as fits well. */
static void
put_scale(struct bk_buf *b, const struct view *v)
{
	static const double steps[] = { 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1,
		0.05 };
	double km = steps[0];

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		km = steps[i];
		if (km * v->scale < WIDTH / 3.0)
			break;
	}
	bk_buf_puts(b, "<path stroke=\"#000\" d=\"M10 ");
	bk_buf_printf(b, "%d h", HEIGHT - 8);
	bk_buf_putnum(b, km * v->scale, 2);
	bk_buf_puts(b, "\"/><text font-size=\"10\" x=\"10\" y=\"");
	bk_buf_printf(b, "%d\">", HEIGHT - 12);
	bk_buf_putnum(b, km, 2);
	bk_buf_puts(b, " km</text>\n");
}

void
bk_routemap_svg(struct bk_buf *b, const struct bk_routemap_stop *s, size_t n,
    const char *title)
{
	struct view v;

	if (!look(s, n, &v))
		return;
	bk_buf_printf(b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" "
	    "height=\"%d\" role=\"img\" font-family=\"sans-serif\">\n<title>",
	    WIDTH, HEIGHT, WIDTH, HEIGHT);
	bk_html_text(b, title);
	bk_buf_puts(b, "</title>\n<rect width=\"100%\" height=\"100%\" "
	    "fill=\"#f6f6f2\"/>\n");
	put_way(b, &v, s, n);
	for (size_t i = n; i > 0; i--)		/* the start on top */
		if (known(&s[i - 1]))
			put_stop(b, &v, &s[i - 1], i == 1);
	put_scale(b, &v);
	bk_buf_puts(b, "</svg>\n");
}
