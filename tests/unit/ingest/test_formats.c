/* Which format a file is of, where more than one could be. */
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "intake.h"

static int
as_sure(const struct bk_export *ex, struct bk_buf *why)
{
	(void)ex;
	bk_buf_puts(why, "x");
	return 50;
}

static int
read_nothing(struct bk_ingest *in, struct bk_export *ex)
{
	(void)in;
	(void)ex;
	fail_msg("neither may be read");
	return 0;
}

static void
two_that_are_as_sure_are_both_refused(void **state)
{
	static const struct bk_format one = { .name = "one",
		.detect = as_sure, .read = read_nothing };
	static const struct bk_format two = { .name = "two",
		.detect = as_sure, .read = read_nothing };
	static const struct bk_format *const formats[] = { &one, &two, NULL };
	struct bk_ingest_options opt = { .formats = formats, .jobs = 1,
		.present_percent = 50 };
	char path[] = "formats-XXXXXX";
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_ingest *in = bk_ingest_new(&opt, &dg);
	int fd = mkstemp(path);

	(void)state;
	assert_non_null(in);
	assert_int_equal(4, write(fd, "a,b\n", 4));
	close(fd);
	assert_true(bk_ingest_file(in, path) < 0);
	assert_non_null(strstr(said.p, "may be of two formats: one, two; "));
	unlink(path);
	bk_ingest_free(in);
	bk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_that_are_as_sure_are_both_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
