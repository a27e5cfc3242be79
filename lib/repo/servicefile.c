#include "servicefile.h"

#include <string.h>

#include "mem.h"
#include "msg_domain.h"
#include "newid.h"
#include "path.h"
#include "yamlout.h"

/* One of the two files of a service. */
struct half {
	const struct bk_register *g;
	const struct bk_entry_place *at;
	const char	*path;
	struct bk_buf	 old;		/* as it is; empty: none */
	bool		 there;
};

static int
open_half(struct half *h, const struct bk_register *g,
    const struct bk_entry_place *at, const char *path)
{
	int r;

	*h = (struct half){ .g = g, .at = at, .path = path };
	r = bk_txn_read(g->txn, path, &h->old, g->dg);
	h->there = r == 0;
	return r < 0 ? -1 : 0;
}

static int
put_new(struct half *h, const struct bk_node *m)
{
	struct bk_buf text = BK_BUF_INIT;
	int r;

	bk_buf_puts(&text, "---\n");
	bk_yamlout_block(&text, m, 0, "\n");
	bk_buf_putc(&text, '\n');
	r = bk_txn_put(h->g->txn, h->path, NULL, bk_buf_str(&text), h->g->dg);
	bk_buf_free(&text);
	return r < 0 ? -1 : BK_SERVICEFILE_NEW;
}

static struct bk_node *
parse(const struct half *h, struct bk_yaml_piece *piece)
{
	struct bk_yaml_stream s = { .p = h->old.p, .n = h->old.n, .line = 1 };

	if (!bk_yamlin_next(&s, piece))
		return NULL;
	return bk_yamlin_parse(piece, bk_repo_show(h->g->repo, h->g->arena,
	    h->path), h->g->arena, h->g->dg);
}

/* A key that it has, and another value for it: reported, -1. */
static int
check(const struct half *h, const struct bk_node *root,
    const struct bk_node *wanted)
{
	for (const struct bk_node *k = wanted->kids; k; k = k->next) {
		const struct bk_node *has = bk_node_get(root, k->key->text);

		if (!has || bk_node_eq(has, k))
			continue;
		bk_diag(h->at->dg, &bk_msg_bad_entry, h->at->file,
		    h->at->line, "%s: another one stands in %s",
		    k->key->text, h->path);
		return -1;
	}
	return 0;
}

/* The keys that it does not have yet: how many. */
static size_t
note_more(struct bk_edit *e, struct bk_node *root,
    const struct bk_node *wanted, struct bk_arena *a)
{
	const char *const *order = bk_bind_order(bk_service_binds, a);
	size_t n = 0;

	for (const struct bk_node *k = wanted->kids; k; k = k->next)
		if (!bk_node_get(root, k->key->text)) {
			bk_yamledit_set(e, root, k->key->text,
			    bk_node_copy(a, k), order);
			n++;
		}
	return n;
}

/* Splice what is new into a file that is there and was checked. */
static int
complete(struct half *h, const struct bk_node *wanted)
{
	struct bk_buf new = BK_BUF_INIT;
	struct bk_str was = bk_buf_str(&h->old);
	struct bk_yaml_piece piece;
	struct bk_node *root = parse(h, &piece);
	struct bk_edit e;
	int r;

	if (!root)
		return -1;
	bk_yamledit_begin(&e, &piece, root, h->path, h->g->arena, h->g->dg);
	if (note_more(&e, root, wanted, h->g->arena) == 0) {
		bk_yamledit_discard(&e);
		return BK_SERVICEFILE_THERE;
	}
	bk_buf_add(&new, was.p, piece.offset);
	r = bk_yamledit_finish(&e, &new);
	bk_buf_add(&new, was.p + piece.offset + piece.n,
	    was.n - piece.offset - piece.n);
	if (r == 0)
		r = bk_txn_put(h->g->txn, h->path, &was, bk_buf_str(&new),
		    h->g->dg);
	bk_buf_free(&new);
	return r < 0 ? -1 : BK_SERVICEFILE_MORE;
}

static const char *
joined(const struct bk_texts *t, struct bk_arena *a)
{
	const char *s = NULL;

	for (size_t i = 0; i < t->n; i++)
		s = s ? bk_arena_printf(a, "%s,%s", s, t->v[i]) : t->v[i];
	return s;
}

