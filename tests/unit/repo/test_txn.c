/* A change of several files, with and without git (txn.h, git.h, lock.h). */
#include "scratchrepo.h"

#include <signal.h>
#include <time.h>

#include "lock.h"
#include "txn.h"

static int
setup(void **state)
{
	struct scratch_repo *f = bk_xcalloc(1, sizeof(*f));

	scratch_repo_begin(f);
	mkdir("cases", 0700);
	mkdir("cases/T", 0700);
	put_file("cases/T/1.yaml", "one\n");
	put_file("cases/T/2.yaml", "two\n");
	*state = f;
	return 0;
}

static int
setup_git(void **state)
{
	int r = setup(state);

	assert_int_equal(sh("git init -q -b main && git add school.yaml cases"
	    " && git commit -q -m start"), 0);
	return r;
}

/* Put old -> new on `path`; old NULL: a new file. */
static void
put(struct bk_txn *txn, struct scratch_repo *f, const char *path,
    const char *old, const char *bytes)
{
	struct bk_str was = bk_str(old ? old : "");

	assert_int_equal(bk_txn_put(txn, path, old ? &was : NULL,
	    bk_str(bytes), &f->dg), 0);
}

/* The write that most tests make: two files changed, one new. */
static int
write_three(struct scratch_repo *f, const struct bk_txn_opts *opts,
    struct bk_buf *diff)
{
	struct bk_txn txn;
	int r = bk_txn_begin(&txn, &f->repo, opts, &f->dg);

	if (r < 0)
		return -1;
	put(&txn, f, "cases/T/2.yaml", "two\n", "TWO\n");
	put(&txn, f, "cases/T/1.yaml", "one\n", "ONE\n");
	put(&txn, f, "cases/U/3.yaml", NULL, "three\n");
	r = bk_txn_commit(&txn, "bk-test: 3 cases", diff, &f->dg);
	bk_txn_end(&txn);
	return r;
}

static void
assert_old(void)
{
	assert_file("cases/T/1.yaml", "one\n");
	assert_file("cases/T/2.yaml", "two\n");
	assert_file("cases/U/3.yaml", NULL);
}

static void
assert_new(void)
{
	assert_file("cases/T/1.yaml", "ONE\n");
	assert_file("cases/T/2.yaml", "TWO\n");
	assert_file("cases/U/3.yaml", "three\n");
}

static void
assert_tidy(void)
{
	assert_prints("find . -name '.*.bk-*' -o -path './.bk/*' | sort",
	    "./.bk/.gitignore\n./.bk/lock\n");
}

static void
assert_said(struct scratch_repo *f, const char *text)
{
	if (!strstr(f->said.p, text))
		fail_msg("not said: %s\nbut: %s", text, f->said.p);
}

static void
writes_all(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), 0);
	assert_new();
	assert_tidy();
	assert_string_equal(f->said.p, "");
}

/* PRIVACY 5.1: whatever the umask; what a school shares stays shared. */
static void
keeps_to_itself(void **state)
{
	struct scratch_repo *f = *state;

	chmod("cases/T/2.yaml", 0640);
	for (mode_t mask = 0; mask <= 0777; mask += 0777) {
		umask(mask);
		assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 },
		    NULL), 0);
		umask(022);
		assert_prints("stat -c '%a %n' cases/T/2.yaml cases/U"
		    " cases/U/3.yaml .bk .bk/lock", "640 cases/T/2.yaml\n"
		    "700 cases/U\n600 cases/U/3.yaml\n700 .bk\n600 .bk/lock\n");
		sh("rm -rf .bk cases/U && echo one >cases/T/1.yaml &&"
		    " echo two >cases/T/2.yaml");
	}
}

static void
writes_nothing_in_a_dry_run(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_buf diff = BK_BUF_INIT;

	assert_int_equal(
	    write_three(f,
		&(struct bk_txn_opts){.dry_run = true, .commit = true}, &diff),
	    0);
	assert_old();
	assert_int_not_equal(access(".bk", F_OK), 0);
	assert_string_equal(diff.p,
	    "diff --git a/cases/T/1.yaml b/cases/T/1.yaml\n"
	    "--- a/cases/T/1.yaml\n+++ b/cases/T/1.yaml\n"
	    "@@ -1 +1 @@\n-one\n+ONE\n"
	    "diff --git a/cases/T/2.yaml b/cases/T/2.yaml\n"
	    "--- a/cases/T/2.yaml\n+++ b/cases/T/2.yaml\n"
	    "@@ -1 +1 @@\n-two\n+TWO\n"
	    "diff --git a/cases/U/3.yaml b/cases/U/3.yaml\n"
	    "new file mode 100644\n--- /dev/null\n+++ b/cases/U/3.yaml\n"
	    "@@ -0,0 +1 @@\n+three\n");
	put_file("diff", diff.p);
	assert_int_equal(sh("git apply --no-index diff 2>/dev/null ||"
	    " git apply diff"), 0);
	assert_new();
	bk_buf_free(&diff);
}

