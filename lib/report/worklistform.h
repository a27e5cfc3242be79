/*
 * The form that a worklist is printed in. Private to worklist.c, which puts
 * headings, tables and lines in order, and worklistform.c, which knows how
 * each looks in text, Markdown, HTML and a flow.
 */
#ifndef BK_WORKLISTFORM_H
#define BK_WORKLISTFORM_H

#include "worklist.h"

struct bk_worklist_form {
	void	(*heading)(void *out, int level, const char *);
	void	(*grid)(void *out, const struct bk_grid *);
	void	(*line)(void *out, const char *);
};

void	bk_worklist_put(void *out, const struct bk_worklist *,
	    const struct bk_worklist_form *, enum bk_worklist_part);

#endif
