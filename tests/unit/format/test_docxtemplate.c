/* School's own Word files: placeholders, blocks, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "docxtemplate.h"
#include "mem.h"
#include "ziparchive.h"

/* --- a small office ----------------------------------------------------- */

static const struct {
	const char	*name, *value;
} fields[] = {
	{ "student", "Ani <A> & \"B\"" }, { "city", "Kota" },
	{ "two", "satu\ndua" }, { "none", "" }, { "home_phone", "0811" },
};

static const char *const tries[][2] = { { "1 Mei", "gagal" },
	{ "2 Mei", "" } };

static const char *
field(void *ctx, struct bk_str name)
{
	(void)ctx;
	for (size_t i = 0; i < BK_NELEM(fields); i++)
		if (bk_str_eq(name, bk_str(fields[i].name)))
			return fields[i].value;
	return NULL;
}

static const void *
table(void *ctx, struct bk_str name, size_t *n, bool *known)
{
	(void)ctx;
	*n = BK_NELEM(tries);
	if (bk_str_eq(name, BK_STR("empty")))
		*n = 0;
	else if (!bk_str_eq(name, BK_STR("tries")))
		return NULL;
	*known = *n > 0;
	return tries;
}

static const char *
cell(void *ctx, const void *t, size_t row, struct bk_str column)
{
	(void)ctx, (void)t;
	if (bk_str_eq(column, BK_STR("date")))
		return tries[row][0];
	return bk_str_eq(column, BK_STR("outcome")) ? tries[row][1] : NULL;
}

static void
names(void *ctx, const void *t, struct bk_buf *b)
{
	(void)ctx;
	bk_buf_puts(b, t ? "date, outcome" : "city, student");
}

static const struct bk_docxtemplate office = { .field = field,
	.table = table, .cell = cell, .names = names, .unknown = "....." };

/* --- a document --------------------------------------------------------- */

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/" \
	"2006/main\""
#define MAIN "application/vnd.openxmlformats-officedocument." \
	"wordprocessingml.document.main+xml"

struct sheet {
	const char	*main_type, *body, *extra_name, *extra;
	struct bk_buf	 out, said, document;
};

static void
pack(struct bk_buf *docx, const struct sheet *s, struct bk_buf keep[2])
{
	struct bk_ziparchive *z = bk_ziparchive_new();

	bk_buf_printf(&keep[0], "<Types xmlns=\"http://schemas."
	    "openxmlformats.org/package/2006/content-types\">"
	    "<Override PartName=\"/word/document.xml\" ContentType=\"%s\"/>"
	    "</Types>", s->main_type ? s->main_type : MAIN);
	bk_buf_printf(&keep[1], "<w:document " W "><w:body>%s</w:body>"
	    "</w:document>", s->body);
	bk_ziparchive_put(z, "[Content_Types].xml", bk_buf_str(&keep[0]));
	bk_ziparchive_put(z, "word/document.xml", bk_buf_str(&keep[1]));
	bk_ziparchive_put(z, "word/styles.xml", BK_STR("<odd  a='1' />"));
	if (s->extra_name)
		bk_ziparchive_put(z, s->extra_name, bk_str(s->extra));
	assert_null(bk_ziparchive_end(z, docx));
}

/* Fill it; what it says, and its body. */
static int
fill(struct sheet *s)
{
	struct bk_buf keep[2] = { BK_BUF_INIT, BK_BUF_INIT };
	struct bk_buf docx = BK_BUF_INIT;
	struct bk_diag dg;
	const char *why;
	int r;

	s->out = s->said = s->document = (struct bk_buf)BK_BUF_INIT;
	dg = bk_diag_into(&s->said);
	pack(&docx, s, keep);
	r = bk_docxtemplate_fill(&s->out, bk_buf_str(&docx), "a.docx",
	    &office, &dg);
	if (r == 0) {
		struct bk_ziparchive *z = bk_ziparchive_open(
		    bk_buf_str(&s->out), &why);

		assert_non_null(z);
		assert_null(bk_ziparchive_read(z, 1, &s->document));
		bk_buf_clear(&docx);
		assert_null(bk_ziparchive_read(z, 2, &docx));
		assert_string_equal(docx.p, "<odd  a='1' />");
		bk_ziparchive_close(z);
	}
	bk_buf_free(&docx);
	bk_buf_free(&keep[0]);
	bk_buf_free(&keep[1]);
	return r;
}

