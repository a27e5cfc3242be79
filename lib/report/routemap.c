#include "routemap.h"

#include <math.h>
#include <stdbool.h>

#include "phrase.h"

enum { WIDTH = 420, HEIGHT = 220, MARGIN = 32 };

static const double km_a_degree = 111.195;	/* R = 6371 km */

/* Degrees to pixels of the drawing; one scale for both axes. */
struct view {
	double	lat, lon;		/* of the upper left corner */
	double	x, y;			/* where that is */
	double	km_x, km_y;		/* kilometres per degree */
	double	scale;			/* pixels per kilometre */
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

static void
put_stop(struct bk_drawing *d, const struct view *v,
    const struct bk_routemap_stop *s, bool first)
{
	struct bk_drawing_point at = point_of(v, s);

	if (first)
		bk_drawing_square(d, at.x, at.y, 14);
	else
		bk_drawing_spot(d, at.x, at.y, 9);
	bk_drawing_label(d, at.x, at.y + (first ? 20 : 4), 11, s->label,
	    true);
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
	    { 10, HEIGHT - 8 }, { 10 + km * v->scale, HEIGHT - 8 } }, 2,
	    false);
	bk_buf_putnum(&b, km, 2);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '.')
			b.p[i] = bk_phrase_point(lang);
	bk_buf_puts(&b, " km");
	bk_drawing_label(d, 10, HEIGHT - 12, 10,
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
	d = bk_drawing_new(a, WIDTH, HEIGHT, title);
	put_way(d, &v, s, n);
	for (size_t i = n; i > 0; i--)		/* the start on top */
		if (known(&s[i - 1]))
			put_stop(d, &v, &s[i - 1], i == 1);
	put_scale(d, &v, lang);
	return d;
}
