/* bk-report promises: what was promised, and is not done yet. */
#include <string.h>

#include "book.h"
#include "msg_cmd.h"
#include "promises.h"
#include "register.h"
#include "report-desk.h"

/* --- gathering ---------------------------------------------------------- */

/* 0; 1 where its decisions are encrypted; or reported, -1. */
static int
take_case(struct bk_report *r, const struct bk_case *c,
    struct bk_promises *all)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_case closed;
	int got;

	bk_promise_of_case(all, c, &cmd->settings.policy);
	if (!bk_promise_had_conference(c))
		return 0;
	got = bk_register_closed(&cmd->repo, c, &closed, &cmd->arena,
	    &cmd->diag);
	if (got == 0)
		bk_promise_of_closed(all, c, &closed);
	return got;
}

static int
take_letters(struct bk_report *r, struct bk_promises *all)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_book book;

	if (bk_book_read(&book, &cmd->docs, NULL) < 0)
		return -1;
	for (size_t i = 0; i < book.n; i++)
		for (size_t k = 0; k < r->gather.ncases; k++)
			bk_promise_of_letter(all, &book.v[i],
			    r->gather.cases[k], &cmd->settings.policy);
	bk_book_free(&book);
	return 0;
}

/* Those made on routine visits, which are no cases and do not become any. */
static void
take_routines(struct bk_report *r, struct bk_promises *all)
{
	struct bk_gather *g = &r->gather;
	size_t ncases = g->ncases;

	bk_gather_join_routines(g);
	for (size_t i = ncases; i < g->ncases; i++) {
		struct bk_case *c = bk_arena_dup(&r->cmd->arena, g->cases[i],
		    1, sizeof(*c));

		c->id = bk_case_id(&r->cmd->arena, c->term, c->student.nis);
		bk_promise_of_routine(all, c);
	}
	g->ncases = ncases;
}

int
bk_report_promises_load(struct bk_report *r, struct bk_promises *all)
{
	struct bk_gather *g = &r->gather;
	size_t unread = 0;

	*all = (struct bk_promises){ .arena = &r->cmd->arena };
	for (size_t i = 0; i < g->ncases; i++) {
		int got = take_case(r, g->cases[i], all);

		if (got < 0)
			return -1;
		unread += got > 0;
	}
	take_routines(r, all);
	for (size_t i = 0; i < g->ncomplaints; i++)
		bk_promise_of_complaint(all, g->complaints[i],
		    &r->cmd->settings.policy);
	if (take_letters(r, all) < 0)
		return -1;
	if (unread)
		bk_diag(&r->cmd->diag, &bk_msg_closed_unread, NULL, 0, "%zu",
		    unread);
	bk_promise_sort(all);
	return 0;
}

/* --- whose -------------------------------------------------------------- */

const char *
bk_report_counsellor(const struct bk_report *r, const struct bk_case *c)
{
	const struct bk_staff *p;

	if (c->counsellor)
		return c->counsellor;
	p = bk_school_counsellor(&r->cmd->settings.school, c->student.class);
	return p ? p->id : "";
}

static int
check_staff(const struct bk_report *r, const char *option, const char *id)
{
	const struct bk_school *s = &r->cmd->settings.school;
	const struct bk_staff *near;

	if (!id || bk_school_staff(s, id))
		return 0;
	near = bk_school_staff_near(s, id);
	return bk_cmd_usage(r->cmd, near ?
	    "%s '%s': no such id in the staff of school.yaml "
	    "(did you mean %s?)" :
	    "%s '%s': no such id in the staff of school.yaml", option, id,
	    near ? near->id : NULL);
}

int
bk_report_check_counsellor(const struct bk_report *r)
{
	return check_staff(r, "--counsellor", r->counsellor);
}

int
bk_report_check_mentor(const struct bk_report *r)
{
	return check_staff(r, "--mentor", r->mentor);
}

void
bk_report_promises_narrow(const struct bk_report *r, struct bk_promises *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!r->counsellor || !all->v[i].c || strcmp(r->counsellor,
		    bk_report_counsellor(r, all->v[i].c)) == 0)
			all->v[n++] = all->v[i];
	all->n = n;
}

/* --- the paper ---------------------------------------------------------- */

int
bk_report_promises(struct bk_report *r)
{
	struct bk_promises all;
	struct bk_report_desk d;
	struct bk_grid grid;

	r->gather.routine = true;
	if (bk_report_check_counsellor(r) < 0 ||
	    bk_gather_repo(&r->gather) < 0 ||
	    bk_report_promises_load(r, &all) < 0)
		return -1;
	bk_report_promises_narrow(r, &all);
	bk_report_desk_open(&d, r);
	d.office.names = true;		/* it is a list to work with */
	bk_promises_table(&grid, &d.office, &all, r->cmd->today);
	bk_letter_grid(&d.letter, "promises", &grid);
	return bk_report_desk_deliver(&d, "promises", &grid);
}
