#include "logapply.h"

#include <stdlib.h>

#include "logcells.h"
#include "mem.h"
#include "msg_export.h"
#include "msg_readers.h"
#include "readers.h"
#include "term.h"
#include "utf8.h"
#include "vocabulary.h"

enum { NO_PUPIL = -1, NO_DAY = -2 };	/* terms that are none */
enum {
	AHEAD = 16,		/* rows whose pupil is fetched ahead */
	BATCH = 64		/* rows handed over together */
};

/* What a group's text stands for; found out the first time it is used. */
struct who {
	struct bk_str	 text;
	struct bk_ref	*ref;
	const struct bk_msg *bad;	/* each row of theirs is rejected */
	bool		 empty;
};

/* Who that was last. Kept apart, since every row looks here. */
struct now {
	struct bk_pupil	*pupil;
	bk_term		 term;		/* the pupil's, or NO_PUPIL */
};

struct when {
	struct bk_str	 text;
	bool		 known;
	bool		 empty;		/* no day, nor a wrong one */
	bool		 heading;	/* the column's, once more */
	const struct bk_msg *bad;
	bk_term		 term;		/* or NO_DAY */
	unsigned	 day;		/* of the term */
};

struct what {
	struct bk_str	 text;
	bool		 known, empty;
	uint32_t	 slot;
};

struct mark {
	struct bk_str	 text;
	bool		 known, good, empty, heading;
	const struct bk_msg *bad;
	enum bk_mark	 mark;
};

struct bk_log_numbers {
	struct bk_arena	 texts[BK_LOG_GROUPS];
	struct who	*who;
	struct now	*now;		/* as many as `who` has room for */
	struct when	*when;
	struct what	*what;
	struct mark	*mark;
	size_t		 n[BK_LOG_GROUPS], cap[BK_LOG_GROUPS];
};

/* --- what texts mean ---------------------------------------------------- */

/*
 * Bytes of a long file that are not UTF-8 are Windows-1252, which is reported
 * once.
 */
static struct bk_str
as_utf8(struct bk_log *l, struct bk_str s, struct bk_arena *a)
{
	struct bk_diag quiet = { 0 };
	struct bk_text t;

	if (bk_utf8_valid(s.p, s.n, NULL) || memchr(s.p, '\0', s.n))
		return s;
	if (!l->said_cp1252)
		bk_diag(bk_ingest_diag(l->in), &bk_msg_read_as_cp1252,
		    l->ex->name, 0, NULL);
	l->said_cp1252 = true;
	if (bk_text_decode(&t, "", s, &quiet) < 0)
		return s;
	s = (struct bk_str){ bk_arena_strndup(a, t.s.p, t.s.n), t.s.n };
	bk_text_free(&t);
	return s;
}

/* The cells of a group by column; the others are empty. */
static void
columns(struct bk_log *l, enum bk_log_group g, struct bk_str text,
    struct bk_arena *a, struct bk_str by[BK_NCOLUMNS])
{
	struct bk_str cell[BK_LOG_COLUMNS];

	bk_log_cells(&l->layout, g, as_utf8(l, text, a), a, cell);
	for (int i = 0; i < BK_NCOLUMNS; i++)
		by[i] = (struct bk_str){ "", 0 };
	for (unsigned i = 0; i < l->layout.group[g].n; i++)
		by[l->layout.group[g].column[i]] = bk_str_trim(cell[i]);
}

static void
read_who(struct bk_log *l, struct who *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS];
	struct bk_who who;

	columns(l, BK_LOG_WHO, w->text, &a, by);
	who = bk_log_who(l, by);
	w->empty = !(who.nis.n || who.nisn.n || who.email.n || who.name.n ||
	    who.surname.n || who.class.n);
	w->ref = bk_ingest_ref(l->in, &who);
	w->bad = bk_ingest_ref_bad(w->ref);
	if (!w->bad && bk_log_lacks_number(l, bk_ingest_ref_who(w->ref)))
		w->bad = &bk_msg_no_nis;
	bk_arena_free(&a);
}

