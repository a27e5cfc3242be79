#include "otherwhose.h"

#include "fold.h"
#include "heading.h"
#include "mark.h"
#include "shape.h"
#include "vocabulary.h"

enum {
	SAMPLE = 200,		/* rows that are looked at */
	WIDTH_MAX = 64,		/* columns, likewise */
	LETTERS = 2		/* of a code, at most */
};

static size_t
sample_end(const struct bk_sheet *s, size_t head)
{
	return s->n - head > SAMPLE ? head + SAMPLE : s->n;
}

/* --- marks -------------------------------------------------------------- */

/* What the marks of a column say. */
struct told {
	size_t	 filled, marks;
	bool	 whether;	/* somebody was there, or not: no leave alone */
	bool	 school;	/* as of a school day: sick, late, Alpa, H */
};

static void
add_mark(struct told *t, struct bk_str cell)
{
	enum bk_mark mark;

	if (cell.n == 0)
		return;
	t->filled++;
	if (bk_mark_read(cell, bk_mark_hint(cell), &mark) != BK_MARK_READ)
		return;
	t->marks++;
	t->whether |= mark == BK_MARK_PRESENT || mark == BK_MARK_UNEXCUSED;
	t->school |= cell.n <= LETTERS || mark == BK_MARK_SICK ||
	    mark == BK_MARK_LATE || (mark == BK_MARK_UNEXCUSED &&
	    bk_vocabulary_has(&bk_vocabulary_truancies, cell));
}

static struct told
look_at_marks(const struct bk_sheet *s, size_t head, size_t c)
{
	struct told t = { .filled = 0 };

	for (size_t i = head + 1; i < sample_end(s, head); i++)
		add_mark(&t, bk_str_trim(bk_cell(&s->row[i], c)));
	return t;
}

/* What all marks of the table say together. */
static struct told
look_at_all(const struct bk_sheet *s, size_t head)
{
	struct told all = { .filled = 0 };

	for (size_t c = 0; c < s->row[head].n && c < WIDTH_MAX; c++) {
		enum bk_column is = bk_heading(s->row[head].cell[c]);
		struct told t;

		if ((is != BK_COL_STATUS && is != BK_COL_NONE) ||
		    bk_vocabulary_has(&bk_vocabulary_appointments,
		    s->row[head].cell[c]))
			continue;
		t = look_at_marks(s, head, c);
		if (t.marks == 0 || t.marks * 2 < t.filled)
			continue;
		all.marks += t.marks;
		all.whether |= t.whether;
		all.school |= t.school;
	}
	return all;
}

/* --- columns ------------------------------------------------------------ */

/* Are nearly all cells of a column so that hold something? */
static bool
mostly(const struct bk_sheet *s, size_t head, size_t c,
    bool (*is)(struct bk_str))
{
	size_t filled = 0, n = 0;

	for (size_t i = head + 1; i < sample_end(s, head); i++) {
		struct bk_str cell = bk_str_trim(bk_cell(&s->row[i], c));

		filled += cell.n > 0;
		n += cell.n > 0 && is(cell);
	}
	return n > 0 && bk_shape_mostly(n, filled);
}

static bool
is_name(struct bk_str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	return digits == 0;
}

/* Who came with the student, or in the place of one. */
static bool
is_parent(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_str text = s->row[head].cell[c];
	enum bk_column is = bk_heading(text);

	if (bk_vocabulary_has(&bk_vocabulary_parents_signed, text))
		return true;
	return (is == BK_COL_GUARDIAN || is == BK_COL_FATHER ||
	    is == BK_COL_MOTHER || is == BK_COL_RELATION ||
	    (is == BK_COL_NONE && bk_vocabulary_has(
	    &bk_vocabulary_parent_names, text))) &&
	    mostly(s, head, c, is_name);
}

/* The teacher who wrote it down: "Bu Ani", "Rina, S.Pd", "admin". */
static bool
is_recorder(struct bk_str s)
{
	return memchr(s.p, ',', s.n) || bk_vocabulary_has(
	    &bk_vocabulary_recorders, s);
}

/* Who of them was on duty. */
static bool
is_on_duty(const struct bk_sheet *s, size_t head, size_t c)
{
	return bk_vocabulary_has(&bk_vocabulary_duty_heads,
	    s->row[head].cell[c]) && mostly(s, head, c, is_name) &&
	    !mostly(s, head, c, is_recorder);
}

static bool
is_duty(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_duties, s);
}

static bool
is_place(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_places, s);
}

static bool
is_event(struct bk_str s)
{
	const struct bk_meaning *m = bk_vocabulary_find(&bk_vocabulary_kinds,
	    s);

	return m && (m->means == BK_KIND_PRAYERS ||
	    m->means == BK_KIND_ACTIVITY || m->means == BK_KIND_EVENT);
}

static bool
is_lesson(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_school_days, s);
}

/* The name of an event, which is no school day. */
static bool
is_of_event(const struct bk_sheet *s, size_t head, size_t c)
{
	return bk_vocabulary_has(&bk_vocabulary_events,
	    s->row[head].cell[c]) && mostly(s, head, c, is_name) &&
	    !mostly(s, head, c, is_lesson);
}

