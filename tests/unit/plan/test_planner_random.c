/*
 * Thousands of small random schools. Every plan is proved by bk_prove; the
 * tiny ones are planned a second time by trying everything that bk_prove
 * lets pass, which must not place more.
 */
#include <stdlib.h>

#include "announced.h"
#include "planschool.h"
#include "whatif.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SCHOOLS = 500, TINY = 20 };
#else
enum { SCHOOLS = 10000, TINY = 150 };
#endif

/* So many; for `make check-fast` one in ten. */
static int
few(int n)
{
	return getenv("FAST") ? n / 10 : n;
}

static void
every_plan_is_proved(void **state)
{
	size_t placed = 0, all = 0;

	(void)state;
	for (int i = 1; i <= few(SCHOOLS); i++) {
		struct dice d = { (uint64_t)i * 7919 };
		struct world w;

		make_world(&w, &d, 1, 7);
		w.in.rounds = 60;
		bk_planner_run(&w.in, &w.f.arena, &w.plan);
		if (world_check(&w, w.plan.v, w.plan.n))
			fail_msg("school %d: %s", i, w.broken.p);
		placed += w.plan.n - w.plan.nunplaced;
		all += w.plan.n;
		for (size_t k = 0; k < w.plan.n; k++)
			if (w.plan.v[k].date == BK_DATE_NONE &&
			    !w.plan.v[k].why)
				fail_msg("school %d: no reason", i);
		world_end(&w);
	}
	print_message("%zu of %zu placed\n", placed, all);
	assert_true(placed > all / 4);	/* the dice are worth something */
}

/* --- trying everything -------------------------------------------------- */

struct choice {
	struct bk_visit	*v;
	size_t		 n;
};

enum { MAX_CASES = 4, MAX_CHOICES = 400 };

struct brute {
	struct world	*w;
	struct choice	 of[MAX_CASES];
	size_t		 n, best;
	struct bk_visit	 chosen[MAX_CASES];
	size_t		 calls;
};

static void
add_choice(struct brute *b, struct choice *c, const struct bk_visit *v)
{
	if (c->n < MAX_CHOICES && world_check(b->w, v, 1) == 0)
		c->v[c->n++] = *v;
}

/* All visits of one case that bk_prove lets pass alone. */
static void
list_choices(struct brute *b, const struct bk_case *k, struct choice *c)
{
	const struct bk_school *school = &b->w->school;
	const struct bk_student *s = bk_map_get(&b->w->students,
	    bk_str(k->student.nis));
	struct bk_readiness r;

	c->v = bk_arena_alloc(&b->w->f.arena, MAX_CHOICES * sizeof(*c->v));
	c->n = 0;
	bk_ready_of(k, school, &b->w->policy, &b->w->calendar, &r);
	if (r.state != BK_READY_YES)
		return;
	for (bk_date d = b->w->w.today + 1; d <= r.service_due; d++)
		for (int start = 7 * 60; start < 18 * 60; start += 5)
			for (size_t p = 0; p < school->staff.n; p++)
				for (size_t g = 0; g <= s->guardians.n; g++)
					for (size_t q = 0; q <=
					    school->staff.n; q++) {
			struct bk_visit v = { .case_id = k->id,
				.nis = k->student.nis, .date = d,
				.start = start, .end = start +
				b->w->policy.visit.minutes.usual,
				.visitor = school->staff.v[p].id,
				.service_due = r.service_due };

			if (g < s->guardians.n)
				v.guardian = s->guardians.v[g].name;
			else if (s->guardians.n)
				continue;
			if (q < school->staff.n)
				v.with = (struct bk_texts){
					&school->staff.v[q].id, 1 };
			add_choice(b, c, &v);
		}
}

static void
try_all(struct brute *b, size_t i, size_t chosen)
{
	if (++b->calls > 200000 || b->best == b->n)
		return;
	if (i == b->n) {
		b->best = chosen > b->best ? chosen : b->best;
		return;
	}
	if (chosen + b->n - i <= b->best)
		return;
	for (size_t k = 0; k < b->of[i].n; k++) {
		b->chosen[chosen] = b->of[i].v[k];
		if (world_check(b->w, b->chosen, chosen + 1) == 0)
			try_all(b, i + 1, chosen + 1);
	}
	try_all(b, i + 1, chosen);
}

static void
nothing_more_can_be_placed(void **state)
{
	size_t proved = 0;

	(void)state;
	for (int i = 1; i <= few(TINY); i++) {
		struct dice d = { (uint64_t)i * 104729 };
		struct brute b = { .n = 0 };
		struct world w;
		bool siblings = false;

		make_world(&w, &d, 1, MAX_CASES);
		bk_planner_run(&w.in, &w.f.arena, &w.plan);
		b.w = &w;
		for (size_t k = 0; k < w.cases.n; k++) {
			const struct bk_case *c = w.cases.e[k].value;
			const struct bk_student *s = bk_map_get(&w.students,
			    bk_str(c->student.nis));

			siblings |= s->household != NULL;
			list_choices(&b, c, &b.of[b.n]);
			b.n += b.of[b.n].n > 0;
		}
		if (!siblings) {	/* whose visits are one [4.11] */
			try_all(&b, 0, 0);
			proved += b.calls <= 200000;
			if (w.plan.n - w.plan.nunplaced < b.best)
				fail_msg("school %d: %zu placed, %zu can be",
				    i, w.plan.n - w.plan.nunplaced, b.best);
		}
		world_end(&w);
	}
	assert_true(proved > (size_t)few(TINY) / 8);
}

