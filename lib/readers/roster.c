#include "readers.h"
#include "roster.h"

#include <ctype.h>
#include <stdlib.h>

#include "mem.h"
#include "msg_readers.h"
#include "names.h"
#include "rosterclass.h"
#include "rosterhead.h"
#include "rosternumber.h"
#include "rosterphone.h"
#include "rosterunused.h"
#include "shape.h"
#include "sheetfacts.h"
#include "student.h"
#include "term.h"
#include "vocabulary.h"

/* A sheet being read. */
struct list {
	struct bk_ingest *in;
	struct bk_roster_head col;
	bk_term		 term;		/* of the roster */
	struct bk_sheet_facts facts;	/* the class of all, where one is */
	struct bk_rosterlengths lengths;
	struct bk_arena	 arena;		/* of one row */
};

static int
detect(const struct bk_export *ex, struct bk_buf *why)
{
	for (size_t i = 0; i < ex->table->n; i++) {
		const struct bk_sheet *s = &ex->table->sheet[i];
		struct bk_roster_head col;

		if (!bk_roster_head_find(s, bk_roster_head_trust(ex, s),
		    &col))
			continue;
		bk_readers_why(ex, why, "headings name%s%s%s in line %zu",
		    bk_diag_text(ex->dg, col.at[BK_COL_CLASS] >= 0 ?
		    ", class" : ""),
		    col.at[BK_COL_NIS] >= 0 ? ", NIS" :
		    col.at[BK_COL_NISN] >= 0 ? ", NISN" : "",
		    bk_diag_text(ex->dg, col.grouped ?
		    ", parents in groups" : ""),
		    s->row[col.head].line);
		return col.told > 4 ? 65 : 45;
	}
	return 0;
}

/* --- cells -------------------------------------------------------------- */

/* The cell of a column; NULL where it is empty, or holds a sign for nothing. */
static const char *
cell_at(struct list *l, const struct bk_row *row, int col)
{
	struct bk_str s;

	if (col < 0)
		return NULL;
	s = bk_str_trim(bk_cell(row, (size_t)col));
	if (s.n > 1 && s.p[0] == '\'' && isdigit((unsigned char)s.p[1]))
		s.p++, s.n--;
	if (s.n == 0 || (col == l->col.at[BK_COL_NAME] ?
	    bk_shape_is_void_name(s) : bk_shape_is_void(s)))
		return NULL;
	return bk_arena_strndup(&l->arena, s.p, s.n);
}

static const char *
cell(struct list *l, const struct bk_row *row, enum bk_column c)
{
	return cell_at(l, row, l->col.at[c]);
}

/* The meaning of a cell, which may be NULL; NULL where it has none. */
static const struct bk_meaning *
meaning(const struct bk_vocabulary *v, const char *s)
{
	return s ? bk_vocabulary_find(v, bk_str(s)) : NULL;
}

/* The same, as documents call it. */
static const char *
id_of(const struct bk_vocabulary *v, const char *s)
{
	const struct bk_meaning *m = meaning(v, s);

	return m ? m->id : NULL;
}

/* The sex that a relation tells of, or -1. */
static int
sex_of(const char *relation)
{
	for (const struct bk_meaning *m = bk_vocabulary_relations.row;
	    relation && m->words; m++)
		if (strcmp(m->id, relation) == 0)
			return m->means;
	return -1;
}

static bool
yes(const char *s)
{
	return meaning(&bk_vocabulary_yes, s) != NULL;
}

static double
number(const char *s, double least, double most)
{
	char plain[32];
	size_t n = s ? strlen(s) : 0;
	double v;

	if (n == 0 || n >= sizeof(plain))
		return NAN;
	for (size_t i = 0; i <= n; i++)
		plain[i] = (char)(s[i] == ',' ? '.' : s[i]);
	if (bk_str_num((struct bk_str){ plain, n }, &v) < 0 || v < least ||
	    v > most)
		return NAN;
	return v;
}

/* --- rows --------------------------------------------------------------- */

/* "Budi (alm.)", and "Sudah Meninggal" as a job: both of the dead. */
static bool
tells_death(const char *s)
{
	return meaning(&bk_vocabulary_dead, s) != NULL;
}