/* Is it a heading that no lesson has? *m, of bk_vocabulary_appointments. */
static bool
is_appointment(const struct bk_sheet *s, size_t head, size_t c,
    const struct told *t, const struct bk_meaning **m)
{
	*m = bk_vocabulary_find(&bk_vocabulary_appointments,
	    s->row[head].cell[c]);
	return *m && t->whether && (!t->school || (*m)->id);
}

static bool
is_pair(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_pairs, s);
}

/* "Hadir" over Ya and Tidak, or ticks. */
static bool
holds_pairs(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n && c < WIDTH_MAX; c++)
		if (bk_vocabulary_has(&bk_vocabulary_attendance,
		    s->row[head].cell[c]) && mostly(s, head, c, is_pair))
			return true;
	return false;
}

bool
bk_otherwhose_parents(const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];
	struct told t = look_at_all(s, head);

	if (t.school || (!t.whether && !holds_pairs(s, head)))
		return false;
	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++) {
		if (!is_parent(s, head, c))
			continue;
		*o = (struct bk_othershape){ "a list of parents",
		    row->cell[c], row->line, BK_OTHER_SURE };
		return true;
	}
	return false;
}

static bool
is_staff_unit(struct bk_str s)
{
	return bk_vocabulary_has(&bk_vocabulary_staff_units, s);
}

/* "Rina, S.Pd": a name with a degree, which few students have. */
static bool
has_degree(struct bk_str s)
{
	const char *comma = s.n ? memchr(s.p, ',', s.n) : NULL;
	char degree[BK_FOLD_MAX];

	if (!comma)
		return false;
	bk_fold_tight((struct bk_str){ comma + 1, (size_t)(s.p + s.n -
	    comma) - 1 }, degree);
	return strlen(degree) > 1 && bk_vocabulary_of(&bk_vocabulary_degrees,
	    degree);
}

/* Are all names with degrees? The student of a form stands beside a teacher. */
static bool
names_graduates(const struct bk_sheet *s, size_t head, size_t c)
{
	for (size_t k = 0; k < s->row[head].n && k < WIDTH_MAX; k++)
		if (k != c && bk_vocabulary_has(&bk_vocabulary_student_words,
		    s->row[head].cell[k]))
			return false;
	return mostly(s, head, c, has_degree);
}

bool
bk_otherwhose_staff(const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++) {
		bool names = bk_heading(row->cell[c]) == BK_COL_NAME;

		if (names ? !names_graduates(s, head, c) :
		    !bk_vocabulary_has(&bk_vocabulary_staff_heads,
		    row->cell[c]) || !mostly(s, head, c, is_staff_unit))
			continue;
		*o = (struct bk_othershape){ "a list of teachers",
		    row->cell[c], row->line, BK_OTHER_SURE };
		return true;
	}
	return false;
}

/* A column of which nothing is known, and which gives no reason. */
static bool
is_open(struct bk_str heading)
{
	return heading.n && bk_heading(heading) == BK_COL_NONE &&
	    !bk_vocabulary_has(&bk_vocabulary_reasons, heading) &&
	    !bk_vocabulary_has(&bk_vocabulary_remarks, heading);
}

/* What the cells of a column say of every row, or NULL. */
static const char *
said_of_rows(const struct bk_sheet *s, size_t head, size_t c,
    const struct told *t)
{
	struct bk_str text = s->row[head].cell[c];

	/* a leave may be for a match */
	if (!is_open(text) || (t->marks && !t->whether))
		return NULL;
	if (mostly(s, head, c, is_duty))
		return "a list of something else that people come to";
	/* a lesson may be held in the library */
	if (!t->marks && bk_vocabulary_has(&bk_vocabulary_place_heads, text) &&
	    mostly(s, head, c, is_place))
		return "a list of visits";
	if (bk_vocabulary_has(&bk_vocabulary_event_heads, text) &&
	    mostly(s, head, c, is_event))
		return "a list of something else that people come to";
	return NULL;
}

bool
bk_otherwhose_find(const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];
	const struct bk_meaning *m;
	struct told t = look_at_all(s, head);
	bool whether = t.whether && !t.school;	/* and nothing more */

	*o = (struct bk_othershape){ NULL, BK_STR(""), row->line,
	    BK_OTHER_SURE };
	for (size_t c = 0; c < row->n && c < WIDTH_MAX && !o->kind; c++) {
		o->cell = row->cell[c];
		if (whether && is_parent(s, head, c))
			o->kind = "a list of parents";
		else if (is_appointment(s, head, c, &t, &m))
			o->kind = m->id ? m->id : "a list of something else "
			    "that people come to";
		else if (whether && (is_on_duty(s, head, c) ||
		    is_of_event(s, head, c)))
			o->kind = "a list of something else that people "
			    "come to";
		else
			o->kind = said_of_rows(s, head, c, &t);
	}
	return o->kind != NULL;
}