static void
read_when(struct bk_log *l, struct when *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS], said;
	struct bk_when t;
	bk_date date;

	columns(l, BK_LOG_WHEN, w->text, &a, by);
	w->known = true;
	w->empty = by[BK_COL_DATE].n == 0 || bk_when_parse(by[BK_COL_DATE],
	    l->ex->table->date1904, &t) == BK_WHEN_NO_DATE;
	w->heading = bk_str_ieq(by[BK_COL_DATE], bk_str(l->dates));
	w->bad = bk_log_date(l, by, &a, &date, &said);
	if (!w->bad) {
		w->term = bk_term_of(date);
		w->day = (unsigned)(date - bk_term_first(w->term));
		bk_ingest_see_day(l->in, date);
	}
	bk_arena_free(&a);
}

static void
read_what(struct bk_log *l, struct what *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS];

	columns(l, BK_LOG_WHAT, w->text, &a, by);
	w->known = true;
	w->empty = !by[BK_COL_SUBJECT].n && !by[BK_COL_PERIOD].n;
	w->slot = bk_ingest_slot(l->in, by[BK_COL_SUBJECT],
	    by[BK_COL_PERIOD]);
	bk_arena_free(&a);
}

static void
read_status(struct bk_log *l, struct mark *m)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS], said;

	columns(l, BK_LOG_MARK, m->text, &a, by);
	m->known = true;
	m->empty = by[BK_COL_STATUS].n == 0;
	m->heading = bk_str_ieq(by[BK_COL_STATUS], bk_str(l->marks));
	m->bad = bk_log_mark(l, by, &a, &m->mark, &said);
	m->good = !m->bad;
	bk_arena_free(&a);
}

/* --- texts that are new ------------------------------------------------- */

static struct bk_str
keep_text(struct bk_arena *a, struct bk_str s)
{
	return (struct bk_str){ bk_arena_strndup(a, s.p, s.n), s.n };
}

static void
take_text(struct bk_log_numbers *num, int g, struct bk_str text)
{
	struct bk_str s = keep_text(&num->texts[g], text);
	size_t i = num->n[g]++, had = num->cap[g];

	switch (g) {
	case BK_LOG_WHO:
		BK_GROW(num->who, i, num->cap[g]);
		if (num->cap[g] != had)
			num->now = bk_xreallocarray(num->now, num->cap[g],
			    sizeof(*num->now));
		num->who[i] = (struct who){ .text = s };
		num->now[i] = (struct now){ NULL, NO_PUPIL };
		break;
	case BK_LOG_WHEN:
		BK_GROW(num->when, i, num->cap[g]);
		num->when[i] = (struct when){ .text = s, .term = NO_DAY };
		break;
	case BK_LOG_WHAT:
		BK_GROW(num->what, i, num->cap[g]);
		num->what[i] = (struct what){ .text = s };
		break;
	case BK_LOG_MARK:
		BK_GROW(num->mark, i, num->cap[g]);
		num->mark[i] = (struct mark){ .text = s };
		break;
	}
}

void
bk_log_take(struct bk_log *l, unsigned worker, const struct bk_log_parsed *p)
{
	struct bk_log_numbers *num = &l->numbers[worker];

	for (int g = 0; g < BK_LOG_GROUPS; g++) {
		if (p->fresh[g].anew) {
			num->n[g] = 0;
			bk_arena_reset(&num->texts[g]);
		}
		for (size_t i = 0; i < p->fresh[g].n; i++)
			take_text(num, g, p->fresh[g].text[i]);
	}
}

/* --- applying ----------------------------------------------------------- */

/* A block on its way into the run. */
struct job {
	struct bk_log	*l;
	const struct bk_block *b;
	const struct bk_log_parsed *p;
	struct bk_log_numbers *num;
	bool		 lines;		/* entries need theirs */
	/* Rows not yet handed over: those from `first` on, without a gap. */
	struct bk_ingest_entry entry[BATCH];
	size_t		 first, n;
};

