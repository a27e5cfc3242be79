#include "whatif.h"

#include <string.h>

#include "ladder.h"
#include "windows.h"

/* "WHO.WHAT", "=" or "+=", "VALUE". */
struct change {
	const char	*who, *what, *value;
	bool		 add;
};

static const char *
split(const struct bk_whatif *w, const char *text, struct change *c)
{
	const char *eq = strchr(text, '='), *dot;
	char *key;

	if (!eq || eq == text)
		return "KEY=VALUE expected";
	c->value = eq + 1;
	c->add = eq[-1] == '+';
	key = bk_arena_strndup(w->arena, text, (size_t)(eq - text) - c->add);
	dot = strrchr(key, '.');
	c->what = dot ? dot + 1 : key;
	c->who = dot ? bk_arena_strndup(w->arena, key, (size_t)(dot - key)) :
	    NULL;
	return NULL;
}

static int
number(const char *value, int most, int *out)
{
	uint64_t n;

	if (bk_str_uint(bk_str(value), (uint64_t)most, &n) < 0)
		return -1;
	*out = (int)n;
	return 0;
}

/* The windows of the value, after the existing ones or in their place. */
static const char *
set_windows(const struct bk_whatif *w, const struct change *c,
    const struct bk_texts *before, struct bk_texts *t)
{
	size_t n = c->add ? before->n : 0, most = n + 1;
	struct bk_texts new;
	struct bk_windows parsed;
	const char *bad, *p = c->value;

	for (const char *s = p; (s = strchr(s, ';')); s++)
		most++;
	new.v = bk_arena_alloc(w->arena, most * sizeof(*new.v));
	if (n)
		memcpy(new.v, before->v, n * sizeof(*new.v));
	for (new.n = n; *p; p += *p == ';') {
		struct bk_str one = { p, strcspn(p, ";") };

		p += one.n;
		one = bk_str_trim(one);
		new.v[new.n++] = bk_arena_strndup(w->arena, one.p, one.n);
	}
	if (bk_windows_parse(&new, w->arena, &parsed, &bad) < 0)
		return bk_arena_printf(w->arena, bk_diag_text(w->dg,
		    "'%.60s' is no window as 'Sat 08:00-12:00'"), bad);
	*t = new;
	return NULL;
}

/* --- staff -------------------------------------------------------------- */

static const char *
set_away(const struct bk_whatif *w, const struct change *c,
    struct bk_staff *who)
{
	struct bk_span *span = bk_arena_zalloc(w->arena, (who->away.n + 1) *
	    sizeof(*span));
	size_t n = c->add ? who->away.n : 0;
	const char *to = strstr(c->value, "..");
	struct bk_str from = { c->value, to ? (size_t)(to - c->value) :
		strlen(c->value) };

	if (n)
		memcpy(span, who->away.v, n * sizeof(*span));
	if (*c->value) {
		if (bk_date_parse(from, &span[n].from) < 0 ||
		    bk_date_parse(to ? bk_str(to + 2) : from,
		    &span[n].to) < 0)
			return "away: DATE or DATE..DATE expected";
		if (span[n].to < span[n].from)
			return "away: it ends before it begins";
		n++;
	}
	who->away.v = span;
	who->away.n = n;
	return NULL;
}

static const char *
change_staff(const struct bk_whatif *w, const struct change *c,
    struct bk_staff *who)
{
	if (strcmp(c->what, "free") == 0)
		return set_windows(w, c, &who->free, &who->free);
	if (strcmp(c->what, "away") == 0)
		return set_away(w, c, who);
	if (strcmp(c->what, "max") == 0)
		return number(c->value, 100, &who->max_visits_per_day) < 0 ?
		    "max: a number expected" : NULL;
	return "of the staff: free, away or max";
}

/* --- guardians and cases ------------------------------------------------ */

static const char *
change_guardian(const struct bk_whatif *w, const struct change *c,
    const struct bk_student *s)
{
	const struct bk_guardian *g = bk_student_guardian(s);

	for (size_t i = 0; i < s->guardians.n; i++) {
		struct bk_texts *t = &s->guardians.v[i].available;

		struct bk_texts before = bk_windows_at_home(t,
		    &w->policy->visit.default_windows, w->arena);

		if (&s->guardians.v[i] == g)
			return set_windows(w, c, &before, t);
	}
	return "nobody to be at home is on the roster";
}

static const char *
change_case(const struct bk_whatif *w, const struct change *c,
    struct bk_case *k)
{
	struct bk_action a;

