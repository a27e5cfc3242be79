/*
 * What bk-stats and bk-report count and list: the repository's rosters,
 * cases, complaints and recaps, or documents from files and stdin.
 */
#ifndef BK_GATHER_H
#define BK_GATHER_H

#include "census.h"
#include "comparison.h"
#include "cmd.h"
#include "incoming.h"
#include "restricted.h"
#include "rosters.h"
#include "term.h"

struct bk_gather {
	struct bk_cmd		*cmd;
	struct bk_census	 census;
	struct bk_rosters	 rosters;	/* of the repository */
	struct bk_stats		*stats;	/* takes `stats` documents; or NULL */
	struct bk_incoming	 incoming;	/* of these */
	bool			 attendance;	/* read recaps too */
	bool			 passing;	/* cases are counted as they
						   pass, and not listed */
	bool			 routine;	/* and routine visits, which
						   come with recaps as well */
	const bk_term		*keep;	/* these terms alone; 0: all */
	size_t			 nkeep;
	const struct bk_case	**cases;	/* in the order read */
	size_t			 ncases, capcases;
	const struct bk_complaint **complaints;
	size_t			 ncomplaints, capcomplaints;
	const struct bk_student	**loose;	/* no file named their term */
	size_t			 nloose, caploose;
	const struct bk_service	**services;	/* in the order read */
	size_t			 nservices, capservices;
	size_t			 nstats;	/* `stats` documents read */
	size_t			 nclosed;	/* cases whose decisions
						   cannot be read here */
	size_t			 nother;	/* documents of other terms */
	bool			 in_cases;	/* files of cases/ are read */
	bool			 hide;	/* no list holds whose data is
					   restricted */
	struct bk_restricted	 restricted;	/* private */
	bool			 restricted_read;
	bool			 from_repo;	/* the repository was read */
	const struct bk_map	*without; /* numbers of who is left out
					     of it, or NULL */
};

/* Set it up for the command; nothing is read yet. */
void	bk_gather_init(struct bk_gather *, struct bk_cmd *);
void	bk_gather_free(struct bk_gather *);

/*
 * From now on what is read is to be counted, of the terms to keep: with their
 * recaps, and those of the terms beside them, whose days stand before or
 * after a visit at a term's edge [STATS 11].
 */
void	bk_gather_figures(struct bk_gather *);

/*
 * Read the repository: the terms to keep, or every term that has a roster or
 * cases. 0, or reported and -1.
 */
int	bk_gather_repo(struct bk_gather *);

/*
 * Is the data of the student of that number restricted: 1 or 0; reported and
 * -1. hides: and are such students left out (g->hide)?
 */
int	bk_gather_restricted(struct bk_gather *, const char *number);
bool	bk_gather_hides(struct bk_gather *, const char *number);

/*
 * No paper is made about such a student [Law 27/2022 art. 40-41]: reported, 1
 * or -1; 0 of anybody else.
 */
int	bk_gather_refuses(struct bk_gather *, const struct bk_case *);

/*
 * Where g->hide, cases that were read are left out, and how many students they
 * may be of is reported. 0, or reported and -1. bk_gather_repo calls it.
 */
int	bk_gather_hide(struct bk_gather *);

/*
 * Add what erased students counted, of the terms that are kept: where the
 * repository was read, so that figures are what they were. 0, or reported and
 * -1.
 */
int	bk_gather_erased(struct bk_gather *, struct bk_stats *);

/*
 * Routine visits that were read join the cases, as cases without an id, if the
 * student is on the roster of their term.
 */
void	bk_gather_join_routines(struct bk_gather *);

/* Read the roster of a term, if there is one and it is not read yet. */
int	bk_gather_roster(struct bk_gather *, bk_term);

/*
 * Read documents from the operands, or from stdin without any; then, where
 * there is a repository, the rosters of their terms that did not come with
 * them. 0, or reported and -1.
 */
int	bk_gather_docs(struct bk_gather *, char **files, int n);

/* Was any document taken? */
bool	bk_gather_any(const struct bk_gather *);

/* "2020-2021-1,2020-2021-2", in the arena: 0, or reported as wrong use, -1. */
int	bk_gather_terms(struct bk_cmd *, const char *text, bk_term **terms,
	    size_t *n);

#endif
