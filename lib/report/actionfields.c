/* How a case stands, and what was recorded of it (fields.h). */
#include <string.h>

#include "fields.h"
#include "fieldtext.h"
#include "mem.h"
#include "phrase.h"
#include "reason.h"

/* --- how it stands ------------------------------------------------------ */

static const char *
causes_of(struct bk_letter *l, const struct bk_case *c)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < c->causes.n; i++) {
		bk_buf_puts(&b, i ? ", " : "");
		bk_buf_puts(&b, bk_word_text(bk_word_causes, c->causes.v[i],
		    l->lang));
	}
	return bk_fieldtext_take(l, &b);
}

static void
put_approval(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_action *a = bk_fieldtext_last(f, f->c,
	    BK_STEP_APPROVAL);
	bk_date day = a && a->outcome == BK_GRANTED ? a->date : BK_DATE_NONE;
	bk_date due = BK_DATE_NONE;
	bk_weekdays days;

	if (day != BK_DATE_NONE &&
	    bk_calendar_weekdays(bk_str(f->school->school_days), &days) == 0)
		due = bk_calendar_workday(f->calendar, days,
		    f->policy->collective_is_workday, day,
		    f->policy->visit.within_working_days);
	bk_letter_set(l, "approval_day", bk_fieldtext_day(l, day, false));
	bk_letter_set(l, "service_due", bk_fieldtext_day(l, due, false));
}

/*
 * "telepon dan surat panggilan": what was tried in vain; "" if somebody was
 * reached, or nothing was tried.
 */
static const char *
tried_in_vain(const struct bk_fields *f, enum bk_lang lang)
{
	static const struct bk_phrase words[] = {
		{ { "", "" } },
		{ { "telepon/WhatsApp", "telephone/WhatsApp" } },
		{ { "surat panggilan", "the summons letter" } },
		{ { "telepon/WhatsApp dan surat panggilan",
		    "telephone/WhatsApp and the summons letter" } },
	};
	int tried = 0;

	for (size_t i = 0; i < f->c->actions.n; i++) {
		const struct bk_action *a = &f->c->actions.v[i];

		if (a->date > f->today)
			continue;
		if (a->outcome == BK_REACHED || a->outcome == BK_CAME ||
		    a->outcome == BK_MET)
			return "";
		if (a->step == BK_STEP_PHONE || a->step == BK_STEP_WHATSAPP)
			tried |= 1;
		else if (a->step == BK_STEP_SUMMONS)
			tried |= 2;
	}
	return words[tried].text[lang];
}

static void
put_standing(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_case *c = f->c;
	const struct bk_action *e = bk_fieldtext_last(f, c,
	    BK_STEP_EVALUATION);
	struct bk_buf b = BK_BUF_INIT;

	bk_letter_set(l, "rung", bk_word_rungs[c->rung].text[l->lang]);
	bk_letter_set(l, "status",
	    bk_word_statuses[c->status].text[l->lang]);
	bk_letter_set(l, "reasons", bk_reason_list(c, l->lang, l->arena));
	bk_letter_set(l, "causes", causes_of(l, c));
	/* Of several students it need not be true of each. */
	bk_letter_set(l, "tried_in_vain", f->nmore ? NULL :
	    tried_in_vain(f, l->lang));
	if (e && e->outcome >= 0) {
		bk_buf_printf(&b, "%s, ",
		    bk_word_outcomes[e->outcome].text[l->lang]);
		bk_phrase_date(&b, e->date, l->lang);
	}
	bk_letter_set(l, "evaluation", bk_fieldtext_take(l, &b));
	put_approval(l, f);
}

/* --- what was recorded -------------------------------------------------- */

