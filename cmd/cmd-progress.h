/* How far long work is: one line of stderr, on a terminal alone. */
#ifndef BK_CMD_PROGRESS_H
#define BK_CMD_PROGRESS_H

#include <stddef.h>

struct bk_cmd;

/* Work begins anew, with a file: the clock of its rate too. */
void	bk_cmd_progress_begin(struct bk_cmd *);

/*
 * So many bytes are done, of so many (0: nobody knows). Shown in place, a few
 * times a second; nothing with -q, or where stderr is no terminal.
 */
void	bk_cmd_progress(struct bk_cmd *, size_t done, size_t of);

/* Take it away, before something else is said. */
void	bk_cmd_progress_clear(struct bk_cmd *);

#endif
