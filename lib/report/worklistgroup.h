/*
 * The worklist in the order in which a person reads it: groups, each with a
 * heading and rows. Text, Markdown, html and the workbook print these.
 */
#ifndef BK_WORKLISTGROUP_H
#define BK_WORKLISTGROUP_H

#include "diag.h"
#include "flow.h"
#include "worklist.h"

enum bk_worklist_part { BK_PART_NONE, BK_PART_COUNSELLOR, BK_PART_CLASS,
	BK_PART_MENTOR };

/*
 * Level 2 is the heading of a counsellor's or a class's part and has no rows.
 * Level 3 has rows, at least one: cases of one kind of work (items), or dues
 * of one kind.
 */
struct bk_worklist_group {
	int		 level;
	const char	*title;
	const struct bk_work_item **items;
	size_t		 nitems;
	const struct bk_work_due *dues;
	size_t		 ndues;
	struct bk_worklist_group *next;
};

/* The groups of a sorted worklist, in its arena; NULL: there is no work. */
struct bk_worklist_group *bk_worklist_groups(const struct bk_worklist *,
		    enum bk_worklist_part);

/* "Daftar kerja BK, Rabu, 30 September 2020: SMP Negeri 9 Contoh" */
const char	*bk_worklist_title(const struct bk_worklist *);

/* What is said where there is no work. */
const char	*bk_worklist_nothing(const struct bk_worklist *);

/* A group's rows as a table of texts; on paper with boxes to tick. */
void	bk_worklist_grid(struct bk_grid *, const struct bk_worklist *,
	    const struct bk_worklist_group *, bool paper);

/*
 * Aligned columns, however wide: the same bytes wherever it goes, which is
 * for pipes and files.
 */
void	bk_worklist_text(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);

struct bk_worklist_screen {		/* where it is read */
	int		 columns;	/* 0: not known, 80 */
	bool		 colour;
	bk_date		 clock;		/* the day that it is; the list is of
					   another, and that is said */
};

/*
 * Two lines a case, more where a name takes them, in 40 to 100 columns: the
 * reason alone is cut. What is past its time is red, a suggestion yellow.
 */
void	bk_worklist_screen(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part, const struct bk_worklist_screen *);
void	bk_worklist_md(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);
void	bk_worklist_html(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part);

/* The same for docx.h and pdf.h; it lives as long as the worklist's arena. */
struct bk_flow	bk_worklist_flow(const struct bk_worklist *,
		    enum bk_worklist_part);

/* One row per case or thing due, for programs. */
void	bk_worklist_csv(struct bk_buf *, const struct bk_worklist *, char);

/* The same as a YAML list. */
void	bk_worklist_yaml(struct bk_buf *, const struct bk_worklist *);

/*
 * A workbook to fill in, with the columns that bk-record --batch reads, in the
 * order of the text: day, step and who does it are there, the outcome is
 * chosen from those that the step takes [FIELD 3]. Promises that have a number
 * are in it, with that and the id of their case; complaints, letters and
 * referrals are not. 0; or reported, -1 and the buffer as it was.
 */
int	bk_worklist_xlsx(struct bk_buf *, const struct bk_worklist *,
	    enum bk_worklist_part, struct bk_diag *);

#endif
