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
void	bk_survey_closed_service(struct bk_survey *, struct bk_reader *,
	    struct bk_place *, struct bk_node *, const char *of);

/* How long it is kept after the student left [PRIVACY, art. 42]. */
enum bk_survey_keeping { BK_SURVEY_ATTENDANCE, BK_SURVEY_CASE };

/* One who is named in a document that is judged. */
struct bk_survey_someone {
	enum bk_survey_keeping	 keeping;
	bk_term			 term;		/* that the document is of */
	const char		*key;		/* a number; NULL: nobody */
	bk_date			 left;		/* by the document, or none */
};

/*
 * Note that a document holds somebody; bk_survey_check_kept says of each file
 * what is due. Of what cannot be due yet nothing is noted.
 */
void	bk_survey_keep(struct bk_survey *, const struct bk_reader *,
	    const struct bk_place *, const struct bk_survey_someone *);
/* 0; or -1: a roster cannot be read, which is said of itself. */
int	bk_survey_check_kept(struct bk_survey *);

struct bk_personal;

/* Where personal data stands in a text: at file and line, once a line. */
void	bk_survey_search(struct bk_survey *, const struct bk_personal *,
	    struct bk_str text, bool title, const char *shown);

/* What git tells beside the files: messages, branches, remotes. 0, -1. */
int	bk_survey_git(struct bk_survey *, const struct bk_personal *);

/*
 * Say, once, where what is confidential is stored as everybody can read it. Of
 * what git cannot tell nothing is said.
 */
void	bk_survey_readable(struct bk_survey *);

/* The repository itself: who can read it. */
void	bk_survey_itself(struct bk_survey *);

/* What git of this clone has of our hook and merge driver. */
void	bk_survey_clone(struct bk_survey *);

#endif
