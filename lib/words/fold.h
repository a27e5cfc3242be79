/*
 * Text for comparing: what two people typed for the same thing becomes one.
 */
#ifndef BK_FOLD_H
#define BK_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum { BK_FOLD_MAX = 96 };

/*
 * Letters and digits of `s`, Latin and Cyrillic letters lower and without the
 * usual accents, everything between them as single blanks: "E-mail  Address:"
 * is "e mail address". Cut where it does not fit. The length; NUL-terminated.
 */
size_t	bk_fold(struct bk_str s, char out[BK_FOLD_MAX]);

/* As bk_fold; a capital behind a small letter begins a word: "StudentID". */
size_t	bk_fold_heading(struct bk_str s, char out[BK_FOLD_MAX]);

/* As bk_fold, but without blanks: "X-MIPA 1" and "x mipa1" are "xmipa1". */
size_t	bk_fold_tight(struct bk_str s, char out[BK_FOLD_MAX]);

/*
 * A mark: ASCII letters in lower case, trimmed; blanks, dashes, brackets,
 * slashes, colons as single blanks; no point at the end. Signs as ticks stay.
 * BK_FOLD_MAX, and nothing, where it is too long for a mark.
 */
size_t	bk_fold_mark(struct bk_str s, char out[BK_FOLD_MAX]);

/*
 * A code of a legend: ASCII letters in upper case, no blanks. 0: as long as
 * BK_CODE_MAX, which no code is.
 */
enum { BK_CODE_MAX = 16 };

size_t	bk_fold_code(struct bk_str s, char out[BK_FOLD_MAX]);

/* ASCII letters in lower case, all else as it is; cut where it is long. */
size_t	bk_fold_case(struct bk_str s, char out[BK_FOLD_MAX]);

/* Are they one but for case, blanks and punctuation? Empty is like nothing. */
bool	bk_fold_same(struct bk_str a, struct bk_str b);

/*
 * A class as it is compared: as bk_fold_tight, without the word for it in
 * front, and with a Roman grade: "Kelas 10 MIPA-1" and "X mipa 1" are "xmipa1".
 */
size_t	bk_fold_class(struct bk_str s, char out[BK_FOLD_MAX]);
bool	bk_fold_same_class(struct bk_str a, struct bk_str b);

/* The letter as bk_fold has it; 0 for one that parts words. */
uint32_t	bk_fold_letter(uint32_t cp);

#endif