static void
add_guardian(struct bk_guardian *v, size_t *n, const char *name,
    const char *relation)
{
	struct bk_guardian *g = &v[*n];

	if (!name)
		return;
	*g = (struct bk_guardian){ .name = name, .relation = relation,
	    .sex = sex_of(relation),
	    .deceased = tells_death(name) };
	++*n;
}

/* A parent by the columns of its own, with the name in column `name`. */
static void
add_parent(struct list *l, const struct bk_row *row, enum bk_parent p, int name,
    struct bk_guardian *v, size_t *n)
{
	static const char *const relation[BK_NPARENTS] = { "father", "mother",
		"guardian" };
	const char *job = cell_at(l, row, l->col.parent[p].job);
	size_t was = *n;

	add_guardian(v, n, cell_at(l, row, name), relation[p]);
	if (*n == was)
		return;
	v[was].phone = bk_rosterphone_number(&l->arena, cell_at(l, row,
	    l->col.parent[p].phone));
	if (job && tells_death(job))
		v[was].deceased = true;
	else if (job && !meaning(&bk_vocabulary_jobless, job))
		v[was].occupation = job;
}

/*
 * A column for the guardian, or for father and mother. The telephone is that
 * of the first who lives.
 */
static void
guardians(struct list *l, const struct bk_row *row, struct bk_student *s)
{
	struct bk_guardian *v = bk_arena_zalloc(&l->arena, 4 * sizeof(*v));
	int from;
	const char *number = bk_rosterphone_best(&l->col, row, &l->arena,
	    &from);
	size_t n = 0, first = 0;

	if (l->col.grouped) {
		for (int p = 0; p < BK_NPARENTS; p++)
			add_parent(l, row, (enum bk_parent)p,
			    l->col.parent[p].name, v, &n);
	} else {
		add_guardian(v, &n, cell(l, row, BK_COL_GUARDIAN),
		    id_of(&bk_vocabulary_relations,
		    cell(l, row, BK_COL_RELATION)));
		if (n || l->col.parent[BK_FATHER].job < 0)
			v[0].occupation = cell(l, row, BK_COL_OCCUPATION);
		add_parent(l, row, BK_FATHER, l->col.at[BK_COL_FATHER], v, &n);
		add_parent(l, row, BK_MOTHER, l->col.at[BK_COL_MOTHER], v, &n);
	}
	while (first < n && v[first].deceased)
		first++;
	/* a number and nobody's name: it is the guardian's all the same */
	if (first == n && number)
		v[n++] = (struct bk_guardian){ .relation = "guardian",
		    .sex = -1 };
	if (n == 0)
		return;
	if (number && first < n && (!v[first].phone ||
	    strcmp(v[first].phone, number) == 0)) {
		v[first].phone = number;
		l->col.phones_used |= 1u << from;
	}
	s->guardians.v = v;
	s->guardians.n = n;
}

/* The number of a card, for those who have one. */
static bool
is_card(const char *s)
{
	return s && strspn(s, "0123456789") > 3 && strspn(s, "0") < strlen(s);
}

static void
flags(struct list *l, const struct bk_row *row, struct bk_student *s)
{
	const char **v = bk_arena_alloc(&l->arena, 4 * sizeof(*v));
	size_t n = 0;

	if (yes(cell(l, row, BK_COL_KIP)) ||
	    is_card(cell(l, row, BK_COL_KIP)))
		v[n++] = "kip";
	if (yes(cell(l, row, BK_COL_PIP)))
		v[n++] = "pip";
	if (yes(cell(l, row, BK_COL_KPS)))
		v[n++] = "kps";
	if (cell(l, row, BK_COL_KKS))
		v[n++] = "kks";
	s->flags = (struct bk_texts){ v, n };
}

static void
home(struct list *l, const struct bk_row *row, struct bk_home *h)
{
	h->address = cell(l, row, BK_COL_ADDRESS);
	h->village = cell(l, row, BK_COL_VILLAGE);
	h->district = cell(l, row, BK_COL_DISTRICT);
	if (h->district && strncmp(h->district, "Kec. ", 5) == 0)
		h->district += 5;
	h->residence = id_of(&bk_vocabulary_residences, cell(l, row,
	    BK_COL_RESIDENCE));
	h->lat = number(cell(l, row, BK_COL_LAT), -90, 90);
	h->lon = number(cell(l, row, BK_COL_LON), -180, 180);
	if (isnan(h->lat) || isnan(h->lon) || (h->lat == 0 && h->lon == 0))
		h->lat = h->lon = NAN;
	h->distance_km = number(cell(l, row, BK_COL_DISTANCE), 0, 1000);
	if (h->distance_km == 0)	/* the export's word for unknown */
		h->distance_km = NAN;
}

