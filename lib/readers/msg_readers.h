/*
 * The messages of the recognisers (see diag.h): what is wrong with the text of
 * a row, and with a file of their format. Those that the sink also gives are
 * declared in ingest.h.
 */
#ifndef BK_MSG_READERS_H
#define BK_MSG_READERS_H

#include "diag.h"

#define BK_READERS_MESSAGES(X) \
	/* rows */ \
	X(bad_quotes, BK_FINDING, "quotes do not match", "row rejected", \
	    "tanda kutip tidak berpasangan", "baris ditolak") \
	X(more_cells, BK_FINDING, "more cells than headings", "row rejected", \
	    "sel lebih banyak daripada judul kolom", "baris ditolak") \
	X(no_nis, BK_FINDING, "no NIS", "row rejected", \
	    "tanpa NIS", "baris ditolak") \
	X(no_such_date, BK_FINDING, "no such date", "row rejected", \
	    "tanggal itu tidak ada", "baris ditolak") \
	X(no_such_time, BK_FINDING, "no such time", "row rejected", \
	    "jam itu tidak ada", "baris ditolak") \
	X(scan_failed, BK_FINDING, \
	    "a scan that failed, or was taken elsewhere", "row rejected", \
	    "pindaian yang gagal, atau dari tempat lain", "baris ditolak") \
	X(open_date, BK_FINDING, "day and month may stand either way round", \
	    "row rejected; --date-order decides", \
	    "hari dan bulan dapat tertukar", \
	    "baris ditolak; tentukan dengan --date-order") \
	X(no_status, BK_FINDING, "no status", "row rejected", \
	    "tanpa status", "baris ditolak") \
	X(unknown_status, BK_FINDING, "status not known", "row rejected", \
	    "status tidak dikenal", "baris ditolak") \
	X(ambiguous_status, BK_FINDING, "status can mean two things", \
	    "row rejected", \
	    "status dapat berarti dua hal", "baris ditolak") \
	X(reason_differs, BK_FINDING, \
	    "status and reason contradict each other", "row rejected", \
	    "status dan alasan saling bertentangan", "baris ditolak") \
	X(no_name, BK_FINDING, "no name", "row rejected", \
	    "tanpa nama", "baris ditolak") \
	X(no_class, BK_FINDING, "no class", "row rejected", \
	    "tanpa kelas", "baris ditolak") \
	X(has_left, BK_NOTE, "a student who has left, as the list says", \
	    "not enrolled", \
	    "siswa yang sudah keluar menurut daftar", "tidak didaftarkan") \
	X(damaged_number, BK_FINDING, \
	    "a number that a spreadsheet damaged, and no other", \
	    "row rejected", \
	    "nomor yang dirusak program spreadsheet, tanpa nomor lain", \
	    "baris ditolak") \
	X(number_left_out, BK_NOTE, "a number that a spreadsheet damaged", \
	    "left out", \
	    "nomor yang dirusak program spreadsheet", "tidak diambil") \
	X(zeros_back, BK_NOTE, "zeros in front that a spreadsheet dropped", \
	    "put back", \
	    "nol di depan yang dihapus program spreadsheet", "dikembalikan") \
	X(short_number, BK_NOTE, \
	    "a NIS shorter than its class-mates', perhaps without its zeros", \
	    "taken as it stands", \
	    "NIS yang lebih pendek daripada NIS sekelasnya, mungkin nol di " \
	    "depannya hilang", "diambil apa adanya") \
	X(columns_unused, BK_NOTE, "columns that are not used", NULL, \
	    "kolom yang tidak dipakai", NULL) \
	X(contact_unused, BK_NOTICE, \
	    "columns that are not used, a telephone or parent among them", \
	    NULL, \
	    "kolom yang tidak dipakai, di antaranya telepon atau orang tua", \
	    NULL) \
	X(long_line, BK_FINDING, "a line of more than 4 MiB", "row rejected", \
	    "baris lebih dari 4 MiB", "baris ditolak") \
	X(misfit, BK_FINDING, "cells do not fit the headings", "row rejected", \
	    "sel tidak cocok dengan judul kolom", "baris ditolak") \
	X(unknown_code, BK_FINDING, "a code that the legend does not tell", \
	    "that day is not known", \
	    "kode yang tidak ada dalam keterangan", \
	    "hari itu tidak diketahui") \
	X(no_such_day, BK_FINDING, "a mark on a day that the month has not", \
	    "mark rejected", \
	    "tanda pada hari yang tidak ada dalam bulan itu", "tanda ditolak") \
	X(no_such_column, BK_FINDING, "no such date over a column", \
	    "its marks are not read", \
	    "tanggal di atas kolom itu tidak ada", "tandanya tidak dibaca") \
	X(totals_differ, BK_FINDING, "totals differ from the days", \
	    "the days count", \
	    "jumlah berbeda dengan hari-harinya", \
	    "hari-harinya yang dihitung") \
	X(total_row_differs, BK_FINDING, \
	    "the row of totals differs from the rows above it", \
	    "the rows count", \
	    "baris jumlah berbeda dengan baris di atasnya", \
	    "baris di atasnya yang dihitung") \
	X(bad_count, BK_FINDING, "counts that cannot be", "row rejected", \
	    "jumlah yang tidak mungkin", "baris ditolak") \
	X(counts_differ, BK_FINDING, "counts that contradict each other", \
	    "row rejected", \
	    "jumlah yang saling bertentangan", "baris ditolak") \
	X(no_sessions, BK_FINDING, "no number of sessions to count by", \
	    "row rejected; add how many days of school there were", \
	    "tidak ada jumlah hari sekolah sebagai pembanding", \
	    "baris ditolak; tambahkan berapa hari sekolahnya") \
	X(no_counts, BK_FINDING, "no counts", "row rejected", \
	    "tanpa jumlah", "baris ditolak") \
	X(late_open, BK_NOTE, \
	    "nothing tells whether those late are among those present", \
	    "counted beside them", \
	    "tidak jelas apakah yang terlambat termasuk dalam yang hadir", \
	    "dihitung di luar yang hadir") \
	X(open_task, BK_FINDING, \
	    "a cell that does not tell whether a task was handed in", \
	    "left out", \
	    "sel yang tidak menyatakan tugas dikumpulkan atau tidak", \
	    "tidak diambil") \
	X(task_not_given, BK_NOTE, "a task that nobody handed in", \
	    "not due yet", \
	    "tugas yang tidak dikumpulkan siapa pun", "belum jatuh tempo") \
	X(no_number, BK_NOTE, "a roster without NIS and NISN", \
	    "its students are shown, but cannot be kept", \
	    "daftar siswa tanpa NIS dan NISN", \
	    "siswanya ditampilkan, tetapi tidak dapat disimpan") \
	X(example, BK_NOTE, "a row that shows how to fill in the list", \
	    "skipped", \
	    "baris contoh cara mengisi daftar", "dilewati") \
	/* files */ \
	X(marks_unused, BK_FINDING, "a second column of marks", \
	    "not read; give it a file of its own", \
	    "kolom tanda kehadiran kedua", \
	    "tidak dibaca; buat berkas tersendiri untuknya") \
	X(times_unused, BK_FINDING, \
	    "a column of times of which many are none", "not read", \
	    "kolom jam yang banyak isinya bukan jam", "tidak dibaca") \
	X(order_told, BK_NOTE, "dates read as", NULL, \
	    "tanggal dibaca sebagai", NULL) \
	X(no_heading, BK_ERROR, "no row of headings found", \
	    "not read; --map describes the columns", \
	    "baris judul kolom tidak ditemukan", \
	    "tidak dibaca; --map menguraikan kolomnya") \
	X(sessions_nowhere, BK_ERROR, \
	    "nothing tells how many sessions there were", \
	    "not read; add how many days of school there were, above the " \
	    "table as Hari efektif: 22, or in a column", \
	    "tidak ada yang menunjukkan berapa hari sekolahnya", \
	    "tidak dibaca; tambahkan berapa hari sekolahnya, di atas tabel " \
	    "seperti Hari efektif: 22, atau dalam kolom") \
	X(looks_like, BK_ERROR, \
	    "no list of attendance, students or referrals", \
	    "not read; --as reads it all the same, --map describes it", \
	    "bukan daftar kehadiran, daftar siswa atau rujukan", \
	    "tidak dibaca; --as tetap membacanya, --map menguraikannya") \
	X(nobody_referred, BK_ERROR, "no row refers anybody", "not read", \
	    "tidak ada baris yang merujuk siswa", "tidak dibaca") \
	X(absences_marked, BK_FINDING, \
	    "only absences are marked, and a blank may be anything", \
	    "left out; add how many days of school there were", \
	    "hanya ketidakhadiran yang ditandai, dan sel kosong dapat " \
	    "berarti apa saja", \
	    "tidak diambil; tambahkan berapa hari sekolahnya") \
	X(absences_only, BK_ERROR, \
	    "a list of absences, which does not tell who was there when", \
	    "not read; --as counts each absence as a session all the same", \
	    "daftar ketidakhadiran, yang tidak menyatakan siapa hadir kapan", \
	    "tidak dibaca; --as tetap menghitung tiap ketidakhadiran " \
	    "sebagai satu sesi") \
	X(list_undated, BK_ERROR, "a list of statuses without a whole day", \
	    "not read; write the day above it, as 7 September 2026", \
	    "daftar kehadiran tanpa tanggal lengkap", \
	    "tidak dibaca; tulis tanggalnya di atas daftar, misalnya " \
	    "7 September 2026") \
	X(problems_undated, BK_ERROR, "referrals without a day", \
	    "not read; give them a column of dates", \
	    "rujukan tanpa tanggal", \
	    "tidak dibaca; tambahkan kolom tanggal") \
	X(scans_undated, BK_ERROR, "scans without a day", \
	    "not read; put the day into the file's name, as 2026-09-01", \
	    "pindaian tanpa tanggal", \
	    "tidak dibaca; tulis tanggalnya dalam nama berkas, misalnya " \
	    "2026-09-01") \
	X(scans_only, BK_NOTE, "a list of scans", \
	    "who is not in it is not absent; --absent-others says so", \
	    "daftar pindaian", \
	    "yang tidak tercantum tidak dihitung alpa; --absent-others " \
	    "menghitungnya") \
	X(not_scanned, BK_VERBOSE, "a row without a scan", "skipped", \
	    "baris tanpa pindaian", "dilewati") \
	X(no_referral, BK_NOTE, "a row that names no problem", "no referral", \
	    "baris tanpa masalah", "tidak dirujuk") \
	X(date_order, BK_ERROR, "day and month may stand either way round", \
	    "not read; give --date-order dmy or mdy", \
	    "hari dan bulan dapat tertukar", \
	    "tidak dibaca; sebutkan --date-order dmy atau mdy") \
	X(sheet_other, BK_NOTE, "a sheet of another kind", "not read", \
	    "lembar jenis lain", "tidak dibaca") \
	X(points_decide, BK_NOTE, "a status of the school's own", \
	    "read by its points", \
	    "status buatan sekolah", "dibaca menurut poinnya") \
	X(label_differs, BK_NOTE, \
	    "the semester's label does not fit the month", "the month counts", \
	    "sebutan semester tidak cocok dengan bulannya", \
	    "bulannya yang dipakai") \
	X(free_days, BK_NOTE, "a code that the whole class has", \
	    "no session on those days", \
	    "kode yang dimiliki seluruh kelas", \
	    "tidak ada sesi pada hari-hari itu") \
	X(lone_mark, BK_NOTE, "one mark stands beside those absent", \
	    "read as present", \
	    "hanya satu tanda selain tanda tidak hadir", \
	    "dibaca sebagai hadir") \
	X(blanks_told, BK_NOTE, "the legend says what a blank means", \
	    "read so up to the last day with a mark", \
	    "keterangan menyatakan arti sel kosong", \
	    "dibaca demikian sampai hari terakhir yang bertanda") \
	X(one_code, BK_FINDING, \
	    "one code in all cells, and nothing that tells what it means", \
	    "left out; write what it means below the table, as * = hadir", \
	    "satu kode saja di semua sel, tanpa keterangan artinya", \
	    "tidak diambil; tulis artinya di bawah tabel, misalnya * = hadir") \
	X(absence_ticks, BK_FINDING, \
	    "ticks, or 1 and 0, that may be of those absent", \
	    "left out; write what they mean below the table, as 1 = alpa", \
	    "centang, atau 1 dan 0, yang dapat berarti tidak hadir", \
	    "tidak diambil; tulis artinya di bawah tabel, misalnya 1 = alpa") \
	X(nothing_told, BK_ERROR, "days without a mark that is known", \
	    "not read", \
	    "hari-hari tanpa tanda yang diketahui", "tidak dibaca") \
	X(generated_days, BK_NOTE, \
	    "days off on which everybody has the same absence", \
	    "no session on those days", \
	    "hari libur dengan ketidakhadiran yang sama untuk semua", \
	    "tidak ada sesi pada hari-hari itu") \
	X(empty_form, BK_NOTE, "nothing is filled in", "a form; skipped", \
	    "belum diisi", "blangko; dilewati") \
	X(days_or_lessons, BK_ERROR, "numbers over the marks may be days of " \
	    "the month or lessons of a day", "not read; write Jam ke over " \
	    "them and the day above, or dates over them", \
	    "angka di atas tanda hadir bisa tanggal atau jam pelajaran", \
	    "tidak dibaca; tulis Jam ke di atasnya dan tanggalnya, atau " \
	    "tulis tanggal di atas tanda") \
	X(no_month, BK_ERROR, "no month and year above the days", \
	    "not read; give --term, or put them in the sheet's head", \
	    "tidak ada bulan dan tahun di atas hari-harinya", \
	    "tidak dibaca; sebutkan --term, atau tulis di kepala lembar") \
	X(other_month, BK_ERROR, \
	    "weekdays over the days that are not those of the month", \
	    "not read; mend the month or the weekdays", \
	    "nama hari di atas tanggal tidak cocok dengan bulannya", \
	    "tidak dibaca; perbaiki bulan atau nama harinya") \
	X(map_broken, BK_ERROR, "the map cannot be used", "not read", \
	    "berkas --map tidak dapat dipakai", "tidak dibaca") \
	X(map_column, BK_ERROR, "the map names a column that is not there", \
	    "not read", \
	    "berkas --map menyebut kolom yang tidak ada", "tidak dibaca")

BK_READERS_MESSAGES(BK_MSG_DECLARE)

#endif