static void
sees_what_was_put(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn_opts opts = { 0 };
	struct bk_buf b = BK_BUF_INIT;
	struct bk_txn txn;

	assert_int_equal(bk_txn_begin(&txn, &f->repo, &opts, &f->dg), 0);
	assert_int_equal(bk_txn_read(&txn, "cases/T/1.yaml", &b, &f->dg), 0);
	assert_string_equal(b.p, "one\n");
	put(&txn, f, "cases/T/1.yaml", "one\n", "uno\n");
	bk_buf_clear(&b);
	assert_int_equal(bk_txn_read(&txn, "cases/T/1.yaml", &b, &f->dg), 0);
	assert_string_equal(b.p, "uno\n");
	assert_int_equal(bk_txn_read(&txn, "cases/T/9.yaml", &b, &f->dg), 1);
	put(&txn, f, "cases/T/1.yaml", "uno\n", "eins\n");
	assert_int_equal(bk_txn_changed(&txn), 1);
	put(&txn, f, "cases/T/1.yaml", "eins\n", "one\n");
	assert_int_equal(bk_txn_changed(&txn), 0);
	assert_int_equal(bk_txn_commit(&txn, "m", NULL, &f->dg), 0);
	bk_txn_end(&txn);
	bk_buf_free(&b);
	assert_old();
	assert_tidy();
}

static void
refuses_what_an_editor_changed(void **state)
{
	struct scratch_repo *f = *state;

	put_file("cases/T/2.yaml", "by hand\n");
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_file("cases/T/1.yaml", "one\n");
	assert_file("cases/T/2.yaml", "by hand\n");
	assert_tidy();
	assert_string_equal(f->said.p, "error: cases/T/2.yaml: changed since "
	    "it was read; nothing written; run this again\n");
	put_file("cases/T/2.yaml", "two\n");
	mkdir("cases/U", 0700);
	put_file("cases/U/3.yaml", "");
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_file("cases/T/1.yaml", "one\n");
}

static void
follows_no_link(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(symlink("/tmp", "cases/U"), 0);
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_said(f, "cases/U/3.yaml: symbolic link in the repository");
	unlink("cases/U");
	assert_int_equal(rename("cases/T/1.yaml", "one"), 0);
	assert_int_equal(symlink("../../one", "cases/T/1.yaml"), 0);
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_file("one", "one\n");
	unlink("cases/T/1.yaml");
	assert_int_equal(mkfifo("cases/T/1.yaml", 0600), 0);
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_said(f, "cases/T/1.yaml: not a regular file");
}

static void
leaves_all_as_it_was_on_failure(void **state)
{
	struct scratch_repo *f = *state;

	if (geteuid() == 0)
		skip();		/* root may write anywhere */
	chmod("cases", 0500);
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	chmod("cases", 0700);
	assert_old();
	assert_tidy();
}

/* --- what was cut ------------------------------------------------------- */

static void
stage_by_hand(const char *state_name, const char *message)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_printf(&b,
	    "bk-write 1\n%sedit %016lx %016lx cases/T/1.yaml\n"
	    "new  %016lx %016lx cases/T/3.yaml\nend 2\n",
	    message, (unsigned long)bk_str_hash("one\n", 4),
	    (unsigned long)bk_str_hash("ONE\n", 4),
	    (unsigned long)bk_str_hash("", 0),
	    (unsigned long)bk_str_hash("three\n", 6));
	mkdir(".bk", 0700);
	put_file(state_name, b.p);
	put_file("cases/T/.1.yaml.bk-new", "ONE\n");
	put_file("cases/T/.1.yaml.bk-old", "one\n");
	put_file("cases/T/.3.yaml.bk-new", "three\n");
	bk_buf_free(&b);
}

