#include "sheetml.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>

#include "map.h"
#include "mem.h"
#include "msg_export.h"
#include "serial.h"
#include "sheetfill.h"

#define SPREADSHEET	"urn:schemas-microsoft-com:office:spreadsheet"
#define EXCEL		"urn:schemas-microsoft-com:office:excel"

enum {
	LEVELS = 64,
	LOOKED_AT = 4096,
	SEPARATOR = '|',	/* between a namespace and a local name */
	LINES = 1 << 20		/* rows of a sheet */
};

/* What a cell's value is. */
enum type { TEXT, NUMBER, DAY, TRUTH };

struct reader {
	XML_Parser	 xml;
	const char	*file;
	struct bk_diag	*dg;
	struct bk_table	*table;
	struct bk_sheetfill fill;
	struct bk_map	 styles;	/* by id */
	enum bk_numfmt	*style;		/* of each */
	size_t		 stylecap, in_style;

	int		 depth;
	int		 comment;	/* depth of the Comment we are in */
	bool		 keep;		/* character data is a value */
	struct bk_buf	 text, value;
	enum type	 type;
	enum bk_numfmt	 fmt;		/* of the present cell */
	size_t		 line, next;	/* the present row, the next one's */
	size_t		 col, across;	/* the next cell; it covers this many */
	bool		 hidden;	/* the present sheet */
	const struct bk_msg *msg;	/* why it was given up, or NULL */
	const char	*why;
};

static void
stop(struct reader *r, const struct bk_msg *msg, const char *why)
{
	r->msg = msg;
	r->why = why;
	XML_StopParser(r->xml, XML_FALSE);
}

/* The local name where the element or attribute is of that namespace. */
static const char *
local(const char *name, const char *ns)
{
	size_t n = strlen(ns);

	return strncmp(name, ns, n) == 0 && name[n] == SEPARATOR ?
	    name + n + 1 : "";
}

static const char *
attribute(const char **attr, const char *name)
{
	for (; *attr; attr += 2)
		if (strcmp(local(attr[0], SPREADSHEET), name) == 0)
			return attr[1];
	return NULL;
}

/* A count in an attribute; `none` where it is not there or no number. */
static size_t
count(const char **attr, const char *name, size_t none)
{
	const char *s = attribute(attr, name);
	uint64_t n;

	return s && bk_str_uint(bk_str(s), LINES, &n) == 0 ? (size_t)n : none;
}

/* --- styles ------------------------------------------------------------- */

static enum bk_numfmt
format_of(const char *code)
{
	static const struct {
		const char	*name;
		enum bk_numfmt	 fmt;
	} named[] = {
		{ "General", BK_NUMFMT_PLAIN }, { "Fixed", BK_NUMFMT_PLAIN },
		{ "Standard", BK_NUMFMT_PLAIN },
		{ "Percent", BK_NUMFMT_PERCENT },
		{ "General Date", BK_NUMFMT_DATE },
		{ "Long Date", BK_NUMFMT_DATE },
		{ "Medium Date", BK_NUMFMT_DATE },
		{ "Short Date", BK_NUMFMT_DATE },
		{ "Long Time", BK_NUMFMT_TIME },
		{ "Medium Time", BK_NUMFMT_TIME },
		{ "Short Time", BK_NUMFMT_TIME },
	};

	for (size_t i = 0; i < BK_NELEM(named); i++)
		if (strcmp(named[i].name, code) == 0)
			return named[i].fmt;
	return bk_serial_code(bk_str(code));
}

static void
begin_style(struct reader *r, const char **attr)
{
	const char *id = attribute(attr, "ID");
	size_t i = bk_map_intern(&r->styles, bk_str(id ? id : ""));

	BK_GROW(r->style, i, r->stylecap);
	r->style[i] = BK_NUMFMT_PLAIN;
	r->in_style = i;
}

static void
style_format(struct reader *r, const char *code)
{
	if (code && r->styles.n)
		r->style[r->in_style] = format_of(code);
}

static enum bk_numfmt
style_of(const struct reader *r, const char *id)
{
	size_t i = id ? bk_map_find(&r->styles, bk_str(id)) : SIZE_MAX;

	return i == SIZE_MAX ? BK_NUMFMT_PLAIN : r->style[i];
}

/* --- rows and cells ----------------------------------------------------- */

static void
begin_row(struct reader *r, const char **attr)
{
	r->line = count(attr, "Index", r->next);
	if (r->line < r->next) {
		stop(r, &bk_msg_xlsx_broken, "rows out of order");
		return;
	}
	r->next = r->line + 1 + count(attr, "Span", 0);
	r->col = 0;
}

