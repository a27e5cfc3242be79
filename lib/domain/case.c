#include "case.h"

#include <string.h>

#include "clock.h"
#include "msg_domain.h"
#include "term.h"
#include "yamlout.h"

static const struct bk_bind student_binds[] = {
	BK_BIND_REQUIRED("nis", ID, struct bk_case_student, nis),
	BK_BIND("name", TEXT, struct bk_case_student, name),
	BK_BIND("class", TEXT, struct bk_case_student, class),
	BK_BIND("grade", TEXT, struct bk_case_student, grade),
	BK_BIND_END
};

const struct bk_bind bk_case_reason_binds[] = {
	BK_BIND_WORD("rule", struct bk_reason, rule, bk_word_rules),
	BK_BIND("activity", NUM, struct bk_reason, activity),
	BK_BIND("present", INT, struct bk_reason, present),
	BK_BIND("late", INT, struct bk_reason, late),
	BK_BIND("sessions", INT, struct bk_reason, sessions),
	BK_BIND("due", INT, struct bk_reason, due),
	BK_BIND("submitted", INT, struct bk_reason, submitted),
	BK_BIND("run", INT, struct bk_reason, run),
	BK_BIND("absent", INT, struct bk_reason, absent),
	BK_BIND("days", INT, struct bk_reason, days),
	BK_BIND("from", DATE, struct bk_reason, from),
	BK_BIND("to", DATE, struct bk_reason, to),
	BK_BIND("date", DATE, struct bk_reason, date),
	BK_BIND("by", NAME, struct bk_reason, by),
	BK_BIND("note", NAME, struct bk_reason, note),
	BK_BIND("causes", TEXTS, struct bk_reason, causes),
	BK_BIND_SELF(struct bk_reason, node),
	BK_BIND_END
};

static const struct bk_bind carried_binds[] = {
	BK_BIND("worked", BOOL, struct bk_carried, worked),
	BK_BIND("success", DATE, struct bk_carried, success),
	BK_BIND("reopened", DATE, struct bk_carried, reopened),
	BK_BIND_WORD("rung", struct bk_carried, rung, bk_word_rungs),
	BK_BIND_END
};

const struct bk_bind bk_case_planned_binds[] = {
	BK_BIND("date", DATE, struct bk_planned, date),
	BK_BIND("start", TIME, struct bk_planned, start),
	BK_BIND("end", TIME, struct bk_planned, end),
	BK_BIND("visitor", NAME, struct bk_planned, visitor),
	BK_BIND("with", TEXTS, struct bk_planned, with),
	BK_BIND_SELF(struct bk_planned, node),
	BK_BIND_END
};

