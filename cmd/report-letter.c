/* bk-report: the letters about cases. */
#include <stdlib.h>
#include <string.h>

#include "casefind.h"
#include "chronology.h"
#include "entry.h"
#include "fields.h"
#include "ladder.h"
#include "leavers.h"
#include "mem.h"
#include "msg_cmd.h"
#include "ready.h"
#include "register.h"
#include "report-number.h"
#include "report-paper.h"
#include "report-parts.h"
#include "term.h"
#include "walink.h"

struct letters {
	struct bk_report	*r;
	struct bk_report_paper	 paper;
	struct bk_report_numbers numbers;
	struct bk_casefind	 find;
	int64_t			 when;		/* the appointment */
	struct bk_fields	*v;		/* of each case */
	size_t			 n, cap;
	const struct bk_report_part *part[BK_REPORT_PARTS_MAX];
	size_t			 nparts;
};

/* --- finding cases ------------------------------------------------------ */

/* The papers of a visit are made for a student without a case too. */
static bool
of_visit(const struct letters *p)
{
	const char *form = p->part[0]->form;

	return strncmp(form, "visit-", 6) == 0 ||
	    strcmp(form, "consent") == 0 || strcmp(form, "assignment") == 0 ||
	    strcmp(form, "service-plan") == 0;
}

static const struct bk_case *
find_case(struct letters *p, const char *who)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_casefind_who w = { .term = bk_cmd_term(cmd),
		.day = BK_DATE_NONE };
	const struct bk_case *c = NULL;
	struct bk_casefile *f;
	char text[BK_TERM_SIZE];
	const char *near;
	int r;

	w.named = bk_entry_split(who, &w.term, &w.nis);
	r = bk_casefind(&p->find, &w, &f);
	if (r == 0)
		return &f->c;
	if (r > 0 && of_visit(p))
		c = bk_report_routine_case(p->r, w.term, w.nis);
	if (r > 0 && !c && bk_diag_status(&cmd->diag) < 2) {
		near = bk_casefind_near(&p->find, &w);
		bk_diag(&cmd->diag, &bk_msg_no_letter, NULL, 0, near ?
		    "%.60s in %s (did you mean %s?)" : "%.60s in %s", w.nis,
		    bk_term_format(w.term, text), near);
	}
	return c;
}

/* --- what a case is printed with ---------------------------------------- */

/* The day of the last conference; BK_DATE_NONE: none was held. */
static bk_date
held_on(const struct bk_fields *f)
{
	bk_date day = BK_DATE_NONE;

	for (size_t i = 0; i < f->c->actions.n; i++)
		if (f->c->actions.v[i].step == BK_STEP_CONFERENCE &&
		    f->c->actions.v[i].date <= f->today)
			day = f->c->actions.v[i].date;
	return day;
}

static int
add_case(struct letters *p, const struct bk_case *c)
{
	struct bk_report *r = p->r;
	struct bk_cmd *cmd = r->cmd;
	struct bk_fields f = { .school = &cmd->settings.school,
		.policy = &cmd->settings.policy,
		.calendar = &cmd->settings.calendar, .today = cmd->today,
		.minute = bk_report_hour(p->r, p->when), .c = c,
		.place = r->place, .when = p->when, .facts = r->facts };
	struct bk_case *closed = bk_arena_alloc(&cmd->arena, sizeof(*closed));

	if (bk_gather_roster(&r->gather, c->term) < 0)
		return -1;
	f.student = bk_census_find_student(&r->gather.census, c->term,
	    c->student.nis);
	for (size_t i = 0; i < p->nparts; i++) {
		if (!p->part[i]->closed)
			continue;
		if (bk_register_opened(&cmd->repo, c, closed, &cmd->arena,
		    &cmd->diag) < 0)
			return -1;
		f.closed = closed;
	}
	if (r->facts)
		f.attendance = bk_census_find_attendance(&r->gather.census,
		    c->term, c->student.nis);
	if (strcmp(p->part[0]->form, "chronology") == 0 &&
	    bk_casefind_before(&p->find, c, &f.before, &f.nbefore) < 0)
		return -1;
	BK_GROW(p->v, p->n, p->cap);
	p->v[p->n++] = f;
	return 0;
}

/* --- who left ----------------------------------------------------------- */

/*
 * No letter but about what happened goes to whom left [FIELD 3.17]: 1, 0;
 * reported and -1.
 */
static int
has_left(struct letters *p, const struct bk_case *c)
{
	struct bk_cmd *cmd = p->r->cmd;
	size_t past = p->r->model ? p->nparts : 0;
	const char *why;

	for (size_t i = 0; i < p->nparts && !p->r->model; i++)
		past += p->part[i]->past;
	return past == p->nparts ? 0 : bk_leavers_judge(
	    &p->r->gather.rosters, &cmd->settings.school, c, cmd->today,
	    &why);
}