static const struct bk_word modes[] = {
	{ "influence", { "memengaruhi", "to influence" } },
	{ "accompany", { "mendampingi", "to accompany" } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_word advocacy_forms[] = {
	{ "information", { "informasi", "information" } },
	{ "mediation", { "mediasi", "mediation" } },
	{ "audience", { "audiensi", "audience" } },
	{ "seminar", { "seminar", "seminar" } },
	{ "official_letter", { "surat resmi", "official letter" } },
	{ "open_letter", { "surat terbuka", "open letter" } },
	{ NULL, { NULL, NULL } }
};

/* A key of an action, and the field that it is printed in. */
struct recorded {
	const char		*field, *key;
	const struct bk_word	*words;		/* of the key, or NULL */
};

static void
put_recorded(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_action *a, const struct recorded *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct bk_node *k = a ? bk_node_get(a->node, v[i].key) :
		    NULL;

		if (k && v[i].words)
			bk_letter_set(l, v[i].field, bk_fieldtext_words(l, k,
			    v[i].words));
		else if (k && k->kind == BK_NODE_TEXT)
			bk_letter_set(l, v[i].field, bk_fieldtext_who(l, f,
			    bk_fieldtext_any(l, k->text)));
		else
			bk_letter_set(l, v[i].field, NULL);
	}
}

static void
put_evaluation(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct recorded keys[] = {
		{ "eval_process", "process", NULL },
		{ "eval_completeness", "completeness", NULL },
		{ "eval_commitment", "commitment", NULL },
		{ "eval_use", "use_of_data", NULL },
		{ "eval_needs", "unmet_needs", NULL },
		{ "eval_ability", "ability", NULL },
		{ "eval_change", "change", NULL },
		{ "eval_follow_up", "follow_up", NULL },
	};
	const struct bk_action *a = bk_fieldtext_last(f, f->c,
	    BK_STEP_EVALUATION);

	put_recorded(l, f, a, keys, BK_NELEM(keys));
	bk_letter_set(l, "eval_day", bk_fieldtext_day(l, a ? a->date :
	    BK_DATE_NONE, true));
	bk_letter_set(l, "eval_revisit", bk_fieldtext_any(l, a ?
	    bk_node_text(a->node, "revisit") : NULL));
	bk_letter_set(l, "eval_outcome", a && a->outcome >= 0 ?
	    bk_word_outcomes[a->outcome].text[l->lang] : NULL);
}

/* Was anything lent? Of an aid that is still to be handed over, perhaps. */
static bool
is_lent(const struct bk_action *a)
{
	const struct bk_node *items = a ? bk_node_get(a->node, "items") : NULL;
	const char *how = a ? bk_node_text(a->node, "given") : "lent";
	bool lent = how && strcmp(how, "lent") == 0;

	for (const struct bk_node *n = items && items->kind == BK_NODE_LIST ?
	    items->kids : NULL; n; n = n->next) {
		how = bk_node_text(n, "how");
		lent = lent || (how && strcmp(how, "lent") == 0);
	}
	return lent;
}

/* Who took it: a guardian by name, the student, or as it was written. */
static void
put_receiver(struct bk_letter *l, const struct bk_fields *f,
    const struct bk_action *a)
{
	const char *to = a ? bk_node_text(a->node, "to") : NULL;
	bool student = to && (bk_str_ieq(bk_str(to), BK_STR("student")) ||
	    bk_str_ieq(bk_str(to), BK_STR("siswa")));
	const struct bk_guardian *g = to ? bk_fieldtext_guardian(f, to) :
	    !a && f->student ? bk_student_guardian(f->student) : NULL;

	bk_letter_set(l, "aid_signer", student ? bk_map_get(&l->fields,
	    BK_STR("student")) : g ? g->name : bk_fieldtext_who(l, f, to));
	bk_letter_set(l, "aid_student", student ? "x" : NULL);
	bk_letter_set(l, "aid_other", !student && to && !g ? "x" : NULL);
}

static void
put_aid(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct recorded keys[] = {
		{ "aid_to", "to", NULL },
		{ "aid_condition", "condition", NULL },
		{ "aid_what", "what", NULL },
		{ "aid_from", "from", NULL },
	};
	const struct bk_action *a = bk_fieldtext_last(f, f->c, BK_STEP_AID);
	const struct bk_staff *by = a ? bk_school_staff(f->school, a->by) :
	    NULL;

	put_recorded(l, f, a, keys, BK_NELEM(keys));
	put_receiver(l, f, a);
	bk_letter_set(l, "aid_lent", is_lent(a) ? "x" : NULL);
	bk_letter_set(l, "aid_day", bk_fieldtext_day(l, a ? a->date :
	    BK_DATE_NONE, true));
	bk_fieldtext_staff(l, "aid_by", by);
	if (a && !by)
		bk_letter_set(l, "aid_by", bk_fieldtext_who(l, f, a->by));
}

static void
put_referral(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct recorded keys[] = {
		{ "referral_to", "to", NULL },
		{ "referral_reason", "reason", NULL },
		{ "referral_help", "help", NULL },
	};
	const struct bk_action *a = bk_fieldtext_last(f, f->c,
	    BK_STEP_REFERRAL);
	const struct bk_node *consent = a ? bk_node_get(a->node, "consent") :
	    NULL;
	const char *student = bk_node_text(consent, "student");
	const char *guardian = bk_node_text(consent, "guardian");

	put_recorded(l, f, a, keys, BK_NELEM(keys));
	bk_letter_set(l, "consent_student", bk_fieldtext_any(l, student));
	bk_letter_set(l, "consent_guardian", bk_fieldtext_any(l, guardian));
	bk_letter_set(l, "consent_both", student && guardian ? "x" : NULL);
}

/* --- what is confidential ----------------------------------------------- */

static void
put_conference(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct recorded keys[] = {
		{ "conference_place", "place", NULL },
		{ "conference_strengths", "strengths", NULL },
		{ "conference_problem", "problem", NULL },
		{ "conference_tried", "tried", NULL },
		{ "conference_roles", "roles", NULL },
		{ "conference_monitoring", "monitoring", NULL },
	};
	const struct bk_action *a = bk_fieldtext_held(f, f->closed);
	const struct bk_action *held = a ? a : bk_fieldtext_held(f, f->c);
	struct bk_buf b = BK_BUF_INIT;

	put_recorded(l, f, a, keys, BK_NELEM(keys));
	bk_letter_set(l, "conference_day", bk_fieldtext_day(l, held ?
	    held->date : BK_DATE_NONE, true));
	if (a && a->start != BK_INT_NONE)
		bk_phrase_time(&b, a->start,
		    bk_school_zone_abbreviation(f->school->timezone), l->lang);
	bk_letter_set(l, "conference_time", bk_fieldtext_take(l, &b));
}

static void
put_advocacy(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct recorded keys[] = {
		{ "advocacy_kind", "mode", modes },
		{ "advocacy_form", "form", advocacy_forms },
		{ "advocacy_problem", "problem", NULL },
		{ "advocacy_aim", "aim", NULL },
		{ "advocacy_result", "result", NULL },
		{ "advocacy_evaluation", "evaluation", NULL },
	};
	const struct bk_action *a = bk_fieldtext_last(f, f->closed,
	    BK_STEP_ADVOCACY);
	const struct bk_action *done = a ? a : bk_fieldtext_last(f, f->c,
	    BK_STEP_ADVOCACY);

	put_recorded(l, f, a, keys, BK_NELEM(keys));
	bk_letter_set(l, "advocacy_hours", bk_fieldtext_hours(l, f,
	    "advocacy"));
	bk_letter_set(l, "advocacy_day", bk_fieldtext_day(l, done ?
	    done->date : BK_DATE_NONE, true));
}

void
bk_actionfields_put(struct bk_letter *l, const struct bk_fields *f)
{
	put_standing(l, f);
	put_evaluation(l, f);
	put_aid(l, f);
	put_referral(l, f);
	put_conference(l, f);
	put_advocacy(l, f);
}
