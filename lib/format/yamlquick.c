#include "yamlquick.h"

#include <string.h>

#include "utf8.h"
#include "yamlout.h"

enum {
	DEPTH = BK_YAML_MAX_DEPTH - 2,	/* deeper: the other parser counts */
	KEY_MAX = 512,			/* a longer key may be none */
	KIDS_MAX = 64			/* more keys are hashed there */
};

/* p[n] is not read: every line of the subset ends in LF. */
struct quick {
	const char	*p;
	size_t		 n, at;
	size_t		 line;
	size_t		 col;	/* blanks before `at`, of a line's start */
	struct bk_arena	*arena;
	unsigned	 depth;
};

/* What a byte may do in a plain scalar. */
enum { INSIDE = 1, FIRST = 2 };

static const unsigned char plain[256] = {
	['0' ... '9'] = INSIDE | FIRST, ['a' ... 'z'] = INSIDE | FIRST,
	['A' ... 'Z'] = INSIDE | FIRST, ['_'] = INSIDE | FIRST,
	['-'] = INSIDE, ['.'] = INSIDE, ['/'] = INSIDE, ['+'] = INSIDE,
	['%'] = INSIDE, ['('] = INSIDE, [')'] = INSIDE,
};

static inline bool
is(const struct quick *q, char c)
{
	return q->at < q->n && q->p[q->at] == c;
}

static inline bool
skip(struct quick *q, char c)
{
	if (!is(q, c))
		return false;
	q->at++;
	return true;
}

static inline bool
may(const struct quick *q, size_t at, unsigned what)
{
	return at < q->n && (plain[(unsigned char)q->p[at]] & what);
}

/* Behind the bytes that may stand inside a plain scalar. */
static inline size_t
skip_inside(const struct quick *q, size_t at)
{
	const char *p = q->p;

	/* the text ends in LF, which may not */
	while (plain[(unsigned char)p[at]] & INSIDE)
		at++;
	return at;
}

static struct bk_node *
new_node(struct quick *q, enum bk_node_kind kind, enum bk_node_style style)
{
	struct bk_node *n = bk_node_new(q->arena, kind, style);

	n->line = q->line;
	n->start = q->at;
	return n;
}

/* --- scalars ------------------------------------------------------------ */

/* Behind a run of plain bytes; blanks and colons only between two of them. */
static size_t
plain_end(const struct quick *q)
{
	size_t i = q->at;

	for (;;) {
		size_t k;

		i = skip_inside(q, i);
		for (k = i; k < q->n && q->p[k] == ' '; k++)
			;
		if (k == i && k < q->n && q->p[k] == ':')
			k++;
		if (k == i || !may(q, k, INSIDE))
			return i;
		i = k;
	}
}

static struct bk_node *
plain_scalar(struct quick *q)
{
	struct bk_node *n;
	size_t end;

	if (!may(q, q->at, FIRST) && !(is(q, '-') && q->at + 1 < q->n &&
	    q->p[q->at + 1] >= '0' && q->p[q->at + 1] <= '9'))
		return NULL;
	n = new_node(q, BK_NODE_TEXT, BK_STYLE_PLAIN);
	end = plain_end(q);
	n->len = end - q->at;
	n->text = bk_arena_strndup(q->arena, q->p + q->at, n->len);
	n->end = q->at = end;
	return n;
}

/* One character of a quoted text, at *i: to *to, or false. */
static bool
unescape(const struct quick *q, size_t *i, char **to)
{
	static const char known[] = "n\nr\rt\t\"\"\\\\";
	const char *k;

	if (*i + 1 >= q->n || !q->p[*i + 1])
		return false;
	for (k = known; *k && *k != q->p[*i + 1]; k += 2)
		;
	if (!*k)
		return false;
	*(*to)++ = k[1];
	*i += 2;
	return true;
}

/* Letters of other scripts, as the general parser and YAML take them. */
static bool
other_letter(const struct quick *q, size_t *i, char **to)
{
	uint32_t cp;
	size_t len = bk_utf8_get(q->p + *i, q->n - *i, &cp);

	if (len == 0 || bk_yamlout_escapes(cp))
		return false;
	memcpy(*to, q->p + *i, len);
	*to += len;
	*i += len;
	return true;
}

static struct bk_node *
quoted_scalar(struct quick *q)
{
	struct bk_node *n = new_node(q, BK_NODE_TEXT, BK_STYLE_DOUBLE);
	size_t i = q->at + 1, room = i;
	char *text, *to;

	/* Room up to the next quote that no backslash stands before. */
	while (room < q->n && q->p[room] != '"')
		room += q->p[room] == '\\' ? 2 : 1;
	if (room >= q->n)
		return NULL;
	text = to = bk_arena_alloc(q->arena, room - i + 1);
	while (i < room) {
		unsigned char c = (unsigned char)q->p[i];

		if (c == '\\') {
			if (!unescape(q, &i, &to))
				return NULL;
		} else if (c >= 0x80) {
			if (!other_letter(q, &i, &to))
				return NULL;
		} else if (c < 0x20 || c == 0x7f) {
			return NULL;
		} else {
			*to++ = (char)c;
			i++;
		}
	}
	*to = '\0';
	n->text = text;
	n->len = (size_t)(to - text);
	n->end = q->at = i + 1;
	return n;
}

static struct bk_node *
scalar(struct quick *q)
{
	return is(q, '"') ? quoted_scalar(q) : plain_scalar(q);
}

/* --- maps --------------------------------------------------------------- */

