/*
 * The rows of a long workbook's sheet, or of a long text, some thousand at a
 * time, as a small sheet that everybody who reads tables knows. Its first row
 * is the headings, so that they are found again where another table begins.
 *
 *	if (bk_rowfeed_start(&f, x, sheet, heading) < 0) ...
 *	while ((r = bk_rowfeed_next(&f, i, dg)) > 0)
 *		for (i = 1; i < f.end; i++)
 *			... f.sheet.row[i], and some rows behind it ...
 *	bk_rowfeed_free(&f);
 *
 * A row's cells hold until the next call. Merged cells stand in the first
 * alone. A text's rows have their records; what is not UTF-8 in it is read as
 * Windows-1252, and `cp1252` says so.
 */
#ifndef BK_ROWFEED_H
#define BK_ROWFEED_H

#include "export.h"

struct bk_rowfeed {
	struct bk_sheet	 sheet;
	size_t		 end;		/* behind the last row to be taken */

	struct bk_export *ex;
	bool		 book;
	bool		 cp1252;	/* it was not all UTF-8 */
	char		 delimiter;
	size_t		 skip;		/* lines up to the headings */
	struct bk_buf	 text;		/* of these rows, and what follows */
	size_t		 line;		/* at its beginning */
	size_t		*at;		/* where each row begins in it */
	size_t		 rowcap, atcap;
	size_t		 parsed, next;	/* bytes that are rows; the next line */
	bool		 ended;
	struct bk_arena	 head, arena;
};

/* Where there is no row of headings. */
#define BK_ROWFEED_NO_HEAD	SIZE_MAX

/* Is it a long text that is plain enough: of a machine, without a quote? */
bool	bk_rowfeed_takes(const struct bk_export *);

/*
 * Begin sheet `i` of the export's table, behind the row `heading` of it; a
 * text has no table from then on. 0; or reported and -1. To be freed in either
 * case.
 */
int	bk_rowfeed_start(struct bk_rowfeed *, struct bk_export *, size_t i,
	    size_t heading);

/*
 * The next rows, from row `taken` of those before on: 1; 0 at the end; -1
 * where the sheet is damaged, the file cannot be read, or a line of a text is
 * longer than is read, which was reported.
 */
int	bk_rowfeed_next(struct bk_rowfeed *, size_t taken, struct bk_diag *);
void	bk_rowfeed_free(struct bk_rowfeed *);

#endif
