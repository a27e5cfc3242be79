/* Any bytes as a day, a time, a term, a window, a number, a class name. */
#include "arena.h"
#include "calendar.h"
#include "clock.h"
#include "date.h"
#include "fuzz.h"
#include "school.h"
#include "term.h"
#include "utf8.h"

static void
check_days(struct bk_str s)
{
	char text[BK_DATE_SIZE];
	int64_t stamp;
	bk_date d;

	if (bk_date_parse(s, &d) == 0) {
		must(d >= BK_DATE_MIN && d <= BK_DATE_MAX);
		must(bk_str_eq(s, bk_str(bk_date_format(d, text))));
		must(bk_term_first(bk_term_of(d)) <= d);
		must(bk_term_last(bk_term_of(d)) >= d);
	}
	bk_bind_stamp(s, &stamp);
}

/* Hours of some weekdays; or, of certain days alone, none. */
static void
check_window(const struct bk_window *w)
{
	must(w->from <= w->to);
	if (w->days)
		must(w->start < w->end && w->end <= 1440);
	else
		must(w->from != BK_DATE_NONE && w->start == w->end);
}

static void
check_times(struct bk_str s)
{
	char text[BK_CLOCK_SIZE], term[BK_TERM_SIZE];
	struct bk_window w;
	bk_weekdays days;
	bk_term t;
	int m;

	if (bk_clock_parse(s, &m) == 0)
		must(bk_str_eq(s, bk_str(bk_clock_format(m, text))));
	if (bk_term_parse(s, &t) == 0)
		must(bk_str_eq(s, bk_str(bk_term_format(t, term))));
	if (bk_calendar_weekdays(s, &days) == 0)
		must(days > 0 && days < 0x80);
	if (bk_calendar_window(s, &w) == 0)
		check_window(&w);
}

static void
check_numbers(struct bk_str s)
{
	uint64_t u;
	double v;

	if (bk_str_uint(s, 1000, &u) == 0)
		must(u <= 1000);
	if (bk_str_num(s, &v) == 0)
		must(v < 1e19 && v > -1e19);
	must(bk_str_trim(s).n <= s.n);
	must(!bk_utf8_valid(s.p, s.n, NULL) || bk_utf8_len(s.p, s.n) <= s.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_str s = { (const char *)data, n };
	struct bk_arena a = BK_ARENA_INIT;

	check_days(s);
	check_times(s);
	check_numbers(s);
	bk_school_grade_of(bk_arena_strndup(&a, s.p, s.n));
	bk_arena_free(&a);
	return 0;
}
