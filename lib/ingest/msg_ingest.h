/*
 * The messages of ingest (see diag.h). Of a finding, `what` is also the
 * reason in --rejects. None of them holds a name.
 */
#ifndef BK_MSG_INGEST_H
#define BK_MSG_INGEST_H

#include "diag.h"

#define BK_INGEST_MESSAGES(X) \
	/* rows */ \
	X(not_text, BK_FINDING, "control characters in a cell", \
	    "row rejected", \
	    "karakter kendali dalam sel", "baris ditolak") \
	X(formula, BK_FINDING, "a formula where a name or number belongs", \
	    "row rejected", \
	    "rumus di tempat nama atau nomor", "baris ditolak") \
	X(nobody, BK_FINDING, "no NIS and no name", "row rejected", \
	    "tanpa NIS dan tanpa nama", "baris ditolak") \
	X(not_on_roster, BK_FINDING, "not on the roster", "row rejected", \
	    "tidak ada di daftar siswa", "baris ditolak") \
	X(repaired, BK_NOTE, "a number that a spreadsheet damaged", \
	    "repaired, for the name agrees", \
	    "nomor yang dirusak program spreadsheet", \
	    "diperbaiki, sebab namanya cocok") \
	X(ignored, BK_NOTE, "no student, as aliases.yaml says", "ignored", \
	    "bukan siswa menurut aliases.yaml", "dilewati") \
	X(two_candidates, BK_FINDING, "may be one of two on the roster", \
	    "row rejected", \
	    "mungkin salah satu dari dua siswa di daftar siswa", \
	    "baris ditolak") \
	X(no_roster, BK_NOTE, "no roster of the term", \
	    "people are taken as the files name them", \
	    "belum ada daftar siswa semester itu", \
	    "siswa diambil menurut nama dalam berkas") \
	X(other_class, BK_NOTE, "a student of another class by the roster", \
	    "counted in that class", \
	    "siswa kelas lain menurut daftar siswa", "dihitung di kelas itu") \
	X(no_date, BK_FINDING, "no date", "row rejected", \
	    "tanpa tanggal", "baris ditolak") \
	X(swapped_days, BK_NOTE, \
	    "days that a spreadsheet swapped with the months", \
	    "read the other way round, as the texts beside them are", \
	    "tanggal yang hari dan bulannya ditukar program spreadsheet", \
	    "dibaca terbalik, seperti teks di sebelahnya") \
	X(after_today, BK_FINDING, "a day after today", "row rejected", \
	    "tanggal sesudah hari ini", "baris ditolak") \
	X(long_ago, BK_FINDING, "a day long before the rosters", \
	    "row rejected", \
	    "tanggal jauh sebelum daftar siswa mana pun", "baris ditolak") \
	X(other_term, BK_FINDING, "date is of another term", "row rejected", \
	    "tanggal milik semester lain", "baris ditolak") \
	X(entered_twice, BK_NOTE, "session entered twice", "counted once", \
	    "sesi tercatat dua kali", "dihitung sekali") \
	X(told_twice, BK_NOTE, \
	    "students whose sessions several exports count", \
	    "what tells more days, or reaches further, counts", \
	    "siswa yang sesinya dihitung oleh beberapa berkas", \
	    "yang harinya lebih banyak, atau lebih jauh, yang dihitung") \
	X(referred_twice, BK_NOTE, "the same referral twice", "counted once", \
	    "rujukan yang sama dua kali", "dihitung sekali") \
	X(listed_twice, BK_NOTE, "student listed twice", \
	    "the rows are taken together", \
	    "siswa tercantum dua kali", "barisnya digabung") \
	X(number_taken, BK_FINDING, "a number that another student has", \
	    "row rejected", \
	    "nomor yang dimiliki siswa lain", "baris ditolak") \
	X(list_taken, BK_NOTE, "list differs", "the list's is taken", \
	    "daftar berbeda", "isi daftar yang dipakai") \
	X(list_differs, BK_NOTE, "list differs", \
	    "the roster's stays; --prefer list takes the list's", \
	    "daftar berbeda", \
	    "isi daftar siswa tetap; --prefer list memakai isi daftar ini") \
	X(earlier_taken, BK_NOTE, "added after this term's roster was made", \
	    "taken over", \
	    "ditambahkan sesudah daftar siswa semester ini dibuat", \
	    "diambil juga") \
	X(many_leave, BK_FINDING, \
	    "more students missing in the list than one in ten", \
	    "nobody leaves; --leavers says that they left", \
	    "lebih dari sepersepuluh siswa tidak ada dalam daftar", \
	    "tidak ada yang dianggap keluar; --leavers menyatakan bahwa " \
	    "mereka keluar") \
	X(leave_doubted, BK_FINDING, \
	    "students who may stand in the list, in a row that was " \
	    "rejected or under other numbers", "not taken off the roster", \
	    "siswa yang mungkin tercantum dalam daftar, di baris yang " \
	    "ditolak atau dengan nomor lain", \
	    "tidak dikeluarkan dari daftar siswa") \
	X(class_emptied, BK_FINDING, "a class would be left empty", \
	    "nobody leaves; --leavers says that they left", \
	    "satu kelas akan menjadi kosong", \
	    "tidak ada yang dianggap keluar; --leavers menyatakan bahwa " \
	    "mereka keluar") \
	X(two_names, BK_NOTE, "another name for a NIS seen before", \
	    "the first name is kept", \
	    "nama lain untuk NIS yang sudah terbaca", \
	    "nama pertama yang dipakai") \
	/* files */ \
	X(cannot_write_rejects, BK_ERROR, "cannot write the rejects", NULL, \
	    "berkas baris yang ditolak tidak dapat ditulis", NULL) \
	X(half_taken, BK_ERROR, "rows of it were taken before it failed", \
	    "nothing done; leave it out", \
	    "sebagian barisnya sudah terbaca sebelum gagal", \
	    "tidak ada yang dikerjakan; jalankan tanpa berkas ini") \
	X(same_file, BK_NOTE, "the same bytes as a file before", "ignored", \
	    "isinya sama persis dengan berkas sebelumnya", "dilewati") \
	X(empty_file, BK_NOTE, "nothing in it", NULL, \
	    "tidak ada isinya", NULL) \
	X(chosen, BK_VERBOSE, "read as", NULL, \
	    "dibaca sebagai", NULL) \
	X(beside, BK_NOTE, "tables side by side", "each is read by itself", \
	    "tabel berdampingan", "masing-masing dibaca tersendiri") \
	X(all_rejected, BK_ERROR, "each row was rejected for the same reason", \
	    "not read", \
	    "setiap baris ditolak karena sebab yang sama", "tidak dibaca") \
	X(not_recognised, BK_ERROR, "format not recognised", \
	    "not read; --as forces one, --map describes one", \
	    "format tidak dikenali", \
	    "tidak dibaca; --as memaksakan satu format, --map menguraikannya") \
	X(two_formats, BK_ERROR, "may be of two formats", \
	    "not read; --as decides", \
	    "mungkin salah satu dari dua format", \
	    "tidak dibaca; tentukan dengan --as") \
	X(unknown_format, BK_ERROR, "no such format", "--formats lists them", \
	    "tidak ada format itu", "lihat pilihannya dengan --formats") \
	X(no_class_of, BK_NOTE, \
	    "whose class it was cannot be told from the roster", \
	    "nobody is counted absent", \
	    "tidak dapat diketahui dari daftar siswa ini kelas siapa", \
	    "tidak ada yang dihitung alpa") \
	X(perhaps_there, BK_NOTE, \
	    "students who may be there under a name not on the roster", \
	    "not counted absent", \
	    "siswa yang mungkin hadir dengan nama yang tidak ada di daftar " \
	    "siswa", "tidak dihitung alpa") \
	X(needs_term, BK_ERROR, "no dates to tell the term by", \
	    "not read; give --term", \
	    "tidak ada tanggal penentu semester", \
	    "tidak dibaca; sebutkan --term") \
	X(not_kept, BK_ERROR, "referrals are kept by nobody", \
	    "nothing done; give them to bk-triage", \
	    "rujukan tidak disimpan di repositori", \
	    "tidak ada yang dikerjakan; berikan kepada bk-triage") \
	X(mixed_kinds, BK_ERROR, "rosters and attendance in one run", \
	    "nothing done; ingest them one after the other", \
	    "daftar siswa dan kehadiran dalam satu perintah", \
	    "tidak ada yang dikerjakan; masukkan satu per satu")

BK_INGEST_MESSAGES(BK_MSG_DECLARE)

#endif
