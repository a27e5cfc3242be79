/* The fields of a visit and of what the school knows (fields.h). */
#include "fields.h"

#include <string.h>

#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "reason.h"

/* --- texts of nodes ----------------------------------------------------- */

static const char *
take(struct bk_letter *l, struct bk_buf *b)
{
	const char *s = bk_arena_strdup(l->arena, b->p);

	bk_buf_free(b);
	return s;
}

/* A list of words, or one, as printed texts joined by commas. */
static const char *
words_of(struct bk_letter *l, const struct bk_node *n,
    const struct bk_word *table)
{
	struct bk_buf b = BK_BUF_INIT;

	if (!n)
		return NULL;
	if (n->kind == BK_NODE_TEXT)
		return bk_word_text(table, n->text, l->lang);
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		if (k->kind != BK_NODE_TEXT)
			continue;
		bk_buf_puts(&b, b.n ? ", " : "");
		bk_buf_puts(&b, bk_word_text(table, k->text, l->lang));
	}
	return take(l, &b);
}

/* Staff ids as names, joined by commas; an unknown id stands for itself. */
static const char *
people_of(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_texts *ids)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < ids->n; i++) {
		const char *name = bk_letterhead_name(bk_school_staff(
		    f->school, ids->v[i]), l->arena);

		bk_buf_puts(&b, i ? ", " : "");
		bk_buf_puts(&b, name ? name : ids->v[i]);
	}
	return take(l, &b);
}

/* --- the visit ---------------------------------------------------------- */

/* When and by whom: as it was, or as it is planned. */
struct visit {
	bk_date			 date;
	int			 start, minutes;
	const char		*visitor;	/* staff id, or NULL */
	struct bk_texts		 with;
	const struct bk_action	*action;	/* NULL: planned, or nothing */
};

static const struct bk_action *
last_of(const struct bk_case *c, enum bk_step step)
{
	for (size_t i = c->actions.n; i-- > 0;)
		if (c->actions.v[i].step == (int)step)
			return &c->actions.v[i];
	return NULL;
}

static struct visit
visit_of(const struct bk_fields *f)
{
	const struct bk_case *c = f->c;
	const struct bk_action *a = f->after ? last_of(c, BK_STEP_VISIT) :
	    NULL;
	struct visit v = { c->planned.date, c->planned.start, BK_INT_NONE,
		c->planned.visitor, c->planned.with, a };

	if (a)
		v = (struct visit){ a->date, a->start, a->minutes, a->by,
			a->with, a };
	if (!v.visitor)
		v.visitor = c->counsellor;
	return v;
}

static const char *
purpose_of(struct bk_letter *l, const struct bk_case *c,
    const struct visit *v)
{
	const struct bk_action *request = last_of(c, BK_STEP_VISIT_REQUEST);
	const struct bk_node *n = v->action ?
	    bk_node_get(v->action->node, "purpose") : NULL;

	if (!n && request)
		n = bk_node_get(request->node, "purpose");
	return words_of(l, n, bk_word_purposes);
}

static void
put_visit(struct bk_letter *l, const struct bk_fields *f,
    const struct visit *v)
{
	const struct bk_staff *p = bk_school_staff(f->school, v->visitor);
	const struct bk_node *node = v->action ? v->action->node : NULL;
	struct bk_buf b = BK_BUF_INIT;

	bk_fields_day(l, "visit_day", v->date, true);
	if (v->start != BK_INT_NONE)
		bk_phrase_time(&b, v->start,
		    bk_school_zone_abbreviation(f->school->timezone), l->lang);
	bk_letter_set(l, "visit_time", take(l, &b));
	bk_letter_set(l, "minutes", v->minutes == BK_INT_NONE ? NULL :
	    bk_arena_printf(l->arena, "%d", v->minutes));
	bk_letter_set(l, "visitor", p ? bk_letterhead_name(p, l->arena) :
	    v->visitor);
	bk_letter_set(l, "companions", people_of(l, f, &v->with));
	bk_letter_set(l, "purpose", purpose_of(l, f->c, v));
	bk_letter_set(l, "met", words_of(l, bk_node_get(node, "met"),
	    bk_fields_relations));
	bk_letter_set(l, "visit_outcome", v->action &&
	    v->action->outcome >= 0 ?
	    bk_word_outcomes[v->action->outcome].text[l->lang] : NULL);
}

/* What the visitor wrote: each field from a key of the action. */
static void
put_report(struct bk_letter *l, const struct bk_node *visit)
{
	static const struct {
		const char	*field, *in, *key;
	} keys[] = {
		{ "fact_home", "facts", "home" },
		{ "fact_learning_facilities", "facts",
		    "learning_facilities" },
		{ "fact_study_habits", "facts", "study_habits" },
		{ "fact_family", "facts", "family" },
		{ "fact_economy", "facts", "economy" },
		{ "fact_community", "facts", "community" },
		{ "fact_behaviour_at_home", "facts", "behaviour_at_home" },
		{ "impressions", NULL, "impressions" },
		{ "supporting", "factors", "supporting" },
		{ "hindering", "factors", "hindering" },
		{ "strengths", NULL, "strengths" },
		{ "guardian_response", "guardian", "response" },
		{ "guardian_input", "guardian", "input" },
		{ "conclusion", NULL, "conclusion" },
	};

	for (size_t i = 0; i < BK_NELEM(keys); i++) {
		const struct bk_node *map = keys[i].in ?
		    bk_node_get(visit, keys[i].in) : visit;

		bk_letter_set(l, keys[i].field, bk_node_text(map,
		    keys[i].key));
	}
}

