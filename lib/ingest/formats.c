#include <stddef.h>

#include "ingest.h"
#include "log.h"
#include "mapfile.h"
#include "readers.h"
#include "roster.h"

/* In the order of --formats. */
const struct bk_format *const bk_formats[] = {
	&bk_format_log,
	&bk_format_sheet,
	&bk_format_totals,
	&bk_format_moodle,
	&bk_format_zoom,
	&bk_format_meet,
	&bk_format_teams,
	&bk_format_classroom,
	&bk_format_form,
	&bk_format_roster,
	&bk_format_map,
	NULL
};
