/*
 * The day's work of a counselling office: who is called, written to,
 * visited, watched; what is overdue; which cases are still suggestions.
 *
 *	bk_worklist_init(&w, ...);
 *	bk_worklist_add(&w, c, student);	each case
 *	bk_worklist_complaint(&w, x);		each complaint
 *	bk_worklist_sort(&w);
 *
 * then the model is whole: items (a case and what is to be done with it) and
 * dues (what waits and is no case). worklistgroup.h arranges it for readers.
 */
#ifndef BK_WORKLIST_H
#define BK_WORKLIST_H

#include "calendar.h"
#include "case.h"
#include "complaint.h"
#include "grid.h"
#include "policy.h"
#include "promise.h"
#include "school.h"

enum bk_work {			/* what is to be done about a case */
	BK_WORK_CALL, BK_WORK_SUMMON, BK_WORK_VISIT, BK_WORK_CONFER,
	BK_WORK_EVALUATE, BK_NWORKS
};

struct bk_work_item {
	const struct bk_case	*c;
	const struct bk_student	*student;	/* NULL: not on the roster */
	const char	*counsellor;		/* staff id, "" for none */
	const char	*grade, *class, *name;
	enum bk_work	 work;
	int		 step;		/* recorded next: enum bk_step; or -1 */
	int		 tries, limit;		/* failed so far, of how many */
	bk_date		 due;
	int		 overdue;		/* days past due, or 0 */
	bool		 suggestion;		/* usulan: not confirmed */
	const char	*next;			/* what to do, one line */
	const char	*reason;
};

/*
 * What else is due, of which there is no case: one row each. A new kind is a
 * row here, and a heading in worklistgroup.c.
 */
enum bk_due_kind { BK_DUE_COMPLAINT, BK_DUE_PROMISE, BK_NDUES };

struct bk_work_due {
	enum bk_due_kind kind;
	int64_t		 due;		/* minutes, local */
	int		 overdue;	/* days past due, or 0 */
	bk_date		 received;
	const char	*id, *what, *next;
	/* of a promise; NULL of a complaint */
	const char	*counsellor, *class, *mentor, *name, *who, *about;
	const char	*number;	/* what bk-record takes; or NULL */
	const struct bk_case *c;	/* NULL: of none */
	bool		 routine;	/* of a routine visit, no case */
};

struct bk_worklist {
	const struct bk_school	*school;
	const struct bk_policy	*policy;
	bk_date			 today;
	enum bk_lang		 lang;
	struct bk_arena		*arena;
	struct bk_work_item	*item;	/* by work, suggestions first, due */
	size_t			 n, cap;
	struct bk_work_due	*dues;		/* by kind, due, id */
	size_t			 ndues;
};

void	bk_worklist_init(struct bk_worklist *, const struct bk_school *,
	    const struct bk_policy *, bk_date today, enum bk_lang,
	    struct bk_arena *);

/* Add an open case; a closed one is no work. */
void	bk_worklist_add(struct bk_worklist *, const struct bk_case *,
	    const struct bk_student *);

/*
 * What is held about the student of this case is restricted: of the work that
 * was added last, if it is of this case, that is said in the place of the next
 * step.
 */
void	bk_worklist_restrict(struct bk_worklist *, const struct bk_case *);

/* Add a complaint that is not answered yet. */
void	bk_worklist_complaint(struct bk_worklist *,
	    const struct bk_complaint *);

/*
 * Add a promise that is not kept yet, once its day has come; a decision of a
 * conference that has a day, from now on. Complaints have their own list. The
 * student may be NULL: not on the roster.
 */
void	bk_worklist_promise(struct bk_worklist *, const struct bk_promise *,
	    const struct bk_student *);

/* A kind of work, as a heading. */
const char	*bk_worklist_head(enum bk_work, enum bk_lang);

/* Put them in order, when all are added. */
void	bk_worklist_sort(struct bk_worklist *);

/*
 * How the work is spread: a row for each counsellor, not by name, a column for
 * each kind of work and one for what is past its time.
 */
void	bk_worklist_loads(struct bk_grid *, const struct bk_worklist *);

#endif
