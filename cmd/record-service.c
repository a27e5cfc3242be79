/* bk-record --service, and a journal of services as a batch. */
#include <string.h>

#include "msg_domain.h"
#include "near.h"
#include "programmefile.h"
#include "record.h"
#include "servicefile.h"
#include "student.h"

/* --- who it was given to ------------------------------------------------ */

/* A spreadsheet takes the noughts before a number away. */
static const char *
unzeroed(const char *nis)
{
	return nis + strspn(nis, "0");
}

int
bk_record_enrolled(struct bk_record *w, bk_term term, const char *nis,
    const struct bk_entry_place *at)
{
	const struct bk_rosters_term *t = bk_rosters_get(&w->rosters, term);
	struct bk_near_search near = { .typed = bk_str(nis) };
	const char *same = NULL;

	if (!t)
		return -1;
	if (t->list.n == 0)
		return 0;
	for (size_t i = 0; i < t->list.n; i++) {
		const char *key = bk_student_key(&t->list.v[i]);

		if (key && strcmp(key, nis) == 0)
			return 0;
		if (key && strcmp(unzeroed(key), unzeroed(nis)) == 0)
			same = key;
		bk_near_offer(&near, key);
	}
	if (same)
		near.meant = same;
	bk_diag(at->dg, &bk_msg_not_enrolled, at->file, at->line, near.meant ?
	    "%.60s (did you mean %s?)" : "%.60s", nis, near.meant);
	return -1;
}

/* Is it that class? Else it may be the one that was meant. */
static bool
is_class(const char *known, const char *class, struct bk_near_search *near)
{
	if (known && strcmp(known, class) == 0)
		return true;
	bk_near_offer(near, known);
	return false;
}

/* A class that neither the roster nor school.yaml knows is a slip. */
static int
check_class(struct bk_record *w, bk_term term, const char *class,
    const struct bk_entry_place *at)
{
	const struct bk_rosters_term *t = bk_rosters_get(&w->rosters, term);
	const struct bk_school *s = &w->cmd->settings.school;
	struct bk_near_search near = { .typed = bk_str(class) };

	if (!t)
		return -1;
	for (size_t i = 0; i < s->classes.n; i++)
		if (is_class(s->classes.v[i].id, class, &near))
			return 0;
	for (size_t i = 0; i < t->list.n; i++)
		if (is_class(t->list.v[i].class, class, &near))
			return 0;
	if (t->list.n == 0 && s->classes.n == 0)
		return 0;
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, near.meant ?
	    "class '%.40s': neither on the roster nor in school.yaml "
	    "(did you mean %s?)" :
	    "class '%.40s': neither on the roster nor in school.yaml", class,
	    near.meant);
	return -1;
}

/* A line of the programme that is not there would be ticked off by nobody. */
static int
check_plan(struct bk_record *w, const struct bk_service *s,
    const struct bk_entry_place *at)
{
	struct bk_programme p;
	char term[BK_TERM_SIZE];
	int none;

	if (!s->plan)
		return 0;
	none = bk_programmefile_read(&w->cmd->docs, bk_term_of(s->date), &p);
	if (none < 0)
		return -1;
	if (!none && bk_programme_find(&p, s->plan))
		return 0;
	bk_term_format(bk_term_of(s->date), term);
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, none ?
	    "plan '%.40s': programme/%s.yaml is not there" :
	    "plan '%.40s': no line of programme/%s.yaml (%s)", s->plan, term,
	    none ? "" : bk_programme_ids(&p, at->arena));
	return -1;
}

static int
check_people(struct bk_record *w, const struct bk_service *s,
    const struct bk_entry_place *at)
{
	bk_term term = bk_term_of(s->date);
	int worst = s->class ? check_class(w, term, s->class, at) : 0;

	for (size_t i = 0; i < s->students.n; i++)
		if (bk_record_enrolled(w, term, s->students.v[i], at) < 0)
			worst = -1;
	return worst;
}

/* --- entering ----------------------------------------------------------- */

static int
enter(struct bk_record *w, const struct bk_serviceentry *e,
    struct bk_map *taken, const struct bk_entry_place *at, const char **id)
{
	const struct bk_register g = bk_record_register(w);
	const struct bk_entry odd = { .action = { .by = e->s.by,
		.date = e->s.date } };
	int r;

	if (check_people(w, &e->s, at) < 0 || check_plan(w, &e->s, at) < 0)
		return -1;
	r = bk_servicefile_enter(&g, e, taken, at, id);
	if (r < 0)
		return -1;
	if (r == BK_SERVICEFILE_THERE) {
		w->skipped++;
		return 0;
	}
	bk_record_remark(w, &odd, at);
	if (r == BK_SERVICEFILE_NEW)
		w->recorded++;
	else
		w->completed++;
	return 0;
}

