/* The stats document: reading, adding, writing (stats.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "sums.h"

/* Add documents, a stream of them, to *st: 0, or -1. */
static int
take(struct bk_stats *st, struct bk_arena *a, struct bk_buf *said,
    const char *text)
{
	struct bk_diag dg = bk_diag_into(said);
	const struct bk_reader r = { "t", a, &dg, false };
	struct bk_yaml_stream s = { .p = text, .n = strlen(text), .line = 1 };
	struct bk_yaml_piece piece;

	while (bk_yamlin_next(&s, &piece)) {
		struct bk_node *doc = bk_yamlin_parse(&piece, "t", a, &dg);
		struct bk_stats one;
		int result;

		if (!doc || bk_stats_read(&r, doc, &one) < 0)
			return -1;
		result = bk_stats_merge(st, &one);
		bk_stats_free(&one);
		if (result < 0)
			return -1;
	}
	return 0;
}

static void
expect_sum(const char *in, const char *out)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT, b = BK_BUF_INIT;
	struct bk_stats st;

	bk_stats_init(&st);
	assert_int_equal(take(&st, &a, &said, in), 0);
	bk_stats_write(&b, &st);
	assert_string_equal(b.p, out);
	assert_string_equal(said.p, "");
	bk_stats_free(&st);
	bk_buf_free(&b);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

#define HEAD "---\nkind: stats\nterms: [2020-2021-1]\n"
#define REMAINDER "---\nkind: stats\nremainder: true\nterms: [2020-2021-1]\n"
#define GROUP "groups:\n  - term: 2020-2021-1\n"
#define X1 "    grade: \"X\"\n    class: \"X-1\"\n"

static void
fields_add_up_and_zeros_are_left_out(void **state)
{
	(void)state;
	expect_sum(HEAD GROUP X1
	    "    students: 30\n    rungs: {phone: 1, visit: 0}\n"
	    "    hours: {homeroom: 0.5}\n"
	    HEAD GROUP X1
	    "    students: 2\n    rungs: {phone: 2}\n    mistaken: 0\n"
	    "    hours: {counsellor: 1, homeroom: 0.25}\n",
	    HEAD GROUP X1
	    "    students: 32\n    rungs: {phone: 3}\n"
	    "    hours: {counsellor: 1, homeroom: 0.75}\n");
}

static void
keys_are_in_their_order(void **state)
{
	(void)state;
	expect_sum(HEAD GROUP
	    "    complaints: {in_time: 1, due: 2}\n"
	    "  - term: 2020-2021-1\n" X1
	    "    days: {visit: {100: 1, 9: 1}, phone: {12: 1}}\n"
	    "    rules: {economic: 1, low_activity: 4, zz_own: 1}\n"
	    "    with_problem: 4\n    students: 31\n"
	    "    opened: {2021-03: 1, 2020-12: 3}\n"
	    "    sessions: {\"IPA\": {present: 5, sessions: 7}}\n",
	    HEAD GROUP
	    "    complaints: {due: 2, in_time: 1}\n"
	    "  - term: 2020-2021-1\n" X1
	    "    students: 31\n    with_problem: 4\n"
	    "    rules: {low_activity: 4, economic: 1, zz_own: 1}\n"
	    "    opened: {2020-12: 3, 2021-03: 1}\n"
	    "    days: {phone: {12: 1}, visit: {9: 1, 100: 1}}\n"
	    "    sessions: {\"IPA\": {sessions: 7, present: 5}}\n");
}

static void
a_key_that_only_one_has_is_unknown_in_the_other(void **state)
{
	(void)state;
	expect_sum(HEAD "by: [sex]\n" GROUP X1
	    "    sex: F\n    students: 1\n"
	    HEAD GROUP X1 "    students: 2\n",
	    HEAD "by: [sex]\n" GROUP X1 "    sex: \"\"\n    students: 2\n"
	    "  - term: 2020-2021-1\n" X1 "    sex: F\n    students: 1\n");
}

