/* Words that were typed and words that are known: one slip, or two. */
#include "near.h"
#include "unit.h"

static const struct {
	const char	*typed, *known;
	bool		 near;
} words[] = {
	{ "phone", "phone", true }, { "PHONE", "phone", true },
	/* a letter missing, too many, wrong, two in each other's place */
	{ "phne", "phone", true }, { "phonne", "phone", true },
	{ "phome", "phone", true }, { "pohne", "phone", true },
	{ "phn", "phone", false }, { "hpnoe", "phone", false },
	/* two slips in a word of more than five */
	{ "sumons", "summons", true }, { "smons", "summons", true },
	{ "smon", "summons", false }, { "unreachabel", "unreachable", true },
	/* of words of less than three nobody can tell */
	{ "b1", "bk", false }, { "bk", "bk", false }, { "bk2", "bk", false },
	{ "", "met", false }, { "me", "met", false }, { "mt", "met", false },
	{ "mat", "met", true },
};

static void
test_one_slip_in_short_words_two_in_long_ones(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(words); i++)
		if (bk_near(bk_str(words[i].typed), bk_str(words[i].known)) !=
		    words[i].near)
			fail_msg("'%s', '%s'", words[i].typed, words[i].known);
}

static const char *
nearest(const char *typed, const char *const *known)
{
	struct bk_near_search s = { .typed = bk_str(typed) };

	for (; *known; known++)
		bk_near_offer(&s, *known);
	bk_near_offer(&s, NULL);
	return s.meant ? s.meant : "";
}

static void
test_the_nearest_is_meant_and_of_two_none(void **state)
{
	static const char *const classes[] = { "X-MIPA-1", "X-MIPA-2",
		"X-IPS-1", NULL };
	static const char *const numbers[] = { "10234", "10238", "20551",
		"0061234567", NULL };

	(void)state;
	assert_string_equal(nearest("X-MIPA1", classes), "X-MIPA-1");
	assert_string_equal(nearest("x-mipa-2", classes), "X-MIPA-2");
	assert_string_equal(nearest("X MIPA 2", classes), "X-MIPA-2");
	assert_string_equal(nearest("X-MIPA-9", classes), "");
	assert_string_equal(nearest("XII-BHS", classes), "");
	/* of a number one digit, however long it is */
	assert_string_equal(nearest("20515", numbers), "20551");
	assert_string_equal(nearest("10235", numbers), "");
	assert_string_equal(nearest("006123456", numbers), "0061234567");
	assert_string_equal(nearest("0061234599", numbers), "");
}

/* Longer than any word of ours: never near, and nothing is overrun. */
static void
test_what_is_longer_than_a_word_is_far(void **state)
{
	char text[5000];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_false(bk_near((struct bk_str){ text, sizeof(text) },
	    BK_STR("aaa")));
	assert_false(bk_near(BK_STR("aaa"),
	    (struct bk_str){ text, sizeof(text) }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_one_slip_in_short_words_two_in_long_ones),
		cmocka_unit_test(test_the_nearest_is_meant_and_of_two_none),
		cmocka_unit_test(test_what_is_longer_than_a_word_is_far),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
