/*
 * An office's list of its schools: a sheet (CSV, XLSX ...) with the headings
 * npsn and name (or nama), in any order, among others that are passed over.
 */
#ifndef BK_SCHOOLLIST_H
#define BK_SCHOOLLIST_H

#include "map.h"
#include "sums.h"
#include "table.h"

struct bk_schoollist {
	struct bk_map	 names;		/* npsn -> const char *, unique */
};

/*
 * Read the first sheet with these headings. The same npsn under two names is
 * reported, and the later row left aside; of schools of one name, each name
 * gets its npsn in brackets. Names live in the arena. 0, to be freed; or
 * reported and -1.
 */
int	bk_schoollist_read(struct bk_schoollist *, const struct bk_table *,
	    const char *file, struct bk_arena *, struct bk_diag *);
void	bk_schoollist_free(struct bk_schoollist *);

/*
 * Report the schools of the list without statistics, and the schools with
 * statistics that are not on the list.
 */
void	bk_schoollist_compare(const struct bk_schoollist *,
	    const struct bk_stats *, const char *file, struct bk_diag *);

#endif