static void
begin_cell(struct reader *r, const char **attr)
{
	size_t at = count(attr, "Index", r->col + 1);
	size_t down = count(attr, "MergeDown", 0);

	r->across = count(attr, "MergeAcross", 0);
	if (at < r->col + 1 || at + r->across > BK_TABLE_COLUMNS) {
		stop(r, &bk_msg_xlsx_broken, "cells out of order");
		return;
	}
	r->col = at - 1;
	r->fmt = style_of(r, attribute(attr, "StyleID"));
	if (r->across || down)
		bk_sheetfill_merge(&r->fill, (struct bk_table_merge){
		    .top = r->line, .bottom = r->line + down,
		    .left = r->col, .right = r->col + r->across });
}

static void
begin_data(struct reader *r, const char **attr)
{
	const char *type = attribute(attr, "Type");

	r->keep = r->comment == 0;
	bk_buf_clear(&r->text);
	r->type = !type ? TEXT : strcmp(type, "Number") == 0 ? NUMBER :
	    strcmp(type, "DateTime") == 0 ? DAY :
	    strcmp(type, "Boolean") == 0 ? TRUTH : TEXT;
}

/*
 * "2020-09-01T07:30:00.000": the day, the time where it is not midnight; a
 * time of day alone stands on the last day of 1899.
 */
static struct bk_str
day_and_time(struct reader *r, struct bk_str s)
{
	struct bk_str day = { s.p, 10 }, hour;

	if (s.n < 19 || s.p[10] != 'T')
		return s;
	hour = (struct bk_str){ s.p + 11, 8 };
	if (bk_str_eq(day, BK_STR("1899-12-31")) ||
	    bk_str_eq(day, BK_STR("1899-12-30")))
		return hour;
	if (bk_str_eq(hour, BK_STR("00:00:00")))
		return day;
	bk_buf_clear(&r->value);
	bk_buf_putstr(&r->value, day);
	bk_buf_putc(&r->value, ' ');
	bk_buf_putstr(&r->value, hour);
	return bk_buf_str(&r->value);
}

static struct bk_str
number(struct reader *r, struct bk_str s)
{
	double v;

	if (bk_str_num(s, &v) < 0)
		return s;
	bk_buf_clear(&r->value);
	bk_serial_put(&r->value, r->fmt, v, false);
	return bk_buf_str(&r->value);
}

static void
end_data(struct reader *r)
{
	struct bk_str s = bk_str_trim(bk_buf_str(&r->text));

	if (!r->keep)
		return;
	r->keep = false;
	if (r->type == NUMBER)
		s = number(r, s);
	else if (r->type == DAY)
		s = day_and_time(r, s);
	else if (r->type == TRUTH && s.n)
		s = s.p[0] == '1' ? BK_STR("TRUE") : BK_STR("FALSE");
	if (bk_sheetfill_cell(&r->fill, r->col, s) < 0)
		stop(r, &bk_msg_too_many_cells, NULL);
}

/* --- sheets ------------------------------------------------------------- */

static void
begin_sheet(struct reader *r, const char **attr)
{
	const char *name = attribute(attr, "Name");

	bk_sheetfill_sheet(&r->fill, bk_str(name ? name : ""));
	r->next = 1;
	r->hidden = false;
}

static void
end_sheet(struct reader *r)
{
	struct bk_sheet *sheet = &r->table->sheet[r->table->n - 1];

	if (!r->hidden)
		return;
	bk_diag(r->dg, &bk_msg_sheet_hidden, r->file, 0, "%.*s",
	    (int)sheet->name.n, sheet->name.p);
	free(sheet->row);
	free(sheet->merge);
	r->table->n--;
}

/* --- XML ---------------------------------------------------------------- */

static void XMLCALL
on_start(void *arg, const char *name, const char **attr)
{
	struct reader *r = arg;
	const char *is = local(name, SPREADSHEET);
	bool in_sheet = r->table->n > 0;

	if (++r->depth > LEVELS) {
		stop(r, &bk_msg_xlsx_broken, "nested too deep");
		return;
	}
	if (strcmp(is, "Style") == 0)
		begin_style(r, attr);
	else if (strcmp(is, "NumberFormat") == 0)
		style_format(r, attribute(attr, "Format"));
	else if (strcmp(is, "Worksheet") == 0)
		begin_sheet(r, attr);
	else if (strcmp(is, "Comment") == 0 && !r->comment)
		r->comment = r->depth;
	else if (in_sheet && strcmp(is, "Row") == 0)
		begin_row(r, attr);
	else if (in_sheet && strcmp(is, "Cell") == 0)
		begin_cell(r, attr);
	else if (in_sheet && strcmp(is, "Data") == 0)
		begin_data(r, attr);
	else if (strcmp(local(name, EXCEL), "Visible") == 0) {
		bk_buf_clear(&r->text);
		r->keep = true;
	}
}

