/*
 * bk-check over files: which rules of check.h a file is judged by,
 * whether it stands where it belongs, and what only several files together
 * show (two open cases of a student). Nothing is written, no lock is taken.
 *
 *	struct bk_survey s;
 *	if (bk_survey_begin(&s, &repo, today, &arena, &dg) == 0 &&
 *	    bk_survey_all(&s) == 0)
 *		bk_survey_cross(&s);
 *	bk_survey_end(&s);
 *
 * Findings go to dg, like the messages of a reader of documents; a message
 * bk_msg_cannot_read, or one about git, is a fault of the system. Functions
 * return 0, or -1 after such a fault.
 */
#ifndef BK_SURVEY_H
#define BK_SURVEY_H

#include "check.h"
#include "checksums.h"
#include "settings.h"
#include "view.h"

struct bk_naming;
struct bk_survey_kept;
struct bk_survey_plan;

enum { BK_SURVEY_SMALL = 5 };

struct bk_survey {
	const struct bk_repo	*repo;		/* fd -1: none */
	struct bk_arena		*arena;		/* of the run */
	struct bk_diag		*dg;
	struct bk_view		 view;
	struct bk_settings	 settings;
	struct bk_check		 check;
	size_t			 files;		/* judged so far */
	int			 small;		/* counts below it are */
	struct bk_survey_sums {
		const char		*file;
		struct bk_check_sums	 sums;
	}			*stats;		/* documents of statistics */
	size_t			 nstats, stats_cap;

	/* private */
	struct bk_arena		 doc;		/* of one document */
	struct bk_map		 letters;	/* numbers, as they are given */
	struct bk_map		 rosters;	/* term -> bk_check_roster */
	struct bk_map		 cases;		/* id -> struct known_case */
	struct bk_map		 taken;		/* TERM/NUMBER/NIS -> path */
	struct bk_naming	*namings;	/* of cases, by others */
	size_t			 nnamings, namings_cap;
	struct bk_survey_plan	*plans;		/* visits that are planned */
	size_t			 nplans, plans_cap;
	struct bk_survey_kept	*kept;		/* about students, long ago */
	size_t			 nkept, kept_cap;
	struct bk_map		 programmes;	/* term -> struct
						   bk_programme */
	struct bk_view_entries	 terms;		/* of cases/ */
	bool			 all;		/* every case was read */
};

/*
 * Settings that are not there are the defaults. If some are malformed the
 * documents are judged for their form alone: faults that hang on the settings
 * would be reported for every case.
 */
int	bk_survey_begin(struct bk_survey *, const struct bk_repo *,
	    bk_date today, struct bk_arena *, struct bk_diag *);
void	bk_survey_end(struct bk_survey *);

/* Every file of the repository, and the repository itself. */
int	bk_survey_all(struct bk_survey *);

/*
 * What the next git commit adds or changes, for its form alone
 * (bk_check.form_only), as it is staged.
 */
int	bk_survey_staged(struct bk_survey *);

/*
 * Not the documents, but what the repository lets out: names, numbers and
 * addresses of students outside their places, papers in the work tree, modes,
 * remotes, what is confidential and can be read [PRIVACY].
 */
int	bk_survey_privacy(struct bk_survey *);

/* One file that somebody named; "-" is stdin. */
int	bk_survey_file(struct bk_survey *, const char *path);

/*
 * What the cases that were judged have to do with other cases; those are
 * read where they were not.
 */
int	bk_survey_cross(struct bk_survey *);

#endif
