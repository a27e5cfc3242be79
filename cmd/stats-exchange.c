#include "stats-exchange.h"

#include "adx.h"
#include "dhis2.h"
#include "json.h"

static const enum bk_axis school = BK_AXIS_BY + BK_BY_SCHOOL;

struct bk_axes
bk_stats_exchange_axes(const struct bk_axes *given)
{
	struct bk_axes a = { .v = { school }, .n = 1, .text = given->text };

	for (size_t i = 0; i < given->n; i++)
		if (given->v[i] != school)
			a.v[a.n++] = given->v[i];
	return a;
}

int
bk_stats_exchange_adx(struct bk_cmd *cmd, const struct bk_stats *st,
    const struct bk_figures *f)
{
	const struct bk_axes alone = { .v = { school }, .n = 1,
		.text = "school" };
	struct bk_elements elements;
	struct bk_figures schools;
	int r;

	bk_figures_make(&schools, st, &alone, &cmd->arena);
	schools.min_cell = f->min_cell;
	bk_elements_make(&elements, st, &cmd->arena);
	r = bk_adx_put(&cmd->out, &(struct bk_adx){ f, &schools, &elements,
	    cmd->today }, &cmd->diag);
	bk_elements_free(&elements);
	bk_figures_free(&schools);
	return r;
}

int
bk_stats_exchange_dhis2(struct bk_cmd *cmd, const struct bk_stats *st,
    const struct bk_figures *f)
{
	struct bk_elements elements;

	bk_elements_make(&elements, st, &cmd->arena);
	bk_json_put(&cmd->out, bk_dhis2_node(f, &elements, &cmd->arena));
	bk_buf_putc(&cmd->out, '\n');
	bk_elements_free(&elements);
	return 0;
}
