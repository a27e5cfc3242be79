#include "docfiles.h"

/* Is it well-formed to its end? Reports why not. */
static bool
is_whole(const struct bk_docfiles *from, struct bk_str text, const char *file,
    const struct bk_doc_handler *handlers)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_reader r = { .file = file, .arena = &a, .dg = &quiet };
	bool whole = bk_docs_check(text.p, text.n, &r, handlers) == 0;

	r.dg = from->dg;
	if (!whole)
		bk_docs_check(text.p, text.n, &r, handlers);
	bk_arena_free(&a);
	return whole;
}

int
bk_docfiles_text(const struct bk_docfiles *from, struct bk_str text,
    const char *file, const struct bk_doc_handler *handlers, void *ctx)
{
	const struct bk_reader r = { .file = file, .arena = from->arena,
		.dg = from->dg };

	if (from->keep_going && !is_whole(from, text, file, handlers))
		return -1;
	return bk_docs_each(text.p, text.n, &r, handlers, ctx);
}

int
bk_docfiles_read(const struct bk_docfiles *from,
    const struct bk_repo_list *list, const struct bk_doc_handler *handlers,
    void *ctx)
{
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < list->n && r == 0; i++) {
		bk_buf_clear(&text);
		bk_diag_keep_going(from->dg, from->keep_going);
		r = bk_repo_read(from->repo, list->path[i], &text, from->dg);
		if (r == 0)
			r = bk_docfiles_text(from, bk_buf_str(&text),
			    bk_repo_show(from->repo, from->arena,
			    list->path[i]), handlers, ctx);
		bk_diag_keep_going(from->dg, 0);
		if (r > 0 || (r < 0 && from->keep_going))
			r = 0;
	}
	bk_buf_free(&text);
	return r;
}
