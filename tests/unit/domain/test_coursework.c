/* Which lists of assignments are of one course (coursework.h). */
#include "coursework.h"
#include "unit.h"

enum { LISTS = 4 };

/* Oldest first; ended by one without due. */
static const struct {
	const char	*what;
	struct bk_coursework list[LISTS];
	int		 due, submitted;
	size_t		 replaced;
	bool		 sure;
} cases[] = {
	{ "courses add up",
	    { { "Fisika", 5, 1, NULL }, { "Kimia", 3, 2, NULL } },
	    8, 3, 0, true },
	{ "the same subject again: the newer counts",
	    { { "Fisika", 5, 1, NULL }, { "fisika ", 7, 4, NULL } },
	    7, 4, 1, true },
	{ "of one subject with its tasks: the newer counts too",
	    { { "Fisika", 5, 1, "a b c d e" }, { "Fisika", 7, 4, NULL } },
	    7, 4, 1, true },
	{ "one that goes on: the longer counts",
	    { { "", 2, 0, "a b" }, { "", 4, 1, "d c b a" } },
	    4, 1, 1, true },
	{ "also where it came first",
	    { { "", 4, 1, "d c b a" }, { "", 2, 0, "a b" } },
	    4, 1, 1, true },
	{ "corrected, with the same tasks: the newer counts",
	    { { "", 2, 0, "a b" }, { "", 2, 2, "b a" } },
	    2, 2, 1, true },
	{ "a task was taken back: the newer counts",
	    { { "", 3, 0, "a b c" }, { "", 3, 1, "b c d" } },
	    3, 1, 1, true },
	{ "other tasks are of another course",
	    { { "", 2, 0, "a b" }, { "", 2, 2, "c d" } },
	    4, 2, 0, true },
	{ "one of many tasks in common is chance",
	    { { "", 4, 0, "a b c d" }, { "", 4, 2, "d e f g" } },
	    8, 2, 0, true },
	{ "other tasks of one subject are new ones",
	    { { "Fisika", 2, 0, "a b" }, { "Fisika", 2, 2, "c d" } },
	    4, 2, 0, true },
	{ "the same tasks in two subjects are two courses",
	    { { "Fisika", 2, 0, "a b" }, { "Kimia", 2, 2, "a b" } },
	    4, 2, 0, true },
	{ "one list that takes the place of two",
	    { { "", 2, 0, "a b" }, { "", 2, 1, "c d" },
	    { "", 4, 3, "a b c d" } },
	    4, 3, 2, true },
	{ "one of an unknown course is what it is",
	    { { NULL, 5, 0, NULL } }, 5, 0, 0, true },
	{ "two are at least what the longest says",
	    { { NULL, 5, 0, NULL }, { NULL, 8, 0, NULL } },
	    8, 0, 0, false },
	{ "and handed in is what any of them says",
	    { { NULL, 5, 3, NULL }, { NULL, 8, 0, NULL } },
	    8, 3, 0, false },
	{ "beside known courses too",
	    { { "Fisika", 5, 1, NULL }, { NULL, 4, 2, NULL } },
	    5, 2, 0, false },
};

static void
test_lists_of_one_course_are_told_from_others(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bk_coursework v[LISTS + 1];
		size_t n = 0, replaced = 0;
		int due, submitted;
		bool sure;

		for (size_t k = 0; k < LISTS && cases[i].list[k].due; k++)
			replaced += bk_coursework_add(v, &n,
			    &cases[i].list[k]);
		sure = bk_coursework_sum(v, n, &due, &submitted);
		if (due == cases[i].due && submitted == cases[i].submitted &&
		    replaced == cases[i].replaced && sure == cases[i].sure)
			continue;
		print_message("%s: got %d of %d, %zu replaced, %s\n",
		    cases[i].what, submitted, due, replaced,
		    sure ? "sure" : "not sure");
		all = false;
	}
	assert_true(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_lists_of_one_course_are_told_from_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
