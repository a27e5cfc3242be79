/*
 * Changing a person's YAML by splicing bytes: what is not the change (comments,
 * order of keys, quoting, blank lines, line ends, a missing final newline)
 * stays as it is, byte for byte.
 *
 *	struct bk_edit e;
 *	bk_yamledit_begin(&e, &piece, root, file, &arena, dg);
 *	bk_yamledit_set(&e, root, "rung", bk_node_plain(&arena, "visit"),
 *order); bk_yamledit_append(&e, root, "actions", action, order); r =
 *bk_yamledit_finish(&e, &out);
 *
 * Each call changes the tree as well as noting the splice. Finish parses the
 * new bytes and compares them with the changed tree: unless both are the same
 * data, the edit is refused (bk_msg_edit_unsafe, with the line), so no layout
 * that we failed to foresee can damage a file.
 */
#ifndef BK_YAMLEDIT_H
#define BK_YAMLEDIT_H

#include "buf.h"
#include "splice.h"
#include "yamlin.h"

struct bk_edit {
	const struct bk_yaml_piece *piece;
	struct bk_node	*root;
	const char	*file;
	struct bk_arena	*arena;
	struct bk_diag	*dg;
	const char	*eol;		/* "\n", or "\r\n" as the file has it */
	struct bk_splice *splice;
	size_t		 n, cap;
	bool		 failed;
};

void	bk_yamledit_begin(struct bk_edit *, const struct bk_yaml_piece *,
	    struct bk_node *root, const char *file, struct bk_arena *,
	    struct bk_diag *);

/*
 * Set `key` of a map that was read. An existing scalar keeps its quoting
 * where the new text allows it; a key that is new goes on a line of its own
 * behind the nearest key that stands before it in `order` (a NULL-ended list;
 * NULL: at the end).
 */
void	bk_yamledit_set(struct bk_edit *, struct bk_node *map, const char *key,
	    struct bk_node *value, const char *const *order);

/*
 * Append an item to the list at `key`, in the list's own style. If there is
 * none, or nothing after the key, a block list is made; a single value becomes
 * a flow list of two.
 */
void bk_yamledit_append(struct bk_edit *, struct bk_node *map, const char *key,
    struct bk_node *item, const char *const *order);

/* Remove `key` with its lines; nothing when it is not there. */
void bk_yamledit_remove(struct bk_edit *, struct bk_node *map, const char *key);

/*
 * Keep the first `keep` items of the block list at `key`; the others go with
 * their lines, the key with the last of them. A list in flow style is unsafe.
 */
void	bk_yamledit_drop(struct bk_edit *, struct bk_node *map,
	    const char *key, size_t keep);

/*
 * Take an item out of a list that was read. The last one of a block list is
 * unsafe: remove its key.
 */
void	bk_yamledit_strike(struct bk_edit *, struct bk_node *list,
	    struct bk_node *item);

/*
 * Append the new bytes of the piece to *out and free the edit: 0. When an
 * edit was unsafe: reported, -1, *out as it was. With no edit noted, the bytes
 * are the old ones.
 */
int	bk_yamledit_finish(struct bk_edit *, struct bk_buf *out);

/* Free the edit without a result. */
void	bk_yamledit_discard(struct bk_edit *);

#endif
