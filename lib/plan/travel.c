#include "travel.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "msg_domain.h"
#include "table.h"

enum { MINUTES_MAX = 24 * 60 };

static const double earth_km = 6371, elsewhere_km = 5;

/* --- the school's own table --------------------------------------------- */

static int64_t *
entry(struct bk_travel_table *t, struct bk_str from, struct bk_str to)
{
	struct bk_buf key = BK_BUF_INIT;
	int64_t *at;

	bk_buf_putstr(&key, from);
	bk_buf_putc(&key, '\n');
	bk_buf_putstr(&key, to);
	at = bk_map_number_at(&t->minutes, bk_buf_str(&key));
	bk_buf_free(&key);
	return at;
}

static int
read_row(struct bk_travel_table *t, const char *file, const struct bk_row *r,
    struct bk_diag *dg)
{
	size_t known = t->minutes.n;
	uint64_t minutes;
	int64_t *at;

	if (bk_cell(r, 0).n == 0 || bk_cell(r, 1).n == 0 ||
	    bk_str_uint(bk_cell(r, 2), MINUTES_MAX, &minutes) < 0) {
		bk_diag(dg, &bk_msg_bad_value, file, r->line,
		    "from,to,minutes expected");
		return -1;
	}
	at = entry(t, bk_cell(r, 0), bk_cell(r, 1));
	if (t->minutes.n == known && *at != (int64_t)minutes) {
		bk_diag(dg, &bk_msg_bad_value, file, r->line, bk_diag_text(dg,
		    "the same way in %d minutes and in %d"), (int)*at,
		    (int)minutes);
		return -1;
	}
	*at = (int64_t)minutes;
	return 0;
}

int
bk_travel_read(struct bk_travel_table *t, const char *file, struct bk_str text,
    struct bk_diag *dg)
{
	struct bk_table table;
	int r = 0;

	if (bk_table_text(&table, file, text, 0, dg) < 0)
		return -1;
	for (size_t i = 0; i < table.sheet[0].n && r == 0; i++) {
		const struct bk_row *row = &table.sheet[0].row[i];

		if (i > 0 || !bk_str_ieq(bk_cell(row, 0), BK_STR("from")))
			r = read_row(t, file, row, dg);
	}
	bk_table_free(&table);
	return r;
}

static void
stranger(const struct bk_map *known, const struct bk_map *students,
    struct bk_str name, struct bk_map *out)
{
	if (!bk_str_eq(name, BK_STR(BK_TRAVEL_SCHOOL)) &&
	    bk_map_find(known, name) == SIZE_MAX &&
	    bk_map_find(students, name) == SIZE_MAX)
		bk_map_intern(out, name);
}

void
bk_travel_strangers(const struct bk_travel_table *t,
    const struct bk_map *students, struct bk_map *out)
{
	struct bk_map villages = BK_MAP_INIT;

	for (size_t i = 0; i < students->n; i++) {
		const struct bk_student *s = students->e[i].value;

		if (s->home.village)
			bk_map_intern(&villages, bk_str(s->home.village));
	}
	for (size_t i = 0; i < t->minutes.n; i++) {
		struct bk_str key = t->minutes.e[i].key;
		const char *nl = memchr(key.p, '\n', key.n);
		size_t n = nl ? (size_t)(nl - key.p) : key.n;

		stranger(&villages, students, (struct bk_str){ key.p, n },
		    out);
		if (nl)
			stranger(&villages, students, (struct bk_str){ nl + 1,
			    key.n - n - 1 }, out);
	}
	bk_map_free(&villages);
}

void
bk_travel_free(struct bk_travel_table *t)
{
	bk_map_free(&t->minutes);
}

static int
look_up(const struct bk_travel_table *t, const char *from, const char *to)
{
	struct bk_buf key = BK_BUF_INIT;
	int64_t found;

	bk_buf_printf(&key, "%s\n%s", from, to);
	found = bk_map_number(&t->minutes, bk_buf_str(&key), -1);
	if (found < 0) {
		bk_buf_clear(&key);
		bk_buf_printf(&key, "%s\n%s", to, from);
		found = bk_map_number(&t->minutes, bk_buf_str(&key), -1);
	}
	bk_buf_free(&key);
	return (int)found;
}

