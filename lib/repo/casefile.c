#include "casefile.h"

#include <stdlib.h>
#include <string.h>

#include "casebefore.h"
#include "docs.h"
#include "mem.h"
#include "msg_domain.h"
#include "msg_format.h"
#include "msg_repo.h"
#include "path.h"
#include "term.h"

/* The one document of a case file; more or less than one is malformed. */
static int
parse(struct bk_casefile *f, struct bk_arena *arena, struct bk_diag *dg)
{
	struct bk_reader r = { .file = f->shown, .arena = arena, .dg = dg };
	struct bk_yaml_stream s = { .p = f->text.p, .n = f->text.n,
		.line = 1 };
	struct bk_yaml_piece more;
	struct bk_node *root;
	const char *kind;

	if (!bk_yamlin_next(&s, &f->piece)) {
		bk_diag(dg, &bk_msg_missing_key, f->shown, 1, "kind");
		return -1;
	}
	root = bk_yamlin_parse(&f->piece, f->shown, arena, dg);
	if (!root)
		return -1;
	if (bk_yamlin_next(&s, &more)) {
		bk_diag(dg, &bk_msg_yaml_more, f->shown, more.line, NULL);
		return -1;
	}
	kind = bk_node_text(root, "kind");
	if (kind && strcmp(kind, "case") != 0) {
		bk_diag(dg, &bk_msg_unknown_kind, f->shown, root->line,
		    "'%.40s' in a case file", kind);
		return -1;
	}
	if (bk_case_read(&r, root, &f->c) < 0)
		return -1;
	bk_yamledit_begin(&f->edit, &f->piece, root, f->shown, arena, dg);
	return 0;
}

/* Does it matter on which rung it opened, and the case before alone know? */
static bool
is_lost(const struct bk_case *c)
{
	return c->follows && c->carried.success != BK_DATE_NONE &&
	    c->carried.rung < 0;
}

void
bk_casefile_trace(struct bk_case *c, const struct bk_docfiles *from)
{
	struct bk_case before;

	if (!is_lost(c))
		return;
	if (c->rung == BK_PHONE)		/* it never moves down */
		c->carried.rung = BK_PHONE;
	else if (bk_casebefore_read(c, from, &before))
		c->carried.rung = before.rung;
}

int
bk_casefile_read(struct bk_casefile *f, const char *path,
    const struct bk_docfiles *from)
{
	struct bk_arena *arena = from->arena;
	struct bk_buf text = BK_BUF_INIT;
	int r;

	*f = (struct bk_casefile){ .path = path,
		.shown = bk_repo_show(from->repo, arena, path) };
	r = bk_repo_read(from->repo, path, &text, from->dg);
	if (r == 0) {
		f->text = (struct bk_str){
			bk_arena_strndup(arena, text.p, text.n), text.n };
		r = parse(f, arena, from->dg);
		if (r == 0)
			bk_casefile_trace(&f->c, from);
	}
	bk_buf_free(&text);
	return r;
}

struct bk_casefile *
bk_casefile_keep(struct bk_casefiles *all, const struct bk_casefile *f,
    struct bk_arena *arena)
{
	struct bk_casefile *copy = bk_arena_dup(arena, f, 1, sizeof(*f));

	if (copy->edit.piece)
		copy->edit.piece = &copy->piece;
	BK_GROW(all->v, all->n, all->cap);
	all->v[all->n++] = copy;
	*bk_map_at(&all->by_id, bk_str(bk_case_id(arena, copy->c.term,
	    copy->c.student.nis))) = copy;
	return copy;
}

/* Its last two parts: the term and the name. */
static const char *
place_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	while (slash && slash > path && slash[-1] != '/')
		slash--;
	return slash ? slash : path;
}

bool
bk_casefile_is_stranger(const char *path, const struct bk_case *c,
    struct bk_arena *arena)
{
	const char *own = bk_path_case(arena, c->term,
	    bk_str(c->student.nis));

	return !own || strcmp(place_of(own), place_of(path)) != 0;
}

static int
read_term(struct bk_casefiles *all, const char *dir,
    const struct bk_docfiles *from)
{
	struct bk_repo_list files;

	if (bk_repo_list(from->repo, dir, from->arena, &files,
	    from->dg) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++) {
		struct bk_casefile f;
		int before, r;

		before = bk_diag_keep_going(from->dg, from->keep_going);
		r = bk_casefile_read(&f, files.path[i], from);
		bk_diag_keep_going(from->dg, before);
		if (r < 0 && !from->keep_going)
			return -1;
		if (r == 0 && bk_casefile_is_stranger(f.path, &f.c,
		    from->arena))
			bk_diag(from->dg, &bk_msg_stranger, f.shown, 0, NULL);
		else if (r == 0)
			bk_casefile_keep(all, &f, from->arena);
	}
	return 0;
}

int
bk_casefile_read_all(struct bk_casefiles *all, bk_term term,
    const struct bk_docfiles *from)
{
	struct bk_repo_list dirs;

	*all = (struct bk_casefiles){ .by_id = BK_MAP_INIT };
	if (from->repo->fd < 0)
		return 0;
	if (term)
		return read_term(all, bk_path_term_dir(from->arena, "cases",
		    term), from);
	if (bk_repo_list_terms(from->repo, "cases", from->arena, &dirs,
	    from->dg) < 0)
		return -1;
	for (size_t i = 0; i < dirs.n; i++)
		if (read_term(all, dirs.path[i], from) < 0)
			return -1;
	return 0;
}

