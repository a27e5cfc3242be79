/*
 * The report at the end of a run: what was read, of what, and what became of
 * it. For people as lines, for scripts as JSON; no names.
 */
#include "state.h"

static void
days(const struct bk_file *f, struct bk_buf *out)
{
	char from[BK_DATE_SIZE], to[BK_DATE_SIZE];

	if (f->first == BK_DATE_NONE)
		return;
	bk_buf_printf(out, ", %s to %s", bk_date_format(f->first, from),
	    bk_date_format(f->last, to));
}

static void
as_text(const struct bk_file *f, struct bk_buf *out)
{
	bk_buf_printf(out, "bk-ingest: %s: %s, %s", f->name,
	    f->format->name, f->encoding);
	days(f, out);
	bk_buf_printf(out, ": %zu %s used", f->used,
	    f->used == 1 ? "row" : "rows");
	if (f->merged)
		bk_buf_printf(out, ", %zu merged", f->merged);
	if (f->exempt)
		bk_buf_printf(out, ", %zu exempt", f->exempt);
	if (f->rejected)
		bk_buf_printf(out, ", %zu rejected", f->rejected);
	bk_buf_putc(out, '\n');
}

static void
json_text(struct bk_buf *out, const char *s)
{
	bk_buf_putc(out, '"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			bk_buf_printf(out, "\\%c", c);
		else if (c < 0x20)
			bk_buf_printf(out, "\\u%04x", c);
		else
			bk_buf_putc(out, (char)c);
	}
	bk_buf_putc(out, '"');
}

static void
as_json(const struct bk_file *f, struct bk_buf *out)
{
	char day[BK_DATE_SIZE];

	bk_buf_puts(out, "{\"file\": ");
	json_text(out, f->name);
	bk_buf_printf(out, ", \"format\": \"%s\", \"encoding\": \"%s\", "
	    "\"sha256\": \"%s\"", f->format->name, f->encoding, f->sha256);
	if (f->first != BK_DATE_NONE) {
		bk_buf_printf(out, ", \"from\": \"%s\"",
		    bk_date_format(f->first, day));
		bk_buf_printf(out, ", \"to\": \"%s\"",
		    bk_date_format(f->last, day));
	}
	bk_buf_printf(out, ", \"used\": %zu, \"merged\": %zu, \"exempt\": "
	    "%zu, \"rejected\": %zu}", f->used, f->merged, f->exempt,
	    f->rejected);
}

void
bk_ingest_report(const struct bk_ingest *in, bool json, struct bk_buf *out)
{
	if (json)
		bk_buf_puts(out, "{\"files\": [");
	for (size_t i = 0; i < in->nfiles; i++) {
		if (!json) {
			as_text(&in->file[i], out);
			continue;
		}
		bk_buf_puts(out, i ? ", " : "");
		as_json(&in->file[i], out);
	}
	if (json)
		bk_buf_puts(out, "]}\n");
}
