/*
 * Files that no format fits: what they look like all the same, so that somebody
 * knows what to do about it. The recogniser is the least sure of all.
 */
#ifndef BK_UNREAD_H
#define BK_UNREAD_H

#include "ingest.h"

/* One that --formats does not list and --as does not know. */
extern const struct bk_format bk_unread_format;

#endif
