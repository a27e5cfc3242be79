#include "intervals.h"

#include <math.h>
#include <stdbool.h>

#define Z 1.959964	/* two-sided 95 % of the normal distribution */

static bool
is_share(int64_t x, int64_t n)
{
	return n > 0 && x >= 0 && x <= n;
}

int
bk_intervals_share(int64_t x, int64_t n, struct bk_interval *out)
{
	double p, half, middle, by;

	if (!is_share(x, n))
		return -1;
	p = (double)x / (double)n;
	by = 1 + Z * Z / (double)n;
	middle = (p + Z * Z / (2.0 * (double)n)) / by;
	half = Z * sqrt(p * (1 - p) / (double)n +
	    Z * Z / (4.0 * (double)n * (double)n)) / by;
	out->value = p;
	out->low = x == 0 ? 0 : middle - half;
	out->high = x == n ? 1 : middle + half;
	return 0;
}

/*
 * Newcombe's method 10, independent (phi 0) or paired: the limits of
 * p2 - p1 from those of each share.
 */
static void
combine(const struct bk_interval *one, const struct bk_interval *two,
    double phi, struct bk_interval *out)
{
	double down2 = two->value - two->low, up2 = two->high - two->value;
	double down1 = one->value - one->low, up1 = one->high - one->value;
	double below = down2 * down2 - 2 * phi * down2 * up1 + up1 * up1;
	double above = up2 * up2 - 2 * phi * up2 * down1 + down1 * down1;

	out->value = two->value - one->value;
	out->low = out->value - sqrt(fmax(below, 0));
	out->high = out->value + sqrt(fmax(above, 0));
}

int
bk_intervals_difference(int64_t x1, int64_t n1, int64_t x2, int64_t n2,
    struct bk_interval *out)
{
	struct bk_interval one, two;

	if (bk_intervals_share(x1, n1, &one) < 0 ||
	    bk_intervals_share(x2, n2, &two) < 0)
		return -1;
	combine(&one, &two, 0, out);
	return 0;
}

/* The correlation of the two answers, corrected where it is positive. */
static double
phi_of(const struct bk_pairs *v)
{
	double a = (double)v->both, b = (double)v->first;
	double c = (double)v->second, d = (double)v->neither;
	double root = sqrt((a + b) * (c + d) * (a + c) * (b + d));
	double top = a * d - b * c;

	if (root == 0)
		return 0;
	if (top > 0)
		top = fmax(top - (a + b + c + d) / 2, 0);
	return top / root;
}

int
bk_intervals_paired(const struct bk_pairs *v, struct bk_interval *out)
{
	int64_t n = v->both + v->first + v->second + v->neither;
	struct bk_interval one, two;

	if (bk_intervals_share(v->both + v->first, n, &one) < 0 ||
	    bk_intervals_share(v->both + v->second, n, &two) < 0)
		return -1;
	combine(&one, &two, phi_of(v), out);
	return 0;
}

/*
 * Summed from the largest term down, each from the one before, relative to
 * the largest: no power of a half that is too small to write.
 */
double
bk_intervals_mcnemar(int64_t first, int64_t second)
{
	int64_t least = first < second ? first : second, n = first + second;
	double sum = 0, term = 1, log_largest = -(double)n * log(2);

	if (first == second)
		return 1;
	for (int64_t i = 1; i <= least; i++)
		log_largest += log((double)(n - least + i)) - log((double)i);
	for (int64_t i = least; i >= 0 && term > 0; i--) {
		sum += term;
		term *= (double)i / (double)(n - i + 1);
	}
	return fmin(1, 2 * exp(log_largest) * sum);
}

/* --- Student's t -------------------------------------------------------- */

/* Lentz's continued fraction of the incomplete beta function. */
static double
beta_fraction(double a, double b, double x)
{
	double c = 1, d = 1 - (a + b) * x / (a + 1), f;

	d = 1 / (fabs(d) < 1e-300 ? 1e-300 : d);
	f = d;
	for (int m = 1; m < 500; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
		    ((a + 2 * m) * (a + 2 * m + 1));
		double by = f;

		d = 1 / (1 + even * d);
		c = 1 + even / c;
		f *= c * d;
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		f *= c * d;
		if (fabs(f - by) < 1e-15 * fabs(f))
			break;
	}
	return f;
}

