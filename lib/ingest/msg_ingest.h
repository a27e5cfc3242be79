/*
 * The messages of ingest (see diag.h). Of a finding, `what` is also the
 * reason in --rejects. None of them holds a name.
 */
#ifndef BK_MSG_INGEST_H
#define BK_MSG_INGEST_H

#include "diag.h"

#define BK_INGEST_MESSAGES(X) \
	/* rows */ \
	X(not_text, BK_FINDING, "control characters in a cell", \
	    "row rejected") \
	X(formula, BK_FINDING, "a formula where a name or number belongs", \
	    "row rejected") \
	X(nobody, BK_FINDING, "no NIS and no name", "row rejected") \
	X(not_on_roster, BK_FINDING, "not on the roster", "row rejected") \
	X(repaired, BK_NOTE, "a number that a spreadsheet damaged", \
	    "repaired, for the name agrees") \
	X(ignored, BK_NOTE, "no student, as aliases.yaml says", "ignored") \
	X(two_candidates, BK_FINDING, "may be one of two on the roster", \
	    "row rejected") \
	X(no_roster, BK_NOTE, "no roster of the term", \
	    "people are taken as the files name them") \
	X(other_class, BK_NOTE, "a student of another class by the roster", \
	    "counted in that class") \
	X(no_date, BK_FINDING, "no date", "row rejected") \
	X(swapped_days, BK_NOTE, \
	    "days that a spreadsheet swapped with the months", \
	    "read as day/month, as the texts beside them are") \
	X(after_today, BK_FINDING, "a day after today", "row rejected") \
	X(long_ago, BK_FINDING, "a day long before the rosters", \
	    "row rejected") \
	X(other_term, BK_FINDING, "date is of another term", "row rejected") \
	X(entered_twice, BK_NOTE, "session entered twice", "counted once") \
	X(referred_twice, BK_NOTE, "the same referral twice", "counted once") \
	X(listed_twice, BK_NOTE, "student listed twice", \
	    "the rows are taken together") \
	X(number_taken, BK_FINDING, "a number that another student has", \
	    "row rejected") \
	X(list_taken, BK_NOTE, "list differs", "the list's is taken") \
	X(list_differs, BK_NOTE, "list differs", \
	    "the roster's stays; --prefer list takes the list's") \
	X(earlier_taken, BK_NOTE, "added after this term's roster was made", \
	    "taken over") \
	X(many_leave, BK_FINDING, \
	    "more students missing in the list than one in ten", \
	    "nobody leaves; --leavers says that they left") \
	X(class_emptied, BK_FINDING, "a class would be left empty", \
	    "nobody leaves; --leavers says that they left") \
	X(two_names, BK_NOTE, "another name for a NIS seen before", \
	    "the first name is kept") \
	/* files */ \
	X(cannot_write_rejects, BK_ERROR, "cannot write the rejects", NULL) \
	X(half_taken, BK_ERROR, "rows of it were taken before it failed", \
	    "nothing done; leave it out") \
	X(same_file, BK_NOTE, "the same bytes as a file before", "ignored") \
	X(empty_file, BK_NOTE, "nothing in it", NULL) \
	X(chosen, BK_VERBOSE, "read as", NULL) \
	X(not_recognised, BK_ERROR, "format not recognised", \
	    "not read; --as forces one, --map describes one") \
	X(two_formats, BK_ERROR, "may be of two formats", \
	    "not read; --as decides") \
	X(unknown_format, BK_ERROR, "no such format", "--formats lists them") \
	X(no_class_of, BK_NOTE, \
	    "whose class it was cannot be told from the roster", \
	    "nobody is counted absent") \
	X(perhaps_there, BK_NOTE, \
	    "students who may be there under a name not on the roster", \
	    "not counted absent") \
	X(needs_term, BK_ERROR, "no dates to tell the term by", \
	    "not read; give --term") \
	X(not_kept, BK_ERROR, "referrals are kept by nobody", \
	    "nothing done; give them to bk-triage") \
	X(mixed_kinds, BK_ERROR, "rosters and attendance in one run", \
	    "nothing done; ingest them one after the other")

BK_INGEST_MESSAGES(BK_MSG_DECLARE)

#endif
