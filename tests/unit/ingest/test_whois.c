/* Who of the roster it is: names, numbers, addresses, decisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "referral.h"
#include "whois.h"

static void
names_are_compared_as_people_write_them(void **state)
{
	static const struct {
		const char	*name, *as;
	} cases[] = {
		{ "Siti Aminah", "siti aminah" },
		{ "  SITI   aminah ", "siti aminah" },
		{ "Aminah, Siti", "siti aminah" },
		{ "015_Siti Aminah", "siti aminah" },
		{ "12. Siti Aminah", "siti aminah" },
		{ "Siti Aminah (EXT)", "siti aminah" },
		{ "Siti Aminah (HP) [tamu]", "siti aminah" },
		{ "Siti Aminah_XI IPA 2", "siti aminah" },
		{ "03-Siti Aminah-X-MIPA-1", "siti aminah" },
		{ "Siti Aminah, S.Pd", "siti aminah" },
		{ "[SMAN 1] Siti Aminah (External)(Unverified)",
		    "siti aminah" },
		{ "Siti Aminah \xf0\x9f\x8c\xb8", "siti aminah" },
		{ "Sdri. Siti Aminah", "siti aminah" },
		{ "M. Ma'ruf", "muhammad maruf" },
		{ "Moh. Maruf", "muhammad maruf" },
		{ "Muh Ma\xe2\x80\x99ruf", "muhammad maruf" },
		{ "Muhammad Ma`ruf", "muhammad maruf" },
		{ "Ahmad Muhamad Zaki", "ahmad muhammad zaki" },
		{ "Zaki M", "zaki m" },
		{ "M", "m" },
		{ "Andr\xc3\xa9", "andre" },
		{ "Nur'aini", "nuraini" },
		{ "Malcolm X", "malcolm x" },
		{ "7", "7" },
		{ "...", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char out[BK_NAME_MAX];

		bk_names_compared(bk_str(cases[i].name), out);
		assert_string_equal(cases[i].as, out);
	}
}

static const struct bk_student roster[] = {
	{ .nis = "00101", .nisn = "0051234501", .name = "Siti Aminah",
	    .class = "X-1", .email = "Siti@contoh.sch.id" },
	{ .nis = "00102", .nisn = "0051234502", .name = "Muhammad Ma'ruf",
	    .class = "X-1" },
	{ .nis = "00103", .name = "Budi Santoso", .class = "X-1" },
	{ .nis = "00104", .name = "Budi Santoso", .class = "X-2" },
	{ .nis = "", .nisn = "0051234505", .name = "Rani Putri Ayu",
	    .class = "X-2" },
	{ .nis = "3320011233445566", .name = "Eko", .class = "X-2" },
};

/* "= 0" found, "~ 0" repaired, "- 0" nobody but near, "? 2 3", "!" ignored. */
static void
find(struct bk_whois *w, const struct bk_who *who, char out[32])
{
	static const char sign[] = "=~!?-";
	struct bk_whois_answer a;

	bk_whois_find(w, who, &a);
	if (a.who == SIZE_MAX)
		snprintf(out, 32, "%c", sign[a.kind]);
	else if (a.kind == BK_WHOIS_TWO)
		snprintf(out, 32, "? %zu %zu", a.who, a.other);
	else
		snprintf(out, 32, "%c %zu", sign[a.kind], a.who);
}

#define WHO(nis_, nisn_, email_, name_, class_) \
	{ .nis = { nis_, sizeof(nis_) - 1 }, \
	    .nisn = { nisn_, sizeof(nisn_) - 1 }, \
	    .email = { email_, sizeof(email_) - 1 }, \
	    .name = { name_, sizeof(name_) - 1 }, \
	    .class = { class_, sizeof(class_) - 1 } }

