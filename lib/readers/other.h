/*
 * Files that are no list of attendance and would be taken for one: quizzes,
 * surveys, loans, permits, payments, prayers, timetables, and the like
 * [FIELD 1]. The recogniser beats the others, and its reader refuses.
 */
#ifndef BK_OTHER_H
#define BK_OTHER_H

#include "ingest.h"

/* A recogniser that --formats does not list and --as does not know. */
extern const struct bk_format bk_other_format;

#endif
