/*
 * What an export says of one student in one term: `kind: attendance`.
 * Counts of sessions, by subject; one mark a calendar day; the sources.
 * Totals and activity are derived from the rest, never trusted.
 */
#ifndef BK_ATTENDANCE_H
#define BK_ATTENDANCE_H

#include "bind.h"
#include "buf.h"
#include "coursework.h"
#include "term.h"

/* More than any sum of sessions; hostile counts stop here. */
enum { BK_ATTENDANCE_MAX = 1000000000 };

/* The five statuses are disjoint and add up to sessions (FIELD 1). */
struct bk_counts {
	int	sessions, present, late, sick, excused, unexcused;
};

struct bk_subject {
	const char	*subject;
	bk_date		 from, to;
	struct bk_counts counts;
	double		 participation;	/* percent, NAN where not given */
};

struct bk_source {
	const char	*file, *sha256;
	int		 rows;
};

struct bk_assignments {
	int	due, submitted, late;	/* BK_INT_NONE where not known */
};

/*
 * One letter a calendar day from `from` on: P was at a session, else U one
 * unexcused, else E one excused, else S sick; '.' no session.
 */
struct bk_days {
	bk_date		 from;
	const char	*marks;		/* NULL: not known */
};

struct bk_attendance {
	const char	*nis, *nisn, *name, *class;
	bk_term		 term;
	bk_date		 from, to;
	struct bk_counts totals;
	struct bk_assignments assignments;	/* of all courses */
	BK_LIST_OF(struct bk_coursework) coursework;	/* none: not known */
	struct bk_days	 days;
	BK_LIST_OF(struct bk_subject) subjects;
	BK_LIST_OF(struct bk_source) sources;
	int		 taken;		/* the run that kept it, counted from 1
					   in the term; BK_INT_NONE */
	struct bk_node	*node;
};

extern const struct bk_bind bk_attendance_binds[];

/* a += b. */
void	bk_attendance_add(struct bk_counts *a, const struct bk_counts *b);

/* sessions − sick − excused: what activity is measured on. */
int	bk_attendance_countable(const struct bk_counts *);

/*
 * Activity in percent [C]: 100 × (present + late) / countable, or the mean of
 * `participation` over the subjects that give one. NAN where there were
 * sessions and none is countable: such a student has no activity.
 */
double	bk_attendance_activity(const struct bk_attendance *);

/* Is the activity below `percent`? Compared unrounded; none: false. */
bool	bk_attendance_below(const struct bk_attendance *, double percent);

/*
 * Read one document; totals are computed anew from subjects (where it has
 * any), from and to likewise (where all have theirs). 0, or reported and -1.
 */
int	bk_attendance_read(const struct bk_reader *, struct bk_node *,
	    struct bk_attendance *);

/*
 * What a recap says of the time after `day`: all of it when it starts later;
 * of one that started before, its days, each counted as one session, or its
 * whole where it has no marks of days. False when it ends by that day. *out
 * shares the texts of *a.
 */
bool	bk_attendance_after(const struct bk_attendance *a, bk_date day,
	    struct bk_attendance *out);

/*
 * Compute totals, from and to anew from the subjects, where there are any, and
 * the assignments from the coursework: derived fields are never trusted
 * [DESIGN, rulings].
 */
void	bk_attendance_derive(struct bk_attendance *);

/* Append the document, canonical, `---` first. */
void	bk_attendance_write(struct bk_buf *, const struct bk_attendance *);

#endif
