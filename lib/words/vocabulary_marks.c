/*
 * Words for what was marked of a student in a session (vocabulary.h).
 */
#include "vocabulary.h"

/* Of a session; `of` is the language that a word shows. */
const struct bk_vocabulary bk_vocabulary_marks = {
	.fold = bk_fold_mark,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("h", "hadir", "masuk", "hd", "ha", "hdr",
		    "tepat waktu", "hadir tepat waktu", "pulang cepat",
		    "pulang awal") },
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("✓", "✔", "√") },
		{ .means = BK_MARK_PRESENT, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("present", "here", "attended", "on time",
		    "present on time", "p", "half day") },
		{ .means = BK_MARK_LATE, .words = BK_WORDS("t") },
		{ .means = BK_MARK_LATE, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("terlambat", "telat", "te", "tl",
		    "hadir terlambat", "hadir telat") },
		{ .means = BK_MARK_LATE, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("late", "tardy", "l", "present late",
		    "tardy excused", "tardy unexcused") },
		{ .means = BK_MARK_EXCUSED, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("i", "izin", "ijin", "iz", "ij", "izn",
		    "d", "dispensasi", "dispen") },
		{ .means = BK_MARK_EXCUSED, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("e", "excused", "permission", "leave",
		    "excused absence", "absent excused") },
		{ .means = BK_MARK_SICK, .words = BK_WORDS("s") },
		{ .means = BK_MARK_SICK, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("sakit", "skt", "sk", "sa") },
		{ .means = BK_MARK_SICK, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("sick", "ill") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("a") },
		{ .means = BK_MARK_UNEXCUSED, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("alpa", "alpha", "alfa", "al", "alp",
		    "tk", "tanpa keterangan", "tanpa kabar", "bolos", "b",
		    "tanpa ket", "tanpa izin", "mangkir", "tidak hadir",
		    "tidak masuk", "tdk hadir", "tdk masuk", "tak hadir",
		    "tidak hdr", "tdk hdr") },
		{ .means = BK_MARK_UNEXCUSED, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("absent", "unexcused", "truant",
		    "unexcused absence", "absent unexcused") },
		{ .means = BK_MARK_UNKNOWN, .of = BK_HINT_INDONESIAN,
		    .words = BK_WORDS("belum absen", "belum hadir",
		    "belum diabsen", "belum tercatat", "libur",
		    "hari libur") },
		{ .means = BK_MARK_UNKNOWN, .of = BK_HINT_ENGLISH,
		    .words = BK_WORDS("holiday", "not taken", "not marked") },
		{ .words = NULL },
	},
};

/* Under "Hadir": whether somebody was there. */
const struct bk_vocabulary bk_vocabulary_pairs = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("1", "1.0",
		    "1,0", "YA", "IYA", "YES", "TRUE", "V", "✓", "✔", "√",
		    "☑", "✅") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("0", "0.0",
		    "0,0", "TIDAK", "TDK", "NO", "FALSE", "✗", "✘", "❌", "☐") },
		{ .words = NULL },
	},
};

/* Over such cells; under "Absen" 1 may be either. */
const struct bk_vocabulary bk_vocabulary_pair_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("hadir", "kehadiran", "presensi",
		    "attendance", "attended", "present", "masuk sekolah"),
		    .without = BK_WORDS("tidak", "tdk", "ketidakhadiran",
		    "absen", "absensi", "absent", "jumlah", "total",
		    "persentase", "jam", "waktu", "tanggal") },
		{ .words = NULL },
	},
};

/*
 * Letters that are read only where a file's other marks are of one language,
 * this: p may be present, pulang, perempuan; l late, lainnya, laki-laki; b
 * bolos, belajar; d dispensasi, dinas, daring.
 */
const struct bk_vocabulary bk_vocabulary_open_letters = {
	.fold = bk_fold_mark,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_HINT_INDONESIAN, .words = BK_WORDS("b", "d") },
		{ .means = BK_HINT_ENGLISH, .words = BK_WORDS("p", "l", "e") },
		{ .words = NULL },
	},
};

/* In a reason that denies what was said before it, perhaps. */
const struct bk_vocabulary bk_vocabulary_negations = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak", "tdk", "tak", "belum", "bukan",
		    "batal", "dibatalkan", "ditolak", "palsu", "pura pura",
		    "mengaku", "katanya", "not", "no", "never", "denied",
		    "rejected", "pending", "menunggu", "diproses", "proses",
		    "diajukan", "pengajuan", "waiting", "requested") },
		{ .words = NULL },
	},
};

/* Without a reason, as they say: a reason beside them contradicts it. */
const struct bk_vocabulary bk_vocabulary_truancies = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("a", "alpa", "alpha", "alfa", "al", "alp",
		    "tk", "tanpa keterangan", "tanpa kabar", "tanpa ket",
		    "tanpa izin", "bolos", "b", "mangkir", "unexcused",
		    "truant") },
		{ .words = NULL },
	},
};

/* Who was there for a part of it, whatever else is said. */
const struct bk_vocabulary bk_vocabulary_partly_there = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("pulang*", "half day") },
		{ .words = NULL },
	},
};

/* In a reason: somebody was sick. */
const struct bk_vocabulary bk_vocabulary_illnesses = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("demam", "flu", "influenza", "batuk",
		    "pilek", "pusing", "diare", "mencret", "muntah",
		    "meriang", "masuk angin", "opname", "rawat inap",
		    "dirawat", "tipes", "tifus", "typus", "dbd", "cacar",
		    "maag", "asma", "operasi", "fever", "hospital",
		    "headache") },
		{ .words = NULL },
	},
};

