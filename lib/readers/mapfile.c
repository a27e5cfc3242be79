#include "mapfile.h"

#include "bind.h"
#include "io.h"
#include "mem.h"
#include "msg_domain.h"
#include "msg_readers.h"

static const char *const fields[BK_NFIELDS] = {
	[BK_FIELD_NIS] = "nis", [BK_FIELD_NISN] = "nisn",
	[BK_FIELD_EMAIL] = "email", [BK_FIELD_NAME] = "name",
	[BK_FIELD_CLASS] = "class", [BK_FIELD_DATE] = "date",
	[BK_FIELD_PERIOD] = "period", [BK_FIELD_SUBJECT] = "subject",
	[BK_FIELD_STATUS] = "status", [BK_FIELD_MINUTES] = "minutes",
	[BK_FIELD_SESSIONS] = "sessions", [BK_FIELD_PRESENT] = "present",
	[BK_FIELD_LATE] = "late", [BK_FIELD_EXCUSED] = "excused",
	[BK_FIELD_SICK] = "sick", [BK_FIELD_UNEXCUSED] = "unexcused",
	[BK_FIELD_ABSENT] = "absent", [BK_FIELD_PERCENT] = "percent",
	[BK_FIELD_DUE] = "due", [BK_FIELD_SUBMITTED] = "submitted",
	[BK_FIELD_SEX] = "sex", [BK_FIELD_GUARDIAN] = "guardian",
	[BK_FIELD_PHONE] = "phone", [BK_FIELD_ADDRESS] = "address",
	[BK_FIELD_VILLAGE] = "village", [BK_FIELD_BY] = "by",
	[BK_FIELD_CATEGORY] = "category", [BK_FIELD_NOTE] = "note",
};

