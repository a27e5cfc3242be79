#include "seed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "holidays.h"
#include "mem.h"
#include "yamlout.h"

const char *const bk_seed_dirs[] = {
	"attendance", "calendar", "cases", "complaints", "confidential",
	"programme", "roster", "routine", "services", "templates", NULL
};

/* --- school.yaml -------------------------------------------------------- */

struct member {
	const char	*key;
	size_t		 offset;	/* in struct bk_seed; NONE: not asked */
	bool		 quoted;
	const char	*usual;		/* what holds if nothing is given */
	const char	*example;
	const char	*comment;
};

#define NONE	SIZE_MAX
#define ASKED(m) offsetof(struct bk_seed, m)

static const struct member members[] = {
	{ "name", ASKED(name), true, "", NULL, "as on the letterhead" },
	{ "npsn", ASKED(npsn), true, NULL, "\"20327781\"",
	    "in quotes, as all such numbers" },
	{ "address", ASKED(address), true, NULL, "\"Jalan Raya 1\"", NULL },
	{ "city", ASKED(city), true, NULL, "\"Temanggung\"",
	    "where letters are dated" },
	{ "phone", ASKED(phone), true, NULL, "\"0293 123456\"", NULL },
	{ "email", ASKED(email), true, NULL, "\"tu@contoh.sch.id\"", NULL },
	{ "letterhead", NONE, false, NULL,
	    "[\"PEMERINTAH PROVINSI\", \"…\"]",
	    "lines, an image file, or both" },
	{ "timezone", ASKED(timezone), false, "Asia/Jakarta", NULL,
	    "or Asia/Makassar, Asia/Jayapura" },
	{ "lat", NONE, false, NULL, "-7.3167", "of the school" },
	{ "lon", NONE, false, NULL, "110.1833", NULL },
	{ "language", ASKED(language), false, "id", NULL,
	    "of letters and sheets: id, en" },
	{ "paper", NONE, false, NULL, "F4",
	    "to print on; A4 where nothing is said" },
	{ "school_days", ASKED(school_days), false, "Mon-Fri", NULL,
	    "or Mon-Sat" },
	{ "principal", NONE, false, NULL, "kepsek", "an id of `staff` below" },
	{ "numbers", NONE, false, NULL, "\"{seq}/{roman_month}/{year}\"",
	    "of letters, or: manual" },
};

static const char school_head[] =
"# The school: identity, staff, terms. Lines that begin with # are notes and\n"
"# examples. `bk-check` says where something is wrong.\n"
"\n";

static const char school_staff_head[] =
"\n"
"# Who works here. id: as in `bk-record --by ID`. role: counsellor,\n"
"# coordinator, homeroom (wali kelas), teacher, principal, student_affairs,\n"
"# curriculum, mentor (guru wali). sex: F, M. free: when visits may be made;\n"
"# who has no `free` is never sent on one.\n";

static const char school_staff_example[] =
"#  - id: bk1\n"
"#    name: \"Sri Wahyuni\"\n"
"#    title: \"S.Pd.\"\n"
"#    nip: \"198001012005012001\"\n"
"#    rank: \"Penata, III/c\"\n"
"#    role: counsellor\n"
"#    sex: F\n"
"#    phone: \"6281234567890\"\n"
"#    free: [\"Mon-Fri 09:00-15:00\", \"Sat 08:00-12:00\"]\n"
"#    away: [{from: 2020-10-12, to: 2020-10-14}]\n"
"#    max_visits_per_day: 3\n"
"#    classes: [\"X-MIPA-1\"]\n"
"#  - {id: wali-x1, name: \"Budi Santoso\", role: homeroom}\n";

static const char school_tail[] =
"\n"
"# Classes, where the roster does not say it all. grade: where it does not\n"
"# follow from the name; students: the head count, where there is no roster;\n"
"# a class without a counsellor belongs to the coordinator.\n"
"#classes:\n"
"#  - {id: \"X-MIPA-1\", grade: \"X\", homeroom: wali-x1, counsellor: bk1,\n"
"#     students: 34}\n"
"\n"
"# Terms need no entry: -1 is July to December, -2 January to June. An entry\n"
"# narrows one to the days of lessons.\n"
"#terms:\n"
"#  - {id: 2020-2021-1, from: 2020-07-13, to: 2020-12-18}\n";

