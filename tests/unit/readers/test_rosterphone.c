/* Whose telephone a guardian is called on [DESIGN, rulings: Roster]. */
#include "rosterphone.h"
#include "unit.h"

static void
test_numbers_are_digits_with_a_countrys_code(void **state)
{
	static const struct { const char *cell, *number; } v[] = {
		{ "0812-3456-7890", "6281234567890" },
		{ "+62 812 3456 7890", "6281234567890" },
		{ "81234567890", "6281234567890" },
		{ "081234567890 / 085700001111", "6281234567890" },
		{ "0812", NULL },
		{ "-", NULL },
		{ "", NULL },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(v); i++) {
		const char *number = bk_rosterphone_number(&a, v[i].cell);

		if (v[i].number)
			assert_string_equal(v[i].number, number);
		else
			assert_null(number);
	}
	bk_arena_free(&a);
}

/* Column 0 is the pupil's, 1 and 2 are parents'. */
static void
test_a_parents_number_goes_before_the_pupils(void **state)
{
	static const struct {
		const char	*pupil, *one, *other, *best;
		int		 from;
	} v[] = {
		{ "081200000001", "081200000011", "", "6281200000011", 0 },
		{ "081200000001", "", "081200000022", "6281200000022", 1 },
		{ "081200000001", "", "-", "6281200000001", 2 },
		/* their mobile one before a fixed line, that before his */
		{ "081200000001", "0211234567", "081200000022",
		    "6281200000022", 1 },
		{ "081200000001", "0211234567", "", "62211234567", 0 },
		{ "", "", "", NULL, 0 },
	};
	const struct bk_roster_head col = { .phone = { 1, 2, 0 },
		.nparents = 2, .nphones = 3 };
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(v); i++) {
		struct bk_str cell[] = { bk_str(v[i].pupil), bk_str(v[i].one),
			bk_str(v[i].other) };
		const struct bk_row row = { .cell = cell, .n = 3 };
		int from = 0;
		const char *best = bk_rosterphone_best(&col, &row, &a, &from);

		if (!v[i].best) {
			assert_null(best);
			continue;
		}
		assert_string_equal(v[i].best, best);
		assert_int_equal(v[i].from, from);
	}
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_numbers_are_digits_with_a_countrys_code),
		cmocka_unit_test(test_a_parents_number_goes_before_the_pupils),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
