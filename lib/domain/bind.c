#include "bind.h"

#include <string.h>

#include "clock.h"
#include "msg_domain.h"
#include "near.h"
#include "term.h"

/* No number in a document is larger: two of them add up in an int. */
#define NUMBER_MAX	1000000000

/* Any BK_LIST_OF, whatever its elements. */
struct list {
	void	*v;
	size_t	 n;
};

/* Is it an entry to read, before those that have no member? */
static inline bool
is_read(const struct bk_bind *b)
{
	return b->type != BK_TYPE_END && b->type != BK_TYPE_REST;
}

int
bk_bind_bool(const char *s, bool *out)
{
	static const char *const words[] = { "false", "true", "no", "yes",
		"off", "on", "n", "y" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (bk_str_ieq(bk_str(s), bk_str(words[i]))) {
			*out = i % 2;
			return 0;
		}
	return -1;
}

int
bk_bind_stamp(struct bk_str s, int64_t *out)
{
	bk_date date;
	int minutes;

	if (s.n != 16 || (s.p[10] != 'T' && s.p[10] != ' ') ||
	    bk_date_parse((struct bk_str){ s.p, 10 }, &date) < 0 ||
	    bk_clock_parse((struct bk_str){ s.p + 11, 5 }, &minutes) < 0)
		return -1;
	*out = (int64_t)date * 1440 + minutes;
	return 0;
}

void
bk_bind_clear(const struct bk_bind *b, void *st)
{
	for (; is_read(b); b++) {
		void *to = (char *)st + b->offset;

		switch (b->type) {
		case BK_TYPE_TEXT:
		case BK_TYPE_ID:
		case BK_TYPE_NAME:
			*(const char **)to = NULL;
			break;
		case BK_TYPE_DATE:
			*(bk_date *)to = BK_DATE_NONE;
			break;
		case BK_TYPE_TIME:
		case BK_TYPE_INT:
			*(int *)to = BK_INT_NONE;
			break;
		case BK_TYPE_STAMP:
			*(int64_t *)to = BK_STAMP_NONE;
			break;
		case BK_TYPE_TERM:
			*(bk_term *)to = 0;
			break;
		case BK_TYPE_NUM:
			*(double *)to = NAN;
			break;
		case BK_TYPE_BOOL:
			*(bool *)to = false;
			break;
		case BK_TYPE_WORD:
			*(int *)to = -1;
			break;
		case BK_TYPE_TEXTS:
		case BK_TYPE_WINDOWS:
			*(struct bk_texts *)to = (struct bk_texts){ NULL, 0 };
			break;
		case BK_TYPE_STRUCT:
			bk_bind_clear(b->binds, to);
			break;
		case BK_TYPE_STRUCTS:
			*(struct list *)to = (struct list){ NULL, 0 };
			break;
		case BK_TYPE_NODE:
		case BK_TYPE_SELF:
			*(struct bk_node **)to = NULL;
			break;
		case BK_TYPE_KEY:
		case BK_TYPE_REST:
		case BK_TYPE_END:
			break;
		}
	}
}

static void
own_text(const char **text, struct bk_arena *a)
{
	if (*text)
		*text = bk_arena_strdup(a, *text);
}

static void
own_texts(struct bk_texts *texts, struct bk_arena *a)
{
	texts->v = bk_arena_dup(a, texts->v, texts->n, sizeof(*texts->v));
	for (size_t i = 0; i < texts->n; i++)
		own_text(&texts->v[i], a);
}

static void
own_structs(const struct bk_bind *b, struct list *list, struct bk_arena *a)
{
	list->v = bk_arena_dup(a, list->v, list->n, b->size);
	for (size_t i = 0; i < list->n; i++)
		bk_bind_own(b->binds, (char *)list->v + i * b->size, a);
}

void
bk_bind_own(const struct bk_bind *b, void *st, struct bk_arena *a)
{
	for (; is_read(b); b++) {
		void *at = (char *)st + b->offset;

		switch (b->type) {
		case BK_TYPE_TEXT:
		case BK_TYPE_ID:
		case BK_TYPE_NAME:
			own_text(at, a);
			break;
		case BK_TYPE_TEXTS:
		case BK_TYPE_WINDOWS:
			own_texts(at, a);
			break;
		case BK_TYPE_STRUCT:
			bk_bind_own(b->binds, at, a);
			break;
		case BK_TYPE_STRUCTS:
			own_structs(b, at, a);
			break;
		case BK_TYPE_NODE:
		case BK_TYPE_SELF:
			*(struct bk_node **)at = NULL;
			break;
		default:	/* holds no memory */
			break;
		}
	}
}

static int
bad(const struct bk_reader *r, const struct bk_node *n, const char *wanted)
{
	const char *key = n->key ? n->key->text : bk_diag_text(r->dg, "list");

	wanted = bk_diag_text(r->dg, wanted);
	if (n->kind == BK_NODE_TEXT)
		bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
		    "%s: '%.60s' is not %s", key, n->text, wanted);
	else
		bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
		    "%s: not %s", key, wanted);
	return -1;
}

