/*
 * What the readers of exports (text, xlsxin, table) say; see base/diag.h.
 * A file is refused as a whole: none of these loses a row.
 */
#ifndef BK_MSG_EXPORT_H
#define BK_MSG_EXPORT_H

#include "diag.h"

#define BK_EXPORT_MESSAGES(X) \
	X(read_as_cp1252, BK_NOTE, "not UTF-8", "read as Windows-1252") \
	X(utf16_broken, BK_NOTE, "broken UTF-16", \
	    "the damaged characters are shown as U+FFFD") \
	X(nul_byte, BK_ERROR, "holds NUL bytes: not a text file", \
	    "nothing read") \
	X(gzip_broken, BK_ERROR, "damaged gzip data", "nothing read") \
	X(inflates_too_far, BK_ERROR, "unpacks to more than is read", \
	    "nothing read") \
	X(not_an_export, BK_ERROR, "not a text table or an .xlsx workbook", \
	    "nothing read") \
	X(field_too_long, BK_ERROR, "a cell is longer than is read", \
	    "nothing read; is a quote not closed?") \
	X(too_many_cells, BK_ERROR, "more cells than are read", \
	    "nothing read") \
	X(xlsx_broken, BK_ERROR, "damaged workbook", "nothing read") \
	X(xlsx_encrypted, BK_ERROR, "the workbook has a password", \
	    "nothing read; save a copy without one") \
	X(xlsx_doctype, BK_ERROR, "the workbook holds a DOCTYPE", \
	    "nothing read") \
	X(sheet_hidden, BK_NOTE, "hidden sheet", "not read")

BK_EXPORT_MESSAGES(BK_MSG_DECLARE)

#endif
