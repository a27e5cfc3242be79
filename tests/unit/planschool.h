/*
 * Small random schools with visits to plan: hours, companions, siblings, short
 * days, seasons, what is announced.
 */
#ifndef PLANSCHOOL_H
#define PLANSCHOOL_H

#include "planworld.h"

static inline const char *
pick(struct dice *d, const char *const *from)
{
	unsigned n = 0;

	while (from[n])
		n++;
	return from[roll(d, n)];
}

static const char *const hours[] = {
	"\"Mon-Fri 08:00-17:00\"", "\"Mon-Sat 08:00-17:00\"",
	"\"Mon-Sat 07:00-18:00\"", "\"Mon-Fri 09:00-16:00\"",
	"\"Mon-Fri 08:00-17:00\"", "\"Mon-Fri 13:00-16:00\"",
	"\"Sat 08:00-12:00\"", "\"Mon,Wed 14:00-15:30\", \"Fri 10:00-12:30\"",
	"\"Fri-Sat 09:00-11:00\"", "\"Fri 08:00-08:45\"",
	"\"Tue 13:03-15:17\", \"Tue 15:17-16:10\"",
	"\"Mon-Fri 08:00-12:00\", \"Mon-Fri 11:00-16:00\"",
	"\"Mon-Sat 08:00-17:00\", {from: 2020-10-05, to: 2020-10-07, "
	    "windows: [\"Mon-Sat 15:00-18:00\"]}",
	"{from: 2020-10-02, to: 2020-10-06, windows: []}, "
	    "\"Mon-Fri 08:00-16:00\"",
	"{from: 2020-10-06, to: 2020-10-12, windows: [\"Mon-Fri "
	    "07:00-10:00\", \"Mon-Fri 09:00-13:00\"]}", NULL
};

static inline void
put_school(struct dice *d, struct bk_buf *b)
{
	int staff = 2 + (int)roll(d, 3);

	bk_buf_puts(b, "school_days: Mon-Fri\nlat: -7.15\nlon: 110.15\n"
	    "timezone: Asia/Jakarta\nclasses:\n"
	    "  - {id: \"X-1\", homeroom: p1, counsellor: p0}\n"
	    "  - {id: \"XII-1\", homeroom: p2}\nstaff:\n");
	for (int i = 0; i < staff; i++) {
		bk_buf_printf(b, "  - {id: p%d, role: %s, sex: %s", i,
		    i == 0 ? "counsellor" : i == 3 ? "coordinator" :
		    "homeroom", roll(d, 3) ? "F" : "M");
		if (roll(d, 8))
			bk_buf_printf(b, ", free: [%s]", pick(d, hours));
		if (roll(d, 5) == 0)
			bk_buf_puts(b, ", away: [{from: 2020-10-05, to: "
			    "2020-10-06}]");
		if (roll(d, 4) == 0)
			bk_buf_printf(b, ", max_visits_per_day: %u",
			    roll(d, 12) ? 1 + roll(d, 3) : 0);
		bk_buf_puts(b, "}\n");
	}
}

/* Hours of the place, of the season, and of the way from school. */
static inline void
put_place(struct dice *d, struct bk_buf *b)
{
	if (roll(d, 4) == 0)
		bk_buf_puts(b, "  from_school: true\n");
	if (roll(d, 5) == 0)
		bk_buf_printf(b, "  latest: %s\n", roll(d, 2) ? "sunset" :
		    "\"15:40\"");
	if (roll(d, 4) == 0)
		bk_buf_puts(b, "  speed_kmh: [25, {from: 2020-10-06, to: "
		    "2020-10-08, speed_kmh: 9}]\n");
	if (roll(d, 5) == 0)
		bk_buf_puts(b, "  default_windows: [\"Mon-Fri 08:00-16:00\", "
		    "{from: 2020-10-01, to: 2020-10-06, windows: [\"Mon-Sat "
		    "13:00-18:30\"]}]\n");
}

static inline void
put_policy(struct dice *d, struct bk_buf *b)
{
	static const char *const companions[] = { "female_to_male",
		"female_to_male", "always", "never", NULL };

	bk_buf_printf(b, "collective_leave: %s\nvisit:\n  companion: %s\n"
	    "  max_per_day: %u\n  within_working_days: %u\n",
	    roll(d, 4) ? "holiday" : "workday", pick(d, companions),
	    1 + roll(d, 4), 2 + roll(d, 7));
	if (roll(d, 3) == 0)
		bk_buf_printf(b, "  minutes: {default: %u}\n", 20 +
		    roll(d, 60));
	if (roll(d, 3) == 0)
		bk_buf_puts(b, "  quiet: [\"Mon-Fri 11:30-13:30\"]\n");
	else if (roll(d, 5) == 0)
		bk_buf_puts(b, "  quiet: [prayer, {from: 2020-10-05, to: "
		    "2020-10-06, windows: [\"Mon-Tue 08:00-09:00\"]}]\n");
	if (roll(d, 4) == 0)
		bk_buf_puts(b, "  days: Mon-Fri\n");
	put_place(d, b);
}

