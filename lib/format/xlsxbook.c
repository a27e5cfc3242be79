#include "xlsxbook.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>

#include "mem.h"
#include "msg_base.h"
#include "msg_export.h"

enum {
	MIB = 1024 * 1024,
	PART_MAX = 32 * MIB,
	ALL_MAX = 256 * MIB,	/* and the shared strings */
	PIECE = 64 * 1024,
	TOKEN_MAX = 2 * MIB,	/* a tag or comment open for longer */
	DEPTH_MAX = 64
};

/* Of shared strings, most of which is tags; what they hold has its own. */
#define STRINGS_MAX	((size_t)2 << 30)

/* --- one part through the parser ---------------------------------------- */

struct feeding {
	struct bk_xlsx_part *part;
	const struct bk_xlsx_handler *handler;
	XML_Parser	 xml;
};

/* A handler gave up, or we do: no more of this part. */
static void
stop(struct feeding *f, const struct bk_msg *msg, const char *why)
{
	bk_xlsxpart_stop(f->part, msg, why);
	XML_StopParser(f->xml, XML_FALSE);
}

bool
bk_xlsxbook_namespace(struct bk_str s)
{
	static const char *const known[] = {
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/package/2006/relationships",
	};

	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (bk_str_eq(s, bk_str(known[i])))
			return true;
	return false;
}

/* The local name, when the element is of one of the namespaces we read. */
static const char *
local_name(const char *name)
{
	const char *bar = strchr(name, BK_XLSX_NS);

	return bar && bk_xlsxbook_namespace((struct bk_str){ name,
	    (size_t)(bar - name) }) ? bar + 1 : NULL;
}

static void
on_start(void *ctx, const char *name, const char **attr)
{
	struct feeding *f = ctx;
	const char *local = local_name(name);

	if (++f->part->depth > DEPTH_MAX)
		stop(f, NULL, "nested too deep");
	else if (local)
		f->handler->start(f->part, local, attr);
	if (f->part->why || f->part->enough)
		XML_StopParser(f->xml, XML_FALSE);
}

static void
on_end(void *ctx, const char *name)
{
	struct feeding *f = ctx;
	const char *local = local_name(name);

	if (local && f->handler->end)
		f->handler->end(f->part, local);
	f->part->depth--;
	if (f->part->why || f->part->enough)
		XML_StopParser(f->xml, XML_FALSE);
}

static void
on_text(void *ctx, const char *s, int n)
{
	struct feeding *f = ctx;
	struct bk_xlsx_part *p = f->part;

	if (!p->keep || p->phonetic)
		return;
	if (p->text.n + (size_t)n > BK_TABLE_CELL_BYTES)
		stop(f, &bk_msg_field_too_long, "");
	else
		bk_buf_add(&p->text, s, (size_t)n);
}

static void
on_doctype(void *ctx, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	(void)name, (void)sysid, (void)pubid, (void)internal;
	stop(ctx, &bk_msg_xlsx_doctype, "");
}

/*
 * When libzip is out of memory it often reports something else, which would be
 * a lie about the bytes: errno, set to 0 before, tells.
 */
static void
need_memory(zip_error_t *e)
{
	if (zip_error_code_zip(e) == ZIP_ER_MEMORY || errno == ENOMEM)
		bk_mem_exhausted();
}

zip_int64_t
bk_xlsxbook_read(zip_file_t *from, void *to, size_t n, const char **why)
{
	zip_int64_t got;
	zip_error_t *e;

	if (!to)
		bk_mem_exhausted();
	errno = 0;
	got = zip_fread(from, to, n);
	if (got < 0) {
		e = zip_file_get_error(from);
		need_memory(e);
		*why = zip_error_code_zip(e) == ZIP_ER_READ &&
		    zip_error_code_system(e) ?
		    strerrordesc_np(zip_error_code_system(e)) :
		    "wrong checksum or damaged data";
	}
	return got;
}

