/*
 * The rules of FIELD 4, a test a line. Each scenario is a small school of
 * Thursday, 2020-10-01, with what it changes, and the plan that must come of
 * it.
 */
#include "planworld.h"

/* What a scenario says; what it leaves out is the usual. */
struct scene {
	const char *staff, *policy, *calendar, *student, *kase, *more, *want;
};

static const struct scene usual = {
	.staff = "  - {id: bk1, role: counsellor, sex: M, "
	    "free: [\"Mon-Sat 07:00-18:00\"]}\n",
	.policy = "{}",
	.calendar = "[]",
	.student = "guardians: [{name: Ibu, sex: F}]\n"
	    "home: {village: \"Muntung\"}\n",
	.kase = "actions:\n"
	    "  - {date: 2020-09-30, step: approval, outcome: granted, by: k}\n"
	    "  - {date: 2020-09-30, step: consent, outcome: given, by: k}\n",
	.more = "",
};

#define APPROVED \
	"  - {date: 2020-09-30, step: approval, outcome: granted, by: k}\n"
#define CONSENTED \
	"  - {date: 2020-09-30, step: consent, outcome: given, by: k}\n"
#define DID(step, outcome) \
	"  - {date: 2020-10-01, step: " step ", outcome: " outcome ", by: k}\n"

/* A student and a case of the usual kind, for `more`. */
#define ANOTHER(nis, student, kase) \
	"---\nkind: student\nnis: \"" nis "\"\nname: N\nclass: X-1\n" student \
	"---\nkind: case\nid: 2020-2021-1/" nis "\nterm: 2020-2021-1\n" \
	"student: {nis: \"" nis "\", class: X-1}\nstatus: open\n" \
	"rung: visit\n" kase
#define HOME	"guardians: [{name: Ibu, sex: F}]\n" \
	"home: {village: \"Muntung\"}\n"
#define READY	"actions:\n" APPROVED CONSENTED

static const char *
or(const char *a, const char *b)
{
	return a ? a : b;
}

static void
begin(struct world *w, const struct scene *s)
{
	struct bk_buf school = BK_BUF_INIT, docs = BK_BUF_INIT;

	bk_buf_printf(&school, "school_days: Mon-Fri\nlat: -7.0\nlon: 110.0\n"
	    "classes:\n  - {id: X-1, homeroom: wali, counsellor: bk1}\n"
	    "  - {id: XII-1}\nstaff:\n%s", or(s->staff, usual.staff));
	bk_buf_printf(&docs, "---\nkind: student\nnis: \"1\"\nname: N\n"
	    "class: X-1\n%s---\nkind: case\nid: 2020-2021-1/1\n"
	    "term: 2020-2021-1\nstudent: {nis: \"1\", class: X-1}\n"
	    "status: open\nrung: visit\n%s%s", or(s->student, usual.student),
	    or(s->kase, usual.kase), or(s->more, usual.more));
	world_begin(w, school.p, or(s->policy, usual.policy),
	    or(s->calendar, usual.calendar), docs.p);
	bk_buf_free(&school);
	bk_buf_free(&docs);
}

static void
plan(const struct scene *s)
{
	struct bk_buf got = BK_BUF_INIT;
	struct world w;

	begin(&w, s);
	world_plan(&w);
	world_show(&w, &got);
	if (strchr(s->want, '~')) {		/* the beginning */
		size_t n = strlen(s->want) - 1;

		if (strncmp(got.p, s->want, n) != 0)
			fail_msg("%s\nwanted %s", got.p, s->want);
	} else
		assert_string_equal(got.p, s->want);
	bk_buf_free(&got);
	world_end(&w);
}

#define EACH(...) \
	do { \
		static const struct scene scenes[] = { __VA_ARGS__ }; \
		for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); \
		    i++) \
			plan(&scenes[i]); \
	} while (0)

static void
rule_4_1_open_on_visit_not_met(void **state)
{
	(void)state;
	EACH({ .want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY DID("visit", "met"), .want = "" },
	    { .kase = READY DID("visit", "met")
		"  - {date: 2020-10-01, step: visit_request, by: k}\n"
		APPROVED CONSENTED, .want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY DID("visit", "nobody_home"),
		.want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY DID("visit", "cancelled"),
		.want = "10-02 08:00 bk1 Ibu" });
}

static void
rule_4_2_prerequisites(void **state)
{
	(void)state;
	EACH({ .kase = "actions:\n" CONSENTED,
		.want = "- the principal's approval is missing" },
	    { .kase = "actions:\n" APPROVED CONSENTED
		DID("approval", "denied"),
		.want = "- the principal's approval was denied" },
	    { .kase = "actions:\n" APPROVED,
		.want = "- the guardian's consent is missing" },
	    { .kase = "actions:\n" APPROVED, .policy =
		"visit: {consent: at_door}", .want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY DID("assent", "unwilling"),
		.want = "- the student is against it" },
	    { .kase = READY DID("assent", "doubtful"),
		.want = "- the student is in doubt about it" },
	    { .kase = READY DID("assent", "doubtful")
		DID("assent", "willing"), .want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY
		"  - {date: 2020-10-01, step: visit_request, by: k}\n",
		.want = "- the principal's approval is missing; the "
		"guardian's consent is missing" });
}

