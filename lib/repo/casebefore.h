/*
 * What a case that was carried over does not say of the one before it.
 */
#ifndef BK_CASEBEFORE_H
#define BK_CASEBEFORE_H

#include "case.h"
#include "docfiles.h"

/*
 * Where the document of the case does not say on which rung it opened, with a
 * success of an earlier case on it: take it from that case. Left as it is where
 * that cannot be read.
 */
void	bk_casebefore_trace(struct bk_case *, const struct bk_docfiles *);

/*
 * The day on which a person last reopened the case or, where it does not say
 * (an earlier bk carried it over), one that it carries on; BK_DATE_NONE.
 */
bk_date	bk_casebefore_reopened(const struct bk_case *,
	    const struct bk_docfiles *);

#endif
