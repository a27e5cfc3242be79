/*
 * Who is enrolled. Names are drawn from lists of words that occur in
 * Indonesian and Javanese names; nobody is meant. The odd ones are those that
 * make a careless reader of CSV or YAML stumble.
 */
#include <stdlib.h>
#include <string.h>

#include "school.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(*(a))))

static const char *const male[] = {"Adi", "Aditya", "Agung", "Ahmad", "Aji",
	"Aldi", "Alfian", "Andika", "Anggit", "Arif", "Arya", "Bagas", "Bagus",
	"Bayu", "Bima", "Burhan", "Cahyo", "Danang", "Danu", "Dedi", "Dimas",
	"Dwi", "Eko", "Fahmi", "Faisal", "Fajar", "Farhan", "Galang", "Galih",
	"Gilang", "Guntur", "Hafid", "Hanif", "Hendra", "Ibnu", "Ilham", "Imam",
	"Irfan", "Joko", "Krisna", "Lukman", "Nanda", "Naufal", "Panji",
	"Prasetyo", "Rafi", "Raka", "Rangga", "Rendra", "Reza", "Rizky",
	"Satria", "Slamet", "Surya", "Taufik", "Teguh", "Tri", "Wahyu", "Wisnu",
	"Yoga", "Yusuf", "Zainal"};
static const char *const female[] = {"Afifah", "Aisyah", "Alya", "Amelia",
	"Anggun", "Anik", "Anisa", "Aprilia", "Ayu", "Azizah", "Bunga", "Cindy",
	"Citra", "Desi", "Devi", "Dewi", "Diah", "Dina", "Eka", "Elsa", "Endah",
	"Erna", "Fatimah", "Febri", "Fitri", "Galuh", "Hana", "Hesti", "Ika",
	"Indah", "Intan", "Isna", "Kartika", "Khoirunnisa", "Laila", "Larasati",
	"Lestari", "Lia", "Lutfiana", "Maya", "Mega", "Mila", "Nabila", "Nadia",
	"Novi", "Nur", "Oktavia", "Puji", "Putri", "Rahma", "Ratna", "Retno",
	"Rina", "Rini", "Salma", "Septi", "Sinta", "Siti", "Tika", "Tri", "Umi",
	"Wahyu", "Winda", "Wulan", "Yuni", "Zahra"};
static const char *const last_male[] = {"Abdillah", "Adiputra", "Anwar",
	"Ardiansyah", "Budiman", "Cahyadi", "Darmawan", "Efendi", "Firmansyah",
	"Gunawan", "Hakim", "Handoko", "Hartono", "Hermawan", "Hidayat",
	"Indrawan", "Irawan", "Kurniawan", "Kusuma", "Mahendra", "Maulana",
	"Mubarok", "Mustofa", "Nugroho", "Nurcahyo", "Pamungkas", "Pangestu",
	"Permadi", "Pradana", "Prakoso", "Pranoto", "Pratama", "Prayitno",
	"Purnomo", "Putra", "Rahmawan", "Ramadhan", "Riyadi", "Santoso",
	"Saputra", "Setiawan", "Setyawan", "Subekti", "Sulistyo", "Supriyadi",
	"Susanto", "Sutrisno", "Syahputra", "Utomo", "Waluyo", "Wibowo",
	"Wicaksono", "Widodo", "Wijaya", "Yulianto", "Zulkarnain"};
static const char *const last_female[] = {"Agustina", "Amalia", "Andriani",
	"Anggraini", "Apriyani", "Astuti", "Aulia", "Cahyani", "Damayanti",
	"Fadhilah", "Fauziah", "Febriyanti", "Fitriani", "Handayani", "Hapsari",
	"Haryanti", "Hidayati", "Istiqomah", "Khasanah", "Kumalasari",
	"Kurniasih", "Kusumawati", "Lestari", "Maharani", "Mahmudah",
	"Maulida", "Muslimah", "Ningrum", "Ningsih", "Novitasari", "Nugraheni",
	"Nuraini", "Oktaviani", "Permatasari", "Pertiwi", "Pramesti", "Pratiwi",
	"Purwanti", "Puspitasari", "Rahayu", "Rahmawati", "Ramadhani",
	"Rohmah", "Safitri", "Salsabila", "Saputri", "Sari", "Setyaningsih",
	"Sholikhah", "Sulistyowati", "Susanti", "Utami", "Wahyuningsih",
	"Wardani", "Widyastuti", "Wulandari", "Yuliana", "Zulaikha"};
static const char *const odd_male[] = {"Nugroho, Galih Aji", "Rif'an Hakim",
	"Ma'ruf Setiawan", "José Adi Nugroho", "Bagus \"Gus\" Prakoso",
	"M. Syafi'i", "Wisnu Wardhana, R.", "Yes Kristanto",
	"Ang Géorgé Wijaya", "Abdul Mu'in",
	"Dwi \"Wiwit\" Santoso, Jr.", "Null Prasetyo"};
