/*
 * Steps and outcomes as people write them, on a command line or in a sheet:
 * the id, the printed text in Indonesian or English, or what schools write
 * for it: `Telp`, `tidak diangkat`, `tdk dibalas`. Case, dots, hyphens,
 * underlines and double blanks make no difference.
 */
#ifndef BK_SPOKEN_H
#define BK_SPOKEN_H

#include "word.h"

/* enum bk_step, or -1: no such step. */
int	bk_spoken_step(const char *);

/*
 * enum bk_outcome, or -1. Of words that mean several outcomes, the one that
 * the step takes: `Bersedia` is the student's `willing` and the guardian's
 * `given`. An id or printed text of another step's outcome is found, too.
 */
int	bk_spoken_outcome(int step, const char *);

/* The id that may have been meant; NULL: nothing is near. */
const char	*bk_spoken_near_step(const char *);
const char	*bk_spoken_near_outcome(int step, const char *);

#endif
