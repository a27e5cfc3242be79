/* Numbers of letters, and which letter is the same (outgoing.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "outgoing.h"

static void
a_number_is_made_by_the_pattern(void **state)
{
	static const struct {
		const char	*pattern, *seq, *number;
	} c[] = {
		{ "421/{seq}/{roman_month}/{month}/{year}", "15",
		    "421/15/IX/09/2020" },
		{ "421/{seq}/{roman_month}/{month}/{year}", "7/BK/2020",
		    "7/BK/2020" },
		{ "{seq}/{room}/{", "3", "3/{room}/{" },
		{ "manual", "9", "9" },
		{ NULL, "9", "9" },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++)
		assert_string_equal(bk_outgoing_number(c[i].pattern, c[i].seq,
		    bk_date_make(2020, 9, 30), &a), c[i].number);
	assert_string_equal(bk_outgoing_wrong(c[2].pattern), "{room}/{");
	assert_string_equal(bk_outgoing_wrong("{seq}/{Year}"), "{Year}");
	assert_string_equal(bk_outgoing_wrong("{seq}}"), "}");
	assert_null(bk_outgoing_wrong(c[0].pattern));
	assert_null(bk_outgoing_wrong("manual"));
	assert_null(bk_outgoing_wrong(NULL));
	assert_true(bk_outgoing_manual("manual"));
	assert_false(bk_outgoing_manual(NULL));
	bk_arena_free(&a);
}

static void
a_line_of_the_book(void **state)
{
	const char *ids[] = { "2020-2021-1/10234" };
	const struct bk_outgoing o = { .seq = 15, .number = "15/BK/X/2020",
		.date = bk_date_make(2020, 10, 5), .type = "summons",
		.cases = { ids, 1 }, .to = "Sumarni" };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_outgoing_write(&b, &o);
	assert_string_equal(b.p, "- {seq: 15, number: \"15/BK/X/2020\", "
	    "date: 2020-10-05, type: summons, cases: [2020-2021-1/10234], "
	    "to: \"Sumarni\"}\n");
	bk_buf_free(&b);
}

static struct bk_action
done(int day, enum bk_step step)
{
	return (struct bk_action){ .date = bk_date_make(2020, 10, day),
		.step = (int)step, .outcome = -1 };
}

/* A letter of 5 October, and what was recorded since: is it the same? */
static bool
is_same(const char *type, const struct bk_action *v, size_t n)
{
	const char *ids[] = { "2020-2021-1/1" };
	const struct bk_outgoing o = { .number = "1",
		.date = bk_date_make(2020, 10, 5), .type = type,
		.cases = { ids, 1 } };
	struct bk_case c = { .id = "2020-2021-1/1" };
	const struct bk_case *cases[] = { &c };
	const struct bk_outgoing_letter l = { .type = type, .cases = cases,
		.n = 1 };
	const struct bk_outgoing_letter over = { .type = type,
		.cases = cases, .n = 1, .over = true };

	c.actions.v = (struct bk_action *)v;
	c.actions.n = n;
	assert_true(bk_outgoing_same(&o, &over));
	return bk_outgoing_same(&o, &l);
}

static void
the_same_letter_keeps_its_number(void **state)
{
	const struct bk_action before = done(4, BK_STEP_SUMMONS);
	const struct bk_action summons = done(7, BK_STEP_SUMMONS);
	const struct bk_action request = done(7, BK_STEP_VISIT_REQUEST);
	const struct bk_action reopen = done(7, BK_STEP_REOPEN);
	const struct bk_action held = done(7, BK_STEP_CONFERENCE);

	(void)state;
	assert_true(is_same("summons", NULL, 0));
	assert_true(is_same("summons", &before, 1));
	assert_false(is_same("summons", &summons, 1));
	assert_true(is_same("summons", &request, 1));
	assert_false(is_same("visit-request", &request, 1));
	assert_false(is_same("assignment", &request, 1));
	assert_true(is_same("assignment", &summons, 1));
	assert_false(is_same("conference-request", &held, 1));
	assert_true(is_same("referral-out", &held, 1));
	assert_false(is_same("referral-out", &reopen, 1));
}

/* The number of the letter is in the action: that letter went out. */
static void
a_summons_that_went_out_is_over(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_action x = done(5, BK_STEP_SUMMONS);

	(void)state;
	x.node = bk_node_new(&a, BK_NODE_MAP, BK_STYLE_FLOW);
	bk_node_put(&a, x.node, "letter", bk_node_quoted(&a, "0"));
	assert_true(is_same("summons", &x, 1));
	bk_node_put(&a, x.node, "letter", bk_node_quoted(&a, "1"));
	assert_false(is_same("summons", &x, 1));
	bk_arena_free(&a);
}

static void
the_ordinal_counts_since_the_last_reopen(void **state)
{
	struct bk_action v[] = { done(1, BK_STEP_SUMMONS),
		done(2, BK_STEP_SUMMONS), done(3, BK_STEP_REOPEN),
		done(4, BK_STEP_SUMMONS) };
	struct bk_case c = { .id = "x" };

	(void)state;
	c.actions.v = v;
	c.actions.n = 2;
	assert_int_equal(bk_outgoing_ordinal(&c), 3);
	c.actions.n = 4;
	assert_int_equal(bk_outgoing_ordinal(&c), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_made_by_the_pattern),
		cmocka_unit_test(a_line_of_the_book),
		cmocka_unit_test(the_same_letter_keeps_its_number),
		cmocka_unit_test(a_summons_that_went_out_is_over),
		cmocka_unit_test(the_ordinal_counts_since_the_last_reopen),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
