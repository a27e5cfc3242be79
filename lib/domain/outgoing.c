#include "outgoing.h"

#include <string.h>

#include "mem.h"
#include "yamlout.h"

static const struct bk_bind binds[] = {
	BK_BIND("seq", INT, struct bk_outgoing, seq),
	BK_BIND_REQUIRED("number", TEXT, struct bk_outgoing, number),
	BK_BIND_REQUIRED("date", DATE, struct bk_outgoing, date),
	BK_BIND("type", NAME, struct bk_outgoing, type),
	BK_BIND("cases", TEXTS, struct bk_outgoing, cases),
	BK_BIND("to", TEXT, struct bk_outgoing, to),
	BK_BIND_SELF(struct bk_outgoing, node),
	BK_BIND_END
};

int
bk_outgoing_read(const struct bk_reader *r, struct bk_node *node,
    struct bk_outgoing *o)
{
	return bk_bind_read_item(r, binds, node, o);
}

void
bk_outgoing_write(struct bk_buf *b, const struct bk_outgoing *o)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_node *map = bk_node_new(&a, BK_NODE_MAP, BK_STYLE_FLOW);
	struct bk_node *cases = bk_node_new(&a, BK_NODE_LIST, BK_STYLE_FLOW);
	char day[BK_DATE_SIZE];

	if (o->seq != BK_INT_NONE)
		bk_node_put(&a, map, "seq", bk_node_plain(&a,
		    bk_arena_printf(&a, "%d", o->seq)));
	bk_node_put(&a, map, "number", bk_node_quoted(&a, o->number));
	bk_node_put(&a, map, "date", bk_node_plain(&a, bk_date_format(o->date,
	    day)));
	bk_node_put(&a, map, "type", bk_node_plain(&a, o->type));
	for (size_t i = 0; i < o->cases.n; i++)
		bk_node_add(cases, bk_node_plain(&a, o->cases.v[i]));
	bk_node_put(&a, map, "cases", cases);
	if (o->to)
		bk_node_put(&a, map, "to", bk_node_quoted(&a, o->to));
	bk_buf_puts(b, "- ");
	bk_yamlout_flow(b, map);
	bk_buf_putc(b, '\n');
	bk_arena_free(&a);
}

/* --- the same letter ---------------------------------------------------- */

static size_t
first_since_reopen(const struct bk_case *c)
{
	size_t i = c->actions.n;

	while (i > 0 && !bk_case_reopens(&c->actions.v[i - 1]))
		i--;
	return i;
}

int
bk_outgoing_ordinal(const struct bk_case *c)
{
	int n = 1;

	for (size_t i = first_since_reopen(c); i < c->actions.n; i++)
		n += c->actions.v[i].step == BK_STEP_SUMMONS;
	return n;
}

/* The step that ends the letter's matter; -1: none does. */
static int
step_after(const char *type)
{
	static const struct {
		const char	*type;
		enum bk_step	 step;
	} after[] = {
		{ "summons", BK_STEP_SUMMONS },
		{ "visit-request", BK_STEP_VISIT_REQUEST },
		{ "assignment", BK_STEP_VISIT_REQUEST },
		{ "conference-request", BK_STEP_CONFERENCE },
		{ "conference-invitation", BK_STEP_CONFERENCE },
	};

	for (size_t i = 0; i < BK_NELEM(after); i++)
		if (strcmp(type, after[i].type) == 0)
			return (int)after[i].step;
	return -1;
}

/*
 * Has the letter's matter ended since? A summons that was recorded is the
 * letter that went out, so the next one is another, even on the same day.
 */
static bool
is_over(const struct bk_outgoing *o, const struct bk_case *c)
{
	int step = step_after(o->type);

	if (strcmp(o->type, "nudge") == 0)
		return c->reasons.n && c->reasons.v[0].to > o->date;
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];
		const char *number = bk_node_text(a->node, "letter");

		if (bk_case_reopens(a) && a->date > o->date)
			return true;
		if (step < 0 || a->step != step)
			continue;
		if (step == BK_STEP_SUMMONS && number ?
		    strcmp(number, o->number) == 0 || a->date > o->date :
		    step == BK_STEP_SUMMONS ? a->date >= o->date :
		    a->date > o->date)
			return true;
	}
	return false;
}

