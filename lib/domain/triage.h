/*
 * Triage: evidence about one student meets what the school knows, and a case
 * is opened, added to, reopened or left alone. Pure: the caller finds the
 * documents and writes the result.
 */
#ifndef BK_TRIAGE_H
#define BK_TRIAGE_H

#include "calendar.h"
#include "ladder.h"
#include "recaps.h"
#include "rules.h"
#include "school.h"
#include "term.h"

struct bk_referral {
	const char	*nis, *name, *class;
	bk_date		 date;
	const char	*by, *note;
	int		 rule;			/* enum bk_rule */
	struct bk_texts	 causes;
	struct bk_node	*node;
};

extern const struct bk_bind bk_triage_referral_binds[];

struct bk_triage {
	const struct bk_school	*school;
	const struct bk_policy	*policy;
	bk_date			 today;
	struct bk_arena		*arena;
};

/* All that is known of one student in one term. */
struct bk_evidence {
	bk_term			 term;
	const char		*key;		/* nis, or nisn */
	const struct bk_student	*student;	/* of the roster, or NULL */
	BK_LIST_OF(const struct bk_attendance *) recaps; /* oldest first */
	BK_LIST_OF(const struct bk_referral *) referrals;
	bool			 elsewhere;	/* the student has an open case
						   of another term */
};

enum bk_triage_result {
	BK_TRIAGE_NOTHING,	/* no rule fires, or nothing is new */
	BK_TRIAGE_OPENED,
	BK_TRIAGE_ADDED,	/* evidence was added to an open case */
	BK_TRIAGE_MOVED,	/* and it moved the case [3.6] */
	BK_TRIAGE_RESOLVED,	/* auto_resolve */
	BK_TRIAGE_REOPENED	/* newer evidence than a closed case had */
};

/*
 * The recaps of a student as one (recaps.h). False when there is none, or the
 * student was exempt all the time.
 */
bool	bk_triage_total(const struct bk_triage *, const struct bk_evidence *,
	    struct bk_attendance *total, struct bk_recaps_told *);

/*
 * Judge the evidence against the student's case: *c as it was read, with its
 * edit; or NULL when the student has none of that term, then *opened is filled
 * in when a case opens. With an open case elsewhere no second one is opened or
 * reopened [FIELD 3.15]: what is new is kept in a case that is carried over.
 */
enum bk_triage_result bk_triage_judge(const struct bk_triage *,
	    const struct bk_evidence *, struct bk_case *c, struct bk_edit *,
	    struct bk_case *opened);

/*
 * Append one line that says why the student is, or is not, on the list.
 */
void	bk_triage_explain(const struct bk_triage *,
	    const struct bk_evidence *, const struct bk_case *c,
	    enum bk_triage_result, struct bk_buf *);

/*
 * FIELD 3.14: the successor of an open case whose term is over, in `term`, on
 * the same rung with a new due. It opens today, or on the first day of its term
 * where that is over. `carried` says what a person did. Number, class, grade
 * and counsellor are those of the student on the roster of the new term; where
 * that has none (NULL), class, grade and counsellor are by what the evidence of
 * that term names (NULL: nothing), else those of the old case. The caller sets
 * the old one to carried_over.
 */
void	bk_triage_succeed(const struct bk_triage *, const struct bk_case *old,
	    bk_term term, const struct bk_student *,
	    const struct bk_evidence *, struct bk_case *successor);

#endif
