#ifndef BK_SOLVE_COLUMNS_H
#define BK_SOLVE_COLUMNS_H

/*
 * Inside the proof: what each shift can do in one go.
 */

#include "bound.h"
#include "core.h"

enum {
	COLUMN_STOPS = 8,	/* no more tasks in one */
	COLUMN_JOBS = 64	/* a job is a bit */
};

/* How a task does its job: by itself, and of two the first or second. */
enum role { ROLE_ALONE, ROLE_LEAD, ROLE_MATE, NROLES };

/*
 * What a shift can do, in the cheapest order and with the cheapest of the tasks
 * that do the same job in the same role, of which one is named here. Small,
 * since there are many and all are read again and again.
 */
struct column {
	int64_t	cost;		/* with all that hangs on the shift alone */
	int16_t	task[COLUMN_STOPS];
	uint8_t	n, nlead;	/* tasks; of these no mates */
};

/* Shifts that can do the same, but for a price for each task but mates. */
struct kind {
	int32_t	shift;		/* the first of them */
	int64_t	later;		/* what a task costs more, at the least */
	size_t	first, n;	/* its columns; */
	size_t	front;		/* of these, at an estimate: prices.c */
	bool	loose;		/* too many to list */
};

struct columns {
	const struct model *m;
	const int64_t *load;	/* price of a task, for each team */
	struct column *v;
	size_t	n, cap;
	struct kind *kind;
	size_t	nkinds;
	int32_t	*of;		/* kind of each shift */
	int64_t	*later;		/* of each: what a task costs more than there */
};

enum role	bk_solve_columns_role(const struct model *, int32_t task);

/*
 * List them, with so many hundredths of the effort (bound.h); false: there are
 * too many jobs or stops.
 */
bool	bk_solve_columns_list(struct columns *, const struct model *,
	    const int64_t *load, int effort);
void	bk_solve_columns_free(struct columns *);

#endif