/* `key: value` and its comment in one column, where the value leaves room. */
static void
put_pair(struct bk_buf *b, const char *key, const char *value, bool off,
    const char *comment)
{
	enum { COLUMN = 40 };
	size_t start = b->n;

	bk_buf_printf(b, "%s%s: %s", off ? "#" : "", key, value);
	if (comment) {
		do
			bk_buf_putc(b, ' ');
		while (b->n - start < COLUMN);
		bk_buf_printf(b, "# %s", comment);
	}
	bk_buf_putc(b, '\n');
}

static void
put_member(struct bk_buf *b, const struct member *m, const char *value)
{
	struct bk_buf text = BK_BUF_INIT;

	if (!value)
		value = m->usual;
	if (!value)
		bk_buf_puts(&text, m->example);
	else if (m->quoted)
		bk_yamlout_quoted(&text, bk_str(value));
	else
		bk_yamlout_word(&text, value);
	put_pair(b, m->key, text.p, !value, m->comment);
	bk_buf_free(&text);
}

struct bk_seed_person
bk_seed_person(const char *text, struct bk_arena *a)
{
	struct bk_seed_person p = { text, -1 };
	const char *comma = strrchr(text, ',');
	struct bk_str last = bk_str_trim(bk_str(comma ? comma + 1 : ""));

	if (bk_str_ieq(last, BK_STR("F")) || bk_str_ieq(last, BK_STR("P")))
		p.sex = BK_FEMALE;
	else if (bk_str_ieq(last, BK_STR("M")) ||
	    bk_str_ieq(last, BK_STR("L")))
		p.sex = BK_MALE;
	if (p.sex >= 0)
		p.name = bk_arena_strndup(a, text, (size_t)(comma - text));
	return p;
}

static void
put_person(struct bk_buf *b, const char *id, const char *role,
    const struct bk_seed_person *p)
{
	if (!p->name)
		return;
	bk_buf_printf(b, "  - id: %s\n    name: ", id);
	bk_yamlout_quoted(b, bk_str(p->name));
	bk_buf_printf(b, "\n    role: %s\n", role);
	if (p->sex >= 0)
		bk_buf_printf(b, "    sex: %s\n", bk_word_sexes[p->sex].id);
}

static void
put_people(struct bk_buf *b, const struct bk_seed *s)
{
	char id[32];

	put_person(b, "kepsek", "principal", &s->principal);
	for (size_t i = 0; i < s->ncounsellors; i++) {
		snprintf(id, sizeof(id), "bk%zu", i + 1);
		put_person(b, id, "counsellor", &s->counsellor[i]);
	}
}

static void
put_school(struct bk_buf *b, const struct bk_seed *s)
{
	bool people = s->principal.name || s->ncounsellors;

	bk_buf_puts(b, school_head);
	for (size_t i = 0; i < BK_NELEM(members); i++) {
		const struct member *m = &members[i];
		const char *value = m->offset == NONE ? NULL :
		    *(const char *const *)((const char *)s + m->offset);

		if (strcmp(m->key, "principal") == 0 && s->principal.name)
			value = "kepsek";
		put_member(b, m, value);
	}
	bk_buf_puts(b, school_staff_head);
	bk_buf_puts(b, people ? "staff:\n" : "#staff:\n");
	put_people(b, s);
	bk_buf_puts(b, school_staff_example);
	bk_buf_puts(b, school_tail);
}

/* --- the others --------------------------------------------------------- */

