/*
 * The attendance log at the speed of the disk: blocks of text into rows of
 * small numbers. What a row says falls into four groups of columns: who,
 * when, what (subject and period), and the mark. Each group's text, raw as
 * it stands in the file, gets a number the first time a worker meets it; a
 * row is then four numbers. A log has millions of rows but few different
 * texts, so each is understood once.
 *
 * Numbers are a worker's own. The texts that are new in a block come with it,
 * to be taken over by who applies the blocks in order.
 */
#ifndef BK_LOGPARSE_H
#define BK_LOGPARSE_H

#include "arena.h"
#include "blocks.h"
#include "csv.h"
#include "heading.h"
#include "str.h"

enum bk_log_group {
	BK_LOG_WHO, BK_LOG_WHEN, BK_LOG_WHAT, BK_LOG_MARK, BK_LOG_GROUPS
};

enum { BK_LOG_COLUMNS = 6 };		/* most in a group */

struct bk_log_layout {
	char		 delimiter;
	unsigned	 ncells;	/* headings in the file */
	struct bk_log_columns {
		/* Ascending; a group without columns is an empty text. */
		unsigned	 at[BK_LOG_COLUMNS];
		enum bk_column	 column[BK_LOG_COLUMNS];
		unsigned	 n;
		bool		 adjacent;	/* one slice of the row */
	} group[BK_LOG_GROUPS];
};

/* The layout of a row of headings, where each column is known. */
void	bk_log_layout(struct bk_log_layout *, char delimiter, size_t ncells,
	    const int at[BK_NCOLUMNS]);

/*
 * Undo what made a group one text: the cells of its columns, quotes undone,
 * in the arena or the text.
 */
void	bk_log_cells(const struct bk_log_layout *, enum bk_log_group,
	    struct bk_str text, struct bk_arena *,
	    struct bk_str cell[BK_LOG_COLUMNS]);

#define BK_LOG_BAD	UINT32_MAX

struct bk_log_row {
	uint32_t	 at;		/* offset of the row in the block */
	/* Or id[0] is BK_LOG_BAD, and id[1] an enum bk_log_fault. */
	uint32_t	 id[BK_LOG_GROUPS];
};

enum bk_log_fault {
	BK_LOG_QUOTES = 1,	/* plus an enum bk_csv_fault << 8 */
	BK_LOG_MORE_CELLS
};

struct bk_log_fresh {
	bool		 anew;		/* numbering starts again at 0 */
	struct bk_str	*text;		/* of the next numbers */
	size_t		 n, cap;
};

/* What parsing a block gave. */
struct bk_log_parsed {
	struct bk_csv_index index;
	struct bk_log_row *row;		/* blank rows left out */
	size_t		 nrows, cap;
	struct bk_log_fresh fresh[BK_LOG_GROUPS];
	struct bk_arena	 texts;
};

struct bk_log_worker;

struct bk_log_worker *bk_log_worker_new(const struct bk_log_layout *);
void	bk_log_worker_free(struct bk_log_worker *);

/* Parse a block; the bytes used. *out is reused, zeroed at first. */
size_t	bk_log_parse(struct bk_log_worker *, const struct bk_block *,
	    struct bk_log_parsed *out);

void	bk_log_parsed_free(struct bk_log_parsed *);

#endif
