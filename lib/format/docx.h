/*
 * A flow (flow.h) as an OOXML text document (.docx, ECMA-376): its looks are
 * styles of the document, so that the word processor's own changes of a style
 * change it; tables are tables, whose heads repeat; the head of a sheet stands
 * in the header of its section. The same flow gives the same bytes.
 *
 * A section that has a head differs on its first page: the pages that follow
 * are numbered instead.
 */
#ifndef BK_DOCX_H
#define BK_DOCX_H

#include "buf.h"
#include "diag.h"
#include "flow.h"

/* Append the document: 0; or reported, -1, and the buffer is as it was. */
int	bk_docx_write(struct bk_buf *, const struct bk_flow *,
	    struct bk_diag *);

#endif