static void
done(struct sheet *s)
{
	bk_buf_free(&s->out);
	bk_buf_free(&s->said);
	bk_buf_free(&s->document);
}

/* The body that comes of a body. */
static void
becomes(const char *body, const char *wanted)
{
	struct sheet s = { .body = body };
	struct bk_buf all = BK_BUF_INIT;

	bk_buf_printf(&all, "<w:document " W "><w:body>%s</w:body>"
	    "</w:document>", wanted);
	if (fill(&s) < 0)
		fail_msg("%s: %s", body, s.said.p);
	assert_string_equal(s.document.p, all.p);
	bk_buf_free(&all);
	done(&s);
}

static void
is_refused(const char *body, const char *why)
{
	struct sheet s = { .body = body };

	assert_int_equal(fill(&s), -1);
	assert_int_equal(s.out.n, 0);
	if (!strstr(s.said.p, why))
		fail_msg("%s: said %s", why, s.said.p);
	done(&s);
}

#define P(x) "<w:p><w:r><w:t>" x "</w:t></w:r></w:p>"
#define F(x) "<w:p><w:r><w:t xml:space=\"preserve\">" x "</w:t></w:r></w:p>"
#define TC(x) "<w:tc><w:tcPr/>" x "</w:tc>"

/* --- values ------------------------------------------------------------- */

static void
a_field_becomes_its_value_as_text(void **state)
{
	(void)state;
	becomes(P("Yth. {student}, {city}."),
	    F("Yth. Ani &lt;A&gt; &amp; &quot;B&quot;, Kota."));
	becomes(P("{none}"), F("....."));
	becomes("<w:p><w:r><w:t xml:space=\"preserve\"> {city}</w:t></w:r>"
	    "</w:p>", F(" Kota"));
}

static void
what_holds_no_placeholder_stays_byte_for_byte(void **state)
{
	(void)state;
	becomes("<w:p  w:x = 'a' ><w:r><w:t\n>a } &#65; b</w:t ></w:r></w:p>"
	    "<!-- c -->", "<w:p  w:x = 'a' ><w:r><w:t\n>a } &#65; b</w:t >"
	    "</w:r></w:p><!-- c -->");
}

static void
a_word_split_over_runs_takes_the_first_ones_looks(void **state)
{
	(void)state;
	becomes("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a {st</w:t></w:r>"
	    "<w:proofErr w:type=\"spellStart\"/><w:r><w:t>ude</w:t></w:r>"
	    "<w:r><w:t>nt} z</w:t></w:r></w:p>",
	    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
	    "a Ani &lt;A&gt; &amp; &quot;B&quot;</w:t></w:r>"
	    "<w:proofErr w:type=\"spellStart\"/><w:r>"
	    "<w:t xml:space=\"preserve\"></w:t></w:r><w:r>"
	    "<w:t xml:space=\"preserve\"> z</w:t></w:r></w:p>");
}

static void
what_autocorrection_does_to_a_name_is_forgiven(void **state)
{
	(void)state;
	becomes(P("{ City }{“city”}{‘City’}{&quot;city&quot;}{ci&#8203;ty}"),
	    F("KotaKotaKotaKotaKota"));
	becomes(P("{home–phone}{home-phone}{Home_Phone}"),
	    F("081108110811"));
}

static void
the_lines_of_a_value_are_lines(void **state)
{
	(void)state;
	becomes(P("{two}."), F("satu</w:t><w:br/>"
	    "<w:t xml:space=\"preserve\">dua."));
}

