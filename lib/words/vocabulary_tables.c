/*
 * Words above, under and inside tables (vocabulary.h).
 */
#include "vocabulary.h"

/* What is counted under a heading that holds this; the first row that fits. */
const struct bk_vocabulary bk_vocabulary_totals = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_COUNT_PERCENT, .words = BK_WORDS("persen",
		    "persentase", "prosentase", "presentase", "persentasi",
		    "percentage", "percent", "rate") },
		{ .means = BK_COUNT_ABSENT, .words = BK_WORDS("tidak hadir",
		    "ketidakhadiran", "days absent", "absences", "absent",
		    "absen", "tidak masuk") },
		{ .means = BK_MARK_UNEXCUSED,
		    .words = BK_WORDS("tanpa keterangan", "unexcused", "bolos",
		    "alpa", "alpha", "alfa") },
		{ .means = BK_MARK_LATE, .words = BK_WORDS("terlambat",
		    "telat", "keterlambatan", "late", "tardy", "tardies") },
		{ .means = BK_MARK_SICK, .words = BK_WORDS("sakit", "sick") },
		{ .means = BK_MARK_EXCUSED, .words = BK_WORDS("izin", "ijin",
		    "excused", "dispensasi", "dispen") },
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("jumlah hadir",
		    "hadir", "present", "attended") },
		{ .means = BK_COUNT_SESSIONS, .words = BK_WORDS("total days",
		    "total hari", "jumlah hari", "hari efektif", "hari sekolah",
		    "hari aktif", "hari masuk", "total jp", "jumlah jp",
		    "jml hari", "pertemuan",
		    "sesi", "sessions", "jam efektif", "hari belajar",
		    "total classes", "classes held", "working days",
		    "school days", "days enrolled") },
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("kehadiran") },
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("masuk"),
		    .without = BK_WORDS("jam", "tanggal", "tgl", "waktu",
		    "tahun", "thn", "scan", "nilai", "nomor", "no", "jalur",
		    "uang", "ket", "keterangan") },
		{ .words = NULL },
	},
};

/* And how long, which counts no sessions: "Terlambat (menit)". */
const struct bk_vocabulary bk_vocabulary_lengths = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("menit", "mnt", "minute", "minutes",
		    "min", "detik", "seconds", "total jam terlambat",
		    "terlambat jam", "durasi*", "duration*", "denda",
		    "rp", "poin", "point", "points") },
		{ .words = NULL },
	},
};

/* In the heading of a count: it is of lessons, not of days. */
const struct bk_vocabulary bk_vocabulary_lesson_units = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jam", "jam pelajaran", "jp", "jampel",
		    "hours", "periods") },
		{ .words = NULL },
	},
};

/* Behind a count: "18 hari". */
const struct bk_vocabulary bk_vocabulary_count_units = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("hari", "hr", "kali", "x", "jp", "sesi",
		    "pertemuan", "day", "days", "times", "sessions") },
		{ .words = NULL },
	},
};

/* Of a row under counts that is no sum. */
const struct bk_vocabulary bk_vocabulary_averages = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("rata", "jumlah rata", "total rata",
		    "average", "mean", "persen", "persentase", "prosentase",
		    "presentase",
		    "rerata") },
		{ .words = NULL },
	},
};

/* Over those present once more, or their share. */
const struct bk_vocabulary bk_vocabulary_attendances = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kehadiran", "attendance", "presensi") },
		{ .words = NULL },
	},
};

/* And in one over percentages: of those absent. */
const struct bk_vocabulary bk_vocabulary_missed = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak hadir", "ketidakhadiran", "absen",
		    "absent", "absence", "absensi", "alpa", "missed") },
		{ .words = NULL },
	},
};

/* Before the number in the class's list. */
const struct bk_vocabulary bk_vocabulary_numbers_of_list = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("no", "nomor") },
		{ .words = NULL },
	},
};

/* Over numbers that are the lessons of a day. */
const struct bk_vocabulary bk_vocabulary_lessons = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jam ke", "jam pelajaran", "jp",
		    "les ke", "period", "periods", "lesson", "lessons") },
		{ .words = NULL },
	},
};

/* Over a group of totals. */
const struct bk_vocabulary bk_vocabulary_total_groups = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_GROUP_PERCENTS, .words = BK_WORDS("persen",
		    "persentase", "prosentase", "presentase", "percentage") },
		{ .means = BK_GROUP_ALL, .words = BK_WORDS("jumlah", "total",
		    "rekap", "semester", "jml") },
		{ .words = NULL },
	},
};

/* Before what is counted: "Total H", "Jml. H". */
const struct bk_vocabulary bk_vocabulary_total_labels = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("total", "jumlah", "jml", "sum") },
		{ .words = NULL },
	},
};

