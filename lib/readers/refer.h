/* Referrals: of a form that asks for a problem, and of a typed list. */
#ifndef BK_REFER_H
#define BK_REFER_H

#include "responses.h"

/*
 * Hand over the referrals of the gathered rows: 1; or -1, reported, if nobody
 * is referred. Rows that name nobody are rejected, those that name no problem
 * are none.
 */
int	bk_refer_tell(struct bk_responses *, const struct bk_export *);

extern const struct bk_format bk_refer_format;

#endif
