#include "facts.h"

#include "phrase.h"
#include "reason.h"

struct count {
	struct bk_phrase word;
	int		 n;
};

/* "hadir 37, terlambat 3, ..., seluruhnya 142 sesi"; zeros are left out. */
static void
put_counts(struct bk_buf *b, const struct count *v, size_t n, int sessions,
    enum bk_lang lang)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].n || i == 0)
			bk_buf_printf(b, "%s %d, ", v[i].word.text[lang],
			    v[i].n);
	bk_buf_printf(b, lang == BK_LANG_ID ? "seluruhnya %d sesi" :
	    "%d sessions in all", sessions);
}

static void
put_until(struct bk_buf *b, bk_date to, enum bk_lang lang)
{
	if (to == BK_DATE_NONE)
		return;
	bk_buf_puts(b, lang == BK_LANG_ID ? ", sampai " : ", until ");
	bk_phrase_date(b, to, lang);
}

static void
put_recap(struct bk_buf *b, const struct bk_attendance *a, enum bk_lang lang)
{
	const struct count v[] = {
		{ { { "hadir", "present" } }, a->totals.present },
		{ { { "terlambat", "late" } }, a->totals.late },
		{ { { "sakit", "sick" } }, a->totals.sick },
		{ { { "izin", "excused" } }, a->totals.excused },
		{ { { "tanpa keterangan", "unexcused" } },
		    a->totals.unexcused },
	};

	put_counts(b, v, sizeof(v) / sizeof(v[0]), a->totals.sessions, lang);
	put_until(b, a->to, lang);
}

/* A reason knows who was there; the others are the rest of the sessions. */
static void
put_reason(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	int present = r->present == BK_INT_NONE ? 0 : r->present;
	int late = r->late == BK_INT_NONE ? 0 : r->late;
	const struct count v[] = {
		{ { { "hadir", "present" } }, present },
		{ { { "terlambat", "late" } }, late },
		{ { { "tidak hadir", "absent" } },
		    r->sessions - present - late },
	};

	put_counts(b, v, sizeof(v) / sizeof(v[0]), r->sessions, lang);
	put_until(b, r->to, lang);
}

/* The newest reason that counts sessions, not dated after the letter. */
static const struct bk_reason *
counted(const struct bk_fields *f)
{
	const struct bk_case *c = f->c;

	for (size_t i = c ? c->reasons.n : 0; i-- > 0;) {
		const struct bk_reason *r = &c->reasons.v[i];

		if (bk_reason_is_attendance(r) && r->sessions != BK_INT_NONE &&
		    (r->to == BK_DATE_NONE || r->to <= f->today))
			return r;
	}
	return NULL;
}

const char *
bk_facts_text(const struct bk_fields *f, enum bk_lang lang,
    struct bk_arena *a)
{
	const struct bk_attendance *recap = f->attendance;
	const struct bk_reason *r = counted(f);
	struct bk_buf b = BK_BUF_INIT;
	const char *text;

	if (recap && recap->totals.sessions > 0 && (recap->to == BK_DATE_NONE ||
	    recap->to <= f->today))
		put_recap(&b, recap, lang);
	else if (r)
		put_reason(&b, r, lang);
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return text;
}
