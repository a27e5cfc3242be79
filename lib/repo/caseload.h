/*
 * A run of bk-triage: the evidence is judged against the cases of the
 * repository, and cases whose deadline passed go on. The rules are
 * domain/triage.h's and domain/ladder.h's; here is which case each of them is
 * about, and what changed. Nothing is written. Of a student whose data is
 * restricted (restricted.h) no case is opened, added to, moved or closed.
 *
 *	struct bk_caseload load = { .evidence = &evidence, .triage = ... };
 *	if (bk_caseload_read(&load) < 0 || bk_caseload_judge(&load) < 0)
 *		...
 *	bk_casefile_write(&load.cases, ...);
 *	bk_caseload_free(&load);
 */
#ifndef BK_CASELOAD_H
#define BK_CASELOAD_H

#include "casefile.h"
#include "evidence.h"
#include "restricted.h"
#include "triage.h"

struct bk_caseload_counts {
	size_t	opened, added, moved, resolved, reopened, carried, left;
};

struct bk_caseload {
	struct bk_evidence_run	*evidence;
	struct bk_triage	 triage;
	struct bk_buf		*why;	/* lines that say why; or NULL */
	const char		*whose;	/* of the student of this number, "all";
					   "": of those that came in */

	struct bk_casefiles	 cases;	/* set by bk_caseload_read */
	struct bk_restricted	 restricted;	/* private */
	struct bk_map		 spared;	/* private: whom we met */
	size_t			 unheard;	/* private: referrals */
	struct bk_caseload_counts counts;
};

/*
 * Read every case of the repository, and whose data is restricted: 0, or
 * reported and -1.
 */
int	bk_caseload_read(struct bk_caseload *);
void	bk_caseload_free(struct bk_caseload *);

/*
 * Judge all that was gathered, by term and key, each against the case of its
 * own term; an open one of an earlier term is carried over first. A case
 * that is opened joins load->cases; a changed one has the change noted in
 * its edit. Returns 0, or reports and returns -1.
 */
int	bk_caseload_judge(struct bk_caseload *);

/*
 * Close the open cases of students who left [FIELD 3.17]; those whose term is
 * over go on in the present one [FIELD 3.14]; the others move up the ladder
 * where their deadline passed. 0, or reported and -1.
 */
int	bk_caseload_advance(struct bk_caseload *);

/* Report how many students were passed over, their data being restricted. */
void	bk_caseload_say(const struct bk_caseload *);

#endif
