/*
 * Names of people as exports write them, and as they are compared.
 */
#ifndef BK_NAMES_H
#define BK_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

/*
 * A name as it is compared: words folded, in order; Muh., M. and Moh. are
 * Muhammad; numbers in front, suffixes in brackets and titles dropped, "Last,
 * First" turned round. The length, 0 where no name is left.
 */
enum { BK_NAME_MAX = 128 };

size_t	bk_names_compared(struct bk_str, char out[BK_NAME_MAX]);

/*
 * May both be names of one person? As compared, and one may be shorter (a first
 * name, an initial) or have slips [near.h]; where one is no name, they may.
 */
bool	bk_names_agree(struct bk_str, struct bk_str);

/*
 * The words of a text as names have them, nothing dropped or turned round.
 */
enum { BK_NAME_WORDS = 16, BK_NAME_WORD = 40 };

struct bk_name_words {
	char	 v[BK_NAME_WORDS][BK_NAME_WORD];
	size_t	 n;
};

void	bk_names_words(struct bk_str, struct bk_name_words *);

/* A name without what stands in brackets at its ends. */
struct bk_str bk_names_unbracketed(struct bk_str);

/*
 * Both numbers in the cell of one, as `10234 / 0051234567`: told apart, the
 * NISN being the one of ten digits, else the second. A dash is no number.
 * Nothing is done where there is a NISN already, or no pair. 10234.0, from a
 * program that took it for a quantity, is 10234.
 */
void	bk_names_numbers(struct bk_str *nis, struct bk_str *nisn);

/* What may be a class in a name: behind a joiner, or in brackets; or empty. */
struct bk_str	bk_names_class(struct bk_str);

#endif
