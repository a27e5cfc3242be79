#include "xlsxstream.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>

#include "mem.h"
#include "msg_export.h"
#include "ooxml.h"
#include "xlsxbook.h"

enum {
	MIB = 1024 * 1024,
	PIECE = 64 * 1024,
	TOKEN_MAX = 2 * MIB,
	DEPTH_MAX = 64,
	PREFIX_MAX = 32,
	CACHED = 1024,		/* numbers whose text is known */
	NUMBER_MAX = 20,
	TEXT_MAX = 16 * MIB	/* out of one piece: a shared string of 1 MiB
				   may stand in every cell */
};

#define SHEET_MAX	((size_t)2 << 30)
#define ALL_MAX		(UINT64_C(8) << 30)

/* A number as a style shows it: a log has few different days. */
struct cached {
	char		 number[NUMBER_MAX], shown[2 * NUMBER_MAX];
	unsigned char	 n, nshown, fmt;
};

struct bk_xlsxstream {
	struct bk_xlsxbook *book;
	const char	*member;
	zip_file_t	*from;
	XML_Parser	 xml;
	size_t		 packed, fed;
	char		 prefix[PREFIX_MAX];	/* of elements, colon too */
	size_t		 nprefix;
	bool		 rooted, ended;
	char		 lf;		/* what a line end in a cell becomes */
	const char	*why;		/* what stopped it, or NULL */
	const struct bk_msg *msg;

	struct bk_buf	 out;		/* the text; from `taken` on to do */
	size_t		 taken;
	size_t		 line;		/* that is begun in it, from 1 */
	size_t		 comma;		/* commas in that line so far */
	size_t		 row, col;	/* the present row; the next cell */

	int		 depth, phonetic;
	bool		 in_cell, keep;
	size_t		 at, style;	/* of the present cell */
	char		 type;		/* n, s(hared), t(ext), b */
	struct bk_buf	 text;
	struct cached	*cache;
	struct bk_table_merge *merge;
	size_t		 nmerges, mergecap;
	const char	*unmerged;	/* what is wrong with these, or NULL */
};

static void
stop(struct bk_xlsxstream *x, const struct bk_msg *msg, const char *why)
{
	if (!x->why) {
		x->why = why;
		x->msg = msg;
	}
	XML_StopParser(x->xml, XML_FALSE);
}

/* --- text --------------------------------------------------------------- */

/* Go to the line and the column of the present cell, and have room for it. */
static char *
go_to(struct bk_xlsxstream *x, size_t room)
{
	size_t lines = x->row - x->line, commas;
	char *p;

	if (lines)
		x->comma = 0;
	commas = x->at - x->comma;
	bk_buf_reserve(&x->out, lines + commas + room);
	p = x->out.p + x->out.n;
	memset(p, '\n', lines);
	memset(p + lines, ',', commas);
	x->line = x->row;
	x->comma = x->at;
	return p + lines + commas;
}

/* A cell in quotes; returns where it ends. */
static char *
put_quoted(const struct bk_xlsxstream *x, char *p, struct bk_str s)
{
	*p++ = '"';
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '"')
			*p++ = '"';
		*p++ = c == '\n' || c == '\r' ? x->lf : c;
	}
	*p++ = '"';
	return p;
}

static void
put_cell(struct bk_xlsxstream *x, struct bk_str s)
{
	bool quoted = false;
	char *p;

	if (s.n == 0)
		return;
	if (x->out.n + s.n > TEXT_MAX) {
		stop(x, &bk_msg_inflates_too_far, "");
		return;
	}
	for (size_t i = 0; i < s.n && !quoted; i++)
		quoted = s.p[i] == ',' || s.p[i] == '"' ||
		    (unsigned char)s.p[i] < ' ';
	p = go_to(x, quoted ? 2 * s.n + 2 : s.n);
	p = quoted ? put_quoted(x, p, s) : mempcpy(p, s.p, s.n);
	x->out.n = (size_t)(p - x->out.p);
}

/* --- cells -------------------------------------------------------------- */

static bool
is_digits(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n < 16;
}

