/*
 * What the cells above a table say: `Kelas: X MIPA 1`, `Bulan` beside
 * `September 2026`, or all of it in one line.
 */
#ifndef BK_SHEETFACTS_H
#define BK_SHEETFACTS_H

#include "sheethead.h"

/*
 * Read the rows from..end-1; lower rows override those above, and what the
 * facts held before.
 */
void	bk_sheetfacts_read(const struct bk_sheet *, size_t from, size_t end,
	    struct bk_sheet_facts *);

/* What a sheet's name says, where its cells did not: "8A (Januari)". */
void	bk_sheetfacts_name(struct bk_str name, struct bk_sheet_facts *);

/* What a file's name tells where nothing else did: "8A Mei 2026.csv". */
void	bk_sheetfacts_file(const char *path, struct bk_sheet_facts *);

/*
 * Has the text before a number its class behind it, so that the number is a
 * day's? "KELAS X-1", "X-1 SENIN"; the number behind "KELAS X IPA" may be the
 * class's own.
 */
bool	bk_sheetfacts_ends_class(struct bk_str before);

/* The first month's name and the first year in a text; 0: there is none. */
void	bk_sheetfacts_month(struct bk_str, int *month, int *year);

#endif
