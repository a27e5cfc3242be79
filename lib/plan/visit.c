#include "visit.h"

#include <string.h>

#include "clock.h"
#include "yamlout.h"

const struct bk_bind bk_visit_binds[] = {
	BK_BIND("case", NAME, struct bk_visit, case_id),
	BK_BIND("routine", NAME, struct bk_visit, routine),
	BK_BIND_REQUIRED("nis", ID, struct bk_visit, nis),
	BK_BIND("date", DATE, struct bk_visit, date),
	BK_BIND("start", TIME, struct bk_visit, start),
	BK_BIND("end", TIME, struct bk_visit, end),
	BK_BIND("visitor", NAME, struct bk_visit, visitor),
	BK_BIND("with", TEXTS, struct bk_visit, with),
	BK_BIND("guardian", TEXT, struct bk_visit, guardian),
	BK_BIND("area", TEXT, struct bk_visit, area),
	BK_BIND("service_due", DATE, struct bk_visit, service_due),
	BK_BIND("why", NAME, struct bk_visit, why),
	BK_BIND_SELF(struct bk_visit, node),
	BK_BIND_END
};

static void
line(struct bk_buf *b, const char *key, const char *text, bool quoted)
{
	if (!text)
		return;
	bk_buf_printf(b, "%s: ", key);
	if (quoted)
		bk_yamlout_quoted(b, bk_str(text));
	else
		bk_yamlout_word(b, text);
	bk_buf_putc(b, '\n');
}

static void
day(struct bk_buf *b, const char *key, bk_date d)
{
	char text[BK_DATE_SIZE];

	if (d != BK_DATE_NONE)
		bk_buf_printf(b, "%s: %s\n", key, bk_date_format(d, text));
}

static void
hour(struct bk_buf *b, const char *key, int minutes)
{
	char text[BK_CLOCK_SIZE];

	bk_buf_printf(b, "%s: \"%s\"\n", key, bk_clock_format(minutes, text));
}

/* What only a visit that has its day and hour holds. */
static void
placed(struct bk_buf *b, const struct bk_visit *v)
{
	day(b, "date", v->date);
	hour(b, "start", v->start);
	hour(b, "end", v->end);
	line(b, "visitor", v->visitor, false);
	if (v->with.n) {
		bk_buf_puts(b, "with: [");
		for (size_t i = 0; i < v->with.n; i++) {
			bk_buf_puts(b, i ? ", " : "");
			bk_yamlout_word(b, v->with.v[i]);
		}
		bk_buf_puts(b, "]\n");
	}
	line(b, "guardian", v->guardian, true);
	line(b, "area", v->area, true);
}

void
bk_visit_write(struct bk_buf *b, const struct bk_visit *v)
{
	bk_buf_printf(b, "---\nkind: %s\n", v->date == BK_DATE_NONE ?
	    "unplaced" : "visit");
	line(b, "case", v->case_id, false);
	line(b, "routine", v->routine, false);
	line(b, "nis", v->nis, true);
	if (v->date != BK_DATE_NONE)
		placed(b, v);
	day(b, "service_due", v->service_due);
	line(b, "why", v->why, true);
}

static int
cmp_int(int a, int b)
{
	return (a > b) - (a < b);
}

int
bk_visit_cmp(const struct bk_visit *a, const struct bk_visit *b)
{
	bool x = a->date == BK_DATE_NONE, y = b->date == BK_DATE_NONE;
	int r = cmp_int(x, y);

	if (!r && x) {		/* unplaced: those without a due day last */
		r = cmp_int(a->service_due == BK_DATE_NONE,
		    b->service_due == BK_DATE_NONE);
		r = r ? r : cmp_int(a->service_due, b->service_due);
	} else if (!r) {
		r = cmp_int(a->date, b->date);
		r = r ? r : cmp_int(a->start, b->start);
		r = r ? r : bk_str_order(a->visitor, b->visitor);
	}
	r = r ? r : bk_str_order(a->nis, b->nis);
	return r ? r : bk_str_order(a->case_id, b->case_id);
}
