/*
 * A small drawing of lines, squares, spots and labels, black on white, which
 * every form of a paper prints: SVG here, pdf.h and docx.h by a flow.
 *
 *	d = bk_drawing_new(&arena, 520, 300, "Rute");
 *	bk_drawing_line(d, points, n, true);
 *	bk_drawing_spot(d, x, y, 9, 9);
 *	bk_drawing_label(d, x, y + 4, 11, "1", true);
 *
 * Lengths are pixels, 96 an inch, from the upper left corner. What is put
 * later lies on top. Texts must live as long as the arena.
 */
#ifndef BK_DRAWING_H
#define BK_DRAWING_H

#include <stdbool.h>

#include "arena.h"
#include "buf.h"

enum bk_drawing_kind {
	BK_DRAWING_LINE, BK_DRAWING_SQUARE, BK_DRAWING_SPOT, BK_DRAWING_LABEL
};

struct bk_drawing_point {
	double	x, y;
};

struct bk_drawing_shape {
	enum bk_drawing_kind kind;
	struct bk_drawing_point	at;	/* its middle; of a label its baseline,
					   and the middle where `centred` */
	double	 size;		/* side, radius, of the letters */
	double	 half;		/* of a spot: half its width */
	bool	 heavy;		/* of a line: a way, not a scale */
	bool	 centred;
	const char *text;
	const struct bk_drawing_point *point;	/* of a line */
	size_t	 npoints;
	struct bk_drawing_shape *next;
};

struct bk_drawing {
	struct bk_arena	*arena;
	double		 width, height;
	const char	*title;		/* for who cannot see it */
	struct bk_drawing_shape *first, *last;
};

struct bk_drawing	*bk_drawing_new(struct bk_arena *, double width,
			    double height, const char *title);

/* The points are copied. */
void	bk_drawing_line(struct bk_drawing *, const struct bk_drawing_point *,
	    size_t n, bool heavy);

/*
 * A black square of that side; a white spot of that radius, with a line around
 * it and round ends where `half`, half its width, is more than the radius.
 */
void	bk_drawing_square(struct bk_drawing *, double x, double y,
	    double side);
void	bk_drawing_spot(struct bk_drawing *, double x, double y,
	    double radius, double half);

/* A line of text: its middle at x, or its beginning. */
void	bk_drawing_label(struct bk_drawing *, double x, double y, double size,
	    const char *text, bool centred);

/* Append it as inline SVG. */
void	bk_drawing_svg(struct bk_buf *, const struct bk_drawing *);

#endif
