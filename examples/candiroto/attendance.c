/*
 * Four lessons a day at a distance, and who was there. A student is absent by
 * the day more than by the lesson, and one bad day brings the next: marks are
 * drawn as a walk between days online and days gone, until the term looks as
 * its course says it should.
 *
 * Each grade keeps its books in its own way, as schools do.
 */
#include <string.h>

#include "school.h"

enum { SUBJECTS = 14, WEEK = 5 * PERIODS, TWICE = 6 };

/* The first six are taught twice a week, the last four of the six are those
 * of the stream. */
static const char *const subjects[2][SUBJECTS] = {
	{"Bahasa Indonesia", "Matematika", "Matematika Peminatan", "Biologi",
	    "Fisika", "Kimia", "Pendidikan Agama dan Budi Pekerti", "PPKn",
	    "Sejarah Indonesia", "Bahasa Inggris", "Seni Budaya", "PJOK",
	    "Prakarya dan Kewirausahaan", "Bahasa Jawa"},
	{"Bahasa Indonesia", "Matematika", "Geografi", "Sejarah Peminatan",
	    "Sosiologi", "Ekonomi", "Pendidikan Agama dan Budi Pekerti", "PPKn",
	    "Sejarah Indonesia", "Bahasa Inggris", "Seni Budaya", "PJOK",
	    "Prakarya dan Kewirausahaan", "Bahasa Jawa"},
};

/* How a course turns out, in percent: the share of days online aimed at, and
 * what the term's activity must then be. */
static const struct {
	int aim_from, aim_to;
	int least, most;
} courses[] = {
	[COURSE_FINE] = {68, 100, 60, 100},
	[COURSE_FALTERING] = {62, 82, 58, 82},
	[COURSE_LOW] = {10, 46, 8, 46},
	[COURSE_NEVER] = {0, 0, 0, 0},
};

/* How marks are written in one kind of export; in the order H T S I A. */
static const char all_marks[] = "HTSIA";
static const char *const letters[] = {"H", "T", "S", "I", "A"};
static const char *const small_letters[] = {"h", "t", "s", "i", "a"};
static const char *const words[] = {"Hadir", "Terlambat", "Sakit", "Izin",
	"Alpa"};
static const char *const other_words[] = {"hadir", "terlambat", "sakit",
	"ijin", "Tanpa Keterangan"};
static const char *const capitals[] = {"HADIR", "TERLAMBAT", "SAKIT", "IZIN",
	"ALPHA"};

enum column {
	COL_END,
	COL_NUMBER,
	COL_DATE,
	COL_DMY,
	COL_PERIOD,
	COL_CLASS,
	COL_SPACED_CLASS,
	COL_NIS,
	COL_NAME,
	COL_CAPITAL_NAME,
	COL_SUBJECT,
	COL_STATUS,
};

struct book {
	const char *heading;
	enum column columns[10];
	char separator;
	bool bom, crlf;
};

static const struct book books[GRADES] = {
	{"Tanggal,Kelas,NIS,Nama,Mata Pelajaran,Status",
	    {COL_DATE, COL_CLASS, COL_NIS, COL_NAME, COL_SUBJECT, COL_STATUS},
	    ',', false, false},
	{"No;Kelas;Nama Siswa;NIS;Mapel;Jam Ke;Tanggal;Keterangan",
	    {COL_NUMBER, COL_SPACED_CLASS, COL_NAME, COL_NIS, COL_SUBJECT,
		COL_PERIOD, COL_DMY, COL_STATUS},
	    ';', true, true},
	{"date\tstatus\tsubject\tclass\tnis\tname",
	    {COL_DMY, COL_STATUS, COL_SUBJECT, COL_CLASS, COL_NIS,
		COL_CAPITAL_NAME},
	    '\t', false, false},
};

struct row {
	const struct student *student;
	const char *subject;
	long day;
	int period; /* 0 to PERIODS - 1 */
	mark mark;
};

/* A file being written. */
struct export {
	FILE *file;
	const struct book *book;
	int rows;
};

/* --- the term ----------------------------------------------------------- */