static const char policy[] =
    "# The school's rules. Every value is the default: what is deleted here "
    "stays\n"
    "# as it is. In brackets: [C] SMA Negeri 1 Candiroto, [B] SMP Negeri 9 "
    "Bontang,\n"
    "# [J] SMP Islam Jenu.\n"
    "\n"
    "# Who needs help: true or false, and a limit where there is one. A case "
    "that\n"
    "# is opened is a suggestion until a counsellor confirms it.\n"
    "rules:\n"
    "  never_attended: true          # sessions, but none present, excused or "
    "sick\n"
    "  low_activity: {below: 50}     # percent [C]\n"
    "  no_assignments: true          # some due, none handed in [C]\n"
    "  economic: true                # a referral says so; {from_roster: "
    "true}:\n"
    "                                # KIP, PIP … of the roster open a case "
    "too\n"
    "  family: true                  # a referral says so, as for those below\n"
    "  behaviour: true\n"
    "  achievement: true             # [J]\n"
    "  rights: true                  # goes to advocacy, not up the ladder\n"
    "  other: true\n"
    "  unexcused_run: {enabled: false, days: 3}     # school days in a row\n"
    "  chronic_absence: {enabled: false, percent: 10} # of the days with a "
    "session\n"
    "\n"
    "# Causes beside forgot, boredom, low_motivation, health, network, "
    "no_device,\n"
    "# economic, job_loss, family, peers, distance, terrain.\n"
    "causes: []\n"
    "\n"
    "# The ladder: failed tries that move a case up, and the days a rung takes "
    "[C].\n"
    "ladder:\n"
    "  - {rung: phone, tries: 2, days: 14}\n"
    "  - {rung: summons, tries: 1, days: 7}\n"
    "  - {rung: visit, tries: 2, days: 7}\n"
    "watch_days: 14                  # after a success, until attendance is "
    "judged\n"
    "auto_resolve: false             # true: good attendance then closes the "
    "case\n"
    "untouched: wait                 # or climb: suggestions move up by "
    "deadline\n"
    "straight_to_visit: []           # rules or causes that open on `visit`\n"
    "collective_leave: holiday       # or workday: cuti bersama does not "
    "count\n"
    "\n"
    "# Home visits.\n"
    "visit:\n"
    "  consent: before               # the guardian's, written [B]; at_door "
    "[C]\n"
    "  prerequisites: [approval, consent]     # and recommendation, purpose "
    "[B]\n"
    "  within_working_days: 7        # of the principal's approval [B]\n"
    "  minutes: {min: 30, default: 45, max: 60}     # [B]\n"
    "  gap_minutes: 10               # between two visits\n"
    "  speed_kmh: 20\n"
    "  road_factor: 1.3              # road against straight line\n"
    "  hard_terrain_factor: 1.5      # where either home is `terrain: hard`\n"
    "  companion: female_to_male     # [J]; or always, never\n"
    "  days: Mon-Sat\n"
    "  max_per_day: 5                # for each person\n"
    "  default_windows: [\"Mon-Fri 08:00-17:00\", \"Sat 08:00-12:00\"]\n"
    "  quiet: [\"Fri 11:30-13:00\"]    # no visit at these times; also "
    "prayer\n"
    "  # latest: sunset              # or \"17:30\": no visit ends later\n"
    "  # from_school: true           # the way from and to school takes "
    "hours\n"
    "\n"
    "present_minutes_percent: 50     # of an online meeting, to count as "
    "present\n"
    "# late_after: \"07:15\"          # in a list of scans; off\n"
    "complaint_hours: 72             # to answer a complaint: 3 × 24 [B]\n"
    "routine_months: 3               # between preventive visits [J]\n"
    "referral_days: 30               # until news of a referral are asked for\n"
    "answer_days: 7                  # until a letter without answer is\n"
    "silent_days: 14                 # without action, until a hand-over says "
    "so\n"
    "\n"
    "# Attendance that falls though no rule fires: points a week, over weeks.\n"
    "falling: {weeks: 4, points: 5}\n"
    "# How long the office keeps what it knows of a student who left; bk-check "
    "lists\n"
    "# what is due, and nothing is deleted by itself.\n"
    "retention: {attendance_years: 1, case_years: 2}\n"
    "# Why students leave, beside graduated, moved, dropped_out, died, other: "
    "as the\n"
    "# portal calls it this year.\n"
    "exit_reasons: {}\n"
    "#  work: \"Bekerja\"\n"
    "# What a counsellor is measured by: lesson hours a week (Law 14/2005, "
    "art. 35)\n"
    "# and classes (Permendikdasmen 11/2025, art. 13) at least; the ratio to "
    "students\n"
    "# (Permendikbud 111/2014, art. 10). bk-cases(5) says more.\n"
    "workload: {lesson_hours: 24, students: 150, classes: 5}\n"
    "# What a step of a case counts as, in lesson hours.\n"
    "lesson_hours: {advocacy: 1}\n"
    "# Services of the school's own, beside classical_guidance, "
    "group_guidance,\n"
    "# group_counselling, individual_counselling, consultation, instrument,\n"
    "# data_collection, library_display, collaboration, home_room, other; or "
    "what\n"
    "# one of these counts as. component: basic, planning, responsive, "
    "support.\n"
    "services: {}\n"
    "#  literacy: {name: \"Gerakan literasi\", component: basic, hours: 1}\n";

