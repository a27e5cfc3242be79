/*
 * A page of HTML to be printed or read without a network: everything is in
 * the one file, nothing runs.
 */
#ifndef BK_PAGE_H
#define BK_PAGE_H

#include "buf.h"
#include "flow.h"
#include "school.h"
#include "word.h"

/* What is printed on: the school's paper, upright or (tables) lying. */
struct bk_page {
	const char	*title;
	enum bk_lang	 lang;
	bool		 landscape;
	bool		 f4;		/* 215 x 330 mm, else A4 */
};

void	bk_page_begin(struct bk_buf *, const struct bk_page *);
void	bk_page_end(struct bk_buf *);

/* Print the page that begins the buffer smaller, by bk_flow_fit's scale. */
void	bk_page_tighten(struct bk_buf *, double scale);

/*
 * The same page for docx.h and pdf.h: an empty flow in the arena, made on
 * that day.
 */
struct bk_flow	bk_page_flow(const struct bk_page *, bk_date,
		    struct bk_arena *);

#endif
