/*
 * A first map for an export that nobody knows.
 */
#include "heading.h"
#include "map.h"
#include "mapfile.h"
#include "mark.h"
#include "mem.h"
#include "shape.h"
#include "table.h"
#include "vocabulary.h"
#include "yamlout.h"

enum { HEAD_ROWS = 30, SAMPLE = 200, CODES_MAX = 20 };

/* Which of our fields a known heading is. */
static const struct {
	enum bk_column	column;
	enum bk_field	field;
} same[] = {
	{ BK_COL_NIS, BK_FIELD_NIS }, { BK_COL_NISN, BK_FIELD_NISN },
	{ BK_COL_EMAIL, BK_FIELD_EMAIL }, { BK_COL_NAME, BK_FIELD_NAME },
	{ BK_COL_CLASS, BK_FIELD_CLASS }, { BK_COL_DATE, BK_FIELD_DATE },
	{ BK_COL_PERIOD, BK_FIELD_PERIOD },
	{ BK_COL_SUBJECT, BK_FIELD_SUBJECT },
	{ BK_COL_STATUS, BK_FIELD_STATUS }, { BK_COL_SEX, BK_FIELD_SEX },
	{ BK_COL_GUARDIAN, BK_FIELD_GUARDIAN },
	{ BK_COL_PHONE, BK_FIELD_PHONE },
	{ BK_COL_ADDRESS, BK_FIELD_ADDRESS },
	{ BK_COL_VILLAGE, BK_FIELD_VILLAGE },
	{ BK_COL_MINUTES, BK_FIELD_MINUTES },
};

static int
field_of_column(int c)
{
	for (size_t i = 0; i < BK_NELEM(same); i++)
		if (c == (int)same[i].column)
			return (int)same[i].field;
	return -1;
}

static int
field_of(struct bk_str heading)
{
	return field_of_column((int)bk_heading(heading));
}

/* Words, and no numbers, dates or addresses; the more the better. */
static size_t
likeness(const struct bk_row *row)
{
	struct bk_shape s = { 0 };
	size_t known = 0;

	for (size_t c = 0; c < row->n; c++) {
		bk_shape_add(&s, row->cell[c]);
		known += field_of(row->cell[c]) >= 0;
	}
	if (row->fault || s.filled < 2 ||
	    s.number + s.email + s.moment + s.day + s.clock > 0)
		return 0;
	return s.filled + 5 * known;
}

static size_t
find_head(const struct bk_sheet *s)
{
	size_t best = 0, most = 0;

	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++)
		if (likeness(&s->row[i]) > most) {
			most = likeness(&s->row[i]);
			best = i;
		}
	return best;
}

/* The sheet with the best headings, or NULL where all are empty. */
static const struct bk_sheet *
find_sheet(const struct bk_table *t)
{
	const struct bk_sheet *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct bk_sheet *s = &t->sheet[i];
		size_t like = s->n ? likeness(&s->row[find_head(s)]) + 1 : 0;

		if (like > most) {
			most = like;
			best = s;
		}
	}
	return best;
}

static void
put_quoted(struct bk_buf *out, struct bk_str s)
{
	struct bk_str one = { s.p, s.n < 80 ? s.n : 80 };

	bk_yamlout_quoted(out, s.n <= 400 ? s : one);
}

/* --- guesses ------------------------------------------------------------ */

/* By a word in an unknown heading. */
static int
field_by_word(struct bk_str heading)
{
	return field_of_column(bk_vocabulary_means(&bk_vocabulary_map_guesses,
	    heading, BK_COL_NONE));
}

/* By what stands in the column: days, addresses, marks. */
static int
field_by_cells(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_shape shape = { 0 };
	unsigned hints = 0;
	size_t marks = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		bk_shape_add(&shape, bk_cell(&s->row[i], c));
		hints |= bk_mark_hint(bk_cell(&s->row[i], c));
	}
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		enum bk_mark mark;

		marks += bk_mark_read(bk_cell(&s->row[i], c), hints, &mark) ==
		    BK_MARK_READ;
	}
	if (bk_shape_mostly(shape.day + shape.moment, shape.filled))
		return BK_FIELD_DATE;
	if (bk_shape_mostly(shape.email, shape.filled))
		return BK_FIELD_EMAIL;
	return bk_shape_mostly(marks, shape.filled) ? BK_FIELD_STATUS : -1;
}

/* The column of each field, or -1; and which of them are guesses. */
static void
find_columns(const struct bk_sheet *s, size_t head, int at[BK_NFIELDS],
    bool guessed[BK_NFIELDS])
{
	const struct bk_row *row = &s->row[head];

	for (int f = 0; f < BK_NFIELDS; f++) {
		at[f] = -1;
		guessed[f] = false;
	}
	for (int pass = 0; pass < 3; pass++)
		for (size_t c = 0; c < row->n; c++) {
			int f = pass == 0 ? field_of(row->cell[c]) :
			    field_of(row->cell[c]) >= 0 ? -1 : pass == 1 ?
			    field_by_cells(s, head, c) :
			    field_by_word(row->cell[c]);
			bool taken = f < 0 || at[f] >= 0;

			for (int k = 0; k < BK_NFIELDS; k++)
				taken = taken || at[k] == (int)c;
			if (taken)
				continue;
			at[f] = (int)c;
			guessed[f] = pass > 0;
		}
}

