/* A student: who it is on a day, who is addressed, the text. */
#include "fixture.h"
#include "student.h"

static struct bk_student
student(struct fixture *f, const char *text)
{
	struct bk_student s;

	if (bk_bind_read(&f->r, bk_student_binds, fixture_parse(f, text),
	    &s) < 0)
		fail_msg("%s", f->said.p);
	return s;
}

static const struct {
	const char	*text, *key;
} keys[] = {
	{ "{nis: '10234', nisn: '005', name: A}", "10234" },
	{ "{nis: '', nisn: '005', name: A}", "005" },
	{ "{nisn: '005', name: A}", "005" },
	{ "{nis: 00123, name: A}", "00123" },
	{ "{nis: '', name: A}", NULL },
	{ "{name: A}", NULL },
};

static void
test_the_nisn_is_the_key_where_there_is_no_nis(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(keys); i++) {
		struct fixture f;
		struct bk_student s;
		const char *key;

		fixture_begin(&f);
		s = student(&f, keys[i].text);
		key = bk_student_key(&s);
		if (keys[i].key)
			assert_string_equal(keys[i].key, key);
		else
			assert_null(key);
		fixture_end(&f);
	}
}

static const struct {
	const char	*text, *numbers;
} numbers[] = {
	{ "{nis: '7', nisn: '005', nis_before: ['3', '4'], name: A}",
	    "7 005 3 4 " },
	{ "{nis: '', nisn: '005', nis_before: [3], name: A}", "005 3 " },
	{ "{nis: '7', name: A}", "7 " },
	{ "{name: A}", "" },
};

static void
test_every_number_is_the_student(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(numbers); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_student s;
		struct fixture f;
		const char *number;

		fixture_begin(&f);
		s = student(&f, numbers[i].text);
		for (size_t k = 0; (number = bk_student_number(&s, k)); k++)
			bk_buf_printf(&got, "%s ", number);
		assert_string_equal(numbers[i].numbers, got.n ? got.p : "");
		bk_buf_free(&got);
		fixture_end(&f);
	}
}

static const struct {
	const char	*text, *day, *class;
	bool		 enrolled, exempt;
} days[] = {
	{ "{name: A, class: X-1}", "2020-09-07", "X-1", true, false },
	/* both ends are in it */
	{ "{name: A, enrolled: {from: 2020-07-13, to: 2020-09-07}}",
	    "2020-07-13", NULL, true, false },
	{ "{name: A, enrolled: {from: 2020-07-13, to: 2020-09-07}}",
	    "2020-09-07", NULL, true, false },
	{ "{name: A, enrolled: {from: 2020-07-13, to: 2020-09-07}}",
	    "2020-07-12", NULL, false, true },
	{ "{name: A, enrolled: {from: 2020-07-13, to: 2020-09-07}}",
	    "2020-09-08", NULL, false, true },
	{ "{name: A, enrolled: {from: 2020-07-13}}", "2199-01-01", NULL, true,
	    false },
	{ "{name: A, exempt: [{from: 2020-09-01, to: 2020-09-07}, "
	    "{from: 2020-10-01}]}", "2020-09-07", NULL, true, true },
	{ "{name: A, exempt: [{from: 2020-09-01, to: 2020-09-07}, "
	    "{from: 2020-10-01}]}", "2020-09-08", NULL, true, false },
	{ "{name: A, exempt: [{from: 2020-09-01, to: 2020-09-07}, "
	    "{from: 2020-10-01}]}", "2021-01-01", NULL, true, true },
	/* the entry of `classes` that holds the day, else `class` */
	{ "{name: A, class: X-2, classes: [{class: X-1, from: 2020-07-13, "
	    "to: 2020-08-31}]}", "2020-08-31", "X-1", true, false },
	{ "{name: A, class: X-2, classes: [{class: X-1, from: 2020-07-13, "
	    "to: 2020-08-31}]}", "2020-09-01", "X-2", true, false },
	{ "{name: A, class: X-2, classes: [{class: X-1, to: 2020-08-31}]}",
	    "2020-01-01", "X-1", true, false },
};

static void
test_on_a_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(days); i++) {
		bk_date d = day(days[i].day);
		struct bk_student s;
		const char *class;
		struct fixture f;

		fixture_begin(&f);
		s = student(&f, days[i].text);
		class = bk_student_class(&s, d);
		assert_int_equal(days[i].enrolled, bk_student_enrolled(&s, d));
		assert_int_equal(days[i].exempt, bk_student_exempt(&s, d));
		if (days[i].class)
			assert_string_equal(days[i].class, class);
		else
			assert_null(class);
		fixture_end(&f);
	}
}

static const struct {
	const char	*guardians, *name;
} guardians[] = {
	{ "[{name: A}, {name: B}]", "A" },
	{ "[{name: A, deceased: true}, {name: B}]", "B" },
	{ "[{name: A}, {name: B, primary: yes}]", "B" },
	{ "[{name: A}, {name: B, primary: true, deceased: true}]", "A" },
	{ "[{name: A, deceased: true}]", NULL },
	{ "[]", NULL },
};

