/*
 * Reading an export by a map.
 */
#include <stdlib.h>

#include "dates.h"
#include "duration.h"
#include "fold.h"
#include "listed.h"
#include "mapfile.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "referral.h"
#include "student.h"
#include "table.h"

enum { HEAD_ROWS = 200 };

struct reading {
	struct bk_ingest *in;
	const struct bk_mapfile *m;
	const struct bk_table *table;
	const struct bk_sheet *sheet;
	size_t		 first;		/* row behind the headings */
	int		*at[BK_NFIELDS];	/* columns of each field */
	unsigned	 hints;
	enum bk_order	 order;
	struct bk_session *listed;	/* of a list of who was there */
	size_t		 nlisted, listedcap;
	struct bk_arena	 arena;
};

/* --- columns ------------------------------------------------------------ */

static int
find_column(const struct bk_row *head, const struct bk_map_column *c)
{
	if (!c->heading)
		return (int)c->number - 1;
	for (size_t i = 0; i < head->n; i++)
		if (bk_str_eq(head->cell[i], bk_str_trim(bk_str(c->heading))))
			return (int)i;
	for (size_t i = 0; i < head->n; i++)
		if (bk_fold_same(head->cell[i], bk_str(c->heading)))
			return (int)i;
	return -1;
}

/* The heading of the map that this row lacks; NULL: it has all of them. */
static const char *
missing(const struct bk_mapfile *m, const struct bk_row *head)
{
	for (int f = 0; f < BK_NFIELDS; f++)
		for (size_t i = 0; i < m->column[f].n; i++)
			if (find_column(head, &m->column[f].v[i]) < 0)
				return m->column[f].v[i].heading;
	return NULL;
}

static bool
by_number_only(const struct bk_mapfile *m)
{
	for (int f = 0; f < BK_NFIELDS; f++)
		for (size_t i = 0; i < m->column[f].n; i++)
			if (m->column[f].v[i].heading)
				return false;
	return true;
}

/* The row of headings: the line the map says, or the first that has them. */
static int
find_head(struct reading *r, const struct bk_export *x, size_t *head)
{
	const struct bk_sheet *s = r->sheet;
	const char *first = NULL, *name = NULL;

	for (*head = 0; *head < s->n && *head < HEAD_ROWS; (*head)++) {
		if (r->m->heading && s->row[*head].line < r->m->heading)
			continue;
		name = missing(r->m, &s->row[*head]);
		if (!first)
			first = name;
		if (!name || r->m->heading)
			break;
	}
	if (*head < s->n && *head < HEAD_ROWS && !name)
		return 0;
	bk_diag(bk_ingest_diag(r->in), &bk_msg_map_column, x->name,
	    r->m->heading, "%s", first ? first : "no headings");
	return -1;
}

static void
place(struct reading *r, const struct bk_row *head)
{
	for (int f = 0; f < BK_NFIELDS; f++) {
		size_t n = r->m->column[f].n;

		r->at[f] = bk_arena_alloc(&r->arena, (n + 1) * sizeof(int));
		for (size_t i = 0; i < n; i++)
			r->at[f][i] = find_column(head,
			    &r->m->column[f].v[i]);
	}
}

/* The cell of a field; several columns are joined by blanks. */
static struct bk_str
cell(struct reading *r, const struct bk_row *row, enum bk_field f)
{
	struct bk_str s = BK_STR("");

	for (size_t i = 0; i < r->m->column[f].n; i++) {
		struct bk_str part = bk_cell(row, (size_t)r->at[f][i]);

		if (s.n && part.n)
			s = bk_str(bk_arena_printf(&r->arena, "%.*s %.*s",
			    (int)s.n, s.p, (int)part.n, part.p));
		else if (part.n)
			s = part;
	}
	return s;
}

static struct bk_str
or_constant(struct bk_str s, const char *constant)
{
	return s.n == 0 && constant ? bk_str(constant) : s;
}

