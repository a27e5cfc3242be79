/*
 * A flow cut into strips, the bands that no page break cuts: a line of a
 * paragraph, a line of a row with all its cells, a picture. Private to pdf.c
 * (the file), pdfstrip.c (flow to strips), pdfpage.c (strips to
 * pages) and pdfdraw.c (a drawing on one).
 */
#ifndef BK_PDFSTRIP_H
#define BK_PDFSTRIP_H

#include <pango/pangocairo.h>

#include "flow.h"

enum bk_pdf_strip_kind {
	BK_PDF_TEXT,		/* pieces of text, perhaps within a row */
	BK_PDF_SPACE,		/* nothing; dropped at the top of a page */
	BK_PDF_RULE,		/* below a letterhead */
	BK_PDF_CUT,
	BK_PDF_IMAGE,
	BK_PDF_DRAWING,
	BK_PDF_SHEET,		/* a new page that is not numbered */
	BK_PDF_BREAK		/* a new page */
};

/* A line of text; x from the left margin, y from the top of the strip. */
struct bk_pdf_piece {
	PangoLayoutLine		*line;		/* NULL: dots from x to `to` */
	double			 x, y, to;
};

struct bk_pdf_strip {
	enum bk_pdf_strip_kind	 kind;
	double			 height;
	bool			 glued;		/* to the next, if it fits */
	bool			 boxed, box_top, box_bottom;
	struct bk_pdf_piece	*piece;
	size_t			 npieces;
	const struct bk_flow_sheet *sheet;	/* of IMAGE */
	const struct bk_drawing	*drawing;	/* of DRAWING */

	/* in a table with lines */
	const struct bk_flow_table *table;
	const struct bk_flow_row *row;
	bool			 top, bottom;	/* first, last of the row */
	size_t			 head, nhead;	/* strips to repeat */
};

/* The strips, and the layouts that own their lines. */
struct bk_pdf_strips {
	const struct bk_flow	*flow;
	struct bk_arena		*arena;
	PangoContext		*context;
	struct bk_pdf_strip	*v;
	size_t			 n, cap;
	PangoLayout		**layout;
	size_t			 nlayouts, layoutcap;
};

/* "Liberation Serif" or "Liberation Sans". */
const char	*bk_pdfstrip_family(const struct bk_flow *);

void	bk_pdfstrip_make(struct bk_pdf_strips *);
void	bk_pdfstrip_free(struct bk_pdf_strips *);

/* Break into pages and draw them all: success, or what a picture lacks. */
cairo_status_t	bk_pdfpage_draw(cairo_t *, const struct bk_pdf_strips *);

void	bk_pdfdraw(cairo_t *, const struct bk_pdf_strips *,
	    const struct bk_drawing *, double x, double y);

/* A line of its own, for the foot of a page: free with g_object_unref. */
PangoLayout	*bk_pdfstrip_line(const struct bk_pdf_strips *,
		    enum bk_flow_style, const char *);

#endif
