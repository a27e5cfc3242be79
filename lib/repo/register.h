/*
 * Files beside the cases that are appended to as cases are: routine visits,
 * what is confidential about a case, complaints. Everything goes through the
 * transaction; 0, or reported and -1.
 */
#ifndef BK_REGISTER_H
#define BK_REGISTER_H

#include "case.h"
#include "docfiles.h"
#include "term.h"
#include "txn.h"

/* Where entries go, and what they need on the way. */
struct bk_register {
	struct bk_txn		*txn;
	const struct bk_repo	*repo;
	struct bk_arena		*arena;
	struct bk_diag		*dg;
};

/* Append an action to routine/TERM/NIS.yaml; the file is made where missing. */
int	bk_register_routine(const struct bk_register *, bk_term,
	    const char *nis, const struct bk_node *action);

/*
 * Set what is planned in routine/TERM/NIS.yaml, or (NULL) take it out; the
 * file is made where missing.
 */
int	bk_register_routine_plan(const struct bk_register *, bk_term,
	    const char *nis, struct bk_node *planned);

/* Append the whole of an action to confidential/TERM/NIS.yaml [FIELD 6]. */
int	bk_register_confidential(const struct bk_register *,
	    const struct bk_case *, const struct bk_node *action);

/*
 * Take its last action out again: the one of that day and step, else refused.
 */
int	bk_register_take_back(const struct bk_register *,
	    const struct bk_case *, const struct bk_action *);

/*
 * What is kept there of a case, as it is on disk: *out holds the actions and
 * nothing else; none where there is no file. 0; 1 where it is encrypted, and
 * nothing of it is known; or reported, -1.
 */
int	bk_register_closed(const struct bk_repo *, const struct bk_case *,
	    struct bk_case *out, struct bk_arena *, struct bk_diag *);

/* The same for what cannot do without it: encrypted is said, and -1. */
int	bk_register_opened(const struct bk_repo *, const struct bk_case *,
	    struct bk_case *out, struct bk_arena *, struct bk_diag *);

/*
 * The decisions of its conferences count with the promises of the case
 * (promise.h), where they can be read here. How many cases, 0 or 1, have some
 * that cannot.
 */
size_t	bk_register_count(const struct bk_repo *, struct bk_case *,
	    struct bk_arena *);

/*
 * The routine visits of a student in a term: *out holds what is planned, the
 * actions, and nothing else. 0; 1 where there is no file; or reported, -1.
 */
int	bk_register_preventive(const struct bk_docfiles *, bk_term,
	    const char *nis, struct bk_case *out);

/*
 * Enter a complaint, suggestion or praise (id NULL: *id is then set, as
 * "2020-10-05-k3v"), or answer one that is there. `when` is a day and time
 * ("2020-10-05T09:10") or NULL: `today` at this hour.
 */
struct bk_register_complaint {
	const char	*id;
	const char	*by, *when, *text;
	const char **set; /* "type=praise", "via=...", "about=..." */
	size_t		 nset;
	bk_date		 today;
	int		 minutes;	/* the hour, where `when` has none */
};

int	bk_register_complaint(const struct bk_register *,
	    struct bk_register_complaint *);

#endif