static const struct bk_word gives_words[] = {
	{ "attendance", { NULL, NULL } }, { "totals", { NULL, NULL } },
	{ "student", { NULL, NULL } }, { "referral", { NULL, NULL } },
	{ "assignments", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_word order_words[] = {
	[BK_ORDER_DMY] = { "dmy", { NULL, NULL } },
	[BK_ORDER_MDY] = { "mdy", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

/* The scalars; columns and codes stay nodes. */
struct raw {
	int		 gives, order, heading;
	const char	*sheet, *class, *subject;
	bk_date		 date;
	struct bk_node	*columns, *codes;
};

static const struct bk_bind raw_binds[] = {
	BK_BIND_WORD("gives", struct raw, gives, gives_words),
	BK_BIND("sheet", TEXT, struct raw, sheet),
	BK_BIND("heading", INT, struct raw, heading),
	BK_BIND_WORD("date_order", struct raw, order, order_words),
	BK_BIND("columns", NODE, struct raw, columns),
	BK_BIND("codes", NODE, struct raw, codes),
	BK_BIND("class", TEXT, struct raw, class),
	BK_BIND("subject", TEXT, struct raw, subject),
	BK_BIND("date", DATE, struct raw, date),
	BK_BIND_END
};

const char *
bk_mapfile_field_name(enum bk_field f)
{
	return fields[f];
}

static int
bad(const struct bk_reader *r, const struct bk_node *n, const char *what)
{
	bk_diag(r->dg, &bk_msg_map_broken, r->file, n ? n->line : 0, "%s",
	    bk_diag_text(r->dg, what));
	return -1;
}

static int
field_of(const char *key)
{
	for (int f = 0; f < BK_NFIELDS; f++)
		if (strcmp(fields[f], key) == 0)
			return f;
	return -1;
}

/* A plain number counts columns from 1; anything else is a heading. */
static struct bk_map_column
column_of(const struct bk_node *n)
{
	uint64_t number;

	if (n->style == BK_STYLE_PLAIN && bk_str_uint((struct bk_str){
	    n->text, n->len }, 16384, &number) == 0 && number > 0)
		return (struct bk_map_column){ NULL, (size_t)number };
	return (struct bk_map_column){ n->text, 0 };
}

static int
read_columns(const struct bk_reader *r, const struct bk_node *columns,
    struct bk_mapfile *m)
{
	if (!columns || columns->kind != BK_NODE_MAP || !columns->kids)
		return bad(r, columns, "no columns");
	for (const struct bk_node *n = columns->kids; n; n = n->next) {
		int f = field_of(n->key->text);
		const struct bk_node *one = n->kind == BK_NODE_LIST ?
		    n->kids : n;
		size_t many = n->kind == BK_NODE_LIST ? n->nkids : 1;

		if (f < 0)
			return bad(r, n->key, n->key->text);
		if (bk_node_null(n))
			continue;
		if (n->kind == BK_NODE_MAP || (many > 1 && f != BK_FIELD_NAME))
			return bad(r, n, n->key->text);
		m->column[f].v = bk_arena_alloc(r->arena,
		    many * sizeof(*m->column[f].v));
		for (; one; one = n->kind == BK_NODE_LIST ? one->next : NULL) {
			if (one->kind != BK_NODE_TEXT)
				return bad(r, one, n->key->text);
			m->column[f].v[m->column[f].n++] = column_of(one);
		}
	}
	return 0;
}

static int
mark_of(const char *word)
{
	if (strcmp(word, "unknown") == 0)
		return BK_MARK_UNKNOWN;
	for (int k = BK_MARK_PRESENT; k < BK_NMARKS; k++)
		if (strcmp(word, bk_mark_name((enum bk_mark)k)) == 0)
			return k;
	return -1;
}

static int
read_codes(const struct bk_reader *r, const struct bk_node *codes,
    struct bk_mapfile *m)
{
	if (!codes || bk_node_null(codes))
		return 0;
	if (codes->kind != BK_NODE_MAP)
		return bad(r, codes, "codes");
	m->code = bk_arena_zalloc(r->arena,
	    (codes->nkids + 1) * sizeof(*m->code));
	for (const struct bk_node *n = codes->kids; n; n = n->next) {
		int mark = n->kind == BK_NODE_TEXT ? mark_of(n->text) : -1;

		if (mark < 0)
			return bad(r, n, "a code is present, late, sick, "
			    "excused, unexcused or unknown");
		m->code[m->ncodes].text = n->key->text;
		m->code[m->ncodes++].mark = (enum bk_mark)mark;
	}
	return 0;
}

/* What each kind of map cannot do without, beside somebody. */
static int
check(const struct bk_reader *r, const struct bk_mapfile *m)
{
	bool who = m->column[BK_FIELD_NIS].n || m->column[BK_FIELD_NISN].n ||
	    m->column[BK_FIELD_EMAIL].n || m->column[BK_FIELD_NAME].n;

	if (!who)
		return bad(r, NULL, "columns name nobody: nis, nisn, email or "
		    "name");
	if (m->gives == BK_MAP_REFERRAL && !m->column[BK_FIELD_DATE].n &&
	    m->date == BK_DATE_NONE)
		return bad(r, NULL, "columns: date");
	if (m->gives == BK_MAP_ASSIGNMENTS && (!m->column[BK_FIELD_DUE].n ||
	    !m->column[BK_FIELD_SUBMITTED].n))
		return bad(r, NULL, "columns: due, submitted");
	return 0;
}

int
bk_mapfile_read(const char *path, struct bk_arena *arena,
    struct bk_mapfile *m, struct bk_diag *dg)
{
	struct bk_reader r = { .file = path, .arena = arena, .dg = dg };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct raw raw;
	int result = -1;

	if (bk_io_read(path, BK_YAML_MAX_BYTES, &text, dg) < 0 ||
	    bk_yamlin_parse_one(text.p, text.n, path, arena, &root, dg) < 0)
		goto done;
	if (!root || root->kind != BK_NODE_MAP) {
		bk_diag(dg, &bk_msg_not_a_map, path, root ? root->line : 0,
		    NULL);
		goto done;
	}
	if (bk_bind_read(&r, raw_binds, root, &raw) < 0)
		goto done;
	*m = (struct bk_mapfile){ .file = path,
		.gives = raw.gives < 0 ? BK_MAP_ATTENDANCE : raw.gives,
		.sheet = raw.sheet, .class = raw.class,
		.subject = raw.subject, .date = raw.date,
		.heading = raw.heading == BK_INT_NONE ? 0 :
		    (size_t)raw.heading,
		.order_given = raw.order >= 0,
		.order = raw.order < 0 ? BK_ORDER_DMY :
		    (enum bk_order)raw.order };
	if (read_columns(&r, raw.columns, m) == 0 &&
	    read_codes(&r, raw.codes, m) == 0)
		result = check(&r, m);
done:
	bk_buf_free(&text);
	return result;
}
