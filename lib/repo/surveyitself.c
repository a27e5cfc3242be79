/* The repository itself, and the place of a document (surveypart.h). */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "git.h"
#include "msg_base.h"
#include "msg_check.h"
#include "setup.h"
#include "surveypart.h"

/* The repository as it is shown, without a slash at its end. */
static const char *
name_of(const struct bk_survey *s)
{
	struct bk_str shown = bk_str(s->repo->shown);

	if (shown.n > 1 && shown.p[shown.n - 1] == '/')
		shown.n--;
	if (shown.n == 0)
		shown = BK_STR(".");
	return bk_arena_strndup(s->arena, shown.p, shown.n);
}

void
bk_survey_clone(struct bk_survey *s)
{
	struct bk_buf lacks = BK_BUF_INIT;

	if (bk_git_is_inside(s->repo, s->dg) > 0) {
		bk_setup_hook(s->repo, true, &lacks, s->dg);
		bk_setup_merge(s->repo, true, &lacks, s->dg);
	}
	for (char *p = lacks.n ? lacks.p : NULL, *end; p &&
	    (end = strchr(p, '\n')); p = end + 1) {
		*end = '\0';
		bk_diag(s->dg, &bk_msg_check_setup, name_of(s), 1, "%s", p);
	}
	bk_buf_free(&lacks);
}

/* PRIVACY 5.1: who may not enter the directory reads nothing in it. */
void
bk_survey_itself(struct bk_survey *s)
{
	struct stat st;

	if (fstat(s->repo->fd, &st) < 0)
		bk_diag_errno(s->dg, &bk_msg_cannot_read, name_of(s), errno);
	else if (st.st_mode & 077)
		bk_diag(s->dg, &bk_msg_check_open, name_of(s), 1,
		    "mode %04o (wanted: 0700)", (unsigned)st.st_mode & 07777);
}

/* --- a document and its place -------------------------------------------- */

size_t
bk_survey_line(const struct bk_node *doc, const char *key)
{
	const struct bk_node *n = bk_node_get(doc, key);

	return n ? n->line : doc->line;
}

void
bk_survey_expect(const struct bk_reader *r, const struct bk_place *at,
    const char *path, size_t line)
{
	if (!at->area || (path && strcmp(path, at->path) == 0))
		return;
	if (path)
		bk_diag(r->dg, &bk_msg_check_place, r->file, line,
		    "%s expected", path);
	else
		bk_diag(r->dg, &bk_msg_check_place, r->file, line,
		    "no file can be named after it");
}
