#include "entry.h"

#include <string.h>

#include "clock.h"
#include "ladder.h"
#include "msg_domain.h"
#include "spoken.h"
#include "term.h"

void
bk_entry_clear(struct bk_entry *e)
{
	*e = (struct bk_entry){ .who = NULL };
	bk_bind_clear(bk_case_action_binds, &e->action);
}

bool
bk_entry_split(const char *who, bk_term *term, const char **nis)
{
	enum { TERM = BK_TERM_SIZE - 1 };

	if (strlen(who) > TERM + 1 && who[TERM] == '/' &&
	    bk_term_parse((struct bk_str){ who, TERM }, term) == 0) {
		*nis = who + TERM + 1;
		return true;
	}
	*nis = who;
	return false;
}

static const char *
all_ids(const struct bk_word *table, struct bk_arena *a)
{
	const char *list = "";

	for (int i = 0; table[i].id; i++)
		list = bk_arena_printf(a, "%s%s%s", list, i ? ", " : "",
		    table[i].id);
	return list;
}

/* The steps that people take. */
static const char *
all_steps(struct bk_arena *a)
{
	const char *list = "";

	for (int i = 0; i < BK_STEP_ADVANCE; i++)
		list = bk_word_list(list, &bk_word_steps[i], a);
	return list;
}

static int
bad(const struct bk_entry_place *at, const char *key, const char *why)
{
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%.40s: %s",
	    key, bk_diag_text(at->dg, why));
	return -1;
}

/* The outcomes that a step takes; "" for none. */
static const char *
outcomes_of(int step, struct bk_arena *a)
{
	const char *list = "";

	for (int i = 0; bk_word_outcomes[i].id; i++)
		if (bk_ladder_takes(step, i))
			list = bk_word_list(list, &bk_word_outcomes[i], a);
	return list;
}

/* "did you mean phone? " or nothing */
static const char *
meant(const char *near, const struct bk_entry_place *at)
{
	return near ? bk_arena_printf(at->arena, bk_diag_text(at->dg,
	    "did you mean %s? "), near) : "";
}

static int
take_step(struct bk_entry *e, const char *text,
    const struct bk_entry_place *at)
{
	const char *all = all_steps(at->arena);
	int s = bk_spoken_step(text);

	if (s >= 0 && s != BK_STEP_ADVANCE) {
		e->action.step = s;
		return 0;
	}
	if (!*text)
		return bad(at, bk_diag_text(at->dg, "no step"),
		    bk_arena_printf(at->arena, bk_diag_text(at->dg,
		    "one of %s is wanted"), all));
	bk_diag(at->dg, &bk_msg_no_such_step, at->file, at->line,
	    "'%.40s' (%sone of: %s)", text,
	    meant(bk_spoken_near_step(text), at), all);
	return -1;
}

int
bk_entry_step(struct bk_entry *e, const char *step, const char *outcome,
    const struct bk_entry_place *at)
{
	const char *list;
	int s, o;

	if (take_step(e, step, at) < 0)
		return -1;
	s = e->action.step;
	e->action.outcome = -1;
	if (!outcome || !*outcome)
		return 0;
	o = bk_spoken_outcome(s, outcome);
	if (o >= 0) {
		e->action.outcome = o;
		return 0;
	}
	list = outcomes_of(s, at->arena);
	bk_diag(at->dg, &bk_msg_no_such_outcome, at->file, at->line,
	    *list ? "'%.40s' (%s%s takes one of: %s)" :
	    "'%.40s' (%s%s takes none%s)", outcome,
	    meant(bk_spoken_near_outcome(s, outcome), at),
	    bk_word_steps[s].id, list);
	return -1;
}

/* dd/mm/yyyy or dd-mm-yyyy, as an Indonesian sheet writes it. */
static int
date_of_sheet(struct bk_str s, bk_date *out)
{
	uint64_t d, m, y;
	const char *a, *b;
	char sep = memchr(s.p, '/', s.n) ? '/' : '-';

	a = memchr(s.p, sep, s.n);
	b = a ? memchr(a + 1, sep, s.n - (size_t)(a + 1 - s.p)) : NULL;
	if (!b || bk_str_uint((struct bk_str){ s.p, (size_t)(a - s.p) }, 31,
	    &d) < 0 || bk_str_uint((struct bk_str){ a + 1,
	    (size_t)(b - a - 1) }, 12, &m) < 0 ||
	    bk_str_uint((struct bk_str){ b + 1, s.n - (size_t)(b + 1 - s.p) },
	    2199, &y) < 0)
		return -1;
	*out = bk_date_make((int)y, (int)m, (int)d);
	return *out == BK_DATE_NONE ? -1 : 0;
}

int
bk_entry_date(struct bk_entry *e, const char *text,
    const struct bk_entry_place *at)
{
	struct bk_str s = bk_str_trim(bk_str(text));

	if (bk_date_parse(s, &e->action.date) == 0 ||
	    (at->file && date_of_sheet(s, &e->action.date) == 0) ||
	    (at->day && at->day(s, &e->action.date) == 0))
		return 0;
	if (!s.n)
		return bad(at, bk_diag_text(at->dg, "no date"),
		    "wanted is a day, as 2020-12-31");
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line,
	    "date '%.40s' (wanted: 2020-12-31)", text);
	return -1;
}