static int
days_between(const char *first, const char *last, long *days)
{
	int n = 0;

	for (long d = day_of(first); d <= day_of(last); d++)
		if (day_is_school(d))
			days[n++] = d;
	return n;
}

static int
school_days(int term, long *days)
{
	return days_between(terms[term].first, terms[term].last, days);
}

static int
rest_days(int term, long *days)
{
	return days_between(terms[term].opened, terms[term].end, days);
}

/*
 * The week is a ring of twenty lessons: the twice-taught subjects, four
 * others, the same six again half a week later, four others. Each class
 * starts at another place.
 */
static const char *
subject_at(int class, long day, int period)
{
	int weekday = (int)((day + 3) % 7);
	int at = (weekday * PERIODS + period + 3 * class) % WEEK;
	int half = at / (WEEK / 2), in_half = at % (WEEK / 2);

	return subjects[class_is_ips(class)][in_half < TWICE ? in_half :
		in_half + half * (SUBJECTS - TWICE) / 2];
}

/* --- marks -------------------------------------------------------------- */

static void
mark_day(struct chance *c, mark *marks, int online)
{
	for (int p = 0; p < PERIODS; p++) {
		bool there = chance_percent(c, online);

		marks[p] = !there ? 'A' : chance_percent(c, 5) ? 'T' : 'H';
	}
}

/* Days gone come in runs of about three; notes from home excuse some. */
static void
draw(struct chance *c, int days, int aim, mark *marks)
{
	bool gone = !chance_percent(c, aim);
	int noted = 0;
	mark note = 'S';

	for (int d = 0; d < days; d++, marks += PERIODS) {
		if (noted == 0 && chance_below(c, 1000) < 14) {
			note = chance_percent(c, 60) ? 'S' : 'I';
			noted = 1 + chance_below(c, note == 'S' ? 3 : 2);
		}
		if (noted > 0) {
			memset(marks, note, PERIODS);
			noted--;
			continue;
		}
		if (chance_percent(c, 35))
			gone = !chance_percent(c, aim);
		mark_day(c, marks, gone ? 4 : 98);
	}
}

/* Activity as the office counts it, in percent rounded up; -1 without any. */
static int
activity_of(const mark *marks, int n)
{
	int there = 0, counted = 0;

	for (int i = 0; i < n; i++) {
		there += marks[i] == 'H' || marks[i] == 'T';
		counted += marks[i] != 'S' && marks[i] != 'I';
	}
	return counted == 0 ? -1 : (100 * there + counted - 1) / counted;
}

/* Most are nearly always there; a few are not, without being a case. */
static int
draw_aim(struct chance *c, enum course course)
{
	int from = courses[course].aim_from, to = courses[course].aim_to;

	if (course == COURSE_FINE)
		from = chance_percent(c, 72) ? 96 :
		    chance_percent(c, 75)    ? 84 : from;
	return from + chance_below(c, to - from + 1);
}

static void
make_marks(struct student *s, int who, int term, int days)
{
	enum course course = casework_course(s->story[term]);
	struct chance c = chance_of('m', (uint64_t)term, (uint64_t)who);
	mark *marks = s->marks[term];
	int activity;

	if (course == COURSE_NEVER) {
		memset(marks, 'A', (size_t)(days * PERIODS));
		return;
	}
	do {
		draw(&c, days, draw_aim(&c, course), marks);
		activity = activity_of(marks, days * PERIODS);
	} while (activity < courses[course].least ||
	    activity > courses[course].most);
}

/*
 * The rest of the term goes on as it began, but whom the office looks after
 * comes more often after a while, sooner or later, whatever was done about it.
 */
static void
make_rest(struct student *s, int who, int term, const long *days, int n)
{
	enum course course = casework_course(s->story[term]);
	struct chance c = chance_of('r', (uint64_t)term, (uint64_t)who);
	bool low = course == COURSE_LOW || course == COURSE_NEVER;
	long better = day_of(terms[term].better) + chance_below(&c, 28);
	int before = 0;

	while (low && before < n && days[before] < better)
		before++;
	if (before > 0)
		draw(&c, before, draw_aim(&c, COURSE_LOW), s->rest[term]);
	draw(&c, n - before, low ? 55 + chance_below(&c, 40) :
	    draw_aim(&c, course), s->rest[term] + before * PERIODS);
}