/* Of a row of sums or averages under counts. */
const struct bk_vocabulary bk_vocabulary_total_rows = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jumlah", "total", "jml", "sum", "rata",
		    "rerata", "persentase", "prosentase", "average", "mean",
		    "grand") },
		{ .words = NULL },
	},
};

/* And under marks, where a name would stand. */
const struct bk_vocabulary bk_vocabulary_sums = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jumlah", "total", "rata rata",
		    "persentase", "rekapitulasi", "laki laki", "perempuan",
		    "keterangan", "hari efektif", "jml", "average", "sum") },
		{ .words = NULL },
	},
};

/* A count that nobody may know. */
const struct bk_vocabulary bk_vocabulary_withheld = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("ns") },
		{ .words = NULL },
	},
};

/*
 * Above a table, before a value. Longer ones first: a homeroom teacher is no
 * class.
 */
const struct bk_vocabulary bk_vocabulary_facts = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_FACT_NONE, .words = BK_WORDS("wali kelas",
		    "guru kelas", "ketua kelas", "homeroom") },
		{ .means = BK_FACT_SESSIONS,
		    .words = BK_WORDS("jumlah hari efektif", "hari efektif",
		    "jumlah pertemuan") },
		{ .means = BK_FACT_SCHOOL_YEAR,
		    .words = BK_WORDS("tahun pelajaran", "tahun ajaran",
		    "school year", "thn pelajaran", "tapel", "t.p", "t.a") },
		{ .means = BK_FACT_SUBJECT, .words = BK_WORDS("mata pelajaran",
		    "mapel", "subject") },
		{ .means = BK_FACT_CLASS,
		    .words = BK_WORDS("rombongan belajar", "rombel", "kelas",
		    "class", "grade") },
		{ .means = BK_FACT_MONTH, .words = BK_WORDS("bulan",
		    "month") },
		{ .means = BK_FACT_PERIOD, .words = BK_WORDS("periode",
		    "period") },
		{ .means = BK_FACT_RANGE, .words = BK_WORDS("tanggal",
		    "tgl") },
		{ .means = BK_FACT_SEMESTER, .words = BK_WORDS("semester",
		    "smt") },
		{ .means = BK_FACT_YEAR, .words = BK_WORDS("tahun") },
		{ .means = BK_FACT_NONE, .words = BK_WORDS("guru", "teacher",
		    "sekolah", "jumlah", "nip", "sma", "smk", "smp", "sd",
		    "madrasah") },
		{ .words = NULL },
	},
};

/* Above one student's card, before the name or number: an enum bk_question. */
const struct bk_vocabulary bk_vocabulary_person_labels = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_ASKS_NAME, .words = BK_WORDS("nama",
		    "nama siswa", "nama lengkap", "nama murid",
		    "nama peserta didik", "nama santri", "name",
		    "student name") },
		{ .means = BK_ASKS_NIS, .words = BK_WORDS("nis", "no induk",
		    "nomor induk", "nomor induk siswa", "nipd", "nis nisn",
		    "student id") },
		{ .means = BK_ASKS_NISN, .words = BK_WORDS("nisn") },
		{ .words = NULL },
	},
};

/* The halves of a school year. */
const struct bk_vocabulary bk_vocabulary_semesters = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("ganjil", "gasal") },
		{ .means = 2, .words = BK_WORDS("genap") },
		{ .words = NULL },
	},
};

/* Beside the day of printing, which a sheet is not of. */
const struct bk_vocabulary bk_vocabulary_prints = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("cetak", "dicetak", "unduh", "diunduh",
		    "printed", "generated", "exported", "diekspor") },
		{ .words = NULL },
	},
};

/* And beside days that a log is not of. */
const struct bk_vocabulary bk_vocabulary_other_days = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("cetak", "dicetak", "unduh", "diunduh",
		    "ekspor", "export", "exported", "print", "printed",
		    "generated", "lahir") },
		{ .words = NULL },
	},
};

/* Beside the day that it is of. */
const struct bk_vocabulary bk_vocabulary_day_heads = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tanggal", "tgl", "date") },
		{ .words = NULL },
	},
};

/* Over numbers that are of meetings, not days. */
const struct bk_vocabulary bk_vocabulary_meetings = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("pertemuan", "tatap muka", "meeting",
		    "meetings", "sesi", "session", "sessions") },
		{ .words = NULL },
	},
};

/* Before the number of one meeting or week. */
const struct bk_vocabulary bk_vocabulary_series = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("p", "pertemuan", "pertemuan ke", "tm",
		    "tatap muka", "tatap muka ke", "meeting", "session",
		    "sesi", "sesi ke", "minggu", "minggu ke", "week", "w",
		    "m", "pekan", "ke", "pert", "mg", "kuliah") },
		{ .words = NULL },
	},
};

