#include "exportpriv.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"

bool
bk_export_streams(const struct bk_export *e)
{
	return !e->whole;
}

/* The first bytes of a long sheet's text: 0, or reported and -1. */
static int
begin_sheet(struct bk_export_priv *v, size_t part, char lf)
{
	struct bk_buf *head = &v->text.own;
	ssize_t n;

	bk_xlsxstream_free(v->stream);
	v->at = 0;
	bk_buf_clear(head);
	v->stream = bk_xlsxstream_new(v->book, part, lf);
	if (!v->stream)
		return -1;
	do {
		bk_buf_reserve(head, BK_EXPORT_HEAD);
		n = bk_xlsxstream_read(v->stream, head->p + head->n,
		    BK_EXPORT_HEAD - head->n);
		if (n < 0)
			return -1;
		head->n += (size_t)n;
	} while (n > 0 && head->n < BK_EXPORT_HEAD);
	return 0;
}

bool
bk_export_is_long_book(const struct bk_export *e)
{
	return e->priv->book && !e->whole;
}

int
bk_export_begin_sheet(struct bk_export *e, size_t i)
{
	if (begin_sheet(e->priv, e->priv->table.sheet[i].part, ' ') < 0)
		return -1;
	e->delimiter = ',';
	return 0;
}

int
bk_export_begin_held(struct bk_export *e, size_t i)
{
	return begin_sheet(e->priv, e->priv->table.sheet[i].part,
	    BK_HELD_LF);
}

int
bk_export_learn_merges(struct bk_export *e, size_t i)
{
	struct bk_sheet *s = &e->priv->table.sheet[i];

	free(s->merge);
	s->merge = NULL;
	s->nmerges = 0;
	if (bk_xlsxstream_merges(e->priv->stream, &s->merge, &s->nmerges) < 0)
		return -1;
	bk_table_sort_merges(s);
	return 0;
}

void
bk_export_hash(struct bk_export *e, const char *p, size_t n)
{
	/* a workbook's rows are no bytes of its file */
	if (e->priv->book)
		return;
	sha256_update(&e->priv->sha, n, (const uint8_t *)p);
}

static size_t
mark_of(const struct bk_export_priv *v)
{
	return v->head.n >= 3 && memcmp(v->head.p, "\xef\xbb\xbf", 3) == 0 ?
	    3 : 0;
}

struct bk_str
bk_export_beginning(const struct bk_export *e)
{
	const struct bk_export_priv *v = e->priv;
	size_t mark = mark_of(v);

	if (e->whole)
		return v->text.s;
	if (v->book)
		return bk_buf_str(&v->text.own);
	return (struct bk_str){ v->head.p + mark, v->head.n - mark };
}

void
bk_export_seek(struct bk_export *e, size_t from)
{
	struct bk_export_priv *v = e->priv;

	v->at = from;
	if (e->whole || v->book)
		return;
	v->at += mark_of(v);
	bk_export_hash(e, v->head.p, v->at);
	v->hashed = true;
	/* A long text is read from its bytes: what was decoded is not wanted.
	 */
	bk_table_free(&v->table);
	bk_text_free(&v->text);
	v->has_table = false;
}

ssize_t
bk_export_read(struct bk_export *e, char *to, size_t room)
{
	struct bk_export_priv *v = e->priv;
	struct bk_str s = e->whole ? v->text.s : v->book ?
	    bk_buf_str(&v->text.own) : bk_buf_str(&v->head);
	ssize_t n;

	if (v->at < s.n) {
		if (room > s.n - v->at)
			room = s.n - v->at;
		memcpy(to, s.p + v->at, room);
		v->at += room;
		return (ssize_t)room;
	}
	if (v->book)
		return bk_xlsxstream_read(v->stream, to, room);
	if (v->fd < 0)
		return 0;
	do
		n = read(v->fd, to, room);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

bool
bk_export_look_ahead(struct bk_export *e)
{
	struct bk_export_priv *v = e->priv;

	return bk_export_fill(v, BK_EXPORT_PIPE_MAX + 1) == 0 && v->fd < 0;
}

bool
bk_export_can_peek(const struct bk_export *e)
{
	return !e->whole && !e->priv->book && e->priv->seekable &&
	    e->priv->fd >= 0;
}

ssize_t
bk_export_peek(struct bk_export *e, size_t at, char *to, size_t room)
{
	struct bk_export_priv *v = e->priv;
	/* The file stands behind the head; stdin may have begun anywhere. */
	off_t here;
	ssize_t n;

	here = lseek(v->fd, 0, SEEK_CUR);
	if (here < 0)
		return -errno;
	here += (off_t)(mark_of(v) + at) - (off_t)v->head.n;
	do
		n = pread(v->fd, to, room, here);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

/* Hash all of the file; what cannot be read any more is left out. */
static void
hash_file(const struct bk_export_priv *v, struct sha256_ctx *sha)
{
	char *p = bk_xmalloc(BK_EXPORT_HEAD);
	off_t at = v->start;
	ssize_t n;

	while ((n = pread(v->fd, p, BK_EXPORT_HEAD, at)) > 0 ||
	    (n < 0 && errno == EINTR)) {
		if (n < 0)
			continue;
		sha256_update(sha, (size_t)n, (const uint8_t *)p);
		at += n;
	}
	free(p);
}

static void
put_sum(struct sha256_ctx *sha, char hex[65])
{
	static const char digit[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_SIZE];

	sha256_digest(sha, sizeof(sum), sum);
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digit[sum[i] >> 4];
		hex[2 * i + 1] = digit[sum[i] & 15];
	}
	hex[64] = '\0';
}

bool
bk_export_sum_ahead(struct bk_export *e, char hex[65])
{
	const struct bk_export_priv *v = e->priv;
	struct sha256_ctx sha;

	if (v->fd >= 0 && !v->seekable && !bk_export_look_ahead(e))
		return false;
	sha256_init(&sha);
	if (v->fd >= 0)
		hash_file(v, &sha);
	else
		sha256_update(&sha, v->head.n, (const uint8_t *)v->head.p);
	put_sum(&sha, hex);
	return true;
}

long long
bk_export_size(const struct bk_export *e)
{
	return e->priv->size;
}

void
bk_export_sum(struct bk_export *e, char hex[65])
{
	struct bk_export_priv *v = e->priv;

	if (!v->hashed && v->book && v->seekable && v->fd >= 0)
		hash_file(v, &v->sha);
	else if (!v->hashed)
		sha256_update(&v->sha, v->head.n, (const uint8_t *)v->head.p);
	v->hashed = true;
	put_sum(&v->sha, hex);
}
