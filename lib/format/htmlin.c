#include "htmlin.h"

#include <stdlib.h>

#include "entity.h"
#include "mem.h"
#include "msg_export.h"
#include "sheetfill.h"

enum {
	DEPTH_MAX = 64,		/* tables inside of each other */
	SPAN_MAX = 1000,	/* columns, as browsers have it */
	ROWSPAN_MAX = 65534,
	LOOKED_AT = 64 * 1024,	/* to see whether it is a page */
	COMPLAINT_MAX = 2000,	/* before the first tag */
	FRAME_MAX = 4096,	/* bytes of a table that is a frame */
	TABLE_CELLS = 3		/* in a row make it one of a table */
};

/* A table, perhaps inside another. */
struct level {
	size_t	 row;		/* of this table, from 1 */
	size_t	 col;		/* of the present cell */
	size_t	 colspan, rowspan;
	size_t	*until, nuntil, untilcap; /* by column: last row covered */
	size_t	 cells, merges;	/* of the present row; of the sheet before */
	/* columns of rows that no cell above covers, and of the others */
	size_t	 widest, pushed;
	bool	 in_row, in_cell, is_covered;
};

struct reader {
	struct bk_str	 s;
	size_t		 at;
	struct bk_sheetfill fill;
	size_t		 line;		/* of the sheet: the present row */
	struct level	 level[DEPTH_MAX];
	int		 depth;		/* tables we are in */
	size_t		 frame;		/* where the last frame ends */
	struct bk_buf	 text;		/* of the cell, or between tables */
	bool		 hidden_row, hidden_cell;
	const char	*why;		/* what stopped it, or NULL */
	bool		 is_pushed;	/* a row ends outside of its table */
};

/* A tag, as far as it matters here. */
struct tag {
	struct bk_str	name;
	bool		closes;
	bool		hidden;
	size_t		colspan, rowspan;
};

static bool
is_named(const struct tag *t, const char *name)
{
	return bk_str_ieq(t->name, bk_str(name));
}

static bool
is_one_of(const struct tag *t, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_named(t, names[i]))
			return true;
	return false;
}

/* --- tags --------------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
span_of(struct bk_str value, size_t most)
{
	uint64_t n;

	if (bk_str_uint(bk_str_trim(value), UINT32_MAX, &n) < 0 || n < 1)
		return 1;
	return n > most ? most : (size_t)n;
}

/* display:none, whatever blanks and case. */
static bool
is_display_none(struct bk_str style)
{
	static const char want[] = "display:none";
	size_t k = 0;

	for (size_t i = 0; i < style.n; i++) {
		char c = style.p[i];

		if (is_blank(c))
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		k = c == want[k] ? k + 1 : c == want[0];
		if (!want[k])
			return true;
	}
	return false;
}

static void
take_attribute(struct tag *t, struct bk_str name, struct bk_str value)
{
	if (bk_str_ieq(name, BK_STR("colspan")))
		t->colspan = span_of(value, SPAN_MAX);
	else if (bk_str_ieq(name, BK_STR("rowspan")))
		t->rowspan = span_of(value, ROWSPAN_MAX);
	else if (bk_str_ieq(name, BK_STR("hidden")))
		t->hidden = true;
	else if (bk_str_ieq(name, BK_STR("style")))
		t->hidden |= is_display_none(value);
}

/* The value behind a `=`, its quotes undone; the cursor moves on. */
static struct bk_str
value_at(struct bk_str s, size_t *at)
{
	size_t i = *at, start;
	char quote;

	while (i < s.n && is_blank(s.p[i]))
		i++;
	quote = i < s.n && (s.p[i] == '"' || s.p[i] == '\'') ? s.p[i] : 0;
	start = i += quote != 0;
	while (i < s.n && (quote ? s.p[i] != quote :
	    s.p[i] != '>' && !is_blank(s.p[i])))
		i++;
	*at = i + (quote && i < s.n);
	return (struct bk_str){ s.p + start, i - start };
}

