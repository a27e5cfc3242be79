#include "xlsxpart.h"

#include <stdlib.h>

#include "mem.h"
#include "msg_export.h"
#include "ooxml.h"
#include "xlsxin.h"

enum {
	STRINGS_MAX = 64 << 20,	/* of the shared ones, as they are kept */
	FORMATS_MAX = 4096	/* a workbook has some dozens */
};

void
bk_xlsxpart_stop(struct bk_xlsx_part *p, const struct bk_msg *msg,
    const char *why)
{
	if (p->why)
		return;
	p->why = why;
	p->msg = msg;
}

/* The value of an attribute, in no namespace or in any; NULL without. */
static const char *
attribute(const char **attr, const char *name, bool any_ns)
{
	for (; *attr; attr += 2) {
		const char *bar = strchr(*attr, BK_XLSX_NS);

		if (bar ? any_ns && strcmp(bar + 1, name) == 0 :
		    !any_ns && strcmp(*attr, name) == 0)
			return attr[1];
	}
	return NULL;
}

static bool
is_true(const char *v)
{
	return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0);
}

/* A whole number at most `max`; `none` where it is missing or is none. */
static size_t
number_attribute(const char **attr, const char *name, size_t max, size_t none)
{
	const char *v = attribute(attr, name, false);
	uint64_t n;

	return v && bk_str_uint(bk_str(v), max, &n) == 0 ? (size_t)n : none;
}

/* --- relationships ------------------------------------------------------ */

static void
rels_start(struct bk_xlsx_part *p, const char *name, const char **attr)
{
	struct bk_xlsx_book *b = p->book;
	const char *id = attribute(attr, "Id", false);
	const char *type = attribute(attr, "Type", false);
	const char *target = attribute(attr, "Target", false);
	const char *mode = attribute(attr, "TargetMode", false);
	const char *tail;
	char *member;

	if (strcmp(name, "Relationship") != 0 || !id || !type || !target ||
	    (mode && strcmp(mode, "External") == 0))
		return;
	member = bk_ooxml_member(&b->tmp, p->base, target);
	if (!member) {
		bk_xlsxpart_stop(p, NULL,
		    "a relationship that leaves the archive");
		return;
	}
	tail = strrchr(type, '/');
	BK_GROW(b->rel, b->nrels, b->relcap);
	b->rel[b->nrels++] = (struct bk_xlsx_rel){ bk_arena_strdup(&b->tmp, id),
	    bk_arena_strdup(&b->tmp, tail ? tail + 1 : type), member };
}

const struct bk_xlsx_handler bk_xlsxpart_rels = { rels_start, NULL };

static void
workbook_start(struct bk_xlsx_part *p, const char *name, const char **attr)
{
	struct bk_xlsx_book *b = p->book;

	if (strcmp(name, "workbookPr") == 0) {
		b->date1904 = is_true(attribute(attr, "date1904",
		    false));
	} else if (strcmp(name, "sheet") == 0) {
		const char *title = attribute(attr, "name", false);
		const char *rel = attribute(attr, "id", true);
		const char *state = attribute(attr, "state", false);

		if (!rel)
			return;
		if (b->nlisted == BK_XLSX_SHEETS) {
			bk_xlsxpart_stop(p, NULL, "too many sheets");
			return;
		}
		if (!title)
			title = "";
		BK_GROW(b->listed, b->nlisted, b->listedcap);
		b->listed[b->nlisted++] = (struct bk_xlsx_listed){
		    .name = bk_str(bk_arena_strdup(&b->tmp, title)),
		    .rel = bk_arena_strdup(&b->tmp, rel),
		    .hidden = state && strcmp(state, "visible") != 0 };
	}
}

const struct bk_xlsx_handler bk_xlsxpart_workbook = { workbook_start, NULL };

static enum bk_numfmt
format_of(const struct bk_xlsx_book *b, unsigned id)
{
	for (size_t i = 0; i < b->ncustom; i++)
		if (b->custom[i].id == id)
			return b->custom[i].fmt;
	return bk_serial_builtin(id);
}

static void
styles_start(struct bk_xlsx_part *p, const char *name, const char **attr)
{
	struct bk_xlsx_book *b = p->book;

	if (strcmp(name, "cellXfs") == 0) {
		p->in_xfs = true;
	} else if (strcmp(name, "numFmt") == 0) {
		const char *code = attribute(attr, "formatCode", false);
		size_t id = number_attribute(attr, "numFmtId", 65535, 65536);

		if (!code || id == 65536 || b->ncustom == FORMATS_MAX)
			return;
		BK_GROW(b->custom, b->ncustom, b->customcap);
		b->custom[b->ncustom].id = (unsigned)id;
		b->custom[b->ncustom++].fmt = bk_serial_code(bk_str(code));
	} else if (p->in_xfs && strcmp(name, "xf") == 0) {
		BK_GROW(b->style, b->nstyles, b->stylecap);
		b->style[b->nstyles++] = (unsigned char)format_of(b,
		    (unsigned)number_attribute(attr, "numFmtId", 65535, 0));
	}
}

