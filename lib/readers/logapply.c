#include "logapply.h"

#include <stdio.h>
#include <stdlib.h>

#include "mark.h"
#include "mem.h"
#include "msg_export.h"
#include "term.h"
#include "utf8.h"

enum { NO_PUPIL = -1, NO_DAY = -2 };	/* terms that are none */
enum { AHEAD = 16 };			/* rows that are fetched early */

/* What a group's text stands for; found out the first time it is used. */
struct who {
	struct bk_str	 text;
	struct bk_ref	*ref;
	bool		 empty;
};

/* Who that was last. By itself, since every row looks here. */
struct now {
	struct bk_pupil	*pupil;
	bk_term		 term;		/* the pupil's, or NO_PUPIL */
};

struct when {
	struct bk_str	 text;
	bool		 known, empty;
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
	bool		 known, good, empty;
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

/* Bytes of a long file that are not UTF-8 are Windows-1252, said once. */
static struct bk_str
as_utf8(struct bk_log *l, struct bk_str s, struct bk_arena *a)
{
	struct bk_diag quiet = { 0 };
	struct bk_text t;

	if (bk_utf8_valid(s.p, s.n, NULL) || memchr(s.p, '\0', s.n))
		return s;
	if (!l->said_cp1252)
		bk_diag(l->in->dg, &bk_msg_read_as_cp1252, l->ex->name, 0,
		    NULL);
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

struct bk_who
bk_log_who(const struct bk_str by[BK_NCOLUMNS])
{
	return (struct bk_who){ .nis = by[BK_COL_NIS], .nisn = by[BK_COL_NISN],
		.email = by[BK_COL_EMAIL], .name = by[BK_COL_NAME],
		.surname = by[BK_COL_SURNAME], .class = by[BK_COL_CLASS] };
}

static void
read_who(struct bk_log *l, struct who *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS];
	struct bk_who who;

	columns(l, BK_LOG_WHO, w->text, &a, by);
	who = bk_log_who(by);
	w->empty = !(who.nis.n || who.nisn.n || who.email.n || who.name.n ||
	    who.surname.n || who.class.n);
	w->ref = bk_state_ref(l->in, &who);
	bk_arena_free(&a);
}

const struct bk_msg *
bk_log_day(const struct bk_log *l, const struct bk_when *t, bk_date *date)
{
	bool open = t->date[BK_ORDER_DMY] != t->date[BK_ORDER_MDY];

	if (open && l->order >= BK_ORDER_OPEN)
		return &bk_msg_open_date;
	*date = t->date[open ? l->order : BK_ORDER_DMY];
	if (*date == BK_DATE_NONE)
		return &bk_msg_no_such_date;
	if (l->in->opt.term && bk_term_of(*date) != l->in->opt.term)
		return &bk_msg_other_term;
	return NULL;
}

const struct bk_msg *
bk_log_date(const struct bk_log *l, struct bk_str cell, bk_date *date)
{
	struct bk_when t;

	if (cell.n == 0)
		return &bk_msg_no_date;
	if (bk_when_parse(cell, l->ex->table->date1904, &t) != BK_WHEN_OK)
		return &bk_msg_no_such_date;
	return bk_log_day(l, &t, date);
}

const struct bk_msg *
bk_log_mark(const struct bk_log *l, struct bk_str cell, enum bk_mark *mark)
{
	switch (bk_mark_read(cell, l->mark_hints, mark)) {
	case BK_MARK_READ:
		return NULL;
	case BK_MARK_EMPTY:
		return &bk_msg_no_status;
	case BK_MARK_AMBIGUOUS:
		return &bk_msg_ambiguous_status;
	case BK_MARK_NO_WORD:
		break;
	}
	return &bk_msg_unknown_status;
}

bool
bk_log_lacks_number(const struct bk_log *l, const struct bk_who *w)
{
	return l->at[BK_COL_NIS] >= 0 && !w->nis.n && !w->nisn.n && !w->email.n;
}

static void
read_when(struct bk_log *l, struct when *w)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS];
	bk_date date;

	columns(l, BK_LOG_WHEN, w->text, &a, by);
	w->known = true;
	w->empty = by[BK_COL_DATE].n == 0;
	w->bad = bk_log_date(l, by[BK_COL_DATE], &date);
	if (!w->bad) {
		w->term = bk_term_of(date);
		w->day = (unsigned)(date - bk_term_first(w->term));
		bk_state_see_day(l->in, date);
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
	w->slot = bk_tally_slot(&l->in->tally, by[BK_COL_SUBJECT],
	    by[BK_COL_PERIOD]);
	bk_state_see_subject(l->in, l->in->tally.slot[w->slot].subject);
	bk_arena_free(&a);
}

