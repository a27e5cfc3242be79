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
	bool		 book;		/* the list is of letters */
	bool		 terms;		/* files lie in DIR/TERM/ */
	bool		 term_file;	/* or are DIR/TERM.yaml */
	bool		 one;		/* one document a file */
	bool		 open;		/* people may keep other files there */
};

/* The file that is being judged. */
struct bk_place {
	const char		*path;	/* in the repository, where it is */
	const struct bk_area	*area;	/* NULL: none; any kind may stand */
	bk_term			 term;	/* that the path says, or 0 */
	struct bk_check_roster	*roster;	/* students enter it */
	bool			 broken;	/* a document cannot be read */
	bool			 tied;		/* its recaps are, and said */
};

/* The line of the key's value, else of the document. */
size_t	bk_survey_line(const struct bk_node *doc, const char *key);

/* The path that we would give (NULL: none can be) is the path it has. */
void	bk_survey_expect(const struct bk_reader *, const struct bk_place *,
	    const char *path, size_t line);

/* A service, a programme; and what is closed about the service `of`. */
void	bk_survey_service(struct bk_survey *, struct bk_reader *,
	    struct bk_place *, struct bk_node *);
void	bk_survey_programme(struct bk_survey *, struct bk_reader *,
	    struct bk_place *, struct bk_node *);
void	bk_survey_closed_service(struct bk_reader *, struct bk_place *,
	    struct bk_node *, const char *of);

/* The repository itself: who can read it. */
void	bk_survey_itself(struct bk_survey *);

/* What git of this clone has of our hook and merge driver. */
void	bk_survey_clone(struct bk_survey *);

#endif
