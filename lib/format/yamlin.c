#include "yamlin.h"

#include <string.h>

#include <yaml.h>

#include "map.h"
#include "mem.h"
#include "msg_format.h"
#include "yamlquick.h"

/* --- splitting a stream into documents ---------------------------------- */

/* The length of a byte order mark; `cat` leaves one before each document. */
static size_t
mark(const char *p, size_t n)
{
	return n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* Does a line that starts at p open a document: `---`, then white or end? */
static bool
opens_document(const char *p, size_t n)
{
	size_t skip = mark(p, n);

	p += skip;
	n -= skip;
	return n >= 3 && memcmp(p, "---", 3) == 0 &&
	    (n == 3 || strchr(" \t\r\n", p[3]));
}

/*
 * Comments and blank lines alone, `---` and `...` aside; and directives
 * (`%YAML 1.2`), where a document follows.
 */
static bool
says_nothing(const char *p, size_t n, bool more)
{
	bool open = opens_document(p, n);

	for (size_t i = open ? 3 : 0; i < n; i++) {
		bool first = i == 0 || p[i - 1] == '\n';
		const char *nl;

		if (p[i] == '#' || (first && !open && more && p[i] == '%') ||
		    (first && n - i >= 3 && memcmp(p + i, "...", 3) == 0)) {
			nl = memchr(p + i, '\n', n - i);
			if (!nl)
				return true;
			i = (size_t)(nl - p);
		} else if (!strchr(" \t\r\n", p[i]) || p[i] == '\0') {
			return false;
		}
	}
	return true;
}

/* The end of the document that starts at pos, counting its lines. */
static size_t
document_end(const struct bk_yaml_stream *s, size_t pos, size_t *lines)
{
	for (;;) {
		const char *nl = memchr(s->p + pos, '\n', s->n - pos);

		if (!nl)
			return s->n;
		pos = (size_t)(nl - s->p) + 1;
		(*lines)++;
		if (opens_document(s->p + pos, s->n - pos))
			return pos;
	}
}

bool
bk_yamlin_next(struct bk_yaml_stream *s, struct bk_yaml_piece *piece)
{
	while (s->pos < s->n) {
		size_t start = s->pos + mark(s->p + s->pos, s->n - s->pos);
		size_t line = s->line;

		s->pos = document_end(s, start, &s->line);
		if (says_nothing(s->p + start, s->pos - start, s->pos < s->n))
			continue;
		*piece = (struct bk_yaml_piece){ s->p + start, s->pos - start,
			line, start };
		return true;
	}
	return false;
}

/* --- from libyaml's marks to bytes and lines ---------------------------- */

struct reader {
	const struct bk_yaml_piece *piece;
	const char	*file;
	struct bk_arena	*arena;
	struct bk_diag	*dg;
	yaml_parser_t	 parser;
	bool		 ascii;		/* then a mark's index is the byte */
	size_t		 chars, bytes;	/* the last index converted */
	size_t		 line, line_at;	/* the last line counted, to where */
	int		 depth;
	bool		 failed;
};

/* A mark's index counts characters; nearly all calls move forward a bit. */
static size_t
byte_of(struct reader *r, size_t index)
{
	const char *p = r->piece->p;
	size_t n = r->piece->n;

	if (r->ascii)
		return index < n ? index : n;
	if (index < r->chars)
		r->chars = r->bytes = 0;
	while (r->chars < index && r->bytes < n) {
		r->bytes++;
		while (r->bytes < n && (p[r->bytes] & 0xc0) == 0x80)
			r->bytes++;
		r->chars++;
	}
	return r->bytes;
}

static size_t
line_of(struct reader *r, size_t byte)
{
	const char *p = r->piece->p;

	if (byte < r->line_at) {
		r->line = r->piece->line;
		r->line_at = 0;
	}
	for (const char *nl; byte > r->line_at; r->line_at =
	    (size_t)(nl - p) + 1, r->line++) {
		nl = memchr(p + r->line_at, '\n', byte - r->line_at);
		if (!nl) {
			r->line_at = byte;
			break;
		}
	}
	return r->line;
}

static void
refuse(struct reader *r, const struct bk_msg *msg, size_t byte,
    const char *detail)
{
	if (!r->failed)
		bk_diag(r->dg, msg, r->file, line_of(r, byte), "%s",
		    detail ? bk_diag_text(r->dg, detail) : "");
	r->failed = true;
}

static void
refuse_parser(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	size_t byte = p->error == YAML_READER_ERROR ? p->problem_offset :
	    byte_of(r, p->problem_mark.index);

	if (p->error == YAML_MEMORY_ERROR)
		bk_mem_exhausted();
	refuse(r, p->error == YAML_READER_ERROR ? &bk_msg_yaml_bytes :
	    &bk_msg_yaml_syntax, byte, p->problem);
}

/* --- from events to a tree ---------------------------------------------- */

static enum bk_node_style
scalar_style(yaml_scalar_style_t s)
{
	switch (s) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return BK_STYLE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return BK_STYLE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return BK_STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return BK_STYLE_FOLDED;
	default:
		return BK_STYLE_PLAIN;
	}
}

