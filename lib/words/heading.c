#include "heading.h"

#include "fold.h"
#include "mem.h"

/* In lower case, words parted by single blanks, nothing else. */
static const struct {
	const char	*text;
	enum bk_column	 column;
} headings[] = {
	{ "nis", BK_COL_NIS }, { "nipd", BK_COL_NIS },
	{ "no induk", BK_COL_NIS }, { "nomor induk", BK_COL_NIS },
	{ "nomor induk siswa", BK_COL_NIS }, { "no induk siswa", BK_COL_NIS },
	{ "student id", BK_COL_NIS }, { "student number", BK_COL_NIS },
	{ "id siswa", BK_COL_NIS }, { "student no", BK_COL_NIS },
	{ "nomor induk peserta didik", BK_COL_NIS },
	{ "nis siswa", BK_COL_NIS },
	{ "no induk peserta didik", BK_COL_NIS }, { "siswa nis", BK_COL_NIS },
	{ "nis lokal", BK_COL_NIS }, { "no nis", BK_COL_NIS },
	{ "nis nisn", BK_COL_NIS }, { "nisn nis", BK_COL_NIS },
	{ "nipd nisn", BK_COL_NIS }, { "nis nipd", BK_COL_NIS },
	{ "nism", BK_COL_NIS }, { "nim", BK_COL_NIS },
	{ "student id number", BK_COL_NIS }, { "student code", BK_COL_NIS },
	{ "admission no", BK_COL_NIS }, { "admission number", BK_COL_NIS },
	{ "enrollment no", BK_COL_NIS }, { "enrolment no", BK_COL_NIS },
	{ "registration no", BK_COL_NIS }, { "lrn", BK_COL_NIS },
	{ "nisn", BK_COL_NISN }, { "nomor induk siswa nasional", BK_COL_NISN },
	{ "no nisn", BK_COL_NISN }, { "nisn siswa", BK_COL_NISN },
	{ "national student number", BK_COL_NISN },
	{ "email", BK_COL_EMAIL }, { "e mail", BK_COL_EMAIL },
	{ "email address", BK_COL_EMAIL }, { "alamat email", BK_COL_EMAIL },
	{ "surel", BK_COL_EMAIL }, { "email siswa", BK_COL_EMAIL },
	{ "siswa email", BK_COL_EMAIL }, { "student email", BK_COL_EMAIL },
	{ "nama", BK_COL_NAME }, { "name", BK_COL_NAME },
	{ "nama siswa", BK_COL_NAME }, { "nama lengkap", BK_COL_NAME },
	{ "nama peserta didik", BK_COL_NAME }, { "student", BK_COL_NAME },
	{ "nama murid", BK_COL_NAME }, { "nama lengkap siswa", BK_COL_NAME },
	{ "nama santri", BK_COL_NAME }, { "last first", BK_COL_NAME },
	{ "student name", BK_COL_NAME }, { "full name", BK_COL_NAME },
	{ "nama mahasiswa", BK_COL_NAME }, { "nama siswa i", BK_COL_NAME },
	{ "nama siswa siswi", BK_COL_NAME }, { "siswa nama", BK_COL_NAME },
	{ "nama pd", BK_COL_NAME },
	{ "nama lengkap peserta didik", BK_COL_NAME },
	{ "peserta didik", BK_COL_NAME }, { "siswa", BK_COL_NAME },
	{ "name of student", BK_COL_NAME }, { "pupil name", BK_COL_NAME },
	{ "name of the student", BK_COL_NAME }, { "pupil", BK_COL_NAME },
	{ "student s name", BK_COL_NAME }, { "learner s name", BK_COL_NAME },
	{ "students name", BK_COL_NAME }, { "learner name", BK_COL_NAME },
	{ "student full name", BK_COL_NAME },
	{ "first name", BK_COL_NAME }, { "given name", BK_COL_NAME },
	{ "forename", BK_COL_NAME }, { "nama depan", BK_COL_NAME },
	{ "firstname", BK_COL_NAME }, { "student first name", BK_COL_NAME },
	{ "last name", BK_COL_SURNAME }, { "surname", BK_COL_SURNAME },
	{ "family name", BK_COL_SURNAME }, { "nama belakang", BK_COL_SURNAME },
	{ "lastname", BK_COL_SURNAME },
	{ "student last name", BK_COL_SURNAME },
	{ "kelas", BK_COL_CLASS }, { "class", BK_COL_CLASS },
	{ "rombel", BK_COL_CLASS }, { "rombel saat ini", BK_COL_CLASS },
	{ "rombongan belajar", BK_COL_CLASS }, { "class name", BK_COL_CLASS },
	{ "nama kelas", BK_COL_CLASS }, { "homeroom", BK_COL_CLASS },
	{ "kls", BK_COL_CLASS }, { "nama rombel", BK_COL_CLASS },
	{ "kelas rombel", BK_COL_CLASS }, { "rombel kelas", BK_COL_CLASS },
	{ "kelas siswa", BK_COL_CLASS }, { "kelas saat ini", BK_COL_CLASS },
	{ "siswa kelas", BK_COL_CLASS }, { "class section", BK_COL_CLASS },
	{ "reg group", BK_COL_CLASS }, { "tutor group", BK_COL_CLASS },
	{ "registration group", BK_COL_CLASS },
	{ "tanggal", BK_COL_DATE }, { "date", BK_COL_DATE },
	{ "tgl", BK_COL_DATE }, { "hari tanggal", BK_COL_DATE },
	{ "tanggal presensi", BK_COL_DATE }, { "tanggal absensi", BK_COL_DATE },
	{ "tanggal kehadiran", BK_COL_DATE },
	{ "attendance date", BK_COL_DATE },
	{ "session date", BK_COL_DATE },
	{ "jam", BK_COL_PERIOD }, { "jam ke", BK_COL_PERIOD },
	{ "jam pelajaran", BK_COL_PERIOD }, { "jp", BK_COL_PERIOD },
	{ "period", BK_COL_PERIOD }, { "lesson", BK_COL_PERIOD },
	{ "jam pelajaran ke", BK_COL_PERIOD }, { "sesi", BK_COL_PERIOD },
	{ "pertemuan", BK_COL_PERIOD }, { "pertemuan ke", BK_COL_PERIOD },
	{ "session", BK_COL_PERIOD },
	{ "mapel", BK_COL_SUBJECT }, { "mata pelajaran", BK_COL_SUBJECT },
	{ "nama mapel", BK_COL_SUBJECT }, { "pelajaran", BK_COL_SUBJECT },
	{ "subject", BK_COL_SUBJECT }, { "course", BK_COL_SUBJECT },
	{ "nama mata pelajaran", BK_COL_SUBJECT },
	{ "status", BK_COL_STATUS }, { "keterangan", BK_COL_STATUS },
	{ "kehadiran", BK_COL_STATUS }, { "ket", BK_COL_STATUS },
	{ "presensi", BK_COL_STATUS }, { "absensi", BK_COL_STATUS },
	{ "absen", BK_COL_STATUS }, { "attendance", BK_COL_STATUS },
	{ "status siswa", BK_COL_STATUS }, { "status aktif", BK_COL_STATUS },
	{ "status kehadiran", BK_COL_STATUS },
	{ "status presensi", BK_COL_STATUS },
	{ "attendance status", BK_COL_STATUS },
	{ "attendance code", BK_COL_STATUS }, { "att code", BK_COL_STATUS },
	{ "absence code", BK_COL_STATUS }, { "status absen", BK_COL_STATUS },
	{ "status absensi", BK_COL_STATUS },
	{ "kode kehadiran", BK_COL_STATUS },
	{ "kode absensi", BK_COL_STATUS },
	{ "keterangan kehadiran", BK_COL_STATUS },
	{ "section", BK_COL_SECTION }, { "sub kelas", BK_COL_SECTION },
	{ "jk", BK_COL_SEX }, { "jenis kelamin", BK_COL_SEX },
	{ "l p", BK_COL_SEX }, { "sex", BK_COL_SEX },
	{ "gender", BK_COL_SEX }, { "kelamin", BK_COL_SEX },
	{ "p l", BK_COL_SEX }, { "lp", BK_COL_SEX }, { "jk l p", BK_COL_SEX },
	{ "jns kelamin", BK_COL_SEX }, { "jenis kel", BK_COL_SEX },
	{ "l p jk", BK_COL_SEX },
	{ "alamat", BK_COL_ADDRESS }, { "address", BK_COL_ADDRESS },
	{ "alamat rumah", BK_COL_ADDRESS }, { "home address", BK_COL_ADDRESS },
	{ "desa", BK_COL_VILLAGE }, { "kelurahan", BK_COL_VILLAGE },
	{ "desa kelurahan", BK_COL_VILLAGE }, { "village", BK_COL_VILLAGE },
	{ "kecamatan", BK_COL_DISTRICT }, { "district", BK_COL_DISTRICT },
	{ "telepon", BK_COL_PHONE }, { "phone", BK_COL_PHONE },
	{ "hp", BK_COL_PHONE }, { "no hp", BK_COL_PHONE },
	{ "nomor hp", BK_COL_PHONE }, { "no telepon", BK_COL_PHONE },
	{ "no wa", BK_COL_PHONE }, { "wa", BK_COL_PHONE },
	{ "whatsapp", BK_COL_PHONE }, { "telepon orang tua", BK_COL_PHONE },
	{ "no hp orang tua", BK_COL_PHONE }, { "hp orang tua", BK_COL_PHONE },
	{ "no hp wali", BK_COL_PHONE }, { "guardian phone", BK_COL_PHONE },
	{ "parent phone", BK_COL_PHONE }, { "telepon wali", BK_COL_PHONE },
	{ "wali", BK_COL_GUARDIAN }, { "nama wali", BK_COL_GUARDIAN },
	{ "orang tua", BK_COL_GUARDIAN }, { "orang tua wali", BK_COL_GUARDIAN },
	{ "nama orang tua", BK_COL_GUARDIAN }, { "guardian", BK_COL_GUARDIAN },
	{ "nama orang tua wali", BK_COL_GUARDIAN },
	{ "parent", BK_COL_GUARDIAN }, { "guardian name", BK_COL_GUARDIAN },
	{ "parent name", BK_COL_GUARDIAN },
	{ "ayah", BK_COL_FATHER }, { "nama ayah", BK_COL_FATHER },
	{ "father", BK_COL_FATHER }, { "father name", BK_COL_FATHER },
	{ "ibu", BK_COL_MOTHER }, { "nama ibu", BK_COL_MOTHER },
	{ "mother", BK_COL_MOTHER }, { "mother name", BK_COL_MOTHER },
	{ "hubungan wali", BK_COL_RELATION }, { "hubungan", BK_COL_RELATION },
	{ "relation", BK_COL_RELATION },
	{ "hubungan keluarga", BK_COL_RELATION },
	{ "pekerjaan wali", BK_COL_OCCUPATION },
	{ "pekerjaan orang tua", BK_COL_OCCUPATION },
	{ "occupation", BK_COL_OCCUPATION },
	{ "hp wali", BK_COL_PHONE }, { "wa wali", BK_COL_PHONE },
	{ "hp ortu", BK_COL_PHONE }, { "no hp ortu", BK_COL_PHONE },
	{ "wa ortu", BK_COL_PHONE }, { "no wa ortu", BK_COL_PHONE },
	{ "telepon ortu", BK_COL_PHONE }, { "no telp", BK_COL_PHONE },
	{ "no telepon orang tua", BK_COL_PHONE },
	{ "no wa orang tua", BK_COL_PHONE },
	{ "nama ortu", BK_COL_GUARDIAN }, { "ortu", BK_COL_GUARDIAN },
	{ "nomor wa", BK_COL_PHONE }, { "no wa wali", BK_COL_PHONE },
	{ "nip", BK_COL_STAFF }, { "nuptk", BK_COL_STAFF },
	{ "nip nuptk", BK_COL_STAFF }, { "nama guru", BK_COL_STAFF },
	{ "jabatan", BK_COL_STAFF }, { "nama pegawai", BK_COL_STAFF },
	{ "employee id", BK_COL_STAFF },
	{ "penerima kps", BK_COL_KPS }, { "kps", BK_COL_KPS },
	{ "penerima kip", BK_COL_KIP }, { "kip", BK_COL_KIP },
	{ "layak pip", BK_COL_PIP }, { "pip", BK_COL_PIP },
	{ "penerima pip", BK_COL_PIP },
	{ "layak pip usulan dari sekolah", BK_COL_PIP },
	{ "nomor kks", BK_COL_KKS }, { "kks", BK_COL_KKS },
	{ "sedang magang", BK_COL_INTERN },
	{ "sedang magang ya tidak", BK_COL_INTERN },
	{ "magang", BK_COL_INTERN }, { "sedang pkl", BK_COL_INTERN },
	{ "pkl", BK_COL_INTERN }, { "internship", BK_COL_INTERN },
	{ "tempat lahir", BK_COL_BIRTH }, { "tanggal lahir", BK_COL_BIRTH },
	{ "tgl lahir", BK_COL_BIRTH }, { "date of birth", BK_COL_BIRTH },
	{ "birth date", BK_COL_BIRTH }, { "dob", BK_COL_BIRTH },
	{ "tempat tanggal lahir", BK_COL_BIRTH }, { "ttl", BK_COL_BIRTH },
	{ "no kk", BK_COL_FAMILY_CARD }, { "nomor kk", BK_COL_FAMILY_CARD },
	{ "jenis tinggal", BK_COL_RESIDENCE },
	{ "tinggal bersama", BK_COL_RESIDENCE },
	{ "lintang", BK_COL_LAT }, { "lat", BK_COL_LAT },
	{ "latitude", BK_COL_LAT },
	{ "bujur", BK_COL_LON }, { "lon", BK_COL_LON },
	{ "longitude", BK_COL_LON },
	{ "jarak", BK_COL_DISTANCE }, { "jarak km", BK_COL_DISTANCE },
	{ "distance km", BK_COL_DISTANCE },
	{ "jarak rumah ke sekolah km", BK_COL_DISTANCE },
};

