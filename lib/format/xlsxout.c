#include "xlsxout.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "io.h"
#include "mem.h"
#include "msg_format.h"
#include "utf8.h"

enum {
	MAX_SHEETS = 16,
	MAX_TEXT = 32767,		/* characters in a cell */
	FOLIO = 14, A4 = 9		/* paper numbers of the format */
};

struct bk_xlsx {
	lxw_workbook	*book;
	lxw_worksheet	*sheet[MAX_SHEETS];
	const char	*name[MAX_SHEETS];
	int		 nsheets;
	lxw_format	*format[BK_XLSX_NSTYLES];
	int		 fd;		/* the file, in memory */
	lxw_error	 error;		/* the first that was met */
	struct bk_diag	*dg;
};

/* --- styles ------------------------------------------------------------- */

static const char count_format[] = "0";
/* The Indonesian locale code makes viewers that heed it print a comma. */
static const char percent_format[] = "[$-421]0.00 %";
static const char decimal_format[] = "[$-421]0.00";
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

/* --- life --------------------------------------------------------------- */

/* Where the library keeps its own temporary files: memory, not the disk. */
static const char *
temp_dir(void)
{
	return access("/dev/shm", W_OK) == 0 ? "/dev/shm" : ".";
}

struct bk_xlsx *
bk_xlsxout_new(const char *title, bk_date day, struct bk_diag *dg)
{
	lxw_workbook_options options = { .tmpdir = (char *)temp_dir() };
	lxw_doc_properties properties = { .title = (char *)title,
		.created = (time_t)day * 86400 };
	struct bk_xlsx *x;
	char path[64];
	int fd = memfd_create("recap", MFD_CLOEXEC);

	if (fd < 0) {
		bk_diag_errno(dg, &bk_msg_xlsx_write, NULL, errno);
		return NULL;
	}
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	x = bk_xcalloc(1, sizeof(*x));
	x->fd = fd;
	x->dg = dg;
	x->book = workbook_new_opt(path, &options);
	if (!x->book) {
		bk_diag(dg, &bk_msg_xlsx_write, NULL, 0, NULL);
		close(fd);
		free(x);
		return NULL;
	}
	if (properties.created == 0)	/* 0 would mean now */
		properties.created = 86400;
	workbook_set_properties(x->book, &properties);
	for (int i = 0; i < BK_XLSX_NSTYLES; i++)
		x->format[i] = make_format(x->book, (enum bk_xlsx_style)i);
	return x;
}

static void
note(struct bk_xlsx *x, lxw_error e)
{
	if (e != LXW_NO_ERROR && x->error == LXW_NO_ERROR)
		x->error = e;
}

static int
take_bytes(struct bk_xlsx *x, struct bk_buf *out)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", x->fd);
	return bk_io_read(path, (size_t)1 << 30, out, x->dg);
}

int
bk_xlsxout_finish(struct bk_xlsx *x, struct bk_buf *out)
{
	int r = -1;

	note(x, workbook_close(x->book));
	if (x->error != LXW_NO_ERROR)
		bk_diag(x->dg, &bk_msg_xlsx_write, NULL, 0, "%s",
		    lxw_strerror(x->error));
	else
		r = take_bytes(x, out);
	close(x->fd);
	free(x);
	return r;
}

int
bk_xlsxout_sheet(struct bk_xlsx *x, const char *name)
{
	int n = x->nsheets;

	if (n == MAX_SHEETS)
		n--;
	else
		x->nsheets++;
	x->name[n] = name;
	x->sheet[n] = workbook_add_worksheet(x->book, name);
	if (!x->sheet[n])
		abort();		/* names are constants of ours */
	worksheet_set_margins(x->sheet[n], 0.5, 0.5, 0.6, 0.6);
	return n;
}

/* --- cells -------------------------------------------------------------- */

