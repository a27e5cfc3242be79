/*
 * Words that say what kind of list a file is (vocabulary.h).
 */
#include "vocabulary.h"

/*
 * In a heading, a title, a sheet's or file's name: a list of attendance.
 * "No. Absen" is the number in the class's list.
 */
const struct bk_vocabulary bk_vocabulary_attendance = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("*hadir*", "presensi*", "presence",
		    "*absensi*", "absen", "absent*", "absence*", "attend*",
		    "tidak masuk", "berhalangan"),
		    .without = BK_WORDS("no absen", "nomor absen",
		    "no urut absen", "nomor urut absen") },
		{ .words = NULL },
	},
};

/*
 * In a title or a name: a list of who was not there, in which a tick is no sign
 * of presence.
 */
const struct bk_vocabulary bk_vocabulary_absence_lists = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("ketidakhadiran", "tidak hadir",
		    "tidak masuk", "tidak berangkat", "alpa", "alpha", "alfa",
		    "mangkir", "bolos", "membolos", "berhalangan",
		    "absence*", "absent*", "absentee*"),
		    .without = BK_WORDS("rekap kehadiran", "daftar hadir",
		    "hadir dan", "kehadiran dan", "hadir sakit") },
		{ .words = NULL },
	},
};

/* Over names without a status: these were there. */
const struct bk_vocabulary bk_vocabulary_present_lists = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("daftar hadir", "daftar kehadiran",
		    "list hadir", "list kehadiran", "list yang hadir",
		    "nama yang hadir", "siswa yang hadir", "yang hadir",
		    "siswa hadir"),
		    .without = BK_WORDS("tidak", "belum") },
		{ .words = NULL },
	},
};

/* Beside such a word: of others than students, or what somebody thinks. */
const struct bk_vocabulary bk_vocabulary_opinions = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("guru", "dosen", "pegawai", "karyawan",
		    "orang tua", "orangtua", "ortu", "wali murid",
		    "wali siswa", "narasumber", "pelatih", "teacher*",
		    "parent*", "kesediaan", "bersedia", "kesanggupan",
		    "konfirmasi", "rencana", "akan hadir", "di acara",
		    "dalam acara", "pada acara", "hadir acara",
		    "menghadiri", "undangan", "confirm*", "rsvp", "will you",
		    "bagaimana", "seberapa", "menurut", "sering", "seringkah",
		    "jarang", "pernah", "pernahkah", "selalu", "setuju",
		    "suka", "senang", "often", "ever", "always",
		    "mengapa", "kenapa", "pendapat", "tanggapan", "kesan",
		    "how", "why", "opinion", "rate") },
		{ .words = NULL },
	},
};

/*
 * And what else it may be, as messages call it; what is found first counts.
 * bk_kind says where the words have to stand.
 */
