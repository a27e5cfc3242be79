#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"

/* The search stops at this many edits: memory grows with the square. */
enum { EDITS_MAX = 1000, CONTEXT = 3 };

struct text {
	struct bk_str	*line;	/* with its newline, where it has one */
	size_t		*id;	/* equal lines of both texts have one id */
	bool *edited;		/* removed from the old, added to the new */
	size_t		 n, cap;
};

static void
split(struct bk_str s, struct text *t)
{
	while (s.n > 0) {
		const char *nl = memchr(s.p, '\n', s.n);
		size_t n = nl ? (size_t)(nl - s.p) + 1 : s.n;

		BK_GROW(t->line, t->n, t->cap);
		t->line[t->n++] = (struct bk_str){ s.p, n };
		s.p += n;
		s.n -= n;
	}
	t->id = bk_xcalloc(t->n + 1, sizeof(*t->id));
	t->edited = bk_xcalloc(t->n + 1, sizeof(*t->edited));
}

static void
text_free(struct text *t)
{
	free(t->line);
	free(t->id);
	free(t->edited);
}

static void
number_lines(struct text *a, struct text *b)
{
	struct bk_map ids = BK_MAP_INIT;

	for (size_t i = 0; i < a->n; i++)
		a->id[i] = bk_map_intern(&ids, a->line[i]);
	for (size_t i = 0; i < b->n; i++)
		b->id[i] = bk_map_intern(&ids, b->line[i]);
	bk_map_free(&ids);
}

/*
 * Myers' greedy search [An O(ND) Difference Algorithm, 1986] on the parts
 * that differ. reach[d] are the furthest points x on the diagonals
 * k = x - y = -d, -d + 2 … d after d edits, kept to walk back.
 */
struct search {
	const size_t	*a, *b;		/* ids */
	long		 n, m;
	int		*reach[EDITS_MAX + 1];
};

static int
start_of(const struct search *s, long d, long k)
{
	const int *v = s->reach[d - 1] + (d - 1);

	if (k == -d || (k != d && v[k - 1] < v[k + 1]))
		return v[k + 1];	/* down: a line of b is added */
	return v[k - 1] + 1;		/* right: a line of a is removed */
}

/* The number of edits, or -1 where there are too many. */
static long
find_edits(struct search *s)
{
	for (long d = 0; d <= EDITS_MAX; d++) {
		int *v = bk_xcalloc((size_t)(2 * d + 1), sizeof(*v));

		s->reach[d] = v;
		v += d;
		for (long k = -d; k <= d; k += 2) {
			long x = d ? start_of(s, d, k) : 0;

			while (x < s->n && x - k < s->m && x - k >= 0 &&
			    s->a[x] == s->b[x - k])
				x++;
			v[k] = (int)x;
			if (x >= s->n && x - k >= s->m)
				return d;
		}
	}
	return -1;
}

static void
mark_edits(const struct search *s, long d, bool *removed, bool *added)
{
	long x = s->n, y = s->m;

	for (; d > 0; d--) {
		const int *v = s->reach[d - 1] + (d - 1);
		long k = x - y;

		if (k == -d || (k != d && v[k - 1] < v[k + 1])) {
			x = v[k + 1];
			y = x - (k + 1);
			added[y] = true;
		} else {
			x = v[k - 1];
			y = x - (k - 1);
			removed[x] = true;
		}
	}
}

static void
compare(struct text *a, struct text *b)
{
	size_t head = 0, tail = 0;
	struct search s = { .n = 0 };
	long d;

	while (head < a->n && head < b->n && a->id[head] == b->id[head])
		head++;
	while (tail < a->n - head && tail < b->n - head &&
	    a->id[a->n - 1 - tail] == b->id[b->n - 1 - tail])
		tail++;
	s.a = a->id + head;
	s.b = b->id + head;
	s.n = (long)(a->n - head - tail);
	s.m = (long)(b->n - head - tail);
	d = find_edits(&s);
	if (d >= 0) {
		mark_edits(&s, d, a->edited + head, b->edited + head);
	} else {
		memset(a->edited + head, true, (size_t)s.n);
		memset(b->edited + head, true, (size_t)s.m);
	}
	for (d = 0; d <= EDITS_MAX; d++)
		free(s.reach[d]);
}

static void
put_line(struct bk_buf *out, char sign, struct bk_str line)
{
	bk_buf_putc(out, sign);
	bk_buf_putstr(out, line);
	if (line.n == 0 || line.p[line.n - 1] != '\n')
		bk_buf_puts(out, "\n\\ No newline at end of file\n");
}

/* "12,3"; of a single line "12"; of none the line before it. */
static void
put_range(struct bk_buf *out, size_t start, size_t n)
{
	bk_buf_putu(out, n ? start + 1 : start);
	if (n != 1) {
		bk_buf_putc(out, ',');
		bk_buf_putu(out, n);
	}
}

