/*
 * A table of texts, to be read by a person or a program: columns with a
 * heading, perhaps under a common one, and rows.
 *
 *	struct bk_grid g;
 *	bk_grid_init(&g, &arena);
 *	bk_grid_column(&g, NULL, "Kelas", false);
 *	bk_grid_column(&g, "Siswa", "Sem 1", true);
 *	row = bk_grid_row(&g);
 *	row[0] = "X"; row[1] = "271";		NULL prints as nothing
 *	bk_grid_text(&buf, &g);
 *
 * Texts must live as long as the grid. Control characters and markup in them
 * become harmless when printed.
 */
#ifndef BK_GRID_H
#define BK_GRID_H

#include <stdbool.h>

#include "arena.h"
#include "buf.h"

struct bk_grid_column {
	const char	*group;		/* the heading above, or NULL */
	const char	*title;
	bool		 right;		/* numbers stand at the right */
	const char	*key;		/* in a template; NULL: the title */
	bool		 phone;		/* in HTML a link that calls */
	size_t		 wrap;		/* as text at most so wide; 0: as it
					   is */
};

struct bk_grid_row {
	const char	**cell;
	struct bk_grid_row *next;
	bool		 rule;		/* a line above it: a total */
};

struct bk_grid {
	struct bk_arena		*arena;
	struct bk_grid_column	*column;
	size_t			 ncolumns, cap;
	struct bk_grid_row	*row, *last;
	size_t			 nrows;
	bool			 cards;		/* in HTML, on a telephone: a
						   card for each row */
	const char		*title;		/* above it in a letter; NULL */
	struct bk_grid		*next;		/* which a letter prints with
						   it */
};

void	bk_grid_init(struct bk_grid *, struct bk_arena *);

/* All columns before the first row. */
void	bk_grid_column(struct bk_grid *, const char *group, const char *title,
	    bool right);

/* Do columns i and j stand under one heading? */
bool	bk_grid_same_group(const struct bk_grid *, size_t i, size_t j);

/*
 * What the last column is called in a template, whatever the language of its
 * title: of "By when", by_when.
 */
void	bk_grid_key(struct bk_grid *, const char *english);

/* As a template calls column i: small letters, digits, `_`. */
const char	*bk_grid_column_key(const struct bk_grid *, size_t i,
		    struct bk_arena *);

/* As aligned text the last column is at most so wide, over several lines. */
void	bk_grid_wrap(struct bk_grid *, size_t width);

/* A new row at the end: its cells, all NULL. */
const char	**bk_grid_row(struct bk_grid *);

/* Draw a line above the last row. */
void	bk_grid_rule(struct bk_grid *);

/* Aligned columns, two blanks apart. */
void	bk_grid_text(struct bk_buf *, const struct bk_grid *);

/* Markdown. */
void	bk_grid_md(struct bk_buf *, const struct bk_grid *);

/* A heading line and the rows, as CSV or TSV; headings without groups. */
void	bk_grid_csv(struct bk_buf *, const struct bk_grid *, char delimiter);

/* One cell of it, where lines are put as they are made. */
void	bk_grid_csv_cell(struct bk_buf *, const char *, char delimiter);

/* A <table>, with a caption or NULL. */
void	bk_grid_html(struct bk_buf *, const struct bk_grid *,
	    const char *caption);

#endif