static void
recover(struct scratch_repo *f)
{
	struct bk_txn_opts opts = { 0 };
	struct bk_txn txn;

	assert_int_equal(bk_txn_begin(&txn, &f->repo, &opts, &f->dg), 0);
	bk_txn_end(&txn);
	assert_tidy();
}

static void
forgets_a_cut_plan(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/plan", "");
	recover(f);
	assert_file("cases/T/1.yaml", "one\n");
	assert_file("cases/T/3.yaml", NULL);
	put_file(".bk/plan", "bk-write 1\nedit 00");
	recover(f);
	put_file(".bk/plan", "");
	recover(f);
	assert_string_equal(f->said.p, "");
}

static void
completes_a_cut_write(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/redo", "");
	recover(f);
	assert_file("cases/T/1.yaml", "ONE\n");
	assert_file("cases/T/3.yaml", "three\n");
	assert_string_equal(f->said.p, "note: an earlier run was cut short; "
	    "its write is completed\n");
}

static void
completes_but_keeps_hand_work(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/redo", "");
	put_file("cases/T/1.yaml", "by hand\n");
	recover(f);
	assert_file("cases/T/1.yaml", "by hand\n");
	assert_file("cases/T/3.yaml", "three\n");
	assert_said(f, "finding: cases/T/1.yaml: changed after a run that was "
	    "cut short; left as it is");
}

static void
undoes_a_cut_undo(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/undo", "");
	assert_int_equal(rename("cases/T/.1.yaml.bk-new", "cases/T/1.yaml"), 0);
	assert_int_equal(rename("cases/T/.3.yaml.bk-new", "cases/T/3.yaml"), 0);
	recover(f);
	assert_file("cases/T/1.yaml", "one\n");
	assert_file("cases/T/3.yaml", NULL);
	assert_string_equal(f->said.p, "note: an earlier run was cut short; "
	    "its write is undone\n");
}

/* What was put aside is no file any more: the write cannot be undone. */
static void
says_what_cannot_be_settled(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn_opts opts = { 0 };
	struct bk_txn txn;

	stage_by_hand(".bk/undo", "");
	assert_int_equal(rename("cases/T/.1.yaml.bk-new", "cases/T/1.yaml"), 0);
	assert_int_equal(unlink("cases/T/.1.yaml.bk-old"), 0);
	assert_int_equal(mkdir("cases/T/.1.yaml.bk-old", 0700), 0);
	assert_int_equal(bk_txn_begin(&txn, &f->repo, &opts, &f->dg), -1);
	assert_said(f, "an earlier run was cut short; its write can be "
	    "neither completed nor undone; compare the files with git");
	assert_int_equal(access(".bk/undo", F_OK), 0);
	assert_file("cases/T/1.yaml", "ONE\n");
}

static void
undoes_without_touching_hand_work(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/undo", "");
	unlink("cases/T/.1.yaml.bk-new");
	unlink("cases/T/.3.yaml.bk-new");
	put_file("cases/T/1.yaml", "by hand\n");
	put_file("cases/T/3.yaml", "mine\n");
	recover(f);
	assert_file("cases/T/1.yaml", "by hand\n");
	assert_file("cases/T/3.yaml", "mine\n");
}

static void
stops_at_a_damaged_journal(void **state)
{
	struct scratch_repo *f = *state;

	mkdir(".bk", 0700);
	put_file(".bk/redo", "bk-write 1\nedit 00");
	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), -1);
	assert_old();
	assert_said(f, "error: .bk/redo: damaged journal of a write");
}

static void
commits_what_was_cut(void **state)
{
	struct scratch_repo *f = *state;

	stage_by_hand(".bk/redo", "commit bk-test: 100%25%0A%0Aok\n");
	recover(f);
	assert_file("cases/T/1.yaml", "ONE\n");
	assert_prints("git log -1 --format=%B; git status --porcelain",
	    "bk-test: 100%\n\nok\n\n");
	/* Killed after the commit: nothing is left but to forget it. */
	stage_by_hand(".bk/redo", "commit again\n");
	put_file("cases/T/.1.yaml.bk-old", "one\n");
	unlink("cases/T/.1.yaml.bk-new");
	unlink("cases/T/.3.yaml.bk-new");
	recover(f);
	assert_prints("git log --format=%s", "bk-test: 100%\nstart\n");
	assert_file("cases/T/1.yaml", "ONE\n");
}

