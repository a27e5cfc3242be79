#include "exportpriv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foreign.h"
#include "htmlin.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_export.h"
#include "sheetml.h"

int
bk_export_fill(struct bk_export_priv *v, size_t size)
{
	while (v->fd >= 0 && v->head.n < size) {
		size_t want = size - v->head.n;
		ssize_t n;

		if (want > BK_EXPORT_HEAD)
			want = BK_EXPORT_HEAD;
		bk_buf_reserve(&v->head, want);
		n = read(v->fd, v->head.p + v->head.n, want);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0) {
			if (v->close)
				close(v->fd);
			v->fd = -1;
			break;
		}
		v->head.n += (size_t)n;
		v->head.p[v->head.n] = '\0';
	}
	return 0;
}

static int
fill_all(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;
	int err = bk_export_fill(v, BK_EXPORT_MAX + 1);

	if (err) {
		bk_diag_errno(dg, &bk_msg_cannot_read, e->name, err);
		return -1;
	}
	if (v->head.n > BK_EXPORT_MAX) {
		bk_diag(dg, &bk_msg_too_large, e->name, 0,
		    "more than %zu MiB", BK_EXPORT_MAX >> 20);
		return -1;
	}
	return 0;
}

/* The bytes up to the last line end, or all where there is none. */
static struct bk_str
whole_lines(struct bk_str s)
{
	const char *p = s.n ? memrchr(s.p, '\n', s.n) : NULL;

	if (!p && s.n)
		p = memrchr(s.p, '\r', s.n);
	return p ? (struct bk_str){ s.p, (size_t)(p - s.p) + 1 } : s;
}

static bool
two_bytes(enum bk_encoding enc)
{
	return enc == BK_ENC_UTF16LE || enc == BK_ENC_UTF16LE_BOM ||
	    enc == BK_ENC_UTF16BE || enc == BK_ENC_UTF16BE_BOM;
}

/* Is it a text that can only be understood as a whole? */
static bool
needs_all(struct bk_str bytes)
{
	size_t mark;

	return bk_text_is_gzip(bytes) ||
	    two_bytes(bk_text_encoding(bytes, &mark)) ||
	    bk_htmlin_is((struct bk_str){ bytes.p + mark, bytes.n - mark });
}

/* The tables of a page, whose text has been decoded. */
static int
open_page(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;

	if (bk_htmlin_read(&v->table, e->name, v->text.s, dg) < 0)
		return -1;
	v->has_table = true;
	e->encoding = "HTML";
	e->whole = true;
	return 0;
}

/* A text: all of it in memory, or its first lines. */
static int
open_text(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;
	struct bk_str bytes = bk_buf_str(&v->head);

	if (v->fd >= 0 && needs_all(bytes)) {
		if (fill_all(e, dg) < 0)
			return -1;
		bytes = bk_buf_str(&v->head);
	}
	if (v->fd >= 0)
		bytes = whole_lines(bytes);
	if (bk_text_read(&v->text, e->name, bytes, BK_EXPORT_MAX, dg) < 0)
		return -1;
	if (bk_htmlin_is(v->text.s))
		return open_page(e, dg);
	e->encoding = bk_text_encoding_name(v->text.enc);
	e->whole = v->fd < 0;
	if (bk_table_text(&v->table, e->name, v->text.s,
	    e->whole ? 0 : BK_EXPORT_ROWS, dg) < 0)
		return -1;
	v->has_table = true;
	e->delimiter = v->table.delimiter;
	return 0;
}

static int
open_sheetml(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;

	if (fill_all(e, dg) < 0 || bk_sheetml_read(&v->table, e->name,
	    bk_buf_str(&v->head), dg) < 0)
		return -1;
	v->has_table = true;
	e->encoding = "SpreadsheetML";
	e->whole = true;
	return 0;
}

/* A workbook in a file is read from there; of a pipe it is in memory. */
static struct bk_xlsxbook *
open_book(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;
	int fd = v->seekable ? dup(v->fd) : -1;
	FILE *f = fd < 0 ? NULL : fdopen(fd, "r");

	if (!f && fd >= 0)
		close(fd);
	if (!f && fill_all(e, dg) < 0)
		return NULL;
	return bk_xlsxin_open(e->name, bk_buf_str(&v->head), f,
	    (size_t)v->start, dg);
}

/* All sheets of a workbook, or the first rows of long ones. */
static int
open_workbook(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;
	bool is_long;

	v->book = open_book(e, dg);
	if (!v->book)
		return -1;
	is_long = bk_xlsxin_long(v->book);
	if (bk_xlsxin_table(v->book, &v->table, is_long ? BK_EXPORT_ROWS :
	    0) < 0)
		return -1;
	v->has_table = true;
	e->encoding = "XLSX";
	e->whole = !is_long;
	return 0;
}

