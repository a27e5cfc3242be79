/*
 * Where a monthly sheet has its days, its people and its totals, and what
 * stands above them: class, subject, month, year.
 */
#ifndef BK_SHEETHEAD_H
#define BK_SHEETHEAD_H

#include "heading.h"
#include "ingest.h"
#include "label.h"
#include "table.h"
#include "term.h"

enum {
	BK_SHEET_DAYS = 200,	/* a semester's at most */
	BK_SHEET_TOTALS = 16,
	BK_SHEET_TEXT = 64,
	BK_PERIOD_MAX = 8
};

struct bk_sheet_day {
	size_t	 col;
	struct bk_label label;	/* what the heading says */
	int	 day;		/* of the month; of meetings the number */
	int	 month;		/* beside it, or as stands over it, or 0 */
	bk_date	 date;		/* BK_DATE_NONE: the month has no such day */
	char	 period[BK_PERIOD_MAX];	/* of several lessons a day */
};

struct bk_sheet_total {
	size_t		 col;
	struct bk_str	 label;		/* S, Sakit ... */
	enum bk_mark	 mark;		/* of it; UNKNOWN: not one we count */
};

/* What stands above the table, in the sheet's name, or below it. */
struct bk_sheet_facts {
	char	 class[BK_SHEET_TEXT];
	char	 subject[BK_SHEET_TEXT];
	int	 month, year;		/* 0: not said */
	int	 school_year;		/* the first of 2026/2027, or 0 */
	int	 label;			/* semester: 1, 2, or 0 */
	int	 sessions;		/* hari efektif, or 0 */
};

struct bk_sheet_head {
	size_t	 top, days;		/* rows of headings: first, and days */
	size_t	 first, end;		/* of the rows below */
	int	 at[BK_NCOLUMNS];	/* columns left of the days, or -1 */
	struct bk_sheet_day day[BK_SHEET_DAYS];
	size_t	 ndays;
	bool	 meetings;		/* numbered, not days of a month */
	struct bk_sheet_total total[BK_SHEET_TOTALS];
	size_t	 ntotals;
	bk_date	 from, to;		/* of the days that exist */
	struct bk_sheet_facts facts;
};

/*
 * The first table of a sheet, or the next one behind the table `before`, whose
 * facts hold on until others stand above: four days or more, ascending (one
 * date is enough where marks stand under it), with a heading for names to
 * their left in that row or in one of the two above.
 * Of two rows of headings the one with the dates. False when there is none.
 * *h must not be *before.
 */
bool	bk_sheethead_find(const struct bk_sheet *,
	    const struct bk_sheet_head *before, struct bk_sheet_head *h);

/*
 * The row below the days, where it has a column for each status under each of
 * them, as H, S, I, A under 14/9; else 0.
 */
size_t	bk_sheethead_split(const struct bk_sheet *,
	    const struct bk_sheet_head *);

/*
 * Give the days their dates. The year is the one beside the month, else
 * follows from the school year, from the term asked for, from a date below
 * the table; month and year may come from the file's name. False: no month,
 * or no year.
 */
bool	bk_sheethead_date(struct bk_sheet_head *, enum bk_order, bk_term,
	    bk_date name_from, bk_date name_to);

#endif
