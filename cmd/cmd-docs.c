/* The documents that a command is given: files, or stdin. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd-progress.h"
#include "cmd.h"
#include "io.h"
#include "msg_base.h"
#include "msg_cmd.h"

/* As much of a stream of documents as is read: 8,100 recaps are 12 MB. */
static const size_t stream_max = (size_t)512 << 20;

enum { PIECE = 1 << 17 };	/* as is read at a time */

/* "-" as it is called in messages. */
static const char *
shown_file(const char *path)
{
	return strcmp(path, "-") == 0 ? "stdin" : path;
}

/* Hand over the complete documents at the front; the rest stays. */
static int
docs_of_piece(struct bk_docs_stream *at, struct bk_buf *text, size_t whole,
    const struct bk_reader *r, const struct bk_doc_handler *handlers,
    void *ctx)
{
	int result = bk_docs_piece(at, (struct bk_str){ text->p, whole }, r,
	    handlers, ctx);

	memmove(text->p, text->p + whole, text->n - whole);
	bk_buf_truncate(text, text->n - whole);
	return result;
}

/* Of a file; a pipe's nobody knows: 0. */
static size_t
size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ?
	    (size_t)st.st_size : 0;
}

/* Document by document, as they come: a stream may be larger than memory. */
static int
docs_of_stream(struct bk_cmd *cmd, int fd, const char *file,
    const struct bk_doc_handler *handlers, void *ctx)
{
	const struct bk_reader r = { .file = file, .arena = cmd->docs.arena,
		.dg = &cmd->diag };
	struct bk_docs_stream at = BK_DOCS_STREAM_INIT;
	struct bk_buf text = BK_BUF_INIT;
	size_t all = 0, of = size_of(fd), want = PIECE, whole;
	int n = 1, result = 0;

	bk_cmd_progress_begin(cmd);
	while (result == 0 && n > 0) {
		n = bk_io_read_some(fd, file, (size_t)PIECE, &text,
		    &cmd->diag);
		all += n > 0 ? (size_t)n : 0;
		bk_cmd_progress(cmd, all, of);
		if (all > stream_max) {
			bk_diag(&cmd->diag, &bk_msg_too_large, file, 0,
			    "more than %zu bytes", stream_max);
			n = -1;
		}
		if (n < 0)
			result = -1;
		if (result < 0 || (n > 0 && text.n < want))
			continue;
		whole = n ? bk_docs_whole(text.p, text.n) : text.n;
		want = whole ? (size_t)PIECE : 2 * text.n;
		if (whole)
			result = docs_of_piece(&at, &text, whole, &r,
			    handlers, ctx);
	}
	bk_buf_free(&text);
	return result;
}

static int
docs_as_they_come(struct bk_cmd *cmd, const char *path,
    const struct bk_doc_handler *handlers, void *ctx)
{
	int fd = STDIN_FILENO, r;

	if (strcmp(path, "-") != 0)
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		bk_diag_errno(&cmd->diag, &bk_msg_cannot_read, path, errno);
		return -1;
	}
	r = docs_of_stream(cmd, fd, shown_file(path), handlers, ctx);
	if (fd != STDIN_FILENO)
		close(fd);
	return r;
}

static int
docs_of_file(struct bk_cmd *cmd, const char *path,
    const struct bk_doc_handler *handlers, void *ctx)
{
	struct bk_buf text = BK_BUF_INIT;
	int r;

	if (!cmd->keep_going)	/* else a file counts where it is sound */
		return docs_as_they_come(cmd, path, handlers, ctx);
	r = bk_io_read(path, stream_max, &text, &cmd->diag);
	if (r == 0)
		r = bk_docfiles_text(&cmd->docs, bk_buf_str(&text),
		    shown_file(path), handlers, ctx);
	bk_buf_free(&text);
	return r;
}

void
bk_cmd_say_bare(struct bk_cmd *cmd, bk_term term)
{
	char text[BK_TERM_SIZE];

	bk_diag(&cmd->diag, &bk_msg_term_bare, NULL, 0, "%s",
	    bk_term_format(term, text));
}

int
bk_cmd_docs(struct bk_cmd *cmd, char **files, int n, bool only_named,
    const struct bk_doc_handler *handlers, void *ctx)
{
	char dash[] = "-", *standard[] = { dash };

	if (n == 0 && only_named)
		return 0;
	if (n == 0) {
		files = standard;
		n = 1;
	}
	for (int i = 0; i < n; i++) {
		int r;

		bk_diag_keep_going(&cmd->diag, cmd->keep_going);
		r = docs_of_file(cmd, files[i], handlers, ctx);
		bk_diag_keep_going(&cmd->diag, 0);
		if (r < 0 && !cmd->keep_going)
			return -1;
		if (r < 0)
			bk_diag(&cmd->diag, &bk_msg_skipped,
			    shown_file(files[i]), 0, NULL);
	}
	return 0;
}