/* --- printing ----------------------------------------------------------- */

static void
fill_letter(struct letters *p, struct bk_letter *l, const struct bk_fields *f)
{
	bk_letter_init(l, p->r->cmd->lang, &p->r->cmd->arena);
	bk_fields_school(l, f);
	bk_fields_case(l, f);
	bk_visitfields_put(l, f);
	bk_actionfields_put(l, f);
	bk_tablefields_put(l, f);
	bk_chronology_put(l, f);
	bk_letter_set(l, "wa_link", NULL);
}

static int
print_fields(struct letters *p, const struct bk_fields *f)
{
	struct bk_letter l;
	int result;

	fill_letter(p, &l, f);
	result = bk_report_paper_print(&p->paper, &l, f->nmore ||
	    p->r->model ? NULL : f->c->id);
	bk_letter_free(&l);
	return result;
}

/* The message alone, one paragraph per line: what the link carries. */
static const char *
message_text(struct letters *p, struct bk_letter *l)
{
	struct bk_buf text = BK_BUF_INIT;
	const char *phone = bk_map_get(&l->fields, BK_STR("guardian_phone"));
	char *s = NULL, *end;

	bk_letter_set(l, "guardian_phone", NULL);
	if (bk_letter_text(&text, l, p->paper.template, p->paper.file,
	    &p->r->cmd->diag) == 0)
		s = bk_arena_strdup(&p->r->cmd->arena, text.p);
	bk_buf_free(&text);
	bk_letter_set(l, "guardian_phone", phone);
	for (char *q = s; q && *q; q++)
		if (*q == '\n' && q[1] != '\n' && (q == s || q[-1] != '\n'))
			*q = ' ';
	for (end = s ? s + strlen(s) : NULL; end > s && (end[-1] == ' ' ||
	    end[-1] == '\n');)
		*--end = '\0';
	return s;
}

/* A message for each living guardian with a telephone [LETTERS 19]. */
static int
print_message(struct letters *p, const struct bk_fields *f)
{
	const struct bk_student *s = f->student;
	size_t printed = 0;

	for (size_t i = 0; s && i < s->guardians.n; i++) {
		struct bk_fields one = *f;
		struct bk_letter l;
		const char *text;
		int r;

		one.guardian = &s->guardians.v[i];
		if (one.guardian->deceased || !one.guardian->phone)
			continue;
		fill_letter(p, &l, &one);
		text = message_text(p, &l);
		if (text)
			bk_letter_set(&l, "wa_link", bk_walink(
			    &p->r->cmd->arena, one.guardian->phone, text));
		r = text ? bk_report_paper_print(&p->paper, &l, f->c->id) :
		    -1;
		bk_letter_free(&l);
		if (r < 0)
			return -1;
		printed++;
	}
	return printed ? 0 : print_fields(p, f);
}

/* Whom the book names as addressee: never the student. */
static const char *
addressee(const struct bk_report_part *part, const struct bk_fields *f)
{
	const struct bk_guardian *g = f->student ?
	    bk_student_guardian(f->student) : NULL;
	const char *to = NULL;
	bool id = bk_school_lang(f->school) == BK_LANG_ID;

	if (part->home)
		return g ? g->name : NULL;
	if (strcmp(part->form, "visit-request") == 0 ||
	    strcmp(part->form, "conference-request") == 0)
		return id ? "Kepala Sekolah" : "the principal";
	for (size_t i = f->c->actions.n; strcmp(part->form, "referral-out") ==
	    0 && !to && i-- > 0;)
		if (f->c->actions.v[i].step == BK_STEP_REFERRAL &&
		    f->c->actions.v[i].outcome < 0)
			to = bk_node_text(f->c->actions.v[i].node, "to");
	return to;
}

/* Give the letter its number and day, then print it. */
static int
print_letter(struct letters *p, const struct bk_report_part *part,
    struct bk_fields *f, size_t n)
{
	const struct bk_case **cases = bk_arena_alloc(&p->r->cmd->arena,
	    (n + 1) * sizeof(*cases));
	struct bk_outgoing_letter letter = { .type = part->form,
		.cases = cases, .n = n };
	struct bk_fields one = *f;
	struct bk_report_given given;

