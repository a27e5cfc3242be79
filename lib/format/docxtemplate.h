/*
 * Fill in a .docx that somebody typed: its placeholders become values, all
 * else stays as it is, byte for byte.
 *
 *	{name}			the value of a field; what is unknown, dots
 *				(nothing, of a table: its cells are written on)
 *	{#table} ... {/table}	repeated for each row, with a field for each
 *				column: the row of a table that both stand in,
 *				or the rows or paragraphs from one to the other
 *	{?name} ... {/name}	stands only where the field is known, or the
 *	{!name} ... {/name}	table has rows; or only where not: a part of a
 *				paragraph, paragraphs, or rows
 *
 * A word processor splits a word over runs as it likes, so a paragraph is read
 * as one text, and the value takes the looks of the first letter. Quotes,
 * blanks, capitals and long dashes that autocorrection puts into braces are
 * forgiven. The document, its headers, footers and notes are searched, with all
 * tables and text boxes.
 */
#ifndef BK_DOCXTEMPLATE_H
#define BK_DOCXTEMPLATE_H

#include <stdbool.h>

#include "buf.h"
#include "diag.h"

/* Where the values come from. Names arrive cleaned. */
struct bk_docxtemplate {
	void		*ctx;
	/* "": not known. NULL: no such field. */
	const char	*(*field)(void *ctx, struct bk_str name);
	/*
	 * A table, with its rows counted, and whether anything is known in
	 * them; NULL: no such table.
	 */
	const void	*(*table)(void *ctx, struct bk_str name, size_t *rows,
			    bool *known);
	/* As `field`, of a row of that table. */
	const char	*(*cell)(void *ctx, const void *table, size_t row,
			    struct bk_str column);
	/* Append the names there are: of columns, or (NULL) of all else. */
	void		(*names)(void *ctx, const void *table,
			    struct bk_buf *);
	const char	*unknown;	/* stands for a field not known */
};

/*
 * Append the filled document: 0. A file that is no .docx, holds macros, a
 * DOCTYPE or parts from elsewhere, unpacks too far, names an unknown field or
 * leaves a block open is reported, with the paragraph if there is one; -1, the
 * buffer as it was.
 */
int	bk_docxtemplate_fill(struct bk_buf *, struct bk_str docx,
	    const char *file, const struct bk_docxtemplate *,
	    struct bk_diag *);

#endif
