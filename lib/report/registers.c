#include "registers.h"

#include <stdlib.h>
#include <string.h>

#include "fieldtext.h"
#include "letterhead.h"
#include "letters.h"
#include "mem.h"
#include "phrase.h"

static const char *
person(const struct bk_office *o, const char *id)
{
	return bk_letterhead_name(bk_school_staff(o->school, id), o->arena);
}

/* --- visits ------------------------------------------------------------- */

struct visit {
	const struct bk_case	*c;
	const struct bk_action	*a;
};

static int
visit_cmp(const void *a, const void *b)
{
	const struct visit *x = a, *y = b;

	if (x->a->date != y->a->date)
		return x->a->date < y->a->date ? -1 : 1;
	if (x->a->start != y->a->start)
		return x->a->start < y->a->start ? -1 : 1;
	return strcmp(x->c->student.nis, y->c->student.nis);
}

/* Words of a list, joined by commas. */
static const char *
words(const struct bk_office *o, const struct bk_node *n,
    const struct bk_word *table)
{
	const char *s = NULL;

	if (!n)
		return NULL;
	if (n->kind == BK_NODE_TEXT)
		return bk_word_text(table, n->text, o->lang);
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		const char *w = k->kind == BK_NODE_TEXT ? bk_word_text(table,
		    k->text, o->lang) : "";

		s = s ? bk_arena_printf(o->arena, "%s, %s", s, w) : w;
	}
	return s;
}

static void
put_visit(struct bk_grid *g, const struct bk_office *o, const struct visit *v)
{
	const struct bk_action *a = v->a;
	const char *name = v->c->student.name ? v->c->student.name : "";
	static const struct bk_phrase routine = { { "kunjungan rutin",
	    "routine visit" } };
	struct bk_buf b = BK_BUF_INIT;
	const char **c = bk_grid_row(g);

	if (a->start != BK_INT_NONE)
		bk_phrase_times(&b, a->start, a->minutes == BK_INT_NONE ? -1 :
		    a->start + a->minutes,
		    bk_school_zone_abbreviation(o->school->timezone), o->lang);
	c[0] = bk_office_number(o, g->nrows);
	c[1] = bk_office_day(o, a->date);
	c[2] = bk_arena_strdup(o->arena, b.p);
	c[3] = o->names ? name : bk_letterhead_initials(name, o->arena);
	c[4] = v->c->student.class;
	c[5] = words(o, bk_node_get(a->node, "met"), bk_fieldtext_relations);
	c[6] = person(o, a->by);
	c[7] = a->with.n ? person(o, a->with.v[0]) : NULL;
	c[8] = words(o, bk_node_get(a->node, "purpose"), bk_word_purposes);
	if (!v->c->id && !c[8])
		c[8] = routine.text[o->lang];
	c[9] = a->outcome < 0 ? NULL :
	    bk_word_outcomes[a->outcome].text[o->lang];
	bk_buf_free(&b);
}

void
bk_registers_visits(struct bk_grid *g, const struct bk_office *o,
    const struct bk_case *const *cases, size_t n, bk_date today)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Tanggal", "Day" } },
		{ { "Waktu", "Time" } }, { { "Siswa", "Student" } },
		{ { "Kelas", "Class" } }, { { "Yang Ditemui", "Met" } },
		{ { "Petugas", "Visitor" } },
		{ { "Pendamping", "Companion" } },
		{ { "Tujuan", "Purpose" } }, { { "Hasil", "Outcome" } },
	};
	struct visit *v = NULL;
	size_t k = 0, cap = 0;

	bk_office_columns(o, g, heads, BK_NELEM(heads), "r");
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < cases[i]->actions.n; j++) {
			const struct bk_action *a = &cases[i]->actions.v[j];

			if (a->step != BK_STEP_VISIT || a->date > today)
				continue;
			BK_GROW(v, k, cap);
			v[k++] = (struct visit){ cases[i], a };
		}
	if (k)
		qsort(v, k, sizeof(*v), visit_cmp);
	for (size_t i = 0; i < k; i++)
		put_visit(g, o, &v[i]);
	free(v);
}

/* --- letters ------------------------------------------------------------ */

void
bk_registers_letters(struct bk_grid *g, const struct bk_office *o,
    const struct bk_outgoing *v, size_t n)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Tanggal", "Day" } },
		{ { "Nomor Surat", "Number" } },
		{ { "Kepada", "To" } }, { { "Perihal", "Subject" } },
		{ { "Jumlah Siswa", "Students" } },
	};

	bk_office_columns(o, g, heads, BK_NELEM(heads), "r");
	for (size_t i = 0; i < n; i++) {
		const struct bk_letters_form *f = bk_letters_find(v[i].type ?
		    v[i].type : "");
		const char **c = bk_grid_row(g);

		c[0] = bk_office_number(o, g->nrows);
		c[1] = bk_office_day(o, v[i].date);
		c[2] = v[i].number;
		c[3] = v[i].to;
		c[4] = f ? f->title[o->lang] : v[i].type;
		c[5] = bk_office_number(o, v[i].cases.n);
	}
}
