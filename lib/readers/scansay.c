#include "scansay.h"

#include "msg_readers.h"
#include "readers.h"
#include "vocabulary.h"

/* Say which column of times is not read. */
static void
say_unread(struct bk_ingest *in, const struct bk_sheet *s,
    const struct bk_scanhead *h)
{
	struct bk_str text;

	if (h->unread < 0)
		return;
	text = bk_str_clip(bk_cell(&s->row[h->first - 1], (size_t)h->unread),
	    BK_READERS_CELL);
	bk_ingest_note(in, h->line, &bk_msg_times_unused, "%.*s", (int)text.n,
	    text.p);
}

/* Does a row say "True" or "Ya" there? */
static bool
says_yes(const struct bk_sheet *s, size_t first, size_t c)
{
	for (size_t i = first; i < s->n; i++)
		if (bk_vocabulary_has(&bk_vocabulary_yes, bk_cell(&s->row[i],
		    c)) || bk_str_ieq(bk_cell(&s->row[i], c),
		    BK_STR("true")))
			return true;
	return false;
}

static void
say_absences(struct bk_ingest *in, const struct bk_sheet *s,
    const struct bk_scanhead *h)
{
	const struct bk_row *head = h->line ? &s->row[h->first - 1] : NULL;

	for (size_t c = 0; head && c < head->n; c++) {
		struct bk_str text = bk_str_clip(head->cell[c],
		    BK_READERS_CELL);

		if (bk_vocabulary_has(&bk_vocabulary_scan_absences, text) &&
		    says_yes(s, h->first, c))
			bk_ingest_note(in, h->line, &bk_msg_columns_unused,
			    "%.*s", (int)text.n, text.p);
	}
}

void
bk_scansay_columns(struct bk_ingest *in, const struct bk_sheet *s,
    const struct bk_scanhead *h)
{
	say_unread(in, s, h);
	say_absences(in, s, h);
}
