/*
 * Where things stand in a case repository (DESIGN 2). Every path is relative
 * to its root and lives in the arena.
 *
 * A NIS is whatever a school uses as one; in a file name every byte but
 * letters, digits, `-`, `_`, `~` and `.` becomes %XX, and so does a leading `.`
 * and the first letter of a name that Windows keeps for a device (`CON`). The
 * encoding is injective: two students never share a file, and no NIS leaves its
 * directory. NULL: the key is empty or longer than a file name may be.
 */
#ifndef BK_PATH_H
#define BK_PATH_H

#include "arena.h"
#include "date.h"
#include "str.h"
#include "term.h"

/* The longest encoded key, so that a temporary file beside it has a name. */
#define BK_PATH_KEY_MAX	200

char	*bk_path_case(struct bk_arena *, bk_term, struct bk_str nis);
char	*bk_path_routine(struct bk_arena *, bk_term, struct bk_str nis);
char	*bk_path_complaint(struct bk_arena *, struct bk_str id);

/* A service, and what is closed about it. */
char	*bk_path_service(struct bk_arena *, bk_term, struct bk_str id);
char	*bk_path_closed(struct bk_arena *, bk_term, struct bk_str key);
char	*bk_path_programme(struct bk_arena *, bk_term);
char	*bk_path_roster(struct bk_arena *, bk_term);

/* The book of letters of a year. */
char	*bk_path_letters(struct bk_arena *, int year);

/* What erased students counted. */
char	*bk_path_erased(struct bk_arena *, bk_term);

/* One file a run: `sha12` are the first 12 digits of its sources' sum. */
char	*bk_path_attendance(struct bk_arena *, bk_term, const char *sha12);

/* The directory of a term: `cases`, `routine`, `services` ... / TERM. */
char	*bk_path_term_dir(struct bk_arena *, const char *area, bk_term);

/* The term that a file's directory says (routine/TERM/NIS.yaml), or 0. */
bk_term	bk_path_dir_term(const char *file);

#endif