static const char *const odd_female[] = {"Renée Kusumawati",
	"Mar'atus Sholikhah", "Nur Sa'diyah", "Anisa \"Ica\" Rahmawati",
	"Zoë Maharani", "Larasati, R. Aj.", "Khoirun Nisa'",
	"Ni'matul Khasanah",
	"Siti Qur'aini", "Michèle Ayu Lestari", "Yuni 'Uyun' Astuti",
	"Ratna Dewi, Ni Luh"};
static const char *const occupations[] = {"Petani", "Petani", "Petani",
	"Buruh tani", "Buruh harian", "Pedagang", "Wiraswasta", "Sopir",
	"Karyawan swasta", "PNS", "Ibu rumah tangga", "Merantau"};

static const struct village {
	const char *name, *district;
	int lat, lon; /* 1/10000 degree, invented like all the rest */
} villages[] = {
	{"Candiroto", "Candiroto", -71760, 1100560},
	{"Muntung", "Candiroto", -71823, 1100541},
	{"Mento", "Candiroto", -71905, 1100612},
	{"Plosogaden", "Candiroto", -71668, 1100497},
	{"Lempuyang", "Candiroto", -71590, 1100633},
	{"Krawitan", "Candiroto", -71702, 1100688},
	{"Bantir", "Candiroto", -71876, 1100398},
	{"Ngabeyan", "Candiroto", -71961, 1100471},
	{"Sidoharjo", "Candiroto", -71640, 1100365},
	{"Canggal", "Candiroto", -72050, 1100320},
	{"Batursari", "Candiroto", -71993, 1100258},
	{"Jumo", "Jumo", -71970, 1100760},
	{"Kertosari", "Jumo", -72061, 1100842},
	{"Bejen", "Bejen", -71452, 1100990},
	{"Larangan", "Bejen", -71391, 1100871},
	{"Tretep", "Tretep", -71542, 1100090},
	{"Bonjor", "Tretep", -71610, 1099998},
	{"Wonoboyo", "Wonoboyo", -71850, 1100150},
	{"Rejosari", "Wonoboyo", -71921, 1100072},
};
static const char *const hamlets[] = {"Krajan", "Kauman", "Ngemplak",
	"Gondang", "Kemiri", "Pringapus", "Sawahan", "Dukuh"};

static const int school_lat = -71775, school_lon = 1100575;
/* in the order of the school's books: XII came first */
static const int first_nis[GRADES] = {10240, 9966, 9701};
static const int grade_size[GRADES] = {271, 274, 265};

static const char *
pick(struct chance *c, const char *const *from, int n)
{
	return from[chance_below(c, n)];
}

static void
make_name(struct chance *c, char sex, char *out, size_t size)
{
	bool man = sex == 'L';
	const char *first = man ? pick(c, male, COUNT(male)) :
				  pick(c, female, COUNT(female));
	const char *second = man ? pick(c, male, COUNT(male)) :
				   pick(c, female, COUNT(female));
	const char *last = man ? pick(c, last_male, COUNT(last_male)) :
				 pick(c, last_female, COUNT(last_female));
	bool three = chance_percent(c, 45) && second != first;

	if (man && chance_percent(c, 12))
		first = chance_percent(c, 50) ? "Muhammad" : "Muh.";
	if (chance_percent(c, 3)) /* many Javanese have but one name */
		snprintf(out, size, "%s", last);
	else
		snprintf(out, size, "%s%s%s %s", first, three ? " " : "",
		    three ? second : "", last);
}

static int
square_root(int n)
{
	int r = 0;

	while ((r + 1) * (r + 1) <= n)
		r++;
	return r;
}

/* A tenth of a milli-degree is 11 m here; the roads take a third more. */
static int
metres_to_school(int lat, int lon)
{
	int dy = lat - school_lat, dx = lon - school_lon;

	return square_root(dx * dx + dy * dy) * 11 * 13 / 10 + 100;
}

static void
make_home(struct chance *c, int household, struct home *h)
{
	const struct village *v;
	bool mother = chance_percent(c, 45), poor = chance_percent(c, 17);

	/* more live near the school: the better of two draws */
	h->village = chance_below(c, COUNT(villages));
	if (chance_percent(c, 50))
		h->village = chance_below(c, h->village + 1);
	v = &villages[h->village];
	h->household = household;
	h->hamlet = chance_below(c, COUNT(hamlets));
	h->rt = 1 + chance_below(c, 6);
	h->rw = 1 + chance_below(c, 4);
	h->lat = v->lat + chance_below(c, 61) - 30;
	h->lon = v->lon + chance_below(c, 61) - 30;
	h->metres = metres_to_school(h->lat, h->lon);
	make_name(c, mother ? 'P' : 'L', h->guardian, sizeof(h->guardian));
	h->relation = chance_percent(c, 6) ? "Wali" : mother ? "Ibu" : "Ayah";
	h->occupation = pick(c, occupations,
	    COUNT(occupations) - (mother ? 0 : 2));
	h->phone = chance_percent(c, 96);
	h->kip = poor && chance_percent(c, 70);
	h->kps = poor && chance_percent(c, 40);
	h->pip = poor || chance_percent(c, 5);
}