/* Under a list of students. */
const struct bk_vocabulary bk_vocabulary_closings = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jumlah", "total", "mengetahui") },
		{ .words = NULL },
	},
};

/* In a template's row of examples, and its names. */
const struct bk_vocabulary bk_vocabulary_examples = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("l p", "p l", "yyyy mm dd", "dd mm yyyy",
		    "mm dd yyyy", "wajib", "wajib diisi", "opsional",
		    "required", "optional", "boleh kosong", "tidak wajib") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_example_names = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("contoh", "example", "sample") },
		{ .words = NULL },
	},
};

/* In a title that names a class. */
const struct bk_vocabulary bk_vocabulary_classed = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kelas", "class", "rombel", "kls") },
		{ .words = NULL },
	},
};

/* Over counts of assignments. */
const struct bk_vocabulary bk_vocabulary_homework_heads = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_HOMEWORK_DUE, .words = BK_WORDS(
		    "tugas diberikan", "tugas yang diberikan",
		    "jumlah tugas", "jml tugas", "total tugas",
		    "banyak tugas", "jumlah tugas diberikan",
		    "jumlah tugas yang diberikan", "tugas", "diberikan",
		    "assignments", "assignments given", "assigned",
		    "total assignments", "homework given") },
		{ .means = BK_HOMEWORK_DONE, .words = BK_WORDS(
		    "tugas dikumpulkan", "tugas yang dikumpulkan",
		    "tugas terkumpul", "dikumpulkan", "mengumpulkan",
		    "terkumpul", "jumlah dikumpulkan",
		    "jumlah tugas dikumpulkan", "jml tugas dikumpulkan",
		    "jumlah tugas yang dikumpulkan", "tugas selesai",
		    "tugas dikerjakan", "tugas yang dikerjakan",
		    "tugas masuk", "tugas yang masuk", "submitted",
		    "assignments submitted", "turned in", "handed in",
		    "homework submitted") },
		{ .means = BK_HOMEWORK_MISSING, .words = BK_WORDS(
		    "tugas belum dikumpulkan", "tugas tidak dikumpulkan",
		    "tugas yang belum dikumpulkan",
		    "tugas yang tidak dikumpulkan", "belum dikumpulkan",
		    "tidak dikumpulkan", "belum mengumpulkan",
		    "tidak mengumpulkan", "tunggakan tugas",
		    "tugas tertunggak", "not submitted",
		    "missing assignments") },
		{ .words = NULL },
	},
};

/* Over one task, in front. */
const struct bk_vocabulary bk_vocabulary_tasks = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tugas", "tgs", "pr", "lkpd", "lks",
		    "latihan", "proyek", "assignment", "homework", "task") },
		{ .words = NULL },
	},
};

/* In the cell of a task: 1 it was handed in, 0 it was not. */
const struct bk_vocabulary bk_vocabulary_handed = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("sudah", "selesai", "ya", "ada",
		    "kumpul", "mengumpulkan", "sudah mengumpulkan",
		    "dikumpulkan", "sudah dikumpulkan", "terkumpul",
		    "lengkap", "tuntas", "terlambat", "telat",
		    "tepat waktu", "submitted", "turned in", "handed in",
		    "done", "done late", "late", "yes", "v", "y") },
		{ .means = 0, .words = BK_WORDS("belum", "tidak", "tidak ada",
		    "belum ada", "belum mengumpulkan", "tidak mengumpulkan",
		    "belum dikumpulkan", "tidak dikumpulkan",
		    "belum selesai", "kosong", "missing", "not submitted",
		    "no", "false", "n") },
		{ .words = NULL },
	},
};

/* In a title, or a name: what was handed in, and not how well it is done. */
const struct bk_vocabulary bk_vocabulary_handing = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("pengumpulan", "dikumpulkan",
		    "mengumpulkan", "terkumpul", "rekap tugas",
		    "rekapitulasi tugas", "ketuntasan tugas", "submission*",
		    "handed in") },
		{ .words = NULL },
	},
};

/* In a title or a name: a list of tasks that were not handed in. */
const struct bk_vocabulary bk_vocabulary_missing_tasks = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("belum mengumpulkan", "belum dikumpulkan",
		    "belum kumpul", "belum mengerjakan", "belum dikerjakan",
		    "belum menyerahkan", "belum selesai",
		    "tidak mengumpulkan", "tidak mengerjakan",
		    "tidak dikumpulkan", "tunggakan", "utang tugas",
		    "hutang tugas", "tugas belum", "missing", "outstanding",
		    "not submitted", "overdue", "unsubmitted"),
		    .without = BK_WORDS("sudah", "dan") },
		{ .words = NULL },
	},
};