static void
people_are_found(void **state)
{
	static const struct {
		struct bk_who	 who;
		const char	*is;
	} cases[] = {
		/* by number, whatever the name says */
		{ WHO("00101", "", "", "Somebody", ""), "= 0" },
		{ WHO("", "0051234502", "", "", ""), "= 1" },
		{ WHO("0051234505", "", "", "", ""), "= 4" },
		/* by address */
		{ WHO("", "", "siti@CONTOH.sch.id", "x", ""), "= 0" },
		/* by name and class */
		{ WHO("", "", "", "aminah, siti", ""), "= 0" },
		{ WHO("", "", "", "MA'RUF Muhammad", ""), "= 1" },
		{ WHO("", "", "", "Budi Santoso", ""), "? 2 3" },
		{ WHO("", "", "", "Budi Santoso", "x 2"), "= 3" },
		{ WHO("", "", "", "Budi Santoso", "Kelas Bu Ani"), "? 2 3" },
		/* in another class of the roster it is somebody else */
		{ WHO("", "", "", "Siti Aminah", "X-2"), "- 0" },
		/* beside a class of the roster, numbers, and nothing else */
		{ WHO("", "", "", "X-1_23_Siti Aminah", ""), "= 0" },
		{ WHO("", "", "", "x1/23/siti aminah", ""), "= 0" },
		{ WHO("", "", "", "Kelas X 1 No. 23 Siti Aminah", ""), "= 0" },
		{ WHO("", "", "", "Siti Aminah, X-1", ""), "= 0" },
		{ WHO("", "", "", "Siti Aminah 23", ""), "= 0" },
		{ WHO("", "", "", "X-2 Budi Santoso", ""), "= 3" },
		{ WHO("", "", "", "Budi Santoso 07", ""), "? 2 3" },
		{ WHO("", "", "", "X-2 Siti Aminah", ""), "- 0" },
		{ WHO("", "", "", "XI IPA 2 Siti Aminah", ""), "-" },
		{ WHO("", "", "", "Ibunya Siti Aminah", ""), "-" },
		/* a number of the roster, with a word of the name */
		{ WHO("", "", "", "00101_Siti", ""), "= 0" },
		{ WHO("", "", "", "00101 Santoso", ""), "-" },
		/* the nearest is shown, never taken */
		{ WHO("", "", "", "Siti Aminh", ""), "- 0" },
		{ WHO("", "", "", "Zulkifli", ""), "-" },
		{ WHO("", "", "", "", ""), "-" },
		/* damaged numbers, where the name agrees */
		{ WHO("101", "", "", "siti aminah", ""), "~ 0" },
		{ WHO("101", "", "", "Budi Santoso", "X-1"), "- 2" },
		{ WHO("00999", "", "", "Siti Aminah", ""), "- 0" },
		{ WHO("3,32E+15", "", "", "Eko", ""), "~ 5" },
		{ WHO("3.32001123344557E+15", "", "", "Eko", ""), "~ 5" },
		{ WHO("3,32E+14", "", "", "Eko", ""), "- 5" },
		{ WHO("4,4E+15", "", "", "Eko", ""), "- 5" },
		{ WHO("", "5,12345E+07", "", "Siti Aminah", ""), "~ 0" },
		{ WHO("E+", "", "", "Eko", ""), "- 5" },
		{ WHO("101", "", "", "", ""), "-" },
	};
	struct bk_whois *w = bk_whois_new(roster, BK_NELEM(roster), NULL);

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char got[32];

		find(w, &cases[i].who, got);
		if (strcmp(cases[i].is, got) != 0)
			fail_msg("case %zu: %s, not %s", i, got, cases[i].is);
	}
	bk_whois_free(w);
}

static void
an_account_has_a_second_name(void **state)
{
	struct bk_whois *w = bk_whois_new(roster, BK_NELEM(roster), NULL);
	struct bk_who who = WHO("", "", "", "HP Mama", "");
	char got[32];

	(void)state;
	who.also = BK_STR("Siti Aminah");
	find(w, &who, got);
	assert_string_equal("= 0", got);
	bk_whois_free(w);
}