static void
styles_end(struct bk_xlsx_part *p, const char *name)
{
	if (strcmp(name, "cellXfs") == 0)
		p->in_xfs = false;
}

const struct bk_xlsx_handler bk_xlsxpart_styles = { styles_start, styles_end };

/* <t>, <v> and <rPh>, wherever text stands. */
static void
text_start(struct bk_xlsx_part *p, const char *name)
{
	if (strcmp(name, "rPh") == 0 && !p->phonetic)
		p->phonetic = p->depth;
	else if (strcmp(name, "t") == 0 || strcmp(name, "v") == 0)
		p->keep = true;
}

static void
text_end(struct bk_xlsx_part *p, const char *name)
{
	if (p->phonetic == p->depth)
		p->phonetic = 0;
	else if (strcmp(name, "t") == 0 || strcmp(name, "v") == 0)
		p->keep = false;
}

/* What was gathered, trimmed, its escapes undone, in the table's arena. */
static struct bk_str
take_text(struct bk_xlsx_part *p)
{
	struct bk_str s = bk_str_trim(bk_buf_str(&p->text));
	char *to = bk_arena_strndup(&p->book->table->arena, s.p, s.n);

	s.p = to;
	s.n = bk_ooxml_unescape(to, s.n);
	bk_buf_clear(&p->text);
	return bk_str_trim(s);
}

static void
shared_start(struct bk_xlsx_part *p, const char *name, const char **attr)
{
	(void)attr;
	if (strcmp(name, "si") == 0)
		bk_buf_clear(&p->text);
	else
		text_start(p, name);
}

static void
add_string(struct bk_xlsx_part *p, struct bk_xlsx_book *b)
{
	size_t n = bk_ooxml_unescape(p->text.p, p->text.n);

	if (bk_packed_bytes(b->strings) + n > STRINGS_MAX)
		bk_xlsxpart_stop(p, &bk_msg_inflates_too_far, "");
	else
		bk_packed_add(b->strings, bk_str_trim((struct bk_str){
		    p->text.p, n }));
	bk_buf_clear(&p->text);
}

static bool
string_number(const struct bk_xlsx_book *b, struct bk_str s, uint64_t *i)
{
	return bk_str_uint(s, UINT32_MAX, i) == 0 &&
	    *i < bk_packed_count(b->strings);
}

bool
bk_xlsxpart_string(const struct bk_xlsx_book *b, struct bk_str number,
    struct bk_str *out)
{
	uint64_t i;

	if (!string_number(b, number, &i))
		return false;
	*out = bk_packed_get(b->strings, (size_t)i);
	return true;
}

static void
shared_end(struct bk_xlsx_part *p, const char *name)
{
	struct bk_xlsx_book *b = p->book;

	if (strcmp(name, "si") == 0)
		add_string(p, b);
	else
		text_end(p, name);
}

const struct bk_xlsx_handler bk_xlsxpart_strings = { shared_start, shared_end };

/* --- sheets ------------------------------------------------------------- */

bool
bk_xlsxpart_merge(const char *ref, struct bk_table_merge *m)
{
	const char *s;

	*m = (struct bk_table_merge){ 0 };
	s = ref ? bk_ooxml_ref(ref, &m->left, &m->top) : NULL;
	return s && *s == ':' && bk_ooxml_ref(s + 1, &m->right, &m->bottom) &&
	    m->left <= m->right && m->top <= m->bottom;
}

static void
add_merge(struct bk_xlsx_part *p, const char *ref)
{
	struct bk_sheet *sheet = p->sheet;
	struct bk_table_merge m;

	if (!bk_xlsxpart_merge(ref, &m)) {
		bk_xlsxpart_stop(p, NULL, "merged cells that are none");
		return;
	}
	if (sheet->nmerges == BK_XLSXPART_MERGES) {
		bk_xlsxpart_stop(p, NULL, "too many merged cells");
		return;
	}
	BK_GROW(sheet->merge, sheet->nmerges, p->mergecap);
	sheet->merge[sheet->nmerges++] = m;
}

static void
start_cell(struct bk_xlsx_part *p, const char **attr)
{
	const char *ref = attribute(attr, "r", false);
	const char *type = attribute(attr, "t", false);
	size_t line;

	p->at = p->col;
	if (ref && !bk_ooxml_ref(ref, &p->at, &line)) {
		bk_xlsxpart_stop(p, NULL, "a cell outside the sheet");
		return;
	}
	if (p->at >= BK_TABLE_COLUMNS) {
		bk_xlsxpart_stop(p, NULL, "a row that is too long");
		return;
	}
	p->col = p->at + 1;
	p->style = number_attribute(attr, "s", 1 << 24, 0);
	if (!type || strcmp(type, "n") == 0)
		p->type = 'n';
	else if (strcmp(type, "s") == 0)
		p->type = 's';
	else if (strcmp(type, "b") == 0)
		p->type = 'b';
	else
		p->type = 't';	/* str, inlineStr, e, d */
	bk_buf_clear(&p->text);
}

