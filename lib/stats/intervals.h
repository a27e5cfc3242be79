/*
 * How sure a figure is: intervals of 95 % and exact tests, from counts and
 * sums alone [STATS 13]. Shares and differences of shares are fractions here
 * (0.1222, not 12.22); means are in the unit of what was summed. Nothing is
 * rounded. The functions are pure; arguments that describe nothing (n = 0,
 * one value for a spread) give -1 and leave the result as it was.
 */
#ifndef BK_INTERVALS_H
#define BK_INTERVALS_H

#include <stddef.h>
#include <stdint.h>

/* An estimate between its limits: low <= value <= high. */
struct bk_interval {
	double	value, low, high;
};

/* Sums of n values, from which their mean and spread follow. */
struct bk_moments {
	int64_t	n;
	double	sum, sum2;	/* of the values, of their squares */
};

/* Two answers of the same people: both yes, first alone, second, neither. */
struct bk_pairs {
	int64_t	both, first, second, neither;
};

/*
 * The share x of n with Wilson's limits (1927), exactly 0 at x = 0 and 1 at
 * x = n. 0; or -1 unless 0 <= x <= n and n > 0.
 */
int	bk_intervals_share(int64_t x, int64_t n, struct bk_interval *);

/*
 * The difference of two independent shares, x2/n2 - x1/n1, later minus
 * earlier: Newcombe 1998 (Statistics in Medicine 17:873), method 10.
 */
int	bk_intervals_difference(int64_t x1, int64_t n1, int64_t x2, int64_t n2,
	    struct bk_interval *);

/*
 * The same people asked twice: the share of yes in the second minus that in
 * the first: Newcombe 1998 (Statistics in Medicine 17:2635), method 10.
 */
int	bk_intervals_paired(const struct bk_pairs *, struct bk_interval *);

/*
 * McNemar's exact test of the same: the two-sided p-value, 1 where nobody
 * changed. Counts are not negative.
 */
double	bk_intervals_mcnemar(int64_t first, int64_t second);

/*
 * The difference of two means, a - b, by Welch (1947) with Satterthwaite's
 * degrees of freedom; -1 where either n < 2. Where neither group varies at
 * all the limits are the difference itself. Against a group that does not vary
 * these are the limits of Student's t (1908) with n - 1 degrees.
 */
int	bk_intervals_welch(const struct bk_moments *a,
	    const struct bk_moments *b, struct bk_interval *);

/*
 * The limits of a funnel plot (Spiegelhalter 2005, Statistics in Medicine
 * 24:1185): among how many of n students, of whom each has a problem with the
 * chance p, all but `outside` (0.05, 0.002) of such schools lie, half of that
 * beyond either limit at the most. By the binomial distribution itself; whole
 * counts, low <= high, both still inside. -1 unless n > 0, 0 <= p <= 1.
 */
int	bk_intervals_funnel(double p, int64_t n, double outside, int64_t *low,
	    int64_t *high);

/*
 * Durations, by day: how many ended on it, how many were still open when they
 * were last seen on it. Sorted by day, each day once.
 */
struct bk_lifetime {
	int64_t	day, ended, open;
};

/*
 * The median duration by Kaplan and Meier (1958): the first day by which at
 * least half have ended, those still open counted as long as they were seen;
 * -1 where it is never reached.
 */
int	bk_intervals_survival(const struct bk_lifetime *, size_t n,
	    int64_t *median);

#endif
