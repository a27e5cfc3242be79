/*
 * The programme of a term in the repository, programme/TERM.yaml.
 */
#ifndef BK_PROGRAMMEFILE_H
#define BK_PROGRAMMEFILE_H

#include "docfiles.h"
#include "programme.h"

/* In the arena of the source: 0; 1: the term has none; or reported, -1. */
int	bk_programmefile_read(const struct bk_docfiles *, bk_term,
	    struct bk_programme *out);

#endif
