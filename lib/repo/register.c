#include "register.h"

#include <string.h>

#include "clock.h"
#include "entry.h"
#include "msg_domain.h"
#include "mem.h"
#include "msg_repo.h"
#include "newid.h"
#include "path.h"
#include "promise.h"
#include "term.h"
#include "view.h"
#include "yamledit.h"
#include "yamlout.h"

/* --- files that hold a list of actions ---------------------------------- */

/* The text of a new file: its head, then the first action. */
static void
new_text(struct bk_buf *b, struct bk_node *head, const struct bk_node *action,
    struct bk_arena *a)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_BLOCK);
	struct bk_node *copy = bk_arena_dup(a, action, 1, sizeof(*action));

	copy->next = NULL;
	bk_node_add(list, copy);
	bk_node_put(a, head, "actions", list);
	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, head, 0, "\n");
	bk_buf_putc(b, '\n');
}

/* A file under edit: its one document. */
struct edited {
	struct bk_str	 old;
	struct bk_yaml_piece piece;
	struct bk_node	*root;
	struct bk_edit	 e;
};

static int
begin_edit(struct edited *d, const char *file, struct bk_str old,
    struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_yaml_stream s = { .p = old.p, .n = old.n, .line = 1 };

	d->old = old;
	if (!bk_yamlin_next(&s, &d->piece)) {
		bk_diag(dg, &bk_msg_missing_key, file, 1, "kind");
		return -1;
	}
	d->root = bk_yamlin_parse(&d->piece, file, a, dg);
	if (!d->root)
		return -1;
	bk_yamledit_begin(&d->e, &d->piece, d->root, file, a, dg);
	return 0;
}

/* The new text of all the file. */
static int
finish_edit(struct edited *d, struct bk_buf *b)
{
	size_t end = d->piece.offset + d->piece.n;

	bk_buf_add(b, d->old.p, d->piece.offset);
	if (bk_yamledit_finish(&d->e, b) < 0)
		return -1;
	bk_buf_add(b, d->old.p + end, d->old.n - end);
	return 0;
}

/* The old text with one more action spliced in. */
static int
longer_text(struct bk_buf *b, const char *file, struct bk_str old,
    const struct bk_node *action, struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_node *copy = bk_arena_dup(a, action, 1, sizeof(*action));
	struct edited d;

	copy->next = NULL;
	if (begin_edit(&d, file, old, a, dg) < 0)
		return -1;
	bk_yamledit_append(&d.e, d.root, "actions", copy, NULL);
	return finish_edit(&d, b);
}

static int
append_action(const struct bk_register *g, const char *path,
    struct bk_node *head, const struct bk_node *action)
{
	struct bk_arena *a = g->arena;
	struct bk_diag *dg = g->dg;
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_str was;
	int r;

	if (!path) {
		bk_diag(dg, &bk_msg_bad_value, NULL, 0,
		    "a NIS that no file can be named after");
		return -1;
	}
	r = bk_txn_read(g->txn, path, &old, dg);
	was = bk_buf_str(&old);
	if (r == 0) {
		r = longer_text(&new, bk_repo_show(g->repo, a, path), was,
		    action, a, dg);
		if (r == 0)
			r = bk_txn_put(g->txn, path, &was, bk_buf_str(&new),
			    dg);
	} else if (r > 0) {
		new_text(&new, head, action, a);
		r = bk_txn_put(g->txn, path, NULL, bk_buf_str(&new), dg);
	}
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r;
}

static struct bk_node *
head_of(struct bk_arena *a, const char *kind)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);

	bk_node_put(a, m, "kind", bk_node_plain(a, kind));
	return m;
}

int
bk_register_routine(const struct bk_register *g, bk_term term,
    const char *nis, const struct bk_node *action)
{
	struct bk_arena *a = g->arena;
	struct bk_node *head = head_of(a, "routine");

	bk_node_put(a, head, "nis", bk_node_quoted(a, nis));
	return append_action(g, bk_path_routine(a, term, bk_str(nis)), head,
	    action);
}

/* A file that is not there yet, with a plan and nothing else. */
static void
planned_text(struct bk_buf *b, struct bk_arena *a, const char *nis,
    struct bk_node *planned)
{
	struct bk_node *head = head_of(a, "routine");

	bk_node_put(a, head, "nis", bk_node_quoted(a, nis));
	bk_node_put(a, head, "planned", planned);
	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, head, 0, "\n");
	bk_buf_putc(b, '\n');
}