/* As lgamma, which writes a global. */
static double
log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

/* The regularised incomplete beta function I_x(a, 1/2), 0 < x < 1. */
static double
beta_half(double a, double x)
{
	double front = exp(a * log(x) + 0.5 * log1p(-x) +
	    log_gamma(a + 0.5) - log_gamma(a) - log_gamma(0.5));

	if (x < (a + 1) / (a + 2.5))
		return front * beta_fraction(a, 0.5, x) / a;
	return 1 - front * beta_fraction(0.5, a, 1 - x) / 0.5;
}

/* The t that 95 % lie within on either side, of `df` degrees of freedom. */
static double
t_quantile(double df)
{
	double low = 1.9, high = 13;	/* 1.96 at infinity, 12.71 at 1 */

	for (int i = 0; i < 100; i++) {
		double t = (low + high) / 2;

		if (beta_half(df / 2, df / (df + t * t)) > 0.05)
			low = t;
		else
			high = t;
	}
	return (low + high) / 2;
}

/* The square of the standard error of a mean; never below 0. */
static double
error2(const struct bk_moments *v)
{
	double n = (double)v->n;

	return fmax(v->sum2 - v->sum * v->sum / n, 0) / (n - 1) / n;
}

int
bk_intervals_welch(const struct bk_moments *a, const struct bk_moments *b,
    struct bk_interval *out)
{
	double ea, eb, df, half = 0;

	if (a->n < 2 || b->n < 2)
		return -1;
	ea = error2(a);
	eb = error2(b);
	if (ea + eb > 0) {
		df = (ea + eb) * (ea + eb) / (ea * ea / ((double)a->n - 1) +
		    eb * eb / ((double)b->n - 1));
		half = t_quantile(df) * sqrt(ea + eb);
	}
	out->value = a->sum / (double)a->n - b->sum / (double)b->n;
	out->low = out->value - half;
	out->high = out->value + half;
	return 0;
}

/* The chance of exactly k of n. */
static double
binomial(double p, int64_t n, int64_t k)
{
	double a = (double)k, b = (double)(n - k);

	return exp(lgamma((double)n + 1) - lgamma(a + 1) - lgamma(b + 1) +
	    a * log(p) + b * log1p(-p));
}

/*
 * The least count up to which lies `part` of all. Twelve standard deviations
 * below the mean begins what counts; what is lost before is far below what
 * the sum is allowed to be wrong by.
 */
static int64_t
binomial_quantile(double p, int64_t n, double part)
{
	double mean = (double)n * p, away = 12 * sqrt(mean * (1 - p)) + 12;
	int64_t k = mean > away ? (int64_t)(mean - away) : 0;
	double one = binomial(p, n, k), all = one;

	while (all < part - 1e-12 && k < n) {
		one *= (double)(n - k) / (double)(k + 1) * (p / (1 - p));
		all += one;
		k++;
	}
	return k;
}

int
bk_intervals_funnel(double p, int64_t n, double outside, int64_t *low,
    int64_t *high)
{
	if (n <= 0 || !(p >= 0 && p <= 1))
		return -1;
	if (p == 0 || p == 1) {
		*low = *high = p == 0 ? 0 : n;
		return 0;
	}
	*low = binomial_quantile(p, n, outside / 2);
	*high = binomial_quantile(p, n, 1 - outside / 2);
	return 0;
}

int
bk_intervals_survival(const struct bk_lifetime *v, size_t n, int64_t *median)
{
	double alive = 1;
	int64_t at_risk = 0;

	for (size_t i = 0; i < n; i++)
		at_risk += v[i].ended + v[i].open;
	for (size_t i = 0; i < n; i++) {
		if (v[i].ended > 0)
			alive *= 1 - (double)v[i].ended / (double)at_risk;
		if (alive <= 0.5 + 1e-12) {
			*median = v[i].day;
			return 0;
		}
		at_risk -= v[i].ended + v[i].open;
	}
	return -1;
}
