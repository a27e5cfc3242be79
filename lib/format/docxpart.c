/* What a .docx says: document, headers, footers (docxpart.h). */
#include "docxpart.h"

#include <math.h>
#include <string.h>

/* --- paragraphs --------------------------------------------------------- */

static void
put_run(struct bk_buf *b, const char *text, bool bold)
{
	if (!*text)
		return;
	bk_buf_puts(b, bold ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>");
	for (bool more = true; more;) {
		size_t n = strcspn(text, "\n");

		bk_buf_puts(b, "<w:t xml:space=\"preserve\">");
		bk_docxtext_put(b, (struct bk_str){ text, n });
		bk_buf_puts(b, "</w:t>");
		more = text[n] != '\0';
		text += n + more;
		if (more)
			bk_buf_puts(b, "<w:br/>");
	}
	bk_buf_puts(b, "</w:r>");
}

static void
put_leader(struct bk_buf *b, double to)
{
	bk_buf_printf(b, "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" "
	    "w:pos=\"%ld\"/></w:tabs>", bk_docxtext_twips(to));
}

/* The blank gives the line its height: LibreOffice takes none from a tab. */
static void
put_leader_run(struct bk_buf *b)
{
	bk_buf_puts(b, "<w:r><w:t xml:space=\"preserve\"> </w:t><w:tab/>"
	    "</w:r>");
}

static void
open_paragraph(struct bk_buf *b, const struct bk_flow *f,
    enum bk_flow_style style, bool keep)
{
	bk_buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s",
	    bk_flow_look(f, style)->id, keep ? "<w:keepNext/>" : "");
}

static void
put_paragraph(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_part *p)
{
	open_paragraph(b, f, p->style, p->keep);
	if (p->leader || (p->boxed && p->style == BK_FLOW_DOTTED))
		put_leader(b, bk_flow_width(f) - (p->boxed ? 12 : 0));
	bk_buf_puts(b, "</w:pPr>");
	if (p->leader || p->style == BK_FLOW_DOTTED)
		put_leader_run(b);
	else
		put_run(b, p->text, false);
	bk_buf_puts(b, "</w:p>\n");
}

static void
put_break(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
	    "<w:pageBreakBefore/></w:pPr></w:p>\n",
	    bk_flow_look(f, BK_FLOW_SPACE)->id);
}

/* --- tables ------------------------------------------------------------- */

static void
put_cell(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_table *t, const struct bk_flow_row *r, size_t i)
{
	const struct bk_flow_cell *c = &r->cell[i];
	double width = bk_flow_cell_width(t, r, i);

	bk_buf_printf(b, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>",
	    bk_docxtext_twips(width));
	if (c->span > 1)
		bk_buf_printf(b, "<w:gridSpan w:val=\"%d\"/>", c->span);
	if (c->below)
		bk_buf_puts(b, "<w:vMerge/>");
	else if (r->next && r->next->cell[i].below)
		bk_buf_puts(b, "<w:vMerge w:val=\"restart\"/>");
	if (r->head)
		bk_buf_puts(b, "<w:shd w:val=\"clear\" w:color=\"auto\" "
		    "w:fill=\"E7EEF6\"/>");
	bk_buf_puts(b, "</w:tcPr>");
	open_paragraph(b, f, c->style, r->keep || r->head);
	if (c->leader)
		put_leader(b, width);
	if (c->right)
		bk_buf_puts(b, "<w:jc w:val=\"right\"/>");
	bk_buf_puts(b, "</w:pPr>");
	if (c->leader)
		put_leader_run(b);
	else if (c->text)
		put_run(b, c->text, r->total);
	bk_buf_puts(b, "</w:p></w:tc>");
}

