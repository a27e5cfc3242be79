#include "routemap.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "html.h"
#include "mem.h"

enum { WIDTH = 520, HEIGHT = 240, MARGIN = 36 };

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

/* --- markers ------------------------------------------------------------ */

enum { RADIUS = 9, HALF = 7, LETTER = 6, TALL = 11, CLOSE = 2 * RADIUS };

/* What is drawn of one or more stops that lie on each other. */
struct marker {
	double		x, y;
	struct bk_buf	label;
};

struct markers {
	struct marker	*v;
	size_t		 n;
};

static double
apart(const struct marker *a, double x, double y)
{
	return hypot(a->x - x, a->y - y);
}

/* Beside the school, where it would cover it. */
static void
step_aside(const struct marker *school, double *x, double *y)
{
	double d = apart(school, *x, *y);

	if (d >= CLOSE)
		return;
	*x = school->x + (d > 0.5 ? (*x - school->x) / d : 1) * CLOSE;
	*y = school->y + (d > 0.5 ? (*y - school->y) / d : 0) * CLOSE;
}

/* One for each place; those that would cover each other are one. */
static void
gather(const struct view *v, const struct bk_routemap_stop *s, size_t n,
    struct markers *m)
{
	struct bk_buf unused = BK_BUF_INIT;
	bool school = known(&s[0]);

	m->v = bk_xcalloc(n, sizeof(*m->v));
	m->n = 0;
	for (size_t i = 0; i < n; i++) {
		size_t k = school;
		double x, y;

		if (!known(&s[i]))
			continue;
		put_point(&unused, v, &s[i], &x, &y);
		if (i && school)
			step_aside(&m->v[0], &x, &y);
		while (k < m->n && apart(&m->v[k], x, y) >= CLOSE)
			k++;
		if (k >= m->n) {
			k = m->n++;
			m->v[k] = (struct marker){ x, y, BK_BUF_INIT };
		} else
			bk_buf_puts(&m->v[k].label, ", ");
		bk_buf_puts(&m->v[k].label, s[i].label);
	}
	bk_buf_free(&unused);
}

static void
put_text(struct bk_buf *b, double x, double y, const char *text)
{
	bk_buf_puts(b, "<text font-size=\"11\" text-anchor=\"middle\" x=\"");
	bk_buf_putnum(b, x, 2);
	bk_buf_puts(b, "\" y=\"");
	bk_buf_putnum(b, y, 2);
	bk_buf_puts(b, "\">");
	bk_html_text(b, text);
	bk_buf_puts(b, "</text>\n");
}

/* Half as wide as its label: of one figure a circle. */
static double
half_width(const struct marker *m)
{
	double half = (double)m->label.n * LETTER / 2 + 4;

	return half < RADIUS ? RADIUS : half;
}

static void
put_marker(struct bk_buf *b, const struct marker *m)
{
	double half = half_width(m);

	bk_buf_printf(b, "<rect rx=\"%d\" height=\"%d\" width=\"", RADIUS,
	    2 * RADIUS);
	bk_buf_putnum(b, 2 * half, 2);
	bk_buf_puts(b, "\" x=\"");
	bk_buf_putnum(b, m->x - half, 2);
	bk_buf_puts(b, "\" y=\"");
	bk_buf_putnum(b, m->y - RADIUS, 2);
	bk_buf_puts(b, "\" fill=\"#fff\" stroke=\"#000\"/>\n");
	put_text(b, m->x, m->y + 4, m->label.p);
}

/* Does a text around x, with its foot at y, touch a stop or the edge? */
static bool
is_free(const struct markers *m, double x, double y, double half)
{
	if (x - half < 2 || x + half > WIDTH - 2 || y - TALL < 2 ||
	    y > HEIGHT - 4)
		return false;
	for (size_t i = 1; i < m->n; i++)
		if (fabs(m->v[i].x - x) < half + half_width(&m->v[i]) + 2 &&
		    m->v[i].y - RADIUS < y + 2 &&
		    m->v[i].y + RADIUS > y - TALL)
			return false;
	return true;
}

/* Its name below it, above, at a side, or farther off: where no stop is. */
static void
put_school(struct bk_buf *b, const struct markers *m)
{
	const struct marker *s = &m->v[0];
	double half = (double)s->label.n * LETTER / 2, x = s->x;
	double side = half + HALF + 4, y = s->y + 20;

	for (int far = 0; far < 6; far++) {
		const double at[4][2] = { { 0, 20 + far * TALL },
			{ 0, -11 - far * TALL }, { side + far * TALL, 4 },
			{ -side - far * TALL, 4 } };
		int k = 0;

		while (k < 4 && !is_free(m, s->x + at[k][0], s->y + at[k][1],
		    half))
			k++;
		if (k == 4)
			continue;
		x = s->x + at[k][0];
		y = s->y + at[k][1];
		break;
	}
	bk_buf_printf(b, "<rect width=\"%d\" height=\"%d\" x=\"", 2 * HALF,
	    2 * HALF);
	bk_buf_putnum(b, s->x - HALF, 2);
	bk_buf_puts(b, "\" y=\"");
	bk_buf_putnum(b, s->y - HALF, 2);
	bk_buf_puts(b, "\" fill=\"#000\"/>\n");
	put_text(b, x, y, s->label.p);
}

static void
put_stops(struct bk_buf *b, const struct view *v,
    const struct bk_routemap_stop *s, size_t n)
{
	bool school = known(&s[0]);
	struct markers m;

	gather(v, s, n, &m);
	if (school)
		put_school(b, &m);
	for (size_t i = m.n; i > school; i--)
		put_marker(b, &m.v[i - 1]);
	for (size_t i = 0; i < m.n; i++)
		bk_buf_free(&m.v[i].label);
	free(m.v);
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
	put_stops(b, &v, s, n);
	put_scale(b, &v);
	bk_buf_puts(b, "</svg>\n");
}
