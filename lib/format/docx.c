#include "docx.h"

#include <stdio.h>
#include <string.h>

#include "docxpart.h"
#include "msg_format.h"
#include "ziparchive.h"

/* The parts of a package, in the order they are packed. */
enum part {
	TYPES, RELS, DOCUMENT, DOCUMENT_RELS, STYLES, SETTINGS, NUMBERING,
	FONTS, FOOTER, FOOTER_FIRST, CORE, APP, NFIXED
};

static const char *const names[NFIXED] = {
	[TYPES] = "[Content_Types].xml",
	[RELS] = "_rels/.rels",
	[DOCUMENT] = "word/document.xml",
	[DOCUMENT_RELS] = "word/_rels/document.xml.rels",
	[STYLES] = "word/styles.xml",
	[SETTINGS] = "word/settings.xml",
	[NUMBERING] = "word/numbering.xml",
	[FONTS] = "word/fontTable.xml",
	[FOOTER] = "word/footer1.xml",
	[FOOTER_FIRST] = "word/footer2.xml",
	[CORE] = "docProps/core.xml",
	[APP] = "docProps/app.xml",
};

#define XML	BK_DOCX_XML
#define OFFICE	"http://schemas.openxmlformats.org/officeDocument/2006"
#define PACKAGE	"http://schemas.openxmlformats.org/package/2006"
#define WORD	"application/vnd.openxmlformats-officedocument" \
		".wordprocessingml."

/* --- the package -------------------------------------------------------- */

static void
put_types(struct bk_buf *b, const struct bk_docx_heads *h)
{
	static const struct {
		const char *part, *type;
	} overrides[] = {
		{ "word/document", WORD "document.main+xml" },
		{ "word/styles", WORD "styles+xml" },
		{ "word/settings", WORD "settings+xml" },
		{ "word/numbering", WORD "numbering+xml" },
		{ "word/fontTable", WORD "fontTable+xml" },
		{ "word/footer1", WORD "footer+xml" },
		{ "word/footer2", WORD "footer+xml" },
		{ "docProps/core", "application/vnd.openxmlformats-package"
		    ".core-properties+xml" },
		{ "docProps/app", "application/vnd.openxmlformats-"
		    "officedocument.extended-properties+xml" },
	};

	bk_buf_puts(b, XML "<Types xmlns=\"" PACKAGE "/content-types\">"
	    "<Default Extension=\"rels\" ContentType=\"application/"
	    "vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Default Extension=\"png\" ContentType=\"image/png\"/>"
	    "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>");
	for (size_t i = 0; i < sizeof(overrides) / sizeof(*overrides); i++)
		bk_buf_printf(b, "<Override PartName=\"/%s.xml\" "
		    "ContentType=\"%s\"/>", overrides[i].part,
		    overrides[i].type);
	for (size_t i = 0; i < h->n; i++)
		bk_buf_printf(b, "<Override PartName=\"/word/header%zu.xml\" "
		    "ContentType=\"" WORD "header+xml\"/>", i + 1);
	bk_buf_puts(b, "</Types>\n");
}

static void
put_relationship(struct bk_buf *b, const char *id, size_t n,
    const char *type, const char *target)
{
	bk_buf_printf(b, "<Relationship Id=\"%s%zu\" Type=\"%s\" "
	    "Target=\"%s\"/>", id, n, type, target);
}

static void
put_rels(struct bk_buf *b)
{
	bk_buf_puts(b, XML "<Relationships xmlns=\"" PACKAGE
	    "/relationships\">");
	put_relationship(b, "rId", 1, OFFICE "/relationships/officeDocument",
	    "word/document.xml");
	put_relationship(b, "rId", 2,
	    PACKAGE "/relationships/metadata/core-properties",
	    "docProps/core.xml");
	put_relationship(b, "rId", 3,
	    OFFICE "/relationships/extended-properties", "docProps/app.xml");
	bk_buf_puts(b, "</Relationships>\n");
}

static void
put_document_rels(struct bk_buf *b, const struct bk_docx_heads *h)
{
	char target[40];

	bk_buf_puts(b, XML "<Relationships xmlns=\"" PACKAGE
	    "/relationships\">");
	put_relationship(b, "rId", 1, OFFICE "/relationships/styles",
	    "styles.xml");
	put_relationship(b, "rId", 2, OFFICE "/relationships/settings",
	    "settings.xml");
	put_relationship(b, "rId", 3, OFFICE "/relationships/numbering",
	    "numbering.xml");
	put_relationship(b, "rId", 4, OFFICE "/relationships/fontTable",
	    "fontTable.xml");
	put_relationship(b, "rId", 5, OFFICE "/relationships/footer",
	    "footer1.xml");
	put_relationship(b, "rId", 6, OFFICE "/relationships/footer",
	    "footer2.xml");
	for (size_t i = 0; i < h->n; i++) {
		snprintf(target, sizeof(target), "header%zu.xml", i + 1);
		put_relationship(b, "rIdHead", i + 1,
		    OFFICE "/relationships/header", target);
	}
	bk_buf_puts(b, "</Relationships>\n");
}

