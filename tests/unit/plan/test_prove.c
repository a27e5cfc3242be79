/*
 * The checker of plans, rule by rule: a sound plan passes; each way of
 * breaking one by hand is found, and called by its name.
 */
#include "planworld.h"

static const char school[] =
    "school_days: Mon-Fri\nlat: -7.0\nlon: 110.0\n"
    "classes:\n"
    "  - {id: X-1, homeroom: wali, counsellor: bk1}\n"
    "staff:\n"
    "  - {id: bk1, role: counsellor, sex: F, free: [\"Mon-Sat 08:00-17:00\"],"
    " away: [{from: 2020-10-08, to: 2020-10-08}]}\n"
    "  - {id: wali, role: homeroom, sex: F, free: [\"Mon-Sat 08:00-12:00\"]}\n"
    "  - {id: tu, role: teacher, sex: M}\n"
    "  - {id: bk2, role: counsellor, sex: M, "
    "free: [\"Mon-Sat 08:00-17:00\"], max_visits_per_day: 1}\n";

static const char calendar[] =
    "- {date: 2020-10-06, kind: national}\n"
    "- {date: 2020-10-05, kind: school, hours: \"08:00-11:00\"}\n"
    "- {date: 2020-10-07, kind: school, grades: [X]}\n";

#define CASE(nis, with) \
	"---\nkind: case\nid: 2020-2021-1/" nis "\nterm: 2020-2021-1\n" \
	"student: {nis: \"" nis "\", class: X-1}\nstatus: open\n" \
	"rung: visit\n" with "actions:\n" \
	"  - {date: 2020-09-30, step: approval, outcome: granted, by: k}\n" \
	"  - {date: 2020-09-30, step: consent, outcome: given, by: k}\n"
#define STUDENT(nis, rest) \
	"---\nkind: student\nnis: \"" nis "\"\nname: N\nclass: X-1\n" rest

static const char docs[] =
    STUDENT("1", "guardians: [{name: Ibu, sex: F, available: "
	"[\"Mon-Fri 08:00-11:00\"]}, {name: Ayah, sex: M}, "
	"{name: Kakek, sex: M, deceased: true}]\nhome: {village: A}\n")
    STUDENT("2", "household: h\nguardians: [{name: Ibu, sex: F}]\n"
	"home: {village: B}\n")
    STUDENT("3", "household: h\nguardians: [{name: Ibu, sex: F}]\n"
	"home: {village: B}\n")
    CASE("1", "") CASE("2", "") CASE("3", "counsellor: bk2\n");

/* 1 alone at 08:00; 2 and 3, siblings, an hour and more later. */
static const struct bk_visit sound[3] = {
	{ .case_id = "2020-2021-1/1", .nis = "1", .start = 480, .end = 525,
	    .visitor = "bk1", .guardian = "Ibu", .area = "A" },
	{ .case_id = "2020-2021-1/2", .nis = "2", .start = 555, .end = 600,
	    .visitor = "bk1", .guardian = "Ibu", .area = "B" },
	{ .case_id = "2020-2021-1/3", .nis = "3", .start = 555, .end = 600,
	    .visitor = "bk1", .guardian = "Ibu", .area = "B" },
};

struct broken {
	const char	*date;			/* of all; NULL: 10-02 */
	int		 which;			/* 0..2 */
	int		 start, end;		/* 0: as they were */
	const char	*visitor, *guardian, *with;
	const char	*due;
	const char	*policy;
	const char	*want;
};

static const char *who[2];

