/* A recap in a line, as tests write and compare it. */
#ifndef RECAPLINE_H
#define RECAPLINE_H

#include "attendance.h"
#include "fixture.h"

static inline struct bk_attendance
recap(struct fixture *f, const char *text)
{
	struct bk_attendance a;

	if (bk_attendance_read(&f->r, fixture_parse(f, bk_arena_printf(
	    &f->arena, "nis: '1'\nterm: 2020-2021-1\n%s", text)), &a) < 0)
		fail_msg("%s\n%s", text, f->said.p);
	return a;
}

/* "09-08", or "" for none. */
static inline const char *
show_mmdd(bk_date d)
{
	return d == BK_DATE_NONE ? "" : show_day(d) + 5;
}

/* "A 07-13..08-01 1/10 + B ... = 3/20 of 07-13..08-31 PUU@07-13" */
static inline void
show(const struct bk_attendance *a, struct bk_buf *b)
{
	for (size_t i = 0; i < a->subjects.n; i++) {
		const struct bk_subject *s = &a->subjects.v[i];

		bk_buf_printf(b, "%s%s %s..%s %d/%d", i ? " + " : "",
		    s->subject, show_mmdd(s->from), show_mmdd(s->to),
		    s->counts.present, s->counts.sessions);
	}
	bk_buf_printf(b, " = %d/%d of %s..%s", a->totals.present,
	    a->totals.sessions, show_mmdd(a->from), show_mmdd(a->to));
	if (a->days.marks)
		bk_buf_printf(b, " %s@%s", a->days.marks,
		    show_mmdd(a->days.from));
	if (a->assignments.due != BK_INT_NONE)
		bk_buf_printf(b, " %d of %d", a->assignments.submitted,
		    a->assignments.due);
}

#endif