const struct bk_bind bk_case_action_binds[] = {
	BK_BIND_REQUIRED("date", DATE, struct bk_action, date),
	BK_BIND_WORD("step", struct bk_action, step, bk_word_steps),
	BK_BIND_WORD("outcome", struct bk_action, outcome, bk_word_outcomes),
	BK_BIND("by", NAME, struct bk_action, by),
	BK_BIND("with", TEXTS, struct bk_action, with),
	BK_BIND("start", TIME, struct bk_action, start),
	BK_BIND("minutes", INT, struct bk_action, minutes),
	BK_BIND("note", NAME, struct bk_action, note),
	BK_BIND_SELF(struct bk_action, node),
	BK_BIND_REST,
	/* The report of a visit [U]: kept as it was written. */
	BK_BIND_KEY("called_off"), BK_BIND_KEY("moved_to"),
	BK_BIND_KEY("met"),
	BK_BIND_KEY("purpose"),
	BK_BIND_KEY("recommended_by"),	/* of a visit request */
	BK_BIND_KEY("facts"),
	BK_BIND_KEY("impressions"),
	BK_BIND_KEY("factors"),
	BK_BIND_KEY("strengths"),
	BK_BIND_KEY("guardian"),
	BK_BIND_KEY("commitments"),
	BK_BIND_KEY("conclusion"),
	BK_BIND_KEY("recommendations"),
	BK_BIND_KEY("distributed"),
	BK_BIND_KEY("attachments"),
	BK_BIND_KEY("revisit"),		/* the day to come again */
	BK_BIND_KEY("promise"),		/* which one was kept or broken */
	/* Of an evaluation. */
	BK_BIND_KEY("process"),
	BK_BIND_KEY("completeness"),
	BK_BIND_KEY("commitment"),
	BK_BIND_KEY("use_of_data"),
	BK_BIND_KEY("unmet_needs"),
	BK_BIND_KEY("ability"),
	BK_BIND_KEY("change"),
	BK_BIND_KEY("follow_up"),
	/* Of aid, of a referral. */
	BK_BIND_KEY("to"),
	BK_BIND_KEY("items"),
	BK_BIND_KEY("item"),
	BK_BIND_KEY("condition"),
	BK_BIND_KEY("given"),
	BK_BIND_KEY("back_by"),
	BK_BIND_KEY("returned"),
	BK_BIND_KEY("what"),
	BK_BIND_KEY("from"),
	BK_BIND_KEY("reason"),
	BK_BIND_KEY("help"),
	BK_BIND_KEY("consent"),
	/* Of a conference, of advocacy. */
	BK_BIND_KEY("place"),
	BK_BIND_KEY("participants"),
	BK_BIND_KEY("problem"),
	BK_BIND_KEY("tried"),
	BK_BIND_KEY("roles"),
	BK_BIND_KEY("decisions"),
	BK_BIND_KEY("monitoring"),
	BK_BIND_KEY("mode"),
	BK_BIND_KEY("form"),
	BK_BIND_KEY("aim"),
	BK_BIND_KEY("steps"),
	BK_BIND_KEY("result"),
	BK_BIND_KEY("evaluation"),
	/* Of a request, of a summons. */
	BK_BIND_KEY("letter"),
	BK_BIND_KEY("causes"),
	BK_BIND_END
};

const struct bk_bind bk_case_binds[] = {
	BK_BIND("version", INT, struct bk_case, version),
	BK_BIND_REQUIRED("id", NAME, struct bk_case, id),
	BK_BIND_REQUIRED("term", TERM, struct bk_case, term),
	BK_BIND_STRUCT("student", struct bk_case, student, student_binds),
	BK_BIND("counsellor", NAME, struct bk_case, counsellor),
	BK_BIND("opened", DATE, struct bk_case, opened),
	{ "status", BK_TYPE_WORD, offsetof(struct bk_case, status),
	    bk_word_statuses, NULL, 0, true },
	{ "rung", BK_TYPE_WORD, offsetof(struct bk_case, rung), bk_word_rungs,
	    NULL, 0, true },
	BK_BIND("due", DATE, struct bk_case, due),
	BK_BIND("follows", NAME, struct bk_case, follows),
	BK_BIND_STRUCT("carried", struct bk_case, carried, carried_binds),
	BK_BIND_STRUCTS("reasons", struct bk_case, reasons,
	    bk_case_reason_binds),
	BK_BIND("causes", TEXTS, struct bk_case, causes),
	BK_BIND_STRUCT("planned", struct bk_case, planned,
	    bk_case_planned_binds),
	BK_BIND_STRUCTS("actions", struct bk_case, actions,
	    bk_case_action_binds),
	BK_BIND_SELF(struct bk_case, node),
	BK_BIND_END
};

int
bk_case_read_routine(const struct bk_reader *r, struct bk_node *n,
    struct bk_case *out)
{
	static const struct bk_bind binds[] = {
		BK_BIND("nis", ID, struct bk_case, student.nis),
		BK_BIND_STRUCT("planned", struct bk_case, planned,
		    bk_case_planned_binds),
		BK_BIND_STRUCTS("actions", struct bk_case, actions,
		    bk_case_action_binds),
		BK_BIND_END
	};

	bk_bind_clear(bk_case_binds, out);
	out->promises.v = NULL;
	out->promises.n = 0;
	return bk_bind_load(r, binds, n, out);
}

int
bk_case_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_case *out)
{
	struct bk_case c;

	if (bk_bind_read(r, bk_case_binds, n, &c) < 0)
		return -1;
	c.promises.v = NULL;
	c.promises.n = 0;
	if (!c.student.nis) {
		bk_diag(r->dg, &bk_msg_missing_key, r->file, n->line,
		    "student");
		return -1;
	}
	*out = c;
	return 0;
}

