#include "routemap.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "phrase.h"

/* Low for a few stops, whose sheet is to be one page. */
enum { WIDTH = 420, HEIGHT = 220, LOW = 150, FEW = 4, MARGIN = 32 };

static const double km_a_degree = 111.195;	/* R = 6371 km */

/* Degrees to points of the drawing; one scale for both axes. */
struct view {
	double	lat, lon;		/* of the upper left corner */
	double	x, y;			/* where that is */
	double	km_x, km_y;		/* kilometres per degree */
	double	scale;			/* points per kilometre */
	double	height;			/* of the drawing */
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
	v->height = n <= FEW ? LOW : HEIGHT;
	v->scale = fmin((WIDTH - 2 * MARGIN) / w,
	    (v->height - 2 * MARGIN) / h);
	v->lat = top;
	v->lon = left;
	v->x = (WIDTH - (right - left) * v->km_x * v->scale) / 2;
	v->y = (v->height - (top - bottom) * v->km_y * v->scale) / 2;
	return true;
}

static struct bk_drawing_point
point_of(const struct view *v, const struct bk_routemap_stop *s)
{
	return (struct bk_drawing_point){
		v->x + (s->lon - v->lon) * v->km_x * v->scale,
		v->y + (v->lat - s->lat) * v->km_y * v->scale };
}

static void
put_way(struct bk_drawing *d, const struct view *v,
    const struct bk_routemap_stop *s, size_t n)
{
	struct bk_drawing_point *way = bk_arena_alloc(d->arena,
	    (n + 1) * sizeof(*way));
	size_t m = 0;

	for (size_t i = 0; i <= n; i++)
		if (known(&s[i % n]))
			way[m++] = point_of(v, &s[i % n]);
	bk_drawing_line(d, way, m, true);
}

/* --- markers ------------------------------------------------------------ */

enum { RADIUS = 9, HALF = 7, LETTER = 6, TALL = 11, CLOSE = 2 * RADIUS };

/* What is drawn of one or more stops that lie on each other. */
struct marker {
	struct bk_drawing_point at;
	const char	*label;
};

struct markers {
	struct marker	*v;
	size_t		 n;
	double		 height;	/* of the drawing */
};

static double
apart(const struct marker *a, const struct bk_drawing_point *p)
{
	return hypot(a->at.x - p->x, a->at.y - p->y);
}

/* Beside the school, where it would cover it. */
static void
step_aside(const struct marker *school, struct bk_drawing_point *p)
{
	double d = apart(school, p), x = school->at.x, y = school->at.y;

	if (d >= CLOSE)
		return;
	p->x = x + (d > 0.5 ? (p->x - x) / d : 1) * CLOSE;
	p->y = y + (d > 0.5 ? (p->y - y) / d : 0) * CLOSE;
}

/* One for each place; those that would cover each other are one. */
static void
gather(struct bk_arena *a, const struct view *v,
    const struct bk_routemap_stop *s, size_t n, struct markers *m)
{
	bool school = known(&s[0]);

	m->v = bk_arena_zalloc(a, (n + 1) * sizeof(*m->v));
	m->n = 0;
	m->height = v->height;
	for (size_t i = 0; i < n; i++) {
		struct bk_drawing_point p;
		size_t k = school;

		if (!known(&s[i]))
			continue;
		p = point_of(v, &s[i]);
		if (i && school)
			step_aside(&m->v[0], &p);
		while (k < m->n && apart(&m->v[k], &p) >= CLOSE)
			k++;
		if (k < m->n)
			m->v[k].label = bk_arena_printf(a, "%s, %s",
			    m->v[k].label, s[i].label);
		else
			m->v[m->n++] = (struct marker){ p, s[i].label };
	}
}

static double
width_of(const struct marker *m)
{
	return (double)strlen(m->label) * LETTER;
}

/* Half as wide as its label: of one figure a circle. */
static double
half_width(const struct marker *m)
{
	return fmax(width_of(m) / 2 + 4, RADIUS);
}

/* Does a text around x, with its foot at y, touch a stop or the edge? */
static bool
is_free(const struct markers *m, double x, double y, double half)
{
	if (x - half < 2 || x + half > WIDTH - 2 || y - TALL < 2 ||
	    y > m->height - 4)
		return false;
	for (size_t i = 1; i < m->n; i++)
		if (fabs(m->v[i].at.x - x) < half + half_width(&m->v[i]) + 2 &&
		    m->v[i].at.y - RADIUS < y + 2 &&
		    m->v[i].at.y + RADIUS > y - TALL)
			return false;
	return true;
}

