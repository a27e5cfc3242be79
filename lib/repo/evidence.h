/*
 * The evidence of a run of bk-triage: recaps and referrals as they come in,
 * what earlier runs of bk-ingest -w kept, and who else is on the roster;
 * gathered by student and term.
 *
 *	struct bk_evidence_run run;
 *	bk_evidence_begin(&run, &docs, only);
 *	bk_docfiles_text(&docs, text, file, bk_evidence_handlers, &run);
 *	bk_evidence_add_kept(&run, term);
 *	people = bk_evidence_people(&run, &n);
 *	...
 *	bk_evidence_end(&run);
 *
 * Somebody who is not on the roster of the term, where there is one, is left
 * out, which is reported.
 */
#ifndef BK_EVIDENCE_H
#define BK_EVIDENCE_H

#include "docfiles.h"
#include "rosters.h"
#include "triage.h"

struct bk_evidence_recap {
	const struct bk_attendance *a;
	bool		 kept;		/* by bk-ingest -w, earlier */
	const char	*file;
	size_t		 line;
};

/* One student in one term. */
struct bk_evidence_person {
	struct bk_evidence	  e;
	/* whose numbers they are; without a roster of the term, by an older */
	const struct bk_student	 *who;
	struct bk_evidence_recap *recaps;	/* of e.recaps, in its order */
	size_t			  nrecaps, recaps_cap, referrals_cap;
	const struct bk_referral **referrals;
	bool			  asked;	/* only listed: no evidence */
	bool			  brought;	/* of a document that came in */
};

struct bk_evidence_run {
	const struct bk_docfiles *from;
	const struct bk_aliases	 *aliases;	/* of subjects, or NULL */
	struct bk_rosters	  rosters;
	bk_term			  only;	/* recaps of this term; 0: any */
	struct bk_map		  people;	/* "TERM/KEY" -> person */
	bool			  kept;		/* reading what was kept */
};

/* Nothing is gathered yet. What is will live in the arena of `from`. */
void	bk_evidence_begin(struct bk_evidence_run *, const struct bk_docfiles *,
	    bk_term only);
void	bk_evidence_end(struct bk_evidence_run *);

/* Take `attendance` and `referral` documents; ctx is the run. */
extern const struct bk_doc_handler bk_evidence_handlers[];

/*
 * Add the recaps that the repository kept of the terms gathered so far, from
 * the first to the last; where nothing was gathered, of `term`. 0, or reported
 * and -1.
 */
int	bk_evidence_add_kept(struct bk_evidence_run *, bk_term);

/*
 * Add those of the roster of a term that no document was about. `asked`: there
 * is no evidence about them, they are to be listed. 0, or reported and -1.
 */
int	bk_evidence_add_others(struct bk_evidence_run *, bk_term, bool asked);

/*
 * All of them by term and key, in the arena, their recaps lined up oldest
 * first: what was kept before what came in, and else as recaps.h says.
 */
struct bk_evidence_person **bk_evidence_people(struct bk_evidence_run *,
	    size_t *n);

#endif
