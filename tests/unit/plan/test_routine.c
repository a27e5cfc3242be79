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
		    not_visited_longest_first_and_every_three_months),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
