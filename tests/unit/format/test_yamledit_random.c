/*
 * "A person's file stays a person's file", as a property: thousands of case
 * files in every layout that a person may use, and mutated ones, are edited.
 * Either (a) only the lines that had to change did, and (b) the new text reads
 * as the old one with the change made to its tree by other means; or the edit
 * was refused, with a line, and there is no new text.
 */
#include <stdio.h>
#include <stdlib.h>

#include "edits.h"

/* --- case files as people write them ------------------------------------ */

struct writer {
	struct dice	*d;
	struct bk_buf	*b;
	const char	*nl;
	unsigned	 indent;	/* of lists under their key */
};

static bool
maybe(struct dice *d, unsigned one_in)
{
	return roll(d, one_in) == 0;
}

#define PICK(d, list) ((list)[roll(d, (unsigned)BK_NELEM(list))])

static void
blanks(struct bk_buf *b, unsigned n)
{
	while (n--)
		bk_buf_putc(b, ' ');
}

/* The end of a line, now and then with a comment or blank lines behind. */
static void
end_line(struct writer *w, unsigned col)
{
	static const char *const notes[] = { "# x", "# - a: b", "#", "#\ty",
		"# caf\xc3\xa9 \xf0\x9f\x98\x80", "# {", "# \"" };

	if (maybe(w->d, 6))
		blanks(w->b, 1 + roll(w->d, 3));
	if (maybe(w->d, 5))
		bk_buf_printf(w->b, " %s", PICK(w->d, notes));
	bk_buf_puts(w->b, w->nl);
	while (maybe(w->d, 8))
		bk_buf_puts(w->b, w->nl);
	if (maybe(w->d, 8)) {
		blanks(w->b, maybe(w->d, 2) ? col : roll(w->d, 9));
		bk_buf_printf(w->b, "%s%s", PICK(w->d, notes), w->nl);
	}
}

static const char *const words[] = { "phone", "bk1", "2020-09-08", "00123",
	"no", "1e3", "a b c", "X-MIPA-1", "x'y", "siti@contoh.sch.id" };
static const char *const texts[] = { "\"a: b # c\"", "'it''s'",
	"\"\\u00e9\\n\"", "\"Nur \xe2\x80\x98 A\"", "''", "\"{[\"", "'- a'",
	"\"\xf0\x9f\x98\x80\"" };

static void
scalar(struct writer *w)
{
	if (maybe(w->d, 2))
		bk_buf_puts(w->b, PICK(w->d, words));
	else
		bk_buf_puts(w->b, PICK(w->d, texts));
}

static void flow(struct writer *, int depth);

static void
flow_members(struct writer *w, bool map, int depth)
{
	unsigned n = roll(w->d, 4);

	for (unsigned i = 0; i < n; i++) {
		if (i)
			bk_buf_puts(w->b, maybe(w->d, 4) ? " ,  " : ", ");
		if (map)
			bk_buf_printf(w->b, "k%u: ", i);
		flow(w, depth + 1);
	}
	if (n && maybe(w->d, 8))
		bk_buf_puts(w->b, ",");
}

static void
flow(struct writer *w, int depth)
{
	bool map = maybe(w->d, 2);

	if (depth > 2 || !maybe(w->d, 3)) {
		scalar(w);
		return;
	}
	bk_buf_puts(w->b, map ? "{" : "[");
	flow_members(w, map, depth);
	bk_buf_puts(w->b, map ? "}" : "]");
}

/* Behind `key:`, a value at column `col`, with its line ends. */
static void
any_value(struct writer *w, unsigned col, int depth)
{
	unsigned kind = roll(w->d, depth > 2 ? 4 : 9);

	if (kind < 3) {
		bk_buf_putc(w->b, ' ');
		flow(w, 0);
		end_line(w, col);
	} else if (kind == 3) {
		end_line(w, col);		/* nothing */
	} else if (kind < 6) {
		static const char *const heads[] = { " |", " >", " |-", " |+",
			" >+", " >-" };

		bk_buf_printf(w->b, "%s%s", PICK(w->d, heads), w->nl);
		for (unsigned i = 0, n = 1 + roll(w->d, 3); i < n; i++) {
			blanks(w->b, col + 2);
			bk_buf_printf(w->b, "%s # %u%s%s",
			    maybe(w->d, 2) ? "- line" : "key: line", i, w->nl,
			    maybe(w->d, 4) ? w->nl : "");
		}
		if (maybe(w->d, 3))
			bk_buf_puts(w->b, w->nl);
	} else if (kind < 8) {
		end_line(w, col);
		for (unsigned i = 0, n = 1 + roll(w->d, 3); i < n; i++) {
			blanks(w->b, col + 2);
			bk_buf_printf(w->b, "m%u:", i);
			any_value(w, col + 2, depth + 1);
		}
	} else {
		end_line(w, col);
		for (unsigned i = 0, n = 1 + roll(w->d, 3); i < n; i++) {
			blanks(w->b, col + w->indent);
			bk_buf_puts(w->b, "- ");
			flow(w, 0);
			end_line(w, col);
		}
	}
}