/* --- what else an action may hold --------------------------------------- */

enum value_kind { TEXT, WORD, WORDS, TEXTS, ITEMS, MINUTES, TIME, DAY };

static const struct {
	const char	*key;
	enum value_kind	 kind;
} known_keys[] = {
	{ "with", WORDS }, { "start", TIME }, { "minutes", MINUTES },
	{ "met", WORDS }, { "purpose", WORD }, { "impressions", TEXT },
	{ "strengths", TEXT }, { "conclusion", TEXT },
	{ "recommendations", TEXTS }, { "attachments", TEXTS },
	{ "participants", WORDS }, { "causes", WORDS }, { "form", WORD },
	{ "to", TEXT }, { "item", TEXT }, { "given", WORD },
	{ "recommended_by", WORD },
	{ "revisit", DAY }, { "back_by", DAY }, { "returned", DAY },
	{ "commitments", ITEMS }, { "decisions", ITEMS }, { "items", ITEMS },
	{ "steps", ITEMS }, { "distributed", ITEMS },
};

static enum value_kind
kind_of(const char *key)
{
	for (size_t i = 0; i < sizeof(known_keys) / sizeof(known_keys[0]); i++)
		if (strcmp(known_keys[i].key, key) == 0)
			return known_keys[i].kind;
	return TEXT;
}

static struct bk_node *
list_of(struct bk_arena *a, const char *value, bool words)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);

	for (;;) {
		const char *comma = strchr(value, ',');
		struct bk_str s = bk_str_trim((struct bk_str){ value,
			comma ? (size_t)(comma - value) : strlen(value) });
		const char *item = bk_arena_strndup(a, s.p, s.n);

		if (s.n)
			bk_node_add(list, words ? bk_node_word(a, item) :
			    bk_node_quoted(a, item));
		if (!comma)
			return list;
		value = comma + 1;
	}
}

static struct bk_node *
yaml_value(const char *value, const struct bk_entry_place *at)
{
	struct bk_node *n = NULL;

	if (bk_yamlin_parse_one(value, strlen(value), at->file ? at->file :
	    "--set", at->arena, &n, at->dg) < 0)
		return NULL;
	return n;
}

/* One item alone is a list of one: lists are what is read and asked about. */
static struct bk_node *
list_around(struct bk_node *n, struct bk_arena *a)
{
	struct bk_node *list;

	if (n->kind == BK_NODE_LIST)
		return n;
	list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
	bk_node_add(list, n);
	return list;
}

/*
 * A day that is none would never come up, and a word that is none would not be
 * asked about.
 */
static int
check_items(const char *key, const struct bk_node *list,
    const struct bk_entry_place *at)
{
	static const char *const days[] = { "by", "back_by", "returned" };
	bk_date day;

	for (const struct bk_node *n = list->kids; n; n = n->next) {
		const char *how = bk_node_text(n, "how");

		for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
			const char *text = bk_node_text(n, days[i]);

			if (text && bk_date_parse(bk_str(text), &day) < 0)
				return bad(at, bk_arena_printf(at->arena,
				    "%s.%s", key, days[i]),
				    "a day like 2020-12-31 is wanted");
		}
		if (how && bk_word_find(bk_word_hows, bk_str(how)) < 0)
			return bad(at, bk_arena_printf(at->arena, "%s.%s",
			    key, "how"), all_ids(bk_word_hows, at->arena));
	}
	return 0;
}

static struct bk_node *
items_node(const char *key, const char *value,
    const struct bk_entry_place *at)
{
	struct bk_node *n = *value == '[' || *value == '{' ?
	    yaml_value(value, at) : bk_node_quoted(at->arena, value);

	if (!n)
		return NULL;
	n = list_around(n, at->arena);
	return check_items(key, n, at) < 0 ? NULL : n;
}

static struct bk_node *
value_node(const char *key, const char *value,
    const struct bk_entry_place *at)
{
	struct bk_arena *a = at->arena;
	uint64_t n;
	int minutes;
	bk_date day;

	if (kind_of(key) == ITEMS)
		return items_node(key, value, at);
	if (*value == '[' || *value == '{')
		return yaml_value(value, at);
	switch (kind_of(key)) {
	case WORD:
		return bk_node_word(a, value);
	case WORDS:
		return list_of(a, value, true);
	case TEXTS:
		return list_of(a, value, false);
	case MINUTES:
		if (bk_str_uint(bk_str(value), 24 * 60, &n) < 0) {
			bad(at, key, "a number of minutes is wanted");
			return NULL;
		}
		return bk_node_plain(a, value);
	case TIME:
		if (bk_clock_parse(bk_str(value), &minutes) < 0) {
			bad(at, key, "a time like 09:00 is wanted");
			return NULL;
		}
		return bk_node_quoted(a, value);
	case DAY:
		if (bk_date_parse(bk_str(value), &day) < 0) {
			bad(at, key, "a day like 2020-12-31 is wanted");
			return NULL;
		}
		return bk_node_plain(a, value);
	case ITEMS:
	case TEXT:
		break;
	}
	return bk_node_quoted(a, value);
}

