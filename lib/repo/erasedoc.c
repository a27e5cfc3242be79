/*
 * What a document that stays holds of a student, in places of its own: the
 * students of a service, the cases of a letter, what a complaint is about, a
 * decision of aliases.yaml.
 */
#include <string.h>

#include "erasepart.h"
#include "mem.h"
#include "service.h"
#include "yamledit.h"

struct strike {
	const struct bk_erase	*e;
	struct bk_edit		 edit;
	struct bk_arena		*arena;
};

typedef bool is_about(const struct bk_holding *, const char *);

/* How many of a list, or of one value where it would be of one, are theirs. */
static size_t
count(const struct strike *s, const struct bk_node *list, is_about *about)
{
	size_t n = 0;

	if (!list || list->kind == BK_NODE_TEXT)
		return list && about(s->e->held, list->text);
	for (const struct bk_node *k = list->kids; k; k = k->next)
		n += k->kind == BK_NODE_TEXT && about(s->e->held, k->text);
	return n;
}

/* Take them out: how many they were. */
static size_t
strike(struct strike *s, struct bk_node *map, const char *key, is_about *about)
{
	struct bk_node *list = bk_node_get(map, key), *next;
	size_t n = count(s, list, about);

	if (n && (list->kind == BK_NODE_TEXT || (n == list->nkids &&
	    list->style == BK_STYLE_BLOCK))) {
		bk_yamledit_remove(&s->edit, map, key);
		return n;
	}
	for (struct bk_node *k = n ? list->kids : NULL; k; k = next) {
		next = k->next;
		if (k->kind == BK_NODE_TEXT && about(s->e->held, k->text))
			bk_yamledit_strike(&s->edit, list, k);
	}
	return n;
}

/* Of a service for nobody else: only what it is, when, by whom, how long. */
static void
bare_service(struct strike *s, struct bk_node *doc)
{
	static const char *const stays[] = { "kind", "version", "id", "type",
		"date", "by", "with", "field", "component", "start",
		"minutes", "hours", "count", "plan" };
	struct bk_node *next;

	for (struct bk_node *k = doc->kids; k; k = next) {
		size_t i = 0;

		next = k->next;
		while (i < BK_NELEM(stays) && strcmp(k->key->text,
		    stays[i]) != 0)
			i++;
		if (i == BK_NELEM(stays))
			bk_yamledit_remove(&s->edit, doc, k->key->text);
	}
}

/* How many took part stays known. */
static void
edit_service(struct strike *s, struct bk_node *doc)
{
	const struct bk_node *list = bk_node_get(doc, "students");
	size_t all = list && list->kind == BK_NODE_LIST ? list->nkids : 1;
	size_t n = count(s, list, bk_holding_is_number);

	if (n && !bk_node_get(doc, "count"))
		bk_yamledit_set(&s->edit, doc, "count", bk_node_plain(
		    s->arena, bk_arena_printf(s->arena, "%zu", all)),
		    bk_bind_order(bk_service_binds, s->arena));
	if (n == all)
		bare_service(s, doc);
	else
		strike(s, doc, "students", bk_holding_is_number);
}

/*
 * A line of the book keeps its number; of nobody else, or where it went to
 * their guardian, not whom it went to.
 */
static void
edit_letter(struct strike *s, struct bk_node *line)
{
	const struct bk_node *cases = bk_node_get(line, "cases");
	const char *to = bk_node_text(line, "to");
	size_t all = cases && cases->kind == BK_NODE_LIST ? cases->nkids : 1;
	size_t n = strike(s, line, "cases", bk_holding_is_case);

	if (n && (n == all || (to && bk_map_find(&s->e->held->guardians,
	    bk_str(to)) != SIZE_MAX)))
		bk_yamledit_remove(&s->edit, line, "to");
}

static bool
is_about_them(const struct bk_holding *h, const struct bk_node *item)
{
	return bk_holding_is_number(h, bk_node_text(item, "nis")) ||
	    bk_holding_is_number(h, bk_node_text(item, "nisn"));
}

/* aliases.yaml, a book of letters. */
static void
edit_list(struct strike *s, struct bk_node *list)
{
	struct bk_node *next;

	for (struct bk_node *k = list->kids; k; k = next) {
		next = k->next;
		if (is_about_them(s->e->held, k))
			bk_yamledit_strike(&s->edit, list, k);
		else if (k->kind == BK_NODE_MAP)
			edit_letter(s, k);
	}
}

/* aliases.yaml of nobody else: a list that is empty, with its comments. */
static bool
is_all_theirs(const struct bk_erase *e, const struct bk_node *list)
{
	for (const struct bk_node *k = list->kids; k; k = k->next)
		if (!is_about_them(e->held, k))
			return false;
	return list->kids != NULL;
}

static void
edit_document(struct strike *s, struct bk_node *doc)
{
	const char *kind = bk_node_text(doc, "kind");

	if (doc->kind == BK_NODE_LIST)
		edit_list(s, doc);
	else if (kind && strcmp(kind, "service") == 0)
		edit_service(s, doc);
	else if (kind && strcmp(kind, "complaint") == 0)
		strike(s, doc, "about", bk_holding_is_case);
}

static void
put_empty(const struct bk_holding_doc *d, struct bk_buf *out)
{
	const struct bk_yaml_piece *p = &d->piece;
	size_t from = d->root->kids->start;
	size_t to = bk_node_behind(d->root, (struct bk_str){ p->p, p->n });

	while (from > 0 && p->p[from - 1] != '\n')
		from--;
	if (d->root->style == BK_STYLE_FLOW)
		from = d->root->start;
	bk_buf_add(out, p->p, from);
	bk_buf_puts(out, "[]\n");
	bk_buf_add(out, p->p + to, p->n - to);
}

int
bk_erase_document(const struct bk_erase *e, const struct bk_holding_file *f,
    const struct bk_holding_doc *d, struct bk_buf *out)
{
	const struct bk_docfiles *docs = e->held->docs;
	struct strike s = { .e = e, .arena = docs->arena };

	if (d->root->kind == BK_NODE_LIST && is_all_theirs(e, d->root)) {
		put_empty(d, out);
		return 0;
	}
	bk_yamledit_begin(&s.edit, &d->piece, d->root, f->shown, docs->arena,
	    docs->dg);
	edit_document(&s, d->root);
	return bk_yamledit_finish(&s.edit, out);
}