/* If nothing tells who it is, a number may. */
static void
find_number(const struct bk_row *row, int at[BK_NFIELDS],
    bool guessed[BK_NFIELDS])
{
	const struct bk_vocabulary *v = &bk_vocabulary_map_numbers;

	for (int f = BK_FIELD_NIS; f <= BK_FIELD_NAME; f++)
		if (at[f] >= 0)
			return;
	for (const struct bk_meaning *m = v->row; m->words; m++)
		for (size_t c = 0; c < row->n; c++) {
			char text[BK_FOLD_MAX];

			v->fold(row->cell[c], text);
			if (at[BK_FIELD_NIS] >= 0 ||
			    !bk_vocabulary_fits(v, m, text))
				continue;
			at[BK_FIELD_NIS] = (int)c;
			guessed[BK_FIELD_NIS] = true;
		}
}

static void
put_columns(const struct bk_sheet *s, size_t first, int at[BK_NFIELDS],
    struct bk_buf *out)
{
	const struct bk_row *head = &s->row[first];
	bool guessed[BK_NFIELDS];

	bk_buf_puts(out, "columns:           # ours: the heading in the file, "
	    "or its number from 1\n");
	find_columns(s, first, at, guessed);
	find_number(head, at, guessed);
	for (int f = BK_FIELD_NIS; f <= BK_FIELD_MINUTES; f++) {
		bk_buf_printf(out, at[f] < 0 ? "  #%s:\n" : "  %s: ",
		    bk_mapfile_field_name((enum bk_field)f));
		if (at[f] < 0)
			continue;
		put_quoted(out, head->cell[at[f]]);
		bk_buf_puts(out, guessed[f] ? "  # a guess\n" : "\n");
	}
	bk_buf_puts(out, "  # of totals: sessions, present, late, excused, "
	    "sick, unexcused, absent, percent\n"
	    "  # of a student: sex, guardian, phone, address, village\n"
	    "  # of a referral: by, category, note\n"
	    "  # not used yet:\n");
	for (size_t c = 0; c < head->n; c++) {
		bool used = head->cell[c].n == 0;

		for (int f = BK_FIELD_NIS; f <= BK_FIELD_MINUTES; f++)
			used = used || at[f] == (int)c;
		if (used)
			continue;
		bk_buf_puts(out, "  #   ");
		put_quoted(out, head->cell[c]);
		bk_buf_putc(out, '\n');
	}
}

static void
put_codes(const struct bk_sheet *s, size_t head, int col, struct bk_buf *out)
{
	struct bk_map seen = BK_MAP_INIT;
	unsigned hints = 0;

	for (size_t i = head + 1; col >= 0 && i < s->n &&
	    i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], (size_t)col);

		hints |= bk_mark_hint(cell);
		if (cell.n && cell.n <= 40)
			bk_map_intern(&seen, cell);
	}
	/* many different ones are no codes, and may be people's words */
	if (seen.n > CODES_MAX)
		seen.n = 0;
	bk_buf_puts(out, "codes:             # present, late, sick, excused, "
	    "unexcused or unknown\n");
	for (size_t i = 0; i < seen.n; i++) {
		enum bk_mark mark = BK_MARK_UNKNOWN;
		bool known = bk_mark_read(seen.e[i].key, hints, &mark) ==
		    BK_MARK_READ;

		bk_buf_puts(out, "  ");
		bk_yamlout_quoted(out, seen.e[i].key);
		bk_buf_printf(out, ": %s\n", known ? bk_mark_name(mark) :
		    "unknown         # say what it means");
	}
	if (seen.n == 0)
		bk_buf_puts(out, "  #\"H\": present\n");
	bk_map_free(&seen);
}

void
bk_mapsuggest(const struct bk_export *x, struct bk_buf *out)
{
	const struct bk_sheet *s = find_sheet(x->table);
	int at[BK_NFIELDS];
	size_t head;

	if (!s)
		return;
	head = find_head(s);
	bk_buf_puts(out, "# How to read exports of this shape; change what is "
	    "wrong, then\n#\tbk-ingest --long --map THIS-FILE EXPORT\n");
	bk_buf_puts(out, "gives: attendance  # or totals, student, referral\n");
	if (x->table->delimiter == 0) {
		bk_buf_puts(out, "sheet: ");
		put_quoted(out, s->name);
		bk_buf_putc(out, '\n');
	}
	bk_buf_printf(out, "heading: %zu         # the line of the headings\n",
	    s->row[head].line);
	bk_buf_puts(out, "#date_order: dmy   # 3/8/2020 is 3 August; mdy: "
	    "8 March\n");
	put_columns(s, head, at, out);
	put_codes(s, head, at[BK_FIELD_STATUS], out);
	bk_buf_puts(out, "# the same for all rows, where no column says it:\n"
	    "#class: \"X-1\"\n#subject: \"Matematika\"\n#date: 2020-09-01\n");
}
