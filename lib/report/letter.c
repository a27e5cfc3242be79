#include "letter.h"

#include <string.h>

#include "letterblock.h"
#include "lettermodel.h"
#include "lettersign.h"
#include "mem.h"
#include "msg_report.h"
#include "plain.h"
#include "tick.h"

void
bk_letter_init(struct bk_letter *l, enum bk_lang lang, struct bk_arena *a)
{
	*l = (struct bk_letter){ .arena = a, .fields = BK_MAP_INIT,
		.grids = BK_MAP_INIT, .lang = lang };
}

void
bk_letter_free(struct bk_letter *l)
{
	bk_map_free(&l->fields);
	bk_map_free(&l->grids);
}

void
bk_letter_set(struct bk_letter *l, const char *field, const char *value)
{
	char *copy = bk_arena_strdup(l->arena, value ? bk_plain(l->arena,
	    value) : "");

	*bk_map_at(&l->fields, bk_str(field)) = copy;
}

void
bk_letter_grid(struct bk_letter *l, const char *name, const struct bk_grid *g)
{
	*bk_map_at(&l->grids, bk_str(name)) = (void *)g;
}

/* --- template to blocks ------------------------------------------------- */

static const char dots[] = "……………………";

struct reader {
	const struct bk_letter	*l;
	const char		*file;
	size_t			 line;
	struct bk_str		 text;		/* of that line */
	struct bk_diag		*dg;
	struct bk_block		*first, *last;
	struct bk_buf		 paragraph;
	bool			 in_sign, in_box;
	bool			 joined;	/* ends in a blank */
	bool			 failed;
};

static void
fault(struct reader *r, const char *what, struct bk_str s)
{
	bk_diag(r->dg, &bk_msg_template, r->file, r->line, "%s '%.*s'",
	    bk_diag_text(r->dg, what), (int)(s.n > 40 ? 40 : s.n), s.p);
	r->failed = true;
}

/* The length of a field's name at p, which stands behind a `{`, or 0. */
static size_t
name_length(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') ||
	    (s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '_'))
		n++;
	return n;
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

static bool
ends_name(struct bk_str s, size_t n)
{
	return n < s.n && s.p[n] == '}';
}

/*
 * What stands behind a `{` and is meant for a field, though it is none: the
 * marks of a Word file, another case, a `}` that is wanting. It would go out to
 * a family as it is.
 */
static void
check_brace(struct reader *r, struct bk_str s)
{
	bool mark = s.n && strchr("?!#/", s.p[0]);
	size_t n = mark, from = n;

	while (n < s.n && is_name(s.p[n]))
		n++;
	if (n == from)
		return;
	if (mark && ends_name(s, n))
		fault(r, "of a Word file alone:", (struct bk_str){ s.p, n });
	else if (ends_name(s, n))
		fault(r, "no field", (struct bk_str){ s.p, n });
	else if (!memchr(s.p + n, '}', s.n - n))
		fault(r, "a { without its }", (struct bk_str){ s.p, n });
}

/* The value of a field, "" where it is not known; a fault if there is none. */
static const char *
field(struct reader *r, struct bk_str name)
{
	const char *v = bk_map_get(&r->l->fields, name);

	if (!v)
		fault(r, "no field", name);
	return v ? v : "";
}

static void
fill(struct reader *r, struct bk_buf *b, struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		struct bk_str rest = { s.p + i + 1, s.n - i - 1 };
		size_t n = s.p[i] == '{' ? name_length(rest) : 0;
		size_t box = bk_tick_take(b, s.p + i, s.n - i);
		const char *v;

		if (box) {
			i += box - 1;
			continue;
		}
		if (r->l->model || n == 0 || !ends_name(rest, n)) {
			if (s.p[i] == '{' && !r->l->model)
				check_brace(r, rest);
			bk_buf_putc(b, s.p[i]);
			continue;
		}
		v = field(r, (struct bk_str){ rest.p, n });
		bk_buf_puts(b, *v ? v : dots);
		i += n + 1;
	}
}

static const char *
filled(struct reader *r, struct bk_str s)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text;

	fill(r, &b, bk_str_trim(s));
	text = bk_arena_strdup(r->l->arena, b.p);
	bk_buf_free(&b);
	return text;
}

/* What no box goes around: tables, and what is no part of the text. */
static bool
may_be_boxed(enum bk_block_kind kind)
{
	return kind == BK_BLOCK_PARAGRAPH || kind == BK_BLOCK_HEADING ||
	    kind == BK_BLOCK_ITEM || kind == BK_BLOCK_LINES;
}

static struct bk_block *
add(struct reader *r, enum bk_block_kind kind)
{
	struct bk_block *block = bk_arena_zalloc(r->l->arena, sizeof(*block));

	block->kind = kind;
	block->boxed = r->in_box;
	if (r->in_box && !may_be_boxed(kind))
		fault(r, "not in a box:", r->text);
	if (r->last)
		r->last->next = block;
	else
		r->first = block;
	r->last = block;
	return block;
}

