/*
 * Words over columns, and in the questions of forms (vocabulary.h).
 */
#include "vocabulary.h"

#include "heading.h"

/* Of columns, whole; the first row that has it says what stands below. */
const struct bk_vocabulary bk_vocabulary_headings = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_COL_NIS, .words = BK_WORDS("nis", "nipd",
		    "no induk", "nomor induk", "nomor induk siswa",
		    "no induk siswa", "student id", "student number",
		    "id siswa", "student no", "nomor induk peserta didik",
		    "nis siswa", "no induk peserta didik", "siswa nis",
		    "nis lokal", "no nis", "nis nisn", "nisn nis", "nipd nisn",
		    "nis nipd", "nism", "nim", "student id number",
		    "student code", "admission no", "admission number",
		    "enrollment no", "enrolment no", "registration no",
		    "lrn") },
		{ .means = BK_COL_NISN, .words = BK_WORDS("nisn",
		    "nomor induk siswa nasional", "no nisn", "nisn siswa",
		    "national student number") },
		{ .means = BK_COL_EMAIL, .words = BK_WORDS("email", "e mail",
		    "email address", "alamat email", "surel", "email siswa",
		    "siswa email", "student email") },
		{ .means = BK_COL_NAME, .words = BK_WORDS("nama", "name",
		    "nama siswa", "nama lengkap", "nama peserta didik",
		    "student", "nama murid", "nama lengkap siswa",
		    "nama santri", "last first", "student name", "full name",
		    "nama mahasiswa", "nama siswa i", "nama siswa siswi",
		    "siswa nama", "nama pd", "nama lengkap peserta didik",
		    "peserta didik", "siswa", "name of student", "pupil name",
		    "name of the student", "pupil", "student s name",
		    "learner s name", "students name", "learner name",
		    "student full name", "first name", "given name",
		    "forename", "nama depan", "firstname",
		    "student first name") },
		{ .means = BK_COL_SURNAME, .words = BK_WORDS("last name",
		    "surname", "family name", "nama belakang", "lastname",
		    "student last name") },
		{ .means = BK_COL_CLASS, .words = BK_WORDS("kelas", "class",
		    "rombel", "rombel saat ini", "rombongan belajar",
		    "class name", "nama kelas", "homeroom", "kls",
		    "nama rombel", "kelas rombel", "rombel kelas",
		    "kelas siswa", "kelas saat ini", "siswa kelas",
		    "class section", "reg group", "tutor group",
		    "registration group", "tingkat rombel", "tingkat kelas",
		    "kelas tingkat", "rombel tingkat", "kelas lengkap",
		    "kelas paralel") },
		{ .means = BK_COL_DATE, .words = BK_WORDS("tanggal", "date",
		    "tgl", "hari tanggal", "tanggal presensi",
		    "tanggal absensi", "tanggal kehadiran", "attendance date",
		    "session date") },
		{ .means = BK_COL_PERIOD, .words = BK_WORDS("jam", "jam ke",
		    "jam pelajaran", "jp", "period", "lesson",
		    "jam pelajaran ke", "sesi", "pertemuan", "pertemuan ke",
		    "session") },
		{ .means = BK_COL_SUBJECT, .words = BK_WORDS("mapel",
		    "mata pelajaran", "nama mapel", "pelajaran", "subject",
		    "course", "nama mata pelajaran", "matkul", "mat kul",
		    "mata kuliah", "makul", "nama matkul",
		    "nama mata kuliah", "kuliah") },
		{ .means = BK_COL_STATUS, .words = BK_WORDS("status",
		    "keterangan", "kehadiran", "ket", "presensi", "absensi",
		    "absen", "attendance", "status siswa", "status aktif",
		    "status kehadiran", "status presensi", "attendance status",
		    "attendance code", "att code", "absence code",
		    "status absen", "status absensi", "kode kehadiran",
		    "kode absensi", "keterangan kehadiran") },
		{ .means = BK_COL_SECTION, .words = BK_WORDS("section",
		    "sub kelas") },
		{ .means = BK_COL_SEX, .words = BK_WORDS("jk", "jenis kelamin",
		    "l p", "sex", "gender", "kelamin", "p l", "lp", "jk l p",
		    "jns kelamin", "jenis kel", "l p jk") },
		{ .means = BK_COL_ADDRESS, .words = BK_WORDS("alamat",
		    "address", "alamat rumah", "home address") },
		{ .means = BK_COL_VILLAGE, .words = BK_WORDS("desa",
		    "kelurahan", "desa kelurahan", "village") },
		{ .means = BK_COL_DISTRICT, .words = BK_WORDS("kecamatan",
		    "district") },
		{ .means = BK_COL_PHONE, .words = BK_WORDS("telepon", "phone",
		    "hp", "no hp", "nomor hp", "no telepon", "no wa", "wa",
		    "whatsapp", "telepon orang tua", "no hp orang tua",
		    "hp orang tua", "no hp wali", "guardian phone",
		    "parent phone", "telepon wali", "hp wali", "wa wali",
		    "hp ortu", "no hp ortu", "wa ortu", "no wa ortu",
		    "telepon ortu", "no telp", "no telepon orang tua",
		    "no wa orang tua", "nomor wa", "no wa wali",
		    "no hp wa", "hp wa", "no wa hp",
		    "no telepon hp", "nomor telepon", "nomor telepon hp",
		    "telp", "telpon", "telp hp", "no telp hp", "no telp ortu",
		    "telp ortu", "telp orang tua", "no telp orang tua",
		    "nomor telp", "no whatsapp", "nomor whatsapp",
		    "no telpon", "no handphone", "handphone", "nomor hp wa",
		    "nomor hp orang tua", "nomor wa orang tua",
		    "nomor telepon orang tua", "no telp wali", "telp wali",
		    "no tlp", "tlp", "kontak", "no kontak",
		    "kontak orang tua", "no wa aktif", "no hp aktif") },
		{ .means = BK_COL_GUARDIAN, .words = BK_WORDS("wali",
		    "nama wali", "orang tua", "orang tua wali",
		    "nama orang tua", "guardian", "nama orang tua wali",
		    "parent", "guardian name", "parent name", "nama ortu",
		    "ortu", "nama ayah ibu kandung", "nama ayah ibu",
		    "ayah ibu", "nama orangtua", "orangtua",
		    "nama orangtua wali", "orangtua wali", "ortu wali",
		    "nama ortu wali", "wali murid", "nama wali murid",
		    "nama wali siswa", "wali siswa", "nama ayah wali",
		    "ayah wali", "nama ibu wali", "nama lengkap wali",
		    "nama lengkap orang tua") },
		{ .means = BK_COL_FATHER, .words = BK_WORDS("ayah",
		    "nama ayah", "father", "father name", "nama ayah kandung",
		    "ayah kandung", "nama lengkap ayah", "fathers name",
		    "father s name", "nama bapak", "bapak") },
		{ .means = BK_COL_MOTHER, .words = BK_WORDS("ibu", "nama ibu",
		    "mother", "mother name", "nama ibu kandung", "ibu kandung",
		    "nama lengkap ibu", "mothers name", "mother s name") },
		{ .means = BK_COL_RELATION, .words = BK_WORDS("hubungan wali",
		    "hubungan", "relation", "hubungan keluarga") },
		{ .means = BK_COL_OCCUPATION,
		    .words = BK_WORDS("pekerjaan wali", "pekerjaan orang tua",
		    "occupation") },
		{ .means = BK_COL_STAFF, .words = BK_WORDS("nip", "nuptk",
		    "nip nuptk", "nama guru", "jabatan", "nama pegawai",
		    "employee id") },
		{ .means = BK_COL_KPS, .words = BK_WORDS("penerima kps",
		    "kps") },
		{ .means = BK_COL_KIP, .words = BK_WORDS("penerima kip",
		    "kip", "nomor kip", "no kip", "nomor kip pip",
		    "no kip pip") },
		{ .means = BK_COL_PIP, .words = BK_WORDS("layak pip", "pip",
		    "penerima pip", "layak pip usulan dari sekolah") },
		{ .means = BK_COL_KKS, .words = BK_WORDS("nomor kks", "kks") },
		{ .means = BK_COL_INTERN, .words = BK_WORDS("sedang magang",
		    "sedang magang ya tidak", "magang", "sedang pkl", "pkl",
		    "internship") },
		{ .means = BK_COL_BIRTH, .words = BK_WORDS("tempat lahir",
		    "tanggal lahir", "tgl lahir", "date of birth",
		    "birth date", "dob", "tempat tanggal lahir", "ttl") },
		{ .means = BK_COL_FAMILY_CARD, .words = BK_WORDS("no kk",
		    "nomor kk") },
		{ .means = BK_COL_RESIDENCE, .words = BK_WORDS("jenis tinggal",
		    "tinggal bersama") },
		{ .means = BK_COL_LAT, .words = BK_WORDS("lintang", "lat",
		    "latitude") },
		{ .means = BK_COL_LON, .words = BK_WORDS("bujur", "lon",
		    "longitude") },
		{ .means = BK_COL_DISTANCE, .words = BK_WORDS("jarak",
		    "jarak km", "distance km", "jarak rumah ke sekolah km") },
		{ .words = NULL },
	},
};