/* --- what is said would do ---------------------------------------------- */

/* Make every change that the reason names; how many. */
static int
suppose(struct world *w, const char *why)
{
	const struct bk_whatif on = { &w->school, &w->policy, &w->students,
		&w->cases, &w->w.today, &w->f.arena, NULL };
	const char *lead = " --what-if '";
	int n = 0;

	for (const char *s = why; (s = strstr(s, lead)); n++) {
		const char *end = strchr(s += strlen(lead), '\'');
		const char *bad = bk_whatif(&on, bk_arena_strndup(
		    &w->f.arena, s, (size_t)(end - s)));

		if (bad)
			fail_msg("%s: %s", why, bad);
	}
	return n;
}

static const struct bk_visit *
visit_of(const struct world *w, const char *id)
{
	for (size_t i = 0; i < w->plan.n; i++)
		if (strcmp(w->plan.v[i].case_id, id) == 0)
			return &w->plan.v[i];
	return NULL;
}

/* Is a visit of the plan before out of the plan now? */
static bool
has_lost(const struct world *w, const struct bk_plan *before)
{
	for (size_t i = 0; i < before->n; i++)
		if (before->v[i].date != BK_DATE_NONE &&
		    visit_of(w, before->v[i].case_id)->date == BK_DATE_NONE)
			return true;
	return false;
}

/* Make what the reason of visit k names, and plan again; was there any? */
static bool
make_change(struct world *w, size_t k)
{
	const struct bk_plan before = w->plan;
	const struct bk_visit *now, *v = &before.v[k];

	if (!v->why || !suppose(w, v->why))
		return false;
	world_plan(w);
	now = visit_of(w, v->case_id);
	if (now->date == BK_DATE_NONE || has_lost(w, &before))
		fail_msg("%s: %s, then %s", v->case_id, v->why, now->why ?
		    now->why : "another loses its place");
	return true;
}

/*
 * The smallest change is one that a person can make: with it the visit has a
 * place, and no other loses its own.
 */
static void
what_is_said_would_do_does(void **state)
{
	size_t made = 0;

	(void)state;
	for (int i = 1; i <= few(TINY) / 2; i++)
		for (size_t k = 0, n = 1; k < n; k++) {
			struct dice d = { (uint64_t)i * 49979687 };
			struct world w;

			make_world(&w, &d, 2, 8);
			world_plan(&w);
			n = w.plan.n;
			made += make_change(&w, k);
			world_end(&w);
		}
	print_message("%zu changes made\n", made);
	assert_true(made > (size_t)few(TINY) / 4);
}

/* --- the order of things ------------------------------------------------ */

static void
order_of_input_does_not_matter(void **state)
{
	(void)state;
	for (int i = 1; i <= 40; i++) {
		struct dice d = { (uint64_t)i * 15485863 };
		struct bk_buf a = BK_BUF_INIT, b = BK_BUF_INIT;
		const struct bk_case **cases;
		struct world w;

		make_world(&w, &d, 3, 8);
		w.in.rounds = 300;
		world_plan(&w);
		for (size_t k = 0; k < w.plan.n; k++)
			bk_visit_write(&a, &w.plan.v[k]);
		cases = bk_arena_alloc(&w.f.arena, w.in.ncases *
		    sizeof(*cases));
		for (size_t k = 0; k < w.in.ncases; k++)
			cases[k] = w.in.cases[w.in.ncases - 1 - k];
		w.in.cases = cases;
		world_plan(&w);
		for (size_t k = 0; k < w.plan.n; k++)
			bk_visit_write(&b, &w.plan.v[k]);
		assert_string_equal(a.p, b.p);
		bk_buf_free(&a);
		bk_buf_free(&b);
		world_end(&w);
	}
}

/* --- a plan once written ------------------------------------------------ */

/* As bk-schedule -w would leave the cases. */
static void
write_down(struct world *w)
{
	for (size_t i = 0; i < w->cases.n; i++) {
		struct bk_case *c = w->cases.e[i].value;

		c->planned = (struct bk_planned){ .date = BK_DATE_NONE };
		for (size_t k = 0; k < w->plan.n; k++) {
			const struct bk_visit *v = &w->plan.v[k];

			if (strcmp(v->case_id, c->id) != 0 ||
			    v->date == BK_DATE_NONE)
				continue;
			c->planned = (struct bk_planned){ v->date, v->start,
				v->end, v->visitor, v->with, NULL };
		}
	}
}

static void
a_plan_once_written_stays(void **state)
{
	(void)state;
	for (int i = 1; i <= few(TINY); i++) {
		struct dice d = { (uint64_t)i * 32452843 };
		struct bk_buf a = BK_BUF_INIT, b = BK_BUF_INIT;
		struct world w;

		make_world(&w, &d, 2, 8);
		world_plan(&w);
		for (size_t k = 0; k < w.plan.n; k++)
			bk_visit_write(&a, &w.plan.v[k]);
		write_down(&w);
		world_plan(&w);
		for (size_t k = 0; k < w.plan.n; k++)
			bk_visit_write(&b, &w.plan.v[k]);
		if (strcmp(a.p, b.p) != 0)
			fail_msg("school %d: %s\nthen %s", i, a.p, b.p);
		bk_buf_free(&a);
		bk_buf_free(&b);
		world_end(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_plan_is_proved),
		cmocka_unit_test(nothing_more_can_be_placed),
		cmocka_unit_test(what_is_said_would_do_does),
		cmocka_unit_test(order_of_input_does_not_matter),
		cmocka_unit_test(a_plan_once_written_stays),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
