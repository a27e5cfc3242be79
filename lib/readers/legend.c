#include "legend.h"

#include "cursor.h"
#include "fold.h"
#include "legendsign.h"
#include "shape.h"
#include "utf8.h"
#include "vocabulary.h"

enum {
	COLUMNS = 256,		/* that may hold a legend */
	CELL_MAX = 2000		/* bytes of such a cell */
};

/* The place of a code as bk_fold_code leaves it; l->n: it has none. */
static size_t
place_of(const struct bk_legend *l, const char *code)
{
	size_t k = 0;

	while (k < l->n && strcmp(l->v[k].code, code) != 0)
		k++;
	return k;
}

static void
put(struct bk_legend *l, const char *code, enum bk_mark mark, bool odd)
{
	size_t k = place_of(l, code);

	if (k == BK_LEGEND_CODES)
		return;
	memcpy(l->v[k].code, code, strlen(code) + 1);
	l->v[k].mark = mark;
	l->v[k].odd = odd;
	l->n += k == l->n;
}

/* Learn a code and its meaning, if it has one. */
static void
add(struct bk_legend *l, struct bk_str code, struct bk_str meaning)
{
	char text[BK_FOLD_MAX], name[BK_FOLD_MAX];
	const struct bk_meaning *m;

	if (!bk_fold_code(code, name) || bk_fold(meaning, text) < 3)
		return;
	m = bk_vocabulary_of(&bk_vocabulary_legends, text);
	if (m)
		put(l, name, (enum bk_mark)m->means, false);
}

/*
 * "I = Interviu": the legend gives one of our letters another meaning, and so
 * it has not ours, unless it is a count ("A : 3") or of boys and girls.
 */
static void
add_odd(struct bk_legend *l, struct bk_str code, struct bk_str meaning)
{
	char text[BK_FOLD_MAX], name[BK_FOLD_MAX];
	size_t n = bk_fold(meaning, text);

	if (code.n != 1 || !bk_fold_code(code, name) || n < 3 ||
	    bk_is_digit(text[0]) || !strchr("HSIAE", name[0]) ||
	    place_of(l, name) < l->n ||
	    bk_vocabulary_of(&bk_vocabulary_legends, text) ||
	    bk_vocabulary_has(&bk_vocabulary_facts, meaning))
		return;
	put(l, name, BK_MARK_UNKNOWN, true);
}

/* Learn a sign that is named in words, or a dash; false: there is none. */
static bool
add_sign(struct bk_legend *l, struct bk_str name, struct bk_str meaning)
{
	const struct bk_meaning *m = bk_vocabulary_find(
	    &bk_vocabulary_legends, meaning);
	struct bk_str sign;

	if (!m || !bk_legendsign_named(name, &sign))
		return false;
	if (sign.n == 0)
		l->blank = (enum bk_mark)m->means;
	else
		put(l, sign.p, (enum bk_mark)m->means, false);
	return true;
}

/* 1 and 0, which a spreadsheet may show as 1.0 and 0,0. */
static struct bk_str
without_fraction(struct bk_str s)
{
	if (s.n == 3 && (s.p[1] == '.' || s.p[1] == ',') && s.p[2] == '0' &&
	    (s.p[0] == '0' || s.p[0] == '1'))
		s.n = 1;
	return s;
}

enum bk_mark_kind
bk_legend_read(const struct bk_legend *l, struct bk_str s, enum bk_mark *mark)
{
	char code[BK_FOLD_MAX];
	enum bk_mark_kind kind;

	s = without_fraction(s);
	if (l->n && bk_fold_code(s, code))
		for (size_t i = 0; i < l->n; i++)
			if (strcmp(l->v[i].code, code) == 0) {
				*mark = l->v[i].mark;
				return l->v[i].odd ? BK_MARK_NO_WORD :
				    BK_MARK_READ;
			}
	kind = bk_mark_code(s, l->hints, mark);
	if (kind == BK_MARK_EMPTY && s.n && bk_legendsign_named(s, &s) &&
	    place_of(l, s.p) < l->n) {
		*mark = l->v[place_of(l, s.p)].mark;
		return BK_MARK_READ;
	}
	return kind == BK_MARK_NO_WORD && bk_mark_reasoned(s, mark) ?
	    BK_MARK_READ : kind;
}

