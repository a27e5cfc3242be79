/*
 * bk-check over what is kept for longer than the policy says, after a student
 * left [PRIVACY, art. 42-45] (surveypart.h). Who left when, the rosters say:
 * they are read once more, and only where something is old enough.
 */
#include <stdlib.h>
#include <string.h>

#include "leavers.h"
#include "mem.h"
#include "msg_check.h"
#include "surveypart.h"

struct bk_survey_kept {
	const char	*file;		/* as messages call it */
	const char	*key;
	bk_date		 left;
	int		 years;
	size_t		 line;
};

/* What a file holds of those who are due. */
struct due {
	const struct bk_survey_kept	*first;
	size_t				 n, of;
	bk_date				 until;	/* the earliest */
};

static int
years_of(const struct bk_survey *s, enum bk_survey_keeping keeping)
{
	const struct bk_retention_policy *p = &s->settings.policy.retention;

	return keeping == BK_SURVEY_ATTENDANCE ? p->attendance_years :
	    p->case_years;
}

/* Is the last day to keep it over? None is past all that is written. */
static bool
is_over(const struct bk_survey *s, bk_date left, int years, bk_date *until)
{
	*until = bk_date_months(left, 12 * years);
	return *until != BK_DATE_NONE && *until < s->check.today;
}

void
bk_survey_keep(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const struct bk_survey_someone *who)
{
	int years = years_of(s, who->keeping);
	struct bk_survey_kept *last = s->nkept ? &s->kept[s->nkept - 1] : NULL;
	const char *file;
	bk_date until;

	/* Who was there in a term left on its first day or later. */
	if (!at->area || s->check.form_only || !who->key || !*who->key ||
	    years < 0 || years > 100 ||
	    !is_over(s, bk_term_first(who->term), years, &until))
		return;
	file = last && strcmp(last->file, r->file) == 0 ? last->file :
	    bk_arena_strdup(s->arena, r->file);
	BK_GROW(s->kept, s->nkept, s->kept_cap);
	s->kept[s->nkept++] = (struct bk_survey_kept){ file,
		bk_arena_strdup(s->arena, who->key), who->left, years, 1 };
}

static void
say(struct bk_survey *s, const struct due *d)
{
	char day[BK_DATE_SIZE];

	if (d->n == 0)
		return;
	bk_date_format(d->until, day);
	if (d->of == 1)
		bk_diag(s->dg, &bk_msg_check_kept, d->first->file,
		    d->first->line, "until %s", day);
	else
		bk_diag(s->dg, &bk_msg_check_kept, d->first->file,
		    d->first->line, "of %zu students %zu, the first until %s",
		    d->of, d->n, day);
}

int
bk_survey_check_kept(struct bk_survey *s)
{
	struct bk_diag quiet = { .emit = NULL };
	/* What is wrong in a roster was said, where it was judged. */
	const struct bk_docfiles from = { s->repo, s->arena,
		s->all ? &quiet : s->dg, false };
	struct bk_rosters rosters = { .from = &from };
	struct bk_leavers l = { &rosters, &s->settings.school,
		s->check.today, NULL, 0, 0 };
	struct due d = { NULL, 0, 0, BK_DATE_NONE };
	int r = 0;

	for (size_t i = 0; i < s->nkept && r >= 0; i++) {
		const struct bk_survey_kept *k = &s->kept[i];
		bk_date left, until;

		if (!d.first || k->file != d.first->file) {
			say(s, &d);
			d = (struct due){ k, 0, 0, BK_DATE_NONE };
		}
		d.of++;
		r = bk_leavers_day(&l, k->key, k->left, &left);
		if (r <= 0 || !is_over(s, left, k->years, &until))
			continue;
		if (d.n++ == 0 || until < d.until)
			d.until = until;
	}
	if (r >= 0)
		say(s, &d);
	bk_leavers_free(&l);
	bk_rosters_free(&rosters);
	return r < 0 ? -1 : 0;
}
