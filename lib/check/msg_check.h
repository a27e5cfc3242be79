/*
 * What bk-check finds beside what reading a document says (see diag.h). Man
 * page: DIAGNOSTICS of bk-check(1), in this order.
 */
#ifndef BK_MSG_CHECK_H
#define BK_MSG_CHECK_H

#include "diag.h"

#define BK_CHECK_MESSAGES(X) \
	/* any document */ \
	X(check_range, BK_FINDING, "out of range", NULL) \
	X(check_ends, BK_FINDING, "ends before it begins", NULL) \
	X(check_twice, BK_FINDING, "given twice", NULL) \
	X(check_window, BK_FINDING, "not a window of time", NULL) \
	X(check_sun, BK_FINDING, "the sun's times need lat, lon and an " \
	    "Indonesian timezone in school.yaml", NULL) \
	X(check_staff, BK_FINDING, "nobody of that id in school.yaml", NULL) \
	X(check_class, BK_FINDING, "class not known", NULL) \
	X(check_grade, BK_FINDING, "no grade follows from the class", NULL) \
	X(check_roster, BK_FINDING, \
	    "nobody of that NIS on the roster of the term", NULL) \
	X(check_nobody, BK_FINDING, "neither nis nor nisn", NULL) \
	X(check_word, BK_FINDING, "word not known", NULL) \
	/* cases */ \
	X(check_version, BK_FINDING, "version not known", NULL) \
	X(check_id, BK_FINDING, "id does not agree with term and NIS", NULL) \
	X(check_opened, BK_FINDING, "opened before its term began", NULL) \
	X(check_action, BK_FINDING, "action not possible", NULL) \
	X(check_meanwhile, BK_NOTE, "done when the case was closed", \
	    "two people may have worked on it at once; it stays") \
	X(check_no_rung, BK_FINDING, "a ladder without rungs", \
	    "the built-in one stands") \
	X(check_unordered, BK_FINDING, "older than the action before it", \
	    NULL) \
	X(check_early, BK_FINDING, "before the case was opened", NULL) \
	X(check_future, BK_FINDING, "a day after today", NULL) \
	X(check_rung, BK_FINDING, "rung does not follow from the actions", \
	    NULL) \
	X(check_status, BK_FINDING, \
	    "status does not follow from the actions", NULL) \
	X(check_due, BK_FINDING, "due before the rung was reached", NULL) \
	X(check_no_due, BK_FINDING, "open, but without due", NULL) \
	X(check_used_up, BK_FINDING, "tries used up, but not moved up", NULL) \
	X(check_approval, BK_FINDING, \
	    "visit without the principal's approval", NULL) \
	X(check_consent, BK_FINDING, "visit without the guardian's consent", \
	    NULL) \
	X(check_assent, BK_FINDING, "visit against the student's will", NULL) \
	X(check_late_visit, BK_FINDING, "visit later than the standard", \
	    NULL) \
	X(check_plan, BK_FINDING, "a planned visit breaks a rule", NULL) \
	X(check_two_open, BK_FINDING, \
	    "the student has another open case", NULL) \
	X(check_successor, BK_FINDING, "carried over, but no case follows", \
	    NULL) \
	X(check_promise, BK_FINDING, "no such promise", NULL) \
	X(check_no_case, BK_FINDING, "no such case", NULL) \
	/* complaints, attendance */ \
	X(check_answered, BK_FINDING, "answered before it was received", \
	    NULL) \
	X(check_late_answer, BK_FINDING, "answered later than the standard", \
	    NULL) \
	X(check_unanswered, BK_FINDING, "not answered in time", NULL) \
	X(check_sum, BK_FINDING, "statuses do not add up to the sessions", \
	    NULL) \
	/* statistics */ \
	X(check_no_sum, BK_FINDING, "no sum", NULL) \
	X(check_own_word, BK_FINDING, \
	    "a word that is not of bk's own vocabulary", NULL) \
	X(check_number, BK_FINDING, "a long number in a key", NULL) \
	/* files */ \
	X(check_open, BK_FINDING, "others can read the repository", NULL) \
	X(check_twins, BK_FINDING, \
	    "another case of this student in this term", NULL) \
	X(check_renamed, BK_FINDING, \
	    "class of nobody on the roster, which has one unknown here", NULL) \
	X(check_taken, BK_FINDING, \
	    "taken under the same number as a recap of the same student", \
	    NULL) \
	X(check_setup, BK_FINDING, "lines of ours are missing", \
	    "bk-init adds them") \
	X(check_stray, BK_FINDING, "no command reads this file", NULL) \
	X(check_conflict, BK_FINDING, "merge conflict left in the file", \
	    NULL) \
	X(check_empty, BK_FINDING, "no document in the file", NULL) \
	X(check_kind, BK_FINDING, \
	    "kind of document that does not belong here", NULL) \
	X(check_place, BK_FINDING, "document in the wrong file", NULL)

BK_CHECK_MESSAGES(BK_MSG_DECLARE)

#endif
