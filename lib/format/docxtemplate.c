#include "docxtemplate.h"

#include <stdlib.h>
#include <string.h>

#include "docxtree.h"
#include "mem.h"
#include "msg_format.h"
#include "ziparchive.h"

struct package {
	const char		*file;
	struct bk_diag		*dg;
	struct bk_ziparchive	*zip;
	size_t			 n;		/* members */
	struct bk_buf		*member;	/* unpacked */
	bool			*is_text;	/* holds what is filled in */
	bool			 has_document, has_macros;
	const char		*why;		/* that it is refused */
};

/* --- what is refused ---------------------------------------------------- */

static int
broken(struct package *p, const char *part, const char *why)
{
	bk_diag(p->dg, &bk_msg_docx_broken, p->file, 0, "%s%s%s",
	    part ? part : "", part ? ": " : "", bk_diag_text(p->dg, why));
	return -1;
}

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

static const char *
attribute(const char **attr, const char *name)
{
	for (; *attr; attr += 2)
		if (strcmp(*attr, name) == 0)
			return attr[1];
	return NULL;
}

/* [Content_Types].xml: which parts hold text, and whether there are macros. */
static void
take_type(void *ctx, const char *name, const char **attr)
{
	static const char *const filled[] = { "header+xml", "footer+xml",
		"footnotes+xml", "endnotes+xml" };
	struct package *p = ctx;
	const char *part = attribute(attr, "PartName");
	const char *type = attribute(attr, "ContentType");
	bool document;
	size_t i;

	if (!type)
		return;
	if (strstr(type, "macroEnabled") || strstr(type, "vbaProject"))
		p->has_macros = true;
	document = ends_in(type, "wordprocessingml.document.main+xml");
	/* of all .xml, as other programs write it: then where it always is */
	if (document && strcmp(name, "Default") == 0)
		part = "/word/document.xml";
	else if (strcmp(name, "Override") != 0)
		return;
	if (!part || *part != '/')
		return;
	if (ends_in(type, "wordprocessingml.template.main+xml"))
		p->why = "a Word template (.dotx); save it as .docx";
	i = bk_ziparchive_find(p->zip, part + 1);
	if (i == p->n)
		return;
	p->has_document |= document;
	p->is_text[i] |= document;
	for (size_t k = 0; k < BK_NELEM(filled); k++)
		p->is_text[i] |= strstr(type, "wordprocessingml.") != NULL &&
		    ends_in(type, filled[k]);
}

/*
 * A file of the same machine, as Word remembers its template, is not fetched.
 */
static bool
is_fetched(const char *type, const char *target)
{
	if (ends_in(type, "/hyperlink"))
		return false;
	return !(ends_in(type, "/attachedTemplate") &&
	    strncmp(target, "file:///", 8) == 0 &&
	    strncmp(target, "file:////", 9) != 0);
}

static void
take_relationship(void *ctx, const char *name, const char **attr)
{
	struct package *p = ctx;
	const char *mode = attribute(attr, "TargetMode");
	const char *type = attribute(attr, "Type");
	const char *target = attribute(attr, "Target");

	if (strcmp(name, "Relationship") != 0 || !type || !target)
		return;
	if (mode && strcmp(mode, "External") == 0 &&
	    is_fetched(type, target))
		p->why = "it fetches parts from elsewhere";
	if (ends_in(type, "/vbaProject"))
		p->has_macros = true;
}

/* A name that would leave the directory it is unpacked in. */
static bool
is_stray(const char *name)
{
	return !name || *name == '/' || strchr(name, '\\') ||
	    strncmp(name, "../", 3) == 0 || strstr(name, "/../") ||
	    strchr(name, ':');
}

static int
unpack(struct package *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const char *name = bk_ziparchive_name(p->zip, i), *why;

		if (is_stray(name))
			return broken(p, NULL, "a part outside the archive");
		why = bk_ziparchive_read(p->zip, i, &p->member[i]);
		if (!why && ends_in(name, ".rels"))
			why = bk_docxtree_each(bk_buf_str(&p->member[i]),
			    take_relationship, p);
		else if (!why && ends_in(name, ".xml"))
			why = bk_docxtree_each(bk_buf_str(&p->member[i]),
			    strcmp(name, "[Content_Types].xml") == 0 ?
			    take_type : NULL, p);
		if (why)
			return broken(p, name, why);
		if (ends_in(name, "vbaProject.bin"))
			p->has_macros = true;
	}
	if (p->has_macros)
		p->why = "it holds macros; save it as .docx";
	if (p->why)
		return broken(p, NULL, p->why);
	if (!p->has_document)
		return broken(p, NULL, "no text document; save it as .docx");
	return 0;
}

