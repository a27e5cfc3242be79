/*
 * A way from school to homes and back as a drawing: no map behind it, north
 * up, to scale.
 */
#ifndef BK_ROUTEMAP_H
#define BK_ROUTEMAP_H

#include "drawing.h"
#include "word.h"

struct bk_routemap_stop {
	double		 lat, lon;	/* degrees; NAN: not known, left out */
	const char	*label;
};

/*
 * The drawing of the stops in order, in the arena; the first is where the way
 * begins and ends, and its label covers no stop. Stops that would cover each
 * other are drawn as one, with the labels of all. NULL where fewer than two are
 * known.
 */
const struct bk_drawing	*bk_routemap_draw(struct bk_arena *,
			    const struct bk_routemap_stop *, size_t n,
			    const char *title, enum bk_lang);

#endif
