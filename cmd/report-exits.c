/* bk-report leavers, silent, and whom the letter `nudge` goes to. */
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "exits.h"
#include "mem.h"
#include "msg_cmd.h"
#include "report-desk.h"
#include "rules.h"

/* --- who left ----------------------------------------------------------- */

struct leavers {
	struct bk_exits_leaver	*v;
	size_t			 n, cap;
};

/* Of each term those who left in it, by its roster. */
static void
take_leavers(struct bk_report *r, struct leavers *to)
{
	const struct bk_census *c = &r->gather.census;

	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		for (size_t k = 0; k < t->students.n; k++) {
			const struct bk_student *s = t->students.e[k].value;
			const char *key = bk_student_key(s);
			bk_date day = s->enrolled.to;

			if (!key || bk_gather_hides(&r->gather, key) ||
			    day == BK_DATE_NONE ||
			    day >= r->cmd->today || bk_term_of(day) !=
			    t->term)
				continue;
			BK_GROW(to->v, to->n, to->cap);
			to->v[to->n++] = (struct bk_exits_leaver){ s,
				bk_census_case_of(c, t, bk_str(key),
				    &r->cmd->arena) };
		}
	}
}

int
bk_report_leavers(struct bk_report *r)
{
	struct leavers all = { NULL, 0, 0 };
	struct bk_report_desk d;
	struct bk_grid grid;
	int result;

	if (bk_gather_repo(&r->gather) < 0)
		return -1;
	take_leavers(r, &all);
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_exits_leavers(&grid, &d.office, all.v, all.n);
	bk_letter_grid(&d.letter, "leavers", &grid);
	result = bk_report_desk_deliver(&d, "leavers", &grid);
	free(all.v);
	return result;
}

/* --- who grows silent --------------------------------------------------- */

struct silents {
	struct bk_exits_silent	*v;
	size_t			 n, cap;
};

/* Those of the term of today are meant, by its roster and recaps. */
static int
gather_term(struct bk_report *r, bk_term *term)
{
	*term = bk_cmd_term(r->cmd);
	r->gather.attendance = true;
	r->gather.keep = term;
	r->gather.nkeep = 1;
	return bk_gather_repo(&r->gather);
}

/* Already under a rule, away, or with a case in somebody's hands. */
static bool
is_quiet(struct bk_report *r, bk_term term, const struct bk_student *s,
    struct bk_exits_silent *out)
{
	const struct bk_census *census = &r->gather.census;
	const char *key = bk_student_key(s);
	const struct bk_attendance *a = key ? bk_census_find_attendance(
	    census, term, key) : NULL;
	struct bk_firing f;

	if (!a || bk_student_exempt(s, r->cmd->today) ||
	    bk_gather_hides(&r->gather, key))
		return false;
	for (size_t i = 0; i < r->gather.ncases; i++)
		if (strcmp(r->gather.cases[i]->student.nis, key) == 0 &&
		    (r->gather.cases[i]->status == BK_OPEN ||
		    r->gather.cases[i]->status == BK_REFERRED))
			return false;
	bk_rules_fire(&r->cmd->settings.policy, a, &f);
	*out = (struct bk_exits_silent){ .student = s, .attendance = a,
		.class = bk_student_class(s, r->cmd->today) };
	return f.n == 0 && bk_falling_of(a, &r->cmd->settings.policy,
	    r->cmd->today, &out->falling);
}

static void
take_silents(struct bk_report *r, bk_term term, struct silents *to)
{
	const struct bk_student **v;
	size_t n;

	v = bk_census_class(&r->gather.census, term, NULL, &r->cmd->arena,
	    &n);
	for (size_t i = 0; i < n; i++) {
		struct bk_exits_silent one;

		if (!is_quiet(r, term, v[i], &one))
			continue;
		BK_GROW(to->v, to->n, to->cap);
		to->v[to->n++] = one;
	}
}

int
bk_report_silent(struct bk_report *r)
{
	struct silents all = { NULL, 0, 0 };
	struct bk_report_desk d;
	struct bk_grid grid;
	bk_term term;
	int result;

	if (gather_term(r, &term) < 0)
		return -1;
	take_silents(r, term, &all);
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_exits_silents(&grid, &d.office, all.v, all.n);
	bk_letter_grid(&d.letter, "silent", &grid);
	result = bk_report_desk_deliver(&d, "silent", &grid);
	free(all.v);
	return result;
}

/* --- the gentle letter -------------------------------------------------- */

/*
 * A student without a case, as if there were one; its reason is the evidence.
 */
static const struct bk_case *
as_case(struct bk_report *r, bk_term term, const struct bk_exits_silent *s)
{
	struct bk_arena *a = &r->cmd->arena;
	struct bk_case *c = bk_arena_alloc(a, sizeof(*c));
	struct bk_reason *why = bk_arena_alloc(a, sizeof(*why));

	bk_bind_clear(bk_case_binds, c);
	bk_bind_clear(bk_case_reason_binds, why);
	why->to = s->falling.to;
	c->term = term;
	c->id = bk_case_id(a, term, bk_student_key(s->student));
	c->student = (struct bk_case_student){ bk_student_key(s->student),
		s->student->name, s->class, NULL };
	c->status = BK_OPEN;
	c->rung = BK_PHONE;
	c->reasons.v = why;
	c->reasons.n = 1;
	return c;
}

/* Has the family been written to about this evidence already? */
static bool
is_written(const struct bk_book *book, const struct bk_case *c)
{
	const struct bk_outgoing_letter l = { .type = "nudge",
		.cases = &c, .n = 1 };

	return bk_book_find(book, &l) != NULL;
}

/* Is this student named, or is no student named at all? */
static bool
is_meant(const struct bk_report *r, const struct bk_case *c)
{
	for (int i = 0; i < r->noperands; i++)
		if (strcmp(r->operands[i], c->student.nis) == 0 ||
		    strcmp(r->operands[i], c->id) == 0)
			return true;
	return r->noperands == 0;
}

static int
check_named(struct bk_report *r, const struct bk_case *const *v,
    size_t n)
{
	for (int i = 0; i < r->noperands; i++) {
		const char *slash = strchr(r->operands[i], '/');
		const struct bk_case named = { .id = r->operands[i],
			.student = { .nis = slash ? slash + 1 :
			    r->operands[i] } };
		size_t k = 0;

		if (bk_gather_refuses(&r->gather, &named))
			return -1;
		while (k < n && strcmp(r->operands[i], v[k]->student.nis) !=
		    0 && strcmp(r->operands[i], v[k]->id) != 0)
			k++;
		if (k == n) {
			bk_diag(&r->cmd->diag, &bk_msg_not_falling, NULL, 0,
			    "%.60s", r->operands[i]);
			return -1;
		}
	}
	return 0;
}

int
bk_report_nudge_cases(struct bk_report *r, const struct bk_case ***out,
    size_t *n)
{
	struct silents all = { NULL, 0, 0 };
	struct bk_book book;
	bk_term term;
	int result;

	if (gather_term(r, &term) < 0 ||
	    bk_book_read(&book, &r->cmd->docs, NULL) < 0)
		return -1;
	take_silents(r, term, &all);
	*out = bk_arena_alloc(&r->cmd->arena, (all.n + 1) * sizeof(**out));
	*n = 0;
	for (size_t i = 0; i < all.n; i++) {
		const struct bk_case *c = as_case(r, term, &all.v[i]);

		if (is_meant(r, c) && (r->noperands || !is_written(&book,
		    c)))
			(*out)[(*n)++] = c;
	}
	result = check_named(r, *out, *n);
	bk_book_free(&book);
	free(all.v);
	return result;
}
