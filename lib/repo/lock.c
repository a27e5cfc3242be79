#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "beneath.h"
#include "io.h"
#include "msg_base.h"
#include "msg_repo.h"

static const char lock_path[] = ".bk/lock";
static const char ignore_path[] = ".bk/.gitignore";
static const char ignore_all[] = "*\n";

enum { SAY_AFTER_MS = 1000, SHORTEST_NAP_MS = 2, LONGEST_NAP_MS = 25 };

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
nap(int ms)
{
	struct timespec t = { 0, (long)ms * 1000000 };

	nanosleep(&t, NULL);
}

/* Written by whoever comes first; a part of it is completed by the next. */
static int
hide_from_git(int root)
{
	int fd = bk_beneath_open(root, ignore_path, O_WRONLY | O_CREAT, 0600);
	struct stat st;
	int err = 0;

	if (fd < 0)
		return fd;
	if (fstat(fd, &st) < 0)
		err = errno;
	else if (st.st_size < (off_t)sizeof(ignore_all) - 1)
		err = bk_io_write(fd, ignore_all, sizeof(ignore_all) - 1);
	close(fd);
	return -err;
}

static int
open_lock(int root)
{
	int r = bk_beneath_mkdir(root, ".bk");
	int fd;

	if (r == 0)
		r = hide_from_git(root);
	if (r < 0)
		return r;
	fd = bk_beneath_open(root, lock_path, O_RDWR | O_CREAT, 0600);
	if (fd >= 0 && fchmod(fd, 0600) < 0 && errno != EPERM) {
		r = -errno;
		close(fd);
		return r;
	}
	return fd;
}

/*
 * Is the file that we locked still the one at that path? 1 or 0, or a
 * negative errno value where that cannot be found out.
 */
static int
still_there(int root, int fd)
{
	struct stat a, b;
	int again = bk_beneath_open(root, lock_path, O_RDONLY, 0);
	int r;

	if (again == -ENOENT)
		return 0;
	if (again < 0)
		return again;
	if (fstat(fd, &a) < 0 || fstat(again, &b) < 0)
		r = -errno;
	else
		r = a.st_dev == b.st_dev && a.st_ino == b.st_ino;
	close(again);
	return r;
}

/* 1: ours; 0: another's; or a negative errno value. *fd is open after all. */
static int
try_lock(int root, int *fd)
{
	*fd = open_lock(root);
	if (*fd < 0)
		return *fd;
	while (flock(*fd, LOCK_EX | LOCK_NB) < 0) {
		if (errno == EWOULDBLOCK)
			return 0;
		if (errno != EINTR)
			return -errno;
	}
	return still_there(root, *fd);
}

/* Who holds it, as far as the file says, for a message. */
static void
describe_holder(int fd, char *out, size_t size, const struct bk_diag *dg)
{
	char text[24] = "";
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
	long pid = n > 0 ? strtol(text, NULL, 10) : 0;

	/*
	 * A killed holder left its number; the next one is about to write its
	 * own.
	 */
	if (pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM))
		snprintf(out, size, bk_diag_text(dg, "held by process %ld"),
		    pid);
	else
		snprintf(out, size, "%s", bk_diag_text(dg,
		    "held by another process"));
}

static void
sign(int fd)
{
	char text[24];
	int n = snprintf(text, sizeof(text), "%ld\n", (long)getpid());

	/* For messages only: a disk too full for it does not matter here. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) < 0)
		return;
}

static void
say_failed(const struct bk_repo *repo, int err, struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	const char *shown = bk_repo_show(repo, &a, lock_path);

	if (err == ELOOP)
		bk_diag(dg, &bk_msg_symlink, shown, 0, NULL);
	else
		bk_diag_errno(dg, &bk_msg_cannot_write, shown, err);
	bk_arena_free(&a);
}

static void
say_held(const struct bk_repo *repo, const struct bk_msg *msg, int fd,
    struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	char holder[48];

	describe_holder(fd, holder, sizeof(holder), dg);
	bk_diag(dg, msg, bk_repo_show(repo, &a, lock_path), 0, "%s", holder);
	bk_arena_free(&a);
}

int
bk_lock_take(const struct bk_repo *repo, int wait_ms, struct bk_diag *dg)
{
	const int64_t start = now_ms();
	int nap_ms = SHORTEST_NAP_MS;
	bool said = false;
	int fd, r;

	while ((r = try_lock(repo->fd, &fd)) == 0) {
		int64_t waited = now_ms() - start;

		if (waited >= wait_ms) {
			say_held(repo, &bk_msg_locked, fd, dg);
			close(fd);
			return -1;
		}
		if (waited >= SAY_AFTER_MS && !said) {
			say_held(repo, &bk_msg_lock_wait, fd, dg);
			said = true;
		}
		close(fd);
		nap(nap_ms);
		if (nap_ms < LONGEST_NAP_MS)
			nap_ms++;
	}
	if (r < 0) {
		if (fd >= 0)
			close(fd);
		say_failed(repo, -r, dg);
		return -1;
	}
	sign(fd);
	return fd;
}

void
bk_lock_release(int fd)
{
	if (fd >= 0)
		close(fd);
}
