/* The programme of a term, ticked off by the services that were given. */
#include "fixture.h"
#include "programme.h"

static struct bk_programme
programme_of(struct fixture *f, const char *plan)
{
	struct bk_programme p;

	assert_int_equal(0, bk_programme_read(&f->r, fixture_parse(f,
	    bk_arena_printf(&f->arena, "kind: programme\nterm: 2020-2021-1\n"
	    "plan:\n%s", plan)), &p));
	return p;
}

static struct bk_service
service_of(struct fixture *f, const char *more)
{
	struct bk_service s;

	assert_int_equal(0, bk_service_read(&f->r, fixture_parse(f,
	    bk_arena_printf(&f->arena, "id: x\ntype: consultation\n"
	    "date: 2020-09-07\n%s", more)), &s));
	return s;
}

/* The line that a service names, done or not. */
static void
test_a_service_names_its_line(void **state)
{
	struct bk_programme p;
	struct bk_service s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	p = programme_of(&f, "  - {id: a, type: consultation}\n"
	    "  - {id: b, type: home_room}\n");
	s = service_of(&f, "plan: b\n");
	assert_true(bk_programme_tick(&p, &s));
	assert_true(bk_programme_tick(&p, &s));
	assert_int_equal(0, p.plan.v[0].done);
	assert_int_equal(2, p.plan.v[1].done);
	s = service_of(&f, "plan: gone\n");
	assert_false(bk_programme_tick(&p, &s));
	fixture_end(&f);
}

/* "2020-09" is a month, and nothing else that looks like one. */
static void
test_months(void **state)
{
	(void)state;
	assert_int_equal(day("2020-09-01"), bk_programme_month("2020-09"));
	assert_int_equal(BK_DATE_NONE, bk_programme_month("2020-13"));
	assert_int_equal(BK_DATE_NONE, bk_programme_month("2020-9"));
	assert_int_equal(BK_DATE_NONE, bk_programme_month("Sept 20"));
}

/* Without a name: type, and field, class, month where the line has them. */
static void
test_else_the_first_that_fits_and_is_not_done(void **state)
{
	struct bk_programme p;
	struct bk_service s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	p = programme_of(&f,
	    "  - {id: a, type: consultation, field: career}\n"
	    "  - {id: b, type: consultation, month: 2020-10}\n"
	    "  - {id: c, type: consultation, class: \"VII-A\"}\n"
	    "  - {id: d, type: consultation, times: 2}\n");
	s = service_of(&f, "");
	assert_true(bk_programme_tick(&p, &s));
	assert_true(bk_programme_tick(&p, &s));
	assert_int_equal(2, p.plan.v[3].done);
	assert_int_equal(2, bk_programme_times(&p.plan.v[3]));
	assert_int_equal(1, bk_programme_times(&p.plan.v[0]));
	/* all are done: it is beside the programme */
	assert_false(bk_programme_tick(&p, &s));
	s = service_of(&f, "class: \"VII-A\"\n");
	assert_true(bk_programme_tick(&p, &s));
	assert_int_equal(1, p.plan.v[2].done);
	s = service_of(&f, "field: career\n");
	assert_true(bk_programme_tick(&p, &s));
	assert_int_equal(1, p.plan.v[0].done);
	assert_int_equal(0, p.plan.v[1].done);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_a_service_names_its_line),
		cmocka_unit_test(
		    test_else_the_first_that_fits_and_is_not_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
