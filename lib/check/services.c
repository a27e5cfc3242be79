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
