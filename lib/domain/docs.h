/*
 * The stream of documents between tools: `---`, `kind:`, the rest. Each
 * document goes to the handler of its kind, in order.
 */
#ifndef BK_DOCS_H
#define BK_DOCS_H

#include "bind.h"
#include "buf.h"

struct bk_doc_handler {
	const char	*kind;
	/*
	 * Take one document; its tree and the reader's arena live as long as
	 * the caller of bk_docs_each keeps the arena. -1: reported, stop.
	 */
	int	(*take)(void *ctx, const struct bk_reader *,
		    struct bk_node *doc);
	/*
	 * There may be thousands of them, and `take` copies what is to last:
	 * tree and arena are gone when it returns.
	 */
	bool	  passing;
	/*
	 * Read the document for its form alone (bk_docs_check), of a kind that
	 * this layer does not know. NULL: as the kind is known here.
	 */
	int	(*form)(void *ctx, const struct bk_reader *,
		    struct bk_node *doc);
};

enum { BK_DOCS_KINDS = 16 };	/* handlers in one table, at most */

#define BK_DOC(kind, take)		{ kind, take, false, NULL }
#define BK_DOC_PASSING(kind, take)	{ kind, take, true, NULL }
#define BK_DOC_END			{ NULL, NULL, false, NULL }

/*
 * Read a whole stream of n bytes. The handlers end with a NULL kind. A document
 * of another kind that bk knows is left aside, reported once per kind; one of
 * no known kind is malformed. 0; or reported and -1, at the first document that
 * is malformed: what follows is not handed over.
 */
int	bk_docs_each(const char *p, size_t n, const struct bk_reader *,
	    const struct bk_doc_handler *, void *ctx);

/*
 * The same of a stream that comes in pieces, each of whole documents: its line
 * and what was left aside go on from one piece to the next.
 */
struct bk_docs_stream {
	size_t	 line;			/* that the next piece begins with */
	size_t	 left_aside[BK_DOCS_KINDS];
};

#define BK_DOCS_STREAM_INIT { .line = 1 }

int	bk_docs_piece(struct bk_docs_stream *, struct bk_str,
	    const struct bk_reader *, const struct bk_doc_handler *,
	    void *ctx);

/*
 * How many of the first n bytes are whole documents, as far as can be told: up
 * to the last line that begins a document. 0: none.
 */
size_t	bk_docs_whole(const char *p, size_t n);

/*
 * As bk_docs_each, but the documents that these handlers (each kind once) would
 * take are only read for their form: what a file holds before its fault must
 * not count if the file is to be skipped.
 */
int	bk_docs_check(const char *p, size_t n, const struct bk_reader *,
	    const struct bk_doc_handler *);

/*
 * Append a document as it stands in its file to a stream: `---` before it
 * where it has none, a line end behind.
 */
void	bk_docs_append(struct bk_buf *, struct bk_str text);

#endif
