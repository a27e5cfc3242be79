/*
 * Names as they are compared (whois.h).
 */
#include "names.h"

#include "fold.h"
#include "near.h"
#include "utf8.h"
#include "vocabulary.h"

static bool
is_one_of(const char *word, const struct bk_vocabulary *v)
{
	return bk_vocabulary_of(v, word) != NULL;
}

/* Apostrophes join: Ma'ruf is Maruf. */
static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == '`' || cp == 0xb4 || cp == 0x2018 ||
	    cp == 0x2019 || cp == 0x201b || cp == 0x2032 || cp == 0x2035 ||
	    cp == 0xff07 || (cp >= 0x2b9 && cp <= 0x2bf) || cp == 0x2c8;
}

static void
add_words(struct bk_name_words *w, struct bk_str s)
{
	bool in_word = false;
	size_t len = 0;

	for (size_t i = 0, n; i < s.n; i += n) {
		uint32_t cp = 0;
		char *word;

		n = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (n == 0) {
			n = 1;
			cp = 0;
		}
		if (is_apostrophe(cp) || (cp >= 0x300 && cp <= 0x36f))
			continue;
		cp = bk_fold_letter(cp);
		if (cp == 0) {
			in_word = false;
			continue;
		}
		if (!in_word) {
			if (w->n == BK_NAME_WORDS)
				return;
			w->v[w->n++][0] = '\0';
			len = 0;
			in_word = true;
		}
		word = w->v[w->n - 1];
		if (len + 5 < BK_NAME_WORD) {
			len += bk_utf8_put(cp, word + len);
			word[len] = '\0';
		}
	}
}

void
bk_names_words(struct bk_str s, struct bk_name_words *out)
{
	out->n = 0;
	add_words(out, s);
}

static void
drop(struct bk_name_words *w, size_t at, size_t n)
{
	memmove(w->v[at], w->v[at + n], (w->n - at - n) * sizeof(w->v[0]));
	w->n -= n;
}

static bool
all_digits(const char *s)
{
	for (; *s; s++)
		if (*s < '0' || *s > '9')
			return false;
	return true;
}

struct bk_str
bk_names_unbracketed(struct bk_str s)
{
	for (;;) {
		const char *open, *shut;

		s = bk_str_trim(s);
		shut = s.n && (*s.p == '(' || *s.p == '[') ?
		    memchr(s.p, *s.p == '(' ? ')' : ']', s.n) : NULL;
		if (shut && shut + 1 < s.p + s.n) {
			s.n -= (size_t)(shut + 1 - s.p);
			s.p = shut + 1;
			continue;
		}
		if (s.n == 0 || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']'))
			return s;
		open = memrchr(s.p, s.p[s.n - 1] == ')' ? '(' : '[', s.n);
		if (!open || open == s.p)
			return s;
		s.n = (size_t)(open - s.p);
	}
}

/* "Last, First": the part behind the comma first, unless it is a degree. */
static void
take_parts(struct bk_name_words *w, struct bk_str s)
{
	const char *comma = s.n ? memchr(s.p, ',', s.n) : NULL;
	struct bk_str rest;
	struct bk_name_words back = { .n = 0 };

	char degree[BK_FOLD_MAX];

	w->n = 0;
	if (!comma) {
		add_words(w, s);
		return;
	}
	rest = (struct bk_str){ comma + 1,
		(size_t)(s.p + s.n - comma) - 1 };
	s.n = (size_t)(comma - s.p);
	bk_fold_tight(rest, degree);	/* A.Md is no A */
	if (!bk_vocabulary_of(&bk_vocabulary_degrees, degree))
		add_words(&back, rest);
	while (back.n && is_one_of(back.v[back.n - 1],
	    &bk_vocabulary_degrees))
		back.n--;
	*w = back;
	add_words(w, s);
}

/*
 * "Siti Aminah_XI IPA 2": from a grade behind a joiner on it is the class.
 * Where the joiner stands; the length, where there is none.
 */
static size_t
class_at(struct bk_str s)
{
	for (size_t i = 1; i < s.n; i++) {
		struct bk_name_words w;
		char c = s.p[i];

		if (c != '_' && c != '-' && c != '/' && c != '|')
			continue;
		w.n = 0;
		add_words(&w, (struct bk_str){ s.p + i + 1, s.n - i - 1 });
		if (w.n && is_one_of(w.v[0], &bk_vocabulary_grades))
			return i;
	}
	return s.n;
}

static struct bk_str
without_class(struct bk_str s)
{
	return (struct bk_str){ s.p, class_at(s) };
}