static void
put_hook(const char *text)
{
	put_file(".git/hooks/pre-commit", text);
	chmod(".git/hooks/pre-commit", 0700);
}

static void
undoes_what_was_cut_and_is_refused(void **state)
{
	struct scratch_repo *f = *state;

	put_hook("#!/bin/sh\nexit 1\n");
	stage_by_hand(".bk/redo", "commit bk-test\n");
	recover(f);
	assert_file("cases/T/1.yaml", "one\n");
	assert_file("cases/T/3.yaml", NULL);
	assert_prints("git status --porcelain", "");
	assert_int_equal(bk_diag_status(&f->dg), 1);
	assert_said(f, "its write is undone");
}

/* --- git ---------------------------------------------------------------- */

static const struct bk_txn_opts with_commit = { .commit = true };

static void
commits_exactly_these_files(void **state)
{
	struct scratch_repo *f = *state;

	put_file("school.yaml", "name: \"Lain\"\n");
	put_file("untracked", "");
	put_file("staged", "");
	assert_int_equal(sh("git add staged"), 0);
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
	assert_new();
	assert_tidy();
	assert_prints("git log -1 --format=%s --name-status",
	    "bk-test: 3 cases\n\nM\tcases/T/1.yaml\nM\tcases/T/2.yaml\n"
	    "A\tcases/U/3.yaml\n");
	assert_prints("git status --porcelain",
	    " M school.yaml\nA  staged\n?? untracked\n");
	assert_string_equal(f->said.p, "");
}

static void
commits_first_of_all(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn txn;

	assert_int_equal(sh("rm -rf cases; mkdir -p cases/T;"
	    "git init -q -b main"), 0);
	assert_int_equal(bk_txn_begin(&txn, &f->repo, &with_commit, &f->dg), 0);
	put(&txn, f, "cases/T/1.yaml", NULL, "one\n");
	assert_int_equal(bk_txn_commit(&txn, "bk-test", NULL, &f->dg), 0);
	bk_txn_end(&txn);
	assert_prints("git log --format=%s --name-status",
	    "bk-test\n\nA\tcases/T/1.yaml\n");
}

static void
commits_nothing_when_nothing_changed(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn txn;

	put_hook("#!/bin/sh\nexit 1\n");
	assert_int_equal(bk_txn_begin(&txn, &f->repo, &with_commit, &f->dg), 0);
	put(&txn, f, "cases/T/1.yaml", "one\n", "one\n");
	assert_int_equal(bk_txn_commit(&txn, "m", NULL, &f->dg), 0);
	bk_txn_end(&txn);
	assert_prints("git log --format=%s", "start\n");
}

static void
commits_within_a_larger_work_tree(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(sh("mkdir -p big/sman1 && cp -r school.yaml cases"
	    " big/sman1 && cd big && git init -q -b main && git add . &&"
	    " git commit -q -m start && echo x >other"), 0);
	bk_repo_close(&f->repo);
	assert_int_equal(bk_repo_open(&f->repo, "big/sman1", NULL, &f->dg), 0);
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
	assert_prints("cd big && git log -1 --format= --name-status; git"
	    " status --porcelain", "M\tsman1/cases/T/1.yaml\n"
	    "M\tsman1/cases/T/2.yaml\nA\tsman1/cases/U/3.yaml\n?? other\n");
}

/*
 * DESIGN, Commit: what bk-check does not pass is left alone, with what else
 * there is of the same student; so is what is staged and stands nowhere else.
 * The others go on.
 */
static void
leaves_alone_what_is_half_staged(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(sh("echo more >>cases/T/1.yaml;"
	    "git add cases/T/1.yaml; echo one >cases/T/1.yaml"), 0);
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
	assert_said(f, "cases/T/1.yaml: has uncommitted changes: what is "
	    "staged is neither what HEAD has nor what the file holds; left as "
	    "it is, without what this run would write to it");
	assert_prints("git log -1 --format= --name-status; cat cases/T/1.yaml",
	    "M\tcases/T/2.yaml\nA\tcases/U/3.yaml\none\n");
	assert_int_equal(bk_diag_status(&f->dg), 1);
}

