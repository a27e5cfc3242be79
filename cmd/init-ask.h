/*
 * bk-init on a terminal: what it asks when no option says so. Empty answers are
 * left for an editor.
 */
#ifndef BK_INIT_ASK_H
#define BK_INIT_ASK_H

#include "cmd.h"
#include "seed.h"

struct bk_init {
	struct bk_cmd		*cmd;
	struct bk_seed		 seed;
	struct bk_opt_list	 counsellors;	/* --counsellor, each */
	const char		*principal;
	const char		*git_name, *git_email;
};

/* Can somebody answer? Questions and answers are both on a terminal. */
bool	bk_init_ask_possible(void);

/* Name, NPSN, principal and counsellors of the school, into *init. */
void	bk_init_ask_school(struct bk_init *);

/* Who commits here. */
void	bk_init_ask_identity(struct bk_init *);

#endif
