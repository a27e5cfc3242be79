#include "book.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg_repo.h"
#include "path.h"

static int
take_line(struct bk_book *b, const struct bk_reader *r, struct bk_node *node)
{
	struct bk_outgoing o;

	if (bk_outgoing_read(r, node, &o) < 0)
		return -1;
	BK_GROW(b->v, b->n, b->cap);
	b->v[b->n++] = o;
	return 0;
}

static int
read_text(const struct bk_book *b, const char *path, struct bk_buf *text)
{
	return b->txn ? bk_txn_read(b->txn, path, text, b->from->dg) :
	    bk_repo_read(b->from->repo, path, text, b->from->dg);
}

/* The lines of a text: their list, NULL where there is none; or -1. */
static int
lines_of(const struct bk_book *b, const char *path, struct bk_str text,
    struct bk_node **list)
{
	const char *file = bk_repo_show(b->from->repo, b->from->arena, path);

	if (bk_yamlin_parse_one(text.p, text.n, file, b->from->arena, list,
	    b->from->dg) < 0)
		return -1;
	if (!*list || (*list)->kind == BK_NODE_LIST)
		return 0;
	bk_diag(b->from->dg, &bk_msg_no_book, file, (*list)->line, NULL);
	return -1;
}

static int
read_book(struct bk_book *b, const char *path)
{
	struct bk_reader r = { .file = bk_repo_show(b->from->repo,
		b->from->arena, path), .arena = b->from->arena,
		.dg = b->from->dg };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *list = NULL;
	int found = read_text(b, path, &text);

	if (found == 0)
		found = lines_of(b, path, bk_buf_str(&text), &list);
	bk_buf_free(&text);
	if (found < 0)
		return -1;
	for (struct bk_node *k = list ? list->kids : NULL; k; k = k->next)
		if (take_line(b, &r, k) < 0)
			return -1;
	return 0;
}

void
bk_book_free(struct bk_book *b)
{
	free(b->v);
	*b = (struct bk_book){ .v = NULL };
}

int
bk_book_read(struct bk_book *b, const struct bk_docfiles *from,
    struct bk_txn *txn)
{
	struct bk_repo_list files;

	*b = (struct bk_book){ .from = from, .txn = txn };
	if (bk_repo_list(from->repo, "letters", from->arena, &files,
	    from->dg) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++)
		if (read_book(b, files.path[i]) < 0) {
			bk_book_free(b);
			return -1;
		}
	return 0;
}

const struct bk_outgoing *
bk_book_find(const struct bk_book *b, const struct bk_outgoing_letter *l)
{
	for (size_t i = b->n; i-- > 0;)
		if (bk_outgoing_same(&b->v[i], l))
			return &b->v[i];
	return NULL;
}

static int
year_of(bk_date day)
{
	int y, m, d;

	bk_date_split(day, &y, &m, &d);
	return y;
}

bool
bk_book_has(const struct bk_book *b, const char *number, bk_date day)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->v[i].number, number) == 0 &&
		    year_of(b->v[i].date) == year_of(day))
			return true;
	return false;
}

int
bk_book_next(const struct bk_book *b, int year)
{
	int seq = 0;

	for (size_t i = 0; i < b->n; i++)
		if (year_of(b->v[i].date) == year && b->v[i].seq > seq)
			seq = b->v[i].seq;
	return seq + 1;
}

/* The text with one more line; a last line without its end gets one. */
static int
longer(struct bk_book *b, const char *path, struct bk_str old,
    const struct bk_outgoing *o, struct bk_buf *new)
{
	struct bk_node *before = NULL, *after = NULL;

	bk_buf_add(new, old.p, old.n);
	if (old.n && old.p[old.n - 1] != '\n')
		bk_buf_putc(new, '\n');
	bk_outgoing_write(new, o);
	if (lines_of(b, path, old, &before) < 0 ||
	    lines_of(b, path, bk_buf_str(new), &after) < 0)
		return -1;
	if (after && after->nkids == (before ? before->nkids : 0) + 1)
		return 0;
	bk_diag(b->from->dg, &bk_msg_no_book, bk_repo_show(b->from->repo,
	    b->from->arena, path), 0, NULL);
	return -1;
}

int
bk_book_enter(struct bk_book *b, const struct bk_outgoing *o)
{
	const char *path = bk_path_letters(b->from->arena, year_of(o->date));
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_str was;
	int r = read_text(b, path, &old), result = -1;

	was = bk_buf_str(&old);
	if (r >= 0 && longer(b, path, was, o, &new) == 0)
		result = bk_txn_put(b->txn, path, r == 0 ? &was : NULL,
		    bk_buf_str(&new), b->from->dg);
	bk_buf_free(&old);
	bk_buf_free(&new);
	if (result < 0)
		return -1;
	BK_GROW(b->v, b->n, b->cap);
	b->v[b->n++] = *o;
	return 0;
}
