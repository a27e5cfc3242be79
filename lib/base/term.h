/*
 * Terms: the half years of a school.
 */
#ifndef BK_TERM_H
#define BK_TERM_H

#include "date.h"

#define BK_TERM_SIZE	12	/* "2020-2021-1" and NUL */

/*
 * A term (semester): 2020-2021-1 is July to December 2020 (ganjil),
 * 2020-2021-2 January to June 2021 (genap). Counted in half years, so that
 * `+ 1` is the next term; 0 is none. Every day that is read has one.
 */
typedef int32_t bk_term;

bk_term	bk_term_of(bk_date);
/*
 * Both days are in it. Before the first term that is read this is
 * BK_DATE_MIN, after the last the day behind BK_DATE_MAX.
 */
bk_date	bk_term_first(bk_term);
bk_date	bk_term_last(bk_term);
int	bk_term_parse(struct bk_str, bk_term *out);
/*
 * The term that may have been meant by what is none: "2020/2021-1", "2020-1",
 * "20201" as Dapodik has it, "2020/2021 ganjil". 0 where it could be any.
 */
bk_term	bk_term_near(struct bk_str);
char	*bk_term_format(bk_term, char out[BK_TERM_SIZE]);

#endif
