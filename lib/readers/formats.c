#include "formats.h"

#include <string.h>

#include "chat.h"
#include "homework.h"
#include "log.h"
#include "mapfile.h"
#include "other.h"
#include "readers.h"
#include "refer.h"
#include "roster.h"
#include "unread.h"

const struct bk_format *const bk_formats[] = {
	&bk_log_format,
	&bk_sheet_format,
	&bk_totals_format,
	&bk_moodle_format,
	&bk_zoom_format,
	&bk_meet_format,
	&bk_teams_format,
	&bk_classroom_format,
	&bk_form_format,
	&bk_scan_format,
	&bk_chat_format,
	&bk_homework_format,
	&bk_refer_format,
	&bk_roster_format,
	&bk_mapread_format,
	&bk_other_format,
	&bk_unread_format,
	NULL
};

const struct bk_format *
bk_formats_find(const char *name)
{
	for (size_t i = 0; bk_formats[i]; i++)
		if (bk_formats[i]->about && strcmp(bk_formats[i]->name,
		    name) == 0)
			return bk_formats[i];
	return NULL;
}