/* What a spreadsheet shows where it could not calculate. */
const struct bk_vocabulary bk_vocabulary_errors = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("na", "nan", "ref", "value", "div0",
		    "name", "null", "num", "spill") },
		{ .words = NULL },
	},
};

/* Over a whole day of a sheet: no school. */
const struct bk_vocabulary bk_vocabulary_days_off = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("libur*", "holiday*", "cuti bersama",
		    "hari raya", "idul*", "natal", "tahun baru", "waisak",
		    "nyepi", "maulid", "isra", "hut", "kemerdekaan",
		    "pancasila", "buruh", "kenaikan", "wafat", "imlek",
		    "muharram", "galungan", "ujian", "asesmen") },
		{ .words = NULL },
	},
};

/* Signs of those who tick. */
const struct bk_vocabulary bk_vocabulary_ticks = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("✓", "✔",
		    "✔\xef\xb8\x8f", "✅") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("✗", "✘",
		    "❌") },
		{ .words = NULL },
	},
};

/* What else stands for a tick. */
const struct bk_vocabulary bk_vocabulary_dots = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("√", "☑", "•",
		    "●", ".", "V", "TRUE", "1", "/", "\\") },
		{ .words = NULL },
	},
};

/*
 * Codes of more than one school, unless its legend says otherwise; PC and PS
 * are pulang cepat and pulang sakit, DN is dinas.
 */
const struct bk_vocabulary bk_vocabulary_codes = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("C", "PC",
		    "PS") },
		{ .means = BK_MARK_EXCUSED, .words = BK_WORDS("DN") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("×") },
		{ .words = NULL },
	},
};

/*
 * In the meanings of a legend, the first row that fits. Whoever went home sick
 * had been there; whoever was sent by the school or is an apprentice is
 * excused; a holiday is no session.
 */
const struct bk_vocabulary bk_vocabulary_legends = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("pulang") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS(
		    "tanpa keterangan", "tanpa kabar", "tanpa ket",
		    "tanpa berita", "tanpa izin", "tanpa ijin", "alpa",
		    "alpha", "alfa", "bolos", "mangkir", "unexcused") },
		{ .means = BK_MARK_LATE, .words = BK_WORDS("terlambat",
		    "telat", "late") },
		{ .means = BK_MARK_SICK, .words = BK_WORDS("sakit", "sick",
		    "ill") },
		{ .means = BK_MARK_EXCUSED, .words = BK_WORDS("dispensasi",
		    "dispen", "izin", "ijin", "dinas", "pkl", "magang",
		    "prakerin", "lomba", "tugas", "cuti", "excused",
		    "permission", "leave") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("tidak hadir",
		    "tidak masuk", "absen", "absent") },
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("hadir", "masuk",
		    "present") },
		{ .means = BK_MARK_UNKNOWN, .words = BK_WORDS("libur",
		    "holiday", "lainnya", "lain lain") },
		{ .words = NULL },
	},
};

/* In a legend, the name of a sign; id: the sign itself, "" of a blank. */
const struct bk_vocabulary bk_vocabulary_sign_names = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .id = "", .words = BK_WORDS("kosong", "dikosongkan", "blank",
		    "empty"), .without = BK_WORDS("jam", "kelas", "tidak",
		    "bukan", "jangan", "not") },
		{ .id = "", .words = BK_WORDS("tanpa tanda",
		    "tidak ada tanda", "tidak bertanda", "tidak diberi tanda",
		    "tidak diisi", "tidak terisi", "no mark", "unmarked") },
		{ .id = ".", .words = BK_WORDS("titik", "dot") },
		{ .id = "-", .words = BK_WORDS("strip", "setrip", "minus",
		    "dash", "hyphen") },
		{ .id = "*", .words = BK_WORDS("bintang", "asterisk") },
		{ .id = "+", .words = BK_WORDS("plus") },
		{ .words = NULL },
	},
};

/* Between a sign and what it means. */
const struct bk_vocabulary bk_vocabulary_legend_joints = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("berarti", "artinya", "dianggap",
		    "dihitung", "adalah", "menandakan", "menunjukkan",
		    "means", "counts as") },
		{ .words = NULL },
	},
};

/*
 * In a sheet of days, the one mark beside S, I and A, as is a star: whoever has
 * it came.
 */
const struct bk_vocabulary bk_vocabulary_lone_marks = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("M", "MSK", "MASUK", "Y", "YA", "YES",
		    "O", "OK", "HDR", "ADA", "TTD", "PARAF", "+",
		    "#", "_", "=", "\xe2\x88\x97", "\xe2\x81\x8e") },
		{ .words = NULL },
	},
};

/* Over a moment of something else than being there. */
const struct bk_vocabulary bk_vocabulary_not_there = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("*regist*", "*approv*", "*pendaftar*",
		    "*daftar pada*", "*created*", "meeting start*",
		    "meeting end*") },
		{ .words = NULL },
	},
};

/* Over answers whether somebody came. */
const struct bk_vocabulary bk_vocabulary_attended = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("*attended*", "*hadir*") },
		{ .words = NULL },
	},
};

/* Such an answer, where it is no. */
const struct bk_vocabulary bk_vocabulary_absences = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("no", "tidak") },
		{ .words = NULL },
	},
};