/* Feed one member to the parser, counting; false when it was stopped. */
static bool
feed(struct bk_xlsxbook *b, struct feeding *f, zip_file_t *from, size_t packed)
{
	struct bk_xlsx_part *p = f->part;
	size_t fed = 0;
	zip_int64_t n;

	do {
		void *piece = XML_GetBuffer(f->xml, PIECE);
		enum XML_Status status;
		const char *why;
		XML_Index seen;

		n = bk_xlsxbook_read(from, piece, PIECE, &why);
		if (n < 0) {
			bk_xlsxpart_stop(p, NULL, why);
			return false;
		}
		fed += (size_t)n;
		if (fed > p->max || (size_t)n > b->left ||
		    (fed > MIB && fed / BK_XLSXBOOK_RATIO > packed)) {
			bk_xlsxpart_stop(p, &bk_msg_inflates_too_far, "");
			return false;
		}
		b->left -= (size_t)n;
		errno = 0;
		status = XML_ParseBuffer(f->xml, (int)n, n == 0);
		if (p->enough)
			return true;
		if (status == XML_STATUS_ERROR) {
			if (errno == ENOMEM)
				bk_mem_exhausted();
			bk_xlsxpart_stop(p, NULL,
			    XML_ErrorString(XML_GetErrorCode(f->xml)));
			return false;
		}
		seen = XML_GetCurrentByteIndex(f->xml);
		if (seen >= 0 && fed > (size_t)seen + TOKEN_MAX) {
			bk_xlsxpart_stop(p, NULL, "a tag that does not end");
			return false;
		}
	} while (n > 0);
	return true;
}

static void
parse_member(struct bk_xlsxbook *b, struct feeding *f, zip_file_t *from,
    size_t packed)
{
	f->xml = XML_ParserCreateNS(NULL, BK_XLSX_NS);
	if (!f->xml)
		bk_mem_exhausted();
	XML_SetUserData(f->xml, f);
	XML_SetElementHandler(f->xml, on_start, on_end);
	XML_SetCharacterDataHandler(f->xml, on_text);
	XML_SetStartDoctypeDeclHandler(f->xml, on_doctype);
	feed(b, f, from, packed);
	XML_ParserFree(f->xml);
}

/* --- the archive -------------------------------------------------------- */

/* Find a member by a name from a relationship; -1 when it is not there. */
static zip_int64_t
locate(struct bk_xlsxbook *b, const char *name)
{
	zip_int64_t i = zip_name_locate(b->zip, name, 0);

	return i >= 0 ? i : zip_name_locate(b->zip, name, ZIP_FL_NOCASE);
}

static void
open_member(struct bk_xlsxbook *b, struct feeding *f, const char *name)
{
	zip_int64_t at = locate(b, name);
	zip_file_t *from;
	zip_stat_t st;

	if (at < 0 || zip_stat_index(b->zip, (zip_uint64_t)at, 0, &st) < 0) {
		bk_xlsxpart_stop(f->part, NULL, "not in the archive");
		return;
	}
	if (!(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_COMP_SIZE) ||
	    st.size > f->part->max) {
		bk_xlsxpart_stop(f->part, &bk_msg_inflates_too_far, "");
		return;
	}
	errno = 0;
	from = zip_fopen_index(b->zip, (zip_uint64_t)at, 0);
	if (!from) {
		need_memory(zip_get_error(b->zip));
		bk_xlsxpart_stop(f->part, NULL, "cannot be unpacked");
		return;
	}
	parse_member(b, f, from, (size_t)st.comp_size);
	zip_fclose(from);
}

/* Read the member `name` with these handlers; a fault is reported. */
int
bk_xlsxbook_part(struct bk_xlsxbook *b, const char *name,
    const struct bk_xlsx_handler *h, struct bk_xlsx_part *p)
{
	struct feeding f = { .part = p, .handler = h };

	p->book = &b->in;
	if (p->max == 0)
		p->max = PART_MAX;
	p->text = (struct bk_buf)BK_BUF_INIT;
	open_member(b, &f, name);
	bk_buf_free(&p->text);
	free(p->cell);
	if (!p->why)
		return 0;
	if (p->msg)
		bk_diag(b->dg, p->msg, b->file, 0, "%s", name);
	else
		bk_diag(b->dg, &bk_msg_xlsx_broken, b->file, 0, "%s: %s",
		    name, bk_diag_text(b->dg, p->why));
	return -1;
}

