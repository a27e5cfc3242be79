#include "student.h"

#include <string.h>

#include "calendar.h"
#include "yamlout.h"

const struct bk_bind bk_student_span_binds[] = {
	BK_BIND("from", DATE, struct bk_span, from),
	BK_BIND("to", DATE, struct bk_span, to),
	BK_BIND("why", TEXT, struct bk_span, why),
	BK_BIND_END
};

static const struct bk_bind stay_binds[] = {
	BK_BIND("class", TEXT, struct bk_stay, class),
	BK_BIND("from", DATE, struct bk_stay, from),
	BK_BIND("to", DATE, struct bk_stay, to),
	BK_BIND_END
};

static const struct bk_bind guardian_binds[] = {
	BK_BIND("name", TEXT, struct bk_guardian, name),
	BK_BIND("relation", NAME, struct bk_guardian, relation),
	BK_BIND_WORD("sex", struct bk_guardian, sex, bk_word_sexes),
	BK_BIND("phone", ID, struct bk_guardian, phone),
	BK_BIND("available", WINDOWS, struct bk_guardian, available),
	BK_BIND("occupation", TEXT, struct bk_guardian, occupation),
	BK_BIND("primary", BOOL, struct bk_guardian, primary),
	BK_BIND("deceased", BOOL, struct bk_guardian, deceased),
	BK_BIND_END
};

static const struct bk_bind home_binds[] = {
	BK_BIND("address", TEXT, struct bk_home, address),
	BK_BIND("village", TEXT, struct bk_home, village),
	BK_BIND("district", TEXT, struct bk_home, district),
	BK_BIND("lat", NUM, struct bk_home, lat),
	BK_BIND("lon", NUM, struct bk_home, lon),
	BK_BIND("distance_km", NUM, struct bk_home, distance_km),
	BK_BIND_WORD("terrain", struct bk_home, terrain, bk_word_terrains),
	BK_BIND("residence", NAME, struct bk_home, residence),
	BK_BIND_END
};

static const struct bk_bind exit_binds[] = {
	BK_BIND("reason", NAME, struct bk_exit, reason),
	BK_BIND("last_contact", DATE, struct bk_exit, last_contact),
	BK_BIND("tries", INT, struct bk_exit, tries),
	BK_BIND("proof", TEXT, struct bk_exit, proof),
	BK_BIND_SELF(struct bk_exit, node),
	BK_BIND_END
};

static const struct bk_bind restriction_binds[] = {
	BK_BIND("from", DATE, struct bk_restriction, from),
	BK_BIND("why", TEXT, struct bk_restriction, why),
	BK_BIND_SELF(struct bk_restriction, node),
	BK_BIND_END
};

const struct bk_bind bk_student_binds[] = {
    BK_BIND("nis", ID, struct bk_student, nis),
    BK_BIND("nisn", ID, struct bk_student, nisn),
    BK_BIND("nis_before", TEXTS, struct bk_student, nis_before),
    BK_BIND_REQUIRED("name", TEXT, struct bk_student, name),
    BK_BIND_WORD("sex", struct bk_student, sex, bk_word_sexes),
    BK_BIND("class", TEXT, struct bk_student, class),
    BK_BIND_STRUCTS("classes", struct bk_student, classes, stay_binds),
    BK_BIND_STRUCT(
	"enrolled", struct bk_student, enrolled, bk_student_span_binds),
    BK_BIND_STRUCT("exit", struct bk_student, exit, exit_binds),
    BK_BIND("mentor", NAME, struct bk_student, mentor),
    BK_BIND_STRUCTS("exempt", struct bk_student, exempt, bk_student_span_binds),
    BK_BIND("email", TEXT, struct bk_student, email),
    BK_BIND("flags", TEXTS, struct bk_student, flags),
    BK_BIND_STRUCT("restricted", struct bk_student, restricted,
	restriction_binds),
    BK_BIND("household", NAME, struct bk_student, household),
    BK_BIND_STRUCTS("guardians", struct bk_student, guardians, guardian_binds),
    BK_BIND_STRUCT("home", struct bk_student, home, home_binds),
    BK_BIND_SELF(struct bk_student, node), BK_BIND_END};

const char *
bk_student_key(const struct bk_student *s)
{
	if (s->nis && *s->nis)
		return s->nis;
	return s->nisn && *s->nisn ? s->nisn : NULL;
}

static bool
filled(const char *s)
{
	return s && *s;
}

