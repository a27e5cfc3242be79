/*
 * The rows of a long sheet, all at hand and yet small: as a text in blocks,
 * which are packed by LZ4 but for a few that stand cut into cells.
 *
 *	h = bk_held_new();
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
	BK_HELD_OPEN = 16		/* blocks that stay cut into cells */
};

struct bk_held	*bk_held_new(void);
void	bk_held_free(struct bk_held *);		/* may be NULL */

/*
 * More of the text, anyhow cut: put at most n bytes where bk_held_room says,
 * and add as many as came. False where it is more than is held: then no more
 * may be added.
 */
char	*bk_held_room(struct bk_held *, size_t n);
bool	bk_held_add(struct bk_held *, size_t n);
bool	bk_held_end(struct bk_held *);

size_t	bk_held_count(const struct bk_held *);
size_t	bk_held_bytes(const struct bk_held *);	/* as they are kept */

/*
 * Row `i`, below the count. It stays until rows of BK_HELD_OPEN - 1 other
 * blocks were asked for: long enough for a row, and those that it is compared
 * with.
 */
const struct bk_row	*bk_held_row(struct bk_held *, size_t i);

/* The number of the first row at that line or below; the count: none is. */
size_t	bk_held_at_line(struct bk_held *, size_t line);

#endif