char *
bk_case_id(struct bk_arena *a, bk_term term, const char *nis)
{
	char t[BK_TERM_SIZE];

	return bk_arena_printf(a, "%s/%s", bk_term_format(term, t), nis);
}

/* --- trees of what a case is made of ------------------------------------ */

static void
put_plain(struct bk_arena *a, struct bk_node *map, const char *key,
    const char *text)
{
	if (text)
		bk_node_put(a, map, key, bk_node_plain(a, text));
}

/* A staff id may look like a number: it stays a text. */
static void
put_word(struct bk_arena *a, struct bk_node *map, const char *key,
    const char *text)
{
	if (text)
		bk_node_put(a, map, key, bk_node_word(a, text));
}

static void
put_quoted(struct bk_arena *a, struct bk_node *map, const char *key,
    const char *text)
{
	if (text)
		bk_node_put(a, map, key, bk_node_quoted(a, text));
}

static void
put_date(struct bk_arena *a, struct bk_node *map, const char *key, bk_date d)
{
	char text[BK_DATE_SIZE];

	if (d != BK_DATE_NONE)
		put_plain(a, map, key, bk_date_format(d, text));
}

static void
put_time(struct bk_arena *a, struct bk_node *map, const char *key,
    int minutes)
{
	char text[BK_CLOCK_SIZE];

	if (minutes != BK_INT_NONE)
		put_quoted(a, map, key, bk_clock_format(minutes, text));
}

static void
put_int(struct bk_arena *a, struct bk_node *map, const char *key, int n)
{
	if (n != BK_INT_NONE)
		put_plain(a, map, key, bk_arena_printf(a, "%d", n));
}

static void
put_num(struct bk_arena *a, struct bk_node *map, const char *key, double v)
{
	struct bk_buf b = BK_BUF_INIT;

	if (isnan(v))
		return;
	bk_buf_putpercent(&b, v);
	put_plain(a, map, key, b.p);
	bk_buf_free(&b);
}

static void
put_words(struct bk_arena *a, struct bk_node *map, const char *key,
    const struct bk_texts *t)
{
	struct bk_node *list;

	if (t->n == 0)
		return;
	list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
	for (size_t i = 0; i < t->n; i++)
		bk_node_add(list, bk_node_word(a, t->v[i]));
	bk_node_put(a, map, key, list);
}

static struct bk_node *
reason_node(const struct bk_reason *r, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);

	put_plain(a, m, "rule", r->rule < 0 ? NULL : bk_word_rules[r->rule].id);
	put_num(a, m, "activity", r->activity);
	put_int(a, m, "present", r->present);
	put_int(a, m, "late", r->late);
	put_int(a, m, "sessions", r->sessions);
	put_int(a, m, "due", r->due);
	put_int(a, m, "submitted", r->submitted);
	put_int(a, m, "run", r->run);
	put_int(a, m, "absent", r->absent);
	put_int(a, m, "days", r->days);
	put_date(a, m, "from", r->from);
	put_date(a, m, "to", r->to);
	put_date(a, m, "date", r->date);
	put_word(a, m, "by", r->by);
	put_quoted(a, m, "note", r->note);
	put_words(a, m, "causes", &r->causes);
	return m;
}

struct bk_node *
bk_case_action_node(const struct bk_action *act, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);

	put_date(a, m, "date", act->date);
	put_plain(a, m, "step", bk_word_steps[act->step].id);
	put_plain(a, m, "outcome", act->outcome < 0 ? NULL :
	    bk_word_outcomes[act->outcome].id);
	put_word(a, m, "by", act->by);
	put_words(a, m, "with", &act->with);
	put_time(a, m, "start", act->start);
	put_int(a, m, "minutes", act->minutes);
	put_quoted(a, m, "note", act->note);
	return m;
}

static struct bk_node *
student_node(const struct bk_case_student *s, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);

	put_quoted(a, m, "nis", s->nis);
	put_quoted(a, m, "name", s->name);
	put_quoted(a, m, "class", s->class);
	put_quoted(a, m, "grade", s->grade);
	return m;
}

