#include <limits.h>

#include "state.h"
#include "yamlout.h"

enum { PIECE = 256 * 1024 };	/* bytes that are told at a time */

/* Who refers, plain where that reads back, else quoted. */
static void
by(struct bk_buf *out, struct bk_str s)
{
	struct bk_buf text = BK_BUF_INIT;

	if (s.n) {
		bk_buf_putstr(&text, s);
		bk_buf_puts(out, "by: ");
		bk_yamlout_word(out, text.p);
		bk_buf_putc(out, '\n');
	}
	bk_buf_free(&text);
}

/* Rule and causes are words of ours, which are plain as they stand. */
static void
document(struct bk_buf *out, const struct bk_referral_row *r,
    const struct bk_pupil *p)
{
	char date[BK_DATE_SIZE];

	bk_buf_puts(out, "---\nkind: referral\nnis: ");
	bk_yamlout_quoted(out, bk_str(p->nis ? p->nis : ""));
	bk_buf_puts(out, "\ndate: ");
	bk_buf_puts(out, bk_date_format(r->date, date));
	bk_buf_putc(out, '\n');
	by(out, r->by);
	bk_buf_puts(out, "rule: ");
	bk_buf_putstr(out, r->rule);
	for (size_t i = 0; i < r->ncauses; i++) {
		bk_buf_puts(out, i ? ", " : "\ncauses: [");
		bk_buf_putstr(out, r->causes[i]);
	}
	bk_buf_puts(out, r->ncauses ? "]\n" : "\n");
	if (r->note.n) {
		bk_buf_puts(out, "note: ");
		bk_yamlout_quoted(out, r->note);
		bk_buf_putc(out, '\n');
	}
}

/* --- one as it is kept -------------------------------------------------- */

static void
put(struct bk_buf *b, struct bk_str s)
{
	uint32_t n = (uint32_t)s.n;

	bk_buf_add(b, &n, sizeof(n));
	bk_buf_putstr(b, s);
}

static void
take(struct bk_str *from, void *to, size_t n)
{
	memcpy(to, from->p, n);
	*from = (struct bk_str){ from->p + n, from->n - n };
}

static struct bk_str
take_text(struct bk_str *from)
{
	struct bk_str s;
	uint32_t n;

	take(from, &n, sizeof(n));
	s = (struct bk_str){ from->p, n };
	*from = (struct bk_str){ from->p + n, from->n - n };
	return s;
}

/*
 * Keep it, unless just that was said of this pupil before. One without a NIS
 * is told apart by who it is; nobody's NIS changes in a run.
 */
static bool
keep_once(struct bk_ingest *in, const struct bk_referral_row *r,
    const struct bk_pupil *p)
{
	struct bk_referrals *all = &in->referrals;
	struct bk_buf *b = &all->text;

	if (!all->said)
		all->said = bk_once_new();
	bk_buf_clear(b);
	bk_buf_add(b, &p, sizeof(p));
	bk_buf_add(b, &r->date, sizeof(r->date));
	put(b, r->by);
	put(b, r->rule);
	bk_buf_putc(b, (char)r->ncauses);
	for (size_t i = 0; i < r->ncauses; i++)
		put(b, r->causes[i]);
	bk_buf_putstr(b, r->note);
	return bk_once_add(all->said, bk_buf_str(b));
}

static void
tell(struct bk_str kept, struct bk_buf *out)
{
	struct bk_str causes[UCHAR_MAX];
	struct bk_referral_row r = { .causes = causes };
	const struct bk_pupil *p;
	unsigned char n;

	take(&kept, &p, sizeof(p));
	take(&kept, &r.date, sizeof(r.date));
	r.by = take_text(&kept);
	r.rule = take_text(&kept);
	take(&kept, &n, sizeof(n));
	for (; r.ncauses < n; r.ncauses++)
		causes[r.ncauses] = take_text(&kept);
	r.note = kept;
	document(out, &r, p);
}

/* --- the run ------------------------------------------------------------ */

int
bk_ingest_referral(struct bk_ingest *in, const struct bk_referral_row *r)
{
	struct bk_file *f = bk_files_now(&in->files);
	struct bk_ref_in *who;
	bk_term term;

	if (r->date == BK_DATE_NONE) {
		bk_rejects_row(in, r->line, &bk_msg_no_date, r->record, NULL,
		    NULL);
		return 0;
	}
	term = bk_term_of(r->date);
	if (in->opt.term && term != in->opt.term) {
		bk_rejects_row(in, r->line, &bk_msg_other_term, r->record,
		    NULL, NULL);
		return 0;
	}
	who = bk_refs_who(in, &r->who, term);
	if (!who->pupil) {
		bk_rejects_row(in, r->line, who->why, r->record, NULL,
		    who->candidates);
		return 0;
	}
	f->used++;
	in->gave |= BK_GIVES_REFERRAL;
	bk_files_see_day(f, r->date);
	if (!keep_once(in, r, who->pupil)) {
		f->merged++;
		bk_ingest_note(in, r->line, &bk_msg_referred_twice, NULL);
	}
	return 1;
}

bool
bk_ingest_referrals(struct bk_ingest *in, struct bk_buf *out)
{
	struct bk_referrals *r = &in->referrals;
	size_t n = r->said ? bk_once_count(r->said) : 0, before = r->told;

	for (; r->told < n && out->n < PIECE; r->told++)
		tell(bk_once_get(r->said, r->told), out);
	return r->told > before;
}

void
bk_referrals_free(struct bk_referrals *r)
{
	bk_buf_free(&r->text);
	bk_once_free(r->said);
}
