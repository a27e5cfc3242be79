#include "counts.h"

#include <math.h>
#include <string.h>

#include "msg_readers.h"

struct bk_str
bk_counts_label(struct bk_str s)
{
	size_t n;

	s = bk_str_trim(s);
	if (!bk_vocabulary_front(&bk_vocabulary_total_labels, s, &n) ||
	    s.n <= n + 1 || !strchr(" .\n", s.p[n]))
		return s;
	return bk_str_trim((struct bk_str){ s.p + n + 1, s.n - n - 1 });
}

/* Without the word of what is counted: "18 hari". */
static struct bk_str
without_unit(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n && n < s.n && bk_vocabulary_has(&bk_vocabulary_count_units,
	    bk_str_trim((struct bk_str){ s.p + n, s.n - n })) ?
	    (struct bk_str){ s.p, n } : s;
}

/* The lengths of "18" and "20" in "18 dari 20", "18/20"; 0: no such thing. */
static size_t
split_share(struct bk_str s, struct bk_str *whole)
{
	size_t n = 0, end;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	for (end = n; end < s.n && (s.p[end] < '0' || s.p[end] > '9'); end++)
		;
	if (n == 0 || end == n || end == s.n)
		return 0;
	*whole = without_unit((struct bk_str){ s.p + end, s.n - end });
	s = bk_str_trim((struct bk_str){ s.p + n, end - n });
	return bk_str_eq(s, BK_STR("/")) || bk_str_ieq(s, BK_STR("dari")) ||
	    bk_str_ieq(s, BK_STR("of")) ? n : 0;
}

double
bk_counts_share(struct bk_str s, double *whole)
{
	struct bk_str part, rest;
	uint64_t n, of;

	s = bk_str_trim(s);
	part = (struct bk_str){ s.p, split_share(s, &rest) };
	if (part.n == 0 || bk_str_uint(part, 10000, &n) < 0 ||
	    bk_str_uint(rest, 10000, &of) < 0 || n > of)
		return -1;
	/* 7/9 may be a day */
	if (memchr(s.p, '/', s.n) && of <= 12)
		return -1;
	*whole = (double)of;
	return (double)n;
}

double
bk_counts_number(struct bk_str s)
{
	char plain[32];
	uint64_t whole;
	double v;

	if (bk_str_uint(s, 999999999, &whole) == 0)	/* nearly all are */
		return (double)whole;
	v = bk_counts_share(s, &(double){ 0 });
	if (v >= 0)
		return v;
	s = without_unit(s);
	while (s.n && (s.p[s.n - 1] == '%' || s.p[s.n - 1] == ' '))
		s.n--;
	if (s.n == 0 || s.n >= sizeof(plain) || s.p[0] < '0' || s.p[0] > '9')
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		plain[i] = s.p[i] == ',' ? '.' : s.p[i];
		if (!strchr("0123456789.", plain[i]))
			return -1;
	}
	return bk_str_num((struct bk_str){ plain, s.n }, &v) < 0 ? -1 : v;
}

bool
bk_counts_is_share(double percent, double part, double whole)
{
	double ten = percent * 10, slack = 0.0101;

	if (fabs(percent - round(percent)) < 1e-9)
		slack = 0.9999;
	else if (fabs(ten - round(ten)) < 1e-6)
		slack = 0.1001;
	return whole > 0 && part >= 0 &&
	    fabs(100 * part / whole - percent) <= slack;
}

double
bk_counts_whole_of(double part, double percent)
{
	double found = 0;

	if (part <= 0 || percent <= 0)
		return 0;
	for (int more = 0; more <= part * 100 / percent + 1; more++) {
		double n = part + more;

		if (fabs(100 * part / n - percent) < 1e-6)
			return n;
		if (!bk_counts_is_share(percent, part, n))
			continue;
		if (found > 0)
			return 0;
		found = n;
	}
	return found;
}

/* --- what follows from them --------------------------------------------- */

bool
bk_counts_whole(double v)
{
	return v >= 0 && v <= 10000 && v == floor(v);
}

static double
least_zero(double v)
{
	return v > 0 ? v : 0;
}

/* Those absent without a reason, of all those absent: false when too few. */
static bool
split_absent(double v[BK_NCOUNTS])
{
	double reasons = least_zero(v[BK_MARK_SICK]) +
	    least_zero(v[BK_MARK_EXCUSED]);

	if (v[BK_MARK_UNEXCUSED] >= 0 || v[BK_COUNT_ABSENT] < 0)
		return true;
	v[BK_MARK_UNEXCUSED] = v[BK_COUNT_ABSENT] - reasons;
	return bk_counts_whole(v[BK_COUNT_ABSENT]) && v[BK_MARK_UNEXCUSED] >= 0;
}

/* Those present, where the row does not say. */
static void
infer_present(double v[BK_NCOUNTS], double missed, double *participation)
{
	double sessions = v[BK_COUNT_SESSIONS];
	double percent = v[BK_COUNT_PERCENT];

	if (v[BK_MARK_PRESENT] >= 0)
		return;
	if (sessions >= 0 && percent >= 0) {
		v[BK_MARK_PRESENT] = floor(sessions * percent / 100 + 0.5) -
		    least_zero(v[BK_MARK_LATE]);
	} else if (sessions >= 0) {
		v[BK_MARK_PRESENT] = sessions - missed;
	} else if (percent >= 0 && missed == 0) {
		*participation = percent;
		v[BK_MARK_PRESENT] = 0;
	}
}

const struct bk_msg *
bk_counts_resolve(const double given[BK_NCOUNTS], uint32_t out[BK_NMARKS],
    double *participation)
{
	double v[BK_NCOUNTS], sessions = given[BK_COUNT_SESSIONS], missed = 0;

	*participation = -1;
	memcpy(v, given, sizeof(v));
	for (int k = BK_MARK_PRESENT; k < BK_COUNT_ABSENT; k++)
		if (v[k] >= 0 && !bk_counts_whole(v[k]))
			return &bk_msg_bad_count;
	if (v[BK_COUNT_PERCENT] > 100 || !split_absent(v))
		return &bk_msg_bad_count;
	for (int m = BK_MARK_LATE; m < BK_NMARKS; m++)
		missed += least_zero(v[m]);
	infer_present(v, missed, participation);
	if (v[BK_MARK_PRESENT] < 0)
		return sessions >= 0 ? &bk_msg_bad_count : &bk_msg_no_sessions;
	if (sessions >= 0) {
		double rest = sessions - missed - v[BK_MARK_PRESENT];
		double late = least_zero(v[BK_MARK_LATE]);

		/* those late may be among those present */
		if (rest < 0 && rest == -late && v[BK_MARK_PRESENT] >= late) {
			v[BK_MARK_PRESENT] -= late;
			rest = 0;
		}

		/* sessions that no column explains were just missed */
		if (v[BK_MARK_UNEXCUSED] < 0)
			v[BK_MARK_UNEXCUSED] = rest;
		else if (rest != 0)
			return &bk_msg_bad_count;
		if (rest < 0)
			return &bk_msg_bad_count;
	}
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		out[m] = (uint32_t)least_zero(v[m]);
	return NULL;
}
