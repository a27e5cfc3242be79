#include "tally.h"

#include <assert.h>
#include <stdlib.h>

#include "mem.h"
#include "term.h"

enum {
	TERM_DAYS = 184,	/* July to December */
	WORD_SLOTS = 16,
	FEW_SLOTS = 32,
	CHUNK = 64		/* pupils allocated at a time */
};

/* Cells that are not in the arena. */
static void
free_wide(struct bk_pupil *p)
{
	if (p->nwords > 1)
		free(p->cell);
}

void
bk_tally_init(struct bk_tally *t)
{
	*t = (struct bk_tally){.arena = BK_ARENA_INIT,
	    .cells = BK_ARENA_INIT,
	    .subjects = BK_MAP_INIT,
	    .tasks = BK_MAP_INIT,
	    .slotmap = BK_MAP_INIT};
}

void
bk_tally_free(struct bk_tally *t)
{
	for (size_t i = 0; i < t->npupils; i++) {
		free_wide(t->pupil[i]);
		free(t->pupil[i]->slot);
		free(t->pupil[i]->own);
		free(t->pupil[i]->share);
	}
	for (size_t i = 0; i < t->nchunks; i++)
		free(t->chunk[i]);
	free(t->chunk);
	free(t->pupil);
	free(t->slot);
	bk_map_free(&t->subjects);
	bk_map_free(&t->slotmap);
	bk_map_free(&t->tasks);
	bk_arena_free(&t->cells);
	bk_arena_free(&t->arena);
}

/* Is there room for one more? */
static bool
has_room(struct bk_tally *t, size_t pupils, size_t slots)
{
	bool room = pupils <= BK_TALLY_PUPILS && slots <= BK_TALLY_SLOTS &&
	    pupils * slots <= BK_TALLY_BOTH;

	t->overfull |= !room;
	return room;
}

struct bk_pupil *
bk_tally_pupil(struct bk_tally *t, bk_term term)
{
	struct bk_pupil *p;

	if (!has_room(t, t->npupils + 1, t->nslots))
		return t->pupil[t->npupils - 1];
	if (t->npupils % CHUNK == 0) {
		BK_GROW(t->chunk, t->nchunks, t->chunkcap);
		t->chunk[t->nchunks++] = bk_xaligned(_Alignof(struct bk_pupil),
		    CHUNK * sizeof(*p));
	}
	p = &t->chunk[t->nchunks - 1][t->npupils % CHUNK];
	*p = (struct bk_pupil){ .term = term, .file = UINT32_MAX,
	    .cells = &t->cells };
	BK_GROW(t->pupil, t->npupils, t->pupilcap);
	t->pupil[t->npupils++] = p;
	return p;
}

uint32_t
bk_tally_subject(struct bk_tally *t, struct bk_str subject)
{
	return (uint32_t)bk_map_intern(&t->subjects, bk_str_trim(subject));
}

uint32_t
bk_tally_slot(struct bk_tally *t, struct bk_str subject, struct bk_str period)
{
	struct bk_buf key = BK_BUF_INIT;
	size_t i;

	subject = bk_str_trim(subject);
	period = bk_str_trim(period);
	bk_buf_putstr(&key, subject);
	bk_buf_putc(&key, '\0');
	bk_buf_putstr(&key, period);
	if (bk_map_find(&t->slotmap, bk_buf_str(&key)) == SIZE_MAX &&
	    !has_room(t, t->npupils, t->nslots + 1)) {
		bk_buf_free(&key);
		return (uint32_t)t->nslots - 1;
	}
	i = bk_map_intern(&t->slotmap, bk_buf_str(&key));
	bk_buf_free(&key);
	if (i == t->nslots) {
		BK_GROW(t->slot, t->nslots, t->slotcap);
		t->slot[t->nslots++] = (struct bk_slot){
			bk_tally_subject(t, subject),
			bk_arena_strndup(&t->arena, period.p, period.n) };
	}
	return (uint32_t)i;
}

