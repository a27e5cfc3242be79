/*
 * Sessions by subject. There are thousands of a student's subjects, so those
 * of one group that come one after the other are added up before they join
 * the sums, whose names have to be built and looked for.
 */
#include "lessons.h"

#include "mem.h"

enum { SUBJECT_MAX = 200 };	/* bytes of its name that count */

struct lessons {
	const struct bk_group	*group;
	struct bk_map		 subjects;	/* -> struct lesson */
	struct bk_arena		 arena;
};

static const char *const counts[] = { "sessions", "present", "late", "sick",
	"excused", "unexcused" };

enum { NCOUNTS = BK_NELEM(counts) };

struct lesson {
	int64_t		 n[NCOUNTS];
};

static void
add_lesson(struct lessons *l, const struct bk_subject *u)
{
	const int n[NCOUNTS] = { u->counts.sessions, u->counts.present,
		u->counts.late, u->counts.sick, u->counts.excused,
		u->counts.unexcused };
	struct bk_str name = bk_str(u->subject ? u->subject : "");
	struct lesson *x;
	void **at;

	name.n = name.n < SUBJECT_MAX ? name.n : SUBJECT_MAX;
	at = bk_map_at(&l->subjects, name);
	if (!*at)
		*at = bk_arena_zalloc(&l->arena, sizeof(*x));
	x = *at;
	for (size_t i = 0; i < NCOUNTS; i++)
		x->n[i] += n[i];
}

/* Into the sums, and begin anew. */
static void
join_lessons(struct bk_count *k, struct lessons *l)
{
	struct bk_buf path = BK_BUF_INIT;

	k->g = l->group;
	for (size_t i = 0; i < l->subjects.n; i++) {
		const struct lesson *x = l->subjects.e[i].value;

		for (size_t m = 0; m < NCOUNTS; m++) {
			bk_buf_clear(&path);
			bk_buf_puts(&path, "sessions" BK_SUM_SEP);
			bk_buf_putstr(&path, l->subjects.e[i].key);
			bk_buf_puts(&path, BK_SUM_SEP);
			bk_buf_puts(&path, counts[m]);
			bk_count_add(k, path.p, x->n[m] * BK_SUM_ONE);
		}
	}
	bk_buf_free(&path);
	bk_map_free(&l->subjects);
	bk_arena_reset(&l->arena);
}

void
bk_lessons_count(struct bk_count *k)
{
	struct lessons l = { .subjects = BK_MAP_INIT, .arena =
		BK_ARENA_INIT };

	for (size_t i = 0; i < k->t->attendance.n; i++) {
		const struct bk_attendance *a = k->t->attendance.e[i].value;
		const struct bk_student *s = bk_census_student_of(k->t,
		    k->t->attendance.e[i].key);
		const struct bk_group *g;

		if (k->t->students.n && !bk_count_enrolled(k, s))
			continue;
		g = bk_count_group(k, s ? bk_student_class(s, k->day) :
		    a->class, NULL, s);
		if (g != l.group)
			join_lessons(k, &l);
		l.group = g;
		for (size_t j = 0; j < a->subjects.n; j++)
			add_lesson(&l, &a->subjects.v[j]);
	}
	join_lessons(k, &l);
	bk_map_free(&l.subjects);
	bk_arena_free(&l.arena);
}
