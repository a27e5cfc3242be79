/* A drawing in a .docx: a group of shapes in a line of its own (docxpart.h). */
#include <math.h>

#include "docxpart.h"

/* Points; a label is in the middle of it, or begins a longer one. */
enum { LABEL_WIDTH = 100, LINE_WIDTH = 270 };

/* English Metric Units: 12700 a point. */
static long
emu(double points)
{
	return lround(points * 12700);
}

/* A shape's beginning: where it is, in so wide and high a frame. */
static void
open_shape(struct bk_buf *b, int id, const double frame[4])
{
	bk_buf_printf(b, "<wps:wsp><wps:cNvPr id=\"%d\" name=\"%d\"/>"
	    "<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"%ld\" y=\"%ld\"/>"
	    "<a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>", id, id, emu(frame[0]),
	    emu(frame[1]), emu(frame[2]), emu(frame[3]));
}

static void
close_shape(struct bk_buf *b, const char *fill, const char *line,
    double width)
{
	if (fill)
		bk_buf_printf(b, "<a:solidFill><a:srgbClr val=\"%s\"/>"
		    "</a:solidFill>", fill);
	else
		bk_buf_puts(b, "<a:noFill/>");
	if (line)
		bk_buf_printf(b, "<a:ln w=\"%ld\"><a:solidFill><a:srgbClr "
		    "val=\"%s\"/></a:solidFill></a:ln>", emu(width), line);
	else
		bk_buf_puts(b, "<a:ln><a:noFill/></a:ln>");
	bk_buf_puts(b, "</wps:spPr>");
}

static void
end_shape(struct bk_buf *b)
{
	bk_buf_puts(b, "<wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" "
	    "bIns=\"0\"/></wps:wsp>\n");
}

static void
put_line(struct bk_buf *b, const struct bk_drawing *d,
    const struct bk_drawing_shape *s, int id)
{
	open_shape(b, id, (const double[]){ 0, 0, d->width, d->height });
	bk_buf_printf(b, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>"
	    "<a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>"
	    "<a:path w=\"%ld\" h=\"%ld\" fill=\"none\">", emu(d->width),
	    emu(d->height));
	for (size_t i = 0; i < s->npoints; i++)
		bk_buf_printf(b, "<a:%s><a:pt x=\"%ld\" y=\"%ld\"/></a:%s>",
		    i ? "lnTo" : "moveTo", emu(s->point[i].x),
		    emu(s->point[i].y), i ? "lnTo" : "moveTo");
	bk_buf_puts(b, "</a:path></a:pathLst></a:custGeom>");
	close_shape(b, NULL, s->heavy ? "335577" : "000000",
	    s->heavy ? 1.5 : 1);
	end_shape(b);
}

static void
put_figure(struct bk_buf *b, const struct bk_drawing_shape *s, int id)
{
	bool spot = s->kind == BK_DRAWING_SPOT;
	double half = spot ? s->size : s->size / 2;
	double wide = spot ? s->half : half;

	open_shape(b, id, (const double[]){ s->at.x - wide, s->at.y - half,
	    2 * wide, 2 * half });
	bk_buf_printf(b, "<a:prstGeom prst=\"%s\"><a:avLst>%s</a:avLst>"
	    "</a:prstGeom>", spot ? "roundRect" : "rect", spot ?
	    "<a:gd name=\"adj\" fmla=\"val 50000\"/>" : "");
	close_shape(b, spot ? "FFFFFF" : "000000", "000000", 1);
	end_shape(b);
}

/*
 * The baseline stands at four fifths of a line of 1.3 times the size. Letters
 * do not become smaller with the frame that they stand in: they are given in
 * points.
 */
static void
put_label(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_drawing_shape *s, double scale, int id)
{
	open_shape(b, id, (const double[]){ s->at.x - (s->centred ?
	    LABEL_WIDTH / 2.0 : 0), s->at.y - s->size * 1.04, s->centred ?
	    LABEL_WIDTH : LINE_WIDTH, s->size * 1.3 });
	bk_buf_puts(b, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
	close_shape(b, NULL, NULL, 0);
	bk_buf_printf(b, "<wps:txbx><w:txbxContent><w:p><w:pPr>"
	    "<w:pStyle w:val=\"%s\"/><w:spacing w:before=\"0\" w:after=\"0\" "
	    "w:line=\"%ld\" w:lineRule=\"exact\"/><w:jc w:val=\"%s\"/>"
	    "</w:pPr><w:r><w:rPr><w:sz w:val=\"%ld\"/></w:rPr>"
	    "<w:t xml:space=\"preserve\">", bk_flow_look(f,
	    BK_FLOW_CELL)->id, bk_docxtext_twips(s->size * 1.3 *
	    scale), s->centred ? "center" : "left",
	    lround(s->size * 2 * scale));
	bk_docxtext_put(b, bk_str(s->text));
	bk_buf_puts(b, "</w:t></w:r></w:p></w:txbxContent></wps:txbx>");
	end_shape(b);
}

void
bk_docxdraw(struct bk_buf *b, const struct bk_flow *f,
    const struct bk_drawing *d, int number)
{
	double scale = bk_flow_scale(f, d);
	long cx = emu(d->width * scale), cy = emu(d->height * scale);
	int id = 1;

	bk_buf_printf(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
	    "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>"
	    "<w:jc w:val=\"center\"/></w:pPr><w:r><mc:AlternateContent>"
	    "<mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" "
	    "distB=\"0\" distL=\"0\" distR=\"0\">"
	    "<wp:extent cx=\"%ld\" cy=\"%ld\"/><wp:docPr id=\"%d\" name=\"",
	    bk_flow_look(f, BK_FLOW_BODY)->id, cx, cy, 100 + number);
	bk_docxtext_put(b, bk_str(d->title));
	bk_buf_puts(b, "\" descr=\"");
	bk_docxtext_put(b, bk_str(d->title));
	bk_buf_printf(b, "\"/><a:graphic><a:graphicData uri=\"" BK_DOCX_WPG
	    "\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
	    "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/>"
	    "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"%ld\" cy=\"%ld\"/>"
	    "</a:xfrm></wpg:grpSpPr>\n", cx, cy, emu(d->width),
	    emu(d->height));
	for (const struct bk_drawing_shape *s = d->first; s; s = s->next)
		if (s->kind == BK_DRAWING_LINE)
			put_line(b, d, s, ++id);
		else if (s->kind == BK_DRAWING_LABEL)
			put_label(b, f, s, scale, ++id);
		else
			put_figure(b, s, ++id);
	bk_buf_puts(b, "</wpg:wgp></a:graphicData></a:graphic></wp:inline>"
	    "</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>\n");
}
