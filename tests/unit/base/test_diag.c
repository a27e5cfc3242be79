/* What was wrong, where, and what it makes the exit status. */
#include <errno.h>

#include "unit.h"

BK_MSG_DEFINE(noted, BK_NOTE, "row merged", NULL, "baris digabung", NULL)
BK_MSG_DEFINE(found, BK_FINDING, "no such date", "row rejected",
    "tanggal itu tidak ada", "baris ditolak")
BK_MSG_DEFINE(wrong, BK_ERROR, "not text", "file not read", "bukan teks",
    "berkas tidak dibaca")
BK_MSG_DEFINE(quiet, BK_VERBOSE, "read", NULL, "dibaca", NULL)

static void
test_a_line_says_where_what_and_what_was_done(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	bk_diag(&dg, &bk_msg_found, "log.csv", 12, "%s", "31/02/2020");
	bk_diag(&dg, &bk_msg_noted, "log.csv", 0, NULL);
	bk_diag(&dg, &bk_msg_quiet, NULL, 7, "%d of %d", 3, 4);
	bk_diag(&dg, &bk_msg_wrong, "-", 1, "%s", "");
	bk_diag_errno(&dg, &bk_msg_wrong, "x", ENOSPC);
	bk_diag_errno(&dg, &bk_msg_wrong, "x", 99999);
	assert_string_equal(said.p,
	    "finding: log.csv:12: no such date: 31/02/2020; row rejected\n"
	    "note: log.csv: row merged\n"
	    "verbose: read: 3 of 4\n"
	    "error: -:1: not text; file not read\n"
	    "error: x: not text: No space left on device; file not read\n"
	    "error: x: not text: unknown error; file not read\n");
	bk_buf_free(&said);
}

static const char *
in_indonesian(const char *english)
{
	static const char *const known[][2] = {
		{ "%s, %d of %d", "dari %3$d: %2$d, %1$s" },
		{ "a day", "hari" }, { "unknown error", "galat baru" }
	};

	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (strcmp(known[i][0], english) == 0)
			return known[i][1];
	return english;
}

static void
test_an_indonesian_sink_is_told_in_indonesian(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	dg.indonesian = in_indonesian;
	bk_diag(&dg, &bk_msg_found, "log.csv", 12, "%s", "31/02/2020");
	bk_diag(&dg, &bk_msg_noted, "log.csv", 0, NULL);
	bk_diag(&dg, &bk_msg_noted, NULL, 0, "%s, %d of %d",
	    bk_diag_text(&dg, "a day"), 3, 4);
	bk_diag(&dg, &bk_msg_noted, NULL, 0, "%d of many", 3);
	bk_diag_errno(&dg, &bk_msg_wrong, "x", 99999);
	assert_string_equal(said.p,
	    "finding: log.csv:12: tanggal itu tidak ada: 31/02/2020; "
	    "baris ditolak\n"
	    "note: log.csv: baris digabung\n"
	    "note: baris digabung: dari 4: 3, hari\n"
	    "note: baris digabung: 3 of many\n"
	    "error: x: bukan teks: galat baru; berkas tidak dibaca\n");
	assert_int_equal(2, bk_diag_status(&dg));
	bk_buf_free(&said);
}

static void
test_the_worst_grade_is_the_exit_status(void **state)
{
	struct bk_diag dg = { 0 };

	(void)state;
	assert_int_equal(0, bk_diag_status(&dg));
	bk_diag(&dg, &bk_msg_quiet, NULL, 0, NULL);
	bk_diag(&dg, &bk_msg_noted, NULL, 0, NULL);
	assert_int_equal(0, bk_diag_status(&dg));
	bk_diag(&dg, &bk_msg_found, NULL, 0, NULL);
	assert_int_equal(1, bk_diag_status(&dg));
	bk_diag(&dg, &bk_msg_wrong, NULL, 0, NULL);
	bk_diag(&dg, &bk_msg_noted, NULL, 0, NULL);
	assert_int_equal(2, bk_diag_status(&dg));
	assert_int_equal(2, dg.count[BK_NOTE]);
	assert_int_equal(1, dg.count[BK_ERROR]);
}

