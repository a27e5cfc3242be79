/*
 * Why a case is open, in words.
 */
#ifndef BK_REASON_H
#define BK_REASON_H

#include "case.h"
#include "school.h"

/* Is it a fact of attendance, which a letter to a guardian may say? */
bool	bk_reason_is_attendance(const struct bk_reason *);

/*
 * The reasons of a case that are worth telling: the newest one of each rule,
 * in order of rules, joined by "; ". In the arena.
 */
const char	*bk_reason_list(const struct bk_case *, enum bk_lang,
		    struct bk_arena *);

#endif
