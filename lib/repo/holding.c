#include "holding.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "holdingpart.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "path.h"
#include "repotree.h"
#include "view.h"

/* --- reading ------------------------------------------------------------ */

static bool
ends_in_yaml(const char *path)
{
	size_t n = strlen(path);

	return n > 5 && strcmp(path + n - 5, ".yaml") == 0;
}

static bool
is_kind(const struct bk_node *doc, const char *kind)
{
	const char *is = bk_node_text(doc, "kind");

	return is && strcmp(is, kind) == 0;
}

/* Its tree stays. */
static void
keep(const struct bk_holding *h, const struct bk_holding_file *f,
    struct bk_holding_doc *d)
{
	d->root = bk_yamlin_parse(&d->piece, f->shown, h->docs->arena,
	    h->docs->dg);
}

/*
 * Every document is well-formed; of students and services the trees are kept,
 * of the others those of whom they are about.
 */
static int
parse(struct bk_holding *h, struct bk_holding_file *f)
{
	struct bk_yaml_stream s = { .p = f->text.p, .n = f->text.n,
		.line = 1 };
	struct bk_holding_doc *v = NULL, d = { .root = NULL };
	struct bk_arena a = BK_ARENA_INIT;
	const struct bk_node *root = NULL;
	size_t cap = 0;
	int r = 0;

	while (r == 0 && bk_yamlin_next(&s, &d.piece)) {
		root = bk_yamlin_parse(&d.piece, f->shown, &a, h->docs->dg);
		r = root ? 0 : -1;
		BK_GROW(v, f->ndocs, cap);
		v[f->ndocs] = d;
		if (is_kind(root, "student") || is_kind(root, "service"))
			keep(h, f, &v[f->ndocs]);
		f->ndocs++;
		bk_arena_reset(&a);
	}
	f->doc = bk_arena_dup(h->docs->arena, v, f->ndocs, sizeof(*v));
	free(v);
	bk_arena_free(&a);
	return r;
}

/* Look at each document whose tree is not kept: is it to be kept? */
static void
keep_each(struct bk_holding *h, bool (*is_wanted)(struct bk_holding *,
    const struct bk_node *))
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_arena a = BK_ARENA_INIT;

	for (size_t i = 0; i < h->nfiles; i++)
		for (size_t k = 0; k < h->file[i].ndocs; k++) {
			struct bk_holding_doc *d = &h->file[i].doc[k];

			if (!d->root && is_wanted(h, bk_yamlin_parse(
			    &d->piece, "", &a, &quiet)))
				keep(h, &h->file[i], d);
			bk_arena_reset(&a);
		}
	bk_arena_free(&a);
}

/*
 * A film, say: larger than anything that is read. 1 or 0; or reported and -1.
 */
static int
is_large(const struct bk_holding *h, const struct bk_holding_file *f)
{
	int fd = bk_beneath_open(h->docs->repo->fd, f->path, O_PATH, 0);
	struct stat st;
	int err = fd < 0 ? -fd : 0;

	if (fd >= 0 && fstat(fd, &st) < 0)
		err = errno;
	if (fd >= 0)
		close(fd);
	if (!err)
		return (uintmax_t)st.st_size > BK_REPO_FILE_MAX;
	if (err == ENOENT)
		return 0;
	bk_diag_errno(h->docs->dg, &bk_msg_cannot_read, f->shown, err);
	return -1;
}

/* 0, also where it is gone by now; or reported and -1. */
static int
read_file(struct bk_holding *h, struct bk_holding_file *f)
{
	bool yaml = ends_in_yaml(f->path);
	struct bk_buf text = BK_BUF_INIT;
	int large = yaml ? 0 : is_large(h, f), r = large;

	if (large == 0)
		r = bk_repo_read(h->docs->repo, f->path, &text, h->docs->dg);
	f->text = (struct bk_str){ bk_arena_strndup(h->docs->arena, text.p,
		text.n), text.n };
	bk_buf_free(&text);
	if (r < 0)
		return -1;
	if (bk_view_is_encrypted(f->text))
		f->kind = BK_HOLDING_LOCKED;
	else if (large || memchr(f->text.p, '\0', f->text.n))
		f->kind = BK_HOLDING_OPAQUE;
	else
		f->kind = yaml ? BK_HOLDING_YAML : BK_HOLDING_TEXT;
	return f->kind == BK_HOLDING_YAML ? parse(h, f) : 0;
}

static int
read_all(struct bk_holding *h)
{
	const struct bk_docfiles *from = h->docs;
	struct bk_repo_list list;

	if (bk_repotree_list(from->repo, from->arena, &list, from->dg) < 0)
		return -1;
	h->file = bk_arena_zalloc(from->arena, (list.n + 1) *
	    sizeof(*h->file));
	for (size_t i = 0; i < list.n; i++) {
		struct bk_holding_file *f = &h->file[h->nfiles++];

		f->path = list.path[i];
		f->shown = bk_repo_show(from->repo, from->arena, f->path);
		if (read_file(h, f) < 0)
			return -1;
	}
	return 0;
}

