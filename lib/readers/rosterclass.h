/* The class of a student, as a list of students writes it. */
#ifndef BK_ROSTERCLASS_H
#define BK_ROSTERCLASS_H

#include "arena.h"

/*
 * A class; where that is a grade alone, with its section: 10 A. Of EMIS's
 * "Kelas 10 - KELAS X MIA" the X MIA. Either may be NULL; it is in the arena,
 * or a part of `class`.
 */
const char	*bk_rosterclass(const char *class, const char *section,
		    struct bk_arena *);

#endif