static void
put_text(struct bk_xlsxstream *x)
{
	size_t n = bk_ooxml_unescape(x->text.p, x->text.n);

	put_cell(x, bk_str_trim((struct bk_str){ x->text.p, n }));
}

/* A number that is shown otherwise than written: computed once. */
static void
put_styled(struct bk_xlsxstream *x, struct bk_str s, enum bk_numfmt fmt)
{
	struct bk_buf shown = BK_BUF_INIT;
	struct cached *c;
	size_t h = fmt;

	for (size_t i = 0; i < s.n; i++)
		h = h * 31 + (unsigned char)s.p[i];
	c = &x->cache[h % CACHED];
	if (c->n != s.n || c->fmt != fmt || memcmp(c->number, s.p, s.n) != 0) {
		if (!bk_xlsxpart_number(&x->book->in, s, fmt, &shown)) {
			put_text(x);
			return;
		}
		if (s.n > sizeof(c->number) || shown.n > sizeof(c->shown)) {
			put_cell(x, bk_buf_str(&shown));
			bk_buf_free(&shown);
			return;
		}
		memcpy(c->number, s.p, s.n);
		memcpy(c->shown, shown.p, shown.n);
		c->n = (unsigned char)s.n;
		c->nshown = (unsigned char)shown.n;
		c->fmt = (unsigned char)fmt;
		bk_buf_free(&shown);
	}
	put_cell(x, (struct bk_str){ c->shown, c->nshown });
}

static void
put_number(struct bk_xlsxstream *x)
{
	struct bk_str s = bk_str_trim(bk_buf_str(&x->text));
	enum bk_numfmt fmt = bk_xlsxpart_style(&x->book->in, x->style);

	if (fmt == BK_NUMFMT_PLAIN && is_digits(s))
		put_cell(x, s);
	else
		put_styled(x, s, fmt);
}

static void
end_cell(struct bk_xlsxstream *x)
{
	struct bk_str s;

	x->in_cell = false;
	if (x->text.n == 0)
		return;
	switch (x->type) {
	case 's':
		if (bk_xlsxpart_string(&x->book->in,
		    bk_str_trim(bk_buf_str(&x->text)), &s))
			put_cell(x, s);
		else
			stop(x, NULL, "a shared string that is not there");
		break;
	case 'n':
		put_number(x);
		break;
	case 'b':
		put_cell(x, x->text.p[0] == '1' ? BK_STR("TRUE") :
		    BK_STR("FALSE"));
		break;
	default:
		put_text(x);
		break;
	}
	bk_buf_clear(&x->text);
}

static void
start_cell(struct bk_xlsxstream *x, const char **attr)
{
	uint64_t n;

	x->at = x->col;
	x->style = 0;
	x->type = 'n';
	for (; *attr; attr += 2) {
		const char *v = attr[1];
		size_t line;

		if (attr[0][1] != '\0')
			continue;
		if (attr[0][0] == 'r' && !bk_ooxml_ref(v, &x->at, &line)) {
			stop(x, NULL, "a cell outside the sheet");
			return;
		}
		if (attr[0][0] == 's' && bk_str_uint(bk_str(v), 1 << 24,
		    &n) == 0)
			x->style = (size_t)n;
		if (attr[0][0] == 't')
			x->type = v[0] == 'n' || (v[0] == 's' && !v[1]) ||
			    v[0] == 'b' ? v[0] : 't';
	}
	if (x->at >= BK_TABLE_COLUMNS || x->at < x->col) {
		stop(x, NULL, "cells that are not in order");
		return;
	}
	x->col = x->at + 1;
	x->in_cell = true;
	bk_buf_clear(&x->text);
}

static void
start_row(struct bk_xlsxstream *x, const char **attr)
{
	size_t row = x->row + 1;
	uint64_t n;

	for (; *attr; attr += 2)
		if (strcmp(attr[0], "r") == 0 && bk_str_uint(bk_str(attr[1]),
		    BK_OOXML_ROWS, &n) == 0)
			row = (size_t)n;
	if (row <= x->row || row > BK_OOXML_ROWS)
		stop(x, NULL, "rows that are not in order");
	x->row = row;
	x->col = 0;
}

