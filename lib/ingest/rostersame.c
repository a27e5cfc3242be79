#include "rostersame.h"

#include <stdlib.h>

#include "msg_ingest.h"
#include "names.h"
#include "yamlout.h"

/*
 * What the list knows of a student, by key. Taken out of the tree before any
 * of it is put elsewhere, which cuts the tree.
 */
enum fresh_key {
	NIS, NISN, SEX, NAME, CLASS, EMAIL, FLAGS, HOUSEHOLD, GUARDIANS, HOME,
	EXEMPT, NKEYS
};

static const char *const fresh_keys[NKEYS] = {
	[NIS] = "nis", [NISN] = "nisn", [SEX] = "sex", [NAME] = "name",
	[CLASS] = "class", [EMAIL] = "email", [FLAGS] = "flags",
	[HOUSEHOLD] = "household", [GUARDIANS] = "guardians",
	[HOME] = "home", [EXEMPT] = "exempt",
};

/* Of a guardian: what people mend by hand. */
static const char *const mended[] = { "phone", "available", "primary" };

static void
say(const struct bk_rostersame *r, const struct bk_msg *msg, const char *key)
{
	bk_diag(r->dg, msg, r->file, r->line, "%s", key);
}

struct bk_str
bk_rostersame_class(struct bk_arena *a, const char *class)
{
	size_t n = 0;
	char *p;

	p = bk_arena_strdup(a, class ? class : "");
	for (const char *s = p; *s; s++)
		if (*s != ' ' && *s != '-' && *s != '.' && *s != '_')
			p[n++] = *s >= 'a' && *s <= 'z' ?
			    (char)(*s - 32) : *s;
	return (struct bk_str){ p, n };
}

struct bk_node *
bk_rostersame_day(struct bk_arena *a, bk_date d)
{
	char text[BK_DATE_SIZE];

	return bk_node_plain(a, bk_date_format(d, text));
}

bk_date
bk_rostersame_yesterday(bk_term term, bk_date today)
{
	bk_date first = bk_term_first(term) - 1;
	bk_date last = bk_term_last(term);
	bk_date d = today - 1;

	return d < first ? first : d > last ? last : d;
}

/* --- values ------------------------------------------------------------- */

/* The same but for case and blanks: a person may have corrected it. */
static bool
same_name(const char *a, const char *b)
{
	return a && b && bk_str_ieq(bk_str_trim(bk_str(a)),
	    bk_str_trim(bk_str(b)));
}

/* Do the names share a word of three letters or more? */
static bool
akin(const char *a, const char *b)
{
	struct bk_name_words x, y;

	bk_names_words(bk_str(a), &x);
	bk_names_words(bk_str(b), &y);
	for (size_t i = 0; i < x.n; i++)
		for (size_t k = 0; k < y.n; k++)
			if (strlen(x.v[i]) > 2 && strcmp(x.v[i], y.v[k]) == 0)
				return true;
	return false;
}

/* The digits of a telephone number without the country's code. */
static void
phone_digits(const char *s, char out[24])
{
	size_t n = 0;

	for (; *s && n < 23; s++)
		if (*s >= '0' && *s <= '9')
			out[n++] = *s;
	out[n] = '\0';
	s = strncmp(out, "62", 2) == 0 ? out + 2 : *out == '0' ? out + 1 : out;
	memmove(out, s, strlen(s) + 1);
}

/* Do two values say the same, written by a person and by us? */
static bool
same_value(const char *key, const struct bk_node *a, const struct bk_node *b)
{
	double x, y;

	if (bk_node_eq(a, b))
		return true;
	if (a->kind != BK_NODE_TEXT || b->kind != BK_NODE_TEXT)
		return false;
	if (strcmp(key, "phone") == 0) {
		char p[24], q[24];

		phone_digits(a->text, p);
		phone_digits(b->text, q);
		return strcmp(p, q) == 0;
	}
	if (bk_str_num(bk_str(a->text), &x) == 0 && bk_str_num(bk_str(b->text),
	    &y) == 0)
		return x == y;
	return same_name(a->text, b->text);
}

/* --- keys --------------------------------------------------------------- */

