/* Reading `kind: stats` (sums.h). */
#include <string.h>

#include "mem.h"
#include "msg_domain.h"
#include "msg_stats.h"
#include "sums.h"
#include "term.h"

/* --- reading ------------------------------------------------------------ */

static int
bad(const struct bk_reader *r, const struct bk_node *n, const char *wanted)
{
	bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line, "%.60s: not %s",
	    n->key ? n->key->text : bk_diag_text(r->dg, "list"),
	    bk_diag_text(r->dg, wanted));
	return -1;
}

/* Keys and ids become part of paths: no control characters in them. */
static bool
printable(const struct bk_node *n)
{
	for (size_t i = 0; i < n->len; i++)
		if ((unsigned char)n->text[i] < 0x20)
			return false;
	return n->kind == BK_NODE_TEXT;
}

/* "45" or "0.5", in thousandths. More decimals than three are rounded. */
static int
read_value(const char *s, int64_t *out)
{
	int64_t v = 0;
	int places = -1, sign = *s == '-' ? -1 : 1;

	for (s += *s == '-'; *s; s++) {
		if (*s == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (*s < '0' || *s > '9' || v > BK_SUM_MAX / 10)
			return -1;
		if (places == 3)
			break;
		v = v * 10 + (*s - '0');
		if (places >= 0)
			places++;
	}
	if (*s >= '5' && *s <= '9')
		v++;
	for (int i = places < 0 ? 0 : places; i < 3; i++)
		if ((v *= 10) > BK_SUM_MAX)
			return -1;
	*out = sign * v;
	return v > BK_SUM_MAX ? -1 : 0;
}

/* How many levels of maps a field has; -1: a field of a later issue. */
static int
levels_of(const char *field)
{
	static const struct {
		const char	*field;
		int		 levels;
	} known[] = {
		{ "students", 0 }, { "with_problem", 0 }, { "mistaken", 0 },
		{ "off_roll", 0 }, { "rungs", 1 }, { "status", 1 },
		{ "causes", 1 }, { "rules", 1 }, { "opened", 1 },
		{ "tries", 1 }, { "reached", 1 }, { "days", 2 },
		{ "visits", 1 }, { "complaints", 1 }, { "services", 1 },
		{ "hours", 1 }, { "promises", 1 },
		{ "sessions", 2 }, { "pairs", 2 }, { "effect", -1 },
		{ "untouched", 0 }, { "censored", 2 }, { "coverage", 0 },
		{ "confirmed", 2 }, { "weeks", 2 },
	};

	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (strcmp(known[i].field, field) == 0)
			return known[i].levels;
	return -1;
}

/* `levels` of maps lie between this one and the figures; -1: any number. */
static int
read_sums(const struct bk_reader *r, struct bk_node *map, struct bk_stats *st,
    const struct bk_group *g, struct bk_buf *path, int levels)
{
	size_t start = path->n;
	int result = 0;

	for (struct bk_node *n = map->kids; n && result == 0; n = n->next) {
		int below = start ? levels : levels_of(n->key->text);
		int64_t v;

		if (!printable(n->key))
			return bad(r, n, "a key of printable text");
		bk_buf_puts(path, start ? BK_SUM_SEP : "");
		bk_buf_puts(path, n->key->text);
		if (n->kind == BK_NODE_MAP && below != 0)
			result = read_sums(r, n, st, g, path, below - 1);
		else if (below > 0)
			result = bad(r, n, "a map of sums");
		else if (n->kind != BK_NODE_TEXT ||
		    read_value(n->text, &v) < 0 ||
		    bk_stats_add(st, g, path->p, v) < 0)
			result = bad(r, n, "a sum (a number, not negative)");
		path->n = start;
		if (path->cap)
			path->p[start] = '\0';
	}
	return result;
}

static int
read_key_text(const struct bk_reader *r, struct bk_node *map, const char *key,
    const char **out)
{
	struct bk_node *n = bk_node_get(map, key);

	if (!n)
		return 0;
	if (!printable(n))
		return bad(r, n, "printable text");
	*out = n->text;
	return 0;
}

/* The keys of a group, which are taken out of its map: the rest are sums. */
static int
read_group(const struct bk_reader *r, struct bk_node *map,
    struct bk_stats *st)
{
	struct bk_group g = { 0 };
	struct bk_node rest = { .kind = BK_NODE_MAP }, *next;
	struct bk_buf path = BK_BUF_INIT;
	const char *term = NULL;
	int result;

	if (map->kind != BK_NODE_MAP)
		return bad(r, map, "a group (keys and values)");
	if (read_key_text(r, map, "term", &term) < 0 ||
	    read_key_text(r, map, "grade", &g.grade) < 0 ||
	    read_key_text(r, map, "class", &g.class) < 0)
		return -1;
	for (int i = 0; i < BK_NBY; i++)
		if (read_key_text(r, map, bk_stats_bys[i].id, &g.by[i]) < 0)
			return -1;
	if (!term || bk_term_parse(bk_str(term), &g.term) < 0)
		return bad(r, map, "of a term (term: 2020-2021-1)");
	for (struct bk_node *n = map->kids; n; n = next) {
		const char *key = n->key->text;

		next = n->next;
		n->next = NULL;
		if (strcmp(key, "term") != 0 && strcmp(key, "grade") != 0 &&
		    strcmp(key, "class") != 0 &&
		    bk_word_find(bk_stats_bys, bk_str(key)) < 0)
			bk_node_add(&rest, n);
	}
	bk_stats_term(st, g.term, BK_DATE_NONE);
	result = read_sums(r, &rest, st, bk_stats_group(st, &g), &path,
	    -1);
	bk_buf_free(&path);
	return result;
}

static int
read_terms(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *list = bk_node_get(doc, "terms");
	struct bk_node *map = bk_node_get(doc, "head_count_date");
	bk_term term;
	bk_date day;

	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of terms");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		if (n->kind != BK_NODE_TEXT ||
		    bk_term_parse(bk_str(n->text), &term) < 0)
			return bad(r, n, "a term (2020-2021-1)");
		bk_stats_term(st, term, BK_DATE_NONE);
	}
	if (map && map->kind != BK_NODE_MAP)
		return bad(r, map, "a day for each term");
	for (struct bk_node *n = map ? map->kids : NULL; n; n = n->next) {
		if (bk_term_parse(bk_str(n->key->text), &term) < 0 ||
		    n->kind != BK_NODE_TEXT ||
		    bk_date_parse(bk_str(n->text), &day) < 0)
			return bad(r, n, "the day of a term");
		bk_stats_term(st, term, day);
	}
	return 0;
}

