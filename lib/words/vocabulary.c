#include "vocabulary.h"

#include <stdint.h>
#include <string.h>

/* Is the text the word, which begins as it does? */
static bool
is_word(const char *text, const char *word)
{
	while (*text && *text == *word)
		text++, word++;
	return *word == '*' || (*word == '\0' && *text == '\0');
}

/* Is that the end of the text, or of a word in it? */
static bool
ends(char c)
{
	return c == '\0' || c == ' ';
}

/* Does it hold the words, next to each other and whole? */
static bool
holds_whole(const char *text, const char *words)
{
	size_t n = strlen(words);

	for (const char *p = text; (p = strstr(p, words)) != NULL; p++)
		if ((p == text || p[-1] == ' ') && ends(p[n]))
			return true;
	return false;
}

/* The same of words of which stars leave the ends open. */
static bool
holds_open(const char *text, const char *word)
{
	bool before = *word == '*';
	char part[BK_FOLD_MAX];
	size_t n = strlen(word) - before;
	bool behind = word[before + n - 1] == '*';

	n -= behind;
	memcpy(part, word + before, n);
	part[n] = '\0';
	for (const char *p = text; (p = strstr(p, part)) != NULL; p++)
		if ((before || p == text || p[-1] == ' ') &&
		    (behind || ends(p[n])))
			return true;
	return false;
}

/*
 * Which two bytes stand side by side in a text, as a set: each by its five low
 * bits, which tell letters and the blank apart. A word of which any two do not
 * is not in it: that saves nearly all of the searching.
 */
struct pairs {
	uint64_t set[16];
};

static unsigned
pair(const char *p)
{
	return ((unsigned char)p[0] & 31u) << 5 | ((unsigned char)p[1] & 31u);
}

static void
find_pairs(enum bk_match match, const char *text, struct pairs *pairs)
{
	if (match != BK_MATCH_WITHIN)
		return;
	*pairs = (struct pairs){ .set = { 0 } };
	for (; text[0] && text[1]; text++)
		pairs->set[pair(text) / 64] |= UINT64_C(1) << pair(text) % 64;
}

static bool
may_hold(const struct pairs *pairs, const char *word)
{
	for (word += *word == '*'; word[0] && word[1] && word[1] != '*';
	    word++)
		if (!(pairs->set[pair(word) / 64] >> pair(word) % 64 & 1))
			return false;
	return true;
}

static bool
holds(const char *text, const char *word)
{
	return *word == '*' || word[strlen(word) - 1] == '*' ?
	    holds_open(text, word) : holds_whole(text, word);
}

/* Does it begin with them? "sum of all" with "sum", but not "sumarni". */
static bool
begins(const char *text, const char *words)
{
	while (*words && *text == *words)
		text++, words++;
	return *words == '\0' && ends(*text);
}

/* A beginning of the word, of three letters or more (of any script). */
static bool
shortens(const char *text, const char *word)
{
	size_t least = (unsigned char)word[0] >= 0x80 ? 6 : 3;
	size_t n = 0;

	while (text[n] && text[n] == word[n])
		n++;
	return text[n] == '\0' && n >= least;
}

/* Of most words the first letter tells, unless they may stand anywhere. */
static bool
any(enum bk_match match, const char *text, const struct pairs *pairs,
    const char *const *words)
{
	for (; match == BK_MATCH_WITHIN && *words; words++)
		if (may_hold(pairs, *words) && holds(text, *words))
			return true;
	for (; *words; words++)
		if (**words == *text && (match == BK_MATCH_WHOLE ?
		    is_word(text, *words) : match == BK_MATCH_FRONT ?
		    begins(text, *words) : shortens(text, *words)))
			return true;
	return false;
}

static bool
fits(const struct bk_vocabulary *v, const struct bk_meaning *m,
    const char *folded, const struct pairs *pairs)
{
	return any(v->match, folded, pairs, m->words) &&
	    (!m->with || any(v->match, folded, pairs, m->with)) &&
	    (!m->without || !any(v->match, folded, pairs, m->without));
}

bool
bk_vocabulary_fits(const struct bk_vocabulary *v, const struct bk_meaning *m,
    const char *folded)
{
	struct pairs pairs;

	find_pairs(v->match, folded, &pairs);
	return fits(v, m, folded, &pairs);
}

uint64_t
bk_vocabulary_every(const struct bk_vocabulary *v, const char *folded)
{
	struct pairs pairs;
	uint64_t every = 0;

	if (*folded == '\0')
		return 0;
	find_pairs(v->match, folded, &pairs);
	for (size_t i = 0; v->row[i].words; i++)
		if (fits(v, &v->row[i], folded, &pairs))
			every |= UINT64_C(1) << i;
	return every;
}

const struct bk_meaning *
bk_vocabulary_of(const struct bk_vocabulary *v, const char *folded)
{
	struct pairs pairs;

	if (*folded == '\0')
		return NULL;
	find_pairs(v->match, folded, &pairs);
	for (const struct bk_meaning *m = v->row; m->words; m++)
		if (fits(v, m, folded, &pairs))
			return m;
	return NULL;
}

const struct bk_meaning *
bk_vocabulary_find(const struct bk_vocabulary *v, struct bk_str s)
{
	char text[BK_FOLD_MAX];

	v->fold(s, text);
	return bk_vocabulary_of(v, text);
}

const struct bk_meaning *
bk_vocabulary_longest(const struct bk_vocabulary *v, const char *folded,
    size_t least, size_t *n)
{
	const struct bk_meaning *best = NULL;
	size_t most = 0;

	for (const struct bk_meaning *m = v->row; m->words; m++)
		for (const char *const *w = m->words; *w; w++) {
			size_t len = 1;

			if (**w != *folded)
				continue;
			while ((*w)[len] && (*w)[len] == folded[len])
				len++;
			if ((*w)[len] || !ends(folded[len]) || len <= most ||
			    len < least)
				continue;
			best = m;
			most = len;
		}
	*n = most;
	return best;
}

static bool
is_letter(unsigned char c)
{
	return c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

const struct bk_meaning *
bk_vocabulary_front(const struct bk_vocabulary *v, struct bk_str s,
    size_t *len)
{
	for (const struct bk_meaning *m = v->row; m->words && s.n; m++)
		for (const char *const *w = m->words; *w; w++) {
			struct bk_str word;

			/* the first letter tells of most; without its case */
			if ((**w ^ *s.p) & ~0x20)
				continue;
			word = bk_str(*w);
			if (word.n > s.n || (s.n > word.n &&
			    is_letter((unsigned char)s.p[word.n])) ||
			    !bk_str_ieq((struct bk_str){ s.p, word.n }, word))
				continue;
			*len = word.n;
			return m;
		}
	return NULL;
}