static bool
names_case(const struct bk_outgoing *o, const char *id)
{
	for (size_t i = 0; i < o->cases.n; i++)
		if (strcmp(o->cases.v[i], id) == 0)
			return true;
	return false;
}

bool
bk_outgoing_same(const struct bk_outgoing *o,
    const struct bk_outgoing_letter *l)
{
	if (!o->type || strcmp(o->type, l->type) != 0 || o->cases.n != l->n)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (!names_case(o, l->cases[i]->id) ||
		    (!l->over && is_over(o, l->cases[i])))
			return false;
	return true;
}

/* --- answers ------------------------------------------------------------ */

/* Is this what the letter asked for? */
static bool
answers(const struct bk_outgoing *o, const struct bk_action *a)
{
	const char *number = bk_node_text(a->node, "letter");

	if (strcmp(o->type, "summons") == 0 ||
	    strcmp(o->type, "summons-student") == 0)
		return a->step == BK_STEP_SUMMONS && (number ?
		    strcmp(number, o->number) == 0 : a->date >= o->date);
	if (a->date < o->date)
		return false;
	if (strcmp(o->type, "visit-request") == 0)
		return a->step == BK_STEP_APPROVAL;
	return a->step == BK_STEP_CONFERENCE;
}

bool
bk_outgoing_waits(const struct bk_outgoing *o, const struct bk_case *c)
{
	static const char *const asking[] = { "summons", "summons-student",
		"visit-request", "conference-request",
		"conference-invitation" };
	bool asks = false;

	for (size_t i = 0; o->type && i < BK_NELEM(asking); i++)
		asks = asks || strcmp(o->type, asking[i]) == 0;
	if (!asks || !names_case(o, c->id) || c->status != BK_OPEN)
		return false;
	for (size_t i = 0; i < c->actions.n; i++)
		if (answers(o, &c->actions.v[i]) ||
		    (bk_case_reopens(&c->actions.v[i]) &&
		    c->actions.v[i].date > o->date))
			return false;
	return true;
}

/* --- numbers ------------------------------------------------------------ */

bool
bk_outgoing_manual(const char *pattern)
{
	return pattern && strcmp(pattern, "manual") == 0;
}

/* The value of the placeholder that p begins with, its length in *n. */
static const char *
placeholder(const char *p, const char *seq, bk_date date, struct bk_arena *a,
    size_t *n)
{
	static const char *const roman[] = { "I", "II", "III", "IV", "V",
		"VI", "VII", "VIII", "IX", "X", "XI", "XII" };
	int y, m, d;

	bk_date_split(date, &y, &m, &d);
	*n = strcspn(p, "}") + 1;
	if (strncmp(p, "{seq}", *n) == 0)
		return seq;
	if (strncmp(p, "{roman_month}", *n) == 0)
		return roman[m - 1];
	if (strncmp(p, "{month}", *n) == 0)
		return bk_arena_printf(a, "%02d", m);
	if (strncmp(p, "{year}", *n) == 0)
		return bk_arena_printf(a, "%d", y);
	*n = 1;
	return NULL;
}

const char *
bk_outgoing_wrong(const char *pattern)
{
	static const char *const known[] = { "{seq}", "{roman_month}",
		"{month}", "{year}" };
	const char *p = pattern;
	size_t i;

	while (p && (p = strpbrk(p, "{}"))) {
		for (i = 0; i < BK_NELEM(known); i++)
			if (strncmp(p, known[i], strlen(known[i])) == 0)
				break;
		if (i == BK_NELEM(known))
			return p;
		p += strlen(known[i]);
	}
	return NULL;
}

const char *
bk_outgoing_number(const char *pattern, const char *seq, bk_date date,
    struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text;
	size_t n;

	if (!pattern || bk_outgoing_manual(pattern) || strchr(seq, '/'))
		return seq;
	for (const char *p = pattern; *p; p += n) {
		const char *v = placeholder(p, seq, date, a, &n);

		if (v)
			bk_buf_puts(&b, v);
		else
			bk_buf_putc(&b, *p);
	}
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return text;
}
