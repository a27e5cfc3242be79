/* The documents that a command is given: files, or stdin. */
#include <string.h>

#include "cmd.h"
#include "io.h"
#include "msg_cmd.h"

/* As much of a stream of documents as is read: 8,100 recaps are 12 MB. */
static const size_t stream_max = (size_t)512 << 20;

/* "-" as it is called in messages. */
static const char *
shown_file(const char *path)
{
	return strcmp(path, "-") == 0 ? "stdin" : path;
}

static int
docs_of_file(struct bk_cmd *cmd, const char *path,
    const struct bk_doc_handler *handlers, void *ctx)
{
	struct bk_buf text = BK_BUF_INIT;
	int r;

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
