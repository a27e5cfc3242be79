#include "count.h"

#include <string.h>

enum { NAME_MAX_BYTES = 200 };

void
bk_count_add(struct bk_count *k, const char *path, int64_t value)
{
	if (bk_stats_add(k->st, k->g, path, value) < 0)
		k->overflow = true;
}

/*
 * A path of names, into room for them all, of each at most 200 bytes. By hand,
 * since a school's cases ask for it hundreds of thousands of times.
 */
static void
join(char *to, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n && names[i]; i++) {
		size_t len = strnlen(names[i], NAME_MAX_BYTES);

		if (i)
			*to++ = *BK_SUM_SEP;
		memcpy(to, names[i], len);
		to += len;
	}
	*to = '\0';
}

void
bk_count_one(struct bk_count *k, const char *field, const char *key)
{
	char path[2 * (NAME_MAX_BYTES + 1)];

	join(path, (const char *const []){ field, key }, 2);
	bk_count_add(k, path, BK_SUM_ONE);
}

void
bk_count_two(struct bk_count *k, const char *field, const char *key,
    const char *inner)
{
	char path[3 * (NAME_MAX_BYTES + 1)];

	join(path, (const char *const []){ field, key, inner }, 3);
	bk_count_add(k, path, BK_SUM_ONE);
}

const struct bk_group *
bk_count_group(const struct bk_count *k, const char *class, const char *grade,
    const struct bk_student *s)
{
	const struct bk_school *school = k->c->school;
	const struct bk_staff *guide = bk_school_counsellor(school, class);
	const char *by_class = bk_school_grade(school, class);
	struct bk_group g = { .term = k->t->term };

	g.class = class ? class : "";
	g.grade = by_class ? by_class : grade ? grade : "";
	if (k->st->by & 1u << BK_BY_SEX)
		g.by[BK_BY_SEX] =
		    s && s->sex >= 0 ? bk_word_sexes[s->sex].id : "";
	if (k->st->by & 1u << BK_BY_COUNSELLOR)
		g.by[BK_BY_COUNSELLOR] = guide ? guide->id : "";
	if (k->st->by & 1u << BK_BY_SCHOOL)
		g.by[BK_BY_SCHOOL] = school->npsn ? school->npsn : "";
	return bk_stats_group(k->st, &g);
}

const struct bk_group *
bk_count_whole(const struct bk_count *k)
{
	struct bk_group g = { .term = k->t->term };

	if (k->st->by & 1u << BK_BY_SCHOOL)
		g.by[BK_BY_SCHOOL] = k->c->school->npsn;
	return bk_stats_group(k->st, &g);
}

bool
bk_count_enrolled(const struct bk_count *k, const struct bk_student *s)
{
	return s && bk_census_enrolled(k->c, k->t->term, s);
}
