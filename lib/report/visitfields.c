/* The fields of a visit (fields.h). */
#include "visitfields.h"

#include <string.h>

#include "announced.h"
#include "fieldtext.h"
#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "ready.h"

/* The plan of a visit to come, or of the one that met somebody. */
static const struct bk_planned *
meant(const struct bk_fields *f)
{
	const struct bk_case *c = f->c;
	const struct bk_action *last = bk_plan_last_visit(c);

	return last && last->outcome == BK_MET ? &c->planned :
	    bk_ready_planned(c, f->policy);
}

struct bk_visitfields
bk_visitfields_of(const struct bk_fields *f)
{
	const struct bk_planned *p = meant(f);
	const struct bk_action *a = f->after ? bk_fieldtext_last(f, f->c,
	    BK_STEP_VISIT) : NULL;

	if (!a || (f->met && a->outcome != BK_MET))
		return (struct bk_visitfields){ p->date, p->start, p->end,
			BK_INT_NONE, p->visitor, p->with, NULL };
	return (struct bk_visitfields){ a->date, a->start,
		a->start != BK_INT_NONE && a->minutes != BK_INT_NONE ?
		a->start + a->minutes : BK_INT_NONE, a->minutes, a->by,
		a->with, a };
}

/* --- who ---------------------------------------------------------------- */

/* All who go along, by name. */
static const char *
companions(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_texts *ids)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < ids->n; i++) {
		bk_buf_puts(&b, i ? ", " : "");
		bk_buf_puts(&b, bk_fieldtext_who(l, f, ids->v[i]));
	}
	return bk_fieldtext_take(l, &b);
}

static void
put_people(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_visitfields *v)
{
	const char *first = v->with.n ? v->with.v[0] : NULL;
	const struct bk_staff *p = bk_school_staff(f->school, v->visitor);

	bk_fieldtext_staff(l, "visitor", p);
	if (!p)
		bk_letter_set(l, "visitor", bk_fieldtext_who(l, f,
		    v->visitor));
	p = bk_school_staff(f->school, first);
	bk_fieldtext_staff(l, "companion", p);
	if (!p)
		bk_letter_set(l, "companion", bk_fieldtext_who(l, f, first));
	bk_letter_set(l, "companions", companions(l, f, &v->with));
}

/* "Sumarni (Ibu)" where the roster knows the name, else "Ibu". */
static const char *
met_person(struct bk_letter *l, const struct bk_fields *f, const char *word)
{
	const struct bk_guardian *g = bk_fieldtext_guardian(f, word);
	const char *relation = bk_word_text(bk_fieldtext_relations, word,
	    l->lang);

	return g && g->name ? bk_arena_printf(l->arena, "%s (%s)", g->name,
	    relation) : relation;
}

/* Who was met, and who of them signs: the first who is not the student. */
static void
put_met(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_node *visit)
{
	const struct bk_node *met = bk_node_get(visit, "met");
	const struct bk_node *k = met && met->kind == BK_NODE_LIST ?
	    met->kids : met;
	struct bk_buf b = BK_BUF_INIT;
	const struct bk_guardian *g;
	const char *signer = NULL;

	for (; k; k = met->kind == BK_NODE_LIST ? k->next : NULL) {
		if (k->kind != BK_NODE_TEXT)
			continue;
		bk_buf_puts(&b, b.n ? ", " : "");
		bk_buf_puts(&b, met_person(l, f, k->text));
		if (!signer && strcmp(k->text, "student") != 0)
			signer = k->text;
	}
	bk_letter_set(l, "met_all", bk_fieldtext_take(l, &b));
	g = signer ? bk_fieldtext_guardian(f, signer) : NULL;
	bk_letter_set(l, "met", g ? g->name : NULL);
	bk_letter_set(l, "met_relation", signer ? bk_word_text(
	    bk_fieldtext_relations, signer, l->lang) : NULL);
}

/* --- when and why ------------------------------------------------------- */

static void
put_times(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_visitfields *v)
{
	const char *zone = bk_school_zone_abbreviation(f->school->timezone);
	struct bk_buf b = BK_BUF_INIT;

	bk_letter_set(l, "visit_day", bk_fieldtext_day(l, v->date, true));
	if (v->start != BK_INT_NONE)
		bk_phrase_time(&b, v->start, zone, l->lang);
	bk_letter_set(l, "visit_time", bk_fieldtext_take(l, &b));
	if (v->start != BK_INT_NONE)
		bk_phrase_times(&b, v->start, v->end, zone, l->lang);
	bk_letter_set(l, "visit_times", bk_fieldtext_take(l, &b));
	bk_letter_set(l, "minutes", v->minutes == BK_INT_NONE ? NULL :
	    bk_arena_printf(l->arena, "%d", v->minutes));
}

/*
 * The request for this visit, which stands before it in the case: one after
 * which somebody was met was for that visit.
 */
static const struct bk_action *
request_of(const struct bk_fields *f, const struct bk_visitfields *v)
{
	const struct bk_case *c = f->c;

	for (size_t i = c->actions.n; i-- > 0;) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->date > f->today || (v->action && a >= v->action))
			continue;
		if (a->step == BK_STEP_VISIT && a->outcome == BK_MET)
			return NULL;
		if (a->step == BK_STEP_VISIT_REQUEST)
			return a;
	}
	return NULL;
}

static void
put_purpose(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_visitfields *v)
{
	const struct bk_action *request = request_of(f, v);
	const struct bk_node *n = v->action ?
	    bk_node_get(v->action->node, "purpose") : NULL;
	const char *by = request ? bk_node_text(request->node,
	    "recommended_by") : NULL;

	if (!n && request)
		n = bk_node_get(request->node, "purpose");
	bk_letter_set(l, "purpose", bk_fieldtext_words(l, n,
	    bk_word_purposes));
	for (size_t i = f->c->reasons.n; !by && i-- > 0;)
		by = f->c->reasons.v[i].by;
	bk_letter_set(l, "recommended_by", bk_fieldtext_who(l, f, by));
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
		{ "fact_distance", "facts", "distance" },
		{ "fact_terrain", "facts", "terrain" },
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
	bk_letter_set(l, "causes_found", bk_fieldtext_words(l,
	    bk_node_get(visit, "causes"), bk_word_causes));
	bk_letter_set(l, "attachments", bk_fieldtext_words(l,
	    bk_node_get(visit, "attachments"), bk_word_causes));
}

void
bk_visitfields_put(struct bk_letter *l, const struct bk_fields *f)
{
	struct bk_visitfields v = bk_visitfields_of(f);
	const struct bk_action *a = v.action;

	put_times(l, f, &v);
	put_people(l, f, &v);
	put_met(l, f, a ? a->node : NULL);
	put_purpose(l, f, &v);
	put_report(l, a ? a->node : NULL);
	bk_letter_set(l, "visit_outcome", a && a->outcome >= 0 ?
	    bk_word_outcomes[a->outcome].text[l->lang] : NULL);
	bk_letter_set(l, "visited", a ? "x" : NULL);
	bk_letter_set(l, "visit_notice", f->c->rung == BK_VISIT && !a &&
	    bk_ready_planned(f->c, f->policy)->date >= f->today ? "x" : NULL);
	bk_letter_set(l, "visit_length", bk_arena_printf(l->arena,
	    l->lang == BK_LANG_ID ? "%d–%d menit" : "%d–%d minutes",
	    f->policy->visit.minutes.min, f->policy->visit.minutes.max));
	bk_letter_set(l, "visit_hours", bk_fieldtext_hours(l, f, "visit"));
}