static const char *const names[BK_NCOLUMNS] = {
	[BK_COL_NONE] = "", [BK_COL_NIS] = "nis", [BK_COL_NISN] = "nisn",
	[BK_COL_EMAIL] = "email", [BK_COL_NAME] = "name",
	[BK_COL_CLASS] = "class", [BK_COL_DATE] = "date",
	[BK_COL_PERIOD] = "period", [BK_COL_SUBJECT] = "subject",
	[BK_COL_STATUS] = "status", [BK_COL_SEX] = "sex",
	[BK_COL_ADDRESS] = "address", [BK_COL_VILLAGE] = "village",
	[BK_COL_DISTRICT] = "district", [BK_COL_PHONE] = "phone",
	[BK_COL_GUARDIAN] = "guardian", [BK_COL_FATHER] = "father",
	[BK_COL_MOTHER] = "mother", [BK_COL_RELATION] = "relation",
	[BK_COL_OCCUPATION] = "occupation", [BK_COL_KPS] = "kps",
	[BK_COL_KIP] = "kip", [BK_COL_PIP] = "pip",
	[BK_COL_KKS] = "kks", [BK_COL_INTERN] = "internship",
	[BK_COL_BIRTH] = "birth",
	[BK_COL_FAMILY_CARD] = "family card",
	[BK_COL_RESIDENCE] = "residence",
	[BK_COL_LAT] = "latitude", [BK_COL_LON] = "longitude",
	[BK_COL_DISTANCE] = "distance", [BK_COL_STAFF] = "staff",
	[BK_COL_SURNAME] = "surname", [BK_COL_SECTION] = "section",
};