int
bk_register_routine_plan(const struct bk_register *g, bk_term term,
    const char *nis, struct bk_node *planned)
{
	static const char *const order[] = { "kind", "nis", "planned",
		"actions", NULL };
	const char *path = bk_path_routine(g->arena, term, bk_str(nis));
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct edited d;
	struct bk_str was;
	int r;

	if (!path) {
		bk_diag(g->dg, &bk_msg_bad_value, NULL, 0,
		    "a NIS that no file can be named after");
		return -1;
	}
	r = bk_txn_read(g->txn, path, &old, g->dg);
	was = bk_buf_str(&old);
	if (r > 0 && planned) {
		planned_text(&new, g->arena, nis, planned);
		r = bk_txn_put(g->txn, path, NULL, bk_buf_str(&new), g->dg);
	} else if (r == 0) {
		r = begin_edit(&d, bk_repo_show(g->repo, g->arena, path), was,
		    g->arena, g->dg);
		if (r == 0 && planned)
			bk_yamledit_set(&d.e, d.root, "planned", planned,
			    order);
		else if (r == 0)
			bk_yamledit_remove(&d.e, d.root, "planned");
		if (r == 0)
			r = finish_edit(&d, &new);
		if (r == 0)
			r = bk_txn_put(g->txn, path, &was, bk_buf_str(&new),
			    g->dg);
	}
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r < 0 ? -1 : 0;
}

/* What is closed about a case; NULL where no file can be named after it. */
static const char *
closed_path(const struct bk_case *c, struct bk_arena *a)
{
	return bk_path_closed(a, c->term, bk_str(c->student.nis));
}

int
bk_register_closed(const struct bk_repo *repo, const struct bk_case *c,
    struct bk_case *out, struct bk_arena *a, struct bk_diag *dg)
{
	static const struct bk_bind binds[] = {
		BK_BIND_STRUCTS("actions", struct bk_case, actions,
		    bk_case_action_binds),
		BK_BIND_END
	};
	const char *path = closed_path(c, a);
	struct bk_reader r = { .arena = a, .dg = dg };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root = NULL;
	int found;

	bk_bind_clear(bk_case_binds, out);
	if (!path)
		return 0;
	r.file = bk_repo_show(repo, a, path);
	found = bk_repo_read(repo, path, &text, dg);
	if (found == 0 && bk_view_is_encrypted(bk_buf_str(&text))) {
		bk_buf_free(&text);
		return 1;
	}
	if (found == 0)
		found = bk_yamlin_parse_one(text.p, text.n, r.file, a, &root,
		    dg);
	bk_buf_free(&text);
	if (found < 0)
		return -1;
	return root ? bk_bind_load(&r, binds, root, out) : 0;
}

int
bk_register_opened(const struct bk_repo *repo, const struct bk_case *c,
    struct bk_case *out, struct bk_arena *a, struct bk_diag *dg)
{
	int r = bk_register_closed(repo, c, out, a, dg);

	if (r > 0)
		bk_diag(dg, &bk_msg_crypt_locked, bk_repo_show(repo, a,
		    closed_path(c, a)), 0, NULL);
	return r ? -1 : 0;
}

size_t
bk_register_count(const struct bk_repo *repo, struct bk_case *c,
    struct bk_arena *arena)
{
	struct bk_promises all = { .arena = arena };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_case closed;

	if (!bk_promise_had_conference(c))
		return 0;
	if (bk_register_closed(repo, c, &closed, arena, &quiet) != 0)
		return 1;
	bk_promise_of_closed(&all, c, &closed);
	bk_promise_count(&all, c);
	return 0;
}

int
bk_register_preventive(const struct bk_docfiles *from, bk_term term,
    const char *nis, struct bk_case *out)
{
	struct bk_reader r = { .arena = from->arena, .dg = from->dg };
	const char *path = bk_path_routine(r.arena, term, bk_str(nis));
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root = NULL;
	int found;

	bk_bind_clear(bk_case_binds, out);
	if (!path)
		return 1;
	r.file = bk_repo_show(from->repo, r.arena, path);
	found = bk_repo_read(from->repo, path, &text, r.dg);
	if (found == 0)
		found = bk_yamlin_parse_one(text.p, text.n, r.file, r.arena,
		    &root, r.dg);
	bk_buf_free(&text);
	if (found < 0)
		return -1;
	return root ? bk_case_read_routine(&r, root, out) : 1;
}

int
bk_register_confidential(const struct bk_register *g,
    const struct bk_case *c, const struct bk_node *action)
{
	struct bk_arena *a = g->arena;
	struct bk_node *head = head_of(a, "confidential");

	bk_node_put(a, head, "case", bk_node_plain(a, c->id));
	return append_action(g, closed_path(c, a), head, action);
}

