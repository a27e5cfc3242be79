#include "rosters.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path.h"

struct reading {
	struct bk_student	*v;
	size_t			 n, cap;
};

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct reading *to = ctx;
	struct bk_student s;

	if (bk_bind_read(r, bk_student_binds, doc, &s) < 0)
		return -1;
	BK_GROW(to->v, to->n, to->cap);
	to->v[to->n++] = s;
	return 0;
}

static void
index_by_key(struct bk_map *by_key, struct bk_student *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].nis_before.n; k++)
			*bk_map_at(by_key, bk_str(v[i].nis_before.v[k])) =
			    &v[i];
	for (size_t i = 0; i < n; i++) {
		if (v[i].nisn && *v[i].nisn)
			*bk_map_at(by_key, bk_str(v[i].nisn)) = &v[i];
		if (v[i].nis && *v[i].nis)
			*bk_map_at(by_key, bk_str(v[i].nis)) = &v[i];
	}
}

static int
read_term(struct bk_rosters_term *t, const struct bk_docfiles *from)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", take_student), BK_DOC_END
	};
	const char *path = bk_path_roster(from->arena, t->term);
	struct bk_repo_list one = { &path, 1 };
	struct reading in = { NULL, 0, 0 };
	struct bk_student *v;
	int r;

	if (from->repo->fd < 0)
		return 0;
	r = bk_docfiles_read(from, &one, handlers, &in);
	if (r == 0 && in.n > 0) {
		v = bk_arena_dup(from->arena, in.v, in.n, sizeof(*v));
		t->list = (struct bk_roster){ v, in.n };
		index_by_key(&t->by_key, v, in.n);
	}
	free(in.v);
	return r;
}

const struct bk_rosters_term *
bk_rosters_get(struct bk_rosters *all, bk_term term)
{
	struct bk_rosters_term *t = all->first;

	while (t && t->term != term)
		t = t->next;
	if (!t) {
		t = bk_arena_alloc(all->from->arena, sizeof(*t));
		*t = (struct bk_rosters_term){ .term = term,
			.by_key = BK_MAP_INIT, .next = all->first };
		all->first = t;
		t->failed = read_term(t, all->from) < 0;
		all->failed |= t->failed;
	}
	return t->failed ? NULL : t;
}

static int
list_terms(struct bk_rosters *all, bk_term **out, size_t *n)
{
	const struct bk_docfiles *from = all->from;
	struct bk_repo_list files = { NULL, 0 };
	bk_term *v;
	size_t k = 0;

	if (from->repo->fd >= 0 && bk_repo_list(from->repo, "roster",
	    from->arena, &files, from->dg) < 0)
		return -1;
	v = bk_arena_alloc(from->arena, (files.n + 1) * sizeof(*v));
	for (size_t i = 0; i < files.n; i++) {
		struct bk_str name = bk_str(files.path[i] + strlen("roster/"));

		if (name.n == BK_TERM_SIZE - 1 + strlen(".yaml") &&
		    bk_term_parse((struct bk_str){ name.p,
		    BK_TERM_SIZE - 1 }, &v[k]) == 0)
			k++;
	}
	*out = all->terms = v;
	*n = all->nterms = k;
	return 0;
}

int
bk_rosters_terms(struct bk_rosters *all, bk_term **out, size_t *n)
{
	*out = all->terms;
	*n = all->nterms;
	return all->terms ? 0 : list_terms(all, out, n);
}

int
bk_rosters_who(struct bk_rosters *all, bk_term term, const char *number,
    const struct bk_student **who)
{
	const struct bk_rosters_term *t = bk_rosters_get(all, term);
	bk_term *terms;
	size_t n;

	*who = t ? bk_map_get(&t->by_key, bk_str(number)) : NULL;
	if (!t || bk_rosters_terms(all, &terms, &n) < 0)
		return -1;
	if (t->list.n > 0)
		return 0;
	while (!*who && n-- > 0) {
		if (terms[n] >= term)
			continue;
		t = bk_rosters_get(all, terms[n]);
		if (!t)
			return -1;
		*who = bk_map_get(&t->by_key, bk_str(number));
	}
	return 0;
}

void
bk_rosters_free(struct bk_rosters *all)
{
	for (struct bk_rosters_term *t = all->first; t; t = t->next)
		bk_map_free(&t->by_key);
	*all = (struct bk_rosters){ .from = all->from };
}