static struct bk_who
who_of(struct reading *r, const struct bk_row *row)
{
	return (struct bk_who){ .nis = cell(r, row, BK_FIELD_NIS),
		.nisn = cell(r, row, BK_FIELD_NISN),
		.email = cell(r, row, BK_FIELD_EMAIL),
		.name = cell(r, row, BK_FIELD_NAME),
		.class = or_constant(cell(r, row, BK_FIELD_CLASS),
		    r->m->class) };
}

/* --- rows --------------------------------------------------------------- */

/* The day of a row; NULL, or why there is none. */
static const struct bk_msg *
read_date(struct reading *r, const struct bk_row *row, bk_date *date)
{
	struct bk_str s = cell(r, row, BK_FIELD_DATE);
	struct bk_when w;

	*date = r->m->date;
	if (r->m->column[BK_FIELD_DATE].n == 0)
		return NULL;
	if (s.n == 0)
		return *date == BK_DATE_NONE ? &bk_msg_no_date : NULL;
	if (bk_when_parse(s, r->table->date1904, &w) != BK_WHEN_OK)
		return &bk_msg_no_such_date;
	bk_when_to_zone(&w, bk_ingest_zone(r->in));
	*date = w.date[r->order];
	return *date == BK_DATE_NONE ? &bk_msg_no_such_date : NULL;
}

static const struct bk_msg *
read_mark(struct reading *r, struct bk_str s, enum bk_mark *mark)
{
	for (size_t i = 0; i < r->m->ncodes; i++)
		if (bk_str_ieq(s, bk_str_trim(bk_str(r->m->code[i].text)))) {
			*mark = r->m->code[i].mark;
			return NULL;
		}
	*mark = BK_MARK_UNKNOWN;
	return bk_readers_unmarked(bk_mark_read(s, r->hints, mark));
}

/* In a list without a column for it, everybody listed was there. */
static bool
is_list(const struct reading *r)
{
	return r->m->gives == BK_MAP_ATTENDANCE &&
	    r->m->column[BK_FIELD_STATUS].n == 0;
}

static const struct bk_msg *
read_session(struct reading *r, const struct bk_row *row,
    struct bk_str record)
{
	struct bk_session s = { .who = who_of(r, row),
		.period = cell(r, row, BK_FIELD_PERIOD),
		.subject = or_constant(cell(r, row, BK_FIELD_SUBJECT),
		    r->m->subject),
		.minutes = BK_MINUTES_UNKNOWN, .line = row->line,
		.record = record };
	const struct bk_msg *bad = read_date(r, row, &s.date);
	double seconds;

	s.mark = BK_MARK_PRESENT;
	if (!bad && !is_list(r))
		bad = read_mark(r, cell(r, row, BK_FIELD_STATUS), &s.mark);
	if (bad)
		return bad;
	if (bk_duration_parse(cell(r, row, BK_FIELD_MINUTES), 60,
	    &seconds) == 0)
		s.minutes = seconds / 60;
	if (is_list(r)) {
		s.record = bk_str(bk_arena_strndup(&r->arena, record.p,
		    record.n));
		BK_GROW(r->listed, r->nlisted, r->listedcap);
		r->listed[r->nlisted++] = s;
	} else {
		bk_ingest_session(r->in, &s);
	}
	return NULL;
}

static const struct bk_msg *
read_totals(struct reading *r, const struct bk_row *row, struct bk_str record)
{
	static const enum bk_field of[BK_NCOUNTS] = {
		[BK_MARK_PRESENT] = BK_FIELD_PRESENT,
		[BK_MARK_LATE] = BK_FIELD_LATE,
		[BK_MARK_EXCUSED] = BK_FIELD_EXCUSED,
		[BK_MARK_SICK] = BK_FIELD_SICK,
		[BK_MARK_UNEXCUSED] = BK_FIELD_UNEXCUSED,
		[BK_COUNT_SESSIONS] = BK_FIELD_SESSIONS,
		[BK_COUNT_ABSENT] = BK_FIELD_ABSENT,
		[BK_COUNT_PERCENT] = BK_FIELD_PERCENT,
	};
	struct bk_totals t = { .who = who_of(r, row),
		.subject = or_constant(cell(r, row, BK_FIELD_SUBJECT),
		    r->m->subject), .line = row->line, .record = record };
	const struct bk_msg *bad = read_date(r, row, &t.from);
	double given[BK_NCOUNTS] = { -1 };

	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++)
		given[k] = bk_counts_number(cell(r, row, of[k]));
	t.to = t.from;
	if (!bad)
		bad = bk_counts_resolve(given, t.count, &t.participation);
	if (!bad)
		bk_ingest_totals(r->in, &t);
	return bad;
}