/* --- the case ----------------------------------------------------------- */

static const char *
causes_of(struct bk_letter *l, const struct bk_case *c)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < c->causes.n; i++) {
		bk_buf_puts(&b, i ? ", " : "");
		bk_buf_puts(&b, bk_word_text(bk_word_causes, c->causes.v[i],
		    l->lang));
	}
	return take(l, &b);
}

static void
put_approval(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_action *a = last_of(f->c, BK_STEP_APPROVAL);
	bk_date day = a && a->outcome == BK_GRANTED ? a->date : BK_DATE_NONE;
	bk_date due = BK_DATE_NONE;
	bk_weekdays days;

	if (day != BK_DATE_NONE &&
	    bk_calendar_weekdays(bk_str(f->school->school_days), &days) == 0)
		due = bk_calendar_workday(f->calendar, days,
		    f->policy->collective_is_workday, day,
		    f->policy->visit.within_working_days);
	bk_fields_day(l, "approval_day", day, false);
	bk_fields_day(l, "service_due", due, false);
}

static void
put_standing(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_case *c = f->c;
	const struct bk_action *e = last_of(c, BK_STEP_EVALUATION);
	const struct bk_action *aid = last_of(c, BK_STEP_AID);
	struct bk_buf b = BK_BUF_INIT;

	bk_letter_set(l, "rung", bk_word_rungs[c->rung].text[l->lang]);
	bk_letter_set(l, "status",
	    bk_word_statuses[c->status].text[l->lang]);
	bk_letter_set(l, "reasons", bk_reason_list(c, l->lang, l->arena));
	bk_letter_set(l, "causes", causes_of(l, c));
	if (e && e->outcome >= 0) {
		bk_buf_printf(&b, "%s, ",
		    bk_word_outcomes[e->outcome].text[l->lang]);
		bk_phrase_date(&b, e->date, l->lang);
	}
	bk_letter_set(l, "evaluation", take(l, &b));
	bk_letter_set(l, "aid_what", aid ? bk_node_text(aid->node, "what") :
	    NULL);
	bk_letter_set(l, "aid_from", aid ? bk_node_text(aid->node, "from") :
	    NULL);
	put_approval(l, f);
}

/* --- tables ------------------------------------------------------------- */

enum head {
	H_DATE, H_STEP, H_OUTCOME, H_BY, H_NO, H_NAME, H_NIP, H_RANK, H_ROLE,
	H_WHO, H_WHAT, H_WHEN, H_RECOMMENDED, H_TO, H_SIGNATURE
};

static const struct bk_phrase heads[] = {
	[H_DATE] = { { "Tanggal", "Day" } },
	[H_STEP] = { { "Layanan", "Service" } },
	[H_OUTCOME] = { { "Hasil", "Outcome" } },
	[H_BY] = { { "Oleh", "By" } },
	[H_NO] = { { "No", "No" } },
	[H_NAME] = { { "Nama", "Name" } },
	[H_NIP] = { { "NIP", "NIP" } },
	[H_RANK] = { { "Pangkat", "Rank" } },
	[H_ROLE] = { { "Jabatan", "Role" } },
	[H_WHO] = { { "Siapa", "Who" } },
	[H_WHAT] = { { "Apa", "What" } },
	[H_WHEN] = { { "Kapan", "By when" } },
	[H_RECOMMENDED] = { { "Rekomendasi", "Recommendation" } },
	[H_TO] = { { "Kepada", "To" } },
	[H_SIGNATURE] = { { "Tanda tangan", "Signature" } },
};

static struct bk_grid *
table(struct bk_letter *l, const char *name, const enum head *columns, size_t n)
{
	struct bk_grid *g = bk_arena_alloc(l->arena, sizeof(*g));

	bk_grid_init(g, l->arena);
	for (size_t i = 0; i < n; i++) {
		bk_grid_column(g, NULL, heads[columns[i]].text[l->lang],
		    false);
		bk_grid_key(g, heads[columns[i]].text[BK_LANG_EN]);
	}
	bk_letter_grid(l, name, g);
	return g;
}

/* Room to write on, where fewer rows are known. */
static void
fill_up(struct bk_grid *g, size_t rows)
{
	while (g->nrows < rows)
		bk_grid_row(g);
}

static const char *
short_day(struct bk_letter *l, bk_date day)
{
	struct bk_buf b = BK_BUF_INIT;

	if (day != BK_DATE_NONE)
		bk_phrase_date(&b, day, l->lang);
	return take(l, &b);
}

