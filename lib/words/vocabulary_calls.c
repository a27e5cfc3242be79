/*
 * Words of meetings on a line, and of machines that scan (vocabulary.h).
 */
#include "vocabulary.h"

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
		    "id pengguna", "personnel id", "id number",
		    "worker id", "workerid", "employee no",
		    "device user id") },
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

/* In such a heading: that somebody was scanned, no hour of a timetable. */
const struct bk_vocabulary bk_vocabulary_scan_words = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("scan*", "clock", "check", "checkin",
		    "checkout", "checktime", "punch", "absen", "presensi",
		    "datang", "kedatangan", "hadir", "kehadiran", "first in",
		    "last out", "arrival") },
		{ .words = NULL },
	},
};

/* Over what a machine says of who was not scanned. */
const struct bk_vocabulary bk_vocabulary_scan_absences = {
	.fold = bk_fold_heading,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("absent", "absence", "tidak hadir",
		    "tidak masuk", "alpa", "alpha", "alfa", "mangkir",
		    "bolos", "tanpa keterangan") },
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

/* In the name of somebody in a call: a telephone's, or nobody's. */
const struct bk_vocabulary bk_vocabulary_devices = {
	.fold = bk_fold,
	.match = BK_MATCH_WITHIN,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("iphone*", "ipad*", "galaxy*", "samsung*",
		    "redmi*", "xiaomi*", "poco", "oppo*", "vivo*", "realme*",
		    "infinix*", "huawei*", "nokia*", "asus*", "lenovo*",
		    "acer*", "macbook*", "android*", "laptop*", "komputer",
		    "desktop*", "chromebook*", "user", "pengguna", "guest",
		    "anonymous", "anonim", "unknown", "participant*",
		    "hp", "zoom user") },
		{ .words = NULL },
	},
};

/* What a machine says of a scan that it did not take, or not there. */
const struct bk_vocabulary bk_vocabulary_scan_failures = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("gagal", "tidak berhasil", "ditolak",
		    "tidak valid", "invalid", "tidak dikenali",
		    "tidak dikenal", "failed", "fail", "rejected", "denied",
		    "unrecognized", "di luar area", "diluar area",
		    "di luar radius", "diluar radius", "di luar lokasi",
		    "luar area", "luar radius", "out of range",
		    "outside area") },
		{ .words = NULL },
	},
};
