#include "serviceentry.h"

#include <string.h>

#include "clock.h"
#include "mem.h"
#include "msg_domain.h"
#include "near.h"
#include "spoken.h"

void
bk_serviceentry_clear(struct bk_serviceentry *e)
{
	*e = (struct bk_serviceentry){ .line = 0 };
	bk_bind_clear(bk_service_binds, &e->s);
}

static int
bad(const struct bk_entry_place *at, const char *key, const char *why)
{
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%.40s: %s",
	    key, bk_diag_text(at->dg, why));
	return -1;
}

int
bk_serviceentry_type(struct bk_serviceentry *e,
    const struct bk_service_types *types, const char *said,
    const struct bk_entry_place *at)
{
	const struct bk_service_type *t = bk_service_spoken(types, said);
	struct bk_near_search near = { .typed = bk_str(said) };
	const char *all = "";

	if (t) {
		e->s.type = t->id;
		return 0;
	}
	for (size_t i = 0; i < types->n; i++) {
		all = bk_arena_printf(at->arena, "%s%s%s", all, i ? ", " : "",
		    types->v[i].id);
		bk_near_offer(&near, types->v[i].id);
	}
	if (bk_spoken_step(said) >= 0)
		bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line,
		    "service '%.40s' is a step of a case, and recorded with "
		    "that", said);
	else if (near.meant)
		bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line,
		    "service '%.40s' (did you mean %s? one of: %s)", said,
		    near.meant, all);
	else
		bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line,
		    "service '%.40s' (one of: %s)", said, all);
	return -1;
}

int
bk_serviceentry_date(struct bk_serviceentry *e, const char *text,
    const struct bk_entry_place *at)
{
	struct bk_entry day;

	bk_entry_clear(&day);
	if (bk_entry_date(&day, text, at) < 0)
		return -1;
	e->s.date = day.action.date;
	return 0;
}

/* --- values ------------------------------------------------------------- */

static struct bk_texts
split(const char *text, const char *at, struct bk_arena *a)
{
	struct bk_texts t = { bk_arena_alloc(a, (strlen(text) / 2 + 1) *
	    sizeof(*t.v)), 0 };

	while (*(text += strspn(text, at))) {
		size_t n = strcspn(text, at);

		t.v[t.n++] = bk_arena_strndup(a, text, n);
		text += n;
	}
	return t;
}

void
bk_serviceentry_students(struct bk_serviceentry *e, const char *text,
    struct bk_arena *a)
{
	e->s.students = split(text, ",; \t\n", a);
}

static int
word(const struct bk_word *table, const char *key, const char *said, int *to,
    const struct bk_entry_place *at)
{
	const char *all = "";

	for (int i = 0; table[i].id; i++) {
		if (bk_str_ieq(bk_str(table[i].id), bk_str(said)) ||
		    bk_str_ieq(bk_str(table[i].text[BK_LANG_ID]),
		    bk_str(said)) ||
		    bk_str_ieq(bk_str(table[i].text[BK_LANG_EN]),
		    bk_str(said))) {
			*to = i;
			return 0;
		}
		all = bk_arena_printf(at->arena, "%s%s%s", all, i ? ", " : "",
		    table[i].id);
	}
	return bad(at, key, bk_arena_printf(at->arena, bk_diag_text(at->dg,
	    "one of %s is wanted"), all));
}

static int
number(const char *key, const char *said, uint64_t most, int *to,
    const struct bk_entry_place *at)
{
	uint64_t n;

	if (bk_str_uint(bk_str(said), most, &n) < 0)
		return bad(at, key, "a whole number is wanted");
	*to = (int)n;
	return 0;
}

static int
hours(const char *said, double *to, const struct bk_entry_place *at)
{
	double v;

	if (bk_str_num(bk_str(said), &v) < 0 || v < 0 || v > 100)
		return bad(at, "hours", "lesson hours, 0 to 100, are wanted");
	*to = v;
	return 0;
}

/*
 * "09:00" or "9.00", as a journal has it; of "07.00-08.20" the beginning; as a
 * spreadsheet has it "09:00:00".
 */
static int
start(const char *said, int *to, const struct bk_entry_place *at)
{
	char text[8] = "";
	size_t n = strcspn(said, " -\xe2");	/* an en dash, too */

	if (n > 6 && n < 9 && strncmp(said + n - 3, ":00", 3) == 0)
		n -= 3;
	if (n < 4 || n > 5 || !strchr(":.", said[n - 3]))
		return bad(at, "start", "a time like 09:00 is wanted");
	memcpy(text + (5 - n), said, n);
	if (n == 4)
		text[0] = '0';
	text[2] = ':';
	if (bk_clock_parse(bk_str(text), to) < 0)
		return bad(at, "start", "a time like 09:00 is wanted");
	return 0;
}

/* What is no key of the document is closed. */
static int
close_off(struct bk_serviceentry *e, const char *key, const char *value,
    struct bk_arena *a)
{
	if (!e->closed)
		e->closed = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	bk_node_put(a, e->closed, key, bk_node_quoted(a, value));
	return 0;
}

/* Is the key a text of the document: where it stands there. */
static bool
is_text(struct bk_service *s, const char *key, const char ***to)
{
	const struct {
		const char	 *key;
		const char	**at;
	} texts[] = {
		{ "class", &s->class }, { "topic", &s->topic },
		{ "result", &s->result }, { "evaluation", &s->evaluation },
		{ "follow_up", &s->follow_up }, { "plan", &s->plan },
		{ "by", &s->by },
	};

	for (size_t i = 0; i < BK_NELEM(texts); i++)
		if (strcmp(texts[i].key, key) == 0) {
			*to = texts[i].at;
			return true;
		}
	return false;
}

