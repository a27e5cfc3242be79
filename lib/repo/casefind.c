#include "casefind.h"

#include "path.h"

void
bk_casefind_begin(struct bk_casefind *find, const struct bk_repo *repo,
    struct bk_arena *arena, struct bk_diag *dg)
{
	*find = (struct bk_casefind){ .repo = repo, .arena = arena, .dg = dg,
		.read = { .by_id = BK_MAP_INIT }, .by_path = BK_MAP_INIT,
		.all = { .by_id = BK_MAP_INIT } };
}

int
bk_casefind_in(struct bk_casefind *find, bk_term term, const char *nis,
    struct bk_casefile **out)
{
	const char *path = bk_path_case(find->arena, term, bk_str(nis));
	struct bk_casefile *there, f;
	int r;

	if (!path)
		return 1;
	there = bk_map_get(&find->by_path, bk_str(path));
	if (!there) {
		r = bk_casefile_read(&f, find->repo, path, find->arena,
		    find->dg);
		if (r != 0)
			return r;
		there = bk_casefiles_keep(&find->read, &f, find->arena);
		*bk_map_at(&find->by_path, bk_str(path)) = there;
	}
	*out = there;
	return 0;
}

/* An open case of an earlier term that is not carried over yet. */
static int
find_open(struct bk_casefind *find, const char *nis, struct bk_casefile **out)
{
	const struct bk_casefile *f;

	if (!find->all_read && bk_casefiles_read(&find->all, find->repo, 0,
	    true, find->arena, find->dg) < 0)
		return -1;
	find->all_read = true;
	f = bk_casefiles_open(&find->all, nis);
	return f ? bk_casefind_in(find, f->c.term, nis, out) : 1;
}

int
bk_casefind(struct bk_casefind *find, const struct bk_casefind_who *who,
    struct bk_casefile **out)
{
	int r = bk_casefind_in(find, who->term, who->nis, out);

	if (r == 1 && !who->named)
		r = find_open(find, who->nis, out);
	if (r == 1 && !who->named && who->day != BK_DATE_NONE &&
	    bk_term_of(who->day) < who->term)
		r = bk_casefind_in(find, bk_term_of(who->day), who->nis, out);
	return r;
}

void
bk_casefind_free(struct bk_casefind *find)
{
	bk_map_free(&find->by_path);
	bk_casefiles_free(&find->read);
	bk_casefiles_free(&find->all);
	bk_casefind_begin(find, find->repo, find->arena, find->dg);
}
