/*
 * A school in a few lines of YAML, and the plan of its visits. Today is
 * Thursday, 2020-10-01.
 */
#ifndef PLANWORLD_H
#define PLANWORLD_H

#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "docs.h"
#include "fixture.h"
#include "planner.h"
#include "prove.h"
#include "ready.h"

struct world {
	struct fixture	 f;
	struct bk_school school;
	struct bk_policy policy;
	struct bk_calendar calendar;
	struct bk_map	 students, cases;
	struct bk_plan_world w;
	struct bk_planner in;
	struct bk_plan	 plan;
	struct bk_buf	 broken;	/* what bk_prove said */
};

static inline int
world_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));

	assert_int_equal(bk_bind_read(r, bk_student_binds, doc, s), 0);
	*bk_map_at(&w->students, bk_str(s->nis)) = s;
	return 0;
}

static inline int
world_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	assert_int_equal(bk_case_read(r, doc, c), 0);
	*bk_map_at(&w->cases, bk_str(c->id)) = c;
	return 0;
}

/* Texts of school.yaml, policy.yaml, a calendar, and a stream of documents. */
static inline void
world_begin(struct world *w, const char *school, const char *policy,
    const char *calendar, const char *docs)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", world_student), BK_DOC("case", world_case),
		BK_DOC_END
	};
	const struct bk_case **cases;

	*w = (struct world){ .students = BK_MAP_INIT, .cases = BK_MAP_INIT,
		.broken = BK_BUF_INIT };
	fixture_begin(&w->f);
	assert_int_equal(bk_school_read(&w->f.r, fixture_parse(&w->f, school),
	    &w->school), 0);
	assert_int_equal(bk_policy_read(&w->f.r, fixture_parse(&w->f, policy),
	    &w->policy), 0);
	assert_int_equal(bk_calendar_read(&w->f.r, fixture_parse(&w->f,
	    calendar), &w->calendar), 0);
	assert_int_equal(bk_docs_each(docs, strlen(docs), &w->f.r, handlers,
	    w), 0);
	cases = bk_arena_alloc(&w->f.arena, (w->cases.n + 1) *
	    sizeof(*cases));
	for (size_t i = 0; i < w->cases.n; i++)
		cases[i] = w->cases.e[i].value;
	w->w = (struct bk_plan_world){ &w->school, &w->policy, &w->calendar,
		&w->students, day("2020-10-01") };
	w->in = (struct bk_planner){ .world = &w->w, .cases = cases,
		.ncases = w->cases.n };
	assert_int_equal(bk_plan_weights_read(&w->f.r,
	    w->policy.visit.weights, &w->in.weights), 0);
}

static inline void
world_end(struct world *w)
{
	bk_map_free(&w->students);
	bk_map_free(&w->cases);
	bk_buf_free(&w->broken);
	fixture_end(&w->f);
}

static inline void
world_broken(void *ctx, const struct bk_visit *v, const char *what)
{
	struct world *w = ctx;

	bk_buf_printf(&w->broken, "%s%s: %s", w->broken.n ? "; " : "", v->nis,
	    what);
}

static inline size_t
world_check(struct world *w, const struct bk_visit *v, size_t n)
{
	const struct bk_prove c = { .world = &w->w, .cases = &w->cases,
		.say = world_broken, .ctx = w };

	bk_buf_clear(&w->broken);
	return bk_prove(&c, v, n);
}

/* Plan, and prove the plan. */
static inline void
world_plan(struct world *w)
{
	bk_planner_run(&w->in, &w->f.arena, &w->plan);
	if (world_check(w, w->plan.v, w->plan.n))
		fail_msg("a plan that breaks rules: %s", w->broken.p);
}

/* "10-02 08:00 bk1+wali Ibu; 10-03 ..."; or "- why". */
static inline void
world_show(const struct world *w, struct bk_buf *out)
{
	char hour[BK_CLOCK_SIZE];

	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];

		bk_buf_puts(out, i ? "; " : "");
		if (v->date == BK_DATE_NONE) {
			bk_buf_printf(out, "- %s", v->why);
			continue;
		}
		bk_buf_printf(out, "%s %s %s", show_day(v->date) + 5,
		    bk_clock_format(v->start, hour), v->visitor);
		for (size_t k = 0; k < v->with.n; k++)
			bk_buf_printf(out, "+%s", v->with.v[k]);
		bk_buf_printf(out, " %s", v->guardian ? v->guardian : "-");
	}
}

#endif