/* A few words are all listed; of many, the one that may have been meant. */
static int
bad_word(const struct bk_reader *r, const struct bk_word *words,
    const struct bk_node *n)
{
	enum { FEW = 8 };
	const char *near = bk_word_near(words, n->text), *list = "";
	size_t i = 0;

	for (; i <= FEW && words[i].id; i++)
		list = bk_arena_printf(r->arena, "%s%s%s", list,
		    i ? ", " : "", words[i].id);
	if (i <= FEW)
		return bad(r, n, bk_arena_printf(r->arena,
		    bk_diag_text(r->dg, "one of %s"), list));
	return bad(r, n, near ? bk_arena_printf(r->arena, bk_diag_text(r->dg,
	    "a word known here (did you mean %s?)"), near) :
	    "a word known here");
}

static int
load_number(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *n, void *to)
{
	struct bk_str s = { n->text, n->len };
	uint64_t u;
	double v;

	switch (b->type) {
	case BK_TYPE_DATE:
		return bk_date_parse(s, to) < 0 ? bad(r, n, "a day that exists "
		    "(2020-12-31)") : 0;
	case BK_TYPE_TIME:
		return bk_clock_parse(s, to) < 0 ? bad(r, n, "a time of day "
		    "(\"09:00\")") : 0;
	case BK_TYPE_STAMP:
		return bk_bind_stamp(s, to) < 0 ? bad(r, n, "a day and time "
		    "(2020-12-31T09:00)") : 0;
	case BK_TYPE_TERM:
		return bk_term_parse(s, to) < 0 ? bad(r, n, "a term "
		    "(2020-2021-1)") : 0;
	case BK_TYPE_NUM:
		if (bk_str_num(s, &v) < 0 || fabs(v) > NUMBER_MAX)
			return bad(r, n, "a number");
		*(double *)to = v;
		return 0;
	case BK_TYPE_INT:
		if (bk_str_uint(s, NUMBER_MAX, &u) < 0)
			return bad(r, n, "a whole number");
		*(int *)to = (int)u;
		return 0;
	default:
		return -1;
	}
}

static int
load_scalar(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *n, void *to)
{
	if (n->kind != BK_NODE_TEXT)
		return bad(r, n, "one value");
	switch (b->type) {
	case BK_TYPE_TEXT:
	case BK_TYPE_ID:
		if (r->check && bk_node_untyped(n))
			bk_diag(r->dg, &bk_msg_lost_quotes, r->file, n->line,
			    b->type == BK_TYPE_ID ? "%s: %.40s" :
			    "%s: reads as a number or a truth value",
			    n->key ? n->key->text : bk_diag_text(r->dg,
			    "item"), n->text);
		/* FALLTHROUGH */
	case BK_TYPE_NAME:
		*(const char **)to = n->text;
		return 0;
	case BK_TYPE_BOOL:
		return bk_bind_bool(n->text, to) < 0 ?
		    bad(r, n, "true or false") : 0;
	case BK_TYPE_WORD:
		*(int *)to = bk_word_find(b->words,
		    (struct bk_str){ n->text, n->len });
		return *(int *)to < 0 ? bad_word(r, b->words, n) : 0;
	default:
		return load_number(r, b, n, to);
	}
}

static int
load_texts(const struct bk_reader *r, struct bk_node *n, void *to)
{
	struct bk_texts *t = to;
	const char **v;
	size_t i = 0;

	if (n->kind == BK_NODE_TEXT) { /* one, where a list may stand */
		v = bk_arena_alloc(r->arena, sizeof(*v));
		v[0] = n->text;
		*t = (struct bk_texts){ v, 1 };
		return 0;
	}
	if (n->kind != BK_NODE_LIST)
		return bad(r, n, "a list");
	v = bk_arena_alloc(r->arena, (n->nkids + 1) * sizeof(*v));
	for (struct bk_node *k = n->kids; k; k = k->next) {
		if (k->kind != BK_NODE_TEXT)
			return bad(r, k, "one value");
		v[i++] = k->text;
	}
	*t = (struct bk_texts){ v, i };
	return 0;
}