/* --- one, by the options ------------------------------------------------ */

static int
read_service(struct bk_record *w, struct bk_serviceentry *e,
    const struct bk_entry_place *at)
{
	struct bk_service_types types;

	bk_service_types_of(&types, &w->cmd->settings.policy, at->arena);
	bk_serviceentry_clear(e);
	if (!w->by)
		return bk_cmd_usage(w->cmd, "--by is wanted: who did it");
	e->s.by = w->by;
	e->s.date = w->cmd->today;
	e->s.class = w->class;
	if (w->students)
		bk_serviceentry_students(e, w->students, at->arena);
	if (w->students && !e->s.students.n)
		return bk_cmd_usage(w->cmd, "--students: a number is wanted");
	if (bk_serviceentry_type(e, &types, w->service, at) < 0 ||
	    (w->date && bk_serviceentry_date(e, w->date, at) < 0) ||
	    (w->minutes && bk_serviceentry_set(e, "minutes", w->minutes,
	    at) < 0) ||
	    (w->note && bk_serviceentry_set(e, "note", w->note, at) < 0))
		return -1;
	for (size_t i = 0; i < w->set.n; i++)
		if (bk_serviceentry_assign(e, w->set.v[i], at) < 0)
			return -1;
	return bk_serviceentry_check(e, at);
}

void
bk_record_service(struct bk_record *w)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_entry_place at = { .arena = &cmd->arena,
		.dg = &cmd->diag };
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_map taken = BK_MAP_INIT;
	struct bk_serviceentry e;
	const char *id;

	if (read_service(w, &e, &at) < 0 ||
	    bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (enter(w, &e, &taken, &at, &id) == 0 &&
	    bk_record_finish(w) == 0 && !cmd->dry_run)
		bk_buf_printf(&cmd->out, "%s\n", id);
	bk_map_free(&taken);
	bk_txn_end(&w->txn);
}

/* --- a journal ---------------------------------------------------------- */

/* Is that what the school calls its member of staff? */
static bool
is_called(const struct bk_staff *p, const char *said, struct bk_arena *a)
{
	return p->name && (bk_str_ieq(bk_str(p->name), bk_str(said)) ||
	    (p->title && bk_str_ieq(bk_str(bk_arena_printf(a, "%s, %s",
	    p->name, p->title)), bk_str(said))));
}

/* The id of who gave it: a journal has names. One that two have is none. */
static const char *
id_of(const struct bk_record *w, const char *said, struct bk_arena *a)
{
	const struct bk_school *s = &w->cmd->settings.school;
	const struct bk_staff *found = NULL;

	for (size_t i = 0; i < s->staff.n; i++) {
		const struct bk_staff *p = &s->staff.v[i];

		if (strcmp(p->id, said) == 0)
			return said;
		if (!is_called(p, said, a))
			continue;
		if (found)
			return said;
		found = p;
	}
	return found ? found->id : said;
}

static void
sum_up(struct bk_record *w)
{
	struct bk_cmd *cmd = w->cmd;

	bk_cmd_sum(cmd, "bk-record: %zu recorded, ", w->recorded);
	if (w->completed)
		bk_cmd_sum(cmd, "%zu completed, ", w->completed);
	bk_cmd_sum(cmd, "%zu already there, ", w->skipped);
	if (w->empty)
		bk_cmd_sum(cmd, "%zu left empty, ", w->empty);
	bk_cmd_sum(cmd, "%zu refused\n", w->refused);
}

static void
enter_rows(struct bk_record *w, struct bk_servicesheet *b,
    struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_map taken = BK_MAP_INIT;
	const char *id;

	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	for (size_t i = 0; i < b->entries.n; i++) {
		struct bk_service *s = &b->entries.v[i].s;

		at->line = b->entries.v[i].line;
		s->by = id_of(w, s->by, at->arena);
		if (enter(w, &b->entries.v[i], &taken, at, &id) < 0)
			w->refused++;
	}
	bk_diag_keep_going(&cmd->diag, 0);
	if ((!w->refused || cmd->keep_going) && bk_record_finish(w) == 0)
		sum_up(w);
	bk_map_free(&taken);
	bk_txn_end(&w->txn);
}

void
bk_record_journal(struct bk_record *w, const struct bk_table *table,
    struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_service_types types;
	struct bk_servicesheet b;
	int r;

	bk_service_types_of(&types, &cmd->settings.policy, &cmd->arena);
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	r = bk_servicesheet_read(&b, table, &types, w->by, at);
	bk_diag_keep_going(&cmd->diag, 0);
	if (r < 0)
		return;
	w->refused = b.bad;
	w->empty = b.empty;
	enter_rows(w, &b, at);
}
