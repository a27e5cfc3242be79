#include <stddef.h>

#include "ingest.h"
#include "log.h"
#include "roster.h"

/* In the order of --formats. */
const struct bk_format *const bk_formats[] = {
	&bk_format_log,
	&bk_format_roster,
	NULL
};
