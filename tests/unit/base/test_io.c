/* Files, whole: read to the end or not at all, replaced or left alone. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"
#include "io.h"
#include "newfile.h"

/* Each test in a directory of its own. */
static int
enter(void **state)
{
	char *dir = bk_xstrdup("/tmp/bk-test-io.XXXXXX");

	*state = dir;
	return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
	static const char *const names[] = { "a", "b", "link", "fifo", "d/a",
		"d/link", "d", "dangling" };

	for (size_t i = 0; i < BK_NELEM(names); i++)
		remove(names[i]);
	if (chdir("/") < 0 || rmdir(*state) < 0)
		return -1;		/* a temporary file was left */
	free(*state);
	return 0;
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
assert_holds(const char *path, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_diag dg = { 0 };

	assert_int_equal(0, bk_io_read(path, 1 << 20, &b, &dg));
	assert_string_equal(b.p, text);
	bk_buf_free(&b);
}

static void
test_reading(void **state)
{
	struct bk_buf b = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	put("a", "text");
	bk_buf_puts(&b, "before ");
	assert_int_equal(0, bk_io_read("a", 4, &b, &dg));
	assert_string_equal(b.p, "before text");
	assert_int_equal(-1, bk_io_read("a", 3, &b, &dg));
	assert_int_equal(-1, bk_io_read("missing", 3, &b, &dg));
	assert_int_equal(-1, bk_io_read(".", 3, &b, &dg));
	assert_int_equal(-1, bk_io_read("/dev/zero", 70000, &b, &dg));
	assert_int_equal(0, bk_io_read("/dev/null", 3, &b, &dg));
	assert_string_equal(b.p, "before text");
	assert_string_equal(said.p,
	    "error: a: larger than is read: more than 3 bytes; "
	    "nothing read; give it in parts\n"
	    "error: missing: cannot read: No such file or directory\n"
	    "error: .: cannot read: Is a directory\n"
	    "error: /dev/zero: larger than is read: more than 70000 bytes; "
	    "nothing read; give it in parts\n");
	bk_buf_free(&b);
	bk_buf_free(&said);
}

static void
test_reading_a_pipe_in_pieces(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_diag dg = { 0 };
	int fd[2];

	(void)state;
	assert_int_equal(0, pipe(fd));
	if (fork() == 0) {
		for (int i = 0; i < 1000; i++)
			if (bk_io_write(fd[1], "0123456789", 10) != 0)
				_exit(1);
		_exit(0);
	}
	close(fd[1]);
	assert_int_equal(0, bk_io_read_fd(fd[0], "pipe", 1 << 20, &b, &dg));
	assert_int_equal(10000, b.n);
	close(fd[0]);
	bk_buf_free(&b);
}

static void
test_replacing(void **state)
{
	struct bk_diag dg = { 0 };
	struct stat st;

	(void)state;
	assert_int_equal(0, bk_io_replace("a", 0600, "new", 3, &dg));
	assert_holds("a", "new");
	assert_int_equal(0, bk_io_replace("a", 0640, "newer", 5, &dg));
	assert_holds("a", "newer");
	assert_int_equal(0, stat("a", &st));
	assert_int_equal(0640, st.st_mode & 07777);
	assert_int_equal(0, bk_io_replace("a", 0600, "", 0, &dg));
	assert_holds("a", "");
}

/* A link is followed to the file it names, and stays a link. */
static void
test_replacing_through_a_link(void **state)
{
	struct bk_diag dg = { 0 };
	struct stat st;

	(void)state;
	assert_int_equal(0, mkdir("d", 0700));
	put("d/a", "old");
	assert_int_equal(0, symlink("d/a", "link"));
	assert_int_equal(0, bk_io_replace("link", 0600, "new", 3, &dg));
	assert_holds("d/a", "new");
	assert_int_equal(0, lstat("link", &st));
	assert_true(S_ISLNK(st.st_mode));
}

static void
test_replacing_through_a_link_to_nothing(void **state)
{
	struct bk_diag dg = { 0 };
	struct stat st;

	(void)state;
	assert_int_equal(0, symlink("a", "dangling"));
	assert_int_equal(0, bk_io_replace("dangling", 0600, "new", 3, &dg));
	assert_holds("a", "new");
	assert_int_equal(0, lstat("dangling", &st));
	assert_true(S_ISLNK(st.st_mode));
}

static void
test_what_cannot_be_replaced_is_said(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	assert_int_equal(0, mkdir("d", 0700));
	assert_int_equal(-1, bk_io_replace("d", 0600, "x", 1, &dg));
	assert_int_equal(-1, bk_io_replace("no/such", 0600, "x", 1, &dg));
	assert_int_equal(-1, bk_io_replace("/dev/full", 0600, "x", 1, &dg));
	assert_string_equal(said.p,
	    "error: d: cannot write: Is a directory; the old file is "
	    "untouched\n"
	    "error: no/such: cannot write: No such file or directory; the old "
	    "file is untouched\n"
	    "error: /dev/full: cannot write: No space left on device; the old "
	    "file is untouched\n");
	bk_buf_free(&said);
}

/* A pipe or a device is written to, not replaced by a file. */
static void
test_special_files_are_written_to(void **state)
{
	struct bk_diag dg = { 0 };
	struct stat st;
	char got[4] = "";
	int fd;

	(void)state;
	assert_int_equal(0, mkfifo("fifo", 0600));
	fd = open("fifo", O_RDONLY | O_NONBLOCK);
	assert_true(fd >= 0);
	assert_int_equal(0, bk_io_replace("fifo", 0600, "new", 3, &dg));
	assert_int_equal(3, read(fd, got, 3));
	assert_string_equal(got, "new");
	close(fd);
	assert_int_equal(0, stat("fifo", &st));
	assert_true(S_ISFIFO(st.st_mode));
	assert_int_equal(0, bk_io_replace("/dev/null", 0600, "x", 1, &dg));
}

/* The disk is full: the old file is whole, and no other is left. */
static void
test_a_full_disk_leaves_the_old_file(void **state)
{
	struct rlimit old, small = { 100, 100 };
	struct bk_buf said = BK_BUF_INIT, big = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	put("a", "old");
	bk_buf_printf(&big, "%0*d", 5000, 0);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small.rlim_max = old.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_int_equal(-1, bk_io_replace("a", 0600, big.p, big.n, &dg));
	setrlimit(RLIMIT_FSIZE, &old);
	assert_holds("a", "old");
	assert_string_equal(said.p, "error: a: cannot write: File too large; "
	    "the old file is untouched\n");
	bk_buf_free(&said);
	bk_buf_free(&big);
}

static void
test_giving_up(void **state)
{
	struct bk_diag dg = { 0 };
	struct bk_newfile f;

	(void)state;
	put("a", "old");
	assert_int_equal(0, bk_newfile_open(&f, "a", 0600, &dg));
	assert_int_equal(0, bk_io_write(f.fd, "half", 4));
	bk_newfile_discard(&f);
	bk_newfile_discard(&f);
	assert_holds("a", "old");
	assert_int_equal(0, bk_newfile_open(&f, "a", 0600, &dg));
	assert_int_equal(0, bk_io_write(f.fd, "new", 3));
	assert_int_equal(0, bk_newfile_commit(&f, &dg));
	bk_newfile_discard(&f);
	assert_holds("a", "new");
}

static void
test_failed_writes_say_why(void **state)
{
	int fd = open("/dev/full", O_WRONLY);

	(void)state;
	assert_int_equal(ENOSPC, bk_io_write(fd, "x", 1));
	assert_int_equal(0, bk_io_write(fd, "x", 0));
	close(fd);
	assert_int_equal(EBADF, bk_io_write(fd, "x", 1));
}

#define IN_A_DIRECTORY(test) \
	cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_DIRECTORY(test_reading),
		IN_A_DIRECTORY(test_reading_a_pipe_in_pieces),
		IN_A_DIRECTORY(test_replacing),
		IN_A_DIRECTORY(test_replacing_through_a_link),
		IN_A_DIRECTORY(test_replacing_through_a_link_to_nothing),
		IN_A_DIRECTORY(test_what_cannot_be_replaced_is_said),
		IN_A_DIRECTORY(test_special_files_are_written_to),
		IN_A_DIRECTORY(test_a_full_disk_leaves_the_old_file),
		IN_A_DIRECTORY(test_giving_up),
		IN_A_DIRECTORY(test_failed_writes_say_why),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
