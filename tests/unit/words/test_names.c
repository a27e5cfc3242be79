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

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_of_a_name_an_initial_and_a_slip_agree),
		cmocka_unit_test(what_differs_in_a_word_does_not),
		cmocka_unit_test(what_is_no_name_agrees_with_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