void
attendance_make(struct school *school)
{
	long days[MAX_DAYS + MAX_REST];

	for (int t = 0; t < TERMS; t++) {
		int n = school_days(t, days);

		for (int i = 0; i < STUDENTS; i++)
			make_marks(&school->students[i], i, t, n);
		n = rest_days(t, days);
		for (int i = 0; i < STUDENTS; i++)
			make_rest(&school->students[i], i, t, days, n);
	}
}

/* --- exports ------------------------------------------------------------ */

/* Each class has its own hand. */
static const char *
mark_text(const struct row *row)
{
	int class = row->student->class;
	size_t at = (size_t)(strchr(all_marks, row->mark) - all_marks);

	switch (row->student->grade) {
	case 0:
		return class % 4 == 3 ? small_letters[at] : letters[at];
	case 1:
		return class % 3 == 0 ? capitals[at] :
		    class % 3 == 1    ? words[at] : other_words[at];
	default:
		return letters[at];
	}
}

static void
cell_text(const struct export *e, const struct row *row, enum column column,
    char out[static 80])
{
	switch (column) {
	case COL_END:
		break;
	case COL_NUMBER:
		snprintf(out, 80, "%d", e->rows);
		break;
	case COL_DATE:
		day_iso(row->day, out);
		break;
	case COL_DMY:
		day_dmy(row->day, out);
		break;
	case COL_PERIOD:
		snprintf(out, 80, "%d", row->period + 1);
		break;
	case COL_CLASS:
		class_name(row->student->class, '-', out);
		break;
	case COL_SPACED_CLASS:
		class_name(row->student->class, ' ', out);
		break;
	case COL_NIS:
		snprintf(out, 80, "%s", row->student->nis);
		break;
	case COL_NAME:
	case COL_CAPITAL_NAME:
		snprintf(out, 80, "%s", row->student->name);
		break;
	case COL_SUBJECT:
		snprintf(out, 80, "%s", row->subject);
		break;
	case COL_STATUS:
		snprintf(out, 80, "%s", mark_text(row));
		break;
	}
	if (column == COL_CAPITAL_NAME) /* ASCII, as the old program could */
		for (; *out != '\0'; out++)
			if (*out >= 'a' && *out <= 'z')
				*out = (char)(*out - 'a' + 'A');
}

static void
export_begin(struct export *e, const char *dir, const char *kind, int term,
    const char *name, int grade)
{
	*e = (struct export){out_open(dir, kind, term, name),
		&books[grade], 0};
	fprintf(e->file, "%s%s%s\n", e->book->bom ? "\xef\xbb\xbf" : "",
	    e->book->heading, e->book->crlf ? "\r" : "");
}

static void
export_row(struct export *e, const struct row *row)
{
	char text[80];

	e->rows++;
	for (int c = 0; e->book->columns[c] != COL_END; c++) {
		cell_text(e, row, e->book->columns[c], text);
		out_field(e->file, c > 0 ? e->book->separator : '\0',
		    e->book->separator, text);
	}
	fputs(e->book->crlf ? "\r\n" : "\n", e->file);
}

static void
export_lesson(struct export *e, const struct school *school, int term,
    int class, long day, int at)
{
	for (int i = 0; i < STUDENTS; i++) {
		const struct student *s = &school->students[i];

		if (s->class == class)
			export_row(e, &(struct row){s,
				subject_at(class, day, at % PERIODS), day,
				at % PERIODS, s->marks[term][at]});
	}
}

/* Day by day, class by class. Once in a long while a teacher presses the
 * button twice, and a lesson is in the book two times. */
static void
export_classes(struct export *e, const struct school *school, int term,
    int from, int to)
{
	long days[MAX_DAYS];
	int n = school_days(term, days);

	for (int at = 0; at < n * PERIODS; at++)
		for (int class = from; class < to; class++) {
			struct chance c = chance_of('e', (uint64_t)class,
			    (uint64_t)(term * MAX_DAYS * PERIODS + at));
			int times = chance_below(&c, 1000) == 0 ? 2 : 1;

			while (times-- > 0)
				export_lesson(e, school, term, class,
				    days[at / PERIODS], at);
		}
	out_close(e->file);
}