/* The map that holds the last part of "facts.home"; made where missing. */
static struct bk_node *
map_for(struct bk_entry *e, const char **key, struct bk_arena *a)
{
	struct bk_node *map = e->action.node;
	const char *dot;

	while ((dot = strchr(*key, '.'))) {
		const char *part = bk_arena_strndup(a, *key,
		    (size_t)(dot - *key));
		struct bk_node *inner = bk_node_get(map, part);

		if (!inner || inner->kind != BK_NODE_MAP)
			inner = bk_node_put(a, map, part, bk_node_new(a,
			    BK_NODE_MAP, BK_STYLE_BLOCK));
		map = inner;
		*key = dot + 1;
	}
	return map;
}

static bool
is_fixed(const char *key)
{
	static const char *const fixed[] = { "date", "step", "outcome", "by",
		"note" };

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (strcmp(fixed[i], key) == 0)
			return true;
	return false;
}

int
bk_entry_set(struct bk_entry *e, const char *key, const char *value,
    const struct bk_entry_place *at)
{
	struct bk_node *n, *map;

	if (is_fixed(key))
		return bad(at, key, "has an option of its own");
	if (!*key || *key == '.' || key[strlen(key) - 1] == '.' ||
	    strstr(key, ".."))
		return bad(at, key, "is no key");
	n = value_node(key, value, at);
	if (!n)
		return -1;
	if (strcmp(key, "purpose") == 0 &&
	    bk_word_find(bk_word_purposes, bk_str(value)) < 0)
		return bad(at, key, all_ids(bk_word_purposes, at->arena));
	if (strcmp(key, "given") == 0 &&
	    bk_word_find(bk_word_hows, bk_str(value)) < 0)
		return bad(at, key, all_ids(bk_word_hows, at->arena));
	if (!e->action.node)
		e->action.node = bk_node_new(at->arena, BK_NODE_MAP,
		    BK_STYLE_BLOCK);
	map = map_for(e, &key, at->arena);
	bk_node_put(at->arena, map, key, n);
	return 0;
}

int
bk_entry_assign(struct bk_entry *e, const char *text,
    const struct bk_entry_place *at)
{
	const char *eq = strchr(text, '=');

	if (!eq)
		return bad(at, text, "KEY=VALUE is wanted");
	return bk_entry_set(e, bk_arena_strndup(at->arena, text,
	    (size_t)(eq - text)), eq + 1, at);
}

/* The order of an action's keys [DOCUMENTS]; others come before the note. */
static const char *const order[] = {"date", "step", "outcome", "by", "with",
    "start", "minutes", "moved_to", "met", "purpose",
    "recommended_by", "facts", "impressions",
    "factors", "strengths", "guardian", "commitments", "conclusion",
    "recommendations", "distributed", "attachments"};

enum { NORDER = sizeof(order) / sizeof(order[0]) };

static int
rank(const char *key)
{
	for (int i = 0; i < NORDER; i++)
		if (strcmp(order[i], key) == 0)
			return i;
	return strcmp(key, "note") == 0 ? NORDER + 1 : NORDER;
}

/* Append copies of the members of that rank to a map. */
static void
take_rank(struct bk_node *map, const struct bk_node *from, int wanted,
    struct bk_arena *a)
{
	for (const struct bk_node *n = from ? from->kids : NULL; n;
	    n = n->next) {
		struct bk_node *copy;

		if (rank(n->key->text) != wanted)
			continue;
		copy = bk_arena_dup(a, n, 1, sizeof(*n));
		copy->next = NULL;
		bk_node_add(map, copy);
	}
}

void
bk_entry_finish(struct bk_entry *e, struct bk_arena *a)
{
	struct bk_node *base = bk_case_action_node(&e->action, a);
	struct bk_node *node = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);

	for (int i = 0; i <= NORDER + 1; i++) {
		take_rank(node, base, i, a);
		take_rank(node, e->action.node, i, a);
	}
	e->action.node = node;
}

/* Does the action hold whatever more the entry says, with these values? */
static bool
holds(const struct bk_node *action, const struct bk_node *entry, bool top)
{
	const struct bk_node *k = entry ? entry->kids : NULL;

	for (; k; k = k->next) {
		const struct bk_node *there;

		if (top && is_fixed(k->key->text))
			continue;
		there = action ? bk_node_get(action, k->key->text) : NULL;
		if (!there || !(k->kind == BK_NODE_MAP ?
		    holds(there, k, false) : bk_node_eq(there, k)))
			return false;
	}
	return true;
}

bool
bk_entry_is(const struct bk_entry *e, const struct bk_action *a)
{
	return e->action.date == a->date && e->action.step == a->step &&
	    e->action.outcome == a->outcome &&
	    bk_str_order(e->action.by, a->by) == 0 &&
	    bk_str_order(e->action.note, a->note) == 0 &&
	    holds(a->node, e->action.node, true);
}
