#include "remainder.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "diff.h"
#include "mem.h"
#include "msg_repo.h"
#include "yamlin.h"
#include "yamlout.h"

void
bk_remainder_init(struct bk_remainder *r)
{
	bk_stats_init(&r->sum);
	r->sum.remainder = true;
	r->marks = (struct bk_map)BK_MAP_INIT;
}

void
bk_remainder_free(struct bk_remainder *r)
{
	bk_stats_free(&r->sum);
	bk_map_free(&r->marks);
}

/* --- marks -------------------------------------------------------------- */

enum { LETTERS = 8 };

char *
bk_remainder_name(struct bk_arena *a, struct bk_str left)
{
	uint8_t sum[SHA256_DIGEST_SIZE];
	struct sha256_ctx sha;
	char mark[LETTERS + 1] = "";

	sha256_init(&sha);
	sha256_update(&sha, left.n, (const uint8_t *)left.p);
	sha256_digest(&sha, sizeof(sum), sum);
	for (int i = 0; i < LETTERS; i++)
		mark[i] = "abcdefghijklmnopqrstuvwxyz"[sum[i] % 26];
	return bk_arena_strdup(a, mark);
}

void
bk_remainder_mark(struct bk_remainder *r, const char *mark)
{
	*bk_map_number_at(&r->marks, bk_str(mark)) = 1;
}

static bool
has_mark(const struct bk_remainder *r, struct bk_str mark)
{
	return bk_map_find(&r->marks, mark) != SIZE_MAX;
}

/* --- a document --------------------------------------------------------- */

int
bk_remainder_take(struct bk_remainder *r, const struct bk_reader *reader,
    struct bk_node *doc)
{
	const struct bk_node *list = bk_node_get(doc, "erasures");
	struct bk_stats st;
	int result;

	if (bk_stats_read(reader, doc, &st) < 0)
		return -1;
	result = bk_stats_merge(&r->sum, &st);
	bk_stats_free(&st);
	for (const struct bk_node *n = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL; n; n = n->next)
		if (n->kind == BK_NODE_TEXT)
			bk_remainder_mark(r, n->text);
	return result;
}

static int
mark_cmp(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
bk_remainder_write(struct bk_buf *b, const struct bk_remainder *r)
{
	size_t n = r->marks.n;
	const char **mark = bk_xcalloc(n + 1, sizeof(*mark));

	for (size_t i = 0; i < n; i++)
		mark[i] = r->marks.e[i].key.p;
	qsort(mark, n, sizeof(*mark), mark_cmp);
	bk_stats_write(b, &r->sum);
	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(b, i ? ", " : "erasures: [");
		bk_yamlout_quoted(b, bk_str(mark[i]));
	}
	bk_buf_puts(b, n ? "]\n" : "");
	free(mark);
}

/* --- the merge ----------------------------------------------------------- */

/* A text that is one `stats` document, or none; false: another. */
static bool
read_side(struct bk_remainder *r, struct bk_str text, const char *file,
    struct bk_arena *arena)
{
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_reader reader = { .file = file, .arena = arena,
		.dg = &quiet };
	struct bk_yaml_stream s = { .p = text.p, .n = text.n, .line = 1 };
	struct bk_yaml_piece piece, more;
	struct bk_node *doc;
	const char *kind;

	if (text.n == 0)
		return true;
	if (!bk_yamlin_next(&s, &piece) || bk_yamlin_next(&s, &more))
		return false;
	doc = bk_yamlin_parse(&piece, file, arena, &quiet);
	kind = doc && doc->kind == BK_NODE_MAP ? bk_node_text(doc, "kind") :
	    NULL;
	return kind && strcmp(kind, "stats") == 0 &&
	    bk_remainder_take(r, &reader, doc) == 0;
}

/* What one side added since: of that, how many are the other's as well. */
static void
count_marks(const struct bk_remainder *o, const struct bk_remainder *a,
    const struct bk_remainder *b, size_t *both, size_t *alone)
{
	*both = *alone = 0;
	for (size_t i = 0; i < a->marks.n; i++) {
		const struct bk_str mark = a->marks.e[i].key;

		if (has_mark(o, mark))
			continue;
		*(has_mark(b, mark) ? both : alone) += 1;
	}
}

/* ours + theirs - base, into `a`; false where that is no sum. */
static bool
add_up(const struct bk_remainder *o, struct bk_remainder *a,
    const struct bk_remainder *b)
{
	if (bk_stats_merge(&a->sum, &b->sum) < 0 ||
	    bk_stats_subtract(&a->sum, &o->sum) > 0)
		return false;
	for (size_t i = 0; i < b->marks.n; i++)
		bk_remainder_mark(a, b->marks.e[i].key.p);
	return true;
}

static int
merge_sides(const struct bk_str sides[3], const char *file,
    struct bk_remainder r[3], struct bk_buf *out, struct bk_diag *dg)
{
	size_t both, ours, theirs;

	if (bk_str_eq(sides[0], sides[1]) || bk_str_eq(sides[1], sides[2])) {
		bk_buf_putstr(out, sides[2]);
		return 0;
	}
	if (bk_str_eq(sides[0], sides[2])) {
		bk_buf_putstr(out, sides[1]);
		return 0;
	}
	count_marks(&r[0], &r[1], &r[2], &both, &ours);
	count_marks(&r[0], &r[2], &r[1], &both, &theirs);
	if (both && (ours == 0 || theirs == 0)) {
		bk_buf_putstr(out, sides[ours ? 1 : 2]);
		return 0;
	}
	if (both || !add_up(&r[0], &r[1], &r[2]))
		return (int)bk_diff_conflicts(out, sides[1], sides[2]) > 0;
	bk_remainder_write(out, &r[1]);
	bk_diag(dg, &bk_msg_merge_erased, file, 0, NULL);
	return 0;
}

int
bk_remainder_merge(const struct bk_str sides[3], const char *file,
    struct bk_arena *arena, struct bk_buf *out, struct bk_diag *dg)
{
	struct bk_remainder r[3];
	bool read = sides[1].n && sides[2].n;
	int result = -1;

	for (int i = 0; i < 3; i++)
		bk_remainder_init(&r[i]);
	for (int i = 0; i < 3 && read; i++)
		read = read_side(&r[i], sides[i], file, arena);
	if (read)
		result = merge_sides(sides, file, r, out, dg);
	for (int i = 0; i < 3; i++)
		bk_remainder_free(&r[i]);
	return result;
}