/* The tag whose name begins at s[at]; where it ends, behind its `>`. */
static size_t
read_tag(struct bk_str s, size_t at, struct tag *t)
{
	size_t start = at;

	while (at < s.n && !is_blank(s.p[at]) && s.p[at] != '>' &&
	    s.p[at] != '/')
		at++;
	t->name = (struct bk_str){ s.p + start, at - start };
	while (at < s.n && s.p[at] != '>') {
		struct bk_str name, value = { "", 0 };

		if (is_blank(s.p[at]) || s.p[at] == '/' || s.p[at] == '=') {
			at++;
			continue;
		}
		start = at;
		while (at < s.n && !is_blank(s.p[at]) && s.p[at] != '>' &&
		    s.p[at] != '=' && s.p[at] != '/')
			at++;
		name = (struct bk_str){ s.p + start, at - start };
		while (at < s.n && is_blank(s.p[at]))
			at++;
		if (at < s.n && s.p[at] == '=') {
			at++;
			value = value_at(s, &at);
		}
		take_attribute(t, name, value);
	}
	return at < s.n ? at + 1 : at;
}

/* Behind the next `what`, or the end. */
static size_t
behind(struct bk_str s, size_t at, const char *what)
{
	const char *p = memmem(s.p + at, s.n - at, what, strlen(what));

	return p ? (size_t)(p - s.p) + strlen(what) : s.n;
}

/* Where `</name` stands next, or the end. */
static size_t
end_tag(struct bk_str s, size_t at, struct bk_str name)
{
	for (; at + 2 + name.n <= s.n; at++) {
		const char *p = memchr(s.p + at, '<', s.n - at);

		if (!p)
			return s.n;
		at = (size_t)(p - s.p);
		if (at + 2 + name.n <= s.n && p[1] == '/' && bk_str_ieq(
		    (struct bk_str){ p + 2, name.n }, name))
			return at;
	}
	return s.n;
}

/* --- rows and cells ----------------------------------------------------- */

static struct level *
table_of(struct reader *r)
{
	return r->depth ? &r->level[r->depth - 1] : NULL;
}

static void
put_cell(struct reader *r, size_t col)
{
	if (bk_sheetfill_cell(&r->fill, col, bk_buf_str(&r->text)) < 0)
		r->why = "too many cells";
	bk_buf_clear(&r->text);
}

static void
end_line(struct reader *r)
{
	bk_sheetfill_row(&r->fill, r->line++);
}

/* Text that stands in no cell is a row of its own. */
static void
end_text(struct reader *r)
{
	struct level *t = table_of(r);

	if (t && t->in_cell)
		return;
	if (bk_str_trim(bk_buf_str(&r->text)).n) {
		put_cell(r, 0);
		end_line(r);
	}
	bk_buf_clear(&r->text);
}

/* The columns that this cell covers in the rows below. */
static void
cover(struct level *t)
{
	if (t->rowspan < 2)
		return;
	for (size_t c = t->col; c < t->col + t->colspan &&
	    c < BK_TABLE_COLUMNS; c++) {
		while (t->nuntil <= c) {
			BK_GROW(t->until, t->nuntil, t->untilcap);
			t->until[t->nuntil++] = 0;
		}
		t->until[c] = t->row + t->rowspan - 1;
	}
}

static void
end_cell(struct reader *r)
{
	struct level *t = table_of(r);

	if (!t || !t->in_cell)
		return;
	t->in_cell = false;
	if (r->hidden_row || r->hidden_cell) {
		bk_buf_clear(&r->text);
		r->hidden_cell = false;
		return;
	}
	put_cell(r, t->col);
	if (t->colspan > 1 || t->rowspan > 1)
		bk_sheetfill_merge(&r->fill, (struct bk_table_merge){
		    .top = r->line, .bottom = r->line + t->rowspan - 1,
		    .left = t->col, .right = t->col + t->colspan - 1 });
	cover(t);
	t->cells++;
	t->col += t->colspan;
}

/* A title alone may be of any width. */
static void
measure_row(struct level *t)
{
	size_t *most = t->is_covered ? &t->pushed : &t->widest;

	if ((t->is_covered || t->cells >= TABLE_CELLS) && *most < t->col)
		*most = t->col;
}

static void
end_row(struct reader *r)
{
	struct level *t = table_of(r);

	end_cell(r);
	if (t && t->in_row && !r->hidden_row) {
		measure_row(t);
		end_line(r);
	}
	if (t)
		t->in_row = false;
	r->hidden_row = false;
}

static void
begin_row(struct reader *r, const struct tag *tag)
{
	struct level *t = table_of(r);

	if (!t)
		return;
	end_row(r);
	end_text(r);
	t->in_row = true;
	t->row++;
	t->col = t->cells = 0;
	t->is_covered = false;
	r->hidden_row = tag->hidden;
}