/* Who asks for them learns of those that are none; others need them not. */
static void
add_merge(struct bk_xlsxstream *x, const char **attr)
{
	const char *ref = NULL;

	for (; *attr; attr += 2)
		if (strcmp(attr[0], "ref") == 0)
			ref = attr[1];
	if (x->nmerges == BK_XLSXPART_MERGES) {
		x->unmerged = "too many merged cells";
		return;
	}
	BK_GROW(x->merge, x->nmerges, x->mergecap);
	if (bk_xlsxpart_merge(ref, &x->merge[x->nmerges]))
		x->nmerges++;
	else
		x->unmerged = "merged cells that are none";
}

/* --- elements ----------------------------------------------------------- */

/* The root says under which prefix its namespace goes. */
static void
start_root(struct bk_xlsxstream *x, const char *name, const char **attr)
{
	const char *colon = strchr(name, ':');
	size_t n = colon ? (size_t)(colon - name) + 1 : 0;
	char key[PREFIX_MAX + 8] = "xmlns";

	x->rooted = true;
	if (n < PREFIX_MAX) {
		memcpy(x->prefix, name, n);
		x->nprefix = n;
		if (n)
			snprintf(key, sizeof(key), "xmlns:%.*s", (int)n - 1,
			    name);
		for (; *attr; attr += 2)
			if (strcmp(attr[0], key) == 0 &&
			    bk_xlsxbook_namespace(bk_str(attr[1])) &&
			    strcmp(name + n, "worksheet") == 0)
				return;
	}
	stop(x, NULL, "no sheet of cells");
}

/* The local name of an element of the sheet's namespace, or NULL. */
static const char *
local_name(const struct bk_xlsxstream *x, const char *name)
{
	if (x->nprefix == 0)
		return name;
	return strncmp(name, x->prefix, x->nprefix) == 0 ?
	    name + x->nprefix : NULL;
}

static void
on_start(void *ctx, const char *name, const char **attr)
{
	struct bk_xlsxstream *x = ctx;

	if (++x->depth > DEPTH_MAX) {
		stop(x, NULL, "nested too deep");
		return;
	}
	if (!x->rooted) {
		start_root(x, name, attr);
		return;
	}
	name = local_name(x, name);
	if (!name)
		return;
	if (name[0] == 'c' && !name[1])
		start_cell(x, attr);
	else if ((name[0] == 'v' || name[0] == 't') && !name[1])
		x->keep = x->in_cell && !x->phonetic;
	else if (strcmp(name, "row") == 0)
		start_row(x, attr);
	else if (strcmp(name, "mergeCell") == 0)
		add_merge(x, attr);
	else if (strcmp(name, "rPh") == 0 && !x->phonetic)
		x->phonetic = x->depth;
}

static void
on_end(void *ctx, const char *name)
{
	struct bk_xlsxstream *x = ctx;

	if (x->phonetic == x->depth)
		x->phonetic = 0;
	x->depth--;
	name = local_name(x, name);
	if (!name || name[1])
		return;
	if (name[0] == 'c' && x->in_cell)
		end_cell(x);
	else if (name[0] == 'v' || name[0] == 't')
		x->keep = false;
}

static void
on_text(void *ctx, const char *s, int n)
{
	struct bk_xlsxstream *x = ctx;

	if (!x->keep)
		return;
	if (x->text.n + (size_t)n > BK_TABLE_CELL_BYTES)
		stop(x, &bk_msg_field_too_long, "");
	else
		bk_buf_add(&x->text, s, (size_t)n);
}

static void
on_doctype(void *ctx, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	(void)name, (void)sysid, (void)pubid, (void)internal;
	stop(ctx, &bk_msg_xlsx_doctype, "");
}

/* --- the stream --------------------------------------------------------- */

