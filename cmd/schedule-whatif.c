/* bk-schedule: what another plan would be. */
#include <string.h>

#include "clock.h"
#include "msg_schedule.h"
#include "schedule.h"
#include "tell.h"
#include "whatif.h"

int
bk_schedule_suppose(struct bk_schedule *w)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_whatif what = { &cmd->settings.school,
		&cmd->settings.policy, &w->students, &w->cases, &cmd->today,
		&cmd->arena, &cmd->diag };

	for (size_t i = 0; i < w->what_if.n; i++) {
		const char *why = bk_whatif(&what, w->what_if.v[i]);

		if (!why)
			continue;
		bk_diag(&cmd->diag, &bk_msg_what_if, NULL, 0, "'%.60s': %s",
		    w->what_if.v[i], bk_diag_text(&cmd->diag, why));
		return -1;
	}
	w->world.today = cmd->today;
	return bk_schedule_check_policy(w);
}

static void
put_when(struct bk_buf *b, const struct bk_visit *v, enum bk_lang lang)
{
	char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];

	if (!v || v->date == BK_DATE_NONE) {
		bk_buf_puts(b, bk_tell(v ? "unplaced" : "no visit", lang));
		return;
	}
	bk_buf_printf(b, "%s %s ", bk_date_format(v->date, day),
	    bk_clock_format(v->start, hour));
	if (v->with.n)
		bk_buf_printf(b, bk_tell("%s with %s", lang), v->visitor,
		    v->with.v[0]);
	else
		bk_buf_puts(b, v->visitor);
}

/* The same visit in another plan, or NULL. */
static const struct bk_visit *
twin_of(const struct bk_visit *v, const struct bk_plan *in)
{
	return bk_schedule_visit(in, v->case_id ? v->case_id : v->routine,
	    !v->case_id);
}

/*
 * The line of a visit that the change moves, or gives other people; of one that
 * is in one plan alone, the other is NULL.
 */
static void
put_changed(struct bk_schedule *w, const struct bk_visit *now,
    const struct bk_visit *then, enum bk_lang lang, struct bk_buf *b)
{
	const struct bk_visit *v = now ? now : then;
	const char *of = v->case_id ? v->case_id : bk_arena_printf(
	    &w->cmd->arena, "%s %s", bk_tell("routine", lang), v->routine);
	struct bk_buf is = BK_BUF_INIT, was = BK_BUF_INIT;

	put_when(&is, now, lang);
	put_when(&was, then, lang);
	if (strcmp(is.p, was.p) != 0)
		bk_buf_printf(b, bk_tell(then ? "  %s: %s, not %s\n" :
		    "  %s: %s, and none without it\n", lang), of, is.p,
		    was.p);
	bk_buf_free(&is);
	bk_buf_free(&was);
}

void
bk_schedule_compare(struct bk_schedule *w, enum bk_lang lang, struct bk_buf *b)
{
	size_t placed = w->plan.n - w->plan.nunplaced;

	bk_buf_puts(b, bk_tell("what if", lang));
	for (size_t i = 0; i < w->what_if.n; i++)
		bk_buf_printf(b, "%s %s", i ? "," : "", w->what_if.v[i]);
	bk_buf_printf(b, bk_tell(placed == 1 ?
	    ": %zu visit and %zu unplaced, not %zu and %zu\n" :
	    ": %zu visits and %zu unplaced, not %zu and %zu\n", lang),
	    placed, w->plan.nunplaced, w->before.n - w->before.nunplaced,
	    w->before.nunplaced);
	for (size_t i = 0; i < w->plan.n; i++)
		put_changed(w, &w->plan.v[i], twin_of(&w->plan.v[i],
		    &w->before), lang, b);
	for (size_t i = 0; i < w->before.n; i++)
		if (!twin_of(&w->before.v[i], &w->plan))
			put_changed(w, NULL, &w->before.v[i], lang, b);
}
