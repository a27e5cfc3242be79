#include "roster.h"

#include <ctype.h>
#include <stdlib.h>

#include "heading.h"
#include "mem.h"
#include "msg_ingest.h"
#include "student.h"
#include "table.h"

enum { HEADING_ROWS = 30 };

/* A sheet being read. */
struct list {
	struct bk_ingest *in;
	int		 at[BK_NCOLUMNS];
	struct bk_arena	 arena;		/* of one row */
};

static int
find_headings(const struct bk_sheet *s, int at[BK_NCOLUMNS])
{
	for (size_t i = 0; i < s->n && i < HEADING_ROWS; i++) {
		bk_headings(s->row[i].cell, s->row[i].n, at);
		if (at[BK_COL_NAME] >= 0 && at[BK_COL_STATUS] < 0 &&
		    at[BK_COL_DATE] < 0 && (at[BK_COL_CLASS] >= 0 ||
		    at[BK_COL_NIS] >= 0 || at[BK_COL_NISN] >= 0))
			return (int)i;
	}
	return -1;
}

static int
detect(const struct bk_export *ex, struct bk_buf *why)
{
	for (size_t i = 0; i < ex->table->n; i++) {
		int at[BK_NCOLUMNS];
		int row = find_headings(&ex->table->sheet[i], at);

		if (row < 0 || at[BK_COL_CLASS] < 0 ||
		    (at[BK_COL_NIS] < 0 && at[BK_COL_NISN] < 0))
			continue;
		bk_buf_printf(why, "headings name, class and %s in line %zu",
		    at[BK_COL_NIS] >= 0 ? "NIS" : "NISN",
		    ex->table->sheet[i].row[row].line);
		return 60;
	}
	return 0;
}

/* --- cells -------------------------------------------------------------- */

/* The cell of a column; NULL where it is empty, or a dash for nothing. */
static const char *
cell(struct list *l, const struct bk_row *row, enum bk_column c)
{
	struct bk_str s;

	if (l->at[c] < 0)
		return NULL;
	s = bk_str_trim(bk_cell(row, (size_t)l->at[c]));
	if (s.n > 1 && s.p[0] == '\'' && isdigit((unsigned char)s.p[1]))
		s.p++, s.n--;
	if (s.n == 0 || bk_str_eq(s, BK_STR("-")))
		return NULL;
	return bk_arena_strndup(&l->arena, s.p, s.n);
}

/* A word out of a table of spellings: what it stands for, or NULL. */
struct spelling {
	const char	*text, *word;
};

static const char *
spelt(const struct spelling *t, const char *s)
{
	for (; s && t->text; t++)
		if (bk_str_ieq(bk_str(t->text), bk_str(s)))
			return t->word;
	return NULL;
}

static const struct spelling sexes[] = {
	{ "P", "F" }, { "Perempuan", "F" }, { "F", "F" }, { "Female", "F" },
	{ "Wanita", "F" }, { "L", "M" }, { "Laki-laki", "M" },
	{ "Laki laki", "M" }, { "M", "M" }, { "Male", "M" }, { "Pria", "M" },
	{ NULL, NULL }
};

static const struct spelling relations[] = {
	{ "Ayah", "father" }, { "Bapak", "father" }, { "Father", "father" },
	{ "Ibu", "mother" }, { "Mother", "mother" },
	{ "Kakek", "grandfather" }, { "Nenek", "grandmother" },
	{ "Paman", "uncle" }, { "Bibi", "aunt" }, { "Kakak", "sibling" },
	{ "Wali", "guardian" }, { "Guardian", "guardian" },
	{ NULL, NULL }
};

/* The sex that a relation tells of. */
static const struct spelling relation_sexes[] = {
	{ "father", "M" }, { "grandfather", "M" }, { "uncle", "M" },
	{ "mother", "F" }, { "grandmother", "F" }, { "aunt", "F" },
	{ NULL, NULL }
};

static const struct spelling residences[] = {
	{ "Bersama orang tua", "parents" }, { "Orang tua", "parents" },
	{ "Wali", "relative" }, { "Kost", "boarding" }, { "Kos", "boarding" },
	{ "Asrama", "boarding" }, { "Pesantren", "pesantren" },
	{ "Panti asuhan", "orphanage" },
	{ NULL, NULL }
};

static int
sex_of(const char *word)
{
	return word ? bk_word_find(bk_sexes, bk_str(word)) : -1;
}

static bool
yes(const char *s)
{
	return s && (bk_str_ieq(bk_str(s), BK_STR("Ya")) ||
	    bk_str_ieq(bk_str(s), BK_STR("Yes")) ||
	    bk_str_ieq(bk_str(s), BK_STR("Y")) || strcmp(s, "1") == 0);
}

/*
 * A telephone number as digits with the country's code: 0812-345 and
 * +62 812 345 are 62812345. NULL where that is none.
 */
static const char *
phone(struct bk_arena *a, const char *s)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *out = NULL;

	for (; s && *s && *s != '/' && *s != ',' && *s != ';'; s++)
		if (isdigit((unsigned char)*s))
			bk_buf_putc(&b, *s);
	if (b.n >= 8 && b.p[0] == '0')
		out = bk_arena_printf(a, "62%s", b.p + 1);
	else if (b.n >= 8 && b.p[0] == '8')
		out = bk_arena_printf(a, "62%s", b.p);
	else if (b.n >= 8)
		out = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return out;
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

