/*
 * One term being counted: what the parts of the comparison add to its sums.
 */
#ifndef BK_COUNT_H
#define BK_COUNT_H

#include "census.h"
#include "sums.h"

/* One term being counted. */
struct bk_count {
	const struct bk_census	*c;
	struct bk_stats		*st;
	const struct bk_census_term	*t;
	bk_date			 day;	/* of the head count */
	const struct bk_group	*g;	/* where figures go at the moment */
	bool			 overflow;
};

/* Add to a sum of the present group; what is too large is remembered. */
void	bk_count_add(struct bk_count *, const char *path, int64_t value);

/* One more of a field, or of a key of it. */
void	bk_count_one(struct bk_count *, const char *field, const char *key);

/* One more of a key within a key of a field. */
void	bk_count_two(struct bk_count *, const char *field, const char *key,
	    const char *inner);

/* The group of a class; the student is NULL where not known. */
const struct bk_group *bk_count_group(const struct bk_count *,
	    const char *class, const char *grade, const struct bk_student *);

/* The group of the term's total: what belongs to no class. */
const struct bk_group *bk_count_whole(const struct bk_count *);

/* Is the student on the head count? */
bool	bk_count_enrolled(const struct bk_count *, const struct bk_student *);

#endif
