/*
 * What the readers of exports (text, xlsxin, table) say; see base/diag.h.
 * A file is refused as a whole: none of these loses a row.
 */
#ifndef BK_MSG_EXPORT_H
#define BK_MSG_EXPORT_H

#include "diag.h"

#define BK_EXPORT_MESSAGES(X) \
	X(read_as_cp1252, BK_NOTE, "not UTF-8", "read as Windows-1252", \
	    "bukan UTF-8", "dibaca sebagai Windows-1252") \
	X(utf16_broken, BK_NOTE, "broken UTF-16", \
	    "the damaged characters are shown as U+FFFD", \
	    "UTF-16 rusak", "huruf yang rusak tampil sebagai U+FFFD") \
	X(nul_byte, BK_ERROR, "holds NUL bytes: not a text file", \
	    "nothing read", \
	    "berisi byte NUL: bukan berkas teks", "tidak ada yang dibaca") \
	X(gzip_broken, BK_ERROR, "damaged gzip data", \
	    "nothing read; fetch it again", \
	    "data gzip rusak", "tidak ada yang dibaca; ambil lagi berkasnya") \
	X(inflates_too_far, BK_ERROR, "unpacks to more than is read", \
	    "nothing read; give it in parts", \
	    "isinya setelah dibuka lebih besar daripada yang dibaca", \
	    "tidak ada yang dibaca; berikan sebagian demi sebagian") \
	X(not_an_export, BK_ERROR, "not a text table or an .xlsx workbook", \
	    "nothing read", \
	    "bukan tabel teks dan bukan buku kerja .xlsx", \
	    "tidak ada yang dibaca") \
	X(field_too_long, BK_ERROR, "a cell is longer than is read", \
	    "nothing read; is a quote not closed?", \
	    "isi sel lebih panjang daripada yang dibaca", \
	    "tidak ada yang dibaca; apakah ada tanda kutip yang tidak " \
	    "ditutup?") \
	X(too_many_cells, BK_ERROR, "more cells than are read", \
	    "nothing read; give it in parts", \
	    "sel lebih banyak daripada yang dibaca", \
	    "tidak ada yang dibaca; berikan sebagian demi sebagian") \
	X(row_pushed, BK_ERROR, "a merged cell pushes a row out of its table", \
	    "nothing read; mend that cell in a spreadsheet program", \
	    "sel gabungan mendorong satu baris keluar dari tabelnya", \
	    "tidak ada yang dibaca; perbaiki sel itu dengan program " \
	    "spreadsheet") \
	X(xlsx_broken, BK_ERROR, "damaged workbook", \
	    "nothing read; save it again in a spreadsheet program", \
	    "buku kerja rusak", \
	    "tidak ada yang dibaca; simpan lagi dengan program spreadsheet") \
	X(xlsx_encrypted, BK_ERROR, "the workbook has a password", \
	    "nothing read; save a copy without one", \
	    "buku kerja diberi kata sandi", \
	    "tidak ada yang dibaca; simpan salinan tanpa kata sandi") \
	X(xlsx_doctype, BK_ERROR, "the workbook holds a DOCTYPE", \
	    "nothing read; save it again in a spreadsheet program", \
	    "buku kerja berisi DOCTYPE", \
	    "tidak ada yang dibaca; simpan lagi dengan program spreadsheet") \
	X(sheet_hidden, BK_NOTE, "hidden sheet", "not read", \
	    "lembar tersembunyi", "tidak dibaca")

BK_EXPORT_MESSAGES(BK_MSG_DECLARE)

#endif
