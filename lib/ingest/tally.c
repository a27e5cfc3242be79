#include "tally.h"

#include <assert.h>
#include <stdlib.h>

#include "mem.h"
#include "term.h"

enum {
	TERM_DAYS = 184,	/* July to December */
	FEW_SLOTS = 32,
	CHUNK = 64		/* pupils allocated at a time */
};

/* Cells that are not in the arena. */
static void
free_wide(struct bk_pupil *p)
{
	if (p->nwords > 1)
		free(p->cell);
}

void
bk_tally_init(struct bk_tally *t)
{
	*t = (struct bk_tally){.arena = BK_ARENA_INIT,
	    .cells = BK_ARENA_INIT,
	    .subjects = BK_MAP_INIT,
	    .tasks = BK_MAP_INIT,
	    .folded = BK_MAP_INIT,
	    .slotmap = BK_MAP_INIT,
	    .given = BK_MAP_INIT};
}

void
bk_tally_free(struct bk_tally *t)
{
	for (size_t i = 0; i < t->npupils; i++) {
		free_wide(t->pupil[i]);
		free(t->pupil[i]->slot);
		free(t->pupil[i]->own);
		free(t->pupil[i]->share);
	}
	for (size_t i = 0; i < t->nchunks; i++)
		free(t->chunk[i]);
	free(t->chunk);
	free(t->pupil);
	free(t->slot);
	bk_map_free(&t->subjects);
	bk_map_free(&t->folded);
	bk_map_free(&t->slotmap);
	bk_map_free(&t->given);
	bk_map_free(&t->tasks);
	bk_arena_free(&t->cells);
	bk_arena_free(&t->arena);
}

/* Is there room for one more? */
static bool
has_room(struct bk_tally *t, size_t pupils, size_t slots)
{
	bool room = pupils <= BK_TALLY_PUPILS && slots <= BK_TALLY_SLOTS &&
	    pupils * slots <= BK_TALLY_BOTH;

	t->overfull |= !room;
	return room;
}

struct bk_pupil *
bk_tally_pupil(struct bk_tally *t, bk_term term)
{
	struct bk_pupil *p;

	if (!has_room(t, t->npupils + 1, t->nslots))
		return t->pupil[t->npupils - 1];
	if (t->npupils % CHUNK == 0) {
		BK_GROW(t->chunk, t->nchunks, t->chunkcap);
		t->chunk[t->nchunks++] = bk_xaligned(_Alignof(struct bk_pupil),
		    CHUNK * sizeof(*p));
	}
	p = &t->chunk[t->nchunks - 1][t->npupils % CHUNK];
	*p = (struct bk_pupil){ .term = term, .file = UINT32_MAX,
	    .cells = &t->cells };
	BK_GROW(t->pupil, t->npupils, t->pupilcap);
	t->pupil[t->npupils++] = p;
	return p;
}

/* The first spelling of what folds to nothing is no subject at all. */
static uint32_t
new_subject(struct bk_tally *t, struct bk_str subject, struct bk_str folded)
{
	char *copy = bk_arena_strndup(&t->arena,
	    subject.n ? subject.p : "", subject.n);
	const char *meant = bk_aliases_subject(t->aliases, copy);
	struct bk_buf key = BK_BUF_INIT;
	int64_t *number, n;

	if (meant != copy)
		bk_coursework_fold(bk_str(meant), &key);
	n = key.n ? bk_map_number(&t->folded, bk_buf_str(&key), 0) : 0;
	if (n == 0)
		n = (int64_t)bk_map_intern(&t->subjects, folded.n ?
		    bk_str(meant) : folded) + 1;
	if (key.n)
		*bk_map_number_at(&t->folded, bk_buf_str(&key)) = n;
	number = bk_map_number_at(&t->folded, folded);
	*number = n;
	bk_buf_free(&key);
	return (uint32_t)n - 1;
}

uint32_t
bk_tally_subject(struct bk_tally *t, struct bk_str subject)
{
	struct bk_buf key = BK_BUF_INIT;
	int64_t n;

	subject = bk_str_trim(subject);
	bk_coursework_fold(subject, &key);
	n = bk_map_number(&t->folded, bk_buf_str(&key), 0);
	if (n == 0)
		n = new_subject(t, subject, bk_buf_str(&key)) + 1;
	bk_buf_free(&key);
	return (uint32_t)n - 1;
}

