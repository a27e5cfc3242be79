/*
 * Faults on demand, by LD_PRELOAD: the N-th call of some kind of one program
 * fails, is cut short, or is the moment of a signal.
 *
 *	BK_FAULT_PROGRAM	the name of the program; others run as ever
 *	BK_FAULT_ARGUMENT	set: only where it has this argument
 *	BK_FAULT		CALL:FAULT, or FAULT alone: at every call that
 *				it may happen to
 *	BK_FAULT_AT		N, from 1
 *	BK_FAULT_ON		set: every call from the N-th on
 *	BK_FAULT_COUNT		a file to which the numbers of calls go at the
 *				end, one line "CALL NUMBER" for each CALL
 *	BK_FAULT_PATIENCE	set: a process that limits its processor time
 *				has so many milliseconds instead
 *	BK_FAULT_SEEN		a file that is made when it happened; while it
 *				is there, nothing happens to another process
 *
 * CALL is a name of the table `calls`: open, read, malloc, ... FAULT is an
 * error (EIO), `short` (a write or read of one byte), `kill`, or TERM, INT,
 * HUP, PIPE: the signal just before the call. What is written to stderr is let
 * through: the tests want to read it.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { WRITES = 1, MAKES = 2, MOVES = 4, SYNCS = 8, CLOSES = 16, WAITS = 32,
	READS = 64, OPENS = 128, STATS = 256, MAPS = 512, FORKS = 1024,
	EXECS = 2048, MALLOCS = 4096, LISTS = 8192, OPENATS = 16384,
	CHANGES = WRITES | MAKES | MOVES | SYNCS | CLOSES };

static const struct {
	const char	*name;
	int		 calls;
} calls[] = {
	{ "open", OPENS }, { "openat", OPENATS },
	{ "read", READS }, { "write", WRITES }, { "fsync", SYNCS },
	{ "rename", MOVES }, { "make", MAKES }, { "close", CLOSES },
	{ "stat", STATS }, { "list", LISTS }, { "mmap", MAPS },
	{ "fork", FORKS }, { "exec", EXECS }, { "malloc", MALLOCS },
	{ "lock", WAITS }, { "change", CHANGES },
	{ "look", OPENS | OPENATS | STATS | LISTS },
};

/* `error` 0: a signal; -1: short. `calls`: what it happens to by itself. */
static const struct fault_kind {
	const char	*name;
	int		 error, signal, calls;
} kinds[] = {
	{ "kill", 0, SIGKILL, CHANGES },
	{ "TERM", 0, SIGTERM, CHANGES },
	{ "INT", 0, SIGINT, CHANGES },
	{ "HUP", 0, SIGHUP, CHANGES },
	{ "short", -1, 0, WRITES },
	{ "ENOSPC", ENOSPC, 0, WRITES | MAKES },
	{ "EIO", EIO, 0, CHANGES | READS },
	{ "EINTR", EINTR, 0, WRITES | WAITS | READS },
	{ "EMFILE", EMFILE, 0, OPENS | OPENATS },
	{ "ENFILE", ENFILE, 0, OPENS | OPENATS },
	{ "ENOMEM", ENOMEM, 0, MALLOCS },
	{ "EAGAIN", EAGAIN, 0, FORKS },
	{ "EACCES", EACCES, 0, OPENS | OPENATS },
	{ "EDQUOT", EDQUOT, 0, WRITES | MAKES },
};

static struct {
	const struct fault_kind	*kind;	/* NULL: nothing happens here */
	int			 calls;	/* to which it happens */
	long			 at, count;
	int			 on;
	const char		*seen;
	const char		*tell;	/* where the numbers go */
	long			*execs;	/* of all processes: none comes back */
	long			 made[sizeof(calls) / sizeof(*calls)];
} fault;

static int
has_argument(char **argv, const char *wanted)
{
	for (; *argv; argv++)
		if (strcmp(*argv, wanted) == 0)
			return 1;
	return 0;
}

/* "read:EIO", "EIO". Unknown: nothing happens. */
static void
choose(const char *what)
{
	const char *colon = strchr(what, ':');
	const char *error = colon ? colon + 1 : what;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kinds[i].name, error) == 0)
			fault.kind = &kinds[i];
	if (!fault.kind)
		return;
	fault.calls = colon ? 0 : fault.kind->calls;
	for (size_t i = 0; colon && i < sizeof(calls) / sizeof(*calls); i++)
		if (strncmp(calls[i].name, what, (size_t)(colon - what)) == 0 &&
		    !calls[i].name[colon - what])
			fault.calls = calls[i].calls;
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
	fault.tell = getenv("BK_FAULT_COUNT");
	fault.at = strtol(at, NULL, 10);
	fault.on = getenv("BK_FAULT_ON") != NULL;
	fault.execs = (long *)syscall(SYS_mmap, NULL, sizeof(long),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0L);
	choose(name);
}

