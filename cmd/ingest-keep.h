/* bk-ingest -w: what was read is kept in the repository. */
#ifndef BK_INGEST_KEEP_H
#define BK_INGEST_KEEP_H

#include "cmd.h"
#include "intake.h"

/* What a list of students may do to a roster (rosterdoc.h). */
struct bk_ingest_keeping {
	bool	 leavers;	/* --leavers: many may leave */
	bool	 prefer_list;	/* --prefer list */
};

/*
 * Put recaps into attendance/TERM/SHA12.yaml, the sum being of what was read,
 * so that the same files are stored once; students into roster/TERM.yaml.
 * Referrals are not kept. 0, or reported and -1.
 */
int	bk_ingest_keep(struct bk_cmd *, struct bk_ingest *,
	    const struct bk_ingest_keeping *);

#endif
