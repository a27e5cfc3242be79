/*
 * The programme of a term (Program Semester, and with the other term's that of
 * the year): `kind: programme`, programme/TERM.yaml. Each line of its plan is a
 * service, or a step of cases as a home visit, to be given so many times; what
 * was given ticks it off.
 */
#ifndef BK_PROGRAMME_H
#define BK_PROGRAMME_H

#include "service.h"
#include "term.h"

struct bk_programme_line {
	const char	*id;		/* what `plan` of a service names */
	const char	*type;		/* of a service, or a step of cases */
	int		 field;		/* enum bk_service_field, or -1: any */
	const char	*class;		/* NULL: any */
	const char	*month;		/* "2020-09"; NULL: any of the term */
	int		 times;		/* BK_INT_NONE: once */
	const char	*topic;
	struct bk_node	*node;
	int		 done;		/* set by bk_programme_tick */
};

struct bk_programme {
	bk_term		 term;
	BK_LIST_OF(struct bk_programme_line) plan;
	struct bk_node	*node;
};

/* 0; or reported, -1. */
int	bk_programme_read(const struct bk_reader *, struct bk_node *,
	    struct bk_programme *);

/* The line of that id; NULL. */
const struct bk_programme_line *bk_programme_find(const struct bk_programme *,
	    const char *id);

/* "p1, p2": the ids of its lines, in the arena; "" for none. */
const char	*bk_programme_ids(const struct bk_programme *,
		    struct bk_arena *);

/* The first day of "2020-09"; BK_DATE_NONE of what is no month. */
bk_date	bk_programme_month(const char *);

/* How often it was planned. */
int	bk_programme_times(const struct bk_programme_line *);

/*
 * Tick a service that was given: the line that its `plan` names; where it
 * names none, the first line of its type, field, class and month that is not
 * done yet. False: it is beside the programme.
 */
bool	bk_programme_tick(struct bk_programme *, const struct bk_service *);

#endif
