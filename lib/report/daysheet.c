#include "daysheet.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "daysheetform.h"
#include "fieldtext.h"
#include "letterhead.h"
#include "mem.h"
#include "page.h"
#include "phrase.h"
#include "routemap.h"
#include "tick.h"
#include "visitcal.h"

enum {
	TITLE, DATE, TIME, STUDENT, CLASS, GUARDIAN, PHONE, ADDRESS, AREA,
	VISITOR, WITH, WAY, DUE, REMARK, NUMBER, MINUTES, HARD, SCHOOL,
	LEAVE, BRING, ROUTE, SLIP, SLIP_TEXT, SLIP_CALL, SLIP_AGAIN,
	HOME_AGAIN, UNPLACED,
	NONE, NTEXTS
};

static const struct bk_phrase texts[NTEXTS] = {
	[TITLE] = { { "Lembar Kunjungan Rumah", "Day sheet of home visits" } },
	[DATE] = { { "Tanggal", "Date" } },
	[TIME] = { { "Pukul", "Time" } },
	[STUDENT] = { { "Siswa", "Student" } },
	[CLASS] = { { "Kelas", "Class" } },
	[GUARDIAN] = { { "Orang tua/wali", "Guardian" } },
	[PHONE] = { { "Telepon", "Phone" } },
	[ADDRESS] = { { "Alamat", "Address" } },
	[AREA] = { { "Desa", "Village" } },
	[VISITOR] = { { "Petugas", "Visitor" } },
	[WITH] = { { "Pendamping", "With" } },
	[WAY] = { { "Perjalanan", "Way there" } },
	[DUE] = { { "Batas Waktu", "Due" } },
	[REMARK] = { { "Catatan", "Notes" } },
	[NUMBER] = { { "No.", "No." } },
	[MINUTES] = { { "menit", "min" } },
	[HARD] = { { "medan sulit", "hard terrain" } },
	[SCHOOL] = { { "Sekolah", "School" } },
	[LEAVE] = { { "Berangkat dari sekolah", "Leave school at" } },
	[BRING] = { { "Yang dibawa", "To bring" } },
	[ROUTE] = { { "Rute", "Route" } },
	[SLIP] = { { "Pesan untuk keluarga", "A note for the family" } },
	[SLIP_TEXT] = { { "Kami dari sekolah datang berkunjung pada",
	    "We came from school to visit you on" } },
	[SLIP_CALL] = { { "tetapi belum dapat bertemu. Mohon hubungi",
	    "and did not find you at home. Please call" } },
	[SLIP_AGAIN] = { { "Kami akan datang lagi pada",
	    "We shall come again on" } },
	[HOME_AGAIN] = { { "Perjalanan pulang", "Way back" } },
	[UNPLACED] = { { "Belum terjadwal", "Not yet placed" } },
	[NONE] = { { "Tidak ada kunjungan.", "No visits." } },
};

static const struct bk_phrase to_bring[] = {
	{ { "Surat Tugas", "Letter of assignment" } },
	{ { "Pedoman Wawancara dan Observasi",
	    "Interview and observation form" } },
	{ { "Surat Pernyataan Kesediaan Orang Tua/Wali",
	    "Consent of the guardian" } },
	{ { "Berita Acara Kunjungan Rumah", "Visit record" } },
	{ { "Surat Pernyataan/Komitmen", "Commitment" } },
	{ { "Lembar ini dan alat tulis", "This sheet, and a pen" } },
};

static const char *
t(const struct bk_daysheet *d, int text)
{
	return texts[text].text[d->lang];
}

static const struct bk_student *
student_of(const struct bk_daysheet *d, const struct bk_visit *v)
{
	return v->nis ? bk_map_get(d->world->students, bk_str(v->nis)) : NULL;
}

static const struct bk_guardian *
guardian_of(const struct bk_daysheet *d, const struct bk_visit *v)
{
	const struct bk_student *s = student_of(d, v);

	for (size_t i = 0; s && v->guardian && i < s->guardians.n; i++)
		if (s->guardians.v[i].name && strcmp(s->guardians.v[i].name,
		    v->guardian) == 0)
			return &s->guardians.v[i];
	return NULL;
}