/* "_x0041_" in a text would be shown as "A": its first `_` is escaped. */
static bool
looks_escaped(const char *p, size_t n)
{
	if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return false;
	for (int i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", p[i]))
			return false;
	return true;
}

/* What a cell may hold: valid UTF-8, no control characters, not too long. */
static void
clean(struct bk_buf *b, const char *s)
{
	size_t n = strlen(s), len, chars = 0;
	uint32_t cp;

	for (size_t i = 0; i < n && chars < MAX_TEXT - 8; i += len, chars++) {
		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0 || (cp < 0x20 && cp != '\n') || cp == 0xfffe ||
		    cp == 0xffff) {
			bk_buf_puts(b, "\xef\xbf\xbd");
			len = len ? len : 1;
		} else if (looks_escaped(s + i, n - i)) {
			bk_buf_puts(b, "_x005F_");
			chars += 6;
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
}

void
bk_xlsxout_text(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;

	clean(&b, text ? text : "");
	note(x, b.n == 0 ?
	    worksheet_write_blank(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, x->format[style]) :
	    worksheet_write_string(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, b.p, x->format[style]));
	bk_buf_free(&b);
}

void
bk_xlsxout_number(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, double v)
{
	note(x, isfinite(v) ?
	    worksheet_write_number(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, v, x->format[style]) :
	    worksheet_write_blank(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, x->format[style]));
}

void
bk_xlsxout_day(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, bk_date day)
{
	/* Day 1 is 1900-01-01; 1900-02-29 is counted, so 25569 is 1970. */
	bk_xlsxout_number(x, sheet, row, col, style,
	    day == BK_DATE_NONE ? NAN : day + 25569.0);
}

void
bk_xlsxout_formula(struct bk_xlsx *x, int sheet, int row, int col,
    enum bk_xlsx_style style, const struct bk_xlsx_formula *f)
{
	note(x, isfinite(f->value) ?
	    worksheet_write_formula_num(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, f->text, x->format[style], f->value) :
	    worksheet_write_formula_str(x->sheet[sheet], (lxw_row_t)row,
	    (lxw_col_t)col, f->text, x->format[style], ""));
}

void
bk_xlsxout_merge(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r,
    enum bk_xlsx_style style, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;

	if (r.row == r.last_row && r.col == r.last_col) {
		bk_xlsxout_text(x, sheet, r.row, r.col, style, text);
		return;
	}
	clean(&b, text);
	note(x, worksheet_merge_range(x->sheet[sheet], (lxw_row_t)r.row,
	    (lxw_col_t)r.col, (lxw_row_t)r.last_row, (lxw_col_t)r.last_col,
	    b.p, x->format[style]));
	bk_buf_free(&b);
}

void
bk_xlsxout_width(struct bk_xlsx *x, int sheet, int col, int last_col,
    double width)
{
	note(x, worksheet_set_column(x->sheet[sheet], (lxw_col_t)col,
	    (lxw_col_t)last_col, width, NULL));
}

void
bk_xlsxout_head_rows(struct bk_xlsx *x, int sheet, int first, int last)
{
	note(x, worksheet_repeat_rows(x->sheet[sheet], (lxw_row_t)first,
	    (lxw_row_t)last));
	worksheet_freeze_panes(x->sheet[sheet], (lxw_row_t)last + 1, 0);
}

void
bk_xlsxout_filter(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r)
{
	note(x, worksheet_autofilter(x->sheet[sheet], (lxw_row_t)r.row,
	    (lxw_col_t)r.col, (lxw_row_t)r.last_row, (lxw_col_t)r.last_col));
}

void
bk_xlsxout_choices(struct bk_xlsx *x, int sheet, struct bk_xlsx_range r,
    const char *const *list)
{
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST,
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.value_list = (char **)(uintptr_t)list };

	note(x, worksheet_data_validation_range(x->sheet[sheet],
	    (lxw_row_t)r.row, (lxw_col_t)r.col, (lxw_row_t)r.last_row,
	    (lxw_col_t)r.last_col, &v));
}

void
bk_xlsxout_print(struct bk_xlsx *x, int sheet, enum bk_xlsx_paper paper,
    bool one_page, const char *foot)
{
	lxw_worksheet *s = x->sheet[sheet];

	worksheet_set_landscape(s);
	worksheet_set_paper(s, paper == BK_XLSX_F4 ? FOLIO : A4);
	worksheet_fit_to_pages(s, 1, one_page);
	worksheet_center_horizontally(s);
	note(x, worksheet_set_footer(s, foot));
}

char *
bk_xlsxout_cell(char out[16], int row, int col)
{
	lxw_rowcol_to_cell(out, (lxw_row_t)row, (lxw_col_t)col);
	return out;
}

/* --- charts ------------------------------------------------------------- */

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

void
bk_xlsxout_chart(struct bk_xlsx *x, int sheet, const struct bk_xlsx_chart *c)
{
	lxw_chart *chart = workbook_add_chart(x->book, LXW_CHART_COLUMN);
	lxw_chart_font font = { .size = 12, .bold = LXW_TRUE };
	char *text = bk_xstrdup(c->text ? c->text : c->title);
	lxw_chart_options at = { .object_position =
		LXW_OBJECT_MOVE_DONT_SIZE, .description = text };
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
	note(x, worksheet_insert_chart_opt(x->sheet[sheet],
	    (lxw_row_t)c->row, (lxw_col_t)c->col, chart, &at));
	free(text);
}