static void
action_in_block(struct writer *w)
{
	unsigned gap = maybe(w->d, 5) ? 3 : 1, col = w->indent + 1 + gap;

	blanks(w->b, w->indent);
	bk_buf_putc(w->b, '-');
	blanks(w->b, gap);
	bk_buf_puts(w->b, "date: 2020-09-08");
	end_line(w, col);
	for (unsigned i = 0, n = roll(w->d, 4); i < n; i++) {
		blanks(w->b, col);
		bk_buf_printf(w->b, "f%u:", i);
		any_value(w, col, 1);
	}
}

/* A list of maps as `actions` or `reasons` is, behind its key. */
static void
list_of_maps(struct writer *w)
{
	unsigned kind = roll(w->d, 8);

	if (kind == 0) {
		bk_buf_puts(w->b, " []");
		end_line(w, 0);
	} else if (kind == 1) {
		bk_buf_puts(w->b, maybe(w->d, 2) ? " ~" : "");
		end_line(w, 0);
	} else if (kind == 2) {
		bk_buf_puts(w->b, " [{date: 2020-09-08, step: note}]");
		end_line(w, 0);
	} else if (kind == 3) {
		bk_buf_printf(w->b, " [%s  {date: 2020-09-08},  # one%s"
		    "  {date: 2020-09-09}%s]", w->nl, w->nl, w->nl);
		end_line(w, 0);
	} else {
		end_line(w, 0);
		for (unsigned i = 0, n = 1 + roll(w->d, 3); i < n; i++)
			if (maybe(w->d, 3)) {
				blanks(w->b, w->indent);
				bk_buf_puts(w->b, "- {date: 2020-09-08}");
				end_line(w, w->indent);
			} else {
				action_in_block(w);
			}
	}
}

static void
pair(struct writer *w, const char *key)
{
	static const char *const causes[] = { " [economic]", " economic",
		" []", "", " 'no_device'", " [a, 'b', \"c\"]" };
	static const char *const planned[] = { " {date: 2020-10-06}",
		" {date: 2020-10-06, visitor: bk1}", " {}", "" };
	const char *value = strcmp(key, "rung") == 0 ? "phone" :
	    strcmp(key, "status") == 0 ? "open" : "2020-09-21";
	static const char *const quotes[] = { "", "", "'", "\"" };
	const char *of_key = PICK(w->d, quotes), *of_value = PICK(w->d, quotes);

	bk_buf_printf(w->b, "%s%s%s%s:", of_key, key, of_key,
	    maybe(w->d, 6) ? " " : "");
	if (strcmp(key, "actions") == 0 || strcmp(key, "reasons") == 0) {
		list_of_maps(w);
	} else if (strcmp(key, "causes") == 0) {
		bk_buf_puts(w->b, PICK(w->d, causes));
		end_line(w, 0);
	} else if (strcmp(key, "planned") == 0) {
		bk_buf_puts(w->b, PICK(w->d, planned));
		end_line(w, 0);
	} else if (key[0] == 'x') {
		any_value(w, 0, 0);
	} else {
		bk_buf_printf(w->b, "%s%s%s%s", maybe(w->d, 4) ? "   " : " ",
		    of_value, value, of_value);
		end_line(w, 0);
	}
}

static void
shuffle(struct dice *d, const char **v, size_t n)
{
	for (size_t i = n - 1; i > 0; i--) {
		size_t j = roll(d, (unsigned)i + 1);
		const char *t = v[i];

		v[i] = v[j];
		v[j] = t;
	}
}

