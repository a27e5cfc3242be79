/* It holds no note, and nothing confidential. */
#include "chronology.h"

#include <string.h>

#include "fieldtext.h"
#include "mem.h"
#include "phrase.h"
#include "reason.h"
#include "term.h"

/* What an action tells of facts, in the order of its report [FIELD 5]. */
static const struct bk_word facts[] = {
	{ "home", { "rumah", "home" } },
	{ "learning_facilities", { "fasilitas belajar",
	    "learning facilities" } },
	{ "study_habits", { "kebiasaan belajar", "study habits" } },
	{ "family", { "keluarga", "family" } },
	{ "economy", { "ekonomi", "economy" } },
	{ "community", { "masyarakat dan teman", "community and friends" } },
	{ "behaviour_at_home", { "perilaku di rumah", "behaviour at home" } },
	{ "distance", { "jarak", "distance" } },
	{ "terrain", { "medan", "terrain" } },
	{ NULL, { NULL, NULL } }
};

/* What is printed of a day: an action, or (NULL) that a case was opened. */
struct event {
	const struct bk_case	*c;
	const struct bk_action	*a;
};

struct story {
	struct bk_letter	*l;
	const struct bk_fields	*f;
	struct event		*v;	/* in order */
	size_t			 n;
};

/*
 * The room that both tables have on a page whose letters are small, in thirds
 * of a line: a row takes three for each of its lines, and one for its edges.
 * Below it, letters in a line of a column, and of a text.
 */
enum { ROOM = 138, LINE = 3, EDGE = 1, READINGS = 3, FACTS_LINE = 54,
	FACTS_MAX = 162, NAME_LINE = 24, READING_LINE = 60, READING_MAX = 110 };

static bool
is_told(const struct bk_fields *f, const struct bk_action *a)
{
	return a->step >= 0 && a->step != BK_STEP_NOTE &&
	    a->date <= f->today;
}

static void
take_case(struct story *s, const struct bk_case *c)
{
	s->v[s->n++] = (struct event){ c, NULL };
	for (size_t i = 0; i < c->actions.n; i++)
		if (is_told(s->f, &c->actions.v[i]))
			s->v[s->n++] = (struct event){ c, &c->actions.v[i] };
}

/* All that happened, from the first of the cases on. */
static void
gather(struct story *s)
{
	const struct bk_fields *f = s->f;
	size_t n = f->c->actions.n + 1;

	for (size_t i = 0; i < f->nbefore; i++)
		n += f->before[i]->actions.n + 1;
	s->v = bk_arena_alloc(s->l->arena, n * sizeof(*s->v));
	for (size_t i = 0; i < f->nbefore; i++)
		take_case(s, f->before[i]);
	take_case(s, f->c);
}

/* The beginning of a long text, up to a blank. */
static const char *
clip(struct bk_letter *l, const char *text, size_t most)
{
	size_t n = most;

	if (!text || strlen(text) <= most)
		return text;
	while (n > most / 2 && text[n] != ' ')
		n--;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;			/* within a letter */
	return bk_arena_printf(l->arena, "%.*s …", (int)n, text);
}

static size_t
lines_of(const char *text, size_t line)
{
	return text && *text ? (strlen(text) + line - 1) / line : 1;
}

static void
put_part(struct bk_buf *b, const char *label, const char *text)
{
	if (text && *text)
		bk_buf_printf(b, "%s%s%s%s", b->n ? "; " : "", label,
		    *label ? ": " : "", text);
}

static const char *
thing_text(const struct bk_node *n)
{
	return n->kind == BK_NODE_TEXT ? n->text : bk_node_text(n, "what");
}

/* "kesepakatan ibu: menelepon": what was said is no fact until it is done. */
static void
put_promised(struct bk_buf *b, const struct story *s,
    const struct bk_node *list)
{
	static const struct bk_phrase by = { { "kesepakatan ",
	    "promised by " } };
	static const struct bk_phrase said = { { "kesepakatan", "promised" } };
	struct bk_letter *l = s->l;

	for (const struct bk_node *n = bk_node_first_item(list); n;
	    n = bk_node_next_item(list, n)) {
		const char *who = bk_node_text(n, "who");

		put_part(b, who ? bk_arena_printf(l->arena, "%s%s",
		    by.text[l->lang], bk_fieldtext_who(l, s->f, who)) :
		    said.text[l->lang], thing_text(n));
	}
}