static void
put_row(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_table *t, const struct bk_flow_row *r)
{
	bk_buf_puts(b, "<w:tr>");
	if (r->whole || r->head || r->height > 0) {
		bk_buf_puts(b, "<w:trPr>");
		if (r->whole || r->head)
			bk_buf_puts(b, "<w:cantSplit/>");
		if (r->height > 0)
			bk_buf_printf(b, "<w:trHeight w:val=\"%ld\" "
			    "w:hRule=\"atLeast\"/>",
			    bk_docxtext_twips(r->height));
		if (r->head)
			bk_buf_puts(b, "<w:tblHeader/>");
		bk_buf_puts(b, "</w:trPr>");
	}
	for (size_t i = 0; i < t->ncolumns; i++)
		if (r->cell[i].span)
			put_cell(b, f, t, r, i);
	bk_buf_puts(b, "</w:tr>\n");
}

static void
put_table(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_table *t)
{
	bool ruled = t->rules == BK_FLOW_RULED;
	double sum = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		sum += t->width[i];
	bk_buf_printf(b, "<w:tbl><w:tblPr>%s<w:tblW w:w=\"%ld\" "
	    "w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:top w:w=\"%ld\" w:type=\"dxa\"/>"
	    "<w:left w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:bottom w:w=\"%ld\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
	    "<w:tblGrid>", ruled ? "<w:tblStyle w:val=\"TableGrid\"/>" : "",
	    bk_docxtext_twips(sum), bk_docxtext_twips(t->padding),
	    ruled ? 80 : 0, bk_docxtext_twips(t->padding));
	for (size_t i = 0; i < t->ncolumns; i++)
		bk_buf_printf(b, "<w:gridCol w:w=\"%ld\"/>",
		    bk_docxtext_twips(t->width[i]));
	bk_buf_puts(b, "</w:tblGrid>\n");
	for (const struct bk_flow_row *r = t->row; r; r = r->next)
		put_row(b, f, t, r);
	bk_buf_puts(b, "</w:tbl>\n");
}

/* --- sections ----------------------------------------------------------- */

static bool
same_head(const struct bk_flow_sheet *a, const struct bk_flow_sheet *b)
{
	if (a->image != b->image || a->logo != b->logo ||
	    a->nhead != b->nhead || a->name != b->name)
		return false;
	for (size_t i = 0; i < a->nhead; i++)
		if (strcmp(a->head[i], b->head[i]) != 0)
			return false;
	return true;
}

size_t
bk_docxpart_header(const struct bk_docx_heads *h, const struct bk_flow_sheet *s)
{
	for (size_t i = 0; i < h->n; i++)
		if (same_head(h->v[i], s))
			return i + 1;
	return 0;
}

static void
put_section(struct bk_buf *b, const struct bk_flow *f, size_t head,
    bool has_head)
{
	long x = bk_docxtext_twips(f->margin_x);
	long y = bk_docxtext_twips(f->margin_y);

	bk_buf_printf(b, "<w:sectPr><w:headerReference w:type=\"first\" "
	    "r:id=\"rIdHead%zu\"/>"
	    "<w:footerReference w:type=\"default\" r:id=\"rId5\"/>"
	    "<w:footerReference w:type=\"first\" r:id=\"rId6\"/>"
	    "<w:type w:val=\"nextPage\"/>"
	    "<w:pgSz w:w=\"%ld\" w:h=\"%ld\"%s/>"
	    "<w:pgMar w:top=\"%ld\" w:right=\"%ld\" w:bottom=\"%ld\" "
	    "w:left=\"%ld\" w:header=\"%ld\" w:footer=\"%ld\" "
	    "w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/>"
	    "</w:sectPr>", head, bk_docxtext_twips(f->width),
	    bk_docxtext_twips(f->height), f->width > f->height ?
	    " w:orient=\"landscape\"" : "", y, x, y, x,
	    has_head ? y : y - 120, y - 320);
}

/*
 * A box is a table of one cell: the border lines of paragraphs would break
 * where their indents differ. What follows is not part of that table.
 */
