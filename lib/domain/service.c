#include "service.h"

#include <string.h>

#include "mem.h"
#include "msg_domain.h"

const struct bk_word bk_service_components[] = {
	[BK_BASIC] = { "basic", { "Layanan Dasar", "Basic services" } },
	[BK_PLANNING] = { "planning", { "Peminatan dan Perencanaan Individual",
	    "Individual planning" } },
	[BK_RESPONSIVE] = { "responsive", { "Layanan Responsif",
	    "Responsive services" } },
	[BK_SUPPORT] = { "support", { "Dukungan Sistem", "System support" } },
	{ NULL, { NULL, NULL } }
};

const struct bk_word bk_service_fields[] = {
	[BK_PERSONAL] = { "personal", { "Pribadi", "Personal" } },
	[BK_SOCIAL] = { "social", { "Sosial", "Social" } },
	[BK_LEARNING] = { "learning", { "Belajar", "Learning" } },
	[BK_CAREER] = { "career", { "Karier", "Career" } },
	{ NULL, { NULL, NULL } }
};

/*
 * One activity outside of the timetable counts as two lesson hours by the
 * ministry's training module for Kurikulum 2013, which was read; guides differ,
 * and a school says what its own table has.
 */
#define HOURS 2

static const struct bk_service_type ours[] = {
	{ "classical_guidance", { "Bimbingan klasikal", "Classical guidance" },
	    BK_BASIC, HOURS },
	{ "group_guidance", { "Bimbingan kelompok", "Group guidance" },
	    BK_BASIC, HOURS },
	{ "group_counselling", { "Konseling kelompok", "Group counselling" },
	    BK_RESPONSIVE, HOURS },
	{ "individual_counselling", { "Konseling individual",
	    "Individual counselling" }, BK_RESPONSIVE, HOURS },
	{ "consultation", { "Konsultasi", "Consultation" }, BK_RESPONSIVE,
	    HOURS },
	{ "instrument", { "Aplikasi instrumentasi", "Instrument" }, BK_SUPPORT,
	    HOURS },
	{ "data_collection", { "Himpunan data", "Data collection" },
	    BK_SUPPORT, HOURS },
	{ "library_display", { "Tampilan kepustakaan", "Library display" },
	    BK_SUPPORT, HOURS },
	{ "collaboration", { "Kolaborasi", "Collaboration" }, BK_SUPPORT,
	    HOURS },
	{ "home_room", { "Home room", "Home room" }, BK_BASIC, HOURS },
	{ "other", { "Layanan lain", "Other" }, -1, HOURS },
};

const struct bk_bind bk_service_binds[] = {
	BK_BIND_REQUIRED("id", NAME, struct bk_service, id),
	BK_BIND_REQUIRED("type", NAME, struct bk_service, type),
	BK_BIND_REQUIRED("date", DATE, struct bk_service, date),
	BK_BIND("by", NAME, struct bk_service, by),
	BK_BIND("with", TEXTS, struct bk_service, with),
	BK_BIND("class", TEXT, struct bk_service, class),
	BK_BIND("students", TEXTS, struct bk_service, students),
	BK_BIND_WORD("field", struct bk_service, field, bk_service_fields),
	BK_BIND_WORD("component", struct bk_service, component,
	    bk_service_components),
	BK_BIND("topic", NAME, struct bk_service, topic),
	BK_BIND("start", TIME, struct bk_service, start),
	BK_BIND("minutes", INT, struct bk_service, minutes),
	BK_BIND("hours", NUM, struct bk_service, hours),
	BK_BIND("count", INT, struct bk_service, count),
	BK_BIND("result", NAME, struct bk_service, result),
	BK_BIND("evaluation", NAME, struct bk_service, evaluation),
	BK_BIND("follow_up", NAME, struct bk_service, follow_up),
	BK_BIND("plan", NAME, struct bk_service, plan),
	BK_BIND_SELF(struct bk_service, node),
	BK_BIND_END
};

/* --- types -------------------------------------------------------------- */

static const struct bk_bind type_binds[] = {
	BK_BIND("name", TEXT, struct bk_service_type, text[BK_LANG_ID]),
	BK_BIND_WORD("component", struct bk_service_type, component,
	    bk_service_components),
	BK_BIND("hours", NUM, struct bk_service_type, hours),
	BK_BIND_END
};

static struct bk_service_type *
find(const struct bk_service_types *t, const char *id)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->v[i].id, id) == 0)
			return &t->v[i];
	return NULL;
}

/* One entry of the policy: 0, or reported and -1. */
static int
read_type(const struct bk_reader *r, struct bk_node *n,
    struct bk_service_type *to)
{
	struct bk_service_type t = *to;

	if (n->kind != BK_NODE_MAP) {
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, n->line,
		    "services: %.40s", n->key->text);
		return -1;
	}
	if (bk_bind_load(r, type_binds, n, &t) < 0)
		return -1;
	if (!(t.hours >= 0 && t.hours <= 100)) {
		bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
		    "services: %.40s: hours of 0 to 100 expected",
		    n->key->text);
		return -1;
	}
	if (t.text[BK_LANG_ID] != to->text[BK_LANG_ID])
		t.text[BK_LANG_EN] = t.text[BK_LANG_ID];
	*to = t;
	return 0;
}

static void
read_types(const struct bk_reader *r, const struct bk_node *list,
    struct bk_service_types *out)
{
	for (struct bk_node *n = list->kids; n; n = n->next) {
		const char *id = n->key->text;
		struct bk_service_type *old = find(out, id);
		struct bk_service_type t = { id, { id, id }, -1, HOURS };

		if (read_type(r, n, old ? old : &t) == 0 && !old)
			out->v[out->n++] = t;
	}
}

