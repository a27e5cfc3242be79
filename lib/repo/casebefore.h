/*
 * What a case that was carried over does not say of the one before it.
 */
#ifndef BK_CASEBEFORE_H
#define BK_CASEBEFORE_H

#include "case.h"
#include "docfiles.h"

/*
 * The case that this one follows, read for itself; it lives in the arena of
 * `from`. False, and nothing said, where there is none or none that can be
 * read.
 */
bool	bk_casebefore_read(const struct bk_case *, const struct bk_docfiles *,
	    struct bk_case *before);

/*
 * The day on which a person last reopened the case or, where it does not say
 * (an earlier bk carried it over), one that it carries on; BK_DATE_NONE.
 */
bk_date	bk_casebefore_reopened(const struct bk_case *,
	    const struct bk_docfiles *);

#endif
