/*
 * bk-report student-data: everything that is held about a student, who wrote
 * it and when [Law 27/2022 art. 7, 32].
 */
#include <stdlib.h>
#include <string.h>

#include "authorship.h"
#include "dossier.h"
#include "holding.h"
#include "mem.h"
#include "report-desk.h"

struct data {
	struct bk_report	*r;
	struct bk_holding	 held;
	struct bk_dossier_entry	*v;
	size_t			 n, cap;
	const struct bk_holding_file *file;	/* at hand, */
	struct bk_authorship	 who;		/* who wrote it, once asked */
	bool			 asked, failed;
	struct bk_map		 known;		/* of others */
	struct bk_mention	*others;
	size_t			 nothers, capothers;
	size_t			 mentions, locked, unwritten;
};

/* --- the entries -------------------------------------------------------- */

/* The line behind a node's last, of its file. */
static size_t
last_line(const struct bk_node *n)
{
	size_t line = n->line;

	for (const struct bk_node *k = n->kids; k; k = k->next) {
		size_t last = last_line(k);

		line = last > line ? last : line;
	}
	return line;
}

static bk_date
day_of(const struct bk_node *n, const char *key)
{
	const char *text = bk_node_text(n, key);
	bk_date day;

	if (text && strlen(text) > 10)		/* 2020-10-05T09:10 */
		return bk_date_parse((struct bk_str){ text, 10 }, &day) < 0 ?
		    BK_DATE_NONE : day;
	return text && bk_date_parse(bk_str(text), &day) == 0 ? day :
	    BK_DATE_NONE;
}

/* The day that a document is about, by the keys it may have. */
static bk_date
day_of_document(const struct bk_node *n, const struct bk_holding_file *f)
{
	static const char *const keys[] = { "date", "opened", "received",
		"to" };
	const char *slash = strrchr(f->path, '/');
	bk_date day = BK_DATE_NONE;
	bk_term term;

	for (size_t i = 0; day == BK_DATE_NONE && i < BK_NELEM(keys); i++)
		day = day_of(n, keys[i]);
	if (day == BK_DATE_NONE)
		day = day_of(bk_node_get(n, "enrolled"), "from");
	if (day == BK_DATE_NONE && slash && strlen(slash) > 11 &&
	    bk_date_parse((struct bk_str){ slash + 1, 10 }, &day) < 0)
		day = BK_DATE_NONE;	/* a service's id begins with it */
	if (day == BK_DATE_NONE && slash && strlen(slash) >= 12 &&
	    bk_term_parse((struct bk_str){ slash + 1, 11 }, &term) == 0)
		day = bk_term_first(term);
	return day;
}

static void
add(struct data *d, const struct bk_dossier_entry *e)
{
	const struct bk_authorship_line *first, *last;
	struct bk_cmd *cmd = d->r->cmd;

	if (!d->asked && bk_authorship_read(&d->who, &cmd->repo,
	    d->file->path, &cmd->arena, &cmd->diag) < 0)
		d->failed = true;
	d->asked = true;
	BK_GROW(d->v, d->n, d->cap);
	d->v[d->n] = *e;
	bk_authorship_of(&d->who, e->node->line, last_line(e->node), &first,
	    &last);
	if (first) {
		d->v[d->n].author = first->author;
		d->v[d->n].written = first->day;
	} else {
		d->unwritten++;
	}
	if (last) {
		d->v[d->n].changed_by = last->author;
		d->v[d->n].changed = last->day;
	}
	d->n++;
}

/* Than which case it is of, and its actions? */
static bool
says_more(const struct bk_node *doc)
{
	static const char *const less[] = { "kind", "version", "case", "nis",
		"actions" };

	for (const struct bk_node *k = doc->kids; k; k = k->next) {
		size_t i = 0;

		while (i < BK_NELEM(less) && strcmp(k->key->text,
		    less[i]) != 0)
			i++;
		if (i == BK_NELEM(less))
			return true;
	}
	return false;
}

