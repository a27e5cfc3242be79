/*
 * Who signs a letter: "seen:principal dated:counsellor" as the lines of a
 * block to sign in the notation of letter.h. Private to letter.c.
 *
 * Each word is a column, from the left: `-` leaves it empty; principal,
 * counsellor, homeroom, mentor, visitor, companion, guardian, met (the guardian
 * who was met) and student stand there with their role, room to sign, the name
 * and, of staff, the NIP. A prefix says
 * what is printed above the role:
 *
 *	seen:		Mengetahui,
 *	received:	Diterima oleh,
 *	dated:		the city and the day of the letter
 *	undated:	the city, and dots to write the day on
 */
#ifndef BK_LETTERSIGN_H
#define BK_LETTERSIGN_H

#include "buf.h"
#include "str.h"
#include "word.h"

/*
 * Append the lines, with their {field}s unfilled. Returns NULL; or what is
 * wrong, with `at` the word that is, and nothing appended.
 */
const char	*bk_lettersign_put(struct bk_buf *, struct bk_str words,
		    enum bk_lang, struct bk_str *at);

#endif