static enum bk_column
look_up(struct bk_str s, size_t (*fold)(struct bk_str, char[BK_FOLD_MAX]))
{
	char text[BK_FOLD_MAX];
	struct bk_str want = { text, fold(s, text) };

	for (size_t i = 0; want.n && i < BK_NELEM(headings); i++)
		if (headings[i].text[0] == text[0] &&
		    bk_str_eq(bk_str(headings[i].text), want))
			return headings[i].column;
	return BK_COL_NONE;
}

enum bk_column
bk_heading(struct bk_str s)
{
	const char *open = s.n ? memchr(s.p, '(', s.n) : NULL;
	enum bk_column is = look_up(s, bk_fold);

	/* "NIS (wajib)", "Jenis Kelamin (L/P)": how to fill it in */
	if (is == BK_COL_NONE && open)
		is = look_up((struct bk_str){ s.p, (size_t)(open - s.p) },
		    bk_fold);
	return is == BK_COL_NONE ? look_up(s, bk_fold_heading) : is;
}

const char *
bk_heading_name(enum bk_column column)
{
	return names[column];
}

size_t
bk_headings(const struct bk_str *cell, size_t n, int at[BK_NCOLUMNS])
{
	size_t known = 0;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		at[c] = -1;
	for (size_t i = 0; i < n; i++) {
		enum bk_column c = bk_heading(cell[i]);

		if (c == BK_COL_NONE || at[c] >= 0)
			continue;
		at[c] = (int)i;
		known++;
	}
	return known;
}
