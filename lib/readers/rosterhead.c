#include "rosterhead.h"

#include "mem.h"
#include "rosterkind.h"
#include "says.h"
#include "shape.h"
#include "sheetfacts.h"
#include "vocabulary.h"

enum {
	HEADING_ROWS = 30,
	SAMPLE = 64		/* rows that tell what a column holds */
};

/*
 * Two rows of headings, where the upper one groups columns: `Data Ayah` over
 * `Nama`, `Tahun Lahir`, `Pekerjaan` ... Merged or not, a group lasts to the
 * next heading of the upper row.
 */
static void
read_groups(const struct bk_sheet *s, size_t head, struct bk_roster_head *col)
{
	const struct bk_row *upper = &s->row[head], *lower;
	int p;

	for (p = 0; p < BK_NPARENTS; p++)
		col->parent[p].name = col->parent[p].job =
		    col->parent[p].phone = -1;
	if (head + 1 >= s->n)
		return;
	lower = &s->row[head + 1];
	p = -1;
	for (size_t c = 0; c < upper->n || c < lower->n; c++) {
		int is;

		if (bk_cell(upper, c).n)
			p = bk_vocabulary_means(&bk_vocabulary_parent_groups,
			    bk_cell(upper, c), -1);
		if (p < 0)
			continue;
		is = bk_vocabulary_means(&bk_vocabulary_group_columns,
		    bk_cell(lower, c), -1);
		if (is == BK_PARENT_NAME && col->parent[p].name < 0) {
			col->parent[p].name = (int)c;
			col->grouped = true;
		} else if (is == BK_PARENT_JOB) {
			col->parent[p].job = (int)c;
		}
	}
	if (col->grouped)
		col->first = head + 2;
}

/*
 * Two rows, where the upper one says ORANG TUA and the lower one AYAH and IBU,
 * or "Nama Ayah", "Pekerjaan Ayah".
 */
static void
read_couple(const struct bk_sheet *s, size_t head, struct bk_roster_head *col)
{
	const struct bk_row *upper = &s->row[head], *lower = upper + 1;
	bool under = false;

	if (col->grouped || head + 1 >= s->n)
		return;
	for (size_t c = 0; c < upper->n || c < lower->n; c++) {
		enum bk_column is = bk_heading(bk_cell(lower, c));

		if (bk_cell(upper, c).n)
			under = bk_heading(bk_cell(upper, c)) ==
			    BK_COL_GUARDIAN;
		if (!under || (is != BK_COL_FATHER && is != BK_COL_MOTHER &&
		    is != BK_COL_GUARDIAN))
			continue;
		if (col->first == head + 1)	/* the first of them */
			col->at[BK_COL_GUARDIAN] = -1;
		col->at[is] = (int)c;
		col->first = head + 2;
	}
}

/* "Pekerjaan Ayah", "No HP Ibu": a parent's own, in one row of headings. */
static void
read_parents(const struct bk_row *row, struct bk_roster_head *col)
{
	const struct bk_vocabulary *v = &bk_vocabulary_parent_columns;

	for (size_t c = 0; c < row->n; c++) {
		char text[BK_FOLD_MAX];
		int p = bk_vocabulary_means(&bk_vocabulary_parents,
		    row->cell[c], -1);

		v->fold(row->cell[c], text);
		for (const struct bk_meaning *m = v->row; p >= 0 && m->words;
		    m++) {
			if (!bk_vocabulary_fits(v, m, text))
				continue;
			if (m->means == BK_PARENT_JOB)
				col->parent[p].job = (int)c;
			else
				col->parent[p].phone = (int)c;
		}
	}
}

/* Do the cells under a heading measure something, as "Time in class" does? */
static bool
measures(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_shape shape = { 0 };

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++)
		bk_shape_add(&shape, bk_cell(&s->row[i], c));
	return (shape.stay + shape.clock + shape.day + shape.moment +
	    shape.email) * 2 > shape.filled;
}

/* A heading of more words than usual: "ACADEMIC CLASS", "Nama Murid (A-Z)". */
static void
guess(const struct bk_sheet *s, size_t head, struct bk_roster_head *col)
{
	const struct bk_vocabulary *v = &bk_vocabulary_roster_guesses;
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n; c++) {
		char text[BK_FOLD_MAX];

		if (bk_heading(row->cell[c]) != BK_COL_NONE ||
		    v->fold(row->cell[c], text) > 40 || measures(s, head, c))
			continue;
		for (const struct bk_meaning *m = v->row; m->words; m++)
			if (col->at[m->means] < 0 &&
			    bk_vocabulary_fits(v, m, text))
				col->at[m->means] = (int)c;
	}
}

/* A class that stands over the list, or is the sheet's name. */
static bool
class_above(const struct bk_sheet *s, size_t head)
{
	struct bk_sheet_facts facts = { .month = 0 };

	bk_sheetfacts_read(s, 0, head, &facts);
	bk_sheetfacts_name(s->name, &facts);
	return facts.class[0] != '\0';
}

