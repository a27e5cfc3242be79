/* Between cmd.c and cmd-say.c alone: the life of a command's messages. */
#ifndef BK_CMD_SAY_H
#define BK_CMD_SAY_H

struct bk_cmd;

/* From now on, whatever cmd->diag is told goes to stderr. */
void	bk_cmd_say_begin(struct bk_cmd *);

/* 0, or -1: BK_LANG names no language of the messages; said. */
int	bk_cmd_say_lang(struct bk_cmd *);

/* Say what was held back, and let go; nothing may be said afterwards. */
void	bk_cmd_say_end(struct bk_cmd *);

#endif
