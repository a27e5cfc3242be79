#include "apart.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds by the clock: what waits for ever takes no processor time. */
enum { PATIENCE = 600, PATIENCE_TIMES = 5, PIECE = 64 * 1024 };

/* A crash leaves no dump for anybody, and none of our handlers runs. */
static _Noreturn void
become(struct bk_apart *a, int fd, int said)
{
	static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGTRAP };

	for (size_t i = 0; i < sizeof(crashes) / sizeof(*crashes); i++)
		signal(crashes[i], SIG_DFL);
	alarm(a->seconds ? a->seconds * PATIENCE_TIMES : PATIENCE);
	if (a->seconds)
		setrlimit(RLIMIT_CPU, &(struct rlimit){ a->seconds,
		    a->seconds + 1 });
	_exit(dup2(said, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0 ?
	    127 : a->work(a->ctx, fd));
}

static int
wait_for(pid_t pid, int *result)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return errno;
	*result = WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
	return 0;
}

/* All of a file in memory, from its beginning: 0 or an errno value. */
static int
take(int fd, struct bk_buf *out)
{
	const size_t start = out->n;
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return errno;
	do {
		bk_buf_reserve(out, PIECE);
		n = read(fd, out->p + out->n, PIECE);
		if (n > 0)
			out->n += (size_t)n;
		out->p[out->n] = '\0';
	} while (n > 0 || (n < 0 && errno == EINTR));
	if (n == 0)
		return 0;
	bk_buf_truncate(out, start);
	return errno;
}

int
bk_apart_run(struct bk_apart *a, struct bk_buf *out)
{
	int fd = memfd_create("made", MFD_CLOEXEC);
	int words = fd < 0 ? -1 : memfd_create("said", MFD_CLOEXEC);
	int err = words < 0 ? errno : 0;
	pid_t pid;

	if (!err) {
		pid = fork();
		if (pid == 0)
			become(a, fd, words);
		err = pid < 0 ? errno : wait_for(pid, &a->status);
	}
	if (!err)
		err = take(words, &a->said);
	if (!err && a->status == 0)
		err = take(fd, out);
	if (words >= 0)
		close(words);
	if (fd >= 0)
		close(fd);
	return err;
}