static void
put_core(struct bk_buf *b, const struct bk_flow *f)
{
	char day[BK_DATE_SIZE];

	bk_date_format(f->date, day);
	bk_buf_puts(b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
	    "/metadata/core-properties\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
	    "<dc:title>");
	bk_docxtext_put(b, bk_str(f->title));
	bk_buf_printf(b, "</dc:title><dc:language>%s</dc:language>"
	    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z"
	    "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"
	    "%sT00:00:00Z</dcterms:modified></cp:coreProperties>\n", f->lang,
	    day, day);
}

static void
put_app(struct bk_buf *b)
{
	bk_buf_puts(b, XML "<Properties xmlns=\"" OFFICE
	    "/extended-properties\"><Application>bk</Application>"
	    "</Properties>\n");
}

/* --- heads -------------------------------------------------------------- */

/* Sheets whose heads differ: a header each. */
static struct bk_docx_heads
heads_of(const struct bk_flow *f)
{
	struct bk_docx_heads h = { NULL, 0 };
	size_t n = 0;

	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		n++;
	h.v = bk_arena_alloc(f->arena, (n + 1) * sizeof(*h.v));
	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		if (bk_docxpart_header(&h, s) == 0)
			h.v[h.n++] = s;
	return h;
}

/* --- putting it together ------------------------------------------------ */

/* A header with its picture, where it has one. */
static void
pack_head(struct bk_ziparchive *z, struct bk_arena *a, struct bk_buf *b,
    const struct bk_flow *f, const struct bk_flow_sheet *s, size_t i)
{
	const char *ending = s->image && s->image->type == BK_FLOW_JPEG ?
	    "jpeg" : "png";
	struct bk_buf *rels = b + 1;

	bk_docxpart_head(b, f, s);
	bk_ziparchive_put(z, bk_arena_printf(a, "word/header%zu.xml", i),
	    bk_buf_str(b));
	if (!s->image)
		return;
	bk_buf_puts(rels, XML "<Relationships xmlns=\"" PACKAGE
	    "/relationships\">");
	put_relationship(rels, "rId", 1, OFFICE "/relationships/image",
	    bk_arena_printf(a, "media/image%zu.%s", i, ending));
	bk_buf_puts(rels, "</Relationships>\n");
	bk_ziparchive_put(z, bk_arena_printf(a,
	    "word/_rels/header%zu.xml.rels", i), bk_buf_str(rels));
	bk_ziparchive_put(z, bk_arena_printf(a, "word/media/image%zu.%s", i,
	    ending), s->image->bytes);
}

static void
make_parts(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_docx_heads *h)
{
	put_types(&b[TYPES], h);
	put_rels(&b[RELS]);
	bk_docxpart_document(&b[DOCUMENT], f, h);
	put_document_rels(&b[DOCUMENT_RELS], h);
	bk_docxstyle_styles(&b[STYLES], f);
	bk_docxstyle_settings(&b[SETTINGS], f);
	bk_docxstyle_numbering(&b[NUMBERING], f);
	bk_docxstyle_fonts(&b[FONTS], f);
	bk_docxpart_foot(&b[FOOTER], true);
	bk_docxpart_foot(&b[FOOTER_FIRST], false);
	put_core(&b[CORE], f);
	put_app(&b[APP]);
}

int
bk_docx_write(struct bk_buf *out, const struct bk_flow *f,
    struct bk_diag *dg)
{
	struct bk_docx_heads h = heads_of(f);
	size_t n = NFIXED + 2 * h.n;
	struct bk_buf *b = bk_arena_alloc(f->arena, n * sizeof(*b));
	struct bk_ziparchive *z = bk_ziparchive_new();
	const char *why;

	for (size_t i = 0; i < n; i++)
		b[i] = (struct bk_buf)BK_BUF_INIT;
	make_parts(b, f, &h);
	for (int i = 0; i < NFIXED; i++)
		bk_ziparchive_put(z, names[i], bk_buf_str(&b[i]));
	for (size_t i = 0; i < h.n; i++)
		pack_head(z, f->arena, &b[NFIXED + 2 * i], f, h.v[i], i + 1);
	why = bk_ziparchive_end(z, out);
	for (size_t i = 0; i < n; i++)
		bk_buf_free(&b[i]);
	if (why)
		bk_diag(dg, &bk_msg_docx_write, NULL, 0, "%s",
		    bk_diag_text(dg, why));
	return why ? -1 : 0;
}