/* A document with its actions, each an entry of its own. */
static void
add_document(struct data *d, const struct bk_holding_file *f,
    const struct bk_node *doc)
{
	static const char *const without[] = { "actions", "students", NULL };
	const char *kind = bk_node_text(doc, "kind");
	const struct bk_node *list = bk_node_get(doc, "actions");
	static const char *const told[] = { "date", "step", NULL };
	bool closed = kind && strcmp(kind, "confidential") == 0;

	if (says_more(doc))
		add(d, &(struct bk_dossier_entry){ .kind = kind,
		    .date = day_of_document(doc, f), .node = doc,
		    .without = without, .closed = closed });
	for (const struct bk_node *k = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL; k; k = k->next)
		add(d, &(struct bk_dossier_entry){ .date = day_of(k, "date"),
		    .node = k, .closed = closed, .without = told });
}

static bool
names_them(const struct data *d, const struct bk_node *list,
    bool (*about)(const struct bk_holding *, const char *))
{
	if (list && list->kind == BK_NODE_TEXT)
		return about(&d->held, list->text);
	for (const struct bk_node *k = list ? list->kids : NULL; k;
	    k = k->next)
		if (k->kind == BK_NODE_TEXT && about(&d->held, k->text))
			return true;
	return false;
}

/* Of several cases it is not said whose guardian it went to. */
static void
add_letter(struct data *d, const struct bk_node *line)
{
	static const char *const without[] = { "cases", "to", NULL };
	const struct bk_node *cases = bk_node_get(line, "cases");
	static const char *const alone[] = { "cases", NULL };

	add(d, &(struct bk_dossier_entry){ .date = day_of(line, "date"),
	    .kind = "letter", .node = line, .without = cases->nkids > 1 ?
	    without : alone });
}

/* Letters and aliases: items of a list. */
static void
add_items(struct data *d, const struct bk_node *list)
{
	for (const struct bk_node *k = list->kids; k; k = k->next)
		if (names_them(d, bk_node_get(k, "cases"),
		    bk_holding_is_case))
			add_letter(d, k);
		else if (bk_holding_is_number(&d->held, bk_node_text(k,
		    "nis")) || bk_holding_is_number(&d->held,
		    bk_node_text(k, "nisn")))
			add(d, &(struct bk_dossier_entry){
			    .date = BK_DATE_NONE, .kind = "alias",
			    .node = k });
}

/* How often a text of somebody else's document mentions the student. */
static void
count_mentions(struct data *d, const struct bk_node *n)
{
	const struct bk_str text = { n->text, n->len };
	size_t at = 0, len;

	while (n->kind == BK_NODE_TEXT && (len = bk_mention_find(d->held.own,
	    d->held.nown, text, &at)) > 0) {
		d->mentions++;
		at += len;
	}
	for (const struct bk_node *k = n->kids; k; k = k->next)
		count_mentions(d, k);
}

/* Is the document theirs together with others', or do they only occur? */
static void
add_shared(struct data *d, const struct bk_holding_file *f,
    const struct bk_node *doc)
{
	if (doc->kind == BK_NODE_LIST)
		add_items(d, doc);
	else if (names_them(d, bk_node_get(doc, "students"),
	    bk_holding_is_number) || names_them(d, bk_node_get(doc, "about"),
	    bk_holding_is_case))
		add_document(d, f, doc);
	else if (bk_holding_is_of_group(&d->held, doc))
		d->mentions++;
	else
		count_mentions(d, doc);
}

static void
add_file(struct data *d, const struct bk_holding_file *f)
{
	size_t at = 0, len;

	d->file = f;
	d->asked = false;
	d->locked += f->kind == BK_HOLDING_LOCKED;
	for (size_t i = 0; i < f->ndocs; i++)
		if (f->doc[i].theirs)
			add_document(d, f, f->doc[i].root);
		else if (f->doc[i].root)
			add_shared(d, f, f->doc[i].root);
	while (f->kind == BK_HOLDING_TEXT && (len = bk_mention_find(
	    d->held.own, d->held.nown, f->text, &at)) > 0) {
		d->mentions++;
		at += len;
	}
}

/* --- who is not shown --------------------------------------------------- */

/* A name that is part of one of theirs is not another's there. */
static bool
is_own(const struct data *d, const struct bk_mention *m)
{
	for (size_t i = 0; i < d->held.nown; i++) {
		size_t at = 0;

		if (bk_mention_find(m, 1, bk_str(d->held.own[i].text), &at))
			return true;
	}
	for (size_t i = 0; i < d->held.nshared; i++) {
		size_t at = 0;

		if (bk_mention_find(m, 1, bk_str(d->held.shared[i].text),
		    &at))
			return true;
	}
	return false;
}

