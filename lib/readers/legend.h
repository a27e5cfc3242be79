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
		bool		odd;	/* it means nothing that we know */
	} v[BK_LEGEND_CODES];
	size_t		 n;
	enum bk_mark	 blank;		/* as it says; UNKNOWN: nothing */
	char		 lone[BK_CODE_MAX];	/* present by others, or "" */
	unsigned	 hints;		/* mark.h: of the marks in the table */
};

/* Learn the codes from all cells of a sheet. */
void	bk_legend_learn(struct bk_legend *, const struct bk_sheet *);

/*
 * Of which language the marks of a table are; tell its totals their marks. The
 * one code that fills the days beside S, I and A, where nothing else says who
 * was there, means present ("*", "M"); it is `lone` then.
 */
void	bk_legend_table(struct bk_legend *, const struct bk_sheet *,
	    struct bk_sheet_head *);

/*
 * Does a cell hold a tick, a cross, 1 or 0, of which the legend does not say
 * what it means?
 */
bool	bk_legend_ticks(const struct bk_legend *, struct bk_str);

/* As bk_mark_code, its own codes first. */
enum bk_mark_kind	bk_legend_read(const struct bk_legend *,
			    struct bk_str, enum bk_mark *);

#endif
