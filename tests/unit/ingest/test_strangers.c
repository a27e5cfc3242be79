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

/* Whoever is like none of the students, and says no name. */
static void
test_who_is_unlike_all_may_be_anybody(void **state)
{
	static const struct {
		const char	*stranger;
		size_t		 nameless, unlike;
	} t[] = {
		{ "Galaxy A12", 1, 1 }, { "iPhone", 1, 1 }, { "DP", 1, 1 },
		{ "4", 1, 1 }, { "d1m4s", 1, 1 }, { "Bu Rina", 0, 1 },
		{ "Ani", 0, 0 }, { "Oppo A5s (Ani)", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bk_strangers s = { NULL, 0, 0 };

		bk_strangers_add(&s, bk_str(t[i].stranger));
		bk_strangers_add(&s, bk_str(t[i].stranger));
		bk_strangers_may_be(&s, bk_str("Ani Lestari"));
		bk_strangers_may_be(&s, bk_str("Budi Santoso"));
		if (bk_strangers_unlike(&s, false) != t[i].nameless ||
		    bk_strangers_unlike(&s, true) != t[i].unlike)
			fail_msg("%s", t[i].stranger);
		bk_strangers_free(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_stranger_may_be_who_shares_a_word),
		cmocka_unit_test(test_who_is_unlike_all_may_be_anybody),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
