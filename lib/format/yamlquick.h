/*
 * The YAML that our own writers emit, parsed in one pass. A stream of
 * thousands of recaps costs a general parser more than all else that is done
 * with it; what a person writes is rarely long.
 *
 * The subset: block maps, and block lists under their key; flow maps and lists
 * on one line; scalars in double quotes, or plain and made of plain bytes; no
 * comments, no blank lines. Whatever else there is, well-formed or not, is
 * left to the general parser, which gives the same tree for what is in both.
 */
#ifndef BK_YAMLQUICK_H
#define BK_YAMLQUICK_H

#include "yamlin.h"

/*
 * The document, as bk_yamlin_parse has it; NULL where it is not of the subset
 * (what was begun stays in the arena).
 */
struct bk_node	*bk_yamlquick_next(const struct bk_yaml_piece *,
		    struct bk_arena *);

/* bk_yamlin_parse without the quick way: the general parser, for tests. */
struct bk_node	*bk_yamlin_general(const struct bk_yaml_piece *,
		    const char *file, struct bk_arena *, struct bk_diag *);

#endif