/*
 * What a form asks for, by words in the question; the first row that fits. A
 * question of others' names asks for none of ours.
 */
const struct bk_vocabulary bk_vocabulary_questions = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_ASKS_TIME, .words = BK_WORDS("timestamp",
		    "cap waktu", "stempel waktu", "tanda waktu",
		    "waktu submit", "waktu pengisian") },
		{ .means = BK_ASKS_NOTHING, .words = BK_WORDS("no absen",
		    "nomor absen", "no urut") },
		{ .means = BK_ASKS_NISN, .words = BK_WORDS("nisn") },
		{ .means = BK_ASKS_NIS, .words = BK_WORDS("nis", "nipd",
		    "nomor induk", "no induk", "id number", "student id",
		    "id siswa") },
		{ .means = BK_ASKS_EMAIL, .words = BK_WORDS("email", "e mail",
		    "surel", "nama pengguna", "username") },
		{ .means = BK_ASKS_BY, .words = BK_WORDS("nama guru", "guru",
		    "pelapor", "perujuk", "wali kelas", "pengirim", "teacher",
		    "reported by", "reporter", "nama anda"),
		    .without = BK_WORDS("mapel", "mata pelajaran") },
		{ .means = BK_ASKS_CATEGORY, .words = BK_WORDS("kategori",
		    "jenis masalah", "bidang masalah", "category") },
		{ .means = BK_ASKS_PROBLEM, .words = BK_WORDS("masalah*",
		    "permasalahan*", "alasan rujukan", "alasan dirujuk",
		    "keluhan", "kasus", "concern", "reason for referral",
		    "deskripsi", "uraian"),
		    .without = BK_WORDS("apakah", "adakah", "ada masalah") },
		{ .means = BK_ASKS_FIRST, .words = BK_WORDS("first name",
		    "nama depan") },
		{ .means = BK_ASKS_LAST, .words = BK_WORDS("last name",
		    "surname", "nama belakang") },
		{ .means = BK_ASKS_NAME, .words = BK_WORDS("nama", "name"),
		    .without = BK_WORDS("ayah", "ibu", "wali", "orang tua",
		    "sekolah", "kelas", "mapel", "mata pelajaran",
		    "kelompok", "parent", "school") },
		{ .means = BK_ASKS_CLASS, .words = BK_WORDS("kelas", "class",
		    "rombel") },
		{ .means = BK_ASKS_SUBJECT, .words = BK_WORDS("mapel",
		    "mata pelajaran", "pelajaran", "subject") },
		{ .means = BK_ASKS_DATE, .words = BK_WORDS("tanggal", "tgl",
		    "date"),
		    .without = BK_WORDS("lahir", "birth") },
		{ .means = BK_ASKS_PERIOD, .words = BK_WORDS("jam ke",
		    "pertemuan", "sesi", "period") },
		{ .means = BK_ASKS_ABSENCE, .words = BK_WORDS("tidak masuk",
		    "tidak hadir", "ketidakhadiran", "berhalangan",
		    "alasan izin", "alasan absen", "jenis izin", "absence"),
		    .without = BK_WORDS("status", "apakah") },
		{ .means = BK_ASKS_STATUS, .words = BK_WORDS("kehadiran",
		    "status", "keterangan", "presensi", "absensi", "hadir",
		    "attendance") },
		{ .words = NULL },
	},
};