struct hunk {
	size_t	a, a_end;	/* lines of the old text */
	size_t	b, b_end;	/* lines of the new */
};

static void
put_hunk(struct bk_buf *out, const struct text *a, const struct text *b,
    const struct hunk *h)
{
	size_t i = h->a, j = h->b;

	bk_buf_puts(out, "@@ -");
	put_range(out, h->a, h->a_end - h->a);
	bk_buf_puts(out, " +");
	put_range(out, h->b, h->b_end - h->b);
	bk_buf_puts(out, " @@\n");
	while (i < h->a_end || j < h->b_end) {
		if (i < h->a_end && a->edited[i])
			put_line(out, '-', a->line[i++]);
		else if (j < h->b_end && b->edited[j])
			put_line(out, '+', b->line[j++]);
		else {
			put_line(out, ' ', a->line[i++]);
			j++;
		}
	}
}

/*
 * The next hunk at or after line i of the old and j of the new text: edits
 * that less than two contexts part stand together.
 */
static bool
next_hunk(const struct text *a, const struct text *b, size_t i, size_t j,
    struct hunk *h)
{
	size_t same = 0;

	while (i < a->n && j < b->n && !a->edited[i] && !b->edited[j]) {
		i++;
		j++;
		same++;
	}
	if (i >= a->n && j >= b->n)
		return false;
	same = same < CONTEXT ? same : CONTEXT;
	h->a = i - same;
	h->b = j - same;
	for (same = 0; same <= 2 * CONTEXT && (i < a->n || j < b->n);) {
		if (i < a->n && a->edited[i]) {
			i++;
			same = 0;
		} else if (j < b->n && b->edited[j]) {
			j++;
			same = 0;
		} else {
			i++;
			j++;
			same++;
		}
	}
	same = same > CONTEXT ? same - CONTEXT : 0;
	h->a_end = i - same;
	h->b_end = j - same;
	return true;
}

/* NULL: there was no such file, there is none any more. */
static void
put_diff(struct bk_buf *out, const char *path, const struct bk_str *old,
    const struct bk_str *new)
{
	struct text a = { NULL, NULL, NULL, 0, 0 };
	struct text b = { NULL, NULL, NULL, 0, 0 };
	struct hunk h = { 0, 0, 0, 0 };

	split(old ? *old : BK_STR(""), &a);
	split(new ? *new : BK_STR(""), &b);
	number_lines(&a, &b);
	compare(&a, &b);
	bk_buf_printf(out, "diff --git a/%s b/%s\n", path, path);
	if (!old || !new)
		bk_buf_printf(out, "%s file mode 100644\n", old ? "deleted" :
		    "new");
	if (a.n || b.n)
		bk_buf_printf(out, "--- %s%s\n+++ %s%s\n", old ? "a/" : "",
		    old ? path : "/dev/null", new ? "b/" : "",
		    new ? path : "/dev/null");
	while (next_hunk(&a, &b, h.a_end, h.b_end, &h))
		put_hunk(out, &a, &b, &h);
	text_free(&a);
	text_free(&b);
}

void
bk_diff(struct bk_buf *out, const char *path, const struct bk_str *old,
    struct bk_str bytes)
{
	if (!old || !bk_str_eq(*old, bytes))
		put_diff(out, path, old, &bytes);
}

void
bk_diff_gone(struct bk_buf *out, const char *path, struct bk_str old)
{
	put_diff(out, path, &old, NULL);
}

/* Edited lines from *i on; one without a line end gets one. */
static void
put_edited(struct bk_buf *out, const struct text *t, size_t *i)
{
	for (; *i < t->n && t->edited[*i]; ++*i) {
		bk_buf_putstr(out, t->line[*i]);
		if (out->p[out->n - 1] != '\n')
			bk_buf_putc(out, '\n');
	}
}

size_t
bk_diff_conflicts(struct bk_buf *out, struct bk_str ours,
    struct bk_str theirs)
{
	struct text a = { NULL, NULL, NULL, 0, 0 };
	struct text b = { NULL, NULL, NULL, 0, 0 };
	size_t i = 0, j = 0, n = 0;

	split(ours, &a);
	split(theirs, &b);
	number_lines(&a, &b);
	compare(&a, &b);
	while (i < a.n || j < b.n) {
		if ((i < a.n && a.edited[i]) || (j < b.n && b.edited[j])) {
			bk_buf_puts(out, "<<<<<<< ours\n");
			put_edited(out, &a, &i);
			bk_buf_puts(out, "=======\n");
			put_edited(out, &b, &j);
			bk_buf_puts(out, ">>>>>>> theirs\n");
			n++;
		} else {
			bk_buf_putstr(out, a.line[i++]);
			j++;
		}
	}
	text_free(&a);
	text_free(&b);
	return n;
}
