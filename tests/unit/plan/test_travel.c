/* FIELD 4.10: the way from door to door, by the formula and by a table. */
#include "fixture.h"
#include "travel.h"

struct way {
	double		 lat, lon, to_lat, to_lon;
	const char	*village, *to_village;
	bool		 hard;
	int		 minutes;
};

static void
rule_4_10_minutes(void **state)
{
	static const struct way ways[] = {
		/* one village, two villages: 0 km, 5 km */
		{ NAN, NAN, NAN, NAN, "A", "A", false, 0 },
		{ NAN, NAN, NAN, NAN, "A", "B", false, 20 },
		{ NAN, NAN, NAN, NAN, "A", "B", true, 30 },
		{ NAN, NAN, NAN, NAN, NULL, NULL, false, 20 },
		{ -7.0, 110.0, NAN, NAN, "A", "A", false, 0 },
		/* 0.1 degree is 11.119 km: 43.37 minutes, 65.05 */
		{ -7.0, 110.0, -7.1, 110.0, "A", "A", false, 44 },
		{ -7.0, 110.0, -7.1, 110.0, "A", "A", true, 66 },
		{ -7.0, 110.0, -7.0, 110.0, "A", "B", true, 0 },
		/* 0.1 degree east at 7 degrees south: 11.037 km, 43.04 */
		{ -7.0, 110.0, -7.0, 110.1, "A", "B", false, 44 },
	};
	struct bk_policy policy;
	struct bk_school school;

	(void)state;
	bk_policy_default(&policy);
	bk_school_default(&school);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		const struct bk_travel t = { &school, &policy.visit, NULL,
			policy.visit.speed_kmh };
		struct bk_student a, b;

		bk_bind_clear(bk_student_binds, &a);
		b = a;
		a.nis = "1";
		b.nis = "2";
		a.home.village = ways[i].village;
		a.home.lat = ways[i].lat;
		a.home.lon = ways[i].lon;
		a.home.terrain = ways[i].hard ? BK_HARD : BK_EASY;
		b.home.village = ways[i].to_village;
		b.home.lat = ways[i].to_lat;
		b.home.lon = ways[i].to_lon;
		assert_int_equal(bk_travel_minutes(&t, &a, &b),
		    ways[i].minutes);
		assert_int_equal(bk_travel_minutes(&t, &b, &a),
		    ways[i].minutes);
	}
}

static void
a_table_counts_before_the_formula(void **state)
{
	struct bk_travel_table table = BK_TRAVEL_TABLE_INIT;
	struct bk_policy policy;
	struct bk_school school;
	struct bk_student a, b;
	const struct bk_travel t = { &school, &policy.visit, &table, 20 };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	bk_policy_default(&policy);
	bk_school_default(&school);
	bk_bind_clear(bk_student_binds, &a);
	b = a;
	a.nis = "1";
	b.nis = "2";
	a.home.village = "Muntung";
	b.home.village = "Batur";
	assert_int_equal(bk_travel_read(&table, "t.csv", BK_STR(
	    "from,to,minutes\nMuntung,Batur,50\nBatur,Muntung,40\n"
	    "school,1,7\n"), &f.dg), 0);
	assert_int_equal(bk_travel_minutes(&t, &a, &b), 50);
	assert_int_equal(bk_travel_minutes(&t, &b, &a), 40);
	assert_int_equal(bk_travel_to_school(&t, &a), 7);
	assert_int_equal(bk_travel_to_school(&t, &b), 20);
	/* a home before its village, one way before the other */
	assert_int_equal(bk_travel_read(&table, "t.csv",
	    BK_STR("2,1,5\n"), &f.dg), 0);
	assert_int_equal(bk_travel_minutes(&t, &a, &b), 5);
	bk_travel_free(&table);
	fixture_end(&f);
}

static void
a_bad_table_is_said(void **state)
{
	static const char *const bad[] = { "a,b,c\n", "a,b\n", "a,,5\n",
		"a,b,-5\n", "a,b,1441\n", "from,to,minutes\nfrom,to,x\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct bk_travel_table table = BK_TRAVEL_TABLE_INIT;
		struct fixture f;

		fixture_begin(&f);
		assert_int_equal(bk_travel_read(&table, "t.csv",
		    bk_str(bad[i]), &f.dg), -1);
		assert_non_null(strstr(f.said.p,
		    "from,to,minutes expected"));
		bk_travel_free(&table);
		fixture_end(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_4_10_minutes),
		cmocka_unit_test(a_table_counts_before_the_formula),
		cmocka_unit_test(a_bad_table_is_said),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