/* The old text without its last action, which must be that one. */
static int
shorter_text(struct bk_buf *b, const char *file, struct bk_str old,
    const struct bk_action *act, struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_yaml_stream s = { .p = old.p, .n = old.n, .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_node *root = NULL, *list;
	char day[BK_DATE_SIZE];
	const char *date, *step;
	struct bk_edit e;

	if (bk_yamlin_next(&s, &piece)) {
		root = bk_yamlin_parse(&piece, file, a, dg);
		if (!root)
			return -1;
	}
	list = root ? bk_node_get(root, "actions") : NULL;
	date = list && list->last ? bk_node_text(list->last, "date") : NULL;
	step = date ? bk_node_text(list->last, "step") : NULL;
	if (!step || strcmp(date, bk_date_format(act->date, day)) != 0 ||
	    strcmp(step, bk_word_steps[act->step].id) != 0) {
		bk_diag(dg, &bk_msg_not_allowed, file, 0, "its last action is "
		    "another: take it back by hand");
		return -1;
	}
	bk_yamledit_begin(&e, &piece, root, file, a, dg);
	bk_yamledit_drop(&e, root, "actions", list->nkids - 1);
	bk_buf_add(b, old.p, piece.offset);
	if (bk_yamledit_finish(&e, b) < 0)
		return -1;
	bk_buf_add(b, old.p + piece.offset + piece.n,
	    old.n - piece.offset - piece.n);
	return 0;
}

int
bk_register_take_back(const struct bk_register *g, const struct bk_case *c,
    const struct bk_action *act)
{
	const char *path = closed_path(c, g->arena);
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	int r = path ? bk_txn_read(g->txn, path, &old, g->dg) : 1;
	struct bk_str was = bk_buf_str(&old);

	if (r > 0) {
		bk_diag(g->dg, &bk_msg_not_allowed, path, 0,
		    "its confidential half is not there");
		r = -1;
	}
	if (r == 0)
		r = shorter_text(&new, bk_repo_show(g->repo, g->arena, path),
		    was, act, g->arena, g->dg);
	if (r == 0)
		r = bk_txn_put(g->txn, path, &was, bk_buf_str(&new), g->dg);
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r;
}

/* --- complaints --------------------------------------------------------- */

/* A day, or today, at this hour; anything else stays as it was typed. */
static const char *
stamp(const struct bk_register_complaint *c, struct bk_arena *a)
{
	char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];
	bk_date unused;

	if (c->when && bk_date_parse(bk_str(c->when), &unused) < 0)
		return c->when;
	return bk_arena_printf(a, "%sT%s", c->when ? c->when :
	    bk_date_format(c->today, day), bk_clock_format(c->minutes, hour));
}

static bool
is_stamp(const char *text, struct bk_diag *dg)
{
	int64_t unused;

	if (bk_bind_stamp(bk_str(text), &unused) == 0)
		return true;
	bk_diag(dg, &bk_msg_bad_entry, NULL, 0,
	    "--date '%.40s' (wanted: 2020-10-05 or 2020-10-05T09:10)", text);
	return false;
}

static char *
id_of(const struct bk_register_complaint *c, const char *received,
    const char *via, int n, struct bk_arena *a)
{
	const char *const parts[] = { received, c->by, via, c->text };

	return bk_newid(a, received, parts, BK_NELEM(parts), n);
}

/* What bk-record's options say, and what it finds out. */
static bool
is_own(const char *key)
{
	static const char *const own[] = { "kind", "id", "received",
		"received_by", "text", "answered", "answered_by", "answer" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(own[i], key) == 0)
			return true;
	return false;
}

static int
take_settings(struct bk_node *m, const struct bk_register_complaint *c,
    struct bk_arena *a, struct bk_diag *dg)
{
	for (size_t i = 0; i < c->nset; i++) {
		const char *eq = strchr(c->set[i], '=');
		const char *key;

		if (!eq) {
			bk_diag(dg, &bk_msg_bad_entry, NULL, 0,
			    "--set %.40s: KEY=VALUE is wanted", c->set[i]);
			return -1;
		}
		key = bk_arena_strndup(a, c->set[i], (size_t)(eq - c->set[i]));
		if (is_own(key)) {
			bk_diag(dg, &bk_msg_bad_entry, NULL, 0,
			    "%.40s: has an option of its own", key);
			return -1;
		}
		if (strcmp(key, "type") == 0 &&
		    bk_word_find(bk_word_complaint_types, bk_str(eq + 1)) < 0) {
			bk_diag(dg, &bk_msg_bad_entry, NULL, 0, "type '%.40s' "
			    "(one of: complaint, suggestion, praise)", eq + 1);
			return -1;
		}
		bk_node_put(a, m, key, bk_node_word(a, eq + 1));
	}
	return 0;
}

