/*
 * A run of bk-ingest from outside: options, files in, documents out.
 *
 *	struct bk_ingest *in = bk_ingest_new(&options, dg);
 *
 *	for (each file)
 *		if (bk_ingest_file(in, path) < 0)
 *			failed = true;
 *	bk_ingest_attendance(in, 0, BK_INT_NONE, &out);
 *	bk_ingest_free(in);
 */
#ifndef BK_INTAKE_H
#define BK_INTAKE_H

#include "ingest.h"
#include "order.h"
#include "school.h"
#include "student.h"
#include "term.h"

struct bk_aliases;

struct bk_ingest_options {
	bk_term		 term;		/* of --term; 0: none */
	/* The recognisers there are, ended by NULL. */
	const struct bk_format *const *formats;
	const struct bk_format *as;	/* of --as; NULL: by shape */
	bool		 date_order_given;
	enum bk_order	 date_order;	/* of --date-order */
	const char	*rejects;	/* file to write, or NULL */
	bool		 as_long;	/* keep rows for --long */
	int		 jobs;		/* threads; 0: one a processor */
	double		 present_percent;
	int		 late_after;	/* minutes since midnight; -1: never */
	bool		 absent_others;	/* --absent-others */
	const struct bk_mapfile *map;	/* of --map, or NULL */
	const struct bk_school *school;	/* its classes; or NULL */
	bk_date		 today;
	int		 zone;		/* minutes ahead of UTC (420: WIB), or
					   BK_ZONE_NONE */
	/*
	 * The roster of a term, or NULL where the repository has none; asked
	 * once a term. What it points to must outlive the run. NULL: no
	 * repository.
	 */
	const struct bk_roster *(*roster)(void *ctx, bk_term);
	/*
	 * Set if that was NULL because it cannot be read, which was reported:
	 * then do not say that there is none. NULL: never.
	 */
	const bool	*roster_failed;
	/*
	 * Is that no school day, by weekday or calendar? NULL: Saturdays and
	 * Sundays are none.
	 */
	bool	(*day_off)(void *ctx, bk_date);
	/*
	 * Told often how far a long log is: so many bytes, of so many (0: not
	 * known). NULL: nobody asks.
	 */
	void	(*progress)(void *ctx, size_t bytes, size_t of);
	const struct bk_aliases *aliases;	/* or NULL; whois.h */
	void		*ctx;
};

/* NULL when the rejects cannot be opened, which was reported. */
struct bk_ingest *bk_ingest_new(const struct bk_ingest_options *,
		    struct bk_diag *);
void		  bk_ingest_free(struct bk_ingest *);

/*
 * Read one file ("-": stdin). -1 when it is not usable as a whole, which was
 * reported, by bk_diag_keep_going as an error or a finding.
 */
int	bk_ingest_file(struct bk_ingest *, const char *path);

/* Was any attendance, any student, any referral taken? enum bk_gives. */
unsigned	bk_ingest_gave(const struct bk_ingest *);

/*
 * Did an export fail of which rows were taken already, as one that is damaged
 * in the middle? Then nothing of the run may be kept.
 */
bool		bk_ingest_spoilt(const struct bk_ingest *);

/*
 * Append the attendance documents of a term (0: of all), by term, NIS, name;
 * how many. `taken` is the run that keeps them, BK_INT_NONE where none does.
 * Takes `jobs` threads.
 */
size_t	bk_ingest_attendance(struct bk_ingest *, bk_term, int taken,
	    struct bk_buf *out);

/* The terms that were seen: the first after that one, or 0. */
bk_term	bk_ingest_next_term(const struct bk_ingest *, bk_term after);

/*
 * What a run is known by: 12 digits of the checksum of its only file, or of all
 * their checksums.
 */
void	bk_ingest_run_sum(const struct bk_ingest *, char sum[13]);

/* The rows of --long, with a heading, in the order of the input. */
void	bk_ingest_long(struct bk_ingest *, struct bk_buf *out);

/* The students of the rosters read, in the order of the input. */
struct bk_roster bk_ingest_students(struct bk_ingest *);

/* What is known of the rows of rosters that were rejected; incomplete. */
struct bk_roster bk_ingest_students_rejected(struct bk_ingest *);

/* Where each of them stands (rosterdoc.h); and how many files were read. */
struct bk_listing;
const struct bk_listing	*bk_ingest_listings(const struct bk_ingest *);
size_t	bk_ingest_lists(const struct bk_ingest *);

/*
 * Append the next referral documents, in the order of the input, some hundred
 * kilobytes of them, for all may be more than fits in memory. False where
 * there were none left.
 */
bool	bk_ingest_referrals(struct bk_ingest *, struct bk_buf *out);

/*
 * The report at the end: what was read, with which result; which sessions
 * look doubled, which classes have none, where people stand who are not on the
 * roster. In brief, in full, or as one line of JSON. No names of people.
 */
enum bk_report_style { BK_REPORT_BRIEF, BK_REPORT_FULL, BK_REPORT_JSON };

void	bk_ingest_report(struct bk_ingest *, enum bk_report_style,
	    struct bk_buf *out);

/* Put the rejects in place: 0, or reported and -1. */
int	bk_ingest_finish(struct bk_ingest *);

#endif
