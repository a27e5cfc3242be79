/*
 * One paper of bk-report: its template, its letterhead, its form.
 *
 *	if (bk_report_paper_begin(&p, r, "summons", false) < 0)
 *		return -1;
 *	bk_report_paper_print(&p, &letter);		as often as need be
 *	bk_report_paper_end(&p);
 */
#ifndef BK_REPORT_PAPER_H
#define BK_REPORT_PAPER_H

#include "letter.h"
#include "letters.h"
#include "report.h"

struct bk_report_paper {
	struct bk_report	*r;
	const struct bk_letters_form *form;
	const char		*template;	/* the school's or built in */
	const char		*file;		/* it stands in, for messages */
	const char		*image;		/* of the letterhead, or NULL */
	bool			 html;		/* else text */
	size_t			 n;		/* letters printed so far */
};

/* Find the template and begin the page. 0, or said and -1. */
int	bk_report_paper_begin(struct bk_report_paper *, struct bk_report *,
	    const char *form, bool wide);

/* From now on print letters of that form. 0, or said and -1. */
int	bk_report_paper_use(struct bk_report_paper *, const char *form);

/* Print a letter, on a page of its own. 0, or said and -1. */
int	bk_report_paper_print(struct bk_report_paper *, struct bk_letter *);
void	bk_report_paper_end(struct bk_report_paper *);

#endif