static void
check(const struct broken *b)
{
	struct bk_visit v[3];
	struct world w;

	world_begin(&w, school, b->policy ? b->policy : "{}", calendar, docs);
	memcpy(v, sound, sizeof(v));
	for (int i = 0; i < 3; i++) {
		v[i].date = day(b->date ? b->date : "2020-10-02");
		v[i].service_due = day(b->policy && strstr(b->policy,
		    "within") ? "2020-10-01" : "2020-10-12");
	}
	if (b->start) {
		v[b->which].start = b->start;
		v[b->which].end = b->end ? b->end : b->start + 45;
	}
	if (b->visitor)
		v[b->which].visitor = strcmp(b->visitor, "-") ? b->visitor :
		    NULL;
	if (b->guardian)
		v[b->which].guardian = b->guardian;
	if (b->due)
		v[b->which].service_due = day(b->due);
	if (b->with) {
		who[0] = b->with;
		v[b->which].with = (struct bk_texts){ who, 1 };
	}
	world_check(&w, v, 3);
	if (!strstr(w.broken.p, b->want) || (!*b->want && w.broken.n))
		fail_msg("wanted '%s', said '%s'", b->want, w.broken.p);
	world_end(&w);
}

static void
a_sound_plan_passes(void **state)
{
	const struct broken b = { .want = "" };

	(void)state;
	check(&b);
}

#define BROKEN(name, ...) \
	static void \
	name(void **state) \
	{ \
		static const struct broken all[] = { __VA_ARGS__ }; \
		(void)state; \
		for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) \
			check(&all[i]); \
	}

BROKEN(rule_4_1_not_due,
    { .policy = "visit: {consent: before, within_working_days: 1}",
	.want = "later than the service standard allows" })
BROKEN(rule_4_2_approved_before,
    { .date = "2020-09-29", .want = "1: before the approval" })
BROKEN(rule_4_3_service_due,
    { .due = "2020-10-09", .want = "1: another service_due" })
BROKEN(rule_4_4_day,
    { .date = "2020-10-01", .want = "1: not after today" },
    { .date = "2020-10-04", .want = "1: not a weekday of visits" },
    { .date = "2020-10-06", .want = "1: on a day without school" },
    { .date = "2020-10-07", .want = "1: on a day without school" },
    { .date = "2020-10-05", .which = 1, .start = 630,
	.want = "2: outside the hours of a short day" })
BROKEN(rule_4_5_windows,
    { .start = 640, .want = "1: not within a window of the guardian" },
    { .which = 1, .start = 460, .want = "2: not within a window of the "
	"guardian" },
    { .which = 1, .start = 700, .want = "2: in a quiet time" },
    { .which = 1, .start = 725, .with = "wali",
	.want = "2: a person who is not free then" })
#define DATED(windows) \
	"{from: 2020-10-02, to: 2020-10-02, windows: [" windows "]}"
BROKEN(rule_4_5_windows_of_dates,
    { .policy = "visit: {default_windows: [\"Mon-Fri 08:00-17:00\", "
	DATED("") "]}", .want = "2: not within a window of the guardian" },
    { .policy = "visit: {default_windows: [\"Mon-Thu 08:00-17:00\", "
	DATED("\"Fri 09:00-12:00\"") "]}", .want = "" },
    { .policy = "visit: {quiet: [" DATED("\"Fri 09:55-10:30\"") "]}",
	.want = "2: in a quiet time" })
/* Noon is at 11:29, and Friday's prayer an hour; the sun sets at 17:34. */
BROKEN(rule_4_5_hours_of_the_place,
    { .which = 2, .start = 645, .policy = "visit: {quiet: [prayer]}",
	.want = "3: in a time of prayer" },
    { .policy = "visit: {quiet: [prayer]}", .want = "" },
    { .which = 2, .start = 745, .policy = "visit: {quiet: [prayer]}",
	.want = "3: in a time of prayer" },
    { .policy = "visit: {latest: \"09:55\"}",
	.want = "2: later than visits last" },
    { .policy = "visit: {latest: \"10:00\"}", .want = "" },
    { .which = 2, .start = 1010, .policy = "visit: {latest: sunset}",
	.want = "3: later than visits last" })
BROKEN(rule_4_6_length,
    { .start = 482, .want = "1: does not start on five minutes" },
    { .start = 485, .end = 525, .want = "1: not of the usual length" })
BROKEN(rule_4_7_guardian,
    { .guardian = "Kakek", .want = "1: no living guardian" },
    { .guardian = "Paman", .want = "1: no living guardian" })