	for (size_t i = 0; i < n; i++)
		cases[i] = f[i].c;
	/* of a conference that was held there is what went out before it */
	letter.over = part->before && !f->anew && held_on(f) != BK_DATE_NONE;
	if (part->numbered) {
		if (bk_report_number(&p->numbers, &letter, addressee(part, f),
		    &given) < 0)
			return -1;
		if (letter.over && !given.number)
			return 0;
		one.number = given.number;
		one.invitation = given.number;
		one.today = given.date;
	} else {
		one.number = p->r->number;
	}
	one.after = p->paper.form->after;
	one.met = p->paper.form->met;
	if (n > 1) {
		one.more = f;
		one.nmore = n;
	}
	return strcmp(part->form, "wa") == 0 ? print_message(p, &one) :
	    print_fields(p, &one);
}

static int
print_part(struct letters *p, const struct bk_report_part *part,
    struct bk_fields *f, size_t n)
{
	if (bk_report_paper_use(&p->paper, part->form) < 0)
		return -1;
	return print_letter(p, part, f, n);
}

/*
 * A conference after the one that was held: its day is given, or a letter of it
 * went out.
 */
static bool
is_anew(const struct letters *p, const struct bk_fields *f)
{
	const bk_date held = held_on(f);

	if (held == BK_DATE_NONE)
		return false;
	if (p->when != BK_STAMP_NONE && (bk_date)(p->when / 1440) > held)
		return true;
	for (size_t i = 0; i < p->nparts; i++) {
		const struct bk_outgoing_letter letter = {
			.type = p->part[i]->form, .cases = &f->c, .n = 1 };

		if (p->part[i]->before && bk_book_find(&p->numbers.book,
		    &letter))
			return true;
	}
	return false;
}

/* A letter about all, or for each case each part. */
static int
print_all(struct letters *p)
{
	if (p->nparts == 1 && p->part[0]->joined && p->n > 1)
		return print_part(p, p->part[0], p->v, p->n);
	for (size_t i = 0; i < p->n; i++) {
		p->v[i].anew = is_anew(p, &p->v[i]);
		for (size_t k = 0; k < p->nparts; k++)
			if (print_part(p, p->part[k], &p->v[i], 1) < 0)
				return -1;
	}
	return 0;
}

/* --- what is asked for -------------------------------------------------- */

/*
 * Without operands: the open cases that this letter is the next step of; a
 * message also announces a planned visit. With --day, those that are visited
 * on it.
 */
static bool
is_due(const struct letters *p, const struct bk_case *c, bk_date day)
{
	enum bk_rung rung = strcmp(p->part[0]->form, "wa") == 0 ? BK_PHONE :
	    BK_SUMMONS;

	if (c->status != BK_OPEN)
		return false;
	if (day != BK_DATE_NONE)
		return bk_ready_planned(c,
		    &p->r->cmd->settings.policy)->date == day;
	return c->rung == (int)rung &&
	    bk_ladder_success(c) == BK_DATE_NONE;
}

/* The routine visits that are planned for the day. */
static int
take_routines(struct letters *p, bk_date day)
{
	const struct bk_map *terms = &p->r->gather.census.terms;

	for (size_t i = 0; i < terms->n; i++) {
		const struct bk_census_term *t = terms->e[i].value;

		for (size_t k = 0; k < t->routines.n; k++) {
			const struct bk_case *planned =
			    t->routines.e[k].value, *c;

			if (bk_ready_planned(planned,
			    &p->r->cmd->settings.policy)->date != day ||
			    !planned->student.nis || bk_gather_hides(
			    &p->r->gather, planned->student.nis))
				continue;
			c = bk_report_routine_case(p->r, t->term,
			    planned->student.nis);
			if (c && has_left(p, c) == 0 && add_case(p, c) < 0)
				return -1;
			if (bk_diag_status(&p->r->cmd->diag) == 2)
				return -1;
		}
	}
	return 0;
}

static int
planned_cmp(const void *a, const void *b)
{
	const struct bk_case *x = ((const struct bk_fields *)a)->c;
	const struct bk_case *y = ((const struct bk_fields *)b)->c;

	if (x->planned.start != y->planned.start)
		return x->planned.start < y->planned.start ? -1 : 1;
	return strcmp(x->id, y->id);
}

/*
 * Those that are due, without suggestions that nobody has looked at and without
 * students who left [FIELD 3.16, 3.17]: their number is reported.
 */
