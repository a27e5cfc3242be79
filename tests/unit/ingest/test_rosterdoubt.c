/*
 * Nobody leaves for a row of the list that could not be used, or for a number
 * that was put right [DESIGN, rulings: Roster].
 */
#include "rosterdoubt.h"
#include "unit.h"

static const struct bk_student ani = { .nis = "10231", .nisn = "0051234567",
	.name = "Ani Lestari", .class = "X-1" };

/* May Ani stand in that one row? */
static bool
in_row(const struct bk_student *row)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_rosterdoubt d;
	bool may;

	bk_rosterdoubt_start(&d, row, 1, &a);
	may = bk_rosterdoubt(&d, &ani);
	bk_rosterdoubt_free(&d);
	bk_arena_free(&a);
	return may;
}

static void
test_a_rejected_row_is_of_whom_it_names(void **state)
{
	static const struct {
		struct bk_student row;
		bool	 may;
	} t[] = {
		{ { .name = "Ani Lestari" }, true },
		{ { .name = "ANI LESTARI", .class = "X-2" }, true },
		{ { .name = "Ani Lestri", .class = "X-1" }, true },
		{ { .name = "Budi Santoso", .class = "X-1" }, false },
		{ { .nis = "10231", .name = "Budi Santoso" }, true },
		{ { .nisn = "0051234567" }, true },
		/* another's number says nothing of a row without a name */
		{ { .nis = "10299", .class = "X-1" }, true },
		{ { .class = "X 1" }, true },
		{ { .class = "X-2" }, false },
		{ { .nis = "" }, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++)
		if (in_row(&t[i].row) != t[i].may)
			fail_msg("row %zu", i);
}

static void
test_who_has_other_numbers_has_not_left(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_student new = { .nis = "10999", .name = "Ani  LESTARI" };
	struct bk_student budi = { .nis = "10998", .name = "Budi" };
	struct bk_rosterdoubt d;

	(void)state;
	bk_rosterdoubt_start(&d, NULL, 0, &a);
	assert_false(bk_rosterdoubt(&d, &ani));
	bk_rosterdoubt_add(&d, &budi);
	assert_false(bk_rosterdoubt(&d, &ani));
	bk_rosterdoubt_add(&d, &new);
	assert_true(bk_rosterdoubt(&d, &ani));
	bk_rosterdoubt_free(&d);
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_rejected_row_is_of_whom_it_names),
		cmocka_unit_test(test_who_has_other_numbers_has_not_left),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
