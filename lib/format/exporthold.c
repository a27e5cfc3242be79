#include "export.h"

#include "msg_export.h"

enum { PIECE = 64 * 1024 };

/* The rows of a sheet that was begun: 0, or reported and -1. */
static int
hold_rows(struct bk_export *e, struct bk_held *to, struct bk_diag *dg)
{
	bool fits = true;
	ssize_t n = 1;

	while (fits && (n = bk_export_read(e, bk_held_room(to, PIECE),
	    PIECE)) > 0)
		fits = bk_held_add(to, (size_t)n);
	if (n < 0)
		return -1;
	if (fits && bk_held_end(to))
		return 0;
	bk_diag(dg, &bk_msg_too_many_cells, e->name, 0, NULL);
	return -1;
}

const struct bk_sheet *
bk_export_hold(struct bk_export *e, const struct bk_sheet *s,
    struct bk_sheet *room, struct bk_diag *dg)
{
	size_t i = (size_t)(s - e->table->sheet);

	*room = *s;
	room->held = NULL;
	if (!bk_export_is_long_book(e))
		return s;
	room->held = bk_held_new();
	if (bk_export_begin_held(e, i) == 0) {
		bk_export_seek(e, 0);
		if (hold_rows(e, room->held, dg) == 0 &&
		    bk_export_learn_merges(e, i) == 0) {
			room->merge = s->merge;
			room->nmerges = s->nmerges;
			room->row = NULL;
			room->n = bk_held_count(room->held);
			return room;
		}
	}
	bk_held_free(room->held);
	room->held = NULL;
	return NULL;
}
