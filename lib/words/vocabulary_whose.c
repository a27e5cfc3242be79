/*
 * Words that say whose presence marks tell, and at what (vocabulary.h).
 */
#include "vocabulary.h"

/*
 * In the topic of a call, or its file's name: no lesson, though students'
 * accounts may be in it. "Rapat" alone is any call.
 */
const struct bk_vocabulary bk_vocabulary_adult_calls = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .id = "a list of parents",
		    .words = BK_WORDS("rapat orang tua", "rapat orangtua",
		    "rapat ortu", "rapat wali murid", "rapat wali siswa",
		    "rapat komite", "rapat dengan orang tua",
		    "rapat dengan wali murid", "pertemuan orang tua",
		    "pertemuan orangtua", "pertemuan wali murid",
		    "pertemuan wali siswa", "undangan orang tua",
		    "undangan wali murid", "sosialisasi orang tua",
		    "sosialisasi wali murid", "parenting",
		    "pembagian rapor", "pengambilan rapor",
		    "pembagian raport", "pengambilan raport",
		    "parent meeting", "parents meeting",
		    "parent teacher", "parents evening") },
		{ .id = "a list of teachers",
		    .words = BK_WORDS("rapat guru", "rapat dewan guru",
		    "rapat dinas", "rapat staf", "rapat pleno",
		    "rapat wali kelas", "teacher meeting",
		    "teachers meeting", "staff meeting") },
		{ .id = "a list of an activity beside lessons",
		    .words = BK_WORDS("rapat osis", "rapat pengurus",
		    "rapat panitia", "rapat mpk") },
		{ .words = NULL },
	},
};

/* Over what somebody had to do, or who wrote a row down. */
const struct bk_vocabulary bk_vocabulary_duty_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("petugas", "nama petugas",
		    "petugas upacara", "bertugas", "yang bertugas", "tugas",
		    "peran", "sebagai", "bagian", "pengisi", "pemateri",
		    "pembicara", "duty", "on duty") },
		{ .words = NULL },
	},
};

/* In such a column: who writes rows down. */
const struct bk_vocabulary bk_vocabulary_recorders = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("bu", "ibu", "pak", "bapak", "bpk", "guru",
		    "ustadz", "ustad", "ustadzah", "ust", "mr", "mrs", "ms",
		    "drs", "dra", "hj", "admin*", "operator", "piket",
		    "satpam", "tata usaha", "tu", "wali kelas",
		    "system", "sistem") },
		{ .words = NULL },
	},
};

/* What a student does when others listen, or sweep. */
const struct bk_vocabulary bk_vocabulary_duties = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kultum", "ceramah", "khutbah", "imam",
		    "khatib", "khotib", "muadzin", "muazin", "muadzzin",
		    "bilal", "adzan", "azan", "mc", "protokol", "dirigen",
		    "pengibar", "pengibar bendera", "pembaca doa",
		    "pembaca uud", "pembaca pancasila", "pembaca alquran",
		    "pembaca al quran", "pemimpin upacara",
		    "komandan upacara", "lektor", "pemazmur", "kolekte",
		    "menyapu", "mengepel", "kebersihan",
		    "sapu", "pel", "buang sampah", "membuang sampah",
		    "hapus papan tulis", "menghapus papan tulis",
		    "lap kaca", "siram tanaman", "menyiram tanaman") },
		{ .words = NULL },
	},
};

/* Where a school has a machine, and nobody a lesson. */
const struct bk_vocabulary bk_vocabulary_places = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("perpustakaan", "perpus", "library",
		    "kantin", "canteen", "koperasi", "uks", "masjid",
		    "mushola", "musholla", "musala", "mushalla", "asrama"),
		    .without = BK_WORDS("gerbang", "gate", "pintu gerbang") },
		{ .words = NULL },
	},
};

/* Over where somebody was scanned. */
const struct bk_vocabulary bk_vocabulary_place_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("pintu", "gate", "gerbang", "lokasi",
		    "location", "tempat", "pos", "device*", "mesin", "alat",
		    "terminal", "ruang*", "area", "titik", "place", "reader",
		    "unit", "nama mesin") },
		{ .words = NULL },
	},
};

/* Over the name of a parent, however it is put. */
const struct bk_vocabulary bk_vocabulary_parent_names = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("orang tua", "orangtua", "ortu",
		    "wali murid", "wali siswa", "ayah", "ibu", "parent*",
		    "guardian*", "father", "mother"),
		    .without = BK_WORDS("hp", "telp", "telepon", "wa",
		    "whatsapp", "phone", "kontak", "alamat", "pekerjaan",
		    "status", "pendidikan", "penghasilan", "nik", "lahir",
		    "guru", "kelas", "email", "address", "job",
		    "dikirim", "terkirim", "kirim", "notif", "notifikasi",
		    "pesan", "sms", "info", "dihubungi", "hubungi",
		    "laporan", "lapor", "sent", "notified", "informed") },
		{ .words = NULL },
	},
};

