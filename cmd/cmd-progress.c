#include "cmd-progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cmd.h"
#include "pace.h"

enum { INTERVAL = 200 };	/* milliseconds between two looks */

static uint64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void
bk_cmd_progress_begin(struct bk_cmd *cmd)
{
	if (cmd->quiet || !isatty(STDERR_FILENO))
		return;
	cmd->progress.begun = milliseconds();
	cmd->progress.shown = cmd->progress.begun;
}

void
bk_cmd_progress(struct bk_cmd *cmd, size_t done, size_t of)
{
	struct bk_cmd_progress *p = &cmd->progress;
	struct bk_buf b = BK_BUF_INIT;
	uint64_t now;

	if (!p->begun || (now = milliseconds()) - p->shown < INTERVAL)
		return;
	p->shown = now;
	bk_buf_printf(&b, "%s: ", cmd->about->name);
	bk_pace_text(&b, done, of, now - p->begun, cmd->diag.indonesian);
	fprintf(stderr, "\r%s%*s", b.p, p->width > (int)b.n ?
	    p->width - (int)b.n : 0, "");
	if (p->width < (int)b.n)
		p->width = (int)b.n;
	bk_buf_free(&b);
}

void
bk_cmd_progress_clear(struct bk_cmd *cmd)
{
	if (cmd->progress.width)
		fprintf(stderr, "\r%*s\r", cmd->progress.width, "");
	cmd->progress.width = 0;
}
