/*
 * Words of names, families and referrals (vocabulary.h).
 */
#include "vocabulary.h"

#include "word.h"

/* Muhammad, as it is shortened; m only in front. */
const struct bk_vocabulary bk_vocabulary_muhammads = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("muh", "moh", "m", "md", "mhd", "muhamad",
		    "muhammad", "mohamad", "mohammad", "mochamad", "mochammad",
		    "moch", "muhammed", "mohammed", "mohamed", "muchamad",
		    "muchammad", "mukhammad", "mukhamad") },
		{ .words = NULL },
	},
};

/* In front of a name, and behind its comma; never all of it. */
const struct bk_vocabulary bk_vocabulary_titles = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("drs", "dra", "dr", "ir", "hj", "h", "sdr",
		    "sdri", "ananda", "kak", "bpk", "bapak", "ibu", "mr",
		    "mrs", "ms", "ust", "kh") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_degrees = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("s", "spd", "mpd", "st", "se", "sh",
		    "ssos", "skom", "sag", "ssi", "m", "mm", "msi", "pd",
		    "kom", "ag", "sos", "gr", "jr", "sr", "amd", "ext",
		    "guest", "tamu", "amdkom", "amdkep", "amdkeb", "skep",
		    "skm", "spsi", "spdi", "mpdi", "mkom", "mkes", "mt",
		    "lc") },
		{ .words = NULL },
	},
};

/* What a class begins with. */
const struct bk_vocabulary bk_vocabulary_grades = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("vii", "viii", "ix", "x", "xi", "xii",
		    "xiii", "7", "8", "9", "10", "11", "12", "kelas") },
		{ .words = NULL },
	},
};

/* In front of a class. */
const struct bk_vocabulary bk_vocabulary_class_words = {
	.fold = bk_fold,
	.match = BK_MATCH_FRONT,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kelas", "kls", "class") },
		{ .words = NULL },
	},
};

/* Beside a name, before a number or a class. */
const struct bk_vocabulary bk_vocabulary_list_labels = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kelas", "kls", "absen", "abs", "no",
		    "nomor", "nis") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_sexes = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_FEMALE, .words = BK_WORDS("p", "perempuan", "f",
		    "female", "wanita", "pr") },
		{ .means = BK_MALE, .words = BK_WORDS("l", "lakilaki", "lk",
		    "m", "male", "pria") },
		{ .words = NULL },
	},
};

/* Of a guardian; and the sex that it tells, or -1. */
const struct bk_vocabulary bk_vocabulary_relations = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MALE, .id = "father", .words = BK_WORDS("ayah",
		    "bapak", "father") },
		{ .means = BK_FEMALE, .id = "mother", .words = BK_WORDS("ibu",
		    "mother") },
		{ .means = BK_MALE, .id = "grandfather",
		    .words = BK_WORDS("kakek") },
		{ .means = BK_FEMALE, .id = "grandmother",
		    .words = BK_WORDS("nenek") },
		{ .means = BK_MALE, .id = "uncle",
		    .words = BK_WORDS("paman") },
		{ .means = BK_FEMALE, .id = "aunt",
		    .words = BK_WORDS("bibi") },
		{ .means = -1, .id = "sibling", .words = BK_WORDS("kakak") },
		{ .means = -1, .id = "guardian", .words = BK_WORDS("wali",
		    "guardian") },
		{ .words = NULL },
	},
};

/* Where a student lives. */
const struct bk_vocabulary bk_vocabulary_residences = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .id = "parents", .words = BK_WORDS("bersamaorangtua",
		    "orangtua") },
		{ .id = "relative", .words = BK_WORDS("wali") },
		{ .id = "boarding", .words = BK_WORDS("kost", "kos",
		    "asrama") },
		{ .id = "pesantren", .words = BK_WORDS("pesantren") },
		{ .id = "orphanage", .words = BK_WORDS("pantiasuhan") },
		{ .words = NULL },
	},
};

/* In a column of yes and no. */
const struct bk_vocabulary bk_vocabulary_yes = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("ya", "yes", "y", "1") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_no = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak", "no", "n", "t", "0", "bukan",
		    "false") },
		{ .words = NULL },
	},
};

/* "Budi (alm.)", and as a job. */
const struct bk_vocabulary bk_vocabulary_dead = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("alm", "almh", "almarhum", "almarhumah",
		    "meninggal", "deceased") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_jobless = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak bekerja") },
		{ .words = NULL },
	},
};

/* The status of those who are there no more. */
const struct bk_vocabulary bk_vocabulary_left = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("keluar", "pindah", "mutasi",
		    "mutasi keluar", "lulus", "alumni", "nonaktif",
		    "non aktif", "tidak aktif", "mengundurkan diri",
		    "putus sekolah", "drop out", "inactive", "graduated",
		    "transferred", "withdrawn", "left") },
		{ .words = NULL },
	},
};

/* And of those who are. */
const struct bk_vocabulary bk_vocabulary_enrolled = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("aktif", "active", "enrolled",
		    "belajar") },
		{ .means = 0, .words = BK_WORDS("terdaftar") },
		{ .words = NULL },
	},
};