static void
test_who_is_addressed(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(guardians); i++) {
		const struct bk_guardian *g;
		struct bk_student s;
		struct fixture f;

		fixture_begin(&f);
		s = student(&f, bk_arena_printf(&f.arena,
		    "{name: A, guardians: %s}", guardians[i].guardians));
		g = bk_student_guardian(&s);
		if (guardians[i].name)
			assert_string_equal(guardians[i].name, g->name);
		else
			assert_null(g);
		fixture_end(&f);
	}
}

static const char document[] =
    "---\nkind: student\nnis: \"10234\"\nnisn: \"0051234567\"\n"
    "name: \"Siti Aminah\"\nsex: F\nclass: \"X-MIPA-1\"\n"
    "classes: [{class: \"X-MIPA-2\", from: 2020-07-13, to: 2020-08-31}]\n"
    "enrolled: {from: 2020-07-13}\n"
    "exempt: [{from: 2020-09-01, to: 2020-12-01, why: internship}]\n"
    "email: \"siti@contoh.sch.id\"\nflags: [kip]\n"
    "restricted: {from: 2020-11-02, why: \"x\"}\nhousehold: h0127\n"
    "guardians:\n  - {name: \"Sumarni\", relation: mother, sex: F, "
    "phone: \"6281234567890\", available: [\"Mon-Fri 16:00-18:00\", "
    "\"Sat 08:00-12:00\"], occupation: \"Petani\"}\n"
    "  - {name: \"Slamet\", relation: father, primary: true, "
    "deceased: true}\n"
    "home: {address: \"Jl. Raya 1\", village: \"Muntung\", "
    "district: \"Candiroto\", lat: -7.1823, lon: 110.0541, "
    "distance_km: 12.5, terrain: hard, residence: parents}\n";

static void
test_written_as_the_documents_say(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_student s;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	s = student(&f, document);
	bk_student_write(&got, &s);
	assert_string_equal(got.p, document);
	bk_buf_clear(&got);
	s = student(&f, "{nis: '', nisn: '1', name: \"No\"}");
	bk_student_write(&got, &s);
	assert_string_equal(got.p, "---\nkind: student\nnis: \"\"\n"
	    "nisn: \"1\"\nname: \"No\"\n");
	bk_buf_free(&got);
	fixture_end(&f);
}

/* Law 27/2022 art. 40-41: from that day on; without one, always. */
static void
test_restricted_from_a_day_on(void **state)
{
	static const struct { const char *text; bool before, on; } v[] = {
		{ "{nis: '1', name: A}", false, false },
		{ "{nis: '1', name: A, restricted: {from: 2020-11-02, "
		    "why: x}}", false, true },
		{ "{nis: '1', name: A, restricted: {why: x}}", true, true },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(v); i++) {
		struct bk_student s;
		struct fixture f;
		bk_date day;

		fixture_begin(&f);
		s = student(&f, v[i].text);
		assert_int_equal(bk_date_parse(BK_STR("2020-11-02"), &day), 0);
		assert_int_equal(bk_student_restricted(&s, day - 1),
		    v[i].before);
		assert_int_equal(bk_student_restricted(&s, day), v[i].on);
		fixture_end(&f);
	}
}

/* Hours of dates come out as they went in, those of the same dates together. */
static void
test_hours_of_dates_are_written_as_they_are_read(void **state)
{
	static const char *const lists[] = {
		"[\"Mon-Fri 16:00-18:00\", {from: 2021-04-13, to: 2021-05-12, "
		"windows: [\"Mon 08:00-09:00\", \"Tue 08:00-09:00\"]}]",
		"[{from: 2021-04-13, to: 2021-05-12, windows: []}, "
		"{from: 2021-05-13, to: 2021-05-14, windows: "
		"[\"Fri 08:00-09:00\"]}, \"Sat 08:00-09:00\"]",
		"[\"2021-04-13 Mon 08:00-09:00\", \"2021-04-13..2021-04-12\"]",
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(lists); i++) {
		struct bk_buf in = BK_BUF_INIT, out = BK_BUF_INIT;
		struct bk_student s;
		struct fixture f;

		fixture_begin(&f);
		bk_buf_printf(&in, "kind: student\nnis: \"1\"\nname: \"A\"\n"
		    "guardians:\n  - {name: \"B\", available: %s}\n",
		    lists[i]);
		s = student(&f, in.p);
		bk_student_write(&out, &s);
		assert_string_equal(out.p + strlen("---\n"), in.p);
		bk_buf_free(&in);
		bk_buf_free(&out);
		fixture_end(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_the_nisn_is_the_key_where_there_is_no_nis),
		cmocka_unit_test(test_every_number_is_the_student),
		cmocka_unit_test(test_on_a_day),
		cmocka_unit_test(test_who_is_addressed),
		cmocka_unit_test(test_restricted_from_a_day_on),
		cmocka_unit_test(test_written_as_the_documents_say),
		cmocka_unit_test(
		    test_hours_of_dates_are_written_as_they_are_read),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
