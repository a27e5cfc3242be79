/*
 * Words of lists of students, and of what is none (vocabulary.h).
 */
#include "vocabulary.h"

#include "heading.h"

/* In a roster's longer headings: "ACADEMIC CLASS", "Nama Murid (A-Z)". */
const struct bk_vocabulary bk_vocabulary_roster_guesses = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_COL_CLASS, .words = BK_WORDS("class", "kelas",
		    "rombel"),
		    .without = BK_WORDS("wali kelas", "romawi", "asal",
		    "guru kelas", "ketua kelas", "lama", "sebelumnya",
		    "lalu", "tujuan", "previous", "old", "former") },
		{ .means = BK_COL_NAME, .words = BK_WORDS("nama"),
		    .with = BK_WORDS("siswa", "murid", "lengkap", "peserta"),
		    .without = BK_WORDS("wali kelas") },
		{ .means = BK_COL_NAME, .words = BK_WORDS("name"),
		    .with = BK_WORDS("student"),
		    .without = BK_WORDS("wali kelas") },
		{ .words = NULL },
	},
};

/* In a heading of a table that is no roster. */
const struct bk_vocabulary bk_vocabulary_no_rosters = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tugas*", "assignment*", "nilai*", "skor",
		    "score*", "grades", "mark", "marks", "uts", "uas", "pts",
		    "pas", "ulangan", "rata rata", "average", "minggu*",
		    "week*", "pertemuan*", "meeting*", "hadir*", "kehadiran",
		    "ketidakhadiran", "presensi*", "absensi*", "absen",
		    "attendance", "absences", "sakit", "izin", "ijin", "alpa",
		    "alpha", "alfa", "terlambat", "poin*", "point*",
		    "persentase", "timestamp", "cap waktu", "stempel waktu",
		    "waktu", "jam", "jumlah", "total", "tanda tangan", "ttd",
		    "paraf", "signature", "bayar*", "pembayaran*", "lunas",
		    "tagihan*", "pinjam*", "peminjaman", "login", "bulan",
		    "keperluan", "masalah", "permasalahan", "kasus",
		    "keluhan", "juz", "surah", "hafalan*",
		    "setoran*", "paid", "loan*", "predikat", "deskripsi",
		    "capaian*", "kkm", "kktp", "sikap", "peringkat",
		    "ranking", "rangking"),
		    .without = BK_WORDS("no absen", "nomor absen", "saudara",
		    "anak", "tempuh", "surat keputusan") },
		{ .words = BK_WORDS("januari", "februari", "maret", "april",
		    "mei", "juni", "juli", "agustus", "september", "oktober",
		    "november", "desember"),
		    .without = BK_WORDS("lahir") },
		{ .words = NULL },
	},
};

/* Above a table: it is no roster. */
const struct bk_vocabulary bk_vocabulary_no_titles = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("*hadir*", "presensi*", "*absensi*",
		    "absen", "attendance", "daftar nilai", "rekap nilai",
		    "leger", "ledger", "alumni", "lulusan", "daftar buku",
		    "data buku", "buku paket", "daftar barang", "data barang",
		    "inventaris", "daftar mata pelajaran", "daftar mapel",
		    "data mata pelajaran", "data mapel", "daftar ruang*") },
		{ .words = NULL },
	},
};

/* Over the class that somebody will be in, next year or after a move. */
const struct bk_vocabulary bk_vocabulary_classes_to_come = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("kelas baru", "rombel baru",
		    "kelas tujuan", "rombel tujuan", "ke kelas", "ke rombel",
		    "naik ke", "kelas selanjutnya", "kelas berikutnya",
		    "rombel selanjutnya", "new class", "next class",
		    "next grade", "to class", "promoted to"),
		    .without = BK_WORDS("jarak", "waktu") },
		{ .words = NULL },
	},
};

