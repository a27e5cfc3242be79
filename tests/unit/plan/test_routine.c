/* Routine visits [J]: whose turn it is. */
#include "planworld.h"
#include "routine.h"
#include "term.h"

static const char school[] =
    "classes:\n"
    "  - {id: X-1, homeroom: w1}\n"
    "  - {id: X-2, homeroom: w2}\n"
    "staff:\n"
    "  - {id: w1, role: homeroom, free: [\"Mon-Fri 13:00-17:00\"]}\n"
    "  - {id: w2, role: homeroom}\n";

static void
name_class(void *ctx, const char *class)
{
	bk_buf_printf(ctx, "%s idle; ", class);
}

/* "1 10-02..10-08; ..." of a class of n, of whom some were visited. */
static void
turns(int n, const char *const (*visited)[2], const char *busy,
    struct bk_buf *out)
{
	struct bk_buf docs = BK_BUF_INIT;
	struct bk_map last = BK_MAP_INIT, cases = BK_MAP_INIT;
	struct bk_plan_routine *v;
	struct world w;
	size_t k;

	for (int i = 1; i <= n; i++)
		bk_buf_printf(&docs, "---\nkind: student\nnis: \"%02d\"\n"
		    "name: N\nclass: X-1\n", i);
	bk_buf_puts(&docs, "---\nkind: student\nnis: \"99\"\nname: N\n"
	    "class: X-2\n");
	world_begin(&w, school, "{}", "[]", docs.p);
	for (; visited && (*visited)[0]; visited++)
		*bk_map_number_at(&last, bk_str((*visited)[0])) =
		    day((*visited)[1]);
	if (busy)
		*bk_map_at(&cases, bk_str(busy)) = &w;
	k = bk_routine_due(&(struct bk_routine_in){ .world = &w.w,
	    .term = bk_term_of(w.w.today), .last = &last, .busy = &cases,
	    .more = true,
	    .idle = name_class, .ctx = out }, &w.f.arena, &v);
	for (size_t i = 0; i < k; i++)
		bk_buf_printf(out, "%s%s %s..%s", i ? "; " : "", v[i].nis,
		    show_day(v[i].from) + 5, show_day(v[i].to) + 5);
	bk_map_free(&last);
	bk_map_free(&cases);
	bk_buf_free(&docs);
	world_end(&w);
}

static void
spread_over_the_weeks(void **state)
{
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	/* 13 weeks in three months: 14 students are two a week */
	turns(14, NULL, "02", &out);
	assert_string_equal(out.p, "X-2 idle; "
	    "01 10-02..10-08; 03 10-09..10-15; 04 10-16..10-22; "
	    "05 10-23..10-29");
	bk_buf_clear(&out);
	turns(15, NULL, "02", &out);
	assert_string_equal(out.p, "X-2 idle; "
	    "01 10-02..10-08; 03 10-02..10-08; 04 10-09..10-15; "
	    "05 10-09..10-15; 06 10-16..10-22; 07 10-16..10-22; "
	    "08 10-23..10-29; 09 10-23..10-29");
	bk_buf_free(&out);
}

/* Three villages, 14 students, two a week; who is planned stays. */
static void
planned_stays_and_the_nearest_area_goes_first(void **state)
{
	static const char *const villages[] = { "Far", "Near", "Middle" };
	static const char *const lats[] = { "-7.9", "-7.01", "-7.3" };
	struct bk_buf docs = BK_BUF_INIT, out = BK_BUF_INIT;
	struct bk_map last = BK_MAP_INIT, told = BK_MAP_INIT;
	struct bk_plan_routine *v;
	struct bk_case known[2];
	struct world w;
	size_t k;

	(void)state;
	for (int i = 1; i <= 14; i++)
		bk_buf_printf(&docs, "---\nkind: student\nnis: \"%02d\"\n"
		    "name: N\nclass: X-1\nhome: {village: %s, lat: %s, "
		    "lon: 110.0}\n", i, villages[i % 3], lats[i % 3]);
	world_begin(&w, "lat: -7.0\nlon: 110.0\nclasses:\n"
	    "  - {id: X-1, homeroom: w1}\nstaff:\n"
	    "  - {id: w1, role: homeroom, free: [\"Mon-Fri 13:00-17:00\"]}\n",
	    "{}", "[]", docs.p);
	for (int i = 0; i < 2; i++) {
		bk_bind_clear(bk_case_binds, &known[i]);
		known[i].id = i ? "T/09" : "T/03";
		known[i].planned = (struct bk_planned){ day(i ? "2020-10-01" :
		    "2020-10-07"), 780, 825, "w1", { NULL, 0 }, NULL };
		*bk_map_at(&told, bk_str(i ? "09" : "03")) = &known[i];
	}
	k = bk_routine_due(&(struct bk_routine_in){ .world = &w.w,
	    .term = bk_term_of(w.w.today), .last = &last, .busy = &last,
	    .told = &told, .more = true }, &w.f.arena, &v);
	for (size_t i = 0; i < k; i++)
		bk_buf_printf(&out, "%s%s %s..%s", i ? "; " : "", v[i].nis,
		    show_day(v[i].from) + 5, show_day(v[i].to) + 5);
	/* Near: 01 04 07 10 13; Middle: 02 05 08 11 14; Far: 03 06 09 12 */
	assert_string_equal(out.p, "03 10-02..10-13; 09 10-01..10-01; "
	    "01 10-02..10-08; 04 10-09..10-15; 07 10-09..10-15; "
	    "10 10-16..10-22; 13 10-16..10-22; 02 10-23..10-29; "
	    "05 10-23..10-29");
	bk_buf_free(&docs);
	bk_buf_free(&out);
	bk_map_free(&last);
	bk_map_free(&told);
	world_end(&w);
}

static void
not_visited_longest_first_and_every_three_months(void **state)
{
	static const char *const visited[][2] = {
		{ "01", "2020-07-20" },	/* due on 20 October */
		{ "02", "2020-05-01" },	/* long due */
		{ "03", "2020-09-20" },	/* not for long */
		{ NULL, NULL }
	};
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	turns(4, visited, NULL, &out);
	assert_string_equal(out.p, "X-2 idle; 04 10-02..10-08; "
	    "02 10-09..10-15; 01 10-16..10-22");
	bk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spread_over_the_weeks),
		cmocka_unit_test(
		    planned_stays_and_the_nearest_area_goes_first),
		cmocka_unit_test(
		    not_visited_longest_first_and_every_three_months),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
