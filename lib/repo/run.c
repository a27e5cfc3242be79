#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io.h"
#include "mem.h"

enum { KEEP = 64 << 20, LINGER_MS = 50 };

char *
bk_run_own_dir(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
	char *slash;

	if (n <= 0 || (size_t)n >= sizeof(path))
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	slash[slash == path] = '\0';
	return bk_xstrdup(path);
}

/*
 * The environment of a child: ours, but for what `mine` replaces. Entries of
 * `mine` are allocated, "NAME=value"; NULL: as it was.
 */
struct environment {
	char	**all;
	char	 *mine[3];
};

static char *
entry(const char *name, const char *value)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_puts(&b, name);
	bk_buf_putc(&b, '=');
	bk_buf_puts(&b, value);
	return bk_buf_detach(&b);
}

/* Our own directory first in PATH. */
static char *
path_entry(void)
{
	const char *old = getenv("PATH");
	struct bk_buf path = BK_BUF_INIT;
	char *own = bk_run_own_dir(), *e;

	if (own) {
		bk_buf_puts(&path, own);
		bk_buf_putc(&path, ':');
	}
	bk_buf_puts(&path, old ? old : "/usr/local/bin:/usr/bin:/bin");
	e = entry("PATH", path.p);
	bk_buf_free(&path);
	free(own);
	return e;
}

/*
 * The child works in another directory than we do: what GIT_DIR (that git
 * sets for a hook) and GIT_WORK_TREE mean here, they must mean there. Where
 * the second is not set, git takes the working directory for it.
 */
static int
git_entry(const char *name, const char *usual, char **e)
{
	const char *value = getenv(name);
	char *full;

	*e = NULL;
	if (!getenv("GIT_DIR"))
		return 0;
	full = realpath(value ? value : usual, NULL);
	/* git itself reports what is missing; it is nowhere else. */
	if (!full)
		return errno == ENOENT ? 0 : -errno;
	*e = entry(name, full);
	free(full);
	return 0;
}

static bool
is_replaced(const struct environment *env, const char *e)
{
	for (size_t i = 0; i < BK_NELEM(env->mine); i++)
		if (env->mine[i] && strncmp(e, env->mine[i],
		    strcspn(env->mine[i], "=") + 1) == 0)
			return true;
	return false;
}

/* 0, or a negative errno value; *env is to be freed either way. */
static int
make_environment(struct environment *env)
{
	size_t n = 0, k = 0;
	int r;

	*env = (struct environment){ .mine = { path_entry() } };
	r = git_entry("GIT_DIR", ".", &env->mine[1]);
	if (r == 0)
		r = git_entry("GIT_WORK_TREE", ".", &env->mine[2]);
	while (environ && environ[n])
		n++;
	env->all = bk_xcalloc(n + BK_NELEM(env->mine) + 1,
	    sizeof(*env->all));
	for (size_t i = 0; i < n; i++)
		if (!is_replaced(env, environ[i]))
			env->all[k++] = environ[i];
	for (size_t i = 0; i < BK_NELEM(env->mine); i++)
		if (env->mine[i])
			env->all[k++] = env->mine[i];
	return r;
}

static void
free_environment(struct environment *env)
{
	for (size_t i = 0; i < BK_NELEM(env->mine); i++)
		free(env->mine[i]);
	free(env->all);
}

struct child {
	pid_t	 parent;
	int	 dir, in, out, err, report;
	const char *const *argv;
	char	**env;
};

/* Between fork and exec: only what is safe after fork in a threaded process. */
static void
become(const struct child *c)
{
	sigset_t keyboard;
	int err;

	sigemptyset(&keyboard);
	sigaddset(&keyboard, SIGINT);
	sigaddset(&keyboard, SIGTERM);
	sigaddset(&keyboard, SIGHUP);
	sigaddset(&keyboard, SIGQUIT);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) < 0 || getppid() != c->parent ||
	    dup2(c->in, STDIN_FILENO) < 0 || dup2(c->out, STDOUT_FILENO) < 0 ||
	    dup2(c->err, STDERR_FILENO) < 0 || fchdir(c->dir) < 0 ||
	    sigprocmask(SIG_UNBLOCK, &keyboard, NULL) < 0)
		_exit(127);
	execvpe(c->argv[0], (char *const *)c->argv, c->env);
	err = errno;
	/* A pipe that exec closes: the parent reads nothing, or why not. */
	while (write(c->report, &err, sizeof(err)) < 0 && errno == EINTR)
		;
	_exit(127);
}

/* 0 once exec succeeded, or the errno value with which it failed. */
static int
exec_result(int fd)
{
	int err = 0;
	ssize_t n;

	do
		n = read(fd, &err, sizeof(err));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(err) ? err : 0;
}

/*
 * Read what is there: 1; 0 at the end of the stream; or a negative errno
 * value, also where it is more than is kept: a part is no answer.
 */
