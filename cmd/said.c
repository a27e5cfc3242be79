#include "said.h"

#include <string.h>

#include "mem.h"
#include "tell.h"

const char *
bk_said_indonesian(const char *english)
{
	static const struct bk_said *const tables[] = { bk_said_base,
		bk_said_check, bk_said_cmd, bk_said_domain, bk_said_format,
		bk_said_ingest, bk_said_plan, bk_said_readers, bk_said_repo,
		bk_said_report, bk_said_stats, bk_said_libraries };

	for (size_t i = 0; i < BK_NELEM(tables); i++)
		for (const struct bk_said *s = tables[i]; s->english; s++)
			if (strcmp(s->english, english) == 0)
				return s->indonesian;
	return bk_tell(english, BK_LANG_ID);
}
