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

#include "aliases.h"
#include "arena.h"
#include "map.h"
#include "mark.h"
#include "student.h"
#include "term.h"

/*
 * A half-byte: a mark, or beyond them, of who was listed but had no session;
 * and a bit for a session that was entered more than once.
 */
enum {
	BK_CELL_NONE = 0,
	BK_CELL_EXEMPT = BK_NMARKS,	/* absent, but exempt: not counted */
	BK_CELL_UNKNOWN,		/* not taken */
	BK_CELL_WHAT = 7,
	BK_CELL_TWICE = 8
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
	const char	*tasks;		/* of homework (coursework.h) */
	uint32_t	 file;
	struct bk_lump	*next;
};

enum {
	BK_PUPIL_FIRST = 16,
	BK_PUPIL_WORD = 16		/* slots in a word of cells */
};

/*
 * What entering a session touches stands first, in one line of the cache:
 * with thousands of students these are the misses that a log costs.
 */
struct bk_pupil {
	_Alignas(64) uint64_t *cell;	/* [day][nwords], 16 slots a word */
	uint32_t	*own;		/* slot -> own number + 1, or 0 */
	uint32_t	 nown;		/* allocated */
	uint32_t	 nwords;
	uint32_t	 file, rows;	/* of the present export */
	uint8_t		 first[BK_PUPIL_FIRST];	/* as own, of the first slots */
	bk_term		 term;		/* 0: undated, for --long only */
	bool		 exemptions;	/* student has days to look at */

	struct bk_arena	*cells;		/* the tally's, for the first word */
	uint32_t	 nslots;
	uint32_t	*slot;		/* own number -> slot */
	const char	*nis, *nisn, *email, *name, *class;	/* or NULL */
	const struct bk_student *student;	/* on the roster, or NULL */
	struct bk_share	*share;		/* of the exports before */
	uint32_t	 nshares, sharecap;
	struct bk_lump	*lumps;		/* newest first */
	struct bk_lump	*homework;	/* count: due, submitted; newest
					   first */
};

struct bk_tally {
	struct bk_arena	  arena;
	struct bk_arena	  cells;	/* a word a day, of all pupils */
	struct bk_map	  subjects;	/* first spelling -> NULL, in order */
	struct bk_map	  folded;	/* as compared -> number + 1 */
	struct bk_map	  tasks;	/* lists of tasks -> NULL */
	struct bk_map	  slotmap;	/* number of the subject NUL period ->
					   NULL, in the order of slots */
	struct bk_map	  given;	/* subject NUL period -> slot + 1 */
	const struct bk_aliases *aliases; /* of subjects, or NULL */
	struct bk_slot	 *slot;
	size_t		  nslots, slotcap;
	struct bk_pupil	**pupil;	/* order of appearance */
	size_t		  npupils, pupilcap;
	struct bk_pupil	**chunk;	/* where they live */
	size_t		  nchunks, chunkcap;
	bool		  overfull;	/* more came than is held, see below */
};

void	bk_tally_init(struct bk_tally *);
void	bk_tally_free(struct bk_tally *);

/*
 * A hostile export names a person or a subject anew in each row. What is held
 * of one run is more than any school has; what comes beyond it is entered at
 * random, and `overfull` says that nothing of this tally may be used.
 */
enum {
	BK_TALLY_PUPILS = 1 << 17,
	BK_TALLY_SLOTS = 1 << 14,
	BK_TALLY_BOTH = 1 << 25		/* the one times the other */
};

/* A new pupil of that term; texts are the caller's to set (see the arena). */
struct bk_pupil	*bk_tally_pupil(struct bk_tally *, bk_term);

/*
 * The number of a subject, of a slot. Subjects that are alike but for case,
 * blanks, dots and hyphens, or by a decision, are one; it is called as it was
 * spelled first, or as the decision has it [FIELD 1].
 */
uint32_t	bk_tally_subject(struct bk_tally *, struct bk_str subject);
uint32_t	bk_tally_slot(struct bk_tally *, struct bk_str subject,
		    struct bk_str period);

/* The pupil's own number + 1 of a slot, met for the first time or not. */
uint32_t	bk_tally_own(struct bk_pupil *, uint32_t slot);

/* The rows that follow are of another export. */
void		bk_tally_next_file(struct bk_pupil *, uint32_t file);

/*
 * Enter a mark, or one of BK_CELL_*, for a day counted from the first of the
 * pupil's term. What was there before, BK_CELL_NONE if nothing: the better
 * of the two stays, the lower number.
 */
static inline unsigned
bk_tally_enter(struct bk_pupil *p, uint32_t slot, unsigned day, unsigned mark)
{
	uint32_t own = slot < BK_PUPIL_FIRST ? p->first[slot] : 0;
	unsigned shift, was;
	uint64_t *w;

	if (!own)
		own = bk_tally_own(p, slot);
	own--;
	shift = own % 16 * 4;
	w = p->cell + (size_t)day * p->nwords + own / 16;
	was = *w >> shift & BK_CELL_WHAT;
	if (was == BK_CELL_NONE) {
		*w |= (uint64_t)mark << shift;
		return was;
	}
	if (mark < was)
		*w ^= (uint64_t)(mark ^ was) << shift;
	*w |= (uint64_t)BK_CELL_TWICE << shift;
	return was;
}

/* One more row (of any outcome but rejected) of this pupil in that export. */
static inline void
bk_tally_row(struct bk_pupil *p, uint32_t file)
{
	if (p->file != file)
		bk_tally_next_file(p, file);
	p->rows++;
}

/* What stands there, BK_CELL_TWICE aside. */
unsigned	bk_tally_get(const struct bk_pupil *, uint32_t slot,
		    unsigned day);

/* What the mark is worth on that day: BK_CELL_EXEMPT for an exempt student. */
unsigned	bk_tally_worth(const struct bk_pupil *, unsigned day,
		    enum bk_mark);

/*
 * The pupil as a document; lists and texts live in the arena. `files` gives
 * name and sha256 of each export. False when there is nothing to say: no
 * session, no totals, no homework. *twice: something was told twice, and is
 * counted once (tallytwice.h).
 */
bool	bk_tally_document(const struct bk_tally *, const struct bk_pupil *,
	    const struct bk_source *files, struct bk_arena *,
	    struct bk_attendance *, bool *twice);

#endif