const struct bk_vocabulary bk_vocabulary_kinds = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_KIND_DUMP, .id = "the dump of a database",
		    .words = BK_WORDS("deleted at", "is deleted") },
		{ .means = BK_KIND_ANY, .id = "a list of loans",
		    .words = BK_WORDS("pinjam*", "peminjam*", "dipinjam",
		    "pengembalian", "borrow*", "loan*", "tanggal kembali",
		    "tgl kembali", "harus kembali", "judul buku", "kode buku",
		    "return date") },
		{ .means = BK_KIND_ANY, .id = "a list of exit permits",
		    .words = BK_WORDS("keperluan", "jam kembali",
		    "izin keluar", "ijin keluar", "waktu kembali",
		    "izin meninggalkan", "exit permit*", "izin pulang",
		    "ijin pulang", "pulang cepat", "pulang awal",
		    "buku izin") },
		{ .means = BK_KIND_ANY, .id = "a list of visits",
		    .words = BK_WORDS("buku tamu", "daftar tamu", "pengunjung",
		    "kunjung*", "visit*", "perpustakaan", "perpus",
		    "uks", "kantin", "koperasi", "tamu", "parkir",
		    "lab komputer", "log lab", "warnet",
		    "library", "canteen") },
		{ .means = BK_KIND_ANY, .id = "a list of payments",
		    .words = BK_WORDS("*bayar*", "iuran", "uang kas", "kas",
		    "kas kelas", "kas siswa", "spp", "tagihan", "tunggakan",
		    "lunas", "nominal", "angsuran", "cicilan", "tabungan",
		    "infaq", "infak", "sedekah", "shodaqoh", "donasi",
		    "gaji", "honor", "honorarium", "upah", "payroll",
		    "payment*", "paid", "invoice*", "keuangan") },
		{ .means = BK_KIND_ANY, .id = "a list of memorised verses",
		    .words = BK_WORDS("tahfi*", "*hafal*", "setoran",
		    "setor", "muroja*", "juz", "surah", "ayat", "tilawah",
		    "tadarus", "tadarrus", "mengaji", "tahsin",
		    "memorization", "memorisation") },
		{ .means = BK_KIND_PRAYERS, .id = "a list of prayers",
		    .words = BK_WORDS("sholat", "shalat", "salat", "solat",
		    "dhuha", "duha", "tahajud", "tahajjud", "subuh", "shubuh",
		    "zuhur", "dzuhur", "dhuhur", "zhuhur", "ashar", "maghrib",
		    "magrib", "isya", "ibadah", "mutaba*", "puasa",
		    "tarawih", "prayer*") },
		{ .means = BK_KIND_PRAYERS, .id = "a list of habits",
		    .words = BK_WORDS("bangun pagi", "beribadah",
		    "berolahraga", "tidur cepat", "gemar belajar",
		    "bermasyarakat", "kebiasaan", "kaih") },
		{ .means = BK_KIND_PRAYERS, .id = "a list of teachers",
		    .words = BK_WORDS("hadir guru", "kehadiran guru",
		    "presensi guru", "absensi guru", "absen guru",
		    "hadir pegawai", "presensi pegawai", "absensi pegawai",
		    "kehadiran pegawai", "hadir karyawan",
		    "presensi karyawan", "absensi karyawan",
		    "hadir dosen", "hadir staf", "rapat guru",
		    "hadir ptk", "presensi ptk", "teacher attendance",
		    "staff attendance") },
		{ .means = BK_KIND_PRAYERS, .id = "a list of parents",
		    .words = BK_WORDS("hadir orang tua", "hadir orangtua",
		    "hadir ortu", "hadir wali murid", "hadir wali siswa",
		    "rapat orang tua", "rapat orangtua", "rapat wali murid",
		    "rapat wali siswa", "kehadiran orang tua",
		    "kehadiran orangtua", "kehadiran ortu",
		    "kehadiran wali murid", "kehadiran wali siswa",
		    "pertemuan orang tua",
		    "pertemuan wali murid", "undangan orang tua") },
		{ .means = BK_KIND_ACTIVITY,
		    .id = "a list of an activity beside lessons",
		    .words = BK_WORDS("ekskul", "eskul", "ekstrakurikuler",
		    "extrakurikuler", "ekstra kurikuler", "extracurricular*",
		    "pramuka", "paskibra*", "osis", "mpk", "pmr", "rohis",
		    "kajian", "pengajian", "ngaji", "kultum",
		    "vaksin*",
		    "imunisasi", "lomba",
		    "wisuda", "perpisahan", "study tour", "studi tour",
		    "karya wisata", "bakti sosial", "donor darah",
		    "buka bersama", "seminar", "webinar", "workshop",
		    "bimbel", "bimbingan belajar", "les", "les privat",
		    "panitia", "kepanitiaan", "pengurus", "gladi*",
		    "pentas seni", "pensi", "class meeting",
		    "classmeeting", "basket", "futsal", "voli", "pencak*",
		    "karate", "taekwondo", "paduan suara", "marching*",
		    "drumband", "drum band", "hadroh", "marawis", "kir",
		    "english club", "kemah", "perkemahan",
		    "asrama", "pesantren kilat",
		    "rapat osis", "hadir rapat", "absensi rapat",
		    "presensi rapat", "asal sekolah", "asal instansi",
		    "instansi", "unit kerja", "remedial", "remidi",
		    "pemanggilan", "panggilan orang tua",
		    "panggilan orangtua", "panggilan ortu",
		    "nonton bareng", "nobar", "senam", "jalan sehat",
		    "konselor sebaya", "bimtek", "lokakarya", "pelatihan",
		    "diklat", "kerja bakti", "gotong royong", "pilketos",
		    "pemilos", "evoting", "e voting",
		    "no pendaftaran", "nomor pendaftaran",
		    "konseling individu*",
		    "konseling kelompok", "konseling perorangan",
		    "misa", "kebaktian", "persekutuan", "sekolah minggu",
		    "katekese", "komuni", "krisma", "retret", "retreat",
		    "rekoleksi", "sanggar", "klub", "club", "robotik*",
		    "olimpiade", "osn", "ksn", "o2sn", "fls2n", "kompetisi",
		    "turnamen", "pertandingan", "reuni", "outbound",
		    "antar jemput", "antarjemput", "jemputan") },
		{ .means = BK_KIND_ANY, .id = "a list of what was watched",
		    .words = BK_WORDS("watch time", "watched", "ditonton",
		    "menonton", "waktu tonton") },
		{ .means = BK_KIND_ANY, .id = "a list of things that broke",
		    .words = BK_WORDS("barang", "kerusakan", "inventaris",
		    "fasilitas", "sarana", "peralatan", "perangkat") },
		{ .means = BK_KIND_ANY, .id = "a vote",
		    .words = BK_WORDS("kandidat", "paslon", "candidate*") },
		{ .means = BK_KIND_TITLE, .id = "a list of who came late",
		    .words = BK_WORDS("terlambat", "keterlambatan", "telat",
		    "kesiangan", "latecomer*", "late comers",
		    "late arrival*", "tardy", "tardies") },
		{ .means = BK_KIND_TITLE, .id = "a timetable",
		    .words = BK_WORDS("jadwal", "timetable", "time table",
		    "schedule", "roster pelajaran") },
		{ .means = BK_KIND_ANY, .id = "a list of last logins",
		    .words = BK_WORDS("last login", "login terakhir",
		    "terakhir login", "last access*", "akses terakhir",
		    "terakhir diakses", "last sign in", "last active",
		    "terakhir aktif", "last activity", "last logon",
		    "waktu login", "login time", "riwayat login",
		    "aktivitas terakhir", "last log in", "last seen",
		    "terakhir dilihat") },
		{ .means = BK_KIND_TITLE, .id = "a list of logins",
		    .words = BK_WORDS("login", "log in", "logins") },
		{ .means = BK_KIND_ANY, .id = "a log of what was clicked",
		    .words = BK_WORDS("event context", "user agent",
		    "affected user", "konteks peristiwa",
		    "nama peristiwa") },
		{ .means = BK_KIND_DUMP, .id = "a list of grades",
		    .words = BK_WORDS("last downloaded from this course",
		    "terakhir diunduh dari kursus ini",
		    "course total", "total kursus") },
		{ .means = BK_KIND_TITLE, .id = "a survey",
		    .words = BK_WORDS("survei", "survey", "angket",
		    "kuesioner", "kuisioner", "questionnaire", "polling",
		    "poll", "jajak pendapat", "akpd", "umpan balik",
		    "feedback", "sosiometri", "voting", "pemungutan suara") },
		{ .means = BK_KIND_ANY, .id = "a list of orders",
		    .words = BK_WORDS("pesanan", "pemesanan", "orders",
		    "jumlah pesan", "harga", "katering", "catering") },
		{ .means = BK_KIND_ANY, .id = "a list of breaches of rules",
		    .words = BK_WORDS("pelanggaran", "poin pelanggaran",
		    "violation*", "tata tertib", "tatib", "kejadian",
		    "insiden", "incident*", "jenis poin", "sanksi",
		    "hukuman") },
		{ .means = BK_KIND_FORM, .id = "a quiz",
		    .words = BK_WORDS("skor", "score", "kuis", "quiz",
		    "ulangan", "ujian", "tryout", "try out") },
		{ .means = BK_KIND_FORM, .id = "a list of grades",
		    .words = BK_WORDS("nilai*", "grade", "grades", "points",
		    "rapor", "raport", "leger", "ledger") },
		{ .means = BK_KIND_FORM, .id = "a list of assignments",
		    .words = BK_WORDS("tugas", "pengumpulan", "assignment*",
		    "pekerjaan rumah", "homework") },
		{ .means = BK_KIND_FORM, .id = "a list of uploads",
		    .words = BK_WORDS("upload*", "unggah*", "mengunggah",
		    "kirim file", "lampirkan", "file") },
		{ .means = BK_KIND_FORM, .id = "a list of orders",
		    .words = BK_WORDS("pesan", "memesan", "ukuran", "order",
		    "size") },
		{ .means = BK_KIND_EVENT,
		    .id = "a list of something else that people come to",
		    .words = BK_WORDS("panggilan", "wawancara", "interview",
		    "petugas", "piket kelas", "piket kebersihan",
		    "regu piket", "latihan", "psikotes", "seleksi", "audisi",
		    "pemilih*", "pengambilan",
		    "shift", "haid", "kelengkapan", "atribut", "seragam",
		    "razia", "skrining", "screening",
		    "pengayaan",
		    "counselling session*", "counseling session*") },
		{ .means = BK_KIND_EVENT,
		    .id = "a list of something else that people come to",
		    .words = BK_WORDS("konseling"),
		    .without = BK_WORDS("bimbingan", "bk", "layanan",
		    "guru") },
		{ .words = NULL },
	},
};

