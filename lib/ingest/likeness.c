#include "likeness.h"

#include "names.h"

struct bk_str
bk_likeness_bare(struct bk_str s)
{
	while (s.n > 1 && s.p[0] == '0')
		s.p++, s.n--;
	return s;
}

bool
bk_likeness_damaged(struct bk_str seen, struct bk_str real)
{
	char digits[32];
	size_t n = 0, i;
	uint64_t power;

	if (real.n == 0)
		return false;
	if (bk_str_eq(bk_likeness_bare(seen), bk_likeness_bare(real)))
		return true;
	for (i = 0; i < seen.n && n < sizeof(digits) && (seen.p[i] == '.' ||
	    seen.p[i] == ',' || (seen.p[i] >= '0' && seen.p[i] <= '9')); i++)
		if (seen.p[i] >= '0' && seen.p[i] <= '9')
			digits[n++] = seen.p[i];
	if (n == 0 || i == seen.n || (seen.p[i] | 0x20) != 'e')
		return false;
	i++;
	i += i < seen.n && seen.p[i] == '+';
	real = bk_likeness_bare(real);
	if (bk_str_uint((struct bk_str){ seen.p + i, seen.n - i }, 40,
	    &power) < 0 || real.n != power + 1)
		return false;
	/* the last digit that is shown may be rounded */
	while (n > 1 && digits[n - 1] == '0')
		n--;
	return n <= real.n && memcmp(digits, real.p, n > 1 ? n - 1 : n) == 0;
}

size_t
bk_likeness_distance(const char *a, const char *b, size_t most)
{
	size_t row[BK_NAME_MAX], n = strlen(a), m = strlen(b);

	if (n > m + most || m > n + most)
		return most + 1;
	for (size_t k = 0; k <= m; k++)
		row[k] = k;
	for (size_t i = 1; i <= n; i++) {
		size_t diagonal = row[0], least = i;

		row[0] = i;
		for (size_t k = 1; k <= m; k++) {
			size_t keep = row[k];
			size_t best = diagonal + (a[i - 1] != b[k - 1]);

			if (row[k] + 1 < best)
				best = row[k] + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			row[k] = best;
			diagonal = keep;
			if (best < least)
				least = best;
		}
		if (least > most)
			return most + 1;
	}
	return row[m];
}
