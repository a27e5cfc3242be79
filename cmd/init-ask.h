/*
 * bk-init on a terminal: what a school is asked that gave no option. Empty
 * answers are left for an editor.
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

/* Can somebody answer? Both what is asked and the answers are on a terminal. */
bool	bk_init_ask_possible(void);

/* Name, NPSN, principal and counsellors of the school, into *init. */
void	bk_init_ask_school(struct bk_init *);

/* Who commits here. */
void	bk_init_ask_identity(struct bk_init *);

#endif