static const char calendar_school[] =
    "# Days of this school without lessons, beside the national ones. An "
    "example\n"
    "# of each kind of entry:\n"
    "#- {date: 2020-11-10, name: \"Ulang tahun sekolah\", kind: school}\n"
    "#- {from: 2020-12-19, to: 2021-01-03, name: \"Libur semester\", kind: "
    "school}\n"
    "#- {date: 2021-04-12, name: \"Ujian sekolah\", kind: school, grades: "
    "[\"XII\"]}\n"
    "#- {date: 2021-04-30, name: \"Rapat guru\", kind: school, "
    "hours: \"08:00-11:00\"}\n";

static const char aliases[] =
"# Who is who in exports that know no NIS, and which subjects go by several\n"
"# names, decided once; bk-cases(5) has the keys. For example:\n"
"#- {name: \"Bu Guru\", ignore: true}\n"
"#- {subject: \"Matematika\", also: [\"MTK\", \"Mat. Wajib\"]}\n";

#define ENCRYPTED	"confidential/** filter=git-crypt diff=git-crypt"

static const char attributes[] =
"# Bytes stay as they were written, line ends included.\n"
"*.yaml -text\n"
"\n"
"# Two people's work on one case is merged action by action. git asks each\n"
"# clone to be told what bk-case is: run bk-init in it.\n"
"cases/**/*.yaml merge=bk-case\n"
"confidential/**/*.yaml merge=bk-case\n"
"routine/**/*.yaml merge=bk-case\n"
"services/**/*.yaml merge=bk-case\n"
"programme/*.yaml merge=bk-case\n"
"erased/*.yaml merge=bk-case\n"
"# Of the book of letters both keep their lines; bk-check names a number that\n"
"# was given twice.\n"
"letters/*.yaml merge=union\n"
"\n"
"# To encrypt what only counsellors may read: `git-crypt init`, then remove\n"
"# the # of the next line before the first file is committed there.\n"
"#" ENCRYPTED "\n";

static const char ignore[] =
"# The lock and the journal of the bk commands, files half written, and what\n"
"# editors leave beside a file.\n"
"/.bk/\n"
".*.bk-new\n"
".*.bk-old\n"
"*~\n"
".*.sw?\n"
".~lock.*\n"
"\n"
"# Papers, tables and calendars are about students, and git keeps for ever\n"
"# what it once had: they are no part of the repository. Templates are.\n"
"*.html\n"
"*.pdf\n"
"*.docx\n"
"*.xlsx\n"
"*.xls\n"
"*.ics\n"
"*.csv\n"
"*.tsv\n"
"!/templates/**\n";

/* Does a line of the text begin with that word, perhaps behind a #? */
static bool
has_pattern(struct bk_str text, struct bk_str word)
{
	for (size_t i = 0, n; i < text.n; i += n + 1) {
		struct bk_str line = { text.p + i, text.n - i };
		const char *nl = memchr(line.p, '\n', line.n);

		line.n = n = nl ? (size_t)(nl - line.p) : line.n;
		while (line.n && strchr("# \t", *line.p)) {
			line.p++;
			line.n--;
		}
		if (line.n >= word.n && memcmp(line.p, word.p, word.n) == 0 &&
		    (line.n == word.n || strchr(" \t\r", line.p[word.n])))
			return true;
	}
	return false;
}

static bool
complete(const char *ours, struct bk_buf *b, struct bk_str old)
{
	bool any = false;

	bk_buf_putstr(b, old);
	for (const char *p = ours; *p; p += strcspn(p, "\n") + 1) {
		struct bk_str line = { p, strcspn(p, "\n") };
		struct bk_str word = { p, strcspn(p, " \n") };

		if (line.n == 0 || *p == '#' || has_pattern(old, word))
			continue;
		if (b->n && b->p[b->n - 1] != '\n')
			bk_buf_putc(b, '\n');
		bk_buf_putstr(b, line);
		bk_buf_putc(b, '\n');
		any = true;
	}
	return any;
}

bool
bk_seed_attributes(struct bk_buf *b, struct bk_str old)
{
	return complete(attributes, b, old);
}

