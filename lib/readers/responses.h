/*
 * Lists in which people wrote down something of a student, a row each: the
 * responses to a form, with the moment of sending first, or a typed list with
 * a day. What the columns hold is told by the words of their headings.
 */
#ifndef BK_RESPONSES_H
#define BK_RESPONSES_H

#include "ingest.h"
#include "logabove.h"
#include "table.h"
#include "vocabulary.h"

enum { BK_RESPONSES_COLUMNS = 128 };	/* that are looked at */

struct bk_responses_head {
	size_t	 row;			/* of the headings */
	int	 at[BK_NQUESTIONS];	/* column, or -1 */
	int	 reason;		/* why somebody is away, or -1 */
	int	 weekdays;		/* a list's, beside its days, or -1 */
	bool	 problems;		/* heading or title speak of problems */
	struct bk_log_above above;	/* the day where no column has it */
};

struct bk_response {
	const struct bk_row *row;
	struct bk_when	 when;
	bk_date		 date;		/* NONE: the calendar has no such day */
};

struct bk_responses {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	struct bk_responses_head head;
	unsigned	 hints;		/* enum bk_mark_hint, of the answers */
	struct bk_response *v;
	size_t		 n;
	struct bk_arena	 arena;		/* until bk_responses_free */
};

/* A form's headings, in the first row: when it was sent, then who. */
bool	bk_responses_form(const struct bk_sheet *, struct bk_responses_head *);

/*
 * The headings of a typed list of problems: who, a problem or its kind, and a
 * day, in a column or above.
 */
bool	bk_responses_list(const struct bk_export *, const struct bk_sheet *,
	    struct bk_responses_head *);

/* Likewise, but no day: the problems are nobody's to act on yet. */
bool	bk_responses_undated(const struct bk_export *, const struct bk_sheet *,
	    struct bk_responses_head *);

/*
 * Does it ask for a problem? "Kategori" or "Deskripsi" may be of anything: a
 * heading, a title or the file's name has to say that it is of problems.
 */
bool	bk_responses_problem(const struct bk_export *, const struct bk_sheet *,
	    const struct bk_responses_head *);

/* Does a heading say what was done about it? Then it is a journal. */
bool	bk_responses_journal(const struct bk_row *head);

/*
 * Gather the rows under the headings, with their days: 0, or reported and -1.
 * Rows without a day are rejected. To be freed in either case.
 */
int	bk_responses_gather(struct bk_responses *, struct bk_ingest *,
	    const struct bk_export *, const struct bk_sheet *);
void	bk_responses_free(struct bk_responses *);

/* What a row answers; empty where nothing asks for it. */
struct bk_str	bk_responses_answer(const struct bk_responses *,
		    const struct bk_row *, enum bk_question);
struct bk_who	bk_responses_who(struct bk_responses *,
		    const struct bk_row *);
void		bk_responses_reject(struct bk_responses *,
		    const struct bk_row *, const struct bk_msg *);

#endif