static void
several_schools_lose_their_letterheads(void **state)
{
	(void)state;
	expect_sum("---\nkind: stats\nschool: {npsn: \"2\", name: \"B\"}\n"
	    "terms: []\ngroups: []\n"
	    "---\nkind: stats\nschool: {npsn: \"1\", name: \"A\"}\n"
	    "terms: []\ngroups: []\n",
	    "---\nkind: stats\nschools: [\"1\", \"2\"]\n"
	    "terms: []\ngroups: []\n");
	expect_sum("---\nkind: stats\nschool: {npsn: \"2\", name: \"B\"}\n"
	    "terms: []\ngroups: []\n---\nkind: stats\n",
	    "---\nkind: stats\nschool: {npsn: \"2\", name: \"B\"}\n"
	    "terms: []\ngroups: []\n");
}

static void
the_latest_head_count_stays(void **state)
{
	(void)state;
	expect_sum("---\nkind: stats\nhead_count_date: "
	    "{2020-2021-1: 2020-12-31}\n"
	    "---\nkind: stats\nterms: [2020-2021-2]\nhead_count_date: "
	    "{2020-2021-1: 2020-10-01}\n",
	    "---\nkind: stats\nterms: [2020-2021-1, 2020-2021-2]\n"
	    "head_count_date: {2020-2021-1: 2020-12-31}\ngroups: []\n");
}

static void
refuses_what_is_no_sum(void **state)
{
	static const char *const bad[] = {
		"students: -1", "students: 1e3", "students: many",
		"students: {a: 1}", "rungs: 3", "rungs: {phone: {a: 1}}",
		"days: {phone: 3}", "students: 99999999999999999",
		"rungs: {\"a\\tb\": 1}", "students: [1]",
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(bad); i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf said = BK_BUF_INIT, b = BK_BUF_INIT;
		struct bk_stats st;

		bk_stats_init(&st);
		assert_int_equal(take(&st, &a, &said, bk_arena_printf(&a,
		    HEAD GROUP "    %s\n", bad[i])), -1);
		assert_non_null(strstr(said.p, "t:6: bad value"));
		bk_stats_write(&b, &st);	/* untouched */
		assert_string_equal(b.p,
		    "---\nkind: stats\nterms: []\ngroups: []\n");
		bk_stats_free(&st);
		bk_buf_free(&b);
		bk_buf_free(&said);
		bk_arena_free(&a);
	}
}

static void
a_sum_that_grows_too_large_adds_nothing(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT, before = BK_BUF_INIT,
	    after = BK_BUF_INIT;
	struct bk_stats st;

	(void)state;
	bk_stats_init(&st);
	assert_int_equal(take(&st, &a, &said, HEAD GROUP
	    "    students: 5000000000000\n"), 0);
	bk_stats_write(&before, &st);
	assert_int_equal(take(&st, &a, &said, HEAD "school: {npsn: \"1\"}\n"
	    GROUP "    mistaken: 7\n    students: 5000000000000\n"), -1);
	bk_stats_write(&after, &st);
	assert_string_equal(after.p, before.p);
	bk_stats_free(&st);
	bk_buf_free(&said);
	bk_buf_free(&before);
	bk_buf_free(&after);
	bk_arena_free(&a);
}

/* A document of no groups changes nothing [STATS 15], its `by` included. */
static void
what_is_empty_asks_for_no_keys(void **state)
{
	static const char full[] = HEAD GROUP X1 "    students: 2\n";
	static const char empty[] = HEAD "by: [sex]\ngroups: []\n";

	(void)state;
	expect_sum(HEAD "by: [sex]\ngroups: []\n" HEAD GROUP X1
	    "    students: 2\n", full);
	expect_sum(HEAD GROUP X1 "    students: 2\n" HEAD
	    "by: [sex]\ngroups: []\n", full);
	expect_sum(empty, empty);
}

/*
 * A province has more pairs of group and path than the table begins with:
 * each is found again, and changes that cancel out are left out.
 */
