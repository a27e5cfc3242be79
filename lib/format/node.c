#include "yamlin.h"

#include <string.h>

struct bk_node *
bk_node_get(const struct bk_node *map, const char *key)
{
	size_t len = strlen(key);

	if (!map || map->kind != BK_NODE_MAP)
		return NULL;
	for (struct bk_node *n = map->kids; n; n = n->next)
		if (n->key->len == len && *n->key->text == *key &&
		    memcmp(n->key->text, key, len) == 0)
			return n;
	return NULL;
}

const char *
bk_node_text(const struct bk_node *map, const char *key)
{
	const struct bk_node *n = bk_node_get(map, key);

	return n && n->kind == BK_NODE_TEXT && !bk_node_null(n) ? n->text :
	    NULL;
}

const struct bk_node *
bk_node_first_item(const struct bk_node *n)
{
	if (!n || n->kind == BK_NODE_LIST)
		return n ? n->kids : NULL;
	return n->kind == BK_NODE_TEXT && (!*n->text || bk_node_null(n)) ?
	    NULL : n;
}

const struct bk_node *
bk_node_next_item(const struct bk_node *list, const struct bk_node *item)
{
	return list == item ? NULL : item->next;
}

bool
bk_node_null(const struct bk_node *n)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL" };

	/* Asked of every text that is read; nearly all begin differently. */
	if (n->kind != BK_NODE_TEXT || n->style != BK_STYLE_PLAIN ||
	    (*n->text && !strchr("~nN", *n->text)))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(n->text, words[i]) == 0)
			return true;
	return false;
}

static bool
word_of_yaml11(struct bk_str s)
{
	static const char *const words[] = { "y", "n", "yes", "no", "true",
		"false", "on", "off", "null", "~", ".inf", "-.inf", ".nan" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (bk_str_ieq(s, bk_str(words[i])))
			return true;
	return s.n == 0;
}

/* 0x1F, 0o17, 0b11: YAML 1.1 and 1.2 between them. */
static bool
based_number(const char *s)
{
	static const char *const digits[][2] = {
		{ "xX", "0123456789abcdefABCDEF_" }, { "oO", "01234567_" },
		{ "bB", "01_" } };

	for (size_t i = 0; s[0] == '0' && s[1] && i < 3; i++)
		if (strchr(digits[i][0], s[1]))
			return s[2] && !s[2 + strspn(s + 2, digits[i][1])];
	return false;
}

/* 12, 00123, 1_000, 1,000, .5, 3.14, 1.2.3, 1e3, 2.5E-7, 190:20:30 */
static bool
decimal_number(const char *s)
{
	size_t n = strspn(s, "0123456789_,.");

	if (!strpbrk(s, "0123456789") || n == 0 || strchr("_,", s[0]))
		return false;
	s += n;
	while (*s == ':' && strspn(s + 1, "0123456789") - 1 < 2)
		s += 1 + strspn(s + 1, "0123456789.");
	if (*s == 'e' || *s == 'E') {
		s += 1 + (s[1] == '+' || s[1] == '-');
		if (!*s)
			return false;
		s += strspn(s, "0123456789");
	}
	return !*s;
}

/* 2020-09-08, 2020-9-8, 2020-09-08T09:10:00Z */
static bool
timestamp(const char *s)
{
	static const char digits[] = "0123456789";
	size_t y = strspn(s, digits), m, d;

	if (y != 4 || s[y] != '-')
		return false;
	m = strspn(s + 5, digits);
	if (m < 1 || m > 2 || s[5 + m] != '-')
		return false;
	d = strspn(s + 6 + m, digits);
	s += 6 + m + d;
	return d >= 1 && d <= 2 && (!*s || (strchr("Tt ", *s) && s[1] &&
	    strchr(digits, s[1])));
}

bool
bk_node_untyped(const struct bk_node *n)
{
	const char *s = n->text;

	if (n->kind != BK_NODE_TEXT || n->style != BK_STYLE_PLAIN)
		return false;
	if (word_of_yaml11((struct bk_str){ s, n->len }))
		return true;
	if (timestamp(s))
		return true;
	s += *s == '+' || *s == '-';
	return based_number(s) || decimal_number(s);
}

struct bk_node *
bk_node_new(struct bk_arena *a, enum bk_node_kind kind,
    enum bk_node_style style)
{
	struct bk_node *n = bk_arena_alloc(a, sizeof(*n));

	*n = (struct bk_node){ .kind = kind, .style = style };
	return n;
}

static struct bk_node *
new_text(struct bk_arena *a, enum bk_node_style style, const char *text)
{
	struct bk_node *n = bk_node_new(a, BK_NODE_TEXT, style);

	n->len = strlen(text);
	n->text = bk_arena_strndup(a, text, n->len);
	return n;
}

struct bk_node *
bk_node_plain(struct bk_arena *a, const char *text)
{
	struct bk_node *n = new_text(a, BK_STYLE_PLAIN, text);

	if (bk_node_null(n))
		n->style = BK_STYLE_DOUBLE;
	return n;
}

struct bk_node *
bk_node_word(struct bk_arena *a, const char *text)
{
	struct bk_node *n = bk_node_plain(a, text);

	if (bk_node_untyped(n))
		n->style = BK_STYLE_DOUBLE;
	return n;
}

struct bk_node *
bk_node_quoted(struct bk_arena *a, const char *text)
{
	return new_text(a, BK_STYLE_DOUBLE, text);
}

struct bk_node *
bk_node_add(struct bk_node *list, struct bk_node *child)
{
	if (list->last)
		list->last->next = child;
	else
		list->kids = child;
	list->last = child;
	list->nkids++;
	return child;
}

struct bk_node *
bk_node_put(struct bk_arena *a, struct bk_node *map, const char *key,
    struct bk_node *child)
{
	struct bk_node **at = &map->kids;

	while (*at && strcmp((*at)->key->text, key) != 0)
		at = &(*at)->next;
	if (*at) {
		child->key = (*at)->key;
		child->next = (*at)->next;
		if (map->last == *at)
			map->last = child;
		*at = child;
		return child;
	}
	child->key = bk_node_plain(a, key);
	return bk_node_add(map, child);
}

struct bk_node *
bk_node_copy(struct bk_arena *a, const struct bk_node *n)
{
	struct bk_node *copy = bk_node_new(a, n->kind, n->style), *kid;

	if (n->kind == BK_NODE_TEXT) {
		copy->text = bk_arena_strndup(a, n->text, n->len);
		copy->len = n->len;
	}
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		kid = bk_node_add(copy, bk_node_copy(a, k));
		kid->key = k->key ? bk_node_copy(a, k->key) : NULL;
	}
	return copy;
}

