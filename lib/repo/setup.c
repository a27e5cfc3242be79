#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "git.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "run.h"

/* Words of a shell command: 'it'\''s'. */
static void
put_shell_word(struct bk_buf *b, const char *s)
{
	bk_buf_putc(b, '\'');
	for (; *s; s++) {
		if (*s == '\'')
			bk_buf_puts(b, "'\\''");
		else
			bk_buf_putc(b, *s);
	}
	bk_buf_putc(b, '\'');
}

static const char own_path[] = "PATH=\"$PATH\"";
static const char own_school[] = "school=";

/* PATH="$PATH":'/where/we/are' */
static void
put_path(struct bk_buf *b)
{
	char *own = bk_run_own_dir();

	bk_buf_puts(b, own_path);
	if (own) {
		bk_buf_putc(b, ':');
		put_shell_word(b, own);
	}
	free(own);
}

/* Run git; its status. The first line that it prints is in *line. */
static int
ask(const struct bk_repo *repo, const char *const args[],
    struct bk_buf *line, struct bk_diag *dg)
{
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(repo, args, line, &err, dg);

	if (line->n && line->p[strcspn(line->p, "\n")])
		line->p[line->n = strcspn(line->p, "\n")] = '\0';
	bk_buf_free(&err);
	return r;
}

/* As ask, where nothing but success will do. */
static int
want(const struct bk_repo *repo, const char *const args[],
    struct bk_buf *line, struct bk_diag *dg)
{
	int r = ask(repo, args, line, dg);

	if (r > 0)
		bk_diag(dg, &bk_msg_git_failed, NULL, 0,
		    "%s ended with status %d", args[0], r);
	return r ? -1 : 0;
}

/* A question that git answers by its status: 1 yes, 0 no; reported, -1. */
static int
choose(const struct bk_repo *repo, const char *const args[],
    struct bk_buf *line, struct bk_diag *dg)
{
	int r = ask(repo, args, line, dg);

	if (r > 1)
		bk_diag(dg, &bk_msg_git_failed, NULL, 0,
		    "%s ended with status %d", args[0], r);
	return r == 0 ? 1 : r == 1 ? 0 : -1;
}

/* --- the repository of git ---------------------------------------------- */

int
bk_setup_git(const struct bk_repo *repo, bool dry_run, struct bk_buf *done,
    struct bk_diag *dg)
{
	const char *const ignored[] = { "check-ignore", "--quiet", "--",
		repo->root, NULL };
	const char *const init[] = { "init", "--quiet", NULL };
	struct bk_buf line = BK_BUF_INIT;
	int r = 0;

	int inside = bk_git_is_inside(repo, dg);

	/* What an outer work tree ignores could never be committed there. */
	if (inside > 0)
		r = choose(repo, ignored, &line, dg);
	if (inside < 0 || r < 0)
		r = -1;
	else if (inside == 0 || r == 1) {
		bk_buf_puts(done, "git init\n");
		bk_buf_clear(&line);
		r = dry_run ? 0 : want(repo, init, &line, dg);
	}
	bk_buf_free(&line);
	return r;
}

int
bk_setup_identity(const struct bk_repo *repo, const char *name,
    const char *email, bool dry_run, struct bk_buf *done, struct bk_diag *dg)
{
	const char *const pair[][2] = { { "user.name", name },
		{ "user.email", email } };
	struct bk_buf line = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < BK_NELEM(pair) && r == 0; i++) {
		const char *const args[] = { "config", "--local", pair[i][0],
			pair[i][1], NULL };

		if (!pair[i][1])
			continue;
		bk_buf_printf(done, "%s\n", pair[i][0]);
		bk_buf_clear(&line);
		r = dry_run ? 0 : want(repo, args, &line, dg);
	}
	bk_buf_free(&line);
	return r;
}

/* --- the hook ----------------------------------------------------------- */

static const char hook_mark[] = "# Installed by bk-init";

static const char hook_rest[] =
    "command -v bk-check >/dev/null || {\n"
    "	echo 'pre-commit: bk-check is not found: put the bk commands into "
    "PATH,'\\\n"
    "	    'or run bk-init again, or commit with --no-verify' >&2\n"
    "	exit 1\n"
    "}\n"
    "exec bk-check -C \"${school:-.}\" --staged </dev/null\n";

static void
put_hook(struct bk_buf *b, const char *prefix)
{
	bk_buf_printf(b, "#!/bin/sh\n%s: what is malformed is not committed.\n",
	    hook_mark);
	put_path(b);
	bk_buf_printf(b, "\n%s", own_school);
	put_shell_word(b, prefix);
	bk_buf_putc(b, '\n');
	bk_buf_puts(b, hook_rest);
}

