/*
 * How a sheet of a day's visits looks: as HTML, and as pages. Three visits fit
 * on one page of either.
 */
#ifndef BK_DAYSHEETFORM_H
#define BK_DAYSHEETFORM_H

#include "drawing.h"
#include "grid.h"

enum { BK_DAYSHEETFORM_BRING = 8 };

/* The way, and a list that stands beside it. */
struct bk_daysheetform_way {
	const struct bk_drawing *map;	/* NULL: not known */
	const char	*heading;	/* of the list */
	const char	*bring[BK_DAYSHEETFORM_BRING];
	size_t		 nbring;
};

/* To leave at a door. */
struct bk_daysheetform_slip {
	const char	*head, *text, *school;
};

/* `out` is a struct bk_buf or a struct bk_flow. */
struct bk_daysheetform {
	/* A page: `single` where all of it is to stand on one. */
	void	(*begin)(void *out, bool first, bool single);
	void	(*heading)(void *out, const char *);
	void	(*line)(void *out, const char *);
	void	(*grid)(void *out, const struct bk_grid *);
	void	(*way)(void *out, const struct bk_daysheetform_way *);
	void	(*slips)(void *out, const struct bk_daysheetform_slip *,
		    size_t n);
};

extern const struct bk_daysheetform bk_daysheetform_html;
extern const struct bk_daysheetform bk_daysheetform_flow;

#endif
