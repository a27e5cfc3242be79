/* The tables of letters about a case (fields.h). */
#include <string.h>

#include "fieldtext.h"
#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "visitfields.h"

enum head {
	H_DATE, H_STEP, H_OUTCOME, H_BY, H_NO, H_NAME, H_NIP, H_RANK, H_ROLE,
	H_WHO, H_WHAT, H_WHEN, H_RECOMMENDED, H_TO, H_SIGNATURE, H_ITEM,
	H_HOW, H_BACK, H_RETURNED, H_DECISION, H_OWNER, H_LIMIT, H_ACT,
	H_RESULT, H_IMPRESSIONS, H_NIS, H_CLASS, H_VILLAGE, H_PLANNED,
	H_VISITORS, H_POSITION, H_INTERVIEW
};

static const struct bk_phrase heads[] = {
	[H_DATE] = { { "Tanggal", "Day" } },
	[H_STEP] = { { "Layanan", "Service" } },
	[H_OUTCOME] = { { "Hasil", "Outcome" } },
	[H_BY] = { { "Oleh", "By" } },
	[H_NO] = { { "No", "No" } },
	[H_NAME] = { { "Nama", "Name" } },
	[H_NIP] = { { "NIP", "NIP" } },
	[H_RANK] = { { "Pangkat/Golongan", "Rank" } },
	[H_ROLE] = { { "Jabatan", "Office" } },
	[H_WHO] = { { "Siapa", "Who" } },
	[H_WHAT] = { { "Apa", "What" } },
	[H_WHEN] = { { "Batas Waktu", "By when" } },
	[H_RECOMMENDED] = { { "Rekomendasi", "Recommendation" } },
	[H_TO] = { { "Kepada", "To" } },
	[H_SIGNATURE] = { { "Tanda Tangan", "Signature" } },
	[H_ITEM] = { { "Barang", "Item" } },
	[H_HOW] = { { "Sifat", "Given or lent" } },
	[H_BACK] = { { "Dikembalikan Paling Lambat", "To be returned by" } },
	[H_RETURNED] = { { "Telah Kembali", "Returned" } },
	[H_DECISION] = { { "Keputusan", "Decision" } },
	[H_OWNER] = { { "Penanggung Jawab", "Owner" } },
	[H_LIMIT] = { { "Batas Waktu", "By when" } },
	[H_ACT] = { { "Langkah", "Step" } },
	[H_RESULT] = { { "Hasil", "Result" } },
	[H_IMPRESSIONS] = { { "Kesan Pengunjung (tafsiran, bukan fakta)",
	    "Visitor's impressions (interpretation, not fact)" } },
	[H_INTERVIEW] = { { "Kesan Pewawancara (bukan fakta)",
	    "Interviewer's impressions (not fact)" } },
	[H_NIS] = { { "NIS", "NIS" } },
	[H_CLASS] = { { "Kelas", "Class" } },
	[H_VILLAGE] = { { "Desa/Kelurahan", "Village" } },
	[H_PLANNED] = { { "Rencana Kunjungan", "Planned visit" } },
	[H_VISITORS] = { { "Petugas", "Visitors" } },
	[H_POSITION] = { { "Jabatan/Hubungan", "Office/relation" } },
};

/* What a table is made in. */
struct making {
	struct bk_letter	*l;
	const struct bk_fields	*f;
};

static struct bk_grid *
table(struct making *m, const char *name, const enum head *columns, size_t n)
{
	struct bk_letter *l = m->l;
	struct bk_grid *g = bk_arena_alloc(l->arena, sizeof(*g));

	bk_grid_init(g, l->arena);
	for (size_t i = 0; i < n; i++) {
		bk_grid_column(g, NULL, heads[columns[i]].text[l->lang],
		    columns[i] == H_NO);
		bk_grid_key(g, heads[columns[i]].text[BK_LANG_EN]);
	}
	bk_letter_grid(l, name, g);
	return g;
}

#define TABLE(m, name, columns) table(m, name, columns, BK_NELEM(columns))

/* Room to write on, where fewer rows are known. */
static void
fill_up(struct bk_grid *g, size_t rows)
{
	while (g->nrows < rows)
		bk_grid_row(g);
}

