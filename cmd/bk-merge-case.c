/*
 * bk-merge-case: git's merge driver for case files, which bk-init sets up.
 * The result goes to %A, as git wants it: exit 0, or 1 with the conflicts
 * between markers.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "crypt.h"
#include "io.h"
#include "merge.h"
#include "msg_base.h"
#include "msg_cmd.h"
#include "msg_repo.h"
#include "remainder.h"
#include "run.h"
#include "view.h"

static const struct bk_cmd_about about = {
	.name = "bk-merge-case",
	.synopsis = "BASE OURS THEIRS [PATH]",
	.what = "Merge two people's work on one case into OURS: git's merge "
	    "driver\n(bk-merge-case %O %A %B %P).",
	.form = "yaml",
	.repo = BK_CMD_NO_REPO,
};

enum { FILE_MAX = 4 << 20 };

/*
 * The policy of the repository that PATH ("sman1/cases/TERM/NIS.yaml") is a
 * file of; git runs us at the top of the work tree. The defaults where there
 * is none, or where it is itself being merged.
 */
static struct bk_settings
settings_of(struct bk_cmd *cmd, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_settings s;
	const char *end = path ? path + strlen(path) : NULL;

	for (int up = 0; end && up < 3; up++)
		end = memrchr(path, '/', (size_t)(end - path));
	if (path && bk_repo_open(&cmd->repo, end ? bk_arena_strndup(
	    &cmd->arena, path, (size_t)(end - path)) : ".", NULL,
	    &quiet) == 0 &&
	    bk_settings_load(&s, &cmd->repo, &cmd->arena, &quiet) == 0)
		return s;
	bk_settings_load(&s, NULL, &cmd->arena, &quiet);
	return s;
}

/* Anything of another shape is merged as git merges text. */
static void
merge_by_lines(struct bk_cmd *cmd, char **files, const char *name)
{
	const char *const argv[] = { "git", "merge-file", "-L", "ours", "-L",
		"base", "-L", "theirs", files[1], files[0], files[2], NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int dir = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int r = dir < 0 ? -errno : bk_run(dir, argv, &out, &err);

	if (r < 0)
		bk_diag_errno(&cmd->diag, &bk_msg_no_git, NULL, -r);
	else if (r >= 128)
		bk_diag(&cmd->diag, &bk_msg_git_failed, NULL, 0,
		    "merge-file ended with status %d", r);
	else
		bk_diag(&cmd->diag, &bk_msg_merged_by_lines, name, 0, NULL);
	if (dir >= 0)
		close(dir);
	bk_buf_free(&out);
	bk_buf_free(&err);
}

/* Replace OURS, of the same mode. */
static int
replace(struct bk_cmd *cmd, const char *path, const struct bk_buf *text)
{
	struct stat st;

	if (stat(path, &st) == 0)
		return bk_io_replace(path, st.st_mode & 0777, text->p, text->n,
		    &cmd->diag);
	bk_diag_errno(&cmd->diag, &bk_msg_cannot_read, path, errno);
	return -1;
}

/* What erased students counted, or a case. */
static int
merge(struct bk_cmd *cmd, const struct bk_merge *m, struct bk_buf *out)
{
	const struct bk_str sides[] = { m->base, m->ours, m->theirs };
	int n = bk_remainder_merge(sides, m->file, &cmd->arena, out,
	    &cmd->diag);

	return n < 0 ? bk_merge_case(m, &cmd->arena, out, &cmd->diag) : n;
}

/* git hands over what it stores: what is encrypted is merged as its text. */
static int
open_text(struct bk_cmd *cmd, struct bk_buf *text, bool *closed)
{
	if (!bk_view_is_encrypted(bk_buf_str(text)))
		return 0;
	*closed = true;
	return bk_crypt_open(text, &cmd->diag);
}

static int
read_text(struct bk_cmd *cmd, const char *file, struct bk_buf *text,
    bool *closed)
{
	return bk_io_read(file, FILE_MAX, text, &cmd->diag) < 0 ||
	    open_text(cmd, text, closed) < 0 ? -1 : 0;
}

static void
work(struct bk_cmd *cmd, char **files, const char *path)
{
	struct bk_buf text[3] = { BK_BUF_INIT, BK_BUF_INIT, BK_BUF_INIT };
	const char *name = path ? path : files[1];
	struct bk_settings settings = settings_of(cmd, path);
	struct bk_buf out = BK_BUF_INIT;
	bool read = true, closed = false;
	int n;

	for (int i = 0; i < 3 && read; i++)
		read = read_text(cmd, files[i], &text[i], &closed) == 0;
	if (read) {
		const struct bk_merge m = { bk_buf_str(&text[0]),
			bk_buf_str(&text[1]), bk_buf_str(&text[2]), name,
			&settings.policy };

		n = merge(cmd, &m, &out);
		if (n < 0)
			merge_by_lines(cmd, files, name);
		else if ((!closed || bk_crypt_close(&out, &cmd->diag) == 0) &&
		    replace(cmd, files[1], &out) == 0 && n > 0)
			bk_diag(&cmd->diag, &bk_msg_conflicts, name, 0, "%d",
			    n);
	}
	bk_buf_free(&out);
	for (int i = 0; i < 3; i++)
		bk_buf_free(&text[i]);
}

int
main(int argc, char **argv)
{
	struct bk_opt opts[] = { BK_OPT_END };
	struct bk_cmd cmd;
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0) {
		if (n == 3 || n == 4)
			work(&cmd, argv + 1, n == 4 ? argv[4] : NULL);
		else
			bk_cmd_usage(&cmd, "BASE OURS THEIRS [PATH] wanted");
	}
	return bk_cmd_end(&cmd);
}