/* Read the relationships of the part `of` ("" is the package). */
static int
read_rels(struct bk_xlsxbook *b, const char *of)
{
	const char *slash = strrchr(of, '/');
	int dir = slash ? (int)(slash - of) + 1 : 0;
	struct bk_xlsx_part p = { .base = bk_arena_printf(&b->in.tmp, "%.*s",
	    dir, of) };

	b->in.nrels = 0;
	return bk_xlsxbook_part(b, bk_arena_printf(&b->in.tmp,
	    "%s_rels/%s.rels", p.base, of + dir), &bk_xlsxpart_rels, &p);
}

/* The relationship of that id (NULL: any) and type (NULL: any). */
static const struct bk_xlsx_rel *
rel_by(const struct bk_xlsxbook *b, const char *id, const char *type)
{
	for (size_t i = 0; i < b->in.nrels; i++) {
		const struct bk_xlsx_rel *r = &b->in.rel[i];

		if ((!id || strcmp(r->id, id) == 0) &&
		    (!type || strcmp(r->type, type) == 0))
			return r;
	}
	return NULL;
}

/* --- the workbook ------------------------------------------------------- */

/*
 * Read a part that the workbook can do without even if it announces it: a cell
 * that needs it will say so.
 */
static int
read_optional(struct bk_xlsxbook *b, const char *type,
    const struct bk_xlsx_handler *h, size_t max)
{
	const struct bk_xlsx_rel *rel = rel_by(b, NULL, type);
	struct bk_xlsx_part p = { .max = max };

	return rel && locate(b, rel->target) >= 0 ?
	    bk_xlsxbook_part(b, rel->target, h, &p) : 0;
}

/* What the main part of an archive shows to be no workbook of XML, or NULL. */
static const char *
other_kind(const char *main)
{
	size_t n = strlen(main);

	if (strncmp(main, "word/", 5) == 0 || strncmp(main, "ppt/", 4) == 0)
		return "a text or slides; save its table as .xlsx";
	return n > 4 && strcmp(main + n - 4, ".bin") == 0 ?
	    "a binary workbook; save it as .xlsx" : NULL;
}

