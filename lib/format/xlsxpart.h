/*
 * The parts of a workbook, element by element: the inner half of xlsxbook.c,
 * which owns the archive and the XML parser.
 *
 * A part's handlers see the elements of the namespaces that are read, by
 * their local names; character data is gathered in `text` while `keep` is set.
 * A handler that cannot go on calls bk_xlsxpart_stop.
 */
#ifndef BK_XLSXPART_H
#define BK_XLSXPART_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "packed.h"
#include "serial.h"
#include "table.h"

enum { BK_XLSX_NS = '|' };	/* between a namespace and a local name */

/* A sheet as the workbook part lists it. */
struct bk_xlsx_listed {
	struct bk_str	name;
	char		*rel;		/* id of its relationship */
	char		*member;	/* of the archive; NULL: no cells */
	size_t		size;		/* unpacked, as the archive claims */
	bool		hidden;
};

/* A relationship: where a part is, and of what type (its URI's tail). */
struct bk_xlsx_rel {
	char	*id;
	char	*type;
	char	*target;	/* normalised name in the archive */
};

/* What is known of a workbook while it is read. */
struct bk_xlsx_book {
	struct bk_table	*table;		/* what comes out, or NULL */
	bool		 date1904;
	struct bk_arena	 tmp;		/* what only the reading needs */
	size_t		 cells;		/* that the table holds so far */

	struct bk_xlsx_rel *rel;	/* of the part read last */
	size_t		 nrels, relcap;
	struct bk_xlsx_listed *listed;
	size_t		 nlisted, listedcap;
	struct bk_packed *strings;	/* the shared ones */
	unsigned char	*style;		/* enum bk_numfmt, by cellXfs index */
	size_t		 nstyles, stylecap;
	struct { unsigned id; enum bk_numfmt fmt; } *custom;
	size_t		 ncustom, customcap;
};

/* One part while it is parsed. */
struct bk_xlsx_part {
	struct bk_xlsx_book *book;
	const char	*base;		/* rels: where targets are seen from */
	struct bk_sheet	*sheet;		/* sheets: where the rows go */

	int		 depth;
	size_t		 max;		/* bytes of it; 0: as most parts */
	size_t		 maxrows;	/* sheets: these will do; 0: all */
	bool		 enough;	/* there are more */
	const char	*why;		/* what stopped it, or NULL */
	const struct bk_msg *msg;	/* its message; NULL: damaged */

	struct bk_buf	 text;		/* of the value being read */
	bool		 keep;		/* character data belongs to it */
	int		 phonetic;	/* depth of the rPh we are in, or 0 */

	bool		 in_xfs;	/* styles: inside cellXfs */

	size_t		 rowcap, mergecap;
	struct bk_str	*cell;		/* of the row being read */
	size_t		 ncells, cellcap;
	size_t		 line, col;	/* of the last row, the next cell */
	size_t		 at;		/* column of the present cell */
	char		 type;		/* its value: n, s(hared), t(ext), b */
	size_t		 style;
};

/* What to do at the elements of a part. `attr` is expat's; end may be NULL. */
struct bk_xlsx_handler {
	void	(*start)(struct bk_xlsx_part *, const char *name,
		    const char **attr);
	void	(*end)(struct bk_xlsx_part *, const char *name);
};

/* Give up on this part: with a message of its own, or as damaged. */
void	bk_xlsxpart_stop(struct bk_xlsx_part *, const struct bk_msg *,
	    const char *why);

/*
 * The shared string of that number, which holds until the next is asked for;
 * false where there is none.
 */
bool	bk_xlsxpart_string(const struct bk_xlsx_book *, struct bk_str number,
	    struct bk_str *);

/* How a style shows numbers; append one so: false where it is none. */
enum bk_numfmt	bk_xlsxpart_style(const struct bk_xlsx_book *, size_t style);
bool	bk_xlsxpart_number(const struct bk_xlsx_book *, struct bk_str,
	    enum bk_numfmt, struct bk_buf *);

/* Merged cells as a sheet has them, "A1:B2"; false: they are none. */
bool	bk_xlsxpart_merge(const char *ref, struct bk_table_merge *);

enum { BK_XLSXPART_MERGES = 1 << 16 };	/* of a sheet, at most */

/* What handles which part. */
extern const struct bk_xlsx_handler bk_xlsxpart_rels, bk_xlsxpart_workbook,
    bk_xlsxpart_styles, bk_xlsxpart_strings, bk_xlsxpart_sheet;

#endif
