#include "xlsxmake.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "apart.h"
#include "docxtree.h"
#include "mem.h"
#include "msg_format.h"
#include "ziparchive.h"

enum {
	FOLIO = 14, A4 = 9		/* paper numbers of the format */
};

/* The library's workbook, in its process. */
struct making {
	lxw_workbook	*book;
	lxw_worksheet	*sheet[BK_XLSXMAKE_SHEETS];
	const char	*name[BK_XLSXMAKE_SHEETS];
	int		 nsheets;
	lxw_format	*format[BK_XLSX_NSTYLES];
};

/* --- styles ------------------------------------------------------------- */

/* The Indonesian locale code makes viewers that heed it print its signs. */
static const char count_format[] = "[$-421]#,##0";
static const char percent_format[] = "[$-421]0.00 %";
static const char decimal_format[] = "[$-421]0.00";
static const char fraction_format[] = "[$-421]0.0#################";
static const char day_format[] = "dd/mm/yyyy";

enum { BOX = 1, BOLD = 2, CENTRE = 4, SHADE = 8, WRAP = 16, RIGHT = 32 };

static const struct {
	unsigned	 look;
	double		 size;
	const char	*number;
} styles[BK_XLSX_NSTYLES] = {
	[BK_XLSX_PLAIN] = { 0, 11, NULL },
	[BK_XLSX_LETTERHEAD] = { CENTRE, 10, NULL },
	[BK_XLSX_TITLE] = { CENTRE | BOLD, 14, NULL },
	[BK_XLSX_CENTRE] = { CENTRE, 11, NULL },
	[BK_XLSX_BOLD] = { BOLD, 11, NULL },
	[BK_XLSX_HEAD] = { BOX | BOLD | CENTRE | SHADE | WRAP, 11, NULL },
	[BK_XLSX_CELL] = { BOX, 11, NULL },
	[BK_XLSX_CELL_CENTRE] = { BOX | CENTRE, 11, NULL },
	[BK_XLSX_COUNT] = { BOX | CENTRE, 11, count_format },
	[BK_XLSX_PERCENT] = { BOX | CENTRE, 11, percent_format },
	[BK_XLSX_DECIMAL] = { BOX | CENTRE, 11, decimal_format },
	[BK_XLSX_FRACTION] = { BOX | CENTRE, 11, fraction_format },
	[BK_XLSX_DAY] = { BOX | CENTRE, 11, day_format },
	[BK_XLSX_TOTAL] = { BOX | BOLD | CENTRE | SHADE, 11, NULL },
	[BK_XLSX_TOTAL_COUNT] = { BOX | BOLD | CENTRE | SHADE, 11,
	    count_format },
	[BK_XLSX_TOTAL_PERCENT] = { BOX | BOLD | CENTRE | SHADE, 11,
	    percent_format },
	[BK_XLSX_SMALL] = { 0, 9, NULL },
	[BK_XLSX_WRAPPED] = { WRAP, 11, NULL },
};

static lxw_format *
make_format(lxw_workbook *book, enum bk_xlsx_style style)
{
	lxw_format *f = workbook_add_format(book);
	unsigned look = styles[style].look;

	format_set_font_size(f, styles[style].size);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (look & BOX)
		format_set_border(f, LXW_BORDER_THIN);
	if (look & BOLD)
		format_set_bold(f);
	if (look & CENTRE)
		format_set_align(f, LXW_ALIGN_CENTER);
	if (look & SHADE)
		format_set_bg_color(f, 0xE7EEF6);
	if (look & WRAP)
		format_set_text_wrap(f);
	if (styles[style].number)
		format_set_num_format(f, styles[style].number);
	return f;
}

/* --- the calls, as the library knows them -------------------------------- */

/*
 * Neighbours differ to a protanope (by 35 in CIE Lab at least) and in grey
 * (by 20 in lightness).
 */
static const lxw_color_t colours[] = { 0x1F4E8C, 0xF7B955, 0x3B8F7A, 0x7B2D5B,
	0x8FC1E3, 0x6E4A1E };

static void
set_axes(lxw_chart *chart, const struct bk_xlsx_chart *c)
{
	if (c->x_title)
		chart_axis_set_name(chart->x_axis, c->x_title);
	chart_axis_set_name(chart->y_axis, c->y_title);
	chart_axis_set_num_format(chart->y_axis, "0");
	chart_axis_set_min(chart->y_axis, 0);
	if (c->most > 0)
		chart_axis_set_max(chart->y_axis, c->most);
}

