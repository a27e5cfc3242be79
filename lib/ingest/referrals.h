/*
 * The referrals that a run has read, as documents (bk_ingest_referral).
 */
#ifndef BK_REFERRALS_H
#define BK_REFERRALS_H

#include "buf.h"
#include "map.h"

struct bk_referrals {
	struct bk_buf	 text;
	struct bk_map	 said;		/* pupil and referral, as a text */
};

void	bk_referrals_free(struct bk_referrals *);

#endif
