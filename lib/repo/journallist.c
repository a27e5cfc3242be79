#include "journallist.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "beneath.h"
#include "mem.h"

static const char head[] = "bk-write 1\n";

void
bk_journal_free(struct bk_journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		free(j->v[i].path);
	free(j->v);
	free(j->message);
	*j = (struct bk_journal){ NULL, 0, 0, NULL };
}

void
bk_journal_add(struct bk_journal *j, const char *path, bool fresh,
    uint64_t old_hash, uint64_t new_hash)
{
	BK_GROW(j->v, j->n, j->cap);
	j->v[j->n++] = (struct bk_journal_file){ .path = bk_xstrdup(path),
		.fresh = fresh, .old_hash = old_hash, .new_hash = new_hash };
}

void
bk_journal_add_gone(struct bk_journal *j, const char *path, uint64_t old_hash)
{
	bk_journal_add(j, path, false, old_hash, 0);
	j->v[j->n - 1].gone = true;
}

/* One line, whatever the message: `%` and control bytes as %XX. */
static void
put_escaped(struct bk_buf *b, const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20 || c == '%')
			bk_buf_printf(b, "%%%02X", c);
		else
			bk_buf_putc(b, *s);
	}
}

static char *
unescape(struct bk_str s)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' && i + 2 < s.n) {
			char hex[3] = { s.p[i + 1], s.p[i + 2], '\0' };

			bk_buf_putc(&b, (char)strtol(hex, NULL, 16));
			i += 2;
		} else {
			bk_buf_putc(&b, s.p[i]);
		}
	}
	return bk_buf_detach(&b);
}

void
bk_journallist_format(const struct bk_journal *j, struct bk_buf *b)
{
	bk_buf_puts(b, head);
	if (j->message) {
		bk_buf_puts(b, "commit ");
		put_escaped(b, j->message);
		bk_buf_putc(b, '\n');
	}
	for (size_t i = 0; i < j->n; i++)
		bk_buf_printf(b, "%s %016" PRIx64 " %016" PRIx64 " %s\n",
		    j->v[i].fresh ? "new " : j->v[i].gone ? "gone" : "edit",
		    j->v[i].old_hash, j->v[i].new_hash, j->v[i].path);
	bk_buf_printf(b, "end %zu\n", j->n);
}

/* The next line of *s without its newline; false at the end. */
static bool
next_line(struct bk_str *s, struct bk_str *line)
{
	const char *nl = memchr(s->p, '\n', s->n);

	if (!nl)
		return false;
	*line = (struct bk_str){ s->p, (size_t)(nl - s->p) };
	s->n -= line->n + 1;
	s->p = nl + 1;
	return true;
}

static int
parse_hash(struct bk_str s, uint64_t *out)
{
	char text[17], *end;

	memcpy(text, s.p, 16);
	text[16] = '\0';
	*out = strtoull(text, &end, 16);
	return *end ? -1 : 0;
}

/* "edit OLD NEW path": the inverse of bk_journallist_format. */
static int
parse_file(struct bk_str line, struct bk_journal *j)
{
	enum { OLD = 5, NEW = OLD + 17, PATH = NEW + 17 };
	uint64_t old_hash, new_hash;
	bool fresh = bk_str_starts(line, "new  ");
	bool gone = bk_str_starts(line, "gone ");
	char *path;

	if (line.n <= PATH ||
	    (!fresh && !gone && !bk_str_starts(line, "edit ")) ||
	    parse_hash((struct bk_str){ line.p + OLD, 16 }, &old_hash) < 0 ||
	    parse_hash((struct bk_str){ line.p + NEW, 16 }, &new_hash) < 0)
		return -1;
	path = bk_xcalloc(1, line.n - PATH + 1);
	memcpy(path, line.p + PATH, line.n - PATH);
	if (bk_beneath_ok(path) && gone)
		bk_journal_add_gone(j, path, old_hash);
	else if (bk_beneath_ok(path))
		bk_journal_add(j, path, fresh, old_hash, new_hash);
	free(path);
	return 0;
}

int
bk_journallist_parse(struct bk_str s, struct bk_journal *j)
{
	struct bk_str line;
	uint64_t n;

	if (!bk_str_starts(s, head))
		return -1;
	for (next_line(&s, &line); next_line(&s, &line);) {
		if (bk_str_starts(line, "end ")) {
			line.p += 4;
			line.n -= 4;
			return bk_str_uint(line, SIZE_MAX, &n) == 0 &&
			    n == j->n ? 0 : -1;
		}
		if (bk_str_starts(line, "commit ") && !j->message) {
			line.p += 7;
			line.n -= 7;
			j->message = unescape(line);
		} else if (parse_file(line, j) < 0) {
			return -1;
		}
	}
	return -1;
}
