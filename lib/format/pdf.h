/*
 * A flow (flow.h) as pages: PDF 1.4 with its fonts inside, whose text can be
 * searched and copied, with title, language and the day it was made. The same
 * flow gives the same bytes, in any locale and time zone.
 *
 * What stands together goes to the next page together: a row that is whole, a
 * part or row that keeps with the next, the first and the last two lines of a
 * paragraph. The head of a table stands on every page that the table reaches.
 * Pages after a sheet's first are numbered.
 *
 * This is the one module that includes cairo and pango; a program that does
 * not call it needs neither.
 */
#ifndef BK_PDF_H
#define BK_PDF_H

#include "buf.h"
#include "diag.h"
#include "flow.h"

/*
 * Append the document: 0. Where the fonts (Liberation Serif or Sans) are not
 * installed, or it cannot be made: reported, -1, the buffer as it was.
 */
int	bk_pdf_write(struct bk_buf *, const struct bk_flow *,
	    struct bk_diag *);

#endif