static int
take_due(struct letters *p, bk_date day)
{
	struct bk_gather *g = &p->r->gather;
	struct bk_diag *dg = &p->r->cmd->diag;
	size_t suggested = 0, left = 0;
	int r;

	g->routine = day != BK_DATE_NONE;
	r = bk_gather_repo(g);
	for (size_t i = 0; i < g->ncases && r >= 0; i++) {
		const struct bk_case *c = g->cases[i];

		if (!is_due(p, c, day))
			continue;
		r = has_left(p, c);
		left += r > 0;
		if (r != 0)
			continue;
		if (bk_case_suggested(c))
			suggested++;
		else
			r = add_case(p, c);
	}
	if (suggested)
		bk_diag(dg, &bk_msg_letters_waiting, NULL, 0, "%zu",
		    suggested);
	if (left)
		bk_diag(dg, &bk_msg_letters_left, NULL, 0, "%zu", left);
	if (r >= 0 && day != BK_DATE_NONE)
		r = take_routines(p, day);
	if (day != BK_DATE_NONE && p->n) /* the order they are visited in */
		qsort(p->v, p->n, sizeof(*p->v), planned_cmp);
	return r < 0 ? -1 : 0;
}

static int
take_named(struct letters *p)
{
	struct bk_report *r = p->r;

	if (r->facts) {
		r->gather.attendance = true;
		if (bk_gather_repo(&r->gather) < 0)
			return -1;
	}
	for (int i = 0; i < r->noperands; i++) {
		const struct bk_case *c = find_case(p, r->operands[i]);

		int left = c ? has_left(p, c) : -1;

		if (left > 0)
			bk_diag(&r->cmd->diag, &bk_msg_letter_left, NULL, 0,
			    "%.60s", c->id);
		if (left || bk_gather_refuses(&r->gather, c) ||
		    add_case(p, c) < 0)
			return -1;
	}
	return 0;
}

/* Of no case: fields stand as {field}, to be edited. */
static int
take_model(struct letters *p)
{
	struct bk_case *c = bk_arena_alloc(&p->r->cmd->arena, sizeof(*c));

	bk_bind_clear(bk_case_binds, c);
	c->id = "";
	c->term = bk_cmd_term(p->r->cmd);
	c->rung = BK_PHONE;
	c->status = BK_OPEN;
	c->student.nis = "";
	return add_case(p, c);
}

/* With their attendance, always: it is what the letter tells. */
static int
take_silent(struct letters *p)
{
	const struct bk_case **v;
	size_t n = 0, i = 0;

	p->r->facts = true;
	if (bk_report_nudge_cases(p->r, &v, &n) < 0)
		return -1;
	while (i < n && add_case(p, v[i]) == 0)
		i++;
	return i < n ? -1 : 0;
}

static int
take_cases(struct letters *p, bk_date day)
{
	if (p->r->model)
		return take_model(p);
	if (strcmp(p->part[0]->form, "nudge") == 0)
		return take_silent(p);
	return p->r->noperands ? take_named(p) : take_due(p, day);
}

static int
make_letters(struct letters *p, bk_date day)
{
	struct bk_report *r = p->r;
	int result;

	if (bk_report_paper_begin(&p->paper, r, p->part[0]->form, false) < 0)
		return -1;
	bk_casefind_begin(&p->find, &r->cmd->docs);
	result = take_cases(p, day);
	if (result == 0 && p->n == 0)
		bk_diag(&r->cmd->diag, &bk_msg_letters_none, NULL, 0, NULL);
	if (result == 0)
		result = bk_report_number_begin(&p->numbers, r);
	if (result == 0) {
		result = bk_report_paper_end(&p->paper, print_all(p));
		result = bk_report_number_end(&p->numbers, result == 0);
	}
	bk_casefind_free(&p->find);
	free(p->v);
	return result;
}

int
bk_report_letter(struct bk_report *r)
{
	const char *name = r->type->name;
	bool summons = strcmp(name, "summons") == 0;
	struct letters p = { .r = r, .when = BK_STAMP_NONE };
	bk_date day = BK_DATE_NONE;

	p.nparts = bk_report_parts(summons && r->student ? "summons-student" :
	    name, p.part);
	if (r->day && bk_date_parse(bk_str(r->day), &day) < 0)
		return bk_cmd_usage(r->cmd, "--day '%s': as 2020-10-06",
		    r->day);
	if (r->day && r->noperands)
		return bk_cmd_usage(r->cmd, "--day names the cases: give no "
		    "other");
	if (r->noperands == 0 && !summons && strcmp(name, "wa") != 0 &&
	    strcmp(name, "nudge") != 0 && day == BK_DATE_NONE && !r->model)
		return bk_cmd_usage(r->cmd, "%s: of which case? (a NIS, or "
		    "an id as 2020-2021-1/10234)", name);
	if (r->model && p.nparts > 1 && !bk_report_directory(r))
		return bk_cmd_usage(r->cmd, "--template of %s is several "
		    "files: give -o DIR/", name);
	if (r->when && bk_bind_stamp(bk_str(r->when), &p.when) < 0)
		return bk_cmd_usage(r->cmd, "--when '%s': as "
		    "2020-10-05T09:00", r->when);
	return make_letters(&p, day);
}
