/*
 * A student who is on the roster and in the list: what the list changes. The
 * list wins, and that is reported; what people mend by hand (telephones, times,
 * household, exemptions, home) stays, and that is reported too [DESIGN,
 * rulings: Roster].
 */
#ifndef BK_ROSTERSAME_H
#define BK_ROSTERSAME_H

#include "student.h"
#include "term.h"
#include "yamledit.h"

struct bk_rostersame {
	struct bk_edit	*edit;		/* of the student's document */
	struct bk_node	*node;		/* the document */
	const struct bk_student *was;	/* the same, read */
	const struct bk_student *list;	/* what the list knows */
	const char	*file;		/* of the list, for messages */
	size_t		 line;
	bk_term		 term;
	bk_date		 today;
	bool		 prefer_list;	/* also of what stays otherwise */
	bool		 another_term;	/* the document is an earlier term's */
	struct bk_arena	*arena;
	const char *const *order;	/* of the keys of a student */
	struct bk_diag	*dg;
};

/*
 * Note the changes in the edit: 0. Of a document of another term a class that
 * differs is no move, and what was of that term (earlier classes, exemptions
 * that are over) goes. -1: reported.
 */
int	bk_rostersame(const struct bk_rostersame *);

/* The day before today, within a day before the term and its end. */
bk_date	bk_rostersame_yesterday(bk_term, bk_date today);

/* A day as a value. */
struct bk_node	*bk_rostersame_day(struct bk_arena *, bk_date);

/* A class, however it is spelt: X IPA 1, x-ipa-1. */
struct bk_str	bk_rostersame_class(struct bk_arena *, const char *class);

#endif
