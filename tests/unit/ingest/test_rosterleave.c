/*
 * Who leaves where a list does not name them: leavers come of whole classes
 * alone [DESIGN, rulings: Roster].
 */
#include "rosterleave.h"
#include "unit.h"

enum { MOST = 128 };

/* `listed` of the `n` students of a class stand in the list, as of `now`. */
static size_t
class(struct bk_rosterleave *v, size_t at, const char *name, size_t n,
    size_t listed, const char *now)
{
	for (size_t i = 0; i < n; i++)
		v[at + i] = (struct bk_rosterleave){ .class = bk_str(name),
		    .listed = i < listed, .now = bk_str(i < listed ? now :
		    "") };
	return at + n;
}

static size_t
leaving(const struct bk_rosterleave *v, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += v[i].leaves;
	return k;
}

/* Judge, and compare: how many leave, what was said. */
static void
expect(struct bk_rosterleave *v, size_t n, bool many, size_t leave,
    const char *what)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	assert_int_equal(!*what, bk_rosterleave(v, n, many, "list.csv", &dg));
	assert_int_equal(leave, leaving(v, n));
	if (*what)
		assert_non_null(strstr(said.p, what));
	else
		assert_int_equal(0, said.n);
	bk_buf_free(&said);
}

static void
test_a_partial_list_leaves_others_alone(void **state)
{
	struct bk_rosterleave v[MOST];
	size_t n;

	(void)state;
	/* a homeroom teacher's list of four empties no class */
	n = class(v, 0, "x1", 36, 4, "x1");
	n = class(v, n, "x2", 36, 0, "");
	expect(v, n, false, 0, "");
	/* with --leavers either */
	expect(v, n, true, 0, "");
}

static void
test_each_class_is_judged_by_itself(void **state)
{
	struct bk_rosterleave v[MOST];
	size_t n;

	(void)state;
	n = class(v, 0, "x1", 36, 34, "x1");
	n = class(v, n, "x2", 36, 17, "x2");
	n = class(v, n, "x3", 20, 0, "");
	expect(v, n, false, 2, "");
	for (size_t i = 0; i < n; i++)
		assert_int_equal(i == 34 || i == 35, v[i].leaves);
}

static void
test_more_than_one_in_ten_needs_leavers(void **state)
{
	struct bk_rosterleave v[MOST];
	size_t n = class(v, 0, "x1", 40, 36, "x1");

	(void)state;
	expect(v, n, false, 4, "");
	n = class(v, 0, "x1", 40, 35, "x1");
	expect(v, n, false, 0, "5 of 40");
	expect(v, n, true, 5, "");
}

/* Half of a small class stands in another one, the rest leaves. */
static void
test_an_emptied_class_needs_leavers(void **state)
{
	struct bk_rosterleave v[MOST];
	size_t n = class(v, 0, "x1", 36, 36, "x1");

	(void)state;
	n = class(v, n, "x2", 4, 2, "x1");
	expect(v, n, false, 0, "1 of 2");
	expect(v, n, true, 2, "");
}

static void
test_a_class_of_a_new_name_makes_none_leave(void **state)
{
	struct bk_rosterleave v[MOST];
	size_t n = class(v, 0, "xipa1", 36, 34, "xe1");

	(void)state;
	expect(v, n, true, 0, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_partial_list_leaves_others_alone),
		cmocka_unit_test(test_each_class_is_judged_by_itself),
		cmocka_unit_test(test_more_than_one_in_ten_needs_leavers),
		cmocka_unit_test(test_an_emptied_class_needs_leavers),
		cmocka_unit_test(test_a_class_of_a_new_name_makes_none_leave),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
