#include "casebefore.h"

#include <string.h>

#include "path.h"

bool
bk_casebefore_read(const struct bk_case *c, const struct bk_docfiles *from,
    struct bk_case *before)
{
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_reader r = { .file = "", .arena = from->arena,
		.dg = &quiet };
	const char *nis = c->follows ? strchr(c->follows, '/') : NULL;
	const char *path = NULL;
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root = NULL;
	bool found = false;
	bk_term term;

	if (nis && bk_term_parse((struct bk_str){ c->follows,
	    (size_t)(nis - c->follows) }, &term) == 0 && term < c->term)
		path = bk_path_case(from->arena, term, bk_str(nis + 1));
	if (path && bk_repo_read(from->repo, path, &text, &quiet) == 0 &&
	    bk_yamlin_parse_one(text.p, text.n, "", from->arena, &root,
	    &quiet) == 0 && root)
		found = bk_case_read(&r, root, before) == 0;
	bk_buf_free(&text);
	return found;
}

bk_date
bk_casebefore_reopened(const struct bk_case *c,
    const struct bk_docfiles *from)
{
	bk_date day = bk_case_reopened(c);
	struct bk_case at = *c, before;

	/* each is of an earlier term, so this comes to an end */
	while (day == BK_DATE_NONE && bk_casebefore_read(&at, from, &before)) {
		day = bk_case_reopened(&before);
		at = before;
	}
	return day;
}
