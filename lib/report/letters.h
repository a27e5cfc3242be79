/*
 * The built-in letters, in both languages. Each is a file in the notation of
 * letter.h, letters/NAME.LANG.letter, that the Makefile compiles in by
 * letters/embed.c. A new letter is these files and a row in the table of
 * cmd/bk-report.c. A school's own templates/NAME.letter takes the place of
 * a built-in one.
 *
 * Three lines describe the letter as a whole and print nothing. A school's own
 * letter cannot change them: those of the built-in one count.
 *
 *	@title Laporan Kunjungan Rumah	what its page is called [FIELD 8]
 *	@visit made			its visit is the last one that was made,
 *					not the planned one
 *	@visit met			the same where somebody was met, else
 *					the planned one
 *	@single				it is one page, with smaller letters
 *					where it is long
 */
#ifndef BK_LETTERS_H
#define BK_LETTERS_H

#include <stdbool.h>

#include "word.h"

struct bk_letters_form {
	const char	*name;			/* "summons" */
	const char	*file[BK_NLANGS];	/* for messages */
	const char	*title[BK_NLANGS];
	const char	*template[BK_NLANGS];
	bool		 after;			/* @visit made, met */
	bool		 met;			/* @visit met */
	bool		 single;		/* @single */
};

/* By name, in order, ended by a NULL name; made by letters/embed.c. */
extern const struct bk_letters_form bk_letters_all[];

/* The letter of that name, or NULL. */
const struct bk_letters_form	*bk_letters_find(const char *name);

#endif