/* In a question, a title or a file's name: it is about students' problems. */
const struct bk_vocabulary bk_vocabulary_problems = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("masalah*", "bermasalah", "permasalahan*",
		    "rujukan", "dirujuk", "kasus", "keluhan", "konseling",
		    "curhat", "concern*", "referral*", "counselling",
		    "counseling", "problem*"),
		    .without = BK_WORDS("apakah", "adakah",
		    "ada masalah") },
		{ .words = NULL },
	},
};

/* The answer to whether somebody is there. */
const struct bk_vocabulary bk_vocabulary_answers = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MARK_PRESENT, .words = BK_WORDS("ya", "iya",
		    "yes") },
		{ .means = BK_MARK_UNEXCUSED, .words = BK_WORDS("tidak",
		    "no") },
		{ .words = NULL },
	},
};

/* In a form by which somebody says that they will not come, or did not. */
const struct bk_vocabulary bk_vocabulary_notices = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("tidak masuk", "tidak hadir",
		    "ketidakhadiran", "berhalangan", "alasan izin",
		    "alasan absen", "jenis izin", "absence", "surat izin",
		    "permohonan izin", "pengajuan izin", "tanggal izin",
		    "form izin", "formulir izin", "perizinan"),
		    .without = BK_WORDS("status", "apakah", "kehadiran",
		    "jika", "bila", "kalau", "apabila", "if") },
		{ .words = NULL },
	},
};