static void
open_box(struct bk_buf *b, const struct bk_flow *f)
{
	long width = bk_docxtext_twips(bk_flow_width(f));

	bk_buf_printf(b, "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
	    "<w:tblW w:w=\"%ld\" w:type=\"dxa\"/>"
	    "<w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:left w:w=\"120\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"120\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
	    "<w:tblGrid><w:gridCol w:w=\"%ld\"/></w:tblGrid><w:tr><w:tc>"
	    "<w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/></w:tcPr>\n", width,
	    width, width);
}

static void
close_box(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_printf(b, "</w:tc></w:tr></w:tbl>\n<w:p><w:pPr>"
	    "<w:pStyle w:val=\"%s\"/>"
	    "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>\n",
	    bk_flow_look(f, BK_FLOW_SPACE)->id);
}

/* Which drawing of the document that is, from 1. */
static int
drawing_number(const struct bk_flow *f, const struct bk_flow_part *which)
{
	int n = 0;

	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		for (const struct bk_flow_part *p = s->part; p; p = p->next) {
			n += p->kind == BK_FLOW_DRAWING;
			if (p == which)
				return n;
		}
	return n;
}

static void
put_part(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_part *p, bool was_boxed)
{
	if (p->boxed && !was_boxed)
		open_box(b, f);
	if (p->kind == BK_FLOW_TABLE)
		put_table(b, f, p->table);
	else if (p->kind == BK_FLOW_DRAWING)
		bk_docxdraw(b, f, p->drawing, drawing_number(f, p));
	else if (p->kind == BK_FLOW_BREAK)
		put_break(b, f);
	else
		put_paragraph(b, f, p);
	if (p->boxed && !(p->next && p->next->boxed))
		close_box(b, f);
}

static void
put_sheet(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_docx_heads *h, const struct bk_flow_sheet *s)
{
	size_t head = bk_docxpart_header(h, s);
	bool has_head = s->image || s->nhead;

	bool boxed = false;

	for (const struct bk_flow_part *p = s->part; p; p = p->next) {
		put_part(b, f, p, boxed);
		boxed = p->boxed;
	}
	if (!s->next && s->last && s->last->kind == BK_FLOW_PARAGRAPH) {
		put_section(b, f, head, has_head);
		return;
	}
	bk_buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
	    "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
	    bk_flow_look(f, BK_FLOW_SPACE)->id);
	if (s->next)
		put_section(b, f, head, has_head);
	bk_buf_puts(b, "</w:pPr></w:p>\n");
	if (!s->next)
		put_section(b, f, head, has_head);
}

static bool
draws(const struct bk_flow *f)
{
	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		for (const struct bk_flow_part *p = s->part; p; p = p->next)
			if (p->kind == BK_FLOW_DRAWING)
				return true;
	return false;
}

void
bk_docxpart_document(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_docx_heads *h)
{
	bk_buf_printf(b, BK_DOCX_XML "<w:document xmlns:w=\"" BK_DOCX_W
	    "\" xmlns:r=\"" BK_DOCX_R "\"%s><w:body>\n",
	    draws(f) ? BK_DOCX_DRAWS : "");
	for (const struct bk_flow_sheet *s = f->sheet; s; s = s->next)
		put_sheet(b, f, h, s);
	bk_buf_puts(b, "</w:body></w:document>\n");
}

/* --- heads and feet ----------------------------------------------------- */

/* English Metric Units: 12700 a point. */
static void
put_picture(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_sheet *s)
{
	double width, height;
	long cx, cy;

	bk_flow_image_size(f, s, &width, &height);
	cx = lround(width * 12700);
	cy = lround(height * 12700);
	bk_buf_printf(b, "<w:r><w:drawing><wp:inline distT=\"0\" "
	    "distB=\"0\" distL=\"0\" distR=\"0\">"
	    "<wp:extent cx=\"%ld\" cy=\"%ld\"/>"
	    "<wp:docPr id=\"1\" name=\"Letterhead\"/>"
	    "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats."
	    "org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
	    "<pic:cNvPr id=\"1\" name=\"Letterhead\"/><pic:cNvPicPr/>"
	    "</pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/>"
	    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
	    "<a:xfrm><a:off x=\"0\" y=\"0\"/>"
	    "<a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
	    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
	    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
	    "</w:r>", cx, cy, cx, cy);
}