/* DESIGN 3, rulings: before anything is written. */
static void
refuses_to_commit(void **state)
{
	static const struct {
		const char *before, *said, *after;
	} c[] = {
		{ "mv .git off", ".: not a git repository: ", "mv off .git" },
		{ "git rev-parse HEAD >.git/MERGE_HEAD",
		    ".: a merge is not finished", "rm .git/MERGE_HEAD" },
		{ "touch -d '3 days ago' .git/index.lock",
		    ".git/index.lock: git's index is locked: for 3 days; if no "
		    "git is running here, remove this file",
		    "rm .git/index.lock" },
	};
	struct scratch_repo *f = *state;

	for (size_t i = 0; i < BK_NELEM(c); i++) {
		bk_buf_clear(&f->said);
		assert_int_equal(sh(c[i].before), 0);
		assert_int_equal(write_three(f, &with_commit, NULL), -1);
		assert_said(f, c[i].said);
		assert_old();
		assert_tidy();
		assert_int_equal(bk_diag_status(&f->dg), 2);
		assert_int_equal(sh(c[i].after), 0);
	}
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
}

static void
refuses_to_commit_as_nobody(void **state)
{
	struct scratch_repo *f = *state;

	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	assert_int_equal(sh("git config user.useConfigOnly true"), 0);
	assert_int_equal(write_three(f, &with_commit, NULL), -1);
	assert_said(f, "git knows nobody to commit as");
	assert_old();
}

static void
rolls_back_when_a_hook_refuses(void **state)
{
	struct scratch_repo *f = *state;

	put_hook("#!/bin/sh\necho 'cases/T/1.yaml:1: bad' >&2\nexit 1\n");
	put_file("staged", "");
	assert_int_equal(sh("git add staged"), 0);
	assert_int_equal(write_three(f, &with_commit, NULL), -1);
	assert_old();
	assert_tidy();
	assert_prints("git log --format=%s; git status --porcelain",
	    "start\nA  staged\n");
	assert_string_equal(f->said.p, "note: git: cases/T/1.yaml:1: bad\n"
	    "error: git failed: commit ended with status 1\n"
	    "note: files put back as they were\n");
}

/* The hook runs our bk-check, which must find its binary and no lock. */
static void
hook_finds_our_programs(void **state)
{
	struct scratch_repo *f = *state;

	put_hook("#!/bin/sh\nset -e\ncommand -v test_txn >/dev/null\n"
	    "test -f cases/U/3.yaml\nread x && exit 1\nexit 0\n");
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
}

static void
waits_for_no_daemon_of_a_hook(void **state)
{
	struct scratch_repo *f = *state;
	time_t start = time(NULL);

	put_hook("#!/bin/sh\nsleep 20 &\nexit 0\n");
	assert_int_equal(write_three(f, &with_commit, NULL), 0);
	assert_true(time(NULL) - start < 10);
}

/* --- the lock ----------------------------------------------------------- */

static void
one_writer_at_a_time(void **state)
{
	struct scratch_repo *f = *state;
	const struct bk_txn_opts brief = { .wait_ms = 50 };
	struct bk_buf expect = BK_BUF_INIT;
	struct bk_txn a, b;

	assert_int_equal(bk_txn_begin(&a, &f->repo, &brief, &f->dg), 0);
	assert_int_equal(bk_txn_begin(&b, &f->repo, &brief, &f->dg), -1);
	bk_buf_printf(&expect, "error: .bk/lock: locked: held by process %ld; "
	    "nothing written; try again when that is done\n",
	    (long)getpid());
	assert_string_equal(f->said.p, expect.p);
	bk_txn_end(&a);
	assert_int_equal(bk_txn_begin(&b, &f->repo, &brief, &f->dg), 0);
	bk_txn_end(&b);
	bk_buf_free(&expect);
}