/* Over the points that a breach of the rules costs. */
const struct bk_vocabulary bk_vocabulary_breach_points = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("poin", "point", "skor poin",
		    "jumlah poin", "bobot poin", "poin minus",
		    "poin negatif", "pengurangan poin", "demerit",
		    "demerit points") },
		{ .words = NULL },
	},
};

/* What is said of work that was handed in, and of who came. */
const struct bk_vocabulary bk_vocabulary_punctual = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tepat waktu", "on time", "ontime",
		    "terlambat", "telat", "late") },
		{ .words = NULL },
	},
};

/* Over the name of a piece of work. */
const struct bk_vocabulary bk_vocabulary_task_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tugas*", "assignment*", "homework",
		    "pekerjaan rumah", "pr", "pengumpulan", "submission*",
		    "laporan", "proyek") },
		{ .words = NULL },
	},
};

/* Of the sick room (UKS). */
const struct bk_vocabulary bk_vocabulary_health_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("keluhan", "obat*", "suhu", "diagnos*",
		    "gejala", "tensi", "symptom*", "medicine", "medication",
		    "temperature") },
		{ .words = NULL },
	},
};

/* Over what was reached in a quiz. */
const struct bk_vocabulary bk_vocabulary_scores = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("skor", "score", "total score",
		    "accuracy", "akurasi", "correct", "incorrect", "benar",
		    "salah", "jawaban benar", "correct answers",
		    "incorrect answers") },
		{ .words = NULL },
	},
};