static void
open_headline(struct bk_buf *b, const struct bk_flow *f,
    enum bk_flow_style style, bool last)
{
	open_paragraph(b, f, style, false);
	if (last)
		bk_buf_puts(b, "<w:pBdr><w:bottom w:val=\"double\" "
		    "w:sz=\"6\" w:space=\"6\" w:color=\"auto\"/></w:pBdr>"
		    "<w:spacing w:after=\"200\"/>");
	bk_buf_puts(b, "</w:pPr>");
}

static void
put_headlines(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_sheet *s, bool ruled)
{
	for (size_t i = 0; i < s->nhead; i++) {
		open_headline(b, f, bk_flow_head(s, i),
		    ruled && i + 1 == s->nhead);
		put_run(b, s->head[i], false);
		bk_buf_puts(b, "</w:p>");
	}
}

/* A logo and the lines to its right: a table row, and a rule below. */
static void
put_beside(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_sheet *s)
{
	double width, height;
	long logo, rest;

	bk_flow_image_size(f, s, &width, &height);
	logo = bk_docxtext_twips(width + 8);
	rest = bk_docxtext_twips(bk_flow_width(f)) - logo;
	bk_buf_printf(b, "<w:tbl><w:tblPr><w:tblW w:w=\"%ld\" "
	    "w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
	    "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:left w:w=\"0\" w:type=\"dxa\"/>"
	    "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
	    "<w:tblGrid><w:gridCol w:w=\"%ld\"/><w:gridCol w:w=\"%ld\"/>"
	    "</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"%ld\" "
	    "w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
	    "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"
	    "<w:jc w:val=\"left\"/></w:pPr>", logo + rest, logo, rest, logo,
	    bk_flow_look(f, BK_FLOW_HEADLINE)->id);
	put_picture(b, f, s);
	bk_buf_printf(b, "</w:p></w:tc><w:tc><w:tcPr><w:tcW w:w=\"%ld\" "
	    "w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>", rest);
	put_headlines(b, f, s, false);
	bk_buf_puts(b, "</w:tc></w:tr></w:tbl>");
	open_headline(b, f, BK_FLOW_SPACE, true);
	bk_buf_puts(b, "</w:p>");
}

void
bk_docxpart_head(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_flow_sheet *s)
{
	bk_buf_puts(b, BK_DOCX_XML "<w:hdr xmlns:w=\"" BK_DOCX_W
	    "\" xmlns:r=\"" BK_DOCX_R "\" xmlns:wp=\"http://schemas."
	    "openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
	    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
	    "main\" xmlns:pic=\"http://schemas.openxmlformats.org/"
	    "drawingml/2006/picture\">");
	if (s->image && s->logo) {
		put_beside(b, f, s);
	} else if (s->image) {
		open_headline(b, f, BK_FLOW_HEADLINE, true);
		put_picture(b, f, s);
		bk_buf_puts(b, "</w:p>");
	} else {
		put_headlines(b, f, s, true);
	}
	if (!s->image && s->nhead == 0)
		bk_buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
		    "</w:pPr></w:p>", bk_flow_look(f, BK_FLOW_SPACE)->id);
	bk_buf_puts(b, "</w:hdr>\n");
}

void
bk_docxpart_foot(struct bk_buf *b, bool numbered)
{
	bk_buf_puts(b, BK_DOCX_XML "<w:ftr xmlns:w=\"" BK_DOCX_W "\"><w:p>"
	    "<w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
	if (numbered)
		bk_buf_puts(b, "<w:fldSimple w:instr=\" PAGE \"><w:r>"
		    "<w:t>2</w:t></w:r></w:fldSimple>");
	bk_buf_puts(b, "</w:p></w:ftr>\n");
}
