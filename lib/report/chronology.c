/* It holds no note, and nothing confidential. */
#include "chronology.h"

#include <string.h>

#include "fieldtext.h"
#include "mem.h"
#include "phrase.h"
#include "reason.h"

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

static bool
is_told(const struct bk_fields *f, const struct bk_action *a)
{
	return a->step >= 0 && a->step != BK_STEP_NOTE &&
	    a->date <= f->today;
}

static void
put_part(struct bk_buf *b, const char *label, const char *text)
{
	if (text && *text)
		bk_buf_printf(b, "%s%s%s%s", b->n ? "; " : "", label,
		    *label ? ": " : "", text);
}

/* Lent or given, and promised by whom: the parts of a list, one text. */
static void
put_list(struct bk_buf *b, const struct bk_node *list)
{
	for (const struct bk_node *n = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL; n; n = n->next) {
		const char *who = bk_node_text(n, "who");

		put_part(b, who ? who : "", n->kind == BK_NODE_TEXT ? n->text :
		    bk_node_text(n, "what"));
	}
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
told_text(struct bk_letter *l, const struct bk_action *a)
{
	static const struct bk_phrase to = { { "kepada", "to" } };
	const struct bk_node *seen = bk_node_get(a->node, "facts");
	struct bk_buf b = BK_BUF_INIT, all = BK_BUF_INIT;

	put_deed(&all, l, a);
	for (const struct bk_word *w = facts; w->id; w++)
		put_part(&b, w->text[l->lang], bk_node_text(seen, w->id));
	put_list(&b, bk_node_get(a->node, "commitments"));
	put_list(&b, bk_node_get(a->node, "items"));
	if (a->step == BK_STEP_REFERRAL || a->step == BK_STEP_AID)
		put_part(&b, to.text[l->lang], bk_node_text(a->node, "to"));
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

static void
put_facts(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct bk_phrase heads[] = {
		{ { "Tanggal", "Day" } }, { { "Uraian", "What" } },
		{ { "Oleh", "By" } },
	};
	struct bk_grid *g = new_table(l, "chronology", heads,
	    BK_NELEM(heads));

	for (size_t i = 0; i < f->c->actions.n; i++) {
		const struct bk_action *a = &f->c->actions.v[i];
		const char **c;

		if (!is_told(f, a))
			continue;
		c = bk_grid_row(g);
		c[0] = bk_fieldtext_day(l, a->date, false);
		c[1] = told_text(l, a);
		c[2] = a->step == BK_STEP_ADVANCE ? NULL :
		    bk_fieldtext_who(l, f, a->by);
	}
}

static void
put_readings(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct bk_phrase heads[] = {
		{ { "Tanggal", "Day" } }, { { "Oleh", "By" } },
		{ { "Kesan", "Impression" } },
	};
	struct bk_grid *g = new_table(l, "readings", heads, BK_NELEM(heads));

	for (size_t i = 0; i < f->c->actions.n; i++) {
		const struct bk_action *a = &f->c->actions.v[i];
		const char *text = bk_node_text(a->node, "impressions");
		const char **c;

		if (!text || !is_told(f, a))
			continue;
		c = bk_grid_row(g);
		c[0] = bk_fieldtext_day(l, a->date, false);
		c[1] = bk_fieldtext_who(l, f, a->by);
		c[2] = text;
	}
	bk_letter_set(l, "readings", g->nrows ? "x" : NULL);
}

void
bk_chronology_put(struct bk_letter *l, const struct bk_fields *f)
{
	bk_letter_set(l, "opened", bk_fieldtext_day(l, f->c->opened, false));
	bk_letter_set(l, "reason", bk_reason_list(f->c, l->lang, l->arena));
	put_facts(l, f);
	put_readings(l, f);
}