/* An internship ends when the next roster no longer says so. */
static void
exempt(struct list *l, const struct bk_row *row, struct bk_student *s)
{
	struct bk_span *span;

	if (!yes(cell(l, row, BK_COL_INTERN)))
		return;
	span = bk_arena_alloc(&l->arena, sizeof(*span));
	*span = (struct bk_span){ bk_term_first(l->term),
		bk_term_last(l->term), "internship" };
	s->exempt.v = span;
	s->exempt.n = 1;
}

static const struct bk_msg *
check(const struct list *l, const struct bk_student *s)
{
	const char *key = bk_student_key(s);

	/* a column of numbers without any: something is wrong */
	if (!key && (l->col.at[BK_COL_NIS] >= 0 ||
	    l->col.at[BK_COL_NISN] >= 0))
		return &bk_msg_no_nis;
	if (!s->name)
		return &bk_msg_no_name;
	if ((key && strchr("=+@", *key)) || strchr("=+@", *s->name))
		return &bk_msg_formula;
	return s->class || l->col.at[BK_COL_CLASS] < 0 ? NULL :
	    &bk_msg_no_class;
}

/* Below the students: sums, place and date, a signature. */
static bool
is_footer(const struct list *l, const struct bk_row *row)
{
	struct bk_str nis = l->col.at[BK_COL_NIS] < 0 ? BK_STR("") :
	    bk_cell(row, (size_t)l->col.at[BK_COL_NIS]);
	struct bk_str name = bk_cell(row, (size_t)l->col.at[BK_COL_NAME]);

	if (name.n == 0 && nis.n == 0)
		return true;
	if (nis.n)
		return false;
	if (bk_table_filled(row) == 1)	/* a name alone has signed */
		return true;
	return bk_vocabulary_has(&bk_vocabulary_closings, name) ||
	    bk_vocabulary_has(&bk_vocabulary_closings, bk_cell(row, 0));
}

/* "L/P", "YYYY-MM-DD", "Wajib": what a template says of its columns. */
static bool
is_example(const struct list *l, const struct bk_row *row)
{
	uint64_t n;

	for (size_t c = 0; c < row->n; c++)
		if (bk_str_uint(row->cell[c], UINT64_MAX / 2, &n) < 0 &&
		    bk_vocabulary_has(&bk_vocabulary_examples, row->cell[c]))
			return true;
	return bk_vocabulary_has(&bk_vocabulary_example_names, bk_cell(row,
	    (size_t)l->col.at[BK_COL_NAME]));
}

/* A status of those who are no longer there: they count as not listed. */
static bool
has_left(const struct list *l, const struct bk_row *row)
{
	return l->col.at[BK_COL_STATUS] >= 0 &&
	    bk_vocabulary_has(&bk_vocabulary_left, bk_cell(row,
	    (size_t)l->col.at[BK_COL_STATUS]));
}

/* The headings once more, or 1, 2, 3 ...: the columns' own numbers. */
static bool
heads_again(const struct list *l, const struct bk_row *row)
{
	struct bk_str name = bk_cell(row, (size_t)l->col.at[BK_COL_NAME]);
	int nis = l->col.at[BK_COL_NIS];
	uint64_t n;

	if (bk_str_uint(name, BK_TABLE_COLUMNS, &n) == 0)
		return true;
	/* nobody's number is a heading: spare most rows the looking up */
	return (nis < 0 || bk_str_uint(bk_cell(row, (size_t)nis),
	    UINT64_MAX / 2, &n) < 0) && bk_heading(name) == BK_COL_NAME;
}

static const char *
name_of(struct list *l, const struct bk_row *row)
{
	const char *name = cell(l, row, BK_COL_NAME);
	const char *surname = cell(l, row, BK_COL_SURNAME);

	return name && surname ? bk_arena_printf(&l->arena, "%s %s", name,
	    surname) : name ? name : surname;
}

static const char *
class_of(struct list *l, const struct bk_row *row)
{
	return bk_rosterclass(cell(l, row, BK_COL_CLASS), cell(l, row,
	    BK_COL_SECTION), &l->arena);
}

