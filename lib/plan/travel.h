/*
 * How far it is from one home to another [FIELD 4.10], by the formula or by a
 * table of a school that knows better (--matrix).
 */
#ifndef BK_TRAVEL_H
#define BK_TRAVEL_H

#include "map.h"
#include "policy.h"
#include "school.h"
#include "student.h"

/* Minutes that a school measured; see bk_travel_read. */
struct bk_travel_table {
	struct bk_map	minutes;	/* "FROM\nTO" -> minutes */
};

#define BK_TRAVEL_TABLE_INIT { BK_MAP_INIT }

struct bk_travel {
	const struct bk_school		*school;
	const struct bk_visit_policy	*policy;
	const struct bk_travel_table	*table;		/* or NULL */
	double				 speed_kmh;	/* of the season */
};

/* What a table calls the school. */
#define BK_TRAVEL_SCHOOL	"school"

/*
 * As the policy has it on these days; where they fall into several seasons, by
 * the slowest.
 */
struct bk_travel bk_travel_on(const struct bk_school *,
		    const struct bk_visit_policy *,
		    const struct bk_travel_table *, bk_date from, bk_date to);

/*
 * Read a table of rows `from,to,minutes`, where from and to are a NIS, a
 * village or `school`; a heading row is skipped. A time given one way counts
 * both ways unless the other way is given too. 0; or, for any other row, and
 * for one way with two times, reported and -1.
 */
int	bk_travel_read(struct bk_travel_table *, const char *file,
	    struct bk_str text, struct bk_diag *);
void	bk_travel_free(struct bk_travel_table *);

/*
 * Add to `out`, as keys, what the table names that is no NIS (a key of
 * `students`, whose values are struct bk_student), no village of theirs and
 * not the school: its ways are not used.
 */
void	bk_travel_strangers(const struct bk_travel_table *,
	    const struct bk_map *students, struct bk_map *out);

/* Whole minutes from door to door, rounded up, without the gap. */
int	bk_travel_minutes(const struct bk_travel *,
	    const struct bk_student *from, const struct bk_student *to);

/*
 * The way to school or back. It counts as travel in the objective, and takes
 * hours of a plan where `from_school` says so. Where no coordinates say,
 * `home.distance_km`.
 */
int	bk_travel_to_school(const struct bk_travel *,
	    const struct bk_student *);

/*
 * Do the two above know the way, to school where `to` is NULL: by the table,
 * by coordinates or by distance_km? Else they suppose one, which a plan needs
 * and no paper prints.
 */
bool	bk_travel_known(const struct bk_travel *,
	    const struct bk_student *from, const struct bk_student *to);

#endif
