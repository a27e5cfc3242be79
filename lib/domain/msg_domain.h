/* The messages of domain (see diag.h). */
#ifndef BK_MSG_DOMAIN_H
#define BK_MSG_DOMAIN_H

#include "diag.h"

#define BK_DOMAIN_MESSAGES(X) \
	X(bad_value, BK_ERROR, "bad value", "document not read", \
	    "nilai salah", "dokumen tidak dibaca") \
	X(missing_key, BK_ERROR, "key missing", "document not read", \
	    "kunci tidak ada", "dokumen tidak dibaca") \
	X(not_a_map, BK_ERROR, "keys and values expected", \
	    "document not read", \
	    "seharusnya kunci dan nilai", "dokumen tidak dibaca") \
	X(not_a_list, BK_ERROR, "a list expected", "document not read", \
	    "seharusnya daftar", "dokumen tidak dibaca") \
	X(no_such_step, BK_ERROR, "no such step", "nothing recorded", \
	    "tidak ada langkah itu", "tidak ada yang dicatat") \
	X(no_such_outcome, BK_ERROR, "no such outcome", "nothing recorded", \
	    "tidak ada hasil itu", "tidak ada yang dicatat") \
	X(bad_entry, BK_ERROR, "cannot be recorded", "nothing recorded", \
	    "tidak dapat dicatat", "tidak ada yang dicatat") \
	X(no_headings, BK_ERROR, "no row of headings", "nothing recorded", \
	    "tidak ada baris judul kolom", "tidak ada yang dicatat") \
	X(no_service, BK_NOTE, "a line of the sheet that is no service", \
	    "passed over", \
	    "baris lembar yang bukan layanan", "dilewati") \
	X(not_allowed, BK_ERROR, "not possible now", "nothing recorded", \
	    "belum dapat dilakukan", "tidak ada yang dicatat") \
	X(no_case, BK_ERROR, "no case of that student", \
	    "nothing recorded; bk-triage opens cases", \
	    "siswa itu tidak punya kasus", \
	    "tidak ada yang dicatat; bk-triage membuka kasus") \
	X(not_enrolled, BK_ERROR, "nobody of that NIS on the roster", \
	    "nothing recorded", \
	    "tidak ada siswa ber-NIS itu di daftar siswa", \
	    "tidak ada yang dicatat") \
	X(not_staff, BK_NOTE, "nobody of that id in school.yaml", \
	    "accepted all the same", \
	    "tidak ada orang dengan id itu di school.yaml", "tetap diterima") \
	X(late_date, BK_NOTE, "a day after today", "accepted all the same", \
	    "tanggal sesudah hari ini", "tetap diterima") \
	X(early_date, BK_NOTE, "a day before the case was opened", \
	    "accepted all the same", \
	    "tanggal sebelum kasus dibuka", "tetap diterima") \
	X(near_key, BK_FINDING, "key not known", NULL, \
	    "kunci tidak dikenal", NULL) \
	X(own_key, BK_NOTE, "a key that nothing reads", NULL, \
	    "kunci yang tidak dibaca perintah mana pun", NULL) \
	X(lost_quotes, BK_FINDING, "identifier without quotes", NULL, \
	    "nomor tanpa tanda kutip", NULL) \
	X(other_kind, BK_NOTE, "kind of document that is not used here", \
	    "left aside", \
	    "jenis dokumen yang tidak dipakai di sini", "dilewati") \
	X(unknown_kind, BK_ERROR, "kind of document not known", \
	    "document not read", \
	    "jenis dokumen tidak dikenal", "dokumen tidak dibaca")

BK_DOMAIN_MESSAGES(BK_MSG_DECLARE)

#endif
