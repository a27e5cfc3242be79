#include "programme.h"

#include <string.h>

static const struct bk_bind line_binds[] = {
	BK_BIND_REQUIRED("id", NAME, struct bk_programme_line, id),
	BK_BIND_REQUIRED("type", NAME, struct bk_programme_line, type),
	BK_BIND_WORD("field", struct bk_programme_line, field,
	    bk_service_fields),
	BK_BIND("class", TEXT, struct bk_programme_line, class),
	BK_BIND("month", NAME, struct bk_programme_line, month),
	BK_BIND("times", INT, struct bk_programme_line, times),
	BK_BIND("topic", NAME, struct bk_programme_line, topic),
	BK_BIND_SELF(struct bk_programme_line, node),
	BK_BIND_END
};

static const struct bk_bind binds[] = {
	BK_BIND_REQUIRED("term", TERM, struct bk_programme, term),
	BK_BIND_STRUCTS("plan", struct bk_programme, plan, line_binds),
	BK_BIND_SELF(struct bk_programme, node),
	BK_BIND_END
};

int
bk_programme_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_programme *out)
{
	struct bk_programme p;

	if (bk_bind_read(r, binds, n, &p) < 0)
		return -1;
	for (size_t i = 0; i < p.plan.n; i++)
		p.plan.v[i].done = 0;
	*out = p;
	return 0;
}

const struct bk_programme_line *
bk_programme_find(const struct bk_programme *p, const char *id)
{
	for (size_t i = 0; i < p->plan.n; i++)
		if (strcmp(p->plan.v[i].id, id) == 0)
			return &p->plan.v[i];
	return NULL;
}

const char *
bk_programme_ids(const struct bk_programme *p, struct bk_arena *a)
{
	const char *list = "";

	for (size_t i = 0; i < p->plan.n; i++)
		list = bk_arena_printf(a, "%s%s%s", list, i ? ", " : "",
		    p->plan.v[i].id);
	return list;
}

int
bk_programme_times(const struct bk_programme_line *l)
{
	return l->times == BK_INT_NONE ? 1 : l->times;
}

bk_date
bk_programme_month(const char *text)
{
	char day[BK_DATE_SIZE];
	bk_date first;

	if (strlen(text) != 7)
		return BK_DATE_NONE;
	memcpy(day, text, 7);
	memcpy(day + 7, "-01", 4);
	return bk_date_parse(bk_str(day), &first) == 0 ? first :
	    BK_DATE_NONE;
}

static bool
fits(const struct bk_programme_line *l, const struct bk_service *s)
{
	char day[BK_DATE_SIZE];

	bk_date_format(s->date, day);
	return strcmp(l->type, s->type) == 0 &&
	    (l->field < 0 || l->field == s->field) &&
	    (!l->class || (s->class && strcmp(l->class, s->class) == 0)) &&
	    (!l->month || strncmp(l->month, day, 7) == 0) &&
	    l->done < bk_programme_times(l);
}

bool
bk_programme_tick(struct bk_programme *p, const struct bk_service *s)
{
	for (size_t i = 0; i < p->plan.n; i++) {
		struct bk_programme_line *l = &p->plan.v[i];

		if (s->plan ? strcmp(s->plan, l->id) == 0 : fits(l, s)) {
			l->done++;
			return true;
		}
	}
	return false;
}