/* A compound file: what a password makes of a workbook, and .xls of old. */
bool
bk_xlsxbook_compound(struct bk_str s)
{
	return bk_str_starts(s, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

/* What the bytes are that are no zip archive: password, old .xls, or worse. */
static void
say_not_a_book(const char *file, struct bk_str s, int err,
    struct bk_diag *dg)
{
	static const char marker[] =
	    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	zip_error_t e;

	if (bk_xlsxbook_compound(s)) {
		if (memmem(s.p, s.n, marker, sizeof(marker)))
			bk_diag(dg, &bk_msg_xlsx_encrypted, file, 0, NULL);
		else
			bk_diag(dg, &bk_msg_not_an_export, file, 0,
			    "an old .xls file; save it as .xlsx");
		return;
	}
	zip_error_init_with_code(&e, err);
	bk_diag(dg, &bk_msg_xlsx_broken, file, 0, "%s",
	    bk_diag_text(dg, zip_error_strerror(&e)));
	zip_error_fini(&e);
}

/* Of the bytes, or of the open file from byte `start` on. */
static zip_t *
open_zip(const char *file, struct bk_str s, FILE *f, size_t start,
    struct bk_diag *dg)
{
	zip_error_t e;
	zip_source_t *src;
	zip_t *zip = NULL;

	errno = 0;
	zip_error_init(&e);
	src = f ? zip_source_filep_create(f, start, -1, &e) :
	    zip_source_buffer_create(s.p, s.n, 0, &e);
	if (!src && f)
		(void)fclose(f);	/* it was only read */
	if (src)
		zip = zip_open_from_source(src, ZIP_RDONLY | ZIP_CHECKCONS, &e);
	if (!zip) {
		need_memory(&e);
		if (zip_error_code_system(&e))
			bk_diag_errno(dg, &bk_msg_cannot_read, file,
			    zip_error_code_system(&e));
		else
			say_not_a_book(file, s, zip_error_code_zip(&e), dg);
	}
	if (!zip && src)
		zip_source_free(src);
	zip_error_fini(&e);
	return zip;
}

void
bk_xlsxbook_close(struct bk_xlsxbook *b)
{
	if (b->zip)
		zip_discard(b->zip);
	free(b->in.rel);
	free(b->in.listed);
	bk_packed_free(b->in.strings);
	free(b->in.style);
	free(b->in.custom);
	bk_arena_free(&b->in.tmp);
}

/* The members that the sheets are in; those of no cells lose their name. */
static int
resolve_sheets(struct bk_xlsxbook *b)
{
	for (size_t i = 0; i < b->in.nlisted; i++) {
		struct bk_xlsx_listed *l = &b->in.listed[i];
		const struct bk_xlsx_rel *rel = rel_by(b, l->rel, NULL);
		zip_stat_t st;
		zip_int64_t at;

		if (!rel) {
			bk_diag(b->dg, &bk_msg_xlsx_broken, b->file, 0,
			    "a sheet is not in the archive");
			return -1;
		}
		if (strcmp(rel->type, "worksheet") != 0)
			continue;	/* a chart, a dialogue, macros */
		l->member = bk_arena_strdup(&b->in.tmp, rel->target);
		at = locate(b, l->member);
		if (at >= 0 && zip_stat_index(b->zip, (zip_uint64_t)at, 0,
		    &st) == 0 && st.valid & ZIP_STAT_SIZE)
			l->size = (size_t)st.size;
	}
	return 0;
}

static int
read_parts(struct bk_xlsxbook *b)
{
	struct bk_xlsx_part p = { 0 };
	const struct bk_xlsx_rel *rel;
	const char *other;

	if (read_rels(b, "") < 0)
		return -1;
	rel = rel_by(b, NULL, "officeDocument");
	other = rel ? other_kind(rel->target) :
	    "a zip archive of something else";
	if (other) {
		bk_diag(b->dg, &bk_msg_not_an_export, b->file, 0, "%s",
		    bk_diag_text(b->dg, other));
		return -1;
	}
	if (bk_xlsxbook_part(b, rel->target, &bk_xlsxpart_workbook, &p) < 0 ||
	    read_rels(b, rel->target) < 0 ||
	    read_optional(b, "styles", &bk_xlsxpart_styles, 0) < 0)
		return -1;
	b->left = STRINGS_MAX;
	if (read_optional(b, "sharedStrings", &bk_xlsxpart_strings,
	    STRINGS_MAX) < 0)
		return -1;
	b->left = ALL_MAX;
	return resolve_sheets(b);
}

int
bk_xlsxbook_open(struct bk_xlsxbook *b, const char *file, struct bk_str bytes,
    FILE *f, size_t start, struct bk_diag *dg)
{
	int r = -1;

	*b = (struct bk_xlsxbook){ .in = { .tmp = BK_ARENA_INIT,
	    .strings = bk_packed_new() }, .file = file, .dg = dg,
	    .left = ALL_MAX };
	b->zip = open_zip(file, bytes, f, start, dg);
	if (b->zip && locate(b, "_rels/.rels") < 0)
		bk_diag(dg, &bk_msg_not_an_export, file, 0,
		    locate(b, "mimetype") >= 0 ?
		    "an OpenDocument file; save it as .xlsx" :
		    "a zip archive of something else");
	else if (b->zip)
		r = read_parts(b);
	if (r < 0)
		bk_xlsxbook_close(b);
	return r;
}

zip_file_t *
bk_xlsxbook_member(struct bk_xlsxbook *b, const char *name, size_t *packed)
{
	zip_int64_t at = locate(b, name);
	zip_stat_t st;

	if (at < 0 || zip_stat_index(b->zip, (zip_uint64_t)at, 0, &st) < 0 ||
	    !(st.valid & ZIP_STAT_COMP_SIZE))
		return NULL;
	*packed = (size_t)st.comp_size;
	return zip_fopen_index(b->zip, (zip_uint64_t)at, 0);
}