static struct bk_node *
node_at(struct reader *r, const yaml_event_t *ev, enum bk_node_kind kind,
    enum bk_node_style style)
{
	struct bk_node *n = bk_node_new(r->arena, kind, style);

	n->start = byte_of(r, ev->start_mark.index);
	n->line = line_of(r, n->start);
	n->end = byte_of(r, ev->end_mark.index);
	return n;
}

static struct bk_node *
scalar(struct reader *r, const yaml_event_t *ev)
{
	const char *text = (const char *)ev->data.scalar.value;
	size_t len = ev->data.scalar.length;
	struct bk_node *n = node_at(r, ev, BK_NODE_TEXT,
	    scalar_style(ev->data.scalar.style));

	if (memchr(text, '\0', len)) {
		refuse(r, &bk_msg_yaml_bytes, n->start, "a NUL character");
		return NULL;
	}
	n->text = bk_arena_strndup(r->arena, text, len);
	n->len = len;
	return n;
}

static struct bk_node *node(struct reader *, yaml_event_t *);

/* The next event; its anchors and tags are refused here, for all kinds. */
static bool
next_event(struct reader *r, yaml_event_t *ev)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	if (r->failed)
		return false;
	if (!yaml_parser_parse(&r->parser, ev)) {
		refuse_parser(r);
		return false;
	}
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		anchor = ev->data.scalar.anchor;
		tag = ev->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = ev->data.sequence_start.anchor;
		tag = ev->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = ev->data.mapping_start.anchor;
		tag = ev->data.mapping_start.tag;
		break;
	default:
		break;
	}
	if (anchor || ev->type == YAML_ALIAS_EVENT)
		refuse(r, &bk_msg_yaml_anchor,
		    byte_of(r, ev->start_mark.index), NULL);
	else if (tag)
		refuse(r, &bk_msg_yaml_tag,
		    byte_of(r, ev->start_mark.index), NULL);
	if (r->failed)
		yaml_event_delete(ev);
	return !r->failed;
}

/* Close a list or map: a block's end mark lies after trailing comments. */
static void
close_node(struct reader *r, struct bk_node *n, const yaml_event_t *ev)
{
	if (n->style == BK_STYLE_FLOW)
		n->end = byte_of(r, ev->end_mark.index);
	else if (n->last)
		n->end = n->last->end;
	else
		n->end = n->start;
}

static struct bk_node *
list(struct reader *r, yaml_event_t *ev)
{
	struct bk_node *n = node_at(r, ev, BK_NODE_LIST,
	    ev->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ?
	    BK_STYLE_FLOW : BK_STYLE_BLOCK);
	yaml_event_t item;

	while (next_event(r, &item)) {
		struct bk_node *child;

		if (item.type == YAML_SEQUENCE_END_EVENT) {
			close_node(r, n, &item);
			yaml_event_delete(&item);
			return n;
		}
		child = node(r, &item);
		if (!child)
			break;
		bk_node_add(n, child);
	}
	return NULL;
}

/* Small maps are searched, large ones hashed: a bomb of keys costs O(n). */
static bool
key_is_new(struct bk_node *map, struct bk_map *seen, const struct bk_node *key)
{
	enum { FEW = 24 };
	void **at;

	if (map->nkids < FEW)
		return !bk_node_get(map, key->text);
	if (seen->n == 0)
		for (struct bk_node *n = map->kids; n; n = n->next)
			*bk_map_at(seen, bk_str(n->key->text)) = n;
	at = bk_map_at(seen, bk_str(key->text));
	if (*at)
		return false;
	*at = map;
	return true;
}

static bool
pair(struct reader *r, struct bk_node *map, yaml_event_t *ev,
    struct bk_map *seen)
{
	size_t at = byte_of(r, ev->start_mark.index);
	struct bk_node *key, *value;
	yaml_event_t next;

	if (ev->type != YAML_SCALAR_EVENT) {
		refuse(r, &bk_msg_yaml_key, at, NULL);
		yaml_event_delete(ev);
		return false;
	}
	key = node(r, ev);
	if (!key)
		return false;
	if (!key_is_new(map, seen, key)) {
		refuse(r, &bk_msg_yaml_twice, at, key->text);
		return false;
	}
	if (!next_event(r, &next))
		return false;
	value = node(r, &next);
	if (!value)
		return false;
	value->key = key;
	bk_node_add(map, value);
	return true;
}

static struct bk_node *
map(struct reader *r, yaml_event_t *ev)
{
	struct bk_node *n = node_at(r, ev, BK_NODE_MAP,
	    ev->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ?
	    BK_STYLE_FLOW : BK_STYLE_BLOCK);
	struct bk_map seen = BK_MAP_INIT;
	struct bk_node *done = NULL;
	yaml_event_t next;

	while (next_event(r, &next)) {
		if (next.type == YAML_MAPPING_END_EVENT) {
			close_node(r, n, &next);
			yaml_event_delete(&next);
			done = n;
			break;
		}
		if (!pair(r, n, &next, &seen))
			break;
	}
	bk_map_free(&seen);
	return done;
}

