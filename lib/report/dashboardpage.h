/*
 * What the parts of the dashboard's page have in common; private to them.
 */
#ifndef BK_DASHBOARDPAGE_H
#define BK_DASHBOARDPAGE_H

#include "dashboard.h"
#include "lines.h"

/* The page that is being made. */
struct bk_dashboard_page {
	const struct bk_dashboard *d;
	struct bk_buf		*b;
	struct bk_arena		*a;
	struct bk_lines		 lines;
	int			 n;		/* charts so far */
};

/* A heading and the text below it come one after the other. */
enum bk_dashboard_word {
	TITLE, STANDS, CHANGED, NO_CHANGE, CHARTS, TABLES, PROBLEMS,
	PROBLEMS_TEXT, FUNNEL, FUNNEL_TEXT, CAUSES, CAUSES_TEXT, WEEKLY,
	WEEKLY_TEXT, CONTROL, CONTROL_TEXT, CONTROL_NOTE, GRADE, STAGE,
	CAUSE, WEEK, CASES, PERCENT, LOW, HIGH, OFF, VISITS, TOTAL, ALL,
	SUMMONED, VISITED, RESOLVED, NOTHING, WORK, HANDLING, STANDING,
	WEEK_NOTE, IN_TABLE
};

const char	*bk_dashboard_text(const struct bk_dashboard_page *,
		    enum bk_dashboard_word);

/* "5 Oktober 2020", in the arena. */
const char	*bk_dashboard_day_text(const struct bk_dashboard_page *,
		    bk_date);

/* The row of a term (its index) and a key. */
const struct bk_figure_row *bk_dashboard_row_of(
		    const struct bk_dashboard_page *, size_t term,
		    const char *key);

/* A text in a tag, which may have attributes. */
void	bk_dashboard_element(struct bk_dashboard_page *, const char *tag,
	    const char *text);

/* A table; one that is wider than the screen scrolls, also by keys. */
void	bk_dashboard_table(struct bk_dashboard_page *, const struct bk_grid *,
	    const char *caption);

/* Begin a figure: heading, note. */
void	bk_dashboard_figure(struct bk_dashboard_page *, const char *title,
	    const char *text);

/* Cases opened, and days absent, by week (dashboardweeks.c). */
void	bk_dashboard_weekly(struct bk_dashboard_page *);
void	bk_dashboard_control(struct bk_dashboard_page *);

#endif