/* In a title or a name: a list of some students, not of a class. */
const struct bk_vocabulary bk_vocabulary_partials = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("remedial", "remidi", "pengayaan",
		    "binaan", "penerima", "beasiswa", "pengurus", "panitia",
		    "petugas", "juara", "pemenang", "kandidat", "calon",
		    "finalis", "delegasi", "denah", "tempat duduk", "pindah",
		    "kenaikan", "naik kelas",
		    "keluar", "mutasi", "drop out", "putus sekolah",
		    "tidak naik", "bermasalah", "berprestasi", "undangan",
		    "penjemput*", "pendaftar*", "ppdb", "spmb", "psb",
		    "terlambat",
		    "belum", "kip", "pip", "pkh", "kps", "kks", "pemegang",
		    "tidak mampu", "kurang mampu", "miskin", "yatim*",
		    "piatu", "mengikuti", "yang ikut", "ikut", "home visit",
		    "kunjungan*", "terpilih", "lolos", "seleksi", "olimpiade",
		    "osn", "antar jemput", "antarjemput", "disabilitas",
		    "inklusi", "berkebutuhan", "siswa putri", "siswa putra",
		    "siswi", "siswa perempuan", "siswa laki laki",
		    "santri putri", "santri putra", "beragama", "non muslim",
		    "nonmuslim", "agama kristen", "agama katolik",
		    "agama hindu", "agama buddha", "mukim", "daftar wali kelas",
		    "data wali kelas", "daftar guru", "data guru",
		    "ketua kelas", "pengurus kelas") },
		{ .words = BK_WORDS("peserta"),
		    .without = BK_WORDS("peserta didik") },
		{ .words = BK_WORDS("anggota"),
		    .without = BK_WORDS("rombel", "rombongan", "kelas") },
		{ .words = NULL },
	},
};

/* In a title, or a file's name: a list of who is enrolled. */
const struct bk_vocabulary bk_vocabulary_roster_titles = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("data siswa", "daftar siswa",
		    "daftar nama siswa", "daftar nama", "data murid",
		    "daftar murid", "data santri", "daftar santri",
		    "data peserta didik", "daftar peserta didik",
		    "daftar kelas", "data kelas", "siswa kelas", "siswa",
		    "murid", "santri", "peserta didik", "biodata",
		    "buku induk", "dapodik", "emis", "rombel",
		    "rombongan belajar", "student*", "class list",
		    "roster", "enrolment", "enrollment"),
		    .without = BK_WORDS("kegiatan", "kelompok", "jadwal",
		    "pembagian", "ukuran", "pilihan") },
		{ .words = NULL },
	},
};

/* Over what a list of who is enrolled may tell beside names and classes. */
const struct bk_vocabulary bk_vocabulary_roster_extras = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("agama", "religion", "anak ke", "saudara",
		    "nik", "kk", "akta", "kewarganegaraan", "nationality",
		    "suku", "asal sekolah", "sekolah asal", "asal smp",
		    "jalur", "jurusan", "program*", "kompetensi*",
		    "konsentrasi*", "angkatan", "tahun*", "thn", "year",
		    "semester", "tingkat", "jenjang", "fase", "grade",
		    "kelas", "romawi", "paralel", "homeroom*", "rt", "rw",
		    "dusun",
		    "kode pos", "provinsi", "kabupaten", "kota", "foto",
		    "photo*", "qr*", "rfid", "barcode", "uid", "nfc*",
		    "sidik jari", "fingerprint*", "id", "kode", "uuid",
		    "skhun", "ijazah", "peserta un", "panggilan",
		    "nama panggilan", "nickname", "usia", "umur", "age",
		    "email", "surel", "sekolah",
		    "school", "npsn", "unnamed"),
		    .without = BK_WORDS("tujuan", "pilihan", "piket",
		    "ketua", "uang", "kas", "nilai") },
		{ .words = NULL },
	},
};

/* Over numbers that a list of students may have. */
const struct bk_vocabulary bk_vocabulary_measures = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("umur", "usia", "age", "berat*", "bb",
		    "tinggi*", "tb", "imt", "lingkar*", "rt", "rw", "rt rw",
		    "anak ke", "saudara", "angkatan", "tahun", "year",
		    "tingkat", "grade", "jenjang", "semester", "fase",
		    "urut", "absen", "induk", "kode", "id", "jurusan",
		    "kelas", "rombel", "kelompok", "unnamed") },
		{ .words = NULL },
	},
};

/* Under a heading: whether somebody did something already, or passed. */
const struct bk_vocabulary bk_vocabulary_done = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("sudah", "lunas", "selesai",
		    "done", "tuntas", "lulus", "naik", "naikkelas") },
		{ .means = 0, .words = BK_WORDS("belum", "belumlunas",
		    "belumselesai", "belumtuntas", "notyet", "tidaklulus",
		    "tidaknaik", "tinggalkelas") },
		{ .words = NULL },
	},
};

/* Over the day or year on which somebody left the school. */
const struct bk_vocabulary bk_vocabulary_leavings = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tahun lulus", "tanggal lulus",
		    "tgl lulus", "thn lulus", "lulus tahun", "alumni",
		    "graduation*", "year graduated") },
		{ .words = NULL },
	},
};