/*
 * What says that a row of this heading is a student, beside a name: a class
 * or a number; a sex or a birth alone may be anybody's.
 */
static int
told(const struct bk_sheet *s, const struct bk_roster_head *col)
{
	static const enum bk_column other[] = { BK_COL_SEX, BK_COL_BIRTH,
		BK_COL_FATHER, BK_COL_MOTHER, BK_COL_GUARDIAN };
	int number = 2 * (col->at[BK_COL_NIS] >= 0) +
	    2 * (col->at[BK_COL_NISN] >= 0);
	int class = 3 * (col->at[BK_COL_CLASS] >= 0), rest = 0;

	if (col->at[BK_COL_NAME] < 0 || (number == 0 &&
	    (col->at[BK_COL_STAFF] >= 0 || col->at[BK_COL_SUBJECT] >= 0)))
		return 0;
	for (size_t i = 0; i < BK_NELEM(other); i++)
		rest += col->at[other[i]] >= 0;
	if (number + class == 0 && col->at[BK_COL_FATHER] < 0 &&
	    col->at[BK_COL_MOTHER] < 0 && col->at[BK_COL_GUARDIAN] < 0 &&
	    (rest == 0 || !class_above(s, col->head)))
		return 0;
	return number + class + rest;
}

/* 0812..., 62812..., +62 812-...: a telephone's, by length and beginning. */
static bool
is_phone(struct bk_str s)
{
	char digits[16];
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			if (n == sizeof(digits))
				return false;
			digits[n++] = s.p[i];
		} else if (!strchr("+- ()", s.p[i])) {
			return false;
		}
	return n >= 10 && n <= 15 && (memcmp(digits, "08", 2) == 0 ||
	    memcmp(digits, "628", 3) == 0);
}

bool
bk_roster_head_phones(const struct bk_sheet *s, size_t first, size_t c)
{
	size_t filled = 0, phones = 0;

	for (size_t i = first; i < s->n && i < first + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		filled += cell.n > 0;
		phones += is_phone(cell);
	}
	return phones > 0 && bk_shape_mostly(phones, filled);
}

/* The columns of telephones; parents': whether a heading names a parent. */
static void
find_phones(const struct bk_row *row, bool parents, struct bk_roster_head *col)
{
	for (size_t c = 0; c < row->n; c++)
		if (col->nphones < BK_ROSTER_PHONES &&
		    bk_heading(row->cell[c]) == BK_COL_PHONE &&
		    bk_vocabulary_has(&bk_vocabulary_kin, row->cell[c]) ==
		    parents)
			col->phone[col->nphones++] = (int)c;
}

/* Which columns hold telephones, and what a parent's own columns hold. */
static void
find_rest(const struct bk_sheet *s, size_t i, struct bk_roster_head *col)
{
	find_phones(&s->row[i], true, col);
	col->nparents = col->nphones;
	/* "Nomor", which is none in a list */
	for (size_t c = 0; c < s->row[i].n && col->at[BK_COL_PHONE] < 0; c++)
		if (bk_vocabulary_has(&bk_vocabulary_list_numbers,
		    s->row[i].cell[c]) && bk_roster_head_phones(s, i + 1, c))
			col->phone[col->nphones++] = col->at[BK_COL_PHONE] =
			    (int)c;
	find_phones(&s->row[i], false, col);
	col->at[BK_COL_STATUS] = bk_rosterkind_status(s, i);
	read_groups(s, i, col);
	read_couple(s, i, col);
	if (!col->grouped)
		read_parents(&s->row[i], col);
	if (!col->grouped && col->first == i + 2)
		read_parents(&s->row[i + 1], col);
}

enum bk_roster_trust
bk_roster_head_trust(const struct bk_export *x, const struct bk_sheet *s)
{
	if (bk_says_name(x, s, &bk_vocabulary_partials))
		return BK_ROSTER_SOME;
	return bk_says_name(x, s, &bk_vocabulary_roster_titles) ?
	    BK_ROSTER_SAID : BK_ROSTER_SILENT;
}

bool
bk_roster_head_find(const struct bk_sheet *s, enum bk_roster_trust trust,
    struct bk_roster_head *col)
{
	for (size_t i = 0; trust > BK_ROSTER_SOME && i < s->n &&
	    i < HEADING_ROWS; i++) {
		*col = (struct bk_roster_head){ .head = i, .first = i + 1 };
		bk_heading_row(s->row[i].cell, s->row[i].n, col->at);
		guess(s, i, col);
		col->told = told(s, col);
		if (!col->told || (trust < BK_ROSTER_FORCED &&
		    bk_rosterkind_other(s, i, col->at,
		    trust == BK_ROSTER_SAID)))
			continue;
		find_rest(s, i, col);
		return true;
	}
	return false;
}