/* Another class than before: the one before goes to `classes`. */
static void
move_class(const struct bk_rostersame *r, struct bk_node *class)
{
	struct bk_node *was;
	const struct bk_student *s = r->was;
	bk_date from = s->enrolled.from;
	bk_date to = bk_rostersame_yesterday(r->term, r->today);

	if (s->classes.n)
		from = s->classes.v[s->classes.n - 1].to + 1;
	else if (from == BK_DATE_NONE)
		from = bk_term_first(r->term);
	if (s->class && from <= to && !r->another_term) {
		was = bk_node_new(r->arena, BK_NODE_MAP, BK_STYLE_FLOW);
		bk_node_put(r->arena, was, "class",
		    bk_node_quoted(r->arena, s->class));
		bk_node_put(r->arena, was, "from",
		    bk_rostersame_day(r->arena, from));
		bk_node_put(r->arena, was, "to",
		    bk_rostersame_day(r->arena, to));
		bk_yamledit_append(r->edit, r->node, "classes", was, r->order);
	}
	if (!r->another_term)
		say(r, &bk_msg_list_taken, "class");
	bk_yamledit_set(r->edit, r->node, "class", class, r->order);
}

/*
 * The list's value of a key where there was none, or where it wins; else it
 * is reported that ours stays. `name`, of messages, ends with the key.
 */
static void
take(const struct bk_rostersame *r, struct bk_node *map, const char *name,
    struct bk_node *v, bool wins)
{
	const char *key = name + strlen(name) - strlen(v->key->text);
	struct bk_node *have = bk_node_get(map, key);
	const char *const *order = map == r->node ? r->order : NULL;

	if (!have || bk_node_null(have) ||
	    (have->kind == BK_NODE_TEXT && have->len == 0)) {
		bk_yamledit_set(r->edit, map, key, v, order);
	} else if (!same_value(key, have, v)) {
		say(r, wins ? &bk_msg_list_taken : &bk_msg_list_differs, name);
		if (wins)
			bk_yamledit_set(r->edit, map, key, v, order);
	}
}

/* A number that another one replaces: cases and recaps may still use it. */
static void
keep_number(const struct bk_rostersame *r, const char *was,
    const struct bk_node *now)
{
	if (!was || !*was || !now || !now->len || strcmp(was, now->text) == 0)
		return;
	for (size_t i = 0; i < r->was->nis_before.n; i++)
		if (strcmp(r->was->nis_before.v[i], was) == 0)
			return;
	bk_yamledit_append(r->edit, r->node, "nis_before",
	    bk_node_quoted(r->arena, was), r->order);
}

/* Numbers, sex, name, class, address: here the list prevails. */
static void
take_leading(const struct bk_rostersame *r, struct bk_node *const v[NKEYS])
{
	static const enum fresh_key keys[] = { NIS, NISN, SEX, NAME, EMAIL };

	keep_number(r, r->was->nis, v[NIS]);
	keep_number(r, r->was->nisn, v[NISN]);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct bk_node *n = v[keys[i]];

		if (n && n->len)
			take(r, r->node, fresh_keys[keys[i]], n, true);
	}
	if (v[CLASS] && !bk_str_eq(bk_rostersame_class(r->arena,
	    r->was->class), bk_rostersame_class(r->arena, v[CLASS]->text)))
		move_class(r, v[CLASS]);
}

/* A flag that the list has and the roster has not. */
static void
add_flags(const struct bk_rostersame *r, const struct bk_node *flags)
{
	for (const struct bk_node *f = flags->kids; f; f = f->next) {
		bool has = false;

		for (size_t i = 0; i < r->was->flags.n; i++)
			has |= strcmp(r->was->flags.v[i], f->text) == 0;
		if (!has)
			bk_yamledit_append(r->edit, r->node, "flags",
			    bk_node_plain(r->arena, f->text), r->order);
	}
}

static void
take_home(const struct bk_rostersame *r, struct bk_node *have,
    struct bk_node *v)
{
	for (struct bk_node *c = v->kids, *next; c; c = next) {
		next = c->next;
		take(r, have, bk_arena_printf(r->arena, "home.%s",
		    c->key->text), c, r->prefer_list);
	}
}

static void
take_exempt(const struct bk_rostersame *r, struct bk_node *v)
{
	struct bk_node *have = bk_node_get(r->node, "exempt");

	if (have && !bk_node_null(have) && bk_node_eq(have, v))
		return;
	if (!have || bk_node_null(have)) {
		bk_yamledit_set(r->edit, r->node, "exempt", v, r->order);
		return;
	}
	say(r, r->prefer_list ? &bk_msg_list_taken : &bk_msg_list_differs,
	    "exempt");
	if (!r->prefer_list)
		return;
	bk_yamledit_remove(r->edit, r->node, "exempt");
	bk_yamledit_set(r->edit, r->node, "exempt", v, r->order);
}

