#include "fieldtext.h"

#include <string.h>

#include "letterhead.h"
#include "phrase.h"

const struct bk_word bk_fieldtext_relations[] = {
	{ "mother", { "Ibu", "mother" } },
	{ "father", { "Ayah", "father" } },
	{ "parent", { "Orang tua", "parent" } },
	{ "guardian", { "Wali", "guardian" } },
	{ "grandmother", { "Nenek", "grandmother" } },
	{ "grandfather", { "Kakek", "grandfather" } },
	{ "aunt", { "Bibi", "aunt" } },
	{ "uncle", { "Paman", "uncle" } },
	{ "sister", { "Kakak", "sister" } },
	{ "brother", { "Kakak", "brother" } },
	{ "sibling", { "Saudara", "sibling" } },
	{ "student", { "Siswa", "student" } },
	{ NULL, { NULL, NULL } }
};

const char *
bk_fieldtext_take(struct bk_letter *l, struct bk_buf *b)
{
	const char *s = bk_arena_strdup(l->arena, b->p);

	bk_buf_free(b);
	return s;
}

const char *
bk_fieldtext_day(struct bk_letter *l, bk_date day, bool weekday)
{
	struct bk_buf b = BK_BUF_INIT;

	if (day != BK_DATE_NONE && weekday)
		bk_phrase_day(&b, day, l->lang);
	else if (day != BK_DATE_NONE)
		bk_phrase_date(&b, day, l->lang);
	return bk_fieldtext_take(l, &b);
}

const char *
bk_fieldtext_any(struct bk_letter *l, const char *s)
{
	bk_date day;

	return s && bk_date_parse(bk_str(s), &day) == 0 ?
	    bk_fieldtext_day(l, day, false) : s;
}

const char *
bk_fieldtext_words(struct bk_letter *l, const struct bk_node *n,
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
	return bk_fieldtext_take(l, &b);
}

/* A code of ours that nobody has any more, such as "bk9": no paper shows it. */
static bool
is_code(const char *s)
{
	size_t n = strlen(s);

	return n && s[0] >= 'a' && s[0] <= 'z' && s[n - 1] >= '0' &&
	    s[n - 1] <= '9' && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789"
	    "-_") == n;
}

const char *
bk_fieldtext_who(struct bk_letter *l, const struct bk_fields *f,
    const char *text)
{
	const struct bk_staff *p;

	if (!text)
		return NULL;
	p = bk_school_staff(f->school, text);
	if (p && p->name)
		return bk_letterhead_name(p, l->arena);
	return is_code(text) ? "" : bk_word_text(bk_fieldtext_relations, text,
	    l->lang);
}

const char *
bk_fieldtext_office(const struct bk_staff *p, enum bk_lang lang)
{
	return p && p->role >= 0 ? bk_word_roles[p->role].text[lang] : NULL;
}

const char *
bk_fieldtext_nip(struct bk_letter *l, const struct bk_staff *p)
{
	struct bk_buf b = BK_BUF_INIT;

	if (!p)
		return NULL;
	if (!p->nip)
		return "–";
	bk_phrase_nip(&b, p->nip);
	return bk_fieldtext_take(l, &b);
}

void
bk_fieldtext_staff(struct bk_letter *l, const char *role,
    const struct bk_staff *p)
{
	struct bk_buf phone = BK_BUF_INIT;

	if (p && p->phone)
		bk_phrase_phone(&phone, p->phone);
	bk_letter_set(l, role, bk_letterhead_name(p, l->arena));
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_nip", role),
	    bk_fieldtext_nip(l, p));
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_phone", role),
	    bk_fieldtext_take(l, &phone));
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_rank", role),
	    p ? p->rank : NULL);
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_office", role),
	    bk_fieldtext_office(p, l->lang));
}

/* One advocacy counts as one lesson hour [U]; the policy may say otherwise. */
const char *
bk_fieldtext_hours(struct bk_letter *l, const struct bk_fields *f,
    const char *step)
{
	const char *text = bk_node_text(f->policy->lesson_hours, step);
	char *copy;

	if (!text)
		return strcmp(step, "advocacy") == 0 ? "1" : NULL;
	copy = bk_arena_strdup(l->arena, text);
	for (char *p = copy; *p; p++)
		if (*p == '.')
			*p = bk_phrase_point(l->lang);
	return copy;
}

/* Does the text name that relation, by its id or in either language? */
static bool
names_relation(const char *text, const char *relation)
{
	int i = bk_word_find(bk_fieldtext_relations, bk_str(relation));

	if (bk_str_ieq(bk_str(text), bk_str(relation)))
		return true;
	for (int k = 0; i >= 0 && k < BK_NLANGS; k++)
		if (bk_str_ieq(bk_str(text),
		    bk_str(bk_fieldtext_relations[i].text[k])))
			return true;
	return false;
}

const struct bk_guardian *
bk_fieldtext_guardian(const struct bk_fields *f, const char *text)
{
	const struct bk_student *s = f->student;

	for (size_t i = 0; s && i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (!g->deceased && ((g->relation && names_relation(text,
		    g->relation)) || (g->name && bk_str_ieq(bk_str(text),
		    bk_str(g->name)))))
			return g;
	}
	return NULL;
}

const struct bk_action *
bk_fieldtext_last(const struct bk_fields *f, const struct bk_case *c,
    enum bk_step step)
{
	for (size_t i = c ? c->actions.n : 0; i-- > 0;)
		if (c->actions.v[i].step == (int)step &&
		    (step != BK_STEP_REFERRAL ||
		    c->actions.v[i].outcome < 0) &&
		    c->actions.v[i].date <= f->today)
			return &c->actions.v[i];
	return NULL;
}

const struct bk_action *
bk_fieldtext_held(const struct bk_fields *f, const struct bk_case *c)
{
	const struct bk_action *last = bk_fieldtext_last(f, f->c,
	    BK_STEP_CONFERENCE);
	const struct bk_action *a = f->anew ? NULL : bk_fieldtext_last(f, c,
	    BK_STEP_CONFERENCE);

	/* of the newest, which may be locked, not of one before it */
	return a && last && a->date < last->date ? NULL : a;
}
