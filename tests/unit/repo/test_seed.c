/* What bk-init writes (seed.h) says what holds anyway, and can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "calendar.h"
#include "holidays.h"
#include "mem.h"
#include "policy.h"
#include "school.h"
#include "seed.h"
#include "utf8.h"

struct fixture {
	struct bk_arena	 arena;
	struct bk_buf	 said;
	struct bk_diag	 dg;
	struct bk_reader r;
	const struct bk_seed_file *v;
	size_t		 n;
};

static void
begin(struct fixture *f, const struct bk_seed *seed)
{
	*f = (struct fixture){ .said = BK_BUF_INIT };
	f->dg = bk_diag_into(&f->said);
	f->r = (struct bk_reader){ .file = "f", .arena = &f->arena,
		.dg = &f->dg, .check = true };
	f->v = bk_seed_files(seed, &f->arena, &f->n);
}

static void
end(struct fixture *f)
{
	assert_string_equal(f->said.p, "");
	bk_buf_free(&f->said);
	bk_arena_free(&f->arena);
}

static struct bk_str
text_of(const struct fixture *f, const char *path)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].path, path) == 0)
			return f->v[i].bytes;
	fail_msg("no %s", path);
	return BK_STR("");
}

static struct bk_node *
parse(struct fixture *f, const char *path)
{
	struct bk_str s = text_of(f, path);
	struct bk_node *root = NULL;

	assert_int_equal(bk_yamlin_parse_one(s.p, s.n, path, &f->arena, &root,
	    &f->dg), 0);
	return root;
}

static void
assert_texts(struct bk_texts a, struct bk_texts b)
{
	assert_int_equal(a.n, b.n);
	for (size_t i = 0; i < a.n; i++)
		assert_string_equal(a.v[i], b.v[i]);
}

static void
assert_same_visits(const struct bk_visit_policy *a,
    const struct bk_visit_policy *b)
{
	assert_int_equal(a->consent, b->consent);
	assert_int_equal(a->within_working_days, b->within_working_days);
	assert_memory_equal(&a->minutes, &b->minutes, sizeof(a->minutes));
	assert_int_equal(a->gap_minutes, b->gap_minutes);
	assert_true(a->speed_kmh == b->speed_kmh);
	assert_true(a->road_factor == b->road_factor);
	assert_true(a->hard_terrain_factor == b->hard_terrain_factor);
	assert_int_equal(a->companion, b->companion);
	assert_string_equal(a->days, b->days);
	assert_texts(a->default_windows, b->default_windows);
	assert_texts(a->quiet, b->quiet);
	assert_int_equal(a->max_per_day, b->max_per_day);
}

/* The defaults of FIELD: the file must not change what holds without it. */
static void
policy_is_the_default(void **state)
{
	const struct bk_seed seed = { .name = "X" };
	struct bk_policy usual, p;
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	bk_policy_default(&usual);
	assert_int_equal(bk_policy_read(&f.r, parse(&f, "policy.yaml"), &p), 0);
	for (int i = 0; i < BK_NRULES; i++) {
		assert_int_equal(p.rules[i].on, usual.rules[i].on);
		assert_int_equal(p.rules[i].from_roster,
		    usual.rules[i].from_roster);
		assert_true(p.rules[i].limit == usual.rules[i].limit ||
		    (isnan(p.rules[i].limit) && isnan(usual.rules[i].limit)));
		assert_non_null(bk_node_get(bk_node_get(p.node, "rules"),
		    bk_word_rules[i].id));
	}
	assert_memory_equal(p.ladder, usual.ladder, sizeof(p.ladder));
	assert_int_equal(p.causes.n, 0);
	assert_int_equal(p.watch_days, usual.watch_days);
	assert_int_equal(p.auto_resolve, usual.auto_resolve);
	assert_int_equal(p.straight_to_visit.n, 0);
	assert_int_equal(p.collective_is_workday,
	    usual.collective_is_workday);
	assert_same_visits(&p.visit, &usual.visit);
	assert_true(p.present_minutes_percent ==
	    usual.present_minutes_percent);
	assert_int_equal(p.complaint_hours, usual.complaint_hours);
	assert_int_equal(p.routine_months, usual.routine_months);
	end(&f);
}