/*
 * What is counted so far; a child goes on from the numbers of its parent. What
 * a child executes is counted in memory that they share, since it tells nothing
 * any more.
 */
static void
tell(void)
{
	char line[64];
	int fd = (int)syscall(SYS_openat, AT_FDCWD, fault.tell,
	    O_WRONLY | O_CREAT | O_APPEND, 0600);

	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		syscall(SYS_write, fd, line, snprintf(line, sizeof(line),
		    "%s %ld\n", calls[i].name, calls[i].calls == EXECS ?
		    *fault.execs : fault.made[i]));
	syscall(SYS_close, fd);
}

__attribute__((destructor)) static void
end(void)
{
	if (fault.tell)
		tell();
}

static void
count(int call)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		if (calls[i].calls & call)
			__atomic_add_fetch(&fault.made[i], 1,
			    __ATOMIC_RELAXED);
}

/* Does it happen to this call? 0: no; else an error, or -1 (short). */
static int
strikes(int call)
{
	long n;

	if (fault.tell)
		count(call);
	if (!(fault.calls & call) && !(fault.tell && call == EXECS))
		return 0;
	n = __atomic_add_fetch(call == EXECS ? fault.execs : &fault.count, 1,
	    __ATOMIC_RELAXED);
	if (!(fault.calls & call))
		return 0;
	if (n != fault.at && !(fault.on && n > fault.at))
		return 0;
	if (!fault.on && fault.seen &&
	    syscall(SYS_faccessat, AT_FDCWD, fault.seen, F_OK) == 0)
		return 0;
	if (fault.seen)
		syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, fault.seen,
		    O_WRONLY | O_CREAT, 0600));
	if (fault.kind->signal)
		syscall(SYS_kill, getpid(), fault.kind->signal);
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
	PASS(OPENS | (flags & O_CREAT ? MAKES : 0), open, path, flags, mode);
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
	PASS(OPENATS | (flags & O_CREAT ? MAKES : 0), openat, dir, path, flags,
	    mode);
}

/* `open` of flags that say that no mode follows, where fortified. */
int	__open_2(const char *, int);

int
__open_2(const char *path, int flags)
{
	PASS(OPENS, __open_2, path, flags);
}

int
dup(int fd)
{
	PASS(OPENS, dup, fd);
}

int
fstat(int fd, struct stat *st)
{
	PASS(STATS, fstat, fd, st);
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	PASS(STATS, fstatat, dir, path, st, flags);
}

int
stat(const char *path, struct stat *st)
{
	PASS(STATS, stat, path, st);
}

int
lstat(const char *path, struct stat *st)
{
	PASS(STATS, lstat, path, st);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	int e = fd == STDERR_FILENO ? 0 : strikes(WRITES);

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
	int e = strikes(READS);

	if (e > 0) {
		errno = e;
		return -1;
	}
	return REAL(read)(fd, p, e < 0 && n > 1 ? 1 : n);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
	int e = strikes(READS);

	if (e > 0) {
		errno = e;
		return -1;
	}
	return REAL(pread)(fd, p, e < 0 && n > 1 ? 1 : n, at);
}

off_t
lseek(int fd, off_t to, int from)
{
	PASS(STATS, lseek, fd, to, from);
}

int
ftruncate(int fd, off_t n)
{
	PASS(WRITES, ftruncate, fd, n);
}

