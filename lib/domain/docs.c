#include "docs.h"

#include <string.h>

#include "msg_domain.h"

static const char *const kinds[] = { "student", "attendance", "referral",
	"case", "routine", "visit", "unplaced", "complaint", "stats",
	"confidential", "service", "programme" };

enum { NKINDS = sizeof(kinds) / sizeof(kinds[0]) };

_Static_assert((int)NKINDS <= (int)BK_DOCS_KINDS, "a count for each kind");

static int
known(const char *kind)
{
	for (int i = 0; i < NKINDS; i++)
		if (strcmp(kinds[i], kind) == 0)
			return i;
	return -1;
}

static const struct bk_doc_handler *
handler_of(const struct bk_doc_handler *h, struct bk_str kind)
{
	for (; h->kind; h++)
		if (bk_str_eq(bk_str(h->kind), kind))
			return h;
	return NULL;
}

/*
 * Does this one pass? The second line tells, where our own tools put `kind`; if
 * a person put it elsewhere, the document is kept.
 */
static bool
looks_passing(const struct bk_yaml_piece *piece,
    const struct bk_doc_handler *handlers)
{
	static const char head[] = "---\nkind: ";
	struct bk_str s = { piece->p, piece->n };
	const struct bk_doc_handler *h;
	const char *lf;

	if (!bk_str_starts(s, head))
		return false;
	s.p += sizeof(head) - 1;
	s.n -= sizeof(head) - 1;
	lf = memchr(s.p, '\n', s.n);
	if (lf)
		s.n = (size_t)(lf - s.p);
	h = handler_of(handlers, s);
	return h && h->passing;
}

static int
dispatch(const struct bk_reader *r, const struct bk_doc_handler *handlers,
    void *ctx, struct bk_node *doc, size_t left_aside[BK_DOCS_KINDS])
{
	const struct bk_doc_handler *h;
	const char *kind = bk_node_text(doc, "kind");
	int k = kind ? known(kind) : -1;

	if (doc->kind != BK_NODE_MAP) {
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, doc->line, NULL);
		return -1;
	}
	h = kind ? handler_of(handlers, bk_str(kind)) : NULL;
	if (h)
		return h->take(ctx, r, doc);
	if (k < 0) {
		bk_diag(r->dg, &bk_msg_unknown_kind, r->file, doc->line,
		    "%.40s", kind ? kind :
		    bk_diag_text(r->dg, "none given"));
		return -1;
	}
	if (left_aside[k]++ == 0)
		bk_diag(r->dg, &bk_msg_other_kind, r->file, doc->line, "%s",
		    kind);
	return 0;
}

int
bk_docs_piece(struct bk_docs_stream *at, struct bk_str text,
    const struct bk_reader *r, const struct bk_doc_handler *handlers,
    void *ctx)
{
	struct bk_yaml_stream s = { .p = text.p, .n = text.n,
		.line = at->line };
	struct bk_arena passing = BK_ARENA_INIT;
	struct bk_yaml_piece piece;
	int ret = 0;

	while (ret == 0 && bk_yamlin_next(&s, &piece)) {
		struct bk_reader one = *r;
		struct bk_node *doc;

		if (looks_passing(&piece, handlers))
			one.arena = &passing;
		doc = bk_yamlin_parse(&piece, r->file, one.arena, r->dg);
		ret = doc ? dispatch(&one, handlers, ctx, doc,
		    at->left_aside) : -1;
		bk_arena_reset(&passing);
	}
	bk_arena_free(&passing);
	at->line = s.line;
	return ret;
}

int
bk_docs_each(const char *p, size_t n, const struct bk_reader *r,
    const struct bk_doc_handler *handlers, void *ctx)
{
	struct bk_docs_stream at = BK_DOCS_STREAM_INIT;

	return bk_docs_piece(&at, (struct bk_str){ p, n }, r, handlers, ctx);
}

size_t
bk_docs_whole(const char *p, size_t n)
{
	for (size_t i = n; i-- > 4;)
		if (p[i - 4] == '\n' && memcmp(p + i - 3, "---", 3) == 0 &&
		    (p[i] == '\n' || p[i] == ' ' || p[i] == '\t' ||
		    p[i] == '\r'))
			return i - 3;
	return 0;
}

void
bk_docs_append(struct bk_buf *out, struct bk_str text)
{
	struct bk_yaml_stream s = { .line = 1 };
	struct bk_yaml_piece piece;

	if (bk_str_starts(text, "\xef\xbb\xbf")) {
		text.p += 3;
		text.n -= 3;
	}
	s.p = text.p;
	s.n = text.n;
	if (!bk_yamlin_next(&s, &piece) ||
	    !bk_str_starts((struct bk_str){ piece.p, piece.n }, "---"))
		bk_buf_puts(out, "---\n");
	bk_buf_putstr(out, text);
	if (out->n && out->p[out->n - 1] != '\n')
		bk_buf_putc(out, '\n');
}
