/*
 * A workbook's archive and its parts, for those who read its sheets: as
 * tables (xlsxin.c), or row by row (xlsxstream.c). Nobody else includes this,
 * and no other file includes libzip or expat for workbooks.
 *
 * Sizes and checksums in the archive are claims: bytes are counted as they
 * come.
 */
#ifndef BK_XLSXBOOK_H
#define BK_XLSXBOOK_H

#include <stdio.h>
#include <zip.h>

#include "xlsxpart.h"

enum { BK_XLSXBOOK_RATIO = 200 };	/* unpacked to packed, behind 1 MiB */

struct bk_xlsxbook {
	struct bk_xlsx_book in;		/* what the handlers know */
	const char	*file;
	struct bk_diag	*dg;
	zip_t		*zip;
	size_t		 left;		/* bytes that may yet be unpacked */
	uint64_t	 streamed;	/* that were, of sheets row by row */
	bool		 begun;		/* a table was read of it */
};

/*
 * Open a workbook and read all but its sheets. Returns 0, or reports and
 * returns -1, and nothing is open. The workbook is in `bytes`, which outlive
 * it, or in the file `f` from byte `start` on, which it owns then, even on
 * failure.
 */
int	bk_xlsxbook_open(struct bk_xlsxbook *, const char *file,
	    struct bk_str bytes, FILE *f, size_t start, struct bk_diag *);
void	bk_xlsxbook_close(struct bk_xlsxbook *);

/* Read the member `name` with these handlers: 0, or reported and -1. */
int	bk_xlsxbook_part(struct bk_xlsxbook *, const char *name,
	    const struct bk_xlsx_handler *, struct bk_xlsx_part *);

/* Open a member, to be closed by zip_fclose: NULL when it cannot be. */
zip_file_t	*bk_xlsxbook_member(struct bk_xlsxbook *, const char *name,
		    size_t *packed);

/*
 * As zip_fread, into memory of expat's, which may be NULL where there is none;
 * -1, and *why.
 */
zip_int64_t	 bk_xlsxbook_read(zip_file_t *, void *to, size_t n,
		    const char **why);

/* Is that a namespace whose elements are read? */
bool	bk_xlsxbook_namespace(struct bk_str);

/* A compound file: what a password makes of a workbook, and .xls of old. */
bool	bk_xlsxbook_compound(struct bk_str bytes);

#endif
