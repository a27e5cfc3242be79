/*
 * A document before it has pages: paragraphs and tables in the order they are
 * read, and how each kind looks. docx.h writes it for a word processor, which
 * breaks it into pages itself; pdf.h breaks it into pages here. Both take
 * sizes, widths and what stays together from this one description, so that
 * they come out alike.
 *
 *	struct bk_flow f = { .title = "Notice", .lang = "id-ID", ... };
 *	bk_flow_sheet(&f);			begins a page
 *	bk_flow_put(&f, BK_FLOW_TITLE, "Notice");
 *	t = bk_flow_table(&f, BK_FLOW_RULED, 2, widths);
 *	row = bk_flow_row(&f, t);
 *	row->cell[0].text = "one";
 *
 * Lengths are points, 72 an inch. Texts are UTF-8 whose lines are parted by
 * '\n'; they, and the flow, live as long as the arena and its caller's texts.
 */
#ifndef BK_FLOW_H
#define BK_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "date.h"
#include "drawing.h"
#include "str.h"

enum bk_flow_style {
	BK_FLOW_BODY, BK_FLOW_TITLE, BK_FLOW_SUBTITLE, BK_FLOW_HEADING,
	BK_FLOW_RIGHT, BK_FLOW_ITEM, BK_FLOW_CELL, BK_FLOW_CELLHEAD,
	BK_FLOW_SIGNATURE, BK_FLOW_HEADNAME, BK_FLOW_HEADLINE,
	BK_FLOW_DOTTED, BK_FLOW_CUT, BK_FLOW_SPACE, BK_FLOW_FOOT,
	BK_FLOW_NSTYLES
};

enum bk_flow_align {
	BK_FLOW_LEFT, BK_FLOW_CENTRE, BK_FLOW_TO_RIGHT, BK_FLOW_JUSTIFY
};

/* How a style looks. */
struct bk_flow_look {
	const char	*id, *name;	/* as a word processor lists it */
	double		 size, line;	/* of the letters, from line to line */
	double		 before, after;
	double		 indent;
	enum bk_flow_align align;
	bool		 bold;
	bool		 keep;		/* on one page with what follows */
};

enum bk_flow_kind {
	BK_FLOW_PARAGRAPH,
	BK_FLOW_TABLE,
	BK_FLOW_DRAWING,	/* as wide as the text at the most */
	BK_FLOW_BREAK		/* a new page */
};

struct bk_flow_cell {
	const char		*text;		/* NULL: empty */
	enum bk_flow_style	 style;
	bool			 right;		/* numbers stand at the right */
	bool			 leader;	/* dots to the edge */
	int			 span;		/* 0: within another's */
	bool			 below;		/* goes on from the row above */
};

struct bk_flow_row {
	struct bk_flow_cell	*cell;		/* one for each column */
	double			 height;	/* at least; exactly if blank */
	bool			 head;		/* repeated on every page */
	bool			 keep;		/* with the row that follows */
	bool			 whole;		/* not broken over pages */
	bool			 total;		/* in bold */
	struct bk_flow_row	*next;
};

enum bk_flow_rules {
	BK_FLOW_PLAIN,		/* no lines: labels and values, signatures */
	BK_FLOW_RULED		/* a grid of lines */
};

struct bk_flow_table {
	enum bk_flow_rules	 rules;
	size_t			 ncolumns;
	double			*width;
	double			 padding;	/* above and below a cell */
	struct bk_flow_row	*row, *last;
};

struct bk_flow_part {
	enum bk_flow_kind	 kind;
	enum bk_flow_style	 style;
	const char		*text;
	bool			 keep;		/* with what follows */
	bool			 leader;	/* dots to the margin */
	bool			 boxed;		/* lines around it */
	struct bk_flow_table	*table;
	const struct bk_drawing	*drawing;
	struct bk_flow_part	*next;
};

/* A picture: the bytes of its file. */
struct bk_flow_image {
	struct bk_str	bytes;
	enum { BK_FLOW_PNG, BK_FLOW_JPEG } type;
	unsigned	width, height;		/* pixels */
};

/* What begins on a new page, with its own head and its own page numbers. */
struct bk_flow_sheet {
	const struct bk_flow_image *image;	/* of the head, or NULL */
	bool			 logo;		/* at the left of the lines;
						   else in their place */
	const char *const	*head;		/* its lines, above a rule */
	size_t			 nhead;
	size_t			 name;		/* of these the boldest */
	bool			 single;	/* wants to be one page, up to
						   the first that it turns */
	struct bk_flow_part	*part, *last;
	struct bk_flow_sheet	*next;
};

struct bk_flow {
	struct bk_arena		*arena;
	const char		*title;
	const char		*lang;		/* "id-ID" */
	bk_date			 date;		/* that it was made on */
	double			 width, height;	/* of the page, as it is read */
	double			 margin_x, margin_y;
	bool			 wide;		/* small letters */
	const struct bk_flow_look *looks;	/* by bk_flow_fit, or NULL */
	struct bk_flow_sheet	*sheet, *last;
};

const struct bk_flow_look	*bk_flow_look(const struct bk_flow *,
				    enum bk_flow_style);

/* The width that text has between the margins. */
double	bk_flow_width(const struct bk_flow *);

struct bk_flow_sheet	*bk_flow_sheet(struct bk_flow *);
struct bk_flow_part	*bk_flow_put(struct bk_flow *, enum bk_flow_style,
			    const char *text);
void	bk_flow_break(struct bk_flow *);
void	bk_flow_drawing(struct bk_flow *, const struct bk_drawing *);

/* Points of the page a pixel of the drawing, which fits between the margins. */
double	bk_flow_scale(const struct bk_flow *, const struct bk_drawing *);

/* `width` is copied; a sheet must be there. */
struct bk_flow_table	*bk_flow_table(struct bk_flow *, enum bk_flow_rules,
			    size_t ncolumns, const double *width);

/* Of the columns that cell i of the row takes. */
double	bk_flow_cell_width(const struct bk_flow_table *,
	    const struct bk_flow_row *, size_t i);

/* The line below each row of a ruled table, which word processors add. */
double	bk_flow_rule(const struct bk_flow_table *);

/* A new last row: one empty cell of the style CELL per column. */
struct bk_flow_row	*bk_flow_row(struct bk_flow *,
			    struct bk_flow_table *);

/*
 * Give all of the flow letters of down to 8 points, and spaces as much smaller,
 * until each `single` sheet takes so much of one page (BK_FLOW_FULL, or less
 * where others set the lines): the scale, 1 where nothing had to change, or
 * where that would not be enough. Call it once, at the end. It goes by
 * bk_flow_measure, so that all forms come out alike on any machine.
 */
#define BK_FLOW_FULL 0.985	/* texts are measured roughly */

double	bk_flow_fit(struct bk_flow *, double share);

/*
 * How large a sheet's image is in its head: 3 cm high at the most, and as wide
 * as the text, or, of a logo, a quarter of it.
 */
void	bk_flow_image_size(const struct bk_flow *,
	    const struct bk_flow_sheet *, double *width, double *height);

/* The style of line i of a sheet's head. */
enum bk_flow_style	bk_flow_head(const struct bk_flow_sheet *, size_t i);

/*
 * Find out the type and the size of a picture by its bytes: 0; -1 where it is
 * no PNG or JPEG, or larger than is printed (16 million pixels).
 */
int	bk_flow_image(struct bk_flow_image *, struct bk_str bytes);

/* Roughly the width of the text in that style, without a trailing blank. */
double	bk_flow_measure(const struct bk_flow *, enum bk_flow_style,
	    struct bk_str text);

#endif
