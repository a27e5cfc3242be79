#include "report-desk.h"

#include <string.h>

#include "gridsheet.h"
#include "mem.h"
#include "phrase.h"
#include "term.h"

void
bk_report_desk_open(struct bk_report_desk *d, struct bk_report *r)
{
	struct bk_cmd *cmd = r->cmd;

	*d = (struct bk_report_desk){ .r = r };
	d->office = (struct bk_office){ .school = &cmd->settings.school,
		.policy = &cmd->settings.policy, .arena = &cmd->arena,
		.lang = cmd->lang, .today = cmd->today, .names = r->names,
		.machine = bk_report_form(r, "csv"),
		.sheet = bk_report_form(r, "xlsx") };
	d->fields = (struct bk_fields){ .school = &cmd->settings.school,
		.policy = &cmd->settings.policy,
		.calendar = &cmd->settings.calendar, .today = cmd->today,
		.number = r->number, .when = BK_STAMP_NONE };
	bk_letter_init(&d->letter, cmd->lang, &cmd->arena);
	bk_fields_school(&d->letter, &d->fields);
}

bk_term *
bk_report_desk_begun(const struct bk_report_desk *d, size_t *n)
{
	struct bk_cmd *cmd = d->r->cmd;
	const struct bk_census *c = &d->r->gather.census;
	size_t all, kept = 0;
	bk_term *v = bk_census_terms(c, &cmd->arena, &all);

	for (size_t i = 0; i < all; i++)
		if (bk_term_first(v[i]) <= cmd->today &&
		    bk_census_keeps(c, v[i]))
			v[kept++] = v[i];
	*n = kept;
	return v;
}

void
bk_report_desk_terms(struct bk_report_desk *d)
{
	struct bk_buf b = BK_BUF_INIT;
	size_t n;
	bk_term *v = bk_report_desk_begun(d, &n);

	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(&b, i ? " · " : "");
		bk_phrase_term(&b, v[i], d->letter.lang);
	}
	d->terms = bk_arena_strdup(&d->r->cmd->arena, b.p);
	bk_letter_set(&d->letter, "term", d->terms);
	bk_buf_free(&b);
}

/* What a sheet may be called: short, and without some signs. */
static const char *
sheet_name(struct bk_arena *a, const char *title)
{
	enum { MOST = 31 };
	size_t n = strcspn(title, "[]:*?/\\");

	if (n > MOST)
		for (n = MOST; n > 1 && title[n] != ' ';)
			n--;
	return bk_arena_strndup(a, title, n);
}

/* A workbook of one sheet, named as the paper is. */
static int
make_workbook(struct bk_report_desk *d, const char *form,
    const struct bk_grid *table)
{
	struct bk_cmd *cmd = d->r->cmd;
	const char *title = bk_letters_find(form)->title[cmd->lang];
	struct bk_xlsx *x = bk_xlsxout_new(title, cmd->today, &cmd->diag);

	if (!x)
		return -1;
	bk_gridsheet_put(x, sheet_name(&cmd->arena, title), title,
	    bk_school_is_f4(&cmd->settings.school) ? BK_XLSX_F4 : BK_XLSX_A4,
	    table);
	return bk_xlsxout_finish(x, &cmd->out);
}

int
bk_report_desk_deliver(struct bk_report_desk *d, const char *form,
    const struct bk_grid *main_table)
{
	struct bk_report *r = d->r;
	struct bk_report_paper paper;
	int result = 0;

	if (bk_report_form(r, "csv") && !r->model) {
		bk_grid_csv(&r->cmd->out, main_table, ',');
	} else if (bk_report_form(r, "xlsx") && !r->model) {
		result = make_workbook(d, form, main_table);
	} else if (bk_report_paper_begin(&paper, r, form, true) < 0) {
		result = -1;
	} else {
		result = bk_report_paper_end(&paper, bk_report_paper_print(
		    &paper, &d->letter, NULL));
	}
	bk_letter_free(&d->letter);
	return result;
}