/* Hours of some days alone: Ramadan, harvest, the rains. */
struct dated {
	bk_date		from, to;
	struct bk_texts	windows;
};

static const struct bk_bind dated_binds[] = {
	BK_BIND_REQUIRED("from", DATE, struct dated, from),
	BK_BIND_REQUIRED("to", DATE, struct dated, to),
	BK_BIND_REQUIRED("windows", TEXTS, struct dated, windows),
	BK_BIND_END
};

/* One entry of a list of windows, as texts behind *t. */
static int
load_window(const struct bk_reader *r, struct bk_node *n, struct bk_texts *t)
{
	char from[BK_DATE_SIZE], to[BK_DATE_SIZE];
	struct dated d;

	if (n->kind == BK_NODE_TEXT) {
		t->v[t->n++] = n->text;
		return 0;
	}
	if (bk_bind_read_item(r, dated_binds, n, &d) < 0)
		return -1;
	bk_date_format(d.from, from);
	bk_date_format(d.to, to);
	if (d.to < d.from) {
		bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
		    "to: %s is before from: %s", to, from);
		return -1;
	}
	for (size_t i = 0; i < d.windows.n; i++)
		t->v[t->n++] = bk_arena_printf(r->arena, "%s..%s %s", from, to,
		    d.windows.v[i]);
	if (d.windows.n == 0)
		t->v[t->n++] = bk_arena_printf(r->arena, "%s..%s", from, to);
	return 0;
}

static int
load_windows(const struct bk_reader *r, struct bk_node *n, void *to)
{
	struct bk_texts t = { NULL, 0 };
	size_t most = 1;
	int worst = 0;

	if (n->kind != BK_NODE_LIST)
		return load_texts(r, n, to);
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		const struct bk_node *w = bk_node_get(k, "windows");

		most += 1 + (w ? w->nkids : 0);
	}
	t.v = bk_arena_alloc(r->arena, most * sizeof(*t.v));
	for (struct bk_node *k = n->kids; k; k = k->next)
		if (load_window(r, k, &t) < 0)
			worst = -1;
	if (worst == 0)
		*(struct bk_texts *)to = t;
	return worst;
}

static int
load_item(const struct bk_reader *r, const struct bk_bind *binds,
    struct bk_node *map, void *st)
{
	int result = bk_bind_load(r, binds, map, st);

	if (r->check)
		bk_bind_check_item(r, binds, map, &bk_msg_own_key);
	return result;
}

static int
load_structs(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *n, void *to)
{
	struct list *l = to;
	char *v;
	size_t i = 0;
	int worst = 0;

	if (n->kind != BK_NODE_LIST)
		return bad(r, n, "a list");
	v = bk_arena_zalloc(r->arena, (n->nkids + 1) * b->size);
	bk_bind_clear(b->binds, v);
	for (i = 1; i < n->nkids; i++)
		memcpy(v + i * b->size, v, b->size);
	i = 0;
	for (struct bk_node *k = n->kids; k; k = k->next, i++)
		if (load_item(r, b->binds, k, v + i * b->size) < 0)
			worst = -1;
	*l = (struct list){ v, i };
	return worst;
}

static int
load_value(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *n, void *to)
{
	switch (b->type) {
	case BK_TYPE_TEXTS:
		return load_texts(r, n, to);
	case BK_TYPE_WINDOWS:
		return load_windows(r, n, to);
	case BK_TYPE_STRUCT:
		return bk_bind_load(r, b->binds, n, to);
	case BK_TYPE_STRUCTS:
		return load_structs(r, b, n, to);
	case BK_TYPE_NODE:
		*(struct bk_node **)to = n;
		return 0;
	default:
		return load_scalar(r, b, n, to);
	}
}

/* --- keys that are not quite right -------------------------------------- */

enum { KEY_MAX = 24, KEY_MIN = 4, KEY_LONG = 8 };

/* Was `key` meant? A slip of one letter; of two, in a long key. */
static bool
near(const char *text, size_t n, const char *key)
{
	size_t nk = strlen(key);
	size_t most = nk >= KEY_LONG ? 2 : 1;

	if (n > KEY_MAX || nk > KEY_MAX || nk < KEY_MIN ||
	    n > nk + most || nk > n + most)
		return false;
	return bk_near_slips((struct bk_str){ text, n }, bk_str(key), most) <=
	    most;
}

/*
 * Is the key named by the table? NULL where it is; else the key that was
 * nearly written, or "" where there is none such.
 */
