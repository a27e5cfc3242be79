/* Parts of a .docx as trees (docxtree.h). */
#include "docxtree.h"

#include <errno.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	NS = '|',
	DEPTH_MAX = 256,
	NODES_MAX = 2000000
};

static const char *const word[] = {
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"http://purl.oclc.org/ooxml/wordprocessingml/main",
};

struct reading {
	struct bk_docx_tree	*tree;
	XML_Parser		 xml;
	struct bk_docx_node	*at;
	int			 depth;
	size_t			 nodes;
	const char		*why;
};

static void
stop(struct reading *r, const char *why)
{
	if (!r->why)
		r->why = why;
	XML_StopParser(r->xml, XML_FALSE);
}

/* --- what both readers refuse ------------------------------------------- */

struct refusing {
	const char	**why;
	XML_Parser	 xml;
	bk_docxtree_fn	*fn;
	void		*ctx;
};

static const char doctype[] = "it holds a DOCTYPE";

/* An encoding that is not ours: the bytes would not be where we see them. */
static bool
other_encoding(const char *name)
{
	return name && !bk_str_ieq(bk_str(name), BK_STR("utf-8")) &&
	    !bk_str_ieq(bk_str(name), BK_STR("us-ascii"));
}

/* UTF-16 shows a NUL, or its mark, in the first two bytes. */
static bool
is_utf16(struct bk_str s)
{
	return s.n >= 2 && (s.p[0] == '\0' || s.p[1] == '\0' ||
	    memcmp(s.p, "\xff\xfe", 2) == 0 ||
	    memcmp(s.p, "\xfe\xff", 2) == 0);
}

/* --- the tree ----------------------------------------------------------- */

static const struct {
	const char		*name;
	enum bk_docx_kind	 kind;
} kinds[] = {
	{ "p", BK_DOCX_P }, { "r", BK_DOCX_RUN }, { "t", BK_DOCX_T },
	{ "tbl", BK_DOCX_TBL }, { "tr", BK_DOCX_TR }, { "tc", BK_DOCX_TC },
	{ "txbxContent", BK_DOCX_STORY }, { "footnote", BK_DOCX_STORY },
	{ "endnote", BK_DOCX_STORY }, { "sectPr", BK_DOCX_SECTION },
	{ "drawing", BK_DOCX_OBJECT }, { "pict", BK_DOCX_OBJECT },
	{ "object", BK_DOCX_OBJECT }, { "tab", BK_DOCX_ATOM },
	{ "br", BK_DOCX_ATOM }, { "cr", BK_DOCX_ATOM },
};

static enum bk_docx_kind
kind_of(const char *name)
{
	const char *bar = strrchr(name, NS);
	size_t n = bar ? (size_t)(bar - name) : 0;
	bool ours = false;

	for (size_t i = 0; i < BK_NELEM(word); i++)
		ours |= strlen(word[i]) == n && memcmp(word[i], name, n) == 0;
	for (size_t i = 0; ours && i < BK_NELEM(kinds); i++)
		if (strcmp(bar + 1, kinds[i].name) == 0)
			return kinds[i].kind;
	return BK_DOCX_OTHER;
}

static struct bk_docx_node *
paragraph_of(struct bk_docx_node *n)
{
	while (n && n->kind != BK_DOCX_P) {
		/* text that is in a box is not of the paragraph around it */
		if (n->kind == BK_DOCX_STORY)
			return NULL;
		n = n->parent;
	}
	return n;
}

static void
add_piece(struct bk_docx_node *p, struct bk_docx_node *t,
    struct bk_docx_range src, const char *s, size_t n)
{
	BK_GROW(p->piece, p->npieces, p->cap);
	p->piece[p->npieces++] = (struct bk_docx_piece){ src, p->text.n, n,
		t };
	bk_buf_add(&p->text, s, n);
}

static void
on_start(void *ctx, const char *name, const char **attr)
{
	struct reading *r = ctx;
	struct bk_docx_node *n = bk_arena_zalloc(r->tree->arena, sizeof(*n));

	if (++r->depth > DEPTH_MAX || ++r->nodes > NODES_MAX) {
		stop(r, "it is nested too deep, or too large");
		return;
	}
	n->kind = kind_of(name);
	n->src.from = (size_t)XML_GetCurrentByteIndex(r->xml);
	n->inner = n->src.from + (size_t)XML_GetCurrentByteCount(r->xml);
	n->parent = r->at;
	n->text = (struct bk_buf)BK_BUF_INIT;
	for (; n->kind == BK_DOCX_T && *attr; attr += 2)
		n->preserves |= strstr(*attr, "namespace|space") != NULL;
	if (!r->at)
		r->tree->root = n;
	else if (r->at->last)
		r->at->last->next = n;
	else
		r->at->kids = n;
	if (r->at)
		r->at->last = n;
	r->at = n;
}

/* What a paragraph is made of besides text. */
static void
note_content(struct bk_docx_node *n)
{
	struct bk_docx_node *p = paragraph_of(n->parent);

	if (!p)
		return;
	/* tab stops of a paragraph are called as tabs in its text are */
	if (n->kind == BK_DOCX_ATOM && n->parent->kind == BK_DOCX_RUN)
		add_piece(p, NULL, n->src, "\t", 1);
	p->has_object |= n->kind == BK_DOCX_OBJECT;
	p->has_section |= n->kind == BK_DOCX_SECTION;
}

