/* The messages of the commands (see base/diag.h). */
#ifndef BK_MSG_CMD_H
#define BK_MSG_CMD_H

#include "diag.h"

#define BK_CMD_MESSAGES(X) \
	X(write_stdout, BK_ERROR, "cannot write the output", NULL) \
	X(answer_lost, BK_FINDING, "cannot write the output", \
	    "what was to be recorded is recorded") \
	X(recorded, BK_FINDING, "the repository is changed all the same", \
	    "what was to be recorded is recorded") \
	X(skipped, BK_NOTE, "file skipped", NULL) \
	X(no_letter, BK_ERROR, "no case of that student", "nothing written") \
	X(letter_left, BK_ERROR, "the student has left the school", \
	    "nothing written") \
	X(letters_waiting, BK_NOTE, "suggestions that nobody has looked at", \
	    "left out; one that is named is written") \
	X(letters_left, BK_NOTE, "students who left the school", \
	    "left out; bk-triage --advance closes their cases") \
	X(number_given, BK_ERROR, "that number is in the book of letters", \
	    "nothing written") \
	X(no_image, BK_NOTE, "no such image for the letterhead", \
	    "the school's name is printed") \
	X(image_form, BK_NOTE, "the letterhead's image is no PNG or JPEG", \
	    "the school's name is printed") \
	X(own_docx, BK_NOTE, "filled in for docx alone", \
	    "this form is printed from the built-in letter, or from .letter") \
	X(erased_as_of, BK_NOTE, "students were erased, and how they stood " \
	    "on that day is not known", "they are not counted") \
	X(erased_below, BK_NOTE, "sums that the erased student made smaller", \
	    "they are not what they were") \
	X(no_such_letter, BK_NOTE, "no letter is called so", \
	    "the template is not used") \
	X(case_twice, BK_NOTE, "case given twice", "the later one counts") \
	X(case_twins, BK_NOTE, "several cases of one student in a term", \
	    "the student counts once") \
	X(not_explained, BK_FINDING, \
	    "nobody of that number in the input or on the roster", \
	    "nothing explained") \
	X(term_bare, BK_NOTE, "the term has no roster", \
	    "bk-ingest --as roster reads the list of its students") \
	X(term_open, BK_NOTE, "a term that is over has open cases", \
	    "bk-triage --advance carries them over") \
	X(term_uncovered, BK_NOTE, \
	    "students without a recap of a term that is over", \
	    "what it would tell is not counted") \
	X(term_aside, BK_NOTE, "of terms that were not asked for", \
	    "left aside") \
	X(more_like_it, BK_NOTE, "more messages of this kind", \
	    "-v shows them all") \
	X(not_falling, BK_ERROR, \
	    "attendance does not fall, or a rule tells it", \
	    "nothing written") \
	X(closed_unread, BK_NOTE, "conferences that are encrypted here", \
	    "their decisions are not listed") \
	X(unnamed_school, BK_NOTE, "the school has no name yet", \
	    "write it there") \
	X(conflicts, BK_FINDING, "conflicts", "left between markers") \
	X(merged_by_lines, BK_FINDING, "merged line by line", \
	    "look at it before you commit") \
	X(bad_today, BK_ERROR, "not a day that exists", "nothing done")

BK_CMD_MESSAGES(BK_MSG_DECLARE)

#endif
