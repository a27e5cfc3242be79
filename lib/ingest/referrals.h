/*
 * The referrals that a run has read, as documents (bk_ingest_referral).
 */
#ifndef BK_REFERRALS_H
#define BK_REFERRALS_H

#include "buf.h"
#include "once.h"

struct bk_referrals {
	struct bk_once	*said;		/* as keep_once packs; NULL: none */
	struct bk_buf	 text;		/* of the one at hand */
	size_t		 told;		/* how many are in the output */
};

void	bk_referrals_free(struct bk_referrals *);

#endif
