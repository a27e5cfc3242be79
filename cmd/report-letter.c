/* bk-report: the letters about cases. */
#include <string.h>

#include "casefind.h"
#include "entry.h"
#include "fields.h"
#include "ladder.h"
#include "msg_cmd.h"
#include "report-paper.h"
#include "term.h"

struct letters {
	struct bk_report	*r;
	struct bk_report_paper	 paper;
	struct bk_casefind	 find;
	int64_t			 when;		/* the appointment */
};

static const struct bk_case *
find_case(struct letters *p, const char *who)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_casefind_who w = { .term = bk_cmd_term(cmd),
		.day = BK_DATE_NONE };
	struct bk_casefile *f;
	char text[BK_TERM_SIZE];
	int r;

	w.named = bk_entry_split(who, &w.term, &w.nis);
	r = bk_casefind(&p->find, &w, &f);
	if (r > 0)
		bk_diag(&cmd->diag, &bk_msg_no_letter, NULL, 0, "%.60s in %s",
		    w.nis, bk_term_format(w.term, text));
	return r == 0 ? &f->c : NULL;
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
	result = bk_report_paper_print(&p->paper, &l);
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
		const struct bk_case *c = find_case(p, r->operands[i]);

		if (!c || print_case(p, c) < 0)
			return -1;
	}
	return 0;
}

int
bk_report_letter(struct bk_report *r)
{
	const char *name = r->type->name;
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
	if (bk_report_paper_begin(&p.paper, r, name, false) < 0)
		return -1;
	bk_casefind_begin(&p.find, &r->cmd->docs);
	result = r->noperands ? print_named(&p) : print_due(&p, wa ? BK_PHONE :
	    BK_SUMMONS);
	bk_casefind_free(&p.find);
	bk_report_paper_end(&p.paper);
	return result;
}
