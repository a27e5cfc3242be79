/*
 * Outgoing letters and their numbers: what the book of letters holds of each
 * (letters/YEAR.yaml, repo/book.h), and which letter is the same as one that
 * went out before, so that a reprint keeps its number [DESIGN, Letters].
 */
#ifndef BK_OUTGOING_H
#define BK_OUTGOING_H

#include "case.h"

/* One line of the book. */
struct bk_outgoing {
	int		 seq;		/* within the year; BK_INT_NONE */
	const char	*number;	/* as it is printed */
	bk_date		 date;
	const char	*type;		/* "summons" */
	struct bk_texts	 cases;		/* their ids */
	const char	*to;		/* a name or an office, or NULL */
	struct bk_node	*node;
};

/* Read one line: 0; or reported, -1: malformed, without number or date. */
int	bk_outgoing_read(const struct bk_reader *, struct bk_node *,
	    struct bk_outgoing *);

/* Append it as a line of the book. */
void	bk_outgoing_write(struct bk_buf *, const struct bk_outgoing *);

/* A letter that is to go out: its type and the cases it is about. */
struct bk_outgoing_letter {
	const char	*type;
	const struct bk_case *const *cases;
	size_t		 n;
	bool		 over;		/* its matter has ended: the last line
					   of that type and cases is it */
};

/*
 * Is that line of the book this very letter? The type and the cases are the
 * same and, by type:
 *
 *	summons		no summons was recorded since that went out, but by
 *			this letter itself
 *	visit-request, assignment	no visit_request since
 *	conference-...	no conference was held since
 *	nudge		no attendance is known of a later day: c->reasons
 *			holds one, up to that day
 *
 * and the case was not reopened since.
 */
bool	bk_outgoing_same(const struct bk_outgoing *,
	    const struct bk_outgoing_letter *);

/*
 * Which summons the next is: one more than those recorded since the last
 * `reopen`.
 */
int	bk_outgoing_ordinal(const struct bk_case *);

/*
 * Does that letter still wait for this case of it: a summons for whether
 * somebody came, a request for the principal's word, an invitation for the
 * conference? Not of a case that is closed. (News of a referral: promise.h.)
 */
bool	bk_outgoing_waits(const struct bk_outgoing *, const struct bk_case *);

/* Does the school number its letters itself: `numbers: manual`? */
bool	bk_outgoing_manual(const char *pattern);

/* Where a pattern has braces that are none of the below; NULL: nowhere. */
const char	*bk_outgoing_wrong(const char *pattern);

/*
 * The number of a letter: `seq` put into the pattern, which may have {seq},
 * {month}, {roman_month} and {year}. Without a pattern (or `manual`), and
 * where `seq` has a slash of its own, it is `seq` itself. In the arena.
 */
const char	*bk_outgoing_number(const char *pattern, const char *seq,
		    bk_date, struct bk_arena *);

#endif