/* The line of a row of the block; rows come in order. */
static size_t
line_of(const struct job *j, size_t row)
{
	struct bk_log *l = j->l;
	uint32_t at = j->p->row[row].at;

	l->line += bk_csv_count_lines(j->b->text + l->offset, at - l->offset);
	l->offset = at;
	return l->line;
}

/* The record of a row, without its line end. */
static struct bk_str
record_of(const struct job *j, size_t row)
{
	const struct bk_csv_index *ix = &j->p->index;
	const char *text = j->b->text;
	uint32_t at = j->p->row[row].at, end;
	size_t lo = 0, hi = ix->nrows;

	/* The first record that ends behind it. */
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ix->at[ix->row[mid] - 1] < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	end = ix->at[ix->row[lo] - 1];
	if (end > at && text[end] == '\n' && text[end - 1] == '\r')
		end--;
	return (struct bk_str){ text + at, end - at };
}

static void
reject(const struct job *j, size_t row, const struct bk_msg *msg,
    struct bk_str cell)
{
	if (bk_ingest_reject_unseen(j->l->in, msg))
		return;
	cell = bk_str_clip(cell, BK_READERS_CELL);
	bk_ingest_reject(j->l->in, line_of(j, row), msg, record_of(j, row),
	    cell.n ? "%.*s" : NULL, (int)cell.n, cell.p);
}

static void
reject_bad(const struct job *j, size_t row)
{
	uint32_t fault = j->p->row[row].id[1];

	if (fault == BK_LOG_MORE_CELLS)
		reject(j, row, &bk_msg_more_cells, BK_STR(""));
	else if (j->b->overlong)
		reject(j, row, &bk_msg_long_line, BK_STR(""));
	else
		reject(j, row, &bk_msg_bad_quotes, bk_str(
		    bk_diag_text(bk_ingest_diag(j->l->in), bk_csv_fault_text(
		    (enum bk_csv_fault)(fault >> 8)))));
}

/*
 * Hand over what was put off: when there is no more room, and before anything
 * else is reported about the export, so that reports come in the order of rows.
 */
static void
enter(struct job *j)
{
	/* cppcheck-suppress ctuuninitvar ; it is filled in first */
	struct bk_ingest *in = j->l->in;
	size_t twice = bk_ingest_enter(in, j->entry, j->n);

	for (size_t i = 0; twice && i < j->n; i++)
		if (j->entry[i].twice)
			bk_ingest_twice(in, j->lines ? j->entry[i].line :
			    line_of(j, j->first + i));
	j->n = 0;
}

/* A row of which everything is known. */
static inline void
put_off(struct job *j, size_t row, struct bk_pupil *pupil, uint32_t slot,
    unsigned day, enum bk_mark mark)
{
	if (j->n == BATCH)
		enter(j);
	if (j->n == 0)
		j->first = row;
	j->entry[j->n++] = (struct bk_ingest_entry){ .pupil = pupil,
	    .line = j->lines ? line_of(j, row) : 0,
	    .minutes = BK_MINUTES_UNKNOWN, .slot = slot,
	    .day = (uint16_t)day, .mark = (uint8_t)mark };
}

/* Lines are counted only if something is reported: they cost a pass. */
static struct bk_pupil *
pupil_of(const struct job *j, size_t row, struct bk_ref *ref, bk_term term)
{
	struct bk_ingest *in = j->l->in;
	struct bk_pupil *p = bk_ingest_pupil_known(in, ref, term);

	if (p || bk_ingest_pupil_unseen(in, ref, term))
		return p;
	return bk_ingest_pupil(in, ref, term, line_of(j, row), record_of(j,
	    row));
}

/* With the cells that say it: the day, and a weekday that is not its. */
static void
reject_when(struct job *j, size_t row, const struct when *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS], said;
	bk_date date;

	columns(j->l, BK_LOG_WHEN, w->text, &a, by);
	bk_log_date(j->l, by, &a, &date, &said);
	reject(j, row, w->bad, said);
	bk_arena_free(&a);
}

/* Likewise the status, and a reason that contradicts it. */
static void
reject_mark(struct job *j, size_t row, const struct mark *m)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS], said;
	enum bk_mark mark;

	columns(j->l, BK_LOG_MARK, m->text, &a, by);
	bk_log_mark(j->l, by, &a, &mark, &said);
	reject(j, row, m->bad, said);
	bk_arena_free(&a);
}

