#include "sumorder.h"

#include <string.h>

#include "mem.h"
#include "sums.h"
#include "word.h"

/* The order of the keys below a path; others follow, by number, by bytes. */
static const struct {
	const char	*under;		/* the last key of the path above */
	const char	*key[28];
} orders[] = {
	{ "", { "students", "with_problem", "mistaken", "off_roll", "rungs",
	    "status", "untouched", "censored", "coverage", "confirmed",
	    "causes", "rules", "opened", "tries", "reached", "days",
	    "visits", "complaints", "services", "hours", "promises", "sessions",
	    "weeks", "pairs", "effect" } },
	{ "status", { "open", "resolved", "referred", "carried_over",
	    "left" } },
	{ "confirmed", { "judged", "confirmed" } },
	{ "weeks", { "countable", "unexcused", "off", "visits" } },
	{ "visits", { "met", "approved", "in_time", "timed", "minutes",
	    "in_length" } },
	{ "complaints", { "due", "in_time" } },
	{ "promises", { "made", "kept", "broken", "overdue" } },
	{ "pairs", { "both", "first", "second", "neither" } },
	{ "effect", { "of", "n", "before", "after", "sum", "sum2", "more",
	    "compared", "placebo", "compared_placebo" } },
	{ "sessions", { "sessions", "present", "late", "sick", "excused",
	    "unexcused" } },
};

static const struct {
	const char		*under;
	const struct bk_word	*words;
} vocabularies[] = {
    {"rungs", bk_word_rungs},
    {"tries", bk_word_rungs},
    {"reached", bk_word_rungs},
    {"days", bk_word_rungs},
    {"censored", bk_word_rungs},
    {"confirmed", bk_word_rules},
    {"effect", bk_word_rungs},
    {"rules", bk_word_rules},
    {"hours", bk_word_roles},
};

static int
rank_of(struct bk_str top, bool deep, struct bk_str key)
{
	for (size_t i = 0; i < BK_NELEM(orders); i++) {
		if (!bk_str_eq(top, bk_str(orders[i].under)))
			continue;
		/* Of these two the second level is a subject, a term, ... */
		for (int k = 0; orders[i].key[k]; k++)
			if (bk_str_eq(key, bk_str(orders[i].key[k])))
				return k;
	}
	for (size_t i = 0; !deep && i < BK_NELEM(vocabularies); i++)
		if (bk_str_eq(top, bk_str(vocabularies[i].under))) {
			int k = bk_word_find(vocabularies[i].words, key);

			return k < 0 ? 1000 : k;
		}
	return 1000;
}

static struct bk_str
first_key(const char *path)
{
	return (struct bk_str){ path, strcspn(path, BK_SUM_SEP) };
}

static int
key_cmp(struct bk_str top, bool deep, struct bk_str a, struct bk_str b)
{
	uint64_t u, v;
	int x, y;

	if (bk_str_eq(a, b))
		return 0;
	x = rank_of(top, deep, a);
	y = rank_of(top, deep, b);
	if (x != y)
		return x - y;
	if (bk_str_uint(a, UINT32_MAX, &u) == 0 &&
	    bk_str_uint(b, UINT32_MAX, &v) == 0 && u != v)
		return u < v ? -1 : 1;
	return bk_str_cmp(a, b);
}

int
bk_sumorder_cmp(const char *a, const char *b)
{
	struct bk_str top = first_key(a), x = top, y = first_key(b);
	int c = key_cmp(BK_STR(""), false, x, y);

	for (bool deep = false; c == 0; deep = true) {
		a += x.n;
		b += y.n;
		if (!*a || !*b)
			return *a ? 1 : *b ? -1 : 0;
		x = first_key(++a);
		y = first_key(++b);
		c = key_cmp(top, deep, x, y);
	}
	return c;
}
