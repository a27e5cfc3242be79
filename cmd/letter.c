/* bk-report: the letters about cases. */
#include <string.h>

#include "casefile.h"
#include "entry.h"
#include "fields.h"
#include "ladder.h"
#include "msg_cmd.h"
#include "paper.h"
#include "term.h"

struct letters {
	struct bk_report	*r;
	struct bk_paper		 paper;
	int64_t			 when;		/* the appointment */
};

/* --- finding cases ------------------------------------------------------ */

static const struct bk_case *
case_at(struct bk_report *r, bk_term term, const char *nis)
{
	struct bk_cmd *cmd = r->cmd;
	const char *path = bk_path_case(&cmd->arena, term, bk_str(nis));
	struct bk_casefile *f = bk_arena_alloc(&cmd->arena, sizeof(*f));

	if (!path || bk_casefile_read(f, &cmd->repo, path, &cmd->arena,
	    &cmd->diag) != 0)
		return NULL;
	bk_casefile_discard(f);
	return &f->c;
}

/* An open case of an earlier term, not carried over yet. */
static const struct bk_case *
earlier_case(struct bk_report *r, const char *nis)
{
	struct bk_casefiles all = { .by_id = BK_MAP_INIT };
	const struct bk_case *c = NULL;
	struct bk_casefile *f;
	bk_term term = 0;

	if (bk_casefiles_read(&all, &r->cmd->repo, 0, true, &r->cmd->arena,
	    &r->cmd->diag) == 0 && (f = bk_casefiles_open(&all, nis)))
		term = f->c.term;
	bk_casefiles_free(&all);
	if (term)
		c = case_at(r, term, nis);
	return c;
}

static const struct bk_case *
find_case(struct bk_report *r, const char *who)
{
	struct bk_cmd *cmd = r->cmd;
	bk_term term = bk_cmd_term(cmd);
	const char *nis;
	bool named = bk_entry_split(who, &term, &nis);
	const struct bk_case *c = case_at(r, term, nis);
	char text[BK_TERM_SIZE];

	if (!c && !named && bk_diag_status(&cmd->diag) < 2)
		c = earlier_case(r, nis);
	if (!c && bk_diag_status(&cmd->diag) < 2)
		bk_diag(&cmd->diag, &bk_msg_no_letter, NULL, 0, "%.60s in %s",
		    nis, bk_term_format(term, text));
	return c;
}

/* --- printing ----------------------------------------------------------- */

static int
print_case(struct letters *p, const struct bk_case *c)
{
	struct bk_report *r = p->r;
	struct bk_cmd *cmd = r->cmd;
	struct bk_fields f = { .school = &cmd->settings.school,
		.policy = &cmd->settings.policy,
		.calendar = &cmd->settings.calendar, .today = cmd->today,
		.c = c, .number = r->number, .place = r->place,
		.when = p->when, .after = p->paper.form->after };
	struct bk_letter l;
	int result;

	if (bk_gather_roster(&r->gather, c->term) < 0)
		return -1;
	f.student = bk_census_find_student(&r->gather.census, c->term,
	    c->student.nis);
	bk_letter_init(&l, cmd->lang, &cmd->arena);
	bk_fields_school(&l, &f);
	bk_fields_case(&l, &f);
	bk_visitfields_put(&l, &f);
	result = bk_paper_print(&p->paper, &l);
	bk_letter_free(&l);
	return result;
}

/* Without operands: the open cases that this letter is the next step of. */
static int
print_due(struct letters *p, enum bk_rung rung)
{
	struct bk_gather *g = &p->r->gather;

	if (bk_gather_repo(g) < 0)
		return -1;
	for (size_t i = 0; i < g->ncases; i++) {
		const struct bk_case *c = g->cases[i];

		if (c->status == BK_OPEN && c->rung == (int)rung &&
		    bk_ladder_success(c) == BK_DATE_NONE &&
		    print_case(p, c) < 0)
			return -1;
	}
	return 0;
}

static int
print_named(struct letters *p)
{
	struct bk_report *r = p->r;

	for (int i = 0; i < r->noperands; i++) {
		const struct bk_case *c = find_case(r, r->operands[i]);

		if (!c || print_case(p, c) < 0)
			return -1;
	}
	return 0;
}

int
bk_report_letter(struct bk_report *r)
{
	const char *name = r->operands[-1];
	bool summons = strcmp(name, "summons") == 0;
	bool wa = strcmp(name, "wa") == 0;
	struct letters p = { .r = r, .when = BK_STAMP_NONE };
	int result;

	if (summons && r->student)
		name = "summons-student";
	if (r->noperands == 0 && !summons && !wa)
		return bk_cmd_usage(r->cmd, "%s: of which case? (a NIS, or "
		    "an id as 2020-2021-1/10234)", name);
	if (r->when && bk_bind_stamp(bk_str(r->when), &p.when) < 0)
		return bk_cmd_usage(r->cmd, "--when '%s': as "
		    "2020-10-05T09:00", r->when);
	if (bk_paper_begin(&p.paper, r, name, false) < 0)
		return -1;
	result = r->noperands ? print_named(&p) : print_due(&p, wa ? BK_PHONE :
	    BK_SUMMONS);
	bk_paper_end(&p.paper);
	return result;
}
