/* The messages of report (see base/diag.h). */
#ifndef BK_MSG_REPORT_H
#define BK_MSG_REPORT_H

#include "diag.h"

#define BK_REPORT_MESSAGES(X) \
	X(veil_rows, BK_ERROR, "too many rows to hide small groups in", \
	    "nothing written; ask for fewer terms or keys", \
	    "terlalu banyak baris untuk menutupi kelompok kecil", \
	    "tidak ada yang ditulis; minta lebih sedikit semester atau kunci") \
	X(adx_npsn, BK_ERROR, "a school without an npsn is no orgUnit", \
	    "nothing printed; its school.yaml takes one", \
	    "sekolah tanpa npsn bukan orgUnit", \
	    "tidak ada yang dicetak; isi di school.yaml sekolah itu") \
	X(template, BK_ERROR, "wrong template", "no letter written", \
	    "templat salah", "surat tidak dibuat")

BK_REPORT_MESSAGES(BK_MSG_DECLARE)

#endif
