/*
 * Inside a run: what the sink, the log reader and the outputs share. Not for
 * recognisers, which know ingest.h alone.
 */
#ifndef BK_STATE_H
#define BK_STATE_H

#include "arena.h"
#include "io.h"
#include "map.h"
#include "msg_ingest.h"
#include "intake.h"
#include "newfile.h"
#include "tally.h"
#include "term.h"

/* A person as files name it, and who that is in each term. */
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
		uint32_t	 file;		/* where the first row of */
		size_t		 line, rows;	/* nobody stands; how many */
	} *in;
	size_t		 n;
};

/* Why rows were rejected, how many. */
struct bk_cause {
	const struct bk_msg *msg;
	size_t		 n;
};

/* An export that was read. */
struct bk_file {
	const char	*name;
	const char	*encoding;
	const struct bk_format *format;
	char		 sha256[65];
	bk_date		 first, last;	/* days seen, or BK_DATE_NONE */
	size_t		 used, merged, rejected, exempt;
	struct bk_cause	*cause;		/* of the rejected, as they came */
	size_t		 ncauses, causecap;
	bool		*subject;	/* seen, by number */
	size_t		 nsubjects;	/* allocated */
	struct bk_map	 classes;	/* of a roster */
	bool		 failed;	/* not used as a whole */
};

/* A row of --long: its mark is looked up at the end, the best may come. */
struct bk_long_row {
	const struct bk_pupil *pupil;
	uint32_t	 slot;
	bk_date		 date;		/* BK_DATE_NONE: `mark` holds */
	uint32_t	 mark;
	float		 minutes;
	uint32_t	 file;
	size_t		 line;
};

struct bk_people;

struct bk_ingest {
	struct bk_ingest_options opt;
	struct bk_diag	*dg;
	struct bk_arena	 arena;
	struct bk_tally	 tally;
	struct bk_map	 refs;		/* who as one text -> bk_ref */
	struct bk_people *people;

	struct bk_file	*file;
	size_t		 nfiles, filecap;
	const char	**skipped;	/* of which nothing was read */
	size_t		 nskipped, skippedcap;
	bool		 failed;	/* the present file, as a whole */
	size_t		 twice, ntwice;	/* rows entered twice, not yet said */

	struct bk_long_row *row;
	size_t		 nrows, rowcap;
	struct bk_student *student;
	size_t		 nstudents, studentcap;
	struct bk_map	 student_by_key;	/* index + 1 */
	struct bk_map	 families;	/* card -> index + 1 of the first */
	size_t		 households;
	struct bk_buf	 referrals;
	struct bk_map	 referred;	/* pupil and referral, as a text */
	unsigned	 gave;

	struct bk_newfile rejects;
	struct bk_buf	 rejected;	/* lines not yet written to it */
	struct {
		const struct bk_msg *msg;
		size_t		 line, nfiles;
		struct bk_buf	 record;
	} last_reject;			/* for rows of many sessions */

	struct bk_meeting *meeting;	/* open one, or NULL */
};

/* The present file. */
static inline struct bk_file *
bk_state_file(struct bk_ingest *in)
{
	return &in->file[in->nfiles - 1];
}

/* How many threads to use, at least 1. */
unsigned	bk_state_jobs(const struct bk_ingest *);

/* The ref of a person; texts are copied, trimmed, where it is new. */
struct bk_ref	*bk_state_ref(struct bk_ingest *, const struct bk_who *);

/* Who that is in that term; find it out the first time. */
struct bk_ref_in *bk_state_in(struct bk_ingest *, struct bk_ref *, bk_term);

/* Remember a row for --long. */
void	bk_state_add_long(struct bk_ingest *, struct bk_long_row);

/* Say once what there is to say of a person who was found. */
void	bk_state_tell(struct bk_ingest *, struct bk_ref_in *, size_t line);

/*
 * Enter one session of a pupil on a day of its term: count it, and remember
 * the row for --long, which alone needs the line. False when it was there
 * already, which the caller says.
 */
static inline bool
bk_state_enter(struct bk_ingest *in, struct bk_pupil *p, uint32_t slot,
    unsigned day, enum bk_mark mark, double minutes, size_t line)
{
	uint32_t file = (uint32_t)in->nfiles - 1;
	struct bk_file *f = bk_state_file(in);
	unsigned cell = mark;

	if (p->exemptions || mark == BK_MARK_UNKNOWN)
		cell = bk_tally_worth(p, day, mark);
	bk_tally_row(p, file);
	f->used++;
	f->exempt += cell == BK_CELL_EXEMPT;
	if (bk_tally_enter(p, slot, day, cell) != BK_CELL_NONE) {
		f->merged++;
		return false;
	}
	if (in->opt.as_long)
		bk_state_add_long(in, (struct bk_long_row){ .pupil = p,
		    .slot = slot, .date = bk_term_first(p->term) + (int)day,
		    .minutes = (float)minutes, .file = file, .line = line });
	return true;
}

/*
 * That line is a session that was there already. Rows in a row are said
 * together: before anything else is said, and at the end of the file.
 */
void	bk_state_twice(struct bk_ingest *, size_t line);
void	bk_state_say_twice(struct bk_ingest *);

/*
 * The same as bk_ingest_reject, with names that only --rejects may show. False
 * where that row was rejected for the same cause just now: it counts once.
 */
bool	bk_state_reject(struct bk_ingest *, size_t line,
	    const struct bk_msg *, struct bk_str record, const char *detail,
	    const char *candidates);

/* Reject a row of somebody who is nobody, for which bk_ref_in has the why. */
void	bk_state_turn_away(struct bk_ingest *, struct bk_ref_in *, size_t line,
	    struct bk_str record);

/* That day, that subject was seen in the present file. */
void	bk_state_see_day(struct bk_ingest *, bk_date);
void	bk_state_see_subject(struct bk_ingest *, uint32_t subject);

/* people.h, as far as the state calls it */
struct bk_people *bk_people_new(struct bk_ingest *);
void		  bk_people_free(struct bk_people *);
void		  bk_people_find(struct bk_people *, const struct bk_ref *,
		    struct bk_ref_in *);

#endif