/* What is no service to the student, or is told to nobody. */
static bool
is_listed(const struct bk_action *a)
{
	switch (a->step) {
	case BK_STEP_ADVANCE:
	case BK_STEP_NOTE:
	case BK_STEP_CONFIRM:
	case BK_STEP_CONFERENCE:
	case BK_STEP_ADVOCACY:
		return false;
	default:
		return a->step >= 0;
	}
}

static void
tries_table(struct bk_letter *l, const struct bk_fields *f)
{
	static const enum head columns[] = { H_DATE, H_STEP, H_OUTCOME, H_BY };
	struct bk_grid *g = table(l, "tries", columns, BK_NELEM(columns));

	for (size_t i = 0; i < f->c->actions.n; i++) {
		const struct bk_action *a = &f->c->actions.v[i];
		const struct bk_staff *p = bk_school_staff(f->school, a->by);
		const char **c;

		if (!is_listed(a))
			continue;
		c = bk_grid_row(g);
		c[0] = short_day(l, a->date);
		c[1] = bk_word_steps[a->step].text[l->lang];
		c[2] = a->outcome < 0 ? NULL :
		    bk_word_outcomes[a->outcome].text[l->lang];
		c[3] = p && p->name ? p->name : a->by;
	}
	fill_up(g, 1);
}

static void
put_person(struct bk_letter *l, struct bk_grid *g, const struct bk_staff *p,
    const char *id)
{
	const char **c = bk_grid_row(g);
	const char *name = bk_letterhead_name(p, l->arena);

	c[0] = bk_arena_printf(l->arena, "%zu", g->nrows);
	c[1] = name ? name : id;
	c[2] = p ? p->nip : NULL;
	c[3] = p ? p->rank : NULL;
	c[4] = p && p->role >= 0 ? bk_word_roles[p->role].text[l->lang] : NULL;
}

static void
people_table(struct bk_letter *l, const struct bk_fields *f,
    const struct visit *v)
{
	static const enum head columns[] = { H_NO, H_NAME, H_NIP, H_RANK,
		H_ROLE };
	struct bk_grid *g = table(l, "people", columns, BK_NELEM(columns));

	if (v->visitor)
		put_person(l, g, bk_school_staff(f->school, v->visitor),
		    v->visitor);
	for (size_t i = 0; i < v->with.n; i++)
		put_person(l, g, bk_school_staff(f->school, v->with.v[i]),
		    v->with.v[i]);
	fill_up(g, 2);
}

/* A day of a document in words; any other text as it stands. */
static const char *
day_text(struct bk_letter *l, const char *s)
{
	bk_date day;

	return s && bk_date_parse(bk_str(s), &day) == 0 ? short_day(l, day) :
	    s;
}

/* A table of the maps in a list of the visit. */
struct list {
	const char	*name;			/* of the table */
	const char	*in;			/* the list's key */
	size_t		 ncolumns;
	enum head	 columns[3];
	const char	*keys[3];		/* of the maps, by column */
	size_t		 rows;			/* at least, to write on */
};

/* Where the items are texts, they fill the first column. */
static void
list_table(struct bk_letter *l, const struct list *t,
    const struct bk_node *visit)
{
	struct bk_grid *g = table(l, t->name, t->columns, t->ncolumns);
	const struct bk_node *list = bk_node_get(visit, t->in);
	const struct bk_node *k = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL;

	for (; k; k = k->next) {
		const char **c = bk_grid_row(g);

		if (k->kind == BK_NODE_TEXT)
			c[0] = k->text;
		for (size_t i = 0; k->kind == BK_NODE_MAP && i < t->ncolumns;
		    i++)
			c[i] = day_text(l, bk_node_text(k, t->keys[i]));
	}
	fill_up(g, t->rows);
}

static void
put_tables(struct bk_letter *l, const struct bk_fields *f,
    const struct visit *v)
{
	static const struct list lists[] = {
		{ "commitments", "commitments", 3,
		    { H_WHO, H_WHAT, H_WHEN }, { "who", "what", "by" }, 3 },
		{ "recommendations", "recommendations", 1,
		    { H_RECOMMENDED }, { "what" }, 1 },
		{ "copies", "distributed", 2,
		    { H_TO, H_DATE }, { "to", "date" }, 2 },
	};
	static const enum head signers[] = { H_NO, H_NAME, H_ROLE,
		H_SIGNATURE };

	tries_table(l, f);
	people_table(l, f, v);
	for (size_t i = 0; i < BK_NELEM(lists); i++)
		list_table(l, &lists[i], v->action ? v->action->node : NULL);
	fill_up(table(l, "attendance_list", signers, BK_NELEM(signers)), 10);
}

void
bk_visitfields_put(struct bk_letter *l, const struct bk_fields *f)
{
	struct visit v = visit_of(f);

	put_visit(l, f, &v);
	put_report(l, v.action ? v.action->node : NULL);
	put_standing(l, f);
	put_tables(l, f, &v);
}