bool
bk_legend_ticks(const struct bk_legend *l, struct bk_str s)
{
	char code[BK_FOLD_MAX];

	s = without_fraction(bk_str_trim(s));
	if (s.n == 0 || !bk_fold_code(s, code) || place_of(l, code) < l->n)
		return false;
	return bk_mark_is_tick(code) || strcmp(code, "X") == 0 ||
	    bk_vocabulary_has(&bk_vocabulary_pairs, s);
}

/* --- finding it --------------------------------------------------------- */

/* A cell that only separates two others. */
static bool
is_separator(struct bk_str s)
{
	return bk_str_eq(s, BK_STR(":")) || bk_str_eq(s, BK_STR("=")) ||
	    bk_str_eq(s, BK_STR("-"));
}

/* Characters of a code: 1 to 4, no blanks among them. */
static bool
may_be_code(struct bk_str s)
{
	size_t n = bk_utf8_len(s.p, s.n);

	return n >= 1 && n <= 4 && !memchr(s.p, ' ', s.n) &&
	    s.n < BK_CODE_MAX && !is_separator(s);
}

/* "H = Hadir, S: Sakit" in one cell. */
static void
learn_from_cell(struct bk_legend *l, struct bk_str s)
{
	size_t i = 0;

	while (i < s.n) {
		struct bk_str code, meaning;
		size_t eq = i, end;

		while (eq < s.n && s.p[eq] != '=' && s.p[eq] != ':')
			eq++;
		if (eq == s.n)
			return;
		/* the code is the last word before it */
		code = bk_str_trim((struct bk_str){ s.p + i, eq - i });
		for (size_t k = code.n; k-- > 0;)
			if (strchr(" ,;|\n\t(/", code.p[k])) {
				code.p += k + 1;
				code.n -= k + 1;
				break;
			}
		for (end = eq + 1; end < s.n && !strchr(",;|\n\t=:",
		    s.p[end]); end++)
			;
		/* without commas the next code is this one's last word */
		if (end < s.n && (s.p[end] == '=' || s.p[end] == ':')) {
			while (end > eq + 1 && s.p[end - 1] == ' ')
				end--;
			while (end > eq + 1 && s.p[end - 1] != ' ')
				end--;
		}
		meaning = bk_str_trim((struct bk_str){ s.p + eq + 1,
		    end - eq - 1 });
		if (may_be_code(code)) {
			add(l, code, meaning);
			add_odd(l, code, meaning);
		}
		i = end > eq ? end : eq + 1;
	}
}

/* A code that is not a number, as stands in brackets behind a word. */
static void
add_word(struct bk_legend *l, struct bk_str code, struct bk_str meaning)
{
	code = bk_str_trim(code);
	if (add_sign(l, code, meaning))
		return;
	if (may_be_code(code) && !bk_is_digit(code.p[0]))
		add(l, code, meaning);
}

/* "(S) Sakit", "Sakit (S)", "S - Sakit", "Sakit = S". */
static void
learn_from_part(struct bk_legend *l, struct bk_str s)
{
	const char *open = memchr(s.p, '(', s.n), *close, *end = s.p + s.n;
	struct bk_str sign;
	enum bk_mark mark;

	if (bk_legendsign_read(s, &sign, &mark)) {
		if (sign.n == 0)
			l->blank = mark;
		else
			put(l, sign.p, mark, false);
		return;
	}
	close = open ? memchr(open, ')', (size_t)(end - open)) : NULL;
	if (close) {
		struct bk_str code = { open + 1, (size_t)(close - open) - 1 };

		if (open == s.p)
			add_word(l, code, (struct bk_str){ close + 1,
			    (size_t)(end - close) - 1 });
		else if (close + 1 == end)
			add_word(l, code, (struct bk_str){ s.p,
			    (size_t)(open - s.p) });
		return;
	}
	for (size_t i = 1; i + 1 < s.n; i++) {
		struct bk_str left = bk_str_trim((struct bk_str){ s.p, i });
		struct bk_str right = { s.p + i + 1, s.n - i - 1 };

		/* "Ket : S - Sakit" */
		if (s.p[i] == ':' && memchr(right.p, '-', right.n)) {
			learn_from_part(l, bk_str_trim(right));
			return;
		}
		if (s.p[i] == '-' && may_be_code(left))
			add_word(l, left, right);
		else if (s.p[i] == '=' || s.p[i] == ':')
			add_word(l, right, left);
	}
}

