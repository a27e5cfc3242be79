/*
 * The words that may stand next on a command line, for the completion of
 * shells: `bk-NAME --complete WORD ...`, where the last word is the one that is
 * being typed. Made from the tables that parse the options; of the repository
 * names of files alone are read, without the lock.
 */
#ifndef BK_CMD_COMPLETE_H
#define BK_CMD_COMPLETE_H

#include "cmd.h"

struct bk_cmd_complete {
	struct bk_cmd		 *cmd;
	const struct bk_opt	 *waits;	/* for this argument */
	char			**before;	/* the operands before it */
	int			  n;
};

/*
 * Read a line as far as it was typed (NULL-terminated). 1: answered already,
 * options are in cmd->out, one per line; 0: bk_cmd_complete_offer is to be
 * called once the repository is open.
 */
int	bk_cmd_complete_read(struct bk_cmd_complete *, struct bk_cmd *,
	    const struct bk_opt *own, const struct bk_opt *common,
	    char **words);

/*
 * Append the possible arguments or operands; nothing where a file is expected.
 */
void	bk_cmd_complete_offer(const struct bk_cmd_complete *);

/* For bk_cmd_about.operand: one word, if it begins as what is being typed. */
void	bk_cmd_offer(struct bk_cmd *, const char *word);

/* The ids of a table of words: steps. */
void	bk_cmd_offer_words(struct bk_cmd *, const struct bk_word *, int n);

/* The cases: NIS of the term that is meant, TERM/NIS once a term is typed. */
void	bk_cmd_offer_cases(struct bk_cmd *);

/* The classes of the school. */
void	bk_cmd_offer_classes(struct bk_cmd *);

#endif