struct bk_xlsxstream *
bk_xlsxstream_new(struct bk_xlsxbook *b, size_t part, char lf)
{
	struct bk_xlsxstream *x = bk_xcalloc(1, sizeof(*x));

	x->book = b;
	x->member = b->in.listed[part].member;
	x->out = x->text = (struct bk_buf)BK_BUF_INIT;
	x->line = 1;
	x->lf = lf;
	x->cache = bk_xcalloc(CACHED, sizeof(*x->cache));
	x->from = bk_xlsxbook_member(b, x->member, &x->packed);
	x->xml = x->from ? XML_ParserCreate(NULL) : NULL;
	if (!x->xml) {
		bk_diag(b->dg, &bk_msg_xlsx_broken, b->file, 0,
		    "%s: cannot be unpacked", x->member);
		bk_xlsxstream_free(x);
		return NULL;
	}
	XML_SetUserData(x->xml, x);
	XML_SetElementHandler(x->xml, on_start, on_end);
	XML_SetCharacterDataHandler(x->xml, on_text);
	XML_SetStartDoctypeDeclHandler(x->xml, on_doctype);
	return x;
}

void
bk_xlsxstream_free(struct bk_xlsxstream *x)
{
	if (!x)
		return;
	if (x->xml)
		XML_ParserFree(x->xml);
	if (x->from)
		zip_fclose(x->from);
	bk_buf_free(&x->out);
	bk_buf_free(&x->text);
	free(x->cache);
	free(x->merge);
	free(x);
}

/* Feed the parser once more. */
static void
feed(struct bk_xlsxstream *x)
{
	void *piece = XML_GetBuffer(x->xml, PIECE);
	const char *why;
	zip_int64_t n = bk_xlsxbook_read(x->from, piece, PIECE, &why);
	XML_Index seen;

	if (n < 0) {
		x->why = why;
		return;
	}
	x->fed += (size_t)n;
	x->book->streamed += (uint64_t)n;
	x->ended = n == 0;
	if (x->fed > SHEET_MAX || x->book->streamed > ALL_MAX ||
	    (x->fed > MIB && x->fed / BK_XLSXBOOK_RATIO > x->packed)) {
		x->msg = &bk_msg_inflates_too_far;
		x->why = "";
		return;
	}
	errno = 0;
	if (XML_ParseBuffer(x->xml, (int)n, n == 0) == XML_STATUS_ERROR &&
	    !x->why && errno == ENOMEM)
		bk_mem_exhausted();
	if (XML_GetErrorCode(x->xml) != XML_ERROR_NONE && !x->why)
		x->why = XML_ErrorString(XML_GetErrorCode(x->xml));
	seen = XML_GetCurrentByteIndex(x->xml);
	if (!x->why && seen >= 0 && x->fed > (size_t)seen + TOKEN_MAX)
		x->why = "a tag that does not end";
	if (x->ended && x->comma)
		bk_buf_putc(&x->out, '\n');
}

ssize_t
bk_xlsxstream_read(struct bk_xlsxstream *x, char *to, size_t room)
{
	struct bk_xlsxbook *b = x->book;

	if (x->taken == x->out.n) {
		bk_buf_clear(&x->out);
		x->taken = 0;
	}
	while (x->out.n == 0 && !x->ended && !x->why)
		feed(x);
	if (x->why) {
		if (x->msg)
			bk_diag(b->dg, x->msg, b->file, 0, "%s", x->member);
		else
			bk_diag(b->dg, &bk_msg_xlsx_broken, b->file, 0,
			    "%s: %s", x->member,
			    bk_diag_text(b->dg, x->why));
		return -EBADMSG;
	}
	if (room > x->out.n - x->taken)
		room = x->out.n - x->taken;
	memcpy(to, x->out.p + x->taken, room);
	x->taken += room;
	return (ssize_t)room;
}

int
bk_xlsxstream_merges(struct bk_xlsxstream *x, struct bk_table_merge **v,
    size_t *n)
{
	struct bk_xlsxbook *b = x->book;

	if (x->unmerged) {
		bk_diag(b->dg, &bk_msg_xlsx_broken, b->file, 0, "%s: %s",
		    x->member, bk_diag_text(b->dg, x->unmerged));
		return -1;
	}
	*v = x->merge;
	*n = x->nmerges;
	x->merge = NULL;
	x->nmerges = x->mergecap = 0;
	return 0;
}
