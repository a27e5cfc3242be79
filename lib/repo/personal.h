/*
 * What belongs to one person, and where a text holds it: the names, numbers
 * and addresses of a school's students are entered, then texts are searched.
 * Texts are compared word by word, folded: "surat-siti-aminah.html" holds
 * "Siti Aminah".
 *
 *	struct bk_personal p = BK_PERSONAL_INIT;
 *	bk_personal_name(&p, "Siti Aminah");
 *	bk_personal_number(&p, "10234");
 *	bk_personal_each(&p, text, BK_PERSONAL_PROSE, found, ctx);
 *	bk_personal_free(&p);
 */
#ifndef BK_PERSONAL_H
#define BK_PERSONAL_H

#include "map.h"

struct bk_personal {
	struct bk_map	 whole;		/* the words of one, joined */
	struct bk_map	 first;		/* its first word */
	size_t		 longest;	/* in words */
};

#define BK_PERSONAL_INIT { BK_MAP_INIT, BK_MAP_INIT, 0 }

/*
 * In prose a name of one word is also a word of the language, and a number of
 * four digits may count anything: there the one counts only with a capital,
 * the other not at all. Titles are file names, branches, messages of commits.
 */
enum bk_personal_text { BK_PERSONAL_PROSE, BK_PERSONAL_TITLE };

void	bk_personal_free(struct bk_personal *);

/*
 * Enter one; NULL is nothing. Left out is what is too common to say anything:
 * a name of one word under four letters, a number under four digits or of
 * four that may be a year, an address under three words.
 */
void	bk_personal_name(struct bk_personal *, const char *);
void	bk_personal_number(struct bk_personal *, const char *);
void	bk_personal_address(struct bk_personal *, const char *);

/* Call `found` with the offset of each of them in the text, in order. */
void	bk_personal_each(const struct bk_personal *, struct bk_str text,
	    enum bk_personal_text, void (*found)(void *ctx, size_t offset),
	    void *ctx);

#endif
