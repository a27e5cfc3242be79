#include "serial.h"

#include <math.h>
#include <stdint.h>

#include "date.h"
#include "mem.h"

enum { DAY = 24 * 60 * 60 };

enum bk_numfmt
bk_serial_builtin(unsigned id)
{
	static const struct {
		unsigned char	first, last;
		enum bk_numfmt	fmt;
	} known[] = {
		{ 9, 10, BK_NUMFMT_PERCENT },
		{ 14, 17, BK_NUMFMT_DATE },
		{ 18, 21, BK_NUMFMT_TIME },
		{ 22, 22, BK_NUMFMT_DATE },
		{ 27, 31, BK_NUMFMT_DATE },	/* East Asian */
		{ 32, 35, BK_NUMFMT_TIME },
		{ 36, 36, BK_NUMFMT_DATE },
		{ 45, 47, BK_NUMFMT_TIME },
		{ 50, 54, BK_NUMFMT_DATE },
		{ 55, 56, BK_NUMFMT_TIME },
		{ 57, 58, BK_NUMFMT_DATE },
		{ 71, 74, BK_NUMFMT_DATE },	/* Thai */
		{ 75, 76, BK_NUMFMT_TIME },
		{ 77, 77, BK_NUMFMT_DATE },
		{ 78, 80, BK_NUMFMT_TIME },
		{ 81, 81, BK_NUMFMT_DATE },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (id >= known[i].first && id <= known[i].last)
			return known[i].fmt;
	return BK_NUMFMT_PLAIN;
}

/* Past what is shown as it stands: a quotation, an escape, a bracket. */
static size_t
skip_literal(struct bk_str s, size_t i)
{
	char end = s.p[i] == '"' ? '"' : s.p[i] == '[' ? ']' : 0;

	if (!end)
		return i + 2;
	for (i++; i < s.n && s.p[i] != end; i++)
		;
	return i + 1;
}

/* [h], [mm], [ss]: hours that do not end at 24. */
static bool
is_elapsed(struct bk_str s, size_t i)
{
	return i + 2 < s.n && s.p[i] == '[' &&
	    strchr("hHmMsS", s.p[i + 1]) &&
	    (s.p[i + 2] == ']' || s.p[i + 2] == s.p[i + 1]);
}

enum bk_numfmt
bk_serial_code(struct bk_str s)
{
	bool day = false, clock = false, month = false, percent = false;

	for (size_t i = 0; i < s.n && s.p[i] != ';';) {
		clock = clock || is_elapsed(s, i);
		if (strchr("\"[\\_*", s.p[i])) {
			i = skip_literal(s, i);
			continue;
		}
		switch (s.p[i] | 0x20) {
		case 'y': case 'd':
			day = true;
			break;
		case 'h': case 's':
			clock = true;
			break;
		case 'm':
			month = true;
			break;
		case 'a':		/* AM/PM, A/P */
			while (i + 1 < s.n && strchr("mM/pP", s.p[i + 1]))
				i++;
			break;
		case '%':
			percent = true;
			break;
		}
		i++;
	}
	if (day || (month && !clock))
		return BK_NUMFMT_DATE;
	if (clock)
		return BK_NUMFMT_TIME;
	return percent ? BK_NUMFMT_PERCENT : BK_NUMFMT_PLAIN;
}

/* As a person would have typed it: 15 digits, all that a cell keeps. */
static void
put_plain(struct bk_buf *b, double v)
{
	if (v == 0)
		v = 0;		/* no "-0" */
	if (v == floor(v) && fabs(v) < 1e17)
		bk_buf_printf(b, "%.0f", v);
	else
		bk_buf_printf(b, "%.15g", v);
}

static void
put_clock(struct bk_buf *b, int64_t seconds)
{
	int64_t part[] = { seconds / 3600, seconds / 60 % 60, seconds % 60 };

	/* by hand: each cell of a long column may be another moment */
	for (size_t i = 0; i < BK_NELEM(part); i++) {
		if (i)
			bk_buf_putc(b, ':');
		if (part[i] < 10)
			bk_buf_putc(b, '0');
		bk_buf_putu(b, (uint64_t)part[i]);
	}
}

/* A serial's day; BK_DATE_NONE when it is none that is read. */
static bk_date
serial_day(int64_t n, bool date1904)
{
	if (date1904)
		n += 1462;
	else if (n < 60)
		n++;		/* before the 29 February that never was */
	n -= 25569;		/* from 1899-12-30 */
	return n < BK_DATE_MIN || n > BK_DATE_MAX ? BK_DATE_NONE : (bk_date)n;
}

void
bk_serial_put(struct bk_buf *b, enum bk_numfmt fmt, double v, bool date1904)
{
	char text[BK_DATE_SIZE];
	int64_t seconds;
	bk_date day;

	if (fmt == BK_NUMFMT_PERCENT) {
		put_plain(b, round(v * 1e10) / 1e8);
		bk_buf_putc(b, '%');
		return;
	}
	if (fmt == BK_NUMFMT_PLAIN || !(v >= 0 && v < 1e6)) {
		put_plain(b, v);
		return;
	}
	seconds = (int64_t)floor(v * DAY + 0.5);
	/* under a year it is a duration, beyond it a moment shown in part */
	if (fmt == BK_NUMFMT_TIME && v < 366) {
		put_clock(b, seconds);
		return;
	}
	day = serial_day(seconds / DAY, date1904);
	if (day == BK_DATE_NONE) {
		put_plain(b, v);
		return;
	}
	bk_buf_puts(b, bk_date_format(day, text));
	if (seconds % DAY) {
		bk_buf_putc(b, ' ');
		put_clock(b, seconds % DAY);
	}
}
