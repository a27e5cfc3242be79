#include "school.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "near.h"
#include "term.h"

static const struct bk_bind staff_binds[] = {
	BK_BIND_REQUIRED("id", NAME, struct bk_staff, id),
	BK_BIND("name", TEXT, struct bk_staff, name),
	BK_BIND("title", TEXT, struct bk_staff, title),
	BK_BIND("nip", ID, struct bk_staff, nip),
	BK_BIND("rank", TEXT, struct bk_staff, rank),
	BK_BIND_WORD("role", struct bk_staff, role, bk_word_roles),
	BK_BIND_WORD("sex", struct bk_staff, sex, bk_word_sexes),
	BK_BIND("phone", ID, struct bk_staff, phone),
	BK_BIND("free", WINDOWS, struct bk_staff, free),
	BK_BIND_STRUCTS("away", struct bk_staff, away, bk_student_span_binds),
	BK_BIND("max_visits_per_day", INT, struct bk_staff,
	    max_visits_per_day),
	BK_BIND("classes", TEXTS, struct bk_staff, classes),
	BK_BIND_SELF(struct bk_staff, node),
	BK_BIND_END
};

static const struct bk_bind class_binds[] = {
	BK_BIND_REQUIRED("id", TEXT, struct bk_class, id),
	BK_BIND("grade", TEXT, struct bk_class, grade),
	BK_BIND("homeroom", NAME, struct bk_class, homeroom),
	BK_BIND("counsellor", NAME, struct bk_class, counsellor),
	BK_BIND("students", INT, struct bk_class, students),
	BK_BIND_SELF(struct bk_class, node),
	BK_BIND_END
};

static const struct bk_bind term_binds[] = {
	BK_BIND_REQUIRED("id", TERM, struct bk_term_dates, id),
	BK_BIND("from", DATE, struct bk_term_dates, from),
	BK_BIND("to", DATE, struct bk_term_dates, to),
	BK_BIND_SELF(struct bk_term_dates, node),
	BK_BIND_END
};

const struct bk_bind bk_school_binds[] = {
	BK_BIND("name", TEXT, struct bk_school, name),
	BK_BIND("npsn", ID, struct bk_school, npsn),
	BK_BIND("address", TEXT, struct bk_school, address),
	BK_BIND("city", TEXT, struct bk_school, city),
	BK_BIND("phone", ID, struct bk_school, phone),
	BK_BIND("email", TEXT, struct bk_school, email),
	BK_BIND("letterhead", TEXTS, struct bk_school, letterhead),
	BK_BIND("timezone", NAME, struct bk_school, timezone),
	BK_BIND("lat", NUM, struct bk_school, lat),
	BK_BIND("lon", NUM, struct bk_school, lon),
	BK_BIND("paper", NAME, struct bk_school, paper),
	BK_BIND("language", NAME, struct bk_school, language),
	BK_BIND("school_days", NAME, struct bk_school, school_days),
	BK_BIND("principal", NAME, struct bk_school, principal),
	BK_BIND("numbers", TEXT, struct bk_school, numbers),
	BK_BIND_STRUCTS("terms", struct bk_school, terms, term_binds),
	BK_BIND_STRUCTS("classes", struct bk_school, classes, class_binds),
	BK_BIND_STRUCTS("staff", struct bk_school, staff, staff_binds),
	BK_BIND_SELF(struct bk_school, node),
	BK_BIND_END
};

void
bk_school_default(struct bk_school *s)
{
	bk_bind_clear(bk_school_binds, s);
	s->timezone = "Asia/Jakarta";
	s->language = "id";
	s->school_days = "Mon-Fri";
	s->paper = "A4";
}

int
bk_school_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_school *out)
{
	struct bk_school s;

	bk_school_default(&s);
	if (n && bk_bind_load(r, bk_school_binds, n, &s) < 0)
		return -1;
	*out = s;
	return 0;
}

const struct bk_staff *
bk_school_staff(const struct bk_school *s, const char *id)
{
	for (size_t i = 0; id && i < s->staff.n; i++)
		if (strcmp(s->staff.v[i].id, id) == 0)
			return &s->staff.v[i];
	return NULL;
}

