/*
 * Days that a spreadsheet swapped: where it expects the month first and 01/09
 * is typed, it makes 9 January of it, and of 15/09 a text.
 */
#ifndef BK_SWAPPED_H
#define BK_SWAPPED_H

#include "ingest.h"

/*
 * Put the days of a workbook right, and say so: those of a column (or a row of
 * headings) whose days are all the 12th or earlier, beside texts such as
 * 15/09/2026 whose day is always over 12, if the days then lie closer to the
 * texts and none after today. True if there were any.
 */
bool	bk_swapped_mend(struct bk_ingest *, const struct bk_export *);

#endif
