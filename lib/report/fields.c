#include "fields.h"

#include <string.h>

#include "facts.h"
#include "fieldtext.h"
#include "letterhead.h"
#include "mem.h"
#include "outgoing.h"
#include "phrase.h"
#include "term.h"

/* --- the school --------------------------------------------------------- */

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

/* The number that was given, else the pattern with dots to write it on. */
static const char *
number_of(struct bk_letter *l, const struct bk_fields *f, const char *given)
{
	if (given)
		return given;
	if (!f->school->numbers || bk_outgoing_manual(f->school->numbers))
		return NULL;
	return bk_outgoing_number(f->school->numbers, "……………", f->today,
	    l->arena);
}

/* "Selamat pagi" by the hour of the day. */
static const char *
greeting(const struct bk_fields *f, enum bk_lang lang)
{
	static const struct {
		int		 until;		/* minutes of the day */
		struct bk_phrase text;
	} parts[] = {
		{ 11 * 60, { { "Selamat pagi", "Good morning" } } },
		{ 15 * 60, { { "Selamat siang", "Good afternoon" } } },
		{ 18 * 60, { { "Selamat sore", "Good afternoon" } } },
		{ 24 * 60, { { "Selamat malam", "Good evening" } } },
	};
	size_t i = 0;

	if (f->minute < 0)
		return NULL;
	while (f->minute >= parts[i].until)
		i++;
	return parts[i].text.text[lang];
}

static void
term_fields(struct bk_letter *l, bk_term term)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_phrase_term(&b, term, l->lang);
	bk_letter_set(l, "term", bk_fieldtext_take(l, &b));
	bk_phrase_year(&b, term);
	bk_letter_set(l, "year", bk_fieldtext_take(l, &b));
}

void
bk_fields_school(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_school *s = f->school;
	struct bk_letterhead h = bk_letterhead_of(s, l->arena);

	l->head = h.lines.v;
	l->nhead = h.lines.n;
	l->name = h.name;
	l->logo = h.logo;
	bk_letter_set(l, "school", s->name);
	bk_letter_set(l, "npsn", s->npsn);
	bk_letter_set(l, "school_address", s->address);
	bk_letter_set(l, "school_phone", s->phone);
	bk_letter_set(l, "city", s->city);
	bk_letter_set(l, "date", bk_fieldtext_day(l, f->today, false));
	bk_letter_set(l, "day", bk_fieldtext_day(l, f->today, true));
	bk_letter_set(l, "greeting", greeting(f, l->lang));
	term_fields(l, f->c ? f->c->term : bk_term_of(f->today));
	bk_letter_set(l, "number", number_of(l, f, f->number));
	bk_letter_set(l, "invitation_number", number_of(l, f,
	    f->invitation));
	bk_fieldtext_staff(l, "principal", bk_school_principal(s));
	bk_fieldtext_staff(l, "counsellor", counsellor_of(f));
	bk_fieldtext_staff(l, "homeroom", f->c ? bk_school_homeroom(s,
	    f->c->student.class) : NULL);
}

/* --- the case ----------------------------------------------------------- */

/* "Bu Sumarni" stands as it was written: not "Ibu Bu Sumarni". */
static bool
has_title(const char *name)
{
	static const char *const titles[] = { "bapak", "bpk", "bpk.", "pak",
		"ibu", "bu", "mr", "mr.", "mrs", "mrs.", "ms", "ms." };
	struct bk_str first = { name, strcspn(name, " ") };

	for (size_t i = 0; i < BK_NELEM(titles) && name[first.n]; i++)
		if (bk_str_ieq(first, bk_str(titles[i])))
			return true;
	return false;
}

/* "Ibu Sumarni"; "Bapak/Ibu Sri" where the sex is not known; or "Ibu". */
static const char *
addressed(struct bk_letter *l, const struct bk_guardian *g, bool name)
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
	if (name && g && g->name && has_title(g->name))
		return g->name;
	return bk_arena_printf(l->arena, "%s%s%s", titles[sex].text[l->lang],
	    name && g && g->name ? " " : "",
	    name && g && g->name ? g->name : "");
}

static void
home_fields(struct bk_letter *l, const struct bk_home *h)
{
	const char *village = h ? h->village : NULL;
	const char *address = h ? h->address : NULL;

	if (address && village && !strstr(address, village))
		address = bk_arena_printf(l->arena, "%s, %s", address,
		    village);
	bk_letter_set(l, "address", address ? address : village);
	bk_letter_set(l, "village", village);
}

static void
guardian_fields(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_guardian *g = f->guardian;
	struct bk_buf phone = BK_BUF_INIT;

	if (!g && f->student)
		g = bk_student_guardian(f->student);
	if (g && g->phone)
		bk_phrase_phone(&phone, g->phone);
	bk_letter_set(l, "guardian", g ? g->name : NULL);
	bk_letter_set(l, "guardian_title", addressed(l, g, true));
	bk_letter_set(l, "guardian_short", addressed(l, g, false));
	bk_letter_set(l, "relation", g && g->relation ?
	    bk_word_text(bk_fieldtext_relations, g->relation, l->lang) : NULL);
	bk_letter_set(l, "guardian_phone", bk_fieldtext_take(l, &phone));
	bk_letter_set(l, "occupation", g ? g->occupation : NULL);
	home_fields(l, f->student ? &f->student->home : NULL);
}

/* When and where, if given; else dots. */
static void
meeting_fields(struct bk_letter *l, const struct bk_fields *f)
{
	struct bk_buf b = BK_BUF_INIT;
	bool said = f->when != BK_STAMP_NONE;

	bk_letter_set(l, "meet_day", bk_fieldtext_day(l, said ?
	    (bk_date)(f->when / 1440) : BK_DATE_NONE, true));
	if (said)
		bk_phrase_time(&b, (int)(f->when % 1440),
		    bk_school_zone_abbreviation(f->school->timezone), l->lang);
	bk_letter_set(l, "meet_time", bk_fieldtext_take(l, &b));
	bk_letter_set(l, "place", f->place);
}

static void
student_fields(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_student *s = f->student;
	const struct bk_case *c = f->c;
	const char *class = s ? bk_student_class(s, f->today) : NULL;
	int sex = s ? s->sex : -1;

	bk_letter_set(l, "student", s && s->name ? s->name :
	    c->student.name);
	bk_letter_set(l, "nis", c->student.nis);
	bk_letter_set(l, "nisn", s ? s->nisn : NULL);
	bk_letter_set(l, "class", class ? class : c->student.class);
	bk_letter_set(l, "sex", sex < 0 ? NULL :
	    bk_word_sexes[sex].text[l->lang]);
}

void
bk_fields_case(struct bk_letter *l, const struct bk_fields *f)
{
	const struct bk_case *c = f->c;
	struct bk_buf b = BK_BUF_INIT;

	bk_letter_set(l, "case", c->id);
	student_fields(l, f);
	guardian_fields(l, f);
	bk_phrase_roman(&b, bk_outgoing_ordinal(c));
	bk_letter_set(l, "ordinal", bk_fieldtext_take(l, &b));
	bk_letter_set(l, "facts", f->facts ? bk_facts_text(f, l->lang,
	    l->arena) : NULL);
	bk_letter_set(l, "opened", bk_fieldtext_day(l, c->opened, false));
	bk_letter_set(l, "due", bk_fieldtext_day(l, c->due, false));
	bk_letter_set(l, "several", f->nmore ? bk_arena_printf(l->arena,
	    "%zu", f->nmore) : NULL);
	meeting_fields(l, f);
}