static void
read_status(struct bk_log *l, struct mark *m)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_str by[BK_NCOLUMNS];

	columns(l, BK_LOG_MARK, m->text, &a, by);
	m->known = true;
	m->empty = by[BK_COL_STATUS].n == 0;
	m->bad = bk_log_mark(l, by[BK_COL_STATUS], &m->mark);
	m->good = !m->bad;
	bk_arena_free(&a);
}

/* --- applying ----------------------------------------------------------- */

/* The line of a row of the block; rows come in order. */
static size_t
line_of(struct bk_log *l, const struct bk_block *b, uint32_t at)
{
	l->line += bk_csv_count_lines(b->text + l->offset, at - l->offset);
	l->offset = at;
	return l->line;
}

/* The record that starts there, without its line end. */
static struct bk_str
record_at(const struct bk_block *b, const struct bk_log_parsed *p, size_t i)
{
	uint32_t at = p->row[i].at;
	const struct bk_csv_index *ix = &p->index;
	size_t lo = 0, hi = ix->nrows;
	uint32_t end;

	/* The first record that ends behind it. */
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ix->at[ix->row[mid] - 1] < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	end = ix->at[ix->row[lo] - 1];
	if (end > at && b->text[end] == '\n' && b->text[end - 1] == '\r')
		end--;
	return (struct bk_str){ b->text + at, end - at };
}

static void
reject(struct bk_log *l, const struct bk_block *b,
    const struct bk_log_parsed *p, size_t i, const struct bk_msg *msg,
    struct bk_str cell)
{
	char detail[64];
	int n = cell.n < 40 ? (int)cell.n : 40;

	snprintf(detail, sizeof(detail), "%.*s", n, cell.p ? cell.p : "");
	bk_state_reject(l->in, line_of(l, b, p->row[i].at), msg,
	    record_at(b, p, i), n ? detail : NULL, NULL);
}

static void
reject_bad(struct bk_log *l, const struct bk_block *b,
    const struct bk_log_parsed *p, size_t i)
{
	uint32_t fault = p->row[i].id[1];

	if (fault == BK_LOG_MORE_CELLS)
		reject(l, b, p, i, &bk_msg_more_cells, BK_STR(""));
	else if (b->overlong)
		reject(l, b, p, i, &bk_msg_long_line, BK_STR(""));
	else
		reject(l, b, p, i, &bk_msg_bad_quotes, bk_str(
		    bk_csv_fault_text((enum bk_csv_fault)(fault >> 8))));
}

static inline void
enter(struct bk_log *l, const struct bk_block *b, uint32_t at,
    struct bk_pupil *p, uint32_t slot, unsigned day, enum bk_mark mark)
{
	size_t line = l->in->opt.as_long ? line_of(l, b, at) : 0;

	if (!bk_state_enter(l->in, p, slot, day, mark, BK_MINUTES_UNKNOWN,
	    line))
		bk_state_twice(l->in, line_of(l, b, at));
}

