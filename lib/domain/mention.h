/*
 * Where a text mentions a person: by name, by a number of the school's, by
 * telephone, by an address. What erases somebody looks with this, in texts
 * and in the bytes of a YAML file alike: a blank stands for any blanks and
 * line ends, and a quote for a quote that is escaped.
 *
 *	name	as whole words; of several words, capitals make no difference
 *		(one word alone may be an ordinary word: `indah`)
 *	number	as it stands, and part of no longer number, date or word
 *	phone	its digits, with 0, 62 or +62 before them, and maybe a blank,
 *		point or hyphen between any two
 *	text	as a name of several words: an address, an e-mail address
 */
#ifndef BK_MENTION_H
#define BK_MENTION_H

#include "buf.h"

enum bk_mention_kind {
	BK_MENTION_NAME, BK_MENTION_NUMBER, BK_MENTION_PHONE, BK_MENTION_TEXT
};

struct bk_mention {
	enum bk_mention_kind	 kind;
	const char		*text;
};

/*
 * The shortest that is looked for: a shorter number stands in too many dates
 * and sums, a shorter phone or text in too many others.
 */
enum { BK_MENTION_NAME_MIN = 3, BK_MENTION_NUMBER_MIN = 5,
	BK_MENTION_PHONE_MIN = 8, BK_MENTION_TEXT_MIN = 6 };

/* Is it long enough to be looked for? What is not, must not be. */
bool	bk_mention_usable(const struct bk_mention *);

/* The digits of a telephone behind the 0, 62 or +62 before them. */
const char *bk_mention_national(const char *phone);

/*
 * The first mention of any of n at or behind *at: its length, and *at is
 * where it begins; of several there the longest. 0: there is none.
 */
size_t	bk_mention_find(const struct bk_mention *, size_t n, struct bk_str,
	    size_t *at);

/* Append the text with `with` for each mention; how many there were. */
size_t	bk_mention_replace(const struct bk_mention *, size_t n, struct bk_str,
	    const char *with, struct bk_buf *out);

#endif
