/*
 * The rows of a long sheet, all at hand and yet small: as a text in blocks,
 * which are packed by LZ4 but for a few that stand cut into cells.
 *
 *	h = bk_held_new();			or bk_held_new_text(';')
 *	while there is text: p = bk_held_room(h, n); ... bk_held_add(h, n)
 *	bk_held_end(h);
 *	for (i = 0; i < bk_held_count(h); i++) bk_held_row(h, i) ...
 *	bk_held_free(h);
 *
 * The text is that of a sheet (xlsxstream.h): commas part the cells, and a
 * line end in one is a BK_HELD_LF, which no text of XML has. Rows without any
 * cell are not there.
 */
#ifndef BK_HELD_H
#define BK_HELD_H

#include <stdbool.h>
#include <stddef.h>

#define BK_HELD_LF	'\v'

struct bk_held;
struct bk_row;		/* table.h */

enum {
	BK_HELD_MAX = 64 << 20,		/* bytes, as they are kept */
	BK_HELD_ROW_MAX = 16 << 20,	/* bytes of a row */
	BK_HELD_OPEN = 16,		/* blocks that stay cut into cells */
	BK_HELD_STAY = 256		/* rows that stay for good */
};

struct bk_held	*bk_held_new(void);

/*
 * Or a text as it stands in a file, parted by `delimiter`, from its first line
 * on: its rows have their records, and are those of a table (table.h). What is
 * not plain is not held: other bytes than UTF-8, a NUL, quotes that are wrong
 * or have backslashes before them.
 */
struct bk_held	*bk_held_new_text(char delimiter);

void	bk_held_free(struct bk_held *);		/* may be NULL */

/*
 * More of the text, anyhow cut: put at most n bytes where bk_held_room says,
 * and add as many as came. False where it is more than is held, or not plain:
 * then no more may be added.
 */
char	*bk_held_room(struct bk_held *, size_t n);
bool	bk_held_add(struct bk_held *, size_t n);
bool	bk_held_end(struct bk_held *);

size_t	bk_held_count(const struct bk_held *);
size_t	bk_held_bytes(const struct bk_held *);	/* as they are kept */

/*
 * Row `i`, below the count. It stays until rows of BK_HELD_OPEN - 2 other
 * blocks were asked for: long enough for a row, and those that it is compared
 * with. The first BK_HELD_STAY rows, where headings are, stay for good, unless
 * they take more than 4 MiB.
 */
const struct bk_row	*bk_held_row(struct bk_held *, size_t i);

/* The number of the first row at that line or below; the count: none is. */
size_t	bk_held_at_line(struct bk_held *, size_t line);

#endif