/*
 * In what a teacher wrote, the rule of a referral; its own id is one of the
 * words. The first row that fits.
 */
const struct bk_vocabulary bk_vocabulary_rules = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .id = "rights", .words = BK_WORDS("rights*", "hak",
		    "kekerasan*", "bully*", "dibully*", "perundungan*",
		    "dirundung*", "pelecehan*", "diskriminasi*") },
		{ .id = "economic", .words = BK_WORDS("economic*", "ekonomi*",
		    "biaya*", "bekerja*", "miskin*", "uang*", "tidak mampu*",
		    "tunggakan*", "spp*", "phk*") },
		{ .id = "family", .words = BK_WORDS("family*", "keluarga*",
		    "orang tua*", "cerai*", "broken*", "yatim*") },
		{ .id = "behaviour", .words = BK_WORDS("behaviour*",
		    "behavior*", "perilaku*", "berkelahi*", "merokok*",
		    "bolos*", "membolos*", "terlambat*", "disiplin*",
		    "tata tertib*", "pelanggaran*") },
		{ .id = "achievement", .words = BK_WORDS("achievement*",
		    "prestasi*", "nilai*", "belajar*", "akademik*",
		    "remedial*", "tugas*") },
		{ .words = NULL },
	},
};

/* And the causes: all rows that fit. */
const struct bk_vocabulary bk_vocabulary_causes = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .id = "forgot", .words = BK_WORDS("forgot*", "lupa*") },
		{ .id = "boredom", .words = BK_WORDS("boredom*", "bosan*",
		    "jenuh*") },
		{ .id = "low_motivation", .words = BK_WORDS("low motivation*",
		    "motivasi*", "malas*") },
		{ .id = "health", .words = BK_WORDS("health*", "kesehatan*",
		    "sakit*") },
		{ .id = "network", .words = BK_WORDS("network*", "jaringan*",
		    "sinyal*", "kuota*", "internet*") },
		{ .id = "no_device", .words = BK_WORDS("no device*", "gawai*",
		    "ponsel*", "laptop*", "tidak punya hp*", "tidak ada hp*",
		    "perangkat*") },
		{ .id = "economic", .words = BK_WORDS("economic*", "ekonomi*",
		    "biaya*", "tidak mampu*") },
		{ .id = "job_loss", .words = BK_WORDS("job loss*", "phk*",
		    "kehilangan pekerjaan*", "menganggur*") },
		{ .id = "family", .words = BK_WORDS("family*", "keluarga*",
		    "orang tua*", "cerai*") },
		{ .id = "peers", .words = BK_WORDS("peers*", "teman*",
		    "pergaulan*") },
		{ .id = "distance", .words = BK_WORDS("distance*", "jarak*",
		    "jauh*") },
		{ .id = "terrain", .words = BK_WORDS("terrain*", "medan*",
		    "jalan rusak*") },
		{ .words = NULL },
	},
};

/* For no problem, where one is asked for. */
const struct bk_vocabulary bk_vocabulary_no_problem = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak ada", "tidak", "tdk ada", "tdk",
		    "tak ada", "gak ada", "ga ada", "nggak ada", "nihil",
		    "belum ada", "kosong", "none", "no", "n a", "na", "nil",
		    "nothing", "tidak ada masalah", "tidak ada kendala",
		    "aman", "baik", "baik baik saja", "0", "null",
		    "tidak ada permasalahan", "lancar", "sejauh ini tidak ada",
		    "alhamdulillah tidak ada", "no problem") },
		{ .words = NULL },
	},
};

/*
 * Words of an answer that names no problem: 0 says nothing by itself, 1 denies
 * one, 2 says that all is well.
 */
const struct bk_vocabulary bk_vocabulary_no_problem_words = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 0, .words = BK_WORDS("ada", "masalah",
		    "permasalahan", "kendala", "keluhan", "problem",
		    "problems", "saya", "kami", "punya", "mempunyai",
		    "memiliki", "sejauh", "ini", "saat", "untuk",
		    "sementara", "sekarang", "apa", "apapun", "yang",
		    "sama", "sekali", "bu", "pak", "kak", "alhamdulillah",
		    "terima", "kasih", "terimakasih", "hanya", "any", "so",
		    "far", "i", "have") },
		{ .means = 1, .words = BK_WORDS("tidak", "tdk", "tak", "gak",
		    "ga", "nggak", "ngga", "enggak", "belum", "tiada", "no",
		    "none", "not", "nothing", "nihil") },
		{ .means = 2, .words = BK_WORDS("baik", "aman", "lancar",
		    "semua", "semuanya", "saja", "fine", "good", "ok") },
		{ .words = NULL },
	},
};

/* Over what was done about a problem: the journal of an office. */
const struct bk_vocabulary bk_vocabulary_handled = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tindak lanjut", "tindakan", "penanganan",
		    "penyelesaian", "solusi", "layanan", "hasil", "konselor",
		    "pemecahan", "pelanggaran", "poin", "sanksi", "obat",
		    "follow up", "outcome", "action*", "solution"),
		    .without = BK_WORDS("diharapkan", "harapan") },
		{ .words = NULL },
	},
};