/* Which of the promises: that of this day. */
static void
put_made(struct bk_buf *b, const struct story *s, const struct bk_action *a)
{
	static const struct bk_phrase made = { { "dibuat", "made" } };
	const char *text = bk_node_text(bk_node_get(a->node, "promise"),
	    "made");
	bk_date day;

	if (text && bk_date_parse(bk_str(text), &day) == 0)
		put_part(b, made.text[s->l->lang], bk_fieldtext_day(s->l, day,
		    false));
}

/* Lent or given. */
static void
put_things(struct bk_buf *b, const struct bk_node *list)
{
	for (const struct bk_node *n = bk_node_first_item(list); n;
	    n = bk_node_next_item(list, n))
		put_part(b, "", thing_text(n));
}

/* "Telepon: tidak terhubung" */
static void
put_deed(struct bk_buf *b, const struct bk_letter *l,
    const struct bk_action *a)
{
	const char *outcome = a->outcome < 0 ? NULL :
	    bk_word_outcomes[a->outcome].text[l->lang];

	bk_buf_puts(b, bk_word_steps[a->step].text[l->lang]);
	if (outcome) {
		bk_buf_puts(b, ": ");
		bk_phrase_small(b, outcome);
	}
}

static const char *
told_text(const struct story *s, const struct bk_action *a)
{
	struct bk_letter *l = s->l;
	static const struct bk_phrase to = { { "kepada", "to" } };
	const struct bk_node *seen = bk_node_get(a->node, "facts");
	struct bk_buf b = BK_BUF_INIT, all = BK_BUF_INIT;

	put_deed(&all, l, a);
	for (const struct bk_word *w = facts; w->id; w++)
		put_part(&b, w->text[l->lang], bk_node_text(seen, w->id));
	put_promised(&b, s, bk_node_get(a->node, "commitments"));
	put_things(&b, bk_node_get(a->node, "items"));
	put_made(&b, s, a);
	if (a->step == BK_STEP_REFERRAL || a->step == BK_STEP_AID)
		put_part(&b, to.text[l->lang], bk_fieldtext_who(l, s->f,
		    bk_node_text(a->node, "to")));
	if (b.n) {
		b.p[0] = (char)(b.p[0] >= 'a' && b.p[0] <= 'z' ?
		    b.p[0] - ('a' - 'A') : b.p[0]);
		bk_buf_printf(&all, ". %s", b.p);
	}
	bk_buf_free(&b);
	return bk_fieldtext_take(l, &all);
}

static struct bk_grid *
new_table(struct bk_letter *l, const char *name, const struct bk_phrase *heads,
    size_t n)
{
	struct bk_grid *g = bk_arena_alloc(l->arena, sizeof(*g));

	bk_grid_init(g, l->arena);
	for (size_t i = 0; i < n; i++) {
		bk_grid_column(g, NULL, heads[i].text[l->lang], false);
		bk_grid_key(g, heads[i].text[BK_LANG_EN]);
	}
	bk_letter_grid(l, name, g);
	return g;
}

/* Who, without titles: the page is narrow. */
static const char *
who(const struct story *s, const struct bk_action *a)
{
	const char *name = a->step == BK_STEP_ADVANCE ? NULL :
	    bk_fieldtext_who(s->l, s->f, a->by);

	return name ? bk_arena_strndup(s->l->arena, name, strcspn(name, ",")) :
	    NULL;
}

/* A case was opened, or goes on in the term that is named. */
static void
put_opening(const struct story *s, const struct event *e, const char **c)
{
	static const struct bk_phrase opened = { { "Kasus dibuka",
	    "Case opened" } };
	static const struct bk_phrase goes_on = { { "Dilanjutkan",
	    "Carried on" } };
	struct bk_buf b = BK_BUF_INIT;
	bool first = e == s->v && !e->c->follows;

	bk_buf_printf(&b, "%s (",
	    (first ? opened : goes_on).text[s->l->lang]);
	bk_phrase_term_short(&b, e->c->term, s->l->lang);
	bk_buf_putc(&b, ')');
	c[0] = bk_fieldtext_day(s->l, e->c->opened, false);
	c[1] = bk_fieldtext_take(s->l, &b);
}

