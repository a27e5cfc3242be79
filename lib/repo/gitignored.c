/* What git takes up, and what it ignores (git.h). */
#include <stdlib.h>
#include <string.h>

#include "git.h"

bool
bk_git_takes_up(const struct bk_repo *repo, const char *file)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	const char *args[] = { "check-ignore", "-q", "--", NULL, NULL };
	char *full = repo->fd < 0 ? NULL : realpath(file, NULL);
	size_t n = full ? strlen(repo->root) : 0;
	bool takes = false;

	if (full && strncmp(full, repo->root, n) == 0 && full[n] == '/') {
		args[3] = full + n + 1;
		/* 0: it is ignored; 128: this is no work tree. */
		takes = bk_git_run(repo, args, &out, &err, &quiet) == 1;
	}
	free(full);
	bk_buf_free(&out);
	bk_buf_free(&err);
	return takes;
}