static bool
map_eq(const struct bk_node *a, const struct bk_node *b)
{
	for (const struct bk_node *n = a->kids; n; n = n->next) {
		const struct bk_node *m = bk_node_get(b, n->key->text);

		if (!m || !bk_node_eq(n, m))
			return false;
	}
	return true;
}

bool
bk_node_eq(const struct bk_node *a, const struct bk_node *b)
{
	const struct bk_node *n, *m;

	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->nkids != b->nkids)
		return false;
	switch (a->kind) {
	case BK_NODE_TEXT:
		if (bk_node_null(a) || bk_node_null(b))
			return bk_node_null(a) && bk_node_null(b);
		return a->len == b->len &&
		    memcmp(a->text, b->text, a->len) == 0;
	case BK_NODE_MAP:
		return map_eq(a, b);
	case BK_NODE_LIST:
		for (n = a->kids, m = b->kids; n; n = n->next, m = m->next)
			if (!bk_node_eq(n, m))
				return false;
	}
	return true;
}

/* The last of what stands in the text: members of a made node do not. */
static const struct bk_node *
last_leaf(const struct bk_node *n)
{
	while (n->line && n->style != BK_STYLE_FLOW && n->last)
		n = n->last;
	return n;
}

/* A block scalar that keeps its blank lines (`|+`). */
static bool
keeps(const struct bk_node *n, struct bk_str text)
{
	size_t head = n->end - n->start < 3 ? n->end - n->start : 3;

	return memchr(text.p + n->start, '+', head) != NULL;
}

size_t
bk_node_behind(const struct bk_node *n, struct bk_str text)
{
	const struct bk_node *leaf = last_leaf(n);
	size_t at = leaf->end;
	const char *nl;

	if (leaf->style == BK_STYLE_LITERAL || leaf->style == BK_STYLE_FOLDED) {
		if (keeps(leaf, text) && at > 0 && text.p[at - 1] == '\n')
			return at;
		while (at > leaf->start && text.p[at - 1] &&
		    strchr(" \t\r\n", text.p[at - 1]))
			at--;
	}
	nl = memchr(text.p + at, '\n', text.n - at);
	return nl ? (size_t)(nl - text.p) + 1 : text.n;
}