static void
put_event(const struct story *s, const struct event *e, const char **c)
{
	const struct bk_action *a = e->a;

	if (!a) {
		put_opening(s, e, c);
		return;
	}
	c[0] = bk_fieldtext_day(s->l, a->date, false);
	c[1] = clip(s->l, told_text(s, a), FACTS_MAX);
	c[2] = who(s, a);
}

static size_t
cost(const struct story *s, const struct event *e)
{
	size_t n = !e->a ? 1 : lines_of(clip(s->l, told_text(s, e->a),
	    FACTS_MAX), FACTS_LINE);
	size_t by = e->a ? lines_of(who(s, e->a), NAME_LINE) : 1;

	return (n > by ? n : by) * LINE + EDGE;
}

static void
put_left_out(const struct story *s, struct bk_grid *g, size_t n)
{
	bk_grid_row(g)[1] = s->l->lang == BK_LANG_ID ?
	    bk_arena_printf(s->l->arena, "%zu kegiatan sebelumnya tidak dimuat "
	    "di halaman ini", n) : bk_arena_printf(s->l->arena,
	    "%zu earlier entries are not on this page", n);
}

static void
put_facts(struct story *s, size_t room)
{
	static const struct bk_phrase heads[] = {
		{ { "Tanggal", "Day" } }, { { "Uraian", "What" } },
		{ { "Oleh", "By" } },
	};
	struct bk_grid *g = new_table(s->l, "chronology", heads,
	    BK_NELEM(heads));
	size_t all = 0, from = 0;

	for (size_t i = 0; i < s->n; i++)
		all += cost(s, &s->v[i]);
	if (all > room)
		all += LINE + EDGE;	/* the row that says so */
	for (; all > room && from + 2 < s->n; from++)
		all -= cost(s, &s->v[from + 1]);
	put_event(s, &s->v[0], bk_grid_row(g));	/* how it began stays */
	if (from)
		put_left_out(s, g, from);
	for (size_t i = from + 1; i < s->n; i++)
		put_event(s, &s->v[i], bk_grid_row(g));
}

static const char *
reading_of(const struct event *e)
{
	return e->a ? bk_node_text(e->a->node, "impressions") : NULL;
}

/* The newest of them; the room that they take. */
static size_t
put_readings(struct story *s)
{
	static const struct bk_phrase heads[] = {
		{ { "Tanggal", "Day" } }, { { "Oleh", "By" } },
		{ { "Kesan", "Impression" } },
	};
	struct bk_grid *g = new_table(s->l, "readings", heads,
	    BK_NELEM(heads));
	size_t all = 0, room = 0;

	for (size_t i = 0; i < s->n; i++)
		all += reading_of(&s->v[i]) != NULL;
	if (all > READINGS)
		bk_grid_row(g)[2] = bk_arena_printf(s->l->arena, "… (%zu)",
		    all - READINGS);
	for (size_t i = 0; i < s->n; i++) {
		const char *text = reading_of(&s->v[i]), **c;

		if (!text || all-- > READINGS)
			continue;
		c = bk_grid_row(g);
		c[0] = bk_fieldtext_day(s->l, s->v[i].a->date, false);
		c[1] = who(s, s->v[i].a);
		c[2] = clip(s->l, text, READING_MAX);
		room += 3 * LINE + EDGE;	/* a long name and text */
	}
	bk_letter_set(s->l, "readings", g->nrows ? "x" : NULL);
	return g->nrows ? room + 4 * LINE : 0;
}

void
bk_chronology_put(struct bk_letter *l, const struct bk_fields *f)
{
	struct story s = { .l = l, .f = f };
	const char *reason = bk_reason_list(f->c, l->lang, l->arena);
	size_t used;

	gather(&s);
	bk_letter_set(l, "opened", bk_fieldtext_day(l, s.v[0].c->opened,
	    false));
	bk_letter_set(l, "reason", reason);
	used = put_readings(&s) + (lines_of(reason, READING_LINE) +
	    f->school->letterhead.n) * LINE;
	put_facts(&s, used < ROOM / 2 ? ROOM - used : ROOM / 2);
}