static void
learn_from_parts(struct bk_legend *l, struct bk_str s)
{
	for (size_t i = 0, from = 0; i <= s.n; i++) {
		struct bk_str part;

		if (i < s.n && !strchr(",;|\n\t", s.p[i]))
			continue;
		part = bk_str_trim((struct bk_str){ s.p + from, i - from });
		if (part.n > 2)
			learn_from_part(l, part);
		from = i + 1;
	}
}

/* A code with what parts it from its meaning: "S =". */
static struct bk_str
without_separator(struct bk_str s)
{
	while (s.n > 1 && strchr("=: ", s.p[s.n - 1]))
		s.n--;
	return s;
}

/*
 * The code in one cell, then perhaps a colon, then the meaning, which does not
 * stand in column `end` or behind it.
 */
static void
learn_from_row(struct bk_legend *l, const struct bk_row *row, size_t col,
    size_t end)
{
	struct bk_str code = without_separator(row->cell[col]);
	struct bk_str next = bk_cell(row, col + 1);

	if (col + 1 >= end)
		return;
	if (is_separator(next) && col + 2 < end) {
		next = bk_cell(row, col + 2);
		if (add_sign(l, code, next))
			return;
	}
	else if (next.n > 1 && (next.p[0] == ':' || next.p[0] == '='))
		next = bk_str_trim((struct bk_str){ next.p + 1, next.n - 1 });
	/* a dash between two columns is none of a legend's */
	if (!is_separator(code) && add_sign(l, code, next))
		return;
	if (may_be_code(code) && next.n)
		add(l, code, next);
}

/* One that no word is as short as. */
static bool
is_letter_code(struct bk_str s)
{
	return may_be_code(s) && bk_utf8_len(s.p, s.n) < 3 &&
	    !bk_is_digit(s.p[0]);
}

/* Codes side by side, no meanings between them: a student's row of marks. */
static bool
is_row_of_marks(const struct bk_row *row)
{
	for (size_t c = 1; c < row->n; c++)
		if (is_letter_code(row->cell[c - 1]) &&
		    is_letter_code(row->cell[c]))
			return true;
	return false;
}

static bool
is_figure(struct bk_str s)
{
	s = without_fraction(s);
	return s.n == 1 && bk_is_digit(s.p[0]);
}

/*
 * Is that a student's row of the table? Then its days hold marks, however odd
 * ("Sakit, demam", "A - sakit"), and no legend. A name has a number beside it,
 * or marks of one figure in a row.
 */
static bool
is_of_student(const struct bk_sheet_head *h, const struct bk_row *row)
{
	struct bk_str name = h->at[BK_COL_NAME] < 0 ? BK_STR("") :
	    bk_cell(row, (size_t)h->at[BK_COL_NAME]);

	if (h->at[BK_COL_NAME] < 0)
		return h->at[BK_COL_NIS] >= 0 && bk_shape_number(bk_cell(row,
		    (size_t)h->at[BK_COL_NIS]));
	if (may_be_code(name) || name.n == 0 || bk_mark_is_sum(name))
		return false;
	for (size_t c = 0; c < h->day[0].col; c++)
		if (c != (size_t)h->at[BK_COL_NAME] &&
		    bk_shape_number(bk_cell(row, c)))
			return true;
	for (size_t d = 1; d < h->ndays; d++)
		if (is_figure(bk_cell(row, h->day[d - 1].col)) &&
		    is_figure(bk_cell(row, h->day[d].col)))
			return true;
	return false;
}

static void
learn_hints(struct bk_legend *l, const struct bk_sheet *s,
    const struct bk_sheet_head *h)
{
	for (size_t i = h->first; i < h->end; i++)
		for (size_t d = 0; d < h->ndays; d++)
			l->hints |= bk_mark_hint(bk_cell(&s->row[i],
			    h->day[d].col));
	for (size_t i = 0; i < h->ntotals; i++)
		l->hints |= bk_mark_hint(h->total[i].label);
}