static void
end_paragraph(struct reader *r)
{
	struct bk_buf *b = &r->paragraph;

	if (b->n == 0)
		return;
	while (b->n && (b->p[b->n - 1] == ' ' || b->p[b->n - 1] == '\n'))
		b->p[--b->n] = '\0';
	add(r, BK_BLOCK_PARAGRAPH)->text[0] = bk_arena_strdup(r->l->arena,
	    b->p);
	bk_buf_clear(b);
}

static void
put_paragraph(struct reader *r, struct bk_str s)
{
	bool broken = s.n && s.p[s.n - 1] == '\\';

	struct bk_buf *b = &r->paragraph;

	if (broken)
		s.n--;
	/* Punctuation stands close to the text before it. */
	if (s.n && strchr(",.:;", s.p[0]) && b->n && b->p[b->n - 1] == ' ')
		b->p[--b->n] = '\0';
	fill(r, &r->paragraph, bk_str_trim(s));
	if (!r->joined || broken)
		bk_buf_putc(&r->paragraph, broken ? '\n' : ' ');
}

/* The position of `needle` in s, or SIZE_MAX. */
static size_t
find(struct bk_str s, const char *needle)
{
	size_t m = strlen(needle);

	for (size_t i = 0; i + m <= s.n; i++)
		if (memcmp(s.p + i, needle, m) == 0)
			return i;
	return SIZE_MAX;
}

/* A line of a block to sign: its columns are parted before fields are put. */
static void
put_sign(struct reader *r, struct bk_str s)
{
	struct bk_block *block = add(r, BK_BLOCK_SIGN);

	while (block->n < BK_SIGN_COLUMNS) {
		size_t at = find(s, "|");
		struct bk_str one = { s.p, at == SIZE_MAX ? s.n : at };

		block->text[block->n++] = filled(r, one);
		if (at == SIZE_MAX)
			break;
		s = (struct bk_str){ s.p + at + 1, s.n - at - 1 };
	}
}

static void
put_lines(struct reader *r, struct bk_str arg)
{
	uint64_t n;

	if (bk_str_uint(arg, 100, &n) < 0)
		fault(r, "not a number of lines", arg);
	else
		add(r, BK_BLOCK_LINES)->n = (int)n;
}

static void
put_grid(struct reader *r, struct bk_str name)
{
	const struct bk_grid *g = bk_map_get(&r->l->grids, name);

	if (!g)
		fault(r, "no table", name);
	for (; g; g = g->next) {
		if (g->title)
			add(r, BK_BLOCK_HEADING)->text[0] = g->title;
		add(r, BK_BLOCK_GRID)->grid = r->l->model ?
		    bk_lettermodel_grid(g, name, r->l->arena) : g;
	}
}

/* A line of a block to sign, or the room in it. */
static void
put_sign_line(struct reader *r, struct bk_str s)
{
	if (bk_str_eq(s, BK_STR("@gap")))
		add(r, BK_BLOCK_GAP);
	else
		put_sign(r, s);
}

/* `@sign` alone opens a block; with words it is all of one. */
static void
start_sign(struct reader *r, struct bk_str words)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_str at = words;
	const char *wrong = NULL;

	/* who signs below others does so a line further down */
	if (r->last && r->last->kind == BK_BLOCK_SIGN)
		put_sign(r, BK_STR(""));
	if (words.n)
		wrong = bk_lettersign_put(&b, words, r->l->lang, &at);
	else
		r->in_sign = true;
	if (wrong)
		fault(r, wrong, at);
	for (const char *p = b.p; *p;) {
		size_t n = strcspn(p, "\n");

		put_sign_line(r, (struct bk_str){ p, n });
		p += n + (p[n] == '\n');
	}
	bk_buf_free(&b);
}

static void
start_box(struct reader *r, struct bk_str arg)
{
	(void)arg;
	r->in_box = true;
}

/* Of a block to sign, or of a box. */
static void
end_block(struct reader *r, struct bk_str arg)
{
	(void)arg;
	r->in_sign = r->in_box = false;
}

/* Directives about the letter as a whole print nothing (letters.h). */
static void
put_nothing(struct reader *r, struct bk_str arg)
{
	(void)r;
	(void)arg;
}

/* A directive is read by a function, or is a block of its own. */
static const struct {
	const char		*word;
	void			(*read)(struct reader *, struct bk_str arg);
	enum bk_block_kind	 kind;
} directives[] = {
	{ "letterhead", NULL, BK_BLOCK_LETTERHEAD },
	{ "sign", start_sign, 0 }, { "end", end_block, 0 },
	{ "box", start_box, 0 },
	{ "gap", NULL, BK_BLOCK_GAP },
	{ "cut", NULL, BK_BLOCK_CUT }, { "page", NULL, BK_BLOCK_PAGE },
	{ "lines", put_lines, 0 }, { "grid", put_grid, 0 },
	{ "title", put_nothing, 0 }, { "visit", put_nothing, 0 },
	{ "single", put_nothing, 0 },
};

