/*
 * Promises on paper (promise.h): who promised what, by when, and which are past
 * their day.
 */
#ifndef BK_PROMISES_H
#define BK_PROMISES_H

#include "office.h"
#include "promise.h"

/* Those that are open, in the order given. */
void	bk_promises_table(struct bk_grid *, const struct bk_office *,
	    const struct bk_promises *, bk_date today);

/* Of one, in words: who, and what it is about; never NULL. */
const char	*bk_promises_who(const struct bk_promise *,
		    const struct bk_school *, struct bk_arena *);
const char	*bk_promises_what(const struct bk_promise *, enum bk_lang);

/* What bk-record takes: "2020-2021-1/10234 2"; else its own id; or "". */
const char	*bk_promises_number(const struct bk_promise *,
		    struct bk_arena *);

#endif