static void
add_other(struct data *d, enum bk_mention_kind kind, const char *text)
{
	const struct bk_mention m = { kind, text };

	if (!bk_mention_usable(&m) || bk_map_find(&d->known,
	    bk_str(text)) != SIZE_MAX || is_own(d, &m))
		return;
	bk_map_intern(&d->known, bk_str(text));
	BK_GROW(d->others, d->nothers, d->capothers);
	d->others[d->nothers++] = m;
}

/* The other students, of every roster. */
static void
find_others(struct data *d)
{
	for (size_t i = 0; i < d->held.nfiles; i++)
		for (size_t k = 0; k < d->held.file[i].ndocs; k++) {
			const struct bk_holding_doc *doc =
			    &d->held.file[i].doc[k];
			const char *kind = bk_node_text(doc->root, "kind");

			if (doc->theirs || !kind || strcmp(kind,
			    "student") != 0)
				continue;
			add_other(d, BK_MENTION_NAME, bk_node_text(doc->root,
			    "name"));
			add_other(d, BK_MENTION_NUMBER, bk_node_text(
			    doc->root, "nis"));
			add_other(d, BK_MENTION_NUMBER, bk_node_text(
			    doc->root, "nisn"));
		}
}

/* --- the paper ---------------------------------------------------------- */

/* Whichever of them was asked by, in the same order. */
static const char *
numbers_of(const struct data *d)
{
	struct bk_arena *a = &d->r->cmd->arena;
	size_t n = d->held.numbers.n;
	const char **v = bk_arena_alloc(a, (n + 1) * sizeof(*v)), *s = NULL;

	for (size_t i = 0; i < n; i++)
		v[i] = d->held.numbers.e[i].key.p;
	bk_str_sort(v, n);
	for (size_t i = 0; i < n; i++)
		s = bk_arena_printf(a, "%s%s%s", s ? s : "", s ? ", " : "",
		    v[i]);
	return s;
}

static void
put_count(struct data *d, struct bk_letter *l, const char *field, size_t n)
{
	bk_letter_set(l, field, n ? bk_arena_printf(&d->r->cmd->arena, "%zu",
	    n) : NULL);
}

static int
print(struct data *d)
{
	struct bk_cmd *cmd = d->r->cmd;
	struct bk_service_types types;
	const struct bk_dossier paper = { &cmd->settings.school, &types,
		&cmd->arena, cmd->lang, d->others, d->nothers,
		bk_report_form(d->r, "csv") };
	struct bk_report_desk desk;
	struct bk_grid grid;

	bk_service_types_of(&types, &cmd->settings.policy, &cmd->arena);
	bk_report_desk_open(&desk, d->r);
	bk_dossier_table(&grid, &paper, d->v, d->n);
	bk_letter_grid(&desk.letter, "entries", &grid);
	bk_letter_set(&desk.letter, "student", d->held.name);
	bk_letter_set(&desk.letter, "numbers", numbers_of(d));
	put_count(d, &desk.letter, "mentions", d->mentions);
	put_count(d, &desk.letter, "locked", d->locked);
	put_count(d, &desk.letter, "unwritten", d->unwritten);
	return bk_report_desk_deliver(&desk, "student-data", &grid);
}

int
bk_report_student_data(struct bk_report *r)
{
	struct data d = { .r = r, .known = BK_MAP_INIT,
		.held = { .docs = &r->cmd->docs } };
	int result = -1;

	if (r->noperands != 1)
		return bk_cmd_usage(r->cmd, "student-data: of which student? "
		    "(one NIS or NISN)");
	d.held.number = r->operands[0];
	if (bk_holding_read(&d.held) == 0) {
		find_others(&d);
		for (size_t i = 0; i < d.held.nfiles; i++)
			add_file(&d, &d.held.file[i]);
		result = d.failed ? -1 : print(&d);
	}
	bk_holding_free(&d.held);
	bk_map_free(&d.known);
	free(d.v);
	free(d.others);
	return result;
}