static int
class_size(int class)
{
	int grade = class / CLASSES_A_GRADE, i = class % CLASSES_A_GRADE;

	return (grade_size[grade] + CLASSES_A_GRADE - 1 - i) / CLASSES_A_GRADE;
}

static int
by_class_and_name(const void *a, const void *b)
{
	const struct student *s = a, *t = b;

	if (s->class != t->class)
		return s->class < t->class ? -1 : 1;
	return strcmp(s->name, t->name);
}

/* Now and then somebody's elder brother or sister is at the school too. */
static void
make_siblings(struct school *school)
{
	for (int i = 0; i < school->first[GRADES - 1]; i++) {
		struct student *s = &school->students[i];
		struct chance c = chance_of('s', (uint64_t)i, 0);
		int from = school->first[s->grade + 1];

		if (!chance_percent(&c, 7))
			continue;
		from += chance_below(&c, STUDENTS - from);
		s->home = school->students[from].home;
	}
}

static void
make_student(struct student *s, int class, int n)
{
	struct chance c = chance_of('p', (uint64_t)n, 0);

	s->class = class;
	s->grade = class / CLASSES_A_GRADE;
	s->sex = chance_percent(&c, 58) ? 'P' : 'L';
	make_name(&c, s->sex, s->name, sizeof(s->name));
	if (n % 34 == 17)
		snprintf(s->name, sizeof(s->name), "%s",
		    s->sex == 'L' ? odd_male[n / 34 % COUNT(odd_male)] :
				    odd_female[n / 34 % COUNT(odd_female)]);
	make_home(&c, n + 1, &s->home);
}

/* Numbers are given out in the order of the lists. */
static void
number_students(struct school *school)
{
	for (int n = 0; n < STUDENTS; n++) {
		struct student *s = &school->students[n];
		unsigned number = (unsigned)(first_nis[s->grade] + n -
		    school->first[s->grade]);

		snprintf(s->nis, sizeof(s->nis), "%05u", number % 100000U);
		snprintf(s->nisn, sizeof(s->nisn), "00%u%07u",
		    5U - (unsigned)s->grade, number % 100000U);
	}
}

void
people_make(struct school *school)
{
	int n = 0;

	for (int class = 0; class < CLASSES; class++) {
		if (class % CLASSES_A_GRADE == 0)
			school->first[class / CLASSES_A_GRADE] = n;
		for (int i = class_size(class); i > 0; i--, n++)
			make_student(&school->students[n], class, n);
	}
	school->first[GRADES] = n;
	qsort(school->students, STUDENTS, sizeof(*school->students),
	    by_class_and_name);
	make_siblings(school);
	number_students(school);
}

static void
write_home(FILE *f, const struct home *h)
{
	const struct village *v = &villages[h->village];

	out_field(f, ',', ',', h->guardian);
	fprintf(f, ",%s,%s,", h->relation, h->occupation);
	if (h->phone) /* 0810: a prefix meant not to ring anywhere */
		fprintf(f, "0810000%05d", h->household);
	fprintf(f, ",\"Dusun %s, RT %02d/RW %02d\",%s,%s", hamlets[h->hamlet],
	    h->rt, h->rw, v->name, v->district);
	fprintf(f, ",-%d.%04d,%d.%04d,%d.%d", -h->lat / 10000, -h->lat % 10000,
	    h->lon / 10000, h->lon % 10000, h->metres / 1000,
	    h->metres % 1000 / 100);
	fprintf(f, ",%s,%s,%s", h->kps ? "Ya" : "Tidak",
	    h->kip ? "Ya" : "Tidak", h->pip ? "Ya" : "Tidak");
	/* no family card has day 00 of month 00 in it */
	fprintf(f, ",3323000000%06d\n", h->household);
}

void
people_write(const struct school *school, const char *dir)
{
	FILE *f = out_open(dir, NULL, 0, "roster.csv");

	fputs("No,NIS,NISN,Nama,JK,Kelas,Email,Nama Wali,Hubungan Wali,"
	      "Pekerjaan Wali,HP Wali,Alamat,Kelurahan,Kecamatan,Lintang,Bujur,"
	      "Jarak Rumah ke Sekolah (KM),Penerima KPS,Penerima KIP,"
	      "Layak PIP,No KK\n", f);
	for (int i = 0; i < STUDENTS; i++) {
		const struct student *s = &school->students[i];
		char class[16];

		class_name(s->class, '-', class);
		fprintf(f, "%d,%s,%s", i + 1, s->nis, s->nisn);
		out_field(f, ',', ',', s->name);
		fprintf(f, ",%c,%s,%s@siswa.contoh.sch.id", s->sex, class,
		    s->nis);
		write_home(f, &s->home);
	}
	out_close(f);
}
