/*
 * What the sheets of the recap have in common: their words, head and foot,
 * tables with a column per term, cells. Private to the files of recap.
 *
 *	row = bk_recap_begin(p, "Rekap", last_col, W_RECAP_TITLE);
 *	...					rows, from there on
 *	bk_recap_signatures(p, row, 1, 4);
 *	bk_recap_end(p, true);
 *
 * Rows and columns count from 0; p->s is the sheet that is being written.
 */
#ifndef BK_RECAPSHEET_H
#define BK_RECAPSHEET_H

#include "figures.h"
#include "recap.h"

enum bk_recap_word {
	W_RECAP_TITLE, W_HANDLING_TITLE, W_CASES_TITLE, W_RECAP_CHART,
	W_HANDLING_CHART, W_NO, W_GRADE, W_STUDENTS, W_PROBLEM, W_PERCENT,
	W_PHONE, W_SUMMONS, W_VISIT, W_TOTAL, W_NUMBER_OF_STUDENTS,
	W_COUNTED, W_BASE, W_KNOWING, W_PRINCIPAL, W_COUNSELLOR, W_NIS,
	W_INITIALS, W_NAME, W_CLASS, W_TERM, W_RUNG, W_STATUS, W_OPENED,
	W_DUE, W_LAST, W_SCHOOLS, W_PAGE, W_VEIL
};

/* The workbook that is being made. */
struct bk_recap_book {
	const struct bk_recap	*r;
	struct bk_xlsx		*x;
	int			 s;		/* the sheet, of x */
	struct bk_arena		 arena;
	struct bk_figures	 f;
	bk_term			*terms;
	int			 nterms;
	const struct bk_figure_row **keys;	/* one row a grade, in order */
	int			 nkeys;
	bool			 same_students;	/* in all terms */
};

/* One figure: of a grade or "total", in a term (its index), what. */
struct bk_recap_of {
	const char	*key;
	int		 term;
	enum bk_measure	 m;
};

/* The columns of a share and of what it is a share of. */
struct bk_recap_cells {
	int		 share, part, whole;
	enum bk_xlsx_style style;		/* of the share */
};

/* A text in the recap's language. */
const char	*bk_recap_text(const struct bk_recap_book *,
		    enum bk_recap_word);

/* What is in the buffer, in the arena; the buffer is freed. */
const char	*bk_recap_take(struct bk_recap_book *, struct bk_buf *);

/* "Sem 1", with its year where the terms are of several. */
const char	*bk_recap_term(struct bk_recap_book *, int term);

/* A grade as it is printed, "?" where it has no name. */
const char	*bk_recap_key(const struct bk_recap_book *, int i);

int64_t	bk_recap_count(const struct bk_recap_book *, struct bk_recap_of);

/*
 * Begin a sheet: letterhead, title, terms, over the columns to last_col. The
 * row where the table starts.
 */
int	bk_recap_begin(struct bk_recap_book *, const char *name, int last_col,
	    enum bk_recap_word title);

/*
 * Mengetahui, Kepala Sekolah | place and day, Guru BK. The day is left to
 * the pen: the same input gives the same bytes on any day.
 */
void	bk_recap_signatures(struct bk_recap_book *, int row, int left,
	    int right);

/* How it is printed, when it is written. */
void	bk_recap_end(struct bk_recap_book *, bool one_page);

/* A heading over the columns of all terms: the column after it. */
int	bk_recap_group(struct bk_recap_book *, int row, int col,
	    enum bk_recap_word title);

/* A heading of one column, two rows tall. */
void	bk_recap_tall(struct bk_recap_book *, int row, int col,
	    enum bk_recap_word title);

void	bk_recap_number(struct bk_recap_book *, int row, int col, int64_t);

/* A count, or what is shown of it where small groups are hidden. */
void	bk_recap_figure(struct bk_recap_book *, int row, int col,
	    enum bk_xlsx_style, struct bk_recap_of);

/*
 * The sum of the rows from first on, live; where counts are hidden a sum
 * would be wrong, and the figure stands there itself.
 */
void	bk_recap_sum(struct bk_recap_book *, int first, int row, int col,
	    int term, enum bk_measure);

/* The share of one cell in another, live, rounded by [FIELD 7.5]. */
void	bk_recap_share(struct bk_recap_book *, int row,
	    const struct bk_recap_cells *, const char *key, int term);

/* The sheet Kasus: one row per case (recapcases.c). */
void	bk_recap_cases(struct bk_recap_book *);

#endif
