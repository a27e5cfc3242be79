/* The recognisers beside the log (log.h), one file each. */
#ifndef BK_READERS_H
#define BK_READERS_H

#include "ingest.h"
#include "mark.h"
#include "table.h"

extern const struct bk_format bk_sheet_format, bk_totals_format,
    bk_moodle_format, bk_zoom_format, bk_meet_format, bk_teams_format,
    bk_classroom_format, bk_form_format, bk_scan_format;

/* Bytes of a cell that a message shows, and of a code in a table of days. */
enum { BK_READERS_CELL = 40, BK_READERS_CODE = 16 };

/* Reasons that are the file's where all rows have one (bk_format). */
extern const struct bk_msg *const bk_readers_whole[];

/* Why an export is of a format, formatted, in the language of messages. */
void	bk_readers_why(const struct bk_export *, struct bk_buf *why,
	    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* What is wrong with a mark that was read so; NULL: nothing. */
const struct bk_msg	*bk_readers_unmarked(enum bk_mark_kind);

/* Append the row for --rejects, where anybody asks for it. */
void	bk_readers_record(const struct bk_ingest *, const struct bk_row *,
	    struct bk_buf *);

/*
 * Say that no row of headings was found, which is what --map is for, and what
 * the format `needs`, in English as cmd/said-readers.c has it: -1.
 */
int	bk_readers_no_heading(struct bk_ingest *, const struct bk_export *,
	    const char *needs);

/* Say that a sheet of a workbook is not read, for it is of another kind. */
void	bk_readers_other_sheet(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *);

/*
 * Hand each sheet of an export to `take`: 1 it was read, 0 it is none of this
 * format, -1 reported. 0 when one was read; else reported, -1. `needs` is as
 * above.
 */
typedef int	bk_readers_take(struct bk_ingest *, struct bk_export *,
		    const struct bk_sheet *);

int	bk_readers_sheets(struct bk_ingest *, struct bk_export *,
	    bk_readers_take *take, const char *needs);

/*
 * The same for formats that take a sheet's rows by bk_table_row: of a long
 * workbook or text each sheet is its first rows; bk_export_hold has all.
 */
int	bk_readers_long(struct bk_ingest *, struct bk_export *,
	    bk_readers_take *take, const char *needs);

/*
 * Append a word for a task, by which another export of the same course tells
 * it (coursework.h): of its title, however it is spaced, and of the day on
 * which it is due (BK_DATE_NONE: the sheet has none).
 */
void	bk_readers_put_task(struct bk_buf *, struct bk_str title, bk_date due);

#endif