/*
 * Put the complaint under this id: 0; 1: another has it; or reported, -1. The
 * very same complaint once more changes nothing.
 */
static int
put_complaint(const struct bk_register *g, struct bk_node *m, const char *id)
{
	struct bk_arena *a = g->arena;
	const char *path = bk_path_complaint(a, bk_str(id));
	struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
	int r = bk_txn_read(g->txn, path, &old, g->dg);

	bk_node_put(a, m, "id", bk_node_plain(a, id));
	bk_buf_puts(&text, "---\n");
	bk_yamlout_block(&text, m, 0, "\n");
	bk_buf_putc(&text, '\n');
	if (r > 0)
		r = bk_txn_put(g->txn, path, NULL, bk_buf_str(&text), g->dg);
	else if (r == 0)
		r = !bk_str_eq(bk_buf_str(&old), bk_buf_str(&text));
	bk_buf_free(&old);
	bk_buf_free(&text);
	return r;
}

static int
enter(const struct bk_register *g, struct bk_register_complaint *c,
    const char *when)
{
	struct bk_arena *a = g->arena;
	struct bk_node *m = head_of(a, "complaint");
	int r = 1;

	bk_node_put(a, m, "id", bk_node_plain(a, ""));	/* its place */
	bk_node_put(a, m, "type", bk_node_plain(a, "complaint"));
	bk_node_put(a, m, "received", bk_node_plain(a, when));
	bk_node_put(a, m, "received_by", bk_node_word(a, c->by));
	if (take_settings(m, c, a, g->dg) < 0)
		return -1;
	bk_node_put(a, m, "text", bk_node_quoted(a, c->text));
	for (int n = 0; r > 0 && n < BK_NEWID_TRIES; n++) {
		c->id = id_of(c, when, bk_node_text(m, "via"), n, a);
		r = put_complaint(g, m, c->id);
	}
	if (r > 0)
		bk_diag(g->dg, &bk_msg_bad_entry, NULL, 0,
		    "no id is free for it on that day");
	return r ? -1 : 0;
}

/* Splice the answer into the complaint. */
static int
splice_answer(const struct bk_register *g, struct bk_buf *new,
    const char *file, struct bk_str old,
    const struct bk_register_complaint *c, const char *when)
{
	struct bk_arena *a = g->arena;
	struct bk_diag *dg = g->dg;
	struct bk_yaml_stream s = { .p = old.p, .n = old.n, .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_node *root = NULL;
	struct bk_edit e;

	if (bk_yamlin_next(&s, &piece))
		root = bk_yamlin_parse(&piece, file, a, dg);
	if (!root)
		return -1;
	if (bk_node_get(root, "answered")) {
		bk_diag(dg, &bk_msg_bad_entry, file,
		    bk_node_get(root, "answered")->line, "answered already");
		return -1;
	}
	bk_yamledit_begin(&e, &piece, root, file, a, dg);
	bk_yamledit_set(&e, root, "answered", bk_node_plain(a, when), NULL);
	bk_yamledit_set(&e, root, "answered_by", bk_node_word(a, c->by), NULL);
	bk_yamledit_set(&e, root, "answer", bk_node_quoted(a, c->text), NULL);
	bk_buf_add(new, old.p, piece.offset);
	return bk_yamledit_finish(&e, new);
}

static int
reply(const struct bk_register *g, const struct bk_register_complaint *c,
    const char *when)
{
	const char *path = bk_path_complaint(g->arena, bk_str(c->id));
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_str was;
	int r = path ? bk_txn_read(g->txn, path, &old, g->dg) : 1;

	was = bk_buf_str(&old);
	if (r > 0)
		bk_diag(g->dg, &bk_msg_no_complaint, NULL, 0, "%.40s", c->id);
	if (r == 0)
		r = splice_answer(g, &new, bk_repo_show(g->repo, g->arena,
		    path), was, c, when);
	else
		r = -1;
	if (r == 0)
		r = bk_txn_put(g->txn, path, &was, bk_buf_str(&new), g->dg);
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r;
}

int
bk_register_complaint(const struct bk_register *g,
    struct bk_register_complaint *c)
{
	const char *when = stamp(c, g->arena);

	if (!is_stamp(when, g->dg))
		return -1;
	if (c->id && c->nset) {
		bk_diag(g->dg, &bk_msg_bad_entry, NULL, 0,
		    "--set: not of an answer");
		return -1;
	}
	return c->id ? reply(g, c, when) : enter(g, c, when);
}
