#include "attendance.h"

#include <string.h>

#include "msg_domain.h"
#include "term.h"

/* More than a school year: as many days as a recap may mark. */
enum { DAYS_MAX = 400 };

static const struct bk_bind counts_binds[] = {
	BK_BIND("sessions", INT, struct bk_counts, sessions),
	BK_BIND("present", INT, struct bk_counts, present),
	BK_BIND("late", INT, struct bk_counts, late),
	BK_BIND("sick", INT, struct bk_counts, sick),
	BK_BIND("excused", INT, struct bk_counts, excused),
	BK_BIND("unexcused", INT, struct bk_counts, unexcused),
	BK_BIND_END
};

static const struct bk_bind subject_binds[] = {
	BK_BIND("subject", TEXT, struct bk_subject, subject),
	BK_BIND("from", DATE, struct bk_subject, from),
	BK_BIND("to", DATE, struct bk_subject, to),
	BK_BIND("sessions", INT, struct bk_subject, counts.sessions),
	BK_BIND("present", INT, struct bk_subject, counts.present),
	BK_BIND("late", INT, struct bk_subject, counts.late),
	BK_BIND("sick", INT, struct bk_subject, counts.sick),
	BK_BIND("excused", INT, struct bk_subject, counts.excused),
	BK_BIND("unexcused", INT, struct bk_subject, counts.unexcused),
	BK_BIND("participation", NUM, struct bk_subject, participation),
	BK_BIND_END
};

static const struct bk_bind source_binds[] = {
	BK_BIND("file", TEXT, struct bk_source, file),
	BK_BIND("sha256", NAME, struct bk_source, sha256),
	BK_BIND("rows", INT, struct bk_source, rows),
	BK_BIND_END
};

static const struct bk_bind assignments_binds[] = {
	BK_BIND("due", INT, struct bk_assignments, due),
	BK_BIND("submitted", INT, struct bk_assignments, submitted),
	BK_BIND("late", INT, struct bk_assignments, late),
	BK_BIND_END
};

static const struct bk_bind coursework_binds[] = {
	BK_BIND("subject", TEXT, struct bk_coursework, subject),
	BK_BIND("due", INT, struct bk_coursework, due),
	BK_BIND("submitted", INT, struct bk_coursework, submitted),
	BK_BIND("tasks", TEXT, struct bk_coursework, tasks),
	BK_BIND_END
};

static const struct bk_bind days_binds[] = {
	BK_BIND("from", DATE, struct bk_days, from),
	BK_BIND("marks", TEXT, struct bk_days, marks),
	BK_BIND_END
};

const struct bk_bind bk_attendance_binds[] = {
	BK_BIND("nis", ID, struct bk_attendance, nis),
	BK_BIND("nisn", ID, struct bk_attendance, nisn),
	BK_BIND("name", TEXT, struct bk_attendance, name),
	BK_BIND("class", TEXT, struct bk_attendance, class),
	BK_BIND_REQUIRED("term", TERM, struct bk_attendance, term),
	BK_BIND("from", DATE, struct bk_attendance, from),
	BK_BIND("to", DATE, struct bk_attendance, to),
	BK_BIND_STRUCT("totals", struct bk_attendance, totals, counts_binds),
	BK_BIND_KEY("activity"),		/* computed, never read */
	BK_BIND_STRUCT("assignments", struct bk_attendance, assignments,
	    assignments_binds),
	BK_BIND_STRUCTS("coursework", struct bk_attendance, coursework,
	    coursework_binds),
	BK_BIND_STRUCT("days", struct bk_attendance, days, days_binds),
	BK_BIND_STRUCTS("subjects", struct bk_attendance, subjects,
	    subject_binds),
	BK_BIND_STRUCTS("sources", struct bk_attendance, sources,
	    source_binds),
	BK_BIND("taken", INT, struct bk_attendance, taken),
	BK_BIND_SELF(struct bk_attendance, node),
	BK_BIND_END
};