static void
begin_cell(struct reader *r, const struct tag *tag)
{
	static const struct tag row = { .name = { "tr", 2 } };
	struct level *t = table_of(r);

	if (!t)
		return;
	end_cell(r);
	if (!t->in_row)
		begin_row(r, &row);
	while (t->col < t->nuntil && t->until[t->col] >= t->row) {
		t->col++;
		t->is_covered = true;
	}
	bk_buf_clear(&r->text);
	t->in_cell = true;
	t->colspan = tag->colspan;
	t->rowspan = tag->rowspan;
	r->hidden_cell = tag->hidden;
}

/*
 * A table of one cell inside a cell is a frame around its text, and no table.
 * Where it ends, from behind its tag on; 0: it is more than that.
 */
static size_t
end_of_frame(const struct reader *r)
{
	struct bk_str s = { r->s.p, r->at + FRAME_MAX < r->s.n ?
	    r->at + FRAME_MAX : r->s.n };
	size_t at = r->at, cells = 0;

	while (at + 2 < s.n && cells < 2) {
		struct tag tag = { .colspan = 1, .rowspan = 1 };
		const char *p = memchr(s.p + at, '<', s.n - at - 2);

		if (!p)
			return 0;
		tag.closes = p[1] == '/';
		at = read_tag(s, (size_t)(p - s.p) + 1 + tag.closes, &tag);
		if (is_named(&tag, "table"))
			return tag.closes ? at : 0;
		cells += !tag.closes && (is_named(&tag, "td") ||
		    is_named(&tag, "th"));
	}
	return 0;
}

static void
begin_table(struct reader *r)
{
	const struct level *t = table_of(r);

	if (t && t->in_cell && (r->frame = end_of_frame(r)) != 0)
		return;
	end_row(r);
	end_text(r);
	if (r->depth == DEPTH_MAX) {
		r->why = "more than 64 tables inside of each other";
		return;
	}
	r->level[r->depth++] = (struct level){
		.merges = bk_sheetfill_merges(&r->fill) };
}

/*
 * A merged cell ends with its table. A row that one pushes out of it has no
 * room: its cells stand under other headings than they were written for.
 */
static void
end_table(struct reader *r)
{
	struct level *t = table_of(r);

	if (!t)
		return;
	end_row(r);
	end_text(r);
	r->depth--;
	bk_sheetfill_clip(&r->fill, t->merges, r->line - 1);
	r->is_pushed |= t->widest > 0 && t->pushed > t->widest;
	free(t->until);
}

/* --- the page ----------------------------------------------------------- */

/* What these hold is not shown. */
static const char *const unseen[] = { "script", "style", "title", "xml",
	"template", "select", "noscript" };

/* These end no line. */
static const char *const inline_tags[] = { "a", "abbr", "acronym", "b", "big",
	"cite", "code", "em", "font", "i", "img", "input", "ins", "kbd", "s",
	"label", "mark", "samp", "small", "span", "strike", "strong", "sub",
	"sup", "tt", "u", "var", "wbr", "o:p" };

static void
at_opening(struct reader *r, const struct tag *tag)
{
	if (is_named(tag, "table"))
		begin_table(r);
	else if (is_named(tag, "tr"))
		begin_row(r, tag);
	else if (is_named(tag, "td") || is_named(tag, "th"))
		begin_cell(r, tag);
	else if (is_one_of(tag, unseen, BK_NELEM(unseen)))
		r->at = end_tag(r->s, r->at, tag->name);
	else
		end_text(r);
}

static void
at_closing(struct reader *r, const struct tag *tag)
{
	if (is_named(tag, "table"))
		end_table(r);
	else if (is_named(tag, "tr"))
		end_row(r);
	else if (is_named(tag, "td") || is_named(tag, "th"))
		end_cell(r);
	else
		end_text(r);
}

static void
put_blank(struct reader *r)
{
	if (r->text.n && r->text.p[r->text.n - 1] != ' ')
		bk_buf_putc(&r->text, ' ');
}