/* --- filling ------------------------------------------------------------ */

/* Part of the paragraph, around the name. */
static void
quote(struct bk_buf *b, const struct bk_docx_fault *f)
{
	struct bk_str s = bk_buf_str(&f->p->text);
	size_t n = s.n < 80 ? s.n : 80;

	while (n < s.n && n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	bk_buf_printf(b, " in \"%.*s%s\"", (int)n, s.p, n < s.n ? "..." : "");
}

static int
say(struct package *p, const char *part, const struct bk_docx_fault *f,
    const struct bk_docxtemplate *data)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_printf(&b, "%s: %s", part, bk_diag_text(p->dg, f->what));
	if (f->name.n)
		bk_buf_printf(&b, " '%.*s'", (int)f->name.n, f->name.p);
	if (f->p)
		quote(&b, f);
	if (f->lists) {
		bk_buf_puts(&b, bk_diag_text(p->dg, "; there are: "));
		data->names(data->ctx, f->table, &b);
	}
	bk_diag(p->dg, &bk_msg_docx_template, p->file, 0, "%s", b.p);
	bk_buf_free(&b);
	return -1;
}

/* Fill one part, in place. */
static int
fill(struct package *p, size_t i, const struct bk_docxtemplate *data)
{
	const char *name = bk_ziparchive_name(p->zip, i);
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_docx_fault fault = { 0 };
	struct bk_docx_marks marks = { 0 };
	struct bk_docx_tree tree;
	struct bk_buf out = BK_BUF_INIT;
	const char *why = bk_docxtree_read(&tree, bk_buf_str(&p->member[i]),
	    &a);
	int r = 0;

	if (why)
		r = broken(p, name, why);
	else if (bk_docxmark_find(&marks, &tree, &fault) < 0 ||
	    bk_docxfill_part(&out, &tree, &marks, data, &fault) < 0)
		r = say(p, name, &fault, data);
	/* an unchanged member stays packed as it was */
	p->is_text[i] = marks.n > 0;
	bk_docxmark_free(&marks);
	bk_docxtree_free(&tree);
	bk_arena_free(&a);
	if (r == 0 && p->is_text[i]) {
		bk_buf_free(&p->member[i]);
		p->member[i] = out;
	} else {
		bk_buf_free(&out);
	}
	return r;
}

static int
fill_all(struct bk_buf *out, struct package *p, struct bk_str docx,
    const struct bk_docxtemplate *data)
{
	struct bk_str *changed = bk_xcalloc(p->n + 1, sizeof(*changed));
	const char *why = NULL;
	int r = 0;

	for (size_t i = 0; i < p->n && r == 0; i++) {
		if (!p->is_text[i])
			continue;
		r = fill(p, i, data);
		if (p->is_text[i])
			changed[i] = bk_buf_str(&p->member[i]);
	}
	if (r == 0)
		why = bk_ziparchive_rewrite(docx, changed, p->n, out);
	free(changed);
	return why ? broken(p, NULL, why) : r;
}

/* What is no archive: a password, an old .doc, or worse. */
static const char *
other_kind(struct bk_str s, const char *why)
{
	return bk_str_starts(s, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") ?
	    "an old .doc file, or one with a password; save it as .docx" :
	    why;
}

int
bk_docxtemplate_fill(struct bk_buf *out, struct bk_str docx,
    const char *file, const struct bk_docxtemplate *data, struct bk_diag *dg)
{
	const char *why = NULL;
	struct package p = { .file = file, .dg = dg,
		.zip = bk_ziparchive_open(docx, &why) };
	int r;

	if (!p.zip)
		return broken(&p, NULL, other_kind(docx, why));
	p.n = bk_ziparchive_count(p.zip);
	p.member = bk_xcalloc(p.n + 1, sizeof(*p.member));
	p.is_text = bk_xcalloc(p.n + 1, sizeof(*p.is_text));
	for (size_t i = 0; i < p.n; i++)
		p.member[i] = (struct bk_buf)BK_BUF_INIT;
	r = unpack(&p);
	if (r == 0)
		r = fill_all(out, &p, docx, data);
	for (size_t i = 0; i < p.n; i++)
		bk_buf_free(&p.member[i]);
	free(p.member);
	free(p.is_text);
	bk_ziparchive_close(p.zip);
	return r;
}
