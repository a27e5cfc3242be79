/* Dates, times and numerals as they read on paper (phrase.h) [FIELD 8]. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fields.h"
#include "grid.h"
#include "html.h"
#include "json.h"
#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "term.h"

static void
days_and_times(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_phrase_day(&b, bk_date_make(2020, 10, 5), BK_LANG_ID);
	bk_buf_putc(&b, '|');
	bk_phrase_day(&b, bk_date_make(2021, 2, 28), BK_LANG_EN);
	bk_buf_putc(&b, '|');
	bk_phrase_time(&b, 9 * 60, "WIB", BK_LANG_ID);
	bk_buf_putc(&b, '|');
	bk_phrase_time(&b, 13 * 60 + 5, "", BK_LANG_EN);
	assert_string_equal(b.p, "Senin, 5 Oktober 2020|"
	    "Sunday, 28 February 2021|pukul 09.00 WIB|13:05");
	bk_buf_free(&b);
}

static void
terms(void **state)
{
	bk_term odd = bk_term_of(bk_date_make(2020, 9, 1));
	bk_term pair[] = { odd, odd + 1 }, far[] = { odd, odd + 2 };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_phrase_term(&b, odd + 1, BK_LANG_ID);
	bk_buf_putc(&b, '|');
	bk_phrase_term_head(&b, odd, pair, 2, BK_LANG_ID);
	bk_buf_putc(&b, '|');
	bk_phrase_term_head(&b, odd + 2, far, 2, BK_LANG_ID);
	assert_string_equal(b.p, "Semester Genap Tahun Pelajaran "
	    "2020/2021|Sem 1|Sem 1 2021/2022");
	bk_buf_free(&b);
}

static void
roman_numerals(void **state)
{
	static const struct {
		int		 n;
		const char	*text;
	} c[] = { { 1, "I" }, { 2, "II" }, { 4, "IV" }, { 9, "IX" },
		{ 12, "XII" }, { 1994, "MCMXCIV" }, { 0, "" }, { 4000, "" } };

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_phrase_roman(&b, c[i].n);
		assert_string_equal(b.p, c[i].text);
		bk_buf_free(&b);
	}
}

static void
names_with_titles_and_initials(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_staff s = { .name = "Budi Santosa", .title = "Drs." };

	(void)state;
	assert_string_equal(bk_letterhead_name(&s, &a), "Drs. Budi Santosa");
	s.title = "S.Pd.";
	assert_string_equal(bk_letterhead_name(&s, &a),
	    "Budi Santosa, S.Pd.");
	s.name = "Budi Santosa, S.Pd.";
	assert_string_equal(bk_letterhead_name(&s, &a),
	    "Budi Santosa, S.Pd.");
	assert_null(bk_letterhead_name(NULL, &a));
	assert_string_equal(bk_letterhead_initials("Siti  Aminah-Nur", &a),
	    "S.A.N.");
	assert_string_equal(bk_letterhead_initials("Élan d'Arc", &a),
	    "É.d.");
	assert_string_equal(bk_letterhead_initials("", &a), "");
	bk_arena_free(&a);
}

/* Nobody said when and where: no paper does. */
static void
an_appointment_that_nobody_made_is_none(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_school s;
	struct bk_case c = { .status = BK_OPEN };
	struct bk_fields f = { .school = &s, .c = &c,
		.today = bk_date_make(2020, 10, 1), .when = BK_STAMP_NONE };
	struct bk_letter l;

	(void)state;
	bk_school_default(&s);
	bk_letter_init(&l, BK_LANG_ID, &a);
	bk_fields_case(&l, &f);
	assert_string_equal(bk_map_get(&l.fields, BK_STR("meet_day")), "");
	assert_string_equal(bk_map_get(&l.fields, BK_STR("meet_time")), "");
	assert_string_equal(bk_map_get(&l.fields, BK_STR("place")), "");
	bk_letter_free(&l);
	bk_arena_free(&a);
}

static void
times_telephones_and_nips(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_phrase_times(&b, 540, 585, "WIB", BK_LANG_ID);
	assert_string_equal(b.p, "pukul 09.00–09.45 WIB");
	bk_buf_clear(&b);
	bk_phrase_times(&b, 540, -1, "", BK_LANG_EN);
	assert_string_equal(b.p, "09:00");
	bk_buf_clear(&b);
	bk_phrase_phone(&b, "6281234567890");
	bk_phrase_phone(&b, "+6281234567890");
	assert_string_equal(b.p, "081234567890081234567890");
	bk_buf_clear(&b);
	bk_phrase_phone(&b, "81234567890");
	assert_string_equal(b.p, "081234567890");
	bk_buf_clear(&b);
	bk_phrase_phone(&b, "+81 90 1234 5678");
	assert_string_equal(b.p, "+81 90 1234 5678");
	bk_buf_clear(&b);
	bk_phrase_phone(&b, "0293000009");
	assert_string_equal(b.p, "0293000009");
	bk_buf_clear(&b);
	bk_phrase_nip(&b, "198001012005012001");
	assert_string_equal(b.p, "19800101 200501 2 001");
	bk_buf_clear(&b);
	bk_phrase_nip(&b, "12345");
	assert_string_equal(b.p, "12345");
	bk_buf_free(&b);
}