static void
take_tag(struct reader *r)
{
	struct tag tag = { .colspan = 1, .rowspan = 1 };

	tag.closes = r->s.p[r->at + 1] == '/';
	r->at = read_tag(r->s, r->at + 1 + tag.closes, &tag);
	if (is_one_of(&tag, inline_tags, BK_NELEM(inline_tags)))
		return;
	put_blank(r);
	if (tag.closes && r->at > r->frame)
		at_closing(r, &tag);
	else if (!tag.closes && (r->at > r->frame || is_one_of(&tag, unseen,
	    BK_NELEM(unseen))))
		at_opening(r, &tag);
}

/* A comment, a declaration, an instruction; else false. */
static bool
skip_markup(struct reader *r)
{
	struct bk_str rest = { r->s.p + r->at, r->s.n - r->at };

	if (bk_str_starts(rest, "<!--"))
		r->at = behind(r->s, r->at, "-->");
	else if (bk_str_starts(rest, "<!") || bk_str_starts(rest, "<?"))
		r->at = behind(r->s, r->at, ">");
	else
		return false;
	return true;
}

static bool
begins_tag(const struct reader *r)
{
	size_t i = r->at + 1;

	if (r->s.p[r->at] != '<')
		return false;
	i += i < r->s.n && r->s.p[i] == '/';
	return i < r->s.n && is_letter(r->s.p[i]);
}

static void
take_text(struct reader *r)
{
	char c = r->s.p[r->at];

	if (c == '&') {
		r->at += bk_entity_take((struct bk_str){ r->s.p + r->at,
		    r->s.n - r->at }, &r->text);
		return;
	}
	r->at++;
	if (is_blank(c))
		put_blank(r);
	else
		bk_buf_putc(&r->text, c);
}

static void
read_page(struct reader *r)
{
	while (r->at < r->s.n && !r->why) {
		if (begins_tag(r))
			take_tag(r);
		else if (!skip_markup(r))
			take_text(r);
		if (r->text.n > BK_TABLE_CELL_BYTES)
			r->why = "a cell is longer than 1 MiB";
	}
	while (r->depth)
		end_table(r);
	end_text(r);
}

int
bk_htmlin_read(struct bk_table *t, const char *file, struct bk_str text,
    struct bk_diag *dg)
{
	struct bk_table made = { .whole = true, .arena = BK_ARENA_INIT };
	struct reader *r = bk_xcalloc(1, sizeof(*r));
	const char *why;
	bool is_pushed;

	r->s = text;
	r->line = 1;
	r->text = (struct bk_buf)BK_BUF_INIT;
	r->fill = (struct bk_sheetfill)BK_SHEETFILL(&made);
	bk_sheetfill_sheet(&r->fill, BK_STR(""));
	read_page(r);
	bk_sheetfill_end(&r->fill);
	bk_buf_free(&r->text);
	why = r->why;
	is_pushed = r->is_pushed;
	free(r);
	if (why)
		bk_diag(dg, &bk_msg_too_many_cells, file, 0, "%s",
		    bk_diag_text(dg, why));
	else if (is_pushed)
		bk_diag(dg, &bk_msg_row_pushed, file, 0, NULL);
	if (why || is_pushed) {
		bk_table_free(&made);
		return -1;
	}
	*t = made;
	return 0;
}

/*
 * Does it begin with a tag, or with lines in which a program complained of
 * something before it made the page? These are no rows of a table.
 */
static bool
begins_page(struct bk_str s)
{
	size_t cuts = 0;

	for (size_t i = 0; i < s.n && i < COMPLAINT_MAX; i++) {
		if (s.p[i] == '<')
			return i == 0 || s.p[i - 1] == '\n';
		cuts += strchr(",;|\t", s.p[i]) != NULL;
		if (cuts > 2 || s.p[i] == '\0')
			return false;
	}
	return false;
}

bool
bk_htmlin_is(struct bk_str s)
{
	bool row = false, page = false;

	s = bk_str_trim((struct bk_str){ s.p, s.n < LOOKED_AT ? s.n :
	    LOOKED_AT });
	if (!begins_page(s))
		return false;
	for (size_t i = 0; i + 1 < s.n && !(row && page); i++) {
		struct tag tag = { .colspan = 1, .rowspan = 1 };

		if (s.p[i] != '<' || !is_letter(s.p[i + 1]))
			continue;
		read_tag(s, i + 1, &tag);
		row |= is_named(&tag, "tr") || is_named(&tag, "td");
		page |= is_named(&tag, "table") || is_named(&tag, "html");
	}
	return row && page;
}