static void XMLCALL
on_end(void *arg, const char *name)
{
	struct reader *r = arg;
	const char *is = local(name, SPREADSHEET);

	if (r->depth-- == r->comment)
		r->comment = 0;
	if (r->table->n == 0)
		return;
	if (strcmp(is, "Data") == 0)
		end_data(r);
	else if (strcmp(is, "Cell") == 0 && !r->comment)
		r->col += 1 + r->across;
	else if (strcmp(is, "Row") == 0)
		bk_sheetfill_row(&r->fill, r->line);
	else if (strcmp(is, "Worksheet") == 0)
		end_sheet(r);
	else if (strcmp(local(name, EXCEL), "Visible") == 0) {
		r->keep = false;
		r->hidden = bk_str_starts(bk_str_trim(bk_buf_str(&r->text)),
		    "SheetHidden") || bk_str_starts(bk_str_trim(
		    bk_buf_str(&r->text)), "SheetVeryHidden");
	}
}

static void XMLCALL
on_text(void *arg, const char *s, int n)
{
	struct reader *r = arg;

	if (!r->keep)
		return;
	bk_buf_add(&r->text, s, (size_t)n);
	if (r->text.n > BK_TABLE_CELL_BYTES)
		stop(r, &bk_msg_too_many_cells,
		    "a cell is longer than 1 MiB");
}

static void XMLCALL
on_doctype(void *arg, const char *name, const char *sys, const char *pub,
    int internal)
{
	(void)name;
	(void)sys;
	(void)pub;
	(void)internal;
	stop(arg, &bk_msg_xlsx_doctype, NULL);
}

/* In pieces: a length is an int of expat's. */
static int
parse(struct reader *r, struct bk_str bytes)
{
	enum { PIECE = 1 << 20 };

	for (size_t at = 0; ; at += PIECE) {
		size_t n = bytes.n - at < PIECE ? bytes.n - at : PIECE;
		bool last = at + n == bytes.n;

		errno = 0;
		if (XML_Parse(r->xml, bytes.p + at, (int)n, last) ==
		    XML_STATUS_ERROR)
			return -1;
		if (last)
			return 0;
	}
}

static void
say(const struct reader *r)
{
	size_t line = XML_GetCurrentLineNumber(r->xml);

	if (errno == ENOMEM)
		bk_mem_exhausted();
	if (!r->msg)
		bk_diag(r->dg, &bk_msg_xlsx_broken, r->file, line, "%s",
		    bk_diag_text(r->dg, XML_ErrorString(XML_GetErrorCode(
		    r->xml))));
	else if (r->why)
		bk_diag(r->dg, r->msg, r->file, line, "%s",
		    bk_diag_text(r->dg, r->why));
	else
		bk_diag(r->dg, r->msg, r->file, line, NULL);
}

int
bk_sheetml_read(struct bk_table *t, const char *file, struct bk_str bytes,
    struct bk_diag *dg)
{
	struct bk_table made = { .whole = true, .arena = BK_ARENA_INIT };
	struct reader r = { .file = file, .dg = dg, .table = &made,
		.fill = BK_SHEETFILL(&made), .styles = BK_MAP_INIT,
		.text = BK_BUF_INIT, .value = BK_BUF_INIT };
	int result = -1;

	r.xml = XML_ParserCreateNS(NULL, SEPARATOR);
	if (!r.xml)
		bk_mem_exhausted();
	XML_SetUserData(r.xml, &r);
	XML_SetElementHandler(r.xml, on_start, on_end);
	XML_SetCharacterDataHandler(r.xml, on_text);
	XML_SetStartDoctypeDeclHandler(r.xml, on_doctype);
	result = parse(&r, bytes);
	if (result < 0)
		say(&r);
	XML_ParserFree(r.xml);
	bk_sheetfill_end(&r.fill);
	bk_buf_free(&r.text);
	bk_buf_free(&r.value);
	bk_map_free(&r.styles);
	free(r.style);
	if (result < 0)
		bk_table_free(&made);
	else
		*t = made;
	return result;
}

bool
bk_sheetml_is(struct bk_str s)
{
	static const char mark[] = SPREADSHEET;

	if (bk_str_starts(s, "\xef\xbb\xbf")) {
		s.p += 3;
		s.n -= 3;
	}
	s = bk_str_trim((struct bk_str){ s.p, s.n < LOOKED_AT ? s.n :
	    LOOKED_AT });
	return s.n && s.p[0] == '<' && memmem(s.p, s.n, mark,
	    sizeof(mark) - 1) != NULL;
}