/* A cell of numbers; "belum ada" is none. */
static const char *
digits(struct list *l, const struct bk_row *row, enum bk_column c)
{
	const char *s = cell(l, row, c);

	return s && strpbrk(s, "0123456789") ? s : NULL;
}

/* The numbers; *damaged: the first that is no number any more. */
static void
numbers(struct list *l, const struct bk_row *row, struct bk_student *s,
    const char **damaged)
{
	struct bk_str nis, nisn;

	s->nis = digits(l, row, BK_COL_NIS);
	s->nisn = digits(l, row, BK_COL_NISN);
	*damaged = bk_rosternumber_damaged(s->nis) ? s->nis :
	    bk_rosternumber_damaged(s->nisn) ? s->nisn : NULL;
	s->nis = bk_rosternumber_damaged(s->nis) ? NULL : s->nis;
	s->nisn = bk_rosternumber_damaged(s->nisn) ? NULL : s->nisn;
	nis = bk_str(s->nis ? s->nis : "");
	nisn = bk_str(s->nisn ? s->nisn : "");
	bk_names_numbers(&nis, &nisn);
	s->nis = nis.n ? bk_arena_strndup(&l->arena, nis.p, nis.n) : NULL;
	s->nisn = nisn.n ? bk_arena_strndup(&l->arena, nisn.p, nisn.n) : NULL;
}

/*
 * Zeros that a spreadsheet dropped, put back where that is certain; true where
 * the NIS may lack some.
 */
static bool
repair(struct list *l, const struct bk_row *row, struct bk_student *s,
    const char **damaged)
{
	const char *class = class_of(l, row), *was = s->nis;
	enum bk_rosternumber nis = bk_rosternumber_nis(&l->lengths,
	    bk_str(class ? class : l->facts.class), &s->nis, &l->arena);
	enum bk_rosternumber nisn;

	if (nis == BK_NUMBER_REPAIRED)
		bk_ingest_note(l->in, row->line, &bk_msg_zeros_back,
		    "NIS %s is %s", was, s->nis);
	was = s->nisn;
	nisn = bk_rosternumber_nisn(&s->nisn, &l->arena);
	if (nisn == BK_NUMBER_REPAIRED)
		bk_ingest_note(l->in, row->line, &bk_msg_zeros_back,
		    "NISN %s is %s", was, s->nisn);
	if (nisn == BK_NUMBER_DAMAGED) {
		if (!*damaged)
			*damaged = s->nisn;
		s->nisn = NULL;
	}
	return nis == BK_NUMBER_DOUBTFUL;
}

static void
read_row(struct list *l, const struct bk_row *row)
{
	struct bk_buf record = BK_BUF_INIT;
	const struct bk_msg *bad;
	struct bk_student s;
	const char *card, *damaged;
	const struct bk_meaning *sex;
	bool doubtful;

	bk_bind_clear(bk_student_binds, &s);
	numbers(l, row, &s, &damaged);
	doubtful = repair(l, row, &s, &damaged);
	s.name = name_of(l, row);
	s.class = class_of(l, row);
	if (!s.class && l->col.at[BK_COL_CLASS] < 0 && *l->facts.class)
		s.class = l->facts.class;
	sex = meaning(&bk_vocabulary_sexes, cell(l, row, BK_COL_SEX));
	s.sex = sex ? sex->means : -1;
	s.email = cell(l, row, BK_COL_EMAIL);
	card = cell(l, row, BK_COL_FAMILY_CARD);
	guardians(l, row, &s);
	exempt(l, row, &s);
	flags(l, row, &s);
	home(l, row, &s.home);
	bk_readers_record(l->in, row, &record);
	bad = damaged && !bk_student_key(&s) ? &bk_msg_damaged_number :
	    check(l, &s);
	if (!bad && damaged)
		bk_ingest_note(l->in, row->line, &bk_msg_number_left_out,
		    "%s", damaged);
	if (!bad && doubtful)
		bk_ingest_note(l->in, row->line, &bk_msg_short_number,
		    "%s", s.nis);
	if (bad) {
		bk_ingest_reject(l->in, row->line, bad, bk_buf_str(&record),
		    NULL);
		bk_ingest_unlisted(l->in, &s);
	} else
		bk_ingest_person(l->in, &s, bk_str(card ? card : ""),
		    row->line, bk_buf_str(&record));
	bk_buf_free(&record);
}

