/* The recap's sheet Agenda: the report's Table 1 (recapsheet.h, agenda.h). */
#include "gridsheet.h"
#include "recapsheet.h"

void
bk_recap_agenda(struct bk_recap_book *p)
{
	const struct bk_grid *g = p->r->agenda;
	int row = bk_recap_begin(p, "Agenda", (int)g->ncolumns - 1,
	    W_AGENDA_TITLE);

	for (size_t i = 0; i < g->ncolumns; i++) {
		bk_xlsxout_text(p->x, p->s, row, (int)i, BK_XLSX_HEAD,
		    g->column[i].title);
		bk_xlsxout_width(p->x, p->s, (int)i, (int)i,
		    bk_gridsheet_width(g, i));
	}
	bk_xlsxout_head_rows(p->x, p->s, row, row);
	row++;
	for (const struct bk_grid_row *r = g->row; r; r = r->next, row++)
		for (size_t i = 0; i < g->ncolumns; i++)
			if (g->column[i].right)
				bk_recap_value(p, row, (int)i, BK_XLSX_COUNT,
				    r->cell[i]);
			else
				bk_xlsxout_text(p->x, p->s, row, (int)i,
				    BK_XLSX_CELL, r->cell[i]);
	if (!p->r->agenda_known)
		bk_xlsxout_text(p->x, p->s, row++, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_AGENDA_BLANK));
	bk_recap_signatures(p, row + 1, 0, (int)g->ncolumns - 2);
	bk_recap_end(p, true);
}
