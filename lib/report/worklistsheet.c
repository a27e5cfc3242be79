/* The worklist as a workbook that bk-record --batch reads back. */
#include "ladder.h"
#include "mem.h"
#include "phrase.h"
#include "worklistgroup.h"
#include "xlsxout.h"

enum column { NIS, NAME, PHONE, DAY, STEP, OUTCOME, BY, NOTE, PROMISE,
	NCOLUMNS };

static const struct {
	struct bk_phrase	head;
	double			width;
} columns[NCOLUMNS] = {
	[NIS] = { { { "nis", "nis" } }, 14 },
	[NAME] = { { { "nama", "name" } }, 30 },
	[PHONE] = { { { "telepon", "phone" } }, 18 },
	[DAY] = { { { "tanggal", "date" } }, 13 },
	[STEP] = { { { "langkah", "step" } }, 26 },
	[OUTCOME] = { { { "hasil", "outcome" } }, 22 },
	[BY] = { { { "petugas", "by" } }, 12 },
	[NOTE] = { { { "catatan", "note" } }, 40 },
	[PROMISE] = { { { "kesepakatan", "promise" } }, 13 },
};

/* What a day's work may turn into, beside the proposed step. */
static const enum bk_step steps[] = { BK_STEP_PHONE, BK_STEP_WHATSAPP,
	BK_STEP_SUMMONS, BK_STEP_VISIT, BK_STEP_EVALUATION, BK_STEP_CONFIRM,
	BK_STEP_APPROVAL, BK_STEP_CONSENT, BK_STEP_COUNSELLING, BK_STEP_NOTE,
	BK_STEP_CLOSE, BK_STEP_PROMISE };

enum { TITLE_ROW, HEAD_ROW, FIRST_ROW };

struct sheet {
	const struct bk_worklist *w;
	struct bk_xlsx	*x;
	int		 s, row;
};

static void
put_head(struct sheet *p)
{
	enum bk_lang lang = p->w->lang;

	bk_xlsxout_text(p->x, p->s, TITLE_ROW, 0, BK_XLSX_BOLD,
	    bk_worklist_title(p->w));
	for (int i = 0; i < NCOLUMNS; i++) {
		bk_xlsxout_width(p->x, p->s, i, i, columns[i].width);
		bk_xlsxout_text(p->x, p->s, HEAD_ROW, i, BK_XLSX_HEAD,
		    columns[i].head.text[lang]);
	}
	bk_xlsxout_head_rows(p->x, p->s, TITLE_ROW, HEAD_ROW);
}

static void
offer(struct sheet *p, int col, int last_row, const char *const *list)
{
	const struct bk_xlsx_range r = { p->row, col, last_row, col };

	bk_xlsxout_choices(p->x, p->s, r, list);
}

/* The outcomes that the step takes, as they are printed. */
static void
offer_outcomes(struct sheet *p, int step)
{
	const char *list[BK_NOUTCOMES + 1];
	size_t n = 0;

	for (int i = 0; i < BK_NOUTCOMES; i++)
		if (bk_ladder_takes(step, i))
			list[n++] = bk_word_outcomes[i].text[p->w->lang];
	list[n] = NULL;
	if (n)
		offer(p, OUTCOME, p->row, list);
}

static void
put_cells(struct sheet *p, const char *const text[NCOLUMNS], int step)
{
	for (int i = 0; i < NCOLUMNS; i++)
		if (i == DAY)
			bk_xlsxout_day(p->x, p->s, p->row, i, BK_XLSX_DAY,
			    p->w->today);
		else
			bk_xlsxout_text(p->x, p->s, p->row, i, BK_XLSX_CELL,
			    text[i]);
	if (step >= 0)
		offer_outcomes(p, step);
	p->row++;
}

static void
put_item(struct sheet *p, const struct bk_work_item *it)
{
	const struct bk_guardian *guard = it->student ?
	    bk_student_guardian(it->student) : NULL;
	const char *text[NCOLUMNS] = {
		[NIS] = it->c->student.nis, [NAME] = it->name,
		[PHONE] = guard ? guard->phone : NULL,
		[STEP] = it->step < 0 ? NULL :
		    bk_word_steps[it->step].text[p->w->lang],
		[BY] = it->counsellor,
	};

	put_cells(p, text, it->step);
}

/* A promise is of one case, open or not: its id says which. */
static void
put_promise(struct sheet *p, const struct bk_work_due *d)
{
	const char *text[NCOLUMNS] = {
		[NIS] = d->c->id,
		[NAME] = bk_arena_printf(p->w->arena, "%s; %s%s%s%s%s",
		    d->name, d->what, *d->who ? "; " : "", d->who,
		    *d->about ? "; " : "", d->about),
		[STEP] = bk_word_steps[BK_STEP_PROMISE].text[p->w->lang],
		[BY] = d->counsellor, [PROMISE] = d->number,
	};

	put_cells(p, text, BK_STEP_PROMISE);
}

static void
put_rows(struct sheet *p, enum bk_worklist_part part)
{
	const struct bk_worklist_group *g = bk_worklist_groups(p->w, part);

	for (; g; g = g->next) {
		for (size_t i = 0; i < g->nitems; i++)
			put_item(p, g->items[i]);
		for (size_t i = 0; i < g->ndues; i++)
			if (g->dues[i].number)
				put_promise(p, &g->dues[i]);
	}
}

static void
offer_steps(struct sheet *p)
{
	const char *list[BK_NELEM(steps) + 1] = { NULL };
	int last = p->row - 1;

	for (size_t i = 0; i < BK_NELEM(steps); i++)
		list[i] = bk_word_steps[steps[i]].text[p->w->lang];
	p->row = FIRST_ROW;
	if (last >= FIRST_ROW)
		offer(p, STEP, last, list);
}

int
bk_worklist_xlsx(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part, struct bk_diag *dg)
{
	static const struct bk_phrase name = { { "Daftar kerja",
	    "Worklist" } };
	struct sheet p = { .w = w, .row = FIRST_ROW };

	p.x = bk_xlsxout_new(bk_worklist_title(w), w->today, dg);
	if (!p.x)
		return -1;
	p.s = bk_xlsxout_sheet(p.x, name.text[w->lang]);
	put_head(&p);
	put_rows(&p, part);
	offer_steps(&p);
	bk_xlsxout_print(p.x, p.s, BK_XLSX_A4, false, "&C&P / &N");
	return bk_xlsxout_finish(p.x, b);
}