const char *
bk_student_number(const struct bk_student *s, size_t i)
{
	if (filled(s->nis) && i-- == 0)
		return s->nis;
	if (filled(s->nisn) && i-- == 0)
		return s->nisn;
	return i < s->nis_before.n ? s->nis_before.v[i] : NULL;
}

bool
bk_student_span_holds(const struct bk_span *s, bk_date day)
{
	return (s->from == BK_DATE_NONE || day >= s->from) &&
	    (s->to == BK_DATE_NONE || day <= s->to);
}

bool
bk_student_enrolled(const struct bk_student *s, bk_date day)
{
	return bk_student_span_holds(&s->enrolled, day);
}

bool
bk_student_exempt(const struct bk_student *s, bk_date day)
{
	for (size_t i = 0; i < s->exempt.n; i++)
		if (bk_student_span_holds(&s->exempt.v[i], day))
			return true;
	return !bk_student_enrolled(s, day);
}

bool
bk_student_restricted(const struct bk_student *s, bk_date day)
{
	const struct bk_restriction *r = &s->restricted;

	return r->node && (r->from == BK_DATE_NONE || r->from <= day);
}

const char *
bk_student_class(const struct bk_student *s, bk_date day)
{
	for (size_t i = 0; i < s->classes.n; i++) {
		const struct bk_stay *c = &s->classes.v[i];
		struct bk_span span = { c->from, c->to, NULL };

		if (bk_student_span_holds(&span, day))
			return c->class;
	}
	return s->class;
}

const struct bk_guardian *
bk_student_guardian(const struct bk_student *s)
{
	const struct bk_guardian *first = NULL;

	for (size_t i = 0; i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (g->deceased)
			continue;
		if (g->primary)
			return g;
		if (!first)
			first = g;
	}
	return first;
}

/* --- leaving ------------------------------------------------------------ */

static const struct bk_word reasons[] = {
	{ "graduated", { "Lulus", "Graduated" } },
	{ "moved", { "Mutasi", "Moved to another school" } },
	{ "dropped_out", { "Putus sekolah", "Dropped out" } },
	{ "died", { "Meninggal dunia", "Died" } },
	{ "other", { "Lainnya", "Other" } },
	{ NULL, { NULL, NULL } }
};

/* By its id, or as it is printed: people write both; -1. */
static int
reason_find(const char *why)
{
	struct bk_str said = bk_str(why);

	for (int i = 0; reasons[i].id; i++)
		if (bk_str_ieq(said, bk_str(reasons[i].id)) ||
		    bk_str_ieq(said, bk_str(reasons[i].text[BK_LANG_ID])) ||
		    bk_str_ieq(said, bk_str(reasons[i].text[BK_LANG_EN])))
			return i;
	return -1;
}

bool
bk_student_exit_known(const char *reason, const struct bk_node *words)
{
	return reason_find(reason) >= 0 || bk_node_text(words, reason);
}

bool
bk_student_graduated(const struct bk_student *s)
{
	const char *why = s->exit.reason ? s->exit.reason : s->enrolled.why;

	return why && reason_find(why) == 0;
}

const char *
bk_student_exit_reason(const struct bk_student *s, const struct bk_node *words,
    enum bk_lang lang)
{
	const char *why = s->exit.reason ? s->exit.reason : s->enrolled.why;
	const char *theirs = why ? bk_node_text(words, why) : NULL;

	int i = why && !theirs ? reason_find(why) : -1;

	return theirs ? theirs : i >= 0 ? reasons[i].text[lang] : why;
}

/* --- writing ------------------------------------------------------------ */

/* One member of a flow map: ", " before all but the first. */
static void
member(struct bk_buf *b, const char *key, bool *first)
{
	bk_buf_puts(b, *first ? "" : ", ");
	bk_buf_puts(b, key);
	bk_buf_puts(b, ": ");
	*first = false;
}

static void
flow_text(struct bk_buf *b, const char *key, const char *text, bool *first)
{
	if (!text)
		return;
	member(b, key, first);
	bk_yamlout_quoted(b, bk_str(text));
}

static void
flow_word(struct bk_buf *b, const char *key, const char *word, bool *first)
{
	if (!word)
		return;
	member(b, key, first);
	bk_yamlout_word(b, word);
}

static void
flow_date(struct bk_buf *b, const char *key, bk_date day, bool *first)
{
	char text[BK_DATE_SIZE];

	if (day == BK_DATE_NONE)
		return;
	member(b, key, first);
	bk_buf_puts(b, bk_date_format(day, text));
}

