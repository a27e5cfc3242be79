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
#include "lines.h"
#include "recap.h"

enum bk_recap_word {
	W_RECAP_TITLE, W_HANDLING_TITLE, W_CASES_TITLE, W_RECAP_CHART,
	W_HANDLING_CHART, W_NO, W_GRADE, W_STUDENTS, W_PROBLEM, W_PERCENT,
	W_PHONE, W_SUMMONS, W_VISIT, W_TOTAL, W_NUMBER_OF_STUDENTS,
	W_COUNTED, W_BASE, W_KNOWING, W_PRINCIPAL, W_COUNSELLOR, W_NIS,
	W_INITIALS, W_NAME, W_CLASS, W_TERM, W_RUNG, W_STATUS, W_OPENED,
	W_DUE, W_LAST, W_SCHOOLS, W_PAGE, W_VEIL, W_COMPARISON_TITLE,
	W_FIGURE, W_VALUE, W_LOW, W_HIGH, W_N, W_OF, W_CAUSES_TITLE,
	W_CAUSE, W_RULE, W_NOT_ADDED, W_STANDARDS_TITLE, W_KEPT,
	W_SUBJECTS_TITLE, W_SUBJECT, W_ALL_SUBJECTS, W_ACTIVITY_IS,
	W_CLASSES_TITLE, W_RESOLVED, W_ACTIVITY, W_AGENDA_TITLE,
	W_AGENDA_BLANK
};

/* The workbook that is being made. */
struct bk_recap_book {
	const struct bk_recap	*r;
	struct bk_xlsx		*x;
	int			 s;		/* the sheet, of x */
	struct bk_arena		 arena;
	struct bk_figures	 f;		/* by grade */
	struct bk_lines		 lines;		/* of f */
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

/* The term or terms of a line as it is printed: "Sem 1", "Sem 1 → Sem 2". */
const char	*bk_recap_terms(struct bk_recap_book *, const char *term);

/*
 * One row for each key of the figures, over the terms, in order, into v, which
 * has room for f->n: their number.
 */
size_t	bk_recap_keys(const struct bk_figures *,
	    const struct bk_figure_row **v);

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
 * Mengetahui, Kepala Sekolah | place and day, Guru BK. The day is left to be
 * filled in by pen, so that the same input gives the same bytes on any day.
 */
void	bk_recap_signatures(struct bk_recap_book *, int row, int left,
	    int right);

/* How it is printed, when it is written. */
void	bk_recap_end(struct bk_recap_book *, bool one_page);

/* A heading over the columns of all terms: the column after it. */
int	bk_recap_group(struct bk_recap_book *, int row, int col,
	    enum bk_recap_word title);

/* A term's column: wider where its heading is over one term alone. */
double	bk_recap_width(const struct bk_recap_book *, double);

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

/*
 * The text of a line (lines.h) as a number, which for a percent style is in
 * percent; as a text where it is none: blank, or hidden.
 */
void	bk_recap_value(struct bk_recap_book *, int row, int col,
	    enum bk_xlsx_style, const char *text);

/* The value of a line of p->lines, or of others; blank where it is not. */
void	bk_recap_line(struct bk_recap_book *, int row, int col,
	    enum bk_xlsx_style, const struct bk_line *);

/* The text of a term: "2020-2021-1". */
const char	*bk_recap_term_id(struct bk_recap_book *, int term);

/* The share of one cell in another, live, rounded by [FIELD 7.5]. */
void	bk_recap_share(struct bk_recap_book *, int row,
	    const struct bk_recap_cells *, const char *key, int term);

/* The sheet Perbandingan: in sentences, then the figures (recapcompare.c). */
void	bk_recap_comparison(struct bk_recap_book *);

/*
 * The sheets Penyebab, Standar Layanan, Mapel, Kelas (recaptables.c). The
 * second and third hold what is not told where small groups are hidden.
 */
void	bk_recap_causes(struct bk_recap_book *);
void	bk_recap_standards(struct bk_recap_book *);
void	bk_recap_subjects(struct bk_recap_book *);
void	bk_recap_classes(struct bk_recap_book *);

/* The sheet Agenda, of the table that is given (recapagenda.c). */
void	bk_recap_agenda(struct bk_recap_book *);

/* The sheet Kasus: one row per case (recapcases.c). */
void	bk_recap_cases(struct bk_recap_book *);

#endif
