/*
 * What the parts of survey.h share: the areas of a repository, the place of
 * the file that is being judged.
 */
#ifndef BK_SURVEYPART_H
#define BK_SURVEYPART_H

#include "docs.h"
#include "term.h"
#include "visit.h"
#include "survey.h"

/* A directory of documents of ours (DESIGN 2). */
struct bk_area {
	const char	*dir;
	const char	*kinds[2];	/* that belong there */
	bool		 list;		/* a list without a kind: calendar/ */
	bool		 terms;		/* files lie in DIR/TERM/ */
	bool		 term_file;	/* or are DIR/TERM.yaml */
	bool		 one;		/* one document a file */
	bool		 open;		/* people may keep other files there */
};

extern const struct bk_area bk_areas[];	/* ended by a NULL dir */

/* The file that is being judged. */
struct bk_place {
	const char		*path;	/* in the repository, where it is */
	const struct bk_area	*area;	/* NULL: none; any kind may stand */
	bk_term			 term;	/* that the path says, or 0 */
	struct bk_check_roster	*roster;	/* students enter it */
	bool			 broken;	/* a document cannot be read */
};

/* A case that another document names. */
struct bk_naming {
	const char	*file;
	size_t		 line;
	const char	*id;
};

/* An empty one, in the arena of the run; bk_check_roster_free frees it. */
struct bk_check_roster	*bk_survey_roster(struct bk_survey *);

/* Judge one document by its kind. */
void	bk_survey_document(struct bk_survey *, struct bk_reader *,
	    struct bk_place *, struct bk_node *doc);

/* Take down what is planned, of a case or by a `visit` document ... */
void	bk_survey_planned(struct bk_survey *, const struct bk_reader *,
	    const struct bk_case *);
void	bk_survey_visit(struct bk_survey *, const struct bk_reader *,
	    const struct bk_visit *);

/* ... and hold it against the rules, when all is read. */
void	bk_survey_check_plans(struct bk_survey *);

#endif