static struct bk_node *
planned_node(const struct bk_planned *p, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);

	put_date(a, m, "date", p->date);
	put_time(a, m, "start", p->start);
	put_time(a, m, "end", p->end);
	put_word(a, m, "visitor", p->visitor);
	put_words(a, m, "with", &p->with);
	return m;
}

static struct bk_node *
carried_node(const struct bk_carried *carried, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);

	put_plain(a, m, "worked", carried->worked ? "true" : "false");
	put_date(a, m, "success", carried->success);
	put_date(a, m, "reopened", carried->reopened);
	return m;
}

static void
put_lists(struct bk_arena *a, struct bk_node *m, const struct bk_case *c)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_BLOCK);

	for (size_t i = 0; i < c->reasons.n; i++)
		bk_node_add(list, reason_node(&c->reasons.v[i], a));
	if (c->reasons.n)
		bk_node_put(a, m, "reasons", list);
	put_words(a, m, "causes", &c->causes);
	if (c->planned.date != BK_DATE_NONE)
		bk_node_put(a, m, "planned", planned_node(&c->planned, a));
	list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_BLOCK);
	for (size_t i = 0; i < c->actions.n; i++)
		bk_node_add(list, bk_case_action_node(&c->actions.v[i], a));
	if (c->actions.n)
		bk_node_put(a, m, "actions", list);
}

void
bk_case_write(struct bk_buf *b, const struct bk_case *c, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	char term[BK_TERM_SIZE];

	put_plain(a, m, "kind", "case");
	put_int(a, m, "version", c->version == BK_INT_NONE ? 1 : c->version);
	put_plain(a, m, "id", c->id);
	put_plain(a, m, "term", bk_term_format(c->term, term));
	bk_node_put(a, m, "student", student_node(&c->student, a));
	put_word(a, m, "counsellor", c->counsellor);
	put_date(a, m, "opened", c->opened);
	put_plain(a, m, "status", bk_word_statuses[c->status].id);
	put_plain(a, m, "rung", bk_word_rungs[c->rung].id);
	put_date(a, m, "due", c->due);
	put_plain(a, m, "follows", c->follows);
	if (c->carried.worked || c->carried.success != BK_DATE_NONE ||
	    c->carried.reopened != BK_DATE_NONE)
		bk_node_put(a, m, "carried", carried_node(&c->carried, a));
	put_lists(a, m, c);
	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, m, 0, "\n");
	bk_buf_putc(b, '\n');
}

/* --- changing a case ---------------------------------------------------- */

/* The array with one more element at its end, in the arena. */
static void *
appended(struct bk_arena *a, const void *v, size_t n, size_t size,
    const void *item)
{
	char *new = bk_arena_alloc(a, (n + 1) * size);

	if (n)
		memcpy(new, v, n * size);
	memcpy(new + n * size, item, size);
	return new;
}

static const char *const *
case_order(struct bk_arena *a)
{
	return bk_bind_order(bk_case_binds, a);
}

void
bk_case_add_action(struct bk_case *c, const struct bk_action *act,
    struct bk_arena *a, struct bk_edit *e)
{
	struct bk_action copy = *act;

	if (!copy.node)
		copy.node = bk_case_action_node(act, a);
	c->actions.v = appended(a, c->actions.v, c->actions.n, sizeof(copy),
	    &copy);
	c->actions.n++;
	if (e)
		bk_yamledit_append(e, c->node, "actions", copy.node,
		    case_order(a));
}

void
bk_case_add_reason(struct bk_case *c, const struct bk_reason *r,
    struct bk_arena *a, struct bk_edit *e)
{
	struct bk_reason copy = *r;

	copy.node = reason_node(r, a);
	c->reasons.v = appended(a, c->reasons.v, c->reasons.n, sizeof(copy),
	    &copy);
	c->reasons.n++;
	if (e)
		bk_yamledit_append(e, c->node, "reasons", copy.node,
		    case_order(a));
}

bool
bk_case_add_cause(struct bk_case *c, const char *cause, struct bk_arena *a,
    struct bk_edit *e)
{
	struct bk_node *list, *item;