/*
 * Minutes of the table between two students' homes, by NIS before by village;
 * `to` NULL is the school. -1 where it does not say.
 */
static int
given_by(const struct bk_travel_table *t, const struct bk_student *from,
    const struct bk_student *to)
{
	const char *a[2] = { bk_student_key(from), from->home.village };
	const char *b[2] = { to ? bk_student_key(to) : BK_TRAVEL_SCHOOL,
		to ? to->home.village : NULL };
	int minutes = -1;

	for (int i = 0; i < 4 && minutes < 0; i++)
		if (a[i >> 1] && b[i & 1])
			minutes = look_up(t, a[i >> 1], b[i & 1]);
	return minutes;
}

/* --- the formula -------------------------------------------------------- */

static double
great_circle(double lat1, double lon1, double lat2, double lon2)
{
	static const double degree = 3.14159265358979323846 / 180;
	double a = sin((lat2 - lat1) * degree / 2);
	double b = sin((lon2 - lon1) * degree / 2);
	double h = a * a + cos(lat1 * degree) * cos(lat2 * degree) * b * b;

	return 2 * earth_km * asin(sqrt(h < 1 ? h : 1));
}

struct bk_travel
bk_travel_on(const struct bk_school *school,
    const struct bk_visit_policy *policy, const struct bk_travel_table *table,
    bk_date from, bk_date to)
{
	return (struct bk_travel){ school, policy, table,
		bk_policy_speed(policy, from, to) };
}

/* A day at the most: figures of hand-made files may be anything. */
static int
minutes_of(const struct bk_travel *t, double km, bool hard)
{
	const struct bk_visit_policy *p = t->policy;
	double m = 60 * p->road_factor * km / t->speed_kmh *
	    (hard ? p->hard_terrain_factor : 1);

	m = ceil(m);
	return !(m >= 0) ? 0 : m > MINUTES_MAX ? MINUTES_MAX : (int)m;
}

static bool
located(double lat, double lon)
{
	return !isnan(lat) && !isnan(lon);
}

static double
kilometres(const struct bk_home *a, const struct bk_home *b)
{
	if (located(a->lat, a->lon) && located(b->lat, b->lon))
		return great_circle(a->lat, a->lon, b->lat, b->lon);
	return a->village && b->village &&
	    strcmp(a->village, b->village) == 0 ? 0 : elsewhere_km;
}

int
bk_travel_minutes(const struct bk_travel *t, const struct bk_student *from,
    const struct bk_student *to)
{
	int given = t->table ? given_by(t->table, from, to) : -1;

	return given >= 0 ? given : minutes_of(t,
	    kilometres(&from->home, &to->home),
	    from->home.terrain == BK_HARD || to->home.terrain == BK_HARD);
}

int
bk_travel_to_school(const struct bk_travel *t, const struct bk_student *s)
{
	int given = t->table ? given_by(t->table, s, NULL) : -1;
	const struct bk_school *school = t->school;
	double km = elsewhere_km;

	if (given >= 0)
		return given;
	if (located(school->lat, school->lon) &&
	    located(s->home.lat, s->home.lon))
		km = great_circle(school->lat, school->lon, s->home.lat,
		    s->home.lon);
	else if (!isnan(s->home.distance_km))
		km = s->home.distance_km / t->policy->road_factor;
	return minutes_of(t, km, s->home.terrain == BK_HARD);
}

bool
bk_travel_known(const struct bk_travel *t, const struct bk_student *from,
    const struct bk_student *to)
{
	const struct bk_home *a = &from->home;

	if (t->table && given_by(t->table, from, to) >= 0)
		return true;
	if (!to && !isnan(a->distance_km))
		return true;
	return located(a->lat, a->lon) && (to ?
	    located(to->home.lat, to->home.lon) :
	    located(t->school->lat, t->school->lon));
}
