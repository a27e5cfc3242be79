/*
 * The papers of bk-report: a template, a letterhead, a form, and where they
 * go: one after the other to the output, or each to a file of its own.
 *
 *	if (bk_report_paper_begin(&p, r, "summons", false) < 0)
 *		return -1;
 *	bk_report_paper_print(&p, &letter, case_id);	as often as need be
 *	bk_report_paper_end(&p, result);
 */
#ifndef BK_REPORT_PAPER_H
#define BK_REPORT_PAPER_H

#include "letter.h"
#include "letters.h"
#include "page.h"
#include "report.h"

/* How a paper is made. */
enum bk_report_way {
	BK_REPORT_TEXT, BK_REPORT_HTML, BK_REPORT_DOCX, BK_REPORT_PDF,
	BK_REPORT_OWN		/* the school's .docx, filled in */
};

struct bk_report_file {
	const char	*path;
	struct bk_buf	 bytes;
	struct bk_report_file *next;
};

struct bk_report_paper {
	struct bk_report	*r;
	const struct bk_letters_form *form;
	const char		*template;	/* the school's or built in */
	const char		*file;		/* it stands in, for messages */
	struct bk_str		 docx;		/* the school's, for OWN */
	const char		*own;		/* printed into the output
						   already: its file, or NULL */
	const char		*image;		/* of the letterhead, or NULL */
	const struct bk_flow_image *picture;	/* the same, for a flow */
	enum bk_report_way	 way;
	struct bk_page		 page;
	struct bk_flow		 flow;		/* of DOCX and PDF, measured
						   for HTML */
	size_t			 n;		/* letters printed so far */
	struct bk_report_file	*first, *last;	/* of -o DIR/ */
};

/* Find the template and begin the page. 0, or reported and -1. */
int	bk_report_paper_begin(struct bk_report_paper *, struct bk_report *,
	    const char *form, bool wide);

/* From now on print letters of that form. 0, or reported and -1. */
int	bk_report_paper_use(struct bk_report_paper *, const char *form);

/*
 * Print a letter on a page of its own, or with -o DIR/ to a file of its own,
 * named after the form and the case's id (NULL: no case). 0, or reported and
 * -1.
 */
int	bk_report_paper_print(struct bk_report_paper *, struct bk_letter *,
	    const char *id);

/*
 * End the page unless `result` says that it failed: returns `result`, or
 * reports and returns -1.
 */
int	bk_report_paper_end(struct bk_report_paper *, int result);

#endif