BROKEN(rule_4_8_visitor,
    { .visitor = "-", .want = "1: no visitor" },
    { .visitor = "siapa", .want = "1: a person who is not in school.yaml" },
    { .visitor = "tu", .want = "1: a person who is not free then" },
    { .visitor = "bk2", .want = "1: not the counsellor of the case" },
    { .date = "2020-10-08", .want = "1: a person who is away" },
    { .policy = "visit: {max_per_day: 1}",
	.want = "more visits than a person makes a day" },
    { .policy = "visit: {max_per_day: 0}",
	.want = "1: more visits than a person makes a day" })
BROKEN(rule_4_9_companion,
    { .guardian = "Ayah", .want = "1: without a companion" },
    { .guardian = "Ayah", .with = "wali", .want = "" },
    { .guardian = "Ayah", .with = "bk1",
	.want = "1: the visitor as own companion" },
    { .policy = "visit: {companion: always}",
	.want = "1: without a companion" },
    { .guardian = "Ayah", .policy = "visit: {companion: never}",
	.want = "" })
BROKEN(rule_4_10_travel,
    /* 45 minutes, 20 on the road, 10 between: 09:15 is the first */
    { .start = 485, .want = "too soon after the visit before" },
    { .start = 515, .want = "too soon after the visit before" })
BROKEN(rule_4_10_speed_of_the_season,
    { .policy = "visit: {speed_kmh: [20, {from: 2020-10-02, to: 2020-10-02, "
	"speed_kmh: 19}]}", .want = "2: too soon after the visit before" },
    { .policy = "visit: {speed_kmh: [20, {from: 2020-10-03, to: 2020-10-09, "
	"speed_kmh: 5}]}", .want = "" })
/* From eight on, and 20 minutes there; back by five in the afternoon. */
BROKEN(rule_4_10_from_school,
    { .policy = "visit: {from_school: true}",
	.want = "1: no time for the way from school or back" },
    { .start = 500, .which = 0, .policy = "visit: {from_school: true}",
	.want = "2: too soon" },
    { .which = 2, .start = 960, .policy = "visit: {from_school: true, "
	"companion: never}", .want = "3: no time for the way from school or "
	"back" })
BROKEN(rule_4_11_siblings,
    { .which = 2, .start = 605, .want = "too soon after the visit before" })

/* 4.2: whatever the plan says, it must not be made. */
static void
rule_4_2_prerequisites(void **state)
{
	struct bk_visit v = sound[0];
	struct world w;

	(void)state;
	world_begin(&w, school, "{}", calendar,
	    STUDENT("1", "guardians: [{name: Ibu, sex: F}]\n")
	    "---\nkind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n"
	    "student: {nis: \"1\"}\nstatus: open\nrung: visit\n"
	    "actions: [{date: 2020-09-30, step: note}]\n");
	v.date = day("2020-10-02");
	v.service_due = BK_DATE_NONE;
	world_check(&w, &v, 1);
	assert_string_equal(w.broken.p,
	    "1: the principal's approval is missing");
	world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_plan_passes),
		cmocka_unit_test(rule_4_1_not_due),
		cmocka_unit_test(rule_4_2_prerequisites),
		cmocka_unit_test(rule_4_2_approved_before),
		cmocka_unit_test(rule_4_3_service_due),
		cmocka_unit_test(rule_4_4_day),
		cmocka_unit_test(rule_4_5_windows),
		cmocka_unit_test(rule_4_5_windows_of_dates),
		cmocka_unit_test(rule_4_5_hours_of_the_place),
		cmocka_unit_test(rule_4_6_length),
		cmocka_unit_test(rule_4_7_guardian),
		cmocka_unit_test(rule_4_8_visitor),
		cmocka_unit_test(rule_4_9_companion),
		cmocka_unit_test(rule_4_10_travel),
		cmocka_unit_test(rule_4_10_speed_of_the_season),
		cmocka_unit_test(rule_4_10_from_school),
		cmocka_unit_test(rule_4_11_siblings),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
