/* The tally: half-bytes in, documents out. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tally.h"
#include "term.h"

static const struct bk_source files[] = {
	{ "a.csv", "aa00", 0 }, { "b.csv", "bb00", 0 }
};

static bk_term
term(void)
{
	bk_term t = 0;

	assert_int_equal(bk_term_parse(BK_STR("2020-2021-1"), &t), 0);
	return t;
}

/* FIELD 1: entered twice, it counts once, and the best status wins. */
static void
test_best_status_wins(void **state)
{
	struct bk_tally t;
	struct bk_pupil *p;
	uint32_t s;

	(void)state;
	bk_tally_init(&t);
	p = bk_tally_pupil(&t, term());
	s = bk_tally_slot(&t, BK_STR("Fisika"), BK_STR(""));
	for (unsigned a = 1; a <= BK_CELL_UNKNOWN; a++)
		for (unsigned b = 1; b <= BK_CELL_UNKNOWN; b++) {
			unsigned day = a * 10 + b;

			assert_int_equal(bk_tally_enter(p, s, day, a), 0);
			assert_int_equal(bk_tally_enter(p, s, day, b), a);
			assert_int_equal(bk_tally_get(p, s, day),
			    a < b ? a : b);
		}
	assert_int_equal(bk_tally_get(p, s, 5), BK_CELL_NONE);
	assert_int_equal(bk_tally_get(p, s + 1, 5), BK_CELL_NONE);
	bk_tally_free(&t);
}

/* Slots beyond a word, met in any order, keep what they had. */
static void
test_many_slots(void **state)
{
	struct bk_tally t;
	struct bk_pupil *p;
	char name[16];

	(void)state;
	bk_tally_init(&t);
	for (unsigned i = 0; i < 100; i++) {
		snprintf(name, sizeof(name), "M%u", i);
		assert_int_equal(bk_tally_slot(&t, bk_str(name), BK_STR("1")),
		    i);
	}
	p = bk_tally_pupil(&t, term());
	for (unsigned i = 0; i < 100; i++)
		bk_tally_enter(p, i * 37 % 100, i % 184, 1 + i % 5);
	for (unsigned i = 0; i < 100; i++)
		assert_int_equal(bk_tally_get(p, i * 37 % 100, i % 184),
		    1 + i % 5);
	bk_tally_free(&t);
}

static void
enter(struct bk_tally *t, struct bk_pupil *p, const char *subject,
    const char *period, const char *date, enum bk_mark mark)
{
	bk_date d;

	assert_int_equal(bk_date_parse(bk_str(date), &d), 0);
	bk_tally_enter(p, bk_tally_slot(t, bk_str(subject),
	    bk_str(period)), (unsigned)(d - bk_term_first(p->term)),
	    bk_tally_worth(p, (unsigned)(d - bk_term_first(p->term)), mark));
}

static void
test_document(void **state)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_buf out = BK_BUF_INIT;
	struct bk_attendance doc;
	bool twice;
	struct bk_tally t;
	struct bk_pupil *p;

	(void)state;
	bk_tally_init(&t);
	p = bk_tally_pupil(&t, term());
	p->nis = "00123";
	p->name = "No";
	p->class = "7.1";
	assert_false(bk_tally_document(&t, p, files, &arena, &doc, &twice));
	/* Subjects are sorted, periods of one subject added up. */
	enter(&t, p, "Fisika", "2", "2020-08-06", BK_MARK_UNEXCUSED);
	enter(&t, p, "Fisika", "1", "2020-08-06", BK_MARK_SICK);
	enter(&t, p, "Biologi", "1", "2020-08-03", BK_MARK_LATE);
	enter(&t, p, "Biologi", "1", "2020-08-03", BK_MARK_UNEXCUSED);
	enter(&t, p, "Biologi", "1", "2020-08-04", BK_MARK_EXCUSED);
	enter(&t, p, "Biologi", "1", "2020-08-07", BK_MARK_SICK);
	enter(&t, p, "Biologi", "1", "2020-08-09", BK_MARK_UNKNOWN);
	bk_tally_row(p, 0);
	bk_tally_row(p, 0);
	bk_tally_row(p, 1);
	assert_true(bk_tally_document(&t, p, files, &arena, &doc, &twice));
	bk_attendance_write(&out, &doc);
	/* (0 present + 1 late) of 5 - 2 sick - 1 excused = 50 % */
	assert_string_equal(out.p,
	    "---\n"
	    "kind: attendance\n"
	    "nis: \"00123\"\n"
	    "name: \"No\"\n"
	    "class: \"7.1\"\n"
	    "term: 2020-2021-1\n"
	    "from: 2020-08-03\n"
	    "to: 2020-08-07\n"
	    "totals: {sessions: 5, present: 0, late: 1, sick: 2, excused: 1, "
	    "unexcused: 1}\n"
	    "activity: 50.0\n"
	    "days: {from: 2020-08-03, marks: \"PE.US\"}\n"
	    "subjects:\n"
	    "  - {subject: \"Biologi\", from: 2020-08-03, to: 2020-08-07, "
	    "sessions: 3, present: 0, late: 1, sick: 1, excused: 1, "
	    "unexcused: 0}\n"
	    "  - {subject: \"Fisika\", from: 2020-08-06, to: 2020-08-06, "
	    "sessions: 2, present: 0, late: 0, sick: 1, excused: 0, "
	    "unexcused: 1}\n"
	    "sources:\n"
	    "  - {file: \"a.csv\", sha256: aa00, rows: 2}\n"
	    "  - {file: \"b.csv\", sha256: bb00, rows: 1}\n");
	bk_buf_free(&out);
	bk_arena_free(&arena);
	bk_tally_free(&t);
}