static const char *
numbered(const struct bk_grid *g)
{
	return bk_arena_printf(g->arena, "%zu", g->nrows);
}

/* --- what was done ------------------------------------------------------ */

/* Steps that are no service to the student, or are shown to nobody. */
static bool
is_listed(const struct bk_action *a)
{
	switch (a->step) {
	case BK_STEP_ADVANCE:
	case BK_STEP_NOTE:
	case BK_STEP_CONFIRM:
	case BK_STEP_PROMISE:
	case BK_STEP_CONFERENCE:
	case BK_STEP_ADVOCACY:
		return false;
	default:
		return a->step >= 0;
	}
}

/* What was tried to reach the family, and talks with the student. */
static bool
is_effort(const struct bk_action *a)
{
	switch (a->step) {
	case BK_STEP_PHONE:
	case BK_STEP_WHATSAPP:
	case BK_STEP_SUMMONS:
	case BK_STEP_COUNSELLING:
	case BK_STEP_VISIT:
		return true;
	default:
		return false;
	}
}

static void
actions_table(struct making *m, const char *name, bool says_who,
    bool (*wanted)(const struct bk_action *))
{
	static const enum head columns[] = { H_DATE, H_STEP, H_OUTCOME, H_BY };
	struct bk_grid *g = table(m, name, columns, says_who ? 4 : 3);
	const struct bk_case *c = m->f->c;

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];
		const char **row;

		if (!wanted(a) || a->date > m->f->today)
			continue;
		row = bk_grid_row(g);
		row[0] = bk_fieldtext_day(m->l, a->date, false);
		row[1] = bk_word_steps[a->step].text[m->l->lang];
		row[2] = a->outcome < 0 ? NULL :
		    bk_word_outcomes[a->outcome].text[m->l->lang];
		if (says_who)
			row[3] = bk_fieldtext_who(m->l, m->f, a->by);
	}
	fill_up(g, 1);
}

/* --- who goes ----------------------------------------------------------- */

static bool
is_there(const struct bk_grid *g, const char *name)
{
	for (const struct bk_grid_row *r = g->row; r; r = r->next)
		if (r->cell[1] && strcmp(r->cell[1], name) == 0)
			return true;
	return false;
}

static void
put_person(struct making *m, struct bk_grid *g, const char *id)
{
	const struct bk_staff *p = bk_school_staff(m->f->school, id);
	const char *name = bk_fieldtext_who(m->l, m->f, id);
	const char **c;

	if (!name || is_there(g, name))
		return;
	c = bk_grid_row(g);
	c[0] = numbered(g);
	c[1] = name;
	c[2] = bk_fieldtext_nip(m->l, p);
	c[3] = p ? p->rank : NULL;
	c[4] = bk_fieldtext_office(p, m->l->lang);
}

static void
put_visitors(struct making *m, struct bk_grid *g, const struct bk_fields *f)
{
	struct bk_visitfields v = bk_visitfields_of(f);

	put_person(m, g, v.visitor);
	for (size_t i = 0; i < v.with.n; i++)
		put_person(m, g, v.with.v[i]);
}

/* Everybody who goes on one of the visits, once. */
static void
people_table(struct making *m)
{
	static const enum head columns[] = { H_NO, H_NAME, H_NIP, H_RANK,
		H_ROLE };
	struct bk_grid *g = TABLE(m, "people", columns);

	put_visitors(m, g, m->f);
	for (size_t i = 0; i < m->f->nmore; i++)
		put_visitors(m, g, &m->f->more[i]);
	fill_up(g, 2);
}

static const char *
planned_text(struct making *m, const struct bk_visitfields *v)
{
	const char *zone = bk_school_zone_abbreviation(
	    m->f->school->timezone);
	struct bk_buf b = BK_BUF_INIT;

	if (v->date != BK_DATE_NONE)
		bk_phrase_day(&b, v->date, m->l->lang);
	if (v->date != BK_DATE_NONE && v->start != BK_INT_NONE) {
		bk_buf_puts(&b, ", ");
		bk_phrase_times(&b, v->start, v->end, zone, m->l->lang);
	}
	return bk_fieldtext_take(m->l, &b);
}

