/*
 * Calendars as RFC 5545 has them: lines end in CR LF and are folded at 75
 * octets, never inside a character; text is escaped; times are local with
 * their VTIMEZONE.
 *
 *	bk_ics_begin(&b, "-//bk//bk-schedule//EN", &zone);
 *	bk_ics_event(&b, &event, &zone);
 *	bk_ics_end(&b);
 */
#ifndef BK_ICS_H
#define BK_ICS_H

#include <stdbool.h>

#include "arena.h"
#include "buf.h"
#include "date.h"

/* A zone that keeps one offset from UTC. */
struct bk_ics_zone {
	const char	*id;		/* "Asia/Jakarta"; NULL: floating */
	const char	*name;		/* "WIB" */
	int		 minutes;	/* east of UTC */
};

/*
 * The zone of that id: those of Indonesia, UTC, and "+07:00" or "UTC+7".
 * Another one has floating times: id NULL, false.
 */
bool	bk_ics_zone_find(const char *id, struct bk_ics_zone *);

struct bk_ics_event {
	const char	*uid;
	int		 sequence;
	bool		 cancelled;
	bk_date		 date;
	int		 start, end;		/* minutes of the day */
	bk_date		 stamp;			/* DTSTAMP, midnight UTC */
	const char	*summary;
	const char	*location, *description;	/* or NULL */
	const char	*organizer;		/* a mail address; or NULL */
};

/*
 * `publish`: every event has an organizer, without which there is no METHOD
 * [RFC 5546 3.2.1]; libical refuses it.
 */
void	bk_ics_begin(struct bk_buf *, const char *prodid,
	    const struct bk_ics_zone *, bool publish);
/* One VEVENT, CLASS:PRIVATE. */
void	bk_ics_event(struct bk_buf *, const struct bk_ics_event *,
	    const struct bk_ics_zone *);
void	bk_ics_end(struct bk_buf *);

struct bk_ics_events {
	struct bk_ics_event	*v;
	size_t			 n;
};

/*
 * The events of a calendar that was written by this module (times without a Z,
 * no recurrence), in the arena; anything else is passed over.
 */
void	bk_ics_read(struct bk_str text, struct bk_arena *,
	    struct bk_ics_events *);

#endif