/* Give up the edit, if it is not ended. */
static void
discard(struct bk_casefile *f)
{
	if (f->edit.splice)
		bk_yamledit_discard(&f->edit);
}

void
bk_casefile_free_all(struct bk_casefiles *all)
{
	for (size_t i = 0; i < all->n; i++)
		discard(all->v[i]);
	free(all->v);
	bk_map_free(&all->by_id);
	*all = (struct bk_casefiles){ .by_id = BK_MAP_INIT };
}

struct bk_casefile *
bk_casefile_find(const struct bk_casefiles *all, bk_term term,
    const char *nis)
{
	char t[BK_TERM_SIZE];
	struct bk_buf id = BK_BUF_INIT;
	struct bk_casefile *f;

	bk_buf_puts(&id, bk_term_format(term, t));
	bk_buf_putc(&id, '/');
	bk_buf_puts(&id, nis);
	f = bk_map_get(&all->by_id, bk_buf_str(&id));
	bk_buf_free(&id);
	return f;
}

/* Is it a number of that person? */
static bool
is_number(const char *nis, const char *key, const struct bk_student *s)
{
	const char *number;

	if (strcmp(nis, key) == 0)
		return true;
	for (size_t i = 0; s && (number = bk_student_number(s, i)); i++)
		if (strcmp(nis, number) == 0)
			return true;
	return false;
}

struct bk_casefile *
bk_casefile_find_open(const struct bk_casefiles *all, const char *key,
    const struct bk_student *s)
{
	struct bk_casefile *latest = NULL;

	for (size_t i = 0; i < all->n; i++) {
		struct bk_casefile *f = all->v[i];

		if (f->c.status == BK_OPEN &&
		    is_number(f->c.student.nis, key, s) &&
		    (!latest || f->c.term > latest->c.term))
			latest = f;
	}
	return latest;
}

struct bk_casefile *
bk_casefile_find_about(const struct bk_casefiles *all, bk_term term,
    const char *key, const struct bk_student *s)
{
	struct bk_casefile *found = bk_casefile_find(all, term, key), *f;
	const char *number;

	for (size_t i = 0; s && (number = bk_student_number(s, i)); i++) {
		f = bk_casefile_find(all, term, number);
		if (f && (!found || (found->c.status != BK_OPEN &&
		    f->c.status == BK_OPEN)))
			found = f;
	}
	return found;
}

struct bk_casefile *
bk_casefile_first_open(const struct bk_casefiles *all, bk_term from,
    const char *key, const struct bk_student *s)
{
	struct bk_casefile *first = NULL;

	for (size_t i = 0; i < all->n; i++) {
		struct bk_casefile *f = all->v[i];

		if (f->c.status == BK_OPEN && f->c.term >= from &&
		    is_number(f->c.student.nis, key, s) &&
		    (!first || f->c.term < first->c.term))
			first = f;
	}
	return first;
}

struct bk_casefile *
bk_casefile_add(struct bk_casefiles *all, const struct bk_case *c,
    const struct bk_docfiles *from)
{
	struct bk_casefile f = { .c = *c };

	f.path = bk_path_case(from->arena, c->term, bk_str(c->student.nis));
	if (!f.path) {
		bk_diag(from->dg, &bk_msg_bad_value, NULL, 0,
		    "a NIS that no file can be named after");
		return NULL;
	}
	f.shown = bk_repo_show(from->repo, from->arena, f.path);
	return bk_casefile_keep(all, &f, from->arena);
}

/* Was anything changed, or is it new? */
static bool
is_changed(const struct bk_casefile *f)
{
	return !f->text.p || f->edit.n > 0;
}

/*
 * The text of the file as it will be: the canonical text of a new case, the
 * spliced one of another. It ends the edit: once only.
 */
static int
text_of(struct bk_casefile *f, struct bk_arena *arena,
    struct bk_buf *out)
{
	if (!f->text.p) {
		bk_case_write(out, &f->c, arena);
		return 0;
	}
	bk_buf_add(out, f->text.p, f->piece.offset);
	if (bk_yamledit_finish(&f->edit, out) < 0)
		return -1;
	bk_buf_add(out, f->text.p + f->piece.offset + f->piece.n,
	    f->text.n - f->piece.offset - f->piece.n);
	return 0;
}

int
bk_casefile_write(struct bk_casefiles *all, struct bk_txn *txn,
    struct bk_buf *out, const struct bk_docfiles *from)
{
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < all->n && r == 0; i++) {
		struct bk_casefile *f = all->v[i];

		if (!is_changed(f))
			continue;
		bk_buf_clear(&text);
		r = text_of(f, from->arena, &text);
		if (r == 0 && txn)
			r = bk_txn_put(txn, f->path, f->text.p ? &f->text :
			    NULL, bk_buf_str(&text), from->dg);
		else if (r == 0)
			bk_docs_append(out, bk_buf_str(&text));
	}
	bk_buf_free(&text);
	return r;
}
