/*
 * What a workbook's number means: it holds days, times and percentages as
 * plain numbers, and only the number format of the cell's style tells them
 * apart.
 */
#ifndef BK_SERIAL_H
#define BK_SERIAL_H

#include <stdbool.h>

#include "buf.h"
#include "str.h"

enum bk_numfmt {
	BK_NUMFMT_PLAIN,
	BK_NUMFMT_PERCENT,	/* 0.855 is shown as 85.5% */
	BK_NUMFMT_DATE,		/* a serial day, perhaps with a time */
	BK_NUMFMT_TIME		/* a part of a day, or a duration in days */
};

/* Of a built-in format (ids below 164), whatever language named it. */
enum bk_numfmt	bk_serial_builtin(unsigned id);

/* Of a format code: "dd/mm/yyyy;@", "[h]:mm", "0.0%", "[$-421]d mmm yy". */
enum bk_numfmt	bk_serial_code(struct bk_str code);

/*
 * Append the number as the head of table.h says: "12.5", "85.5%",
 * "2020-09-01", "2020-09-01 07:30:00", "07:30:00". A serial that is no day
 * between 1900 and 2199 is appended as a plain number. Day 60 of the 1900
 * system, which never was, is 1900-02-28.
 */
void	bk_serial_put(struct bk_buf *, enum bk_numfmt, double value,
	    bool date1904);

#endif
