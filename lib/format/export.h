/*
 * An export, one file or stdin: how its bytes become text or sheets.
 * Recognisers see struct bk_export; only the intake and the log reader look
 * into struct bk_export_priv.
 */
#ifndef BK_EXPORT_H
#define BK_EXPORT_H

#include <nettle/sha2.h>
#include <sys/types.h>

#include "table.h"
#include "text.h"

struct bk_export_priv;

/*
 * An export, as recognisers see it. Text is UTF-8 by then, whatever the file
 * was; `encoding` says what it was, for the report.
 */
struct bk_export {
	const char	*name;		/* as messages say it; "stdin" */
	const char	*encoding;	/* "UTF-8", "UTF-16LE", "XLSX", ... */
	char		 delimiter;	/* of text: , ; \t or |; 0: XLSX */
	/*
	 * Its first rows (all of them when `whole`): at least 200 of a text,
	 * or what 1 MiB holds; of an XLSX all sheets, whole.
	 */
	const struct bk_table *table;
	bool		 whole;
	struct bk_export_priv *priv;
};

/*
 * The whole export as a table: read on the first call, kept until the export
 * is closed. NULL when it cannot be (too large, malformed), which was said.
 */
const struct bk_table	*bk_export_table(struct bk_export *,
			    struct bk_diag *);

enum {
	BK_EXPORT_HEAD = 1 << 20,	/* read before anything is decided */
	BK_EXPORT_ROWS = 200,		/* of a text that is longer */
	BK_EXPORT_PIPE_MAX = 64 << 20	/* of a pipe, to look ahead */
};

/* Packed, two bytes a character, or for a table: more is not taken. */
#define BK_EXPORT_MAX	((size_t)256 << 20)

struct bk_export_priv {
	int		 fd;		/* -1: all is in `head` */
	bool		 close;
	bool		 seekable;
	struct bk_buf	 head;		/* the bytes so far, as in the file */
	struct sha256_ctx sha;		/* of what was consumed */
	bool		 hashed;	/* of all of it */
	struct bk_text	 text;		/* of the head, or of all */
	size_t		 at;		/* of bk_export_read, in head or text */
	struct bk_table	 table;
	bool		 has_table;
};

/* Open and look at the beginning: 0, or said and -1. */
int	bk_export_open(struct bk_export *, const char *path, struct bk_diag *);
void	bk_export_close(struct bk_export *);

/*
 * For bk_blocks. An export that is in memory is read decoded; a longer one as
 * the file's own bytes (UTF-8 or Windows-1252) behind a byte order mark, to
 * be hashed by bk_export_hash as they are used. The beginning is what is at
 * hand; reading starts at byte `from` of it, and then there is no table any
 * more.
 */
bool	bk_export_streams(const struct bk_export *);
struct bk_str bk_export_beginning(const struct bk_export *);
void	bk_export_seek(struct bk_export *, size_t from);
ssize_t	bk_export_read(struct bk_export *, char *to, size_t room);
void	bk_export_hash(struct bk_export *, const char *p, size_t n);

/*
 * Look further ahead, so that the beginning is all of it: true; or false
 * where it is too long for that, or cannot be read (which the next read
 * says).
 */
bool	bk_export_look_ahead(struct bk_export *);

/* The sum of the bytes of the file, which must all have been read. */
void	bk_export_sum(struct bk_export *, char hex[65]);

#endif
