#include "near.h"

#include <string.h>

enum { LONGEST = 64 };		/* longer words are near nothing */

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the usual table: `two` and `one` above, `now` of a's i-th letter. */
static void
fill_row(size_t *now, const size_t *one, const size_t *two, struct bk_str a,
    struct bk_str b, size_t i)
{
	now[0] = i;
	for (size_t j = 1; j <= b.n; j++) {
		char x = lower(a.p[i - 1]), y = lower(b.p[j - 1]);

		now[j] = least(one[j - 1] + (x != y),
		    least(one[j], now[j - 1]) + 1);
		if (i > 1 && j > 1 && x == lower(b.p[j - 2]) &&
		    y == lower(a.p[i - 2]))
			now[j] = least(now[j], two[j - 2] + 1);
	}
}

size_t
bk_near_slips(struct bk_str a, struct bk_str b, size_t most)
{
	size_t row[3][LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return most + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++)
		fill_row(row[i % 3], row[(i + 2) % 3], row[(i + 1) % 3], a, b,
		    i);
	return least(row[a.n % 3][b.n], most + 1);
}

static bool
is_number(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n == s.n;
}

/* How many slips there are, or -1 where it was hardly meant. */
static int
slips_to(struct bk_str typed, struct bk_str known)
{
	size_t most = known.n > 5 && !is_number(known) ? 2 : 1, n;

	if (typed.n < 3 || known.n < 3)
		return -1;
	n = bk_near_slips(typed, known, most);
	return n > most ? -1 : (int)n;
}

bool
bk_near(struct bk_str typed, struct bk_str known)
{
	return slips_to(typed, known) >= 0;
}

void
bk_near_offer(struct bk_near_search *s, const char *known)
{
	int n = known ? slips_to(s->typed, bk_str(known)) : -1;

	if (n < 0 || (s->any && (size_t)n > s->slips))
		return;
	if (!s->any || (size_t)n < s->slips)
		s->meant = known;
	else if (s->meant && strcmp(s->meant, known) != 0)
		s->meant = NULL;
	s->slips = (size_t)n;
	s->any = true;
}
