#include "slots.h"

enum { GRID = BK_SLOT_MINUTES };

static void
set(struct bk_slots *s, int slot, bool on)
{
	uint64_t bit = UINT64_C(1) << (slot % 64);

	if (on)
		s->w[slot / 64] |= bit;
	else
		s->w[slot / 64] &= ~bit;
}

void
bk_slots_add(struct bk_slots *s, int from, int to, int minutes)
{
	for (int i = (from + GRID - 1) / GRID; i < BK_SLOTS_A_DAY &&
	    i * GRID + minutes <= to; i++)
		set(s, i, true);
}

void
bk_slots_drop(struct bk_slots *s, int from, int to, int minutes)
{
	for (int i = 0; i < BK_SLOTS_A_DAY; i++)
		if (i * GRID < to && i * GRID + minutes > from)
			set(s, i, false);
}

struct bk_slots
bk_slots_of(const struct bk_windows *w, bk_date day, int minutes)
{
	struct bk_slots s = { { 0 } };

	for (size_t i = 0; i < w->n; i++)
		if (bk_windows_in_force(w, i, day))
			bk_slots_add(&s, w->v[i].start, w->v[i].end, minutes);
	return s;
}

struct bk_slots
bk_slots_and(const struct bk_slots *a, const struct bk_slots *b)
{
	struct bk_slots s = *a;

	for (size_t i = 0; i < sizeof(s.w) / sizeof(s.w[0]); i++)
		s.w[i] &= b->w[i];
	return s;
}

void
bk_slots_or(struct bk_slots *a, const struct bk_slots *b)
{
	for (size_t i = 0; i < sizeof(a->w) / sizeof(a->w[0]); i++)
		a->w[i] |= b->w[i];
}

bool
bk_slots_any(const struct bk_slots *s)
{
	uint64_t any = 0;

	for (size_t i = 0; i < sizeof(s->w) / sizeof(s->w[0]); i++)
		any |= s->w[i];
	return any != 0;
}

struct bk_slots
bk_slots_all(int minutes)
{
	struct bk_slots s = { { 0 } };

	bk_slots_add(&s, 0, 24 * 60, minutes);
	return s;
}

bool
bk_slots_run(const struct bk_slots *s, int *slot, int *first, int *last)
{
	int i = *slot;

	while (i < BK_SLOTS_A_DAY && !bk_slots_has(s, i))
		i++;
	if (i == BK_SLOTS_A_DAY)
		return false;
	*first = i;
	while (i < BK_SLOTS_A_DAY && bk_slots_has(s, i))
		i++;
	*last = i - 1;
	*slot = i;
	return true;
}
