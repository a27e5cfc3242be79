/* Letters: templates, blocks, both forms (letter.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "letter.h"
#include "mem.h"
#include "utf8.h"

struct page {
	struct bk_arena	arena;
	struct bk_letter letter;
	struct bk_buf	html, text, said;
};

static void
begin(struct page *p)
{
	static const char *head[] = { "SMA <1>", "Jl. Raya" };

	*p = (struct page){ .arena = BK_ARENA_INIT, .html = BK_BUF_INIT,
		.text = BK_BUF_INIT, .said = BK_BUF_INIT };
	bk_letter_init(&p->letter, BK_LANG_ID, &p->arena);
	p->letter.head = head;
	p->letter.nhead = BK_NELEM(head);
	bk_letter_set(&p->letter, "name", "<b>Ani & \"Budi\"</b>");
	bk_letter_set(&p->letter, "evil", "# Title\n@cut :: {name}");
	bk_letter_set(&p->letter, "none", NULL);
	bk_letter_set(&p->letter, "city", "Muntung");
	bk_letter_set(&p->letter, "date", "5 Mei 2021");
	bk_letter_set(&p->letter, "principal", "Budi");
	bk_letter_set(&p->letter, "principal_nip", "1967");
	bk_letter_set(&p->letter, "counsellor", "Sri");
	bk_letter_set(&p->letter, "counsellor_nip", NULL);
	bk_letter_set(&p->letter, "guardian", NULL);
}

static void
end(struct page *p)
{
	bk_letter_free(&p->letter);
	bk_buf_free(&p->html);
	bk_buf_free(&p->text);
	bk_buf_free(&p->said);
	bk_arena_free(&p->arena);
}

static int
make(struct page *p, const char *template)
{
	struct bk_diag dg = bk_diag_into(&p->said);
	int r;

	bk_buf_clear(&p->html);
	bk_buf_clear(&p->text);
	bk_buf_clear(&p->said);
	r = bk_letter_html(&p->html, &p->letter, template, "f", &dg);
	if (r == 0)
		assert_int_equal(bk_letter_text(&p->text, &p->letter,
		    template, "f", &dg), 0);
	return r;
}

static void
blocks_in_both_forms(void **state)
{
	static const struct {
		const char	*template, *html, *text;
	} c[] = {
		{ "Satu\ndua {name}.\n\nTiga\\\nempat\n",
		    "<p>Satu dua &lt;b&gt;Ani &amp; &quot;Budi&quot;"
		    "&lt;/b&gt;.</p>\n<p>Tiga<br>\nempat</p>\n",
		    "Satu dua <b>Ani & \"Budi\"</b>.\n\nTiga\nempat\n" },
		{ "A :: x\nLong label :: {none}\n",
		    "<table class=\"fields\">\n<tr><td>A</td>\n<td>:</td>"
		    "<td>x</td>\n</tr>\n<tr><td>Long label</td>\n<td>:</td>"
		    "<td>……………………</td>\n</tr>\n</table>\n",
		    "A          : x\nLong label : ……………………\n" },
		{ "- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
		    "- a\n- b\n" },
		{ "% comment\n?none no\n!none yes\n?name {name}\n",
		    "<p>yes &lt;b&gt;Ani &amp; &quot;Budi&quot;&lt;/b&gt;"
		    "</p>\n", "yes <b>Ani & \"Budi\"</b>\n" },
		{ "@letterhead\n",
		    "<div class=\"head\">\n"
		    "<div class=\"name\">SMA &lt;1&gt;</div>\n"
		    "<div>Jl. Raya</div>\n</div>\n",
		    "                                   SMA <1>\n"
		    "                                   Jl. Raya\n"
		    "======================================================="
		    "=======================\n" },
		{ "@sign\nA | B\n@gap\n | {none}\n@end\n",
		    "<table class=\"sign\">\n<tr><td>A</td>\n<td>B</td>\n"
		    "</tr>\n<tr class=\"gap\"><td></td></tr>\n<tr><td></td>\n"
		    "<td>……………………</td>\n</tr>\n</table>\n",
		    "A                                         B\n\n\n\n"
		    "                                          "
		    "……………………\n" },
		{ "{not a field} {} {\n", "<p>{not a field} {} {</p>\n",
		    "{not a field} {} {\n" },
	};
	struct page p;

	(void)state;
	begin(&p);
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		assert_int_equal(make(&p, c[i].template), 0);
		assert_string_equal(p.html.p, c[i].html);
		assert_string_equal(p.text.p, c[i].text);
	}
	end(&p);
}

/* One line says what the lines of a block would. */
static void
who_signs_stands_in_one_line(void **state)
{
	static const struct {
		const char	*line, *block;
	} c[] = {
		{ "@sign principal counsellor\n",
		    "@sign\nKepala Sekolah | Guru BK\n@gap\n"
		    "{principal} | {counsellor}\n"
		    "NIP. {principal_nip} | NIP. {counsellor_nip}\n@end\n" },
		{ "@sign  seen:principal   dated:counsellor\n",
		    "@sign\nMengetahui, | {city}, {date}\n"
		    "Kepala Sekolah | Guru BK\n@gap\n"
		    "{principal} | {counsellor}\n"
		    "NIP. {principal_nip} | NIP. {counsellor_nip}\n@end\n" },
		{ "@sign - received:principal\n",
		    "@sign\n | Diterima oleh,\n | Kepala Sekolah\n@gap\n"
		    " | {principal}\n | NIP. {principal_nip}\n@end\n" },
		{ "@sign guardian\n",
		    "@sign\nOrang tua/wali\n@gap\n{guardian}\n@end\n" },
		{ "@sign undated:counsellor guardian -\n",
		    "@sign\n{city}, …………………… | |\n"
		    "Guru BK | Orang tua/wali |\n@gap\n"
		    "{counsellor} | {guardian} |\n"
		    "NIP. {counsellor_nip} | |\n@end\n" },
	};
	struct page p, q;

	(void)state;
	begin(&p);
	begin(&q);
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		assert_int_equal(make(&p, c[i].line), 0);
		assert_int_equal(make(&q, c[i].block), 0);
		assert_string_equal(p.html.p, q.html.p);
		assert_string_equal(p.text.p, q.text.p);
	}
	end(&p);
	end(&q);
}

