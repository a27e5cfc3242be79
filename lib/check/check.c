#include "check.h"

#include <string.h>

#include "near.h"
#include "part.h"
#include "term.h"

void
bk_check_begin(struct bk_check *k, const struct bk_school *school,
    const struct bk_policy *policy, const struct bk_calendar *calendar,
    bk_date today)
{
	*k = (struct bk_check){ .school = school, .policy = policy,
		.calendar = calendar, .today = today, .staff = BK_MAP_INIT,
		.classes = BK_MAP_INIT };
	for (size_t i = 0; i < school->staff.n; i++)
		*bk_map_at(&k->staff, bk_str(school->staff.v[i].id)) =
		    &school->staff.v[i];
	for (size_t i = 0; i < school->classes.n; i++)
		*bk_map_at(&k->classes, bk_str(school->classes.v[i].id)) =
		    &school->classes.v[i];
}

void
bk_check_end(struct bk_check *k)
{
	bk_map_free(&k->staff);
	bk_map_free(&k->classes);
}

/* --- rosters ------------------------------------------------------------ */

/* Is the number, where there is one, new? Then it is `owner`'s, or its own. */
static bool
enter(struct bk_map *people, const char *number, const char **owner)
{
	size_t i;

	if (!number || !*number)
		return true;
	i = bk_map_intern(people, bk_str(number));
	if (!people->e[i].value)
		people->e[i].value = (void *)(*owner ? *owner :
		    people->e[i].key.p);
	else if (*owner != people->e[i].value)
		return false;
	*owner = *owner ? *owner : people->e[i].value;
	return true;
}

static void
enter_class(struct bk_map *classes, const char *class)
{
	if (class)
		*bk_map_at(classes, bk_str(class)) = classes;
}

bool
bk_check_roster_add(struct bk_check_roster *ros, const struct bk_student *s)
{
	const char *owner = NULL;
	bool fresh = enter(&ros->people, s->nis, &owner);

	fresh = enter(&ros->people, s->nisn, &owner) && fresh;
	for (size_t i = 0; i < s->nis_before.n; i++)
		enter(&ros->people, s->nis_before.v[i], &owner);
	enter_class(&ros->classes, s->class);
	for (size_t i = 0; i < s->classes.n; i++)
		enter_class(&ros->classes, s->classes.v[i].class);
	return fresh;
}

void
bk_check_roster_free(struct bk_check_roster *ros)
{
	bk_map_free(&ros->people);
	bk_map_free(&ros->classes);
}

/* --- parts that the rules share ----------------------------------------- */

size_t
bk_check_line(const struct bk_node *map, const char *key)
{
	const struct bk_node *n = bk_node_get(map, key);

	return n ? n->line : map ? map->line : 0;
}

void
bk_check_span(const struct bk_reader *r, const struct bk_node *map,
    const char *key, bk_date from, bk_date to)
{
	char a[BK_DATE_SIZE], b[BK_DATE_SIZE];

	if (from != BK_DATE_NONE && to != BK_DATE_NONE && from > to)
		bk_diag(r->dg, &bk_msg_check_ends, r->file,
		    bk_check_line(map, key), "%s .. %s",
		    bk_date_format(from, a), bk_date_format(to, b));
}

const char *
bk_check_nearest(const struct bk_map *some, const struct bk_map *others,
    const char *typed)
{
	struct bk_near_search near = { .typed = bk_str(typed) };

	for (size_t i = 0; some && i < some->n; i++)
		bk_near_offer(&near, some->e[i].key.p);
	for (size_t i = 0; others && i < others->n; i++)
		bk_near_offer(&near, others->e[i].key.p);
	return near.meant;
}

void
bk_check_no_staff(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *key, const char *id)
{
	const char *near = bk_check_nearest(&k->staff, NULL, id);

	bk_diag(r->dg, &bk_msg_check_staff, r->file, bk_check_line(map, key),
	    near ? "%s: '%.40s' (did you mean %s?)" : "%s: '%.40s'", key, id,
	    near);
}

static void
no_class(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const struct bk_check_roster *ros,
    const char *class)
{
	const char *near = bk_check_nearest(&k->classes, ros ?
	    &ros->classes : NULL, class);

	bk_diag(r->dg, &bk_msg_check_class, r->file,
	    bk_check_line(map, "class"), ros ?
	    near ? "'%.40s' is neither in school.yaml nor on the roster "
	    "(did you mean %s?)" :
	    "'%.40s' is neither in school.yaml nor on the roster" :
	    near ? "'%.40s' is not in school.yaml (did you mean %s?)" :
	    "'%.40s' is not in school.yaml", class, near);
}