/* --- guardians ---------------------------------------------------------- */

static bool
is_one_of_two(const char *relation)
{
	return relation && (strcmp(relation, "father") == 0 ||
	    strcmp(relation, "mother") == 0);
}

/* The guardian of that name in a list of them, or NULL. */
static struct bk_node *
named(const struct bk_node *list, const char *name)
{
	for (struct bk_node *g = list->kids; name && g; g = g->next)
		if (g->kind == BK_NODE_MAP &&
		    same_name(bk_node_text(g, "name"), name))
			return g;
	return NULL;
}

/* Is `ours` the one the list means, though under another name or none? */
static bool
is_meant(const struct bk_node *ours, const struct bk_node *theirs)
{
	const char *relation = bk_node_text(ours, "relation");
	const char *their_relation = bk_node_text(theirs, "relation");
	const char *name = bk_node_text(ours, "name");
	const char *their_name = bk_node_text(theirs, "name");
	const struct bk_node *phone = bk_node_get(ours, "phone");
	const struct bk_node *their_phone = bk_node_get(theirs, "phone");

	if (!name || !*name || !their_name)
		return (!name || !*name || !their_name) && phone &&
		    their_phone && same_value("phone", phone, their_phone);
	return is_one_of_two(relation) && their_relation &&
	    strcmp(relation, their_relation) == 0 && akin(name, their_name);
}

/* The student's guardian who is addressed: primary, else the first living. */
static struct bk_node *
addressed(const struct bk_node *have)
{
	struct bk_node *first = NULL;

	for (struct bk_node *g = have->kids; g; g = g->next) {
		const char *primary;

		if (g->kind != BK_NODE_MAP || bk_node_get(g, "deceased"))
			continue;
		primary = bk_node_text(g, "primary");
		if (primary && strcmp(primary, "true") == 0)
			return g;
		first = first ? first : g;
	}
	return first;
}

/* Which of ours a guardian of the list is; NULL: a new one. */
static struct bk_node *
guardian_of(const struct bk_node *have, const struct bk_node *list,
    const struct bk_node *theirs)
{
	struct bk_node *g = named(have, bk_node_text(theirs, "name"));

	for (struct bk_node *o = have->kids; !g && o; o = o->next)
		if (o->kind == BK_NODE_MAP && is_meant(o, theirs) &&
		    !named(list, bk_node_text(o, "name")))
			g = o;
	/* a number and nobody's name is the number to call */
	if (!g && !bk_node_text(theirs, "name"))
		g = addressed(have);
	return g;
}

static void
take_guardian(const struct bk_rostersame *r, struct bk_node *ours,
    struct bk_node *theirs)
{
	bool nameless = !bk_node_text(theirs, "name");

	if (bk_node_get(ours, "deceased"))
		return;
	for (struct bk_node *c = theirs->kids, *next; c; c = next) {
		const char *key = c->key->text;
		bool wins = true;

		next = c->next;
		for (size_t i = 0; i < sizeof(mended) / sizeof(*mended); i++)
			if (strcmp(key, mended[i]) == 0)
				wins = r->prefer_list;
		/* with a number alone, the rest is our own guess */
		if (!nameless || strcmp(key, "phone") == 0)
			take(r, ours, bk_arena_printf(r->arena,
			    "guardian's %s", key), c, wins);
	}
}

/* A guardian whom we do not have yet is added. */
static void
take_guardians(const struct bk_rostersame *r, struct bk_node *have,
    struct bk_node *v)
{
	size_t n = 0;
	struct bk_node *ours[8], *theirs[8];

	for (struct bk_node *g = v->kids; g && n < 8; g = g->next) {
		theirs[n] = g;
		ours[n++] = guardian_of(have, v, g);
	}
	for (size_t i = 0; i < n; i++) {
		if (ours[i]) {
			take_guardian(r, ours[i], theirs[i]);
			continue;
		}
		theirs[i]->next = NULL;
		say(r, &bk_msg_list_taken, "guardians");
		bk_yamledit_append(r->edit, r->node, "guardians", theirs[i],
		    r->order);
	}
}

/* --- the whole ---------------------------------------------------------- */

