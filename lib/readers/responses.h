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

/* One of them. There may be a million, so it is small. */
struct bk_response {
	uint32_t row;			/* its number in the sheet */
	bk_date	 day[2];		/* by enum bk_order; NONE: the
					   calendar has no such day */
	unsigned char asked;		/* the question that told the day */
	bool	 swaps;			/* see dayswap.h */
	bool	 off, off_back;		/* not on the weekday beside it: as it
					   is; where it was swapped */
};

struct bk_responses {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;	/* all of it (bk_export_hold) */
	struct bk_responses_head head;
	unsigned hints;			/* enum bk_mark_hint, of the answers */
	enum bk_order order;		/* of the days, once it is decided */
	struct bk_response *v;
	size_t	 n, cap;
	uint32_t *lost;			/* rows without a day, rejected */
	size_t	 nlost, lostcap;
	struct bk_arena arena;		/* of the row at hand */
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
	    const struct bk_export *, const struct bk_sheet *all);
void	bk_responses_free(struct bk_responses *);

/* The day of a response. */
static inline bk_date
bk_responses_day(const struct bk_responses *r, const struct bk_response *one)
{
	return one->day[r->order];
}

/* What row `i` answers; empty where nothing asks for it. */
struct bk_str	bk_responses_answer(const struct bk_responses *, size_t i,
		    enum bk_question);
struct bk_who	bk_responses_who(struct bk_responses *, size_t i);
/* The row for --rejects; empty where nobody asks for it. */
struct bk_str	bk_responses_record(struct bk_responses *, size_t i);
void		bk_responses_reject(struct bk_responses *, size_t i,
		    const struct bk_msg *);

#endif
