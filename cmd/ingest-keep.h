/* bk-ingest -w: what was read is kept in the repository. */
#ifndef BK_INGEST_KEEP_H
#define BK_INGEST_KEEP_H

#include "cmd.h"
#include "intake.h"

/*
 * Put recaps into attendance/TERM/SHA12.yaml, the sum being of what was read,
 * so that the same files are kept once; students into roster/TERM.yaml.
 * Referrals are not kept. 0, or said and -1.
 */
int	bk_ingest_keep(struct bk_cmd *, struct bk_ingest *);

#endif