/* What lengths the NIS of each class have, which telephones are used. */
static void
learn(struct list *l, const struct bk_sheet *s)
{
	struct bk_student unused;

	bk_bind_clear(bk_student_binds, &unused);
	for (size_t k = l->col.first; k < s->n; k++) {
		const struct bk_row *row = bk_table_row(s, k);
		const char *nis = cell(l, row, BK_COL_NIS);
		const char *class = class_of(l, row);

		if (nis && cell(l, row, BK_COL_NAME))
			bk_rosternumber_learn(&l->lengths, bk_str(class ?
			    class : l->facts.class), bk_str(nis));
		guardians(l, row, &unused);
		bk_arena_reset(&l->arena);
	}
}

/* The headings are in the beginning `s` of the sheet. */
static void
read_sheet(struct list *l, const struct bk_export *ex,
    const struct bk_sheet *s, const struct bk_sheet *all)
{
	l->facts = (struct bk_sheet_facts){ .month = 0 };
	bk_sheetfacts_read(s, 0, l->col.head, &l->facts);
	bk_sheetfacts_name(s->name, &l->facts);
	bk_sheetfacts_file(ex->name, &l->facts);
	if (l->col.at[BK_COL_NIS] < 0 && l->col.at[BK_COL_NISN] < 0)
		bk_ingest_note(l->in, s->row[l->col.head].line,
		    &bk_msg_no_number, NULL);
	learn(l, all);
	bk_rosterunused(l->in, s, &l->col);
	for (size_t k = l->col.first; k < all->n; k++) {
		const struct bk_row *row = bk_table_row(all, k);

		if (heads_again(l, row))
			continue;
		if (is_example(l, row))
			bk_ingest_note(l->in, row->line, &bk_msg_example,
			    NULL);
		else if (has_left(l, row))
			bk_ingest_note(l->in, row->line, &bk_msg_has_left,
			    NULL);
		else if (!is_footer(l, row))
			read_row(l, row);
		else	/* "Kelas : 7.1" above the next ones */
			bk_sheetfacts_read(all, k, k + 1, &l->facts);
		bk_arena_reset(&l->arena);
	}
}

static bool
find_head(struct list *l, const struct bk_export *ex,
    const struct bk_sheet *s)
{
	return bk_roster_head_find(s, bk_ingest_forced(l->in) ?
	    BK_ROSTER_FORCED : bk_roster_head_trust(ex, s), &l->col);
}

/* 1; 0 where it is none; -1, reported. */
static int
take_sheet(struct list *l, struct bk_export *ex, const struct bk_sheet *s)
{
	const struct bk_sheet *all;
	struct bk_sheet room;

	if (!find_head(l, ex, s))
		return 0;
	bk_ingest_sheet(l->in, ex, s);
	all = bk_export_hold(ex, s, &room, bk_ingest_diag(l->in));
	if (!all)
		return -1;
	/* once more: of a long sheet it is known now what is merged */
	if (all == s || find_head(l, ex, s))
		read_sheet(l, ex, s, all);
	bk_held_free(room.held);
	return 1;
}

static int
read_roster(struct bk_ingest *in, struct bk_export *ex)
{
	const struct bk_table *t = bk_export_is_long_book(ex) ? ex->table :
	    bk_export_table(ex, bk_ingest_diag(in));
	struct list l = { .in = in, .term = bk_ingest_term(in),
		.lengths = BK_ROSTERLENGTHS_INIT, .arena = BK_ARENA_INIT };
	bool found = false;
	int r = 0;

	if (!l.term)		/* [DESIGN, rulings] */
		l.term = bk_term_of(bk_ingest_today(in));
	for (size_t i = 0; t && i < t->n && r >= 0; i++) {
		r = take_sheet(&l, ex, &t->sheet[i]);
		found |= r != 0;
	}
	bk_rosternumber_free(&l.lengths);
	bk_arena_free(&l.arena);
	if (t && !found)
		bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, ex->name, 0,
		    "name and class");
	return found && r >= 0 ? 0 : -1;
}

const struct bk_format bk_roster_format = {
	.name = "roster",
	.about = "who is enrolled: a table with NIS, name and class",
	.gives = BK_GIVES_STUDENT,
	.detect = detect,
	.read = read_roster,
	.streams = true,
	.whole = bk_readers_whole,
};