static int
plus(int a, int b)
{
	return b > BK_ATTENDANCE_MAX - a ? BK_ATTENDANCE_MAX : a + b;
}

void
bk_attendance_add(struct bk_counts *a, const struct bk_counts *b)
{
	a->sessions = plus(a->sessions, b->sessions);
	a->present = plus(a->present, b->present);
	a->late = plus(a->late, b->late);
	a->sick = plus(a->sick, b->sick);
	a->excused = plus(a->excused, b->excused);
	a->unexcused = plus(a->unexcused, b->unexcused);
}

int
bk_attendance_countable(const struct bk_counts *c)
{
	return c->sessions - c->sick - c->excused;
}

/* The mean of participation over the subjects that give it; NAN for none. */
static double
participation(const struct bk_attendance *a)
{
	double sum = 0;
	int n = 0;

	for (size_t i = 0; i < a->subjects.n; i++)
		if (!isnan(a->subjects.v[i].participation)) {
			sum += a->subjects.v[i].participation;
			n++;
		}
	return n ? sum / n : NAN;
}

/* Attended as well as countable, in one unit; 0 countable: no activity. */
static void
measure(const struct bk_attendance *a, double *attended, double *countable)
{
	double mean = participation(a);

	*attended = (double)a->totals.present + a->totals.late;
	*countable = bk_attendance_countable(&a->totals);
	if (*countable <= 0 && a->totals.sessions > 0) {
		*countable = 0;		/* sick or excused all the time */
	} else if (!isnan(mean)) {
		*attended = mean;
		*countable = 100;
	}
}

double
bk_attendance_activity(const struct bk_attendance *a)
{
	double attended, countable;

	measure(a, &attended, &countable);
	return countable > 0 ? 100 * attended / countable : NAN;
}

bool
bk_attendance_below(const struct bk_attendance *a, double percent)
{
	const double noise = 1e-9;	/* of adding up percentages */
	double attended, countable;

	measure(a, &attended, &countable);
	return countable > 0 &&
	    percent * countable - 100 * attended > noise;
}

/* --- derived fields ----------------------------------------------------- */

/*
 * The five statuses add up to sessions; who gives sessions and no unexcused
 * ones means that the rest were.
 */
static void
add_up(struct bk_counts *c)
{
	int *v[] = { &c->present, &c->late, &c->sick, &c->excused,
		&c->unexcused };
	int given = c->sessions;
	bool rest = c->unexcused == BK_INT_NONE;

	c->sessions = 0;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		if (*v[i] == BK_INT_NONE)
			*v[i] = 0;
		c->sessions = plus(c->sessions,
		    *v[i] < BK_ATTENDANCE_MAX ? *v[i] : BK_ATTENDANCE_MAX);
	}
	if (rest && given > c->sessions) {
		c->unexcused = given - c->sessions;
		c->sessions = given;
	}
}

static void
widen(bk_date *from, bk_date *to, bk_date a, bk_date b)
{
	if (a != BK_DATE_NONE && (*from == BK_DATE_NONE || a < *from))
		*from = a;
	if (b != BK_DATE_NONE && (*to == BK_DATE_NONE || b > *to))
		*to = b;
}

/* Of what a list does not say, nothing is known to be due or handed in. */
static void
add_courses(struct bk_attendance *a)
{
	for (size_t i = 0; i < a->coursework.n; i++) {
		struct bk_coursework *c = &a->coursework.v[i];

		if (c->due == BK_INT_NONE)
			c->due = 0;
		if (c->submitted == BK_INT_NONE)
			c->submitted = 0;
	}
	if (a->coursework.n)
		bk_coursework_sum(a->coursework.v, a->coursework.n,
		    &a->assignments.due, &a->assignments.submitted);
}

