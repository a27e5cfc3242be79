/*
 * Whom it concerned and what was done. A story says what the office did for
 * a student and when; how far up the ladder that took the case is not said
 * here, but is for the ladder to find out. Which students have which story is
 * chance; how many in each grade and term is what the report counts.
 */
#include <string.h>

#include "school.h"

#define MAX_ACTS 15

enum who {
	WHO_COUNSELLOR,
	WHO_PRINCIPAL,
	WHO_HOMEROOM,
	WHO_GUARDIAN,
};

/*
 * Days count from the Monday of opening: 7 is Monday a week later. The act
 * falls on `day` or up to `spread` days after it, the same for all acts of a
 * student, so that their order stands. A note holds alternatives, set apart
 * by bars. Days 3 and 25 are holidays in the second term.
 */
struct act {
	int day, spread;
	const char *step, *outcome;
	enum who who;
	const char *note;
};

struct referral {
	const char *rule, *causes;
	enum who who;
	const char *note;
	bool late; /* long after the lists of the term were handed in */
};

struct story {
	int count[TERMS][GRADES];
	enum course course;
	struct referral referral; /* no rule: none */
	struct act acts[MAX_ACTS];
};

/* The lists are analysed and confirmed in the first week. */
#define CONFIRM {1, 1, "confirm", "confirmed", WHO_COUNSELLOR, \
	"daftar dicocokkan dengan wali kelas|||" \
	"rekap sesuai dengan jurnal kelas"}

/* What comes before a visit, from the Wednesday of the fourth week on. */
#define PREPARE \
	{23, 0, "visit_request", "", WHO_COUNSELLOR, \
	    "diusulkan bersama wali kelas|"}, \
	{23, 0, "assent", "willing", WHO_COUNSELLOR, \
	    "lewat teman sekelas|lewat wali kelas"}, \
	{24, 0, "approval", "granted", WHO_PRINCIPAL, ""}, \
	{24, 0, "instrument", "prepared", WHO_COUNSELLOR, ""}, \
	{24, 0, "assignment", "issued", WHO_PRINCIPAL, ""}, \
	{24, 0, "consent", "given", WHO_COUNSELLOR, \
	    "formulir dititipkan wali kelas, ditandatangani ibu|" \
	    "formulir dititipkan kepala dusun, ditandatangani ayah|" \
	    "ditandatangani wali"}

#define TRY_TWICE \
	{7, 1, "phone", "unreachable", WHO_COUNSELLOR, \
	    "nomor tidak aktif|tidak diangkat|"}, \
	{9, 2, "whatsapp", "unreachable", WHO_COUNSELLOR, \
	    "centang satu|terkirim, tidak dibaca|"}

#define RESOLVED(on) {on, 2, "evaluation", "resolved", WHO_COUNSELLOR, \
	"mengikuti pelajaran kembali|tugas menyusul, hadir tiap hari|" \
	"aktif kembali di kelas"}