static void
many_figures_are_found_again(void **state)
{
	struct bk_buf in = BK_BUF_INIT, out = BK_BUF_INIT;

	(void)state;
	for (int twice = 0; twice < 2; twice++) {
		bk_buf_puts(&in, HEAD "groups:\n");
		for (int i = 100; i < 400; i++)
			bk_buf_printf(&in, "  - {term: 2020-2021-1, grade: "
			    "\"X\", class: \"X-%d\", students: %d, mistaken: "
			    "1, effect: {visit: {sum: %s3}}}\n", i, i,
			    twice ? "-" : "");
	}
	bk_buf_puts(&out, HEAD "groups:\n");
	for (int i = 100; i < 400; i++)
		bk_buf_printf(&out, "  - term: 2020-2021-1\n    grade: \"X\"\n"
		    "    class: \"X-%d\"\n    students: %d\n    mistaken: 2\n",
		    i, 2 * i);
	expect_sum(in.p, out.p);
	bk_buf_free(&in);
	bk_buf_free(&out);
}

/* Some documents at random: figures, keys, schools, terms. */
static void
random_document(struct bk_buf *b, unsigned *seed)
{
	static const char *const fields[][2] = { { "students: ", "" },
		{ "rungs: {phone: ", "}" }, { "days: {visit: {", ": 1}}" },
		{ "hours: {homeroom: ", ".125}" },
		{ "odd: {a: {b: ", "}}" } };
	int n = rand_r(seed) % 4;

	bk_buf_printf(b, "---\nkind: stats\n");
	if (rand_r(seed) % 3)
		bk_buf_printf(b, "school: {npsn: \"%d\", name: \"S%d\"}\n",
		    rand_r(seed) % 3, rand_r(seed) % 2);
	if (rand_r(seed) % 2)
		bk_buf_puts(b, "by: [sex]\n");
	bk_buf_printf(b, "head_count_date: {2020-2021-1: 2020-12-%02d}\n"
	    "groups:\n", 1 + rand_r(seed) % 31);
	for (int i = 0; i <= n; i++) {
		int f = rand_r(seed) % 5;

		bk_buf_printf(b, "  - {term: 2020-2021-%d, grade: \"X\", "
		    "class: \"X-%d\", %s%d%s}\n", 1 + rand_r(seed) % 2,
		    rand_r(seed) % 3, fields[f][0], rand_r(seed) % 50,
		    fields[f][1]);
	}
}

static void
sum_text(const char *const *docs, const int *order, size_t n,
    struct bk_buf *out)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_stats st;

	bk_stats_init(&st);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(take(&st, &a, &said, docs[order[i]]), 0);
	bk_stats_write(out, &st);
	bk_stats_free(&st);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

static void
adding_does_not_depend_on_order_or_grouping(void **state)
{
	unsigned seed = 20201231;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct bk_buf d[3] = { BK_BUF_INIT, BK_BUF_INIT,
			BK_BUF_INIT };
		struct bk_buf all = BK_BUF_INIT, two = BK_BUF_INIT,
		    again = BK_BUF_INIT;
		const char *docs[4];

		for (int i = 0; i < 3; i++) {
			random_document(&d[i], &seed);
			docs[i] = d[i].p;
		}
		sum_text(docs, (int[]){ 0, 1, 2 }, 3, &all);
		sum_text(docs, (int[]){ 2, 0, 1 }, 3, &again);
		assert_string_equal(all.p, again.p);
		sum_text(docs, (int[]){ 1, 2 }, 2, &two);
		docs[3] = two.p;
		bk_buf_clear(&again);
		sum_text(docs, (int[]){ 3, 0 }, 2, &again);
		assert_string_equal(all.p, again.p);
		for (int i = 0; i < 3; i++)
			bk_buf_free(&d[i]);
		bk_buf_free(&all);
		bk_buf_free(&two);
		bk_buf_free(&again);
	}
}

