/*
 * What exports of one run tell twice.
 */
#ifndef BK_TALLYTWICE_H
#define BK_TALLYTWICE_H

#include "tally.h"

/*
 * A pupil of whom the run has lessons and a daily roll, or counts beside other
 * counts or days of the same subject: what counts of them, as of recaps that
 * came one after the other [DESIGN, Recaps]. Of counts the newer are those
 * that reach further, then those of more sessions. True when something was
 * replaced or left out: then *out has the subjects and days that count, in the
 * arena. Otherwise it is left alone.
 */
bool	bk_tallytwice_settle(const struct bk_tally *, const struct bk_pupil *,
	    const struct bk_source *files, struct bk_arena *,
	    struct bk_attendance *out);

#endif
