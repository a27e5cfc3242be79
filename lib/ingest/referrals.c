#include "state.h"
#include "yamlout.h"

/* A line `key: value`, plain where that reads back, else quoted. */
static void
word(struct bk_buf *out, const char *key, struct bk_str s)
{
	struct bk_buf text = BK_BUF_INIT;

	if (s.n) {
		bk_buf_putstr(&text, s);
		bk_buf_printf(out, "%s: ", key);
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
	bk_buf_printf(out, "\ndate: %s\n", bk_date_format(r->date, date));
	word(out, "by", r->by);
	word(out, "rule", r->rule);
	causes(out, r->causes, r->ncauses);
	if (r->note.n) {
		bk_buf_puts(out, "note: ");
		bk_yamlout_quoted(out, r->note);
		bk_buf_putc(out, '\n');
	}
}

/* Print it, unless just that was said of this pupil before. */
static bool
print_once(struct bk_ingest *in, const struct bk_referral_row *r,
    const struct bk_pupil *p)
{
	struct bk_buf text = BK_BUF_INIT;
	size_t n = in->referrals.said.n, skip;

	/* one without a NIS is told apart by who it is */
	bk_buf_printf(&text, "%p\n", (const void *)p);
	skip = text.n;
	document(&text, r, p);
	bk_map_intern(&in->referrals.said, bk_buf_str(&text));
	if (in->referrals.said.n > n)
		bk_buf_add(&in->referrals.text, text.p + skip, text.n - skip);
	bk_buf_free(&text);
	return in->referrals.said.n > n;
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
	if (!print_once(in, r, who->pupil)) {
		f->merged++;
		bk_ingest_note(in, r->line, &bk_msg_referred_twice, NULL);
	}
	return 1;
}

void
bk_ingest_referrals(struct bk_ingest *in, struct bk_buf *out)
{
	bk_buf_putstr(out, bk_buf_str(&in->referrals.text));
}

void
bk_referrals_free(struct bk_referrals *r)
{
	bk_buf_free(&r->text);
	bk_map_free(&r->said);
}
