/*
 * The visit report in an editor: a form with every heading of FIELD 5 is
 * prepared, $VISUAL or $EDITOR opened on it, and what comes back validated;
 * where it is wrong the user may edit it again, as with visudo.
 */
#ifndef BK_FORM_H
#define BK_FORM_H

#include "entry.h"
#include "repo.h"

/*
 * Fill in entry->action from the form. The form lies in the repository's .bk,
 * mode 0600, never in /tmp, and is gone afterwards. 0; or said (an editor
 * that failed, a form given up), -1.
 */
int	bk_form_edit(struct bk_entry *, const struct bk_repo *,
	    struct bk_arena *, struct bk_diag *);

#endif
