/*
 * Tables of who was connected to a meeting, as Zoom, Meet, Teams and their
 * add-ons write them: found and read by shape, whatever the language.
 */
#ifndef BK_ATTENDEES_H
#define BK_ATTENDEES_H

#include "buf.h"
#include "call.h"
#include "order.h"
#include "table.h"

/* Where such a table is; columns are -1 where it has none. */
struct bk_attendees {
	size_t	 head;		/* index of the row of headings */
	size_t	 first, end;	/* of the rows of people */
	int	 name, second;	/* second: of a name in two columns */
	int	 also;		/* another name, as an account's */
	int	 email, join, leave, stay;
	int	 attended;	/* yes or no, of a webinar */
	int	 meeting;	/* its number, where rows are of several */
	bool	 original;	/* names are "Shown (Original)": Zoom */
	bool	 minutes;	/* numbers in `stay` are minutes */
	bool	 clocks;	/* times without a date */
};

/*
 * The first one whose headings are among the rows from..end-1. False when
 * there is none: no column of times or durations beside one of names.
 */
bool	bk_attendees_find(const struct bk_sheet *, size_t from, size_t end,
	    struct bk_attendees *);

/* The one whose headings stand in that row, with times or without. */
bool	bk_attendees_names(const struct bk_sheet *, size_t head, size_t end,
	    struct bk_attendees *);

/*
 * Are its headings those of a meeting's report, in any of the languages that
 * these were seen in: coming, or how long where that is all it tells? Two
 * times beside a name may be a loan or a permit too.
 */
bool	bk_attendees_own(const struct bk_sheet *,
	    const struct bk_attendees *);

/*
 * Is it a meeting's at all? Lengths alone, and times under a heading that may
 * be anything's, are only where some word says that people met; "Joined" also
 * where nothing else stands beside it.
 */
bool	bk_attendees_met(const struct bk_export *, const struct bk_sheet *,
	    const struct bk_attendees *);

/* The same cells: headings once more, above another meeting's people. */
bool	bk_attendees_same(const struct bk_row *, const struct bk_row *);

/*
 * Append its people to the call, whose date stands for times without one;
 * `order` reads those with one, moved to clocks `zone` minutes ahead of UTC.
 * Names put together live in the arena.
 */
void	bk_attendees_read(const struct bk_sheet *, const struct bk_attendees *,
	    enum bk_order, int zone, struct bk_arena *, struct bk_call *);

/* A heading with something in brackets, of either width. */
bool	bk_attendees_bracket(struct bk_str);

/* The number of a Zoom meeting: 812 3456 7890. */
bool	bk_attendees_meeting_id(struct bk_str);

/*
 * The cells of a row, where a tool split "14/11/22, 09:29:07" over two: put
 * together again, so that they stand under `width` headings.
 */
void	bk_attendees_mend(const struct bk_row *, size_t width,
	    struct bk_arena *, struct bk_row *out);

/*
 * What the rows from..end-1 above a table tell of the meeting: the first two
 * moments are its start and end (of three in a row the last two: the first
 * is when it was planned; but for a last one that is when it was made), the
 * first duration behind these its length.
 */
void	bk_attendees_preamble(const struct bk_sheet *, size_t from, size_t end,
	    enum bk_order order, int zone, struct bk_call *);

/* The first date in a text, with a time or without: "Created on 2026-08-31". */
bool	bk_attendees_moment(struct bk_str, struct bk_when *);

/*
 * Decide the order of day and month over the rows from..end-1, or say why it
 * cannot be, with both readings, and -1.
 */
int	bk_attendees_order(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *, size_t from, size_t end,
	    enum bk_order *);

/*
 * The same of a product that writes the day first beside a time of 24 hours
 * with seconds or a small am, and the month before a capital AM: that
 * decides where nothing else does [DESIGN 3, Dates].
 */
int	bk_attendees_order_by_time(struct bk_ingest *,
	    const struct bk_export *, const struct bk_sheet *, size_t from,
	    size_t end, enum bk_order *);

#endif
