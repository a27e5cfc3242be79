/*
 * Online meetings: who was connected, and for how long. The connections of a
 * person are joined as a union of intervals, never summed, for one person on
 * two devices is one person.
 */
#ifndef BK_CALL_H
#define BK_CALL_H

#include "clock.h"
#include "ingest.h"

#define BK_CLOCK_NONE	INT64_MIN

/* One line of a report: one connection, or all of a person's. */
struct bk_link {
	struct bk_str	 name, also, email;
	int64_t		 from, to;	/* seconds since 1970 of local clocks,
					   or BK_CLOCK_NONE; without a date
					   seconds since midnight */
	double		 seconds;	/* connected, as said; -1: not known */
	bool		 absent;	/* listed as not having come */
	bool		 open;		/* there when the report was made */
	size_t		 line;
	struct bk_str	 record;
};

struct bk_call {
	struct bk_str	 subject, class;	/* may be empty */
	bk_date		 date;		/* NONE: by each link's `from` */
	int64_t		 from, to;	/* by its head; BK_CLOCK_NONE */
	double		 seconds;	/* length, by its head; -1: not said */
	size_t		 line;
	struct bk_link	*link;
	size_t		 n, cap;
};

#define BK_CALL_INIT \
	{ { "", 0 }, { "", 0 }, BK_DATE_NONE, BK_CLOCK_NONE, BK_CLOCK_NONE, \
	    -1, 0, NULL, 0, 0 }

/* Room for one more link, cleared. */
struct bk_link	*bk_call_link(struct bk_call *);
void		 bk_call_free(struct bk_call *);

/* The second of a day of that date; `second` < 0: BK_CLOCK_NONE. */
int64_t		 bk_call_clock(bk_date, int second);

/*
 * Tell the sink who was there, one session a person (and day, where the file
 * spans several), and that the others of the class were not.
 *
 * The period is the start, by the head or else the first join, so that two
 * lessons of a day are two sessions. A person is told by e-mail address, but
 * for one that several have at once, which is taken away; else by name.
 * Present: connected for present_minutes_percent of the length, which is the
 * head's, else from the first join to the last leave, else the longest stay.
 * An open end is not known, and whoever has one was there.
 */
void	bk_call_report(struct bk_ingest *, struct bk_call *);

#endif