static void
no_student(const struct bk_reader *r, const struct bk_node *map,
    const struct bk_check_roster *ros, const char *nis)
{
	const char *near = bk_check_nearest(&ros->people, NULL, nis);

	bk_diag(r->dg, &bk_msg_check_roster, r->file, bk_check_line(map,
	    bk_node_get(map, "students") ? "students" : "nis"), near ?
	    "did you mean %s?" : NULL, near);
}

void
bk_check_staff(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *key, const char *id,
    const char *also)
{
	if (!id || k->form_only || k->staff.n == 0 ||
	    strncmp(id, "bk-", 3) == 0 || (also && strcmp(id, also) == 0) ||
	    bk_map_get(&k->staff, bk_str(id)))
		return;
	bk_check_no_staff(k, r, map, key, id);
}

void
bk_check_staffs(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *key, const struct bk_texts *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		bk_check_staff(k, r, map, key, ids->v[i], NULL);
}

void
bk_check_person(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, bk_term term, const char *nis,
    const char *class)
{
	const struct bk_check_roster *ros;

	if (k->form_only)
		return;
	ros = k->roster && term ? k->roster(k->ctx, term) : NULL;
	if (ros && ros->unknown)
		return;
	if (ros && nis && !bk_map_get(&ros->people, bk_str(nis)))
		no_student(r, map, ros, nis);
	if (!class || (!ros && k->classes.n == 0) ||
	    bk_map_get(&k->classes, bk_str(class)) ||
	    (ros && bk_map_get(&ros->classes, bk_str(class))))
		return;
	no_class(k, r, map, ros, class);
}

void
bk_check_windows(const struct bk_reader *r, const struct bk_node *map,
    const char *key, const struct bk_texts *windows)
{
	struct bk_window w;

	for (size_t i = 0; i < windows->n; i++)
		if (bk_calendar_window(bk_str(windows->v[i]), &w) < 0)
			bk_diag(r->dg, &bk_msg_check_window, r->file,
			    bk_check_line(map, key), "%s: '%.40s' (wanted: "
			    "Mon-Fri 08:00-17:00)", key, windows->v[i]);
}

void
bk_check_int(const struct bk_reader *r, const struct bk_node *map,
    const char *key, int value, int least, int most)
{
	if (value == BK_INT_NONE || (value >= least && value <= most))
		return;
	bk_diag(r->dg, &bk_msg_check_range, r->file, bk_check_line(map, key),
	    "%s: %d (%d to %d)", key, value, least, most);
}

void
bk_check_num(const struct bk_reader *r, const struct bk_node *map,
    const char *key, double value, double least, double most)
{
	struct bk_buf b = BK_BUF_INIT;

	if (isnan(value) || (value >= least && value <= most))
		return;
	bk_buf_printf(&b, "%s: ", key);
	bk_buf_putnum(&b, value, 4);
	bk_buf_puts(&b, " (");
	bk_buf_putnum(&b, least, 4);
	bk_buf_puts(&b, bk_diag_text(r->dg, " to "));
	bk_buf_putnum(&b, most, 4);
	bk_buf_putc(&b, ')');
	bk_diag(r->dg, &bk_msg_check_range, r->file, bk_check_line(map, key),
	    "%s", b.p);
	bk_buf_free(&b);
}

static bool
knows(const struct bk_texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->n; i++)
		if (strcmp(texts->v[i], text) == 0)
			return true;
	return false;
}

void
bk_check_causes(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const struct bk_texts *causes)
{
	for (size_t i = 0; i < causes->n; i++) {
		const char *cause = causes->v[i];
		const char *near = bk_word_near(bk_word_causes, cause);

		if (k->form_only ||
		    bk_word_find(bk_word_causes, bk_str(cause)) >= 0 ||
		    knows(&k->policy->causes, cause))
			continue;
		if (near)
			bk_diag(r->dg, &bk_msg_check_word, r->file,
			    bk_check_line(map, "causes"),
			    "cause '%.40s' (did you mean %s?)", cause, near);
		else
			bk_diag(r->dg, &bk_msg_check_word, r->file,
			    bk_check_line(map, "causes"), "cause '%.40s': "
			    "policy.yaml does not add it", cause);
	}
}
