/*
 * A plan of visits: `visit` and `unplaced` documents, and the world that they
 * are planned in.
 */
#ifndef BK_PLAN_H
#define BK_PLAN_H

#include "calendar.h"
#include "case.h"
#include "map.h"
#include "policy.h"
#include "school.h"
#include "student.h"

/* What a plan depends on. All of it outlives the plan. */
struct bk_plan_world {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	const struct bk_map	 *students;	/* nis (or nisn) -> student */
	bk_date			  today;
};

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
	bk_date		 service_due;
	const char	*why;		/* of unplaced */
	struct bk_node	*node;
};

extern const struct bk_bind bk_visit_binds[];

/* Append the document, canonical, `---` first. */
void	bk_visit_write(struct bk_buf *, const struct bk_visit *);

/* In the order of output: date, start, visitor, nis; then unplaced by due. */
int	bk_visit_cmp(const struct bk_visit *, const struct bk_visit *);

#endif
