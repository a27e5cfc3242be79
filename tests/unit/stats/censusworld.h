/*
 * A school and what is counted of it, made from YAML, for the tests of what
 * bk-stats counts.
 */
#ifndef BK_CENSUSWORLD_H
#define BK_CENSUSWORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "census.h"
#include "comparison.h"
#include "docs.h"
#include "figures.h"
#include "mem.h"
#include "term.h"

/* A school, its policy and what is counted, made from YAML. */
struct world {
	struct bk_arena		arena;
	struct bk_buf		said;
	struct bk_diag		dg;
	struct bk_school	school;
	struct bk_policy	policy;
	struct bk_calendar	calendar;
	struct bk_census	census;
};

static struct bk_node *
tree(struct world *w, const char *text)
{
	struct bk_node *root = NULL;

	assert_int_equal(bk_yamlin_parse_one(text, strlen(text), "t",
	    &w->arena, &root, &w->dg), 0);
	return root;
}

static void
begin(struct world *w, const char *school, const char *policy,
    const char *today)
{
	const struct bk_reader r = { "t", &w->arena, &w->dg, false };
	bk_date day;

	*w = (struct world){ .arena = BK_ARENA_INIT, .said = BK_BUF_INIT };
	w->dg = bk_diag_into(&w->said);
	assert_int_equal(bk_school_read(&r, tree(w, school), &w->school), 0);
	assert_int_equal(bk_policy_read(&r, tree(w, policy), &w->policy), 0);
	assert_int_equal(bk_date_parse(bk_str(today), &day), 0);
	bk_census_init(&w->census, &w->school, &w->policy, &w->calendar,
	    day);
}

static void
end(struct world *w)
{
	assert_string_equal(w->said.p, "");
	bk_census_free(&w->census);
	bk_buf_free(&w->said);
	bk_arena_free(&w->arena);
}

static bk_term
term_of(const char *text)
{
	bk_term t;

	assert_int_equal(bk_term_parse(bk_str(text), &t), 0);
	return t;
}

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));

	assert_int_equal(bk_bind_read(r, bk_student_binds, doc, s), 0);
	bk_census_student(&w->census, term_of(bk_node_text(doc, "term")), s);
	return 0;
}

static int
take_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	assert_int_equal(bk_case_read(r, doc, c), 0);
	bk_census_case(&w->census, c);
	return 0;
}

static int
take_complaint(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_complaint *c = bk_arena_alloc(r->arena, sizeof(*c));

	assert_int_equal(bk_complaint_read(r, doc, c), 0);
	bk_census_complaint(&w->census, c);
	return 0;
}

static int
take_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_attendance a;

	assert_int_equal(bk_attendance_read(r, doc, &a), 0);
	bk_census_attendance(&w->census, &a);
	return 0;
}

static int
take_routine(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct world *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	assert_int_equal(bk_case_read_routine(r, doc, c), 0);
	bk_census_routine(&w->census, term_of("2020-2021-1"), c);
	return 0;
}

static void
docs(struct world *w, const char *text)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", take_student), BK_DOC("case", take_case),
		BK_DOC("complaint", take_complaint),
		BK_DOC("attendance", take_attendance),
		BK_DOC("routine", take_routine), BK_DOC_END
	};
	const struct bk_reader r = { "t", &w->arena, &w->dg, false };

	assert_int_equal(bk_docs_each(text, strlen(text), &r, handlers, w),
	    0);
	bk_census_settle(&w->census);
}

/* `by` is what --by says; the lines after the groups' key are compared. */
static void
expect(struct world *w, unsigned by, const char *groups)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_stats st;
	const char *at;

	bk_stats_init(&st);
	assert_int_equal(bk_comparison_count(&w->census, &st, by), 0);
	bk_stats_write(&b, &st);
	at = strstr(b.p, "groups:");
	assert_non_null(at);
	assert_string_equal(at, groups);
	bk_buf_free(&b);
	bk_stats_free(&st);
}

#define STUDENT(nis, class, more) \
	"---\nkind: student\nterm: 2020-2021-1\nnis: \"" nis "\"\n" \
	"name: \"N\"\nclass: \"" class "\"\n" more
#define CASE(nis, class, status, rung) \
	"---\nkind: case\nid: 2020-2021-1/" nis "\nterm: 2020-2021-1\n" \
	"student: {nis: \"" nis "\", class: \"" class "\"}\n" \
	"status: " status "\nrung: " rung "\n"
#define GROUP(grade, class) \
	"  - term: 2020-2021-1\n    grade: \"" grade "\"\n" \
	"    class: \"" class "\"\n"

#endif