/* Lines that some bk-init wrote into a hook, and a later one does not. */
static const char *const former_lines[] = {
	"git diff --cached --diff-filter=d --quiet -- \"$school*.yaml\" && "
	    "exit 0",
	"git diff --cached --diff-filter=d --name-only -z -- "
	    "\"$school*.yaml\" |",
	"\txargs -0 bk-check -C \"${school:-.}\" --",
};

/* Is the line of `text` there, whole? */
static bool
has_line(const char *text, struct bk_str line)
{
	for (const char *p = text; *p; p += strcspn(p, "\n"),
	    p += *p == '\n')
		if (bk_str_eq((struct bk_str){ p, strcspn(p, "\n") }, line))
			return true;
	return false;
}

/* A line that bk-init writes or wrote, wherever it was installed. */
static bool
is_our_line(const char *ours, struct bk_str line)
{
	if (line.n == 0 || has_line(ours, line) ||
	    strncmp(line.p, own_path, strlen(own_path)) == 0 ||
	    strncmp(line.p, own_school, strlen(own_school)) == 0)
		return true;
	for (size_t i = 0; i < BK_NELEM(former_lines); i++)
		if (bk_str_eq(bk_str(former_lines[i]), line))
			return true;
	return false;
}

static bool
only_our_lines(const char *text, const char *ours)
{
	for (const char *p = text; *p; p += strcspn(p, "\n"),
	    p += *p == '\n')
		if (!is_our_line(ours, (struct bk_str){ p,
		    strcspn(p, "\n") }))
			return false;
	return true;
}

/*
 * Does the text, a hook or a driver of ours, find our commands: is what it
 * adds to PATH where we are, or a directory that still holds bk-check?
 */
static bool
finds_us(const char *text)
{
	const char *p = strstr(text, own_path);
	struct bk_buf now = BK_BUF_INIT, there = BK_BUF_INIT;
	bool found;

	if (!p)
		return false;
	put_path(&now);
	found = strncmp(p, now.p, now.n) == 0 &&
	    (p[now.n] == '\n' || p[now.n] == ';');
	p += strlen(own_path);
	if (!found && p[0] == ':' && p[1] == '\'') {
		bk_buf_add(&there, p + 2, strcspn(p + 2, "'\n"));
		bk_buf_puts(&there, "/bk-check");
		found = access(there.p, X_OK) == 0;
	}
	bk_buf_free(&now);
	bk_buf_free(&there);
	return found;
}

/*
 * The hook at `path`, of `size` bytes: 1 where it is ours alone, and of an
 * earlier bk-init or of one that is there no more; 0 where it may stay. Where
 * it is another's and does not run bk-check, that is said. Reported, -1.
 */
static int
look_at_hook(int dir, const char *path, off_t size, const char *ours,
    struct bk_diag *dg)
{
	enum { HOOK_MAX = 1 << 20 };
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;
	int fd = openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
		return -1;
	}
	if (size <= HOOK_MAX)	/* ours is no program of megabytes */
		r = bk_io_read_fd(fd, path, HOOK_MAX, &text, dg);
	close(fd);
	if (r == 0 && !strstr(text.p, hook_mark))
		bk_diag(dg, &bk_msg_other_hook, path, 0, NULL);
	else if (r == 0 && only_our_lines(text.p, ours))
		r = !strstr(text.p, hook_rest) || !finds_us(text.p);
	else if (r == 0 && !strstr(text.p, "--staged"))
		bk_diag(dg, &bk_msg_other_hook, path, 0, NULL);
	bk_buf_free(&text);
	return r;
}