/* The node that starts with `ev`, which is deleted in any case. */
static struct bk_node *
node(struct reader *r, yaml_event_t *ev)
{
	struct bk_node *n = NULL;

	if (++r->depth > BK_YAML_MAX_DEPTH)
		refuse(r, &bk_msg_yaml_deep,
		    byte_of(r, ev->start_mark.index), NULL);
	else if (ev->type == YAML_SCALAR_EVENT)
		n = scalar(r, ev);
	else if (ev->type == YAML_SEQUENCE_START_EVENT)
		n = list(r, ev);
	else if (ev->type == YAML_MAPPING_START_EVENT)
		n = map(r, ev);
	r->depth--;
	yaml_event_delete(ev);
	return n;
}

/* STREAM-START, DOCUMENT-START, the root, and nothing after its end. */
static struct bk_node *
whole_document(struct reader *r)
{
	struct bk_node *root = NULL;
	yaml_event_t ev;

	while (next_event(r, &ev)) {
		yaml_event_type_t type = ev.type;

		if (type == YAML_SCALAR_EVENT ||
		    type == YAML_SEQUENCE_START_EVENT ||
		    type == YAML_MAPPING_START_EVENT) {
			root = node(r, &ev);
			continue;
		}
		if (type == YAML_DOCUMENT_START_EVENT && root)
			refuse(r, &bk_msg_yaml_more,
			    byte_of(r, ev.start_mark.index), NULL);
		yaml_event_delete(&ev);
		if (type == YAML_STREAM_END_EVENT)
			return root;
	}
	return NULL;
}

static bool
is_ascii(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] & 0x80)
			return false;
	return true;
}

/*
 * A cap on depth before libyaml's scanner, quadratic in flow depth, runs: at
 * which byte it is met, or the length.
 */
static size_t
flow_too_deep(const struct bk_yaml_piece *piece)
{
	size_t run = 0;

	for (size_t i = 0; i < piece->n; i++) {
		char c = piece->p[i];

		if (c == '[' || c == '{') {
			if (++run > BK_YAML_MAX_DEPTH)
				return i;
		} else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
			run = 0;
		}
	}
	return piece->n;
}

bool
bk_yamlin_is_locked(struct bk_str text)
{
	return text.n >= 10 && memcmp(text.p, "\0GITCRYPT\0", 10) == 0;
}

struct bk_node *
bk_yamlin_parse(const struct bk_yaml_piece *piece, const char *file,
    struct bk_arena *arena, struct bk_diag *dg)
{
	struct bk_node *root = piece->n > BK_YAML_MAX_BYTES ? NULL :
	    bk_yamlquick_next(piece, arena);

	return root ? root : bk_yamlin_general(piece, file, arena, dg);
}

struct bk_node *
bk_yamlin_general(const struct bk_yaml_piece *piece, const char *file,
    struct bk_arena *arena, struct bk_diag *dg)
{
	struct reader r = { .piece = piece, .file = file, .arena = arena,
		.dg = dg, .line = piece->line };
	struct bk_node *root;
	size_t deep;

	if (bk_yamlin_is_locked((struct bk_str){ piece->p, piece->n })) {
		refuse(&r, &bk_msg_yaml_locked, 0, NULL);
		return NULL;
	}
	if (piece->n > BK_YAML_MAX_BYTES) {
		refuse(&r, &bk_msg_yaml_large, 0, NULL);
		return NULL;
	}
	deep = flow_too_deep(piece);
	if (deep < piece->n) {
		refuse(&r, &bk_msg_yaml_deep, deep, NULL);
		return NULL;
	}
	r.ascii = is_ascii(piece->p, piece->n);
	if (!yaml_parser_initialize(&r.parser))	/* of no other reason */
		bk_mem_exhausted();
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
	    (const unsigned char *)piece->p, piece->n);
	root = whole_document(&r);
	if (!root)	/* libyaml reads past a second byte order mark */
		refuse(&r, &bk_msg_yaml_syntax, 0, "nothing is said");
	yaml_parser_delete(&r.parser);
	return r.failed ? NULL : root;
}

int
bk_yamlin_parse_one(const char *p, size_t n, const char *file,
    struct bk_arena *arena, struct bk_node **root, struct bk_diag *dg)
{
	struct bk_yaml_stream s = { .p = p, .n = n, .line = 1 };
	struct bk_yaml_piece piece, more;
	struct bk_node *found = NULL;

	if (bk_yamlin_next(&s, &piece)) {
		found = bk_yamlin_parse(&piece, file, arena, dg);
		if (!found)
			return -1;
		if (bk_yamlin_next(&s, &more)) {
			bk_diag(dg, &bk_msg_yaml_more, file, more.line, NULL);
			return -1;
		}
	}
	*root = found;
	return 0;
}
