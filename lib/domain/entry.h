/*
 * An entry: what somebody records, from a command line, a row of a sheet or
 * a form in an editor, before it becomes an action of a case.
 */
#ifndef BK_ENTRY_H
#define BK_ENTRY_H

#include "case.h"
#include "term.h"

struct bk_entry {
	const char *who; /* NIS, or case id "2020-2021-1/10234" */
	const char *name;	/* that a batch has beside it, or NULL */
	struct bk_action action;	/* node: what more there is, or NULL */
	size_t		 line;		/* in the batch, or 0 */
	bool		 closed;	/* it goes to confidential/ */
};

/* Where faults of an entry are reported. */
struct bk_entry_place {
	const char	*file;		/* of a batch, or NULL */
	size_t		 line;
	struct bk_arena	*arena;
	struct bk_diag	*dg;
	/* The day that a cell says in words: 0, or -1; NULL: none is read. */
	int		(*day)(struct bk_str, bk_date *);
};

/* Everything absent. */
void	bk_entry_clear(struct bk_entry *);

/*
 * Step and outcome as people write them (spoken.h); outcome NULL or "" for
 * none. 0; or reported (with what is known, and what may have been meant), -1.
 */
int	bk_entry_step(struct bk_entry *, const char *step,
	    const char *outcome, const struct bk_entry_place *);

/*
 * "2020-09-08", in a sheet also dd/mm/yyyy and what `day` reads: 0; or
 * reported, -1.
 */
int	bk_entry_date(struct bk_entry *, const char *,
	    const struct bk_entry_place *);

/*
 * One more key of the action: `minutes`, `with`, `facts.home` ... A value that
 * starts with [ or { is YAML; those of keys that are lists are split at commas.
 * The keys of every action (date, step ...) are refused. 0; or reported, -1.
 */
int	bk_entry_set(struct bk_entry *, const char *key, const char *value,
	    const struct bk_entry_place *);

/* The same as "KEY=VALUE". */
int	bk_entry_assign(struct bk_entry *, const char *assignment,
	    const struct bk_entry_place *);

/*
 * Complete the entry: its node holds the action with all its keys in order.
 */
void	bk_entry_finish(struct bk_entry *, struct bk_arena *);

/*
 * Is this very action there: the same in date, step, outcome, by and note, and
 * in every further key that the entry has? It may have more.
 */
bool	bk_entry_is(const struct bk_entry *, const struct bk_action *);

/*
 * "2020-2021-1/10234" into its parts: true; false for a plain NIS, then
 * *nis is `who`.
 */
bool	bk_entry_split(const char *who, bk_term *term, const char **nis);

#endif