/* Write an executable file at a path that git told us: 0 or an errno value. */
static int
write_hook(int dir, const char *path, struct bk_str text)
{
	struct bk_buf parent = BK_BUF_INIT;
	const char *slash = strrchr(path, '/');
	int err = 0, fd;

	if (slash) {
		bk_buf_add(&parent, path, (size_t)(slash - path));
		if (mkdirat(dir, parent.p, 0700) < 0 && errno != EEXIST)
			err = errno;
		bk_buf_free(&parent);
	}
	if (err)
		return err;
	fd = openat(dir, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
	if (fd < 0)
		return errno;
	err = bk_io_write(fd, text.p, text.n);
	if (!err && (fchmod(fd, 0700) < 0 || fsync(fd) < 0))
		err = errno;
	if (close(fd) < 0 && !err)
		err = errno;
	if (err)
		unlinkat(dir, path, 0);
	return err;
}

/* As write_hook, where an earlier one of ours stands: the old or the new. */
static int
replace_hook(int dir, const char *path, struct bk_str text)
{
	struct bk_buf temp = BK_BUF_INIT;
	int err;

	bk_buf_printf(&temp, "%s.bk-new", path);
	err = unlinkat(dir, temp.p, 0) < 0 && errno != ENOENT ? errno :
	    write_hook(dir, temp.p, text);
	if (!err && renameat(dir, temp.p, dir, path) < 0) {
		err = errno;
		unlinkat(dir, temp.p, 0);
	}
	bk_buf_free(&temp);
	return err;
}

/* Write the hook, or find that it may stay. */
static int
settle_hook(const struct bk_repo *repo, const char *path,
    struct bk_str text, bool dry_run, struct bk_buf *done, struct bk_diag *dg)
{
	const char *const moved[] = {"config", "--get", "core.hooksPath", NULL};
	struct bk_buf other = BK_BUF_INIT;
	struct stat st;
	bool there = fstatat(repo->fd, path, &st, 0) == 0;
	int r;

	if (!there && errno != ENOENT) {
		bk_diag_errno(dg, dry_run ? &bk_msg_cannot_read :
		    &bk_msg_hook_failed, path, errno);
		return -1;
	}
	r = there ? look_at_hook(repo->fd, path, st.st_size, text.p, dg) :
	    choose(repo, moved, &other, dg);
	bk_buf_free(&other);
	if (r < 0 || (there && r == 0))
		return r;
	if (!there && r > 0) {	/* shared by others: not ours to fill */
		bk_diag(dg, &bk_msg_other_hook, path, 0, NULL);
		return 0;
	}
	bk_buf_puts(done, bk_diag_text(dg, "pre-commit hook\n"));
	r = dry_run ? 0 : there ? replace_hook(repo->fd, path, text) :
	    write_hook(repo->fd, path, text);
	if (r)
		bk_diag_errno(dg, &bk_msg_hook_failed, path, r);
	return r ? -1 : 0;
}

int
bk_setup_hook(const struct bk_repo *repo, bool dry_run, struct bk_buf *done,
    struct bk_diag *dg)
{
	const char *const where[] = { "rev-parse", "--git-path",
		"hooks/pre-commit", NULL };
	const char *const which[] = { "rev-parse", "--show-prefix", NULL };
	struct bk_buf path = BK_BUF_INIT, prefix = BK_BUF_INIT;
	struct bk_buf text = BK_BUF_INIT;
	int r = dry_run ? bk_git_is_inside(repo, dg) : 1;

	if (r <= 0) {
		if (r == 0)
			bk_buf_puts(done, bk_diag_text(dg,
			    "pre-commit hook\n"));
		return r;
	}
	r = want(repo, where, &path, dg) < 0 ||
	    want(repo, which, &prefix, dg) < 0 ? -1 : 0;
	if (r == 0) {
		put_hook(&text, prefix.p);
		r = settle_hook(repo, path.p, bk_buf_str(&text), dry_run, done,
		    dg);
	}
	bk_buf_free(&path);
	bk_buf_free(&prefix);
	bk_buf_free(&text);
	return r;
}

/* --- the merge driver --------------------------------------------------- */

/*
 * If our command is missing, is killed, or finds the disk full, git would take
 * one side and show no conflict: its own line merge is better than that.
 * Whatever the outcome of that, it is no success.
 */
static const char driver_rest[] = "; bk-merge-case %O %A %B %P; s=$?;"
    " if [ $s -gt 1 ]; then echo 'bk-merge-case could not do it: merged line"
    " by line' >&2; git merge-file -L ours -L base -L theirs %A %O %B; s=$?;"
    " fi; exit $s";

/*
 * A line that an earlier bk-init wrote, or one that is there no more; not one
 * that somebody else set.
 */
static bool
is_old_driver(const struct bk_buf *line)
{
	return line->n && strstr(line->p, "bk-merge-case %O %A %B") &&
	    strstr(line->p, "merge-file") && (!strstr(line->p, driver_rest) ||
	    (strstr(line->p, own_path) == line->p && !finds_us(line->p)));
}

int
bk_setup_merge(const struct bk_repo *repo, bool dry_run, struct bk_buf *done,
    struct bk_diag *dg)
{
	const char *const known[] = { "config", "--get",
		"merge.bk-case.driver", NULL };
	const char *const name[] = { "config", "merge.bk-case.name",
		"merge of two people's work on one case", NULL };
	struct bk_buf line = BK_BUF_INIT, command = BK_BUF_INIT;
	const char *driver[] = { "config", "merge.bk-case.driver", NULL, NULL };
	int r = choose(repo, known, &line, dg);

	if (r == 0 || (r > 0 && is_old_driver(&line))) {
		put_path(&command);
		bk_buf_puts(&command, driver_rest);
		driver[2] = command.p;
		bk_buf_puts(done, bk_diag_text(dg, "merge driver\n"));
		r = !dry_run && (want(repo, name, &line, dg) < 0 ||
		    want(repo, driver, &line, dg) < 0) ? -1 : 0;
	}
	bk_buf_free(&line);
	bk_buf_free(&command);
	return r < 0 ? -1 : 0;
}
