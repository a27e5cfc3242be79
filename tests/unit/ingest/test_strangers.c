/* Nobody is called absent on doubtful ground [FIELD 1]. */
#include "strangers.h"
#include "unit.h"

static const struct {
	const char	*stranger, *student;
	bool		 may_be;
} pairs[] = {
	{ "Budi S", "Budi Santoso", true },
	{ "ani", "Ani Lestari", true },
	{ "M. Rizki Pratama", "Muhammad Rizky Pratama", true },
	{ "Rizki", "Muhammad Rizky", true },
	{ "X-1_23_Siti", "Siti Aminah", true },
	{ "Muhammad", "Muhammad Rizky", false },
	{ "Muh. Fajar", "Muhammad Rizky", false },
	{ "iPhone 12", "Ani Lestari", false },
	{ "Al", "Al Amin", false },
	{ "Anis", "Ani Lestari", false },
	{ "Eka Putra", "Eka Putri", true },
	{ "", "Ani Lestari", false },
};

static void
test_a_stranger_may_be_who_shares_a_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct bk_strangers s = { NULL, 0, 0 };

		bk_strangers_add(&s, bk_str("Bu Guru"));
		bk_strangers_add(&s, bk_str(pairs[i].stranger));
		if (bk_strangers_may_be(&s, bk_str(pairs[i].student)) !=
		    pairs[i].may_be)
			fail_msg("%s, %s", pairs[i].stranger,
			    pairs[i].student);
		bk_strangers_free(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_stranger_may_be_who_shares_a_word),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