void
bk_attendance_derive(struct bk_attendance *a)
{
	bk_date from = BK_DATE_NONE, to = BK_DATE_NONE;
	bool dated = true;

	add_courses(a);
	if (a->subjects.n == 0) {
		add_up(&a->totals);
		return;
	}
	a->totals = (struct bk_counts){ 0 };
	for (size_t i = 0; i < a->subjects.n; i++) {
		struct bk_subject *s = &a->subjects.v[i];

		add_up(&s->counts);
		bk_attendance_add(&a->totals, &s->counts);
		widen(&from, &to, s->from, s->to);
		dated = dated && s->from != BK_DATE_NONE &&
		    s->to != BK_DATE_NONE;
	}
	if (dated)
		a->from = a->to = BK_DATE_NONE;
	widen(&a->from, &a->to, from, to);
}

/* Marks of days are few, known, and near their term. */
static int
check_days(const struct bk_reader *r, const struct bk_attendance *a)
{
	const struct bk_days *d = &a->days;
	const char *wrong = NULL;

	if (!d->marks)
		return 0;
	if (d->from == BK_DATE_NONE)
		wrong = "from is missing";
	else if (strlen(d->marks) > DAYS_MAX)
		wrong = "more days than a school year has";
	else if (strspn(d->marks, "PUES.") != strlen(d->marks))
		wrong = "marks are P, U, E, S and .";
	else if (d->from < bk_term_first(a->term) - DAYS_MAX ||
	    d->from > bk_term_last(a->term) ||
	    d->from > BK_DATE_MAX - DAYS_MAX)
		wrong = "not in the term";
	if (!wrong)
		return 0;
	bk_diag(r->dg, &bk_msg_bad_value, r->file,
	    bk_node_get(a->node, "days")->line, "days: %s",
	    bk_diag_text(r->dg, wrong));
	return -1;
}

/* A part that is named but empty was cut off: the tools write no null. */
static int
check_whole(const struct bk_reader *r, const struct bk_node *doc)
{
	static const char *const parts[] = { "totals", "activity",
		"assignments", "coursework", "days", "subjects", "sources" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const struct bk_node *n = bk_node_get(doc, parts[i]);

		if (n && bk_node_null(n)) {
			bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
			    "%s: nothing behind it: cut off?", parts[i]);
			return -1;
		}
	}
	return 0;
}

int
bk_attendance_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_attendance *out)
{
	struct bk_attendance a;

	if (bk_bind_read(r, bk_attendance_binds, n, &a) < 0 ||
	    check_whole(r, n) < 0 || check_days(r, &a) < 0)
		return -1;
	if (!bk_node_get(n, "totals") && !bk_node_get(n, "subjects") &&
	    !bk_node_get(n, "assignments")) {	/* cut off before them? */
		bk_diag(r->dg, &bk_msg_missing_key, r->file, n->line,
		    "totals, or subjects");
		return -1;
	}
	bk_attendance_derive(&a);
	*out = a;
	return 0;
}

bool
bk_attendance_after(const struct bk_attendance *a, bk_date day,
    struct bk_attendance *out)
{
	bk_date first = day + 1;
	size_t skip;

	if (a->to == BK_DATE_NONE || a->to <= day)
		return false;
	*out = *a;
	if (a->from != BK_DATE_NONE && a->from > day)
		return true;
	out->from = first;
	if (!a->days.marks || a->days.from == BK_DATE_NONE ||
	    a->days.from > day)
		return true;
	skip = (size_t)(first - a->days.from);
	if (skip > strlen(a->days.marks))
		skip = strlen(a->days.marks);
	out->days = (struct bk_days){ first, a->days.marks + skip };
	out->subjects.n = 0;
	out->totals = (struct bk_counts){ 0 };
	for (const char *m = out->days.marks; *m; m++) {
		out->totals.present += *m == 'P';
		out->totals.unexcused += *m == 'U';
		out->totals.excused += *m == 'E';
		out->totals.sick += *m == 'S';
	}
	add_up(&out->totals);
	return true;
}
