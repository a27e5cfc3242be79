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
	"address", "advocacy_aim", "advocacy_day", "advocacy_evaluation",
	"advocacy_form", "advocacy_hours", "advocacy_kind", "advocacy_problem",
	"advocacy_result", "aid_by", "aid_by_nip", "aid_condition", "aid_day",
	"aid_signer", "approvals", "attachments", "by_phone", "by_summons",
	"by_visit", "handled", "last_term", "missing", "roster", "subjects",
	"causes_found", "city", "class",
	"companion", "companion_nip", "companions", "conclusion",
	"conference_day", "conference_monitoring", "conference_place",
	"conference_problem", "conference_roles", "conference_strengths",
	"conference_time", "conference_tried", "consent_both",
	"consent_guardian", "consent_student", "counsellor", "counsellor_nip",
	"counsellor_phone", "date", "day", "eval_ability", "eval_change",
	"eval_commitment", "eval_completeness", "eval_day", "eval_follow_up",
	"eval_needs", "eval_outcome", "eval_process", "eval_use", "evaluation",
	"fact_behaviour_at_home", "fact_community", "fact_distance",
	"fact_economy", "fact_family", "fact_home", "fact_learning_facilities",
	"fact_study_habits", "fact_terrain", "facts", "greeting", "guardian",
	"guardian_input", "guardian_phone", "guardian_response",
	"guardian_short", "guardian_title", "hindering", "homeroom",
	"homeroom_nip", "meet_day", "meet_time", "met", "met_all", "minutes",
	"nis", "nisn", "number", "open", "ordinal", "overdue", "place",
	"principal", "principal_nip", "purpose", "recommended_by",
	"referral_help", "referral_reason", "referral_to", "relation", "rung",
	"school", "school_phone", "several", "sex", "status", "strengths",
	"student", "suggested", "supporting", "term", "tried_in_vain",
	"unanswered", "village", "visit_day", "visit_hours", "visit_length",
	"visit_notice", "visit_outcome", "visit_times", "visited", "visitor",
	"visitor_nip", "wa_link", "eval_revisit", "mentor", "mentor_nip",
	"any_cases", "any_planned", "any_promises", "any_silent",
	"any_waiting", "from", "opened", "readings", "reason", "silent_days",
	"programmed", "mentors", "numbers", "mentions", "locked", "unwritten",
};

static const char *const grids[] = {
	"agenda", "journal", "letters", "visits", "services",
	"aid", "approvals", "missing", "subjects", "attendance_list",
	"cases", "class", "commitments",
	"complaints", "copies", "decisions", "efforts", "handling",
	"impressions", "people", "recommendations", "standing", "steps",
	"attempts", "interview",
	"students", "tries", "work", "promises", "chronology", "planned",
	"readings", "silent", "waiting", "programme", "workload", "leavers",
	"entries", "components",
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
	if (bk_letter_text(&text, &l, f->template[lang], f->file[lang], &dg) < 0)
		fail_msg("%s", said.p);
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
	assert_int_equal(n, 72);
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
	assert_string_equal(f->title[BK_LANG_EN], "Report of the home visit");
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