/* The whole case within braces, on one line or on several. */
static void
write_in_flow(struct writer *w)
{
	const char *gap = maybe(w->d, 2) ? " " : w->nl;

	bk_buf_printf(w->b, "{kind: case,%srung: 'phone',%sstatus: open", gap,
	    gap);
	if (maybe(w->d, 2))
		bk_buf_printf(w->b, ",%sactions: [{date: 2020-09-08}]", gap);
	if (maybe(w->d, 2))
		bk_buf_printf(w->b, ",%s\"causes\": economic", gap);
	if (maybe(w->d, 2))
		bk_buf_printf(w->b, ", due: ");
	bk_buf_printf(w->b, "%s}%s", maybe(w->d, 3) ? "," : "", w->nl);
}

static void
write_case(struct dice *d, struct bk_buf *b)
{
	const char *keys[] = { "kind", "status", "rung", "due", "reasons",
		"causes", "planned", "actions", "x1", "x2", "x3" };
	static const char *const heads[] = { "", "", "---", "--- # a", "# h" };
	struct writer w = { d, b, maybe(d, 4) ? "\r\n" : "\n",
		maybe(d, 3) ? 0 : 2 };
	const char *head = PICK(d, heads);

	bk_buf_puts(b, maybe(d, 8) ? "\xef\xbb\xbf" : "");
	bk_buf_printf(b, "%s%s", head, *head ? w.nl : "");
	if (maybe(d, 10)) {
		write_in_flow(&w);
		return;
	}
	if (maybe(d, 3))
		shuffle(d, keys, BK_NELEM(keys));
	for (size_t i = 0; i < BK_NELEM(keys); i++)
		if (!maybe(d, 6))
			pair(&w, keys[i]);
	/* Without the last newline, unless a literal text would lose it. */
	bk_buf_puts(b, "z: 1");
	if (maybe(d, 10))
		bk_buf_truncate(b, b->n - 4);
	else if (maybe(d, 10))
		bk_buf_printf(b, "%s...%s# end", w.nl, w.nl);
	if (!maybe(d, 3))
		bk_buf_puts(b, w.nl);
}

/* Bytes lost, doubled and put in, as by a slip of the hand. */
static void
mutate(struct dice *d, struct bk_buf *b)
{
	static const char put[] = " \n:-#'\"[]{},|>\t?x&*!%\r\xc3";
	struct bk_buf copy = BK_BUF_INIT;
	size_t at = roll(d, (unsigned)b->n), n = roll(d, 12);

	if (n > b->n - at)
		n = b->n - at;
	bk_buf_add(&copy, b->p, at);
	switch (roll(d, 4)) {
	case 0:
		at += n;			/* lost */
		break;
	case 1:
		bk_buf_add(&copy, b->p + at, n);	/* doubled */
		break;
	default:
		for (unsigned i = roll(d, 3) + 1; i > 0; i--)
			bk_buf_putc(&copy, put[roll(d, sizeof(put) - 1)]);
	}
	bk_buf_add(&copy, b->p + at, b->n - at);
	bk_buf_free(b);
	*b = copy;
}

/* --- the change, made to a tree by other means -------------------------- */

static struct bk_node *
list_with(struct bk_arena *a, const struct bk_node *old, struct bk_node *item)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
	struct bk_node *copy = old ? bk_arena_dup(a, old, 1, sizeof(*old)) :
	    NULL;

	if (old && old->kind == BK_NODE_LIST) {
		for (struct bk_node *k = old->kids; k; k = k->next)
			bk_node_add(list, handmade(a, k, BK_STYLE_FLOW));
	} else if (old && !bk_node_null(old)) {
		copy->next = NULL;
		bk_node_add(list, copy);
	}
	bk_node_add(list, item);
	return list;
}

/* --- which lines may change --------------------------------------------- */

enum { MAX_LINES = 600 };

struct change {
	bool	 may[MAX_LINES];	/* old lines that may change, 0-based */
	int	 more;			/* lines that come on top */
	bool	 exact;			/* `more` is known */
};

static size_t
line_at(const char *p, size_t at)
{
	size_t line = 0;

	for (size_t i = 0; i < at; i++)
		line += p[i] == '\n';
	return line;
}

static void
may_change(struct change *ch, const struct bk_yaml_piece *piece, size_t from,
    size_t to)
{
	size_t base = piece->line - 1;

	for (size_t i = line_at(piece->p, from); i <= line_at(piece->p, to);
	    i++)
		ch->may[base + i] = true;
}

