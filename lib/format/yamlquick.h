/*
 * The YAML that our own writers emit, parsed in one pass. Parsing a stream of
 * thousands of recaps with a general parser costs more than everything else
 * done with it; what a person writes is rarely long.
 *
 * The subset: block maps, and block lists under their key; flow maps and lists
 * on one line; scalars in double quotes, or plain and made of plain bytes; no
 * comments, no blank lines. Anything else, well-formed or not, is left to the
 * general parser, which yields the same tree for whatever both accept.
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

/* bk_yamlin_parse without the quick parser, for tests. */
struct bk_node	*bk_yamlin_general(const struct bk_yaml_piece *,
		    const char *file, struct bk_arena *, struct bk_diag *);

#endif
