/* The `attendance` document as we write it. */
#include "attendance.h"

#include "yamlout.h"

static void
text(struct bk_buf *b, const char *key, const char *s)
{
	if (!s)
		return;
	bk_buf_puts(b, key);
	bk_yamlout_quoted(b, bk_str(s));
	bk_buf_putc(b, '\n');
}

static void
date(struct bk_buf *b, const char *key, bk_date d, const char *end)
{
	char s[BK_DATE_SIZE];

	if (d == BK_DATE_NONE)
		return;
	bk_buf_puts(b, key);
	bk_buf_puts(b, bk_date_format(d, s));
	bk_buf_puts(b, end);
}

static void
number(struct bk_buf *b, const char *key, int n)
{
	bk_buf_puts(b, key);
	bk_buf_putu(b, (uint64_t)n);
}

static void
counts(struct bk_buf *b, const struct bk_counts *c)
{
	number(b, "sessions: ", c->sessions);
	number(b, ", present: ", c->present);
	number(b, ", late: ", c->late);
	number(b, ", sick: ", c->sick);
	number(b, ", excused: ", c->excused);
	number(b, ", unexcused: ", c->unexcused);
}

static void
assignments(struct bk_buf *b, const struct bk_assignments *a)
{
	if (a->due == BK_INT_NONE)
		return;
	number(b, "assignments: {due: ", a->due);
	if (a->submitted != BK_INT_NONE)
		number(b, ", submitted: ", a->submitted);
	if (a->late != BK_INT_NONE)
		number(b, ", late: ", a->late);
	bk_buf_puts(b, "}\n");
}

static void
coursework(struct bk_buf *b, const struct bk_attendance *a)
{
	if (a->coursework.n)
		bk_buf_puts(b, "coursework:\n");
	for (size_t i = 0; i < a->coursework.n; i++) {
		const struct bk_coursework *c = &a->coursework.v[i];

		bk_buf_puts(b, "  - {");
		if (c->subject && *c->subject) {
			bk_buf_puts(b, "subject: ");
			bk_yamlout_quoted(b, bk_str(c->subject));
			bk_buf_puts(b, ", ");
		}
		number(b, "due: ", c->due);
		number(b, ", submitted: ", c->submitted);
		if (c->tasks && *c->tasks) {
			bk_buf_puts(b, ", tasks: ");
			bk_yamlout_quoted(b, bk_str(c->tasks));
		}
		bk_buf_puts(b, "}\n");
	}
}

static void
days(struct bk_buf *b, const struct bk_days *d)
{
	if (!d->marks || d->from == BK_DATE_NONE)
		return;
	date(b, "days: {from: ", d->from, ", marks: \"");
	bk_buf_puts(b, d->marks);
	bk_buf_puts(b, "\"}\n");
}

static void
subjects(struct bk_buf *b, const struct bk_attendance *a)
{
	if (a->subjects.n)
		bk_buf_puts(b, "subjects:\n");
	for (size_t i = 0; i < a->subjects.n; i++) {
		const struct bk_subject *s = &a->subjects.v[i];

		bk_buf_puts(b, "  - {subject: ");
		bk_yamlout_quoted(b, bk_str(s->subject ? s->subject : ""));
		bk_buf_puts(b, ", ");
		date(b, "from: ", s->from, ", ");
		date(b, "to: ", s->to, ", ");
		counts(b, &s->counts);
		if (!isnan(s->participation)) {
			bk_buf_puts(b, ", participation: ");
			bk_buf_putnum(b, s->participation, 1);
		}
		bk_buf_puts(b, "}\n");
	}
}

static void
sources(struct bk_buf *b, const struct bk_attendance *a)
{
	if (a->sources.n)
		bk_buf_puts(b, "sources:\n");
	for (size_t i = 0; i < a->sources.n; i++) {
		const struct bk_source *s = &a->sources.v[i];

		bk_buf_puts(b, "  - {file: ");
		bk_yamlout_quoted(b, bk_str(s->file ? s->file : ""));
		if (s->sha256) {
			bk_buf_puts(b, ", sha256: ");
			bk_yamlout_word(b, s->sha256);
		}
		if (s->rows != BK_INT_NONE)
			number(b, ", rows: ", s->rows);
		bk_buf_puts(b, "}\n");
	}
}

void
bk_attendance_write(struct bk_buf *b, const struct bk_attendance *a)
{
	char term[BK_TERM_SIZE];
	double activity = bk_attendance_activity(a);

	bk_buf_puts(b, "---\nkind: attendance\n");
	text(b, "nis: ", a->nis ? a->nis : "");
	text(b, "nisn: ", a->nisn);
	text(b, "name: ", a->name);
	text(b, "class: ", a->class);
	bk_buf_printf(b, "term: %s\n", bk_term_format(a->term, term));
	date(b, "from: ", a->from, "\n");
	date(b, "to: ", a->to, "\n");
	bk_buf_puts(b, "totals: {");
	counts(b, &a->totals);
	bk_buf_puts(b, "}\n");
	if (!isnan(activity)) {
		bk_buf_puts(b, "activity: ");
		bk_buf_putnum(b, activity, 1);
		bk_buf_putc(b, '\n');
	}
	assignments(b, &a->assignments);
	coursework(b, a);
	days(b, &a->days);
	subjects(b, a);
	sources(b, a);
	if (a->taken != BK_INT_NONE) {
		number(b, "taken: ", a->taken);
		bk_buf_putc(b, '\n');
	}
}
