#include "programmefile.h"

#include "path.h"

struct reading {
	struct bk_programme	*out;
	size_t			 n;
};

static int
take(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct reading *to = ctx;

	to->n++;
	return bk_programme_read(r, doc, to->out);
}

int
bk_programmefile_read(const struct bk_docfiles *from, bk_term term,
    struct bk_programme *out)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("programme", take), BK_DOC_END
	};
	const char *path = bk_path_programme(from->arena, term);
	const struct bk_repo_list one = { &path, 1 };
	/* cppcheck-suppress ctuuninitvar ; it is filled in first */
	struct reading to = { out, 0 };

	if (bk_docfiles_read(from, &one, handlers, &to) < 0)
		return -1;
	return to.n == 0;
}
