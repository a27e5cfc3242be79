#include "date.h"

#include <assert.h>

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

bk_date
bk_date_months(bk_date date, int months)
{
	bk_date d = BK_DATE_NONE;
	int year, month, day;

	bk_date_split(date, &year, &month, &day);
	month += months - 1;
	year += month / 12;
	month = month % 12 + 1;
	for (; d == BK_DATE_NONE && day > 0; day--)
		d = bk_date_make(year, month, day);
	return d;
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

/* By hand: a long log has hundreds of thousands. */
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