static const struct story stories[] = {
	/* Reached at once. */
	{.count = {{7, 5, 7}, {2, 4, 3}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{7, 3, "phone", "reached", WHO_COUNSELLOR,
		    "orang tua akan mendampingi|sering lupa jadwal|"
		    "bosan belajar daring, bersedia dibimbing|"
		    "sinyal hanya ada di \"bukit\" dekat rumah"},
		{30, 2, "evaluation", "improving", WHO_COUNSELLOR, ""},
		RESOLVED(42)}},
	/* Reached at the second attempt. */
	{.count = {{4, 3, 4}, {1, 3, 2}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{7, 1, "phone", "unreachable", WHO_COUNSELLOR,
		    "tidak diangkat|di luar jangkauan"},
		{9, 2, "whatsapp", "reached", WHO_COUNSELLOR,
		    "dibalas malam hari|bergantian gawai dengan adik"},
		{21, 1, "counselling", "", WHO_COUNSELLOR,
		    "konseling individual lewat telepon"},
		RESOLVED(42)}},
	/* The number on the roster was another's; the homeroom had a better. */
	{.count = {{3, 2, 3}, {1, 1, 1}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{7, 1, "phone", "wrong_number", WHO_COUNSELLOR,
		    "nomor milik orang lain"},
		{9, 2, "phone", "reached", WHO_COUNSELLOR,
		    "nomor baru dari wali kelas"},
		{42, 2, "close", "", WHO_COUNSELLOR,
		    "tuntas, dipantau wali kelas"}}},
	/* Reached on the very last day of that rung. */
	{.count = {{2, 1, 2}, {0, 1, 0}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{9, 2, "whatsapp", "unreachable", WHO_COUNSELLOR,
		    "centang satu"},
		{14, 0, "phone", "reached", WHO_COUNSELLOR,
		    "baru kembali dari rumah nenek, ikut membantu panen"},
		RESOLVED(44)}},
	/* Attends, more or less, but cannot pay for it. */
	{.count = {{1, 1, 2}, {1, 0, 1}}, .course = COURSE_FALTERING,
	    .referral = {"economic", "economic, no_device", WHO_HOMEROOM,
		"satu gawai dipakai bertiga, kuota sering habis|"
		"ayah dirumahkan, tidak ada biaya kuota", false},
	    .acts = {
		CONFIRM,
		{7, 3, "phone", "reached", WHO_COUNSELLOR,
		    "ayah dirumahkan sejak Maret"},
		{21, 1, "aid", "", WHO_COUNSELLOR,
		    "paket data 3 bulan|pinjaman tablet sekolah"},
		RESOLVED(42)}},
	/* Two tries failed, the guardian came when summoned. */
	{.count = {{6, 3, 4}, {1, 1, 2}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		TRY_TWICE,
		{15, 3, "summons", "came", WHO_COUNSELLOR,
		    "ibu datang bersama siswa|ayah datang|datang dengan paman"},
		{15, 3, "counselling", "", WHO_COUNSELLOR, ""},
		{30, 2, "evaluation", "improving", WHO_COUNSELLOR, ""},
		RESOLVED(44)}},
	/* The same, both tries on one day. */
	{.count = {{3, 1, 2}, {0, 0, 1}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{10, 0, "phone", "unreachable", WHO_COUNSELLOR,
		    "pagi, tidak diangkat"},
		{10, 0, "whatsapp", "unreachable", WHO_COUNSELLOR,
		    "sore, centang satu"},
		{16, 2, "summons", "came", WHO_COUNSELLOR, "ibu datang"},
		{16, 2, "counselling", "", WHO_COUNSELLOR, ""},
		RESOLVED(42)}},
	/* One try, then the time for calling was over. */
	{.count = {{2, 1, 2}, {1, 0, 1}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{9, 2, "phone", "unreachable", WHO_COUNSELLOR,
		    "tidak ada sinyal"},
		{21, 1, "summons", "came", WHO_COUNSELLOR,
		    "ayah datang|kakak datang, orang tua merantau"},
		{21, 1, "counselling", "", WHO_COUNSELLOR, ""},
		RESOLVED(44)}},
	/* Reached, promised, and nothing changed. */
	{.count = {{1, 1, 1}, {0, 1, 0}}, .course = COURSE_LOW,
	    .referral = {"family", "family, low_motivation", WHO_HOMEROOM,
		"tinggal dengan nenek, \"tidak ada yang mengingatkan\"|"
		"mengasuh adik selama orang tua merantau", false},
	    .acts = {
		CONFIRM,
		{7, 1, "phone", "reached", WHO_COUNSELLOR, "nenek berjanji"},
		{17, 1, "evaluation", "unchanged", WHO_COUNSELLOR,
		    "masih tidak masuk"},
		{23, 1, "summons", "came", WHO_COUNSELLOR, "nenek dan siswa"},
		{23, 1, "counselling", "", WHO_COUNSELLOR, ""},
		RESOLVED(44)}},
	/* The mother asked for help, and came before anybody had called. */
	{.count = {{1, 0, 0}, {0, 0, 0}}, .course = COURSE_FALTERING,
	    .referral = {"family", "family", WHO_GUARDIAN,
		"ibu meminta bantuan sekolah", false},
	    .acts = {
		CONFIRM,
		{8, 0, "summons", "came", WHO_COUNSELLOR,
		    "datang atas kehendak sendiri"},
		{8, 0, "counselling", "", WHO_COUNSELLOR, ""},
		RESOLVED(42)}},
	/* Did not come either; met at home. */
	{.count = {{3, 2, 5}, {1, 1, 1}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		TRY_TWICE,
		{16, 2, "summons", "did_not_come", WHO_COUNSELLOR,
		    "tanpa kabar|sedang panen, tidak dapat datang"},
		PREPARE,
		{28, 4, "visit", "met", WHO_COUNSELLOR,
		    "bertemu ibu; gawai rusak|bertemu ayah; siswa ikut bekerja|"
		    "bertemu kakek, nenek; jalan terjal, sinyal tidak ada"},
		RESOLVED(44)}},
	/* Never seen, never answered: two deadlines passed. */
	{.count = {{1, 1, 3}, {0, 0, 1}}, .course = COURSE_NEVER, .acts = {
		CONFIRM,
		{9, 1, "phone", "unreachable", WHO_COUNSELLOR,
		    "nomor tidak terdaftar"},
		PREPARE,
		{28, 4, "visit", "met", WHO_COUNSELLOR,
		    "bekerja di bengkel, ingin tetap sekolah|"
		    "pindah rumah ke dusun lain, gawai dijual"},
		{36, 2, "aid", "", WHO_COUNSELLOR, "pinjaman tablet sekolah"},
		RESOLVED(44)}},
	/* The letter came back. */
	{.count = {{1, 0, 1}, {0, 0, 0}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{7, 1, "phone", "wrong_number", WHO_COUNSELLOR, ""},
		{9, 2, "whatsapp", "unreachable", WHO_COUNSELLOR, ""},
		{16, 2, "summons", "undelivered", WHO_COUNSELLOR,
		    "alamat lama, surat kembali"},
		PREPARE,
		{29, 3, "visit", "met", WHO_COUNSELLOR,
		    "alamat baru dari tetangga; dicatat"},
		RESOLVED(44)}},
	/* Came, and then it grew worse. */
	{.count = {{1, 1, 1}, {0, 0, 1}}, .course = COURSE_LOW,
	    .referral = {"economic", "economic, job_loss", WHO_HOMEROOM,
		"orang tua kehilangan pekerjaan", false},
	    .acts = {
		CONFIRM,
		TRY_TWICE,
		{15, 1, "summons", "came", WHO_COUNSELLOR, "ibu datang"},
		{22, 0, "evaluation", "worse", WHO_COUNSELLOR,
		    "tidak hadir sama sekali pekan ini"},
		PREPARE,
		{28, 4, "visit", "met", WHO_COUNSELLOR,
		    "bertemu kedua orang tua"},
		{38, 0, "aid", "", WHO_COUNSELLOR,
		    "usulan KIP, paket data 3 bulan"},
		RESOLVED(44)}},
	/* Nobody at home the first time. */
	{.count = {{1, 1, 1}, {0, 0, 0}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		TRY_TWICE,
		{16, 2, "summons", "did_not_come", WHO_COUNSELLOR, ""},
		PREPARE,
		{28, 2, "visit", "nobody_home", WHO_COUNSELLOR,
		    "semua di ladang; meninggalkan pesan"},
		{32, 1, "visit", "met", WHO_COUNSELLOR, "bertemu ibu"},
		RESOLVED(44)}},
	/* Twice in vain: talked over with others, handed on. */
	{.count = {{0, 0, 1}, {0, 0, 0}}, .course = COURSE_LOW,
	    .referral = {"family", "family", WHO_HOMEROOM,
		"orang tua berpisah; siswa berpindah-pindah rumah", false},
	    .acts = {
		CONFIRM,
		TRY_TWICE,
		{16, 2, "summons", "did_not_come", WHO_COUNSELLOR, ""},
		PREPARE,
		{28, 1, "visit", "nobody_home", WHO_COUNSELLOR, ""},
		{31, 1, "visit", "refused", WHO_COUNSELLOR,
		    "paman tidak berkenan"},
		{37, 1, "conference", "", WHO_COUNSELLOR,
		    "izin kepala sekolah; bersama wali kelas"},
		{44, 1, "referral", "", WHO_COUNSELLOR,
		    "dialihkan ke psikolog puskesmas"}}},
	/* As in life: reached, better, not yet well when all is counted. */
	{.count = {{0, 0, 0}, {1, 0, 0}}, .course = COURSE_LOW, .acts = {
		CONFIRM,
		{10, 1, "phone", "reached", WHO_COUNSELLOR,
		    "membantu orang tua berjualan, akan dibagi waktunya"},
		{44, 1, "evaluation", "improving", WHO_COUNSELLOR,
		    "hadir tiga hari dari lima, terus dipantau"}}},
	/* As in life: handed in when all the others are done. */
	{.count = {{0, 0, 0}, {0, 1, 0}}, .course = COURSE_FALTERING,
	    .referral = {"economic", "economic, network", WHO_HOMEROOM,
		"gawai dijual untuk biaya berobat", true},
	    .acts = {
		{43, 0, "confirm", "confirmed", WHO_COUNSELLOR, ""},
		{44, 1, "phone", "unreachable", WHO_COUNSELLOR,
		    "tidak diangkat, dicoba lagi pekan depan"}}},
};
#define STORIES ((int)(sizeof(stories) / sizeof(*stories)))

