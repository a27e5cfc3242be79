/* The built-in letters (letters.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "letter.h"
#include "letters.h"
#include "mem.h"

/* The fields that bk-report(1) names, and those of the dashboard. */
static const char *const fields[] = {
	"school", "npsn", "school_address", "school_phone", "city", "date",
	"day", "term", "year", "number", "principal", "counsellor",
	"homeroom", "principal_nip", "counsellor_nip", "homeroom_nip",
	"counsellor_phone", "case", "student", "nis", "nisn", "class", "sex",
	"opened", "due", "facts", "ordinal", "guardian", "guardian_title",
	"relation", "guardian_phone", "occupation", "address", "village",
	"meet_day", "meet_time", "place", "rung", "status", "reasons",
	"causes", "evaluation", "approval_day", "service_due", "aid_what",
	"aid_from", "visit_day", "visit_time", "minutes", "visitor",
	"companions", "purpose", "met", "visit_outcome", "fact_home",
	"fact_learning_facilities", "fact_study_habits", "fact_family",
	"fact_economy", "fact_community", "fact_behaviour_at_home",
	"impressions", "supporting", "hindering", "strengths",
	"guardian_response", "guardian_input", "conclusion",
	"open", "overdue", "suggested", "unanswered",
};

static const char *const grids[] = {
	"tries", "people", "commitments", "recommendations", "copies",
	"attendance_list", "agenda", "cases", "class", "complaints",
	"handling", "standing", "work",
};

/* Print it with every field known, or with none: 0, and nothing said. */
static void
prints(const struct bk_letters_form *f, enum bk_lang lang, const char *value)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf text = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_letter l;
	struct bk_grid g;

	bk_letter_init(&l, lang, &a);
	bk_grid_init(&g, &a);
	bk_grid_column(&g, NULL, "A", false);
	for (size_t i = 0; i < BK_NELEM(fields); i++)
		bk_letter_set(&l, fields[i], value);
	for (size_t i = 0; i < BK_NELEM(grids); i++)
		bk_letter_grid(&l, grids[i], &g);
	assert_int_equal(bk_letter_text(&text, &l, f->template[lang],
	    f->file[lang], &dg), 0);
	assert_string_equal(said.p, "");
	assert_true(text.n > 0);
	assert_null(strstr(text.p, "@"));
	bk_letter_free(&l);
	bk_buf_free(&text);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

static void
every_letter_prints_in_both_languages(void **state)
{
	size_t n = 0;

	(void)state;
	for (const struct bk_letters_form *f = bk_letters_all; f->name; f++)
		for (int lang = 0; lang < BK_NLANGS; lang++) {
			assert_true(strlen(f->title[lang]) > 0);
			prints(f, (enum bk_lang)lang, "x");
			prints(f, (enum bk_lang)lang, NULL);
			n++;
		}
	assert_int_equal(n, 42);
}

static void
a_letter_is_found_by_its_name(void **state)
{
	const struct bk_letters_form *f = bk_letters_find("visit-report");

	(void)state;
	assert_non_null(f);
	assert_string_equal(f->file[BK_LANG_ID],
	    "letters/visit-report.id.letter");
	assert_string_equal(f->title[BK_LANG_ID], "Laporan Kunjungan Rumah");
	assert_string_equal(f->title[BK_LANG_EN], "Report of a Home Visit");
	assert_true(f->after);
	assert_false(bk_letters_find("visit-request")->after);
	assert_null(bk_letters_find("visit"));
	assert_null(bk_letters_find(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter_prints_in_both_languages),
		cmocka_unit_test(a_letter_is_found_by_its_name),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
