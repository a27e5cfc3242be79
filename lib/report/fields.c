#include "fields.h"

#include <string.h>

#include "letterhead.h"
#include "phrase.h"
#include "reason.h"
#include "term.h"

static const char *
take(struct bk_letter *l, struct bk_buf *b)
{
	const char *s = bk_arena_strdup(l->arena, b->p);

	bk_buf_free(b);
	return s;
}

/* --- the school --------------------------------------------------------- */

/*
 * The number of a letter by the school's pattern: {seq}, {month},
 * {roman_month}, {year}. `given` is its {seq}, or all of it where there is no
 * pattern (or `manual`), or NULL: dots.
 */
static const char *
number_of(const struct bk_school *s, const char *given, bk_date day,
    struct bk_arena *a)
{
	static const char dots[] = "..........";
	struct bk_buf b = BK_BUF_INIT;
	const char *p = s->numbers, *text;
	int y, m, d;

	if (!p || strcmp(p, "manual") == 0 || (given && strchr(given, '/')))
		return given;
	bk_date_split(day, &y, &m, &d);
	while (*p) {
		if (strncmp(p, "{seq}", 5) == 0) {
			bk_buf_puts(&b, given ? given : dots);
			p += 5;
		} else if (strncmp(p, "{roman_month}", 13) == 0) {
			bk_phrase_roman(&b, m);
			p += 13;
		} else if (strncmp(p, "{month}", 7) == 0) {
			bk_buf_printf(&b, "%02d", m);
			p += 7;
		} else if (strncmp(p, "{year}", 6) == 0) {
			bk_buf_printf(&b, "%d", y);
			p += 6;
		} else {
			bk_buf_putc(&b, *p++);
		}
	}
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return text;
}

void
bk_fields_day(struct bk_letter *l, const char *field, bk_date day,
    bool weekday)
{
	struct bk_buf b = BK_BUF_INIT;

	if (day != BK_DATE_NONE && weekday)
		bk_phrase_day(&b, day, l->lang);
	else if (day != BK_DATE_NONE)
		bk_phrase_date(&b, day, l->lang);
	bk_letter_set(l, field, b.p);
	bk_buf_free(&b);
}

static void
set_person(struct bk_letter *l, const char *role, const struct bk_staff *p)
{
	bk_letter_set(l, role, bk_letterhead_name(p, l->arena));
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_nip", role),
	    p ? p->nip : NULL);
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_phone", role),
	    p ? p->phone : NULL);
	bk_letter_set(l, bk_arena_printf(l->arena, "%s_rank", role),
	    p ? p->rank : NULL);
}

static const struct bk_staff *
counsellor_of(const struct bk_fields *f)
{
	const struct bk_staff *p = NULL;

	if (f->c)
		p = bk_school_staff(f->school, f->c->counsellor);
	if (!p && f->c)
		p = bk_school_counsellor(f->school, f->c->student.class);
	return p ? p : bk_letterhead_counsellor(f->school);
}

void
bk_fields_school(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_school *s = f->school;
	struct bk_letterhead h = bk_letterhead_of(s, l->arena);
	bk_term term = f->c ? f->c->term : bk_term_of(f->today);
	struct bk_buf b = BK_BUF_INIT;

	l->head = h.lines.v;
	l->nhead = h.lines.n;
	bk_letter_set(l, "school", s->name);
	bk_letter_set(l, "npsn", s->npsn);
	bk_letter_set(l, "school_address", s->address);
	bk_letter_set(l, "school_phone", s->phone);
	bk_letter_set(l, "city", s->city);
	bk_fields_day(l, "date", f->today, false);
	bk_fields_day(l, "day", f->today, true);
	bk_phrase_term(&b, term, l->lang);
	bk_letter_set(l, "term", take(l, &b));
	bk_phrase_year(&b, term);
	bk_letter_set(l, "year", take(l, &b));
	bk_letter_set(l, "number", number_of(s, f->number, f->today,
	    l->arena));
	set_person(l, "principal", bk_school_principal(s));
	set_person(l, "counsellor", counsellor_of(f));
	set_person(l, "homeroom", f->c ? bk_school_homeroom(s,
	    f->c->student.class) : NULL);
}

