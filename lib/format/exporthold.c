#include "exportpriv.h"
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

/* --- a text ------------------------------------------------------------- */

/* May it be held: in a file, UTF-8 so far, and of no dialect? */
static bool
may_hold(const struct bk_export *e)
{
	const struct bk_export_priv *v = e->priv;

	return !v->book && bk_export_can_peek(e) && e->table->n == 1 &&
	    !e->table->dialect && !e->table->packed &&
	    !bk_str_starts(v->text.s, "sep=") &&
	    (v->text.enc == BK_ENC_UTF8 || v->text.enc == BK_ENC_UTF8_BOM);
}

/* The rows of a text; NULL where it is not plain, or too long. */
static struct bk_held *
hold_text(struct bk_export *e)
{
	struct bk_held *h = bk_held_new_text(e->delimiter);
	bool fits = true;
	size_t at = 0;
	ssize_t n = 1;

	while (fits && (n = bk_export_peek(e, at, bk_held_room(h, PIECE),
	    PIECE)) > 0) {
		fits = bk_held_add(h, (size_t)n);
		at += (size_t)n;
	}
	if (fits && n == 0 && bk_held_end(h))
		return h;
	bk_held_free(h);
	return NULL;
}

const struct bk_table *
bk_export_beginning_of_all(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;

	if (bk_export_is_held(e))
		return e->table;
	if (may_hold(e))
		v->rows = hold_text(e);
	v->held = v->rows != NULL;
	return v->held ? e->table : bk_export_table(e, dg);
}

bool
bk_export_is_held(const struct bk_export *e)
{
	return e->priv->held || bk_export_is_long_book(e);
}

/* --- either ------------------------------------------------------------- */

/* The rows of sheet `i` of a workbook; NULL, reported. */
static struct bk_held *
hold_sheet(struct bk_export *e, size_t i, struct bk_diag *dg)
{
	struct bk_held *h = bk_held_new();

	if (bk_export_begin_held(e, i) == 0) {
		bk_export_seek(e, 0);
		if (hold_rows(e, h, dg) == 0 &&
		    bk_export_learn_merges(e, i) == 0)
			return h;
	}
	bk_held_free(h);
	return NULL;
}

/* Those of a text, which were looked at before. */
static struct bk_held *
take_rows(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_held *h = e->priv->rows ? e->priv->rows : hold_text(e);

	e->priv->rows = NULL;
	if (!h)
		bk_diag(dg, &bk_msg_too_many_cells, e->name, 0, NULL);
	return h;
}

const struct bk_sheet *
bk_export_hold(struct bk_export *e, const struct bk_sheet *s,
    struct bk_sheet *room, struct bk_diag *dg)
{
	size_t i = (size_t)(s - e->table->sheet);

	*room = *s;
	room->held = NULL;
	if (!bk_export_is_held(e))
		return s;
	room->held = e->priv->held ? take_rows(e, dg) : hold_sheet(e, i, dg);
	if (!room->held)
		return NULL;
	room->merge = s->merge;
	room->nmerges = s->nmerges;
	room->row = NULL;
	room->n = bk_held_count(room->held);
	return room;
}