/* A row of which something was not known yet, or cannot be used. */
static void
apply_slowly(struct bk_log *l, const struct bk_block *b,
    const struct bk_log_parsed *p, size_t i, struct bk_log_numbers *num)
{
	const struct bk_log_row *r = &p->row[i];
	struct who *w = &num->who[r->id[BK_LOG_WHO]];
	struct now *now = &num->now[r->id[BK_LOG_WHO]];
	struct when *d = &num->when[r->id[BK_LOG_WHEN]];
	struct what *s = &num->what[r->id[BK_LOG_WHAT]];
	struct mark *m = &num->mark[r->id[BK_LOG_MARK]];

	if (!w->ref)
		read_who(l, w);
	if (!d->known)
		read_when(l, d);
	if (!m->known)
		read_status(l, m);
	if (w->empty && d->empty && m->empty)
		return;			/* blank but for the delimiters */
	if (w->ref->bad) {
		reject(l, b, p, i, w->ref->bad, BK_STR(""));
	} else if (bk_log_lacks_number(l, &w->ref->who)) {
		reject(l, b, p, i, &bk_msg_no_nis, BK_STR(""));
	} else if (d->bad) {
		reject(l, b, p, i, d->bad, d->text);
	} else if (m->bad) {
		reject(l, b, p, i, m->bad, m->text);
	} else {
		struct bk_ref_in *in = bk_state_in(l->in, w->ref, d->term);

		if (!in->pupil) {
			bk_state_turn_away(l->in, in, line_of(l, b, r->at),
			    record_at(b, p, i));
			return;
		}
		if (in->why)
			bk_state_tell(l->in, in, line_of(l, b, r->at));
		*now = (struct now){ in->pupil, d->term };
		if (!s->known)
			read_what(l, s);
		enter(l, b, r->at, now->pupil, s->slot, d->day, m->mark);
		l->in->gave |= BK_GIVES_ATTENDANCE;
	}
}

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

/*
 * Whose row that is, and where it will be entered, to be in the cache by then:
 * with thousands of students each row would wait for memory, twice. (gcc 12
 * takes a function that does nothing else for one without effect, and drops
 * its calls, unless it has been inlined by then.)
 */
static inline __attribute__((always_inline)) void
fetch_pupil(const struct bk_log_numbers *num, const struct bk_log_row *r)
{
	if (r->id[0] != BK_LOG_BAD)
		__builtin_prefetch(num->now[r->id[BK_LOG_WHO]].pupil, 1);
}

static inline __attribute__((always_inline)) void
fetch_cell(const struct bk_log_numbers *num, const struct bk_log_row *r)
{
	const struct now *w;
	const struct when *d;

	if (r->id[0] == BK_LOG_BAD)
		return;
	w = &num->now[r->id[BK_LOG_WHO]];
	d = &num->when[r->id[BK_LOG_WHEN]];
	if (w->term == d->term && w->pupil->cell)
		__builtin_prefetch(w->pupil->cell + (size_t)d->day *
		    w->pupil->nwords, 1);
}

void
bk_log_apply(struct bk_log *l, unsigned worker, const struct bk_block *b,
    const struct bk_log_parsed *p)
{
	struct bk_log_numbers *num = &l->numbers[worker];
	size_t first = l->line;

	l->offset = 0;
	for (size_t i = 0; i < p->nrows; i++) {
		const struct bk_log_row *r = &p->row[i];
		const struct when *d;
		const struct what *s;
		const struct mark *m;
		const struct now *w;

		if (i + 2 * AHEAD < p->nrows)
			fetch_pupil(num, r + 2 * AHEAD);
		if (i + AHEAD < p->nrows)
			fetch_cell(num, r + AHEAD);
		if (r->id[0] == BK_LOG_BAD) {
			reject_bad(l, b, p, i);
			continue;
		}
		w = &num->now[r->id[BK_LOG_WHO]];
		d = &num->when[r->id[BK_LOG_WHEN]];
		s = &num->what[r->id[BK_LOG_WHAT]];
		m = &num->mark[r->id[BK_LOG_MARK]];
		if (w->term == d->term && s->known && m->good)
			enter(l, b, r->at, w->pupil, s->slot, d->day,
			    m->mark);
		else
			apply_slowly(l, b, p, i, num);
	}
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
