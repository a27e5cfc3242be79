#include "remarks.h"

#include "msg_readers.h"
#include "readers.h"
#include "vocabulary.h"

/* The lowest heading of a column. */
static struct bk_str
heading_of(const struct bk_sheet *s, size_t top, size_t first, size_t c)
{
	for (size_t i = first; i-- > top;)
		if (bk_cell(bk_table_row(s, i), c).n)
			return bk_str_trim(bk_cell(bk_table_row(s, i), c));
	return BK_STR("");
}

/* Words, and no line of a legend. */
static bool
is_remark(struct bk_str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.n; i++)
		letters += (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
	return letters > 2 && !memchr(s.p, '=', s.n);
}

/* Does one of the rows that have something left of it hold a remark there? */
static bool
holds_remarks(const struct bk_sheet *s, size_t first, size_t end, size_t c)
{
	for (size_t i = first; i < end; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		if (is_remark(bk_cell(row, c)) && bk_table_filled(row) > 2)
			return true;
	}
	return false;
}

bool
bk_remarks_say(struct bk_ingest *in, const struct bk_sheet *s, size_t top,
    size_t first, size_t end)
{
	struct bk_buf names = BK_BUF_INIT;
	size_t width = 0;
	bool found;

	for (size_t i = top; i < first; i++)
		if (bk_table_row(s, i)->n > width)
			width = bk_table_row(s, i)->n;
	for (size_t c = 0; c < width; c++) {
		struct bk_str text = heading_of(s, top, first, c);

		if (text.n == 0 || !bk_vocabulary_has(&bk_vocabulary_remarks,
		    text) || !holds_remarks(s, first, end, c))
			continue;
		text = bk_str_clip(text, BK_READERS_CELL);
		bk_buf_printf(&names, "%s%.*s", names.n ? ", " : "",
		    (int)text.n, text.p);
	}
	found = names.n > 0;
	if (found)
		bk_ingest_note(in, bk_table_row(s, first - 1)->line,
		    &bk_msg_columns_unused, "%.*s", (int)names.n, names.p);
	bk_buf_free(&names);
	return found;
}
