/* Personal data in a text, said at its line (surveypart.h). */
#include "msg_check.h"
#include "personal.h"
#include "surveypart.h"

struct search {
	struct bk_survey	*s;
	struct bk_str		 text;
	const char		*shown;
	size_t			 at, line, said;
};

static void
found(void *ctx, size_t offset)
{
	struct search *in = ctx;

	for (; in->at < offset; in->at++)
		in->line += in->text.p[in->at] == '\n';
	if (in->said == in->line)
		return;
	in->said = in->line;
	bk_diag(in->s->dg, &bk_msg_check_personal, in->shown, in->line,
	    NULL);
}

void
bk_survey_search(struct bk_survey *s, const struct bk_personal *who,
    struct bk_str text, bool title, const char *shown)
{
	struct search in = { s, text, shown, 0, 1, 0 };

	bk_personal_each(who, text, title ? BK_PERSONAL_TITLE :
	    BK_PERSONAL_PROSE, found, &in);
}