/* --- facts of attendance ------------------------------------------------ */

static void
put_sessions(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	struct bk_buf n = BK_BUF_INIT;
	bool id = lang == BK_LANG_ID;

	bk_buf_printf(b, "%s %d", id ? "hadir" : "present", r->present ==
	    BK_INT_NONE ? 0 : r->present);
	if (r->late != BK_INT_NONE && r->late)
		bk_buf_printf(b, ", %s %d", id ? "terlambat" : "late",
		    r->late);
	bk_buf_printf(b, id ? " dari %d sesi" : " of %d sessions",
	    r->sessions);
	if (isnan(r->activity))
		return;
	bk_buf_putpercent(&n, r->activity);
	for (size_t i = 0; i < n.n; i++)
		if (n.p[i] == '.')
			n.p[i] = bk_phrase_point(lang);
	bk_buf_printf(b, id ? " (keaktifan %s %%)" : " (activity %s %%)",
	    n.p);
	bk_buf_free(&n);
}

static void
put_fact(struct bk_buf *b, const struct bk_reason *r, enum bk_lang lang)
{
	bool id = lang == BK_LANG_ID;

	if (r->sessions != BK_INT_NONE)
		put_sessions(b, r, lang);
	else if (r->due != BK_INT_NONE)
		bk_buf_printf(b, id ? "mengumpulkan 0 dari %d tugas" :
		    "handed in 0 of %d assignments", r->due);
	else if (r->run != BK_INT_NONE)
		bk_buf_printf(b, id ? "tanpa keterangan %d hari "
		    "berturut-turut" : "unexcused for %d days in a row",
		    r->run);
	else if (r->absent != BK_INT_NONE && r->days != BK_INT_NONE)
		bk_buf_printf(b, id ? "tidak hadir %d dari %d hari" :
		    "absent on %d of %d days", r->absent, r->days);
	else
		return;
	if (r->to != BK_DATE_NONE) {
		bk_buf_puts(b, id ? ", sampai " : ", until ");
		bk_phrase_date(b, r->to, lang);
	}
}

/*
 * The facts of attendance of a case, as a guardian reads them: "hadir 37,
 * terlambat 3 dari 142 sesi (keaktifan 29,6 %), sampai 4 September 2020". ""
 * where there are none.
 */
static const char *
facts_of(const struct bk_case *c, enum bk_lang lang, struct bk_arena *a)
{
	size_t at[BK_NRULES], n = bk_reason_newest(c, at);
	struct bk_buf b = BK_BUF_INIT, one = BK_BUF_INIT;
	const char *text;

	for (size_t i = 0; i < n; i++) {
		const struct bk_reason *r = &c->reasons.v[at[i]];

		bk_buf_clear(&one);
		if (bk_reason_is_attendance(r))
			put_fact(&one, r, lang);
		if (one.n == 0 || (b.n && strstr(b.p, one.p)))
			continue;	/* two rules may rest on one fact */
		bk_buf_puts(&b, b.n ? "; " : "");
		bk_buf_puts(&b, one.p);
	}
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	bk_buf_free(&one);
	return text;
}

/* --- the case ----------------------------------------------------------- */

const struct bk_word bk_fields_relations[] = {
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
	{ NULL, { NULL, NULL } }
};

/* "Ibu Sumarni"; "Bapak/Ibu Sri" where the sex is not known. */
static const char *
addressed(struct bk_letter *l, const struct bk_guardian *g)
{
	static const struct bk_phrase titles[] = {
		[BK_FEMALE] = { { "Ibu", "Mrs" } },
		[BK_MALE] = { { "Bapak", "Mr" } },
		[BK_MALE + 1] = { { "Bapak/Ibu", "Mr/Mrs" } },
	};
	int sex = g ? g->sex : -1;

	if (g && sex < 0 && g->relation)
		sex = strcmp(g->relation, "mother") == 0 ? BK_FEMALE :
		    strcmp(g->relation, "father") == 0 ? BK_MALE : -1;
	if (sex < 0)
		sex = BK_MALE + 1;
	return bk_arena_printf(l->arena, "%s%s%s", titles[sex].text[l->lang],
	    g && g->name ? " " : "", g && g->name ? g->name : "");
}