/* --- whose documents ---------------------------------------------------- */

/* Of those that a service was given to, how many are the student? */
static size_t
count_own(const struct bk_holding *h, const struct bk_node *list)
{
	size_t n = 0;

	if (!list || list->kind == BK_NODE_TEXT)
		return list && bk_holding_is_number(h, list->text);
	for (const struct bk_node *k = list->kids; k; k = k->next)
		n += k->kind == BK_NODE_TEXT &&
		    bk_holding_is_number(h, k->text);
	return n;
}

/* services/TERM/ID.yaml as what is closed about it names it, "TERM/ID". */
static void
note_service(struct bk_holding *h, const struct bk_holding_file *f,
    const struct bk_node *doc)
{
	const struct bk_node *list = bk_node_get(doc, "students");
	const char *id = bk_node_text(doc, "id");
	bk_term term = bk_path_dir_term(f->path);
	size_t own = count_own(h, list);
	char text[BK_TERM_SIZE];
	bool sole = list && (list->kind == BK_NODE_TEXT ||
	    own == list->nkids);

	if (id && term && own && is_kind(doc, "service"))
		bk_map_intern(sole ? &h->services : &h->groups, bk_str(
		    bk_arena_printf(h->docs->arena, "%s/%s",
		    bk_term_format(term, text), id)));
}

/* The kinds that are about one student, by a key of theirs. */
static bool
is_theirs(struct bk_holding *h, const struct bk_node *doc)
{
	static const char *const kinds[] = { "student", "attendance",
		"referral", "routine", "visit", "unplaced" };
	const char *service = bk_node_text(doc, "service");

	if (is_kind(doc, "case"))
		return bk_holding_is_number(h, bk_node_text(bk_node_get(doc,
		    "student"), "nis")) ||
		    bk_holding_is_case(h, bk_node_text(doc, "id"));
	if (is_kind(doc, "confidential"))
		return bk_holding_is_case(h, bk_node_text(doc, "case")) ||
		    (service && bk_map_find(&h->services, bk_str(service)) !=
		    SIZE_MAX);
	for (size_t i = 0; i < BK_NELEM(kinds); i++)
		if (is_kind(doc, kinds[i]))
			return bk_holding_is_number(h, bk_node_text(doc,
			    "nis")) || bk_holding_is_number(h,
			    bk_node_text(doc, "nisn"));
	return false;
}

/* cases/TERM/NIS.yaml: the name is a number of the student's? */
static bool
is_named(const struct bk_holding *h, const char *path)
{
	struct bk_arena a = BK_ARENA_INIT;
	const char *slash = strrchr(path, '/');
	bool named = false;

	for (size_t i = 0; !named && slash && i < h->numbers.n; i++) {
		const char *own = bk_path_case(&a, bk_term_of(0),
		    h->numbers.e[i].key);

		named = own && strcmp(strrchr(own, '/'), slash) == 0;
	}
	bk_arena_free(&a);
	return named;
}

static void
mark(struct bk_holding *h)
{
	for (size_t i = 0; i < h->nfiles; i++)
		for (size_t k = 0; k < h->file[i].ndocs; k++)
			note_service(h, &h->file[i],
			    h->file[i].doc[k].root);
	keep_each(h, is_theirs);
	for (size_t i = 0; i < h->nfiles; i++) {
		struct bk_holding_file *f = &h->file[i];

		f->named = is_named(h, f->path);
		for (size_t k = 0; k < f->ndocs; k++)
			f->doc[k].theirs = f->doc[k].root &&
			    is_theirs(h, f->doc[k].root);
	}
}

/* Is anything theirs at all? */
static bool
is_known(const struct bk_holding *h)
{
	for (size_t i = 0; i < h->nfiles; i++) {
		if (h->file[i].named)
			return true;
		for (size_t k = 0; k < h->file[i].ndocs; k++)
			if (h->file[i].doc[k].theirs)
				return true;
	}
	return false;
}

int
bk_holding_read(struct bk_holding *h)
{
	if (read_all(h) < 0 || bk_holding_find_numbers(h) < 0)
		return -1;
	mark(h);
	if (!is_known(h)) {
		bk_diag(h->docs->dg, &bk_msg_nobody_held, NULL, 0, "%.40s",
		    h->number);
		return -1;
	}
	bk_holding_find_mentions(h);
	keep_each(h, bk_holding_is_shared);
	keep_each(h, bk_holding_concerns);
	return 0;
}

void
bk_holding_free(struct bk_holding *h)
{
	bk_map_free(&h->numbers);
	bk_map_free(&h->guardians);
	bk_map_free(&h->services);
	bk_map_free(&h->groups);
	free(h->own);
	free(h->shared);
}