	for (size_t i = 0; i < c->causes.n; i++)
		if (strcmp(c->causes.v[i], cause) == 0)
			return false;
	c->causes.v = appended(a, c->causes.v, c->causes.n, sizeof(cause),
	    &cause);
	c->causes.n++;
	if (!e)
		return true;
	item = bk_node_word(a, cause);
	if (bk_node_get(c->node, "causes")) {
		bk_yamledit_append(e, c->node, "causes", item, case_order(a));
	} else {
		list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
		bk_node_add(list, item);
		bk_yamledit_set(e, c->node, "causes", list, case_order(a));
	}
	return true;
}

void
bk_case_edit_standing(const struct bk_case *c, const struct bk_case *old,
    struct bk_arena *a, struct bk_edit *e)
{
	const char *const *order = case_order(a);
	char due[BK_DATE_SIZE];

	if (c->status != old->status)
		bk_yamledit_set(e, c->node, "status", bk_node_plain(a,
		    bk_word_statuses[c->status].id), order);
	if (c->rung != old->rung)
		bk_yamledit_set(e, c->node, "rung", bk_node_plain(a,
		    bk_word_rungs[c->rung].id), order);
	if (c->due != old->due && c->due != BK_DATE_NONE)
		bk_yamledit_set(e, c->node, "due", bk_node_plain(a,
		    bk_date_format(c->due, due)), order);
}

static bool
same_num(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-7;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
same_reason(const struct bk_reason *a, const struct bk_reason *b)
{
	return a->rule == b->rule && same_num(a->activity, b->activity) &&
	    a->present == b->present && a->late == b->late &&
	    a->sessions == b->sessions && a->due == b->due &&
	    a->submitted == b->submitted && a->run == b->run &&
	    a->absent == b->absent && a->days == b->days &&
	    a->to == b->to && a->date == b->date && same_text(a->by, b->by) &&
	    same_text(a->note, b->note);
}

bool
bk_case_has_reason(const struct bk_case *c, const struct bk_reason *r)
{
	for (size_t i = 0; i < c->reasons.n; i++)
		if (same_reason(&c->reasons.v[i], r))
			return true;
	return false;
}

bool
bk_case_reopens(const struct bk_action *a)
{
	return a->step == BK_STEP_REOPEN || (a->step == BK_STEP_REFERRAL &&
	    a->outcome == BK_RETURNED);
}

bool
bk_case_by_person(const char *by)
{
	return by && strcmp(by, "bk-triage") != 0;
}

bk_date
bk_case_reopened(const struct bk_case *c)
{
	bk_date day = c->carried.reopened;

	for (size_t i = 0; i < c->actions.n; i++)
		if (bk_case_reopens(&c->actions.v[i]) &&
		    bk_case_by_person(c->actions.v[i].by))
			day = c->actions.v[i].date;
	return day;
}

/* Did a person refer the student after that day (BK_DATE_NONE: ever)? */
static bool
referred_after(const struct bk_case *c, bk_date day)
{
	for (size_t i = 0; i < c->reasons.n; i++) {
		const struct bk_reason *r = &c->reasons.v[i];

		if (r->date != BK_DATE_NONE && bk_case_by_person(r->by) &&
		    (day == BK_DATE_NONE || r->date > day))
			return true;
	}
	return false;
}

bool
bk_case_touched(const struct bk_case *c)
{
	bool touched = c->carried.worked || referred_after(c, BK_DATE_NONE);
	bk_date last = c->opened;

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *act = &c->actions.v[i];
		bool person = bk_case_by_person(act->by);

		if (bk_case_reopens(act))
			touched = person || referred_after(c, last);
		else if (act->step != BK_STEP_NOTE &&
		    act->step != BK_STEP_ADVANCE && (person || !act->by))
			touched = true;
		if (act->date > last)
			last = act->date;
	}
	return touched;
}

bool
bk_case_suggested(const struct bk_case *c)
{
	return c->status == BK_OPEN && !bk_case_touched(c);
}

bool
bk_case_off_ladder(const struct bk_case *c)
{
	for (size_t i = 0; i < c->reasons.n; i++)
		if (c->reasons.v[i].rule != BK_RIGHTS)
			return false;
	return c->reasons.n > 0;
}
