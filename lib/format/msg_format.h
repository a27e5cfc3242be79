/* The messages of format (see diag.h). */
#ifndef BK_MSG_FORMAT_H
#define BK_MSG_FORMAT_H

#include "diag.h"

#define BK_FORMAT_MESSAGES(X) \
	X(yaml_syntax, BK_ERROR, "not YAML", "document not read", \
	    "bukan YAML", "dokumen tidak dibaca") \
	X(yaml_bytes, BK_ERROR, "not text", "document not read", \
	    "bukan teks", "dokumen tidak dibaca") \
	X(yaml_locked, BK_ERROR, "locked by git-crypt", \
	    "git-crypt unlock KEY opens it", \
	    "dikunci oleh git-crypt", "git-crypt unlock KEY membukanya") \
	X(yaml_anchor, BK_ERROR, "anchors and aliases are not read", \
	    "document not read", \
	    "anchor dan alias (& dan *) tidak dibaca", "dokumen tidak dibaca") \
	X(yaml_tag, BK_ERROR, "tags are not read", "document not read", \
	    "tag (!) tidak dibaca", "dokumen tidak dibaca") \
	X(yaml_key, BK_ERROR, "a key must be text", "document not read", \
	    "kunci harus berupa teks", "dokumen tidak dibaca") \
	X(yaml_twice, BK_ERROR, "key given twice", "document not read", \
	    "kunci tertulis dua kali", "dokumen tidak dibaca") \
	X(yaml_deep, BK_ERROR, "nested too deeply", "document not read", \
	    "bersarang terlalu dalam", "dokumen tidak dibaca") \
	X(yaml_large, BK_ERROR, "document too large", "document not read", \
	    "dokumen terlalu besar", "dokumen tidak dibaca") \
	X(yaml_more, BK_ERROR, "more than one document", "file not read", \
	    "lebih dari satu dokumen", "berkas tidak dibaca") \
	X(xlsx_write, BK_ERROR, "cannot make the workbook", "nothing written", \
	    "buku kerja tidak dapat dibuat", "tidak ada yang ditulis") \
	X(pdf_font, BK_ERROR, "font not found", \
	    "nothing written; it is in the package fonts-liberation", \
	    "font tidak ditemukan", \
	    "tidak ada yang ditulis; font itu ada dalam paket " \
	    "fonts-liberation") \
	X(pdf_write, BK_ERROR, "cannot make the PDF", "nothing written", \
	    "PDF tidak dapat dibuat", "tidak ada yang ditulis") \
	X(docx_write, BK_ERROR, "cannot make the document", "nothing written", \
	    "dokumen tidak dapat dibuat", "tidak ada yang ditulis") \
	X(docx_broken, BK_ERROR, "not a Word document to fill in", \
	    "no letter written", \
	    "bukan dokumen Word yang dapat diisi", "surat tidak dibuat") \
	X(docx_template, BK_ERROR, "wrong Word template", "no letter written", \
	    "templat Word salah", "surat tidak dibuat") \
	X(edit_unsafe, BK_ERROR, "no safe place for the change here", \
	    "file not changed; edit it by hand", \
	    "tidak ada tempat yang aman untuk perubahan ini", \
	    "berkas tidak diubah; sunting sendiri")

BK_FORMAT_MESSAGES(BK_MSG_DECLARE)

#endif
