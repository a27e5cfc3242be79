/* The school: grades of class names, who counsels whom, terms. */
#include "fixture.h"
#include "school.h"
#include "term.h"

static const struct {
	const char	*class, *grade;		/* NULL: it does not say */
} names[] = {
	{ "VII-A", "VII" }, { "X-MIPA-1", "X" }, { "XI IPA 2", "XI" },
	{ "8A", "VIII" }, { "7.1", "VII" }, { "X.E1", "X" },
	{ "X TKJ 1", "X" }, { "E1", "X" }, { "E10", "X" }, { "e2", "X" },
	{ "XIII", "XIII" }, { "XIII-TKJ", "XIII" }, { "10 IPA 2", "X" },
	{ "12", "XII" }, { "1A", "I" }, { "IX", "IX" }, { "vi-b", "VI" },
	{ "Kelas XII IPS 1", "XII" }, { "kelas 9C", "IX" }, { " XI-3 ", "XI" },
	{ "XII", "XII" }, { "X", "X" }, { "VIIA", "VII" }, { "VIIIC", "VIII" },
	{ "XE1", "X" }, { "xif2", "XI" }, { "XIIIB", "XIII" },
	{ "F2", NULL }, { "F", NULL }, { "", NULL }, { "Xena", NULL },
	{ "14A", NULL }, { "0", NULL }, { "100", NULL }, { "E", NULL },
	{ "TKJ X", NULL }, { "XIV", NULL }, { "99999999999999999999", NULL },
	{ "-", NULL }, { "Kelas ", NULL }, { "IIII", NULL }, { "XIPA1", NULL },
	{ "A", NULL }, { "MIPA 1", NULL },
};

static void
test_the_grade_of_a_class_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(names); i++) {
		const char *g = bk_school_grade_of(names[i].class);

		if (names[i].grade ? !g || strcmp(g, names[i].grade) != 0 :
		    g != NULL)
			fail_msg("%s: %s", names[i].class, g ? g : "none");
	}
	assert_null(bk_school_grade_of(NULL));
}

static void
test_grades_in_the_order_of_years(void **state)
{
	static const char *const order[] = { "I", "VI", "VII", "VIII", "IX",
		"X", "XI", "XII", "XIII", "", "A", "B" };

	(void)state;
	for (size_t i = 0; i < BK_NELEM(order); i++)
		for (size_t k = 0; k < BK_NELEM(order); k++) {
			int r = bk_school_grade_cmp(order[i], order[k]);

			assert_true(i < k ? r < 0 : i > k ? r > 0 : r == 0);
		}
}

/* --- who ---------------------------------------------------------------- */

static const char staff[] =
    "principal: kep\n"
    "staff:\n"
    "  - {id: kep0, role: principal}\n"
    "  - {id: kep, role: principal}\n"
    "  - {id: bk1, role: counsellor, classes: [X-1]}\n"
    "  - {id: bk2, role: counsellor}\n"
    "  - {id: w1, role: homeroom, classes: [X-2]}\n"
    "  - {id: g1, role: teacher, classes: [X-3]}\n"
    "classes:\n"
    "  - {id: X-4, grade: \"XX\", counsellor: bk2, homeroom: w1}\n"
    "  - {id: X-5, counsellor: nobody}\n";

static void
read_school(struct fixture *f, const char *text, struct bk_school *s)
{
	assert_int_equal(0, bk_school_read(&f->r, fixture_parse(f, text), s));
}

static const char *
id(const struct bk_staff *p)
{
	return p ? p->id : "-";
}

static const struct {
	const char	*class, *counsellor, *homeroom, *grade;
} classes[] = {
	{ "X-1", "bk1", "-", "X" },		/* by the staff's classes */
	{ "X-2", "bk1", "w1", "X" },		/* the first counsellor */
	{ "X-3", "bk1", "g1", "X" },
	{ "X-4", "bk2", "w1", "XX" },		/* by the class's own */
	{ "X-5", "bk1", "-", "X" },
	{ "XI-9", "bk1", "-", "XI" },		/* not in school.yaml */
};

