#include "family.h"

enum { YEAR = 365 };

struct met {
	const char	*by;
	bk_date		 date;
};

/* What the family is known by, in the buffer. */
static struct bk_str
key_of(const struct bk_student *s, struct bk_buf *b)
{
	const char *key = bk_student_key(s);

	if (s->household && *s->household)
		bk_buf_printf(b, "household\n%s", s->household);
	else
		bk_buf_puts(b, key ? key : "");
	return bk_buf_str(b);
}

void
bk_family_note(struct bk_family *f, const struct bk_student *s,
    const struct bk_action *v, bk_date today, struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	struct met *was, *now;
	void **at;

	if (!s || v->step != BK_STEP_VISIT || v->outcome != BK_MET ||
	    !v->by || v->date > today || v->date < today - YEAR)
		return;
	at = bk_map_at(&f->met, key_of(s, &b));
	was = *at;
	if (!was || was->date <= v->date) {
		now = bk_arena_alloc(a, sizeof(*now));
		*now = (struct met){ v->by, v->date };
		*at = now;
	}
	bk_buf_free(&b);
}

const char *
bk_family_met(const struct bk_family *f, const struct bk_student *s)
{
	struct bk_buf b = BK_BUF_INIT;
	const struct met *m = bk_map_get(&f->met, key_of(s, &b));

	bk_buf_free(&b);
	return m ? m->by : NULL;
}

void
bk_family_free(struct bk_family *f)
{
	bk_map_free(&f->met);
}
