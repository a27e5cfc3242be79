#include "readers.h"

#include <stdarg.h>

#include "msg_readers.h"

void
bk_readers_why(const struct bk_export *x, struct bk_buf *why, const char *fmt,
    ...)
{
	va_list ap;

	fmt = bk_diag_text(x->dg, fmt);
	va_start(ap, fmt);
	bk_buf_vprintf(why, fmt, ap);
	va_end(ap);
}

void
bk_readers_other_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	if (s->n && x->table->n > 1)
		bk_diag(bk_ingest_diag(in), &bk_msg_sheet_other, x->name, 0,
		    "%.*s", (int)s->name.n, s->name.p);
}

int
bk_readers_no_heading(struct bk_ingest *in, const struct bk_export *x)
{
	bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, x->name, 0, NULL);
	return -1;
}

int
bk_readers_sheets(struct bk_ingest *in, struct bk_export *x,
    int (*take)(struct bk_ingest *, const struct bk_export *,
	const struct bk_sheet *))
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	bool found = false;

	if (!t)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		int r;

		bk_ingest_sheet(in, x, &t->sheet[i]);
		r = take(in, x, &t->sheet[i]);

		if (r < 0)
			return -1;
		if (r == 0)
			bk_readers_other_sheet(in, x, &t->sheet[i]);
		found |= r > 0;
	}
	return found ? 0 : bk_readers_no_heading(in, x);
}
