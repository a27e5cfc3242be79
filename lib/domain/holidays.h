/*
 * The national days of Indonesia and the collective leave (cuti bersama), by
 * the joint decrees of three ministers (SKB 3 Menteri) as last amended: 2020
 * by that of 1 December 2020, 2021 by that of June 2021. bk-init writes them
 * into calendar/, from where alone they are read: a school may correct them.
 */
#ifndef BK_HOLIDAYS_H
#define BK_HOLIDAYS_H

#include <stdbool.h>
#include <stddef.h>

#include "calendar.h"

#define BK_HOLIDAYS_FIRST	2020
#define BK_HOLIDAYS_DECREED	2026	/* the last year with a decree */
#define BK_HOLIDAYS_LAST	2027	/* computed, without leave */

struct bk_holiday {
	short		 year, month, day;
	enum bk_day_kind kind;
	const char	*name;
};

/* Those of a year in order of date, *n of them; NULL of a year not known. */
const struct bk_holiday	*bk_holidays(int year, size_t *n);

/* Not decreed yet: to be marked `provisional: true`. */
bool	bk_holidays_provisional(int year);

#endif