static const char *
staff_name(const struct bk_daysheet *d, const char *id)
{
	const char *name = bk_letterhead_name(bk_school_staff(
	    d->world->school, id), d->arena);

	return name ? name : id;
}

/* --- the table ---------------------------------------------------------- */

static const char *
hours(const struct bk_daysheet *d, const struct bk_visit *v)
{
	char from[BK_CLOCK_SIZE], to[BK_CLOCK_SIZE];

	return bk_arena_printf(d->arena, "%s-%s", bk_clock_format(v->start,
	    from), bk_clock_format(v->end, to));
}

/* "09.00–09.45", as on other papers. */
static const char *
times(const struct bk_daysheet *d, const struct bk_visit *v)
{
	char point = d->lang == BK_LANG_ID ? '.' : ':';

	return bk_arena_printf(d->arena, "%02d%c%02d–%02d%c%02d",
	    v->start / 60, point, v->start % 60, v->end / 60, point,
	    v->end % 60);
}

static const char *
day_text(const struct bk_daysheet *d, bk_date day)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	if (day == BK_DATE_NONE)
		return NULL;
	bk_phrase_date(&b, day, d->lang);
	s = bk_arena_strdup(d->arena, b.p);
	bk_buf_free(&b);
	return s;
}

static const char *
iso_day(const struct bk_daysheet *d, bk_date day)
{
	char text[BK_DATE_SIZE];

	return day == BK_DATE_NONE ? NULL : bk_arena_strdup(d->arena,
	    bk_date_format(day, text));
}

void
bk_daysheet_table(struct bk_grid *g, const struct bk_daysheet *d)
{
	static const int heads[] = { DATE, TIME, VISITOR, WITH, STUDENT,
		CLASS, GUARDIAN, AREA, DUE, REMARK };

	bk_grid_init(g, d->arena);
	for (size_t i = 0; i < BK_NELEM(heads); i++)
		bk_grid_column(g, NULL, t(d, heads[i]), false);
	for (size_t i = 0; i < d->n; i++) {
		const struct bk_visit *v = &d->v[i];
		const struct bk_student *s = student_of(d, v);
		const char **row = bk_grid_row(g);

		row[0] = iso_day(d, v->date);
		if (v->date != BK_DATE_NONE) {
			row[1] = hours(d, v);
			row[2] = v->visitor;
			row[3] = v->with.n ? v->with.v[0] : NULL;
		}
		row[4] = s && s->name ? s->name : v->nis;
		row[5] = s ? s->class : NULL;
		row[6] = v->guardian;
		row[7] = v->area;
		row[8] = iso_day(d, v->service_due);
		row[9] = v->told_why ? v->told_why : v->why;
	}
}

/* --- a sheet ------------------------------------------------------------ */

/* The visits of one person on one day, by index, in order. */
struct sheet {
	const char	*visitor;
	bk_date		 date;
	size_t		*v;
	size_t		 n;
};

/*
 * The way to the i-th visit of a sheet, from the one before or from school; of
 * n, the way back. NULL where it is not known.
 */
static const char *
way_text(const struct bk_daysheet *d, const struct sheet *s, size_t i)
{
	const struct bk_travel travel = bk_travel_on(d->world->school,
	    &d->world->policy->visit, d->table, s->date, s->date);
	const struct bk_student *home = student_of(d,
	    &d->v[s->v[i < s->n ? i : s->n - 1]]);
	bool between = i && i < s->n && !bk_visitcal_back(d->world, s->visitor,
	    &d->v[s->v[i - 1]], &d->v[s->v[i]]);
	const struct bk_student *from = between ? student_of(d,
	    &d->v[s->v[i - 1]]) : NULL;

	if (!home || (between && !from) ||
	    !bk_travel_known(&travel, home, from))
		return NULL;
	return bk_arena_printf(d->arena, "%d %s", from ?
	    bk_travel_minutes(&travel, from, home) :
	    bk_travel_to_school(&travel, home), t(d, MINUTES));
}

