/*
 * How a sheet of a day's visits looks: as HTML, where it has a drawing, and as
 * pages. Three visits fit on one page of either.
 */
#ifndef BK_DAYSHEETFORM_H
#define BK_DAYSHEETFORM_H

#include "grid.h"
#include "routemap.h"

enum { BK_DAYSHEETFORM_BRING = 8 };

/* The stops, school first, and a list that stands beside the drawing. */
struct bk_daysheetform_way {
	const struct bk_routemap_stop *stop;
	size_t		 n;
	const char	*title;		/* of the drawing */
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
	void	(*begin)(void *out, bool first);	/* a page */
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
