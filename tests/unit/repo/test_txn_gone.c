/* A change that takes files away (txn.h, journal.h). */
#include "scratchrepo.h"

#include <inttypes.h>

#include "txn.h"

static const struct bk_txn_opts with_commit = { .commit = true,
	.whole = true };

static int
setup(void **state)
{
	struct scratch_repo *f = bk_xcalloc(1, sizeof(*f));

	scratch_repo_begin(f);
	mkdir("cases", 0700);
	put_file("cases/1.yaml", "one\n");
	put_file("cases/2.yaml", "two\n");
	assert_int_equal(sh("git init -q -b main && git add . && "
	    "git commit -q -m start"), 0);
	*state = f;
	return 0;
}

/* 1.yaml goes, 2.yaml changes. */
static int
erase(struct scratch_repo *f, const struct bk_txn_opts *opts,
    struct bk_buf *diff)
{
	const struct bk_str two = BK_STR("two\n");
	struct bk_buf b = BK_BUF_INIT;
	struct bk_txn txn;
	int r;

	assert_int_equal(bk_txn_begin(&txn, &f->repo, opts, &f->dg), 0);
	assert_int_equal(bk_txn_remove(&txn, "cases/1.yaml", BK_STR("one\n"),
	    &f->dg), 0);
	assert_int_equal(bk_txn_read(&txn, "cases/1.yaml", &b, &f->dg), 1);
	assert_int_equal(bk_txn_put(&txn, "cases/2.yaml", &two,
	    BK_STR("TWO\n"), &f->dg), 0);
	r = bk_txn_commit(&txn, "bk-test: erased\n", diff, &f->dg);
	bk_txn_end(&txn);
	bk_buf_free(&b);
	return r;
}

static void
assert_tidy(void)
{
	assert_prints("find . -name '.*.bk-*' -o -path './.bk/*' | sort",
	    "./.bk/.gitignore\n./.bk/lock\n");
}

static void
a_file_goes_with_the_others(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(erase(f, &(struct bk_txn_opts){ 0 }, NULL), 0);
	assert_file("cases/1.yaml", NULL);
	assert_file("cases/2.yaml", "TWO\n");
	assert_tidy();
	assert_string_equal(f->said.p, "");
}

static void
a_dry_run_shows_that_a_file_goes(void **state)
{
	const struct bk_txn_opts dry = { .dry_run = true };
	struct scratch_repo *f = *state;
	struct bk_buf diff = BK_BUF_INIT;

	assert_int_equal(erase(f, &dry, &diff), 0);
	assert_file("cases/1.yaml", "one\n");
	assert_string_equal(diff.p,
	    "diff --git a/cases/1.yaml b/cases/1.yaml\n"
	    "deleted file mode 100644\n--- a/cases/1.yaml\n+++ /dev/null\n"
	    "@@ -1 +0,0 @@\n-one\n"
	    "diff --git a/cases/2.yaml b/cases/2.yaml\n"
	    "--- a/cases/2.yaml\n+++ b/cases/2.yaml\n"
	    "@@ -1 +1 @@\n-two\n+TWO\n");
	put_file("diff", diff.p);
	assert_int_equal(sh("git apply diff && test ! -e cases/1.yaml"), 0);
	bk_buf_free(&diff);
}

static void
the_commit_holds_that_it_went(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(erase(f, &with_commit, NULL), 0);
	assert_prints("git show --name-status --format=%s; "
	    "git status --porcelain", "bk-test: erased\n\n"
	    "D\tcases/1.yaml\nM\tcases/2.yaml\n");
	assert_tidy();
}

