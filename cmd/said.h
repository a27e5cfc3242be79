/*
 * The Indonesian of what the commands and the library say in English beside
 * the catalogues of messages: details, their formats, the lines of a summary.
 * One table for each layer, said-LAYER.c; said-libraries.c has what comes of
 * other libraries, and what the planner also prints on paper stands in its own
 * (tell.h). `make house` holds them against the code.
 */
#ifndef BK_SAID_H
#define BK_SAID_H

#include <stddef.h>

struct bk_said {
	const char	*english;	/* as the code has it; NULL ends */
	const char	*indonesian;	/* the same conversions; in another
					   order, as %2$s */
};

extern const struct bk_said bk_said_base[], bk_said_check[], bk_said_cmd[],
    bk_said_domain[], bk_said_format[], bk_said_ingest[],
    bk_said_libraries[], bk_said_plan[], bk_said_readers[], bk_said_repo[],
    bk_said_report[], bk_said_stats[];

/* That of the English text, or the text itself. */
const char	*bk_said_indonesian(const char *english);

#endif
