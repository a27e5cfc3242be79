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
		    "kajian", "pengajian", "ngaji", "vaksin*",
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
		    "kerja bakti", "gotong royong", "pilketos", "pemilos",
		    "evoting", "e voting",
		    "no pendaftaran", "nomor pendaftaran",
		    "konseling individu*",
		    "konseling kelompok", "konseling perorangan") },
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
		    "pemilih*", "pembagian", "pengambilan",
		    "shift", "haid", "kelengkapan", "atribut", "seragam",
		    "razia", "skrining", "screening",
		    "olimpiade", "osn", "kompetisi", "turnamen",
		    "pertandingan", "reuni", "outbound", "pengayaan",
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

/*
 * Over the columns of a meeting's report, and in its lists of who came and
 * went: coming, going, how long. A school writes "Jam Masuk" for other things
 * too, so that it is a meeting's word only beside a length.
 */
const struct bk_vocabulary bk_vocabulary_meeting_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MEETING_STAY, .words = BK_WORDS("duration*",
		    "*durasi*", "lama", "time in call", "time in session",
		    "time in class", "time in meeting", "hh mm ss", "h mm ss",
		    "total time", "minutes", "menit", "duree", "dauer",
		    "zeit in der sitzung", "czas trwania", "duracao",
		    "duracion", "durata", "duur", "tempoh", "sure",
		    "*продолжительность*", "*длительность*", "тривалість",
		    "thoi luong", "*所要時間*", "*期間*", "*时长*",
		    "*持續時間*", "*기간*") },
		{ .means = BK_MEETING_JOIN, .words = BK_WORDS("join*",
		    "first seen", "arrival*", "arrived", "*gabung*",
		    "first join", "entered", "beitritt*", "beigetreten",
		    "betreten", "arrivee", "rejoint", "connexion", "entrada",
		    "ingreso", "incorporacion", "ingresso", "accesso",
		    "deelname", "toegetreden", "dolacz*", "*вход*",
		    "*подключ*", "katilma", "tham gia", "sertai", "*参加*",
		    "*加入*", "*참가*", "terhubung") },
		{ .means = BK_MEETING_LEAVE, .words = BK_WORDS("leave*",
		    "left", "exit*", "last seen", "departure*",
		    "meninggalkan", "keluar", "austritt*", "verlassen",
		    "depart", "salida", "saida", "uscita", "vertrek*",
		    "opuszcz*", "wyjsc*", "*выход*", "*отключ*", "ayrilma",
		    "*退出*", "*离开*", "*離開*", "*나간*") },
		{ .means = BK_MEETING_MASUK, .words = BK_WORDS("masuk",
		    "datang", "hadir") },
		{ .words = NULL },
	},
};

/*
 * In the headings of a length, in a title or a name: people met by video. A
 * length alone may be that of a film, a game or a book.
 */
const struct bk_vocabulary bk_vocabulary_calls = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("meet", "gmeet", "zoom", "teams", "webex",
		    "meeting*", "call", "video call", "vicon",
		    "video conference", "conference", "telekonferensi",
		    "rapat", "daring", "time in class", "time in session") },
		{ .words = NULL },
	},
};

/*
 * Over times of coming that may be those of anything: a laboratory, a bus, a
 * game. JOIN stands for one that is a meeting's where nothing else stands
 * beside it.
 */
const struct bk_vocabulary bk_vocabulary_weak_joins = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MEETING_JOIN, .words = BK_WORDS("joined",
		    "entered", "bergabung", "terhubung", "in") },
		{ .means = BK_MEETING_MASUK, .words = BK_WORDS("masuk",
		    "jam masuk", "waktu masuk", "datang", "jam datang",
		    "waktu datang", "hadir", "arrival", "arrival time",
		    "arrived", "arrived at", "join date", "joined on",
		    "date joined", "tanggal bergabung", "tgl bergabung",
		    "tanggal masuk", "entrada", "ingreso") },
		{ .words = NULL },
	},
};

/* Zoom's second name of a person, in the heading of the first. */
const struct bk_vocabulary bk_vocabulary_originals = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("original*", "nama asli", "origineel*",
		    "oryginal*", "originele", "ursprung*", "nom d origine",
		    "nom initial", "*元の*", "*原名*", "*原始*", "*исходн*",
		    "*оригинал*", "ten goc") },
		{ .words = NULL },
	},
};

/* Of a machine's states, those of going. */
const struct bk_vocabulary bk_vocabulary_scan_going = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("keluar", "pulang", "out", "checkout",
		    "check out") },
		{ .words = NULL },
	},
};

/* What a machine says of a scan, coming or going. */
const struct bk_vocabulary bk_vocabulary_scan_states = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("in", "out", "c in", "c out", "check in",
		    "check out", "checkin", "checkout", "clock in",
		    "clock out", "overtime in", "overtime out", "ot in",
		    "ot out", "masuk", "keluar", "pulang", "datang",
		    "scan masuk", "scan keluar", "lembur masuk",
		    "lembur keluar", "normal", "valid", "success", "sukses",
		    "berhasil", "ok", "granted", "verified",
		    "terverifikasi", "face", "wajah", "sidik jari",
		    "fingerprint", "finger", "kartu", "card", "password",
		    "recognized", "recognised", "dikenali", "tepat waktu",
		    "on time", "telat", "terlambat", "late", "hadir",
		    "present"),
		    .without = BK_WORDS("izin", "ijin", "tidak", "sakit",
		    "belum", "failed", "gagal", "denied", "invalid") },
		{ .words = NULL },
	},
};

