#include "calendar.h"

#include <string.h>

#include "clock.h"
#include "msg_domain.h"

const struct bk_word bk_calendar_kinds[] = {
	[BK_NATIONAL] = { "national", { "Hari libur nasional",
	    "National holiday" } },
	[BK_COLLECTIVE_LEAVE] = { "collective_leave", { "Cuti bersama",
	    "Collective leave" } },
	[BK_SCHOOL_DAY_OFF] = { "school", { "Libur sekolah",
	    "School holiday" } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_bind day_binds[] = {
	BK_BIND("date", DATE, struct bk_day_off, date),
	BK_BIND("from", DATE, struct bk_day_off, from),
	BK_BIND("to", DATE, struct bk_day_off, to),
	BK_BIND("name", TEXT, struct bk_day_off, name),
	BK_BIND_WORD("kind", struct bk_day_off, kind, bk_calendar_kinds),
	BK_BIND("provisional", BOOL, struct bk_day_off, provisional),
	BK_BIND("grades", TEXTS, struct bk_day_off, grades),
	BK_BIND("hours", TEXT, struct bk_day_off, hours),
	BK_BIND_SELF(struct bk_day_off, node),
	BK_BIND_END
};

static int
weekday(struct bk_str s)
{
	static const char names[7][4] =
	    { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

	for (int i = 0; i < 7; i++)
		if (bk_str_ieq(s, bk_str(names[i])))
			return i;
	return -1;
}

/* One of the parts between commas: "Fri" or "Fri-Sat" (may wrap: Sat-Mon). */
static int
weekday_range(struct bk_str s, bk_weekdays *set)
{
	const char *dash = memchr(s.p, '-', s.n);
	struct bk_str first = { s.p, dash ? (size_t)(dash - s.p) : s.n };
	struct bk_str last = { dash ? dash + 1 : s.p,
		dash ? s.n - first.n - 1 : s.n };
	int a = weekday(first), b = weekday(last);

	if (a < 0 || b < 0)
		return -1;
	for (;; a = (a + 1) % 7) {
		*set |= 1u << a;
		if (a == b)
			return 0;
	}
}

int
bk_calendar_weekdays(struct bk_str s, bk_weekdays *out)
{
	bk_weekdays set = 0;

	for (;;) {
		const char *comma = memchr(s.p, ',', s.n);
		struct bk_str part = { s.p, comma ? (size_t)(comma - s.p) :
			s.n };

		if (weekday_range(part, &set) < 0)
			return -1;
		if (!comma)
			break;
		s.n -= part.n + 1;
		s.p = comma + 1;
	}
	*out = set;
	return 0;
}

int
bk_calendar_hours(struct bk_str s, int *start, int *end)
{
	int a, b;

	if (s.n != 11 || s.p[5] != '-' ||
	    bk_clock_parse((struct bk_str){ s.p, 5 }, &a) < 0 ||
	    bk_clock_parse((struct bk_str){ s.p + 6, 5 }, &b) < 0 || a >= b)
		return -1;
	*start = a;
	*end = b;
	return 0;
}

/* "2021-04-13..2021-05-12" at its beginning, taken off; -1: no such days. */
static int
dates_before(struct bk_str *s, struct bk_window *w)
{
	enum { DATE = BK_DATE_SIZE - 1, DATES = 2 * DATE + 2 };

	w->from = w->to = BK_DATE_NONE;
	if (s->n < DATES || memcmp(s->p + DATE, "..", 2) != 0)
		return 0;
	if (bk_date_parse((struct bk_str){ s->p, DATE }, &w->from) < 0 ||
	    bk_date_parse((struct bk_str){ s->p + DATE + 2, DATE },
	    &w->to) < 0 || w->to < w->from)
		return -1;
	*s = (struct bk_str){ s->p + DATES, s->n - DATES };
	if (s->n == 0)
		return 0;
	if (*s->p != ' ' || s->n == 1)
		return -1;
	*s = (struct bk_str){ s->p + 1, s->n - 1 };
	return 0;
}

int
bk_calendar_window(struct bk_str s, struct bk_window *out)
{
	struct bk_window w = { .days = 0 };
	const char *blank;
	size_t n;

	if (dates_before(&s, &w) < 0)
		return -1;
	if (s.n == 0 && w.from != BK_DATE_NONE) {
		*out = w;
		return 0;
	}
	blank = memchr(s.p, ' ', s.n);
	n = blank ? (size_t)(blank - s.p) : s.n;
	if (!blank ||
	    bk_calendar_weekdays((struct bk_str){ s.p, n }, &w.days) < 0 ||
	    bk_calendar_hours((struct bk_str){ blank + 1, s.n - n - 1 },
	    &w.start, &w.end) < 0)
		return -1;
	*out = w;
	return 0;
}

static bool
has_days(const struct bk_reader *r, const struct bk_day_off *d)
{
	if (d->date != BK_DATE_NONE ||
	    (d->from != BK_DATE_NONE && d->to != BK_DATE_NONE))
		return true;
	bk_diag(r->dg, &bk_msg_missing_key, r->file, d->node->line,
	    "date, or from and to");
	return false;
}

int
bk_calendar_read(const struct bk_reader *r, struct bk_node *root,
    struct bk_calendar *cal)
{
	struct bk_day_off *v;
	size_t n = cal->days.n;
	int worst = 0;

	if (!root || bk_node_null(root))
		return 0;
	if (root->kind != BK_NODE_LIST) {
		bk_diag(r->dg, &bk_msg_not_a_list, r->file, root->line, NULL);
		return -1;
	}
	v = bk_arena_alloc(r->arena, (n + root->nkids + 1) * sizeof(*v));
	if (n)
		memcpy(v, cal->days.v, n * sizeof(*v));
	for (struct bk_node *k = root->kids; k; k = k->next) {
		if (bk_bind_read_item(r, day_binds, k, &v[n]) < 0 ||
		    !has_days(r, &v[n])) {
			worst = -1;
			continue;
		}
		if (v[n].date != BK_DATE_NONE)
			v[n].from = v[n].to = v[n].date;
		n++;
	}
	cal->days.v = v;
	cal->days.n = n;
	return worst;
}

static bool
for_grade(const struct bk_day_off *d, const char *grade)
{
	if (d->grades.n == 0)
		return true;
	for (size_t i = 0; grade && i < d->grades.n; i++)
		if (strcmp(d->grades.v[i], grade) == 0)
			return true;
	return false;
}

const struct bk_day_off *
bk_calendar_off(const struct bk_calendar *cal, bk_date day, const char *grade,
    bool collective_is_workday)
{
	for (size_t i = 0; i < cal->days.n; i++) {
		const struct bk_day_off *d = &cal->days.v[i];

		if (day < d->from || day > d->to || d->hours ||
		    !for_grade(d, grade))
			continue;
		if (collective_is_workday && d->kind == BK_COLLECTIVE_LEAVE)
			continue;
		return d;
	}
	return NULL;
}

bk_date
bk_calendar_workday(const struct bk_calendar *cal, bk_weekdays days,
    bool collective_is_workday, bk_date day, int n)
{
	bk_date limit = day + 731;

	while (n > 0) {
		if (++day > limit)
			return BK_DATE_NONE;
		if (days & 1u << bk_date_weekday(day) &&
		    !bk_calendar_off(cal, day, NULL, collective_is_workday))
			n--;
	}
	return day;
}
