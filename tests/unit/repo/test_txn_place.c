/* Where a change may put a file (txn.h). */
#include "scratch.h"

#include "mem.h"
#include "txn.h"

static void
a_path_that_leaves_or_is_too_long_is_refused(void **state)
{
	char too_long[BK_TXN_PATH_MAX + 2];
	const char *const bad[] = { "../x.yaml", "/x.yaml", "a/../b.yaml",
		"a//b.yaml", "", too_long };
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	const struct bk_txn_opts opts = { 0 };
	struct scratch scratch;
	struct bk_repo repo;
	struct bk_txn txn;

	(void)state;
	memset(too_long, 'x', sizeof(too_long) - 1);
	too_long[sizeof(too_long) - 1] = '\0';
	scratch_begin(&scratch);
	put_file("school.yaml", "name: X\n");
	assert_int_equal(bk_repo_open(&repo, ".", NULL, &dg), 0);
	assert_int_equal(bk_txn_begin(&txn, &repo, &opts, &dg), 0);
	for (size_t i = 0; i < BK_NELEM(bad); i++) {
		bk_buf_clear(&said);
		assert_int_equal(bk_txn_put(&txn, bad[i], NULL, bk_str("x\n"),
		    &dg), -1);
		assert_non_null(strstr(said.p, "no file can be named after "
		    "this; nothing written"));
	}
	bk_txn_end(&txn);
	bk_repo_close(&repo);
	scratch_end(&scratch);
	bk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_that_leaves_or_is_too_long_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