/* Over sums and counts of anything. */
const struct bk_vocabulary bk_vocabulary_sums_of = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("total", "jumlah", "saldo", "harga", "rp",
		    "qty", "amount", "balance", "nilai", "skor", "score",
		    "poin", "point*", "level") },
		{ .words = NULL },
	},
};

/* Words that may stand in other columns of such a list. */
const struct bk_vocabulary bk_vocabulary_scan_rest = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("lokasi*", "location*", "mesin", "device*",
		    "terminal", "machine*", "jabatan", "shift", "timetable",
		    "jadwal", "status", "state", "exception*", "note*",
		    "remark*", "verif*", "catatan", "alamat", "hari", "day",
		    "organization", "organisasi", "sekolah", "school",
		    "jurusan", "program*", "prodi", "reader", "area",
		    "position", "card*", "workcode", "work code", "kantor",
		    "cabang", "divisi", "bagian", "angkatan", "tingkat",
		    "fakultas", "unit", "normal", "real time", "late",
		    "early", "absent", "ot time", "overtime", "att time",
		    "work time", "ndays", "weekend", "holiday", "must c in",
		    "must c out", "auto assign", "check point",
		    "custom name", "data source", "handling type",
		    "temperature", "suhu", "abnormal", "mask", "masker",
		    "direction", "arah", "tipe", "type", "mode", "metode",
		    "method", "event", "door", "pintu", "gate", "gerbang",
		    "ip", "serial*", "sn", "foto", "photo", "image*",
		    "confidence", "similarity", "akurasi", "source",
		    "sumber", "uid", "rfid", "barcode", "qr*", "zone",
		    "tahun ajaran", "semester", "ruang*", "room",
		    "terlambat", "pulang cepat", "jam kerja") },
		{ .words = NULL },
	},
};

/*
 * When somebody was scanned, by a machine or a face: whole headings. DAY is a
 * date alone, CLOCK one of the times beside it, PLAN when they should come.
 */
const struct bk_vocabulary bk_vocabulary_scan_heads = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_SCAN_WHO, .words = BK_WORDS("pin", "no pin",
		    "ac no", "acno", "user id", "userid", "emp no",
		    "employee id", "person id", "no id", "id", "enroll id",
		    "enrollnumber", "id no", "badge number", "no", "npm",
		    "id pengguna", "personnel id", "id number") },
		{ .means = BK_SCAN_CLASS, .words = BK_WORDS("departemen",
		    "department", "dept", "departement", "group", "grup",
		    "unit") },
		{ .means = BK_SCAN_DAY, .words = BK_WORDS("tanggal", "tgl",
		    "date", "hari", "hari tanggal", "tanggal scan", "tgl scan",
		    "tanggal absen", "tanggal presensi", "attendance date",
		    "punch date") },
		{ .means = BK_SCAN_CLOCK, .words = BK_WORDS("waktu", "jam",
		    "time", "pukul", "timestamp", "date time", "datetime",
		    "tgl waktu", "tanggal waktu", "waktu scan", "jam scan",
		    "waktu absen", "jam absen", "waktu presensi",
		    "jam presensi", "waktu kehadiran", "jam kehadiran",
		    "waktu hadir", "jam hadir", "jam datang", "waktu datang",
		    "scan", "scan time", "scan 1", "scan masuk", "clock in",
		    "check in", "checkin", "check time", "checktime",
		    "check in time", "time in", "punch time", "punch in",
		    "in", "in time", "masuk", "datang", "jam masuk",
		    "waktu masuk", "tanggal dan waktu", "date and time",
		    "tanggal jam", "tgl jam", "recorded at", "scanned at",
		    "event time", "log time", "first in", "arrival time",
		    "waktu kedatangan", "jam kedatangan",
		    "attendance time") },
		{ .means = BK_SCAN_OUT, .words = BK_WORDS("scan keluar",
		    "scan pulang", "clock out", "check out", "checkout",
		    "check out time", "time out", "punch out", "out",
		    "out time", "keluar", "pulang", "jam pulang",
		    "waktu pulang", "jam keluar", "waktu keluar", "last out",
		    "scan 2", "scan 3", "scan 4") },
		{ .means = BK_SCAN_PLAN, .words = BK_WORDS("on duty",
		    "off duty", "jam kerja", "jadwal masuk",
		    "jadwal pulang") },
		{ .words = NULL },
	},
};

/* Of these, over the times of visitors of anything, too. */
const struct bk_vocabulary bk_vocabulary_visit_times = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("check in", "checkin", "check in time",
		    "check out", "checkout", "check out time", "time in",
		    "time out", "in", "out", "in time", "out time", "keluar",
		    "jam keluar", "waktu keluar") },
		{ .words = NULL },
	},
};