/* The office writes its record up five times a term: calls, summonses, what
 * visits need, visits, evaluation. Each file holds the days after the one
 * before it. */
static const struct {
	const char *file;
	int last_day;
} batches[] = {
	{"1-telepon.csv", 14},
	{"2-panggilan.csv", 22},
	{"2-persiapan.csv", 25},
	{"3-kunjungan.csv", 39},
	{"4-evaluasi.csv", 46},
};
#define BATCHES ((int)(sizeof(batches) / sizeof(*batches)))

enum { REFERRED_DAY = -4, LATE_DAY = 38 };

static void
shuffle(struct chance *c, int *items, int n)
{
	while (n > 1) {
		int i = chance_below(c, n--), kept = items[n];

		items[n] = items[i];
		items[i] = kept;
	}
}

/* One story a case, in any order; returns how many. */
static int
deal(int term, int grade, int *dealt)
{
	struct chance c = chance_of('d', (uint64_t)term, (uint64_t)grade);
	int n = 0;

	for (int s = 0; s < STORIES; s++)
		for (int i = 0; i < stories[s].count[term][grade]; i++)
			dealt[n++] = s;
	shuffle(&c, dealt, n);
	return n;
}

/*
 * The first of a shuffled grade have the stories of the first term. In the
 * second, every third of its cases is one of those again, the others are new.
 */
