/*
 * Where a sheet has a log: its row of headings, and which columns they name.
 * Headings tell who, and what cells hold tells the rest: a column of days,
 * one of marks, which of "Status" and "Keterangan" has the marks.
 */
#ifndef BK_LOGFIND_H
#define BK_LOGFIND_H

#include "heading.h"
#include "table.h"

/*
 * The row of headings of a log, its index; -1: the sheet is none. at[]: the
 * cell of each column, or -1; without one of days a day stands above
 * (logabove.h).
 */
int	bk_log_find(const struct bk_sheet *, int at[BK_NCOLUMNS]);

/* The same where a day is known from elsewhere, as from the file's name. */
int	bk_log_find_undated(const struct bk_sheet *, int at[BK_NCOLUMNS]);

/*
 * Does a column tell by yes and no, 1 and 0 or ticks whether somebody was
 * there, as its heading says?
 */
bool	bk_log_pairs(const struct bk_sheet *, size_t head, size_t column);

/* The same by the headings alone, whatever stands under them. */
int	bk_log_find_named(const struct bk_sheet *, int at[BK_NCOLUMNS]);

/*
 * The language of headings (enum bk_mark_hint), which counts where no mark
 * shows one; 0 but for English.
 */
unsigned	bk_log_language(const struct bk_row *head);

/* A column of nothing but weekdays, as "Hari" beside "Tanggal"; -1: none. */
int	bk_log_find_weekdays(const struct bk_sheet *, size_t head);

/* Does a column say who the row is of? Else it is a card (logabove.h). */
bool	bk_log_tells_who(const int at[BK_NCOLUMNS]);

/*
 * Another column of marks of who was there, beside the one that was found and
 * not the same throughout, as of the afternoon; -1: there is none. Marks of
 * going home, and remarks, are none.
 */
int	bk_log_find_second(const struct bk_sheet *, size_t head, int status);

/*
 * The column of when people came, "Masuk" or "Jam Datang", where rows that have
 * a time there have no mark: they were there, and only the others were given
 * one. -1: there is none.
 */
int	bk_log_find_arrival(const struct bk_sheet *, size_t head, int status);

#endif
