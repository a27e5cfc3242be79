#include "date.h"

#include <assert.h>
#include <stdio.h>

/* Days from civil and back, after the era arithmetic of the 400-year cycle. */
static bk_date
days_from_civil(int y, int m, int d)
{
	int era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

static int
days_in_month(int y, int m)
{
	static const int days[] =
	    { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);

	return days[m - 1] + (m == 2 && leap);
}

bk_date
bk_date_make(int y, int m, int d)
{
	if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 ||
	    d > days_in_month(y, m))
		return BK_DATE_NONE;
	return days_from_civil(y, m, d);
}

void
bk_date_split(bk_date date, int *year, int *month, int *day)
{
	int z = date + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

enum bk_weekday
bk_date_weekday(bk_date date)
{
	int w = (date + 3) % 7;		/* 1970-01-01 was a Thursday */

	return (enum bk_weekday)(w < 0 ? w + 7 : w);
}

bk_date
bk_date_plus(bk_date date, int days)
{
	if (date == BK_DATE_NONE)
		return BK_DATE_NONE;
	return days > BK_DATE_MAX - date ? BK_DATE_MAX : date + days;
}

static int
digits(const char *p, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		v = v * 10 + (p[i] - '0');
	}
	return v;
}

int
bk_date_parse(struct bk_str s, bk_date *out)
{
	bk_date d;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return -1;
	d = bk_date_make(digits(s.p, 4), digits(s.p + 5, 2),
	    digits(s.p + 8, 2));
	if (d == BK_DATE_NONE)
		return -1;
	*out = d;
	return 0;
}

static void
put_two(char *out, int n)
{
	out[0] = (char)('0' + n / 10);
	out[1] = (char)('0' + n % 10);
}

/* By hand: of a long log there are hundreds of thousands. */
char *
bk_date_format(bk_date date, char out[BK_DATE_SIZE])
{
	int y, m, d;

	assert(date >= BK_DATE_MIN && date <= BK_DATE_MAX);
	bk_date_split(date, &y, &m, &d);
	put_two(out, y / 100);
	put_two(out + 2, y % 100);
	out[4] = '-';
	put_two(out + 5, m);
	out[7] = '-';
	put_two(out + 8, d);
	out[10] = '\0';
	return out;
}

int
bk_time_parse(struct bk_str s, int *minutes)
{
	int h, m;

	if (s.n != 5 || s.p[2] != ':')
		return -1;
	h = digits(s.p, 2);
	m = digits(s.p + 3, 2);
	if (h < 0 || m < 0 || m > 59 || h * 60 + m > 24 * 60)
		return -1;
	*minutes = h * 60 + m;
	return 0;
}

char *
bk_time_format(int minutes, char out[BK_TIME_SIZE])
{
	assert(minutes >= 0 && minutes <= 24 * 60);
	snprintf(out, BK_TIME_SIZE, "%02u:%02u",
	    (unsigned)(minutes / 60) % 100, (unsigned)(minutes % 60));
	return out;
}

/* Terms are counted from the half year before the first day: see bk_term. */
enum { TERM_YEAR = 1899, TERM_MAX = (2200 - TERM_YEAR) * 2 };

bk_term
bk_term_of(bk_date date)
{
	int y, m, d;

	bk_date_split(date, &y, &m, &d);
	return (y - TERM_YEAR) * 2 + (m >= 7);
}

bk_date
bk_term_first(bk_term t)
{
	return days_from_civil(TERM_YEAR + t / 2, t % 2 ? 7 : 1, 1);
}

bk_date
bk_term_last(bk_term t)
{
	return bk_term_first(t + 1) - 1;
}

int
bk_term_parse(struct bk_str s, bk_term *out)
{
	int a, b, t;

	if (s.n != 11 || s.p[4] != '-' || s.p[9] != '-')
		return -1;
	a = digits(s.p, 4);
	b = digits(s.p + 5, 4);
	if (a < TERM_YEAR || b != a + 1 || (s.p[10] != '1' && s.p[10] != '2'))
		return -1;
	t = s.p[10] == '1' ? (a - TERM_YEAR) * 2 + 1 : (b - TERM_YEAR) * 2;
	if (t < bk_term_of(BK_DATE_MIN) || t > bk_term_of(BK_DATE_MAX))
		return -1;
	*out = t;
	return 0;
}

char *
bk_term_format(bk_term t, char out[BK_TERM_SIZE])
{
	int year = TERM_YEAR + t / 2 - !(t % 2);	/* the school year's */

	assert(t > 0 && t <= TERM_MAX);
	snprintf(out, BK_TERM_SIZE, "%04u-%04u-%c", (unsigned)year % 10000,
	    (unsigned)(year + 1) % 10000, t % 2 ? '1' : '2');
	return out;
}
