/*
 * The messages of the recognisers (see diag.h): what is wrong with the text of
 * a row, and with a file of their format. Those that the sink gives as well
 * are declared in ingest.h.
 */
#ifndef BK_MSG_READERS_H
#define BK_MSG_READERS_H

#include "diag.h"

#define BK_READERS_MESSAGES(X) \
	/* rows */ \
	X(bad_quotes, BK_FINDING, "quotes do not match", "row rejected") \
	X(more_cells, BK_FINDING, "more cells than headings", "row rejected") \
	X(no_nis, BK_FINDING, "no NIS", "row rejected") \
	X(no_such_date, BK_FINDING, "no such date", "row rejected") \
	X(open_date, BK_FINDING, "day and month may stand either way round", \
	    "row rejected; --date-order decides") \
	X(no_status, BK_FINDING, "no status", "row rejected") \
	X(unknown_status, BK_FINDING, "status not known", "row rejected") \
	X(ambiguous_status, BK_FINDING, "status can mean two things", \
	    "row rejected") \
	X(no_name, BK_FINDING, "no name", "row rejected") \
	X(no_class, BK_FINDING, "no class", "row rejected") \
	X(has_left, BK_NOTE, "a student who has left, as the list says", \
	    "not enrolled") \
	X(damaged_number, BK_FINDING, \
	    "a number that a spreadsheet damaged, and no other", \
	    "row rejected") \
	X(number_left_out, BK_NOTE, "a number that a spreadsheet damaged", \
	    "left out") \
	X(zeros_back, BK_NOTE, "zeros in front that a spreadsheet dropped", \
	    "put back") \
	X(short_number, BK_NOTE, \
	    "a NIS shorter than its class-mates', perhaps without its zeros", \
	    "taken as it stands") \
	X(columns_unused, BK_NOTE, "columns that are not used", NULL) \
	X(contact_unused, BK_NOTICE, \
	    "columns that are not used, a telephone or parent among them", \
	    NULL) \
	X(long_line, BK_FINDING, "a line of more than 4 MiB", "row rejected") \
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
	X(counts_differ, BK_FINDING, "counts that contradict each other", \
	    "row rejected") \
	X(no_sessions, BK_FINDING, "no number of sessions to count by", \
	    "row rejected; add how many days of school there were") \
	X(open_task, BK_FINDING, \
	    "a cell that does not tell whether a task was handed in", \
	    "left out") \
	X(task_not_given, BK_NOTE, "a task that nobody handed in", \
	    "not due yet") \
	X(no_number, BK_NOTE, "a roster without NIS and NISN", \
	    "its students are shown, but cannot be kept") \
	X(example, BK_NOTE, "a row that shows how to fill in the list", \
	    "skipped") \
	/* files */ \
	X(order_told, BK_NOTE, "dates read as", NULL) \
	X(no_heading, BK_ERROR, "no row of headings found", \
	    "not read; --map describes the columns") \
	X(looks_like, BK_ERROR, \
	    "no list of attendance, students or referrals", \
	    "not read; --as reads it all the same, --map describes it") \
	X(nobody_referred, BK_ERROR, "no row refers anybody", "not read") \
	X(absences_marked, BK_FINDING, \
	    "only absences are marked, and a blank may be anything", \
	    "left out; add how many days of school there were") \
	X(absences_only, BK_ERROR, \
	    "a list of absences, which does not tell who was there when", \
	    "not read; --as counts each absence as a session all the same") \
	X(scans_undated, BK_ERROR, "scans without a day", \
	    "not read; put the day into the file's name, as 2026-09-01") \
	X(scans_only, BK_NOTE, "a list of scans", \
	    "who is not in it is not absent; --absent-others says so") \
	X(not_scanned, BK_VERBOSE, "a row without a scan", "skipped") \
	X(no_referral, BK_NOTE, "a row that names no problem", "no referral") \
	X(date_order, BK_ERROR, "day and month may stand either way round", \
	    "not read; give --date-order dmy or mdy") \
	X(sheet_other, BK_NOTE, "a sheet of another kind", "not read") \
	X(points_decide, BK_NOTE, "a status of the school's own", \
	    "read by its points") \
	X(label_differs, BK_NOTE, \
	    "the semester's label does not fit the month", \
	    "the month counts") \
	X(free_days, BK_NOTE, "a code that the whole class has", \
	    "no session on those days") \
	X(generated_days, BK_NOTE, \
	    "days off on which everybody has the same absence", \
	    "no session on those days") \
	X(empty_form, BK_NOTE, "nothing is filled in", "a form; skipped") \
	X(days_or_lessons, BK_ERROR, "numbers over the marks may be days of " \
	    "the month or lessons of a day", "not read; write Jam ke over " \
	    "them and the day above, or dates over them") \
	X(no_month, BK_ERROR, "no month and year above the days", \
	    "not read; give --term, or put them in the sheet's head") \
	X(map_broken, BK_ERROR, "the map cannot be used", "not read") \
	X(map_column, BK_ERROR, "the map names a column that is not there", \
	    "not read")

BK_READERS_MESSAGES(BK_MSG_DECLARE)

#endif
