/*
 * An export, one file or stdin: how its bytes become text or sheets. A
 * recogniser reads its table; the log reader, whose files are too long for
 * one, reads it as a stream.
 */
#ifndef BK_EXPORT_H
#define BK_EXPORT_H

#include <stdbool.h>
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
	const char	*encoding;	/* "UTF-8", "XLSX", "HTML", ... */
	char		 delimiter;	/* of text: , ; \t or |; 0: of none */
	/*
	 * Its first rows (all of them when `whole`): at least 256 of a text,
	 * or what 1 MiB holds; of a workbook or page everything.
	 */
	const struct bk_table *table;
	bool		 whole;
	bool		 several;	/* sheets in the file */
	const struct bk_diag *dg;	/* whose language why it is one is in */
	struct bk_export_priv *priv;	/* see exportpriv.h */
};

/*
 * The whole export as a table: read on the first call, kept until the export
 * is closed. NULL when it cannot be (too large, malformed), which was reported.
 */
const struct bk_table	*bk_export_table(struct bk_export *,
			    struct bk_diag *);

enum {
	BK_EXPORT_HEAD = 1 << 20,	/* read before anything is decided */
	BK_EXPORT_ROWS = 256,		/* of a text that is longer */
	BK_EXPORT_PIPE_MAX = 64 << 20	/* of a pipe, to look ahead */
};

/*
 * The limit for what is packed, has two bytes per character, or is read as a
 * table.
 */
#define BK_EXPORT_MAX	((size_t)256 << 20)

/* Leave out sheet `i` of an export that is in memory as a whole. */
void	bk_export_drop_sheet(struct bk_export *, size_t i);

/* Likewise make two sheets of one with two tables (bk_table_split). */
void	bk_export_split_sheet(struct bk_export *, size_t i, size_t head,
	    size_t col);

/* Open and look at the beginning: 0, or reported and -1. */
int	bk_export_open(struct bk_export *, const char *path, struct bk_diag *);
void	bk_export_close(struct bk_export *);

/*
 * A workbook with a sheet that is too long for a table: each of its sheets
 * streams, as the text of a CSV file (xlsxstream.h), once it was begun; or so
 * that its rows can be held (held.h). 0, or said and -1.
 */
bool	bk_export_is_long_book(const struct bk_export *);
int	bk_export_begin_sheet(struct bk_export *, size_t i);
int	bk_export_begin_held(struct bk_export *, size_t i);

/*
 * Once a sheet was read to its end: have the table know which of its cells are
 * merged. 0, or said and -1.
 */
int	bk_export_learn_merges(struct bk_export *, size_t i);

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
 * Look further ahead, so that the beginning is all of it: true; or false if it
 * is too long for that, or cannot be read (which the next read reports).
 */
bool	bk_export_look_ahead(struct bk_export *);

/*
 * Where the bytes of a streaming export stand in a file, any of them can be
 * looked at before their turn, without a change to what bk_export_read reads
 * next and without hashing: those from byte `at` on, counted as in the
 * beginning. How many; 0 at the end; or -errno.
 */
bool	bk_export_can_peek(const struct bk_export *);
ssize_t	bk_export_peek(struct bk_export *, size_t at, char *to,
	    size_t room);

/*
 * The sum of the bytes of the file, which must all have been read (of a
 * workbook they need not). Once only.
 */
void	bk_export_sum(struct bk_export *, char hex[65]);

/*
 * The same before the export is read, by reading the file once more, or a pipe
 * ahead. False where a pipe is too long for that.
 */
bool	bk_export_sum_ahead(struct bk_export *, char hex[65]);

/* Bytes of the file; -1: a pipe's are not known. */
long long	bk_export_size(const struct bk_export *);

/*
 * Sheet `s` of the export's table with all its rows: of a long workbook those
 * that are held (held.h), in *room, whose `held` is the caller's to free; and
 * the table then knows which cells are merged. Else it is `s` itself. NULL
 * where the sheet is damaged or over a bound, which was reported.
 */
const struct bk_sheet	*bk_export_hold(struct bk_export *,
			    const struct bk_sheet *s, struct bk_sheet *room,
			    struct bk_diag *);

#endif
