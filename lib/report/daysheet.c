#include "daysheet.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "fieldtext.h"
#include "html.h"
#include "letterhead.h"
#include "mem.h"
#include "page.h"
#include "phrase.h"
#include "routemap.h"
#include "visitcal.h"

enum {
	TITLE, DATE, TIME, STUDENT, CLASS, GUARDIAN, PHONE, ADDRESS, AREA,
	VISITOR, WITH, WAY, DUE, REMARK, NUMBER, MINUTES, HARD, SCHOOL, BRING,
	ROUTE, SLIP, SLIP_TEXT, SLIP_CALL, SLIP_AGAIN, HOME_AGAIN, UNPLACED,
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

static int
way_to(const struct bk_daysheet *d, const struct sheet *s, size_t i)
{
	const struct bk_travel travel = { d->world->school,
		&d->world->policy->visit, d->table };
	const struct bk_student *to = student_of(d, &d->v[s->v[i]]);
	const struct bk_student *from = i ? student_of(d,
	    &d->v[s->v[i - 1]]) : NULL;

	if (!to)
		return 0;
	return from ? bk_travel_minutes(&travel, from, to) :
	    bk_travel_to_school(&travel, to);
}

static void
cell(struct bk_buf *b, const char *text)
{
	bk_buf_puts(b, "<td>");
	if (text)
		bk_html_text(b, text);
	bk_buf_puts(b, "</td>");
}

/* What belongs together in a cell, a line each. */
static void
lines(struct bk_buf *b, const char *const *text, size_t n)
{
	bool any = false;

	bk_buf_puts(b, "<td>");
	for (size_t i = 0; i < n; i++) {
		if (!text[i] || !*text[i])
			continue;
		bk_buf_puts(b, any ? "<br>" : "");
		bk_html_text(b, text[i]);
		any = true;
	}
	bk_buf_puts(b, "</td>");
}

static void
put_row(struct bk_buf *b, const struct bk_daysheet *d, const struct sheet *s,
    size_t i)
{
	const struct bk_visit *v = &d->v[s->v[i]];
	const struct bk_student *st = student_of(d, v);
	const struct bk_guardian *g = guardian_of(d, v);
	const char *const who[] = { st && st->name ? st->name : v->nis,
		st ? st->class : NULL };
	const char *const at[] = { v->guardian, g && g->relation ?
		bk_word_text(bk_fieldtext_relations, g->relation, d->lang) :
		NULL,
		g ? g->phone : NULL };
	const char *const where[] = { st ? st->home.address : NULL,
		st ? st->home.village : NULL, st ? st->home.district : NULL,
		st && st->home.terrain == BK_HARD ? t(d, HARD) : NULL };

	bk_buf_printf(b, "<tr><td class=\"n\">%zu</td>", i + 1);
	cell(b, hours(d, v));
	lines(b, who, BK_NELEM(who));
	lines(b, at, BK_NELEM(at));
	lines(b, where, BK_NELEM(where));
	cell(b, v->with.n ? staff_name(d, v->with.v[0]) : NULL);
	cell(b, bk_arena_printf(d->arena, "%d %s", way_to(d, s, i),
	    t(d, MINUTES)));
	bk_buf_puts(b, "<td>&nbsp;</td></tr>\n");
}

static void
put_rows(struct bk_buf *b, const struct bk_daysheet *d, const struct sheet *s)
{
	static const int heads[] = { NUMBER, TIME, STUDENT, GUARDIAN, ADDRESS,
		WITH, WAY, REMARK };

	bk_buf_puts(b, "<table class=\"grid\"><thead><tr>");
	for (size_t i = 0; i < BK_NELEM(heads); i++) {
		bk_buf_puts(b, "<th>");
		bk_html_text(b, t(d, heads[i]));
		bk_buf_puts(b, "</th>");
	}
	bk_buf_puts(b, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < s->n; i++)
		put_row(b, d, s, i);
	bk_buf_puts(b, "</tbody></table>\n");
}

static void
put_map(struct bk_buf *b, const struct bk_daysheet *d, const struct sheet *s)
{
	const struct bk_school *school = d->world->school;
	struct bk_routemap_stop *stop = bk_arena_alloc(d->arena, (s->n + 1) *
	    sizeof(*stop));

	stop[0] = (struct bk_routemap_stop){ school->lat, school->lon,
		t(d, SCHOOL) };
	for (size_t i = 0; i < s->n; i++) {
		const struct bk_student *st = student_of(d,
		    &d->v[s->v[i]]);

		stop[i + 1] = (struct bk_routemap_stop){
			st ? st->home.lat : NAN, st ? st->home.lon : NAN,
			bk_arena_printf(d->arena, "%zu", i + 1) };
	}
	bk_routemap_svg(b, stop, s->n + 1, t(d, ROUTE));
}

static void
put_bring(struct bk_buf *b, const struct bk_daysheet *d)
{
	bk_buf_puts(b, "<h3>");
	bk_html_text(b, t(d, BRING));
	bk_buf_puts(b, "</h3>\n<ul>\n");
	for (size_t i = 0; i < BK_NELEM(to_bring); i++) {
		bk_buf_puts(b, "<li>");
		bk_html_text(b, to_bring[i].text[d->lang]);
		bk_buf_puts(b, "</li>\n");
	}
	bk_buf_puts(b, "</ul>\n");
}

/* Left at a door where nobody opens: of the school, not of the reason. */
static void
put_slip(struct bk_buf *b, const struct bk_daysheet *d,
    const struct bk_visit *v)
{
	const struct bk_school *school = d->world->school;
	const struct bk_staff *who = bk_school_staff(school, v->visitor);
	const char *phone = who && who->phone ? who->phone : school->phone;
	struct bk_buf when = BK_BUF_INIT;

	bk_phrase_day(&when, v->date, d->lang);
	bk_buf_puts(b, "<div style=\"page-break-inside:avoid\">"
	    "<hr class=\"cut\"><b>");
	bk_html_text(b, t(d, SLIP));
	bk_buf_puts(b, v->guardian ? ": " : "");
	bk_html_text(b, v->guardian ? v->guardian : "");
	bk_buf_puts(b, "</b><p>");
	bk_buf_printf(b, "%s ", t(d, SLIP_TEXT));
	bk_html_text(b, when.p);
	bk_buf_puts(b, ", ");
	bk_phrase_time(b, v->start,
	    bk_school_zone_abbreviation(school->timezone), d->lang);
	bk_buf_printf(b, ", %s ", t(d, SLIP_CALL));
	bk_html_text(b, staff_name(d, v->visitor));
	if (phone) {
		bk_buf_puts(b, ", ");
		bk_html_text(b, phone);
	}
	bk_buf_printf(b, ". %s ......................................</p>",
	    t(d, SLIP_AGAIN));
	bk_html_text(b, school->name ? school->name : "");
	bk_buf_puts(b, "</div>\n");
	bk_buf_free(&when);
}

static void
put_sheet(struct bk_buf *b, const struct bk_daysheet *d,
    const struct sheet *s, bool first)
{
	struct bk_buf when = BK_BUF_INIT;

	bk_phrase_day(&when, s->date, d->lang);
	bk_buf_puts(b, first ? "<section>\n<h1>" :
	    "<section class=\"new\">\n<h1>");
	bk_html_text(b, t(d, TITLE));
	bk_buf_puts(b, "</h1>\n<p>");
	bk_html_text(b, when.p);
	bk_buf_puts(b, " &middot; ");
	bk_html_text(b, staff_name(d, s->visitor));
	bk_buf_puts(b, "</p>\n");
	put_rows(b, d, s);
	bk_buf_printf(b, "<p>%s: %d %s</p>\n", t(d, HOME_AGAIN),
	    way_to(d, &(struct sheet){ s->visitor, s->date, &s->v[s->n - 1],
	    1 }, 0), t(d, MINUTES));
	put_map(b, d, s);
	put_bring(b, d);
	for (size_t i = 0; i < s->n; i++)
		if (!bk_visitcal_joins(d->world, d->v, s->v[i]))
			put_slip(b, d, &d->v[s->v[i]]);
	bk_buf_puts(b, "</section>\n");
	bk_buf_free(&when);
}

/* --- all of them -------------------------------------------------------- */

static bool
is_of(const struct bk_visit *v, const struct sheet *s)
{
	return v->date == s->date && strcmp(v->visitor, s->visitor) == 0;
}

/* The first visit of a sheet that no sheet has yet. */
static bool
begins(const struct bk_daysheet *d, size_t i, struct sheet *s)
{
	*s = (struct sheet){ d->v[i].visitor, d->v[i].date, s->v, 0 };
	for (size_t k = 0; k < i; k++)
		if (d->v[k].date != BK_DATE_NONE && is_of(&d->v[k], s))
			return false;
	for (size_t k = i; k < d->n && d->v[k].date != BK_DATE_NONE; k++)
		if (is_of(&d->v[k], s))
			s->v[s->n++] = k;
	return true;
}

static void
put_unplaced(struct bk_buf *b, const struct bk_daysheet *d, size_t from,
    bool first)
{
	bk_buf_puts(b, first ? "<section>\n<h1>" :
	    "<section class=\"new\">\n<h1>");
	bk_html_text(b, t(d, UNPLACED));
	bk_buf_puts(b, "</h1>\n<table class=\"grid\">\n");
	for (size_t i = from; i < d->n; i++) {
		const struct bk_student *s = student_of(d, &d->v[i]);

		bk_buf_puts(b, "<tr>");
		cell(b, s && s->name ? s->name : d->v[i].nis);
		cell(b, s ? s->class : NULL);
		cell(b, iso_day(d, d->v[i].service_due));
		cell(b, d->v[i].told_why ? d->v[i].told_why : d->v[i].why);
		bk_buf_puts(b, "</tr>\n");
	}
	bk_buf_puts(b, "</table>\n</section>\n");
}

void
bk_daysheet_html(struct bk_buf *b, const struct bk_daysheet *d)
{
	struct sheet s = { .v = bk_arena_alloc(d->arena, (d->n + 1) *
	    sizeof(size_t)) };
	bool first = true;
	size_t i = 0;

	bk_page_begin(b, &(struct bk_page){ t(d, TITLE), d->lang, true,
	    bk_school_is_f4(d->world->school) });
	for (; i < d->n && d->v[i].date != BK_DATE_NONE; i++)
		if (begins(d, i, &s)) {
			put_sheet(b, d, &s, first);
			first = false;
		}
	if (i < d->n)
		put_unplaced(b, d, i, first);
	else if (first)
		bk_buf_printf(b, "<p>%s</p>\n", t(d, NONE));
	bk_page_end(b);
}
