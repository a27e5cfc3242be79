/*
 * The figures of a `stats` document: a number for each pair of a group and a
 * path, which are small whole numbers here. A province has a million of them,
 * so one takes 16 bytes, and 8 to be found.
 */
#ifndef BK_SUMTABLE_H
#define BK_SUMTABLE_H

#include <stddef.h>
#include <stdint.h>

struct bk_sum {
	uint32_t	group, path;
	int64_t		value;
};

struct bk_sumtable {
	struct bk_sum	*e;		/* in the order of coming */
	size_t		 n, cap;
	uint32_t	*slot;		/* index + 1 into e; 0 is free */
	size_t		 nslot;		/* a power of two, or 0 */
};

void	 bk_sumtable_free(struct bk_sumtable *);

/* The place of a figure, 0 when it is new; valid until the next call. */
int64_t	*bk_sumtable_at(struct bk_sumtable *, uint32_t group, uint32_t path);

#endif
