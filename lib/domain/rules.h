/*
 * FIELD 1: who needs help. Which rules a recap of attendance fires, with the
 * numbers that say why. Nothing here looks at names, cases or clocks.
 */
#ifndef BK_RULES_H
#define BK_RULES_H

#include "attendance.h"
#include "case.h"
#include "policy.h"

struct bk_firing {
	struct bk_reason reason[BK_NRULES]; /* in the order of bk_word_rules */
	size_t		 n;
};

/* Evaluate every rule on attendance that the policy has switched on. */
void	bk_rules_fire(const struct bk_policy *, const struct bk_attendance *,
	    struct bk_firing *out);

/*
 * Append one line that says of each rule on attendance whether it fired and
 * with which numbers: "low_activity yes (29.6 % < 50 %, 40 of 135), ...".
 */
void	bk_rules_explain(const struct bk_policy *,
	    const struct bk_attendance *, struct bk_buf *);

/* Does a flag of the roster stand for economic need (KIP, PIP, KPS, KKS)? */
bool	bk_rules_flag_is_economic(const char *flag);

#endif
