/*
 * What is known so far of who was in which session: one pupil for each
 * student and term, and for each of them half a byte a session, so that
 * memory is bounded by students × subjects × days, however many rows there
 * are.
 *
 * A session is a day and a *slot*, which is a subject and a period. Slots are
 * numbered over the whole run; each pupil numbers those it has anew, so that
 * a student with 14 subjects takes 14 half-bytes a day in a school with 90.
 */
#ifndef BK_TALLY_H
#define BK_TALLY_H

#include "arena.h"
#include "attendance.h"
#include "ingest.h"
#include "map.h"
#include "student.h"

/* A half-byte beyond the marks: listed, but no session. */
enum {
	BK_CELL_NONE = 0,
	BK_CELL_EXEMPT = BK_NMARKS,	/* absent, but exempt: not counted */
	BK_CELL_UNKNOWN			/* not taken */
};

struct bk_slot {
	uint32_t	 subject;	/* index in bk_tally.subjects */
	const char	*period;	/* "" where the export has none */
};

struct bk_share {			/* of a pupil in an export */
	uint32_t	 file;
	uint32_t	 rows;
};

/* Counts without days: of a row of totals. */
struct bk_lump {
	uint32_t	 subject;
	bk_date		 from, to;	/* BK_DATE_NONE: not known */
	uint32_t	 count[BK_NMARKS];
	double		 participation;	/* NAN: not given */
	struct bk_lump	*next;
};

struct bk_pupil {
	bk_term		 term;		/* 0: undated, for --long only */
	const char	*nis, *nisn, *email, *name, *class;	/* or NULL */
	const struct bk_student *student;	/* on the roster, or NULL */
	bool		 exemptions;	/* student has days to look at */

	uint64_t	*cell;		/* [day][nwords], 16 slots a word */
	uint32_t	 nwords;
	uint32_t	 nslots;
	uint32_t	*slot;		/* own number -> slot */
	uint32_t	*own;		/* slot -> own number + 1, or 0 */
	uint32_t	 nown;		/* allocated */

	struct bk_share	*share;
	uint32_t	 nshares, sharecap;
	struct bk_lump	*lumps;		/* newest first */
	struct bk_lump	*homework;	/* count: due, submitted, late */
};

struct bk_tally {
	struct bk_arena	  arena;
	struct bk_map	  subjects;	/* text -> NULL, order of appearance */
	struct bk_map	  slotmap;	/* subject NUL period -> NULL */
	struct bk_slot	 *slot;
	size_t		  nslots, slotcap;
	struct bk_pupil	**pupil;	/* order of appearance */
	size_t		  npupils, pupilcap;
};

void	bk_tally_init(struct bk_tally *);
void	bk_tally_free(struct bk_tally *);

/* A new pupil of that term; texts are the caller's to set (see the arena). */
struct bk_pupil	*bk_tally_pupil(struct bk_tally *, bk_term);

/* The number of a subject, of a slot. */
uint32_t	bk_tally_subject(struct bk_tally *, struct bk_str subject);
uint32_t	bk_tally_slot(struct bk_tally *, struct bk_str subject,
		    struct bk_str period);

/*
 * Enter a mark, or one of BK_CELL_*, for a day counted from the first of the
 * pupil's term. What was there before, BK_CELL_NONE if nothing: the better
 * of the two stays, the lower number.
 */
unsigned	bk_tally_enter(struct bk_tally *, struct bk_pupil *,
		    uint32_t slot, unsigned day, unsigned mark);

/* What stands there. */
unsigned	bk_tally_get(const struct bk_pupil *, uint32_t slot,
		    unsigned day);

/* One more row (of any outcome but rejected) of this pupil in that export. */
void	bk_tally_row(struct bk_pupil *, uint32_t file);

/* What the mark is worth on that day: BK_CELL_EXEMPT of one who is. */
unsigned	bk_tally_worth(const struct bk_pupil *, unsigned day,
		    enum bk_mark);

/*
 * The pupil as a document; lists and texts live in the arena. `files` gives
 * name and sha256 of each export. False when there is nothing to say: no
 * session, no totals, no homework.
 */
bool	bk_tally_document(const struct bk_tally *, const struct bk_pupil *,
	    const struct bk_source *files, struct bk_arena *,
	    struct bk_attendance *);

#endif
