/*
 * Putting one line of figures: shared by the files that make them. Private to
 * lines.
 */
#ifndef BK_LINEPUT_H
#define BK_LINEPUT_H

#include "intervals.h"
#include "lines.h"

/* Where lines go at the moment. */
struct bk_lineput {
	struct bk_lines			*out;
	const struct bk_figures		*f;
	const struct bk_figure_row	*r;
	const char			*term;	/* as printed */
};

/* A new line, blank but for its keys. It is valid until the next one. */
struct bk_line *bk_lineput_line(struct bk_lineput *, const char *measure);

/* Texts in the arena: a whole number; two decimals, halves up. */
const char	*bk_lineput_number(struct bk_lineput *, int64_t);
const char	*bk_lineput_fixed(struct bk_lineput *, double);

/* A count. */
void	bk_lineput_count(struct bk_lineput *, const char *measure, int64_t);

/* x of n in percent, with Wilson's limits unless `plain`. */
void	bk_lineput_share(struct bk_lineput *, const char *measure, int64_t x,
	    int64_t n, bool plain);

/* Value and limits of a line, from fractions times `scale`. */
void	bk_lineput_limits(struct bk_lineput *, struct bk_line *,
	    const struct bk_interval *, double scale);

/* A sum of the row as a whole number: "visits", "met". */
int64_t	bk_lineput_sum(const struct bk_lineput *, const char *field,
	    const char *key);

/*
 * The paths of the row below a field, those that are hidden too, sorted, in
 * the arena: their number.
 */
size_t	bk_lineput_paths(struct bk_lineput *, const char *field,
	    const char ***);

/* A row's days and weeks, what it is in words of time (linetime.c). */
void	bk_linetime_days(struct bk_lineput *);
void	bk_linetime_survival(struct bk_lineput *);
void	bk_linetime_weeks(struct bk_lineput *);

/* A school's shares among all schools' (linefunnel.c). */
void	bk_linefunnel_put(struct bk_lineput *);

/* The comparison of the row with that of an earlier term (linepair.c). */
void	bk_linepair_put(struct bk_lineput *,
	    const struct bk_figure_row *before);

#endif