/* What is known of these, parted by commas. */
static const char *
listed(const struct bk_daysheet *d, const char *const *text, size_t n)
{
	const char *s = NULL;

	for (size_t i = 0; i < n; i++)
		if (text[i] && *text[i])
			s = s ? bk_arena_printf(d->arena, "%s, %s", s,
			    text[i]) : text[i];
	return s;
}

static const char *
phone_text(const struct bk_daysheet *d, const char *phone)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	if (!phone)
		return NULL;
	bk_phrase_phone(&b, phone);
	s = bk_arena_strdup(d->arena, b.p);
	bk_buf_free(&b);
	return s;
}

static void
put_row(struct bk_grid *grid, const struct bk_daysheet *d,
    const struct sheet *s, size_t i)
{
	const struct bk_visit *v = &d->v[s->v[i]];
	const struct bk_student *st = student_of(d, v);
	const struct bk_guardian *g = guardian_of(d, v);
	const char *const at[] = { v->guardian, g && g->relation ?
		bk_word_text(bk_fieldtext_relations, g->relation, d->lang) :
		NULL };
	const char *const where[] = { st ? st->home.address : NULL,
		st ? st->home.village : NULL, st ? st->home.district : NULL,
		st && st->home.terrain == BK_HARD ? t(d, HARD) : NULL };
	const char **c = bk_grid_row(grid);

	c[0] = bk_arena_printf(d->arena, "%zu", i + 1);
	c[1] = times(d, v);
	c[2] = st && st->name ? st->name : v->nis;
	c[3] = st ? st->class : NULL;
	c[4] = listed(d, at, BK_NELEM(at));
	c[5] = phone_text(d, g ? g->phone : NULL);
	c[6] = listed(d, where, BK_NELEM(where));
	c[7] = strcmp(v->visitor, s->visitor) != 0 ?
	    staff_name(d, v->visitor) :
	    v->with.n ? staff_name(d, v->with.v[0]) : NULL;
	c[8] = way_text(d, s, i);
}

static void
put_rows(struct bk_grid *g, const struct bk_daysheet *d,
    const struct sheet *s)
{
	static const int heads[] = { NUMBER, TIME, STUDENT, CLASS, GUARDIAN,
		PHONE, ADDRESS, WITH, WAY, REMARK };

	bk_grid_init(g, d->arena);
	g->cards = true;
	for (size_t i = 0; i < BK_NELEM(heads); i++) {
		bk_grid_column(g, NULL, t(d, heads[i]), i == 0);
		g->column[i].phone = heads[i] == PHONE;
	}
	for (size_t i = 0; i < s->n; i++)
		put_row(g, d, s, i);
}

/* The way from school and back, and what to bring. */
static void
put_way(void *out, const struct bk_daysheetform *f,
    const struct bk_daysheet *d, const struct sheet *s)
{
	const struct bk_school *school = d->world->school;
	struct bk_routemap_stop *stop = bk_arena_alloc(d->arena, (s->n + 1) *
	    sizeof(*stop));
	struct bk_daysheetform_way way = { NULL, t(d, BRING), { NULL },
		BK_NELEM(to_bring) };

	stop[0] = (struct bk_routemap_stop){ school->lat, school->lon,
		t(d, SCHOOL) };
	for (size_t i = 0; i < s->n; i++) {
		const struct bk_student *st = student_of(d,
		    &d->v[s->v[i]]);

		stop[i + 1] = (struct bk_routemap_stop){
			st ? st->home.lat : NAN, st ? st->home.lon : NAN,
			bk_arena_printf(d->arena, "%zu", i + 1) };
	}
	way.map = bk_routemap_draw(d->arena, stop, s->n + 1, t(d, ROUTE),
	    d->lang);
	for (size_t i = 0; i < BK_NELEM(to_bring); i++)
		way.bring[i] = bk_arena_printf(d->arena, BK_TICK_OPEN
		    "\xc2\xa0%s", to_bring[i].text[d->lang]);
	f->way(out, &way);
}