static void
plan_grade(struct school *school, int grade)
{
	int order[STUDENTS], dealt[STUDENTS];
	int first = school->first[grade];
	int size = school->first[grade + 1] - first;
	struct chance c = chance_of('o', (uint64_t)grade, 0);
	int n, fresh;

	for (int i = 0; i < size; i++)
		order[i] = first + i;
	shuffle(&c, order, size);
	fresh = n = deal(0, grade, dealt);
	for (int i = 0; i < n; i++)
		school->students[order[i]].story[0] = dealt[i];
	n = deal(1, grade, dealt);
	for (int i = 0; i < n; i++) {
		int who = i % 3 == 0 ? order[i] : order[fresh++];

		school->students[who].story[1] = dealt[i];
	}
}

void
casework_plan(struct school *school)
{
	for (int i = 0; i < STUDENTS; i++)
		for (int t = 0; t < TERMS; t++)
			school->students[i].story[t] = NO_STORY;
	for (int g = 0; g < GRADES; g++)
		plan_grade(school, g);
}

enum course
casework_course(int story)
{
	return story == NO_STORY ? COURSE_FINE : stories[story].course;
}

static void
who_is(enum who who, int class, char out[static 16])
{
	switch (who) {
	case WHO_COUNSELLOR:
		snprintf(out, 16, "%s", class_counsellor(class));
		break;
	case WHO_PRINCIPAL:
		snprintf(out, 16, "kepsek");
		break;
	case WHO_HOMEROOM:
		class_homeroom(class, out);
		break;
	case WHO_GUARDIAN:
		snprintf(out, 16, "guardian");
		break;
	}
}