static void
guardian_fields(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_guardian *g = f->student ?
	    bk_student_guardian(f->student) : NULL;
	const struct bk_home *h = f->student ? &f->student->home : NULL;
	const char *village = h && h->village ? h->village : NULL;
	const char *address = h && h->address ? h->address : NULL;

	bk_letter_set(l, "guardian", g ? g->name : NULL);
	bk_letter_set(l, "guardian_title", addressed(l, g));
	bk_letter_set(l, "relation", g && g->relation ?
	    bk_word_text(bk_fields_relations, g->relation, l->lang) : NULL);
	bk_letter_set(l, "guardian_phone", g ? g->phone : NULL);
	bk_letter_set(l, "occupation", g ? g->occupation : NULL);
	if (address && village && !strstr(address, village))
		address = bk_arena_printf(l->arena, "%s, %s", address,
		    village);
	bk_letter_set(l, "address", address ? address : village);
	bk_letter_set(l, "village", village);
}

static int
summonses(const struct bk_case *c)
{
	int n = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		n += c->actions.v[i].step == BK_STEP_SUMMONS;
	return n;
}

/*
 * When a guardian is asked to come where nobody said: at 09:00 on the second
 * working day after today.
 */
static int64_t
appointment(const struct bk_fields *f)
{
	bk_weekdays days;
	bk_date day;

	if (bk_calendar_weekdays(bk_str(f->school->school_days), &days) < 0)
		return BK_STAMP_NONE;
	day = bk_calendar_workday(f->calendar, days,
	    f->policy->collective_is_workday, f->today, 2);
	return day == BK_DATE_NONE ? BK_STAMP_NONE :
	    (int64_t)day * 1440 + 9 * 60;
}

static void
meeting_fields(struct bk_letter *l, const struct bk_fields *f)
{
	static const struct bk_phrase room = { { "Ruang BK ",
	    "Counselling room, " } };
	int64_t when = f->when;
	struct bk_buf b = BK_BUF_INIT;

	if (when == BK_STAMP_NONE)
		when = appointment(f);
	bk_fields_day(l, "meet_day", when == BK_STAMP_NONE ? BK_DATE_NONE :
	    (bk_date)(when / 1440), true);
	if (when != BK_STAMP_NONE)
		bk_phrase_time(&b, (int)(when % 1440),
		    bk_school_zone_abbreviation(f->school->timezone), l->lang);
	bk_letter_set(l, "meet_time", take(l, &b));
	bk_letter_set(l, "place", f->place ? f->place :
	    f->school->name ? bk_arena_printf(l->arena, "%s%s",
	    room.text[l->lang], f->school->name) : NULL);
}

void
bk_fields_case(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_student *s = f->student;
	const struct bk_case *c = f->c;
	struct bk_buf b = BK_BUF_INIT;
	int sex = s ? s->sex : -1;

	bk_letter_set(l, "case", c->id);
	bk_letter_set(l, "student", s && s->name ? s->name :
	    c->student.name);
	bk_letter_set(l, "nis", c->student.nis);
	bk_letter_set(l, "nisn", s ? s->nisn : NULL);
	bk_letter_set(l, "class", s && bk_student_class(s, f->today) ?
	    bk_student_class(s, f->today) : c->student.class);
	bk_letter_set(
	    l, "sex", sex < 0 ? NULL : bk_word_sexes[sex].text[l->lang]);
	guardian_fields(l, f);
	bk_phrase_roman(&b, summonses(c) + 1);
	bk_letter_set(l, "ordinal", take(l, &b));
	bk_letter_set(l, "facts", facts_of(c, l->lang, l->arena));
	bk_fields_day(l, "opened", c->opened, false);
	bk_fields_day(l, "due", c->due, false);
	meeting_fields(l, f);
}
