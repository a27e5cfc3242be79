/*
 * What a file says of itself: whether it is a list of attendance. Only such a
 * list makes those absent whom it does not name [FIELD 1].
 */
#ifndef BK_SAYS_H
#define BK_SAYS_H

#include "export.h"
#include "vocabulary.h"

/* Do the file's name or the sheet's hold a word of that vocabulary? */
const struct bk_meaning	*bk_says_name(const struct bk_export *,
			    const struct bk_sheet *,
			    const struct bk_vocabulary *);

/*
 * Does a heading, a question or a line above them say that it is of
 * attendance? Not of a teacher's, and not "how do you find it".
 */
bool	bk_says_question(struct bk_str);

/*
 * True where the headings in row `head`, what stands above them, or the names
 * of sheet and file say that it is a list of attendance. A long question, as
 * of a quiz, says nothing.
 */
bool	bk_says_attendance(const struct bk_export *, const struct bk_sheet *,
	    size_t head);

/*
 * Does a title above row `head`, or a name, call it a list of absences? There a
 * tick, or a 1, may be one.
 */
bool	bk_says_absences(const struct bk_export *, const struct bk_sheet *,
	    size_t head);

/*
 * Does a heading have a word of that vocabulary? *cell, which may be NULL, is
 * the first.
 */
bool	bk_says_heading(const struct bk_row *head,
	    const struct bk_vocabulary *, struct bk_str *cell);

/* Is that "Absen" over numbers, which are those in the class's list? */
bool	bk_says_list_number(const struct bk_sheet *, size_t head,
	    size_t column);

/* The same, but the name of the file tells nothing. */
bool	bk_says_sheet(const struct bk_sheet *, size_t head);

/*
 * True where codes say it: a column behind row `head` holds mostly letters and
 * words for a status, and one at least for those present.
 */
bool	bk_says_codes(const struct bk_sheet *, size_t head);

/*
 * The row of headings: the first of the upper rows that names a student; 0
 * where none does.
 */
size_t	bk_says_head(const struct bk_sheet *);

/*
 * What a heading of a meeting's report means (enum bk_meeting_head); of a
 * column that is not there BK_MEETING_NONE.
 */
int	bk_says_meeting(const struct bk_row *head, int column);

/*
 * Does something say that these are lengths of attendance, or of a meeting:
 * a heading, what stands above it, or the names of sheet and file?
 */
bool	bk_says_met(const struct bk_export *, const struct bk_sheet *,
	    size_t head);

/*
 * Are these the headings of a meeting's report: coming beside going or a
 * length, or a length beside an address?
 */
bool	bk_says_call(const struct bk_row *head);

#endif
