/* The messages of the commands (see base/diag.h). */
#ifndef BK_MSG_CMD_H
#define BK_MSG_CMD_H

#include "diag.h"

#define BK_CMD_MESSAGES(X) \
	X(write_stdout, BK_ERROR, "cannot write the output", NULL, \
	    "keluaran tidak dapat ditulis", NULL) \
	X(answer_lost, BK_FINDING, "cannot write the output", \
	    "what was to be recorded is recorded", \
	    "keluaran tidak dapat ditulis", \
	    "yang harus dicatat sudah tercatat") \
	X(taken_up, BK_NOTE, \
	    "it lies in the repository, and git would take it up", \
	    "keep papers elsewhere, or let bk-init complete .gitignore", \
	    "letaknya di dalam repositori, dan git akan mengambilnya", \
	    "simpan surat di tempat lain, atau biarkan bk-init melengkapi " \
	    ".gitignore") \
	X(recorded, BK_FINDING, "the repository is changed all the same", \
	    "what was to be recorded is recorded", \
	    "repositori tetap sudah berubah", \
	    "yang harus dicatat sudah tercatat") \
	X(skipped, BK_NOTE, "file skipped", NULL, \
	    "berkas dilewati", NULL) \
	X(no_letter, BK_ERROR, "no case of that student", \
	    "nothing written; bk-triage opens cases", \
	    "siswa itu tidak punya kasus", \
	    "tidak ada yang ditulis; bk-triage membuka kasus") \
	X(letter_left, BK_ERROR, "the student has left the school", \
	    "nothing written", \
	    "siswa sudah keluar dari sekolah", "tidak ada yang ditulis") \
	X(letters_waiting, BK_NOTE, "suggestions that nobody has looked at", \
	    "left out; one that is named is written", \
	    "usulan yang belum dilihat siapa pun", \
	    "tidak diikutkan; yang disebut namanya tetap dibuat") \
	X(letters_none, BK_NOTE, "nobody whom this letter is for", \
	    "the page is empty", \
	    "tidak ada siswa yang dituju surat ini", "halamannya kosong") \
	X(letters_left, BK_NOTE, "students who left the school", \
	    "left out; bk-triage --advance closes their cases", \
	    "siswa yang sudah keluar dari sekolah", \
	    "tidak diikutkan; bk-triage --advance menutup kasusnya") \
	X(number_given, BK_ERROR, "that number is in the book of letters", \
	    "nothing written", \
	    "nomor itu sudah ada dalam buku surat", "tidak ada yang ditulis") \
	X(no_image, BK_NOTE, "no such image for the letterhead", \
	    "the school's name is printed", \
	    "gambar kepala surat tidak ada", "nama sekolah yang dicetak") \
	X(image_form, BK_NOTE, "the letterhead's image is no PNG or JPEG", \
	    "the school's name is printed", \
	    "gambar kepala surat bukan PNG atau JPEG", \
	    "nama sekolah yang dicetak") \
	X(own_docx, BK_NOTE, "filled in for docx alone", \
	    "this form is printed from the built-in letter, or from .letter", \
	    "hanya berlaku untuk docx", \
	    "bentuk ini dicetak dari surat bawaan, atau dari .letter") \
	X(restricted, BK_NOTE, "students whose data is restricted", \
	    "on no list and no paper but the counsellor's worklist", \
	    "siswa yang datanya dibatasi", \
	    "tidak ada dalam daftar atau surat selain daftar kerja guru BK") \
	X(restricted_letter, BK_ERROR, "what is held about the student is " \
	    "restricted", "nothing written", \
	    "data siswa itu dibatasi", "tidak ada yang ditulis") \
	X(erased_as_of, BK_NOTE, "students were erased, and how they stood " \
	    "on that day is not known", "they are not counted", \
	    "ada siswa yang dihapus, dan keadaannya pada hari itu tidak " \
	    "diketahui", "mereka tidak dihitung") \
	X(erased_effect, BK_NOTE, "effects that no longer fit what erased " \
	    "students counted", "they are not known", \
	    "pengaruh yang tidak lagi cocok dengan hitungan siswa yang " \
	    "dihapus", "tidak diketahui") \
	X(erased_below, BK_NOTE, "sums that the erased student made smaller", \
	    "they are not what they were", \
	    "jumlah yang diperkecil oleh siswa yang dihapus", \
	    "nilainya tidak lagi seperti semula") \
	X(no_such_letter, BK_NOTE, "no letter is called so", \
	    "the template is not used", \
	    "tidak ada surat bernama itu", "templat tidak dipakai") \
	X(case_twice, BK_NOTE, "case given twice", "the later one counts", \
	    "kasus diberikan dua kali", "yang belakangan yang dihitung") \
	X(case_twins, BK_NOTE, "several cases of one student in a term", \
	    "the student counts once", \
	    "beberapa kasus satu siswa dalam satu semester", \
	    "siswa dihitung sekali") \
	X(not_explained, BK_FINDING, \
	    "nobody of that number in the input or on the roster", \
	    "nothing explained", \
	    "tidak ada siswa bernomor itu dalam masukan atau daftar siswa", \
	    "tidak ada yang dijelaskan") \
	X(term_bare, BK_NOTE, "the term has no roster", \
	    "bk-ingest --as roster reads the list of its students", \
	    "semester itu belum punya daftar siswa", \
	    "bk-ingest --as roster membaca daftar siswanya") \
	X(term_open, BK_NOTE, "a term that is over has open cases", \
	    "bk-triage --advance carries them over", \
	    "semester yang sudah lewat masih punya kasus terbuka", \
	    "bk-triage --advance meneruskannya") \
	X(term_uncovered, BK_NOTE, \
	    "students without a recap of a term that is over", \
	    "what it would tell is not counted", \
	    "siswa tanpa rekap semester yang sudah lewat", \
	    "yang ada di dalamnya tidak dihitung") \
	X(term_aside, BK_NOTE, "of terms that were not asked for", \
	    "left aside", \
	    "milik semester yang tidak diminta", "dilewati") \
	X(more_like_it, BK_NOTE, "more messages of this kind", \
	    "-v shows them all", \
	    "pesan lain sejenis ini", "-v menampilkan semuanya") \
	X(not_falling, BK_ERROR, \
	    "attendance does not fall, or a rule tells it", "nothing written", \
	    "kehadiran tidak menurun, atau ada aturan yang sudah " \
	    "menyatakannya", "tidak ada yang ditulis") \
	X(closed_unread, BK_NOTE, "conferences that are locked by git-crypt", \
	    "their decisions are not listed", \
	    "konferensi yang dikunci git-crypt", \
	    "keputusannya tidak dicantumkan") \
	X(closed_uncounted, BK_NOTE, \
	    "conferences that cannot be read here", \
	    "their decisions are not counted", \
	    "konferensi yang di sini tidak dapat dibaca", \
	    "keputusannya tidak dihitung") \
	X(unnamed_school, BK_NOTE, "the school has no name yet", \
	    "write it there", \
	    "sekolah belum bernama", "tulis namanya di sana") \
	X(conflicts, BK_FINDING, "conflicts", \
	    "left between markers; choose in an editor, then commit", \
	    "konflik", \
	    "tertinggal di antara tanda; pilih dengan editor, lalu commit") \
	X(merged_by_lines, BK_FINDING, "merged line by line", \
	    "look at it before you commit", \
	    "digabung baris demi baris", "periksa sebelum commit") \
	X(bad_today, BK_ERROR, "not a day that exists", "nothing done", \
	    "tanggal itu tidak ada", "tidak ada yang dikerjakan")

BK_CMD_MESSAGES(BK_MSG_DECLARE)

#endif
