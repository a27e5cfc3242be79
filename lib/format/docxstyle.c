/* How a .docx looks: styles, settings, numbering, fonts (docxpart.h). */
#include "docxpart.h"

#include <math.h>

static const char *
font_of(const struct bk_flow *f)
{
	return f->wide ? "Arial" : "Times New Roman";
}

static const char *const aligns[] = {
	[BK_FLOW_LEFT] = "left", [BK_FLOW_CENTRE] = "center",
	[BK_FLOW_TO_RIGHT] = "right", [BK_FLOW_JUSTIFY] = "both",
};

/* Half points, the unit of font sizes. */
static long
halves(double points)
{
	return lround(points * 2);
}

static void
put_defaults(struct bk_buf *b, const struct bk_flow *f)
{
	const char *font = font_of(f);
	long size = halves(bk_flow_look(f, BK_FLOW_BODY)->size);

	bk_buf_printf(b, "<w:docDefaults><w:rPrDefault><w:rPr>"
	    "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" "
	    "w:cs=\"%s\"/><w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/>"
	    "<w:lang w:val=\"%s\" w:eastAsia=\"%s\" w:bidi=\"ar-SA\"/>"
	    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n", font,
	    font, font, font, size, size, f->lang, f->lang);
}

/* A line that holds nothing larger has exactly this height. */
static bool
is_exact(enum bk_flow_style s)
{
	return s == BK_FLOW_SPACE || s == BK_FLOW_CUT ||
	    s == BK_FLOW_DOTTED;
}

static void
put_paragraph_look(struct bk_buf *b, const struct bk_flow *f,
    enum bk_flow_style s)
{
	const struct bk_flow_look *l = bk_flow_look(f, s);

	if (l->keep)
		bk_buf_puts(b, "<w:keepNext/><w:keepLines/>");
	if (s == BK_FLOW_ITEM)
		bk_buf_puts(b, "<w:numPr><w:numId w:val=\"1\"/></w:numPr>");
	if (s == BK_FLOW_CUT)
		bk_buf_puts(b, "<w:pBdr><w:bottom w:val=\"dashed\" "
		    "w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>");
	if (s == BK_FLOW_DOTTED)
		bk_buf_printf(b, "<w:tabs><w:tab w:val=\"right\" "
		    "w:leader=\"dot\" w:pos=\"%ld\"/></w:tabs>",
		    bk_docxtext_twips(bk_flow_width(f)));
	bk_buf_printf(b, "<w:spacing w:before=\"%ld\" w:after=\"%ld\" "
	    "w:line=\"%ld\" w:lineRule=\"%s\"/>",
	    bk_docxtext_twips(l->before), bk_docxtext_twips(l->after),
	    bk_docxtext_twips(l->line), is_exact(s) ? "exact" : "atLeast");
	if (l->indent > 0)
		bk_buf_printf(b, "<w:ind w:left=\"%ld\" w:hanging=\"220\"/>",
		    bk_docxtext_twips(l->indent));
	bk_buf_printf(b, "<w:jc w:val=\"%s\"/>", aligns[l->align]);
	if (s == BK_FLOW_HEADING)
		bk_buf_puts(b, "<w:outlineLvl w:val=\"0\"/>");
}

static void
put_style(struct bk_buf *b, const struct bk_flow *f, enum bk_flow_style s)
{
	const struct bk_flow_look *l = bk_flow_look(f, s);

	bk_buf_printf(b, "<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
	    "<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
	    "<w:pPr>", l->id, l->name);
	put_paragraph_look(b, f, s);
	bk_buf_printf(b, "</w:pPr><w:rPr>%s<w:sz w:val=\"%ld\"/>"
	    "<w:szCs w:val=\"%ld\"/></w:rPr></w:style>\n",
	    l->bold ? "<w:b/>" : "", halves(l->size), halves(l->size));
}

static void
put_table_styles(struct bk_buf *b)
{
	static const char *const lines[] = { "top", "left", "bottom", "right",
		"insideH", "insideV" };

	bk_buf_puts(b, "<w:style w:type=\"table\" w:default=\"1\" "
	    "w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
	    "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr>"
	    "</w:style>\n<w:style w:type=\"table\" w:styleId=\"TableGrid\">"
	    "<w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/>"
	    "<w:tblPr><w:tblBorders>");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		bk_buf_printf(b, "<w:%s w:val=\"single\" w:sz=\"4\" "
		    "w:space=\"0\" w:color=\"444444\"/>", lines[i]);
	bk_buf_puts(b, "</w:tblBorders></w:tblPr></w:style>\n");
}

void
bk_docxstyle_styles(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_puts(b, BK_DOCX_XML "<w:styles xmlns:w=\"" BK_DOCX_W "\">\n");
	put_defaults(b, f);
	bk_buf_puts(b, "<w:style w:type=\"paragraph\" w:default=\"1\" "
	    "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
	    "<w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr>"
	    "</w:style>\n");
	for (int s = 0; s < BK_FLOW_NSTYLES; s++)
		put_style(b, f, (enum bk_flow_style)s);
	put_table_styles(b);
	bk_buf_puts(b, "</w:styles>\n");
}

void
bk_docxstyle_settings(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_printf(b, BK_DOCX_XML "<w:settings xmlns:w=\"" BK_DOCX_W "\">"
	    "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
	    "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
	    "<w:compat><w:doNotExpandShiftReturn/>"
	    "<w:compatSetting w:name=\"compatibilityMode\" "
	    "w:uri=\"http://schemas.microsoft.com/office/word\" "
	    "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"%s\"/>"
	    "</w:settings>\n", f->lang);
}

void
bk_docxstyle_numbering(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_printf(b, BK_DOCX_XML "<w:numbering xmlns:w=\"" BK_DOCX_W "\">"
	    "<w:abstractNum w:abstractNumId=\"0\">"
	    "<w:multiLevelType w:val=\"singleLevel\"/>"
	    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
	    "<w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"%s\"/>"
	    "<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
	    "<w:pPr><w:ind w:left=\"%ld\" w:hanging=\"220\"/></w:pPr>"
	    "</w:lvl></w:abstractNum><w:num w:numId=\"1\">"
	    "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n",
	    bk_flow_look(f, BK_FLOW_ITEM)->id,
	    bk_docxtext_twips(bk_flow_look(f, BK_FLOW_ITEM)->indent));
}

void
bk_docxstyle_fonts(struct bk_buf *b, const struct bk_flow *f)
{
	bk_buf_printf(b, BK_DOCX_XML "<w:fonts xmlns:w=\"" BK_DOCX_W "\">"
	    "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/>"
	    "<w:family w:val=\"%s\"/><w:pitch w:val=\"variable\"/></w:font>"
	    "</w:fonts>\n", font_of(f), f->wide ? "Liberation Sans" :
	    "Liberation Serif", f->wide ? "swiss" : "roman");
}
