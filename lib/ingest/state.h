/*
 * Inside a run: what each file of it keeps, and what all of them share. A
 * member is written by the file it is named after; the others use that file's
 * functions. Not for recognisers, which know ingest.h alone.
 */
#ifndef BK_STATE_H
#define BK_STATE_H

#include "arena.h"
#include "files.h"
#include "intake.h"
#include "msg_ingest.h"
#include "people.h"
#include "referrals.h"
#include "refs.h"
#include "rejects.h"
#include "rostered.h"
#include "rows.h"
#include "tally.h"

struct bk_ingest {
	struct bk_ingest_options opt;
	struct bk_diag	*dg;
	struct bk_arena	 arena;		/* of the run */
	unsigned	 gave;		/* enum bk_gives, of what was taken */
	bool		 spoilt;	/* see bk_ingest_spoilt */
	struct bk_files	 files;
	struct bk_rejects rejects;
	struct bk_tally	 tally;
	struct bk_refs	 refs;
	struct bk_people people;
	struct bk_rows	 rows;
	struct bk_rostered rosters;
	struct bk_referrals referrals;
	struct bk_meeting *meeting;	/* the sink's: open one, or NULL */
};

#endif