static void
take_rest(const struct bk_rostersame *r, struct bk_node *const v[NKEYS])
{
	for (size_t i = FLAGS; i <= HOME; i++) {
		struct bk_node *have = bk_node_get(r->node, fresh_keys[i]);

		if (!v[i])
			continue;
		if (!have || bk_node_null(have))
			bk_yamledit_set(r->edit, r->node, fresh_keys[i], v[i],
			    r->order);
		else if (i == FLAGS)
			add_flags(r, v[i]);
		else if (i == HOUSEHOLD)
			take(r, r->node, "household", v[i], r->prefer_list);
		else if (i == HOME && have->kind == BK_NODE_MAP)
			take_home(r, have, v[i]);
		else if (i == GUARDIANS && have->kind == BK_NODE_LIST)
			take_guardians(r, have, v[i]);
	}
	if (v[EXEMPT])
		take_exempt(r, v[EXEMPT]);
}

/* Nobody was absent between leaving and coming back [FIELD 1]. */
static void
keep_gap(const struct bk_rostersame *r)
{
	bk_date from = r->was->enrolled.to + 1;
	bk_date to = bk_rostersame_yesterday(r->term, r->today);
	struct bk_node *gap;

	if (from > to || (r->list->exempt.n && !r->was->exempt.n))
		return;
	gap = bk_node_new(r->arena, BK_NODE_MAP, BK_STYLE_FLOW);
	bk_node_put(r->arena, gap, "from", bk_rostersame_day(r->arena, from));
	bk_node_put(r->arena, gap, "to", bk_rostersame_day(r->arena, to));
	bk_node_put(r->arena, gap, "why", bk_node_plain(r->arena,
	    "not_enrolled"));
	bk_yamledit_append(r->edit, r->node, "exempt", gap, r->order);
}

/*
 * A student who had left and is in the list is enrolled again; in the list of
 * another term from the day it gives, else from the start of the term.
 */
static void
enrol_again(const struct bk_rostersame *r)
{
	struct bk_node *enrolled = bk_node_get(r->node, "enrolled");
	bk_date to = r->was->enrolled.to, from = r->list->enrolled.from;
	struct bk_node *since;

	if (r->another_term && from != BK_DATE_NONE) {
		since = bk_node_new(r->arena, BK_NODE_MAP, BK_STYLE_FLOW);
		bk_node_put(r->arena, since, "from",
		    bk_rostersame_day(r->arena, from));
		if (enrolled)
			bk_yamledit_remove(r->edit, r->node, "enrolled");
		bk_yamledit_set(r->edit, r->node, "enrolled", since, r->order);
		return;
	}
	if (!enrolled || to == BK_DATE_NONE || to >= r->today)
		return;
	if (!r->another_term)
		keep_gap(r);
	if (r->was->enrolled.from == BK_DATE_NONE || r->another_term)
		bk_yamledit_remove(r->edit, r->node, "enrolled");
	else
		bk_yamledit_remove(r->edit, enrolled, "to");
}

/* What belonged to an earlier term alone. */
static void
leave_behind(const struct bk_rostersame *r)
{
	bool over = r->was->exempt.n > 0;

	for (size_t i = 0; i < r->was->exempt.n; i++)
		over &= r->was->exempt.v[i].to != BK_DATE_NONE &&
		    r->was->exempt.v[i].to < bk_term_first(r->term);
	if (over)
		bk_yamledit_remove(r->edit, r->node, "exempt");
	bk_yamledit_remove(r->edit, r->node, "classes");
}

/* The student of the list as nodes, NULL where it knows nothing. */
static int
nodes_of(const struct bk_rostersame *r, struct bk_node *v[NKEYS])
{
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *tree = NULL;
	int result;

	bk_student_write(&text, r->list);
	result = bk_yamlin_parse_one(text.p, text.n, r->file, r->arena, &tree,
	    r->dg);
	bk_buf_free(&text);
	for (size_t i = 0; result == 0 && i < NKEYS; i++)
		v[i] = bk_node_get(tree, fresh_keys[i]);
	return result;
}

int
bk_rostersame(const struct bk_rostersame *r)
{
	struct bk_node *v[NKEYS] = { NULL };

	if (nodes_of(r, v) < 0)
		return -1;
	if (r->another_term)
		leave_behind(r);
	take_leading(r, v);
	take_rest(r, v);
	enrol_again(r);
	return 0;
}
