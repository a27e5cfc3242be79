/* Work in a process of its own: its result, its death, its end in time. */
#include "apart.h"
#include "unit.h"

#include <signal.h>
#include <unistd.h>

static int
well(void *ctx, int fd)
{
	return write(fd, ctx, 4) == 4 ? 0 : 1;
}

/* As GLib does, on both, before it gives up. */
static int
say(void *ctx, int fd)
{
	(void)ctx;
	(void)fd;
	return write(STDOUT_FILENO, "bail ", 5) == 5 &&
	    write(STDERR_FILENO, "out", 3) == 3 ? 0 : 1;
}

static int
crash(void *ctx, int fd)
{
	(void)ctx;
	(void)fd;
	return kill(getpid(), SIGKILL);
}

static int
never_end(void *ctx, int fd)
{
	volatile unsigned n = 0;

	(void)ctx;
	signal(SIGXCPU, SIG_IGN);	/* even then */
	signal(SIGALRM, SIG_IGN);
	while (fd >= 0)
		n++;
	return 0;
}

static int
wait_for_ever(void *ctx, int fd)
{
	(void)ctx;
	while (fd >= 0)
		pause();
	return 0;
}

static int
run(bk_apart_fn *work, unsigned seconds, struct bk_buf *out)
{
	struct bk_apart a = { .work = work, .ctx = (void *)(uintptr_t)"done",
		.seconds = seconds, .said = BK_BUF_INIT };

	assert_int_equal(bk_apart_run(&a, out), 0);
	bk_buf_free(&a.said);
	return a.status;
}

static void
what_it_wrote_is_appended(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_buf_puts(&b, "well ");
	assert_int_equal(run(well, 0, &b), 0);
	assert_string_equal(b.p, "well done");
	bk_buf_free(&b);
}

static void
what_it_says_is_not_our_output(void **state)
{
	struct bk_apart a = { .work = say, .said = BK_BUF_INIT };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_int_equal(bk_apart_run(&a, &b), 0);
	assert_int_equal(a.status, 0);
	assert_int_equal(b.n, 0);
	assert_string_equal(a.said.p, "bail out");
	bk_buf_free(&a.said);
	bk_buf_free(&b);
}

static void
a_crash_is_a_status(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_int_equal(run(crash, 0, &b), 128 + SIGKILL);
	assert_int_equal(b.n, 0);
	bk_buf_free(&b);
}

static void
what_never_ends_is_ended(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_int_equal(run(never_end, 1, &b), 128 + SIGKILL);
	bk_buf_free(&b);
}

static void
what_waits_for_ever_is_ended(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_int_equal(run(wait_for_ever, 1, &b), 128 + SIGALRM);
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_wrote_is_appended),
		cmocka_unit_test(what_it_says_is_not_our_output),
		cmocka_unit_test(a_crash_is_a_status),
		cmocka_unit_test(what_never_ends_is_ended),
		cmocka_unit_test(what_waits_for_ever_is_ended),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
