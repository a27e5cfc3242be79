/*
 * The semester comparison as a workbook: sheets Rekap, Penanganan, Penyebab,
 * Standar Layanan, Mapel, Kelas, Perbandingan, Agenda, and with cases Kasus
 * [FIELD 7, 8; LETTERS 21]. Where small groups are hidden, Standar Layanan,
 * Mapel and Agenda, whose counts are not told then, are left out.
 */
#ifndef BK_RECAP_H
#define BK_RECAP_H

#include "case.h"
#include "diag.h"
#include "grid.h"
#include "school.h"
#include "sums.h"
#include "xlsxout.h"

struct bk_recap {
	const struct bk_stats	*stats;
	const struct bk_school	*school;	/* letterhead; NULL: none */
	const struct bk_staff	*principal;	/* who signs; NULL: dots */
	const struct bk_staff	*counsellor;
	enum bk_lang		 lang;
	enum bk_xlsx_paper	 paper;
	int			 min_cell;	/* hide small groups; 0: none */
	int			 counsellors;	/* at school; 0: not known */
	const struct bk_grid	*agenda;	/* agenda.h; NULL: none, of
						   several schools */
	bool			 agenda_known;	/* by the cases; else blank */
	bool			 list_cases;	/* --cases */
	bool			 names;		/* --names, else initials */
	const struct bk_case	*const *cases;
	size_t			 ncases;
};

/* Append the workbook. Returns 0, or reports and returns -1. */
int	bk_recap_make(struct bk_buf *, const struct bk_recap *,
	    struct bk_diag *);

#endif
