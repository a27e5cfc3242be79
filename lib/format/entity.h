/*
 * Character references of HTML: &amp; &#39; &#xe9; &nbsp;
 */
#ifndef BK_ENTITY_H
#define BK_ENTITY_H

#include "buf.h"
#include "str.h"

/*
 * Append what the reference at the start of `s` (an ampersand) stands for, in
 * UTF-8; how many bytes of `s` that was. What is no reference, or one of a
 * name that is not known, is an ampersand: 1. A number that is no character
 * is U+FFFD.
 */
size_t	bk_entity_take(struct bk_str s, struct bk_buf *out);

#endif