static void
a_value_is_never_markup(void **state)
{
	struct page p;

	(void)state;
	begin(&p);
	assert_int_equal(make(&p, "{evil}\n"), 0);
	assert_string_equal(p.html.p, "<p># Title @cut :: {name}</p>\n");
	assert_string_equal(p.text.p, "# Title @cut :: {name}\n");
	end(&p);
}

static void
faults_name_their_line(void **state)
{
	static const struct {
		const char	*template, *said;
	} c[] = {
		{ "\n{nosuch}\n", "error: f:2: wrong template: no field "
		    "'nosuch'; no letter written\n" },
		{ "@box\nA\n", "error: f:3: wrong template: without its "
		    "@end: '@box'; no letter written\n" },
		{ "a\n@sign\nA | B\n", "error: f:4: wrong template: without "
		    "its @end: '@sign'; no letter written\n" },
		{ "x {?name} y\n", "error: f:1: wrong template: of a Word "
		    "file alone: '?name'; no letter written\n" },
		{ "{#grid}\n", "error: f:1: wrong template: of a Word "
		    "file alone: '#grid'; no letter written\n" },
		{ "a\nb {/name}\n", "error: f:2: wrong template: of a Word "
		    "file alone: '/name'; no letter written\n" },
		{ "{Name}\n", "error: f:1: wrong template: no field "
		    "'Name'; no letter written\n" },
		{ "x :: {name and\n", "error: f:1: wrong template: a { "
		    "without its } 'name'; no letter written\n" },
		{ "?nosuch x\n", "error: f:1: wrong template: no field "
		    "'nosuch'; no letter written\n" },
		{ "a\n@boo\n", "error: f:2: wrong template: no directive "
		    "'boo'; no letter written\n" },
		{ "@grid g\n", "error: f:1: wrong template: no table 'g'; "
		    "no letter written\n" },
		{ "a\n@sign principal headmaster\n", "error: f:2: wrong "
		    "template: nobody signs as 'headmaster'; no letter "
		    "written\n" },
		{ "@sign before:principal\n", "error: f:1: wrong template: "
		    "nothing to say above a signature: 'before'; no letter "
		    "written\n" },
		{ "@sign - - - guardian\n", "error: f:1: wrong template: "
		    "more than three sign: 'guardian'; no letter written\n" },
		{ "@lines many\n", "error: f:1: wrong template: not a number "
		    "of lines 'many'; no letter written\n" },
	};
	struct page p;

	(void)state;
	begin(&p);
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		assert_int_equal(make(&p, c[i].template), -1);
		assert_string_equal(p.said.p, c[i].said);
		assert_string_equal(p.html.p, "");
	}
	end(&p);
}

/* As Notepad saves it: a byte order mark, CRLF. */
static void
an_editors_mark_and_line_ends_are_no_text(void **state)
{
	static const char unix_[] = "# Judul\nKepada\nwali\n\nHormat\n";
	struct page p;
	char *plain;

	(void)state;
	begin(&p);
	assert_int_equal(make(&p, unix_), 0);
	plain = bk_xstrdup(p.text.p);
	assert_int_equal(make(&p, "\xef\xbb\xbf# Judul\r\nKepada\r\nwali"
	    "\r\n\r\nHormat\r\n"), 0);
	assert_string_equal(p.text.p, plain);
	assert_int_equal(make(&p, "\xef\xbb\xbf"), 0);
	assert_string_equal(p.text.p, "");
	free(plain);
	end(&p);
}

static void
lines_of_text_are_at_most_78_wide(void **state)
{
	struct bk_buf t = BK_BUF_INIT;
	struct page p;
	size_t at = 0;

	(void)state;
	begin(&p);
	for (int i = 1; i < 60; i++)
		bk_buf_printf(&t, "%.*s ", i % 13 + 1, "ñandúéàçüöäßøåæ");
	assert_int_equal(make(&p, t.p), 0);
	for (size_t i = 0; i < p.text.n; i++) {
		if (p.text.p[i] != '\n')
			continue;
		assert_true(bk_utf8_len(p.text.p + at, i - at) <= 78);
		at = i + 1;
	}
	bk_buf_free(&t);
	end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_in_both_forms),
		cmocka_unit_test(who_signs_stands_in_one_line),
		cmocka_unit_test(a_value_is_never_markup),
		cmocka_unit_test(faults_name_their_line),
		cmocka_unit_test(an_editors_mark_and_line_ends_are_no_text),
		cmocka_unit_test(lines_of_text_are_at_most_78_wide),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
