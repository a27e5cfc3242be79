#include "crypt.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "git.h"
#include "gitpart.h"
#include "msg_base.h"
#include "msg_format.h"
#include "msg_repo.h"
#include "run.h"

/* Its status, with what it prints; or said and -1. */
static int
ask(const struct bk_repo *repo, const char *const args[], struct bk_buf *out,
    struct bk_diag *dg)
{
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(repo, args, out, &err, dg);

	if (r > 1)
		bk_git_say_failed(args[0], &err, dg);
	bk_buf_free(&err);
	return r > 1 ? -1 : r;
}

/* Is a filter set for what lies there, by whichever file of attributes? */
static int
has_filter(const struct bk_repo *repo, struct bk_diag *dg)
{
	static const char value[] = ": filter: git-crypt";
	const char *const args[] = { "check-attr", "filter", "--",
		"confidential/2020-2021-1/10234.yaml", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(repo, args, &out, dg);

	if (r >= 0)
		r = strstr(out.p, value) != NULL;
	bk_buf_free(&out);
	return r;
}

/* Does this clone know what to do with it? */
static int
has_key(const struct bk_repo *repo, struct bk_diag *dg)
{
	const char *const args[] = { "config", "--get",
		"filter.git-crypt.clean", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(repo, args, &out, dg);

	bk_buf_free(&out);
	return r < 0 ? -1 : r == 0;
}

int
bk_crypt_state(const struct bk_repo *repo, struct bk_diag *dg)
{
	int r = bk_git_is_inside(repo, dg);

	if (r > 0)
		r = has_filter(repo, dg);
	if (r <= 0)
		return r < 0 ? -1 : BK_CRYPT_OFF;
	r = has_key(repo, dg);
	return r < 0 ? -1 : r ? BK_CRYPT_ON : BK_CRYPT_NO_KEY;
}

int
bk_crypt_plain(const struct bk_repo *repo, struct bk_diag *dg)
{
	/* The objects themselves: no filter is asked. */
	const char *const args[] = { "grep", "--cached", "-a", "-L", "-z",
		"-F", "GITCRYPT", "--", "confidential", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(repo, args, &out, dg), n = 0;

	for (size_t i = 0; r >= 0 && i < out.n; i++)
		n += out.p[i] == '\0';
	bk_buf_free(&out);
	return r < 0 ? -1 : n;
}

/* Run git-crypt: 0; or said and -1. */
static int
git_crypt(int dir, const char *what, struct bk_str in, struct bk_buf *out,
    struct bk_diag *dg)
{
	/* Of whatever reason: a text that cannot be read is locked. */
	const struct bk_msg *failed = strcmp(what, "smudge") == 0 ?
	    &bk_msg_yaml_locked : &bk_msg_crypt_failed;
	const char *const argv[] = { "git-crypt", what, NULL };
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_run_fed(dir, argv, in, out, &err);
	char *rest = err.p;

	if (r < 0)
		bk_diag_errno(dg, &bk_msg_no_crypt, NULL, -r);
	else if (r > 0)
		bk_diag(dg, failed, NULL, 0, "%s",
		    err.n ? bk_git_cut_line(&rest) : what);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

static int
filter(const char *what, struct bk_buf *text, struct bk_diag *dg)
{
	int dir = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), r;
	struct bk_buf out = BK_BUF_INIT;

	if (dir < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_read, ".", errno);
		return -1;
	}
	r = git_crypt(dir, what, bk_buf_str(text), &out, dg);
	close(dir);
	if (r == 0) {
		bk_buf_clear(text);
		bk_buf_putstr(text, bk_buf_str(&out));
	}
	bk_buf_free(&out);
	return r;
}

int
bk_crypt_open(struct bk_buf *text, struct bk_diag *dg)
{
	return filter("smudge", text, dg);
}

int
bk_crypt_close(struct bk_buf *text, struct bk_diag *dg)
{
	return filter("clean", text, dg);
}

int
bk_crypt_init(const struct bk_repo *repo, bool dry_run, struct bk_buf *done,
    struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT;
	int r = bk_git_is_inside(repo, dg);	/* not yet, in a dry run */

	if (r > 0) {
		int key = has_key(repo, dg);

		if (key != 0)
			return key < 0 ? -1 : 0;
		r = has_filter(repo, dg);
	}
	if (r < 0)
		return -1;
	/* A second key could not read what the first has encrypted. */
	if (r > 0) {
		bk_diag(dg, &bk_msg_locked_clone, NULL, 0, NULL);
		return -1;
	}
	bk_buf_puts(done, "git-crypt init\n");
	if (dry_run)
		return 0;
	r = git_crypt(repo->fd, "init", BK_STR(""), &out, dg);
	if (r == 0)
		bk_diag(dg, &bk_msg_crypt_key, NULL, 0, NULL);
	bk_buf_free(&out);
	return r;
}
