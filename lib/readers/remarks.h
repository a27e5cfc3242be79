/* Remarks beside counts or days of a table, as "tgl 3 sakit": not read. */
#ifndef BK_REMARKS_H
#define BK_REMARKS_H

#include "ingest.h"
#include "table.h"

/*
 * Name the columns of remarks, with headings in the rows top..first-1, in which
 * one of the rows first..end-1 says something; in one message. True: there was
 * one.
 */
bool	bk_remarks_say(struct bk_ingest *, const struct bk_sheet *, size_t top,
	    size_t first, size_t end);

#endif