int
mkdir(const char *path, mode_t mode)
{
	PASS(MAKES, mkdir, path, mode);
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
utimensat(int dir, const char *path, const struct timespec t[2], int flags)
{
	PASS(MOVES, utimensat, dir, path, t, flags);
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

/* --- directories --------------------------------------------------------- */

/* The call as it is, or NULL and the error. */
#define PASS_POINTER(call, f, ...) do { \
		int e_ = strikes(call); \
		if (e_ <= 0) \
			return REAL(f)(__VA_ARGS__); \
		errno = e_; \
		return NULL; \
	} while (0)

DIR *
fdopendir(int fd)
{
	PASS_POINTER(LISTS, fdopendir, fd);
}

DIR *
opendir(const char *path)
{
	PASS_POINTER(LISTS, opendir, path);
}

struct dirent *
readdir(DIR *d)
{
	PASS_POINTER(LISTS, readdir, d);
}

char *
realpath(const char *path, char *to)
{
	PASS_POINTER(STATS, realpath, path, to);
}

ssize_t
readlink(const char *path, char *to, size_t n)
{
	PASS(STATS, readlink, path, to, n);
}

int
access(const char *path, int how)
{
	PASS(STATS, access, path, how);
}

/* --- streams, as libraries use them -------------------------------------- */

FILE *
fopen(const char *path, const char *mode)
{
	PASS_POINTER(OPENS | (*mode == 'r' ? 0 : MAKES), fopen, path, mode);
}

size_t
fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	int e = f == stderr ? 0 : strikes(WRITES);

	if (e > 0) {
		errno = e;
		return 0;
	}
	return REAL(fwrite)(p, size, n, f);
}

size_t
fread(void *p, size_t size, size_t n, FILE *f)
{
	int e = strikes(READS);

	if (e > 0) {
		errno = e;
		return 0;
	}
	return REAL(fread)(p, size, n, f);
}

ssize_t
getdelim(char **line, size_t *room, int end, FILE *f)
{
	PASS(READS, getdelim, line, room, end, f);
}

int
fclose(FILE *f)
{
	int e = strikes(CLOSES);
	int r = REAL(fclose)(f);

	if (e > 0) {
		errno = e;
		return EOF;
	}
	return r;
}

/* --- processes and pipes ------------------------------------------------- */

void
_exit(int status)
{
	end();
	syscall(SYS_exit_group, status);
	__builtin_unreachable();
}

pid_t
fork(void)
{
	PASS(FORKS, fork);
}

int
execvpe(const char *path, char *const argv[], char *const env[])
{
	PASS(EXECS, execvpe, path, argv, env);
}

int
pipe2(int fd[2], int flags)
{
	PASS(OPENS, pipe2, fd, flags);
}

int
memfd_create(const char *name, unsigned flags)
{
	PASS(OPENS, memfd_create, name, flags);
}

/*
 * What would spin until its limit ends it is ended sooner, by the same signal:
 * thousands of faults make the libraries of the PDF spin.
 */
int
setrlimit(__rlimit_resource_t what, const struct rlimit *to)
{
	const char *ms = getenv("BK_FAULT_PATIENCE");
	struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGXCPU };
	struct itimerspec at = { .it_value = { 0, 0 } };
	timer_t timer;

	if (what == RLIMIT_CPU && ms && fault.kind) {
		at.it_value.tv_nsec = strtol(ms, NULL, 10) * 1000000;
		if (timer_create(CLOCK_PROCESS_CPUTIME_ID, &ev, &timer) == 0)
			timer_settime(timer, 0, &at, NULL);
	}
	return REAL(setrlimit)(what, to);
}

/* --- memory --------------------------------------------------------------- */

void *
mmap(void *at, size_t n, int prot, int flags, int fd, off_t off)
{
	int e = strikes(MAPS);

	if (e > 0) {
		errno = e;
		return MAP_FAILED;
	}
	return REAL(mmap)(at, n, prot, flags, fd, off);
}

/* dlsym may allocate: glibc's own names for these instead. */
void	*__libc_malloc(size_t);
void	*__libc_calloc(size_t, size_t);
void	*__libc_realloc(void *, size_t);
void	*__libc_memalign(size_t, size_t);

#define ALLOCATE(f, ...) do { \
		int e_ = strikes(MALLOCS); \
		if (e_ <= 0) \
			return f(__VA_ARGS__); \
		errno = e_; \
		return NULL; \
	} while (0)

void *
malloc(size_t n)
{
	ALLOCATE(__libc_malloc, n);
}

void *
calloc(size_t n, size_t size)
{
	ALLOCATE(__libc_calloc, n, size);
}

void *
realloc(void *p, size_t n)
{
	ALLOCATE(__libc_realloc, p, n);
}

void *
reallocarray(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size) {
		errno = ENOMEM;
		return NULL;
	}
	ALLOCATE(__libc_realloc, p, n * size);
}

void *
aligned_alloc(size_t align, size_t n)
{
	ALLOCATE(__libc_memalign, align, n);
}

int
posix_memalign(void **p, size_t align, size_t n)
{
	void *got = strikes(MALLOCS) > 0 ? NULL : __libc_memalign(align, n);

	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}