static const struct bk_class *
class_of(const struct bk_school *s, const char *id)
{
	for (size_t i = 0; id && i < s->classes.n; i++)
		if (strcmp(s->classes.v[i].id, id) == 0)
			return &s->classes.v[i];
	return NULL;
}

const struct bk_staff *
bk_school_staff_near(const struct bk_school *s, const char *id)
{
	struct bk_str typed = bk_str(id);
	struct bk_near_search near = { .typed = typed };

	for (size_t i = 0; i < s->staff.n; i++)
		if (bk_str_ieq(typed, bk_str(s->staff.v[i].id)) ||
		    (s->staff.v[i].name &&
		    bk_str_ieq(typed, bk_str(s->staff.v[i].name))))
			return &s->staff.v[i];
	for (size_t i = 0; i < s->staff.n; i++)
		bk_near_offer(&near, s->staff.v[i].id);
	return near.meant ? bk_school_staff(s, near.meant) : NULL;
}

const struct bk_staff *
bk_school_role(const struct bk_school *s, enum bk_role role)
{
	for (size_t i = 0; i < s->staff.n; i++)
		if (s->staff.v[i].role == (int)role)
			return &s->staff.v[i];
	return NULL;
}

const struct bk_staff *
bk_school_principal(const struct bk_school *s)
{
	const struct bk_staff *named = bk_school_staff(s, s->principal);

	return named ? named : bk_school_role(s, BK_PRINCIPAL);
}

static bool
teaches(const struct bk_staff *p, const char *class)
{
	for (size_t i = 0; i < p->classes.n; i++)
		if (strcmp(p->classes.v[i], class) == 0)
			return true;
	return false;
}

/* The person in one of two roles whose own `classes` name the class. */
static const struct bk_staff *
by_classes(const struct bk_school *s, const char *class, enum bk_role a,
    enum bk_role b)
{
	for (size_t i = 0; class && i < s->staff.n; i++) {
		const struct bk_staff *p = &s->staff.v[i];

		if ((p->role == (int)a || p->role == (int)b) &&
		    teaches(p, class))
			return p;
	}
	return NULL;
}

const struct bk_staff *
bk_school_counsellor(const struct bk_school *s, const char *class)
{
	const struct bk_class *c = class_of(s, class);
	const struct bk_staff *p = bk_school_staff(s,
	    c ? c->counsellor : NULL);

	if (!p)
		p = by_classes(s, class, BK_COUNSELLOR, BK_COORDINATOR);
	if (!p)
		p = bk_school_role(s, BK_COORDINATOR);
	return p ? p : bk_school_role(s, BK_COUNSELLOR);
}

const struct bk_staff *
bk_school_homeroom(const struct bk_school *s, const char *class)
{
	const struct bk_class *c = class_of(s, class);
	const struct bk_staff *p = bk_school_staff(s, c ? c->homeroom : NULL);

	return p ? p : by_classes(s, class, BK_HOMEROOM, BK_TEACHER);
}

/* --- grades ------------------------------------------------------------- */

static const char *const grades[] = { "I", "II", "III", "IV", "V", "VI",
	"VII", "VIII", "IX", "X", "XI", "XII", "XIII" };

enum { NGRADES = sizeof(grades) / sizeof(grades[0]) };

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * A roman numeral that stands alone, or before one letter: `XI IPA`, `X.E1`,
 * `x-mipa`, `VIIA`, `XE1`; not `Xena`.
 */
static const char *
roman(const char *s)
{
	size_t n = strspn(s, "IVXivx");

	if (letter(s[n]) && letter(s[n + 1]))
		return NULL;
	for (int i = 0; i < NGRADES; i++)
		if (bk_str_ieq((struct bk_str){ s, n }, bk_str(grades[i])))
			return grades[i];
	return NULL;
}

