/*
 * Inside the census: what its files share.
 *
 *	census.c	what was handed in, by term
 *	censuscount.c	students, cases and complaints into sums
 *	censuslessons.c	sessions by subject into sums
 */
#ifndef BK_CENSUSPART_H
#define BK_CENSUSPART_H

#include "census.h"
#include "map.h"
#include "term.h"

/* All that was handed in for one term, by NIS. */
struct bk_census_term {
	bk_term		 term;
	struct bk_map	 students;	/* -> const struct bk_student */
	struct bk_map	 by_nisn;	/* the same: keys before a NIS came */
	struct bk_map	 cases;		/* -> const struct bk_case */
	struct bk_map	 attendance;	/* -> struct bk_attendance, merged */
	struct bk_map	 complaints;	/* by id */
};

/* The student of that key, also of the key that was used before a NIS came. */
const struct bk_student *bk_census_student_of(const struct bk_census_term *,
	    struct bk_str key);

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

/* The group of a class; the student is NULL where not known. */
const struct bk_group *bk_count_group(const struct bk_count *,
	    const char *class, const char *grade, const struct bk_student *);

/* Is the student on the head count? */
bool	bk_count_enrolled(const struct bk_count *, const struct bk_student *);

/* The sessions of the term's attendance. */
void	bk_lessons_count(struct bk_count *);

#endif
