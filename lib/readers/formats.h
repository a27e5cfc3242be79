/*
 * The recognisers of all formats, in the order of --formats.
 */
#ifndef BK_FORMATS_H
#define BK_FORMATS_H

#include "ingest.h"

/* Ended by NULL: for struct bk_ingest_options. */
extern const struct bk_format *const bk_formats[];

/* The recogniser of that name, or NULL. */
const struct bk_format	*bk_formats_find(const char *name);

#endif
