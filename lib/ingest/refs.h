/*
 * Names in the files, each resolved once: a ref is a person as the files name
 * them, and holds who that is in each term (people.h).
 */
#ifndef BK_REFS_H
#define BK_REFS_H

#include "diag.h"
#include "ingest.h"
#include "map.h"
#include "term.h"

struct bk_ref {
	struct bk_who	 who;
	const struct bk_msg *bad;	/* cannot be anybody; or NULL */
	struct bk_ref_in {
		bk_term		 term;
		struct bk_pupil	*pupil;	/* NULL: rejected, why says */
		const struct bk_msg *why;	/* with a pupil: to be said */
		const char	*candidates;	/* for --rejects, or NULL */
		struct bk_pupil	*maybe[2];	/* who it may be, so: these
						   cannot be called absent */
		/* Where the first row of nobody stands; how many there are. */
		const char	*shown;		/* FILE[SHEET] */
		size_t		 line, rows;
		size_t		 nth;		/* of those first rows */
	} *in;
	size_t		 n;
};

struct bk_refs {
	struct bk_map	 map;		/* who as one text -> bk_ref */
	struct bk_ref_seen *seen;	/* rows of late; NULL: none yet */
	size_t		 nobodies;	/* with a row in the input, so far */
};

/* Who a person is in that term; found out the first time. */
struct bk_ref_in *bk_refs_who(struct bk_ingest *, const struct bk_who *,
		    bk_term);

/* A text with blanks for the line ends and tabs of a cell; the run's. */
struct bk_str	bk_refs_copy(struct bk_ingest *, struct bk_str);

void	bk_refs_free(struct bk_refs *);

#endif
