/* bk-check's rules on services and the programme. */
#include <string.h>

#include "part.h"
#include "term.h"

static void
check_type(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *type)
{
	struct bk_service_types types;

	if (k->form_only)
		return;
	bk_service_types_of(&types, k->policy, r->arena);
	if (!bk_service_type(&types, type))
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(map, "type"), "'%.40s' is neither a service "
		    "of ours nor in policy.yaml, services", type);
}

void
bk_check_service(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_service *s)
{
	bk_term term = bk_term_of(s->date);

	check_type(k, r, s->node, s->type);
	if (s->class && s->students.n)
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(s->node, "students"), "a class or students, "
		    "not both");
	bk_check_staff(k, r, s->node, "by", s->by, NULL);
	bk_check_staffs(k, r, s->node, "with", &s->with);
	bk_check_person(k, r, s->node, term, NULL, s->class);
	for (size_t i = 0; i < s->students.n; i++)
		bk_check_person(k, r, s->node, term, s->students.v[i], NULL);
	bk_check_int(r, s->node, "minutes", s->minutes, 1, 12 * 60);
	bk_check_int(r, s->node, "count", s->count, 0, 100000);
	bk_check_num(r, s->node, "hours", s->hours, 0, 100);
	if (!k->form_only && s->date > k->today)
		bk_diag(r->dg, &bk_msg_check_future, r->file,
		    bk_check_line(s->node, "date"), NULL);
}

/* "2020-09", of the term. */
static bool
is_month(const char *text, bk_term term)
{
	bk_date first = bk_programme_month(text);

	return first != BK_DATE_NONE && bk_term_of(first) == term;
}

void
bk_check_programme(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_programme *p)
{
	for (size_t i = 0; i < p->plan.n; i++) {
		const struct bk_programme_line *l = &p->plan.v[i];

		if (bk_service_step(l->type) < 0)
			check_type(k, r, l->node, l->type);
		bk_check_person(k, r, l->node, p->term, NULL, l->class);
		bk_check_int(r, l->node, "times", l->times, 1, 1000);
		if (l->month && !is_month(l->month, p->term))
			bk_diag(r->dg, &bk_msg_check_word, r->file,
			    bk_check_line(l->node, "month"),
			    "'%.20s' is no month of the term", l->month);
		for (size_t j = 0; j < i; j++)
			if (strcmp(p->plan.v[j].id, l->id) == 0)
				bk_diag(r->dg, &bk_msg_check_twice, r->file,
				    bk_check_line(l->node, "id"), "id %.40s",
				    l->id);
	}
}