static void
school_is_the_default(void **state)
{
	const struct bk_seed seed = { .name = NULL };
	struct bk_school s;
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	assert_int_equal(bk_school_read(&f.r, parse(&f, "school.yaml"), &s), 0);
	assert_string_equal(s.name, "");
	assert_null(s.npsn);
	assert_string_equal(s.timezone, "Asia/Jakarta");
	assert_string_equal(s.language, "id");
	assert_string_equal(s.school_days, "Mon-Fri");
	assert_int_equal(s.staff.n, 0);
	end(&f);
}

static void
school_says_what_it_was_told(void **state)
{
	struct bk_seed_person people[] = { { "Sri, S.Pd.", BK_FEMALE },
		{ "Budi", -1 } };
	const struct bk_seed seed = { .name = "SMP \"Satu\" \\ # x",
		.npsn = "0020327781", .address = "Jl. A: 1", .city = "no",
		.phone = "0293", .email = "a@b", .timezone = "Asia/Jayapura",
		.language = "en", .school_days = "Mon-Sat",
		.principal = { "Dra. Tuti", -1 }, .counsellor = people,
		.ncounsellors = 2 };
	struct bk_school s;
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	assert_int_equal(bk_school_read(&f.r, parse(&f, "school.yaml"), &s), 0);
	assert_string_equal(s.name, seed.name);
	assert_string_equal(s.npsn, seed.npsn);
	assert_string_equal(s.address, seed.address);
	assert_string_equal(s.city, seed.city);
	assert_string_equal(s.phone, seed.phone);
	assert_string_equal(s.email, seed.email);
	assert_string_equal(s.timezone, seed.timezone);
	assert_string_equal(s.language, seed.language);
	assert_string_equal(s.school_days, seed.school_days);
	assert_string_equal(bk_school_principal(&s)->name,
	    "Dra. Tuti");
	assert_string_equal(bk_school_counsellor(&s, NULL)->name,
	    "Sri, S.Pd.");
	assert_int_equal(bk_school_staff(&s, "bk1")->sex, BK_FEMALE);
	assert_string_equal(bk_school_staff(&s, "bk2")->name, "Budi");
	assert_int_equal(bk_school_staff(&s, "bk2")->sex, -1);
	end(&f);
}

/* A title may hold a comma; F or M, P or L behind the last are the sex. */
static void
a_person_with_the_sex_behind_the_name(void **state)
{
	static const struct { const char *text, *name; int sex; } want[] = {
		{ "Sri, S.Pd.", "Sri, S.Pd.", -1 },
		{ "Sri, S.Pd.,F", "Sri, S.Pd.", BK_FEMALE },
		{ "Budi, m", "Budi", BK_MALE },
		{ "Budi,L", "Budi", BK_MALE }, { "Ani,p", "Ani", BK_FEMALE },
		{ "M", "M", -1 },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(want); i++) {
		struct bk_seed_person p = bk_seed_person(want[i].text, &a);

		assert_string_equal(p.name, want[i].name);
		assert_int_equal(p.sex, want[i].sex);
	}
	bk_arena_free(&a);
}

/* The examples are ours to be right too: read the file without its `#`. */
static void
examples_can_be_read(void **state)
{
	const struct bk_seed seed = { .name = "X" };
	const char *p;
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *root;
	struct bk_school s;
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	p = text_of(&f, "school.yaml").p;
	while (*p) {
		size_t n = strcspn(p, "\n") + 1;
		bool example = p[0] == '#' && p[1] != ' ';

		example |= strncmp(p, "#  ", 3) == 0;
		bk_buf_add(&b, p + example, n - example);
		p += n;
	}
	assert_int_equal(bk_yamlin_parse_one(b.p, b.n, "f", &f.arena, &root,
	    &f.dg), 0);
	assert_int_equal(bk_school_read(&f.r, root, &s), 0);
	assert_int_equal(s.staff.n, 2);
	assert_int_equal(s.classes.n, 1);
	assert_int_equal(s.terms.n, 1);
	for (const struct bk_bind *k = bk_school_binds; k->key; k++)
		if (*k->key && !bk_node_get(root, k->key))
			fail_msg("%s is not in school.yaml", k->key);
	bk_buf_free(&b);
	end(&f);
}