/* A row of which something was not known yet, or cannot be used. */
static void
apply_slowly(struct job *j, size_t row)
{
	const struct bk_log_row *r = &j->p->row[row];
	struct who *w = &j->num->who[r->id[BK_LOG_WHO]];
	struct when *d = &j->num->when[r->id[BK_LOG_WHEN]];
	struct what *s = &j->num->what[r->id[BK_LOG_WHAT]];
	struct mark *m = &j->num->mark[r->id[BK_LOG_MARK]];
	struct bk_pupil *pupil;

	if (!w->ref)
		read_who(j->l, w);
	if (!d->known)
		read_when(j->l, d);
	if (!m->known)
		read_status(j->l, m);
	if (w->empty && d->empty && m->empty)
		return;			/* blank but for the delimiters */
	if (d->heading && m->heading)
		return;			/* another table of the same kind */
	if (w->bad) {
		reject(j, row, w->bad, BK_STR(""));
	} else if (d->bad) {
		reject_when(j, row, d);
	} else if (m->bad) {
		reject_mark(j, row, m);
	} else if ((pupil = pupil_of(j, row, w->ref, d->term)) != NULL) {
		j->num->now[r->id[BK_LOG_WHO]] = (struct now){ pupil,
			d->term };
		if (!s->known)
			read_what(j->l, s);
		put_off(j, row, pupil, s->slot, d->day, m->mark);
	}
}

/*
 * Prefetch whom the row is about: with thousands of students each row would
 * wait for memory.
 */
static inline __attribute__((always_inline)) void
fetch_pupil(const struct job *j, const struct bk_log_row *r)
{
	if (r->id[0] != BK_LOG_BAD)
		__builtin_prefetch(j->num->now[r->id[BK_LOG_WHO]].pupil, 1);
}

static inline void
apply_row(struct job *j, size_t row)
{
	const struct bk_log_row *r = &j->p->row[row];
	const struct now *w;
	const struct when *d;
	const struct what *s;
	const struct mark *m;

	if (r->id[0] == BK_LOG_BAD) {
		enter(j);
		reject_bad(j, row);
		return;
	}
	w = &j->num->now[r->id[BK_LOG_WHO]];
	d = &j->num->when[r->id[BK_LOG_WHEN]];
	s = &j->num->what[r->id[BK_LOG_WHAT]];
	m = &j->num->mark[r->id[BK_LOG_MARK]];
	if (w->term == d->term && s->known && m->good) {
		put_off(j, row, w->pupil, s->slot, d->day, m->mark);
	} else {
		enter(j);
		apply_slowly(j, row);
	}
}

void
bk_log_apply(struct bk_log *l, unsigned worker, const struct bk_block *b,
    const struct bk_log_parsed *p)
{
	size_t first = l->line;
	struct job j;

	j.l = l;
	j.b = b;
	j.p = p;
	j.num = &l->numbers[worker];
	j.lines = bk_ingest_wants_lines(l->in);
	j.n = 0;
	l->offset = 0;
	for (size_t i = 0; i < p->nrows; i++) {
		if (i + AHEAD < p->nrows)
			fetch_pupil(&j, &p->row[i + AHEAD]);
		apply_row(&j, i);
	}
	enter(&j);
	l->line = first + p->index.lines;
}

void
bk_log_apply_start(struct bk_log *l, unsigned workers)
{
	l->numbers = bk_xcalloc(workers, sizeof(*l->numbers));
}

void
bk_log_apply_end(struct bk_log *l, unsigned workers)
{
	for (unsigned i = 0; i < workers; i++) {
		struct bk_log_numbers *num = &l->numbers[i];

		for (int g = 0; g < BK_LOG_GROUPS; g++)
			bk_arena_free(&num->texts[g]);
		free(num->who);
		free(num->now);
		free(num->when);
		free(num->what);
		free(num->mark);
	}
	free(l->numbers);
}
