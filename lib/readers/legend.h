/*
 * What the codes of a sheet mean: its own legend first ("H = Hadir", or the
 * code and its meaning in two cells), else what they usually mean.
 */
#ifndef BK_LEGEND_H
#define BK_LEGEND_H

#include "fold.h"
#include "mark.h"
#include "sheethead.h"

enum { BK_LEGEND_CODES = 32 };

struct bk_legend {
	struct {
		char		code[BK_CODE_MAX];	/* upper case */
		enum bk_mark	mark;
	} v[BK_LEGEND_CODES];
	size_t		 n;
	unsigned	 hints;		/* mark.h: of the marks in the table */
};

/* Learn the codes from all cells of a sheet. */
void	bk_legend_learn(struct bk_legend *, const struct bk_sheet *);

/* Of which language the marks of a table are; tell its totals their marks. */
void	bk_legend_table(struct bk_legend *, const struct bk_sheet *,
	    struct bk_sheet_head *);

/* As bk_mark_code, its own codes first. */
enum bk_mark_kind	bk_legend_read(const struct bk_legend *,
			    struct bk_str, enum bk_mark *);

#endif
