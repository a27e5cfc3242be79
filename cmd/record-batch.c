/*
 * bk-record --batch: a sheet of entries. Rows that an earlier run recorded are
 * passed over, so that the same sheet may be given again.
 */
#include <string.h>

#include "batch.h"
#include "export.h"
#include "ladder.h"
#include "msg_base.h"
#include "msg_domain.h"
#include "names.h"
#include "record.h"
#include "register.h"
#include "serviceentry.h"
#include "term.h"
#include "when.h"

/*
 * Is the entry recorded in this case already? 1, 0; or reported, -1. Each
 * action answers for one row: two calls of one day stay two.
 */
static int
is_recorded(struct bk_record *w, struct bk_casefile *f,
    const struct bk_entry *e, struct bk_map *taken)
{
	struct bk_arena *a = &w->cmd->arena;
	const struct bk_case *c = &f->c;
	struct bk_case closed;

	if (bk_record_is_closed(e)) {
		if (bk_register_opened(&w->cmd->repo, &f->c, &closed, a,
		    &w->cmd->diag) < 0)
			return -1;
		c = &closed;
	}
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *act = &c->actions.v[i];
		void **at;

		if (!act->node || act->node->line == 0 || !bk_entry_is(e, act))
			continue;
		at = bk_map_at(taken, bk_str(bk_arena_printf(a, "%s#%zu#%d",
		    f->path, i, bk_record_is_closed(e))));
		if (*at)
			continue;
		*at = f;
		return 1;
	}
	return 0;
}

/*
 * The case that this one continues; or, for an earlier day, the case of the
 * term of that day: as bk_casefind_in.
 */
static int
before(struct bk_record *w, bk_date day, struct bk_casefile **f)
{
	const struct bk_case *c = &(*f)->c;
	bk_term term = bk_term_of(day);
	const char *nis = c->student.nis;

	if (c->follows)
		bk_entry_split(c->follows, &term, &nis);
	return term < c->term ? bk_casefind_in(&w->cases, term, nis, f) : 1;
}

/*
 * Did an earlier run of the same sheet record the entry, maybe before its
 * case was closed or carried over? 1, 0; or reported, -1.
 */
static int
there_already(struct bk_record *w, struct bk_casefile *f,
    const struct bk_entry *e, struct bk_map *taken)
{
	int there = is_recorded(w, f, e, taken), found = 0;

	while (there == 0 && (found = before(w, e->action.date, &f)) == 0)
		there = is_recorded(w, f, e, taken);
	return found < 0 ? -1 : there;
}

/*
 * A sheet whose column of names was sorted alone has everybody's entry beside
 * somebody else. 0; or reported, -1.
 */
static int
check_name(const struct bk_case *c, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	if (!e->name || !c->student.name ||
	    bk_names_agree(bk_str(e->name), bk_str(c->student.name)))
		return 0;
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
	    bk_diag_text(at->dg, "the name is not that of this number"));
	return -1;
}

static void
record_row(struct bk_record *w, struct bk_entry *e, struct bk_map *taken,
    const struct bk_entry_place *at)
{
	struct bk_casefile *f = bk_record_find(w, e, at);
	int there = f && check_name(&f->c, e, at) == 0 &&
	    bk_record_promise(w, &f->c, e, at) == 0 ?
	    there_already(w, f, e, taken) : -1;

	if (there > 0)
		w->skipped++;
	else if (there < 0 || bk_record_entry(w, f, e, at) < 0)
		w->refused++;
}

static void
sum_up(struct bk_record *w)
{
	struct bk_cmd *cmd = w->cmd;

	bk_cmd_sum(cmd, "bk-record: %zu recorded, %zu already there, ",
	    w->recorded, w->skipped);
	if (w->empty)
		bk_cmd_sum(cmd, "%zu left empty, ", w->empty);
	bk_cmd_sum(cmd, "%zu refused\n", w->refused);
}

static void
record_rows(struct bk_record *w, struct bk_batch *b, struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_map taken = BK_MAP_INIT;

	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	for (size_t i = 0; i < b->entries.n; i++) {
		at->line = b->entries.v[i].line;
		record_row(w, &b->entries.v[i], &taken, at);
	}
	bk_diag_keep_going(&cmd->diag, 0);
	if ((!w->refused || cmd->keep_going) && bk_record_finish(w) == 0)
		sum_up(w);
	bk_map_free(&taken);
	bk_txn_end(&w->txn);
}

/*
 * A hostile sheet shall end soon, and in little memory. What is recorded in a
 * case is held against all that it has: a term has not 200 school days, and a
 * school of 3,000 students gives six rows to each.
 */
enum { ROWS = 20000, OF_ONE_CASE = 500 };

static int
refuse_long(const struct bk_table *t, const struct bk_entry_place *at)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->sheet[i].n > ROWS) {
			bk_diag(at->dg, &bk_msg_too_large, at->file, 0,
			    "more than %d rows", ROWS);
			return -1;
		}
	return 0;
}

static int
refuse_many(const struct bk_batch *b, const struct bk_entry_place *at)
{
	struct bk_map of = BK_MAP_INIT;
	size_t i;

	for (i = 0; i < b->entries.n; i++)
		if (b->entries.v[i].who && ++*bk_map_number_at(&of,
		    bk_str(b->entries.v[i].who)) > OF_ONE_CASE)
			break;
	bk_map_free(&of);
	if (i == b->entries.n)
		return 0;
	bk_diag(at->dg, &bk_msg_too_large, at->file, b->entries.v[i].line,
	    "more than %d rows of one student", OF_ONE_CASE);
	return -1;
}

static void
record_sheet(struct bk_record *w, const struct bk_table *table,
    struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_batch b;

	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	if (refuse_long(table, at) == 0 &&
	    bk_batch_read(&b, table, w->by, at) == 0 &&
	    refuse_many(&b, at) == 0) {
		w->refused = b.bad;
		w->empty = b.empty;
		record_rows(w, &b, at);
	}
	bk_diag_keep_going(&cmd->diag, 0);
}

/*
 * "Senin, 14 September 2020", as a journal has it: a weekday of another date
 * is no day. A number alone is none, nor is a moment.
 */
static int
day_in_words(struct bk_str s, bk_date *day)
{
	struct bk_when when;
	bool letter = false;

	for (size_t i = 0; i < s.n; i++)
		letter |= (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
	if (!letter || bk_when_parse(s, false, &when) != BK_WHEN_OK ||
	    when.second != BK_SECOND_NONE ||
	    when.date[BK_ORDER_DMY] == BK_DATE_NONE)
		return -1;
	*day = when.date[BK_ORDER_DMY];
	return 0;
}

/*
 * A sheet is as often saved by Excel as written by hand: read whatever opens.
 */
void
bk_record_batch(struct bk_record *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_entry_place at = { .arena = &cmd->arena,
		.dg = &cmd->diag, .day = day_in_words };
	const struct bk_table *table;
	struct bk_export sheet;

	if (bk_export_open(&sheet, w->batch, &cmd->diag) < 0)
		return;
	at.file = bk_arena_strdup(&cmd->arena, sheet.name);
	table = bk_export_table(&sheet, &cmd->diag);
	if (table && bk_servicesheet_is(table))
		bk_record_journal(w, table, &at);
	else if (table)
		record_sheet(w, table, &at);
	bk_export_close(&sheet);
}
