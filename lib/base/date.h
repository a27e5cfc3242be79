/*
 * Days of the Gregorian calendar, without a clock, a time zone or a locale.
 */
#ifndef BK_DATE_H
#define BK_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* Days since 1970-01-01; comparable and subtractable. */
typedef int32_t bk_date;

#define BK_DATE_NONE	INT32_MIN
/* The range that is read and written: 1900-01-01 .. 2199-12-31. */
#define BK_DATE_MIN	(-25567)
#define BK_DATE_MAX	84005

#define BK_DATE_SIZE	11	/* "2020-09-08" and NUL */

enum bk_weekday { BK_MON, BK_TUE, BK_WED, BK_THU, BK_FRI, BK_SAT, BK_SUN };

/* BK_DATE_NONE when no such day exists or it is out of range. */
bk_date	bk_date_make(int year, int month, int day);
void	bk_date_split(bk_date, int *year, int *month, int *day);
enum bk_weekday	bk_date_weekday(bk_date);

/*
 * `days` (>= 0) later, but never past BK_DATE_MAX: still a day to write.
 * None stays none.
 */
bk_date	bk_date_plus(bk_date, int days);

/*
 * The same day `months` (>= 0) later, or the last day of that month;
 * BK_DATE_NONE past BK_DATE_MAX.
 */
bk_date	bk_date_months(bk_date, int months);

/* Exactly "YYYY-MM-DD" of a day that exists: 0, else -1. */
int	bk_date_parse(struct bk_str, bk_date *out);
char	*bk_date_format(bk_date, char out[BK_DATE_SIZE]);

#endif
