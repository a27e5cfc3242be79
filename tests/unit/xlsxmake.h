/*
 * Workbooks for tests, made of readable parts: what a part leaves out is
 * filled in with the least that a workbook needs.
 */
#ifndef XLSXMAKE_H
#define XLSXMAKE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "buf.h"

#define XM_NS "xmlns=\"http://schemas.openxmlformats.org/" \
    "spreadsheetml/2006/main\""
#define XM_R "http://schemas.openxmlformats.org/" \
    "officeDocument/2006/relationships"
#define XM_P "http://schemas.openxmlformats.org/package/2006/relationships"

struct xm_part {
	const char	*name;
	const char	*xml;
	size_t		 n;	/* 0: strlen */
};

static const struct xm_part xm_defaults[] = {
	{ "_rels/.rels", "<Relationships xmlns=\"" XM_P "\"><Relationship "
	    "Id=\"a\" Type=\"" XM_R "/officeDocument\" "
	    "Target=\"xl/workbook.xml\"/></Relationships>", 0 },
	{ "xl/workbook.xml", "<workbook " XM_NS " xmlns:r=\"" XM_R "\">"
	    "<sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"s1\"/></sheets>"
	    "</workbook>", 0 },
	{ "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" XM_P "\">"
	    "<Relationship Id=\"s1\" Type=\"" XM_R "/worksheet\" "
	    "Target=\"worksheets/sheet1.xml\"/>"
	    "<Relationship Id=\"s2\" Type=\"" XM_R "/worksheet\" "
	    "Target=\"/xl/worksheets/sheet2.xml\"/>"
	    "<Relationship Id=\"st\" Type=\"" XM_R "/styles\" "
	    "Target=\"./styles.xml\"/>"
	    "<Relationship Id=\"ss\" Type=\"" XM_R "/sharedStrings\" "
	    "Target=\"../xl/sharedStrings.xml\"/></Relationships>", 0 },
	{ "xl/styles.xml", "<styleSheet " XM_NS "><numFmts>"
	    "<numFmt numFmtId=\"164\" formatCode=\"[$-421]dd mmmm yyyy;@\"/>"
	    "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>"
	    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
	    "<xf numFmtId=\"165\"/><xf numFmtId=\"9\"/><xf numFmtId=\"22\"/>"
	    "</cellXfs></styleSheet>", 0 },
	{ "xl/sharedStrings.xml", "<sst " XM_NS "><si><t>nol</t></si></sst>",
	    0 },
};

static inline void
xm_add(zip_t *z, const struct xm_part *p)
{
	zip_source_t *s = zip_source_buffer(z, p->xml,
	    p->n ? p->n : strlen(p->xml), 0);

	if (!s || zip_file_add(z, p->name, s, ZIP_FL_OVERWRITE) < 0)
		abort();
}

/* Append a workbook of these parts, over the defaults, to *out. */
static inline void
xm_make(const struct xm_part *part, size_t n, struct bk_buf *out)
{
	zip_source_t *s = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z = zip_open_from_source(s, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	zip_int64_t got;
	char piece[4096];

	if (!s || !z)
		abort();
	zip_source_keep(s);
	for (size_t i = 0; i < sizeof(xm_defaults) / sizeof(*xm_defaults); i++)
		xm_add(z, &xm_defaults[i]);
	for (size_t i = 0; i < n; i++)
		xm_add(z, &part[i]);
	if (zip_close(z) < 0 || zip_source_open(s) < 0)
		abort();
	while ((got = zip_source_read(s, piece, sizeof(piece))) > 0)
		bk_buf_add(out, piece, (size_t)got);
	zip_source_close(s);
	zip_source_free(s);
}

/* A workbook of one sheet, by the inside of its <worksheet>. */
static inline void
xm_sheet(const char *inside, struct bk_buf *out)
{
	struct bk_buf xml = BK_BUF_INIT;
	struct xm_part p = { "xl/worksheets/sheet1.xml", NULL, 0 };

	bk_buf_printf(&xml, "<worksheet " XM_NS ">%s</worksheet>", inside);
	p.xml = xml.p;
	xm_make(&p, 1, out);
	bk_buf_free(&xml);
}

#endif
