/*
 * The visit report in an editor: a form with every heading of FIELD 5 is
 * prepared, $VISUAL or $EDITOR opened on it, and what comes back validated;
 * where it is wrong the user may edit it again, as with visudo.
 */
#ifndef BK_VISITFORM_H
#define BK_VISITFORM_H

#include "entry.h"
#include "repo.h"

/*
 * Fill in entry->action from the form. The form lies in the repository's .bk,
 * mode 0600, never in /tmp. 0, and *path, in the arena, names it until
 * bk_visitform_done; or reported (an editor that failed, a form given up), -1.
 *
 * What somebody wrote is never thrown away: a form that was changed and did not
 * become a record stays, and is reported; so is one that was left by a command
 * that was killed.
 */
int	bk_visitform_edit(struct bk_entry *, const struct bk_repo *,
	    struct bk_arena *, const char **path, struct bk_diag *);

/*
 * Fill in entry->action from the text of a form: 0; 1, it was emptied; or
 * reported, -1.
 */
int	bk_visitform_read(struct bk_entry *, const char *file, struct bk_str,
	    struct bk_arena *, struct bk_diag *);

/* The form was recorded, and is removed; or was not. */
void	bk_visitform_done(const char *path, bool recorded, struct bk_diag *);

#endif