/* Notes that came late: the first day gone of some who are no case. */
static void
export_late_notes(struct export *e, const struct school *school, int term)
{
	long days[MAX_DAYS];
	int n = school_days(term, days) * PERIODS;

	for (int i = 0; i < school->first[1]; i++) {
		const struct student *s = &school->students[i];
		struct chance c = chance_of('l', (uint64_t)term, (uint64_t)i);
		const mark *gone = memchr(s->marks[term], 'A', (size_t)n);

		if (s->story[term] != NO_STORY || gone == NULL ||
		    !chance_percent(&c, 8))
			continue;
		int at = (int)(gone - s->marks[term]);

		export_row(e, &(struct row){s,
			subject_at(s->class, days[at / PERIODS], at % PERIODS),
			days[at / PERIODS], at % PERIODS,
			chance_percent(&c, 70) ? 'S' : 'I'});
	}
}

/*
 * The late notes are typed by hand, and so have what the others have not: a
 * student who is not on the roster, a day that does not exist, a mark that
 * nobody knows.
 */
static void
write_late_notes(const struct school *school, int term, const char *dir)
{
	struct export e;

	export_begin(&e, dir, "exports", term, "susulan-x.csv", 0);
	export_late_notes(&e, school, term);
	if (term == 0) {
		const struct student *s = &school->students[100];
		char class[16];

		class_name(s->class, '-', class);
		fprintf(e.file, "2020-08-24,%s,10999,Siswa Pindahan,PPKn,S\n",
		    class);
		fprintf(e.file, "2020-08-32,%s,%s,%s,PPKn,S\n", class, s->nis,
		    s->name);
		fprintf(e.file, "2020-08-25,%s,%s,%s,PPKn,opname\n", class,
		    s->nis, s->name);
	}
	out_close(e.file);
}

/* X: a file a class. XI: one a stream. XII: one for all. */
void
attendance_write(const struct school *school, int term, const char *dir)
{
	struct export e;
	char class[16], name[40];
	const int xi = CLASSES_A_GRADE, xii = 2 * CLASSES_A_GRADE;

	for (int i = 0; i < xi; i++) {
		class_name(i, '-', class);
		snprintf(name, sizeof(name), "absensi-%s.csv", class);
		export_begin(&e, dir, "exports", term, name, 0);
		export_classes(&e, school, term, i, i + 1);
	}
	write_late_notes(school, term, dir);
	export_begin(&e, dir, "exports", term, "presensi-xi-mipa.csv", 1);
	export_classes(&e, school, term, xi, xi + MIPA_CLASSES);
	export_begin(&e, dir, "exports", term, "presensi-xi-ips.csv", 1);
	export_classes(&e, school, term, xi + MIPA_CLASSES, xii);
	export_begin(&e, dir, "exports", term, "kehadiran-xii.tsv", 2);
	export_classes(&e, school, term, xii, CLASSES);
}

/* The rest of the term: a file a grade, each in its own way. */
void
attendance_write_rest(const struct school *school, int term, const char *dir)
{
	static const char *const names[GRADES] = {"absensi-x.csv",
		"presensi-xi.csv", "kehadiran-xii.tsv"};
	long days[MAX_REST];
	int n = rest_days(term, days);

	for (int grade = 0; grade < GRADES; grade++) {
		struct export e;

		export_begin(&e, dir, "lanjutan", term, names[grade], grade);
		for (int at = 0; at < n * PERIODS; at++)
			for (int i = school->first[grade];
			     i < school->first[grade + 1]; i++) {
				const struct student *s = &school->students[i];
				long day = days[at / PERIODS];

				export_row(&e, &(struct row){s,
					subject_at(s->class, day,
					    at % PERIODS), day, at % PERIODS,
					s->rest[term][at]});
			}
		out_close(e.file);
	}
}
