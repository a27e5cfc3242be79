/* The recognisers beside the log (log.h), one file each. */
#ifndef BK_READERS_H
#define BK_READERS_H

#include "ingest.h"

extern const struct bk_format bk_format_sheet, bk_format_totals,
    bk_format_moodle, bk_format_zoom, bk_format_meet, bk_format_teams,
    bk_format_classroom, bk_format_form;

/* Say that no row of headings was found, which is what --map is for: -1. */
int	bk_readers_no_heading(struct bk_ingest *, const struct bk_export *);

#endif
