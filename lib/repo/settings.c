#include "settings.h"

/*
 * The tree of one file, NULL where there is none. Returns -1 when it is
 * malformed. *shown is how messages name it.
 */
static int
load(const struct bk_repo *repo, const char *path, struct bk_arena *arena,
    struct bk_reader *r, struct bk_node **root)
{
	struct bk_buf text = BK_BUF_INIT;
	int found;

	*root = NULL;
	r->file = bk_repo_show(repo, arena, path);
	found = bk_repo_read(repo, path, &text, r->dg);
	if (found == 0)
		found = bk_yamlin_parse_one(text.p, text.n, r->file, arena,
		    root, r->dg);
	else if (found > 0)
		found = 0;
	bk_buf_free(&text);
	return found;
}

static int
load_calendar(struct bk_settings *s, const struct bk_repo *repo,
    struct bk_reader *r)
{
	struct bk_repo_list files;
	struct bk_node *root;

	if (bk_repo_list(repo, "calendar", r->arena, &files, r->dg) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++)
		if (load(repo, files.path[i], r->arena, r, &root) < 0 ||
		    bk_calendar_read(r, root, &s->calendar) < 0)
			return -1;
	return 0;
}

int
bk_settings_load(struct bk_settings *out, const struct bk_repo *repo,
    struct bk_arena *arena, struct bk_diag *dg)
{
	struct bk_reader r = { .arena = arena, .dg = dg };
	struct bk_settings s = { 0 };
	struct bk_node *root;

	bk_school_default(&s.school);
	bk_policy_default(&s.policy);
	if (repo && repo->fd >= 0) {
		if (load(repo, "school.yaml", arena, &r, &root) < 0 ||
		    bk_school_read(&r, root, &s.school) < 0)
			return -1;
		if (load(repo, "policy.yaml", arena, &r, &root) < 0 ||
		    bk_policy_read(&r, root, &s.policy) < 0)
			return -1;
		if (load_calendar(&s, repo, &r) < 0)
			return -1;
		if (load(repo, "aliases.yaml", arena, &r, &root) < 0 ||
		    bk_aliases_read(&r, root, &s.aliases) < 0)
			return -1;
	}
	*out = s;
	return 0;
}
