#include "foreign.h"

#include <stddef.h>

#include "htmlin.h"
#include "mem.h"
#include "sheetml.h"

enum { LOOKED_AT = 64 * 1024 };

static const struct {
	const char	*magic;
	const char	*what;
} known[] = {
	{ "%PDF-", "a PDF; export it as .xlsx or CSV" },
	{ "{\\rtf", "a text document; save its table as .xlsx or CSV" },
	{ "\x89PNG", "a picture; export it as .xlsx or CSV" },
	{ "\xff\xd8\xff", "a picture; export it as .xlsx or CSV" },
	{ "GIF8", "a picture; export it as .xlsx or CSV" },
	{ "Rar!", "an archive; unpack it" },
	{ "7z\xbc\xaf", "an archive; unpack it" },
};

/* A tag of a table: <tr, <td, <th, <row, <cell in either case. */
static bool
opens_row(struct bk_str s)
{
	static const char *const tags[] = { "<tr", "<td", "<th", "<row",
		"<cell" };

	for (size_t i = 0; i < BK_NELEM(tags); i++) {
		struct bk_str tag = bk_str(tags[i]);

		if (s.n > tag.n && bk_str_ieq((struct bk_str){ s.p, tag.n },
		    tag))
			return true;
	}
	return false;
}

/*
 * XML of another kind than those that are read: a tag first, and a table's
 * tags in it.
 */
static bool
is_page(struct bk_str s)
{
	if (bk_str_starts(s, "\xef\xbb\xbf")) {
		s.p += 3;
		s.n -= 3;
	}
	s = bk_str_trim((struct bk_str){ s.p, s.n < LOOKED_AT ? s.n :
	    LOOKED_AT });
	if (s.n == 0 || s.p[0] != '<' || bk_htmlin_is(s) || bk_sheetml_is(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '<' && opens_row((struct bk_str){ s.p + i,
		    s.n - i }))
			return true;
	return false;
}

/* An OpenDocument file as one text (.fods). */
static bool
is_flat_document(struct bk_str s)
{
	return bk_str_starts(bk_str_trim(s), "<?xml") && memmem(s.p, s.n <
	    LOOKED_AT ? s.n : LOOKED_AT, "<office:document", 16);
}

const char *
bk_foreign(struct bk_str s)
{
	if (is_flat_document(s))
		return "an OpenDocument file; "
		    "open it in a spreadsheet program and save it as .xlsx";
	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (bk_str_starts(s, known[i].magic))
			return known[i].what;
	return is_page(s) ? "XML in the name of a workbook; "
	    "open it in a spreadsheet program and save it as .xlsx" : NULL;
}