static const char *
not_named(const struct bk_bind *b, const struct bk_node *map,
    const struct bk_node *k)
{
	const char *meant = "";

	for (; b->type != BK_TYPE_END; b++) {
		if (strcmp(b->key, k->key->text) == 0)
			return NULL;
		if (!*meant && near(k->key->text, k->key->len, b->key))
			meant = b->key;
	}
	if (strcmp(k->key->text, "kind") == 0)
		return NULL;
	return *meant && bk_node_get(map, meant) ? "" : meant;
}

void
bk_bind_check_keys(const struct bk_reader *r, const struct bk_bind *binds,
    const struct bk_node *map)
{
	for (const struct bk_node *k = map->kids; k; k = k->next) {
		const char *meant = not_named(binds, map, k);

		if (meant && *meant)
			bk_diag(r->dg, &bk_msg_near_key, r->file,
			    k->key->line, "%s (did you mean %s?)",
			    k->key->text, meant);
	}
}

void
bk_bind_check_item(const struct bk_reader *r, const struct bk_bind *binds,
    const struct bk_node *map, const struct bk_msg *msg)
{
	if (map->kind != BK_NODE_MAP)
		return;
	for (const struct bk_node *k = map->kids; k; k = k->next) {
		const char *meant = not_named(binds, map, k);

		if (meant && !*meant)
			bk_diag(r->dg, msg, r->file, k->key->line, "%.60s",
			    k->key->text);
	}
}

/* Nothing stands there; but the word `null` is a text where one is wanted. */
static bool
absent(const struct bk_bind *b, const struct bk_node *n)
{
	bool text = b->type == BK_TYPE_TEXT || b->type == BK_TYPE_ID ||
	    b->type == BK_TYPE_NAME;

	return !n || (bk_node_null(n) && !(text && n->len > 1));
}

/* One of 64 bits for a key, by how it begins. */
static uint64_t
mark_of(const char *key)
{
	unsigned first = (unsigned char)key[0];

	return UINT64_C(1) << (first ? (7 * first + (unsigned char)key[1]) %
	    64 : 0);
}

/* The keys of a map: one whose bit is not set is none of them. */
static uint64_t
marks_of(const struct bk_node *map)
{
	uint64_t marks = 0;

	for (const struct bk_node *n = map->kids; n; n = n->next)
		marks |= mark_of(n->key->text);
	return marks;
}

/*
 * The value of a key; in *at, where the last one was found, since documents
 * mostly stand in the order of the table.
 */
static struct bk_node *
find(const struct bk_node *map, const char *key, struct bk_node **at)
{
	struct bk_node *n = *at ? (*at)->next : map->kids;

	if (!n || strcmp(n->key->text, key) != 0)
		n = bk_node_get(map, key);
	if (n)
		*at = n;
	return n;
}

int
bk_bind_load(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *map, void *st)
{
	struct bk_node *at = NULL;
	uint64_t marks;
	int worst = 0;

	if (map->kind != BK_NODE_MAP) {
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, map->line, "%s",
		    map->key ? map->key->text : "");
		return -1;
	}
	if (r->check)
		bk_bind_check_keys(r, b, map);
	marks = marks_of(map);
	for (; is_read(b); b++) {
		void *to = (char *)st + b->offset;
		struct bk_node *n;

		if (b->type == BK_TYPE_SELF)
			*(struct bk_node **)to = map;
		if (b->type == BK_TYPE_SELF || b->type == BK_TYPE_KEY)
			continue;
		n = marks & mark_of(b->key) ? find(map, b->key, &at) : NULL;
		if (!absent(b, n)) {
			if (load_value(r, b, n, to) < 0)
				worst = -1;
		} else if (b->required) {
			bk_diag(r->dg, &bk_msg_missing_key, r->file,
			    map->line, "%s", b->key);
			worst = -1;
		}
	}
	return worst;
}

int
bk_bind_read(const struct bk_reader *r, const struct bk_bind *b,
    struct bk_node *map, void *st)
{
	bk_bind_clear(b, st);
	return bk_bind_load(r, b, map, st);
}

int
bk_bind_read_item(const struct bk_reader *r, const struct bk_bind *binds,
    struct bk_node *map, void *st)
{
	bk_bind_clear(binds, st);
	return load_item(r, binds, map, st);
}

const char *const *
bk_bind_order(const struct bk_bind *b, struct bk_arena *arena)
{
	const char **order;
	size_t n = 0, i = 0;

	while (b[n].type != BK_TYPE_END)
		n++;
	order = bk_arena_alloc(arena, (n + 1) * sizeof(*order));
	for (; b->type != BK_TYPE_END; b++)
		if (b->type != BK_TYPE_SELF && b->type != BK_TYPE_REST)
			order[i++] = b->key;
	order[i] = NULL;
	return order;
}
