/*
 * Unified differences of two texts, as `git diff` prints them and `git apply`
 * and patch(1) read them: three lines of context, labels a/ and b/.
 */
#ifndef BK_DIFF_H
#define BK_DIFF_H

#include "buf.h"
#include "str.h"

/*
 * Append the difference of `path` between *old (NULL: there was no such file)
 * and `bytes`; nothing where they are equal. The difference is minimal, but
 * for texts that have more than a thousand lines added and removed.
 */
void	bk_diff(struct bk_buf *out, const char *path,
	    const struct bk_str *old, struct bk_str bytes);

/* Append that the file is removed. */
void	bk_diff_gone(struct bk_buf *out, const char *path, struct bk_str old);

/*
 * Append both texts as one: what they share once, what differs between the
 * markers that git leaves at a conflict. How many such places.
 */
size_t	bk_diff_conflicts(struct bk_buf *out, struct bk_str ours,
	    struct bk_str theirs);

#endif
