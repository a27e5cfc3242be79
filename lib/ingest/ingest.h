/*
 * One run of bk-ingest: exports go in through a recogniser, people and
 * sessions come out as documents.
 *
 * An *export* is one file (or stdin), decoded. A *recogniser* (struct
 * bk_format) says by the shape of an export whether it can read it, then reads
 * it and calls the sink below once for each fact: a session, a person, a
 * referral, a row of totals, assignments, or a rejected row. To add a format,
 * add a file that defines one struct bk_format and name it in the table of
 * formats.c.
 *
 * The sink matches people against the roster, drops what the term does not
 * want, merges what was entered twice, and says each row that could not be
 * used. A recogniser never does that itself: it reports what the file says.
 *
 * The slices in the facts are only read during the call; the sink copies.
 * Not for use by several threads at once.
 *
 * This is all of a run that readers see: the Makefile shows them no other
 * header of this folder.
 */
#ifndef BK_INGEST_H
#define BK_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "date.h"
#include "diag.h"
#include "export.h"
#include "mark.h"
#include "order.h"
#include "str.h"
#include "term.h"

struct bk_ingest;
struct bk_ref;			/* see the way in for millions of rows */
struct bk_table;		/* format/table.h */
struct bk_student;		/* domain/student.h */

/*
 * A person as the file names them; a part that the file does not give is an
 * empty slice. Blanks at the ends do not matter.
 */
struct bk_who {
	struct bk_str	 nis, nisn, email, name, class;
	struct bk_str	 also;		/* another name, as an account's */
	struct bk_str	 surname;	/* where name is the first alone */
	bool		 own;		/* the NIS may be a program's number: */
					/* one that nobody has says nothing */
};

#define BK_MINUTES_UNKNOWN	(-1.0)

/* One person in one session. */
struct bk_session {
	struct bk_who	 who;
	struct bk_ref	*ref;		/* bk_ingest_ref of who; or NULL */
	bk_date		 date;		/* BK_DATE_NONE: undated */
	struct bk_str	 period;	/* as written; may be empty */
	struct bk_str	 subject;	/* may be empty */
	enum bk_mark	 mark;
	double		 minutes;	/* there, or BK_MINUTES_UNKNOWN */
	size_t		 line;		/* 1-based; of an XLSX the row */
	struct bk_str	 record;	/* the row verbatim, for --rejects */
};

/*
 * Take one session. 1: taken (also when it merged with one that was there); 0:
 * rejected, which has been reported and written to the rejects. An unknown mark
 * is taken for --long and counts as no session.
 */
int	bk_ingest_session(struct bk_ingest *, const struct bk_session *);

/*
 * Whom the sink takes this person for on that day: the same for two names of
 * one. NULL: nobody that it knows. Only to be compared.
 */
const void	*bk_ingest_identity(struct bk_ingest *, const struct bk_who *,
		    bk_date);

/* The same, but only who is on the roster of that day's term. */
const struct bk_student *bk_ingest_student(struct bk_ingest *,
		    const struct bk_who *, bk_date);

/*
 * A meeting lists only who was there: between open and close the sink notes
 * whom the sessions name, and at close takes an unexcused session for
 * everyone else on the roster of the class. `of` gives date, period, subject,
 * line and who.class; without a class it is the one that most of those
 * matched belong to, when it is more than half of them. Without a roster
 * nobody is added, nor where nobody of that class was matched, or more of
 * others were: then it was not theirs. Exempt students are not absent, nor
 * whom somebody may be who cannot be told: by a word of the name; or all who
 * are missing, where half as many or more have no name that says anything (a
 * telephone's, none).
 */
void	bk_ingest_meeting_open(struct bk_ingest *, const struct bk_session *of);
void	bk_ingest_meeting_close(struct bk_ingest *);
/*
 * Its rows are the students' own, as of a form: whoever is not on the roster
 * may be any of those who are missing. `few`: five times as many rows of the
 * list are of another class, so that those of this one were guests where they
 * are less than half of it.
 */
void	bk_ingest_meeting_answers(struct bk_ingest *, bool few);
/* Whose row was rejected is not absent for that. */
void	bk_ingest_meeting_seen(struct bk_ingest *, const struct bk_session *);

/* One student's counts over many sessions, undated. */
struct bk_totals {
	struct bk_who	 who;
	struct bk_str	 subject;	/* may be empty */
	bk_date		 from, to;	/* or BK_DATE_NONE: the --term */
	uint32_t	 count[BK_NMARKS];	/* [0] is ignored */
	double		 participation;	/* percent, or negative: not given */
	size_t		 line;
	struct bk_str	 record;
};

int	bk_ingest_totals(struct bk_ingest *, const struct bk_totals *);

/* One student's assignments. No export says which were handed in late. */
struct bk_homework {
	struct bk_who	 who;
	struct bk_str	 subject;	/* may be empty */
	bk_date		 date;		/* any day of the term, or NONE */
	uint32_t	 due, submitted;
	struct bk_str	 tasks;		/* which, as coursework.h has them;
					   empty: not known */
	size_t		 line;
	struct bk_str	 record;
};