static const char *
visitors_text(struct making *m, const struct bk_visitfields *v)
{
	struct bk_buf b = BK_BUF_INIT;

	if (v->visitor)
		bk_buf_puts(&b, bk_fieldtext_who(m->l, m->f, v->visitor));
	for (size_t i = 0; i < v->with.n; i++)
		bk_buf_printf(&b, "; %s", bk_fieldtext_who(m->l, m->f,
		    v->with.v[i]));
	return bk_fieldtext_take(m->l, &b);
}

/* The students of a letter about several, for its lampiran. */
static void
students_table(struct making *m)
{
	static const enum head columns[] = { H_NO, H_NAME, H_NIS, H_CLASS,
		H_VILLAGE, H_PLANNED, H_VISITORS };
	struct bk_grid *g = TABLE(m, "students", columns);

	for (size_t i = 0; i < m->f->nmore; i++) {
		const struct bk_fields *f = &m->f->more[i];
		const struct bk_student *s = f->student;
		const char *class = s ? bk_student_class(s, f->today) : NULL;
		struct bk_visitfields v = bk_visitfields_of(f);
		const char **c = bk_grid_row(g);

		c[0] = numbered(g);
		c[1] = s && s->name ? s->name : f->c->student.name;
		c[2] = f->c->student.nis;
		c[3] = class ? class : f->c->student.class;
		c[4] = s ? s->home.village : NULL;
		c[5] = planned_text(m, &v);
		c[6] = visitors_text(m, &v);
	}
}

/* --- lists of an action ------------------------------------------------- */

enum cell { C_TEXT, C_WHO, C_HOW };

enum { LIST_COLUMNS = 5 };

/* A table of the maps in a list of an action; the first column may count. */
struct list {
	const char	*name;			/* of the table */
	const char	*in;			/* the list's key */
	size_t		 ncolumns;
	enum head	 columns[LIST_COLUMNS];
	const char	*keys[LIST_COLUMNS];	/* by column; NULL: counts */
	enum cell	 cells[LIST_COLUMNS];
	size_t		 rows;			/* at least, to write on */
};

static const char *
cell_text(struct making *m, const char *text, enum cell kind)
{
	if (!text)
		return NULL;
	switch (kind) {
	case C_WHO:
		return bk_fieldtext_who(m->l, m->f, text);
	case C_HOW:
		return bk_word_text(bk_word_hows, text, m->l->lang);
	default:
		return bk_fieldtext_any(m->l, text);
	}
}

/* Items that are texts fill the first column that does not count. */
static void
list_row(struct making *m, struct bk_grid *g, const struct list *t,
    const struct bk_node *k)
{
	const char **c = bk_grid_row(g);
	bool text = k->kind == BK_NODE_TEXT;

	for (size_t i = 0; i < t->ncolumns; i++) {
		if (!t->keys[i]) {
			c[i] = numbered(g);
		} else {
			c[i] = cell_text(m, text ? k->text : bk_node_text(k,
			    t->keys[i]), t->cells[i]);
			if (text)
				break;
		}
	}
}

static void
list_table(struct making *m, const struct list *t, const struct bk_action *a)
{
	struct bk_grid *g = table(m, t->name, t->columns, t->ncolumns);
	const struct bk_node *list = a ? bk_node_get(a->node, t->in) : NULL;

	for (const struct bk_node *k = bk_node_first_item(list); k;
	    k = bk_node_next_item(list, k))
		list_row(m, g, t, k);
	fill_up(g, t->rows);
}

static const struct list of_visit[] = {
	{ "commitments", "commitments", 3, { H_WHO, H_WHAT, H_WHEN },
	    { "who", "what", "by" }, { C_WHO, C_TEXT, C_TEXT }, 3 },
	{ "recommendations", "recommendations", 2,
	    { H_NO, H_RECOMMENDED }, { NULL, "what" }, { C_TEXT }, 1 },
	{ "copies", "distributed", 2, { H_TO, H_DATE }, { "to", "date" },
	    { C_WHO, C_TEXT }, 1 },
};

static const struct list of_aid = { "aid", "items", 5,
	{ H_NO, H_ITEM, H_HOW, H_BACK, H_RETURNED },
	{ NULL, "what", "how", "back_by", "returned" },
	{ C_TEXT, C_TEXT, C_HOW, C_TEXT, C_TEXT }, 1 };

