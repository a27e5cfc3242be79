/* Names as they are compared. */
#include "unit.h"

#include "names.h"

static bool
agree(const char *a, const char *b)
{
	bool r = bk_names_agree(bk_str(a), bk_str(b));

	assert_int_equal(bk_names_agree(bk_str(b), bk_str(a)), r);
	return r;
}

static void
a_part_of_a_name_an_initial_and_a_slip_agree(void **state)
{
	(void)state;
	assert_true(agree("Siti Aminah", "SITI  AMINAH"));
	assert_true(agree("Siti", "Siti Aminah"));
	assert_true(agree("Aminah, Siti", "Siti Aminah"));
	assert_true(agree("Muh. Rizky", "Muhammad Rizky Pratama"));
	assert_true(agree("Rizky P.", "Rizky Pratama"));
	assert_true(agree("Rizki Pratama", "Rizky Pratama"));
}

static void
what_differs_in_a_word_does_not(void **state)
{
	(void)state;
	assert_false(agree("Siti Aminah", "Siti Rahmawati"));
	assert_false(agree("Budi Santoso", "Agus Santoso"));
	assert_false(agree("Citra", "Budi Santoso"));
	assert_false(agree("B. Santoso", "Agus Santoso"));
}

static void
what_is_no_name_agrees_with_any(void **state)
{
	(void)state;
	assert_true(agree("", "Budi Santoso"));
	assert_true(agree("-", "Budi Santoso"));
}

static void
compared(const char *name, const char *as)
{
	char out[BK_NAME_MAX];

	bk_names_compared(bk_str(name), out);
	assert_string_equal(as, out);
}

static void
a_degree_and_of_the_name_of_are_no_part_of_it(void **state)
{
	(void)state;
	compared("Siti Aminah, A.Md", "siti aminah");
	compared("Siti Aminah, A.Md.Kom.", "siti aminah");
	compared("Siti Aminah, S.Pd", "siti aminah");
	compared("An. Siti Aminah", "siti aminah");
	compared("a.n. Siti Aminah", "siti aminah");
	/* what may be a name stays one */
	compared("An Nisa", "an nisa");
	compared("Aminah, A", "a aminah");
	compared("Aminah, Siti", "siti aminah");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_of_a_name_an_initial_and_a_slip_agree),
		cmocka_unit_test(what_differs_in_a_word_does_not),
		cmocka_unit_test(what_is_no_name_agrees_with_any),
		cmocka_unit_test(a_degree_and_of_the_name_of_are_no_part_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