	if (strcmp(c->what, "counsellor") == 0) {
		if (!bk_school_staff(w->school, c->value))
			return "counsellor: the id of one of the staff "
			    "expected";
		k->counsellor = c->value;
		return NULL;
	}
	bk_bind_clear(bk_case_action_binds, &a);
	a.date = *w->today;
	a.step = bk_word_find(bk_word_steps, bk_str(c->what));
	a.outcome = bk_word_find(bk_word_outcomes, bk_str(c->value));
	if (a.step != BK_STEP_APPROVAL && a.step != BK_STEP_CONSENT &&
	    a.step != BK_STEP_ASSENT)
		return "of a case: available, counsellor, approval=granted, "
		    "consent=given or assent=willing";
	if (a.outcome < 0 || !bk_ladder_takes(a.step, a.outcome))
		return bk_arena_printf(w->arena, bk_diag_text(w->dg,
		    "'%s' takes one of: %s"), c->what, bk_ladder_outcomes(
		    (enum bk_step)a.step, w->arena));
	bk_case_add_action(k, &a, w->arena, NULL);
	return NULL;
}

/* All that is known under a NIS, or the id of a case. */
static const char *
change_pupil(const struct bk_whatif *w, const struct change *c)
{
	const char *why = "nobody of that id or NIS";

	if (strcmp(c->what, "available") == 0) {
		const char *slash = strchr(c->who, '/');
		const struct bk_student *s = bk_map_get(w->students,
		    bk_str(c->who));

		if (!s && slash)	/* of a case's id; a NIS may have one */
			s = bk_map_get(w->students, bk_str(slash + 1));
		return s ? change_guardian(w, c, s) : why;
	}
	for (size_t i = 0; i < w->cases->n; i++) {
		struct bk_case *k = w->cases->e[i].value;

		if (strcmp(k->id, c->who) == 0 ||
		    strcmp(k->student.nis, c->who) == 0)
			why = change_case(w, c, k);
	}
	return why;
}

/* --- the policy --------------------------------------------------------- */

/* What a word of the policy may be. */
static const char *
words_of(const char *key)
{
	if (strcmp(key, "companion") == 0)
		return "companion: female_to_male, always or never expected";
	if (strcmp(key, "consent") == 0)
		return "consent: before or at_door expected";
	return "of visit: max_per_day, within_working_days, gap_minutes, "
	    "minutes, companion or consent";
}

static const char *
change_policy(const struct bk_whatif *w, const struct change *c)
{
	struct bk_visit_policy *p = &w->policy->visit;
	const struct { const char *key; int *to; int most; } numbers[] = {
		{ "max_per_day", &p->max_per_day, 100 },
		{ "within_working_days", &p->within_working_days, 250 },
		{ "gap_minutes", &p->gap_minutes, 1000 },
		{ "minutes", &p->minutes.usual, 480 },
	};
	const struct { const char *key, *value; int *to, is; } words[] = {
		{ "companion", "female_to_male", &p->companion,
		    BK_FEMALE_TO_MALE },
		{ "companion", "always", &p->companion, BK_ALWAYS },
		{ "companion", "never", &p->companion, BK_NEVER },
		{ "consent", "before", &p->consent, BK_CONSENT_BEFORE },
		{ "consent", "at_door", &p->consent, BK_CONSENT_AT_DOOR },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strcmp(c->what, numbers[i].key) == 0)
			return number(c->value, numbers[i].most,
			    numbers[i].to) < 0 ? "a number expected" : NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(c->what, words[i].key) == 0 &&
		    strcmp(c->value, words[i].value) == 0) {
			*words[i].to = words[i].is;
			return NULL;
		}
	return words_of(c->what);
}

const char *
bk_whatif(const struct bk_whatif *w, const char *text)
{
	struct change c;
	const char *why = split(w, text, &c);

	if (why)
		return why;
	if (!c.who && strcmp(c.what, "today") == 0)
		return bk_date_parse(bk_str(c.value), w->today) < 0 ?
		    "today: a day as 2020-10-05 expected" : NULL;
	if (!c.who)
		return "ID.free, ID.away, ID.max, NIS.available, "
		    "NIS.approval, visit.KEY or today expected";
	if (strcmp(c.who, "visit") == 0)
		return change_policy(w, &c);
	for (size_t i = 0; i < w->school->staff.n; i++)
		if (w->school->staff.v[i].id &&
		    strcmp(w->school->staff.v[i].id, c.who) == 0)
			return change_staff(w, &c, &w->school->staff.v[i]);
	return change_pupil(w, &c);
}