int	bk_ingest_homework(struct bk_ingest *, const struct bk_homework *);

/*
 * A referral as a form gives it; rule and causes are ids of FIELD 1, none of
 * which needs quotes in a document. Fewer than 256 causes.
 */
struct bk_referral_row {
	struct bk_who	 who;
	bk_date		 date;
	struct bk_str	 by, rule, note;
	const struct bk_str *causes;
	size_t		 ncauses;
	size_t		 line;
	struct bk_str	 record;
};

int	bk_ingest_referral(struct bk_ingest *, const struct bk_referral_row *);

/*
 * A row of a roster: what the file knows of a student, the rest empty
 * (bk_bind_clear). The student and what hangs on it are copied. Two rows of one
 * NIS merge, which is reported; under another name the second is rejected.
 * `family` is the number of the family card or the like, which is not kept:
 * students of one number get one `household`.
 */
int	bk_ingest_person(struct bk_ingest *, const struct bk_student *,
	    struct bk_str family, size_t line, struct bk_str record);

/*
 * A row of a roster that was rejected, as far as it can be read: whoever it is
 * of stands in the list, and has not left.
 */
void	bk_ingest_unlisted(struct bk_ingest *, const struct bk_student *);

/*
 * A row that cannot be used: reported at its line with `msg` (its `what` is the
 * reason in --rejects) and the detail, formatted as by printf or NULL; the
 * record goes to --rejects byte for byte. The detail must not hold a name.
 */
void	bk_ingest_reject(struct bk_ingest *, size_t line,
	    const struct bk_msg *msg, struct bk_str record,
	    const char *detail, ...) __attribute__((format(printf, 5, 6)));

/*
 * Rejections by the million: where nobody will see one, for there are no
 * --rejects and enough of its kind were shown, neither its line nor its record
 * need be known. True: it was counted, and that is all.
 */
bool	bk_ingest_reject_unseen(struct bk_ingest *, const struct bk_msg *);

/* Are records asked for (--rejects)? Where not, they may be left empty. */
bool	bk_ingest_wants_records(const struct bk_ingest *);

/* Reasons that the sink gives as well. */
extern const struct bk_msg bk_msg_no_date, bk_msg_other_term, bk_msg_formula;

/*
 * What follows comes from that sheet: messages and --rejects name it if the
 * export has several. NULL: from no one of them.
 */
struct bk_sheet;
void	bk_ingest_sheet(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *);

/* How messages name a sheet, NULL the export: FILE[SHEET], until the end. */
const char	*bk_ingest_shown(struct bk_ingest *, const struct bk_export *,
		    const struct bk_sheet *);

/* Report something about the export being read that rejects no row. */
void	bk_ingest_note(struct bk_ingest *, size_t line,
	    const struct bk_msg *msg, const char *detail, ...)
	    __attribute__((format(printf, 4, 5)));

/* What the caller of bk-ingest asked for, and readers may need. */
bk_term		 bk_ingest_term(const struct bk_ingest *);	/* 0: none */
bool		 bk_ingest_forced(const struct bk_ingest *);	/* --as */
struct bk_diag	*bk_ingest_diag(struct bk_ingest *);
/*
 * What is known beforehand of the order of an export's dates: --date-order,
 * --term, the file's name (order.h).
 */
void		 bk_ingest_order_hints(const struct bk_ingest *,
		    const struct bk_export *, struct bk_order_hints *);
/* The present_minutes_percent of the policy (default when there is none). */
double		 bk_ingest_present_percent(const struct bk_ingest *);
/* The late_after of the policy, minutes since midnight; -1: nobody is late. */
int		 bk_ingest_late_after(const struct bk_ingest *);
/* --absent-others: a list of scans is of whole classes. */
bool		 bk_ingest_absent_others(const struct bk_ingest *);
/* The map of the run (--map, mapfile.h), or NULL. */
struct bk_mapfile;
const struct bk_mapfile *bk_ingest_map(const struct bk_ingest *);
/* Is that no school day, by weekday or calendar [FIELD 1]? */
bool		 bk_ingest_day_off(const struct bk_ingest *, bk_date);
/*
 * What is wrong with a day of a session: it lies after today, or more than a
 * year before the earliest term with a roster [FIELD 1]. NULL: nothing.
 */
const struct bk_msg *bk_ingest_bad_day(const struct bk_ingest *, bk_date);
/* Today; how many minutes the school's clocks are ahead of UTC (when.h). */
bk_date		 bk_ingest_today(const struct bk_ingest *);
int		 bk_ingest_zone(const struct bk_ingest *);
/* Does the run keep lines (--long)? Where not, those of entries may be 0. */
bool		 bk_ingest_wants_lines(const struct bk_ingest *);
/* How many threads to read a long export with, at least 1. */
unsigned	 bk_ingest_jobs(const struct bk_ingest *);
/* More came than is held: what follows is read for nothing. */
bool		 bk_ingest_overfull(const struct bk_ingest *);
/* So many bytes of the export are read, of so many (0: not known). */
void		 bk_ingest_progress(const struct bk_ingest *, size_t bytes,
		    size_t of);