static int
read_by(const struct bk_reader *r, struct bk_node *doc, struct bk_stats *st)
{
	struct bk_node *list = bk_node_get(doc, "by");

	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of keys");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		int by = n->kind == BK_NODE_TEXT ?
		    bk_word_find(bk_stats_bys, bk_str(n->text)) : -1;

		if (by < 0)
			return bad(r, n, "one of sex, counsellor, school");
		st->by |= 1u << by;
	}
	return 0;
}

static int
read_schools(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *one = bk_node_get(doc, "school");
	struct bk_node *list = bk_node_get(doc, "schools");
	const char *id = bk_node_text(one, "npsn");

	if (one && one->kind != BK_NODE_MAP)
		return bad(r, one, "a school (keys and values)");
	if (!id)
		id = bk_node_text(one, "name");
	if (id)
		bk_stats_school(st, id, one);
	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of schools");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		if (!printable(n))
			return bad(r, n, "an npsn");
		bk_stats_school(st, n->text, NULL);
	}
	return 0;
}

static int
read_version(const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_node *n = bk_node_get(doc, "version");

	if (!n || (n->kind == BK_NODE_TEXT && strcmp(n->text, "1") == 0))
		return 0;
	bk_diag(r->dg, &bk_msg_stats_version, r->file, n->line,
	    "%.20s (wanted: 1)", n->kind == BK_NODE_TEXT ? n->text : "");
	return -1;
}

static int
read_groups(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *groups = bk_node_get(doc, "groups");

	if (groups && groups->kind != BK_NODE_LIST)
		return bad(r, groups, "a list of groups");
	for (struct bk_node *n = groups ? groups->kids : NULL; n; n = n->next)
		if (read_group(r, n, st) < 0)
			return -1;
	return 0;
}

/* What is taken from a whole says so: some of its sums may be below 0. */
static int
read_remainder(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *n = bk_node_get(doc, "remainder");

	if (n && (n->kind != BK_NODE_TEXT ||
	    bk_bind_bool(n->text, &st->remainder) < 0))
		return bad(r, n, "true or false");
	return 0;
}

int
bk_stats_read(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	bk_stats_init(st);
	if (read_version(r, doc) == 0 && read_schools(r, doc, st) == 0 &&
	    read_terms(r, doc, st) == 0 && read_by(r, doc, st) == 0 &&
	    read_remainder(r, doc, st) == 0 && read_groups(r, doc, st) == 0)
		return 0;
	bk_stats_free(st);
	return -1;
}

int
bk_stats_form(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_stats st;

	(void)ctx;
	if (bk_stats_read(r, doc, &st) < 0)
		return -1;
	bk_stats_free(&st);
	return 0;
}