static void
directive(struct reader *r, struct bk_str s)
{
	size_t n = 0;
	struct bk_str word, arg;

	while (n < s.n && s.p[n] != ' ')
		n++;
	word = (struct bk_str){ s.p, n };
	arg = bk_str_trim((struct bk_str){ s.p + n, s.n - n });
	for (size_t i = 0; i < BK_NELEM(directives); i++) {
		if (!bk_str_eq(word, bk_str(directives[i].word)))
			continue;
		if (directives[i].read)
			directives[i].read(r, arg);
		else
			add(r, directives[i].kind);
		return;
	}
	fault(r, "no directive", word);
}

static const struct {
	const char		*mark;
	enum bk_block_kind	 kind;
} marks[] = {
	{ "## ", BK_BLOCK_HEADING }, { "# ", BK_BLOCK_TITLE },
	{ "> ", BK_BLOCK_RIGHT }, { "^ ", BK_BLOCK_CENTRE },
	{ "- ", BK_BLOCK_ITEM },
};

/* A line that is a block of its own: true. */
static bool
put_marked(struct reader *r, struct bk_str s)
{
	size_t at = find(s, " :: ");

	for (size_t i = 0; i < BK_NELEM(marks); i++)
		if (bk_str_starts(s, marks[i].mark)) {
			size_t n = strlen(marks[i].mark);

			add(r, marks[i].kind)->text[0] = filled(r,
			    (struct bk_str){ s.p + n, s.n - n });
			return true;
		}
	if (at != SIZE_MAX) {
		struct bk_block *b = add(r, BK_BLOCK_FIELD);

		b->text[0] = filled(r, (struct bk_str){ s.p, at });
		b->text[1] = filled(r, (struct bk_str){ s.p + at + 4,
		    s.n - at - 4 });
		return true;
	}
	return false;
}

/* `?field rest`, `!field rest`: the rest, or false where it is left out. */
static bool
condition(struct reader *r, struct bk_str *s)
{
	while (s->n && (s->p[0] == '?' || s->p[0] == '!')) {
		bool want = s->p[0] == '?';
		struct bk_str rest = { s->p + 1, s->n - 1 };
		size_t n = name_length(rest);

		if (n == 0)
			return true;
		if ((*field(r, (struct bk_str){ rest.p, n }) != '\0') != want)
			return false;
		*s = bk_str_trim((struct bk_str){ rest.p + n, rest.n - n });
	}
	return true;
}

/* Does the line start a block of its own, ending the paragraph? */
static bool
is_block(struct bk_str s)
{
	for (size_t i = 0; i < BK_NELEM(marks); i++)
		if (bk_str_starts(s, marks[i].mark))
			return true;
	return bk_str_starts(s, "@") || find(s, " :: ") != SIZE_MAX;
}

static void	take_lines(struct reader *, struct bk_str);

static void
take_line(struct reader *r, struct bk_str s)
{
	bool blank = bk_str_trim(s).n == 0;

	if (bk_str_starts(s, "%"))
		return;
	if (r->l->model && bk_lettermodel_condition(&s, r->l->arena)) {
		r->joined = true;
		take_lines(r, s);
		r->joined = false;
		return;
	}
	if (!r->l->model && !condition(r, &s))
		return;
	if (r->in_sign && !bk_str_starts(s, "@")) {
		if (!blank)
			put_sign(r, s);
		return;
	}
	if (blank) {
		end_paragraph(r);
		return;
	}
	if (is_block(s))
		end_paragraph(r);
	if (bk_str_starts(s, "@"))
		directive(r, bk_str_trim((struct bk_str){ s.p + 1,
		    s.n - 1 }));
	else if (!put_marked(r, s))
		put_paragraph(r, s);
}

/* Line by line, each with its end or not. */
static void
take_lines(struct reader *r, struct bk_str s)
{
	while (s.n) {
		size_t n = 0;

		while (n < s.n && s.p[n] != '\n')
			n++;
		take_line(r, (struct bk_str){ s.p, n });
		n += n < s.n;
		s = (struct bk_str){ s.p + n, s.n - n };
	}
}

struct bk_block *
bk_letter_blocks(const struct bk_letter *l, const char *template,
    const char *file, struct bk_diag *dg, int *failed)
{
	struct reader r = { .l = l, .file = file, .line = 1, .dg = dg,
		.paragraph = BK_BUF_INIT };
	const char *p = template;

	/* the byte order mark of an editor is no text */
	if (strncmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	for (; *p; r.line++) {
		struct bk_str s = { p, strcspn(p, "\n") };

		p += s.n + (p[s.n] == '\n');
		if (s.n && s.p[s.n - 1] == '\r')
			s.n--;
		r.text = s;
		take_line(&r, s);
	}
	end_paragraph(&r);
	if (!l->model && (r.in_sign || r.in_box))
		fault(&r, "without its @end:", r.in_box ? BK_STR("@box") :
		    BK_STR("@sign"));
	bk_buf_free(&r.paragraph);
	*failed = r.failed;
	return r.first;
}
