/* The messages of the recognisers (see diag.h), beside msg_ingest.h. */
#ifndef BK_MSG_READERS_H
#define BK_MSG_READERS_H

#include "diag.h"

#define BK_READERS_MESSAGES(X) \
	/* rows */ \
	X(misfit, BK_FINDING, "cells do not fit the headings", \
	    "row rejected") \
	X(unknown_code, BK_FINDING, "a code that the legend does not tell", \
	    "that day is not known") \
	X(no_such_day, BK_FINDING, "a mark on a day that the month has not", \
	    "mark rejected") \
	X(totals_differ, BK_FINDING, "totals differ from the days", \
	    "the days count") \
	X(total_row_differs, BK_FINDING, \
	    "the row of totals differs from the rows above it", \
	    "the rows count") \
	X(bad_count, BK_FINDING, "counts that cannot be", "row rejected") \
	X(no_sessions, BK_FINDING, "no number of sessions to count by", \
	    "row rejected") \
	X(no_number, BK_NOTE, "a roster without NIS and NISN", \
	    "its students are shown, but cannot be kept") \
	X(example, BK_NOTE, "a row that shows how to fill in the list", \
	    "skipped") \
	/* files */ \
	X(sheet_other, BK_NOTE, "a sheet of another kind", "not read") \
	X(points_decide, BK_NOTE, "a status of the school's own", \
	    "read by its points") \
	X(label_differs, BK_NOTE, \
	    "the semester's label does not fit the month", \
	    "the month counts") \
	X(free_days, BK_NOTE, "a code that the whole class has", \
	    "no session on those days") \
	X(empty_form, BK_NOTE, "nothing is filled in", "a form; skipped") \
	X(no_month, BK_ERROR, "no month and year above the days", \
	    "not read; give --term, or put them in the sheet's head") \
	X(map_broken, BK_ERROR, "the map cannot be used", "not read") \
	X(map_column, BK_ERROR, "the map names a column that is not there", \
	    "not read")

BK_READERS_MESSAGES(BK_MSG_DECLARE)

#endif
