/*
 * What a run found that a person should look at: sessions that look doubled,
 * classes whose attendance was never taken, people who are not on the roster.
 */
#ifndef BK_FINDINGS_H
#define BK_FINDINGS_H

#include "state.h"
#include "term.h"

/*
 * A session that was entered twice for at least half of those who were in it
 * (two at least): a lesson typed twice, or two lessons in an export without
 * periods, of which one is lost.
 */
struct bk_doubled {
	bk_date		 date;
	const char	*class;		/* "" where not known */
	uint32_t	 slot;
	uint32_t	 there, twice;	/* students */
};

/*
 * A class on the term's roster (without one: in school.yaml) with students
 * enrolled and not exempt, but no session in the period of the exports, while
 * other classes have some.
 */
struct bk_untaken {
	bk_term		 term;
	const char	*class;
};

/* Somebody named in the files who is nobody, or could be two people. */
struct bk_stranger {
	size_t		 nth;		/* in the order of the input */
	const char	*shown;		/* FILE[SHEET] of the first */
	size_t		 line, rows;	/* the first; how many */
	const struct bk_msg *why;
};

struct bk_findings {
	struct bk_doubled *doubled;	/* by class, date, slot */
	size_t		 ndoubled, doubledcap;
	struct bk_untaken *untaken;	/* by term, class */
	size_t		 nuntaken, untakencap;
	struct bk_stranger *stranger;	/* in the order of the input */
	size_t		 nstrangers, strangercap;
};

/* Texts belong to the run. */
void	bk_findings_get(const struct bk_ingest *, struct bk_findings *);
void	bk_findings_free(struct bk_findings *);

#endif
