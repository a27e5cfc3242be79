/* bk-report: numbers of letters. */
#include <string.h>

#include "report-number.h"

#include "msg_cmd.h"

int
bk_report_number_begin(struct bk_report_numbers *n, struct bk_report *r)
{
	struct bk_cmd *cmd = r->cmd;
	const char *pattern = cmd->settings.school.numbers;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	uint64_t first;

	*n = (struct bk_report_numbers){ .r = r, .writes = cmd->write ||
		cmd->commit || cmd->dry_run };
	if (n->writes && bk_outgoing_manual(pattern) && !r->number)
		return bk_cmd_usage(cmd, "numbers are manual in school.yaml: "
		    "give --number N");
	if (r->number && bk_str_uint(bk_str(r->number), 1000000, &first) == 0)
		n->next = (int)first;
	if (n->writes && bk_txn_begin(&n->txn, &cmd->repo, &opts,
	    &cmd->diag) < 0)
		return -1;
	if (bk_book_read(&n->book, &cmd->docs, n->writes ? &n->txn :
	    NULL) < 0) {
		bk_book_free(&n->book);
		if (n->writes)
			bk_txn_end(&n->txn);
		return -1;
	}
	return 0;
}

/*
 * Over several letters --number counts up; a text with a slash stands as it
 * is.
 */
static const char *
given_seq(struct bk_report_numbers *n, int *seq)
{
	*seq = BK_INT_NONE;
	if (!n->next)
		return n->r->number;
	*seq = n->next++;
	return bk_arena_printf(&n->r->cmd->arena, "%d", *seq);
}

static const char *
next_seq(struct bk_report_numbers *n, int *seq)
{
	int y, m, d;

	if (n->r->number)
		return given_seq(n, seq);
	if (!n->writes)
		return NULL;
	bk_date_split(n->r->cmd->today, &y, &m, &d);
	*seq = bk_book_next(&n->book, y);
	return bk_arena_printf(&n->r->cmd->arena, "%d", *seq);
}

static struct bk_texts
ids_of(struct bk_report_numbers *n, const struct bk_outgoing_letter *l)
{
	const char **v = bk_arena_alloc(&n->r->cmd->arena, (l->n + 1) *
	    sizeof(*v));

	for (size_t i = 0; i < l->n; i++)
		v[i] = l->cases[i]->id;
	return (struct bk_texts){ v, l->n };
}

static int
enter(struct bk_report_numbers *n, const struct bk_outgoing_letter *l,
    const char *to, int seq, const struct bk_report_given *given)
{
	struct bk_outgoing o = { .seq = seq, .number = given->number,
		.date = given->date, .type = l->type, .to = to };

	if (bk_book_has(&n->book, given->number, given->date)) {
		bk_diag(&n->r->cmd->diag, &bk_msg_number_given, NULL, 0,
		    "%.60s", given->number);
		return -1;
	}
	o.cases = ids_of(n, l);
	n->entered++;
	return bk_book_enter(&n->book, &o);
}

int
bk_report_number(struct bk_report_numbers *n,
    const struct bk_outgoing_letter *l, const char *to,
    struct bk_report_given *given)
{
	struct bk_cmd *cmd = n->r->cmd;
	const struct bk_outgoing *old = !l->over && (n->r->fresh ||
	    (n->writes && n->r->number)) ? NULL : bk_book_find(&n->book, l);
	const char *pattern = cmd->settings.school.numbers, *text;
	const char *wrong = bk_outgoing_wrong(pattern);
	int seq;

	*given = (struct bk_report_given){ NULL, cmd->today };
	if (old && (l->over || !n->r->number)) {
		*given = (struct bk_report_given){ old->number, old->date };
		return 0;
	}
	if (l->over)
		return 0;
	if (wrong)
		return bk_cmd_usage(cmd, "numbers in school.yaml: '%.20s': "
		    "{seq}, {month}, {roman_month} and {year} alone", wrong);
	text = next_seq(n, &seq);
	if (!text)
		return 0;
	given->number = bk_outgoing_number(pattern, text, cmd->today,
	    &cmd->arena);
	return n->writes ? enter(n, l, to, seq, given) : 0;
}

int
bk_report_number_end(struct bk_report_numbers *n, bool good)
{
	struct bk_cmd *cmd = n->r->cmd;
	struct bk_buf diff = BK_BUF_INIT;
	int r = good ? 0 : -1;

	if (good && n->writes) {
		cmd->recording = !cmd->dry_run;
		r = bk_txn_commit(&n->txn, bk_arena_printf(&cmd->arena,
		    "bk-report: %zu letters numbered\n", n->entered), &diff,
		    &cmd->diag);
		cmd->recording = false;
		cmd->recorded = r == 0 && n->entered && !cmd->dry_run;
	}
	if (cmd->dry_run && r == 0) {
		bk_buf_clear(&cmd->out);
		bk_buf_add(&cmd->out, diff.p, diff.n);
	}
	bk_buf_free(&diff);
	bk_book_free(&n->book);
	if (n->writes)
		bk_txn_end(&n->txn);
	return r;
}
