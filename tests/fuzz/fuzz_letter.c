/*
 * Any bytes as the template of a letter, and as the text of a Word template:
 * printed in each form, or refused with a word.
 */
#include <string.h>

#include "fuzz.h"
#include "letter.h"
#include "ziparchive.h"

static void
as_letter(struct bk_letter *l, const char *text)
{
	struct bk_buf said = BK_BUF_INIT, out = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);

	if (bk_letter_html(&out, l, text, "f", &dg) < 0)
		must(said.n > 0);
	bk_buf_clear(&out);
	if (bk_letter_text(&out, l, text, "f", &dg) < 0)
		must(said.n > 0);
	bk_buf_free(&out);
	bk_buf_free(&said);
}

/* The bytes are the body of word/document.xml. */
static void
as_docx(struct bk_letter *l, struct bk_str body)
{
	static const char head[] = "<w:document xmlns:w=\"http://schemas."
	    "openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
	struct bk_buf part = BK_BUF_INIT, docx = BK_BUF_INIT,
	    said = BK_BUF_INIT, out = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_ziparchive *z = bk_ziparchive_new();

	bk_buf_puts(&part, head);
	bk_buf_putstr(&part, body);
	bk_buf_puts(&part, "</w:body></w:document>");
	bk_ziparchive_put(z, "[Content_Types].xml", BK_STR("<Types xmlns=\""
	    "http://schemas.openxmlformats.org/package/2006/content-types\">"
	    "<Override PartName=\"/word/document.xml\" ContentType=\""
	    "application/vnd.openxmlformats-officedocument.wordprocessingml."
	    "document.main+xml\"/></Types>"));
	bk_ziparchive_put(z, "_rels/.rels", BK_STR("<Relationships xmlns=\""
	    "http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/"
	    "officeDocument/2006/relationships/officeDocument\" Target=\""
	    "word/document.xml\"/></Relationships>"));
	bk_ziparchive_put(z, "word/document.xml", bk_buf_str(&part));
	must(bk_ziparchive_end(z, &docx) == NULL);
	if (bk_letter_docx(&out, l, bk_buf_str(&docx), "f", &dg) < 0)
		must(said.n > 0);
	bk_buf_free(&part);
	bk_buf_free(&docx);
	bk_buf_free(&out);
	bk_buf_free(&said);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_letter l;
	const char *text = bk_arena_strndup(&a, (const char *)data, n);

	bk_letter_init(&l, BK_LANG_ID, &a);
	bk_letter_set(&l, "name", "Ani <b> & \"C\"");
	bk_letter_set(&l, "class", "");
	as_letter(&l, text);
	as_docx(&l, (struct bk_str){ (const char *)data, n });
	bk_letter_free(&l);
	bk_arena_free(&a);
	return 0;
}