/* --- cells -------------------------------------------------------------- */

/*
 * Room for one more word of slots a day. The first, which is the only one of
 * most, comes out of the arena: all pupils' stand together on few pages.
 */
static void
widen(struct bk_pupil *p)
{
	uint32_t was = p->nwords, now = was + 1;
	size_t size = (size_t)TERM_DAYS * now * sizeof(*p->cell);
	uint64_t *cell;

	if (was == 0) {
		cell = bk_arena_zalloc(p->cells, size);
	} else {
		cell = bk_xcalloc(1, size);
		for (size_t d = 0; d < TERM_DAYS; d++)
			memcpy(cell + d * now, p->cell + d * was,
			    was * sizeof(*cell));
		free_wide(p);
	}
	p->cell = cell;
	p->nwords = now;
	p->slot = bk_xreallocarray(p->slot, (size_t)now * WORD_SLOTS,
	    sizeof(*p->slot));
}

uint32_t
bk_tally_own(struct bk_pupil *p, uint32_t slot)
{
	if (slot < p->nown && p->own[slot])
		return p->own[slot];
	if (slot >= p->nown) {
		uint32_t n = (slot + FEW_SLOTS) / FEW_SLOTS * FEW_SLOTS;

		p->own = bk_xreallocarray(p->own, n, sizeof(*p->own));
		memset(p->own + p->nown, 0,
		    (n - p->nown) * sizeof(*p->own));
		p->nown = n;
	}
	if (p->nslots == p->nwords * WORD_SLOTS)
		widen(p);
	p->slot[p->nslots] = slot;
	p->own[slot] = ++p->nslots;
	if (slot < BK_PUPIL_FIRST && p->nslots <= UINT8_MAX)
		p->first[slot] = (uint8_t)p->nslots;
	return p->own[slot];
}

unsigned
bk_tally_get(const struct bk_pupil *p, uint32_t slot, unsigned day)
{
	uint32_t own = slot < p->nown ? p->own[slot] : 0;

	if (!own)
		return BK_CELL_NONE;
	own--;
	return p->cell[(size_t)day * p->nwords + own / WORD_SLOTS] >>
	    own % WORD_SLOTS * 4 & BK_CELL_WHAT;
}

void
bk_tally_next_file(struct bk_pupil *p, uint32_t file)
{
	if (p->rows) {
		BK_GROW(p->share, p->nshares, p->sharecap);
		p->share[p->nshares++] = (struct bk_share){ p->file, p->rows };
	}
	p->file = file;
	p->rows = 0;
}

unsigned
bk_tally_worth(const struct bk_pupil *p, unsigned day, enum bk_mark mark)
{
	if (mark == BK_MARK_UNKNOWN)
		return BK_CELL_UNKNOWN;
	if (mark > BK_MARK_LATE && p->exemptions &&
	    bk_student_exempt(p->student, bk_term_first(p->term) + (int)day))
		return BK_CELL_EXEMPT;
	return mark;
}

/* --- the document ------------------------------------------------------- */

/* One slot's marks over the term. */
struct column {
	uint32_t n[BK_CELL_UNKNOWN + 1];
	int	 first, last;		/* days with a session, or -1 */
};

static void
count_mark(struct column *c, int day, unsigned mark)
{
	c->n[mark]++;
	if (mark == BK_CELL_NONE || mark >= BK_CELL_EXEMPT)
		return;
	if (c->first < 0)
		c->first = day;
	c->last = day;
}

/* Word `i` of all days: the slots that it holds. */
static void
count_columns(const struct bk_pupil *p, uint32_t i, int days,
    struct column c[WORD_SLOTS])
{
	const uint64_t *w = p->cell + i;

	for (int k = 0; k < WORD_SLOTS; k++)
		c[k] = (struct column){ .first = -1, .last = -1 };
	for (int d = 0; d < days; d++, w += p->nwords) {
		struct column *at = c;

		for (uint64_t v = *w; v; v >>= 4)
			count_mark(at++, d, v & BK_CELL_WHAT);
	}
}

