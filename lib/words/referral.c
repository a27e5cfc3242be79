#include "referral.h"

#include "vocabulary.h"

/*
 * Letters and digits in lower case, blanks between; long texts are cut. True
 * where every byte is ASCII: no other letter was taken for a blank.
 */
static bool
fold_long(struct bk_str s, char *out, size_t room)
{
	unsigned char bits = 0;
	size_t n = 0;

	out[n++] = ' ';
	for (size_t i = 0; i < s.n && n + 2 < room; i++) {
		char c = s.p[i];

		bits |= (unsigned char)c;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			c = ' ';
		if (c != ' ' || out[n - 1] != ' ')
			out[n++] = c;
	}
	out[n++] = ' ';
	out[n] = '\0';
	return bits < 0x80;
}

/*
 * "Sejauh ini belum ada masalah": nothing but words that deny one, or that say
 * that all is well; both together, as "tidak baik", may be a problem.
 */
static bool
denies(char *text)
{
	bool said[3] = { false };
	char *rest = NULL;

	for (char *w = strtok_r(text, " ", &rest); w;
	    w = strtok_r(NULL, " ", &rest)) {
		const struct bk_meaning *m = bk_vocabulary_of(
		    &bk_vocabulary_no_problem_words, w);

		if (!m)
			return false;
		said[m->means] = true;
	}
	return said[1] != said[2];
}

/* Is that no problem: nothing, "-", "tidak ada"? */
static bool
is_none(struct bk_str s)
{
	char text[BK_FOLD_MAX];

	return bk_fold(s, text) == 0 ||
	    bk_vocabulary_of(&bk_vocabulary_no_problem, text) ||
	    (s.n < sizeof(text) && denies(text));
}

struct bk_str
bk_referral_read(struct bk_str category, struct bk_str text,
    struct bk_str causes[BK_REFERRAL_CAUSES], size_t *ncauses)
{
	char said[2][2048];
	const struct bk_vocabulary *v = &bk_vocabulary_causes;
	const struct bk_meaning *rule;
	uint64_t every;
	bool plain;

	plain = fold_long(category, said[0], sizeof(said[0]));
	plain &= fold_long(text, said[1], sizeof(said[1]));
	if (said[0][2] == '\0')	/* blanks alone: nothing to look up */
		said[0][0] = '\0';
	rule = bk_vocabulary_of(&bk_vocabulary_rules, said[0]);
	if (!rule)
		rule = bk_vocabulary_of(&bk_vocabulary_rules, said[1]);
	*ncauses = 0;
	every = bk_vocabulary_every(v, said[0]) |
	    bk_vocabulary_every(v, said[1]);
	for (size_t i = 0; every >> i && *ncauses < BK_REFERRAL_CAUSES; i++)
		if (every >> i & 1)
			causes[(*ncauses)++] = bk_str(v->row[i].id);
	/* a word for a problem is in no denial: test_vocabulary holds that */
	if ((!plain || (!rule && *ncauses == 0)) && is_none(category) &&
	    is_none(text))
		return BK_STR("");
	return bk_str(rule ? rule->id : "other");
}