/* Over grades of single works and tests, in a list that weighs them. */
const struct bk_vocabulary bk_vocabulary_grade_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("nilai*", "na", "uts", "uas", "pts", "pas",
		    "pat", "uh", "uh1", "uh2", "uh3", "ulangan", "quiz",
		    "kuis", "tugas*", "tugas1", "tugas2", "tugas3", "ujian",
		    "sikap", "keaktifan", "praktik", "praktikum", "proyek",
		    "rata rata", "average", "grade", "grades", "final",
		    "midterm", "exam", "assignment*", "homework") },
		{ .words = NULL },
	},
};

/*
 * What became of a request for leave; 1 where it was not granted, or not yet.
 */
const struct bk_vocabulary bk_vocabulary_requests = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("ditolak", "menunggu",
		    "menunggu persetujuan", "menunggu konfirmasi", "pending",
		    "diproses", "proses", "belum disetujui",
		    "belum diverifikasi", "tidak disetujui", "diajukan",
		    "dibatalkan", "rejected", "declined", "denied", "waiting",
		    "submitted", "cancelled", "canceled") },
		{ .means = 0, .words = BK_WORDS("disetujui", "diterima",
		    "diizinkan", "diverifikasi", "terverifikasi", "disahkan",
		    "approved", "accepted", "granted", "verified") },
		{ .words = NULL },
	},
};

/* In a heading: of which half of the school year. */
const struct bk_vocabulary bk_vocabulary_semester_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("smt1", "smt 1", "sem1",
		    "sem 1", "semester1", "semester 1", "smt i", "semester i",
		    "ganjil", "gasal") },
		{ .means = 2, .words = BK_WORDS("smt2", "smt 2", "sem2",
		    "sem 2", "semester2", "semester 2", "smt ii",
		    "semester ii", "genap") },
		{ .words = NULL },
	},
};

/* Over the last day of a leave that has a first one. */
const struct bk_vocabulary bk_vocabulary_span_ends = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("sampai tanggal", "sampai tgl", "sampai",
		    "s d", "s d tanggal", "sd", "hingga", "hingga tanggal",
		    "tanggal selesai", "tgl selesai", "tanggal akhir",
		    "tgl akhir", "tanggal berakhir", "selesai", "akhir izin",
		    "end date", "to date", "until", "date to") },
		{ .words = NULL },
	},
};

/* Over the columns of Moodle's report on a quiz. */
const struct bk_vocabulary bk_vocabulary_quiz_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = 0, .words = BK_WORDS("started on", "started",
		    "dimulai pada", "mulai pada", "waktu mulai", "dimulai",
		    "start time", "mulai") },
		{ .means = 1, .words = BK_WORDS("time taken",
		    "waktu yang digunakan", "waktu yang dihabiskan",
		    "lama pengerjaan", "waktu pengerjaan", "duration",
		    "durasi", "completed", "completion time",
		    "time spent") },
		{ .means = 2, .words = BK_WORDS("grade*", "nilai*", "score",
		    "skor", "points", "total points") },
		{ .words = NULL },
	},
};
