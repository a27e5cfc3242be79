/* The messages of format (see diag.h). */
#ifndef BK_MSG_FORMAT_H
#define BK_MSG_FORMAT_H

#include "diag.h"

#define BK_FORMAT_MESSAGES(X) \
	X(yaml_syntax, BK_ERROR, "not YAML", "document not read") \
	X(yaml_bytes, BK_ERROR, "not text", "document not read") \
	X(yaml_locked, BK_ERROR, "locked by git-crypt", \
	    "git-crypt unlock KEY opens it") \
	X(yaml_anchor, BK_ERROR, "anchors and aliases are not read", \
	    "document not read") \
	X(yaml_tag, BK_ERROR, "tags are not read", "document not read") \
	X(yaml_key, BK_ERROR, "a key must be text", "document not read") \
	X(yaml_twice, BK_ERROR, "key given twice", "document not read") \
	X(yaml_deep, BK_ERROR, "nested too deeply", "document not read") \
	X(yaml_large, BK_ERROR, "document too large", "document not read") \
	X(yaml_more, BK_ERROR, "more than one document", "file not read") \
	X(xlsx_write, BK_ERROR, "cannot make the workbook", \
	    "nothing written") \
	X(pdf_font, BK_ERROR, "font not installed", \
	    "nothing written; it is in the package fonts-liberation") \
	X(pdf_write, BK_ERROR, "cannot make the PDF", "nothing written") \
	X(docx_write, BK_ERROR, "cannot make the document", \
	    "nothing written") \
	X(docx_broken, BK_ERROR, "not a Word document to fill in", \
	    "no letter written") \
	X(docx_template, BK_ERROR, "wrong Word template", \
	    "no letter written") \
	X(edit_unsafe, BK_ERROR, "no safe place for the change here", \
	    "file not changed")

BK_FORMAT_MESSAGES(BK_MSG_DECLARE)

#endif