/*
 * Beside a column PS (pulang sakit), P is pulang (went home): these were there.
 */
static void
learn_pulang(struct bk_legend *l, const struct bk_sheet_head *h)
{
	bool p = false, ps = false;
	enum bk_mark mark;

	for (size_t i = 0; i < h->ntotals; i++) {
		p = p || bk_str_ieq(h->total[i].label, BK_STR("P"));
		ps = ps || bk_str_ieq(h->total[i].label, BK_STR("PS"));
	}
	if (p && ps && bk_legend_read(l, BK_STR("P"), &mark) != BK_MARK_READ)
		add(l, BK_STR("P"), BK_STR("pulang"));
}

/* Give a code a meaning, unless the legend has. */
static void
suppose(struct bk_legend *l, const char *code, const char *meaning)
{
	enum bk_mark mark;

	if (bk_legend_read(l, bk_str(code), &mark) != BK_MARK_READ)
		add(l, bk_str(code), bk_str(meaning));
}

/* What stands in the days of a table. */
struct codes {
	size_t	cells;		/* of days that have any */
	size_t	n, p, zeros, ones, ticks, x;
	size_t	present, absent;	/* as the legend reads them so far */
};

static void
tally_code(const struct bk_legend *l, struct bk_str s, struct codes *c)
{
	char code[BK_FOLD_MAX];
	enum bk_mark mark;

	s = without_fraction(s);
	/* an error of a spreadsheet says nothing of the others */
	if (s.n == 0 || bk_vocabulary_has(&bk_vocabulary_errors, s) ||
	    !bk_fold_code(s, code))
		return;
	c->n++;
	c->p += strcmp(code, "P") == 0;
	c->x += strcmp(code, "X") == 0;
	c->zeros += strcmp(code, "0") == 0;
	c->ones += strcmp(code, "1") == 0;
	c->ticks += bk_mark_is_tick(code);
	if (bk_legend_read(l, s, &mark) != BK_MARK_READ)
		return;
	c->present += mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
	c->absent += mark == BK_MARK_UNEXCUSED;
}

/*
 * Codes that the others tell: P where nothing else says present and it is most
 * of what there is, or hardly a cell is blank; 0 beside 1; X beside ticks
 * where no other code is absent, neither of them more than twice as often.
 */
static void
learn_from_others(struct bk_legend *l, const struct bk_sheet *s,
    const struct bk_sheet_head *h)
{
	struct codes c = { .n = 0 };

	for (size_t d = 0; d < h->ndays; d++) {
		size_t people = 0, before = c.n;

		for (size_t i = h->first; i < h->end; i++) {
			struct bk_str name = bk_cell(&s->row[i],
			    (size_t)h->at[BK_COL_NAME]);

			if (name.n == 0 || bk_mark_is_sum(name))
				continue;
			tally_code(l, bk_cell(&s->row[i], h->day[d].col), &c);
			people++;
		}
		c.cells += c.n > before ? people : 0;
	}
	if (c.present == 0 && (c.p * 2 > c.n || (c.p && c.n * 5 >=
	    c.cells * 4))) {
		suppose(l, "P", "present");
		if (l->hints == 0)
			l->hints = BK_HINT_ENGLISH;
	}
	/* where hardly anybody would have been there it may be the reverse */
	if (c.ones * 2 >= c.zeros && c.ones > 0 && (c.zeros + c.ones) * 5 >=
	    c.n * 4)
		suppose(l, "0", "absent");
	if (c.ticks * 2 >= c.x && c.ticks > 0 && c.absent == 0)
		suppose(l, "X", "absent");
}

/* --- the one mark beside absences --------------------------------------- */

/* What the cells of a table, or of one of its days, hold. */
struct lone {
	struct bk_str	 code;		/* that nothing tells; the only one */
	size_t		 n, filled, absent, others;
};

