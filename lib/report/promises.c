#include "promises.h"

#include "letterhead.h"
#include "letters.h"
#include "mem.h"
#include "phrase.h"

const char *
bk_promises_who(const struct bk_promise *p, const struct bk_school *s,
    struct bk_arena *a)
{
	const char *name = p->who ? bk_letterhead_name(bk_school_staff(s,
	    p->who), a) : NULL;

	return name ? name : p->who ? p->who : "";
}

const char *
bk_promises_what(const struct bk_promise *p, enum bk_lang lang)
{
	const struct bk_letters_form *f = p->kind == BK_PROMISE_LETTER &&
	    p->what ? bk_letters_find(p->what) : NULL;

	return f ? f->title[lang] : p->what ? p->what : "";
}

const char *
bk_promises_number(const struct bk_promise *p, struct bk_arena *a)
{
	if (p->kind == BK_PROMISE_COMPLAINT || p->kind == BK_PROMISE_LETTER)
		return p->id ? p->id : "";
	return bk_arena_printf(a, "%s%s%s", p->c->id, p->id ? " " : "",
	    p->id ? p->id : "");
}

/* --- the table ---------------------------------------------------------- */

static void
put_row(struct bk_grid *g, const struct bk_office *o,
    const struct bk_promise *p, bk_date today)
{
	const char *name = p->c && p->c->student.name ? p->c->student.name :
	    "";
	const char **c = bk_grid_row(g);

	c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
	c[1] = bk_office_day(o, p->due);
	if (p->due != BK_DATE_NONE && p->due < today)
		c[2] = bk_arena_printf(o->arena, "%d", (int)(today - p->due));
	c[3] = p->c ? p->c->student.class : NULL;
	c[4] = o->names ? name : bk_letterhead_initials(name, o->arena);
	c[5] = bk_promise_kinds[p->kind].text[o->lang];
	c[6] = bk_promises_who(p, o->school, o->arena);
	c[7] = bk_promises_what(p, o->lang);
	c[8] = bk_office_day(o, p->made);
	c[9] = bk_promises_number(p, o->arena);
}

void
bk_promises_table(struct bk_grid *g, const struct bk_office *o,
    const struct bk_promises *all, bk_date today)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Batas Waktu", "Due" } },
		{ { "Lewat (Hari)", "Days Over" } }, { { "Kelas", "Class" } },
		{ { "Siswa", "Student" } }, { { "Jenis", "Kind" } },
		{ { "Siapa", "Who" } }, { { "Apa", "What" } },
		{ { "Sejak", "Since" } }, { { "Nomor", "Number" } },
	};

	bk_grid_init(g, o->arena);
	for (size_t i = 0; i < BK_NELEM(heads); i++)
		bk_grid_column(g, NULL, heads[i].text[o->lang], i == 0 ||
		    i == 2);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].outcome < 0)
			put_row(g, o, &all->v[i], today);
}
