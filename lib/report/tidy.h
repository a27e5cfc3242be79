/*
 * The figures of a `stats` document in the forms of bk-stats -f.
 */
#ifndef BK_TIDY_H
#define BK_TIDY_H

#include "diag.h"
#include "figures.h"
#include "grid.h"
#include "word.h"

/*
 * One line a figure [DOCUMENTS]: term,by,key,measure,value,low,high,n,of.
 * RFC 4180 with LF and decimal points; '\t' for TSV; ';' for a spreadsheet
 * in Indonesian: with a byte order mark and decimal commas.
 */
void	bk_tidy_csv(struct bk_buf *, const struct bk_figures *, char delimiter);

/* The same lines as a workbook. Returns 0, or reports and returns -1. */
int	bk_tidy_xlsx(struct bk_buf *, const struct bk_figures *,
	    struct bk_arena *, struct bk_diag *);

/*
 * The comparison as a person reads it: one row per key and one of totals, the
 * terms side by side; handling first, then where the cases stand; what changed
 * in sentences; then all other figures (totals.h), of the totals and of each
 * key.
 */
void	bk_tidy_text(struct bk_buf *, const struct bk_figures *,
	    const struct bk_stats *, struct bk_arena *, enum bk_lang);

/* Its two tables: how cases were handled, where they stand. */
void	bk_tidy_handling(struct bk_grid *, const struct bk_figures *,
	    struct bk_arena *, enum bk_lang);
void	bk_tidy_standing(struct bk_grid *, const struct bk_figures *,
	    struct bk_arena *, enum bk_lang);

void	bk_tidy_md(struct bk_buf *, const struct bk_figures *,
	    const struct bk_stats *, struct bk_arena *, enum bk_lang);

#endif