static const struct bk_msg *
read_homework(struct reading *r, const struct bk_row *row,
    struct bk_str record)
{
	struct bk_homework w = { .who = who_of(r, row),
		.subject = or_constant(cell(r, row, BK_FIELD_SUBJECT),
		    r->m->subject), .line = row->line, .record = record };
	const struct bk_msg *bad = read_date(r, row, &w.date);
	double due = bk_counts_number(cell(r, row, BK_FIELD_DUE));
	double done = bk_counts_number(cell(r, row, BK_FIELD_SUBMITTED));

	if (bad)
		return bad;
	if (!bk_counts_whole(due) || !bk_counts_whole(done))
		return &bk_msg_bad_count;
	if (done > due)
		return &bk_msg_counts_differ;
	w.due = (uint32_t)due;
	w.submitted = (uint32_t)done;
	bk_ingest_homework(r->in, &w);
	return NULL;
}

static const struct bk_msg *
read_referral(struct reading *r, const struct bk_row *row,
    struct bk_str record)
{
	struct bk_str causes[BK_REFERRAL_CAUSES];
	struct bk_referral_row f = { .who = who_of(r, row),
		.by = cell(r, row, BK_FIELD_BY),
		.note = cell(r, row, BK_FIELD_NOTE), .causes = causes,
		.line = row->line, .record = record };
	const struct bk_msg *bad = read_date(r, row, &f.date);

	if (bad)
		return bad;
	if (bk_listed_nobody(&f.who))
		return &bk_msg_no_name;
	f.rule = bk_referral_read(cell(r, row, BK_FIELD_CATEGORY), f.note,
	    causes, &f.ncauses);
	if (f.rule.n == 0)
		bk_ingest_note(r->in, row->line, &bk_msg_no_referral, NULL);
	else
		bk_ingest_referral(r->in, &f);
	return NULL;
}

static const char *
text(struct reading *r, const struct bk_row *row, enum bk_field f)
{
	struct bk_str s = cell(r, row, f);

	return s.n ? bk_arena_strndup(&r->arena, s.p, s.n) : NULL;
}

static const struct bk_msg *
read_student(struct reading *r, const struct bk_row *row,
    struct bk_str record)
{
	struct bk_guardian guardian = { .relation = "guardian", .sex = -1 };
	struct bk_str sex = cell(r, row, BK_FIELD_SEX);
	struct bk_student s;

	bk_bind_clear(bk_student_binds, &s);
	s.nis = text(r, row, BK_FIELD_NIS);
	s.nisn = text(r, row, BK_FIELD_NISN);
	s.name = text(r, row, BK_FIELD_NAME);
	s.email = text(r, row, BK_FIELD_EMAIL);
	s.class = text(r, row, BK_FIELD_CLASS);
	if (!s.class)
		s.class = r->m->class;
	if (sex.n)
		s.sex = strchr("PpFfWw", sex.p[0]) ? BK_FEMALE :
		    strchr("LlMm", sex.p[0]) ? BK_MALE : -1;
	guardian.name = text(r, row, BK_FIELD_GUARDIAN);
	guardian.phone = text(r, row, BK_FIELD_PHONE);
	if (guardian.name || guardian.phone) {
		s.guardians.v = &guardian;
		s.guardians.n = 1;
	}
	s.home.address = text(r, row, BK_FIELD_ADDRESS);
	s.home.village = text(r, row, BK_FIELD_VILLAGE);
	if (!bk_student_key(&s))
		return &bk_msg_no_nis;
	if (!s.name)
		return &bk_msg_no_name;
	bk_ingest_person(r->in, &s, BK_STR(""), row->line, record);
	return NULL;
}

