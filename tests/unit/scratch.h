/*
 * For tests: a directory of their own that goes away, files in it, and git
 * with an identity of its own and without the user's configuration.
 */
#ifndef BK_SCRATCH_H
#define BK_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "io.h"

struct scratch {
	char	dir[64];
	int	was;		/* where we stood before */
};

static inline int
scratch_remove_one(const char *path, const struct stat *st, int type,
    struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

/* Make it and stand in it. */
static inline void
scratch_begin(struct scratch *s)
{
	static const char *const env[][2] = {
		{ "GIT_CONFIG_NOSYSTEM", "1" },
		{ "GIT_CONFIG_GLOBAL", "/dev/null" },
		{ "GIT_AUTHOR_NAME", "Uji" }, { "GIT_AUTHOR_EMAIL", "u@x" },
		{ "GIT_COMMITTER_NAME", "Uji" },
		{ "GIT_COMMITTER_EMAIL", "u@x" }, { "LC_ALL", "C" },
	};

	for (size_t i = 0; i < sizeof(env) / sizeof(*env); i++)
		setenv(env[i][0], env[i][1], 1);
	s->was = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	snprintf(s->dir, sizeof(s->dir), "/tmp/bk-test-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	assert_int_equal(chdir(s->dir), 0);
}

static inline void
scratch_end(struct scratch *s)
{
	assert_int_equal(fchdir(s->was), 0);
	close(s->was);
	assert_int_equal(nftw(s->dir, scratch_remove_one, 16,
	    FTW_DEPTH | FTW_PHYS), 0);
}

static inline void
put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* Does the file hold just this? NULL: there is no such file. */
static inline void
assert_file(const char *path, const char *text)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf b = BK_BUF_INIT;
	int r = bk_io_read(path, 1 << 20, &b, &quiet);

	if (text) {
		assert_int_equal(r, 0);
		assert_string_equal(b.p, text);
	} else {
		assert_int_equal(r, -1);
		assert_int_not_equal(access(path, F_OK), 0);
	}
	bk_buf_free(&b);
}

/* Run a shell command; its status. */
static inline int
sh(const char *command)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* Run a shell command and compare what it prints. */
static inline void
assert_prints(const char *command, const char *expected)
{
	struct bk_buf line = BK_BUF_INIT;
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT;

	bk_buf_printf(&line, "{ %s; } >../printed.%ld 2>&1", command,
	    (long)getpid());
	sh(line.p);
	bk_buf_clear(&line);
	bk_buf_printf(&line, "../printed.%ld", (long)getpid());
	assert_int_equal(bk_io_read(line.p, 1 << 20, &out, &quiet), 0);
	unlink(line.p);
	assert_string_equal(out.p, expected);
	bk_buf_free(&line);
	bk_buf_free(&out);
}

#endif
