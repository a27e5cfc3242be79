/*
 * The days of one table of a monthly sheet: on which there was a session, and
 * which are holidays or were filled in by a generator.
 */
#ifndef BK_SHEETDAYS_H
#define BK_SHEETDAYS_H

#include "export.h"
#include "legend.h"
#include "sheethead.h"

struct bk_sheetdays {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct bk_sheet_head *h;
	const struct bk_legend *legend;
	/* what bk_sheetdays_see finds, to be freed by bk_sheetdays_free */
	bool		*held;		/* by day column: a session */
	bool		*free;		/* all have one code: a holiday */
	bool		*blank;		/* a blank is as the legend says */
	size_t		 nblank;	/* such days without a mark */
	struct bk_str	 freecode;
	size_t		 nfree;
	size_t		 ngenerated;	/* days off with absences of all */
	unsigned	 generated[BK_NMARKS];	/* of which mark */
};

/*
 * A day with a mark of anybody's was a session; one on which all have the same
 * unknown code, or one text is written over all, was a holiday; a day off on
 * which all have the same absence was made by a generator [FIELD 1]. Where the
 * legend says that a blank means present, it does on these sessions, and on
 * school days in front of the last of them; behind it nobody wrote yet.
 */
void	bk_sheetdays_see(struct bk_sheetdays *);
void	bk_sheetdays_free(struct bk_sheetdays *);

/*
 * Has everybody one code on a school day, and nobody ever another? On days off
 * alone it is a form that nobody filled in. After bk_sheetdays_see.
 */
bool	bk_sheetdays_one_code(const struct bk_sheetdays *);

/*
 * Are the marks ticks, or 1 and 0, that may as well be absences: a title, or
 * the name of sheet or file, calls it a list of these, or hardly anybody would
 * have been there? Before bk_sheetdays_see.
 */
bool	bk_sheetdays_of_absences(const struct bk_sheetdays *,
	    const struct bk_export *);

/* The cell of row `i` under a heading, as shown; empty without the heading. */
struct bk_str	bk_sheetdays_cell(const struct bk_sheetdays *, size_t i,
		    enum bk_column);

/* A number in the first column, a NIS, or marks: a student, no signature. */
bool	bk_sheetdays_student(const struct bk_sheetdays *, size_t i);

#endif