static void
a_text_box_is_filled_apart_from_what_is_around_it(void **state)
{
	(void)state;
	becomes("<w:p><w:r><w:t>{ci</w:t></w:r><w:r><w:pict>"
	    "<w:txbxContent>" P("{city}") "</w:txbxContent></w:pict></w:r>"
	    "<w:r><w:t>ty}</w:t></w:r></w:p>",
	    "<w:p><w:r><w:t xml:space=\"preserve\">Kota</w:t></w:r><w:r>"
	    "<w:pict><w:txbxContent>" F("Kota") "</w:txbxContent></w:pict>"
	    "</w:r><w:r><w:t xml:space=\"preserve\"></w:t></w:r></w:p>");
}

/* --- blocks ------------------------------------------------------------- */

static void
a_row_repeats_for_each_row_of_the_table(void **state)
{
	(void)state;
	becomes("<w:tbl><w:tblGrid/><w:tr>" TC(P("Hari")) TC(P("Hasil"))
	    "</w:tr><w:tr>" TC(P("{#tries}{date}")) TC(P("{outcome}{/tries}"))
	    "</w:tr></w:tbl>",
	    "<w:tbl><w:tblGrid/><w:tr>" TC(P("Hari")) TC(P("Hasil"))
	    "</w:tr><w:tr>" TC(F("1 Mei")) TC(F("gagal")) "</w:tr><w:tr>"
	    TC(F("2 Mei")) TC(F("")) "</w:tr></w:tbl>");
	becomes("<w:tbl><w:tr>" TC(P("{#tries}{date}{/tries}")) "</w:tr>"
	    "</w:tbl>", "<w:tbl><w:tr>" TC(F("1 Mei")) "</w:tr><w:tr>"
	    TC(F("2 Mei")) "</w:tr></w:tbl>");
}

static void
rows_with_marks_alone_go(void **state)
{
	(void)state;
	becomes("<w:tbl><w:tr>" TC(P("{#tries}")) "</w:tr><w:tr>"
	    TC(P("{date} {city}")) "</w:tr><w:tr>" TC(P("{/tries}"))
	    "</w:tr></w:tbl>", "<w:tbl><w:tr>" TC(F("1 Mei Kota")) "</w:tr>"
	    "<w:tr>" TC(F("2 Mei Kota")) "</w:tr></w:tbl>");
}

static void
paragraphs_repeat_from_mark_to_mark(void **state)
{
	(void)state;
	becomes(P("a") P("{#tries}") P("{date}") P("{/tries}") P("z"),
	    P("a") F("1 Mei") F("2 Mei") P("z"));
	becomes(P("{#tries}- {date}{/tries}"), F("- 1 Mei") F("- 2 Mei"));
}

static void
a_block_stands_only_where_it_is_known(void **state)
{
	(void)state;
	becomes(P("a{?city}, di {city}{/city}."), F("a, di Kota."));
	becomes(P("a{?none}, di {none}{/none}."), F("a."));
	becomes(P("a{!none} b{/}."), F("a b."));
	becomes(P("a") P(" {?none}di {none}{/none} ") P("b"), P("a") P("b"));
	becomes(P("{?none}") P("x") P("{/none}") P("y"), P("y"));
	becomes(P("{?tries}") P("x") P("{/tries}") P("y"), P("x") P("y"));
	becomes(P("{?empty}x{/empty}y"), F("y"));
	becomes("<w:tbl><w:tr>" TC(P("{?none}a")) TC(P("{none}{/none}"))
	    "</w:tr><w:tr>" TC(P("b")) TC(P("c")) "</w:tr></w:tbl>",
	    "<w:tbl><w:tr>" TC(P("b")) TC(P("c")) "</w:tr></w:tbl>");
}

static void
tabs_and_breaks_go_with_a_part_that_goes(void **state)
{
	(void)state;
	becomes("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a"
	    "{?none}</w:t><w:tab/><w:br/><w:t>b{/none}c</w:t></w:r></w:p>",
	    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t "
	    "xml:space=\"preserve\">a</w:t><w:t>c</w:t></w:r></w:p>");
}

