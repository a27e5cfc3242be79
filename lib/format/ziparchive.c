#include "ziparchive.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "mem.h"

enum {
	MIB = 1024 * 1024,
	MEMBER_MAX = 32 * MIB,
	ALL_MAX = 64 * MIB,
	RATIO_MAX = 200,
	PIECE = 64 * 1024
};

enum { DOS_DATE = 1 << 5 | 1 };		/* 1980-01-01 */

struct bk_ziparchive {
	zip_t		*zip;
	zip_source_t	*bytes;		/* made: where it goes */
	size_t		 left;		/* read: bytes that may be unpacked */
	const char	*why;		/* made: the first fault */
};

/*
 * What a fault of libzip's means. Where it had no memory it often says
 * something else, which would be a lie about the bytes: errno was set to 0
 * before, and tells.
 */
static const char *
text_of(int err)
{
	if (errno == ENOMEM)
		bk_mem_exhausted();
	switch (err) {
	case ZIP_ER_NOZIP:
		return "not a zip archive";
	case ZIP_ER_INCONS:
		return "an inconsistent zip archive";
	case ZIP_ER_CRC:
		return "wrong checksum";
	case ZIP_ER_MEMORY:
		bk_mem_exhausted();
	default:
		return "damaged data";
	}
}

/* --- made --------------------------------------------------------------- */

struct bk_ziparchive *
bk_ziparchive_new(void)
{
	zip_source_t *bytes = zip_source_buffer_create(NULL, 0, 0, NULL);
	struct bk_ziparchive *z;
	zip_t *zip;

	if (!bytes)
		bk_mem_exhausted();
	zip_source_keep(bytes);		/* it stays ours besides */
	zip = zip_open_from_source(bytes, ZIP_TRUNCATE, NULL);
	if (!zip)		/* of no other reason */
		bk_mem_exhausted();
	z = bk_xcalloc(1, sizeof(*z));
	z->zip = zip;
	z->bytes = bytes;
	return z;
}

static void
dated(struct bk_ziparchive *z, zip_uint64_t i)
{
	if (zip_file_set_dostime(z->zip, i, 0, DOS_DATE, 0) < 0 ||
	    zip_set_file_compression(z->zip, i, ZIP_CM_DEFLATE, 6) < 0)
		bk_mem_exhausted();
}

void
bk_ziparchive_put(struct bk_ziparchive *z, const char *name,
    struct bk_str bytes)
{
	zip_source_t *from = zip_source_buffer(z->zip, bytes.p, bytes.n, 0);
	zip_int64_t i = from ? zip_file_add(z->zip, name, from,
	    ZIP_FL_ENC_UTF_8) : -1;

	if (i < 0) {
		zip_source_free(from);
		bk_mem_exhausted();
		return;
	}
	dated(z, (zip_uint64_t)i);
}

/* Append what the source holds now. */
static const char *
drain(zip_source_t *from, struct bk_buf *out)
{
	size_t was = out->n;
	zip_int64_t n;

	if (zip_source_open(from) < 0)
		bk_mem_exhausted();
	do {
		bk_buf_reserve(out, PIECE);
		n = zip_source_read(from, out->p + out->n, PIECE);
		if (n > 0)
			out->n += (size_t)n;
	} while (n > 0);
	zip_source_close(from);
	if (n == 0) {
		out->p[out->n] = '\0';
		return NULL;
	}
	bk_buf_truncate(out, was);
	return "cannot be read back";
}

const char *
bk_ziparchive_end(struct bk_ziparchive *z, struct bk_buf *out)
{
	const char *why = z->why;

	errno = 0;
	if (!why && zip_close(z->zip) == 0) {
		why = drain(z->bytes, out);
	} else {
		why = why ? why : text_of(zip_error_code_zip(
		    zip_get_error(z->zip)));
		zip_discard(z->zip);
	}
	zip_source_free(z->bytes);
	free(z);
	return why;
}

const char bk_ziparchive_too_far[] = "unpacks to more than is read";

/* --- read --------------------------------------------------------------- */

