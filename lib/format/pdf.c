#include "pdf.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo-pdf.h>

#include "apart.h"
#include "io.h"
#include "msg_format.h"
#include "pdfstrip.h"

/* --- fonts -------------------------------------------------------------- */

/* No screen hinting: a page is the same whatever machine made it. */
static PangoContext *
new_context(const struct bk_flow *f, PangoFontMap **map)
{
	cairo_font_options_t *o = cairo_font_options_create();
	PangoContext *c;

	*map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	if (!*map)
		*map = pango_cairo_font_map_new();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(*map), 72);
	c = pango_font_map_create_context(*map);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(c, o);
	cairo_font_options_destroy(o);
	pango_context_set_round_glyph_positions(c, FALSE);
	pango_context_set_language(c, pango_language_from_string(f->lang));
	pango_context_set_base_dir(c, PANGO_DIRECTION_LTR);
	return c;
}

/* Is the family there, or would another stand in for it? */
static bool
has_family(PangoFontMap *map, PangoContext *c, const char *family)
{
	PangoFontDescription *d = pango_font_description_new();
	PangoFont *font;
	bool same = false;

	pango_font_description_set_family_static(d, family);
	pango_font_description_set_size(d, 11 * PANGO_SCALE);
	font = pango_font_map_load_font(map, c, d);
	pango_font_description_free(d);
	if (!font)
		return false;
	d = pango_font_describe(font);
	same = pango_font_description_get_family(d) &&
	    strcmp(pango_font_description_get_family(d), family) == 0;
	pango_font_description_free(d);
	g_object_unref(font);
	return same;
}

/* --- the file ----------------------------------------------------------- */

static cairo_status_t
keep_bytes(void *ctx, const unsigned char *p, unsigned n)
{
	bk_buf_add(ctx, p, n);
	return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata(cairo_surface_t *s, const struct bk_flow *f)
{
	char day[BK_DATE_SIZE], when[BK_DATE_SIZE + 16];

	snprintf(when, sizeof(when), "%sT00:00:00Z",
	    bk_date_format(f->date, day));
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, f->title);
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE,
	    when);
}

/* The last place of `needle` in the buffer, or NULL. */
static const char *
last_of(const struct bk_buf *b, const char *needle)
{
	size_t m = strlen(needle);

	for (size_t i = b->n < m ? 0 : b->n - m + 1; i-- > 0;)
		if (memcmp(b->p + i, needle, m) == 0)
			return b->p + i;
	return NULL;
}

/* The number that stands behind `key` in the trailer, or -1. */
static long
trailer_number(const struct bk_buf *b, const char *key)
{
	const char *trailer = last_of(b, "trailer");
	const char *at = trailer ? strstr(trailer, key) : NULL;

	return at ? strtol(at + strlen(key), NULL, 10) : -1;
}

/*
 * cairo does not tell the language of a document: the catalogue is written
 * once more behind the file, with it, as PDF lets one change a file (ISO
 * 32000-1, 7.5.6). The file is from byte `from` on.
 */
static void
add_language(struct bk_buf *out, const struct bk_buf *pdf,
    const struct bk_flow *f)
{
	long root = trailer_number(pdf, "/Root "), info =
	    trailer_number(pdf, "/Info "), size = trailer_number(pdf, "/Size ");
	const char *start = last_of(pdf, "startxref");
	const char *catalog = last_of(pdf, "/Type /Catalog");
	const char *open = catalog, *close;
	size_t at, xref, from = out->n;

	bk_buf_add(out, pdf->p, pdf->n);
	close = catalog ? strstr(catalog, "endobj") : NULL;
	while (open && open > pdf->p && memcmp(open, "<<", 2) != 0)
		open--;
	while (close && close > open && memcmp(close, ">>", 2) != 0)
		close--;
	if (root < 0 || info < 0 || size < 0 || !start || !close)
		return;
	at = out->n - from;
	bk_buf_printf(out, "%ld 0 obj\n%.*s   /Lang (%s)\n"
	    "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
	    root, (int)(close - open), open, f->lang);
	xref = out->n - from;
	bk_buf_printf(out, "xref\n%ld 1\n%010zu 00000 n \ntrailer\n"
	    "<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n"
	    "   /Prev %ld\n>>\nstartxref\n%zu\n%%%%EOF\n", root, at, size,
	    root, info, strtol(start + strlen("startxref"), NULL, 10), xref);
}

static cairo_status_t
draw(struct bk_buf *pdf, const struct bk_flow *f, PangoContext *context)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_pdf_strips strips = { .flow = f, .arena = &arena,
		.context = context };
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(keep_bytes,
	    pdf, f->width, f->height);
	cairo_t *cr;
	cairo_status_t status;

	cairo_pdf_surface_restrict_to_version(s, CAIRO_PDF_VERSION_1_4);
	set_metadata(s, f);
	cr = cairo_create(s);
	bk_pdfstrip_make(&strips);
	status = bk_pdfpage_draw(cr, &strips);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_status(cr);
	cairo_destroy(cr);
	cairo_surface_finish(s);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(s);
	cairo_surface_destroy(s);
	bk_pdfstrip_free(&strips);
	bk_arena_free(&arena);
	return status;
}