static void
a_cell_keeps_a_paragraph_and_a_table_a_row(void **state)
{
	(void)state;
	becomes("<w:tbl><w:tr>" TC(P("{?none}a") P("b{/none}")) "</w:tr>"
	    "</w:tbl>", "<w:tbl><w:tr>" TC("<w:p/>") "</w:tr></w:tbl>");
	becomes("<w:tbl><w:tr>" TC(P("{#empty}a")) TC(P("{/empty}"))
	    "</w:tr></w:tbl>", "<w:tbl><w:tr>" TC(P("")) TC(P("")) "</w:tr>"
	    "</w:tbl>");
}

static void
blocks_nest(void **state)
{
	(void)state;
	becomes(P("{?city}") P("{#tries}{date}{?outcome}: {outcome}{/}{/}")
	    P("{/city}") P("z"), F("1 Mei: gagal") F("2 Mei") P("z"));
}

/* --- what is refused ---------------------------------------------------- */

static void
a_field_that_is_not_there_is_quoted_and_the_others_listed(void **state)
{
	(void)state;
	is_refused(P("Yth. {studnt} di tempat"), "no field 'studnt' in "
	    "\"Yth. {studnt} di tempat\"; there are: city, student");
	is_refused(P("{#tries}{dat}{/tries}"), "no field 'dat' in "
	    "\"{#tries}{dat}{/tries}\"; there are: date, outcome");
	is_refused(P("{#trie}{/trie}"), "no table 'trie'");
	is_refused(P("{?trie}{/trie}"), "no field or table 'trie'");
}

static void
blocks_that_do_not_balance_are_refused(void **state)
{
	(void)state;
	is_refused(P("a {#tries} b"), "opened, but not closed: 'tries' in "
	    "\"a {#tries} b\"");
	is_refused(P("{/tries}"), "closed, but not open: 'tries'");
	is_refused(P("{?city}{#tries}{/city}{/tries}"),
	    "closed, but not open: 'city'");
	is_refused(P("a {city"), "a { without its } in \"a {city\"");
	is_refused(P("{?city}") "<w:tbl><w:tr>" TC(P("{/city}"))
	    "</w:tr></w:tbl>", "opened and closed in different tables:");
	is_refused(P("{?city}") P("{/city}{?none}") P("{/none}"),
	    "needs a paragraph of its own: 'none'");
}

static void
says(const struct sheet *want, const char *why)
{
	struct sheet s = *want;

	assert_int_equal(fill(&s), -1);
	assert_int_equal(s.out.n, 0);
	if (!strstr(s.said.p, why))
		fail_msg("%s: said %s", why, s.said.p);
	done(&s);
}

static void
hostile_documents_are_refused(void **state)
{
	(void)state;
	says(&(struct sheet){ .body = P("a"), .main_type =
	    "application/vnd.ms-word.document.macroEnabled.main+xml" },
	    "macros");
	says(&(struct sheet){ .body = P("a"), .extra_name =
	    "word/vbaProject.bin", .extra = "x" }, "macros");
	says(&(struct sheet){ .body = P("a"), .extra_name = "word/x.xml",
	    .extra = "<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]>"
	    "<a>&b;</a>" }, "word/x.xml: it holds a DOCTYPE");
	says(&(struct sheet){ .body = P("a"), .extra_name =
	    "word/_rels/settings.xml.rels", .extra = "<Relationships>"
	    "<Relationship Type=\"x/attachedTemplate\" TargetMode=\"External"
	    "\" Target=\"http://x/y.dotm\"/></Relationships>" },
	    "fetches parts from elsewhere");
	says(&(struct sheet){ .body = P("a"), .extra_name = "../x",
	    .extra = "" }, "a part outside the archive");
	says(&(struct sheet){ .body = "<w:p>" }, "mismatched tag");
	says(&(struct sheet){ .body = P("<![CDATA[{city}]]>") }, "CDATA");
	says(&(struct sheet){ .body = P("a"), .main_type = "application/vnd."
	    "openxmlformats-officedocument.wordprocessingml.template.main"
	    "+xml" }, "a Word template (.dotx)");
	says(&(struct sheet){ .body = P("a"), .main_type = "text/plain" },
	    "no text document");
}

static void
a_bomb_is_refused(void **state)
{
	static char zeros[4 << 20];
	struct sheet s = { .body = P("a"), .extra_name = "media/a" };

	(void)state;
	memset(zeros, 'a', sizeof(zeros) - 1);
	s.extra = zeros;
	says(&s, "unpacks to more than is read");
}