static lxw_error
put_chart(struct making *x, int sheet, const struct bk_xlsx_chart *c)
{
	lxw_chart *chart = workbook_add_chart(x->book, LXW_CHART_COLUMN);
	lxw_chart_font font = { .size = 12, .bold = LXW_TRUE };
	lxw_chart_options at = { .object_position =
		LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)(uintptr_t)c->text };
	lxw_row_t first = (lxw_row_t)c->first, last = (lxw_row_t)c->last;

	for (int i = 0; i < c->nseries; i++) {
		lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
		lxw_chart_fill fill = { .color =
			colours[(size_t)i % BK_NELEM(colours)] };
		lxw_col_t col = (lxw_col_t)c->series[i].col;

		chart_series_set_categories(s, x->name[sheet], first,
		    (lxw_col_t)c->labels, last, (lxw_col_t)c->labels);
		chart_series_set_values(s, x->name[sheet], first, col, last,
		    col);
		chart_series_set_name(s, c->series[i].name);
		chart_series_set_fill(s, &fill);
		chart_series_set_labels(s);
	}
	chart_title_set_name(chart, c->title);
	chart_title_set_name_font(chart, &font);
	set_axes(chart, c);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	/* The default size is 480 by 288 pixels. */
	at.x_scale = c->width / 480.0;
	at.y_scale = c->height / 288.0;
	return worksheet_insert_chart_opt(x->sheet[sheet], (lxw_row_t)c->row,
	    (lxw_col_t)c->col, chart, &at);
}

static lxw_error
put_cell(struct making *x, const struct bk_xlsxmake_op *o)
{
	lxw_worksheet *s = x->sheet[o->sheet];
	const lxw_row_t row = (lxw_row_t)o->at.row;
	const lxw_col_t col = (lxw_col_t)o->at.col;
	lxw_format *f = x->format[o->style];
	bool number = isfinite(o->value);

	if (o->what == BK_XLSXMAKE_TEXT)
		return *o->text ? worksheet_write_string(s, row, col, o->text,
		    f) : worksheet_write_blank(s, row, col, f);
	if (o->what == BK_XLSXMAKE_NUMBER)
		return number ? worksheet_write_number(s, row, col, o->value,
		    f) : worksheet_write_blank(s, row, col, f);
	return number ? worksheet_write_formula_num(s, row, col, o->text, f,
	    o->value) : worksheet_write_formula_str(s, row, col, o->text, f,
	    "");
}

static lxw_error
put_sheet(struct making *x, const char *name)
{
	const int n = x->nsheets++;

	x->name[n] = name;
	x->sheet[n] = workbook_add_worksheet(x->book, name);
	if (!x->sheet[n])
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	worksheet_set_margins(x->sheet[n], 0.5, 0.5, 0.6, 0.6);
	return LXW_NO_ERROR;
}

static lxw_error
put_choices(lxw_worksheet *s, const struct bk_xlsxmake_op *o)
{
	const struct bk_xlsx_range *r = &o->at;
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.value_list = (char **)(uintptr_t)o->list };

	return worksheet_data_validation_range(s, (lxw_row_t)r->row,
	    (lxw_col_t)r->col, (lxw_row_t)r->last_row,
	    (lxw_col_t)r->last_col, &v);
}

static lxw_error
put_print(lxw_worksheet *s, const struct bk_xlsxmake_op *o)
{
	worksheet_set_landscape(s);
	worksheet_set_paper(s, o->paper == BK_XLSX_F4 ? FOLIO : A4);
	worksheet_fit_to_pages(s, 1, o->one_page);
	worksheet_center_horizontally(s);
	return worksheet_set_footer(s, o->text);
}

static lxw_error
put_head_rows(lxw_worksheet *s, lxw_row_t first, lxw_row_t last)
{
	worksheet_freeze_panes(s, last + 1, 0);
	return worksheet_repeat_rows(s, first, last);
}

static lxw_error
put(struct making *x, const struct bk_xlsxmake_op *o)
{
	lxw_worksheet *s = x->sheet[o->sheet];
	const lxw_row_t row = (lxw_row_t)o->at.row,
	    last_row = (lxw_row_t)o->at.last_row;
	const lxw_col_t col = (lxw_col_t)o->at.col,
	    last_col = (lxw_col_t)o->at.last_col;

	switch (o->what) {
	case BK_XLSXMAKE_SHEET:
		return put_sheet(x, o->text);
	case BK_XLSXMAKE_MERGE:
		return worksheet_merge_range(s, row, col, last_row, last_col,
		    o->text, x->format[o->style]);
	case BK_XLSXMAKE_WIDTH:
		return worksheet_set_column(s, col, last_col, o->value, NULL);
	case BK_XLSXMAKE_HEAD_ROWS:
		return put_head_rows(s, row, last_row);
	case BK_XLSXMAKE_FILTER:
		return worksheet_autofilter(s, row, col, last_row, last_col);
	case BK_XLSXMAKE_CHOICES:
		return put_choices(s, o);
	case BK_XLSXMAKE_PRINT:
		return put_print(s, o);
	case BK_XLSXMAKE_CHART:
		return put_chart(x, o->sheet, o->chart);
	default:
		return put_cell(x, o);
	}
}

/* --- in a process of its own ---------------------------------------------- */

/* Where the library keeps its own temporary files: memory, not the disk. */
static const char *
temp_dir(void)
{
	return access("/dev/shm", W_OK) == 0 ? "/dev/shm" : ".";
}

