/* Documents for a word processor: their parts, the same bytes (docx.h). */
#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <zip.h>

#include "docx.h"
#include "docxtree.h"
#include "ziparchive.h"

struct made {
	struct bk_arena	arena;
	struct bk_flow	flow;
	struct bk_buf	docx, part;
};

static void
begin(struct made *m)
{
	static const char *const head[] = { "SMA <1>", "Jl. Raya" };

	*m = (struct made){ .arena = BK_ARENA_INIT, .docx = BK_BUF_INIT,
		.part = BK_BUF_INIT };
	m->flow = (struct bk_flow){ .arena = &m->arena, .title = "Surat",
		.lang = "id-ID", .date = bk_date_make(2020, 10, 5),
		.width = 609.45, .height = 935.43, .margin_x = 56.7,
		.margin_y = 34 };
	bk_flow_sheet(&m->flow)->head = head;
	m->flow.sheet->nhead = 2;
}

static void
end(struct made *m)
{
	bk_buf_free(&m->docx);
	bk_buf_free(&m->part);
	bk_arena_free(&m->arena);
}

static void
write_it(struct made *m)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	bk_buf_clear(&m->docx);
	assert_int_equal(bk_docx_write(&m->docx, &m->flow, &dg), 0);
	bk_buf_free(&said);
}

static bool full;

/* In the place of libzip's: it fails where full is set. */
int
zip_close(zip_t *z)
{
	int (*next)(zip_t *);

	*(void **)&next = dlsym(RTLD_NEXT, "zip_close");
	return full ? -1 : next(z);
}

static void
an_archive_that_fails_is_no_document(void **state)
{
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct made m;

	(void)state;
	begin(&m);
	full = true;
	assert_int_equal(bk_docx_write(&m.docx, &m.flow, &dg), -1);
	full = false;
	assert_int_equal(m.docx.n, 0);
	assert_non_null(strstr(said.p, "cannot make the document"));
	bk_buf_free(&said);
	end(&m);
}

/* Read the part of that name; every part must be well-formed. */
static const char *
part(struct made *m, const char *name)
{
	const char *why;
	struct bk_ziparchive *z = bk_ziparchive_open(bk_buf_str(&m->docx),
	    &why);
	size_t i = bk_ziparchive_find(z, name);

	assert_true(i < bk_ziparchive_count(z));
	bk_buf_clear(&m->part);
	assert_null(bk_ziparchive_read(z, i, &m->part));
	assert_null(bk_docxtree_each(bk_buf_str(&m->part), NULL, NULL));
	bk_ziparchive_close(z);
	return m->part.p;
}

static void
has(struct made *m, const char *name, const char *s)
{
	if (!strstr(part(m, name), s))
		fail_msg("%s has no %s: %s", name, s, m->part.p);
}

static void
a_style_holds_each_look_and_the_language(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_TITLE, "A & B\n\"c\"");
	write_it(&m);
	has(&m, "word/styles.xml", "<w:lang w:val=\"id-ID\"");
	for (int s = 0; s < BK_FLOW_NSTYLES; s++) {
		char id[80];

		snprintf(id, sizeof(id), "w:styleId=\"%s\"",
		    bk_flow_look(&m.flow, (enum bk_flow_style)s)->id);
		has(&m, "word/styles.xml", id);
	}
	has(&m, "word/document.xml", "<w:pStyle w:val=\"Title\"/><w:keepNext/>"
	    "</w:pPr><w:r><w:t xml:space=\"preserve\">A &amp; B</w:t><w:br/>"
	    "<w:t xml:space=\"preserve\">&quot;c&quot;</w:t></w:r>");
	has(&m, "word/document.xml", "<w:pgSz w:w=\"12189\" w:h=\"18709\"/>");
	has(&m, "docProps/core.xml", "2020-10-05T00:00:00Z");
	end(&m);
}

static void
the_head_of_a_sheet_is_its_sections_first_header(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "satu");
	bk_flow_sheet(&m.flow)->head = m.flow.sheet->head;
	m.flow.last->nhead = 2;
	bk_flow_put(&m.flow, BK_FLOW_BODY, "dua");
	write_it(&m);
	has(&m, "word/header1.xml", "SMA &lt;1&gt;");
	has(&m, "word/header1.xml", "<w:bottom w:val=\"double\"");
	has(&m, "word/document.xml", "<w:headerReference w:type=\"first\" "
	    "r:id=\"rIdHead1\"/>");
	has(&m, "word/document.xml", "<w:titlePg/>");
	/* the same head is one part */
	assert_null(memmem(m.docx.p, m.docx.n, "header2.xml", 11));
	end(&m);
}

static void
a_table_has_heads_spans_and_dots(void **state)
{
	const double widths[] = { 100, 100, 100 };
	struct made m;
	struct bk_flow_table *t;
	struct bk_flow_row *r;

	(void)state;
	begin(&m);
	t = bk_flow_table(&m.flow, BK_FLOW_RULED, 3, widths);
	r = bk_flow_row(&m.flow, t);
	r->head = true;
	r->cell[0].text = "x";
	r->cell[1].span = 2;
	r->cell[2].span = 0;
	r = bk_flow_row(&m.flow, t);
	r->cell[0].below = true;
	r->cell[1].leader = true;
	r->whole = true;
	write_it(&m);
	has(&m, "word/document.xml", "<w:tblHeader/>");
	has(&m, "word/document.xml", "<w:vMerge w:val=\"restart\"/>");
	has(&m, "word/document.xml", "<w:vMerge/>");
	has(&m, "word/document.xml", "<w:gridSpan w:val=\"2\"/>");
	has(&m, "word/document.xml", "<w:tab w:val=\"right\" "
	    "w:leader=\"dot\" w:pos=\"2000\"/>");
	has(&m, "word/document.xml", "<w:cantSplit/>");
	end(&m);
}

static void
the_same_bytes_twice(void **state)
{
	struct made m;
	struct bk_buf first = BK_BUF_INIT;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_ITEM, "satu");
	write_it(&m);
	bk_buf_add(&first, m.docx.p, m.docx.n);
	write_it(&m);
	assert_int_equal(first.n, m.docx.n);
	assert_memory_equal(first.p, m.docx.p, first.n);
	/* 1980-01-01 00:00, as DOS has it, in the first member */
	assert_memory_equal(first.p + 10, "\0\0\x21\0", 4);
	bk_buf_free(&first);
	end(&m);
}

static void
what_xml_cannot_hold_becomes_a_question(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "a\x01" "b\xff" "c\xef\xbf\xbf");
	write_it(&m);
	has(&m, "word/document.xml", ">a\xef\xbf\xbd" "b\xef\xbf\xbd" "c"
	    "\xef\xbf\xbd<");
	end(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_style_holds_each_look_and_the_language),
		cmocka_unit_test(
		    the_head_of_a_sheet_is_its_sections_first_header),
		cmocka_unit_test(a_table_has_heads_spans_and_dots),
		cmocka_unit_test(the_same_bytes_twice),
		cmocka_unit_test(an_archive_that_fails_is_no_document),
		cmocka_unit_test(what_xml_cannot_hold_becomes_a_question),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
