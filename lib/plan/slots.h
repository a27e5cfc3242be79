/*
 * The starts that are possible on one day: a set of the day's 288 moments on
 * the grid of five minutes [FIELD 4.6]. What people write as windows becomes
 * such sets, and every rule about hours is then an intersection of sets.
 */
#ifndef BK_SLOTS_H
#define BK_SLOTS_H

#include "windows.h"

enum {
	BK_SLOT_MINUTES = 5,
	BK_SLOTS_A_DAY = 24 * 60 / BK_SLOT_MINUTES
};

struct bk_slots {
	uint64_t	w[(BK_SLOTS_A_DAY + 63) / 64];
};

/* Add the starts of something that takes `minutes` and lies within from..to. */
void	bk_slots_add(struct bk_slots *, int from, int to, int minutes);

/* Take out the starts of what would overlap from..to. */
void	bk_slots_drop(struct bk_slots *, int from, int to, int minutes);

/* The starts of what lies within one entry in force [FIELD 4.5]. */
struct bk_slots	bk_slots_of(const struct bk_windows *, bk_date, int minutes);

struct bk_slots	bk_slots_and(const struct bk_slots *, const struct bk_slots *);
void	bk_slots_or(struct bk_slots *, const struct bk_slots *);
bool	bk_slots_any(const struct bk_slots *);

static inline bool
bk_slots_has(const struct bk_slots *s, int slot)
{
	return s->w[slot / 64] >> (slot % 64) & 1;
}

/* Every start on a day of what ends on it. */
struct bk_slots	bk_slots_all(int minutes);

/*
 * The next run of starts at or after *slot: true, the first and the last of
 * them, and *slot behind it; false when there is none.
 */
bool	bk_slots_run(const struct bk_slots *, int *slot, int *first, int *last);

#endif