/* The nth of a note's alternatives, counted round. */
static void
choose_note(const char *note, int nth, char *out, size_t size)
{
	const char *start = note;
	int bars = 0;

	for (const char *p = note; *p != '\0'; p++)
		bars += *p == '|';
	for (nth %= bars + 1; nth > 0; nth--)
		start = strchr(start, '|') + 1;
	snprintf(out, size, "%.*s", (int)strcspn(start, "|"), start);
}

static void
write_act(FILE *f, const struct student *s, long date, const struct act *act,
    int nth)
{
	char iso[11], by[16], note[128];

	day_iso(date, iso);
	who_is(act->who, s->class, by);
	choose_note(act->note, nth, note, sizeof(note));
	fprintf(f, "%s,%s,%s,%s,%s", s->nis, iso, act->step, act->outcome, by);
	out_field(f, ',', ',', note);
	putc('\n', f);
}

/* What was done on one day, student by student. Those who share a story are
 * taken in turn, so that nobody has all visits on one day. */
static void
write_day(FILE *f, const struct school *school, int term, int day)
{
	long opened = day_of(terms[term].opened);
	int told[STORIES] = {0};

	for (int i = 0; i < STUDENTS; i++) {
		const struct student *s = &school->students[i];
		const struct act *act;
		int nth;

		if (s->story[term] == NO_STORY)
			continue;
		act = stories[s->story[term]].acts;
		nth = told[s->story[term]]++;
		for (int a = 0; a < MAX_ACTS && act->step != NULL; a++, act++)
			if (act->day + nth % (act->spread + 1) == day)
				write_act(f, s, opened + day, act, nth);
	}
}

static void
write_batches(const struct school *school, int term, const char *dir)
{
	int day = 0;

	for (int b = 0; b < BATCHES; b++) {
		FILE *f = out_open(dir, "record", term, batches[b].file);

		fputs("nis,date,step,outcome,by,note\n", f);
		for (; day <= batches[b].last_day; day++)
			write_day(f, school, term, day);
		out_close(f);
	}
}

/* A YAML string in double quotes: ours hold no control characters. */
static void
write_quoted(FILE *f, const char *text)
{
	putc('"', f);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', f);
		putc(*text, f);
	}
	putc('"', f);
}

static void
write_referral(FILE *f, const struct student *s, long date,
    const struct referral *r, int nth)
{
	char iso[11], by[16], note[128];

	day_iso(date, iso);
	choose_note(r->note, nth, note, sizeof(note));
	who_is(r->who, s->class, by);
	fprintf(f, "---\nkind: referral\nnis: \"%s\"\ndate: %s\n", s->nis,
	    iso);
	fprintf(f, "by: %s\nrule: %s\ncauses: [%s]\nnote: ", by, r->rule,
	    r->causes);
	write_quoted(f, note);
	putc('\n', f);
}

static void
write_referrals(const struct school *school, int term, const char *dir,
    const char *name, bool late)
{
	FILE *f = out_open(dir, "record", term, name);
	long opened = day_of(terms[term].opened);

	for (int i = 0; i < STUDENTS; i++) {
		const struct student *s = &school->students[i];
		const struct referral *r;

		if (s->story[term] == NO_STORY)
			continue;
		r = &stories[s->story[term]].referral;
		if (r->rule != NULL && r->late == late)
			write_referral(f, s,
			    opened + (late ? LATE_DAY : REFERRED_DAY), r, i);
	}
	out_close(f);
}

void
casework_write(const struct school *school, int term, const char *dir)
{
	write_batches(school, term, dir);
	write_referrals(school, term, dir, "rujukan.yaml", false);
	if (term == 1)
		write_referrals(school, term, dir, "rujukan-april.yaml", true);
}
