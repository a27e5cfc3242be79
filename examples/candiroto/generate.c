/*
 * generate DIR: write the example school's roster and, for each term, what
 * the school would have in hand: attendance exports, referrals, and the
 * counsellors' record of what they did. See README.md.
 */
#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "school.h"

static const uint64_t seed = 20327781;

/* The days from opened on are those of the report's agenda: calls in the
 * second week, summonses in the third, visits in the fifth. */
const struct term terms[TERMS] = {
	{"2020-2021-1", "2020-07-13", "2020-09-04", "2020-09-07",
	    "2020-09-21", "2020-12-18"},
	{"2020-2021-2", "2021-01-04", "2021-03-05", "2021-03-08",
	    "2021-03-15", "2021-04-23"},
};

const char *const grade_names[GRADES] = {"X", "XI", "XII"};

/* Days without school that fall on weekdays of the two terms. */
static const char *const holidays[] = {
	"2020-07-31", "2020-08-17", "2020-08-20", "2020-08-21", "2020-10-28",
	"2020-10-29", "2020-10-30", "2020-12-09", "2021-02-12", "2021-03-11",
	"2021-04-02",
};

static void
die(const char *path)
{
	fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	exit(2);
}

/* --- chance ------------------------------------------------------------- */

static uint64_t
chance_next(struct chance *c)
{
	uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

struct chance
chance_of(uint64_t a, uint64_t b, uint64_t c)
{
	struct chance made = {seed};

	made.state = chance_next(&made) + a;
	made.state = chance_next(&made) + b;
	made.state = chance_next(&made) + c;
	return made;
}

int
chance_below(struct chance *c, int n)
{
	return (int)(chance_next(c) % (uint64_t)n);
}

bool
chance_percent(struct chance *c, int percent)
{
	return chance_below(c, 100) < percent;
}

/* --- days --------------------------------------------------------------- */

/* Days since 1970-01-01 in the Gregorian calendar, the year begun in March. */
long
day_of(const char *iso)
{
	long y = strtol(iso, NULL, 10), m = strtol(iso + 5, NULL, 10);
	long d = strtol(iso + 8, NULL, 10);

	if (m <= 2) {
		y--;
		m += 12;
	}
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 +
	    d - 1 - 719468;
}

static void
day_split(long day, int *y, int *m, int *d)
{
	long n = day + 719468, era = n / 146097, doe = n % 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

void
day_iso(long day, char out[static 11])
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000U,
	    (unsigned)m % 100U, (unsigned)d % 100U);
}

void
day_dmy(long day, char out[static 11])
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	snprintf(out, 11, "%02u/%02u/%04u", (unsigned)d % 100U,
	    (unsigned)m % 100U, (unsigned)y % 10000U);
}

bool
day_is_school(long day)
{
	char iso[11];

	if ((day + 3) % 7 >= 5) /* 1970-01-01 was a Thursday, Monday is 0 */
		return false;
	day_iso(day, iso);
	for (size_t i = 0; i < sizeof(holidays) / sizeof(*holidays); i++)
		if (strcmp(holidays[i], iso) == 0)
			return false;
	return true;
}

/* --- files -------------------------------------------------------------- */

static void
make_dir(const char *path)
{
	if (mkdir(path, 0700) == -1 && errno != EEXIST)
		die(path);
}

FILE *
out_open(const char *dir, const char *kind, int term, const char *name)
{
	char sub[4000], path[4096];
	FILE *f;

	make_dir(dir);
	snprintf(sub, sizeof(sub), "%s", dir);
	if (kind != NULL) {
		snprintf(sub, sizeof(sub), "%s/%s-%s", dir, kind,
		    terms[term].id);
		make_dir(sub);
	}
	snprintf(path, sizeof(path), "%s/%s", sub, name);
	if ((f = fopen(path, "w")) == NULL)
		die(path);
	return f;
}

void
out_close(FILE *f)
{
	int bad = ferror(f);

	if (fclose(f) == EOF || bad)
		die("write");
}

void
out_field(FILE *f, char before, char separator, const char *text)
{
	if (before != '\0')
		putc(before, f);
	if (strchr(text, separator) == NULL && strpbrk(text, "\"\n") == NULL) {
		fputs(text, f);
		return;
	}
	putc('"', f);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', f);
		putc(*text, f);
	}
	putc('"', f);
}

/* --- classes ------------------------------------------------------------ */

bool
class_is_ips(int class)
{
	return class % CLASSES_A_GRADE >= MIPA_CLASSES;
}

void
class_name(int class, char between, char out[static 16])
{
	bool ips = class_is_ips(class);

	snprintf(out, 16, "%s%c%s%c%d", grade_names[class / CLASSES_A_GRADE],
	    between, ips ? "IPS" : "MIPA", between,
	    class % CLASSES_A_GRADE - (ips ? MIPA_CLASSES : 0) + 1);
}

const char *
class_counsellor(int class)
{
	return class < CLASSES_A_GRADE + MIPA_CLASSES ? "bk1" : "bk2";
}

void
class_homeroom(int class, char out[static 16])
{
	static const char *const lower[GRADES] = {"x", "xi", "xii"};

	snprintf(out, 16, "wali-%s%d", lower[class / CLASSES_A_GRADE],
	    class % CLASSES_A_GRADE + 1);
}

int
main(int argc, char *argv[])
{
	static struct school school;

	if (argc != 2) {
		fputs("usage: generate DIR\n", stderr);
		return 2;
	}
	people_make(&school);
	casework_plan(&school);
	attendance_make(&school);
	people_write(&school, argv[1]);
	for (int t = 0; t < TERMS; t++) {
		attendance_write(&school, t, argv[1]);
		attendance_write_rest(&school, t, argv[1]);
		casework_write(&school, t, argv[1]);
	}
	return 0;
}
