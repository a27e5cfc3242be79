/*
 * Case files: read with the edit that will change them, found by id or NIS,
 * written when something changed. (The case that a person means: casefind.h.)
 */
#ifndef BK_CASEFILE_H
#define BK_CASEFILE_H

#include "case.h"
#include "docfiles.h"
#include "map.h"
#include "student.h"
#include "term.h"
#include "txn.h"

struct bk_casefile {
	const char	*path;		/* in the repository */
	const char	*shown;		/* in messages */
	struct bk_str	 text;		/* as read; p NULL: a new case */
	struct bk_yaml_piece piece;
	struct bk_case	 c;
	struct bk_edit	 edit;		/* of a case that was read */
};

/* All cases of a repository, or of some terms; in the order of their paths. */
struct bk_casefiles {
	struct bk_casefile	**v;
	size_t			  n, cap;
	struct bk_map		  by_id;	/* "TERM/NIS" -> casefile */
};

/*
 * Read every case of `term` (0: of all terms). A malformed file: reported, -1
 * (with keep_going: skipped, 0).
 */
int	bk_casefile_read_all(struct bk_casefiles *, bk_term term,
	    const struct bk_docfiles *from);

/* Free them, and edits that were not written. */
void	bk_casefile_free_all(struct bk_casefiles *);

/*
 * Does the file (its path as messages call it will do) lie elsewhere than the
 * case belongs: under another name, as the copy that a file manager made, or in
 * the directory of another term? Nothing uses it [DESIGN, Strangers].
 */
bool	bk_casefile_is_stranger(const char *path, const struct bk_case *,
	    struct bk_arena *);

/*
 * Where the document of the case does not say on which rung it opened, with a
 * success of an earlier case on it: take it from that case. Left as it is where
 * that cannot be read.
 */
void	bk_casefile_trace(struct bk_case *, const struct bk_docfiles *from);

/* Read one file: 0; 1 when there is none; -1: reported. */
int	bk_casefile_read(struct bk_casefile *, const char *path,
	    const struct bk_docfiles *from);

struct bk_casefile	*bk_casefile_find(const struct bk_casefiles *,
			    bk_term, const char *nis);

/*
 * The open case of a student, in whichever term; the latest; NULL. Here and
 * below a student is known by the key and, if `s` is not NULL, by every number
 * in the roster.
 */
struct bk_casefile	*bk_casefile_find_open(const struct bk_casefiles *,
			    const char *key, const struct bk_student *s);

/* The case of a student in a term; of several an open one first. */
struct bk_casefile	*bk_casefile_find_about(const struct bk_casefiles *,
			    bk_term, const char *key,
			    const struct bk_student *s);

/* The earliest open case of the student, from a term on. */
struct bk_casefile	*bk_casefile_first_open(const struct bk_casefiles *,
			    bk_term from, const char *key,
			    const struct bk_student *s);

/* Take a file that was read: a copy in the arena, with its edit. */
struct bk_casefile	*bk_casefile_keep(struct bk_casefiles *,
			    const struct bk_casefile *, struct bk_arena *);

/* A new case, in memory; NULL (reported) when no file can be named after it. */
struct bk_casefile	*bk_casefile_add(struct bk_casefiles *,
			    const struct bk_case *,
			    const struct bk_docfiles *);

/*
 * Put every file that was changed, or is new, into the transaction; without
 * one (NULL) append them to *out, as documents. It ends their edits: once
 * only. 0, or reported and -1.
 */
int	bk_casefile_write(struct bk_casefiles *, struct bk_txn *,
	    struct bk_buf *out, const struct bk_docfiles *);

#endif
