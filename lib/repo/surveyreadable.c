/* Who can read what is confidential (surveypart.h). */
#include "crypt.h"
#include "msg_check.h"
#include "surveypart.h"

/* How many files of confidential/ are text here, how many a cipher. */
struct closed {
	size_t	open, locked;
};

static void
count_file(struct bk_survey *s, const char *path, struct closed *n)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;

	if (bk_repo_read(s->repo, path, &text, &quiet) == 0) {
		if (bk_view_is_encrypted(bk_buf_str(&text)))
			n->locked++;
		else
			n->open++;
	}
	bk_buf_free(&text);
}

static void
count(struct bk_survey *s, const char *dir, bool root, struct closed *n)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_view_entries e;

	if (bk_view_list(&s->view, dir, s->arena, &e, &quiet) < 0)
		return;
	for (size_t i = 0; i < e.n; i++) {
		const char *path = bk_arena_printf(s->arena, "%s/%s", dir,
		    e.v[i].name);

		if (!e.v[i].dir)
			count_file(s, path, n);
		else if (root)
			count(s, path, false, n);
	}
}

void
bk_survey_readable(struct bk_survey *s)
{
	struct bk_diag quiet = { .emit = NULL };
	const char *shown = bk_repo_show(s->repo, s->arena, "confidential");
	struct closed n = { 0, 0 };
	int state, plain = 0;

	count(s, "confidential", true, &n);
	if (n.locked)
		bk_diag(s->dg, &bk_msg_check_locked, shown, 1, "%zu",
		    n.locked);
	state = n.open ? bk_crypt_state(s->repo, &quiet) : -1;
	if (state == BK_CRYPT_ON)
		plain = bk_crypt_plain(s->repo, &quiet);
	if (state == BK_CRYPT_OFF)
		bk_diag(s->dg, &bk_msg_check_readable, shown, 1, NULL);
	else if (state == BK_CRYPT_NO_KEY)
		bk_diag(s->dg, &bk_msg_check_no_key, shown, 1, NULL);
	else if (plain > 0)
		bk_diag(s->dg, &bk_msg_check_plain, shown, 1, "%d", plain);
}
