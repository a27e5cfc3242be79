/*
 * Complaints, suggestions and praise [B]: `kind: complaint`,
 * complaints/ID.yaml. Each is to be answered within the policy's
 * complaint_hours.
 */
#ifndef BK_COMPLAINT_H
#define BK_COMPLAINT_H

#include "bind.h"

struct bk_complaint {
	const char	*id;
	int		 type;		/* enum bk_complaint_type or -1 */
	int64_t		 received;	/* minutes, local; BK_STAMP_NONE */
	const char	*received_by, *via, *about, *text;
	int64_t		 answered;	/* BK_STAMP_NONE: not yet */
	const char	*answer;
	struct bk_node	*node;
};

/* 0, or reported and -1: malformed, or without id, type or received. */
int	bk_complaint_read(const struct bk_reader *, struct bk_node *,
	    struct bk_complaint *);

/* The day of a stamp. */
bk_date	bk_complaint_day(int64_t stamp);

/* When its answer is due: received + hours. */
int64_t	bk_complaint_due(const struct bk_complaint *, int hours);

#endif
