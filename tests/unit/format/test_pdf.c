/* Pages: how many, what stays together, the same bytes (pdf.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf.h"

struct made {
	struct bk_arena	arena;
	struct bk_flow	flow;
	struct bk_buf	pdf, said;
};

/* A page of 200 by 200 points with margins of 20: 160 high. */
static void
begin(struct made *m)
{
	*m = (struct made){ .arena = BK_ARENA_INIT, .pdf = BK_BUF_INIT,
		.said = BK_BUF_INIT };
	m->flow = (struct bk_flow){ .arena = &m->arena,
		.title = "Surat “A”", .lang = "id-ID",
		.date = bk_date_make(2020, 10, 5), .width = 200,
		.height = 200, .margin_x = 20, .margin_y = 20 };
	bk_flow_sheet(&m->flow);
}

static void
end(struct made *m)
{
	bk_buf_free(&m->pdf);
	bk_buf_free(&m->said);
	bk_arena_free(&m->arena);
}

static bool
holds(const struct made *m, const char *s)
{
	return memmem(m->pdf.p, m->pdf.n, s, strlen(s)) != NULL;
}

static int
pages(struct made *m)
{
	struct bk_diag dg = bk_diag_into(&m->said);
	const char *p, *all = "/Type /Page %";
	int n = 0;

	bk_buf_clear(&m->pdf);
	assert_int_equal(bk_pdf_write(&m->pdf, &m->flow, &dg), 0);
	for (size_t i = 0; i < m->pdf.n; i++) {
		p = m->pdf.p + i;
		if (m->pdf.n - i > strlen(all) &&
		    memcmp(p, all, strlen(all)) == 0)
			n++;
	}
	return n;
}

static struct bk_flow_table *
table(struct made *m, int rows, bool head)
{
	const double widths[] = { 80, 80 };
	struct bk_flow_table *t = bk_flow_table(&m->flow, BK_FLOW_RULED, 2,
	    widths);

	for (int i = 0; i < rows; i++) {
		struct bk_flow_row *r = bk_flow_row(&m->flow, t);

		r->cell[0].text = "a";
		r->head = head && i == 0;
		r->whole = true;
	}
	return t;
}

static void
it_tells_what_it_is(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "Yth. Bapak/Ibu");
	assert_int_equal(pages(&m), 1);
	assert_true(holds(&m, "/Lang (id-ID)"));
	assert_true(holds(&m, "/DisplayDocTitle true"));
	assert_true(holds(&m, "/CreationDate (20201005000000Z)") ||
	    holds(&m, "/CreationDate (D:20201005000000Z)"));
	assert_true(holds(&m, "/Title "));
	assert_true(holds(&m, "LiberationSerif"));
	assert_true(holds(&m, "/FontFile2"));
	assert_true(holds(&m, "/ToUnicode"));
	end(&m);
}

static void
the_same_bytes_in_any_zone_and_locale(void **state)
{
	struct made m;
	struct bk_buf first = BK_BUF_INIT;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_TITLE, "Surat");
	bk_flow_put(&m.flow, BK_FLOW_BODY, "Pukul 09.00, 12,22 % \xc3\xa9");
	table(&m, 3, true);
	pages(&m);
	bk_buf_add(&first, m.pdf.p, m.pdf.n);
	setenv("TZ", "Asia/Jayapura", 1);
	setenv("LC_ALL", "id_ID.UTF-8", 1);
	setenv("LANGUAGE", "ar", 1);
	pages(&m);
	assert_int_equal(first.n, m.pdf.n);
	assert_memory_equal(first.p, m.pdf.p, first.n);
	bk_buf_free(&first);
	end(&m);
}

/* 160 points: 11 lines of 14.3 and no twelfth. */
static void
lines_fill_a_page_to_its_margin(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
	    "10\n11");
	assert_int_equal(pages(&m), 1);
	end(&m);
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
	    "10\n11\n12");
	assert_int_equal(pages(&m), 2);
	end(&m);
}

/* 8 rows of 18.3 are 146.4; with a head that is repeated, 7 others a page. */
static void
a_table_repeats_its_head_on_each_page(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	table(&m, 16, false);
	assert_int_equal(pages(&m), 2);
	end(&m);
	begin(&m);
	table(&m, 15, true);
	assert_int_equal(pages(&m), 2);
	end(&m);
	begin(&m);
	table(&m, 16, true);
	assert_int_equal(pages(&m), 3);
	end(&m);
}

/* 8 rows leave room for no line; what keeps with the next goes along. */
static void
what_is_kept_goes_to_the_next_page_together(void **state)
{
	struct made m;
	struct bk_flow_table *t;

	(void)state;
	for (int keep = 0; keep < 2; keep++) {
		begin(&m);
		t = table(&m, 8, false);
		for (struct bk_flow_row *r = t->row; keep && r; r = r->next)
			r->keep = true;
		bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "tanda tangan");
		/* a group that fits on no page is broken all the same */
		assert_int_equal(pages(&m), 2);
		end(&m);
	}
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "1\n2\n3\n4\n5\n6\n7\n8\n9");
	bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "penutup")->keep = true;
	bk_flow_put(&m.flow, BK_FLOW_SIGNATURE, "a\nb\nc\nd\ne\nf\ng\nh\n"
	    "i\nj");
	/* nine lines; the closing and its ten would be eleven: a page */
	assert_int_equal(pages(&m), 2);
	end(&m);
}

