#include "personal.h"

#include <stdlib.h>

#include "buf.h"
#include "fold.h"
#include "mem.h"
#include "names.h"
#include "utf8.h"

/* What a phrase that was entered asks of the text; its place is its id. */
static const char plain, one_word, four_digits;

enum { ADDRESS_WORDS = 3, NAME_LETTERS = 4, TIGHT_LETTERS = 8,
	DIGITS = 4 };

/* --- words --------------------------------------------------------------- */

struct word {
	size_t	at;		/* in the text */
	size_t	from, end;	/* in the folded text */
};

struct words {
	struct bk_buf	 text;	/* folded, a blank between two */
	struct word	*v;
	size_t		 n, cap;
};

static void
end_word(struct words *w)
{
	if (w->n && w->v[w->n - 1].end == 0) {
		w->v[w->n - 1].end = w->text.n;
		bk_buf_putc(&w->text, ' ');
	}
}

static void
add_letter(struct words *w, uint32_t letter, size_t at)
{
	char out[4];

	if (w->n == 0 || w->v[w->n - 1].end != 0) {
		BK_GROW(w->v, w->n, w->cap);
		w->v[w->n++] = (struct word){ at, w->text.n, 0 };
	}
	bk_buf_add(&w->text, out, bk_utf8_put(letter, out));
}

/* Bytes that are no UTF-8 part words. */
static void
split(struct words *w, struct bk_str s)
{
	*w = (struct words){ .text = BK_BUF_INIT };
	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t cp = 0, letter;

		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (len && cp >= 0x300 && cp <= 0x36f)
			continue;	/* an accent of its own */
		letter = len ? bk_fold_letter(cp) : 0;
		if (letter)
			add_letter(w, letter, i);
		else
			end_word(w);
		len = len ? len : 1;
	}
	end_word(w);
}

static void
release(struct words *w)
{
	bk_buf_free(&w->text);
	free(w->v);
}

/* From word i on, k of them. */
static struct bk_str
phrase(const struct words *w, size_t i, size_t k)
{
	return (struct bk_str){ w->text.p + w->v[i].from,
		w->v[i + k - 1].end - w->v[i].from };
}

/* --- entering ------------------------------------------------------------ */

void
bk_personal_free(struct bk_personal *p)
{
	bk_map_free(&p->whole);
	bk_map_free(&p->first);
	*p = (struct bk_personal)BK_PERSONAL_INIT;
}

static void
enter(struct bk_personal *p, const struct words *w, const char *kind)
{
	*bk_map_at(&p->whole, phrase(w, 0, w->n)) = (void *)kind;
	*bk_map_at(&p->first, phrase(w, 0, 1)) = p;
	if (w->n > p->longest)
		p->longest = w->n;
}

/* SitiAminah.docx */
static void
enter_tight(struct bk_personal *p, const struct words *w)
{
	struct bk_buf tight = BK_BUF_INIT;

	for (size_t i = 0; i < w->n; i++)
		bk_buf_putstr(&tight, phrase(w, i, 1));
	if (tight.n >= TIGHT_LETTERS) {
		*bk_map_at(&p->whole, bk_buf_str(&tight)) = (void *)&plain;
		*bk_map_at(&p->first, bk_buf_str(&tight)) = p;
	}
	bk_buf_free(&tight);
}

static void
enter_name(struct bk_personal *p, struct bk_str name)
{
	struct words w;

	split(&w, name);
	if (w.n > 1) {
		enter(p, &w, &plain);
		enter_tight(p, &w);
	} else if (w.n == 1 && w.v[0].end >= NAME_LETTERS) {
		enter(p, &w, &one_word);
	}
	release(&w);
}

/* As it is written, and as people say it: "Putri, Rahma" is Rahma Putri. */
void
bk_personal_name(struct bk_personal *p, const char *name)
{
	char said[BK_NAME_MAX];

	if (!name)
		return;
	enter_name(p, bk_str(name));
	if (bk_names_compared(bk_str(name), said) > 0)
		enter_name(p, bk_str(said));
}

static bool
may_be_year(struct bk_str s)
{
	return s.n == 4 && (bk_str_starts(s, "19") || bk_str_starts(s, "20"));
}

void
bk_personal_number(struct bk_personal *p, const char *number)
{
	struct words w;
	struct bk_str all;

	split(&w, bk_str(number ? number : ""));
	if (w.n) {
		all = phrase(&w, 0, w.n);
		if (all.n > DIGITS)
			enter(p, &w, &plain);
		else if (all.n == DIGITS && !may_be_year(all))
			enter(p, &w, &four_digits);
	}
	release(&w);
}

void
bk_personal_address(struct bk_personal *p, const char *address)
{
	struct words w;

	split(&w, bk_str(address ? address : ""));
	if (w.n >= ADDRESS_WORDS)
		enter(p, &w, &plain);
	release(&w);
}

/* --- searching ----------------------------------------------------------- */

static bool
counts(const char *kind, char initial, enum bk_personal_text how)
{
	if (!kind)
		return false;
	if (kind == &plain || how == BK_PERSONAL_TITLE)
		return true;
	/* Only A to Z are sure to be capitals, whatever the alphabet. */
	return kind == &one_word && initial >= 'A' && initial <= 'Z';
}

void
bk_personal_each(const struct bk_personal *p, struct bk_str text,
    enum bk_personal_text how, void (*found)(void *ctx, size_t offset),
    void *ctx)
{
	struct words w;

	split(&w, text);
	for (size_t i = 0; i < w.n; i++) {
		bool hit = false;

		if (!bk_map_get(&p->first, phrase(&w, i, 1)))
			continue;
		for (size_t k = 1; k <= p->longest && i + k <= w.n && !hit;
		    k++)
			hit = counts(bk_map_get(&p->whole, phrase(&w, i, k)),
			    text.p[w.v[i].at], how);
		if (hit)
			found(ctx, w.v[i].at);
	}
	release(&w);
}