static inline void
put_calendar(struct dice *d, struct bk_buf *b)
{
	bk_buf_puts(b, "- {date: 2020-08-17, name: a, kind: national}\n");
	if (roll(d, 3) == 0)
		bk_buf_puts(b, "- {date: 2020-10-05, name: b, kind: school, "
		    "grades: [XII]}\n");
	if (roll(d, 3) == 0)
		bk_buf_puts(b, "- {date: 2020-10-06, name: c, kind: school, "
		    "hours: \"08:00-11:00\"}\n");
	if (roll(d, 3) == 0)
		bk_buf_puts(b, "- {date: 2020-10-02, name: d, kind: "
		    "collective_leave}\n");
	if (roll(d, 5) == 0)
		bk_buf_puts(b, "- {date: 2020-10-07, name: e, kind: "
		    "national}\n");
}

static inline void
put_guardians(struct dice *d, struct bk_buf *b, int i)
{
	unsigned n = roll(d, 4);

	if (n == 3)
		return;			/* not filled in */
	bk_buf_puts(b, "guardians:\n");
	for (unsigned k = 0; k <= n; k++) {
		bk_buf_printf(b, "  - {name: \"G%u\"", roll(d, 9) ? k +
		    10 * (unsigned)i : 0);
		if (roll(d, 4))
			bk_buf_printf(b, ", sex: %s", roll(d, 2) ? "F" : "M");
		if (roll(d, 4) == 0)
			bk_buf_printf(b, ", available: [%s]", pick(d, hours));
		if (roll(d, 8) == 0)
			bk_buf_puts(b, ", deceased: true");
		if (roll(d, 8) == 0)
			bk_buf_puts(b, ", primary: true");
		bk_buf_puts(b, "}\n");
	}
}

static inline void
put_student(struct dice *d, struct bk_buf *b, int i)
{
	bk_buf_printf(b, "---\nkind: student\nnis: \"%d\"\nname: \"N\"\n"
	    "class: \"%s\"\n", i, roll(d, 3) ? "X-1" : "XII-1");
	if (roll(d, 4) == 0)
		bk_buf_printf(b, "household: h%u\n", roll(d, 2));
	put_guardians(d, b, i);
	bk_buf_printf(b, "home: {village: \"V%u\"", roll(d, 3));
	if (roll(d, 3))
		bk_buf_printf(b, ", lat: -7.%u, lon: 110.%u", 100 +
		    roll(d, 100), 100 + roll(d, 100));
	if (roll(d, 4) == 0)
		bk_buf_puts(b, ", terrain: hard");
	bk_buf_puts(b, "}\n");
}

static inline void
put_case(struct dice *d, struct bk_buf *b, int i)
{
	bk_buf_printf(b, "---\nkind: case\nversion: 1\nid: 2020-2021-1/%d\n"
	    "term: 2020-2021-1\nstudent: {nis: \"%d\", name: \"N\", "
	    "class: \"X-1\"}\nstatus: open\nrung: visit\n", i, i);
	if (roll(d, 5) == 0)
		bk_buf_printf(b, "counsellor: p%u\n", roll(d, 5));
	if (roll(d, 4) == 0)
		bk_buf_printf(b, "planned: {date: 2020-10-0%u, start: "
		    "\"%02u:%02u\", end: \"23:00\", visitor: p0, with: "
		    "[p%u]}\n", 1 + roll(d, 8), 8 + roll(d, 8),
		    5 * roll(d, 12), roll(d, 3));
	bk_buf_puts(b, "actions:\n");
	if (roll(d, 15))
		bk_buf_printf(b, "  - {date: 2020-09-%u, step: approval, "
		    "outcome: %s, by: k}\n", 26 + roll(d, 5),
		    roll(d, 12) ? "granted" : "denied");
	if (roll(d, 12))
		bk_buf_puts(b, "  - {date: 2020-10-01, step: consent, "
		    "outcome: given, by: k}\n");
	if (roll(d, 12) == 0)
		bk_buf_puts(b, "  - {date: 2020-10-01, step: assent, "
		    "outcome: doubtful, by: k}\n");
	if (roll(d, 10) == 0)
		bk_buf_puts(b, "  - {date: 2020-10-01, step: visit, "
		    "outcome: nobody_home, by: k}\n");
	bk_buf_puts(b, "  - {date: 2020-10-01, step: note, by: k}\n");
}

static inline void
make_world(struct world *w, struct dice *d, int least, int most)
{
	struct bk_buf t[4] = { BK_BUF_INIT, BK_BUF_INIT, BK_BUF_INIT,
		BK_BUF_INIT };
	int n = least + (int)roll(d, (unsigned)(most - least + 1));

	put_school(d, &t[0]);
	put_policy(d, &t[1]);
	put_calendar(d, &t[2]);
	for (int i = 1; i <= n; i++) {
		put_student(d, &t[3], i);
		put_case(d, &t[3], i);
	}
	world_begin(w, t[0].p, t[1].p, t[2].p, t[3].p);
	if (w->f.said.n)
		fail_msg("%s", w->f.said.p);
	for (int i = 0; i < 4; i++)
		bk_buf_free(&t[i]);
}

#endif
