#include "state.h"
#include "yamlout.h"

enum { PIECE = 256 * 1024 };	/* bytes that are told at a time */

/* A line `key: value`, plain where that reads back, else quoted. */
static void
word(struct bk_buf *out, const char *key, struct bk_str s)
{
	struct bk_buf text = BK_BUF_INIT;

	if (s.n) {
		bk_buf_putstr(&text, s);
		bk_buf_puts(out, key);
		bk_buf_puts(out, ": ");
		bk_yamlout_word(out, text.p);
		bk_buf_putc(out, '\n');
	}
	bk_buf_free(&text);
}

static void
causes(struct bk_buf *out, const struct bk_str *v, size_t n)
{
	struct bk_buf text = BK_BUF_INIT;

	if (n == 0)
		return;
	bk_buf_puts(out, "causes: [");
	for (size_t i = 0; i < n; i++) {
		bk_buf_clear(&text);
		bk_buf_putstr(&text, v[i]);
		bk_buf_puts(out, i ? ", " : "");
		bk_yamlout_word(out, text.p);
	}
	bk_buf_puts(out, "]\n");
	bk_buf_free(&text);
}

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
	word(out, "by", r->by);
	word(out, "rule", r->rule);
	causes(out, r->causes, r->ncauses);
	if (r->note.n) {
		bk_buf_puts(out, "note: ");
		bk_yamlout_quoted(out, r->note);
		bk_buf_putc(out, '\n');
	}
}

/* Keep it, unless just that was said of this pupil before. */
static bool
keep_once(struct bk_ingest *in, const struct bk_referral_row *r,
    const struct bk_pupil *p)
{
	struct bk_referrals *all = &in->referrals;

	if (!all->said)
		all->said = bk_once_new();
	bk_buf_clear(&all->text);
	/* one without a NIS is told apart by who it is */
	bk_buf_add(&all->text, &p, sizeof(p));
	document(&all->text, r, p);
	return bk_once_add(all->said, bk_buf_str(&all->text));
}

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

	for (; r->told < n && out->n < PIECE; r->told++) {
		struct bk_str one = bk_once_get(r->said, r->told);
		size_t skip = sizeof(struct bk_pupil *);

		bk_buf_add(out, one.p + skip, one.n - skip);
	}
	return r->told > before;
}

void
bk_referrals_free(struct bk_referrals *r)
{
	bk_buf_free(&r->text);
	bk_once_free(r->said);
}