struct bk_str
bk_names_class(struct bk_str s)
{
	struct bk_str name = bk_names_unbracketed(s);
	size_t at = class_at(name);

	if (at < name.n)
		return (struct bk_str){ name.p + at + 1, name.n - at - 1 };
	s = bk_str_trim(s);
	if (name.n == s.n || s.n < name.n + 2)
		return BK_STR("");
	s = bk_str_trim((struct bk_str){ s.p + name.n, s.n - name.n });
	return s.n < 2 ? BK_STR("") : (struct bk_str){ s.p + 1, s.n - 2 };
}

/* "An. Budi", "a.n. Budi": of the name of. "An" alone may begin one. */
static struct bk_str
without_of(struct bk_str s)
{
	static const char *const of[] = { "an. ", "a.n. ", "a.n ", "a/n " };

	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++)
		if (s.n > strlen(of[i]) && bk_str_ieq((struct bk_str){ s.p,
		    strlen(of[i]) }, bk_str(of[i])))
			return (struct bk_str){ s.p + strlen(of[i]),
				s.n - strlen(of[i]) };
	return s;
}

size_t
bk_names_compared(struct bk_str s, char out[BK_NAME_MAX])
{
	struct bk_name_words w;
	size_t n = 0;

	take_parts(&w, without_class(without_of(bk_names_unbracketed(s))));
	while (w.n > 1 && all_digits(w.v[0]))
		drop(&w, 0, 1);
	while (w.n > 1 && is_one_of(w.v[0], &bk_vocabulary_titles))
		drop(&w, 0, 1);
	for (size_t i = 0; i < w.n; i++)
		if ((i == 0 ? w.n > 1 : strcmp(w.v[i], "m") != 0 &&
		    strcmp(w.v[i], "md") != 0) && is_one_of(w.v[i],
		    &bk_vocabulary_muhammads))
			memcpy(w.v[i], "muhammad", sizeof("muhammad"));
	for (size_t i = 0; i < w.n; i++) {
		size_t len = strlen(w.v[i]);

		if (n + len + 2 > BK_NAME_MAX)
			break;
		if (n)
			out[n++] = ' ';
		memcpy(out + n, w.v[i], len);
		n += len;
	}
	out[n] = '\0';
	return n;
}

/* Is the word, or the initial, near a word of the name? */
static bool
has_word(const struct bk_name_words *name, const char *word)
{
	for (size_t i = 0; i < name->n; i++)
		if (bk_near(bk_str(word), bk_str(name->v[i])) ||
		    strcmp(word, name->v[i]) == 0 ||
		    (!word[1] && word[0] == name->v[i][0]))
			return true;
	return false;
}

static bool
has_words(const struct bk_name_words *name, const struct bk_name_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (!has_word(name, words->v[i]))
			return false;
	return true;
}

static void
words_compared(struct bk_str s, struct bk_name_words *w)
{
	char text[BK_NAME_MAX];

	bk_names_compared(s, text);
	bk_names_words(bk_str(text), w);
}

bool
bk_names_agree(struct bk_str a, struct bk_str b)
{
	struct bk_name_words of_a, of_b;

	words_compared(a, &of_a);
	words_compared(b, &of_b);
	return has_words(&of_a, &of_b) || has_words(&of_b, &of_a);
}

/* --- numbers ------------------------------------------------------------ */

enum { NISN_DIGITS = 10 };

/* Digits alone; nothing, where a dash stands for none. */
static bool
is_number(struct bk_str *s)
{
	*s = bk_str_trim(*s);
	if (bk_str_eq(*s, BK_STR("-")))
		s->n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
	return true;
}

/* 10231.0, which a program made of 10231; no school writes that. */
static void
drop_fraction(struct bk_str *s)
{
	size_t n = 0;

	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (n > 0 && n + 2 == s->n && (s->p[n] == '.' || s->p[n] == ',') &&
	    s->p[n + 1] == '0')
		s->n = n;
}

void
bk_names_numbers(struct bk_str *nis, struct bk_str *nisn)
{
	struct bk_str a, b;
	size_t at = 0;

	drop_fraction(nis);
	drop_fraction(nisn);
	while (at < nis->n && !strchr("/|\n", nis->p[at]))
		at++;
	if (nisn->n || at == nis->n)
		return;
	a = (struct bk_str){ nis->p, at };
	b = (struct bk_str){ nis->p + at + 1, nis->n - at - 1 };
	if (!is_number(&a) || !is_number(&b))
		return;
	if (b.n != NISN_DIGITS && (a.n == NISN_DIGITS || a.n == 0)) {
		struct bk_str swap = a;

		a = b;
		b = swap;
	}
	/* 123/456 is one school's number of one student */
	if (b.n && b.n != NISN_DIGITS)
		return;
	*nis = a;
	*nisn = b;
}
