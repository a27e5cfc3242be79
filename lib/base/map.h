/*
 * A map from text to pointers, or to numbers, that remembers the order of
 * insertion, so that walking it is deterministic. Keys are copied. Values
 * belong to the caller. A map holds one or the other, never both.
 *
 *	struct bk_map m = BK_MAP_INIT;
 *	*bk_map_at(&m, key) = value;		insert or replace
 *	if ((v = bk_map_get(&m, key)))		NULL when absent
 *	for (i = 0; i < m.n; i++) m.e[i].key, m.e[i].value
 *
 *	++*bk_map_number_at(&m, key);		0 when it was not there
 *	i = bk_map_number(&m, key, -1);		-1 when absent
 *	for (i = 0; i < m.n; i++) m.e[i].key, m.e[i].number
 */
#ifndef BK_MAP_H
#define BK_MAP_H

#include "arena.h"
#include "str.h"

struct bk_map_entry {
	struct bk_str	 key;
	uint64_t	 hash;
	union {
		int64_t	 number;
		void	*value;
	};
};

struct bk_map {
	struct bk_map_entry	*e;
	size_t			 n, cap;
	uint32_t		*slot;	/* index + 1 into e; 0 is free */
	size_t			 nslot;	/* a power of two, or 0 */
	struct bk_arena		 keys;
};

#define BK_MAP_INIT { NULL, 0, 0, NULL, 0, BK_ARENA_INIT }

void	  bk_map_free(struct bk_map *);

/* The place of the key's value, which is NULL when it was not there yet. */
void	**bk_map_at(struct bk_map *, struct bk_str key);

void	 *bk_map_get(const struct bk_map *, struct bk_str key);

/*
 * The same of a map of numbers: the place of the key's, which is 0 when it
 * was not there yet; and the number, or `none` where the key is not there.
 */
int64_t	 *bk_map_number_at(struct bk_map *, struct bk_str key);
int64_t	  bk_map_number(const struct bk_map *, struct bk_str key,
	    int64_t none);

/* The index in e, or SIZE_MAX. */
size_t	  bk_map_find(const struct bk_map *, struct bk_str key);

/* The index in e, inserted with NULL or 0 when it was not there. */
size_t	  bk_map_intern(struct bk_map *, struct bk_str key);

#endif