static void
on_end(void *ctx, const char *name)
{
	struct reading *r = ctx;
	struct bk_docx_node *n = r->at;

	(void)name;
	n->src.to = (size_t)XML_GetCurrentByteIndex(r->xml) +
	    (size_t)XML_GetCurrentByteCount(r->xml);
	/* <x/> ends where it started */
	if (n->src.to < n->inner)
		n->src.to = n->inner;
	note_content(n);
	if (n->kind == BK_DOCX_P) {
		if (r->tree->last_p)
			r->tree->last_p->next_p = n;
		else
			r->tree->first_p = n;
		r->tree->last_p = n;
	}
	r->at = n->parent;
	r->depth--;
}

static void
on_text(void *ctx, const char *s, int len)
{
	struct reading *r = ctx;
	struct bk_docx_node *p;
	size_t from = (size_t)XML_GetCurrentByteIndex(r->xml);
	size_t n = (size_t)XML_GetCurrentByteCount(r->xml);

	if (!r->at || r->at->kind != BK_DOCX_T)
		return;
	p = paragraph_of(r->at);
	if (p)
		add_piece(p, r->at, (struct bk_docx_range){ from, from + n },
		    s, (size_t)len);
}

static void
on_doctype(void *ctx, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	(void)name, (void)sysid, (void)pubid, (void)internal;
	stop(ctx, doctype);
}

static void
on_declaration(void *ctx, const char *version, const char *encoding,
    int standalone)
{
	(void)version, (void)standalone;
	if (other_encoding(encoding))
		stop(ctx, "it is not UTF-8");
}

static void
on_cdata(void *ctx)
{
	stop(ctx, "it holds CDATA");
}

static void
on_namespace(void *ctx, const char *prefix, const char *uri)
{
	struct reading *r = ctx;

	for (size_t i = 0; uri && i < BK_NELEM(word); i++)
		if (strcmp(uri, word[i]) == 0)
			r->tree->prefix = prefix ? bk_arena_printf(
			    r->tree->arena, "%s:", prefix) : "";
}

/* What stopped the parser; no memory, whatever expat calls it, is no fault of
 * the text. */
static const char *
what_is_wrong(XML_Parser xml)
{
	if (errno == ENOMEM)
		bk_mem_exhausted();
	return XML_ErrorString(XML_GetErrorCode(xml));
}

const char *
bk_docxtree_read(struct bk_docx_tree *t, struct bk_str s, struct bk_arena *a)
{
	struct reading r = { .tree = t };

	*t = (struct bk_docx_tree){ .arena = a, .src = s, .prefix = "w:" };
	if (is_utf16(s))
		return "it is not UTF-8";
	r.xml = XML_ParserCreateNS(NULL, NS);
	if (!r.xml)
		bk_mem_exhausted();
	XML_SetUserData(r.xml, &r);
	XML_SetElementHandler(r.xml, on_start, on_end);
	XML_SetCharacterDataHandler(r.xml, on_text);
	XML_SetStartDoctypeDeclHandler(r.xml, on_doctype);
	XML_SetXmlDeclHandler(r.xml, on_declaration);
	XML_SetStartCdataSectionHandler(r.xml, on_cdata);
	XML_SetStartNamespaceDeclHandler(r.xml, on_namespace);
	errno = 0;
	if (XML_Parse(r.xml, s.p, (int)s.n, 1) == XML_STATUS_ERROR && !r.why)
		r.why = what_is_wrong(r.xml);
	XML_ParserFree(r.xml);
	return r.why;
}

static void
free_node(struct bk_docx_node *n)
{
	for (; n; n = n->next) {
		bk_buf_free(&n->text);
		free(n->piece);
		free_node(n->kids);
	}
}

void
bk_docxtree_free(struct bk_docx_tree *t)
{
	free_node(t->root);
}

/* --- small parts -------------------------------------------------------- */

static void
each_start(void *ctx, const char *name, const char **attr)
{
	struct refusing *r = ctx;
	const char *bar = strrchr(name, NS);

	if (r->fn)
		r->fn(r->ctx, bar ? bar + 1 : name, attr);
}

static void
each_doctype(void *ctx, const char *name, const char *sysid,
    const char *pubid, int internal)
{
	struct refusing *r = ctx;

	(void)name, (void)sysid, (void)pubid, (void)internal;
	*r->why = doctype;
	XML_StopParser(r->xml, XML_FALSE);
}

const char *
bk_docxtree_each(struct bk_str s, bk_docxtree_fn *fn, void *ctx)
{
	const char *why = NULL;
	struct refusing r = { .why = &why, .fn = fn, .ctx = ctx };

	r.xml = XML_ParserCreateNS(NULL, NS);
	if (!r.xml)
		bk_mem_exhausted();
	XML_SetUserData(r.xml, &r);
	XML_SetStartElementHandler(r.xml, each_start);
	XML_SetStartDoctypeDeclHandler(r.xml, each_doctype);
	errno = 0;
	if (XML_Parse(r.xml, s.p, (int)s.n, 1) == XML_STATUS_ERROR && !why)
		why = what_is_wrong(r.xml);
	XML_ParserFree(r.xml);
	return why;
}
