/*
 * Stats documents that come to be added [STATS 15]: an office is sent a file
 * by thirty schools, one of them twice, one from another year's bk. What does
 * not fit together is reported and not added; what may count twice is
 * reported.
 *
 * Adding does not depend on the order of coming; what is said does: it names
 * the later document.
 *
 *	struct bk_incoming in;
 *	bk_incoming_init(&in);
 *	bk_incoming_take(&in, &reader, doc, &st);
 *	bk_incoming_free(&in);
 */
#ifndef BK_INCOMING_H
#define BK_INCOMING_H

#include "sums.h"

struct bk_incoming_place {
	const char	*file;
	size_t		 line;
};

struct bk_incoming {
	struct bk_arena		 arena;
	struct bk_map		 keys;	/* npsn, classes: each text once */
	struct bk_map		 seen;	/* school and term, private */
	bool			 any;	/* one with sums has come */
	bool			 summed;	/* said that keys are */
	unsigned		 by;	/* of the first of these, */
	struct bk_incoming_place first;	/* and where it stands */
};

void	bk_incoming_init(struct bk_incoming *);
void	bk_incoming_free(struct bk_incoming *);

/*
 * Read a document and add it to `into`, whose `only` and `by` say which keys
 * are wanted. Not added, and reported, are one that is malformed or of another
 * version; one whose `by` differs from that of those before, or lacks a wanted
 * key (`school` follows where the document is of one). 0; or -1 where it is
 * not added, unless errors are findings at the moment (bk_diag_keep_going):
 * then it is left out and that is all.
 *
 * Reported and added: a document of one school, a class and a term that
 * another was of, or equal to another.
 */
int	bk_incoming_take(struct bk_incoming *, const struct bk_reader *,
	    struct bk_node *doc, struct bk_stats *into);

#endif
