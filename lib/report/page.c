#include "page.h"

#include <math.h>
#include <string.h>

#include "html.h"

/* The fonts that schools have, black on white. */
static const char style[] =
    "body{font:11pt/1.3 'Times New Roman',Tinos,'Liberation Serif',serif;"
    "color:#000;max-width:17cm;margin:1cm auto}\n"
    "body.wide{max-width:27cm;font:9.5pt/1.3 Arial,Arimo,"
    "'Liberation Sans',sans-serif}\n"
    ".head{text-align:center;border-bottom:3px double #000;"
    "padding-bottom:6pt;margin-bottom:10pt;page-break-inside:avoid}\n"
    ".head .name{font-size:14pt;font-weight:bold}\n"
    ".logo{display:flex;align-items:center}.logo>div{flex:1;"
    "padding:0 8pt}\n"
    ".head img{max-height:3cm;max-width:100%}\n"
    "h1{font-size:13pt;text-align:center;margin:8pt 0 2pt}\n"
    ".wide h1{text-align:left}\n"
    "h2{font-size:12pt;margin:10pt 0 3pt}h3{font-size:11pt;"
    "margin:10pt 0 3pt}\n"
    "p{margin:5pt 0;text-align:justify}.wide p{text-align:left}\n"
    "p.right{text-align:right}p.centre{text-align:center}\n"
    "ul,ol{margin:4pt 0 4pt 16pt;padding:0 0 0 8pt}\n"
    "table.fields{border-collapse:collapse;margin:4pt 0}\n"
    "table.fields td{vertical-align:top;padding:1pt 6pt 1pt 0}\n"
    "table.fields td:first-child{white-space:nowrap;padding-right:10pt}\n"
    "table.grid{border-collapse:collapse;width:calc(100% - 2px);margin:4pt 0}\n"
    "table.grid th,table.grid td{border:1px solid #444;padding:2pt 4pt;"
    "vertical-align:top;text-align:left}\n"
    "table.grid td{height:13pt}table.grid .n{text-align:right}\n"
    "table.grid th{background:#e7eef6}h2,h3{page-break-after:avoid}\n"
    "tr.total td{font-weight:bold}\n"
    "table.sign{width:100%;margin-top:10pt;page-break-inside:avoid;"
    "table-layout:fixed}\n"
    "table.sign td{vertical-align:top;padding-right:8pt;height:1.3em;"
    "overflow-wrap:break-word}\n"
    "tr.gap td{height:1.6cm}.keep{page-break-inside:avoid}\n"
    ".box-word{white-space:nowrap}"
    ".tick{display:inline-block;width:8pt;height:8pt;"
    "border:1px solid #000;margin-right:2pt}\n"
    ".tick.on{background:#000}\n"
    ".lines div{border-bottom:1px dotted #000;height:18pt}\n"
    ".box{border:1px solid #000;padding:0 6pt;margin:5pt 0;"
    "page-break-inside:avoid}\n"
    "hr.cut{border:0;border-top:1px dashed #000;margin:10pt 0 4pt}\n"
    ".new{page-break-before:always}\n"
    "a{color:inherit}a.wa::after{content:\"WhatsApp\"}\n"
    "@media print{a{text-decoration:none}a.wa{display:none}}\n"
    "@media screen and (max-width:600px){body,body.wide{margin:0;"
    "padding:8pt;font-size:11pt}p{text-align:left;overflow-wrap:anywhere}"
    "table.grid:not(.cards){display:block;overflow-x:auto}"
    "svg{max-width:100%;height:auto}\n"
    ".cards,.cards tbody,.cards tr,.cards td{display:block}"
    ".cards thead,.cards td:empty,.cards td:not([data-head]){"
    "display:none}\n"
    "table.cards tr{border:1px solid #444;border-radius:5pt;"
    "margin:0 0 9pt;padding:4pt}\n"
    "table.cards td,table.cards td.n{border:0;height:auto;text-align:left;"
    "overflow-wrap:anywhere}"
    "table.cards td::before{content:attr(data-head) \": \";"
    "font-weight:bold}\n"
    ".cards a{display:inline-block;padding:5pt 8pt 5pt 0}}\n"
    "@media print{body{margin:0;max-width:none}"
    "thead{display:table-header-group}tr{page-break-inside:avoid}}\n";

static const double mm = 72 / 25.4;

/* Of upright paper, in millimetres. */
static double
width_of(const struct bk_page *p)
{
	return p->f4 ? 215 : 210;
}

static double
height_of(const struct bk_page *p)
{
	return p->f4 ? 330 : 297;
}

void
bk_page_begin(struct bk_buf *b, const struct bk_page *p)
{
	double w = width_of(p), h = height_of(p);

	bk_buf_printf(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'; "
	    "img-src data:\">\n<title>", p->lang == BK_LANG_ID ? "id" : "en");
	bk_html_text(b, p->title);
	bk_buf_printf(b, "</title>\n<style>\n@page{size:%.0fmm %.0fmm;"
	    "margin:%s}\n%s</style>\n</head>\n<body%s>\n",
	    p->landscape ? h : w, p->landscape ? w : h,
	    p->landscape ? "1.2cm" : "1.2cm 2cm", style,
	    p->landscape ? " class=\"wide\"" : "");
}

struct bk_flow
bk_page_flow(const struct bk_page *p, bk_date today, struct bk_arena *a)
{
	double w = width_of(p) * mm, h = height_of(p) * mm;

	return (struct bk_flow){ .arena = a, .title = p->title,
		.lang = p->lang == BK_LANG_ID ? "id-ID" : "en-GB",
		.date = today, .width = p->landscape ? h : w,
		.height = p->landscape ? w : h,
		.margin_x = (p->landscape ? 12 : 20) * mm,
		.margin_y = 12 * mm, .wide = p->landscape };
}

void
bk_page_tighten(struct bk_buf *b, double scale)
{
	const char *at = scale < 1 ? strstr(b->p, "</style>") : NULL;
	struct bk_buf rest = BK_BUF_INIT;

	if (!at)
		return;
	bk_buf_puts(&rest, at);
	bk_buf_truncate(b, (size_t)(at - b->p));
	bk_buf_printf(b, "@media print{body{zoom:%ld%%}}\n",
	    lround(scale * 100 - 0.5));
	bk_buf_add(b, rest.p, rest.n);
	bk_buf_free(&rest);
}

void
bk_page_end(struct bk_buf *b)
{
	bk_buf_puts(b, "</body>\n</html>\n");
}
