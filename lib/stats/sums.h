/*
 * The `stats` document: sums that describe a school's terms and name nobody.
 *
 * A figure is an integer in thousandths (hours come in halves), so adding is
 * exact: adding documents is adding groups of equal key field by field, in any
 * order and grouping, and gives the same bytes. Nothing here knows what a field
 * means: fields that come later add up too. comparison.c has today's fields;
 * figures.h what is printed of them.
 *
 *	struct bk_stats st;
 *	bk_stats_init(&st);
 *	g = bk_stats_group(&st, &(struct bk_group){ .term = t, .class = c });
 *	bk_stats_add(&st, g, "rungs" BK_SUM_SEP "phone", 1000);
 *	bk_stats_write(&buf, &st);
 *	bk_stats_free(&st);
 */
#ifndef BK_STATS_H
#define BK_STATS_H

#include "bind.h"
#include "buf.h"
#include "map.h"
#include "sumtable.h"
#include "term.h"

/* Keys beside term, grade and class, which a document names in `by`. */
enum bk_by { BK_BY_SEX, BK_BY_COUNSELLOR, BK_BY_SCHOOL, BK_NBY };
extern const struct bk_word bk_stats_bys[];

/* The key of a group. */
struct bk_group {
	bk_term		 term;
	const char	*grade, *class;	/* NULL: neither (complaints) */
	const char	*by[BK_NBY];	/* NULL or "": unknown, or not asked */
	uint32_t	 at;		/* set by bk_stats_group: its place */
};

#define BK_SUM_SEP	"\t"		/* between the keys of a path */
#define BK_SUM_ONE	1000		/* a figure of 1 */
#define BK_SUM_MAX	INT64_C(9000000000000000)

struct bk_stats {
	struct bk_arena	 arena;
	unsigned	 by;		/* bits 1 << enum bk_by */
	bool		 only;		/* these were asked for: merge */
	bool		 remainder;	/* what is gone of a whole, see below */
	bool		 fold_grade;	/* merge sums over grades, */
	bool		 fold_class;	/*  over classes */
	const bk_term	*keep;		/* merge adds these terms alone; */
	size_t		 nkeep;		/*  0: all */
	struct bk_map	 schools;	/* npsn or name -> struct bk_node * */
	struct bk_map	 terms;		/* -> struct bk_stats_term */
	struct bk_map	 groups;	/* key -> struct bk_group */
	struct bk_map	 paths;		/* "rungs\tphone", each once */
	struct bk_sumtable sums;	/* thousandths, to +-BK_SUM_MAX */
};

struct bk_stats_term {
	bk_term	 term;
	bk_date	 head_count;		/* the latest, in a sum */
};

/* Everything lives in it until it is freed. */
void	bk_stats_init(struct bk_stats *);
void	bk_stats_free(struct bk_stats *);

/* The group of that key, made where it was not there. Texts are copied. */
const struct bk_group	*bk_stats_group(struct bk_stats *,
			    const struct bk_group *key);

/* The group that a sum is of, and its path; they live as long as the stats. */
const struct bk_group	*bk_stats_group_of(const struct bk_stats *,
			    const struct bk_sum *);
const char		*bk_stats_path_of(const struct bk_stats *,
			    const struct bk_sum *);

/*
 * Add to a figure: 0; -1, nothing added, beyond BK_SUM_MAX, or below 0 where
 * it is no sum of changes [STATS 11]. Of a remainder every sum of an effect
 * may be below 0: whoever is gone moved the days on which others are compared.
 */
int	bk_stats_add(struct bk_stats *, const struct bk_group *,
	    const char *path, int64_t value);

/* Name a term, with its head-count date (BK_DATE_NONE: not known). */
void	bk_stats_term(struct bk_stats *, bk_term, bk_date head_count);

/* The terms in order of time, in the arena given. */
struct bk_stats_term	*bk_stats_terms(const struct bk_stats *,
			    struct bk_arena *, size_t *n);

/*
 * Name a school the figures are of. `node` is the map that a letterhead
 * needs (NULL: only the npsn is known); it is copied, and forgotten where a
 * second school comes.
 */
void	bk_stats_school(struct bk_stats *, const char *id,
	    const struct bk_node *node);

/* The map of the school that all figures are of; NULL for none, or several. */
const struct bk_node	*bk_stats_only_school(const struct bk_stats *);

/* Does merging add sums of that term? (keep, nkeep) */
bool	bk_stats_keeps(const struct bk_stats *, bk_term);

/*
 * Add `from` to `into`: 0, or -1 where a figure grows beyond BK_SUM_MAX, and
 * nothing is added. The keys in `by` become those of both; where only one had
 * them, they are unknown in the other's groups; where only one has sums at
 * all, its keys stay. With into->only, they stay those of `into`: others are
 * summed over, and an unknown `school` becomes the one school that `from` is
 * of.
 */
int	bk_stats_merge(struct bk_stats *into, const struct bk_stats *from);

/*
 * Take `less` from `st`, which is counted by the same keys: what is left, a
 * remainder, is what is in `st` alone. How many sums would fall below 0, which
 * they may not: these are 0, and what is left is less than the difference.
 */
size_t	bk_stats_subtract(struct bk_stats *st, const struct bk_stats *less);

/*
 * A remainder has joined the whole again. Where the whole has changed since, a
 * sum of an effect may be below 0, and that effect is not known: its sums
 * become 0. How many effects.
 */
size_t	bk_stats_complete(struct bk_stats *);

/*
 * Read a document: 0 and *st set up, to be freed; or reported, -1, and there
 * is nothing to free. A `version` other than 1 is of a bk to come, whose sums
 * may mean something else: refused.
 */
int	bk_stats_read(const struct bk_reader *, struct bk_node *,
	    struct bk_stats *st);

/* The form of one alone, as a handler of bk_docs_check. */
int	bk_stats_form(void *, const struct bk_reader *, struct bk_node *);

/* The document as a tree in the arena: canonical order, zeros left out. */
struct bk_node	*bk_stats_node(const struct bk_stats *, struct bk_arena *);

/* Append the document, canonical, `---` first. */
void	bk_stats_write(struct bk_buf *, const struct bk_stats *);

#endif
