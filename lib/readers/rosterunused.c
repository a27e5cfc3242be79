#include "rosterunused.h"

#include "msg_readers.h"
#include "readers.h"

enum { SAMPLE = 64 };

static bool
is_parents(const struct bk_roster_head *col, int c)
{
	for (int p = 0; p < BK_NPARENTS; p++)
		if (col->parent[p].name == c || col->parent[p].job == c ||
		    col->parent[p].phone == c)
			return true;
	return false;
}

/* Of the telephones those that were some student's. */
static bool
is_phone(const struct bk_roster_head *col, int c, bool *used)
{
	for (int i = 0; i < col->nphones; i++)
		if (col->phone[i] == c) {
			*used = col->phones_used >> i & 1;
			return true;
		}
	return false;
}

static bool
is_used(const struct bk_roster_head *col, int c, struct bk_str heading)
{
	bool used;

	if (is_phone(col, c, &used))
		return used;
	for (int k = 0; k < BK_NCOLUMNS; k++)
		if (col->at[k] == c && k != BK_COL_BIRTH && k != BK_COL_STAFF &&
		    k != BK_COL_SUBJECT)
			return true;
	return is_parents(col, c) ||
	    bk_vocabulary_has(&bk_vocabulary_list_numbers, heading);
}

/* The heading of a column, in one row or two, where something stands below. */
static struct bk_str
heading_of(const struct bk_sheet *s, const struct bk_roster_head *col, size_t c)
{
	struct bk_str text = BK_STR("");
	bool filled = false;

	for (size_t i = col->head; i < col->first; i++)
		if (bk_cell(&s->row[i], c).n)
			text = bk_str_trim(bk_cell(&s->row[i], c));
	for (size_t i = col->first; i < s->n && i < col->first + SAMPLE; i++)
		filled |= bk_cell(&s->row[i], c).n > 0;
	return filled ? text : BK_STR("");
}

void
bk_rosterunused(struct bk_ingest *in, const struct bk_sheet *s,
    const struct bk_roster_head *col)
{
	struct bk_buf names = BK_BUF_INIT;
	bool contact = false;
	size_t width = 0;

	for (size_t i = col->head; i < col->first; i++)
		width = s->row[i].n > width ? s->row[i].n : width;
	for (size_t c = 0; c < width; c++) {
		struct bk_str text = heading_of(s, col, c);

		if (text.n == 0 || is_used(col, (int)c, text))
			continue;
		contact |= bk_vocabulary_has(&bk_vocabulary_contacts, text) ||
		    bk_roster_head_phones(s, col->first, c);
		text = bk_str_clip(text, BK_READERS_CELL);
		bk_buf_printf(&names, "%s%.*s", names.n ? ", " : "",
		    (int)text.n, text.p);
	}
	for (size_t i = 0; i < names.n; i++)
		if (names.p[i] == '\n' || names.p[i] == '\r')
			names.p[i] = ' ';
	if (names.n)
		bk_ingest_note(in, s->row[col->head].line, contact ?
		    &bk_msg_contact_unused : &bk_msg_columns_unused, "%.*s",
		    (int)names.n, names.p);
	bk_buf_free(&names);
}
