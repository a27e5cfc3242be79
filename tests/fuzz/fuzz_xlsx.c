/*
 * Any bytes as the parts of a workbook, inflated: the sheet, the texts, the
 * styles and the workbook, between bytes 0xff; a part that is not given is a
 * plain one. What is read keeps the promises of table.h, what is refused is
 * said.
 */
#include <string.h>

#include "fuzz.h"
#include "xlsxin.h"
#include "ziparchive.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/" \
	"relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char *const name[] = { "xl/worksheets/sheet1.xml",
	"xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml" };
static const char *const plain[] = {
	"<worksheet xmlns=\"" MAIN "\"/>", "<sst xmlns=\"" MAIN "\"/>",
	"<styleSheet xmlns=\"" MAIN "\"/>",
	"<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELS "\"><sheets>"
	"<sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>" };

static void
check(const struct bk_table *t)
{
	for (size_t s = 0; s < t->n; s++)
		for (size_t i = 0; i < t->sheet[s].n; i++) {
			const struct bk_row *row = &t->sheet[s].row[i];

			must(row->n > 0 && row->n <= BK_TABLE_COLUMNS);
			must(row->cell[row->n - 1].n > 0);
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_ziparchive *z = bk_ziparchive_new();
	struct bk_buf bytes = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	const char *p = (const char *)data, *end = p + n;
	struct bk_xlsxbook *book;
	struct bk_table t;

	bk_ziparchive_put(z, "_rels/.rels", BK_STR("<Relationships xmlns=\""
	    PACKAGE "\"><Relationship Id=\"w\" Type=\"" RELS
	    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
	bk_ziparchive_put(z, "xl/_rels/workbook.xml.rels", BK_STR(
	    "<Relationships xmlns=\"" PACKAGE "\">"
	    "<Relationship Id=\"s\" Type=\"" RELS "/worksheet\" Target=\""
	    "worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"" RELS
	    "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship "
	    "Id=\"y\" Type=\"" RELS "/styles\" Target=\"styles.xml\"/>"
	    "</Relationships>"));
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		const char *ff = p < end ? memchr(p, 0xff,
		    (size_t)(end - p)) : NULL;
		struct bk_str part = { p, (size_t)((ff ? ff : end) - p) };

		p = ff ? ff + 1 : end;
		bk_ziparchive_put(z, name[i], part.n ? part :
		    bk_str(plain[i]));
	}
	must(bk_ziparchive_end(z, &bytes) == NULL);
	book = bk_xlsxin_open("f", bk_buf_str(&bytes), NULL, 0, &dg);
	if (!book) {
		must(said.n > 0);
	} else {
		if (!bk_xlsxin_long(book) &&
		    bk_xlsxin_table(book, &t, 0) == 0) {
			check(&t);
			bk_table_free(&t);
		}
		bk_xlsxin_close(book);
	}
	bk_buf_free(&bytes);
	bk_buf_free(&said);
	return 0;
}
