/*
 * A way from school to homes and back as a drawing: inline SVG, no map behind
 * it, north up, to scale.
 */
#ifndef BK_ROUTEMAP_H
#define BK_ROUTEMAP_H

#include "buf.h"

struct bk_routemap_stop {
	double		 lat, lon;	/* degrees; NAN: not known, left out */
	const char	*label;
};

/*
 * Append the drawing of the stops in order; the first is where the way begins
 * and ends, and its label covers no stop. Stops that would cover each other
 * are drawn as one, with the labels of all. Nothing where fewer than two are
 * known.
 */
void	bk_routemap_svg(struct bk_buf *, const struct bk_routemap_stop *,
	    size_t n, const char *title);

#endif
