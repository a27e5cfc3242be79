/*
 * The day's work of a counselling office: who is called, written to,
 * visited, watched; what is overdue; which cases are still suggestions.
 */
#ifndef BK_WORKLIST_H
#define BK_WORKLIST_H

#include "calendar.h"
#include "case.h"
#include "complaint.h"
#include "grid.h"
#include "policy.h"
#include "school.h"

enum bk_work {			/* what is to be done with a case */
	BK_WORK_CALL, BK_WORK_SUMMON, BK_WORK_VISIT, BK_WORK_CONFER,
	BK_WORK_EVALUATE, BK_NWORKS
};

struct bk_work_item {
	const struct bk_case	*c;
	const struct bk_student	*student;	/* NULL: not on the roster */
	const char	*counsellor;		/* staff id, "" for none */
	const char	*grade, *class, *name;
	enum bk_work	 work;
	int		 tries, limit;		/* failed so far, of how many */
	bk_date		 due;
	int		 overdue;		/* days past due, or 0 */
	bool		 suggestion;		/* usulan: not confirmed */
	const char	*next;			/* what to do, one line */
	const char	*reason;
};

struct bk_worklist {
	const struct bk_school	*school;
	const struct bk_policy	*policy;
	bk_date			 today;
	enum bk_lang		 lang;
	struct bk_arena		*arena;
	struct bk_work_item	*item;		/* by work, due, class, NIS */
	size_t			 n, cap;
	const struct bk_complaint **complaints;	/* not yet answered, by due */
	size_t			 ncomplaints;
};

void	bk_worklist_init(struct bk_worklist *, const struct bk_school *,
	    const struct bk_policy *, bk_date today, enum bk_lang,
	    struct bk_arena *);

/* Add an open case; a closed one is no work. */
void	bk_worklist_add(struct bk_worklist *, const struct bk_case *,
	    const struct bk_student *);

/* Add a complaint that is not answered yet. */
void	bk_worklist_complaint(struct bk_worklist *,
	    const struct bk_complaint *);

/* A kind of work, as a heading. */
const char	*bk_worklist_head(enum bk_work, enum bk_lang);

/* Sort the items, once all are added. */
void	bk_worklist_sort(struct bk_worklist *);

/*
 * How the work is spread: a row for each counsellor, a column for each kind of
 * work and one for what is past its time.
 */
void	bk_worklist_loads(struct bk_grid *, const struct bk_worklist *);

enum bk_worklist_part { BK_PART_NONE, BK_PART_COUNSELLOR, BK_PART_CLASS };

/*
 * As a person reads it, a part for each counsellor or class where asked, a
 * table for each kind of work.
 */
void	bk_worklist_text(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);
void	bk_worklist_md(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);
void	bk_worklist_html(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);

/* One line per case, for programs. */
void	bk_worklist_csv(struct bk_buf *, const struct bk_worklist *, char);

/* The same as a YAML list. */
void	bk_worklist_yaml(struct bk_buf *, const struct bk_worklist *);

#endif