/* A value that is new in the map: lines of its own, or within the braces. */
static void
expect_new(struct change *ch, const struct bk_yaml_piece *piece,
    const struct bk_node *map, int lines)
{
	if (map->style == BK_STYLE_FLOW)
		may_change(ch, piece, map->start, map->end);
	else
		ch->more += lines;
}

/*
 * An item of so many lines in block style; `seen` counts those this edit has
 * put there already.
 */
static void
expect_item(struct change *ch, const struct bk_yaml_piece *piece,
    const struct bk_node *root, const struct bk_node *old, int lines,
    int seen)
{
	bool block = root->style == BK_STYLE_BLOCK;

	if (!old) {
		expect_new(ch, piece, root, lines + (seen == 0));
	} else if (old->kind == BK_NODE_LIST && old->style == BK_STYLE_BLOCK) {
		ch->more += lines;
	} else {
		may_change(ch, piece, old->start, old->end);
		if (block && bk_node_null(old))
			ch->more += lines;
	}
}

/* --- one trial ---------------------------------------------------------- */

#define ACTION "{date: 2020-10-01, step: visit, outcome: met, by: bk1}"
#define REASON "{rule: economic, date: 2020-10-01, note: \"a: b\"}"

/* Random edits: their lines, the tree they mean, the lines they may touch. */
static void
plan(struct dice *d, struct trees *f, const struct bk_yaml_piece *piece,
    struct bk_node *want, struct bk_buf *lines, struct change *ch)
{
	static const struct {
		const char	*key, *value;
	} sets[] = { { "rung", "visit" }, { "status", "resolved" },
		{ "due", "2020-10-15" },
		{ "planned", "{date: 2020-10-07, start: \"09:00\"}" } };
	static const struct {
		const char	*op, *key, *item;
		int		 lines;
	} adds[] = { { "+", "actions", ACTION, 4 },
		{ "*", "reasons", REASON, 1 }, { "*", "causes", "family", 1 } };
	struct bk_node *root = trees_parse(f, bk_arena_strndup(&f->arena,
	    piece->p, piece->n));
	int seen[BK_NELEM(adds)] = { 0 };

	ch->exact = true;
	for (size_t i = 0; i < BK_NELEM(sets); i++) {
		struct bk_node *old = bk_node_get(root, sets[i].key);
		struct bk_node *new = handmade(&f->arena, trees_parse(f,
		    sets[i].value), BK_STYLE_FLOW);

		if (!maybe(d, 3))
			continue;
		bk_buf_printf(lines, "= %s: %s\n", sets[i].key,
		    sets[i].value);
		if (!old)
			expect_new(ch, piece, root, 1);
		else
			may_change(ch, piece, old->start, old->end);
		if (old && (old->style == BK_STYLE_BLOCK ||
		    line_at(piece->p, old->start) !=
		    line_at(piece->p, old->end)))
			ch->exact = false;
		bk_node_put(&f->arena, want, sets[i].key, new);
	}
	for (unsigned n = roll(d, 5); n > 0; n--) {
		unsigned i = roll(d, BK_NELEM(adds));
		struct bk_node *item = handmade(&f->arena, trees_parse(f,
		    adds[i].item), BK_STYLE_FLOW);

		bk_buf_printf(lines, "%s %s: %s\n", adds[i].op, adds[i].key,
		    adds[i].item);
		expect_item(ch, piece, root, bk_node_get(root, adds[i].key),
		    adds[i].lines, seen[i]++);
		bk_node_put(&f->arena, want, adds[i].key, list_with(&f->arena,
		    bk_node_get(want, adds[i].key), item));
	}
}

static size_t
count_lines(const struct bk_buf *b)
{
	return line_at(b->p, b->n) + (b->n > 0 && b->p[b->n - 1] != '\n');
}

/* The next line without its end; *at moves behind it. */
static struct bk_str
next_line(const struct bk_buf *b, size_t *at)
{
	const char *nl = memchr(b->p + *at, '\n', b->n - *at);
	size_t end = nl ? (size_t)(nl - b->p) : b->n;
	struct bk_str line = { b->p + *at, end - *at };

	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	*at = nl ? end + 1 : end;
	return line;
}