static void
each_sheet_begins_a_page(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "satu");
	bk_flow_sheet(&m.flow);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "dua");
	bk_flow_break(&m.flow);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "tiga");
	assert_int_equal(pages(&m), 3);
	end(&m);
}

/* A row higher than a page, a word wider than one: it ends. */
static void
what_fits_nowhere_is_broken(void **state)
{
	struct made m;
	char wide[2000], high[2000];

	(void)state;
	memset(wide, 'W', sizeof(wide));
	wide[sizeof(wide) - 1] = '\0';
	for (size_t i = 0; i < sizeof(high); i++)
		high[i] = i % 2 ? '\n' : 'a';
	high[sizeof(high) - 2] = '\0';
	begin(&m);
	table(&m, 1, false)->row->cell[1].text = high;
	bk_flow_put(&m.flow, BK_FLOW_BODY, wide);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "\xff\x01");
	assert_true(pages(&m) > 90);
	end(&m);
}

/* 160 points hold eight lines of 14.3 with 4 between; of 8/11, eleven. */
static void
a_single_sheet_has_smaller_letters_to_be_one_page(void **state)
{
	struct made m;

	(void)state;
	for (int lines = 1; lines <= 14; lines++) {
		double scale;

		begin(&m);
		m.flow.last->single = true;
		for (int i = 0; i < lines; i++)
			bk_flow_put(&m.flow, BK_FLOW_BODY, "baris");
		scale = bk_flow_fit(&m.flow, BK_FLOW_FULL);
		assert_int_equal(pages(&m), lines < 12 ? 1 : 2);
		/* what fits stays as it is, and so does what never would */
		assert_true(lines < 9 || lines > 11 ? scale == 1 :
		    scale < 1 && scale >= 8.0 / 11);
		end(&m);
	}
}

static void
other_sheets_are_as_long_as_they_are(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	for (int i = 0; i < 10; i++)
		bk_flow_put(&m.flow, BK_FLOW_BODY, "baris");
	assert_true(bk_flow_fit(&m.flow, BK_FLOW_FULL) == 1);
	assert_int_equal(pages(&m), 2);
	end(&m);
}

/* What a sheet turns by itself, as an appendix, is no part of its page. */
static void
a_page_that_a_sheet_turns_is_not_fitted(void **state)
{
	struct made m;

	(void)state;
	begin(&m);
	m.flow.last->single = true;
	bk_flow_put(&m.flow, BK_FLOW_BODY, "surat");
	bk_flow_break(&m.flow);
	for (int i = 0; i < 14; i++)
		bk_flow_put(&m.flow, BK_FLOW_BODY, "lampiran");
	assert_true(bk_flow_fit(&m.flow, BK_FLOW_FULL) == 1);
	end(&m);
}

/* Tables, signatures' room and heads are made smaller with the letters. */
static void
tables_are_fitted_too(void **state)
{
	struct made m;
	struct bk_flow_table *t;

	(void)state;
	begin(&m);
	m.flow.last->single = true;
	t = table(&m, 7, true);
	t->last->height = 45;
	t->last->cell[0].text = NULL;
	assert_int_equal(pages(&m), 1);
	bk_flow_put(&m.flow, BK_FLOW_BODY, "di bawahnya");
	assert_int_equal(pages(&m), 2);
	assert_true(bk_flow_fit(&m.flow, BK_FLOW_FULL) < 1);
	assert_true(t->last->height < 45);
	assert_int_equal(pages(&m), 1);
	end(&m);
}

static void
an_image_is_known_by_its_bytes(void **state)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
	    "\0\0\1\0\0\0\0\x80\x08\2\0\0\0";
	static const char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
	    "\0\0\x7f\0\0\0\x7f\x80\x08\2\0\0\0";
	static const char jpeg[] = "\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08"
	    "\0\x20\0\x40\3";
	struct bk_flow_image im;

	(void)state;
	assert_int_equal(bk_flow_image(&im, (struct bk_str){ png,
	    sizeof(png) }), 0);
	assert_int_equal(im.width, 256);
	assert_int_equal(im.height, 128);
	assert_int_equal(bk_flow_image(&im, (struct bk_str){ jpeg,
	    sizeof(jpeg) }), 0);
	assert_int_equal(im.type, BK_FLOW_JPEG);
	assert_int_equal(im.width, 64);
	assert_int_equal(im.height, 32);
	assert_int_equal(bk_flow_image(&im, (struct bk_str){ huge,
	    sizeof(huge) }), -1);
	assert_int_equal(bk_flow_image(&im, BK_STR("<svg/>")), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_tells_what_it_is),
		cmocka_unit_test(the_same_bytes_in_any_zone_and_locale),
		cmocka_unit_test(lines_fill_a_page_to_its_margin),
		cmocka_unit_test(a_table_repeats_its_head_on_each_page),
		cmocka_unit_test(what_is_kept_goes_to_the_next_page_together),
		cmocka_unit_test(each_sheet_begins_a_page),
		cmocka_unit_test(what_fits_nowhere_is_broken),
		cmocka_unit_test(
		    a_single_sheet_has_smaller_letters_to_be_one_page),
		cmocka_unit_test(other_sheets_are_as_long_as_they_are),
		cmocka_unit_test(a_page_that_a_sheet_turns_is_not_fitted),
		cmocka_unit_test(tables_are_fitted_too),
		cmocka_unit_test(an_image_is_known_by_its_bytes),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