struct bk_ziparchive *
bk_ziparchive_open(struct bk_str s, const char **why)
{
	struct bk_ziparchive *z = NULL;
	zip_source_t *from;
	zip_error_t e;
	zip_t *zip = NULL;

	errno = 0;
	zip_error_init(&e);
	from = zip_source_buffer_create(s.p, s.n, 0, &e);
	if (from)
		zip = zip_open_from_source(from, ZIP_RDONLY | ZIP_CHECKCONS,
		    &e);
	if (!zip) {
		*why = text_of(zip_error_code_zip(&e));
		zip_source_free(from);
	} else {
		z = bk_xcalloc(1, sizeof(*z));
		z->zip = zip;
		z->left = ALL_MAX;
	}
	zip_error_fini(&e);
	return z;
}

size_t
bk_ziparchive_count(const struct bk_ziparchive *z)
{
	zip_int64_t n = zip_get_num_entries(z->zip, 0);

	return n > 0 ? (size_t)n : 0;
}

const char *
bk_ziparchive_name(const struct bk_ziparchive *z, size_t i)
{
	return zip_get_name(z->zip, i, 0);
}

size_t
bk_ziparchive_find(const struct bk_ziparchive *z, const char *name)
{
	zip_int64_t i = zip_name_locate(z->zip, name, 0);

	if (i < 0)
		i = zip_name_locate(z->zip, name, ZIP_FL_NOCASE);
	return i < 0 ? bk_ziparchive_count(z) : (size_t)i;
}

static const char *
unpack(struct bk_ziparchive *z, zip_file_t *from, size_t packed,
    struct bk_buf *out)
{
	size_t was = out->n;
	zip_int64_t n;

	do {
		bk_buf_reserve(out, PIECE);
		errno = 0;
		n = zip_fread(from, out->p + out->n, PIECE);
		if (n < 0) {
			text_of(zip_error_code_zip(zip_file_get_error(from)));
			return "wrong checksum or damaged data";
		}
		out->n += (size_t)n;
		out->p[out->n] = '\0';
		if ((size_t)n > z->left || out->n - was > MEMBER_MAX ||
		    (out->n - was > MIB &&
		    (out->n - was) / RATIO_MAX > packed))
			return bk_ziparchive_too_far;
		z->left -= (size_t)n;
	} while (n > 0);
	return NULL;
}

const char *
bk_ziparchive_read(struct bk_ziparchive *z, size_t i, struct bk_buf *out)
{
	zip_file_t *from;
	zip_stat_t st;
	const char *why;

	if (zip_stat_index(z->zip, i, 0, &st) < 0 ||
	    !(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_COMP_SIZE))
		return "not in the archive";
	if (st.size > MEMBER_MAX)
		return bk_ziparchive_too_far;
	errno = 0;
	from = zip_fopen_index(z->zip, i, 0);
	if (!from) {
		text_of(zip_error_code_zip(zip_get_error(z->zip)));
		return "cannot be unpacked";
	}
	why = unpack(z, from, (size_t)st.comp_size, out);
	zip_fclose(from);
	return why;
}

/* Member i as it is packed, into the archive that is made. */
static void
carry_over(struct bk_ziparchive *z, struct bk_ziparchive *old, size_t i)
{
	const char *name = zip_get_name(old->zip, i, 0);
	zip_source_t *from = name ? zip_source_zip(z->zip, old->zip, i,
	    ZIP_FL_COMPRESSED, 0, 0) : NULL;

	if (from && zip_file_add(z->zip, name, from, ZIP_FL_ENC_GUESS) >= 0)
		return;
	if (from)
		zip_source_free(from);
	z->why = text_of(zip_error_code_zip(zip_get_error(z->zip)));
}

/*
 * Made anew: libzip changes an archive in memory by sharing its bytes, and up
 * to 1.7 frees some that are ours.
 */
const char *
bk_ziparchive_rewrite(struct bk_str s, const struct bk_str *changed,
    size_t n, struct bk_buf *out)
{
	const char *why = NULL;
	struct bk_ziparchive *old = bk_ziparchive_open(s, &why);
	struct bk_ziparchive *z = old ? bk_ziparchive_new() : NULL;

	for (size_t i = 0; z && i < n && !z->why; i++)
		if (changed[i].p)
			bk_ziparchive_put(z, zip_get_name(old->zip, i, 0),
			    changed[i]);
		else
			carry_over(z, old, i);
	if (z)
		why = bk_ziparchive_end(z, out);
	bk_ziparchive_close(old);
	return why;
}

void
bk_ziparchive_close(struct bk_ziparchive *z)
{
	if (!z)
		return;
	zip_discard(z->zip);
	free(z);
}
