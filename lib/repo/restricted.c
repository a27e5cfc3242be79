#include "restricted.h"

static void
take(struct bk_restricted *all, const struct bk_student *s, bk_date today)
{
	bool now = bk_student_restricted(s, today), was = false;
	const char *number;

	for (size_t i = 0; (number = bk_student_number(s, i)); i++) {
		int64_t *at;

		if (!now && bk_map_find(&all->numbers, bk_str(number)) ==
		    SIZE_MAX)
			continue;
		at = bk_map_number_at(&all->numbers, bk_str(number));
		was = was || *at;
		*at = now;
	}
	all->n += now && !was;
	all->n -= was && !now;
}

int
bk_restricted_read(struct bk_restricted *all, struct bk_rosters *rosters,
    bk_date today)
{
	bk_term *terms;
	size_t n;

	if (bk_rosters_terms(rosters, &terms, &n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct bk_rosters_term *t = bk_rosters_get(rosters,
		    terms[i]);

		if (!t)
			return -1;
		for (size_t k = 0; k < t->list.n; k++)
			take(all, &t->list.v[k], today);
	}
	return 0;
}

void
bk_restricted_free(struct bk_restricted *all)
{
	bk_map_free(&all->numbers);
}

bool
bk_restricted_is(const struct bk_restricted *all, const char *number)
{
	return number && bk_map_number(&all->numbers, bk_str(number), 0) != 0;
}
