#include "phrase.h"

#include <stdio.h>
#include <string.h>

#include "term.h"

static const struct bk_phrase weekdays[] = {
	[BK_MON] = { { "Senin", "Monday" } },
	[BK_TUE] = { { "Selasa", "Tuesday" } },
	[BK_WED] = { { "Rabu", "Wednesday" } },
	[BK_THU] = { { "Kamis", "Thursday" } },
	[BK_FRI] = { { "Jumat", "Friday" } },
	[BK_SAT] = { { "Sabtu", "Saturday" } },
	[BK_SUN] = { { "Minggu", "Sunday" } },
};

static const struct bk_phrase months[12] = {
	{ { "Januari", "January" } }, { { "Februari", "February" } },
	{ { "Maret", "March" } }, { { "April", "April" } },
	{ { "Mei", "May" } }, { { "Juni", "June" } },
	{ { "Juli", "July" } }, { { "Agustus", "August" } },
	{ { "September", "September" } }, { { "Oktober", "October" } },
	{ { "November", "November" } }, { { "Desember", "December" } },
};

void
bk_phrase_date(struct bk_buf *b, bk_date date, enum bk_lang lang)
{
	int y, m, d;

	bk_date_split(date, &y, &m, &d);
	bk_buf_printf(b, "%d %s %d", d, months[m - 1].text[lang], y);
}

void
bk_phrase_month(struct bk_buf *b, int month, enum bk_lang lang)
{
	bk_buf_puts(b, months[month - 1].text[lang]);
}

void
bk_phrase_day(struct bk_buf *b, bk_date date, enum bk_lang lang)
{
	bk_buf_printf(b, "%s, ", weekdays[bk_date_weekday(date)].text[lang]);
	bk_phrase_date(b, date, lang);
}

void
bk_phrase_time(struct bk_buf *b, int minutes, const char *zone,
    enum bk_lang lang)
{
	bk_buf_printf(b, lang == BK_LANG_ID ? "pukul %02d.%02d" : "%02d:%02d",
	    minutes / 60, minutes % 60);
	if (*zone)
		bk_buf_printf(b, " %s", zone);
}

void
bk_phrase_times(struct bk_buf *b, int start, int end, const char *zone,
    enum bk_lang lang)
{
	if (end < 0) {
		bk_phrase_time(b, start, zone, lang);
		return;
	}
	bk_phrase_time(b, start, "", lang);
	bk_buf_printf(b, lang == BK_LANG_ID ? "–%02d.%02d" : "–%02d:%02d",
	    end / 60, end % 60);
	if (*zone)
		bk_buf_printf(b, " %s", zone);
}

void
bk_phrase_phone(struct bk_buf *b, const char *s)
{
	const char *home = s + (*s == '+');
	size_t n = strlen(s);

	if (strncmp(home, "62", 2) == 0 && strlen(home) > 8)
		bk_buf_printf(b, "0%s", home + 2 + strspn(home + 2, " -"));
	else if (*s == '8' && n >= 9 && n <= 12 &&
	    strspn(s, "0123456789") == n)
		bk_buf_printf(b, "0%s", s);	/* a sheet ate its nought */
	else
		bk_buf_puts(b, s);
}

void
bk_phrase_nip(struct bk_buf *b, const char *s)
{
	if (strlen(s) == 18 && strspn(s, "0123456789") == 18)
		bk_buf_printf(b, "%.8s %.6s %.1s %s", s, s + 8, s + 14,
		    s + 15);
	else
		bk_buf_puts(b, s);
}

int
bk_phrase_half(bk_term term)
{
	int y, m, d;

	bk_date_split(bk_term_first(term), &y, &m, &d);
	return m >= 7 ? 1 : 2;
}

void
bk_phrase_year(struct bk_buf *b, bk_term term)
{
	int y, m, d;

	bk_date_split(bk_term_first(term), &y, &m, &d);
	if (m < 7)
		y--;
	bk_buf_printf(b, "%d/%d", y, y + 1);
}

void
bk_phrase_term(struct bk_buf *b, bk_term term, enum bk_lang lang)
{
	static const struct bk_phrase halves[] = {
		{ { "Semester Ganjil Tahun Pelajaran ",
		    "Semester 1 (odd), school year " } },
		{ { "Semester Genap Tahun Pelajaran ",
		    "Semester 2 (even), school year " } },
	};

	bk_buf_puts(b, halves[bk_phrase_half(term) - 1].text[lang]);
	bk_phrase_year(b, term);
}

void
bk_phrase_term_short(struct bk_buf *b, bk_term term, enum bk_lang lang)
{
	static const struct bk_phrase halves[] = {
		{ { "Ganjil ", "odd " } }, { { "Genap ", "even " } },
	};

	bk_buf_puts(b, halves[bk_phrase_half(term) - 1].text[lang]);
	bk_phrase_year(b, term);
}

void
bk_phrase_term_head(struct bk_buf *b, bk_term term, const bk_term *terms,
    size_t n, enum bk_lang lang)
{
	bool one_year = true;

	(void)lang;			/* "Sem" is short for both */
	/* Two terms make a school year; the first of one is odd or even. */
	for (size_t i = 0; i < n; i++) {
		bk_term a = term - (bk_phrase_half(term) - 1);
		bk_term c = terms[i] - (bk_phrase_half(terms[i]) - 1);

		one_year = one_year && a == c;
	}
	bk_buf_printf(b, "Sem %d", bk_phrase_half(term));
	if (!one_year) {
		bk_buf_putc(b, ' ');
		bk_phrase_year(b, term);
	}
}

void
bk_phrase_roman(struct bk_buf *b, int n)
{
	static const struct {
		int		 value;
		const char	*text;
	} r[] = {
		{ 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" },
		{ 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" },
		{ 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
	};

	if (n < 1 || n > 3999)
		return;
	for (size_t i = 0; i < sizeof(r) / sizeof(r[0]); i++)
		for (; n >= r[i].value; n -= r[i].value)
			bk_buf_puts(b, r[i].text);
}

char
bk_phrase_point(enum bk_lang lang)
{
	return lang == BK_LANG_ID ? ',' : '.';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

void
bk_phrase_small(struct bk_buf *b, const char *words)
{
	bool begins = true;

	for (const char *p = words; *p; p++) {
		bool small = begins && is_capital(*p) && !is_capital(p[1]);

		bk_buf_putc(b, small ? (char)(*p + ('a' - 'A')) : *p);
		begins = *p == ' ';
	}
}

void
bk_phrase_number(struct bk_buf *b, const char *s, enum bk_lang lang)
{
	size_t whole;

	if (*s == '-')
		bk_buf_putc(b, *s++);
	for (whole = strspn(s, "0123456789"); whole > 0; s++) {
		bk_buf_putc(b, *s);
		if (--whole > 0 && whole % 3 == 0)
			bk_buf_putc(b, lang == BK_LANG_ID ? '.' : ',');
	}
	if (*s == '.') {
		bk_buf_putc(b, bk_phrase_point(lang));
		s++;
	}
	bk_buf_puts(b, s);
}

const char *
bk_phrase_count(struct bk_arena *a, int64_t n, enum bk_lang lang)
{
	char plain[24];
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	snprintf(plain, sizeof(plain), "%lld", (long long)n);
	bk_phrase_number(&b, plain, lang);
	s = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return s;
}