static void
add_marks(struct bk_counts *c, const uint32_t n[])
{
	struct bk_counts more = {
		.present = (int)n[BK_MARK_PRESENT],
		.late = (int)n[BK_MARK_LATE],
		.sick = (int)n[BK_MARK_SICK],
		.excused = (int)n[BK_MARK_EXCUSED],
		.unexcused = (int)n[BK_MARK_UNEXCUSED],
	};

	more.sessions = more.present + more.late + more.sick + more.excused +
	    more.unexcused;
	bk_attendance_add(c, &more);
}

static void
stretch(struct bk_subject *s, bk_date from, bk_date to)
{
	if (from != BK_DATE_NONE &&
	    (s->from == BK_DATE_NONE || from < s->from))
		s->from = from;
	if (to != BK_DATE_NONE && (s->to == BK_DATE_NONE || to > s->to))
		s->to = to;
}

/* The subject of the document with that number, which it may not have yet. */
static struct bk_subject *
subject_of(const struct bk_tally *t, struct bk_attendance *a,
    struct bk_subject **by_number, uint32_t number)
{
	struct bk_subject *s = by_number[number];

	if (!s) {
		s = by_number[number] = &a->subjects.v[a->subjects.n++];
		*s = (struct bk_subject){
			.subject = t->subjects.e[number].key.p,
			.from = BK_DATE_NONE, .to = BK_DATE_NONE,
			.participation = NAN };
	}
	return s;
}

static void
add_columns(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_attendance *a, struct bk_subject **by_number)
{
	bk_date first = bk_term_first(p->term);
	int days = bk_term_last(p->term) - first + 1;
	struct column column[WORD_SLOTS];

	for (uint32_t k = 0; k < p->nslots; k++) {
		struct bk_subject *s;
		struct column *c;

		if (k % WORD_SLOTS == 0)
			count_columns(p, k / WORD_SLOTS, days, column);
		c = &column[k % WORD_SLOTS];
		if (c->first < 0)
			continue;
		s = subject_of(t, a, by_number, t->slot[p->slot[k]].subject);
		add_marks(&s->counts, c->n);
		stretch(s, first + c->first, first + c->last);
	}
}

static void
add_lumps(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_attendance *a, struct bk_subject **by_number)
{
	for (const struct bk_lump *l = p->lumps; l; l = l->next) {
		struct bk_subject *s = subject_of(t, a, by_number, l->subject);

		add_marks(&s->counts, l->count);
		stretch(s, l->from, l->to);
		if (!isnan(l->participation))
			s->participation = l->participation;
	}
}

static int
by_subject(const void *a, const void *b)
{
	const struct bk_subject *x = a, *y = b;

	return strcmp(x->subject, y->subject);
}

/* The letter of a day: the best there is, P before U before E before S. */
static char
day_letter(const uint64_t *w, uint32_t nwords)
{
	unsigned seen = 0;		/* bit m: mark m occurs */

	for (uint32_t i = 0; i < nwords; i++)
		for (uint64_t v = w[i]; v; v >>= 4)
			seen |= 1u << (v & BK_CELL_WHAT);
	if (seen & (1u << BK_MARK_PRESENT | 1u << BK_MARK_LATE))
		return 'P';
	if (seen & 1u << BK_MARK_UNEXCUSED)
		return 'U';
	if (seen & 1u << BK_MARK_EXCUSED)
		return 'E';
	return seen & 1u << BK_MARK_SICK ? 'S' : '.';
}

static void
add_days(const struct bk_pupil *p, bk_date from, bk_date to,
    struct bk_arena *arena, struct bk_attendance *a)
{
	bk_date first = bk_term_first(p->term);
	size_t n = (size_t)(to - from) + 1;
	char *marks = bk_arena_alloc(arena, n + 1);

