/* The repository itself, before its files (surveypart.h). */
#include <sys/stat.h>

#include "msg_check.h"
#include "seed.h"
#include "surveypart.h"

/* PRIVACY 5.1: who may not enter the directory reads nothing in it. */
static void
check_mode(struct bk_survey *s)
{
	struct bk_str shown = bk_str(s->repo->shown);
	struct stat st;

	if (fstat(s->repo->fd, &st) < 0 || (st.st_mode & 077) == 0)
		return;
	if (shown.n > 1 && shown.p[shown.n - 1] == '/')
		shown.n--;
	if (shown.n == 0)
		shown = BK_STR(".");
	bk_diag(s->dg, &bk_msg_check_open, bk_arena_strndup(s->arena,
	    shown.p, shown.n), 1, "mode %04o (wanted: 0700)",
	    (unsigned)st.st_mode & 07777);
}

/* A repository of an earlier version: git would merge new documents badly. */
static void
check_git(struct bk_survey *s)
{
	static const char file[] = ".gitattributes";
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT, new = BK_BUF_INIT;

	if (bk_repo_read(s->repo, file, &text, &quiet) == 0 &&
	    bk_seed_attributes(&new, bk_buf_str(&text)))
		bk_diag(s->dg, &bk_msg_check_git, bk_repo_show(s->repo,
		    s->arena, file), 1, NULL);
	bk_buf_free(&text);
	bk_buf_free(&new);
}

void
bk_survey_itself(struct bk_survey *s)
{
	check_mode(s);
	check_git(s);
}
