/*
 * Letters: a template of plain text with fields, printed as HTML for paper
 * or as text. The built-in templates are letters.h; a school may put its own
 * into templates/NAME.letter.
 *
 * A template is read by lines:
 *
 *	% a comment
 *	@letterhead			the school's
 *	# Title, ## heading, > at the right, ^ centred, - an item
 *	Label :: value			rows stand aligned below each other
 *	@sign seen:principal counsellor	who signs, left to right: role, room to
 *					sign, name and NIP (lettersign.h)
 *	@sign ... @end			the same by hand: columns parted by
 *	@gap				 " | ", lines as they are; @gap leaves
 *					 room to sign
 *	@grid NAME			a table
 *	@box ... @end			lines around what stands between: text,
 *					headings, items, dotted lines
 *	@lines 3			dotted lines to write on
 *	@cut, @page			a dashed line to cut at; a new page
 *	?field LINE, !field LINE	only where the field is known, or not
 *	@title ..., @visit ..., @single	about the letter as a whole
 *					(letters.h); prints nothing
 *
 * In any of them [ ] is a box to tick, [x] a ticked one.
 *
 * Other lines are text; a blank line ends a paragraph, a backslash at the end
 * of a line breaks the line. {field} stands for its value, and for dots to
 * write on where that is not known. What a field holds is never markup.
 *
 * A byte order mark in front and CR before the end of a line are the editor's.
 */
#ifndef BK_LETTER_H
#define BK_LETTER_H

#include "diag.h"
#include "flow.h"
#include "grid.h"
#include "map.h"
#include "word.h"

struct bk_letter {
	struct bk_arena	*arena;
	struct bk_map	 fields;	/* -> text, "" where not known */
	struct bk_map	 grids;		/* -> struct bk_grid */
	const char	**head;		/* lines of the letterhead */
	size_t		 nhead;
	size_t		 name;		/* of these the school's: the boldest */
	const char	*image;		/* of it, a data: URL; or NULL */
	bool		 logo;		/* the image stands beside the lines */
	const struct bk_flow_image *picture;	/* the same, its bytes */
	bool		 model;		/* fields stand as {field}: to edit */
	enum bk_lang	 lang;
};

void	bk_letter_init(struct bk_letter *, enum bk_lang, struct bk_arena *);
void	bk_letter_free(struct bk_letter *);

/* Set a field. NULL or "": the field exists, its value is not known. */
void	bk_letter_set(struct bk_letter *, const char *field,
	    const char *value);
void	bk_letter_grid(struct bk_letter *, const char *name,
	    const struct bk_grid *);

/*
 * Append the letter and return 0. A field, table or directive that does not
 * exist is reported with its line of `file`, and -1 is returned. HTML comes
 * without its page (page.h), so that one page can hold several letters.
 */
int	bk_letter_html(struct bk_buf *, const struct bk_letter *,
	    const char *template, const char *file, struct bk_diag *);
int	bk_letter_text(struct bk_buf *, const struct bk_letter *,
	    const char *template, const char *file, struct bk_diag *);

/* The same onto a sheet of its own, for docx.h and pdf.h. */
int	bk_letter_flow(struct bk_flow *, const struct bk_letter *,
	    const char *template, const char *file, struct bk_diag *);

/* A school's own .docx, its bytes, filled in (docxtemplate.h): 0, or -1. */
int	bk_letter_docx(struct bk_buf *, const struct bk_letter *,
	    struct bk_str docx, const char *file, struct bk_diag *);

#endif