static void
sheet_start(struct bk_xlsx_part *p, const char *name, const char **attr)
{
	if (strcmp(name, "c") == 0) {
		start_cell(p, attr);
	} else if (strcmp(name, "row") == 0) {
		p->line = number_attribute(attr, "r", BK_OOXML_ROWS,
		    p->line + 1);
		if (p->line > BK_OOXML_ROWS)
			bk_xlsxpart_stop(p, NULL, "a row outside the sheet");
		p->col = 0;
		p->ncells = 0;
	} else if (strcmp(name, "mergeCell") == 0) {
		add_merge(p, attribute(attr, "ref", false));
	} else {
		text_start(p, name);
	}
}

/*
 * "46216.291666667" and the like, of fifteen digits at most: such a number and
 * its power of ten are exact, and so is what strtod would say of them.
 */
static bool
read_decimal(struct bk_str s, double *out)
{
	static const double power[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	uint64_t digits = 0;
	size_t point = s.n, n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && point == s.n && i > 0) {
			point = i + 1;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9' || ++n > 15)
			return false;
		digits = digits * 10 + (uint64_t)(s.p[i] - '0');
	}
	*out = (double)digits / power[s.n - point];
	return n > 0;
}

bool
bk_xlsxpart_number(const struct bk_xlsx_book *b, struct bk_str s,
    enum bk_numfmt fmt, struct bk_buf *out)
{
	char copy[65], *end;
	double v;

	if (s.n >= sizeof(copy))
		return false;
	if (!read_decimal(s, &v)) {
		memcpy(copy, s.p, s.n);
		copy[s.n] = '\0';
		v = strtod(copy, &end);
		if (*end || end == copy || !(v > -1e300 && v < 1e300))
			return false;
	}
	bk_serial_put(out, fmt, v, b->date1904);
	return true;
}

enum bk_numfmt
bk_xlsxpart_style(const struct bk_xlsx_book *b, size_t style)
{
	return style < b->nstyles ? (enum bk_numfmt)b->style[style] :
	    BK_NUMFMT_PLAIN;
}

/* The number in the text, formatted by the cell's style. */
static struct bk_str
take_number(struct bk_xlsx_part *p)
{
	struct bk_xlsx_book *b = p->book;
	enum bk_numfmt fmt = bk_xlsxpart_style(b, p->style);
	struct bk_str s = bk_str_trim(bk_buf_str(&p->text));
	struct bk_buf out = BK_BUF_INIT;
	uint64_t whole;

	if (s.n > 64 || (fmt == BK_NUMFMT_PLAIN &&
	    bk_str_uint(s, 999999999999999, &whole) == 0))
		return take_text(p);
	if (!bk_xlsxpart_number(b, s, fmt, &out))
		return take_text(p);
	s.p = bk_arena_strndup(&b->table->arena, out.p, out.n);
	s.n = out.n;
	bk_buf_free(&out);
	bk_buf_clear(&p->text);
	return s;
}

static struct bk_str
take_shared(struct bk_xlsx_part *p)
{
	uint64_t i;

	if (string_number(p->book, bk_str_trim(bk_buf_str(&p->text)), &i))
		return bk_packed_keep(p->book->strings, (size_t)i);
	bk_xlsxpart_stop(p, NULL, "a shared string that is not there");
	return BK_STR("");
}

static void
end_cell(struct bk_xlsx_part *p)
{
	struct bk_str s;

	if (p->text.n == 0 || p->why)
		return;
	switch (p->type) {
	case 's':
		s = take_shared(p);
		break;
	case 'n':
		s = take_number(p);
		break;
	case 'b':
		s = p->text.p[0] == '1' ? BK_STR("TRUE") : BK_STR("FALSE");
		break;
	default:
		s = take_text(p);
		break;
	}
	if (s.n == 0)
		return;
	while (p->ncells <= p->at) {
		BK_GROW(p->cell, p->ncells, p->cellcap);
		p->cell[p->ncells++] = BK_STR("");
	}
	p->cell[p->at] = s;
}

static void
end_row(struct bk_xlsx_part *p)
{
	struct bk_sheet *sheet = p->sheet;

	if (p->ncells == 0)
		return;
	p->book->cells += p->ncells;
	if (p->book->cells > BK_TABLE_CELLS) {
		bk_xlsxpart_stop(p, &bk_msg_too_many_cells, "");
		return;
	}
	BK_GROW(sheet->row, sheet->n, p->rowcap);
	sheet->row[sheet->n++] = (struct bk_row){ .line = p->line,
	    .n = p->ncells, .cell = bk_arena_dup(&p->book->table->arena,
	    p->cell, p->ncells, sizeof(*p->cell)) };
	p->ncells = 0;
	p->enough = p->maxrows && sheet->n > p->maxrows;
	sheet->n -= p->enough;
}

static void
sheet_end(struct bk_xlsx_part *p, const char *name)
{
	if (strcmp(name, "c") == 0)
		end_cell(p);
	else if (strcmp(name, "row") == 0)
		end_row(p);
	else
		text_end(p, name);
}

const struct bk_xlsx_handler bk_xlsxpart_sheet = { sheet_start, sheet_end };

