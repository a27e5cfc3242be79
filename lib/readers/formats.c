#include "formats.h"

#include <string.h>

#include "log.h"
#include "mapfile.h"
#include "readers.h"
#include "roster.h"

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

const struct bk_format *
bk_formats_find(const char *name)
{
	for (size_t i = 0; bk_formats[i]; i++)
		if (strcmp(bk_formats[i]->name, name) == 0)
			return bk_formats[i];
	return NULL;
}