/* FIELD 1: an exempt student is not absent; there, it was there. */
static void
test_exempt_is_not_absent(void **state)
{
	struct bk_span pkl = { .why = "internship" };
	struct bk_student s;
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_attendance doc;
	bool twice;
	struct bk_tally t;
	struct bk_pupil *p;

	(void)state;
	bk_bind_clear(bk_student_binds, &s);
	bk_date_parse(BK_STR("2020-08-10"), &pkl.from);
	bk_date_parse(BK_STR("2020-08-31"), &pkl.to);
	s.exempt.v = &pkl;
	s.exempt.n = 1;
	bk_tally_init(&t);
	p = bk_tally_pupil(&t, term());
	p->student = &s;
	p->exemptions = true;
	enter(&t, p, "Fisika", "", "2020-08-09", BK_MARK_UNEXCUSED);
	enter(&t, p, "Fisika", "", "2020-08-10", BK_MARK_UNEXCUSED);
	enter(&t, p, "Fisika", "", "2020-08-11", BK_MARK_SICK);
	enter(&t, p, "Fisika", "", "2020-08-12", BK_MARK_PRESENT);
	assert_true(bk_tally_document(&t, p, files, &arena, &doc, &twice));
	assert_int_equal(doc.totals.sessions, 2);
	assert_int_equal(doc.totals.unexcused, 1);
	assert_int_equal(doc.totals.present, 1);
	assert_string_equal(doc.days.marks, "U..P");
	bk_arena_free(&arena);
	bk_tally_free(&t);
}

/* A hostile export: what is held stays bounded, and that is known. */
static void
test_more_than_any_school_has(void **state)
{
	struct bk_tally t;
	struct bk_pupil *last = NULL;
	char text[16];
	size_t at = 0;

	(void)state;
	bk_tally_init(&t);
	for (int i = 0; i < BK_TALLY_PUPILS; i++)
		last = bk_tally_pupil(&t, term());
	assert_false(t.overfull);
	assert_ptr_equal(bk_tally_pupil(&t, term()), last);
	assert_true(t.overfull);
	assert_int_equal(t.npupils, BK_TALLY_PUPILS);
	bk_tally_free(&t);

	bk_tally_init(&t);
	bk_tally_pupil(&t, term());
	for (int i = 0; i <= BK_TALLY_SLOTS; i++) {
		assert_false(t.overfull);
		snprintf(text, sizeof(text), "%d", i);
		at = bk_tally_slot(&t, bk_str(text), BK_STR(""));
	}
	assert_true(t.overfull);
	assert_int_equal(at, BK_TALLY_SLOTS - 1);
	assert_int_equal(bk_tally_slot(&t, BK_STR("7"), BK_STR("")), 7);
	bk_tally_free(&t);

	bk_tally_init(&t);
	for (int i = 0; i < BK_TALLY_BOTH / 1024; i++)
		bk_tally_pupil(&t, term());
	for (int i = 0; i <= 1024; i++) {
		assert_false(t.overfull);
		snprintf(text, sizeof(text), "%d", i);
		bk_tally_slot(&t, bk_str(text), BK_STR(""));
	}
	assert_true(t.overfull);
	bk_tally_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_best_status_wins),
		cmocka_unit_test(test_many_slots),
		cmocka_unit_test(test_document),
		cmocka_unit_test(test_exempt_is_not_absent),
		cmocka_unit_test(test_more_than_any_school_has),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
