/* Stats documents that come to be added: what does not fit (incoming.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "incoming.h"
#include "mem.h"

#define STATS(school, more) "---\nkind: stats\n" school \
	"terms: [2020-2021-1]\n" more
#define A	"school: {npsn: \"1\", name: \"A\"}\n"
#define B	"school: {npsn: \"2\", name: \"B\"}\n"
#define AB	"schools: [\"1\", \"2\"]\n"
#define CLASS(c, n) "groups:\n  - {term: 2020-2021-1, grade: \"X\", " \
	"class: \"" c "\", students: " n "}\n"
#define OFTERM2(c) "groups:\n  - {term: 2020-2021-2, grade: \"X\", " \
	"class: \"" c "\", students: 3}\n"
#define WHOLE	"groups:\n  - {term: 2020-2021-1, complaints: {due: 1}}\n"

/*
 * What is said when a stream of documents is taken, with these keys asked for
 * (-1: none); "" where nothing is.
 */
static void
expect(int by, const char *text, const char *wanted)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	const struct bk_reader r = { "t", &a, &dg, false };
	struct bk_yaml_stream s = { .p = text, .n = strlen(text), .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_incoming in;
	struct bk_stats st;
	int result = 0;

	bk_stats_init(&st);
	bk_incoming_init(&in);
	st.only = by >= 0;
	st.by = by >= 0 ? (unsigned)by : 0;
	while (result == 0 && bk_yamlin_next(&s, &piece)) {
		struct bk_node *doc = bk_yamlin_parse(&piece, "t", &a, &dg);

		assert_non_null(doc);
		result = bk_incoming_take(&in, &r, doc, &st);
	}
	assert_int_equal(result, strstr(wanted, "error") ? -1 : 0);
	assert_string_equal(said.p ? said.p : "", wanted);
	bk_incoming_free(&in);
	bk_stats_free(&st);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

static void
another_version_is_refused(void **state)
{
	(void)state;
	expect(-1, STATS("version: 1\n", CLASS("X-1", "3")), "");
	expect(-1, STATS("version: 2\n", CLASS("X-1", "3")),
	    "error: t:3: statistics of another version: 2 (wanted: 1); "
	    "document not read\n");
}

static void
another_by_is_refused(void **state)
{
	(void)state;
	expect(-1, STATS(A, CLASS("X-1", "3"))
	    STATS(B "by: [sex, school]\n", CLASS("X-1", "3")),
	    "error: t:8: statistics made with another --by than those "
	    "before: sex, school; t:2: none; document not read\n");
	expect(-1, STATS(A, CLASS("X-1", "3"))
	    STATS(B "by: [sex]\n", "groups: []\n"), "");
}

static void
a_key_that_is_asked_for_must_be_there(void **state)
{
	(void)state;
	expect(1 << BK_BY_SEX, STATS(A, CLASS("X-1", "3")),
	    "error: t:2: statistics without a key that --by names: sex; "
	    "document not read\n");
	expect(1 << BK_BY_SCHOOL, STATS(A, CLASS("X-1", "3")), "");
	expect(1 << BK_BY_SCHOOL, STATS(AB, CLASS("X-1", "3")),
	    "error: t:2: statistics without a key that --by names: school; "
	    "document not read\n");
}

static void
keys_that_are_not_asked_for_are_summed_over(void **state)
{
	(void)state;
	expect(0, STATS(A "by: [sex]\n", CLASS("X-1", "3"))
	    STATS(B "by: [sex]\n", CLASS("X-1", "3")),
	    "note: t:2: statistics with keys that --by does not name: sex; "
	    "summed over\n");
}

static void
a_school_and_class_of_one_term_are_counted_twice(void **state)
{
	(void)state;
	expect(-1, STATS(A, CLASS("X-1", "3")) STATS(A, CLASS("X-1", "4")),
	    "finding: t:8: statistics given twice: 1, 2020-2021-1; before: "
	    "t:2; counted twice\n");
	/* another class, another term, another school are other students */
	expect(-1, STATS(A, CLASS("X-1", "3")) STATS(A, CLASS("X-2", "3"))
	    STATS(A, OFTERM2("X-1")) STATS(B, CLASS("X-1", "3")), "");
	/* a school's complaints come with each of its parts */
	expect(-1, STATS(A, CLASS("X-1", "3") "  - {term: 2020-2021-1, "
	    "complaints: {due: 1}}\n")
	    STATS(A, CLASS("X-2", "3") "  - {term: 2020-2021-1, "
	    "complaints: {due: 1}}\n"), "");
	expect(-1, STATS(A, WHOLE) STATS(A, WHOLE),
	    "finding: t:8: statistics given twice: 1, 2020-2021-1; before: "
	    "t:2; counted twice\n");
}

static void
a_sum_by_school_knows_its_schools(void **state)
{
	(void)state;
	expect(-1, STATS(AB "by: [school]\n", "groups:\n"
	    "  - {term: 2020-2021-1, grade: \"X\", class: \"X-1\", "
	    "school: \"2\", students: 3}\n")
	    STATS(A "by: [school]\n", CLASS("X-1", "3"))
	    STATS(B "by: [school]\n", CLASS("X-1", "3")),
	    "finding: t:16: statistics given twice: 2, 2020-2021-1; before: "
	    "t:2; counted twice\n");
}

static void
a_sum_may_hold_what_comes_again(void **state)
{
	(void)state;
	expect(-1, STATS(AB, CLASS("X-1", "3")) STATS(A, CLASS("X-9", "4")),
	    "note: t:8: statistics of a school that a sum may hold already: "
	    "1, 2020-2021-1; before: t:2; counted\n");
	expect(-1, STATS(AB, CLASS("X-1", "3")) STATS(A, OFTERM2("X-1")), "");
}

static void
of_no_school_the_very_same_is_known_again(void **state)
{
	(void)state;
	expect(-1, STATS("", CLASS("X-1", "3")) STATS("", CLASS("X-1", "4"))
	    STATS("", CLASS("X-1", "3")),
	    "finding: t:12: statistics given twice: of no school; before: "
	    "t:2; counted twice\n");
}

static void
a_sum_beyond_all_schools_is_refused(void **state)
{
	(void)state;
	expect(-1, STATS(A, CLASS("X-1", "5000000000000"))
	    STATS(B, CLASS("X-1", "5000000000000")),
	    "error: t:8: a sum grows too large; document not read\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_version_is_refused),
		cmocka_unit_test(another_by_is_refused),
		cmocka_unit_test(a_key_that_is_asked_for_must_be_there),
		cmocka_unit_test(keys_that_are_not_asked_for_are_summed_over),
		cmocka_unit_test(
		    a_school_and_class_of_one_term_are_counted_twice),
		cmocka_unit_test(a_sum_by_school_knows_its_schools),
		cmocka_unit_test(a_sum_may_hold_what_comes_again),
		cmocka_unit_test(of_no_school_the_very_same_is_known_again),
		cmocka_unit_test(a_sum_beyond_all_schools_is_refused),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
