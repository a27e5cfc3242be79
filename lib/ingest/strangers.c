#include "strangers.h"

#include <stdlib.h>

#include "likeness.h"
#include "mem.h"
#include "vocabulary.h"

enum { WORD_MIN = 3, ALIKE_MIN = 5 };

static bool
tells(const struct bk_name_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (strlen(words->v[i]) >= WORD_MIN &&
		    !strpbrk(words->v[i], "0123456789"))
			return true;
	return false;
}

static bool
same_words(const struct bk_name_words *a, const struct bk_name_words *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->v[i], i < b->n ? b->v[i] : "") != 0)
			return false;
	return a->n == b->n;
}

void
bk_strangers_add(struct bk_strangers *s, struct bk_str name)
{
	struct bk_stranger one = { .like = false };

	if (name.n == 0)
		return;
	bk_names_words(name, &one.words);
	one.tells = tells(&one.words) &&
	    !bk_vocabulary_has(&bk_vocabulary_devices, name);
	for (size_t i = 0; i < s->n; i++)
		if (same_words(&s->v[i].words, &one.words))
			return;
	BK_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = one;
}

static bool
same_word(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	if (n < WORD_MIN || m < WORD_MIN ||
	    bk_vocabulary_of(&bk_vocabulary_muhammads, a))
		return false;
	return strcmp(a, b) == 0 || (n >= ALIKE_MIN && m >= ALIKE_MIN &&
	    bk_likeness_distance(a, b, 1) <= 1);
}

static bool
has_common_word(const struct bk_name_words *a, const struct bk_name_words *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (same_word(a->v[i], b->v[k]))
				return true;
	return false;
}

bool
bk_strangers_may_be(struct bk_strangers *s, struct bk_str name)
{
	struct bk_name_words words;
	bool may = false;

	bk_names_words(name, &words);
	for (size_t i = 0; i < s->n; i++) {
		bool like = has_common_word(&words, &s->v[i].words);

		s->v[i].like |= like;
		may |= like;
	}
	return may;
}

size_t
bk_strangers_unlike(const struct bk_strangers *s, bool telling)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += !s->v[i].like && (telling || !s->v[i].tells);
	return n;
}

void
bk_strangers_free(struct bk_strangers *s)
{
	free(s->v);
}