static void
test_a_class_and_its_people(void **state)
{
	struct bk_school s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	read_school(&f, staff, &s);
	for (size_t i = 0; i < BK_NELEM(classes); i++) {
		const char *c = classes[i].class;

		assert_string_equal(classes[i].counsellor,
		    id(bk_school_counsellor(&s, c)));
		assert_string_equal(classes[i].homeroom,
		    id(bk_school_homeroom(&s, c)));
		assert_string_equal(classes[i].grade, bk_school_grade(&s, c));
	}
	assert_string_equal("kep", id(bk_school_principal(&s)));
	assert_string_equal("bk1", id(bk_school_counsellor(&s, NULL)));
	assert_null(bk_school_staff(&s, NULL));
	fixture_end(&f);
}

/* A class without a counsellor belongs to the coordinator [DOCUMENTS]. */
static void
test_the_coordinator_before_the_first_counsellor(void **state)
{
	struct bk_school s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	read_school(&f, "staff: [{id: bk1, role: counsellor}, "
	    "{id: kor, role: coordinator}]", &s);
	assert_string_equal("kor", id(bk_school_counsellor(&s, "X-1")));
	assert_string_equal("-", id(bk_school_principal(&s)));
	bk_school_default(&s);
	assert_string_equal("-", id(bk_school_counsellor(&s, "X-1")));
	fixture_end(&f);
}

/* --- terms and time ----------------------------------------------------- */

static void
test_school_yaml_may_narrow_a_term(void **state)
{
	bk_term t = bk_term_of(day("2020-09-07"));
	struct bk_school s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	read_school(&f, "terms: [{id: 2020-2021-1, to: 2020-12-18}, "
	    "{id: 2020-2021-2, from: 2021-01-04, to: 2021-06-25}]", &s);
	assert_string_equal("2020-12-18", show_day(bk_school_term_last(&s,
	    t)));
	assert_string_equal("2021-12-31", show_day(bk_school_term_last(&s,
	    t + 2)));
	assert_string_equal("2020-07-01", show_day(bk_school_term_first(&s,
	    t)));
	assert_string_equal("2021-01-04", show_day(bk_school_term_first(&s,
	    t + 1)));
	fixture_end(&f);
}

static void
test_defaults_and_zones(void **state)
{
	struct bk_school s;

	(void)state;
	bk_school_default(&s);
	assert_string_equal("Asia/Jakarta", s.timezone);
	assert_string_equal("Mon-Fri", s.school_days);
	assert_int_equal(BK_LANG_ID, bk_school_lang(&s));
	s.language = "en";
	assert_int_equal(BK_LANG_EN, bk_school_lang(&s));
	assert_string_equal("WIB", bk_school_zone_abbreviation("Asia/Jakarta"));
	assert_string_equal(
	    "WITA", bk_school_zone_abbreviation("Asia/Makassar"));
	assert_string_equal(
	    "WIT", bk_school_zone_abbreviation("Asia/Jayapura"));
	assert_string_equal("", bk_school_zone_abbreviation("UTC"));
	assert_string_equal("", bk_school_zone_abbreviation(NULL));
	assert_int_equal(420, bk_school_zone_minutes("Asia/Pontianak"));
	assert_int_equal(480, bk_school_zone_minutes("WITA"));
	assert_int_equal(540, bk_school_zone_minutes("Asia/Jayapura"));
	assert_int_equal(BK_INT_NONE, bk_school_zone_minutes("Asia/Tokyo"));
	assert_int_equal(BK_INT_NONE, bk_school_zone_minutes(NULL));
}

static void
test_what_is_malformed_is_said(void **state)
{
	struct bk_school s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(-1, bk_school_read(&f.r, fixture_parse(&f,
	    "staff:\n- {name: A}\n- {id: b, role: boss}\n"
	    "terms: [{id: 2020-1}]\n"), &s));
	assert_string_equal(f.said.p,
	    "error: f.yaml:4: bad value: id: '2020-1' is not a term "
	    "(2020-2021-1); document not read\n"
	    "error: f.yaml:2: key missing: id; document not read\n"
	    "error: f.yaml:3: bad value: role: 'boss' is not one of "
	    "counsellor, coordinator, homeroom, teacher, principal, "
	    "student_affairs, curriculum, mentor; document not read\n");
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_grade_of_a_class_name),
		cmocka_unit_test(test_grades_in_the_order_of_years),
		cmocka_unit_test(test_a_class_and_its_people),
		cmocka_unit_test(
		    test_the_coordinator_before_the_first_counsellor),
		cmocka_unit_test(test_school_yaml_may_narrow_a_term),
		cmocka_unit_test(test_defaults_and_zones),
		cmocka_unit_test(test_what_is_malformed_is_said),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
