/*
 * What bk-check finds beside what reading a document says (see diag.h). Man
 * page: DIAGNOSTICS of bk-check(1), in this order.
 */
#ifndef BK_MSG_CHECK_H
#define BK_MSG_CHECK_H

#include "diag.h"

#define BK_CHECK_MESSAGES(X) \
	/* any document */ \
	X(check_range, BK_FINDING, "out of range", NULL, \
	    "di luar batas", NULL) \
	X(check_ends, BK_FINDING, "ends before it begins", NULL, \
	    "berakhir sebelum mulai", NULL) \
	X(check_twice, BK_FINDING, "given twice", NULL, \
	    "tertulis dua kali", NULL) \
	X(check_window, BK_FINDING, "not a window of time", NULL, \
	    "bukan rentang waktu", NULL) \
	X(check_stamp, BK_FINDING, "not a day and an hour", NULL, \
	    "bukan hari dan jam", NULL) \
	X(check_sun, BK_FINDING, "the sun's times need lat, lon and an " \
	    "Indonesian timezone in school.yaml", NULL, \
	    "waktu matahari memerlukan lat, lon dan zona waktu Indonesia di " \
	    "school.yaml", NULL) \
	X(check_staff, BK_FINDING, "nobody of that id in school.yaml", NULL, \
	    "tidak ada orang dengan id itu di school.yaml", NULL) \
	X(check_class, BK_FINDING, "class not known", NULL, \
	    "kelas tidak dikenal", NULL) \
	X(check_grade, BK_FINDING, "no grade follows from the class", NULL, \
	    "tingkat tidak dapat diketahui dari kelasnya", NULL) \
	X(check_roster, BK_FINDING, \
	    "nobody of that NIS on the roster of the term", NULL, \
	    "tidak ada siswa ber-NIS itu di daftar siswa semester itu", NULL) \
	X(check_nobody, BK_FINDING, "neither nis nor nisn", NULL, \
	    "tanpa nis dan nisn", NULL) \
	X(check_word, BK_FINDING, "word not known", NULL, \
	    "kata tidak dikenal", NULL) \
	/* cases */ \
	X(check_version, BK_FINDING, "version not known", NULL, \
	    "versi tidak dikenal", NULL) \
	X(check_id, BK_FINDING, "id does not agree with term and NIS", NULL, \
	    "id tidak cocok dengan semester dan NIS", NULL) \
	X(check_opened, BK_FINDING, "opened before its term began", NULL, \
	    "dibuka sebelum semesternya mulai", NULL) \
	X(check_action, BK_FINDING, "action not possible", NULL, \
	    "tindakan tidak mungkin", NULL) \
	X(check_meanwhile, BK_NOTE, "done when the case was closed", \
	    "two people may have worked on it at once; it stays", \
	    "dilakukan ketika kasus sudah ditutup", \
	    "mungkin dua orang mengerjakannya bersamaan; tindakan itu " \
	    "dibiarkan") \
	X(check_no_rung, BK_FINDING, "a ladder without rungs", \
	    "the built-in one stands", \
	    "tangga penanganan tanpa tahap", "tangga bawaan yang berlaku") \
	X(check_unordered, BK_FINDING, "older than the action before it", \
	    NULL, \
	    "lebih lama daripada tindakan sebelumnya", NULL) \
	X(check_early, BK_FINDING, "before the case was opened", NULL, \
	    "sebelum kasus dibuka", NULL) \
	X(check_future, BK_FINDING, "a day after today", NULL, \
	    "tanggal sesudah hari ini", NULL) \
	X(check_rung, BK_FINDING, "rung does not follow from the actions", \
	    NULL, \
	    "rung tidak sesuai dengan tindakannya", NULL) \
	X(check_status, BK_FINDING, "status does not follow from the actions", \
	    NULL, \
	    "status tidak sesuai dengan tindakannya", NULL) \
	X(check_due, BK_FINDING, "due before the rung was reached", NULL, \
	    "batas waktu sebelum tahap itu tercapai", NULL) \
	X(check_no_due, BK_FINDING, "open, but without due", NULL, \
	    "masih terbuka, tetapi tanpa due", NULL) \
	X(check_used_up, BK_FINDING, "tries used up, but not moved up", NULL, \
	    "kesempatan habis, tetapi belum naik tahap", NULL) \
	X(check_approval, BK_FINDING, \
	    "visit without the principal's approval", NULL, \
	    "kunjungan rumah tanpa persetujuan kepala sekolah", NULL) \
	X(check_consent, BK_FINDING, "visit without the guardian's consent", \
	    NULL, \
	    "kunjungan rumah tanpa kesediaan orang tua/wali", NULL) \
	X(check_assent, BK_FINDING, "visit against the student's will", NULL, \
	    "kunjungan rumah di luar kemauan siswa", NULL) \
	X(check_late_visit, BK_FINDING, "visit later than the standard", NULL, \
	    "kunjungan rumah lebih lambat daripada standar", NULL) \
	X(check_plan, BK_FINDING, "a planned visit breaks a rule", NULL, \
	    "kunjungan yang direncanakan melanggar aturan", NULL) \
	X(check_two_open, BK_FINDING, "the student has another open case", \
	    NULL, \
	    "siswa punya kasus lain yang masih terbuka", NULL) \
	X(check_successor, BK_FINDING, "carried over, but no case follows", \
	    NULL, \
	    "diteruskan, tetapi tidak ada kasus lanjutannya", NULL) \
	X(check_promise, BK_FINDING, "no such promise", NULL, \
	    "tidak ada janji itu", NULL) \
	X(check_no_case, BK_FINDING, "no such case", NULL, \
	    "tidak ada kasus itu", NULL) \
	X(check_no_service, BK_FINDING, "no such service", NULL, \
	    "tidak ada layanan itu", NULL) \
	/* complaints, attendance */ \
	X(check_answered, BK_FINDING, "answered before it was received", NULL, \
	    "dijawab sebelum diterima", NULL) \
	X(check_late_answer, BK_FINDING, "answered later than the standard", \
	    NULL, \
	    "dijawab lebih lambat daripada standar", NULL) \
	X(check_unanswered, BK_FINDING, "not answered in time", NULL, \
	    "belum dijawab pada waktunya", NULL) \
	X(check_sum, BK_FINDING, "statuses do not add up to the sessions", \
	    NULL, \
	    "jumlah status tidak sama dengan jumlah sesi", NULL) \
	/* statistics */ \
	X(check_no_sum, BK_FINDING, "no sum", NULL, \
	    "bukan jumlah", NULL) \
	X(check_own_word, BK_FINDING, \
	    "a word that is not of bk's own vocabulary", NULL, \
	    "kata yang bukan istilah bk", NULL) \
	X(check_number, BK_FINDING, "a long number in a key", NULL, \
	    "angka panjang dalam kunci", NULL) \
	/* files */ \
	X(check_open, BK_FINDING, "others can read the repository", NULL, \
	    "orang lain dapat membaca repositori", NULL) \
	X(check_mode, BK_FINDING, "a mode that lets others in", NULL, \
	    "izin berkas yang membiarkan orang lain masuk", NULL) \
	X(check_personal, BK_FINDING, "personal data outside its place", \
	    NULL, "data pribadi di luar tempatnya", NULL) \
	X(check_paper, BK_FINDING, "a paper or table in the repository", \
	    NULL, "surat atau tabel di dalam repositori", NULL) \
	X(check_remote, BK_FINDING, "a remote that looks public", NULL, \
	    "remote yang tampaknya terbuka untuk umum", NULL) \
	X(check_bare, BK_FINDING, "a remote without encryption on the way", \
	    NULL, "remote yang dicapai tanpa enkripsi", NULL) \
	X(check_readable, BK_NOTE, \
	    "confidential files are readable by whoever has the repository", \
	    "bk-init --git-crypt lets git encrypt them", \
	    "berkas rahasia dapat dibaca siapa pun yang memegang " \
	    "repositori", "bk-init --git-crypt membuat git mengenkripsinya") \
	X(check_locked, BK_NOTE, "confidential files are locked here", \
	    "they are not looked at; git-crypt unlock KEY opens them", \
	    "berkas rahasia terkunci di sini", \
	    "tidak diperiksa; git-crypt unlock KEY membukanya") \
	X(check_no_key, BK_NOTE, \
	    "confidential files are to be encrypted, and git-crypt has no " \
	    "key here", "what is committed can be read; run git-crypt init, " \
	    "or unlock", \
	    "berkas rahasia seharusnya dienkripsi, tetapi git-crypt tidak " \
	    "punya kunci di sini", "yang di-commit dapat dibaca; jalankan " \
	    "git-crypt init, atau unlock") \
	X(check_plain, BK_NOTE, \
	    "confidential files that were committed unencrypted", \
	    "git-crypt status -f encrypts them from now on; history keeps " \
	    "them", "berkas rahasia yang di-commit tanpa enkripsi", \
	    "git-crypt status -f mengenkripsinya mulai sekarang; riwayat " \
	    "tetap menyimpannya") \
	X(check_twins, BK_FINDING, \
	    "another case of this student in this term", NULL, \
	    "kasus lain siswa ini pada semester ini", NULL) \
	X(check_renamed, BK_FINDING, \
	    "class of nobody on the roster, which has one unknown here", NULL, \
	    "kelas tanpa siswa, sedangkan daftar siswa punya kelas yang " \
	    "tidak tercatat di sini", NULL) \
	X(check_taken, BK_FINDING, \
	    "taken under the same number as a recap of the same student", \
	    NULL, \
	    "diambil dengan nomor yang sama dengan rekap lain siswa ini", \
	    NULL) \
	X(check_kept, BK_NOTE, "kept for longer than the policy says", \
	    "nothing is deleted", \
	    "disimpan lebih lama daripada ketentuan policy.yaml", \
	    "tidak ada yang dihapus") \
	X(check_setup, BK_FINDING, "lines of ours are missing", \
	    "bk-init adds them", \
	    "baris dari bk hilang", "bk-init menambahkannya") \
	X(check_stray, BK_FINDING, "no command reads this file", NULL, \
	    "tidak ada perintah yang membaca berkas ini", NULL) \
	X(check_conflict, BK_FINDING, "merge conflict left in the file", NULL, \
	    "konflik merge tertinggal dalam berkas", NULL) \
	X(check_empty, BK_FINDING, "no document in the file", NULL, \
	    "tidak ada dokumen dalam berkas", NULL) \
	X(check_kind, BK_FINDING, \
	    "kind of document that does not belong here", NULL, \
	    "jenis dokumen yang tidak semestinya di sini", NULL) \
	X(check_place, BK_FINDING, "document in the wrong file", NULL, \
	    "dokumen dalam berkas yang salah", NULL)

BK_CHECK_MESSAGES(BK_MSG_DECLARE)

#endif