static void
types_of(const struct bk_reader *r, const struct bk_policy *p,
    struct bk_service_types *out)
{
	const struct bk_node *list = p->services;
	size_t more = list && list->kind == BK_NODE_MAP ? list->nkids : 0;

	out->v = bk_arena_alloc(r->arena, (BK_NELEM(ours) + more) *
	    sizeof(*out->v));
	memcpy(out->v, ours, sizeof(ours));
	out->n = BK_NELEM(ours);
	if (more)
		read_types(r, list, out);
	else if (list && list->kind != BK_NODE_MAP && !bk_node_null(list))
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, list->line,
		    "services");
}

void
bk_service_types_of(struct bk_service_types *out, const struct bk_policy *p,
    struct bk_arena *a)
{
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_reader r = { .file = "policy.yaml", .arena = a,
		.dg = &quiet };

	types_of(&r, p, out);
}

void
bk_service_check_types(const struct bk_reader *r, const struct bk_policy *p)
{
	struct bk_service_types unused;

	types_of(r, p, &unused);
}

const struct bk_service_type *
bk_service_type(const struct bk_service_types *t, const char *id)
{
	return id ? find(t, id) : NULL;
}

enum { FOLDED = 60 };

/* Small letters, one blank between words, no "layanan" before them. */
static const char *
fold(const char *s, char out[FOLDED])
{
	static const char before[] = "layanan ";
	size_t n = 0;

	for (; *s && n < FOLDED - 1; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;

		if (strchr(" \t._-", c)) {
			if (n && out[n - 1] != ' ')
				out[n++] = ' ';
		} else {
			out[n++] = c;
		}
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return strncmp(out, before, sizeof(before) - 1) == 0 ?
	    out + sizeof(before) - 1 : out;
}

/* What a journal also calls ours; folded. */
static const struct {
	const char	*said, *id;
} spoken[] = {
	{ "klasikal", "classical_guidance" },
	{ "bk klasikal", "classical_guidance" },
	{ "konseling individu", "individual_counselling" },
	{ "konseling perorangan", "individual_counselling" },
	{ "konseling", "individual_counselling" },
	{ "bkp", "group_guidance" }, { "kkp", "group_counselling" },
	{ "instrumentasi", "instrument" }, { "asesmen", "instrument" },
	{ "kepustakaan", "library_display" }, { "homeroom", "home_room" },
	{ "lain", "other" }, { "lainnya", "other" }, { "lain lain", "other" },
};

const struct bk_service_type *
bk_service_spoken(const struct bk_service_types *t, const char *said)
{
	char a[FOLDED], b[FOLDED];
	const char *want = fold(said, a);

	for (size_t i = 0; i < t->n; i++)
		if (strcmp(want, fold(t->v[i].id, b)) == 0 ||
		    strcmp(want, fold(t->v[i].text[BK_LANG_ID], b)) == 0 ||
		    strcmp(want, fold(t->v[i].text[BK_LANG_EN], b)) == 0)
			return &t->v[i];
	for (size_t i = 0; i < BK_NELEM(spoken); i++)
		if (strcmp(want, spoken[i].said) == 0)
			return find(t, spoken[i].id);
	return NULL;
}

/* --- steps of cases ------------------------------------------------------ */

static const enum bk_step steps[] = { BK_STEP_PHONE, BK_STEP_WHATSAPP,
	BK_STEP_SUMMONS, BK_STEP_COUNSELLING, BK_STEP_VISIT,
	BK_STEP_CONFERENCE, BK_STEP_ADVOCACY, BK_STEP_AID, BK_STEP_REFERRAL,
	BK_STEP_EVALUATION };

int
bk_service_rank(int step)
{
	for (size_t i = 0; i < BK_NELEM(steps); i++)
		if ((int)steps[i] == step)
			return (int)i;
	return -1;
}

int
bk_service_step(const char *id)
{
	int step = bk_word_find(bk_word_steps, bk_str(id));

	return bk_service_rank(step) < 0 ? -1 : step;
}

bool
bk_service_of_action(const struct bk_action *a)
{
	return bk_service_rank(a->step) >= 0 &&
	    a->outcome != BK_VISIT_CANCELLED &&
	    (a->outcome < 0 || a->step != BK_STEP_REFERRAL);
}

/* --- one service -------------------------------------------------------- */

int
bk_service_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_service *out)
{
	struct bk_service s;

	if (bk_bind_read(r, bk_service_binds, n, &s) < 0)
		return -1;
	*out = s;
	return 0;
}

bool
bk_service_same(const struct bk_service *a, const struct bk_service *b)
{
	if (a->date != b->date || bk_str_order(a->type, b->type) != 0 ||
	    bk_str_order(a->by, b->by) != 0 ||
	    bk_str_order(a->class, b->class) != 0 ||
	    bk_str_order(a->topic, b->topic) != 0 || a->start != b->start ||
	    a->minutes != b->minutes || a->students.n != b->students.n)
		return false;
	for (size_t i = 0; i < a->students.n; i++)
		if (bk_str_order(a->students.v[i], b->students.v[i]) != 0)
			return false;
	return true;
}

int
bk_service_component(const struct bk_service *s,
    const struct bk_service_types *t)
{
	const struct bk_service_type *type = bk_service_type(t, s->type);

	return s->component >= 0 || !type ? s->component : type->component;
}

double
bk_service_hours(const struct bk_service *s, const struct bk_service_types *t)
{
	const struct bk_service_type *type = bk_service_type(t, s->type);

	return !isnan(s->hours) ? s->hours : type ? type->hours : 0;
}
