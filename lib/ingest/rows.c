#include <stdlib.h>

#include "csv.h"
#include "mem.h"
#include "state.h"

void
bk_rows_add(struct bk_rows *r, struct bk_long_row row)
{
	BK_GROW(r->v, r->n, r->cap);
	r->v[r->n++] = row;
}

void
bk_rows_free(struct bk_rows *r)
{
	free(r->v);
}

/* What the tally holds by now; beyond the marks that is not known. */
static enum bk_mark
mark_of(const struct bk_long_row *r)
{
	unsigned cell;

	if (r->date == BK_DATE_NONE)
		return (enum bk_mark)r->mark;
	cell = bk_tally_get(r->pupil, r->slot,
	    (unsigned)(r->date - bk_term_first(r->pupil->term)));
	return cell < BK_NMARKS ? (enum bk_mark)cell : BK_MARK_UNKNOWN;
}

static void
put(struct bk_buf *out, const char *text)
{
	bk_csv_put(out, bk_str(text ? text : ""), ',');
	bk_buf_putc(out, ',');
}

void
bk_ingest_long(struct bk_ingest *in, struct bk_buf *out)
{
	const struct bk_tally *t = &in->tally;

	bk_buf_puts(out, "date,period,class,nis,name,subject,status,minutes,"
	    "file,line\n");
	for (size_t i = 0; i < in->rows.n; i++) {
		const struct bk_long_row *r = &in->rows.v[i];
		const struct bk_slot *s = &t->slot[r->slot];
		char date[BK_DATE_SIZE];

		put(out, r->date == BK_DATE_NONE ? "" :
		    bk_date_format(r->date, date));
		put(out, s->period);
		put(out, r->pupil->class);
		put(out, r->pupil->nis);
		put(out, r->pupil->name);
		put(out, t->subjects.e[s->subject].key.p);
		put(out, bk_mark_name(mark_of(r)));
		if (r->minutes >= 0)
			bk_buf_putnum(out, (double)r->minutes, 1);
		bk_buf_putc(out, ',');
		put(out, in->files.v[r->file].name);
		bk_buf_putu(out, r->line);
		bk_buf_putc(out, '\n');
	}
}