/* --- the way in for millions of rows ---------------------------------- */

/*
 * A long log has few different texts: the log reader understands each of them
 * once and keeps what it stands for, a ref of a person, a pupil of a ref in a
 * term, a slot of a subject and period. A row is then an entry, and entries
 * are handed over many at a time. bk_ingest_session is these steps in one.
 *
 *	ref = bk_ingest_ref(in, &who);
 *	if (!bk_ingest_ref_bad(ref))
 *		pupil = bk_ingest_pupil(in, ref, term, line, record);
 *	if (pupil)
 *		entry = (struct bk_ingest_entry){ pupil, ... };
 *
 * Refs and pupils stay as long as the run, and are the same for the same
 * person; a pupil is of one term. A slot holds for the present export.
 */
struct bk_pupil;

/* The ref of a person; texts are copied, trimmed, where it is new. */
struct bk_ref	*bk_ingest_ref(struct bk_ingest *, const struct bk_who *);

/* The person as trimmed, numbers put in their places. */
const struct bk_who	*bk_ingest_ref_who(const struct bk_ref *);

/* Why that cannot be anybody, to reject each of its rows with; or NULL. */
const struct bk_msg	*bk_ingest_ref_bad(const struct bk_ref *);

/*
 * Who that is in that term. NULL: nobody, and the row has been rejected. What
 * there is to say of a person who was found is reported once, at that line.
 */
struct bk_pupil	*bk_ingest_pupil(struct bk_ingest *, struct bk_ref *, bk_term,
		    size_t line, struct bk_str record);

/*
 * The same where there is nothing to say of it; else NULL, for a caller to
 * whom the line costs something: it asks again as above.
 */
struct bk_pupil	*bk_ingest_pupil_known(struct bk_ingest *, struct bk_ref *,
		    bk_term);

/*
 * The same for a person of whom a row was rejected before: true where one more
 * was, unseen.
 */
bool		bk_ingest_pupil_unseen(struct bk_ingest *, struct bk_ref *,
		    bk_term);

/* The number of a subject (may be empty) and period (likewise). */
uint32_t	bk_ingest_slot(struct bk_ingest *, struct bk_str subject,
		    struct bk_str period);

/* The export has rows of that day. */
void		bk_ingest_see_day(struct bk_ingest *, bk_date);

struct bk_ingest_entry {
	struct bk_pupil	*pupil;
	size_t		 line;		/* see bk_ingest_wants_lines */
	double		 minutes;	/* or BK_MINUTES_UNKNOWN */
	uint32_t	 slot;
	uint16_t	 day;		/* of the pupil's term, from 0 */
	uint8_t		 mark;		/* enum bk_mark */
	bool		 twice;		/* set: it was there already */
};

/*
 * Enter sessions; how many were there already, of each of which the caller
 * says the line (bk_ingest_twice). Memory is fetched ahead, which pays with
 * some dozens at a time.
 */
size_t		bk_ingest_enter(struct bk_ingest *, struct bk_ingest_entry *,
		    size_t n);

/*
 * Report that the line is a session that was there already. Consecutive lines
 * are reported together.
 */
void		bk_ingest_twice(struct bk_ingest *, size_t line);

/* Report that the days of an export were swapped (words/dayswap.h). */
void		bk_ingest_say_swapped(struct bk_ingest *,
		    const struct bk_export *, const struct bk_sheet *,
		    size_t line);

enum bk_gives {
	BK_GIVES_ATTENDANCE	= 1,
	BK_GIVES_STUDENT	= 2,
	BK_GIVES_REFERRAL	= 4
};

/*
 * A recogniser. detect looks at the shape alone (its table, delimiter, never
 * the file's name): 0 no, 1..100 how sure; in `why` one short clause for -v
 * ("headings nis, date, status in line 1"). The highest score reads the export;
 * two equal ones are reported and refused, and --as decides. read calls the
 * sink; -1 when the export as a whole cannot be used, which has been reported
 * (grade error), and then nothing of it is kept. prepare, which may be NULL, is
 * called before the formats are asked, where --as names none. `whole`, ended by
 * NULL, are reasons to reject a row that are the file's where each of its rows,
 * two at least, is rejected for it and nothing else: then it is refused.
 */
struct bk_format {
	const char	*name;		/* of --as: "log", "sheet", ... */
	const char	*about;		/* a line of --formats; NULL: it
					   refuses, and --as has it not */
	unsigned	 gives;		/* enum bk_gives, or-ed */
	void	(*prepare)(struct bk_ingest *, struct bk_export *);
	int	(*detect)(const struct bk_export *, struct bk_buf *why);
	int	(*read)(struct bk_ingest *, struct bk_export *);
	bool	 streams;		/* it puts swapped days right itself */
	const struct bk_msg *const *whole;	/* or NULL */
};

#endif