/* More than half of it stands before what is changed, as a picture may. */
static void
an_archive_that_is_changed_stays_ours(void **state)
{
	static char first[8192];
	static const char text[] = "<a>old</a>";
	struct bk_str changed[6] = { { NULL, 0 } };
	struct bk_ziparchive *z = bk_ziparchive_new();
	struct bk_buf docx = BK_BUF_INIT, out = BK_BUF_INIT;
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str ours;
	const char *why;

	(void)state;
	for (unsigned i = 0, x = 1; i + 1 < sizeof(first); i++) {
		x = x * 1103515245 + 12345;	/* hardly to be packed */
		first[i] = (char)('!' + x / 65536 % 90);
	}
	for (size_t i = 0; i < BK_NELEM(changed); i++)
		bk_ziparchive_put(z, bk_arena_printf(&a, "part%zu.xml", i),
		    i == 2 ? bk_str(text) : bk_str(first));
	assert_null(bk_ziparchive_end(z, &docx));
	ours = (struct bk_str){ bk_arena_strndup(&a, docx.p, docx.n),
		docx.n };
	changed[5] = BK_STR("<a>new</a>");
	assert_null(bk_ziparchive_rewrite(ours, changed, BK_NELEM(changed),
	    &out));
	assert_memory_equal(ours.p, docx.p, docx.n);
	z = bk_ziparchive_open(bk_buf_str(&out), &why);
	assert_non_null(z);
	assert_int_equal(bk_ziparchive_count(z), BK_NELEM(changed));
	for (size_t i = 0; i < BK_NELEM(changed); i++) {
		bk_buf_clear(&docx);
		assert_null(bk_ziparchive_read(z, i, &docx));
		assert_string_equal(docx.p, i == 5 ? "<a>new</a>" : i == 2 ?
		    text : first);
	}
	bk_ziparchive_close(z);
	bk_buf_free(&docx);
	bk_buf_free(&out);
	bk_arena_free(&a);
}

static void
what_is_no_archive_is_told(void **state)
{
	struct bk_buf out = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	(void)state;
	assert_int_equal(bk_docxtemplate_fill(&out, BK_STR("hello"), "a",
	    &office, &dg), -1);
	assert_non_null(strstr(said.p, "not a zip archive"));
	bk_buf_clear(&said);
	assert_int_equal(bk_docxtemplate_fill(&out, BK_STR(
	    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."), "a", &office, &dg), -1);
	assert_non_null(strstr(said.p, "an old .doc file"));
	bk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_becomes_its_value_as_text),
		cmocka_unit_test(
		    what_holds_no_placeholder_stays_byte_for_byte),
		cmocka_unit_test(
		    a_word_split_over_runs_takes_the_first_ones_looks),
		cmocka_unit_test(
		    what_autocorrection_does_to_a_name_is_forgiven),
		cmocka_unit_test(the_lines_of_a_value_are_lines),
		cmocka_unit_test(
		    a_text_box_is_filled_apart_from_what_is_around_it),
		cmocka_unit_test(a_row_repeats_for_each_row_of_the_table),
		cmocka_unit_test(rows_with_marks_alone_go),
		cmocka_unit_test(paragraphs_repeat_from_mark_to_mark),
		cmocka_unit_test(a_block_stands_only_where_it_is_known),
		cmocka_unit_test(tabs_and_breaks_go_with_a_part_that_goes),
		cmocka_unit_test(a_cell_keeps_a_paragraph_and_a_table_a_row),
		cmocka_unit_test(blocks_nest),
		cmocka_unit_test(
		    a_field_that_is_not_there_is_quoted_and_the_others_listed),
		cmocka_unit_test(blocks_that_do_not_balance_are_refused),
		cmocka_unit_test(hostile_documents_are_refused),
		cmocka_unit_test(a_bomb_is_refused),
		cmocka_unit_test(an_archive_that_is_changed_stays_ours),
		cmocka_unit_test(what_is_no_archive_is_told),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