/* Left at a door where nobody opens: it names the school, not the reason. */
static struct bk_daysheetform_slip
slip_of(const struct bk_daysheet *d, const struct bk_visit *v)
{
	const struct bk_school *school = d->world->school;
	const struct bk_staff *who = bk_school_staff(school, v->visitor);
	const char *phone = phone_text(d, who && who->phone ? who->phone :
	    school->phone);
	struct bk_buf b = BK_BUF_INIT;
	struct bk_daysheetform_slip slip = { .school = school->name ?
		school->name : "" };

	slip.head = bk_arena_printf(d->arena, "%s%s%s", t(d, SLIP),
	    v->guardian ? ": " : "", v->guardian ? v->guardian : "");
	bk_buf_printf(&b, "%s ", t(d, SLIP_TEXT));
	bk_phrase_day(&b, v->date, d->lang);
	bk_buf_puts(&b, ", ");
	bk_phrase_time(&b, v->start,
	    bk_school_zone_abbreviation(school->timezone), d->lang);
	bk_buf_printf(&b, ", %s %s%s%s. %s %s", t(d, SLIP_CALL),
	    staff_name(d, v->visitor), phone ? ", " : "", phone ? phone : "",
	    t(d, SLIP_AGAIN), "......................................");
	slip.text = bk_arena_strdup(d->arena, b.p);
	bk_buf_free(&b);
	return slip;
}

/* One for each door that the visitor goes to; a companion leaves none. */
static void
put_slips(void *out, const struct bk_daysheetform *f,
    const struct bk_daysheet *d, const struct sheet *s)
{
	struct bk_daysheetform_slip *slip = bk_arena_alloc(d->arena,
	    (s->n + 1) * sizeof(*slip));
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (!bk_visitcal_joins(d->world, d->v, s->v[i]) &&
		    strcmp(d->v[s->v[i]].visitor, s->visitor) == 0)
			slip[n++] = slip_of(d, &d->v[s->v[i]]);
	f->slips(out, slip, n);
}

static void
put_sheet(void *out, const struct bk_daysheetform *f,
    const struct bk_daysheet *d, const struct sheet *s)
{
	struct bk_grid *g = bk_arena_alloc(d->arena, sizeof(*g));
	const char *back = way_text(d, s, s->n);
	const struct bk_visitcal plan = { .world = d->world, .v = d->v,
		.n = d->n, .table = d->table };
	int leave = bk_visitcal_leave(&plan, s->v[0], s->visitor);
	struct bk_buf when = BK_BUF_INIT;

	bk_phrase_day(&when, s->date, d->lang);
	f->heading(out, t(d, TITLE));
	f->line(out, bk_arena_printf(d->arena, "%s · %s", when.p,
	    staff_name(d, s->visitor)));
	if (leave >= 0) {
		bk_buf_clear(&when);
		bk_phrase_time(&when, leave, bk_school_zone_abbreviation(
		    d->world->school->timezone), d->lang);
		f->line(out, bk_arena_printf(d->arena, "%s: %s", t(d, LEAVE),
		    when.p));
	}
	put_rows(g, d, s);
	f->grid(out, g);
	if (back)
		f->line(out, bk_arena_printf(d->arena, "%s: %s",
		    t(d, HOME_AGAIN), back));
	put_way(out, f, d, s);
	put_slips(out, f, d, s);
	bk_buf_free(&when);
}

/* --- all of them -------------------------------------------------------- */

enum { FEW = 3 };		/* visits that are to stand on one page */

static bool
is_of(const struct bk_visit *v, const struct sheet *s)
{
	return v->date == s->date && bk_visitcal_goes(v, s->visitor);
}

/* The student stands on the sheet already, at that hour: of another case. */
static bool
is_again(const struct bk_daysheet *d, const struct sheet *s,
    const struct bk_visit *v)
{
	for (size_t i = 0; i < s->n; i++)
		if (d->v[s->v[i]].start == v->start && student_of(d, v) &&
		    student_of(d, &d->v[s->v[i]]) == student_of(d, v))
			return true;
	return false;
}

