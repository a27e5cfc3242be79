#include "dayswap.h"

#include "when.h"

static void
widen(struct bk_dayswap *d, int i, bk_date day)
{
	if (d->days + d->texts == 0 || day < d->least[i])
		d->least[i] = day;
	if (d->days + d->texts == 0 || day > d->most[i])
		d->most[i] = day;
}

bool
bk_dayswap_is(struct bk_str s)
{
	struct bk_when w;
	uint64_t n;

	return s.n >= 10 && s.p[4] == '-' && s.p[7] == '-' && (s.n == 10 ||
	    s.p[10] == ' ') && bk_str_uint((struct bk_str){ s.p, 4 }, 9999,
	    &n) == 0 && bk_when_parse((struct bk_str){ s.p, 10 }, false,
	    &w) == BK_WHEN_OK;
}

bk_date
bk_dayswap_back(bk_date date)
{
	int year, month, day;

	bk_date_split(date, &year, &month, &day);
	return bk_date_make(year, day, month);
}

/* A text that is a day in one order only, the same as the others. */
static void
see_text(struct bk_dayswap *d, const struct bk_when *w)
{
	bool mdy = w->date[BK_ORDER_DMY] == BK_DATE_NONE;

	d->other = (w->date[BK_ORDER_MDY] != BK_DATE_NONE) != mdy ||
	    (d->texts && d->mdy != mdy);
	if (d->other)
		return;
	d->mdy = mdy;
	widen(d, 0, w->date[mdy]);
	widen(d, 1, w->date[mdy]);
	d->texts++;
}

void
bk_dayswap_see(struct bk_dayswap *d, struct bk_str s, size_t line)
{
	struct bk_when w;
	bk_date back;

	if (d->other || s.n < 6)
		return;
	if (bk_dayswap_is(s)) {
		bk_when_parse((struct bk_str){ s.p, 10 }, false, &w);
		back = bk_dayswap_back(w.date[0]);
		d->other = back == BK_DATE_NONE;
		if (d->other)
			return;
		if (d->days == 0)
			d->line = line;
		widen(d, 0, w.date[0]);
		widen(d, 1, back);
		d->days++;
	} else if (memchr(s.p, '/', s.n) && bk_when_parse(s, false, &w) ==
	    BK_WHEN_OK) {
		see_text(d, &w);
	}
}

bool
bk_dayswap_tells(const struct bk_dayswap *d, bk_date today)
{
	return d->days && d->texts && !d->other &&
	    d->most[1] - d->least[1] < d->most[0] - d->least[0] &&
	    (today <= 0 || d->most[1] <= today);
}

bool
bk_dayswap_open(const struct bk_dayswap *d)
{
	return d->days && !d->other;
}
