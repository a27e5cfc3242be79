/* Steps and outcomes as schools write them. */
#include <stdio.h>

#include "fixture.h"
#include "ladder.h"
#include "spoken.h"

static const struct {
	const char	*said;
	int		 step;
} steps[] = {
	{ "phone", BK_STEP_PHONE }, { "Telp", BK_STEP_PHONE },
	{ "TELP.", BK_STEP_PHONE }, { "wa", BK_STEP_WHATSAPP },
	{ "Whats-App", BK_STEP_WHATSAPP },
	{ "visit_request", BK_STEP_VISIT_REQUEST },
	{ "visit-request", BK_STEP_VISIT_REQUEST },
	{ "Home  Visit", BK_STEP_VISIT },
	{ "Kunjungan Rumah (Home Visit)", BK_STEP_VISIT },
	{ "persetujuan ortu", BK_STEP_CONSENT },
	{ "persetujuan siswa", BK_STEP_ASSENT },
	{ "persetujuan", BK_STEP_APPROVAL },
	{ "menari", -1 }, { "", -1 }, { "-", -1 },
};

static void
test_a_step_by_id_print_or_habit(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(steps); i++)
		if (bk_spoken_step(steps[i].said) != steps[i].step)
			fail_msg("'%s': %d", steps[i].said,
			    bk_spoken_step(steps[i].said));
}

static const struct {
	int		 step;
	const char	*said;
	int		 outcome;
} outcomes[] = {
	{ BK_STEP_PHONE, "tidak diangkat", BK_UNREACHABLE },
	{ BK_STEP_PHONE, "tdk diangkat", BK_UNREACHABLE },
	{ BK_STEP_PHONE, "Tak dibalas", BK_UNREACHABLE },
	{ BK_STEP_PHONE, "dibalas", BK_REACHED },
	{ BK_STEP_PHONE, "no. keliru", BK_WRONG_NUMBER },
	{ BK_STEP_VISIT, "rumah kosong", BK_NOBODY_HOME },
	{ BK_STEP_VISIT, "tdk ada orang dirumah", BK_NOBODY_HOME },
	/* one word, of which the step tells what it means */
	{ BK_STEP_APPROVAL, "setuju", BK_GRANTED },
	{ BK_STEP_ASSENT, "setuju", BK_WILLING },
	{ BK_STEP_CONSENT, "setuju", BK_GIVEN },
	{ BK_STEP_APPROVAL, "tidak setuju", BK_DENIED },
	{ BK_STEP_ASSENT, "tidak setuju", BK_UNWILLING },
	{ BK_STEP_VISIT, "tidak setuju", BK_REFUSED },
	{ BK_STEP_CONFIRM, "salah", BK_MISTAKEN },
	{ BK_STEP_EVALUATION, "salah", -1 },
	{ BK_STEP_EVALUATION, "mistaken", BK_MISTAKEN },
	{ BK_STEP_PHONE, "menari", -1 }, { BK_STEP_PHONE, "", -1 },
};

static void
test_an_outcome_is_that_of_its_step(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(outcomes); i++)
		if (bk_spoken_outcome(outcomes[i].step, outcomes[i].said) !=
		    outcomes[i].outcome)
			fail_msg("'%s': %d", outcomes[i].said,
			    bk_spoken_outcome(outcomes[i].step,
			    outcomes[i].said));
}

/* "tidak diangkat" lies near "diangkat", and means the opposite. */
static void
test_no_is_not_yes(void **state)
{
	static const char *const yes[] = { "diangkat", "dibalas", "datang",
		"bersedia", "setuju", "mau", "memenuhi panggilan" };

	(void)state;
	for (size_t i = 0; i < BK_NELEM(yes); i++)
		for (int step = 0; step < BK_NSTEPS; step++) {
			char no[64];
			int a, b;

			snprintf(no, sizeof(no), "tidak %s", yes[i]);
			a = bk_spoken_outcome(step, yes[i]);
			b = bk_spoken_outcome(step, no);
			if (a >= 0 && a == b)
				fail_msg("%s", no);
		}
}

static void
test_what_may_have_been_meant(void **state)
{
	(void)state;
	assert_string_equal(bk_spoken_near_step("phne"), "phone");
	assert_string_equal(bk_spoken_near_step("sumons"), "summons");
	assert_null(bk_spoken_near_step("menari"));
	assert_string_equal(bk_spoken_near_outcome(BK_STEP_PHONE, "reachd"),
	    "reached");
	assert_null(bk_spoken_near_outcome(BK_STEP_PHONE, "zzzz"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_step_by_id_print_or_habit),
		cmocka_unit_test(test_an_outcome_is_that_of_its_step),
		cmocka_unit_test(test_no_is_not_yes),
		cmocka_unit_test(test_what_may_have_been_meant),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