static void
html_and_json_escape(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *m = bk_node_new(&a, BK_NODE_MAP, BK_STYLE_FLOW);

	(void)state;
	bk_html_text(&b, "<a href='x'>\"&\x01\xff\xc3\xa9");
	assert_string_equal(b.p, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;"
	    "\xef\xbf\xbd\xef\xbf\xbd\xc3\xa9");
	bk_buf_clear(&b);
	bk_html_data_url(&b, "image/png", BK_STR("Man1"));
	assert_string_equal(b.p, "data:image/png;base64,TWFuMQ==");
	bk_buf_clear(&b);
	bk_node_put(&a, m, "a\"b", bk_node_quoted(&a, "1"));
	bk_node_put(&a, m, "n", bk_node_plain(&a, "-1.50"));
	bk_node_put(&a, m, "z", bk_node_plain(&a, "007"));
	bk_node_put(&a, m, "d", bk_node_plain(&a, "2020-09-01"));
	bk_node_put(&a, m, "t", bk_node_plain(&a, "true"));
	bk_node_put(&a, m, "s", bk_node_quoted(&a, "\\\n\x7f\xc3\xa9"));
	bk_json_put(&b, m);
	assert_string_equal(b.p, "{\"a\\\"b\": \"1\", \"n\": -1.50, "
	    "\"z\": \"007\", \"d\": \"2020-09-01\", \"t\": true, "
	    "\"s\": \"\\\\\\u000a\\u007f\xc3\xa9\"}");
	bk_buf_free(&b);
	bk_arena_free(&a);
}

static void
tables_in_every_form(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf b = BK_BUF_INIT;
	struct bk_grid g;
	const char **c;

	(void)state;
	bk_grid_init(&g, &a);
	bk_grid_column(&g, NULL, "Kelas", false);
	bk_grid_column(&g, "Siswa", "S1", true);
	bk_grid_column(&g, "Siswa", "S2", true);
	c = bk_grid_row(&g);
	c[0] = "X|\xc3\xa9\x1b", c[1] = "1", c[2] = "<2>";
	bk_grid_row(&g)[1] = "30";
	bk_grid_rule(&g);
	bk_grid_text(&b, &g);
	assert_string_equal(b.p,
	    "         Siswa\n"
	    "Kelas  S1   S2\n"
	    "X|\xc3\xa9     1  <2>\n"
	    "-----  --  ---\n"
	    "       30\n");
	bk_buf_clear(&b);
	bk_grid_md(&b, &g);
	assert_string_equal(b.p,
	    "| Kelas | Siswa S1 | Siswa S2 |\n| --- | ---: | ---: |\n"
	    "| X\\|\xc3\xa9 | 1 | \\<2\\> |\n|  | 30 |  |\n");
	bk_buf_clear(&b);
	bk_grid_html(&b, &g, NULL);
	assert_non_null(strstr(b.p, "<th rowspan=\"2\">Kelas</th>"
	    "<th colspan=\"2\">Siswa</th></tr>\n<tr><th class=\"n\">S1"));
	assert_non_null(strstr(b.p, "<td class=\"n\">&lt;2&gt;</td>"));
	bk_buf_clear(&b);
	bk_grid_csv(&b, &g, ';');
	assert_string_equal(b.p,
	    "Kelas;S1;S2\nX|\xc3\xa9;1;<2>\n;30;\n");
	bk_buf_free(&b);
	bk_arena_free(&a);
}

static void
numbers_have_thousands_and_the_sign_of_their_language(void **state)
{
	static const char *const numbers[][3] = { { "0", "0", "0" },
		{ "999", "999", "999" }, { "1250", "1.250", "1,250" },
		{ "1234567", "1.234.567", "1,234,567" },
		{ "-1234.5", "-1.234,5", "-1,234.5" },
		{ "12.22", "12,22", "12.22" }, { "*", "*", "*" },
		{ "", "", "" } };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(numbers); i++)
		for (int lang = 0; lang < BK_NLANGS; lang++) {
			bk_buf_clear(&b);
			bk_buf_puts(&b, "");
			bk_phrase_number(&b, numbers[i][0],
			    (enum bk_lang)lang);
			assert_string_equal(b.n ? b.p : "",
			    numbers[i][1 + (lang == BK_LANG_EN)]);
		}
	assert_string_equal(bk_phrase_count(&a, 1250, BK_LANG_ID), "1.250");
	bk_buf_free(&b);
	bk_arena_free(&a);
}

static void
small_letters_within_a_sentence(void **state)
{
	static const char *const words[][2] = { { "Gagal", "gagal" },
		{ "Tidak Ada di Rumah", "tidak ada di rumah" }, { "A", "a" },
		{ "WA/Telepon", "WA/Telepon" }, { "2 hari", "2 hari" },
		{ "", "" } };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(words); i++) {
		bk_buf_clear(&b);
		bk_phrase_small(&b, words[i][0]);
		assert_string_equal(bk_buf_str(&b).n ? b.p : "", words[i][1]);
	}
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_times),
		cmocka_unit_test(terms),
		cmocka_unit_test(roman_numerals),
		cmocka_unit_test(names_with_titles_and_initials),
		cmocka_unit_test(times_telephones_and_nips),
		cmocka_unit_test(an_appointment_that_nobody_made_is_none),
		cmocka_unit_test(html_and_json_escape),
		cmocka_unit_test(tables_in_every_form),
		cmocka_unit_test(
		    numbers_have_thousands_and_the_sign_of_their_language),
		cmocka_unit_test(small_letters_within_a_sentence),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