static void
flow_true(struct bk_buf *b, const char *key, bool v, bool *first)
{
	if (!v)
		return;
	member(b, key, first);
	bk_buf_puts(b, "true");
}

static void
flow_num(struct bk_buf *b, const char *key, double v, int places, bool *first)
{
	if (isnan(v))
		return;
	member(b, key, first);
	bk_buf_putnum(b, v, places);
}

static void
flow_texts(struct bk_buf *b, const char *key, const struct bk_texts *t,
    bool *first)
{
	if (t->n == 0)
		return;
	member(b, key, first);
	bk_buf_putc(b, '[');
	for (size_t i = 0; i < t->n; i++) {
		bk_buf_puts(b, i ? ", " : "");
		bk_yamlout_quoted(b, bk_str(t->v[i]));
	}
	bk_buf_putc(b, ']');
}

/* How many windows from the i-th on have its dates; 0: it has none. */
static size_t
of_these_dates(const struct bk_texts *t, size_t i)
{
	enum { DATES = 2 * (BK_DATE_SIZE - 1) + 2 };
	struct bk_window w;
	size_t n = 0;

	if (bk_calendar_window(bk_str(t->v[i]), &w) < 0 ||
	    w.from == BK_DATE_NONE)
		return 0;
	while (i + n < t->n && strlen(t->v[i + n]) >= DATES &&
	    memcmp(t->v[i], t->v[i + n], DATES) == 0)
		n++;
	return n;
}

/* Those of the same dates: {from: ..., to: ..., windows: [...]}. */
static void
flow_dated(struct bk_buf *b, const char *const *v, size_t n)
{
	enum { DATE = BK_DATE_SIZE - 1, DATES = 2 * DATE + 2 };
	bool first = true;

	bk_buf_printf(b, "{from: %.*s, to: %.*s, windows: [", DATE, v[0],
	    DATE, v[0] + DATE + 2);
	for (size_t i = 0; i < n; i++) {
		if (!v[i][DATES])
			continue;
		bk_buf_puts(b, first ? "" : ", ");
		bk_yamlout_quoted(b, bk_str(v[i] + DATES + 1));
		first = false;
	}
	bk_buf_puts(b, "]}");
}

static void
flow_windows(struct bk_buf *b, const char *key, const struct bk_texts *t,
    bool *first)
{
	size_t step;

	if (t->n == 0)
		return;
	member(b, key, first);
	bk_buf_putc(b, '[');
	for (size_t i = 0; i < t->n; i += step ? step : 1) {
		bk_buf_puts(b, i ? ", " : "");
		step = of_these_dates(t, i);
		if (step)
			flow_dated(b, t->v + i, step);
		else
			bk_yamlout_quoted(b, bk_str(t->v[i]));
	}
	bk_buf_putc(b, ']');
}

static void
span(struct bk_buf *b, const struct bk_span *s)
{
	bool first = true;

	bk_buf_putc(b, '{');
	flow_date(b, "from", s->from, &first);
	flow_date(b, "to", s->to, &first);
	flow_word(b, "why", s->why, &first);
	bk_buf_putc(b, '}');
}

static void
guardian(struct bk_buf *b, const struct bk_guardian *g)
{
	bool first = true;

	bk_buf_puts(b, "  - {");
	flow_text(b, "name", g->name, &first);
	flow_word(b, "relation", g->relation, &first);
	flow_word(
	    b, "sex", g->sex < 0 ? NULL : bk_word_sexes[g->sex].id, &first);
	flow_text(b, "phone", g->phone, &first);
	flow_windows(b, "available", &g->available, &first);
	flow_text(b, "occupation", g->occupation, &first);
	flow_true(b, "primary", g->primary, &first);
	flow_true(b, "deceased", g->deceased, &first);
	bk_buf_puts(b, "}\n");
}

static void
home(struct bk_buf *b, const struct bk_home *h)
{
	size_t start = b->n;
	bool first = true;

	bk_buf_puts(b, "home: {");
	flow_text(b, "address", h->address, &first);
	flow_text(b, "village", h->village, &first);
	flow_text(b, "district", h->district, &first);
	flow_num(b, "lat", h->lat, 6, &first);
	flow_num(b, "lon", h->lon, 6, &first);
	flow_num(b, "distance_km", h->distance_km, 1, &first);
	flow_word(b, "terrain", h->terrain < 0 ? NULL :
	    bk_word_terrains[h->terrain].id, &first);
	flow_word(b, "residence", h->residence, &first);
	bk_buf_puts(b, "}\n");
	if (first)
		bk_buf_truncate(b, start);
}