/* There, why. */
const struct bk_vocabulary bk_vocabulary_reasons = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("alasan", "sebab", "penyebab",
		    "keterangan", "keperluan", "jenis izin", "reason") },
		{ .words = NULL },
	},
};

/* Of Moodle's columns of people; of what they have a question asks too. */
const struct bk_vocabulary bk_vocabulary_moodle_heads = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_ASKS_LAST, .words = BK_WORDS("last name",
		    "surname", "nama belakang", "nama keluarga",
		    "nama akhir") },
		{ .means = BK_ASKS_FIRST, .words = BK_WORDS("first name",
		    "nama depan") },
		{ .means = BK_ASKS_NIS, .words = BK_WORDS("id number",
		    "idnumber", "nomor id", "nomor identitas", "nomor induk",
		    "no induk", "nis") },
		{ .means = BK_ASKS_EMAIL, .words = BK_WORDS("email address",
		    "email", "alamat email", "surel", "alamat surel") },
		{ .means = BK_ASKS_NAME, .words = BK_WORDS("full name",
		    "nama lengkap") },
		{ .means = BK_ASKS_CLASS, .words = BK_WORDS("kelas", "class",
		    "department") },
		{ .words = NULL },
	},
};

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
		    "keperluan", "juz", "surah", "hafalan*",
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
		    "leger", "ledger", "alumni", "lulusan") },
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
		    "keluar", "mutasi", "drop out", "putus sekolah",
		    "tidak naik", "bermasalah", "berprestasi", "undangan",
		    "penjemput*", "pendaftar*", "terlambat",
		    "belum") },
		{ .words = BK_WORDS("peserta"),
		    .without = BK_WORDS("peserta didik") },
		{ .words = BK_WORDS("anggota"),
		    .without = BK_WORDS("rombel", "rombongan", "kelas") },
		{ .words = NULL },
	},
};

/* Under a heading: whether somebody did something already. */
const struct bk_vocabulary bk_vocabulary_done = {
	.fold = bk_fold_tight,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("sudah", "lunas", "selesai",
		    "done", "tuntas") },
		{ .means = 0, .words = BK_WORDS("belum", "belumlunas",
		    "belumselesai", "belumtuntas", "notyet") },
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
		    "akta", "ijazah", "tmt", "unnamed") },
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
		    .without = BK_WORDS("wali kelas", "pendidikan",
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

/* In a heading that is not known, for a first map. */
const struct bk_vocabulary bk_vocabulary_map_guesses = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_COL_NISN, .words = BK_WORDS("nisn") },
		{ .means = BK_COL_NIS, .words = BK_WORDS("nis", "induk",
		    "kode siswa", "id siswa", "student id") },
		{ .means = BK_COL_EMAIL, .words = BK_WORDS("email", "surel") },
		{ .means = BK_COL_CLASS, .words = BK_WORDS("kelas", "class",
		    "rombel", "ruang") },
		{ .means = BK_COL_SUBJECT, .words = BK_WORDS("mapel",
		    "pelajaran", "subject", "course") },
		{ .means = BK_COL_NAME, .words = BK_WORDS("nama", "name",
		    "siswa", "murid", "student") },
		{ .means = BK_COL_PERIOD, .words = BK_WORDS("jam", "period") },
		{ .means = BK_COL_MINUTES, .words = BK_WORDS("menit",
		    "minutes", "durasi") },
		{ .means = BK_COL_STATUS, .words = BK_WORDS("status",
		    "kehadiran", "presensi", "absensi", "keterangan", "hasil",
		    "attendance", "code", "hadir", "present") },
		{ .words = NULL },
	},
};

/* Of a number that may be a student's where nothing else is, best first. */
const struct bk_vocabulary bk_vocabulary_map_numbers = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("id") },
		{ .words = BK_WORDS("roll") },
		{ .words = BK_WORDS("kode") },
		{ .words = BK_WORDS("nomor") },
		{ .words = NULL },
	},
};

/* Which language the headings of a log are in. */
const struct bk_vocabulary bk_vocabulary_log_languages = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .means = BK_HINT_INDONESIAN, .words = BK_WORDS("tanggal",
		    "tgl", "nama", "siswa", "kelas", "mapel", "kehadiran",
		    "keterangan") },
		{ .means = BK_HINT_ENGLISH, .words = BK_WORDS("date",
		    "student", "name") },
		{ .words = NULL },
	},
};

/* Over first names. */
const struct bk_vocabulary bk_vocabulary_first_names = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("*first*", "*depan*") },
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
