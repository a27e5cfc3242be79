/*
 * Writing a tree as JSON (RFC 8259), in ASCII but for UTF-8 text.
 */
#ifndef BK_JSON_H
#define BK_JSON_H

#include "buf.h"
#include "yamlin.h"

/*
 * Append the node, two blanks a level, without a final line end. Plain
 * scalars that are JSON numbers, true or false go as they are; every other
 * scalar is a string.
 */
void	bk_json_put(struct bk_buf *, const struct bk_node *);

#endif
