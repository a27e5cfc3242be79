#include "page.h"

#include "html.h"

/* A4, the fonts that schools have, black on white. */
static const char style[] =
    "body{font:11pt/1.3 'Times New Roman',Tinos,'Liberation Serif',serif;"
    "color:#000;max-width:17cm;margin:1cm auto}\n"
    "body.wide{max-width:27cm;font:9.5pt/1.3 Arial,Arimo,"
    "'Liberation Sans',sans-serif}\n"
    ".head{text-align:center;border-bottom:3px double #000;"
    "padding-bottom:6pt;margin-bottom:10pt;page-break-inside:avoid}\n"
    ".head .name{font-size:14pt;font-weight:bold}\n"
    ".head img{max-height:3cm;max-width:100%}\n"
    ".logo{display:flex;align-items:center}.logo img{max-height:2.4cm;"
    "max-width:2.8cm}\n"
    ".logo>div{flex:1;padding:0 8pt}\n"
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
    "table.sign td{vertical-align:top;padding-right:8pt;"
    "overflow-wrap:break-word}\n"
    "tr.gap td{height:1.6cm}.keep{page-break-inside:avoid}\n"
    ".tick{display:inline-block;width:8pt;height:8pt;"
    "border:1px solid #000;margin:0 2pt 0 0}\n"
    ".tick.on::after{content:'\\2713';font-size:9pt;line-height:8pt;"
    "display:block;text-align:center}\n"
    ".lines div{border-bottom:1px dotted #000;height:18pt}\n"
    "hr.cut{border:0;border-top:1px dashed #000;margin:10pt 0 4pt}\n"
    ".new{page-break-before:always}\n"
    "@media print{body{margin:0;max-width:none}"
    "thead{display:table-header-group}tr{page-break-inside:avoid}}\n";

/* On a telephone each row of a table is a card, its headings beside it. */
static const char cards[] =
    "@media screen and (max-width:600px){body,body.wide{margin:8pt;"
    "font-size:12pt}\n"
    ".cards table.grid,.cards table.grid tbody,.cards table.grid tr,"
    ".cards table.grid td{display:block;width:auto;border:0}\n"
    ".cards table.grid thead{display:none}\n"
    ".cards table.grid tr{border:1px solid #444;border-radius:4pt;"
    "margin:6pt 0;padding:4pt 6pt}\n"
    ".cards table.grid td{height:auto;padding:2pt 0;text-align:left}\n"
    ".cards table.grid td:empty{display:none}\n"
    ".cards table.grid td[data-h]::before{content:attr(data-h) ': ';"
    "font-weight:bold}\n"
    "a{display:inline-block;padding:4pt 0}}\n";

void
bk_page_begin(struct bk_buf *b, const char *title, enum bk_lang lang,
    unsigned page)
{
	bool wide = page & BK_PAGE_WIDE;

	bk_buf_printf(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'; "
	    "img-src data:\">\n<title>", lang == BK_LANG_ID ? "id" : "en");
	bk_html_text(b, title);
	bk_buf_printf(b, "</title>\n<style>\n@page{size:%s;margin:%s}\n%s%s"
	    "</style>\n</head>\n<body%s>\n", page & BK_PAGE_F4 ?
	    wide ? "330mm 215mm" : "215mm 330mm" :
	    wide ? "A4 landscape" : "A4", wide ? "1.2cm" : "1.2cm 2cm",
	    style, page & BK_PAGE_CARDS ? cards : "",
	    page & BK_PAGE_CARDS ? " class=\"wide cards\"" :
	    wide ? " class=\"wide\"" : "");
}

void
bk_page_end(struct bk_buf *b)
{
	bk_buf_puts(b, "</body>\n</html>\n");
}
