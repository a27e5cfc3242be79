/*
 * A case: `kind: case`, cases/TERM/NIS.yaml. One student, one term; the
 * reasons that opened it and the actions since, append-only.
 */
#ifndef BK_CASE_H
#define BK_CASE_H

#include "bind.h"
#include "buf.h"
#include "term.h"
#include "yamledit.h"

struct bk_case_student {
	const char	*nis, *name, *class, *grade;
};

struct bk_reason {
	int		 rule;		/* enum bk_rule */
	double		 activity;	/* percent, one decimal; NAN */
	int		 present, late, sessions;
	int		 due, submitted;	/* assignments */
	int		 run;		/* unexcused school days in a row */
	int absent, days; /* days absent, of days with a session */
	bk_date		 from, to;	/* what the evidence covers */
	bk_date		 date;		/* of a referral */
	const char	*by, *note;
	struct bk_texts	 causes;
	struct bk_node	*node;
};

struct bk_action {
	bk_date		 date;
	int		 step;		/* enum bk_step */
	int		 outcome;	/* enum bk_outcome, or -1 */
	const char	*by, *note;
	struct bk_texts	 with;
	int		 start;		/* minutes of the day, BK_INT_NONE */
	int		 minutes;
	struct bk_node	*node;		/* all that was written of it */
};

struct bk_planned {
	bk_date		 date;		/* BK_DATE_NONE: nothing planned */
	int		 start, end;
	const char	*visitor;
	struct bk_texts	 with;
	struct bk_node	*node;
};

/* What still stands of the case that this one follows (FIELD 3.14). */
struct bk_carried {
	bool		 worked;	/* a person touched it */
	bk_date		 success;	/* the latest on the rung on which
					   this one opened; BK_DATE_NONE */
	bk_date		 reopened;	/* by a person, the latest day */
	int		 rung;		/* on which this one opened; -1: not
					   said: bk_casefile_trace knows */
};

/* What is counted of a promise (promise.h). */
struct bk_case_promise {
	bk_date		 made, due, settled;	/* BK_DATE_NONE */
	int		 outcome;		/* -1: open */
};

struct bk_case {
	int		 version;
	const char	*id;
	bk_term		 term;
	struct bk_case_student student;
	const char	*counsellor;
	bk_date		 opened;
	int		 status;	/* enum bk_case_status */
	int		 rung;		/* enum bk_rung */
	bk_date		 due;
	const char	*follows;
	struct bk_carried carried;
	BK_LIST_OF(struct bk_reason) reasons;
	struct bk_texts	 causes;
	struct bk_planned planned;
	BK_LIST_OF(struct bk_action) actions;
	/* Of one whose actions have no trees (stats/casepack.h); else none. */
	BK_LIST_OF(struct bk_case_promise) promises;
	struct bk_node	*node;
};

extern const struct bk_bind bk_case_binds[];
extern const struct bk_bind bk_case_action_binds[];
extern const struct bk_bind bk_case_planned_binds[];
extern const struct bk_bind bk_case_reason_binds[];

/*
 * A `routine` document: nis, what is planned, the actions, and nothing else.
 * 0; or reported, -1.
 */
int	bk_case_read_routine(const struct bk_reader *, struct bk_node *,
	    struct bk_case *out);

/* 0; or reported, -1: malformed, without id, term, nis, status or rung. */
int	bk_case_read(const struct bk_reader *, struct bk_node *,
	    struct bk_case *);

/* Append the case as a document, canonical, `---` first. */
void	bk_case_write(struct bk_buf *, const struct bk_case *,
	    struct bk_arena *);

/* "2020-2021-1/10234", in the arena. */
char	*bk_case_id(struct bk_arena *, bk_term, const char *nis);

/*
 * Append an action to c->actions, and to the case's tree through the edit
 * (NULL: to the struct alone). `node` holds it in full; see
 * bk_case_action_node.
 */
void	bk_case_add_action(struct bk_case *, const struct bk_action *,
	    struct bk_arena *, struct bk_edit *);

/* The action as a tree, keys in order, in block style. */
struct bk_node *bk_case_action_node(
    const struct bk_action *, struct bk_arena *);

/* Append a reason likewise. */
void	bk_case_add_reason(struct bk_case *, const struct bk_reason *,
	    struct bk_arena *, struct bk_edit *);

/* A cause the case did not have yet: true when it was added. */
bool	bk_case_add_cause(struct bk_case *, const char *cause,
	    struct bk_arena *, struct bk_edit *);

/* Note in the edit what of rung, due and status differs from `old`. */
void	bk_case_edit_standing(const struct bk_case *, const struct bk_case *old,
	    struct bk_arena *, struct bk_edit *);

/* Does the case hold the same reason already (rule and all numbers)? */
bool	bk_case_has_reason(const struct bk_case *, const struct bk_reason *);

/*
 * FIELD 3.16: has a person touched the case since it was opened, or reopened
 * by bk-triage? Any step but `note` counts, a referral by a person, and what
 * the case carries over from an earlier one.
 */
bool	bk_case_touched(const struct bk_case *);

/* An open case that nobody has touched is a suggestion (usulan). */
bool	bk_case_suggested(const struct bk_case *);

/*
 * Does the action open a closed case again: `reopen`, or a referral that came
 * back to the school?
 */
bool	bk_case_reopens(const struct bk_action *);

/*
 * The day on which a person last reopened the case, or what it carries on;
 * BK_DATE_NONE.
 */
bk_date	bk_case_reopened(const struct bk_case *);

/* Was this action recorded by a person, not by bk-triage? */
bool	bk_case_by_person(const char *by);

/*
 * A case about `rights` alone goes to advocacy, not up the ladder [U]: it has
 * no due day, and no failed call moves it.
 */
bool	bk_case_off_ladder(const struct bk_case *);

#endif