static void
line_text(struct bk_buf *b, const char *key, const char *text)
{
	if (!text)
		return;
	bk_buf_puts(b, key);
	bk_buf_puts(b, ": ");
	bk_yamlout_quoted(b, bk_str(text));
	bk_buf_putc(b, '\n');
}

static void
line_word(struct bk_buf *b, const char *key, const char *word)
{
	if (!word)
		return;
	bk_buf_puts(b, key);
	bk_buf_puts(b, ": ");
	bk_yamlout_word(b, word);
	bk_buf_putc(b, '\n');
}

static void
stays(struct bk_buf *b, const struct bk_student *s)
{
	if (s->classes.n == 0)
		return;
	bk_buf_puts(b, "classes: [");
	for (size_t i = 0; i < s->classes.n; i++) {
		bool first = true;

		bk_buf_puts(b, i ? ", {" : "{");
		flow_text(b, "class", s->classes.v[i].class, &first);
		flow_date(b, "from", s->classes.v[i].from, &first);
		flow_date(b, "to", s->classes.v[i].to, &first);
		bk_buf_putc(b, '}');
	}
	bk_buf_puts(b, "]\n");
}

static void
spans(struct bk_buf *b, const struct bk_student *s)
{
	if (s->enrolled.from != BK_DATE_NONE ||
	    s->enrolled.to != BK_DATE_NONE) {
		bk_buf_puts(b, "enrolled: ");
		span(b, &s->enrolled);
		bk_buf_putc(b, '\n');
	}
	if (s->exempt.n == 0)
		return;
	bk_buf_puts(b, "exempt: [");
	for (size_t i = 0; i < s->exempt.n; i++) {
		bk_buf_puts(b, i ? ", " : "");
		span(b, &s->exempt.v[i]);
	}
	bk_buf_puts(b, "]\n");
}

static void
leaving(struct bk_buf *b, const struct bk_exit *x)
{
	size_t start = b->n;
	bool first = true;

	bk_buf_puts(b, "exit: {");
	flow_word(b, "reason", x->reason, &first);
	flow_date(b, "last_contact", x->last_contact, &first);
	flow_num(b, "tries", x->tries == BK_INT_NONE ? NAN :
	    (double)x->tries, 0, &first);
	flow_text(b, "proof", x->proof, &first);
	bk_buf_puts(b, "}\n");
	if (first)
		bk_buf_truncate(b, start);
}

static void
flags(struct bk_buf *b, const struct bk_texts *t)
{
	if (t->n == 0)
		return;
	bk_buf_puts(b, "flags: [");
	for (size_t i = 0; i < t->n; i++) {
		bk_buf_puts(b, i ? ", " : "");
		bk_yamlout_word(b, t->v[i]);
	}
	bk_buf_puts(b, "]\n");
}

static void
restriction(struct bk_buf *b, const struct bk_restriction *r)
{
	if (!r->node)
		return;
	bk_buf_puts(b, "restricted: ");
	bk_yamlout_flow(b, r->node);
	bk_buf_putc(b, '\n');
}

static void
numbers_before(struct bk_buf *b, const struct bk_texts *t)
{
	bool first = true;

	flow_texts(b, "nis_before", t, &first);
	bk_buf_puts(b, t->n ? "\n" : "");
}

void
bk_student_write(struct bk_buf *b, const struct bk_student *s)
{
	bk_buf_puts(b, "---\nkind: student\n");
	line_text(b, "nis", s->nis ? s->nis : "");
	line_text(b, "nisn", s->nisn);
	numbers_before(b, &s->nis_before);
	line_text(b, "name", s->name);
	line_word(b, "sex", s->sex < 0 ? NULL : bk_word_sexes[s->sex].id);
	line_text(b, "class", s->class);
	stays(b, s);
	spans(b, s);
	leaving(b, &s->exit);
	line_word(b, "mentor", s->mentor);
	line_text(b, "email", s->email);
	flags(b, &s->flags);
	restriction(b, &s->restricted);
	line_word(b, "household", s->household);
	if (s->guardians.n)
		bk_buf_puts(b, "guardians:\n");
	for (size_t i = 0; i < s->guardians.n; i++)
		guardian(b, &s->guardians.v[i]);
	home(b, &s->home);
}
