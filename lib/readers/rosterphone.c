#include "rosterphone.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"

const char *
bk_rosterphone_number(struct bk_arena *a, const char *s)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *out = NULL;

	for (; s && *s; s++)
		if (isdigit((unsigned char)*s))
			bk_buf_putc(&b, *s);
		else if (b.n >= 8 && (strchr("/,;|\n", *s) ||
		    isalpha((unsigned char)*s)))
			break;
	if (b.n >= 8 && b.p[0] == '0')
		out = bk_arena_printf(a, "62%s", b.p + 1);
	else if (b.n >= 8 && b.p[0] == '8')
		out = bk_arena_printf(a, "62%s", b.p);
	else if (b.n >= 8)
		out = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return out;
}

/* The best of the columns first..end-1. */
static const char *
best_of(const struct bk_roster_head *col, const struct bk_row *row,
    struct bk_arena *a, int first, int end, int *from)
{
	const char *best = NULL;

	for (int i = first; i < end; i++) {
		struct bk_str cell = bk_cell(row, (size_t)col->phone[i]);
		const char *p = bk_rosterphone_number(a,
		    bk_arena_strndup(a, cell.p, cell.n));

		if (p && (!best || strncmp(p, "628", 3) == 0)) {
			best = p;
			*from = i;
		}
		if (p && strncmp(p, "628", 3) == 0)
			break;
	}
	return best;
}

const char *
bk_rosterphone_best(const struct bk_roster_head *col, const struct bk_row *row,
    struct bk_arena *a, int *from)
{
	const char *parents = best_of(col, row, a, 0, col->nparents, from);

	return parents ? parents : best_of(col, row, a, col->nparents,
	    col->nphones, from);
}
