/*
 * The bytes of an export, whatever program saved them, as UTF-8.
 *
 *	struct bk_text t;
 *
 *	if (bk_text_read(&t, "log.csv", bytes, BK_TEXT_MAX, dg) < 0)
 *		return -1;
 *	... t.s, UTF-8 without byte order mark ...
 *	bk_text_free(&t);
 *
 * Seen in the wild: UTF-8 with and without a mark, UTF-16 little and big
 * endian with and without one (Teams, and copies of its files saved again),
 * Windows-1252 (Excel's plain "CSV"), each also packed by gzip.
 */
#ifndef BK_TEXT_H
#define BK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "diag.h"
#include "str.h"

/* The largest text that is taken in whole, after unpacking. */
#define BK_TEXT_MAX	((size_t)1 << 30)

enum bk_encoding {
	BK_ENC_UTF8,
	BK_ENC_UTF8_BOM,
	BK_ENC_UTF16LE,
	BK_ENC_UTF16LE_BOM,
	BK_ENC_UTF16BE,
	BK_ENC_UTF16BE_BOM,
	BK_ENC_CP1252,
	BK_NENCODINGS
};

/* "UTF-8", "UTF-16LE with BOM", "Windows-1252" ... */
const char	*bk_text_encoding_name(enum bk_encoding);

/*
 * Which encoding the bytes are in. Without a mark: UTF-16 where every other
 * byte is largely zero, else UTF-8 where all of it is valid, else
 * Windows-1252. `mark` is set to the length of the byte order mark.
 */
enum bk_encoding	bk_text_encoding(struct bk_str bytes, size_t *mark);

/* True when the bytes begin as gzip's do. */
bool	bk_text_is_gzip(struct bk_str bytes);

struct bk_text {
	struct bk_str	 s;	/* in the caller's bytes, or in `own` */
	enum bk_encoding enc;
	bool		 gzip;
	struct bk_buf	 own;
};

/*
 * Unpack if packed, and decode. The caller's bytes must outlive *t, for they
 * are not copied where they are UTF-8 already. Windows-1252 is said; bytes
 * that happen to be valid UTF-8 in such a file (two exports joined by hand)
 * are read as that. A NUL in the text, packed bytes that are
 * damaged, cut short or more than `max`: reported, -1, nothing to free.
 */
int	bk_text_read(struct bk_text *t, const char *file, struct bk_str bytes,
	    size_t max, struct bk_diag *);

/* As bk_text_read, for bytes that are not packed (or unpacked already). */
int	bk_text_decode(struct bk_text *t, const char *file,
	    struct bk_str bytes, struct bk_diag *);

void	bk_text_free(struct bk_text *);

#endif
