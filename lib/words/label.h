/*
 * What a heading says of a day: "1", "01", "1 Sen", "Senin, 1", "Tgl 1"; a day
 * and its month, "1st July", "1-Jul", "15/7"; or a date, with a time or not.
 */
#ifndef BK_SHEETDAY_H
#define BK_SHEETDAY_H

#include "when.h"

enum bk_label_kind {
	BK_LABEL_NONE,
	BK_LABEL_NUMBER,	/* day alone */
	BK_LABEL_NAMED,		/* day, and month by its name */
	BK_LABEL_PAIR,		/* 15/7, or 7/15 */
	BK_LABEL_DATE
};

struct bk_label {
	enum bk_label_kind kind;
	int		 first, second;	/* day; month, or the other of a pair */
	struct bk_when	 when;		/* of a date */
	bool		 week;		/* "Minggu 1": may be a week's number */
};

void	bk_label_read(struct bk_str, struct bk_label *);

/* Its day of the month, and month or 0, read in that order; 0: none. */
int	bk_label_day(const struct bk_label *, enum bk_order, int *month);

/*
 * A number that rises from day to day, within a school year where there is no
 * year; -1 where the label is no day in that order.
 */
long	bk_label_key(const struct bk_label *, enum bk_order);

/* "IV": the number, 1 to 31, in letters of either case; 0: none. */
int	bk_label_roman(struct bk_str);

#endif