	for (size_t i = 0; i < n; i++)
		marks[i] = day_letter(p->cell + ((size_t)(from - first) + i) *
		    p->nwords, p->nwords);
	marks[n] = '\0';
	a->days = (struct bk_days){ from, marks };
}

static void
add_homework(const struct bk_tally *t, const struct bk_pupil *p,
    struct bk_arena *arena, struct bk_attendance *a)
{
	struct bk_coursework *v;
	const struct bk_lump **newest;
	size_t n = 0;

	if (!p->homework)
		return;
	for (const struct bk_lump *l = p->homework; l; l = l->next)
		n++;
	v = bk_arena_alloc(arena, (n + 1) * sizeof(*v));
	newest = bk_arena_alloc(arena, n * sizeof(*newest));
	n = 0;
	for (const struct bk_lump *l = p->homework; l; l = l->next)
		newest[n++] = l;
	a->coursework.v = v;
	while (n-- > 0) {
		const struct bk_lump *l = newest[n];
		struct bk_coursework c = { t->subjects.e[l->subject].key.p,
			(int)l->count[0], (int)l->count[1], l->tasks };

		bk_coursework_add(v, &a->coursework.n, &c);
	}
	bk_coursework_sum(v, a->coursework.n, &a->assignments.due,
	    &a->assignments.submitted);
	if (a->coursework.n == 1 && !bk_coursework_is_known(v))
		a->coursework.n = 0;	/* the assignments say it all */
}

static void
add_sources(const struct bk_pupil *p, const struct bk_source *files,
    struct bk_arena *arena, struct bk_attendance *a)
{
	struct bk_source *v = bk_arena_alloc(arena,
	    (p->nshares + (size_t)1) * sizeof(*v));

	a->sources.v = v;
	for (size_t i = 0; i <= p->nshares; i++) {
		struct bk_share s = i < p->nshares ? p->share[i] :
		    (struct bk_share){ p->file, p->rows };

		if (s.rows == 0)
			continue;
		*v = files[s.file];
		v++->rows = (int)s.rows;
		a->sources.n++;
	}
}

bool
bk_tally_document(const struct bk_tally *t, const struct bk_pupil *p,
    const struct bk_source *files, struct bk_arena *arena,
    struct bk_attendance *out)
{
	struct bk_subject **by_number;
	struct bk_attendance a;
	struct bk_subject all = { .from = BK_DATE_NONE, .to = BK_DATE_NONE };

	bk_bind_clear(bk_attendance_binds, &a);
	by_number = bk_arena_zalloc(arena,
	    (t->subjects.n + 1) * sizeof(struct bk_subject *));
	a.subjects.v = bk_arena_alloc(arena,
	    (t->subjects.n + 1) * sizeof(*a.subjects.v));
	add_columns(t, p, &a, by_number);
	for (size_t i = 0; i < a.subjects.n; i++)
		stretch(&all, a.subjects.v[i].from, a.subjects.v[i].to);
	if (all.from != BK_DATE_NONE)
		add_days(p, all.from, all.to, arena, &a);
	add_lumps(t, p, &a, by_number);
	add_homework(t, p, arena, &a);
	if (a.subjects.n == 0 && !p->homework)
		return false;
	if (a.subjects.n)
		qsort(a.subjects.v, a.subjects.n, sizeof(*a.subjects.v),
		    by_subject);
	a.totals = (struct bk_counts){ 0 };
	for (size_t i = 0; i < a.subjects.n; i++) {
		bk_attendance_add(&a.totals, &a.subjects.v[i].counts);
		stretch(&all, a.subjects.v[i].from, a.subjects.v[i].to);
	}
	a.from = all.from;
	a.to = all.to;
	a.nis = p->nis ? p->nis : "";
	a.nisn = p->nisn;
	a.name = p->name;
	a.class = p->class;
	a.term = p->term;
	add_sources(p, files, arena, &a);
	*out = a;
	return true;
}
