/*
 * A plan of visits as it is written: `visit` and `unplaced` documents.
 */
#ifndef BK_VISIT_H
#define BK_VISIT_H

#include "bind.h"
#include "buf.h"

/* `kind: visit`, or `kind: unplaced` where date is BK_DATE_NONE. */
struct bk_visit {
	const char	*case_id;	/* of a case, else NULL */
	const char	*routine;	/* of a routine visit, else NULL */
	const char	*nis;
	bk_date		 date;
	int		 start, end;	/* minutes of the day */
	const char	*visitor;	/* staff id */
	struct bk_texts	 with;
	const char	*guardian, *area;
	bool		 other_guardian;	/* than the preferred one */
	bk_date		 service_due;
	const char	*why;		/* of unplaced, in English */
	const char	*told_why;	/* the same in paper's language */
	const char	*unmet;		/* why a wish is not met, to be said */
	struct bk_node	*node;
};

extern const struct bk_bind bk_visit_binds[];

/* Append the document, canonical, `---` first. */
void	bk_visit_write(struct bk_buf *, const struct bk_visit *);

/* In the order of output: date, start, visitor, nis; then unplaced by due. */
int	bk_visit_cmp(const struct bk_visit *, const struct bk_visit *);

#endif