/* --- in a process of its own ---------------------------------------------- */

/*
 * pango and cairo crash, hang, or leave letters out when memory, a descriptor
 * or a font file fails them. So they work in a process apart, which may die,
 * and twice: unless both results are the same and pango warned of nothing,
 * there is no document.
 */
enum { NO_FONT = 1, NOT_WRITTEN = 2, NO_DESCRIPTOR = 3, CAIRO = 10 };

/* Is it the font that is not there, or a descriptor to look for it with? */
static int
without_font(int fd)
{
	int another = dup(fd);

	if (another >= 0)
		close(another);
	return another < 0 && errno == EMFILE ? NO_DESCRIPTOR : NO_FONT;
}

static int
make(void *ctx, int fd)
{
	const struct bk_flow *f = ctx;
	struct bk_buf pdf = BK_BUF_INIT;
	PangoFontMap *map;
	PangoContext *context = new_context(f, &map);
	cairo_status_t status;

	if (!has_family(map, context, bk_pdfstrip_family(f)))
		return without_font(fd);
	status = draw(&pdf, f, context);
	if (status != CAIRO_STATUS_SUCCESS)
		return CAIRO + (int)status;
	if (bk_io_write(fd, pdf.p, pdf.n) != 0)
		return NOT_WRITTEN;
	bk_buf_free(&pdf);
	g_object_unref(context);
	g_object_unref(map);
	return 0;
}

static void
refuse(const struct bk_apart *a, const struct bk_flow *f, struct bk_diag *dg)
{
	if (a->status == NO_FONT)
		bk_diag(dg, &bk_msg_pdf_font, NULL, 0, "%s",
		    bk_pdfstrip_family(f));
	else if (a->status == NO_DESCRIPTOR)
		bk_diag_errno(dg, &bk_msg_pdf_write, NULL, EMFILE);
	else if (a->status >= 128)
		bk_diag(dg, &bk_msg_pdf_write, NULL, 0,
		    "signal %d ended what makes it, as where memory is short",
		    a->status - 128);
	else if (a->status >= CAIRO)
		bk_diag(dg, &bk_msg_pdf_write, NULL, 0, "%s",
		    bk_diag_text(dg, cairo_status_to_string((cairo_status_t)(
		    a->status - CAIRO))));
	else
		bk_diag(dg, &bk_msg_pdf_write, NULL, 0,
		    a->status ? "what makes it gave up" :
		    "what came of it is not whole");
}

/*
 * What a document may cost in seconds of the processor: a hundred times what
 * its parts and rows take, so that only what would never end is ended.
 */
static unsigned
patience(const struct bk_flow *f)
{
	enum { LEAST = 20, PARTS_A_SECOND = 20 };
	size_t n = 0;

	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		for (const struct bk_flow_part *p = s->part; p; p = p->next) {
			n++;
			for (const struct bk_flow_row *r = p->table ?
			    p->table->row : NULL; r; r = r->next)
				n++;
		}
	return LEAST + (unsigned)(n / PARTS_A_SECOND);
}

static int
make_once(const struct bk_flow *f, struct bk_buf *out, struct bk_diag *dg)
{
	struct bk_apart a = { .work = make, .ctx = (void *)(uintptr_t)f,
		.seconds = patience(f), .said = BK_BUF_INIT };
	int err = bk_apart_run(&a, out);

	/* Is it not there, or did fontconfig not get at its list once? */
	if (!err && a.status == NO_FONT)
		err = bk_apart_run(&a, out);
	/* What fontconfig says about its own files is harmless by itself. */
	const bool well = !err && a.status == 0 &&
	    !(a.said.n && strstr(a.said.p, "WARNING"));

	if (err)
		bk_diag_errno(dg, &bk_msg_pdf_write, NULL, err);
	else if (!well)
		refuse(&a, f, dg);
	bk_buf_free(&a.said);
	return well ? 0 : -1;
}

int
bk_pdf_write(struct bk_buf *out, const struct bk_flow *f, struct bk_diag *dg)
{
	struct bk_buf once = BK_BUF_INIT, again = BK_BUF_INIT;
	int r = -1;

	if (make_once(f, &once, dg) == 0 && make_once(f, &again, dg) == 0) {
		if (bk_str_eq(bk_buf_str(&once), bk_buf_str(&again))) {
			add_language(out, &once, f);
			r = 0;
		} else {
			bk_diag(dg, &bk_msg_pdf_write, NULL, 0,
			    "what came of it is not whole");
		}
	}
	bk_buf_free(&once);
	bk_buf_free(&again);
	return r;
}