/* A signature, or somebody, in the place of a parent who came. */
const struct bk_vocabulary bk_vocabulary_parents_signed = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("mewakili", "diwakili", "perwakilan",
		    "wakil orang tua", "pendamping", "tamu undangan") },
		{ .words = BK_WORDS("ttd", "tanda tangan", "paraf",
		    "signature"),
		    .with = BK_WORDS("orang tua", "orangtua", "ortu", "wali",
		    "wali murid", "ayah", "ibu", "parent", "guardian"),
		    .without = BK_WORDS("wali kelas") },
		{ .words = NULL },
	},
};

/* Over what people came to, row by row. */
const struct bk_vocabulary bk_vocabulary_event_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("acara", "agenda", "kegiatan", "aktivitas",
		    "event", "activity", "jenis", "kategori", "category",
		    "grup", "group", "kelompok", "unit", "cabang", "bidang",
		    "layanan", "program") },
		{ .words = NULL },
	},
};

/*
 * Over what nobody has who comes to lessons: with an id, whatever the marks
 * are; else beside marks that tell who was there or not, and no more.
 */
const struct bk_vocabulary bk_vocabulary_appointments = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .id = "a list of an activity beside lessons",
		    .words = BK_WORDS("pembina", "pelatih", "coach"),
		    .without = BK_WORDS("apel", "upacara", "akademik") },
		{ .words = BK_WORDS("konselor", "counsellor", "counselor",
		    "guru bk", "masalah", "permasalahan", "pewawancara",
		    "interviewer", "janji", "janji temu", "appointment*",
		    "antrian", "antrean", "queue", "dosis", "dose", "asal smp",
		    "asal sd", "asal mts", "sekolah asal", "narasumber",
		    "pemateri", "trainer", "loket", "yang datang",
		    "jam wawancara", "jam konseling", "ruang konseling",
		    "topik konseling", "armada", "sopir", "supir", "driver",
		    "titik jemput", "tempat jemput", "jemputan", "halte",
		    "rute", "no bus", "nomor bus", "kode bus") },
		{ .words = NULL },
	},
};

/* Over the name of an event. */
const struct bk_vocabulary bk_vocabulary_events = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("acara", "nama acara", "jenis acara",
		    "agenda", "kegiatan", "nama kegiatan", "jenis kegiatan",
		    "event", "event name", "nama event", "activity") },
		{ .words = NULL },
	},
};

/* Under it: no event, but school. */
const struct bk_vocabulary bk_vocabulary_school_days = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kbm", "pbm", "belajar", "pembelajaran",
		    "pelajaran", "masuk", "sekolah", "kelas", "harian",
		    "apel pagi", "tatap muka", "daring", "luring", "lesson*",
		    "class", "school", "teori", "praktik*", "praktek") },
		{ .words = NULL },
	},
};

/* In a title or a name: what parents come to. */
const struct bk_vocabulary bk_vocabulary_parent_events = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("rapat", "undangan", "panggilan",
		    "pemanggilan", "komite", "pengambilan", "pembagian",
		    "rapor", "raport", "parenting", "sosialisasi",
		    "pertemuan wali", "pertemuan orang tua",
		    "parent meeting", "parents meeting") },
		{ .words = NULL },
	},
};

/* Where somebody works at a school, who is no student. */
const struct bk_vocabulary bk_vocabulary_staff_units = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("guru", "wali kelas", "pegawai",
		    "karyawan", "karyawati", "staf", "staff", "tata usaha",
		    "tu", "tendik", "gtk", "ptk", "gtt", "ptt", "satpam",
		    "security", "pustakawan", "laboran", "penjaga",
		    "kepala sekolah", "wakasek", "bendahara", "operator",
		    "teacher*", "employee*"),
		    .without = BK_WORDS("siswa", "murid", "anak") },
		{ .words = NULL },
	},
};

/* Over where somebody works, or what as. */
const struct bk_vocabulary bk_vocabulary_staff_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("jabatan", "departemen", "departement",
		    "department", "dept", "bagian", "divisi", "unit",
		    "position", "role", "group", "grup", "kategori", "status",
		    "organisasi", "organization"),
		    .without = BK_WORDS("kehadiran", "absen", "hadir") },
		{ .words = NULL },
	},
};
