/* What a command says on stderr, and what it says as a comment on stdout. */
#include "cmd.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd-progress.h"
#include "cmd-say.h"
#include "map.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_cmd.h"
#include "said.h"

enum { FLOOD = 200 };		/* lines of one message before it is cut */

struct bk_cmd_flood {
	struct bk_map	seen;	/* message id -> how many, in the pointer */
	/* where the number of the last message is, while the map is as large */
	const struct bk_msg *last;
	int64_t		*number;
	size_t		 size;
};

static void
print_line(struct bk_cmd *cmd, const char *text)
{
	bk_cmd_progress_clear(cmd);
	fprintf(stderr, "%s: %s\n", cmd->about->name, text);
}

/* How many of that message there were; its place in the map. */
static int64_t *
number_of(struct bk_cmd_flood *f, const struct bk_msg *msg)
{
	if (f->last != msg || f->size != f->seen.n) {
		f->number = bk_map_number_at(&f->seen, bk_str(msg->id));
		f->last = msg;
		f->size = f->seen.n;
	}
	return f->number;
}

static bool
is_of_interest(const struct bk_cmd *cmd, const struct bk_msg *msg)
{
	return !((msg->grade == BK_VERBOSE && !cmd->verbose) ||
	    (msg->grade == BK_NOTE && cmd->quiet));
}

/* Is this message one too many of its kind, or one that nobody asked for? */
static bool
shows(void *ctx, const struct bk_msg *msg)
{
	struct bk_cmd *cmd = ctx;

	return is_of_interest(cmd, msg) && (cmd->verbose ||
	    *number_of(cmd->flood, msg) < FLOOD);
}

static void
skip(void *ctx, const struct bk_msg *msg)
{
	struct bk_cmd *cmd = ctx;

	cmd->failed_late |= cmd->recorded && msg->grade == BK_ERROR;
	if (is_of_interest(cmd, msg))
		++*number_of(cmd->flood, msg);
}

/* Show a message. */
static void
emit(void *ctx, const struct bk_msg *msg, const char *text)
{
	skip(ctx, msg);
	print_line(ctx, text);
}

/* The first of these that says something, as POSIX orders them. */
static const char *
first_said(const char *const *names)
{
	for (; *names; names++) {
		const char *said = getenv(*names);

		if (said && *said)
			return said;
	}
	return "";
}

/* Is it id, id_ID.UTF-8, id@euro: of that language? */
static bool
is_of(const char *locale, const char *lang)
{
	size_t n = strlen(lang);

	return strncmp(locale, lang, n) == 0 && !isalnum(
	    (unsigned char)locale[n]);
}

/*
 * By the names alone: the locale need not exist here, and what else it would
 * change (the point of a decimal) is not wanted.
 */
static bool
reads_indonesian(void)
{
	static const char *const locale[] = { "LC_ALL", "LC_MESSAGES", "LANG",
		NULL };
	const char *lang = getenv("BK_LANG");

	return is_of(lang && *lang ? lang : first_said(locale), "id");
}

int
bk_cmd_say_lang(struct bk_cmd *cmd)
{
	const char *lang = getenv("BK_LANG");

	if (!lang || !*lang || is_of(lang, "id") || is_of(lang, "en"))
		return 0;
	return bk_cmd_usage(cmd, "BK_LANG '%.40s': id or en", lang);
}

void
bk_cmd_say_begin(struct bk_cmd *cmd)
{
	cmd->diag = (struct bk_diag){ .emit = emit, .shows = shows,
	    .skip = skip, .ctx = cmd, .indonesian =
	    reads_indonesian() ? bk_said_indonesian : NULL };
	cmd->flood = bk_xcalloc(1, sizeof(*cmd->flood));
}

/* Say which messages occurred more often than they were shown. */
static void
say_cut(struct bk_cmd *cmd)
{
	const struct bk_map *m = &cmd->flood->seen;

	for (size_t i = 0; i < m->n && !cmd->verbose; i++) {
		int64_t n = m->e[i].number;

		if (n > FLOOD)
			bk_diag(&cmd->diag, &bk_msg_more_like_it, NULL, 0,
			    "%lld (%.*s)", (long long)(n - FLOOD),
			    (int)m->e[i].key.n, m->e[i].key.p);
	}
}

void
bk_cmd_say_end(struct bk_cmd *cmd)
{
	say_cut(cmd);
	bk_map_free(&cmd->flood->seen);
	free(cmd->flood);
	cmd->flood = NULL;
}

int
bk_cmd_usage(struct bk_cmd *cmd, const char *fmt, ...)
{
	va_list ap;
	char *line;

	fmt = bk_diag_text(&cmd->diag, fmt);
	va_start(ap, fmt);
	if (vasprintf(&line, fmt, ap) < 0)
		line = NULL;
	va_end(ap);
	bk_diag(&cmd->diag, &bk_msg_usage, NULL, 0, "%s",
	    line ? line : fmt);
	free(line);
	return -1;
}

void
bk_cmd_sum(struct bk_cmd *cmd, const char *fmt, ...)
{
	va_list ap;

	fmt = bk_diag_text(&cmd->diag, fmt);
	va_start(ap, fmt);
	bk_buf_vprintf(&cmd->summary, fmt, ap);
	va_end(ap);
}

void
bk_cmd_comment(struct bk_cmd *cmd, struct bk_str text)
{
	while (text.n > 0) {
		const char *nl = memchr(text.p, '\n', text.n);
		size_t n = nl ? (size_t)(nl - text.p) + 1 : text.n;

		bk_buf_puts(&cmd->out, "# ");
		bk_buf_add(&cmd->out, text.p, n);
		text.p += n;
		text.n -= n;
	}
}