static void
add_guardian(struct bk_guardian *v, size_t *n, const char *name,
    const char *relation)
{
	struct bk_guardian *g = &v[*n];

	if (!name)
		return;
	*g = (struct bk_guardian){ .name = name, .relation = relation,
	    .sex = sex_of(spelt(relation_sexes, relation)) };
	++*n;
}

/* A column for the guardian, or for father and mother, whose phone it is. */
static void
guardians(struct list *l, const struct bk_row *row, struct bk_student *s)
{
	struct bk_guardian *v = bk_arena_zalloc(&l->arena, 3 * sizeof(*v));
	size_t n = 0;

	add_guardian(v, &n, cell(l, row, BK_COL_GUARDIAN),
	    spelt(relations, cell(l, row, BK_COL_RELATION)));
	add_guardian(v, &n, cell(l, row, BK_COL_FATHER), "father");
	add_guardian(v, &n, cell(l, row, BK_COL_MOTHER), "mother");
	if (n == 0)
		return;
	v[0].phone = phone(&l->arena, cell(l, row, BK_COL_PHONE));
	v[0].occupation = cell(l, row, BK_COL_OCCUPATION);
	s->guardians.v = v;
	s->guardians.n = n;
}

static void
flags(struct list *l, const struct bk_row *row, struct bk_student *s)
{
	const char **v = bk_arena_alloc(&l->arena, 3 * sizeof(*v));
	size_t n = 0;

	if (yes(cell(l, row, BK_COL_KIP)))
		v[n++] = "kip";
	if (yes(cell(l, row, BK_COL_PIP)))
		v[n++] = "pip";
	if (yes(cell(l, row, BK_COL_KPS)))
		v[n++] = "kps";
	s->flags = (struct bk_texts){ v, n };
}

static void
home(struct list *l, const struct bk_row *row, struct bk_home *h)
{
	h->address = cell(l, row, BK_COL_ADDRESS);
	h->village = cell(l, row, BK_COL_VILLAGE);
	h->district = cell(l, row, BK_COL_DISTRICT);
	h->residence = spelt(residences, cell(l, row, BK_COL_RESIDENCE));
	h->lat = number(cell(l, row, BK_COL_LAT), -90, 90);
	h->lon = number(cell(l, row, BK_COL_LON), -180, 180);
	if (isnan(h->lat) || isnan(h->lon) || (h->lat == 0 && h->lon == 0))
		h->lat = h->lon = NAN;
	h->distance_km = number(cell(l, row, BK_COL_DISTANCE), 0, 1000);
	if (h->distance_km == 0)	/* the export's word for unknown */
		h->distance_km = NAN;
}

static const struct bk_msg *
check(const struct bk_student *s)
{
	if (!bk_student_key(s))
		return &bk_msg_no_nis;
	if (!s->name)
		return &bk_msg_no_name;
	if (strchr("=+@", *bk_student_key(s)) || strchr("=+@", *s->name))
		return &bk_msg_formula;
	return s->class ? NULL : &bk_msg_no_class;
}

static void
read_row(struct list *l, const struct bk_row *row)
{
	struct bk_buf record = BK_BUF_INIT;
	const struct bk_msg *bad;
	struct bk_student s;
	const char *card;

	bk_bind_clear(bk_student_binds, &s);
	s.nis = cell(l, row, BK_COL_NIS);
	s.nisn = cell(l, row, BK_COL_NISN);
	s.name = cell(l, row, BK_COL_NAME);
	s.class = cell(l, row, BK_COL_CLASS);
	s.sex = sex_of(spelt(sexes, cell(l, row, BK_COL_SEX)));
	s.email = cell(l, row, BK_COL_EMAIL);
	card = cell(l, row, BK_COL_FAMILY_CARD);
	guardians(l, row, &s);
	flags(l, row, &s);
	home(l, row, &s.home);
	bk_row_record(row, &record);
	bad = check(&s);
	if (bad)
		bk_ingest_reject(l->in, row->line, bad, bk_buf_str(&record),
		    NULL);
	else
		bk_ingest_person(l->in, &s, bk_str(card ? card : ""),
		    row->line, bk_buf_str(&record));
	bk_buf_free(&record);
}

static int
read_roster(struct bk_ingest *in, struct bk_export *ex)
{
	const struct bk_table *t = bk_export_table(ex, bk_ingest_diag(in));
	struct list l = { .in = in, .arena = BK_ARENA_INIT };
	bool found = false;

	for (size_t i = 0; t && i < t->n; i++) {
		const struct bk_sheet *s = &t->sheet[i];
		int heading = find_headings(s, l.at);

		found |= heading >= 0;
		for (size_t k = (size_t)(heading + 1); heading >= 0 &&
		    k < s->n; k++) {
			read_row(&l, &s->row[k]);
			bk_arena_reset(&l.arena);
		}
	}
	bk_arena_free(&l.arena);
	if (t && !found)
		bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, ex->name, 0,
		    "name and class");
	return found ? 0 : -1;
}

const struct bk_format bk_format_roster = {
	.name = "roster",
	.about = "who is enrolled: a table with NIS, name and class",
	.gives = BK_GIVES_STUDENT,
	.detect = detect,
	.read = read_roster,
};
