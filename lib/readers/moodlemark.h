/*
 * The cells of Moodle's attendance module: `P (2/2)`, an acronym in the
 * language of the site and the points that it is worth.
 */
#ifndef BK_MOODLEMARK_H
#define BK_MOODLEMARK_H

#include "ingest.h"

enum { BK_MOODLE_ACRONYMS = 32 };

/* The acronyms of a file, from the headings of the columns that count them. */
struct bk_moodle_words {
	struct bk_str	 acronym[BK_MOODLE_ACRONYMS];
	size_t		 n;
};

/* What a cell is. */
enum bk_moodle_kind {
	BK_MOODLE_NONE,		/* no session of this student */
	BK_MOODLE_MARK,		/* by its acronym; UNKNOWN: not taken, hidden */
	BK_MOODLE_POINTS	/* by its points */
};

/*
 * Read a cell. Points decide where the acronym is not known, and where they
 * contradict it: nobody gets points for having been away. *word: the acronym.
 */
enum bk_moodle_kind	bk_moodlemark_of(const struct bk_moodle_words *,
			    struct bk_str cell, enum bk_mark *mark,
			    struct bk_str *word);

/*
 * Split `P (1,5/2)`: the length of the acronym, and the share of the points,
 * or -1 where it has none.
 */
size_t	bk_moodlemark_acronym(struct bk_str, double *share);

#endif