static void
a_hook_that_refuses_brings_it_back(void **state)
{
	struct scratch_repo *f = *state;

	put_file(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
	chmod(".git/hooks/pre-commit", 0755);
	assert_int_equal(erase(f, &with_commit, NULL), -1);
	assert_file("cases/1.yaml", "one\n");
	assert_file("cases/2.yaml", "two\n");
	assert_prints("git log --format=%s; git status --porcelain",
	    "start\n");
	assert_tidy();
}

static void
uncommitted_work_is_in_the_way(void **state)
{
	struct scratch_repo *f = *state;

	put_file("cases/2.yaml", "two\n# mine\n");
	sh("git add cases/2.yaml; printf 'two\\n' >cases/2.yaml");
	assert_int_equal(erase(f, &with_commit, NULL), -1);
	assert_file("cases/1.yaml", "one\n");
	assert_string_equal(f->said.p, "error: cases/2.yaml: has uncommitted "
	    "changes; nothing written; commit or undo them first\n");
}

static void
a_file_that_changed_meanwhile_stays(void **state)
{
	struct scratch_repo *f = *state;

	put_file("cases/1.yaml", "by hand\n");
	assert_int_equal(erase(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_file("cases/1.yaml", "by hand\n");
	assert_file("cases/2.yaml", "two\n");
}

/* An earlier run was cut: its list, and what it had done by then. */
static void
cut(const char *state, const char *message)
{
	const struct bk_str one = BK_STR("one\n"), two = BK_STR("two\n"),
	    new = BK_STR("TWO\n");
	struct bk_buf list = BK_BUF_INIT;

	mkdir(".bk", 0700);
	bk_buf_printf(&list, "bk-write 1\n%sgone %016" PRIx64
	    " 0000000000000000 cases/1.yaml\nedit %016" PRIx64 " %016" PRIx64
	    " cases/2.yaml\nend 2\n", message, bk_str_hash(one.p, one.n),
	    bk_str_hash(two.p, two.n), bk_str_hash(new.p, new.n));
	put_file(state, list.p);
	bk_buf_free(&list);
	put_file("cases/.2.yaml.bk-new", "TWO\n");
	sh("ln cases/2.yaml cases/.2.yaml.bk-old");
}

static void
recover(struct scratch_repo *f)
{
	struct bk_txn txn;

	assert_int_equal(bk_txn_begin(&txn, &f->repo,
	    &(struct bk_txn_opts){ 0 }, &f->dg), 0);
	bk_txn_end(&txn);
}

static void
a_cut_removal_is_completed(void **state)
{
	struct scratch_repo *f = *state;

	for (int moved = 0; moved < 2; moved++) {
		cut(".bk/redo", "");
		if (moved)
			sh("mv cases/1.yaml cases/.1.yaml.bk-old");
		recover(f);
		assert_file("cases/1.yaml", NULL);
		assert_file("cases/2.yaml", "TWO\n");
		assert_prints("find . -name '.*.bk-*'", "");
		sh("git checkout -q .");
	}
}

static void
a_cut_removal_that_was_committed_is_done(void **state)
{
	struct scratch_repo *f = *state;

	cut(".bk/redo", "commit bk-test\n");
	sh("mv cases/1.yaml cases/.1.yaml.bk-old; "
	    "mv cases/.2.yaml.bk-new cases/2.yaml; git commit -q -a -m done");
	recover(f);
	assert_file("cases/1.yaml", NULL);
	assert_prints("git log --format=%s; git status --porcelain",
	    "done\nstart\n");
}

static void
a_cut_undo_brings_it_back(void **state)
{
	struct scratch_repo *f = *state;

	cut(".bk/undo", "");
	sh("mv cases/1.yaml cases/.1.yaml.bk-old");
	recover(f);
	assert_file("cases/1.yaml", "one\n");
	assert_file("cases/2.yaml", "two\n");
	assert_prints("find . -name '.*.bk-*'", "");
}

static void
hand_work_stays_where_a_removal_was_cut(void **state)
{
	struct scratch_repo *f = *state;

	cut(".bk/redo", "");
	put_file("cases/1.yaml", "by hand\n");
	recover(f);
	assert_file("cases/1.yaml", "by hand\n");
	assert_non_null(strstr(f->said.p, "cases/1.yaml: changed after a run "
	    "that was cut short; left as it is"));
}

#define GIT(f)	cmocka_unit_test_setup_teardown(f, setup, scratch_repo_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		GIT(a_file_goes_with_the_others),
		GIT(a_dry_run_shows_that_a_file_goes),
		GIT(the_commit_holds_that_it_went),
		GIT(a_hook_that_refuses_brings_it_back),
		GIT(uncommitted_work_is_in_the_way),
		GIT(a_file_that_changed_meanwhile_stays),
		GIT(a_cut_removal_is_completed),
		GIT(a_cut_removal_that_was_committed_is_done),
		GIT(a_cut_undo_brings_it_back),
		GIT(hand_work_stays_where_a_removal_was_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
