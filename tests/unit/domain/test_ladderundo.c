/* Taking back the last action of a person, and what the ladder made of it. */
#include "ladderundo.h"
#include "story.h"

static const struct {
	const char	*told;	/* story.h, by bk1 */
	const char	*by;
	const char	*then;	/* the case after it, or why not */
	size_t		 left;	/* actions */
} undone[] = {
	{ "09-08 phone unreachable", NULL, "phone open 2020-09-21", 0 },
	{ "09-08 phone unreachable; 09-09 phone unreachable", NULL,
	    "phone open 2020-09-21", 1 },
	{ "09-08 visit nobody_home", NULL, "phone open 2020-09-21", 0 },
	{ "09-08 close", NULL, "phone open 2020-09-21", 0 },
	{ "09-08 close; 09-10 reopen", NULL, "phone resolved 2020-09-21", 1 },
	{ "09-08 note", NULL, "phone open 2020-09-21", 0 },
	{ "", NULL, "nobody recorded anything", 0 },
	/* cron moved it later: that is no answer to the call */
	{ "09-08 phone unreachable; 09-22 cron", NULL,
	    "something came after the last action: see git log, and git "
	    "revert", 2 },
};

static void
test_the_last_action_and_its_move(void **state)
{
	struct bk_policy policy;

	(void)state;
	bk_policy_default(&policy);
	for (size_t i = 0; i < BK_NELEM(undone); i++) {
		struct bk_arena a = BK_ARENA_INIT;
		const struct bk_entry_place at = { .arena = &a };
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c = story_case(&a, &policy);
		struct bk_action taken;
		const char *why;
		char day[BK_DATE_SIZE], stands[64];

		story_tell(&c, &policy, undone[i].told, &a, &got);
		why = bk_ladderundo(&c, &policy, undone[i].by, &taken, &at,
		    NULL);
		snprintf(stands, sizeof(stands), "%s %s %s",
		    bk_word_rungs[c.rung].id, bk_word_statuses[c.status].id,
		    bk_date_format(c.due, day));
		assert_string_equal(why ? why : stands, undone[i].then);
		assert_int_equal(c.actions.n, undone[i].left);
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

static void
test_only_who_recorded_it(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	const struct bk_entry_place at = { .arena = &a };
	struct bk_buf got = BK_BUF_INIT;
	struct bk_action taken;
	struct bk_policy policy;
	struct bk_case c;

	(void)state;
	bk_policy_default(&policy);
	c = story_case(&a, &policy);
	story_tell(&c, &policy, "09-08 phone unreachable", &a, &got);
	assert_non_null(bk_ladderundo(&c, &policy, "somebody", &taken, &at,
	    NULL));
	assert_int_equal(c.actions.n, 1);
	bk_buf_free(&got);
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_action_and_its_move),
		cmocka_unit_test(test_only_who_recorded_it),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