static void
rule_4_3_service_standard(void **state)
{
	(void)state;
	/* approved on Wed 30 Sep: 1, 2, 5, 6, 7, 8 and 9 October */
	EACH({ .student = "guardians: [{name: Ibu, sex: F, "
		"available: [\"Fri 08:00-09:00\"]}]\n", .policy =
		"visit: {within_working_days: 7}", .calendar =
		"[{date: 2020-10-02, kind: school}]",
		.want = "10-09 08:00 bk1 Ibu" },
	    { .student = "guardians: [{name: Ibu, sex: F, "
		"available: [\"Sat 08:00-09:00\"]}]\n", .policy =
		"visit: {within_working_days: 3}",
		.want = "10-03 08:00 bk1 Ibu" },
	    { .student = "guardians: [{name: Ibu, sex: F, "
		"available: [\"Sat 08:00-09:00\"]}]\n", .policy =
		"visit: {within_working_days: 2}",
		.want = "- no window of the guardian's falls on a possible "
		"day up to 2020-10-02; the guardian at home on Fri "
		"2020-10-02 13:00-18:00 would do: --what-if "
		"'1.available+=Fri 13:00-18:00'" },
	    /* a new approval alone would not do */
	    { .student = "guardians: [{name: Ibu, sex: F, "
		"available: [\"Sun 08:00-09:00\"]}]\n", .policy =
		"visit: {within_working_days: 1}",
		.want = "- the service standard ended on 2020-10-01; a new "
		"approval, granted by Thu 2020-10-01, and the guardian at "
		"home on Fri 2020-10-02 13:00-18:00 would do: --what-if "
		"'1.approval=granted' --what-if "
		"'1.available+=Fri 13:00-18:00'" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Sun 07:00-18:00\"]}\n", .policy =
		"visit: {within_working_days: 1}",
		.want = "- the service standard ended on 2020-10-01; a new "
		"approval, granted by Thu 2020-10-01, and bk1 free on Fri "
		"2020-10-02 13:00-17:00 would do: --what-if "
		"'1.approval=granted' --what-if "
		"'bk1.free+=Fri 13:00-17:00'" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: F, "
		"free: [\"Fri 07:00-18:00\"]}\n"
		"  - {id: bk2, role: teacher, sex: M, "
		"free: [\"Sat 07:00-18:00\"]}\n",
		.student = "guardians: [{name: Ayah, sex: M}]\n",
		.policy = "visit: {within_working_days: 1}",
		.want = "- the service standard ended on 2020-10-01; a new "
		"approval, granted by Thu 2020-10-01, and bk2 going along "
		"on Fri 2020-10-02 13:00-17:00 would do: --what-if "
		"'1.approval=granted' --what-if "
		"'bk2.free+=Fri 13:00-17:00'" },
	    /* an approval that is to be granted: no visit before it */
	    { .kase = "actions:\n  - {date: 2020-10-07, step: approval, "
		"outcome: granted, by: k}\n" CONSENTED,
		.want = "10-07 08:00 bk1 Ibu" },
	    { .policy = "visit: {within_working_days: 1}",
		.want = "- the service standard ended on 2020-10-01; a new "
		"approval, granted by Thu 2020-10-01, for Fri 2020-10-02 "
		"13:00-17:00 would do: --what-if '1.approval=granted'" });
}

static void
rule_4_4_days(void **state)
{
	(void)state;
	EACH({ .calendar = "[{date: 2020-10-02, kind: national}]",
		.want = "10-03 08:00 bk1 Ibu" },
	    { .policy = "visit: {days: Mon-Fri}", .calendar =
		"[{date: 2020-10-02, kind: national}]",
		.want = "10-05 08:00 bk1 Ibu" },
	    { .calendar = "[{date: 2020-10-02, kind: collective_leave}]",
		.want = "10-03 08:00 bk1 Ibu" },
	    { .calendar = "[{date: 2020-10-02, kind: collective_leave}]",
		.policy = "collective_leave: workday",
		.want = "10-02 08:00 bk1 Ibu" },
	    { .calendar = "[{date: 2020-10-02, kind: school, grades: [XII]}]",
		.want = "10-02 08:00 bk1 Ibu" },
	    { .calendar = "[{date: 2020-10-02, kind: school, grades: [X]}]",
		.want = "10-03 08:00 bk1 Ibu" },
	    { .calendar = "[{date: 2020-10-02, kind: school, "
		"hours: \"09:00-10:00\"}]", .want = "10-02 09:00 bk1 Ibu" });
}

static void
rule_4_5_windows(void **state)
{
	(void)state;
	EACH({ .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Wed,Fri-Sat 15:02-16:00\"]}]\n",
		.want = "10-02 15:05 bk1 Ibu" },
	    /* within one entry, not across two that touch */
	    { .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 08:00-08:40\", \"Fri 08:40-09:20\", "
		"\"Mon 10:00-11:00\"]}]\n", .want = "10-05 10:00 bk1 Ibu" },
	    { .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 10:50-13:30\", \"Sat 08:00-12:00\"]}]\n",
		.want = "10-03 08:00 bk1 Ibu" },	/* quiet on Friday */
	    { .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 10:45-13:45\"]}]\n", .want = "10-02 10:45 bk1 Ibu" },
	    { .policy = "visit: {default_windows: [\"Tue 09:30-12:00\"]}",
		.want = "10-06 09:30 bk1 Ibu" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Mon 13:00-17:00\"]}\n",
		.want = "10-05 13:00 bk1 Ibu" });
}

#define AT_HOME(windows) \
	"guardians: [{name: Ibu, sex: F, available: [" windows "]}]\n" \
	"home: {village: \"Muntung\"}\n"
#define DATED(from, to, windows) \
	"{from: 2020-10-" from ", to: 2020-10-" to ", windows: [" windows "]}"
#define FREE(windows) \
	"  - {id: bk1, role: counsellor, sex: M, free: [" windows "]}\n"