static char *
id_of(const struct bk_service *s, int n, struct bk_arena *a)
{
	char day[BK_DATE_SIZE];
	const char *parts[] = { s->type, s->by, s->class,
		joined(&s->students, a), s->topic,
		s->start == BK_INT_NONE ? NULL :
		    bk_arena_printf(a, "%d", s->start),
		s->minutes == BK_INT_NONE ? NULL :
		    bk_arena_printf(a, "%d", s->minutes) };

	return bk_newid(a, bk_date_format(s->date, day), parts,
	    BK_NELEM(parts), n);
}

/*
 * Is that file this service, which agrees with all it says? 1; 0: another; or
 * reported, -1.
 */
static int
is_this(const struct half *h, const struct bk_service *s,
    const struct bk_node *wanted)
{
	const struct bk_reader r = { .file = bk_repo_show(h->g->repo,
		h->g->arena, h->path), .arena = h->g->arena, .dg = h->g->dg };
	struct bk_yaml_piece piece;
	struct bk_node *root = parse(h, &piece);
	struct bk_service there;

	if (!root || bk_service_read(&r, root, &there) < 0)
		return -1;
	if (!bk_service_same(&there, s))
		return 0;
	return check(h, root, wanted) < 0 ? -1 : 1;
}

/*
 * Open its file: the first whose id is free, or that is this service. 0; or
 * reported, -1.
 */
static int
find(struct half *h, const struct bk_register *g,
    const struct bk_serviceentry *e, struct bk_map *taken,
    const struct bk_entry_place *at, const char **id)
{
	for (int n = 0; n < BK_NEWID_TRIES; n++) {
		const char *path;
		int this;

		*id = id_of(&e->s, n, g->arena);
		path = bk_path_service(g->arena, bk_term_of(e->s.date),
		    bk_str(*id));
		if (open_half(h, g, at, path) < 0)
			return -1;
		this = !h->there ? 1 : bk_map_get(taken, bk_str(path)) ? 0 :
		    is_this(h, &e->s, bk_serviceentry_node(e, *id, g->arena));
		if (this > 0)
			return 0;
		bk_buf_free(&h->old);
		if (this < 0)
			return -1;
	}
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line,
	    "no id is free for it on that day");
	return -1;
}

/* What is closed about it, as the document in the other file. */
static struct bk_node *
closed_node(const struct bk_register *g, const struct bk_serviceentry *e,
    const char *id)
{
	struct bk_node *m = bk_node_new(g->arena, BK_NODE_MAP, BK_STYLE_BLOCK);
	char term[BK_TERM_SIZE];

	bk_node_put(g->arena, m, "kind", bk_node_plain(g->arena,
	    "confidential"));
	bk_node_put(g->arena, m, "service", bk_node_plain(g->arena,
	    bk_arena_printf(g->arena, "%s/%s", bk_term_format(bk_term_of(
	    e->s.date), term), id)));
	for (const struct bk_node *k = e->closed->kids; k; k = k->next)
		bk_node_put(g->arena, m, k->key->text, bk_node_copy(g->arena,
		    k));
	return m;
}

/* Open the other file, and see that it agrees. 0; or reported, -1. */
static int
find_closed(struct half *h, const struct bk_register *g,
    const struct bk_serviceentry *e, const struct bk_entry_place *at,
    const char *id)
{
	const char *path = bk_path_closed(g->arena, bk_term_of(e->s.date),
	    bk_str(id));
	struct bk_yaml_piece piece;
	struct bk_node *root;
	int r = open_half(h, g, at, path);

	if (r < 0 || !h->there)
		return r;
	root = parse(h, &piece);
	return root ? check(h, root, closed_node(g, e, id)) : -1;
}

static int
write_half(struct half *h, const struct bk_node *wanted)
{
	return h->there ? complete(h, wanted) : put_new(h, wanted);
}

int
bk_servicefile_enter(const struct bk_register *g,
    const struct bk_serviceentry *e, struct bk_map *taken,
    const struct bk_entry_place *at, const char **id)
{
	struct half open, closed = { .old = BK_BUF_INIT };
	int r, more = BK_SERVICEFILE_THERE;

	if (find(&open, g, e, taken, at, id) < 0)
		return -1;
	r = e->closed ? find_closed(&closed, g, e, at, *id) : 0;
	if (r == 0)
		r = write_half(&open, bk_serviceentry_node(e, *id, g->arena));
	if (r >= 0 && e->closed)
		more = write_half(&closed, closed_node(g, e, *id));
	if (r >= 0)
		*bk_map_at(taken, bk_str(open.path)) = taken;
	bk_buf_free(&open.old);
	bk_buf_free(&closed.old);
	if (r < 0 || more < 0)
		return -1;
	return r == BK_SERVICEFILE_THERE && more != r ?
	    BK_SERVICEFILE_MORE : r;
}
