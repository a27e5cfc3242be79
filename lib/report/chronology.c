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

/* Lent or given, promised, told to whom: the parts of a list, one text. */
static void
put_list(struct bk_buf *b, const struct bk_node *list, const char *key)
{
	for (const struct bk_node *n = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL; n; n = n->next)
		put_part(b, "", n->kind == BK_NODE_TEXT ? n->text :
		    bk_node_text(n, key));
}

static const char *
facts_text(struct bk_letter *l, const struct bk_action *a)
{
	const struct bk_node *seen = bk_node_get(a->node, "facts");
	struct bk_buf b = BK_BUF_INIT;

	for (const struct bk_word *w = facts; w->id; w++)
		put_part(&b, w->text[l->lang], bk_node_text(seen, w->id));
	put_list(&b, bk_node_get(a->node, "commitments"), "what");
	put_list(&b, bk_node_get(a->node, "items"), "what");
	if (a->step == BK_STEP_REFERRAL || a->step == BK_STEP_AID)
		put_part(&b, "", bk_node_text(a->node, "to"));
	return bk_fieldtext_take(l, &b);
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
		{ { "Tanggal", "Day" } }, { { "Kegiatan", "What" } },
		{ { "Hasil", "Outcome" } }, { { "Oleh", "By" } },
		{ { "Fakta", "Facts" } },
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
		c[1] = bk_word_steps[a->step].text[l->lang];
		c[2] = a->outcome < 0 ? NULL :
		    bk_word_outcomes[a->outcome].text[l->lang];
		c[3] = a->step == BK_STEP_ADVANCE ? NULL :
		    bk_fieldtext_who(l, f, a->by);
		c[4] = facts_text(l, a);
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
