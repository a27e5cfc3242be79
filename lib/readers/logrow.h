/*
 * A row of a sheet that is a log, where it is not read in blocks (log.c);
 * nobody else's.
 */
#ifndef BK_LOGROW_H
#define BK_LOGROW_H

#include "logapply.h"

/*
 * Enter row i as it is shown, since a day merged over several rows belongs to
 * each of them; or reject it, which is reported.
 */
void	bk_log_row(struct bk_log *, const struct bk_sheet *, size_t i);

#endif
