#include "lettermodel.h"

#include <string.h>

#include "mem.h"

/* What stands before the text of a line without being part of it. */
static size_t
mark_length(struct bk_str s)
{
	static const char *const marks[] = { "## ", "# ", "> ", "^ ", "- " };

	for (size_t i = 0; i < BK_NELEM(marks); i++)
		if (bk_str_starts(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Take `?name` off the line: it opens, and what closes it goes before. */
static bool
take_condition(struct bk_str *s, struct bk_buf *open, struct bk_buf *close)
{
	struct bk_buf before = *close;
	size_t n = 1;

	if (!s->n || (s->p[0] != '?' && s->p[0] != '!'))
		return false;
	while (n < s->n && is_name(s->p[n]))
		n++;
	if (n == 1)
		return false;
	bk_buf_printf(open, "{%.*s}", (int)n, s->p);
	*close = (struct bk_buf)BK_BUF_INIT;
	bk_buf_printf(close, "{/%.*s}%s", (int)n - 1, s->p + 1, before.p);
	bk_buf_free(&before);
	*s = bk_str_trim((struct bk_str){ s->p + n, s->n - n });
	return true;
}

bool
bk_lettermodel_condition(struct bk_str *s, struct bk_arena *a)
{
	struct bk_buf open = BK_BUF_INIT, close = BK_BUF_INIT;
	struct bk_str rest = *s;
	size_t mark, end;
	const char *line;

	while (take_condition(&rest, &open, &close))
		;
	if (open.n == 0)
		return false;
	mark = mark_length(rest);
	/* a backslash that ends the line stays at its end */
	end = rest.n && rest.p[rest.n - 1] == '\\';
	if (bk_str_starts(rest, "@"))
		line = bk_arena_printf(a, "\n%s\n\n%.*s\n%s\n\n", open.p,
		    (int)rest.n, rest.p, close.p);
	else
		line = bk_arena_printf(a, "%.*s%s%.*s%s%s%s\n", (int)mark,
		    rest.p, open.p, (int)(rest.n - mark - end),
		    rest.p + mark, mark || end ? "" : " ", close.p,
		    end ? "\\" : "");
	*s = bk_str(line);
	bk_buf_free(&open);
	bk_buf_free(&close);
	return true;
}

const struct bk_grid *
bk_lettermodel_grid(const struct bk_grid *g, struct bk_str name,
    struct bk_arena *a)
{
	struct bk_grid *m = bk_arena_alloc(a, sizeof(*m));
	const char **cell;

	bk_grid_init(m, a);
	for (size_t i = 0; i < g->ncolumns; i++)
		bk_grid_column(m, g->column[i].group, g->column[i].title,
		    g->column[i].right);
	if (g->ncolumns == 0)
		return m;
	cell = bk_grid_row(m);
	for (size_t i = 0; i < g->ncolumns; i++) {
		bool last = i + 1 == g->ncolumns;

		cell[i] = bk_arena_printf(a, "%s%.*s%s{%s}%s%.*s%s",
		    i ? "" : "{#", i ? 0 : (int)name.n, name.p,
		    i ? "" : "}", bk_grid_column_key(g, i, a),
		    last ? "{/" : "", last ? (int)name.n : 0, name.p,
		    last ? "}" : "");
	}
	return m;
}
