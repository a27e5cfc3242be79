#include "reason.h"

#include "phrase.h"

bool
bk_reason_is_attendance(const struct bk_reason *r)
{
	switch (r->rule) {
	case BK_NEVER_ATTENDED:
	case BK_LOW_ACTIVITY:
	case BK_NO_ASSIGNMENTS:
	case BK_UNEXCUSED_RUN:
	case BK_CHRONIC_ABSENCE:
		return true;
	default:
		return false;
	}
}

static void
put_activity(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	struct bk_buf n = BK_BUF_INIT;

	bk_buf_putpercent(&n, r->activity);
	for (size_t i = 0; i < n.n; i++)
		if (n.p[i] == '.')
			n.p[i] = bk_phrase_point(lang);
	bk_buf_printf(b, ": %s %%", n.p);
	bk_buf_free(&n);
}

static void
put_sessions(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	bool id = lang == BK_LANG_ID;
	int late = r->late == BK_INT_NONE ? 0 : r->late;
	int present = r->present == BK_INT_NONE ? 0 : r->present;

	bk_buf_printf(b, " (%s %d", id ? "hadir" : "present", present);
	if (late)
		bk_buf_printf(b, ", %s %d", id ? "terlambat" : "late", late);
	bk_buf_printf(b, id ? " dari %d sesi)" : " of %d sessions)",
	    r->sessions);
}

static void
put_period(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	if (r->to == BK_DATE_NONE)
		return;
	bk_buf_puts(b, lang == BK_LANG_ID ? ", sampai " : ", until ");
	bk_phrase_date(b, r->to, lang);
}

/*
 * "Keaktifan di bawah batas: 29,6 % (hadir 37, terlambat 3 dari 142 sesi),
 * sampai 4 September 2020". A referral's note is never in it.
 */
static void
put_reason(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	bool id = lang == BK_LANG_ID;

	if (r->rule < 0)
		return;
	bk_buf_puts(b, bk_word_rules[r->rule].text[lang]);
	if (!isnan(r->activity))
		put_activity(b, r, lang);
	if (r->sessions != BK_INT_NONE)
		put_sessions(b, r, lang);
	if (r->due != BK_INT_NONE)
		bk_buf_printf(b, id ? " (0 dari %d tugas)" :
		    " (0 of %d assignments)", r->due);
	if (r->run != BK_INT_NONE)
		bk_buf_printf(b, id ? " (%d hari)" : " (%d days)", r->run);
	if (r->absent != BK_INT_NONE && r->days != BK_INT_NONE)
		bk_buf_printf(b, id ? " (%d dari %d hari)" :
		    " (%d of %d days)", r->absent, r->days);
	put_period(b, r, lang);
	if (!bk_reason_is_attendance(r) && r->date != BK_DATE_NONE) {
		bk_buf_puts(b, id ? ", rujukan " : ", referral of ");
		bk_phrase_date(b, r->date, lang);
	}
}

static bk_date
day_of(const struct bk_reason *r)
{
	return r->to != BK_DATE_NONE ? r->to : r->date;
}

/* Indices of the newest reason of each rule, in order of rules. */
static size_t
newest_of(const struct bk_case *c, size_t out[BK_NRULES])
{
	size_t n = 0;

	for (int rule = 0; rule < BK_NRULES; rule++) {
		size_t best = SIZE_MAX;

		for (size_t i = 0; i < c->reasons.n; i++)
			if (c->reasons.v[i].rule == rule &&
			    (best == SIZE_MAX || day_of(&c->reasons.v[i]) >=
			    day_of(&c->reasons.v[best])))
				best = i;
		if (best != SIZE_MAX)
			out[n++] = best;
	}
	return n;
}

const char *
bk_reason_list(const struct bk_case *c, enum bk_lang lang,
    struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	size_t at[BK_NRULES], n = newest_of(c, at);
	const char *s;

	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(&b, i ? "; " : "");
		put_reason(&b, &c->reasons.v[at[i]], lang);
	}
	s = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return s;
}
