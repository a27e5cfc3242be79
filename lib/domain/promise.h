/*
 * Promises: what somebody said would be done, and until when. Commitments made
 * at a door, decisions of conferences, things lent, visits to be repeated,
 * news that a referral owes; beside the cases, complaints and letters that
 * wait for an answer. All are recorded elsewhere: this makes one list of them.
 *
 * Commitments, lent things and visits to repeat are numbered in each case, 1,
 * 2 ... in the order of its actions; decisions, which stand in another file,
 * d1, d2 ...; those of routine visits r1, r2 ... With the number a person
 * records what came of one:
 *
 *	actions:
 *	  - date: 2020-10-21
 *	    step: promise
 *	    outcome: kept
 *	    by: bk1
 *	    promise: {made: 2020-10-06, item: 1}
 *
 * The action names the day of the promise and which of that day it was, so
 * that it stays right where git merges other actions before it.
 */
#ifndef BK_PROMISE_H
#define BK_PROMISE_H

#include "complaint.h"
#include "outgoing.h"
#include "policy.h"

/* Up to revisits they have numbers, and a person says what came of them. */
enum bk_promise_kind {
	BK_PROMISE_COMMITMENT, BK_PROMISE_DECISION, BK_PROMISE_LENT,
	BK_PROMISE_REVISIT, BK_PROMISE_NEWS, BK_PROMISE_COMPLAINT,
	BK_PROMISE_LETTER, BK_NPROMISES
};
extern const struct bk_word bk_promise_kinds[];

struct bk_promise {
	enum bk_promise_kind kind;
	const struct bk_case	*c;	/* NULL: of no case */
	const char	*id;		/* "2", "d1", "r1"; of a complaint, its
					   id; of a letter, its number; NULL:
					   news */
	const char	*who, *what;	/* as written; NULL: not said; of a
					   decision closed: NULL */
	bk_date		 made;
	bk_date		 due;		/* BK_DATE_NONE: nobody said */
	int		 item;		/* which of that day, from 1 */
	int		 outcome;	/* BK_KEPT, BK_BROKEN; -1: open */
	bk_date		 settled;	/* BK_DATE_NONE: open */
	bool		 routine;	/* of routine visits, not of a case */
};

struct bk_promises {
	struct bk_arena		*arena;
	struct bk_promise	*v;
	size_t			 n, cap;
};

/* Add those of a case, kept or not; a case that was a mistake has none. */
void	bk_promise_of_case(struct bk_promises *, const struct bk_case *,
	    const struct bk_policy *);

/* Add the decisions of its conferences: `closed` holds their actions. */
void	bk_promise_of_closed(struct bk_promises *, const struct bk_case *,
	    const struct bk_case *closed);

/*
 * Add those made on a student's routine visits, `visits` with the id that a
 * case of the student would have.
 */
void	bk_promise_of_routine(struct bk_promises *,
	    const struct bk_case *visits);

/*
 * As what is counted of a case: all of these but news, which are asked for and
 * not promised, join c->promises. In the arena of the list.
 */
void	bk_promise_count(const struct bk_promises *, struct bk_case *c);

/* Had the case a conference, whose decisions are closed? */
bool	bk_promise_had_conference(const struct bk_case *);

/* Add a complaint that was not answered. */
void	bk_promise_of_complaint(struct bk_promises *,
	    const struct bk_complaint *, const struct bk_policy *);

/*
 * Add a letter of the book that waits for what this case of it has not got:
 * due policy's answer_days after it went out.
 */
void	bk_promise_of_letter(struct bk_promises *, const struct bk_outgoing *,
	    const struct bk_case *, const struct bk_policy *);

/* The one of that number in a case; NULL. */
const struct bk_promise	*bk_promise_find(const struct bk_promises *,
			    const char *id);

/* What an action `promise` holds of it: {made: ..., item: ...}. */
struct bk_node	*bk_promise_mark(const struct bk_promise *,
		    struct bk_arena *);

/* By due day (those without last), then class, case, number. */
void	bk_promise_sort(struct bk_promises *);

/*
 * Actions `promise` of the case that settle nothing: the first from `*i` on,
 * which moves behind it; NULL: there is none.
 */
const struct bk_action	*bk_promise_astray(const struct bk_promises *,
			    const struct bk_case *, size_t *i);

#endif