/* Over counts or grades, one subject per column. */
const struct bk_vocabulary bk_vocabulary_subjects = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("matematika", "mtk", "matematika wajib",
		    "matematika peminatan", "fisika", "kimia", "biologi",
		    "bahasa indonesia", "b indonesia", "bhs indonesia",
		    "b indo", "bind", "bahasa inggris", "b inggris",
		    "bhs inggris", "bing", "b ing", "pai", "pabp", "pkn",
		    "ppkn", "pendidikan agama", "pendidikan pancasila",
		    "sejarah", "sejarah indonesia", "ekonomi", "geografi",
		    "sosiologi", "antropologi", "seni budaya", "sbk", "pjok",
		    "penjas", "penjaskes", "penjasorkes", "ipa", "ips",
		    "prakarya", "pkwu", "informatika", "tik",
		    "bahasa daerah", "bahasa jawa", "b jawa", "mulok",
		    "muatan lokal", "bahasa arab", "quran hadits", "fiqih",
		    "fikih", "akidah akhlak", "aqidah akhlak", "ski",
		    "mathematics", "math", "maths", "physics", "chemistry",
		    "biology", "english", "history", "geography",
		    "economics", "science") },
		{ .words = NULL },
	},
};

/* Over what is signed. */
const struct bk_vocabulary bk_vocabulary_signatures = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tanda tangan", "ttd", "paraf",
		    "signature") },
		{ .words = NULL },
	},
};

/* Over remarks. */
const struct bk_vocabulary bk_vocabulary_remarks = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("keterangan", "ket", "catatan", "remark",
		    "remarks", "notes") },
		{ .words = NULL },
	},
};

/* Over days that a roster may have. */
const struct bk_vocabulary bk_vocabulary_roster_days = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("lahir*", "birth", "dob", "ttl", "masuk",
		    "diterima", "terdaftar", "registrasi", "enrolled",
		    "enrolment", "enrollment", "entry", "admission", "lulus",
		    "akta", "ijazah", "tmt", "daftar", "bergabung",
		    "created at", "updated at", "dibuat", "diperbarui",
		    "unnamed") },
		{ .words = NULL },
	},
};

/* Over the number in a list. */
const struct bk_vocabulary bk_vocabulary_list_numbers = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("no", "nomor", "no urut", "nomor urut",
		    "no absen", "nomor absen", "number", "urut", "abs") },
		{ .words = NULL },
	},
};

/* In a heading of a telephone, or of a parent. */
const struct bk_vocabulary bk_vocabulary_contacts = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("hp", "telp*", "telepon*", "telefon*",
		    "tlp", "wa", "whatsapp", "phone", "handphone", "mobile",
		    "kontak", "contact") },
		{ .words = BK_WORDS("ayah", "ibu", "wali", "orang tua",
		    "orangtua", "ortu", "father*", "mother*", "parent*",
		    "guardian*"),
		    .without = BK_WORDS("wali kelas", "status", "pendidikan",
		    "penghasilan", "tahun", "nik", "lahir", "kebutuhan",
		    "agama", "kelas") },
		{ .words = NULL },
	},
};

/* In the heading of a parent's telephone. */
const struct bk_vocabulary bk_vocabulary_kin = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("ayah", "ibu", "bapak", "wali",
		    "orang tua", "orangtua", "ortu", "father*", "mother*",
		    "parent*", "guardian*") },
		{ .words = NULL },
	},
};

/* Over groups of columns of one parent. */
const struct bk_vocabulary bk_vocabulary_parent_groups = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_FATHER, .words = BK_WORDS("data ayah", "ayah") },
		{ .means = BK_MOTHER, .words = BK_WORDS("data ibu", "ibu") },
		{ .means = BK_GUARDIAN_OF, .words = BK_WORDS("data wali",
		    "wali") },
		{ .words = NULL },
	},
};

/* And under them. */
const struct bk_vocabulary bk_vocabulary_group_columns = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_PARENT_NAME, .words = BK_WORDS("nama") },
		{ .means = BK_PARENT_JOB, .words = BK_WORDS("pekerjaan") },
		{ .words = NULL },
	},
};

/* In a heading of one parent's own. */
const struct bk_vocabulary bk_vocabulary_parents = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_FATHER, .words = BK_WORDS("ayah", "father") },
		{ .means = BK_MOTHER, .words = BK_WORDS("ibu", "mother") },
		{ .words = NULL },
	},
};

/* And what it holds. */
const struct bk_vocabulary bk_vocabulary_parent_columns = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_PARENT_JOB, .words = BK_WORDS("pekerjaan",
		    "occupation") },
		{ .means = BK_PARENT_PHONE, .words = BK_WORDS("hp", "wa",
		    "telepon", "telp", "whatsapp", "phone") },
		{ .words = NULL },
	},
};