/* Hours of dates count on these, in the place of all others. */
static void
rule_4_5_windows_of_dates(void **state)
{
	(void)state;
	EACH({ .student = AT_HOME("\"Mon-Sat 08:00-17:00\", "
		DATED("01", "03", "\"Fri-Sat 15:00-16:00\"")),
		.want = "10-02 15:00 bk1 Ibu" },
	    /* the day after they are over, the usual ones again */
	    { .student = AT_HOME("\"Mon-Sat 08:00-17:00\", "
		DATED("01", "02", "")), .want = "10-03 08:00 bk1 Ibu" },
	    /* two entries of one day are both good */
	    { .student = AT_HOME(DATED("02", "02", "\"Fri 08:00-08:30\"")
		", " DATED("01", "09", "\"Fri 14:00-15:00\"")),
		.want = "10-02 14:00 bk1 Ibu" },
	    /* of other days nothing is said: they have the usual hours */
	    { .student = AT_HOME(DATED("02", "02", "")),
		.want = "10-03 08:00 bk1 Ibu" },
	    { .policy = "visit: {default_windows: [\"Mon-Sat 09:00-17:00\", "
		DATED("02", "05", "\"Mon 13:00-14:00\"") "]}",
		.want = "10-05 13:00 bk1 Ibu" },
	    { .staff = FREE("\"Mon-Sat 08:00-17:00\", "
		DATED("02", "03", "\"Sat 10:00-12:00\"")),
		.want = "10-03 10:00 bk1 Ibu" },
	    /* but nobody of the staff is free by default */
	    { .staff = FREE(DATED("05", "09", "\"Mon-Fri 09:00-10:00\"")),
		.want = "10-05 09:00 bk1 Ibu" },
	    /* quiet times of dates are beside the others */
	    { .student = AT_HOME("\"Fri 10:50-13:00\", "
		"\"Sat 08:00-09:00\", \"Mon 08:00-09:00\""),
		.policy = "visit: {quiet: [\"Fri 11:30-13:00\", "
		DATED("03", "03", "\"Sat 08:30-09:00\"") "]}",
		.want = "10-05 08:00 bk1 Ibu" },
	    /* what would do on such a day is told with its date */
	    { .student = AT_HOME(DATED("02", "09", "")), .want =
		"- no window of the guardian's falls on a possible day up to "
		"2020-10-09; the guardian at home on Fri 2020-10-02 "
		"13:00-18:00 would do: --what-if '1.available+="
		"2020-10-02..2020-10-02 Fri 13:00-18:00'" });
}

/*
 * At 7 degrees south, 110 east, on 2 October: noon 11:29 WIB, Asr 14:33,
 * sunset 17:34; the day after nearly the same.
 */
static void
rule_4_5_hours_of_the_place(void **state)
{
	(void)state;
	/* from 11:29 on for half an hour; on Friday a whole one */
	EACH({ .student = AT_HOME("\"Sat 11:00-13:00\""),
		.policy = "visit: {quiet: [prayer]}",
		.want = "10-03 12:00 bk1 Ibu" },
	    { .student = AT_HOME("\"Fri 11:00-13:30\""),
		.policy = "visit: {quiet: [prayer]}",
		.want = "10-02 12:30 bk1 Ibu" },
	    { .student = AT_HOME("\"Sat 11:00-13:00\""),
		.policy = "visit: {quiet: [prayer], prayer_minutes: 15}",
		.want = "10-03 11:45 bk1 Ibu" },
	    { .student = AT_HOME("\"Fri 14:00-14:50\", "
		"\"Sat 13:45-14:45\""),
		.policy = "visit: {quiet: [prayer]}",
		.want = "10-03 13:45 bk1 Ibu" },
	    { .student = AT_HOME("\"Fri 16:50-18:00\", "
		"\"Sat 16:45-18:00\""), .policy = "visit: {latest: sunset}",
		.want = "10-03 16:45 bk1 Ibu" },
	    { .student = AT_HOME("\"Fri 16:00-18:00\", "
		"\"Sat 15:45-18:00\""),
		.policy = "visit: {latest: \"16:30\"}",
		.want = "10-03 15:45 bk1 Ibu" });
}

static void
rule_4_6_length(void **state)
{
	(void)state;
	EACH({ .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 09:00-09:44\", \"Sat 09:01-09:50\"]}]\n",
		.want = "10-03 09:05 bk1 Ibu" },
	    { .policy = "visit: {minutes: {default: 33}}", .student =
		"guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 09:00-09:33\"]}]\n",
		.want = "10-02 09:00 bk1 Ibu" });
}

static void
rule_4_7_guardian(void **state)
{
	(void)state;
	EACH({ .student = "guardians: [{name: Ayah, sex: M, deceased: true}, "
		"{name: Ibu, sex: F}]\n", .want = "10-02 08:00 bk1 Ibu" },
	    { .student = "guardians: [{name: Ayah, sex: M}, "
		"{name: Ibu, sex: F, primary: true}]\n",
		.want = "10-02 08:00 bk1 Ibu" },
	    /* the other one where the preferred is never at home */
	    { .student = "guardians: [{name: Ayah, sex: M, available: "
		"[\"Sun 08:00-17:00\"]}, {name: Ibu, sex: F}]\n",
		.want = "10-02 08:00 bk1 Ibu" },
	    /* a day later rather than the other */
	    { .student = "guardians: [{name: Ayah, sex: M, available: "
		"[\"Mon 08:00-17:00\"]}, {name: Ibu, sex: F}]\n",
		.want = "10-05 08:00 bk1 Ayah" },
	    { .student = "guardians: [{name: Ayah, deceased: true}]\n",
		.want = "- no living guardian is on the roster" },
	    /* what cannot be read is shown; another guardian may be at home */
	    { .student = "guardians: [{name: Ibu, sex: F, available: "
		"[\"Fri 08:00-17:00\", \"Sen-Jum 08:00-17:00\"]}]\n",
		.want = "- a window of the guardian's cannot be read: "
		"'Sen-Jum 08:00-17:00'" },
	    { .student = "guardians: [{name: Ayah, sex: M, available: "
		"[\"Sen 08:00-17:00\"]}, {name: Ibu, sex: F}]\n",
		.want = "10-02 08:00 bk1 Ibu" });
}

