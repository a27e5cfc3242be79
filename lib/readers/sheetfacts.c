#include "sheetfacts.h"

#include "cursor.h"
#include "fold.h"
#include "school.h"
#include "vocabulary.h"
#include "when.h"

enum { KEYS_JOINED = 4 };	/* "Kelas / Semester / Tahun" */

static bool
is_letter(struct bk_str s, size_t i)
{
	return i < s.n && ((unsigned char)s.p[i] >= 0x80 ||
	    ((s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z'));
}

/* A key that starts at i, whole words, in any case; NULL: none. */
static const struct bk_meaning *
key_at(struct bk_str s, size_t i, size_t *len)
{
	if (i && is_letter(s, i - 1))
		return NULL;
	return bk_vocabulary_front(&bk_vocabulary_facts,
	    (struct bk_str){ s.p + i, s.n - i }, len);
}

/* Up to a gap: two blanks, a tab, a line end. Without `:` and `=` before. */
static struct bk_str
value_of(struct bk_str s)
{
	s = bk_str_trim(s);
	while (s.n && (s.p[0] == ':' || s.p[0] == '=')) {
		s.p++, s.n--;
		s = bk_str_trim(s);
	}
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || s.p[i] == '\t' || (s.p[i] == ' ' &&
		    i + 1 < s.n && s.p[i + 1] == ' ')) {
			s.n = i;
			break;
		}
	while (s.n && strchr(" ,;/|-", s.p[s.n - 1]))
		s.n--;
	return bk_str_trim(s);
}

static void
keep(char to[BK_SHEET_TEXT], struct bk_str s)
{
	size_t n = s.n < BK_SHEET_TEXT - 1 ? s.n : BK_SHEET_TEXT - 1;

	/* no half of a character */
	while (n && n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	if (n)
		memcpy(to, s.p, n);
	to[n] = '\0';
}

/* 2026/2027, 2026 - 2027: the first; 0, and not moved, where it is none. */
static int
take_school_year(struct bk_cursor *c)
{
	struct bk_cursor was = *c;
	int a, b;

	if (bk_cursor_number(c, 4, &a) == 4) {
		bk_cursor_blanks(c);
		if (bk_cursor_char(c, '/') || bk_cursor_char(c, '-')) {
			bk_cursor_blanks(c);
			if (bk_cursor_number(c, 4, &b) == 4 && b == a + 1)
				return a;
		}
	}
	*c = was;
	return 0;
}

/* The first one of a text; else 0. */
static int
school_year_of(struct bk_str s)
{
	for (size_t i = 0; i + 9 <= s.n; i++) {
		struct bk_cursor c = { s.p + i, s.p + s.n };
		int year = take_school_year(&c);

		if (year)
			return year;
	}
	return 0;
}

void
bk_sheetfacts_month(struct bk_str s, int *month, int *year)
{
	struct bk_cursor c = bk_cursor(s);

	*month = *year = 0;
	while (c.p < c.end) {
		char word[BK_WORD_MAX];
		size_t n;
		int y;

		if (take_school_year(&c)) {
			continue;	/* of no month in particular */
		} else if (bk_is_digit(*c.p)) {
			int digits = bk_cursor_number(&c, 9, &y);

			if (digits == 4 && y >= 1990 && y < 2200 && !*year)
				*year = y;
			while (c.p < c.end && bk_is_digit(*c.p))
				c.p++;
		} else if ((n = bk_cursor_word(&c, word)) > 0) {
			int m = bk_when_month((struct bk_str){ word, n });

			/* a whole name, or an abbreviation that is usual */
			if (m && !*month && (n > 3 || *year == 0))
				*month = m;
		} else {
			c.p++;
		}
	}
}

static int
semester_of(struct bk_str s)
{
	char text[BK_FOLD_MAX];

	bk_fold(s, text);
	if (strcmp(text, "1") == 0 || strcmp(text, "i") == 0)
		return 1;
	if (strcmp(text, "2") == 0 || strcmp(text, "ii") == 0)
		return 2;
	return bk_vocabulary_means(&bk_vocabulary_semesters, s, 0);
}

/* A month by its name or number, and a year: "7", "07-2024", "2024-07". */
static void
month_of(struct bk_str s, int *month, int *year)
{
	struct bk_cursor c = bk_cursor(s);
	int a, b = 0, digits;

	bk_sheetfacts_month(s, month, year);
	if (*month)
		return;
	digits = bk_cursor_number(&c, 4, &a);
	bk_cursor_blanks(&c);
	if (bk_cursor_char(&c, '-') || bk_cursor_char(&c, '/'))
		bk_cursor_number(&c, 4, &b);
	if (digits == 4) {
		int swap = a;

		a = b;
		b = swap;
	}
	if (digits && a >= 1 && a <= 12) {
		*month = a;
		*year = b >= 1990 && b < 2200 ? b : *year;
	}
}

/* 9-2026, 09 / 2026, 2026-09, of a period; a number alone may be a day. */
static bool
is_figures(struct bk_str s)
{
	size_t signs = 0, digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (bk_is_digit(s.p[i]))
			digits++;
		else if (s.p[i] == '-' || s.p[i] == '/')
			signs++;
		else if (s.p[i] != ' ')
			return false;
	}
	return signs == 1 && (digits == 5 || digits == 6);
}

/* 01/07/2024 - 31/07/2024: two dates that only one order puts in a month. */
static void
range_of(struct bk_str s, int *month, int *year)
{
	int last[2] = { 0 }, first[2] = { 0 }, fits[2] = { 0 }, day, y, m;

	for (size_t i = 0, used; i < s.n; i += used) {
		struct bk_when w;

		used = 1;
		if (bk_when_prefix((struct bk_str){ s.p + i, s.n - i }, &w,
		    &used) != BK_WHEN_OK) {
			used = 1;
			continue;
		}
		for (int o = 0; o < 2; o++) {
			if (w.date[o] == BK_DATE_NONE)
				continue;
			bk_date_split(w.date[o], &y, &m, &day);
			first[o] = first[o] ? first[o] : y * 12 + m - 1;
			last[o] = y * 12 + m - 1;
			fits[o]++;
		}
	}
	for (int o = 0; o < 2; o++)
		if (fits[o] == 2 && first[o] == last[o] && (fits[!o] < 2 ||
		    first[!o] != last[!o] || first[!o] == first[o])) {
			*month = last[o] % 12 + 1;
			*year = last[o] / 12;
		}
}

bool
bk_sheetfacts_ends_class(struct bk_str before)
{
	struct bk_str word;

	before = bk_str_trim(before);
	word = (struct bk_str){ before.p + before.n, 0 };
	while (word.p > before.p && word.p[-1] != ' ' && word.p[-1] != ',')
		word.p--, word.n++;
	for (size_t i = 0; i < word.n; i++)
		if (bk_is_digit(word.p[i]))
			return true;
	return (word.n && word.p[word.n - 1] == ':') ||
	    bk_vocabulary_has(&bk_vocabulary_day_words, word) ||
	    (word.n > 3 && bk_vocabulary_has(&bk_vocabulary_weekdays, word));
}

/* Does a day, its name, or that of a month begin there? */
static bool
begins_day(struct bk_str s, size_t i)
{
	struct bk_str word = { s.p + i, 0 }, rest = { s.p + i, s.n - i };
	struct bk_when w;
	size_t used;

	while (word.n < rest.n && rest.p[word.n] != ' ' &&
	    rest.p[word.n] != ',')
		word.n++;
	if (word.n > 3 && (bk_vocabulary_has(&bk_vocabulary_weekdays, word) ||
	    bk_when_month(word)))
		return true;
	return (word.n > 2 || bk_sheetfacts_ends_class((struct bk_str){ s.p,
	    i })) && bk_when_prefix(rest, &w, &used) == BK_WHEN_OK;
}

/* "X-1 SENIN 7 SEPTEMBER 2026", of a title, is the X-1. */
static struct bk_str
without_day(struct bk_str s)
{
	for (size_t i = 1; i < s.n; i++)
		if ((s.p[i - 1] == ' ' || s.p[i - 1] == ',') &&
		    begins_day(s, i)) {
			s = bk_str_trim((struct bk_str){ s.p, i - 1 });
			if (s.n && (s.p[s.n - 1] == ',' ||
			    s.p[s.n - 1] == '-'))
				s.n--;
			return bk_str_trim(s);
		}
	return s;
}

static void
take(struct bk_sheet_facts *f, enum bk_fact fact, struct bk_str s)
{
	int month, year;
	uint64_t n;

	s = value_of(s);
	if (s.n == 0)
		return;
	switch (fact) {
	case BK_FACT_CLASS:
		keep(f->class, without_day(s));
		break;
	case BK_FACT_SUBJECT:
		keep(f->subject, without_day(s));
		break;
	case BK_FACT_MONTH:
		month_of(s, &month, &year);
		if (month)
			f->month = month;
		if (year)
			f->year = year;
		break;
	case BK_FACT_PERIOD:
	case BK_FACT_RANGE:
		month = year = 0;
		if (fact == BK_FACT_PERIOD)
			bk_sheetfacts_month(s, &month, &year);
		if (!month)
			range_of(s, &month, &year);
		if (!month && fact == BK_FACT_PERIOD && is_figures(s))
			month_of(s, &month, &year);
		if (month)
			f->month = month;
		if (month && year)
			f->year = year;
		break;
	case BK_FACT_YEAR:
	case BK_FACT_SCHOOL_YEAR:
		if (school_year_of(s))
			f->school_year = school_year_of(s);
		else if (bk_str_uint(s, 2199, &n) == 0 && n > 1990)
			f->year = (int)n;
		break;
	case BK_FACT_SESSIONS:
		while (s.n && (s.p[s.n - 1] < '0' || s.p[s.n - 1] > '9'))
			s.n--;		/* 24 hari */
		if (bk_str_uint(s, 400, &n) == 0)
			f->sessions = (int)n;
		break;
	case BK_FACT_SEMESTER:
		if (semester_of(s))
			f->label = semester_of(s);
		break;
	default:
		break;
	}
}

/* The next cell of the row that is not empty. */
static struct bk_str
next_cell(const struct bk_row *row, size_t col)
{
	while (++col < row->n)
		if (row->cell[col].n && value_of(row->cell[col]).n)
			return row->cell[col];
	return BK_STR("");
}

/* The last slash that does not join the numbers of a school year. */
static size_t
last_slash(struct bk_str s)
{
	for (size_t i = s.n; i-- > 0;)
		if (s.p[i] == '/' && !(i >= 4 && i + 5 <= s.n &&
		    school_year_of((struct bk_str){ s.p + i - 4, 9 })))
			return i;
	return s.n;
}

/* "Kelas / Semester : X-1 / Ganjil": as many values as keys, from behind. */
static void
take_joined(struct bk_sheet_facts *f, const enum bk_fact *fact, size_t n,
    struct bk_str s)
{
	s = value_of(s);
	while (n > 1) {
		size_t at = last_slash(s);

		if (at == s.n)
			break;
		take(f, fact[--n], (struct bk_str){ s.p + at + 1,
		    s.n - at - 1 });
		s.n = at;
	}
	take(f, fact[0], s);
}

static bool
is_slash(struct bk_str s)
{
	return bk_str_eq(bk_str_trim(s), BK_STR("/"));
}

/* The next key from *at on, *at at it; or NULL, at the end. */
static const struct bk_meaning *
next_key(struct bk_str s, size_t *at, size_t *len)
{
	for (; *at < s.n; ++*at) {
		const struct bk_meaning *k = key_at(s, *at, len);

		if (k)
			return k;
	}
	return NULL;
}

/* Each key with what stands between it and the next, or in the next cell. */
static void
read_cell(const struct bk_row *row, size_t col, struct bk_sheet_facts *f)
{
	struct bk_str s = row->cell[col];
	size_t at = 0, len = 0;
	const struct bk_meaning *k = next_key(s, &at, &len);
	int month, year;

	while (k) {
		enum bk_fact fact[KEYS_JOINED] = { (enum bk_fact)k->means };
		struct bk_str part;
		size_t n = 1, from = at + len;

		for (at = from;; from = at = at + len) {
			k = next_key(s, &at, &len);
			part = (struct bk_str){ s.p + from, at - from };
			if (!k || n == KEYS_JOINED || !is_slash(part))
				break;
			fact[n++] = (enum bk_fact)k->means;
		}
		/* "Bulan September Tahun 2026": the year belongs to it */
		if (value_of(part).n)
			take_joined(f, fact, n, part);
		else if (!k)
			take_joined(f, fact, n, next_cell(row, col));
	}
	/* a month and a year without a word for them, or for printing */
	bk_sheetfacts_month(s, &month, &year);
	if (month && year && !f->month &&
	    !bk_vocabulary_has(&bk_vocabulary_prints, s)) {
		f->month = month;
		f->year = year;
	}
	if (!f->school_year)
		f->school_year = school_year_of(s);
}

void
bk_sheetfacts_read(const struct bk_sheet *sheet, size_t from, size_t end,
    struct bk_sheet_facts *f)
{
	for (size_t i = from; i < end && i < sheet->n; i++) {
		const struct bk_row *row = bk_table_row(sheet, i);

		for (size_t c = 0; c < row->n && c < 256; c++)
			read_cell(row, c, f);
	}
}

/* "8A Januari 2027" without what is no class. */
static void
drop_month(char *s)
{
	for (char *p = strrchr(s, ' '); p; p = strrchr(s, ' ')) {
		struct bk_str word = bk_str_trim(bk_str(p));
		uint64_t year;

		if (!bk_when_month(word) && (word.n != 4 ||
		    bk_str_uint(word, 2199, &year) < 0))
			break;
		*p = '\0';
	}
}

void
bk_sheetfacts_name(struct bk_str name, struct bk_sheet_facts *f)
{
	char class[BK_SHEET_TEXT];
	size_t n = 0;
	int month, year;

	bk_sheetfacts_month(name, &month, &year);
	if (!f->month)
		f->month = month;
	if (!f->month || f->month == month)
		f->year = f->year ? f->year : year;
	if (f->class[0])
		return;
	while (n < name.n && !strchr("(_,", name.p[n]))
		n++;
	keep(class, value_of((struct bk_str){ name.p, n }));
	drop_month(class);
	if (bk_school_grade_of(class))
		memcpy(f->class, class, sizeof(class));
}

/*
 * A grade, and behind it short words alone: a file's name says a lot else,
 * as "X-1", "8A", "XI IPA 2", but not "10 siswa" or "id-01-data".
 */
static bool
is_plain_class(const char *s)
{
	size_t word = 0, letters = 0;

	if (!bk_school_grade_of(s) || strlen(s) > 16 ||
	    strspn(s, "0123456789") == strlen(s))
		return false;
	if (!strchr("VXEF", s[0]) && !bk_is_digit(s[0]) && !(s[0] == 'I' &&
	    s[1] && strchr("IVX -", s[1])))
		return false;
	for (; *s; s++) {
		letters = (*s | 0x20) >= 'a' && (*s | 0x20) <= 'z' ?
		    letters + 1 : 0;
		word = letters > word ? letters : word;
	}
	return word <= 4;
}

void
bk_sheetfacts_file(const char *path, struct bk_sheet_facts *f)
{
	const char *slash = strrchr(path, '/');
	struct bk_sheet_facts named = { .month = 0 };
	char text[BK_SHEET_TEXT];
	struct bk_str s = { text, 0 };
	size_t len = 0;
	char *dot;

	keep(text, bk_str(slash ? slash + 1 : path));
	dot = strchr(text, '.');
	if (dot)
		*dot = '\0';
	for (char *p = text; *p; p++)
		if (*p == '_')
			*p = ' ';
	s.n = strlen(text);
	if (!f->month)
		bk_sheetfacts_month(s, &f->month, &f->year);
	/* behind the word "kelas", else from the beginning, to the next key */
	for (size_t i = 0; i < s.n; i++) {
		const struct bk_meaning *k = key_at(s, i, &len);

		if (k && k->means == BK_FACT_CLASS) {
			s.p += i + len;
			s.n -= i + len;
			i = 0;
		} else if (k) {
			s.n = i;
		}
	}
	bk_sheetfacts_name(value_of(s), &named);
	if (!f->class[0] && is_plain_class(named.class))
		memcpy(f->class, named.class, sizeof(f->class));
}
