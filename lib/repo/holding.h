/*
 * What a repository holds about one student, in every file of it: documents
 * of the student's own, and mentions in those of others. What shows it to who
 * has a right to see it, and what erases it, read it by this [Law 27/2022
 * art. 7, 8, 32, 43].
 *
 *	struct bk_holding h = { .docs = &docs, .number = "10234" };
 *	if (bk_holding_read(&h) == 0)
 *		... h.file ...
 *	bk_holding_free(&h);
 *
 * A student is known by every number that any roster gives with the one that
 * was asked for, and by the names and addresses that stand in documents of
 * the student's own. A name, number, telephone or address that somebody else
 * has too is not looked for in the documents of others: who is meant cannot
 * be told.
 */
#ifndef BK_HOLDING_H
#define BK_HOLDING_H

#include "docfiles.h"
#include "map.h"
#include "mention.h"

struct bk_holding_doc {
	struct bk_yaml_piece piece;
	struct bk_node	*root;		/* NULL: it is of others, and does
					   not name the student */
	bool		 theirs;	/* about this student and nobody else */
};

enum bk_holding_kind {
	BK_HOLDING_YAML,
	BK_HOLDING_TEXT,	/* something else that can be read */
	BK_HOLDING_LOCKED,	/* encrypted by git-crypt */
	BK_HOLDING_OPAQUE	/* a picture, a PDF, a workbook */
};

struct bk_holding_file {
	const char		*path;
	const char		*shown;	/* in messages */
	enum bk_holding_kind	 kind;
	bool			 named;	/* after one of the numbers */
	struct bk_str		 text;	/* of YAML and TEXT */
	struct bk_holding_doc	*doc;	/* of YAML, in their order */
	size_t			 ndocs;
};

struct bk_holding {
	const struct bk_docfiles *docs;
	const char		 *number;	/* a NIS or NISN */

	struct bk_holding_file	 *file;		/* in order of their paths */
	size_t			  nfiles;
	struct bk_map		  numbers;	/* all of the student's */
	const char		 *name;		/* the newest, or NULL */
	struct bk_map		  guardians;	/* their names */
	struct bk_mention	 *own;		/* to be looked for */
	size_t			  nown, capown;
	struct bk_mention	 *shared;	/* that others have too */
	size_t			  nshared, capshared;
	struct bk_map		  services;	/* "TERM/ID": to nobody else */
	struct bk_map		  groups;	/* to others as well */
};

/*
 * Read everything: 0; or reported, -1: a file cannot be read, nobody has that
 * number, two students have it.
 */
int	bk_holding_read(struct bk_holding *);
void	bk_holding_free(struct bk_holding *);

/* Is it one of the student's numbers; the id of a case of theirs? */
bool	bk_holding_is_number(const struct bk_holding *, const char *);
bool	bk_holding_is_case(const struct bk_holding *, const char *id);

/* Is it what is closed about a service to the student and others? */
bool	bk_holding_is_of_group(const struct bk_holding *,
	    const struct bk_node *doc);

#endif