/* The slot of that subject, however it is spelled, and period. */
static uint32_t
slot_of(struct bk_tally *t, struct bk_str subject, struct bk_str period)
{
	uint32_t number = bk_tally_subject(t, subject);
	struct bk_buf key = BK_BUF_INIT;
	size_t i;

	bk_buf_printf(&key, "%u", number);
	bk_buf_putc(&key, '\0');
	bk_buf_putstr(&key, period);
	if (bk_map_find(&t->slotmap, bk_buf_str(&key)) == SIZE_MAX &&
	    !has_room(t, t->npupils, t->nslots + 1)) {
		bk_buf_free(&key);
		return (uint32_t)t->nslots - 1;
	}
	i = bk_map_intern(&t->slotmap, bk_buf_str(&key));
	bk_buf_free(&key);
	if (i == t->nslots) {
		BK_GROW(t->slot, t->nslots, t->slotcap);
		t->slot[t->nslots++] = (struct bk_slot){ number,
			bk_arena_strndup(&t->arena, period.p, period.n) };
	}
	return (uint32_t)i;
}

uint32_t
bk_tally_slot(struct bk_tally *t, struct bk_str subject, struct bk_str period)
{
	struct bk_buf key = BK_BUF_INIT;
	int64_t *slot;

	subject = bk_str_trim(subject);
	period = bk_str_trim(period);
	bk_buf_putstr(&key, subject);
	bk_buf_putc(&key, '\0');
	bk_buf_putstr(&key, period);
	slot = bk_map_number_at(&t->given, bk_buf_str(&key));
	if (*slot == 0)
		*slot = (int64_t)slot_of(t, subject, period) + 1;
	bk_buf_free(&key);
	return (uint32_t)(*slot - 1);
}

/* --- cells -------------------------------------------------------------- */

/*
 * Room for one more word of slots a day. The first, which is the only one of
 * most, comes out of the arena: all pupils' stand together on few pages.
 */
static void
widen(struct bk_pupil *p)
{
	uint32_t was = p->nwords, now = was + 1;
	size_t size = (size_t)TERM_DAYS * now * sizeof(*p->cell);
	uint64_t *cell;

	if (was == 0) {
		cell = bk_arena_zalloc(p->cells, size);
	} else {
		cell = bk_xcalloc(1, size);
		for (size_t d = 0; d < TERM_DAYS; d++)
			memcpy(cell + d * now, p->cell + d * was,
			    was * sizeof(*cell));
		free_wide(p);
	}
	p->cell = cell;
	p->nwords = now;
	p->slot = bk_xreallocarray(p->slot, (size_t)now * BK_PUPIL_WORD,
	    sizeof(*p->slot));
}

uint32_t
bk_tally_own(struct bk_pupil *p, uint32_t slot)
{
	if (slot < p->nown && p->own[slot])
		return p->own[slot];
	if (slot >= p->nown) {
		uint32_t n = (slot + FEW_SLOTS) / FEW_SLOTS * FEW_SLOTS;

		p->own = bk_xreallocarray(p->own, n, sizeof(*p->own));
		memset(p->own + p->nown, 0,
		    (n - p->nown) * sizeof(*p->own));
		p->nown = n;
	}
	if (p->nslots == p->nwords * BK_PUPIL_WORD)
		widen(p);
	p->slot[p->nslots] = slot;
	p->own[slot] = ++p->nslots;
	if (slot < BK_PUPIL_FIRST && p->nslots <= UINT8_MAX)
		p->first[slot] = (uint8_t)p->nslots;
	return p->own[slot];
}

unsigned
bk_tally_get(const struct bk_pupil *p, uint32_t slot, unsigned day)
{
	uint32_t own = slot < p->nown ? p->own[slot] : 0;

	if (!own)
		return BK_CELL_NONE;
	own--;
	return p->cell[(size_t)day * p->nwords + own / BK_PUPIL_WORD] >>
	    own % BK_PUPIL_WORD * 4 & BK_CELL_WHAT;
}

void
bk_tally_next_file(struct bk_pupil *p, uint32_t file)
{
	if (p->rows) {
		BK_GROW(p->share, p->nshares, p->sharecap);
		p->share[p->nshares++] = (struct bk_share){ p->file, p->rows };
	}
	p->file = file;
	p->rows = 0;
}

unsigned
bk_tally_worth(const struct bk_pupil *p, unsigned day, enum bk_mark mark)
{
	if (mark == BK_MARK_UNKNOWN)
		return BK_CELL_UNKNOWN;
	if (mark > BK_MARK_LATE && p->exemptions &&
	    bk_student_exempt(p->student, bk_term_first(p->term) + (int)day))
		return BK_CELL_EXEMPT;
	return mark;
}