/* May that be the next key of the map? */
static bool
key_is_good(const struct bk_node *map, const struct bk_node *key)
{
	if (!key || key->end - key->start > KEY_MAX || map->nkids >= KIDS_MAX)
		return false;
	for (const struct bk_node *n = map->kids; n; n = n->next)
		if (n->key->len == key->len && *n->key->text == *key->text &&
		    memcmp(n->key->text, key->text, key->len) == 0)
			return false;
	return true;
}

static void
put(struct bk_node *map, struct bk_node *key, struct bk_node *value)
{
	value->key = key;
	bk_node_add(map, value);
}

/* --- on one line -------------------------------------------------------- */

static struct bk_node *flow(struct quick *);

/* A value that ends on the line it starts on. */
static struct bk_node *
inline_value(struct quick *q)
{
	return is(q, '{') || is(q, '[') ? flow(q) : scalar(q);
}

static bool
flow_item(struct quick *q, struct bk_node *n)
{
	struct bk_node *key = NULL, *value;

	if (n->kind == BK_NODE_MAP) {
		key = scalar(q);
		if (!key_is_good(n, key) || !skip(q, ':') || !skip(q, ' '))
			return false;
	}
	value = inline_value(q);
	if (!value)
		return false;
	if (key)
		put(n, key, value);
	else
		bk_node_add(n, value);
	return true;
}

static struct bk_node *
flow(struct quick *q)
{
	bool map = is(q, '{');
	struct bk_node *n = new_node(q, map ? BK_NODE_MAP : BK_NODE_LIST,
	    BK_STYLE_FLOW);
	char close = map ? '}' : ']';

	q->at++;
	if (++q->depth > DEPTH)
		return NULL;
	if (!is(q, close)) {
		do
			if (!flow_item(q, n))
				return NULL;
		while (skip(q, ',') && skip(q, ' '));
	}
	if (!skip(q, close))
		return NULL;
	q->depth--;
	n->end = q->at;
	return n;
}

/* --- on lines of its own ------------------------------------------------ */

static struct bk_node *block_map(struct quick *, size_t col,
    struct bk_node *key);

/* To the text of the next line; false where there is none, or it is blank. */
static bool
next_line(struct quick *q)
{
	size_t start;

	if (!skip(q, '\n'))
		return false;
	q->line++;
	for (start = q->at; is(q, ' '); q->at++)
		;
	q->col = q->at - start;
	return q->at == q->n ? q->col == 0 : !is(q, '\n');
}

/* Does the line go on with something that stands in that column? */
static inline bool
goes_on(const struct quick *q, size_t col)
{
	return q->at < q->n && q->col == col;
}

static inline bool
is_dash(const struct quick *q)
{
	return is(q, '-') && q->at + 1 < q->n && q->p[q->at + 1] == ' ';
}

/* `- ` and what follows: a value on the line, or a map that starts there. */
static struct bk_node *
list_item(struct quick *q, size_t col)
{
	struct bk_node *n;

	q->at += 2;
	n = inline_value(q);
	if (n && n->kind == BK_NODE_TEXT && is(q, ':'))
		return block_map(q, col + 2, n);
	return n && next_line(q) ? n : NULL;
}

static struct bk_node *
block_list(struct quick *q)
{
	struct bk_node *n = new_node(q, BK_NODE_LIST, BK_STYLE_BLOCK);
	size_t col = q->col;

	if (++q->depth > DEPTH)
		return NULL;
	while (goes_on(q, col) && is_dash(q)) {
		struct bk_node *item = list_item(q, col);

		if (!item)
			return NULL;
		bk_node_add(n, item);
	}
	q->depth--;
	n->end = n->last->end;
	return q->col < col || q->at == q->n ? n : NULL;
}

/* Behind a key and its colon, of a map in that column. */
static struct bk_node *
map_value(struct quick *q, size_t col)
{
	struct bk_node *n;

	if (skip(q, ' ')) {
		n = inline_value(q);
		return n && next_line(q) ? n : NULL;
	}
	if (!next_line(q) || q->at == q->n || q->col <= col)
		return NULL;
	return is_dash(q) ? block_list(q) : block_map(q, q->col, scalar(q));
}

/* A map whose keys stand in that column; the first was read. */
static struct bk_node *
block_map(struct quick *q, size_t col, struct bk_node *key)
{
	struct bk_node *n = bk_node_new(q->arena, BK_NODE_MAP,
	    BK_STYLE_BLOCK);

	if (!key || ++q->depth > DEPTH)
		return NULL;
	n->line = key->line;
	n->start = key->start;
	for (;;) {
		struct bk_node *value;

		if (!key_is_good(n, key) || !skip(q, ':'))
			return NULL;
		value = map_value(q, col);
		if (!value)
			return NULL;
		put(n, key, value);
		if (!goes_on(q, col))
			break;
		key = scalar(q);
	}
	q->depth--;
	n->end = n->last->end;
	return q->col < col || q->at == q->n ? n : NULL;
}

struct bk_node *
bk_yamlquick_next(const struct bk_yaml_piece *piece, struct bk_arena *arena)
{
	struct quick q = { .p = piece->p, .n = piece->n, .arena = arena,
		.line = piece->line };
	struct bk_node *root;

	if (q.n == 0 || q.p[q.n - 1] != '\n')
		return NULL;
	if (q.n > 4 && memcmp(q.p, "---\n", 4) == 0) {
		q.at = 4;
		q.line++;
	}
	root = block_map(&q, 0, scalar(&q));
	return root && q.at == q.n ? root : NULL;
}