/* (a): every line that may not change is there, in order; none too many. */
static bool
only_intended(const struct bk_buf *old, const struct bk_buf *new,
    const struct change *ch)
{
	size_t from = 0, to = 0;

	for (size_t i = 0; from < old->n; i++) {
		struct bk_str line = next_line(old, &from);

		if (ch->may[i])
			continue;
		for (;;) {
			if (to >= new->n)
				return false;
			if (bk_str_eq(next_line(new, &to), line))
				break;
		}
	}
	if ((old->n && old->p[old->n - 1] == '\n') !=
	    (new->n && new->p[new->n - 1] == '\n'))
		return false;
	return !ch->exact || count_lines(new) ==
	    count_lines(old) + (size_t)ch->more;
}

static bool
all_crlf(const struct bk_buf *b)
{
	for (size_t i = 0; i < b->n; i++)
		if ((b->p[i] == '\n') != (i > 0 && b->p[i - 1] == '\r'))
			return false;
	return true;
}

static void
show(const char *what, const struct bk_buf *old, const struct bk_buf *lines,
    const struct bk_buf *new)
{
	print_message("%s\n--- old\n%s\n--- edits\n%s--- new\n%s\n", what,
	    old->p, lines->p, new->p);
}

enum result { UNREADABLE, REFUSED, EDITED };

static enum result
edit_and_judge(struct dice *d, const struct bk_buf *old, struct trees *f,
    struct bk_buf *lines, struct bk_buf *new)
{
	struct bk_yaml_stream s = { .p = old->p, .n = old->n, .line = 1 };
	struct bk_node *want, *got = NULL;
	struct change ch = { .more = 0 };
	struct bk_yaml_piece piece;

	if (!bk_yamlin_next(&s, &piece) || count_lines(old) >= MAX_LINES)
		return UNREADABLE;
	want = bk_yamlin_parse(&piece, "f.yaml", &f->arena, &f->dg);
	if (!want || want->kind != BK_NODE_MAP || memchr(old->p, '\0', old->n))
		return UNREADABLE;
	plan(d, f, &piece, want, lines, &ch);
	bk_buf_clear(&f->said);
	if (edit_text(f, old->p, old->n, lines->p, new) < 0) {
		assert_non_null(strstr(f->said.p, "error: f.yaml:"));
		return REFUSED;
	}
	s = (struct bk_yaml_stream){ .p = new->p, .n = new->n, .line = 1 };
	if (bk_yamlin_next(&s, &piece))
		got = bk_yamlin_parse(&piece, "f.yaml", &f->arena, &f->dg);
	if (!got || !bk_node_eq(got, want)) {
		show("the data differ", old, lines, new);
		fail();
	}
	if (!only_intended(old, new, &ch) ||
	    (all_crlf(old) && !all_crlf(new))) {
		show("other lines changed", old, lines, new);
		fail();
	}
	return EDITED;
}

static enum result
trial(struct dice *d, unsigned mutations)
{
	struct bk_buf old = BK_BUF_INIT, lines = BK_BUF_INIT;
	struct bk_buf new = BK_BUF_INIT;
	struct trees f;
	enum result r;

	trees_begin(&f);
	write_case(d, &old);
	while (mutations--)
		mutate(d, &old);
	r = edit_and_judge(d, &old, &f, &lines, &new);
	bk_buf_free(&old);
	bk_buf_free(&lines);
	bk_buf_free(&new);
	trees_end(&f);
	return r;
}

/* What people write is edited, all of it. */
static void
generated_files_are_edited(void **state)
{
	struct dice d = { 17 };
	int n[3] = { 0 };

	(void)state;
	for (int i = 0; i < 5000; i++)
		n[trial(&d, 0)]++;
	print_message("edited %d, refused %d, unreadable %d\n", n[EDITED],
	    n[REFUSED], n[UNREADABLE]);
	assert_int_equal(n[EDITED], 5000);
}

static void
mutated_files_are_edited_or_left_alone(void **state)
{
	struct dice d = { 42 };
	int n[3] = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++)
		n[trial(&d, 1 + roll(&d, 3))]++;
	print_message("edited %d, refused %d, unreadable %d\n", n[EDITED],
	    n[REFUSED], n[UNREADABLE]);
	assert_true(n[EDITED] > 4000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(generated_files_are_edited),
		cmocka_unit_test(mutated_files_are_edited_or_left_alone),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