/* Does the way from a to b run through such a text? */
static bool
crosses(const struct bk_drawing_point *a, const struct bk_drawing_point *b,
    double x, double y, double half)
{
	enum { STEPS = 128 };

	for (int i = 0; i <= STEPS; i++) {
		double px = a->x + (b->x - a->x) * i / STEPS;
		double py = a->y + (b->y - a->y) * i / STEPS;

		if (fabs(px - x) < half + 1 && py < y + 2 && py > y - TALL)
			return true;
	}
	return false;
}

/* Nor the way, which is the drawing's first line. */
static bool
is_clear(const struct bk_drawing *d, const struct markers *m, double x,
    double y, double half)
{
	const struct bk_drawing_shape *way = d->first;

	if (!is_free(m, x, y, half))
		return false;
	for (size_t i = 1; i < way->npoints; i++)
		if (crosses(&way->point[i - 1], &way->point[i], x, y, half))
			return false;
	return true;
}

/*
 * Its name below it, above, at a side, or farther off: where no stop is, and
 * no way either, if there is such a place.
 */
static void
put_school(struct bk_drawing *d, const struct markers *m)
{
	enum { PLACES = 4, RINGS = 6 };
	const struct marker *s = &m->v[0];
	double half = width_of(s) / 2, side = half + HALF + 4;
	double x = s->at.x, y = s->at.y + 20;
	bool found = false;

	for (int i = 0; i < 2 * PLACES * RINGS && !found; i++) {
		double far = i / PLACES % RINGS * TALL;
		const double at[PLACES][2] = { { 0, 20 + far },
			{ 0, -11 - far }, { side + far, 4 },
			{ -side - far, 4 } };
		double tx = s->at.x + at[i % PLACES][0];
		double ty = s->at.y + at[i % PLACES][1];

		found = i < PLACES * RINGS ? is_clear(d, m, tx, ty, half) :
		    is_free(m, tx, ty, half);
		if (found) {
			x = tx;
			y = ty;
		}
	}
	bk_drawing_square(d, s->at.x, s->at.y, 2 * HALF);
	bk_drawing_label(d, x, y, TALL, s->label, true);
}

static void
put_stops(struct bk_drawing *d, const struct view *v,
    const struct bk_routemap_stop *s, size_t n)
{
	bool school = known(&s[0]);
	struct markers m;

	gather(d->arena, v, s, n, &m);
	if (school)
		put_school(d, &m);
	for (size_t i = m.n; i > school; i--) {
		const struct marker *one = &m.v[i - 1];

		bk_drawing_spot(d, one->at.x, one->at.y, RADIUS,
		    half_width(one));
		bk_drawing_label(d, one->at.x, one->at.y + 4, TALL,
		    one->label, true);
	}
}

/* One of 50, 20, 10 ... kilometres, as long as fits well. */
static void
put_scale(struct bk_drawing *d, const struct view *v, enum bk_lang lang)
{
	static const double steps[] = { 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1,
		0.05 };
	struct bk_buf b = BK_BUF_INIT;
	double km = steps[0];

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		km = steps[i];
		if (km * v->scale < WIDTH / 3.0)
			break;
	}
	bk_drawing_line(d, (const struct bk_drawing_point[]){
	    { 10, v->height - 8 }, { 10 + km * v->scale, v->height - 8 } },
	    2, false);
	bk_buf_putnum(&b, km, 2);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '.')
			b.p[i] = bk_phrase_point(lang);
	bk_buf_puts(&b, " km");
	bk_drawing_label(d, 10, v->height - 12, 10,
	    bk_arena_strdup(d->arena, b.p), false);
	bk_buf_free(&b);
}

const struct bk_drawing *
bk_routemap_draw(struct bk_arena *a, const struct bk_routemap_stop *s,
    size_t n, const char *title, enum bk_lang lang)
{
	struct bk_drawing *d;
	struct view v;

	if (!look(s, n, &v))
		return NULL;
	d = bk_drawing_new(a, WIDTH, v.height, title);
	put_way(d, &v, s, n);
	put_stops(d, &v, s, n);
	put_scale(d, &v, lang);
	return d;
}
