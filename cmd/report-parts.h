/* The letters of each type of bk-report. */
#ifndef BK_REPORT_PARTS_H
#define BK_REPORT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

enum { BK_REPORT_PARTS_MAX = 6 };

/* One letter of a type, and what is special about it. */
struct bk_report_part {
	const char	*form;		/* letters/FORM.LANG.letter */
	bool		 numbered;	/* has a number of the book */
	bool		 joined;	/* one for several cases, with a list */
	bool		 closed;	/* reads confidential/ */
	bool		 past;		/* of what happened: also of a student
					   who left since */
	bool		 before;	/* a conference; then, of one that
					   was held, what the book has */
	bool		 home;		/* addressed to the guardian */
};

/* The letters of a type, in the order of their use: how many. */
size_t	bk_report_parts(const char *type,
	    const struct bk_report_part *v[BK_REPORT_PARTS_MAX]);

#endif
