/* The messages of repo (see base/diag.h). */
#ifndef BK_MSG_REPO_H
#define BK_MSG_REPO_H

#include "diag.h"

#define BK_REPO_MESSAGES(X) \
	X(no_repository, BK_ERROR, "no case repository", \
	    "name one with -C, or make one with bk-init", \
	    "tidak ada repositori kasus", \
	    "sebutkan dengan -C, atau buat dengan bk-init") \
	X(no_school, BK_NOTE, "no school.yaml", "built-in defaults are used", \
	    "tidak ada school.yaml", "nilai bawaan yang dipakai") \
	X(symlink, BK_ERROR, "symbolic link in the repository", \
	    "not followed", \
	    "symlink dalam repositori", "tidak diikuti") \
	X(link, BK_FINDING, "symbolic link in the repository", "not used", \
	    "symlink dalam repositori", "tidak dipakai") \
	X(no_term, BK_FINDING, "a directory that is no term's", "not used", \
	    "direktori yang bukan milik semester", "tidak dipakai") \
	X(not_regular, BK_ERROR, "not a regular file", "not read", \
	    "bukan berkas biasa", "tidak dibaca") \
	X(no_file_name, BK_ERROR, "no file can be named after this", \
	    "nothing written", \
	    "tidak dapat dijadikan nama berkas", "tidak ada yang ditulis") \
	X(no_complaint, BK_ERROR, "no complaint of that id", \
	    "nothing recorded", \
	    "tidak ada pengaduan ber-id itu", "tidak ada yang dicatat") \
	X(no_book, BK_ERROR, "the book of letters is no list of lines", \
	    "nothing entered; look at it", \
	    "buku surat bukan daftar baris", \
	    "tidak ada yang dicatat; periksalah") \
	X(editor, BK_ERROR, "the editor failed", "nothing recorded", \
	    "editor gagal", "tidak ada yang dicatat") \
	X(given_up, BK_ERROR, "the form was emptied or not saved", \
	    "nothing recorded", \
	    "formulir dikosongkan atau tidak disimpan", \
	    "tidak ada yang dicatat") \
	X(form_kept, BK_NOTE, "a report that is not recorded", \
	    "what was written stays in this file", \
	    "laporan yang tidak tercatat", \
	    "yang sudah ditulis tetap ada dalam berkas ini") \
	X(triage_unknown, BK_FINDING, "nobody of that NIS on the roster", \
	    "document left out", \
	    "tidak ada siswa ber-NIS itu di daftar siswa", \
	    "dokumen tidak dipakai") \
	X(triage_nobody, BK_FINDING, "neither nis nor nisn", \
	    "document left out", \
	    "tanpa nis dan nisn", "dokumen tidak dipakai") \
	X(triage_other_term, BK_FINDING, "of another term than --term", \
	    "document left out", \
	    "milik semester lain, bukan --term", "dokumen tidak dipakai") \
	X(triage_replaced, BK_NOTE, "subjects that an older recap had", \
	    "the newer counts", \
	    "mata pelajaran yang sudah ada dalam rekap lama", \
	    "yang baru yang dihitung") \
	X(triage_restricted, BK_NOTE, "students passed over, as their data " \
	    "is restricted", "their cases stay as they are", \
	    "siswa yang dilewati karena datanya dibatasi", \
	    "kasusnya tetap seperti adanya") \
	X(triage_unheard, BK_FINDING, "referrals about students whose data " \
	    "is restricted", "left out; what cannot wait is recorded by hand", \
	    "rujukan tentang siswa yang datanya dibatasi", \
	    "tidak dipakai; yang mendesak dicatat dengan tangan") \
	X(merge_erased, BK_NOTE, "students were erased on both sides", \
	    "what they counted is added up", \
	    "ada siswa yang dihapus pada kedua sisi", \
	    "yang dihitung dari mereka dijumlahkan") \
	X(stranger, BK_FINDING, "the file is not where its case belongs", \
	    "not used; bk-check tells its place", \
	    "berkas tidak di tempat kasusnya", \
	    "tidak dipakai; bk-check menyebutkan tempatnya") \
	X(recap_aside, BK_NOTE, "sessions told by subject and by day", \
	    "the kind with more days counts", \
	    "sesi dicatat per mata pelajaran dan per hari", \
	    "jenis yang lebih banyak harinya yang dihitung") \
	X(recap_unclear, BK_NOTE, "assignments of no known course", \
	    "they may be told twice: the longest list counts", \
	    "tugas tanpa mata pelajaran yang diketahui", \
	    "mungkin tercatat dua kali: daftar terpanjang yang dihitung") \
	X(recap_less, BK_NOTE, "recaps that reach less far than an older one", \
	    "left out", \
	    "rekap yang mencakup lebih sedikit daripada rekap lama", \
	    "tidak dipakai") \
	X(no_follows, BK_FINDING, "the case that was carried on is not there", \
	    "what was done in it is missing", \
	    "kasus yang dilanjutkan tidak ada", \
	    "yang dikerjakan di dalamnya tidak tercantum") \
	X(lock_wait, BK_NOTE, "waiting for the lock", NULL, \
	    "menunggu kunci repositori", NULL) \
	X(locked, BK_ERROR, "locked", \
	    "nothing written; try again when that is done", \
	    "sedang dikunci", \
	    "tidak ada yang ditulis; coba lagi setelah itu selesai") \
	X(file_changed, BK_ERROR, "changed since it was read", \
	    "nothing written; run this again", \
	    "berubah setelah dibaca", "tidak ada yang ditulis; jalankan lagi") \
	X(cut_completed, BK_NOTE, "an earlier run was cut short", \
	    "its write is completed", \
	    "perintah sebelumnya terputus", "penulisannya diselesaikan") \
	X(cut_undone, BK_NOTE, "an earlier run was cut short", \
	    "its write is undone", \
	    "perintah sebelumnya terputus", "penulisannya dibatalkan") \
	X(not_settled, BK_ERROR, "an earlier run was cut short", \
	    "its write can be neither completed nor undone; compare the " \
	    "files with git", \
	    "perintah sebelumnya terputus", \
	    "penulisannya tidak dapat diselesaikan dan tidak dapat " \
	    "dibatalkan; bandingkan berkasnya dengan git") \
	X(cut_kept, BK_FINDING, "changed after a run that was cut short", \
	    "left as it is", \
	    "berubah sesudah perintah yang terputus", "dibiarkan") \
	X(journal_damaged, BK_ERROR, "damaged journal of a write", \
	    "nothing written; compare the files with git, then remove it", \
	    "jurnal penulisan rusak", \
	    "tidak ada yang ditulis; bandingkan berkasnya dengan git, lalu " \
	    "hapus jurnal ini") \
	X(rolled_back, BK_NOTE, "files put back as they were", NULL, \
	    "berkas dikembalikan seperti semula", NULL) \
	X(not_rolled_back, BK_ERROR, "cannot be put back", \
	    "the next run tries again", \
	    "tidak dapat dikembalikan", "perintah berikutnya mencoba lagi") \
	X(in_between, BK_ERROR, "not all is written, nor all put back", \
	    "look with git; the next run brings it to an end", \
	    "belum semua ditulis, belum semua dikembalikan", \
	    "periksa dengan git; perintah berikutnya menuntaskannya") \
	X(hook_changed, BK_FINDING, "changed by a hook of git", \
	    "what it left is not committed", \
	    "diubah oleh hook git", "hasilnya tidak ikut dalam commit") \
	X(not_tidied, BK_NOTE, "temporary files are left", \
	    "the next run removes them", \
	    "berkas sementara tertinggal", "perintah berikutnya menghapusnya") \
	X(no_git, BK_ERROR, "cannot run git", NULL, \
	    "git tidak dapat dijalankan", NULL) \
	X(not_git, BK_ERROR, "not a git repository", \
	    "nothing written; bk-init makes it one", \
	    "bukan repositori git", \
	    "tidak ada yang ditulis; bk-init menjadikannya") \
	X(no_identity, BK_ERROR, "git knows nobody to commit as", \
	    "nothing written; set user.name and user.email", \
	    "git tidak tahu siapa yang membuat commit", \
	    "tidak ada yang ditulis; isi user.name dan user.email") \
	X(who_commits, BK_NOTE, "git does not know yet who you are", \
	    "before the first --commit: git config user.name 'NAME'; git " \
	    "config user.email ADDRESS", \
	    "git belum tahu siapa Anda", \
	    "sebelum --commit pertama: git config user.name 'NAMA'; git " \
	    "config user.email ALAMAT") \
	X(uncommitted, BK_ERROR, "has uncommitted changes", \
	    "nothing written; commit or undo them first", \
	    "punya perubahan yang belum di-commit", \
	    "tidak ada yang ditulis; commit atau batalkan dulu") \
	X(left_alone, BK_FINDING, "has uncommitted changes", \
	    "left as it is, without what this run would write to it", \
	    "punya perubahan yang belum di-commit", \
	    "dibiarkan, tanpa yang akan ditulis perintah ini") \
	X(nobody_held, BK_ERROR, "nobody of that number in the repository", \
	    "nothing done", \
	    "tidak ada siswa bernomor itu dalam repositori", \
	    "tidak ada yang dilakukan") \
	X(two_held, BK_ERROR, "two students have had that number", \
	    "nothing done; name the one who is meant by the NISN", \
	    "nomor itu pernah dipakai dua siswa", \
	    "tidak ada yang dilakukan; sebutkan yang dimaksud dengan NISN") \
	X(erase_locked, BK_ERROR, "encrypted, and may be about the student", \
	    "nothing written; unlock it with git-crypt first", \
	    "tersandi, dan mungkin tentang siswa itu", \
	    "tidak ada yang ditulis; buka dahulu dengan git-crypt") \
	X(erase_left, BK_FINDING, "mentions the student, and is no document " \
	    "of bk", "left as it is; change it by hand", \
	    "menyebut siswa itu, dan bukan dokumen bk", \
	    "dibiarkan; ubahlah sendiri") \
	X(erase_shared, BK_FINDING, "may mean the student, or another of the " \
	    "same name or number", "left as it is; change it by hand", \
	    "mungkin menyebut siswa itu, atau orang lain yang senama atau " \
	    "senomor", "dibiarkan; ubahlah sendiri") \
	X(erase_opaque, BK_NOTE, "cannot be looked into", \
	    "see whether it is about the student", \
	    "tidak dapat dilihat isinya", \
	    "periksalah apakah tentang siswa itu") \
	X(erase_short, BK_NOTE, "too short to be taken out of texts", \
	    "it went where a student's number stands", \
	    "terlalu pendek untuk dihapus dari teks", \
	    "dihapus di tempat nomor siswa") \
	X(merging, BK_ERROR, "a merge is not finished", \
	    "nothing written; commit or abort it first", \
	    "merge belum selesai", \
	    "tidak ada yang ditulis; commit atau batalkan dulu") \
	X(index_locked, BK_ERROR, "git's index is locked", \
	    "if no git is running here, remove this file", \
	    "indeks git sedang dikunci", \
	    "bila tidak ada git yang berjalan di sini, hapus berkas ini") \
	X(git_failed, BK_ERROR, "git failed", NULL, \
	    "git gagal", NULL) \
	X(other_hook, BK_NOTE, "another pre-commit hook is in use", \
	    "left alone; let it run bk-check", \
	    "hook pre-commit lain sedang dipakai", \
	    "dibiarkan; buatlah hook itu menjalankan bk-check") \
	X(hook_failed, BK_ERROR, "cannot write the hook", "run bk-init again", \
	    "hook tidak dapat ditulis", "jalankan bk-init lagi") \
	X(no_crypt, BK_ERROR, "cannot run git-crypt", \
	    "nothing is encrypted; install it, then run this again", \
	    "git-crypt tidak dapat dijalankan", \
	    "tidak ada yang dienkripsi; pasanglah, lalu ulangi perintah ini") \
	X(crypt_key, BK_NOTE, "git-crypt has made a key", \
	    "git-crypt export-key FILE copies it: without one nobody reads " \
	    "confidential/ in a clone", \
	    "git-crypt sudah membuat kunci", \
	    "git-crypt export-key FILE menyalinnya: tanpa kunci tidak ada " \
	    "yang dapat membaca confidential/ di klon") \
	X(crypt_failed, BK_ERROR, "git-crypt failed", \
	    "nothing is encrypted", \
	    "git-crypt gagal", "tidak ada yang dienkripsi") \
	X(crypt_locked, BK_ERROR, "confidential files are locked here", \
	    "nothing written; git-crypt unlock KEY opens them", \
	    "berkas rahasia terkunci di sini", \
	    "tidak ada yang ditulis; git-crypt unlock KEY membukanya") \
	X(locked_clone, BK_ERROR, "this clone has no key of git-crypt", \
	    "git-crypt unlock KEY takes the key of the repository", \
	    "klon ini tidak punya kunci git-crypt", \
	    "git-crypt unlock KEY memakai kunci repositori") \
	X(merge_layout, BK_NOTE, "cannot be merged key by key", NULL, \
	    "tidak dapat digabung kunci demi kunci", NULL) \
	X(git_said, BK_NOTE, "git", NULL, \
	    "kata git", NULL)

BK_REPO_MESSAGES(BK_MSG_DECLARE)

#endif