/* The first visit of this person's sheet, which no earlier one began. */
static bool
begins(const struct bk_daysheet *d, size_t i, const char *person,
    struct sheet *s)
{
	*s = (struct sheet){ person, d->v[i].date, s->v, 0 };
	for (size_t k = 0; k < i; k++)
		if (d->v[k].date != BK_DATE_NONE && is_of(&d->v[k], s))
			return false;
	for (size_t k = i; k < d->n && d->v[k].date != BK_DATE_NONE; k++)
		if (is_of(&d->v[k], s) && !is_again(d, s, &d->v[k]))
			s->v[s->n++] = k;
	return true;
}

static void
put_unplaced(void *out, const struct bk_daysheetform *f,
    const struct bk_daysheet *d, size_t from)
{
	static const int heads[] = { STUDENT, CLASS, DUE, REMARK };
	struct bk_grid *g = bk_arena_alloc(d->arena, sizeof(*g));

	bk_grid_init(g, d->arena);
	g->cards = true;
	for (size_t i = 0; i < BK_NELEM(heads); i++)
		bk_grid_column(g, NULL, t(d, heads[i]), false);
	for (size_t i = from; i < d->n; i++) {
		const struct bk_student *s = student_of(d, &d->v[i]);
		const char **c = bk_grid_row(g);

		c[0] = s && s->name ? s->name : d->v[i].nis;
		c[1] = s ? s->class : NULL;
		c[2] = day_text(d, d->v[i].service_due);
		c[3] = d->v[i].told_why ? d->v[i].told_why :
		    d->v[i].why;
	}
	f->heading(out, t(d, UNPLACED));
	f->grid(out, g);
}

static void
put_all(void *out, const struct bk_daysheetform *f, const struct bk_daysheet *d)
{
	struct sheet s = { .v = bk_arena_alloc(d->arena, (d->n + 1) *
	    sizeof(size_t)) };
	bool first = true;
	size_t i = 0;

	for (; i < d->n && d->v[i].date != BK_DATE_NONE; i++)
		for (size_t k = 0; k <= d->v[i].with.n; k++) {
			if (!begins(d, i, k ? d->v[i].with.v[k - 1] :
			    d->v[i].visitor, &s))
				continue;
			f->begin(out, first, s.n <= FEW);
			put_sheet(out, f, d, &s);
			first = false;
		}
	if (i == d->n && !first)
		return;
	f->begin(out, first, false);
	if (i < d->n)
		put_unplaced(out, f, d, i);
	else
		f->line(out, t(d, NONE));
}

static struct bk_page
page_of(const struct bk_daysheet *d)
{
	return (struct bk_page){ t(d, TITLE), d->lang, true,
		bk_school_is_f4(d->world->school) };
}

static struct bk_flow
flow_of(const struct bk_daysheet *d)
{
	struct bk_page page = page_of(d);
	struct bk_flow f = bk_page_flow(&page, d->world->today, d->arena);

	put_all(&f, &bk_daysheetform_flow, d);
	return f;
}

struct bk_flow
bk_daysheet_flow(const struct bk_daysheet *d)
{
	struct bk_flow f = flow_of(d);

	bk_flow_fit(&f, BK_FLOW_FULL);
	return f;
}

void
bk_daysheet_html(struct bk_buf *b, const struct bk_daysheet *d)
{
	struct bk_page page = page_of(d);
	struct bk_flow f = flow_of(d);
	struct bk_buf text = BK_BUF_INIT;

	bk_page_begin(&text, &page);
	put_all(&text, &bk_daysheetform_html, d);
	/* browsers set lines wider apart */
	bk_page_tighten(&text, bk_flow_fit(&f, 0.92));
	bk_page_end(&text);
	bk_buf_putstr(b, bk_buf_str(&text));
	bk_buf_free(&text);
}