static int
make(void *ctx, int fd)
{
	const struct bk_xlsxmake *b = ctx;
	lxw_workbook_options options = { .tmpdir = (char *)temp_dir() };
	lxw_doc_properties properties = { .title = (char *)b->title,
		.created = (time_t)b->day * 86400 };
	struct making x = { .nsheets = 0 };
	lxw_error e = LXW_NO_ERROR;
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	x.book = workbook_new_opt(path, &options);
	if (!x.book)
		return 1;
	if (properties.created == 0)	/* 0 would mean now */
		properties.created = 86400;
	e = workbook_set_properties(x.book, &properties);
	for (int i = 0; i < BK_XLSX_NSTYLES; i++)
		x.format[i] = make_format(x.book, (enum bk_xlsx_style)i);
	for (size_t i = 0; i < b->n && e == LXW_NO_ERROR; i++)
		e = put(&x, &b->v[i]);
	return e != LXW_NO_ERROR || workbook_close(x.book) != LXW_NO_ERROR;
}

/* The cause in what the library said, if it is a system error. */
/* What the system said, up to the end of its line. */
static void
say_cause(const char *text, struct bk_diag *dg)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_add(&b, text, strcspn(text, "\n"));
	bk_diag(dg, &bk_msg_xlsx_write, NULL, 0, "%s", bk_diag_text(dg, b.p));
	bk_buf_free(&b);
}

static void
refuse(const struct bk_apart *a, struct bk_diag *dg)
{
	static const char lead[] = "System error = ";
	const char *cause = a->said.n ? strstr(a->said.p, lead) : NULL;

	if (a->said.n && strstr(a->said.p, "Memory allocation failed"))
		bk_diag(dg, &bk_msg_xlsx_write, NULL, 0, "out of memory");
	else if (cause)
		say_cause(cause + strlen(lead), dg);
	else if (a->status >= 128)
		bk_diag(dg, &bk_msg_xlsx_write, NULL, 0,
		    "signal %d ended what makes it, as where memory is short",
		    a->status - 128);
	else
		bk_diag(dg, &bk_msg_xlsx_write, NULL, 0,
		    "what makes it gave up");
}

static int
make_once(const struct bk_xlsxmake *b, struct bk_buf *out, struct bk_diag *dg)
{
	struct bk_apart a = { .work = make, .ctx = (void *)(uintptr_t)b,
		.said = BK_BUF_INIT };
	const int err = bk_apart_run(&a, out);
	const bool well = !err && a.status == 0 && a.said.n == 0;

	if (err)
		bk_diag_errno(dg, &bk_msg_xlsx_write, NULL, err);
	else if (!well)
		refuse(&a, dg);
	bk_buf_free(&a.said);
	return well ? 0 : -1;
}

/* --- is it whole? --------------------------------------------------------- */

static bool
has_parts(const struct bk_ziparchive *z, const char *stem, size_t n)
{
	char name[64];

	for (size_t i = 1; i <= n; i++) {
		snprintf(name, sizeof(name), "%s%zu.xml", stem, i);
		if (bk_ziparchive_find(z, name) == bk_ziparchive_count(z))
			return false;
	}
	return true;
}

/* Every part is there, unpacks, and is XML from its beginning to its end. */
static bool
is_whole(const struct bk_xlsxmake *b, struct bk_str bytes)
{
	const char *why = NULL;
	struct bk_ziparchive *z = bk_ziparchive_open(bytes, &why);
	struct bk_buf part = BK_BUF_INIT;
	bool whole = z && has_parts(z, "xl/worksheets/sheet",
	    b->nsheets) && has_parts(z, "xl/charts/chart", b->ncharts);

	for (size_t i = 0; whole && i < bk_ziparchive_count(z); i++) {
		bk_buf_clear(&part);
		why = bk_ziparchive_read(z, i, &part);
		if (why == bk_ziparchive_too_far)
			continue;	/* honest, but more than is read */
		whole = !why && !bk_docxtree_each(bk_buf_str(&part), NULL,
		    NULL);
	}
	bk_buf_free(&part);
	bk_ziparchive_close(z);
	return whole;
}

int
bk_xlsxmake_file(const struct bk_xlsxmake *b, struct bk_buf *out,
    struct bk_diag *dg)
{
	struct bk_buf once = BK_BUF_INIT, again = BK_BUF_INIT;
	int r = -1;

	if (make_once(b, &once, dg) == 0 && make_once(b, &again, dg) == 0) {
		if (bk_str_eq(bk_buf_str(&once), bk_buf_str(&again)) &&
		    is_whole(b, bk_buf_str(&once))) {
			bk_buf_putstr(out, bk_buf_str(&once));
			r = 0;
		} else {
			bk_diag(dg, &bk_msg_xlsx_write, NULL, 0,
			    "what came of it is not whole");
		}
	}
	bk_buf_free(&once);
	bk_buf_free(&again);
	return r;
}