/* Take `less` from `all`: what is left, and how many sums fell below 0. */
static size_t
subtract(const char *all, const char *less, struct bk_buf *left)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_stats st, of;
	size_t below;

	bk_stats_init(&st);
	bk_stats_init(&of);
	assert_int_equal(take(&st, &a, &said, all), 0);
	assert_int_equal(take(&of, &a, &said, less), 0);
	below = bk_stats_subtract(&st, &of);
	bk_stats_write(left, &st);
	bk_stats_free(&st);
	bk_stats_free(&of);
	bk_buf_free(&said);
	bk_arena_free(&a);
	return below;
}

/* What is left of a and of less, added, is a: but for what fell below 0. */
static void
what_is_left_is_in_the_first_alone(void **state)
{
	struct bk_buf left = BK_BUF_INIT;

	(void)state;
	assert_int_equal(subtract(HEAD GROUP X1
	    "    students: 3\n    rungs: {phone: 1, visit: 2}\n"
	    "    effect: {visit: {\"n\": 1, before: 5, sum: -4}}\n",
	    HEAD GROUP X1
	    "    students: 2\n    rungs: {visit: 2}\n"
	    "    effect: {visit: {before: 7, sum: 3}}\n", &left), 0);
	assert_string_equal(left.p, REMAINDER GROUP X1
	    "    students: 1\n    rungs: {phone: 1}\n"
	    "    effect: {visit: {\"n\": 1, before: -2, sum: -7}}\n");
	bk_buf_free(&left);
}

/* No sum but of an effect is below 0. */
static void
what_is_left_counts_nobody_less(void **state)
{
	struct bk_buf left = BK_BUF_INIT;

	(void)state;
	assert_int_equal(subtract(HEAD GROUP X1 "    students: 3\n",
	    HEAD GROUP X1 "    students: 5\n    rungs: {phone: 1}\n",
	    &left), 2);
	assert_string_equal(left.p, REMAINDER "groups: []\n");
	bk_buf_free(&left);
}

/*
 * A remainder and what it was taken from are the whole again; and where that
 * has changed, an effect of fewer than nobody is not known.
 */
static void
a_remainder_completes_the_whole(void **state)
{
	static const char less[] = HEAD GROUP X1 "    students: 2\n"
	    "    effect: {summons: {\"n\": 4, sum: -3}, visit: {before: 7}}\n";
	static const char left[] = REMAINDER GROUP X1 "    students: 1\n"
	    "    effect: {summons: {\"n\": -5, sum: 1}, visit: {before: -2}}\n";
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT, b = BK_BUF_INIT;
	struct bk_stats st;

	(void)state;
	bk_stats_init(&st);
	assert_int_equal(take(&st, &a, &said, less), 0);
	assert_int_equal(take(&st, &a, &said, left), 0);
	assert_int_equal(bk_stats_complete(&st), 1);
	bk_stats_write(&b, &st);
	assert_string_equal(b.p, HEAD GROUP X1 "    students: 3\n"
	    "    effect: {visit: {before: 5}}\n");
	bk_stats_free(&st);
	bk_buf_free(&b);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_add_up_and_zeros_are_left_out),
		cmocka_unit_test(keys_are_in_their_order),
		cmocka_unit_test(
		    a_key_that_only_one_has_is_unknown_in_the_other),
		cmocka_unit_test(several_schools_lose_their_letterheads),
		cmocka_unit_test(the_latest_head_count_stays),
		cmocka_unit_test(refuses_what_is_no_sum),
		cmocka_unit_test(a_sum_that_grows_too_large_adds_nothing),
		cmocka_unit_test(what_is_empty_asks_for_no_keys),
		cmocka_unit_test(many_figures_are_found_again),
		cmocka_unit_test(what_is_left_is_in_the_first_alone),
		cmocka_unit_test(what_is_left_counts_nobody_less),
		cmocka_unit_test(a_remainder_completes_the_whole),
		cmocka_unit_test(adding_does_not_depend_on_order_or_grouping),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
