/*
 * Inside an export: what the files that open it (export.c) and read it as a
 * stream (exportstream.c) share. Nobody else includes this.
 */
#ifndef BK_EXPORTPRIV_H
#define BK_EXPORTPRIV_H

#include <nettle/sha2.h>

#include "export.h"
#include "xlsxstream.h"

struct bk_export_priv {
	int		 fd;		/* -1: all is in `head` */
	bool		 close;
	bool		 seekable;
	off_t		 size;		/* of the file; -1: a pipe */
	struct bk_buf	 head;		/* the bytes so far, as in the file */
	struct sha256_ctx sha;		/* of what was consumed */
	bool		 hashed;	/* of all of it */
	struct bk_text	 text;		/* of the head, or of all */
	size_t		 at;		/* of bk_export_read, in head or text */
	struct bk_table	 table;
	bool		 has_table;
	struct bk_xlsxbook *book;	/* of a workbook, or NULL */
	off_t		 start;		/* of the file, where fd stood */
	bool		*dropped;	/* sheets of it, by part */
	struct bk_xlsxstream *stream;	/* of a long sheet, behind the head */
};

/* Read until `size` bytes are there or the end has come: 0, or errno. */
int	bk_export_fill(struct bk_export_priv *, size_t size);

#endif