static const struct list of_conference = { "decisions", "decisions", 4,
	{ H_NO, H_DECISION, H_OWNER, H_LIMIT },
	{ NULL, "what", "who", "by" },
	{ C_TEXT, C_TEXT, C_WHO, C_TEXT }, 4 };

static const struct list of_advocacy = { "steps", "steps", 4,
	{ H_NO, H_ACT, H_DATE, H_RESULT },
	{ NULL, "step", "date", "result" },
	{ C_TEXT, C_TEXT, C_TEXT, C_TEXT }, 4 };

/* An aid that an earlier version recorded: item and how beside each other. */
static void
old_aid(struct making *m, const struct bk_action *a)
{
	static const enum head columns[] = { H_NO, H_ITEM, H_HOW, H_BACK,
		H_RETURNED };
	const struct bk_node *n = a ? a->node : NULL;
	const char *item = bk_node_text(n, "item");
	const char **c;

	if (!item)
		item = bk_node_text(n, "what");
	if (!item || bk_node_get(n, "items"))
		return;
	c = bk_grid_row(TABLE(m, "aid", columns));
	c[0] = "1";
	c[1] = item;
	c[2] = cell_text(m, bk_node_text(n, "given"), C_HOW);
	c[3] = cell_text(m, bk_node_text(n, "back_by"), C_TEXT);
	c[4] = cell_text(m, bk_node_text(n, "returned"), C_TEXT);
}

static void
participants_table(struct making *m, const struct bk_action *a)
{
	static const enum head columns[] = { H_NO, H_NAME, H_POSITION,
		H_SIGNATURE };
	struct bk_grid *g = TABLE(m, "attendance_list", columns);
	const struct bk_node *list = a ? bk_node_get(a->node,
	    "participants") : NULL;

	for (const struct bk_node *k = list && list->kind == BK_NODE_LIST ?
	    list->kids : NULL; k; k = k->next) {
		const char *id = k->kind == BK_NODE_TEXT ? k->text :
		    bk_node_text(k, "staff");
		const char *role = bk_node_text(k, "role");
		const char **c = bk_grid_row(g);

		c[0] = numbered(g);
		c[1] = id ? bk_fieldtext_who(m->l, m->f, id) :
		    bk_node_text(k, "name");
		c[2] = role ? bk_fieldtext_who(m->l, m->f, role) :
		    bk_fieldtext_office(bk_school_staff(m->f->school, id),
		    m->l->lang);
	}
	fill_up(g, 8);
}

/* What the visitor read into it, in a box of its own. */
static void
impressions_table(struct making *m, const struct bk_action *visit)
{
	static const enum head columns[] = { H_IMPRESSIONS };
	struct bk_grid *g = TABLE(m, "impressions", columns);

	if (visit)
		bk_grid_row(g)[0] = bk_node_text(visit->node, "impressions");
	fill_up(g, visit ? 1 : 4);
}

/* The same, to be written in during the visit. */
static void
interview_table(struct making *m)
{
	static const enum head columns[] = { H_INTERVIEW };

	fill_up(TABLE(m, "interview", columns), 4);
}

void
bk_tablefields_put(struct bk_letter *l, const struct bk_fields *f)
{
	struct making m = { l, f };
	const struct bk_action *visit = bk_visitfields_of(f).action;
	const struct bk_action *aid = bk_fieldtext_last(f, f->c, BK_STEP_AID);
	const struct bk_action *held = bk_fieldtext_held(f, f->closed);

	actions_table(&m, "tries", true, is_listed);
	actions_table(&m, "efforts", true, is_effort);
	actions_table(&m, "attempts", false, is_effort);
	people_table(&m);
	students_table(&m);
	for (size_t i = 0; i < BK_NELEM(of_visit); i++)
		list_table(&m, &of_visit[i], visit);
	impressions_table(&m, visit);
	interview_table(&m);
	list_table(&m, &of_aid, aid);
	old_aid(&m, aid);
	list_table(&m, &of_conference, held);
	participants_table(&m, held);
	list_table(&m, &of_advocacy, bk_fieldtext_last(f, f->closed,
	    BK_STEP_ADVOCACY));
}