static void
decisions_are_remembered(void **state)
{
	static const char yaml[] =
	    "# decided by bk1\n"
	    "- {name: \"HP Siti\", nis: \"00101\"}\n"
	    "- {name: \"Budi Santoso\", class: \"9z\", nis: \"00104\"}\n"
	    "- {email: \"guru@contoh.sch.id\", ignore: true}\n"
	    "- {name: \"Tamu\", nis: \"99999\"}\n";
	static const struct {
		struct bk_who	 who;
		const char	*is;
	} cases[] = {
		{ WHO("", "", "", "hp  SITI", ""), "= 0" },
		{ WHO("", "", "", "Budi Santoso", "9Z"), "= 3" },
		{ WHO("", "", "", "Budi Santoso", ""), "? 2 3" },
		{ WHO("", "", "Guru@contoh.sch.id", "Bu Guru", ""), "!" },
		/* one who is not on this roster is nobody still */
		{ WHO("", "", "", "Tamu", ""), "-" },
	};
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_reader r = { .file = "aliases.yaml", .arena = &arena,
		.dg = &dg };
	struct bk_aliases aliases;
	struct bk_node *root;
	struct bk_whois *w;

	(void)state;
	assert_int_equal(0, bk_yamlin_parse_one(yaml, sizeof(yaml) - 1, r.file,
	    &arena, &root, &dg));
	assert_int_equal(0, bk_aliases_read(&r, root, &aliases));
	assert_int_equal(4, aliases.n);
	w = bk_whois_new(roster, BK_NELEM(roster), &aliases);
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char got[32];

		find(w, &cases[i].who, got);
		assert_string_equal(cases[i].is, got);
	}
	bk_whois_free(w);
	assert_string_equal("", said.p);
	bk_buf_free(&said);
	bk_arena_free(&arena);
}

static void
decisions_that_decide_nothing_are_refused(void **state)
{
	static const struct {
		const char	*yaml, *said;
	} cases[] = {
		{ "name: x\n", "error: a.yaml:1: a list expected; document "
		    "not read\n" },
		{ "- {nis: \"1\"}\n", "error: a.yaml:1: key missing: name or "
		    "email, and nis or ignore; or subject, and also; "
		    "document not read\n" },
		{ "- {name: x}\n", "error: a.yaml:1: key missing: name or "
		    "email, and nis or ignore; or subject, and also; "
		    "document not read\n" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_arena arena = BK_ARENA_INIT;
		struct bk_buf said = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_reader r = { .file = "a.yaml", .arena = &arena,
			.dg = &dg };
		struct bk_aliases aliases;
		struct bk_node *root;

		assert_int_equal(0, bk_yamlin_parse_one(cases[i].yaml,
		    strlen(cases[i].yaml), r.file, &arena, &root, &dg));
		assert_int_equal(-1, bk_aliases_read(&r, root, &aliases));
		assert_string_equal(cases[i].said, said.p);
		bk_buf_free(&said);
		bk_arena_free(&arena);
	}
}

static void
problems_become_rules_and_causes(void **state)
{
	static const struct {
		const char	*category, *text, *rule, *causes;
	} cases[] = {
		{ "Ekonomi", "", "economic", "economic" },
		{ "", "Tidak punya HP, orang tua PHK", "economic",
		    "no_device job_loss family" },
		{ "Pribadi", "sering berkelahi", "behaviour", "" },
		{ "", "dibully teman sekelas", "rights", "peers" },
		{ "", "Rumahnya jauh, sinyal buruk", "other",
		    "network distance" },
		{ "achievement", "", "achievement", "" },
		{ "Kesehatan", "tidak ada", "other", "health" },
		{ "Lainnya", "tidak ada", "other", "" },
		{ "", "tidak ada biaya", "economic", "economic" },
		{ "", "", "", "" },
		{ "-", "Sejauh ini belum ada masalah", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_str causes[BK_REFERRAL_CAUSES], rule;
		struct bk_buf all = BK_BUF_INIT;
		size_t n;

		rule = bk_referral_read(bk_str(cases[i].category),
		    bk_str(cases[i].text), causes, &n);
		for (size_t k = 0; k < n; k++) {
			if (k)
				bk_buf_putc(&all, ' ');
			bk_buf_putstr(&all, causes[k]);
		}
		assert_string_equal(cases[i].rule, rule.p);
		assert_string_equal(cases[i].causes, all.p);
		bk_buf_free(&all);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_compared_as_people_write_them),
		cmocka_unit_test(people_are_found),
		cmocka_unit_test(an_account_has_a_second_name),
		cmocka_unit_test(decisions_are_remembered),
		cmocka_unit_test(decisions_that_decide_nothing_are_refused),
		cmocka_unit_test(problems_become_rules_and_causes),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