/* The line, be it behind a # and blanks; its end in *end. NULL: none. */
static const char *
find_line(struct bk_str text, const char *line, const char **end)
{
	size_t n = strlen(line);

	for (const char *p = text.p, *stop = p + text.n; p < stop;
	    p = *end + 1) {
		const char *from = p, *nl = memchr(p, '\n',
		    (size_t)(stop - p));

		*end = nl ? nl : stop;
		while (from < *end && strchr("# \t", *from))
			from++;
		if ((size_t)(*end - from) >= n && memcmp(from, line, n) == 0)
			return p;
		if (!nl)
			break;
	}
	return NULL;
}

bool
bk_seed_encrypted(struct bk_buf *b, struct bk_str old)
{
	struct bk_buf whole = BK_BUF_INIT;
	bool more = complete(attributes, &whole, old);
	struct bk_str text = bk_buf_str(&whole);
	const char *end, *line = find_line(text, ENCRYPTED, &end);

	if (!line)
		line = end = text.p + text.n;
	bk_buf_add(b, text.p, (size_t)(line - text.p));
	if (line == end && b->n && b->p[b->n - 1] != '\n')
		bk_buf_putc(b, '\n');
	bk_buf_puts(b, ENCRYPTED);
	if (line == end)
		bk_buf_putc(b, '\n');
	more |= line == end || *line != 'c';
	bk_buf_add(b, end, (size_t)(text.p + text.n - end));
	bk_buf_free(&whole);
	return more;
}

bool
bk_seed_ignored(struct bk_buf *b, struct bk_str old)
{
	return complete(ignore, b, old);
}

#define CALENDAR_HEAD \
	"# National days and collective leave (cuti bersama) of %d"

static const char decreed[] = CALENDAR_HEAD
", by the\n"
"# joint decree of three ministers (SKB 3 Menteri).\n";

static const char undecreed[] =
    CALENDAR_HEAD ",\n"
		  "# computed: there was no decree yet. When it comes, correct "
		  "the dates, add the\n"
		  "# collective leave and remove `provisional`.\n";

static void
put_calendar(struct bk_buf *b, int year)
{
	size_t n;
	const struct bk_holiday *h = bk_holidays(year, &n);
	bool open = bk_holidays_provisional(year);

	bk_buf_printf(b, open ? undecreed : decreed, year);
	for (size_t i = 0; i < n; i++) {
		bk_buf_printf(b, "- {date: %d-%02d-%02d, name: ", h[i].year,
		    h[i].month, h[i].day);
		bk_yamlout_quoted(b, bk_str(h[i].name));
		bk_buf_printf(b, ", kind: %s%s}\n",
		    bk_calendar_kinds[h[i].kind].id,
		    open ? ", provisional: true" : "");
	}
}

struct files {
	struct bk_seed_file	*v;
	size_t			 n, cap;
	struct bk_arena		*arena;
};

static void
add(struct files *f, const char *path, struct bk_str bytes)
{
	BK_GROW(f->v, f->n, f->cap);
	f->v[f->n++] = (struct bk_seed_file){ path,
		{ bk_arena_strndup(f->arena, bytes.p, bytes.n), bytes.n } };
}

const struct bk_seed_file *
bk_seed_files(const struct bk_seed *seed, struct bk_arena *arena, size_t *n)
{
	struct files f = { .arena = arena };
	struct bk_buf b = BK_BUF_INIT;
	const struct bk_seed_file *v;

	if (seed->encrypted)
		bk_seed_encrypted(&b, bk_str(attributes));
	add(&f, ".gitattributes", seed->encrypted ? bk_buf_str(&b) :
	    bk_str(attributes));
	add(&f, ".gitignore", bk_str(ignore));
	add(&f, "aliases.yaml", bk_str(aliases));
	for (int y = BK_HOLIDAYS_FIRST; y <= BK_HOLIDAYS_LAST; y++) {
		bk_buf_clear(&b);
		put_calendar(&b, y);
		add(&f, bk_arena_printf(arena, "calendar/%d.yaml", y),
		    bk_buf_str(&b));
	}
	add(&f, "calendar/school.yaml", bk_str(calendar_school));
	add(&f, "policy.yaml", bk_str(policy));
	bk_buf_clear(&b);
	put_school(&b, seed);
	add(&f, "school.yaml", bk_buf_str(&b));
	bk_buf_free(&b);
	*n = f.n;
	v = bk_arena_dup(arena, f.v, f.n, sizeof(*f.v));
	free(f.v);
	return v;
}