static void
read_row(struct reading *r, const struct bk_row *row)
{
	static const struct bk_msg *(*const readers[])(struct reading *,
	    const struct bk_row *, struct bk_str) = {
		[BK_MAP_ATTENDANCE] = read_session,
		[BK_MAP_TOTALS] = read_totals,
		[BK_MAP_STUDENT] = read_student,
		[BK_MAP_REFERRAL] = read_referral,
		[BK_MAP_ASSIGNMENTS] = read_homework,
	};
	struct bk_buf record = BK_BUF_INIT;
	const struct bk_msg *bad;

	bk_table_record(row, &record);
	bad = row->fault ? &bk_msg_bad_quotes : readers[r->m->gives](r, row,
	    bk_buf_str(&record));
	if (bad)
		bk_ingest_reject(r->in, row->line, bad, bk_buf_str(&record),
		    NULL);
	bk_buf_free(&record);
}

/* --- the whole ---------------------------------------------------------- */

static const struct bk_sheet *
find_sheet(struct reading *r, const struct bk_export *x)
{
	for (size_t i = 0; i < r->table->n; i++)
		if (!r->m->sheet || bk_str_eq(r->table->sheet[i].name,
		    bk_str(r->m->sheet)))
			return &r->table->sheet[i];
	bk_diag(bk_ingest_diag(r->in), &bk_msg_map_column, x->name, 0,
	    "sheet %s", r->m->sheet ? r->m->sheet : "");
	return NULL;
}

static int
read_order(struct reading *r, const struct bk_export *x)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;

	bk_ingest_order_hints(r->in, x, &hints);
	if (r->m->order_given && !hints.forced) {
		hints.forced = true;
		hints.order = r->m->order;
	}
	for (size_t i = r->first; i < r->sheet->n; i++) {
		const struct bk_row *row = &r->sheet->row[i];
		struct bk_when w;

		if (bk_when_parse(cell(r, row, BK_FIELD_DATE),
		    r->table->date1904, &w) == BK_WHEN_OK)
			bk_order_clue(&clues, &w, &hints);
		r->hints |= bk_mark_hint(cell(r, row, BK_FIELD_STATUS));
	}
	return bk_dates_decide(r->in, x, &clues, &hints, &r->order);
}

static int
read_all(struct reading *r, const struct bk_export *x)
{
	struct bk_row none = { .n = 0 };
	size_t head = 0;

	r->sheet = find_sheet(r, x);
	if (!r->sheet)
		return -1;
	if (by_number_only(r->m)) {
		/* without a heading all rows are data, but those above it */
		while (r->m->heading && head < r->sheet->n &&
		    r->sheet->row[head].line <= r->m->heading)
			head++;
		r->first = head;
		place(r, &none);
	} else {
		if (find_head(r, x, &head) < 0)
			return -1;
		r->first = head + 1;
		place(r, &r->sheet->row[head]);
	}
	if (read_order(r, x) < 0)
		return -1;
	for (size_t i = r->first; i < r->sheet->n; i++)
		read_row(r, &r->sheet->row[i]);
	bk_listed_tell(r->in, r->listed, r->nlisted);
	return 0;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	struct reading r = { .in = in, .m = bk_ingest_map(in),
		.table = bk_export_table(x, bk_ingest_diag(in)),
		.arena = BK_ARENA_INIT };
	int result = -1;

	if (r.table && !r.m)
		bk_diag(bk_ingest_diag(in), &bk_msg_map_broken, x->name, 0,
		    "--as map needs --map FILE");
	else if (r.table)
		result = read_all(&r, x);
	free(r.listed);
	bk_arena_free(&r.arena);
	return result;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	(void)x, (void)why;
	return 0;
}

const struct bk_format bk_mapread_format = {
	.name = "map",
	.about = "anything else, as --map FILE describes it",
	.gives = BK_GIVES_ATTENDANCE | BK_GIVES_STUDENT | BK_GIVES_REFERRAL,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