static void
calendar_has_the_decreed_days(void **state)
{
	static const struct { int year; size_t national, leave; } want[] = {
		{ 2020, 17, 5 }, { 2021, 16, 1 }, { 2022, 16, 4 },
		{ 2023, 16, 11 }, { 2024, 19, 10 }, { 2025, 17, 11 },
		{ 2026, 17, 8 }, { 2027, 18, 0 },
	};
	const struct bk_seed seed = { .name = "X" };
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	for (size_t i = 0; i < BK_NELEM(want); i++) {
		struct bk_calendar c = { .days = { NULL, 0 } };
		size_t count[2] = { 0, 0 };
		bk_date last = 0;
		char path[24];

		snprintf(path, sizeof(path), "calendar/%d.yaml",
		    want[i].year);
		assert_int_equal(bk_calendar_read(&f.r, parse(&f, path), &c),
		    0);
		for (size_t k = 0; k < c.days.n; k++) {
			count[c.days.v[k].kind]++;
			assert_true(c.days.v[k].date >= last);
			last = c.days.v[k].date;
			assert_int_equal(c.days.v[k].provisional,
			    want[i].year == 2027);
		}
		assert_int_equal(count[BK_NATIONAL], want[i].national);
		assert_int_equal(count[BK_COLLECTIVE_LEAVE], want[i].leave);
	}
	assert_null(parse(&f, "calendar/school.yaml"));
	assert_null(parse(&f, "aliases.yaml"));
	end(&f);
}

static void
lines_fit_a_terminal(void **state)
{
	const struct bk_seed seed = { .name = "X" };
	struct fixture f;

	(void)state;
	begin(&f, &seed);
	for (size_t i = 0; i < f.n; i++) {
		const char *p = f.v[i].bytes.p;

		if (strncmp(f.v[i].path, "calendar/20", 11) == 0)
			continue;	/* a day is a line, whatever its name */
		for (; *p; p += strcspn(p, "\n") + 1)
			if (bk_utf8_len(p, strcspn(p, "\n")) > 80)
				fail_msg("%s: %.*s", f.v[i].path, 90, p);
	}
	end(&f);
}

static void
attributes_that_are_there_are_completed(void **state)
{
	static const struct {
		const char	*old;
		const char	*added;		/* NULL: nothing is missing */
	} cases[] = {
		{ "*.yaml -text\ncases/**/*.yaml merge=bk-case\n"
		    "confidential/**/*.yaml merge=bk-case\n"
		    "routine/**/*.yaml merge=bk-case\n"
		    "programme/*.yaml merge=bk-case",
		    "\nservices/**/*.yaml merge=bk-case\n"
		    "erased/*.yaml merge=bk-case\n"
		    "letters/*.yaml merge=union\n" },
		{ "*.yaml -text\ncases/**/*.yaml merge=ours\n"
		    "confidential/**/*.yaml merge=bk-case\n"
		    "services/**/*.yaml merge=bk-case\n"
		    "programme/*.yaml merge=bk-case\n"
		    "erased/*.yaml merge=bk-case\n"
		    "#letters/*.yaml merge=union\n",
		    "routine/**/*.yaml merge=bk-case\n" },
		{ "*.yaml text\ncases/**/*.yaml x\nconfidential/**/*.yaml x\n"
		    "routine/**/*.yaml x\nservices/**/*.yaml x\n"
		    "programme/*.yaml x\nerased/*.yaml x\n"
		    "# letters/*.yaml x\n", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bk_buf b = BK_BUF_INIT;

		assert_int_equal(bk_seed_attributes(&b,
		    bk_str(cases[i].old)), cases[i].added != NULL);
		assert_memory_equal(b.p, cases[i].old, strlen(cases[i].old));
		assert_string_equal(b.p + strlen(cases[i].old),
		    cases[i].added ? cases[i].added : "");
		bk_buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(policy_is_the_default),
		cmocka_unit_test(school_is_the_default),
		cmocka_unit_test(school_says_what_it_was_told),
		cmocka_unit_test(a_person_with_the_sex_behind_the_name),
		cmocka_unit_test(examples_can_be_read),
		cmocka_unit_test(calendar_has_the_decreed_days),
		cmocka_unit_test(attributes_that_are_there_are_completed),
		cmocka_unit_test(lines_fit_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
