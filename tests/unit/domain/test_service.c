/* Services: the table of types that a school extends, and one service. */
#include "fixture.h"
#include "service.h"

static struct bk_service_types
types_of(struct fixture *f, const char *policy)
{
	struct bk_service_types t;
	struct bk_policy p;

	assert_int_equal(0, bk_policy_read(&f->r, fixture_parse(f, policy),
	    &p));
	bk_service_types_of(&t, &p, &f->arena);
	return t;
}

/* Each type has its component [Permendikbud 111/2014]; `other` has none. */
static void
test_each_type_has_its_component(void **state)
{
	static const struct { const char *id; int component; } cases[] = {
		{ "classical_guidance", BK_BASIC },
		{ "group_guidance", BK_BASIC }, { "home_room", BK_BASIC },
		{ "group_counselling", BK_RESPONSIVE },
		{ "individual_counselling", BK_RESPONSIVE },
		{ "consultation", BK_RESPONSIVE },
		{ "instrument", BK_SUPPORT },
		{ "data_collection", BK_SUPPORT },
		{ "library_display", BK_SUPPORT },
		{ "collaboration", BK_SUPPORT }, { "other", -1 },
	};
	struct bk_service_types t;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	t = types_of(&f, "watch_days: 14\n");
	assert_int_equal(sizeof(cases) / sizeof(cases[0]), t.n);
	for (size_t i = 0; i < t.n; i++) {
		const struct bk_service_type *x = bk_service_type(&t,
		    cases[i].id);

		assert_non_null(x);
		assert_int_equal(cases[i].component, x->component);
		assert_true(x->hours == 2);
	}
	fixture_end(&f);
}

/* A school adds types, and changes what one of ours counts as. */
static void
test_a_school_extends_the_table(void **state)
{
	const struct bk_service_type *x;
	struct bk_service_types t;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	t = types_of(&f, "services:\n"
	    "  consultation: {hours: 0.5}\n"
	    "  literacy: {name: \"Gerakan literasi\", component: basic, "
	    "hours: 1}\n");
	assert_int_equal(12, t.n);
	x = bk_service_type(&t, "consultation");
	assert_true(x->hours == 0.5 && x->component == BK_RESPONSIVE);
	assert_string_equal("Konsultasi", x->text[BK_LANG_ID]);
	x = bk_service_spoken(&t, "GERAKAN  literasi");
	assert_non_null(x);
	assert_string_equal("literacy", x->id);
	assert_true(x->hours == 1 && x->component == BK_BASIC);
	fixture_end(&f);
}

/* What a policy says that cannot be is said, and counts for nothing. */
static void
test_a_bad_type_is_said(void **state)
{
	struct bk_policy p;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_policy_read(&f.r, fixture_parse(&f,
	    "services:\n  yoga: {component: bodily}\n  zumba: 3\n"
	    "  consultation: {hours: 900}\n"), &p));
	bk_service_check_types(&f.r, &p);
	assert_non_null(strstr(f.said.p, ":2: "));
	assert_non_null(strstr(f.said.p, ":3: "));
	assert_non_null(strstr(f.said.p, ":4: "));
	fixture_end(&f);
}

/* A journal writes "Layanan Bimbingan Klasikal", or "konseling individu". */
static void
test_types_as_people_write_them(void **state)
{
	static const char *const said[][2] = {
		{ "Layanan Bimbingan Klasikal", "classical_guidance" },
		{ "bimbingan klasikal", "classical_guidance" },
		{ "Konseling Individu", "individual_counselling" },
		{ "home-room", "home_room" }, { "Group guidance",
		    "group_guidance" },
		{ "Tampilan Kepustakaan", "library_display" },
	};
	struct bk_service_types t;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	t = types_of(&f, "watch_days: 14\n");
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const struct bk_service_type *x = bk_service_spoken(&t,
		    said[i][0]);

		assert_non_null(x);
		assert_string_equal(said[i][1], x->id);
	}
	assert_null(bk_service_spoken(&t, "senam"));
	fixture_end(&f);
}

static struct bk_service
read_one(struct fixture *f, const char *text)
{
	struct bk_service s;

	assert_int_equal(0, bk_service_read(&f->r, fixture_parse(f, text),
	    &s));
	return s;
}

/* What it came to is added later: it stays the same service. */
static void
test_the_same_service(void **state)
{
	static const char head[] = "id: 2020-09-07-k3v\ntype: consultation\n"
	    "date: 2020-09-07\nby: bk1\nstudents: [\"1\", \"2\"]\n";
	struct bk_service a, b;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	a = read_one(&f, head);
	b = read_one(&f, "id: x\ntype: consultation\ndate: 2020-09-07\n"
	    "by: bk1\nstudents: [\"1\", \"2\"]\nresult: \"baik\"\n");
	assert_true(bk_service_same(&a, &b));
	b = read_one(&f, "id: x\ntype: consultation\ndate: 2020-09-07\n"
	    "by: bk1\nstudents: [\"1\", \"3\"]\n");
	assert_false(bk_service_same(&a, &b));
	fixture_end(&f);
}

/* Its own component and hours count before those of its type. */
static void
test_its_own_component_and_hours(void **state)
{
	struct bk_service_types t;
	struct bk_service s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	t = types_of(&f, "watch_days: 14\n");
	s = read_one(&f, "id: x\ntype: consultation\ndate: 2020-09-07\n");
	assert_int_equal(BK_RESPONSIVE, bk_service_component(&s, &t));
	assert_true(bk_service_hours(&s, &t) == 2);
	s = read_one(&f, "id: x\ntype: consultation\ndate: 2020-09-07\n"
	    "component: planning\nhours: 0.5\n");
	assert_int_equal(BK_PLANNING, bk_service_component(&s, &t));
	assert_true(bk_service_hours(&s, &t) == 0.5);
	s = read_one(&f, "id: x\ntype: gone\ndate: 2020-09-07\n");
	assert_int_equal(-1, bk_service_component(&s, &t));
	assert_true(bk_service_hours(&s, &t) == 0);
	fixture_end(&f);
}

/* A visit is a service, a note is none; nor a visit called off, nor news. */
static void
test_steps_of_cases_that_are_services(void **state)
{
	struct bk_action a = { .step = BK_STEP_VISIT, .outcome = BK_MET };

	(void)state;
	assert_int_equal(BK_STEP_VISIT, bk_service_step("visit"));
	assert_int_equal(-1, bk_service_step("note"));
	assert_int_equal(-1, bk_service_step("consultation"));
	assert_int_equal(0, bk_service_rank(BK_STEP_PHONE));
	assert_int_equal(-1, bk_service_rank(-1));
	assert_true(bk_service_of_action(&a));
	a.outcome = BK_VISIT_CANCELLED;
	assert_false(bk_service_of_action(&a));
	a = (struct bk_action){ .step = BK_STEP_REFERRAL, .outcome = -1 };
	assert_true(bk_service_of_action(&a));
	a.outcome = BK_ANSWERED;
	assert_false(bk_service_of_action(&a));
	a.step = -1;
	assert_false(bk_service_of_action(&a));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_type_has_its_component),
		cmocka_unit_test(test_a_school_extends_the_table),
		cmocka_unit_test(test_a_bad_type_is_said),
		cmocka_unit_test(test_types_as_people_write_them),
		cmocka_unit_test(test_the_same_service),
		cmocka_unit_test(test_its_own_component_and_hours),
		cmocka_unit_test(test_steps_of_cases_that_are_services),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