static void
see_lone(const struct bk_legend *l, struct bk_str cell, struct lone *u)
{
	enum bk_mark mark;

	switch (bk_legend_read(l, cell, &mark)) {
	case BK_MARK_EMPTY:
		return;
	case BK_MARK_READ:
		u->absent += mark == BK_MARK_SICK || mark ==
		    BK_MARK_EXCUSED || mark == BK_MARK_UNEXCUSED;
		u->others += mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
		break;
	default:
		if (u->code.n == 0)
			u->code = cell;
		u->n += bk_str_ieq(u->code, cell);
		u->others += !bk_str_ieq(u->code, cell);
	}
	u->filled++;
}

static void
see_day(const struct bk_legend *l, const struct bk_sheet *s,
    const struct bk_sheet_head *h, size_t d, struct lone *u)
{
	for (size_t i = h->first; i < h->end; i++) {
		struct bk_str name = bk_cell(&s->row[i],
		    (size_t)h->at[BK_COL_NAME]);

		if (name.n && !bk_mark_is_sum(name))
			see_lone(l, bk_str_trim(bk_cell(&s->row[i],
			    h->day[d].col)), u);
	}
}

/*
 * One mark in most cells, S, I or A in others, and none that says who was
 * there: it is that one, where on a day with absences it is the others' too.
 * On a day off everybody may have it.
 */
static void
learn_lone(struct bk_legend *l, const struct bk_sheet *s,
    const struct bk_sheet_head *h)
{
	struct lone all = { .n = 0 };
	char code[BK_FOLD_MAX];
	bool beside = false;

	for (size_t d = 0; d < h->ndays; d++) {
		struct lone day = { .code = all.code };

		see_day(l, s, h, d, &day);
		all.code = day.code;
		all.n += day.n;
		all.filled += day.filled;
		all.absent += day.absent;
		all.others += day.others;
		beside |= day.absent && day.n > 1 && day.n * 2 > day.filled;
	}
	if (!beside || all.others || all.n * 2 <= all.filled ||
	    (!bk_str_eq(all.code, BK_STR("*")) &&
	    !bk_vocabulary_has(&bk_vocabulary_lone_marks, all.code)))
		return;
	bk_fold_code(all.code, code);
	memcpy(l->lone, code, strlen(code) + 1);
	put(l, code, BK_MARK_PRESENT, false);
}

/* Learn from the cells from..end-1 of a row. */
static void
learn_from_cells(struct bk_legend *l, const struct bk_row *row, size_t from,
    size_t end)
{
	for (size_t c = from; c < end && c < row->n && c < COLUMNS; c++) {
		if (row->cell[c].n == 0 || row->cell[c].n > CELL_MAX)
			continue;
		learn_from_parts(l, row->cell[c]);
		learn_from_cell(l, row->cell[c]);
		learn_from_row(l, row, c, end);
	}
}

void
bk_legend_learn(struct bk_legend *l, const struct bk_sheet *s)
{
	struct bk_sheet_head h[2];
	bool in = bk_sheethead_find(s, NULL, &h[0]);
	int k = 0;

	memset(l, 0, sizeof(*l));
	for (size_t i = 0; i < s->n; i++) {
		const struct bk_row *row = &s->row[i];

		for (; in && i >= h[k].end; k = !k)
			in = bk_sheethead_find(s, &h[k], &h[!k]);
		if (is_row_of_marks(row))
			continue;
		if (in && i >= h[k].first && is_of_student(&h[k], row)) {
			learn_from_cells(l, row, 0, h[k].day[0].col);
			learn_from_cells(l, row, h[k].day[h[k].ndays - 1].col +
			    1, COLUMNS);
		} else {
			learn_from_cells(l, row, 0, COLUMNS);
		}
	}
}

void
bk_legend_table(struct bk_legend *l, const struct bk_sheet *s,
    struct bk_sheet_head *h)
{
	l->hints = 0;
	l->lone[0] = '\0';
	learn_hints(l, s, h);
	learn_pulang(l, h);
	learn_from_others(l, s, h);
	learn_lone(l, s, h);
	for (size_t i = 0; i < h->ntotals; i++) {
		enum bk_mark mark;

		if (bk_legend_read(l, h->total[i].label, &mark) ==
		    BK_MARK_READ)
			h->total[i].mark = mark;
	}
}
