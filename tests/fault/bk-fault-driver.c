/*
 * What the fault tests run: the least program that writes through lib/repo.
 *
 *	bk-fault-driver write|commit|settle
 *
 * in a repository: cases/T/1.yaml and 2.yaml become "new", cases/U/3.yaml is
 * made; with a git commit; or nothing but what an earlier run left is settled.
 */
#include <stdio.h>
#include <string.h>

#include "txn.h"

static void
emit(void *ctx, const struct bk_msg *msg, const char *text)
{
	(void)ctx;
	(void)msg;
	fprintf(stderr, "bk-fault-driver: %s\n", text);
}

static int
put(struct bk_txn *txn, const char *path, struct bk_diag *dg)
{
	struct bk_buf was = BK_BUF_INIT;
	int r = bk_txn_read(txn, path, &was, dg);
	struct bk_str old = bk_buf_str(&was);

	if (r >= 0)
		r = bk_txn_put(txn, path, r == 0 ? &old : NULL,
		    BK_STR("new\nof more than one line\n"), dg);
	bk_buf_free(&was);
	return r;
}

static int
work(const struct bk_repo *repo, const char *what, struct bk_diag *dg)
{
	struct bk_txn_opts opts = { .commit = strcmp(what, "commit") == 0 };
	struct bk_txn txn;
	int r = bk_txn_begin(&txn, repo, &opts, dg);

	if (r < 0)
		return -1;
	if (strcmp(what, "settle") != 0 &&
	    (put(&txn, "cases/T/1.yaml", dg) < 0 ||
	    put(&txn, "cases/T/2.yaml", dg) < 0 ||
	    put(&txn, "cases/U/3.yaml", dg) < 0 ||
	    bk_txn_commit(&txn, "bk-fault-driver: 3 cases", NULL, dg) < 0))
		r = -1;
	bk_txn_end(&txn);
	return r;
}

int
main(int argc, char **argv)
{
	struct bk_diag dg = { .emit = emit };
	struct bk_repo repo;

	if (argc != 2)
		return 2;
	if (bk_repo_open(&repo, ".", NULL, &dg) < 0)
		return 2;
	work(&repo, argv[1], &dg);
	bk_repo_close(&repo);
	return bk_diag_status(&dg);
}