const char *
bk_school_grade_of(const char *class)
{
	struct bk_str s = bk_str_trim(bk_str(class ? class : ""));
	const char *p = s.p;
	int n = 0;

	if (s.n > 6 && bk_str_ieq((struct bk_str){ p, 6 }, BK_STR("kelas ")))
		p += 6;
	if (digit(p[0])) {		/* 8A, 7.1, 10 IPA 2 */
		while (digit(*p) && n < 100)
			n = n * 10 + (*p++ - '0');
		return n >= 1 && n <= NGRADES ? grades[n - 1] : NULL;
	}
	if ((p[0] == 'E' || p[0] == 'e') && digit(p[1]))
		return "X";		/* phase E of the Kurikulum Merdeka */
	return roman(p);
}

const char *
bk_school_grade(const struct bk_school *s, const char *class)
{
	const struct bk_class *c = class_of(s, class);

	return c && c->grade ? c->grade : bk_school_grade_of(class);
}

static int
grade_rank(const char *g)
{
	for (int i = 0; i < NGRADES; i++)
		if (strcmp(grades[i], g) == 0)
			return i;
	return NGRADES;
}

int
bk_school_grade_cmp(const char *a, const char *b)
{
	int x = grade_rank(a), y = grade_rank(b);

	return x != y ? x - y : strcmp(a, b);
}

/* --- terms and time ----------------------------------------------------- */

static const struct bk_term_dates *
term_dates(const struct bk_school *s, bk_term t)
{
	for (size_t i = 0; i < s->terms.n; i++)
		if (s->terms.v[i].id == t)
			return &s->terms.v[i];
	return NULL;
}

bk_date
bk_school_term_first(const struct bk_school *s, bk_term t)
{
	const struct bk_term_dates *d = term_dates(s, t);

	return d && d->from != BK_DATE_NONE ? d->from : bk_term_first(t);
}

bk_date
bk_school_term_last(const struct bk_school *s, bk_term t)
{
	const struct bk_term_dates *d = term_dates(s, t);

	return d && d->to != BK_DATE_NONE ? d->to : bk_term_last(t);
}

/* Zones without summer time, known even where no tzdata is installed. */
static const struct zone {
	const char	*id, *abbreviation;
	int		 hours;			/* ahead of UTC */
} zones[] = {
	{ "Asia/Jakarta", "WIB", 7 }, { "Asia/Pontianak", "WIB", 7 },
	{ "Asia/Makassar", "WITA", 8 }, { "Asia/Ujung_Pandang", "WITA", 8 },
	{ "Asia/Jayapura", "WIT", 9 },
	{ "WIB", "WIB", 7 }, { "WITA", "WITA", 8 }, { "WIT", "WIT", 9 },
};

static const struct zone *
zone_of(const char *timezone)
{
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		if (timezone && strcmp(timezone, zones[i].id) == 0)
			return &zones[i];
	return NULL;
}

const char *
bk_school_zone_abbreviation(const char *timezone)
{
	const struct zone *z = zone_of(timezone);

	return z ? z->abbreviation : "";
}

int
bk_school_zone_minutes(const char *timezone)
{
	const struct zone *z = zone_of(timezone);

	return z ? z->hours * 60 : BK_INT_NONE;
}

enum bk_lang
bk_school_lang(const struct bk_school *s)
{
	return s->language && strcmp(s->language, "en") == 0 ? BK_LANG_EN :
	    BK_LANG_ID;
}

bool
bk_school_is_f4(const struct bk_school *s)
{
	return s->paper && bk_str_ieq(bk_str(s->paper), BK_STR("F4"));
}

bool
bk_school_zone_known(const char *zone)
{
	static const char database[] = "/usr/share/zoneinfo";
	char path[128];
	int n;

	if (*bk_school_zone_abbreviation(zone))
		return true;
	if (!*zone || *zone == '/' || *zone == '.' || strstr(zone, ".."))
		return false;
	if (access(database, R_OK) < 0)
		return strchr(zone, '/') != NULL;
	n = snprintf(path, sizeof(path), "%s/%s", database, zone);
	return n < (int)sizeof(path) && access(path, R_OK) == 0;
}
