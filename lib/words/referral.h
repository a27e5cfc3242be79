/*
 * What a teacher wrote of a problem, as the rule and the causes of FIELD 1.
 */
#ifndef BK_REFERRAL_H
#define BK_REFERRAL_H

#include <stddef.h>

#include "str.h"

enum { BK_REFERRAL_CAUSES = 8 };

/*
 * The rule that the category names, else the first that the text speaks of,
 * else "other"; and the causes that either speaks of. All are static texts.
 * Empty where neither tells of a problem: nothing, "-", "tidak ada".
 */
struct bk_str	bk_referral_read(struct bk_str category, struct bk_str text,
		    struct bk_str causes[BK_REFERRAL_CAUSES], size_t *ncauses);

#endif