static int
drain(int fd, struct bk_buf *to)
{
	char piece[16384];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) > 0) {
		if (to->n >= KEEP)
			return -EFBIG;
		bk_buf_add(to, piece, (size_t)n);
	}
	if (n < 0 && errno != EAGAIN && errno != EINTR)
		return -errno;
	return n < 0;
}

/* The status of the child; 128 and more where a signal ended it. */
static int
result_of(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

/*
 * Read both streams until they end, or until the child has ended and what it
 * left behind (a daemon that keeps them open) is silent. Its status; or a
 * negative errno value, once it has ended: what it said is not known.
 */
static int
collect(pid_t pid, int *out_fd, struct bk_buf *out, int *err_fd,
    struct bk_buf *err)
{
	struct pollfd p[2] = { { *out_fd, POLLIN, 0 },
		{ *err_fd, POLLIN, 0 } };
	struct bk_buf *to[2] = { out, err };
	int status = 0, r = 0;
	bool ended = false;

	fcntl(*out_fd, F_SETFL, O_NONBLOCK);
	fcntl(*err_fd, F_SETFL, O_NONBLOCK);
	while (r >= 0 && (p[0].fd >= 0 || p[1].fd >= 0)) {
		int n = poll(p, 2, LINGER_MS);

		if (n < 0 && errno != EINTR)
			r = -errno;
		for (int i = 0; i < 2 && n > 0 && r >= 0; i++)
			if (p[i].fd >= 0 && p[i].revents &&
			    (r = drain(p[i].fd, to[i])) == 0)
				p[i].fd = -1;
		if (n == 0 && ended)
			break;
		if (n == 0 && waitpid(pid, &status, WNOHANG) == pid)
			ended = true;
	}
	/* A child that nobody listens to must not wait for us. */
	if (r < 0) {
		close(*out_fd);
		close(*err_fd);
		*out_fd = *err_fd = -1;
	}
	while (!ended && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -errno;
	return r < 0 ? r : result_of(status);
}

static void
close_both(const int fd[2])
{
	for (int i = 0; i < 2; i++)
		if (fd[i] >= 0)
			close(fd[i]);
}

static int
start(struct child *c, pid_t *pid)
{
	int report[2];
	int err;

	if (pipe2(report, O_CLOEXEC) < 0)
		return errno;
	c->parent = getpid();
	c->report = report[1];
	*pid = fork();
	if (*pid == 0)
		become(c);
	err = *pid < 0 ? errno : 0;
	close(report[1]);
	if (!err)
		err = exec_result(report[0]);
	close(report[0]);
	if (err && *pid > 0)
		while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
			;
	return err;
}

/* What the child reads: a file in memory, or nothing. -1: errno says why. */
static int
open_input(struct bk_str in)
{
	int fd = in.n ? memfd_create("stdin", MFD_CLOEXEC) :
	    open("/dev/null", O_RDONLY | O_CLOEXEC);
	int err = fd < 0 ? 0 : bk_io_write(fd, in.p, in.n);

	if (fd >= 0 && !err && in.n && lseek(fd, 0, SEEK_SET) < 0)
		err = errno;
	if (!err)
		return fd;
	close(fd);
	errno = err;
	return -1;
}

int
bk_run(int dir, const char *const argv[], struct bk_buf *out,
    struct bk_buf *err)
{
	return bk_run_fed(dir, argv, BK_STR(""), out, err);
}

int
bk_run_fed(int dir, const char *const argv[], struct bk_str in,
    struct bk_buf *out, struct bk_buf *err)
{
	int out_fd[2] = { -1, -1 }, err_fd[2] = { -1, -1 };
	struct child c = { .dir = dir, .argv = argv };
	/* If we inherited an ignored SIGCHLD, no exit status would reach us. */
	const struct sigaction wanted = { .sa_handler = SIG_DFL };
	struct sigaction inherited;
	struct environment env;
	pid_t pid = -1;
	int r;

	sigaction(SIGCHLD, &wanted, &inherited);
	r = make_environment(&env);
	c.env = env.all;
	c.in = open_input(in);
	if (r < 0) {
		;
	} else if (c.in < 0 || pipe2(out_fd, O_CLOEXEC) < 0 ||
	    pipe2(err_fd, O_CLOEXEC) < 0) {
		r = -errno;
	} else {
		c.out = out_fd[1];
		c.err = err_fd[1];
		r = -start(&c, &pid);
		close(out_fd[1]);
		close(err_fd[1]);
		out_fd[1] = err_fd[1] = -1;
	}
	if (r == 0)
		r = collect(pid, &out_fd[0], out, &err_fd[0], err);
	close_both(out_fd);
	close_both(err_fd);
	if (c.in >= 0)
		close(c.in);
	free_environment(&env);
	sigaction(SIGCHLD, &inherited, NULL);
	return r;
}
