#include "lettersign.h"

#include "letterblock.h"
#include "mem.h"
#include "phrase.h"

struct signer {
	const char		*field;		/* "principal" */
	struct bk_phrase	 role;
	bool			 nip;
};

static const struct signer signers[] = {
	{ "principal", { { "Kepala Sekolah", "Principal" } }, true },
	{ "counsellor", { { "Guru BK", "Counsellor" } }, true },
	{ "homeroom", { { "Wali Kelas", "Homeroom teacher" } }, true },
	{ "mentor", { { "Guru Wali", "Mentor" } }, true },
	{ "guardian", { { "Orang tua/wali", "Parent/guardian" } }, false },
	{ "met", { { "Orang tua/wali", "Parent/guardian" } }, false },
	{ "student", { { "Siswa", "Student" } }, false },
	{ "visitor", { { "Petugas", "Visitor" } }, true },
	{ "companion", { { "Pendamping", "Companion" } }, true },
};

/* What stands above a role. */
struct lead {
	const char		*word;		/* "seen" */
	struct bk_phrase	 text;
};

#define PEN	"{city}, ……………………"

static const struct lead leads[] = {
	{ "seen", { { "Mengetahui,", "Seen by" } } },
	{ "received", { { "Diterima oleh,", "Received by" } } },
	{ "dated", { { "{city}, {date}", "{city}, {date}" } } },
	{ "undated", { { PEN, PEN } } },
};

struct column {
	const struct lead	*lead;		/* NULL: nothing above */
	const struct signer	*signer;	/* NULL: empty */
};

static const struct signer *
signer_of(struct bk_str s)
{
	for (size_t i = 0; i < BK_NELEM(signers); i++)
		if (bk_str_eq(s, bk_str(signers[i].field)))
			return &signers[i];
	return NULL;
}

static const struct lead *
lead_of(struct bk_str s)
{
	for (size_t i = 0; i < BK_NELEM(leads); i++)
		if (bk_str_eq(s, bk_str(leads[i].word)))
			return &leads[i];
	return NULL;
}

static size_t
length_to(struct bk_str s, char end)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != end)
		n++;
	return n;
}

static const char *
read_column(struct column *c, struct bk_str word, struct bk_str *at)
{
	size_t n = length_to(word, ':');

	*c = (struct column){ NULL, NULL };
	*at = word;
	if (bk_str_eq(word, BK_STR("-")))
		return NULL;
	if (n < word.n) {
		*at = (struct bk_str){ word.p, n };
		c->lead = lead_of(*at);
		if (!c->lead)
			return "nothing to say above a signature:";
		*at = (struct bk_str){ word.p + n + 1, word.n - n - 1 };
	}
	c->signer = signer_of(*at);
	return c->signer ? NULL : "nobody signs as";
}

/* One line, its columns parted; `what` of a column, or nothing in it. */
static void
put_line(struct bk_buf *b, const struct column *c, size_t n,
    void (*what)(struct bk_buf *, const struct column *, enum bk_lang),
    enum bk_lang lang)
{
	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(b, i ? " | " : "");
		if (c[i].signer)
			what(b, &c[i], lang);
	}
	bk_buf_putc(b, '\n');
}

static void
put_lead(struct bk_buf *b, const struct column *c, enum bk_lang lang)
{
	bk_buf_puts(b, c->lead ? c->lead->text.text[lang] : "");
}

static void
put_role(struct bk_buf *b, const struct column *c, enum bk_lang lang)
{
	bk_buf_puts(b, c->signer->role.text[lang]);
}

static void
put_name(struct bk_buf *b, const struct column *c, enum bk_lang lang)
{
	(void)lang;
	bk_buf_printf(b, "{%s}", c->signer->field);
}

static void
put_nip(struct bk_buf *b, const struct column *c, enum bk_lang lang)
{
	(void)lang;
	if (c->signer->nip)
		bk_buf_printf(b, "NIP. {%s_nip}", c->signer->field);
}

const char *
bk_lettersign_put(struct bk_buf *b, struct bk_str words, enum bk_lang lang,
    struct bk_str *at)
{
	struct column c[BK_SIGN_COLUMNS];
	bool lead = false, nip = false;
	size_t n = 0;

	while ((words = bk_str_trim(words)).n) {
		struct bk_str word = { words.p, length_to(words, ' ') };
		const char *wrong;

		*at = word;
		if (n == BK_SIGN_COLUMNS)
			return "more than three sign:";
		wrong = read_column(&c[n], word, at);
		if (wrong)
			return wrong;
		lead = lead || c[n].lead;
		nip = nip || (c[n].signer && c[n].signer->nip);
		n++;
		words = (struct bk_str){ words.p + word.n,
			words.n - word.n };
	}
	if (lead)
		put_line(b, c, n, put_lead, lang);
	put_line(b, c, n, put_role, lang);
	bk_buf_puts(b, "@gap\n");
	put_line(b, c, n, put_name, lang);
	if (nip)
		put_line(b, c, n, put_nip, lang);
	return NULL;
}
