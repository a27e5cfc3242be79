/*
 * Faults on demand, by LD_PRELOAD: the N-th system call of some kind of one
 * program kills it or fails.
 *
 *	BK_FAULT_PROGRAM	the name of the program; others run as ever
 *	BK_FAULT_ARGUMENT	set: only where it has this argument
 *	BK_FAULT		kill, ENOSPC, EIO, EINTR, short (a write of one
 *				byte); or open:EIO, open:EMFILE, open:ENFILE,
 *				open:ENOMEM (an open or a stat of any kind)
 *	BK_FAULT_AT		N, from 1
 *	BK_FAULT_ON		set: every call from the N-th on
 *	BK_FAULT_SEEN		a file that is made when it happened; while it
 *				is there, nothing happens to another process
 *
 * A call is counted where the fault may happen to it: a kill before any that
 * changes something, a full disk where room is needed, and so on.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITES = 1, MAKES = 2, MOVES = 4, SYNCS = 8, CLOSES = 16, WAITS = 32,
	READS = 64, LOOKS = 128 };

static const struct kind {
	const char	*name;
	int		 calls;		/* what it may happen to */
	int		 error;		/* 0: a kill; -1: a short write */
} kinds[] = {
	{ "kill", WRITES | MAKES | MOVES | SYNCS | CLOSES, 0 },
	{ "ENOSPC", WRITES | MAKES, ENOSPC },
	{ "EIO", WRITES | MAKES | MOVES | SYNCS | CLOSES | READS, EIO },
	{ "EINTR", WRITES | WAITS | READS, EINTR },
	{ "short", WRITES, -1 },
	{ "open:EIO", LOOKS, EIO },
	{ "open:EMFILE", LOOKS, EMFILE },
	{ "open:ENFILE", LOOKS, ENFILE },
	{ "open:ENOMEM", LOOKS, ENOMEM },
};

static struct {
	const struct kind	*kind;	/* NULL: nothing happens here */
	long			 at, count;
	int			 on;
	const char		*seen;
} fault;

static int
has_argument(char **argv, const char *wanted)
{
	for (; *argv; argv++)
		if (strcmp(*argv, wanted) == 0)
			return 1;
	return 0;
}

__attribute__((constructor)) static void
begin(int argc, char **argv)
{
	const char *argument = getenv("BK_FAULT_ARGUMENT");
	const char *program = getenv("BK_FAULT_PROGRAM");
	const char *name = getenv("BK_FAULT");
	const char *at = getenv("BK_FAULT_AT");

	(void)argc;
	fault.seen = getenv("BK_FAULT_SEEN");
	if (!program || !name || !at ||
	    strcmp(program, program_invocation_short_name) != 0 ||
	    (argument && !has_argument(argv, argument)) ||
	    (fault.seen && access(fault.seen, F_OK) == 0))
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			fault.kind = &kinds[i];
	fault.at = strtol(at, NULL, 10);
	fault.on = getenv("BK_FAULT_ON") != NULL;
}

/* Does it happen to this call? 0: no; else an error, or -1 (short). */
static int
strikes(int call)
{
	if (!fault.kind || !(fault.kind->calls & call))
		return 0;
	if (++fault.count != fault.at && !(fault.on && fault.count > fault.at))
		return 0;
	if (fault.seen)
		syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, fault.seen,
		    O_WRONLY | O_CREAT, 0600));
	if (fault.kind->error == 0)
		syscall(SYS_kill, getpid(), SIGKILL);
	return fault.kind->error;
}

#define REAL(f) ((__typeof__(&f))dlsym(RTLD_NEXT, #f))

/* The call as it is, unless it is struck. */
#define PASS(call, f, ...) do { \
		int e_ = strikes(call); \
		if (e_ <= 0) \
			return REAL(f)(__VA_ARGS__); \
		errno = e_; \
		return -1; \
	} while (0)

int
open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(ap, mode_t);
	va_end(ap);
	PASS(LOOKS | (flags & O_CREAT ? MAKES : 0), open, path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(ap, mode_t);
	va_end(ap);
	PASS(LOOKS | (flags & O_CREAT ? MAKES : 0), openat, dir, path, flags,
	    mode);
}

int
fstat(int fd, struct stat *st)
{
	PASS(LOOKS, fstat, fd, st);
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	PASS(LOOKS, fstatat, dir, path, st, flags);
}

int
stat(const char *path, struct stat *st)
{
	PASS(LOOKS, stat, path, st);
}

int
lstat(const char *path, struct stat *st)
{
	PASS(LOOKS, lstat, path, st);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	int e = strikes(WRITES);

	if (e > 0) {
		errno = e;
		return -1;
	}
	return REAL(write)(fd, p, e < 0 && n > 1 ? 1 : n);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	PASS(WRITES, pwrite, fd, p, n, at);
}

ssize_t
read(int fd, void *p, size_t n)
{
	PASS(READS, read, fd, p, n);
}

int
ftruncate(int fd, off_t n)
{
	PASS(WRITES, ftruncate, fd, n);
}

int
mkdirat(int dir, const char *path, mode_t mode)
{
	PASS(MAKES, mkdirat, dir, path, mode);
}

int
linkat(int a, const char *from, int b, const char *to, int flags)
{
	PASS(MAKES, linkat, a, from, b, to, flags);
}

int
rename(const char *from, const char *to)
{
	PASS(MOVES, rename, from, to);
}

int
renameat(int a, const char *from, int b, const char *to)
{
	PASS(MOVES, renameat, a, from, b, to);
}

int
unlink(const char *path)
{
	PASS(MOVES, unlink, path);
}

int
unlinkat(int dir, const char *path, int flags)
{
	PASS(MOVES, unlinkat, dir, path, flags);
}

int
fchmod(int fd, mode_t mode)
{
	PASS(MOVES, fchmod, fd, mode);
}

int
fchmodat(int dir, const char *path, mode_t mode, int flags)
{
	PASS(MOVES, fchmodat, dir, path, mode, flags);
}

int
fsync(int fd)
{
	PASS(SYNCS, fsync, fd);
}

int
flock(int fd, int how)
{
	PASS(WAITS, flock, fd, how);
}

/* The descriptor is gone even where close fails. */
int
close(int fd)
{
	int e = strikes(CLOSES);
	int r = REAL(close)(fd);

	if (e > 0) {
		errno = e;
		return -1;
	}
	return r;
}