static void
waits_and_says_for_whom(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn txn;
	pid_t pid = fork();

	if (pid == 0) {
		int fd = bk_lock_take(&f->repo, 1000, &f->dg);

		usleep(1500 * 1000);
		_exit(fd < 0);
	}
	usleep(200 * 1000);
	assert_int_equal(bk_txn_begin(&txn, &f->repo,
	    &(struct bk_txn_opts){ 0 }, &f->dg), 0);
	bk_txn_end(&txn);
	assert_said(f, "note: .bk/lock: waiting for the lock: held by process");
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void
a_dead_holder_holds_nothing(void **state)
{
	struct scratch_repo *f = *state;
	struct bk_txn txn;
	pid_t pid = fork();

	if (pid == 0) {
		bk_lock_take(&f->repo, 1000, &f->dg);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_int_equal(bk_txn_begin(&txn, &f->repo,
	    &(struct bk_txn_opts){ .wait_ms = 10 }, &f->dg), 0);
	bk_txn_end(&txn);
	assert_string_equal(f->said.p, "");
}

static void
git_does_not_see_our_files(void **state)
{
	struct scratch_repo *f = *state;

	assert_int_equal(write_three(f, &(struct bk_txn_opts){ 0 }, NULL), 0);
	assert_prints("git add -A && git diff --cached --name-only",
	    "cases/T/1.yaml\ncases/T/2.yaml\ncases/U/3.yaml\n");
}

/* Two processes, each two hundred times: one line more, and both files agree.
 */
static void
loses_nothing_between_two_writers(void **state)
{
	enum { ROUNDS = 200 };
	struct scratch_repo *f = *state;
	struct bk_buf b = BK_BUF_INIT;
	pid_t pid[2];

	for (int k = 0; k < 2; k++) {
		pid[k] = fork();
		for (int i = 0; pid[k] == 0 && i < ROUNDS; i++) {
			struct bk_txn_opts opts = { 0 };
			struct bk_buf was = BK_BUF_INIT, now = BK_BUF_INIT;
			struct bk_str old;
			struct bk_txn txn;

			if (bk_txn_begin(&txn, &f->repo, &opts, &f->dg) < 0 ||
			    bk_txn_read(&txn, "cases/T/1.yaml", &was, &f->dg))
				_exit(1);
			old = bk_buf_str(&was);
			bk_buf_putstr(&now, old);
			bk_buf_printf(&now, "%d %d\n", k, i);
			bk_txn_put(&txn, "cases/T/1.yaml", &old,
			    bk_buf_str(&now), &f->dg);
			if (bk_txn_commit(&txn, "m", NULL, &f->dg) < 0)
				_exit(2);
			bk_txn_end(&txn);
			bk_buf_free(&was);
			bk_buf_free(&now);
			if (i == ROUNDS - 1)
				_exit(0);
		}
	}
	for (int k = 0; k < 2; k++) {
		int status;

		assert_int_equal(waitpid(pid[k], &status, 0), pid[k]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(
	    bk_repo_read(&f->repo, "cases/T/1.yaml", &b, &f->dg), 0);
	for (int k = 0; k < 2; k++)
		for (int i = 0; i < ROUNDS; i++) {
			char line[32];

			snprintf(line, sizeof(line), "\n%d %d\n", k, i);
			assert_non_null(strstr(b.p, line));
		}
	bk_buf_free(&b);
}

#define PLAIN(f) cmocka_unit_test_setup_teardown(f, setup, \
	scratch_repo_teardown)
#define GIT(f)	 cmocka_unit_test_setup_teardown(f, setup_git, \
	scratch_repo_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLAIN(writes_all),
		PLAIN(keeps_to_itself),
		PLAIN(writes_nothing_in_a_dry_run),
		PLAIN(sees_what_was_put),
		PLAIN(refuses_what_an_editor_changed),
		PLAIN(follows_no_link),
		PLAIN(leaves_all_as_it_was_on_failure),
		PLAIN(forgets_a_cut_plan),
		PLAIN(completes_a_cut_write),
		PLAIN(completes_but_keeps_hand_work),
		PLAIN(undoes_a_cut_undo),
		PLAIN(says_what_cannot_be_settled),
		PLAIN(undoes_without_touching_hand_work),
		PLAIN(stops_at_a_damaged_journal),
		GIT(commits_what_was_cut),
		GIT(undoes_what_was_cut_and_is_refused),
		GIT(commits_exactly_these_files),
		PLAIN(commits_first_of_all),
		GIT(commits_nothing_when_nothing_changed),
		PLAIN(commits_within_a_larger_work_tree),
		GIT(leaves_alone_what_is_half_staged),
		GIT(refuses_to_commit),
		GIT(refuses_to_commit_as_nobody),
		GIT(rolls_back_when_a_hook_refuses),
		GIT(hook_finds_our_programs),
		GIT(waits_for_no_daemon_of_a_hook),
		PLAIN(one_writer_at_a_time),
		PLAIN(waits_and_says_for_whom),
		PLAIN(a_dead_holder_holds_nothing),
		GIT(git_does_not_see_our_files),
		PLAIN(loses_nothing_between_two_writers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
