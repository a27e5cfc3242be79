/*
 * The types of bk-report: what each needs, makes, and in which forms. The
 * types stand in bk-report.c; each is made by its part: report-recap.c,
 * report-worklist.c, report-day.c, report-letter.c and report-office.c, the
 * latter two on paper (report-paper.h).
 */
#ifndef BK_REPORT_H
#define BK_REPORT_H

#include "gather.h"
#include "promise.h"

struct bk_report;

struct bk_report_type {
	const char	*name;
	int		(*run)(struct bk_report *);
	const char	*forms;		/* of -f: the first is the default */
	bool		 needs_repo;
	const char	*operands;	/* "CASE ...", or "" for none */
	const char	*what;
};

struct bk_report {
	struct bk_cmd		*cmd;
	const struct bk_report_type *type;	/* what is asked for */
	struct bk_gather	 gather;
	char			**operands;	/* after the type */
	int			 noperands;

	/* options */
	bool			 cases, names, student, model, facts, fresh;
	const char		*by, *mentor, *counsellor, *terms, *paper;
	const char		*number, *when, *place, *day;
	int			 min_cell;
};

/*
 * Is this the form: of -f, else the one that the name of -o ends in, else
 * docx for a model, else the type's first?
 */
bool	bk_report_form(const struct bk_report *, const char *form);

/*
 * Can the type have the form that -f names, and that the name of -o ends in?
 * 0, or reported and -1.
 */
int	bk_report_check_form(const struct bk_report *);

/* Does -o name a directory, DIR/, to put each paper into a file of its own? */
bool	bk_report_directory(const struct bk_report *);

int	bk_report_recap(struct bk_report *);
int	bk_report_worklist(struct bk_report *);
int	bk_report_overdue(struct bk_report *);
int	bk_report_day(struct bk_report *);
int	bk_report_letter(struct bk_report *);
int	bk_report_promises(struct bk_report *);
int	bk_report_student_data(struct bk_report *);
int	bk_report_leavers(struct bk_report *);
int	bk_report_silent(struct bk_report *);

/*
 * A student without a case, as if there were one: for the papers of routine
 * visits. In the arena; NULL: nobody on the roster, or reported.
 */
const struct bk_case	*bk_report_routine_case(struct bk_report *, bk_term,
			    const char *nis);

/*
 * Whom the letter `nudge` goes to, as cases, in the arena: those named, else
 * all whose attendance falls and who were not written to since the newest
 * evidence. 0; or reported, -1.
 */
int	bk_report_nudge_cases(struct bk_report *, const struct bk_case ***,
	    size_t *n);
int	bk_report_handover(struct bk_report *);

/*
 * Leave those of --counsellor alone, and complaints, which are everybody's.
 */
void	bk_report_promises_narrow(const struct bk_report *,
	    struct bk_promises *);

/*
 * Every promise of what was gathered, kept or not, in order. 0; or reported,
 * -1.
 */
int	bk_report_promises_load(struct bk_report *, struct bk_promises *);

/* Whose case it is: its counsellor, else its class's; "" for nobody. */
const char	*bk_report_counsellor(const struct bk_report *,
		    const struct bk_case *);

/* --counsellor, or --mentor, names nobody: reported, -1. */
int	bk_report_check_counsellor(const struct bk_report *);
int	bk_report_check_mentor(const struct bk_report *);

int	bk_report_journal(struct bk_report *);
int	bk_report_letters(struct bk_report *);
int	bk_report_visits(struct bk_report *);
int	bk_report_semester(struct bk_report *);

/* Do letters of that type have a number of the book? */
bool	bk_report_numbers_letters(const char *type);

/*
 * The hour that a message greets by: of `when` (--when), else of the clock;
 * -1, not known, where the day is given, so that the same input prints the
 * same.
 */
int	bk_report_hour(const struct bk_report *, int64_t when);

/* Our letter of the type as a text file to edit, for templates/. */
int	bk_report_template(struct bk_report *);
int	bk_report_progress(struct bk_report *);
int	bk_report_agenda(struct bk_report *);
int	bk_report_complaints(struct bk_report *);
int	bk_report_class_recap(struct bk_report *);
int	bk_report_dashboard(struct bk_report *);

#endif
