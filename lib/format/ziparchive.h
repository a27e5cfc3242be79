/*
 * A zip archive in memory, made and read: what .docx files are packed in.
 * Made: members in the order they are put, dated 1980-01-01, so that the same
 * members give the same bytes. Read: with limits, for it comes from anywhere.
 *
 * libzip's types stay in ziparchive.c.
 */
#ifndef BK_ZIPARCHIVE_H
#define BK_ZIPARCHIVE_H

#include "buf.h"

struct bk_ziparchive;

/* --- made --------------------------------------------------------------- */

struct bk_ziparchive	*bk_ziparchive_new(void);

/*
 * Put a member at the end. The bytes are not copied and must live until
 * bk_ziparchive_end. Faults show there.
 */
void	bk_ziparchive_put(struct bk_ziparchive *, const char *name,
	    struct bk_str bytes);

/*
 * Append the archive and free it: NULL, or why it could not be made, and the
 * buffer is as it was.
 */
const char	*bk_ziparchive_end(struct bk_ziparchive *, struct bk_buf *);

/* --- read --------------------------------------------------------------- */

/*
 * Open an archive whose bytes outlive it. NULL where they are none, *why what
 * is wrong with them.
 */
struct bk_ziparchive	*bk_ziparchive_open(struct bk_str bytes,
			    const char **why);

size_t	bk_ziparchive_count(const struct bk_ziparchive *);

/* The name of member i; NULL where it has none that can be read. */
const char	*bk_ziparchive_name(const struct bk_ziparchive *, size_t i);

/* The message about a member beyond the bounds of bk_ziparchive_read. */
extern const char bk_ziparchive_too_far[];

/*
 * Append member i unpacked: NULL, or why not: damaged, or more than a member
 * (32 MiB), all of them (64 MiB), or what is packed in it so small should
 * hold. The buffer then holds what was read so far.
 */
const char	*bk_ziparchive_read(struct bk_ziparchive *, size_t i,
		    struct bk_buf *);

/* The member `name`, or the count where there is none. */
size_t	bk_ziparchive_find(const struct bk_ziparchive *, const char *name);

/*
 * Append the archive with the members whose `changed` is not NULL replaced by
 * that, the others bit for bit as they are packed: NULL, or why not, and the
 * buffer is as it was. Neither `changed` nor its bytes are freed.
 */
const char	*bk_ziparchive_rewrite(struct bk_str bytes,
		    const struct bk_str *changed, size_t n, struct bk_buf *);

void	bk_ziparchive_close(struct bk_ziparchive *);

#endif