static void
test_keep_going_makes_an_error_a_finding(void **state)
{
	struct bk_diag dg = { 0 };

	(void)state;
	bk_diag_keep_going(&dg, 1);
	bk_diag(&dg, &bk_msg_wrong, NULL, 0, NULL);
	assert_int_equal(1, bk_diag_status(&dg));
	bk_diag_keep_going(&dg, 0);
	bk_diag(&dg, &bk_msg_wrong, NULL, 0, NULL);
	assert_int_equal(2, bk_diag_status(&dg));
}

/* Nothing that was read steers a terminal or breaks a line. */
static void
test_what_comes_from_outside_is_made_safe(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	bk_diag(&dg, &bk_msg_noted, "a\nb\x1b[31m", 1, "%s",
	    "x\ty\r\x7f\xc2\x9b\xff\xc3\xa9 \xf0\x9f\x98\x80");
	assert_string_equal(said.p, "note: a?b?[31m:1: row merged: "
	    "x?y????\xc3\xa9 \xf0\x9f\x98\x80\n");
	bk_buf_free(&said);
}

static void
test_a_long_detail_is_whole(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	bk_diag(&dg, &bk_msg_noted, NULL, 0, "%0*d", 5000, 0);
	assert_int_equal(said.n, strlen("note: row merged: \n") + 5000);
	bk_buf_free(&said);
}

struct parts {
	const char	*file;
	size_t		 line;
	char		 text[64];
};

static void
take(void *ctx, const struct bk_msg *msg, const char *file, size_t line,
    const char *text)
{
	struct parts *p = ctx;

	assert_ptr_equal(msg, &bk_msg_found);
	p->file = file ? "there" : NULL;
	p->line = line;
	strncpy(p->text, text, sizeof(p->text) - 1);
}

static void
test_the_parts_alone(void **state)
{
	struct parts p = { 0 };
	struct bk_diag dg = { .emit_parts = take, .ctx = &p };

	(void)state;
	bk_diag(&dg, &bk_msg_found, "f", 3, "%s", "x");
	assert_string_equal(p.file, "there");
	assert_int_equal(3, p.line);
	assert_string_equal(p.text, "no such date: x");
	bk_diag(&dg, &bk_msg_found, NULL, 0, NULL);
	assert_null(p.file);
	assert_int_equal(1, bk_diag_status(&dg));
}

static bool
shows_few(void *ctx, const struct bk_msg *msg)
{
	(void)msg;
	return *(int *)ctx < 2;
}

static void
count_skipped(void *ctx, const struct bk_msg *msg)
{
	(void)msg;
	++*(int *)ctx;
}

static void
forbidden(void *ctx, const struct bk_msg *msg, const char *text)
{
	(void)msg, (void)text;
	++*(int *)ctx;
}

static void
test_a_message_that_is_not_shown_is_only_counted(void **state)
{
	int n = 0;
	struct bk_diag dg = { .emit = forbidden, .shows = shows_few,
		.skip = count_skipped, .ctx = &n };

	(void)state;
	bk_diag(&dg, &bk_msg_found, "a", 1, NULL);
	assert_true(bk_diag_shows(&dg, &bk_msg_found));
	bk_diag(&dg, &bk_msg_found, "a", 2, NULL);
	assert_false(bk_diag_shows(&dg, &bk_msg_found));
	bk_diag(&dg, &bk_msg_found, "a", 3, "%s", "31/02/2020");
	assert_int_equal(3, n);
	assert_int_equal(3, dg.count[BK_FINDING]);
	assert_int_equal(1, bk_diag_status(&dg));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_line_says_where_what_and_what_was_done),
		cmocka_unit_test(
		    test_an_indonesian_sink_is_told_in_indonesian),
		cmocka_unit_test(test_the_worst_grade_is_the_exit_status),
		cmocka_unit_test(test_keep_going_makes_an_error_a_finding),
		cmocka_unit_test(test_what_comes_from_outside_is_made_safe),
		cmocka_unit_test(test_a_long_detail_is_whole),
		cmocka_unit_test(test_the_parts_alone),
		cmocka_unit_test(
		    test_a_message_that_is_not_shown_is_only_counted),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