static int
open_any(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_str bytes = bk_buf_str(&e->priv->head);

	if (bk_xlsxin_is(bytes))
		return open_workbook(e, dg);
	return bk_sheetml_is(bytes) ? open_sheetml(e, dg) : open_text(e, dg);
}

int
bk_export_open(struct bk_export *e, const char *path, struct bk_diag *dg)
{
	struct bk_export_priv *v = bk_xcalloc(1, sizeof(*v));
	bool is_stdin = strcmp(path, "-") == 0;
	const char *foreign;
	struct stat st;
	int err = 0;

	*e = (struct bk_export){ .name = is_stdin ? "stdin" : path,
	    .priv = v, .dg = dg };
	v->head = (struct bk_buf)BK_BUF_INIT;
	v->text.own = (struct bk_buf)BK_BUF_INIT;
	sha256_init(&v->sha);
	v->close = !is_stdin;
	v->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	err = v->fd < 0 ? errno : 0;
	v->start = err ? -1 : lseek(v->fd, 0, SEEK_CUR);
	v->seekable = v->start >= 0 && fstat(v->fd, &st) == 0 &&
	    S_ISREG(st.st_mode);
	v->size = v->seekable ? st.st_size : -1;
	err = err ? err : bk_export_fill(v, BK_EXPORT_HEAD);
	if (err) {
		bk_diag_errno(dg, &bk_msg_cannot_read, e->name, err);
		goto fail;
	}
	foreign = bk_foreign(bk_buf_str(&v->head));
	if (foreign) {
		bk_diag(dg, &bk_msg_not_an_export, e->name, 0, "%s",
		    bk_diag_text(dg, foreign));
		goto fail;
	}
	if (open_any(e, dg) < 0)
		goto fail;
	e->table = &v->table;
	e->several = v->table.n > 1;
	return 0;
fail:
	bk_export_close(e);
	return -1;
}

void
bk_export_close(struct bk_export *e)
{
	struct bk_export_priv *v = e->priv;

	if (v->fd >= 0 && v->close)
		close(v->fd);
	if (v->has_table)
		bk_table_free(&v->table);
	bk_xlsxstream_free(v->stream);
	bk_xlsxin_close(v->book);
	bk_text_free(&v->text);
	bk_buf_free(&v->head);
	free(v->dropped);
	free(v);
	e->priv = NULL;
}

/* Take the sheets out that were dropped before. */
static void
drop_again(struct bk_export *e)
{
	struct bk_export_priv *v = e->priv;

	for (size_t i = v->table.n; v->dropped && i-- > 0;)
		if (v->dropped[v->table.sheet[i].part])
			bk_export_drop_sheet(e, i);
}

/* All of a long workbook, if it is not too long for that. */
static const struct bk_table *
book_table(struct bk_export *e)
{
	struct bk_export_priv *v = e->priv;
	struct bk_table t;

	if (bk_xlsxin_table(v->book, &t, 0) < 0)
		return NULL;
	if (v->has_table)
		bk_table_free(&v->table);
	v->table = t;
	v->has_table = true;
	e->whole = true;
	e->delimiter = 0;
	drop_again(e);
	return &v->table;
}

const struct bk_table *
bk_export_table(struct bk_export *e, struct bk_diag *dg)
{
	struct bk_export_priv *v = e->priv;

	if (e->whole)
		return &v->table;
	if (v->book)
		return book_table(e);
	if (fill_all(e, dg) < 0)
		return NULL;
	bk_table_free(&v->table);
	bk_text_free(&v->text);
	v->has_table = false;
	if (open_text(e, dg) < 0)
		return NULL;
	return &v->table;
}

void
bk_export_drop_sheet(struct bk_export *e, size_t i)
{
	struct bk_table *t = &e->priv->table;
	struct bk_export_priv *v = e->priv;

	if (v->book && !e->whole && !v->dropped)
		v->dropped = bk_xcalloc(BK_XLSX_SHEETS, sizeof(bool));
	if (v->dropped)
		v->dropped[t->sheet[i].part] = true;
	free(t->sheet[i].row);
	free(t->sheet[i].merge);
	t->n--;
	memmove(&t->sheet[i], &t->sheet[i + 1], (t->n - i) *
	    sizeof(*t->sheet));
}

void
bk_export_split_sheet(struct bk_export *e, size_t i, size_t head, size_t col)
{
	bk_table_split(&e->priv->table, i, head, col);
}
