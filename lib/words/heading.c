#include "heading.h"

#include "vocabulary.h"

static enum bk_column
look_up(struct bk_str s, size_t (*fold)(struct bk_str, char[BK_FOLD_MAX]))
{
	const struct bk_meaning *is;
	char text[BK_FOLD_MAX];

	fold(s, text);
	is = bk_vocabulary_of(&bk_vocabulary_headings, text);
	return is ? (enum bk_column)is->means : BK_COL_NONE;
}

enum bk_column
bk_heading(struct bk_str s)
{
	const char *open = s.n ? memchr(s.p, '(', s.n) : NULL;
	enum bk_column is = look_up(s, bk_fold);

	/* "NIS (wajib)", "Jenis Kelamin (L/P)": how to fill it in */
	if (is == BK_COL_NONE && open)
		is = look_up((struct bk_str){ s.p, (size_t)(open - s.p) },
		    bk_fold);
	return is == BK_COL_NONE ? look_up(s, bk_fold_heading) : is;
}

bool
bk_heading_own(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_own_numbers, s);
}

size_t
bk_heading_row(const struct bk_str *cell, size_t n, int at[BK_NCOLUMNS])
{
	size_t known = 0;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		at[c] = -1;
	for (size_t i = 0; i < n; i++) {
		enum bk_column c = bk_heading(cell[i]);

		if (c == BK_COL_NONE || (at[c] >= 0 && !(c == BK_COL_NIS &&
		    bk_heading_own(cell[at[c]]) && !bk_heading_own(cell[i]))))
			continue;
		known += at[c] < 0;
		at[c] = (int)i;
	}
	return known;
}