int
bk_serviceentry_set(struct bk_serviceentry *e, const char *key,
    const char *value, const struct bk_entry_place *at)
{
	struct bk_service *s = &e->s;
	const char **text;

	if (is_text(s, key, &text)) {
		*text = bk_arena_strdup(at->arena, value);
		return 0;
	}
	if (strcmp(key, "students") == 0)
		bk_serviceentry_students(e, value, at->arena);
	else if (strcmp(key, "with") == 0)
		s->with = split(value, ",; \t\n", at->arena);
	else if (strcmp(key, "field") == 0)
		return word(bk_service_fields, key, bk_str_ieq(bk_str(value),
		    bk_str("karir")) ? "career" : value, &s->field, at);
	else if (strcmp(key, "component") == 0)
		return word(bk_service_components, key, value, &s->component,
		    at);
	else if (strcmp(key, "start") == 0)
		return start(value, &s->start, at);
	else if (strcmp(key, "minutes") == 0)
		return number(key, value, 12 * 60, &s->minutes, at);
	else if (strcmp(key, "count") == 0)
		return number(key, value, 100000, &s->count, at);
	else if (strcmp(key, "hours") == 0)
		return hours(value, &s->hours, at);
	else
		return close_off(e, key, value, at->arena);
	return 0;
}

int
bk_serviceentry_assign(struct bk_serviceentry *e, const char *text,
    const struct bk_entry_place *at)
{
	static const char *const own[] = { "kind", "id", "type", "date", "by",
		"class", "students", "minutes", "note", "case", "service" };
	const char *eq = strchr(text, '=');
	const char *key;

	if (!eq || eq == text)
		return bad(at, text, "KEY=VALUE is wanted");
	key = bk_arena_strndup(at->arena, text, (size_t)(eq - text));
	for (size_t i = 0; i < BK_NELEM(own); i++)
		if (strcmp(own[i], key) == 0)
			return bad(at, key, "has an option of its own");
	return bk_serviceentry_set(e, key, eq + 1, at);
}

int
bk_serviceentry_check(const struct bk_serviceentry *e,
    const struct bk_entry_place *at)
{
	if (e->s.class && e->s.students.n)
		return bad(at, "class", "a class or students, not both");
	if (!e->s.by || !*e->s.by)
		return bad(at, "by", "nobody named: who gave the service");
	if (e->s.minutes == 0)
		return bad(at, "minutes", "at least one is wanted");
	return 0;
}

/* --- the document ------------------------------------------------------- */

struct put {
	struct bk_arena	*a;
	struct bk_node	*m;
};

static void
put_text(struct put *p, const char *key, const char *text)
{
	if (text && *text)
		bk_node_put(p->a, p->m, key, bk_node_quoted(p->a, text));
}

static void
put_word(struct put *p, const char *key, const char *text)
{
	if (text && *text)
		bk_node_put(p->a, p->m, key, bk_node_word(p->a, text));
}

static void
put_int(struct put *p, const char *key, int n)
{
	if (n != BK_INT_NONE)
		bk_node_put(p->a, p->m, key, bk_node_plain(p->a,
		    bk_arena_printf(p->a, "%d", n)));
}

static void
put_list(struct put *p, const char *key, const struct bk_texts *t, bool words)
{
	struct bk_node *list = bk_node_new(p->a, BK_NODE_LIST, BK_STYLE_FLOW);

	for (size_t i = 0; i < t->n; i++)
		bk_node_add(list, words ? bk_node_word(p->a, t->v[i]) :
		    bk_node_quoted(p->a, t->v[i]));
	if (t->n)
		bk_node_put(p->a, p->m, key, list);
}

static void
put_hours(struct put *p, double v)
{
	struct bk_buf b = BK_BUF_INIT;

	if (isnan(v))
		return;
	bk_buf_putnum(&b, v, 2);
	bk_node_put(p->a, p->m, "hours", bk_node_plain(p->a, b.p));
	bk_buf_free(&b);
}

struct bk_node *
bk_serviceentry_node(const struct bk_serviceentry *e, const char *id,
    struct bk_arena *a)
{
	const struct bk_service *s = &e->s;
	struct put p = { a, bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK) };
	char day[BK_DATE_SIZE], time[BK_CLOCK_SIZE];

	put_word(&p, "kind", "service");
	put_word(&p, "id", id);
	put_word(&p, "type", s->type);
	bk_node_put(a, p.m, "date", bk_node_plain(a, bk_date_format(s->date,
	    day)));
	put_word(&p, "by", s->by);
	put_list(&p, "with", &s->with, true);
	put_text(&p, "class", s->class);
	put_list(&p, "students", &s->students, false);
	put_word(&p, "field", s->field < 0 ? NULL :
	    bk_service_fields[s->field].id);
	put_word(&p, "component", s->component < 0 ? NULL :
	    bk_service_components[s->component].id);
	put_text(&p, "topic", s->topic);
	if (s->start != BK_INT_NONE)
		put_text(&p, "start", bk_clock_format(s->start, time));
	put_int(&p, "minutes", s->minutes);
	put_hours(&p, s->hours);
	put_int(&p, "count", s->count);
	put_text(&p, "result", s->result);
	put_text(&p, "evaluation", s->evaluation);
	put_text(&p, "follow_up", s->follow_up);
	put_word(&p, "plan", s->plan);
	return p.m;
}