static void
rule_4_8_visitor(void **state)
{
	(void)state;
	EACH({ .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"]}\n"
		"  - {id: bk2, role: counsellor, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"]}\n",
		.kase = "counsellor: bk2\n" READY,
		.want = "10-02 08:00 bk2 Ibu" },
	    { .staff = "  - {id: b, role: counsellor, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"]}\n"
		"  - {id: c, role: coordinator, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"]}\n",
		.want = "10-02 08:00 c Ibu" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"], "
		"away: [{from: 2020-10-02, to: 2020-10-05}]}\n",
		.want = "10-06 08:00 bk1 Ibu" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M}\n",
		.want = "- nobody is there to go: bk1 has no hours "
		"for visits (free) that can be read; bk1 free on Fri "
		"2020-10-02 13:00-17:00 would do: --what-if "
		"'bk1.free+=Fri 13:00-17:00'" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Senin 07:00-18:00\"]}\n",
		.want = "- nobody is there to go: bk1 has no hours "
		"for visits (free) that can be read; no change that would do "
		"was found" },
	    { .staff = "  - {id: kepsek, role: principal, sex: M, "
		"free: [\"Mon-Sat 07:00-18:00\"]}\n",
		.want = "- nobody is there to go: no counsellor is among the "
		"staff; no change that would do was found" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"max_visits_per_day: 1, free: [\"Mon-Sat 07:00-18:00\"]}\n",
		.more = ANOTHER("2", HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-03 08:00 bk1 Ibu" },
	    { .policy = "visit: {max_per_day: 1}",
		.more = ANOTHER("2", HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-03 08:00 bk1 Ibu" });
}

#define WOMAN	"  - {id: bk1, role: counsellor, sex: F, " \
	"free: [\"Mon-Sat 07:00-18:00\"]}\n"
#define WALI	"  - {id: wali, role: homeroom, sex: F, " \
	"free: [\"Mon 09:00-10:00\"]}\n"
#define GURU	"  - {id: a, role: teacher, sex: M, " \
	"free: [\"Fri-Mon 09:00-10:00\"]}\n"
#define FATHER	"guardians: [{name: Ayah, sex: M}]\n"

static void
rule_4_9_companion(void **state)
{
	(void)state;
	EACH({ .staff = WOMAN WALI, .want = "10-02 08:00 bk1 Ibu" },
	    { .staff = WOMAN WALI, .student = FATHER,
		.want = "10-05 09:00 bk1+wali Ayah" },
	    { .staff = WOMAN WALI, .student = "guardians: [{name: Wali}]\n",
		.want = "10-05 09:00 bk1+wali Wali" },
	    { .student = FATHER, .want = "10-02 08:00 bk1 Ayah" },
	    /* the homeroom teacher is preferred, in a day or two */
	    { .staff = WOMAN WALI GURU, .student = FATHER,
		.want = "10-05 09:00 bk1+wali Ayah" },
	    { .staff = WOMAN GURU, .student = FATHER,
		.want = "10-02 09:00 bk1+a Ayah" },
	    { .staff = WOMAN WALI, .student = FATHER,
		.policy = "visit: {companion: never}",
		.want = "10-02 08:00 bk1 Ayah" },
	    { .staff = WOMAN WALI, .policy = "visit: {companion: always}",
		.want = "10-05 09:00 bk1+wali Ibu" },
	    { .staff = WOMAN, .student = FATHER, .want =
		"- nobody who could go along with bk1 is free in a window of "
		"the guardian's, up to 2020-10-09; no change that would do was "
		"found" },
	    /* the homeroom teacher, who has no hours yet */
	    { .staff = WOMAN "  - {id: a, role: teacher}\n"
		"  - {id: wali, role: homeroom}\n", .student = FATHER,
		.want = "- nobody who could go along with bk1 is free in a "
		"window of the guardian's, up to 2020-10-09; wali going along "
		"on Fri 2020-10-02 13:00-17:00 would do: --what-if "
		"'wali.free+=Fri 13:00-17:00'" });
}

/* 45 minutes of visit, then the way, then 10 minutes. */
static void
rule_4_10_travel(void **state)
{
	(void)state;
	/* one village: 0 km; two: 5 km, 19.5 minutes, so 20 */
	EACH({ .more = ANOTHER("2", HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 08:55 bk1 Ibu" },
	    { .more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:15 bk1 Ibu" },
	    /* 29.25 minutes of hard terrain, so 30 */
	    { .more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\", terrain: hard}\n", READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:25 bk1 Ibu" },
	    /* 0.1 degree of latitude: 11.119 km, 43.4 minutes, so 44 */
	    { .student = "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"A\", lat: -7.0, lon: 110.0}\n",
		.more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"B\", lat: -7.1, lon: 110.0}\n", READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:40 bk1 Ibu" });
}

/* Five kilometres: 20 minutes, in the rains at 10 km an hour 39. */
static void
rule_4_10_speed_of_the_season(void **state)
{
	(void)state;
	EACH({ .more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", READY), .policy = "visit: "
		"{speed_kmh: [20, {from: 2020-10-01, to: 2020-10-31, "
		"speed_kmh: 10}]}",
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:35 bk1 Ibu" },
	    /* over before the first day that is possible */
	    { .more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", READY), .policy = "visit: "
		"{speed_kmh: [20, {from: 2020-09-01, to: 2020-10-01, "
		"speed_kmh: 10}]}",
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:15 bk1 Ibu" },
	    /* it begins among the days, and slows its own alone */
	    { .more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", READY), .policy = "visit: "
		"{speed_kmh: [20, {from: 2020-10-05, to: 2020-10-31, "
		"speed_kmh: 4}]}",
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:15 bk1 Ibu" },
	    /* what was announced stays, though the rains come nearer */
	    { .kase = "planned: {date: 2020-10-02, start: \"08:00\", "
		"end: \"08:45\", visitor: bk1}\n" READY,
		.more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", "planned: {date: 2020-10-02, "
		"start: \"09:15\", end: \"10:00\", visitor: bk1}\n" READY),
		.policy = "visit: {speed_kmh: [20, {from: 2020-10-09, "
		"to: 2020-10-31, speed_kmh: 4}]}",
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:15 bk1 Ibu" },
	    /* two hours on the road leave no time; before the rains they do */
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Mon 08:00-10:00\", \"Fri 08:00-10:00\"]}\n",
		.more = ANOTHER("2", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Batur\"}\n", READY)
		ANOTHER("3", "guardians: [{name: Ibu, sex: F}]\n"
		"home: {village: \"Rawa\"}\n", READY), .policy = "visit: "
		"{within_working_days: 3, speed_kmh: [20, {from: 2020-10-05, "
		"to: 2020-10-05, speed_kmh: 4}]}",
		.want = "10-02 08:00 bk1 Ibu; 10-02 09:15 bk1 Ibu; "
		"10-05 08:00 bk1 Ibu" });
}

#define FAR	"guardians: [{name: Ibu, sex: F}]\n" \
	"home: {village: \"A\", lat: -7.1, lon: 110.0}\n"

/*
 * With from_school the way takes hours of `free`: 0.1 degree of latitude is 44
 * minutes, there before the first visit within an entry and back after the
 * last.
 */
static void
rule_4_10_from_school(void **state)
{
	(void)state;
	EACH({ .student = FAR, .staff = FREE("\"Fri 08:00-10:14\""),
		.policy = "visit: {from_school: true}",
		.want = "10-02 08:45 bk1 Ibu" },
	    { .student = FAR, .staff = FREE("\"Fri 08:00-10:13\", "
		"\"Sat 10:00-13:00\""),
		.policy = "visit: {from_school: true}",
		.want = "10-03 10:45 bk1 Ibu" },
	    { .student = FAR, .staff = FREE("\"Fri 08:00-08:45\""),
		.want = "10-02 08:00 bk1 Ibu" },
	    /* two of one village in one entry: there once, and back once */
	    { .student = FAR, .more = ANOTHER("2", FAR, READY),
		.staff = FREE("\"Fri 08:00-11:10\""),
		.policy = "visit: {from_school: true}",
		.want = "10-02 08:45 bk1 Ibu; 10-02 09:40 bk1 Ibu" },
	    /* a school that does not say where it is: 5 km, 20 minutes */
	    { .staff = FREE("\"Fri 08:00-09:24\", \"Sat 08:00-09:25\""),
		.policy = "visit: {from_school: true}",
		.want = "10-03 08:20 bk1 Ibu" },
	    /* what would do has the way in it */
	    { .student = FAR, .staff = FREE("\"Fri 08:00-09:00\""),
		.policy = "visit: {from_school: true}",
		.want = "- bk1 is free on no possible day, up to 2020-10-09; "
		"bk1 free on Fri 2020-10-02 13:00-17:00 would do: --what-if "
		"'bk1.free+=Fri 12:16-17:44'" });
}

static void
rule_4_11_siblings(void **state)
{
	(void)state;
	EACH({ .student = "household: h1\n" HOME,
		.more = ANOTHER("2", "household: h1\n" HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 08:00 bk1 Ibu" },
	    /* of no household */
	    { .student = "household: \"\"\n" HOME,
		.more = ANOTHER("2", "household: \"\"\n" HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 08:55 bk1 Ibu" },
	    /* one is not ready: apart */
	    { .student = "household: h1\n" HOME,
		.more = ANOTHER("2", "household: h1\n" HOME, "actions:\n"
		APPROVED), .want = "10-02 08:00 bk1 Ibu; "
		"- the guardian's consent is missing" },
	    /* each guardian is at home on other days */
	    { .student = "household: h1\nguardians: [{name: Ibu, sex: F, "
		"available: [\"Fri 08:00-17:00\"]}]\n",
		.more = ANOTHER("2", "household: h1\nguardians: [{name: Bibi, "
		"sex: F, available: [\"Sat 08:00-17:00\"]}]\n", READY),
		.want = "- siblings are visited at once, and up to 2020-10-09 "
		"no window suits them all; ~" });
}

#define TWO	"  - {id: bk1, role: counsellor, sex: M, " \
	"free: [\"Mon-Sat 07:00-18:00\"]}\n" \
	"  - {id: bk2, role: counsellor, sex: M, " \
	"free: [\"Mon-Sat 07:00-18:00\"]}\n"
#define SIBLING	"household: h1\n" HOME

/* Plan with a visit of before, `ago` days, that met the second sibling. */
static void
plan_after(const struct scene *s, const char *by, int ago)
{
	struct bk_family family = BK_FAMILY_INIT;
	struct bk_buf got = BK_BUF_INIT;
	struct bk_action a;
	struct world w;

	begin(&w, s);
	bk_bind_clear(bk_case_action_binds, &a);
	a.date = w.w.today - ago;
	a.step = BK_STEP_VISIT;
	a.outcome = BK_MET;
	a.by = by;
	bk_family_note(&family, bk_map_get(&w.students, BK_STR("2")), &a,
	    w.w.today, &w.f.arena);
	w.in.family = &family;
	world_plan(&w);
	world_show(&w, &got);
	assert_string_equal(got.p, s->want);
	bk_buf_free(&got);
	bk_family_free(&family);
	world_end(&w);
}

/*
 * Of two who may go to siblings, who met the family in the last year; but not
 * on a trip of its own.
 */
static void
who_met_the_family_goes_again(void **state)
{
	struct scene s = { .staff = TWO, .student = SIBLING, .more =
		ANOTHER("2", SIBLING, "counsellor: bk2\n" READY) };

	(void)state;
	s.want = "10-02 08:00 bk1 Ibu; 10-02 08:00 bk1 Ibu";
	plan_after(&s, "bk1", 10);
	plan_after(&s, "bk2", 366);
	plan_after(&s, "wali", 10);
	s.want = "10-02 08:00 bk2 Ibu; 10-02 08:00 bk2 Ibu";
	plan_after(&s, "bk2", 365);
	s.more = ANOTHER("2", SIBLING, "counsellor: bk2\n" READY)
	    ANOTHER("3", HOME, "counsellor: bk1\n" READY);
	s.want = "10-02 08:00 bk1 Ibu; 10-02 08:00 bk1 Ibu; "
	    "10-02 08:55 bk1 Ibu";
	plan_after(&s, "bk2", 10);
}

static void
rule_4_12_order_of_output(void **state)
{
	(void)state;
	EACH({ .more = ANOTHER("2", HOME, "actions:\n" CONSENTED)
		ANOTHER("3", HOME, "actions:\n"
		"  - {date: 2020-09-29, step: approval, outcome: granted}\n")
		ANOTHER("4", HOME, READY),
		.want = "10-02 08:00 bk1 Ibu; 10-02 08:55 bk1 Ibu; "
		"- the guardian's consent is missing; "
		"- the principal's approval is missing" });
}

/* --- what is best ------------------------------------------------------- */

static void
what_was_announced_is_kept(void **state)
{
	(void)state;
	EACH({ .kase = "planned: {date: 2020-10-06, start: \"15:00\", "
		"end: \"15:45\", visitor: bk1}\n" READY,
		.want = "10-06 15:00 bk1 Ibu" },
	    /* but not against the rules, nor what is past */
	    { .kase = "planned: {date: 2020-10-06, start: \"19:00\", "
		"end: \"19:45\", visitor: bk1}\n" READY,
		.want = "10-02 08:00 bk1 Ibu" },
	    { .kase = "planned: {date: 2020-09-30, start: \"09:00\", "
		"end: \"09:45\", visitor: bk1}\n" READY,
		.want = "10-02 08:00 bk1 Ibu" },
	    /* called off: not at that hour again */
	    { .kase = "planned: {date: 2020-10-02, start: \"08:00\", "
		"end: \"08:45\", visitor: bk1}\n" READY
		DID("visit", "cancelled"), .want = "10-02 08:45 bk1 Ibu" });
}

/*
 * 4.12: of two homes in one village, one at home all day, the other from four:
 * one after the other, not seven hours apart. And two on two days rather than
 * a day of waiting, where a price says so.
 */
static void
waiting_counts(void **state)
{
	(void)state;
	EACH({ .more = ANOTHER("2", "guardians: [{name: Bu, sex: F, "
		"available: [\"Fri-Sat 16:00-17:00\"]}]\n"
		"home: {village: \"Muntung\"}\n", READY),
		.want = "10-02 15:05 bk1 Ibu; 10-02 16:00 bk1 Bu" },
	    { .student = "guardians: [{name: Ibu, sex: F, "
		"available: [\"Mon-Fri 08:00-09:00\"]}]\n",
		.policy = "visit: {weights: {away: 40}}",
		.more = ANOTHER("2", "guardians: [{name: Bu, sex: F, "
		"available: [\"Mon-Fri 16:00-17:00\"]}]\n", READY),
		.want = "10-02 08:00 bk1 Ibu; 10-05 16:00 bk1 Bu" });
}

/* Four classes, four women, one road: one goes along to all four. */
static void
one_companion_rather_than_four_teachers(void **state)
{
	struct bk_buf school = BK_BUF_INIT, docs = BK_BUF_INIT,
	    got = BK_BUF_INIT;
	struct world w;

	(void)state;
	bk_buf_puts(&school, "lat: -7.0\nlon: 110.0\nclasses:\n");
	for (int i = 1; i <= 4; i++)
		bk_buf_printf(&school, "  - {id: X-%d, homeroom: w%d, "
		    "counsellor: bk1}\n", i, i);
	bk_buf_puts(&school, "staff:\n" WOMAN);
	for (int i = 1; i <= 4; i++) {
		bk_buf_printf(&school, "  - {id: w%d, role: homeroom, free: "
		    "[\"Mon-Sat 07:00-18:00\"]}\n", i);
		bk_buf_printf(&docs, "---\nkind: student\nnis: \"%d\"\n"
		    "name: N\nclass: X-%d\n" FATHER
		    "home: {village: Jauh, lat: -7.1, lon: 110.0}\n"
		    "---\nkind: case\nid: 2020-2021-1/%d\n"
		    "term: 2020-2021-1\nstudent: {nis: \"%d\", class: X-%d}"
		    "\nstatus: open\nrung: visit\n" READY, i, i, i, i, i);
	}
	world_begin(&w, school.p, "visit: {quiet: []}", "[]", docs.p);
	world_plan(&w);
	world_show(&w, &got);
	for (size_t i = 0; i < w.plan.n; i++) {
		assert_int_equal(w.plan.v[i].date, day("2020-10-02"));
		assert_int_equal(w.plan.v[i].with.n, 1);
		if (strcmp(w.plan.v[i].with.v[0], w.plan.v[0].with.v[0]) != 0)
			fail_msg("%s", got.p);
	}
	bk_buf_free(&school);
	bk_buf_free(&docs);
	bk_buf_free(&got);
	world_end(&w);
}

#define TODAY	"planned: {date: 2020-10-01, start: \"19:02\", " \
	"end: \"19:42\", visitor: bk1, with: [wali]"
#define PAIR	"  - {id: bk1, role: counsellor, sex: M, " \
	"free: [\"Mon-Sat 07:00-18:00\"]}\n" \
	"  - {id: wali, role: homeroom"

/* 4.4: whatever the windows have become; but not without its people. */
static void
todays_stays_until_something_is_recorded(void **state)
{
	(void)state;
	EACH({ .staff = PAIR "}\n", .kase = TODAY "}\n" READY,
		.want = "10-01 19:02 bk1+wali Ibu" },
	    { .staff = PAIR "}\n", .kase = TODAY "}\n" READY
		DID("visit", "nobody_home"), .want = "10-02 08:00 bk1 Ibu" },
	    { .staff = PAIR "}\n", .kase = TODAY ", tries: 1}\n" READY
		DID("visit", "nobody_home"),
		.want = "10-01 19:02 bk1+wali Ibu" },
	    /* called off yesterday */
	    { .staff = PAIR "}\n", .kase = TODAY "}\n" READY
		"  - {date: 2020-09-30, step: visit, outcome: cancelled, "
		"by: k}\n", .want = "10-02 08:00 bk1 Ibu" },
	    { .staff = PAIR ", away: [{from: 2020-10-01, to: 2020-10-01}]}\n",
		.kase = TODAY "}\n" READY, .want = "10-02 08:00 bk1 Ibu" },
	    { .kase = TODAY "}\n" READY, .want = "10-02 08:00 bk1 Ibu" },
	    { .staff = PAIR "}\n", .kase = TODAY "}\n" READY
		DID("consent", "withdrawn"),
		.want = "- the guardian's consent was withdrawn" },
	    { .staff = PAIR "}\n", .kase = TODAY "}\n" READY
		DID("approval", "denied"),
		.want = "- the principal's approval was denied" },
	    /* at whose door, where it is told */
	    { .staff = PAIR "}\n", .kase = TODAY ", guardian: Bapak}\n"
		READY, .student = "guardians: [{name: Ibu, sex: F}, "
		"{name: Bapak}]\n", .want = "10-01 19:02 bk1+wali Bapak" },
	    /* what a hand wrote and nobody could make */
	    { .kase = "planned: {date: 2020-10-01, start: \"10:00\", "
		"end: \"09:00\", visitor: bk1}\n" READY,
		.want = "10-02 08:00 bk1 Ibu" },
	    /* who died, or is on the roster no more, opens to nobody */
	    { .staff = PAIR "}\n", .kase = TODAY ", guardian: Bapak}\n"
		READY, .student = "guardians: [{name: Ibu, sex: F}, "
		"{name: Bapak, deceased: true}]\n",
		.want = "10-01 19:02 bk1+wali Ibu" },
	    { .staff = PAIR "}\n", .kase = TODAY ", guardian: Bapak}\n"
		READY, .want = "10-01 19:02 bk1+wali Ibu" });
}

static void
a_guardians_wish_is_met(void **state)
{
	(void)state;
	EACH({ .kase = "planned: {date: 2020-10-02, start: \"08:00\", "
		"end: \"08:45\", visitor: bk1}\n" READY
		"  - {date: 2020-10-01, step: visit, outcome: cancelled, "
		"by: k, moved_to: 2020-10-07T15:00}\n",
		.want = "10-07 15:00 bk1 Ibu" },
	    /* not on a Sunday */
	    { .kase = READY "  - {date: 2020-10-01, step: visit, outcome: "
		"cancelled, by: k, moved_to: 2020-10-04T15:00}\n",
		.want = "10-02 08:00 bk1 Ibu" });
}

/* A visit that was called off, its hour, and what more is said of it. */
#define OFF(hour, more) "  - {date: 2020-10-01, step: visit, outcome: " \
	"cancelled, by: k, called_off: " hour more "}\n"

/*
 * Of a case whose `planned` is gone, or another by now: not for that hour, nor
 * for one that overlaps it, unless a later call asks for it.
 */
static void
an_hour_that_was_called_off_stays_off(void **state)
{
	(void)state;
	EACH({ .kase = READY OFF("2020-10-02T08:00", ""),
		.want = "10-02 08:45 bk1 Ibu" },
	    { .kase = "planned: {date: 2020-10-06, start: \"15:00\", "
		"end: \"15:45\", visitor: bk1, tries: 1}\n" READY
		OFF("2020-10-02T08:00", "") DID("visit", "nobody_home"),
		.want = "10-02 08:45 bk1 Ibu" },
	    { .kase = READY OFF("2020-10-02T08:00", "")
		OFF("2020-10-02T09:00", ""),
		.want = "10-02 09:45 bk1 Ibu" },
	    { .kase = READY OFF("2020-10-02T08:00", "")
		OFF("2020-10-05T10:00", ", moved_to: 2020-10-02T08:00"),
		.want = "10-02 08:00 bk1 Ibu" },
	    { .kase = READY OFF("2020-10-02T08:00",
		", moved_to: 2020-10-02T08:00"),
		.want = "10-02 08:45 bk1 Ibu" },
	    { .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Fri 08:00-08:45\"]}\n", .policy =
		"visit: {within_working_days: 3}",
		.kase = READY OFF("2020-10-02T08:00", ""),
		.want = "- the only hours that would do were called off, up "
		"to 2020-10-05; bk1 free on Fri 2020-10-02 13:00-17:00 would "
		"do: --what-if 'bk1.free+=Fri 13:00-17:00'" },
	    /* a new approval does not open it either */
	    { .policy = "visit: {within_working_days: 1}", .staff =
		"  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Fri 08:00-08:45\"]}\n",
		.kase = READY OFF("2020-10-02T08:00", ""),
		.want = "- the service standard ended on 2020-10-01; a new "
		"approval, granted by Thu 2020-10-01, and bk1 free on Fri "
		"2020-10-02 13:00-17:00 would do~" });
}

static void
the_most_urgent_comes_first(void **state)
{
	(void)state;
	/* one hour for two; the second was approved a day before */
	EACH({ .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Fri 08:00-08:45\"]}\n", .policy =
		"visit: {within_working_days: 3}", .more = ANOTHER("2", HOME,
		"actions:\n  - {date: 2020-09-29, step: approval, outcome: "
		"granted}\n" CONSENTED),
		.want = "10-02 08:00 bk1 Ibu; - every hour that would do is "
		"taken by other visits of bk1 or of who goes along, up to "
		"2020-10-05; bk1 free on Fri 2020-10-02 13:00-17:00 would "
		"do: --what-if 'bk1.free+=Fri 13:00-17:00'" });
}

static void
one_trip_rather_than_two(void **state)
{
	(void)state;
	EACH({ .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"free: [\"Fri-Mon 08:00-10:00\"]}\n",
		.student = "guardians: [{name: Ibu, sex: F}]\n",
		.more = ANOTHER("2", "guardians: [{name: Ibu, sex: F, "
		"available: [\"Mon 08:00-09:00\"]}]\n"
		"home: {village: \"Muntung\"}\n", READY),
		.want = "10-05 08:00 bk1 Ibu; 10-05 09:15 bk1 Ibu" });
}

/*
 * One visit a day: 1 on Saturday, 2 on Friday. With two a day 3 has a place on
 * Friday, but on Saturday 4 and 5 have one, before and after the hour of 1.
 */
#define EARLY "actions:\n  - {date: 2020-09-24, step: approval, " \
	"outcome: granted, by: k}\n" CONSENTED
#define ONLY_AT(hours)	"guardians: [{name: Ibu, sex: F, available: [\"" \
	hours "\"]}]\nhome: {village: \"Muntung\"}\n"
#define TAKEN	"- every hour that would do is taken by other visits of bk1 " \
	"or of who goes along, up to 2020-10-05; a new approval, granted by " \
	"Fri 2020-10-09, for "

/*
 * With a new approval 1 is the less urgent of two who want the one visit of
 * Friday, which its old approval was not.
 */
static void
what_would_do_counts_from_the_new_approval(void **state)
{
	(void)state;
	EACH({ .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"max_visits_per_day: 1, free: [" DATED("01", "31",
		"\"Sun 07:00-11:00\"") "]}\n",
		.kase = "actions:\n  - {date: 2020-09-22, step: approval, "
		"outcome: granted, by: k}\n" CONSENTED,
		.more = ANOTHER("2", HOME, "actions:\n  - {date: 2020-09-23, "
		"step: approval, outcome: granted, by: k}\n" CONSENTED),
		.want = "- the service standard ended on 2020-10-01; no "
		"change that would do was found; - bk1 is free on no possible "
		"day, up to 2020-10-02; bk1 free on Fri 2020-10-02 "
		"13:00-17:00 would do: --what-if "
		"'bk1.free+=2020-10-02..2020-10-02 Fri 13:00-17:00'" });
}

static void
what_would_do_costs_nobody_a_place(void **state)
{
	(void)state;
	EACH({ .staff = "  - {id: bk1, role: counsellor, sex: M, "
		"max_visits_per_day: 1, free: [\"Fri-Sat 07:00-11:00\"]}\n",
		.student = ONLY_AT("Sat 08:50-09:35"), .kase = EARLY,
		.more = ANOTHER("2", ONLY_AT("Fri 08:00-08:45"), EARLY)
		ANOTHER("3", ONLY_AT("Fri 10:00-10:45"), EARLY)
		ANOTHER("4", ONLY_AT("Sat 08:00-08:45"), EARLY)
		ANOTHER("5", ONLY_AT("Sat 09:40-10:25"), EARLY),
		.want = "10-02 08:00 bk1 Ibu; 10-03 08:50 bk1 Ibu; "
		"- bk1, or who goes along, has as many visits as a day holds "
		"on every day that would do, up to 2020-10-05; a new "
		"approval, granted by Thu 2020-10-08, for Fri 2020-10-09 "
		"10:00-10:45 would do: --what-if '3.approval=granted'; "
		TAKEN "Sat 2020-10-10 08:00-08:45 would do: --what-if "
		"'4.approval=granted'; "
		TAKEN "Sat 2020-10-10 09:40-10:25 would do: --what-if "
		"'5.approval=granted'" });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_4_1_open_on_visit_not_met),
		cmocka_unit_test(rule_4_2_prerequisites),
		cmocka_unit_test(rule_4_3_service_standard),
		cmocka_unit_test(rule_4_4_days),
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
		cmocka_unit_test(who_met_the_family_goes_again),
		cmocka_unit_test(rule_4_12_order_of_output),
		cmocka_unit_test(what_was_announced_is_kept),
		cmocka_unit_test(waiting_counts),
		cmocka_unit_test(one_companion_rather_than_four_teachers),
		cmocka_unit_test(todays_stays_until_something_is_recorded),
		cmocka_unit_test(a_guardians_wish_is_met),
		cmocka_unit_test(an_hour_that_was_called_off_stays_off),
		cmocka_unit_test(the_most_urgent_comes_first),
		cmocka_unit_test(one_trip_rather_than_two),
		cmocka_unit_test(what_would_do_counts_from_the_new_approval),
		cmocka_unit_test(what_would_do_costs_nobody_a_place),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
