#include "strangers.h"

#include <stdlib.h>

#include "likeness.h"
#include "mem.h"
#include "vocabulary.h"

enum { WORD_MIN = 3, ALIKE_MIN = 5 };

void
bk_strangers_add(struct bk_strangers *s, struct bk_str name)
{
	if (name.n == 0)
		return;
	BK_GROW(s->v, s->n, s->cap);
	bk_names_words(name, &s->v[s->n++]);
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

bool
bk_strangers_may_be(const struct bk_strangers *s, struct bk_str name)
{
	struct bk_name_words words;

	bk_names_words(name, &words);
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->v[i].n; k++)
			for (size_t w = 0; w < words.n; w++)
				if (same_word(words.v[w], s->v[i].v[k]))
					return true;
	return false;
}

void
bk_strangers_free(struct bk_strangers *s)
{
	free(s->v);
}
