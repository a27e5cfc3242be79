/*
 * Rows that could not be used: each is reported, counted with its file, and
 * written to the file of --rejects. So are remarks about rows that were used.
 */
#ifndef BK_REJECTS_H
#define BK_REJECTS_H

#include "buf.h"
#include "diag.h"
#include "newfile.h"
#include "str.h"

struct bk_ingest;

struct bk_rejects {
	struct bk_newfile file;		/* fd -1: none, or it failed */
	struct bk_buf	 pending;	/* lines not yet written to it */
	struct {
		const struct bk_msg *msg;
		size_t		 line;
		const char	*shown;	/* the place: file, sheet */
		struct bk_buf	 record;
	} last;				/* for rows of many sessions */
	size_t		 twice, ntwice;	/* rows entered twice, not yet said */
};

/*
 * Start with the file that the options name, if they do: 0, or reported and -1.
 * Either way to be freed.
 */
int	bk_rejects_start(struct bk_ingest *);
void	bk_rejects_free(struct bk_rejects *);

/*
 * The same as bk_ingest_reject, with names that only --rejects may show. False
 * where that row was rejected for the same cause just now: it counts once.
 */
bool	bk_rejects_row(struct bk_ingest *, size_t line, const struct bk_msg *,
	    struct bk_str record, const char *detail, const char *candidates);

/*
 * Report the lines of bk_ingest_twice that were held back: before anything else
 * is reported, and at the end of the file.
 */
void	bk_rejects_say_twice(struct bk_ingest *);

#endif
