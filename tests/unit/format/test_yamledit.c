/*
 * Splicing a person's file: odd layouts, each with the exact bytes that must
 * come of an edit.
 */
#include "edits.h"

/* The edit of most cases: what bk-record does. */
#define CALL "+ actions: {date: 2020-09-08, step: phone, by: bk1}"

struct layout {
	const char	*what, *in, *edits, *out;
};

/* --- appending to a list ------------------------------------------------ */

static const struct layout appends[] = {
	{ "block items, indented",
	    "actions:\n  - date: 2020-09-01\n    step: note\n", CALL,
	    "actions:\n  - date: 2020-09-01\n    step: note\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\n" },
	{ "block items, not indented",
	    "actions:\n- date: 2020-09-01\n  step: note\nplanned: x\n", CALL,
	    "actions:\n- date: 2020-09-01\n  step: note\n"
	    "- date: 2020-09-08\n  step: phone\n  by: bk1\nplanned: x\n" },
	{ "a wide dash", "actions:\n    -   date: 2020-09-01\n", CALL,
	    "actions:\n    -   date: 2020-09-01\n"
	    "    -   date: 2020-09-08\n        step: phone\n"
	    "        by: bk1\n" },
	{ "flow items in a block list",
	    "actions:\n  - {date: 2020-09-01, step: note}\nx: 1\n", CALL,
	    "actions:\n  - {date: 2020-09-01, step: note}\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "a flow list", "actions: [{date: 2020-09-01}]\n", CALL,
	    "actions: [{date: 2020-09-01}, "
	    "{date: 2020-09-08, step: phone, by: bk1}]\n" },
	{ "a flow list over lines",
	    "actions: [\n  {date: 2020-09-01},  # first\n]\nx: 1\n", CALL,
	    "actions: [\n  {date: 2020-09-01}, "
	    "{date: 2020-09-08, step: phone, by: bk1},  # first\n]\nx: 1\n" },
	{ "an empty flow list", "actions: []\nx: 1\n", CALL,
	    "actions: [{date: 2020-09-08, step: phone, by: bk1}]\nx: 1\n" },
	{ "an empty flow list with a comment", "actions: [  ]  # none\n", CALL,
	    "actions: [{date: 2020-09-08, step: phone, by: bk1}  ]"
	    "  # none\n" },
	{ "nothing behind the key", "actions:\nx: 1\n", CALL,
	    "actions:\n  - date: 2020-09-08\n    step: phone\n    by: bk1\n"
	    "x: 1\n" },
	{ "a comment behind the key", "actions:  # none yet\n\nx: 1\n", CALL,
	    "actions:  # none yet\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n\nx: 1\n" },
	{ "a tilde", "actions: ~  # none\nx: 1\n", CALL,
	    "actions:   # none\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\nx: 1\n" },
	{ "null", "actions: null\nx: 1\n", CALL,
	    "actions: \n  - date: 2020-09-08\n    step: phone\n    by: bk1\n"
	    "x: 1\n" },
	{ "null in a flow map", "{kind: case, actions: }\n", CALL,
	    "{kind: case, actions: [{date: 2020-09-08, step: phone, "
	    "by: bk1}]}\n" },
	{ "no such key", "kind: case\nx: 1\n", CALL,
	    "kind: case\nx: 1\nactions:\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n" },
	{ "no such key, unknown ones in between",
	    "kind: case\nx: 1\nrung: phone\n# why\nreasons: []\ny: 2\n", CALL,
	    "kind: case\nx: 1\nrung: phone\n# why\nreasons: []\n"
	    "actions:\n  - date: 2020-09-08\n    step: phone\n    by: bk1\n"
	    "y: 2\n" },
	{ "one line in flow style", "{kind: case, rung: phone}\n", CALL,
	    "{kind: case, rung: phone, actions: [{date: 2020-09-08, "
	    "step: phone, by: bk1}]}\n" },
	{ "in flow style with a comma at the end",
	    "{kind: case,\n rung: phone,\n}\n", CALL,
	    "{kind: case,\n rung: phone, actions: [{date: 2020-09-08, "
	    "step: phone, by: bk1}],\n}\n" },
	{ "two at once", "actions:\n  - date: 2020-09-01\n",
	    CALL "\n* actions: {date: 2020-09-09, step: note}",
	    "actions:\n  - date: 2020-09-01\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n"
	    "  - {date: 2020-09-09, step: note}\n" },
	{ "two at once where there was none", "kind: case\n",
	    CALL "\n" CALL,
	    "kind: case\nactions:\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n" },
	{ "two at once in a flow list", "causes: [a]\n",
	    "* causes: b\n* causes: c", "causes: [a, b, c]\n" },
	{ "two at once in an empty one", "causes: []\n",
	    "* causes: b\n* causes: c", "causes: [b, c]\n" },
	{ "one where a list may stand", "causes: economic  # KIP\n",
	    "* causes: no_device\n* causes: family",
	    "causes: [economic, no_device, family]  # KIP\n" },
	{ "one in quotes where a list may stand", "causes: 'a, b'\n",
	    "* causes: c", "causes: ['a, b', c]\n" },
	{ "one that brackets would misread", "causes: far, hard? # x\n",
	    "* causes: c", "causes: [\"far, hard?\", c] # x\n" },
	{ "a new list and an item where it would stand",
	    "reasons:\n- {rule: family}\nx: 1\n", "* causes: a\n"
	    "* reasons: {rule: economic}",
	    "reasons:\n- {rule: family}\n- {rule: economic}\ncauses:\n"
	    "  - a\nx: 1\n" },
	{ "words in a block list", "causes:\n- a\n- b # two\n", "* causes: c",
	    "causes:\n- a\n- b # two\n- c\n" },
};

static const struct layout comments[] = {
	{ "comments everywhere",
	    "# a case\nkind: case # which\n# before\nactions: # list\n"
	    "  # first\n  - date: 2020-09-01 # monday\n    # inside\n"
	    "    step: note # end\n# after\nx: 1\n# last\n", CALL,
	    "# a case\nkind: case # which\n# before\nactions: # list\n"
	    "  # first\n  - date: 2020-09-01 # monday\n    # inside\n"
	    "    step: note # end\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n# after\nx: 1\n# last\n" },
	{ "tabs in comments",
	    "actions:\t# none\t\n  - a: 1\t#\tx\n  #\ty\n", CALL,
	    "actions:\t# none\t\n  - a: 1\t#\tx\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n  #\ty\n" },
	{ "a comment is no place", "actions:\n  - a: 1\n# - b: 2\n", CALL,
	    "actions:\n  - a: 1\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n# - b: 2\n" },
	{ "a hash in a text is no comment", "rung: \"a # b\" # c\n",
	    "= rung: \"visit\"", "rung: \"visit\" # c\n" },
	{ "blank lines stay", "rung: phone\n\n\nactions:\n\n  - a: 1\n\n\n"
	    "x: 1\n", "= rung: visit\n" CALL,
	    "rung: visit\n\n\nactions:\n\n  - a: 1\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n\n\nx: 1\n" },
	{ "blanks at the ends of lines stay", "rung:   phone   \nx: 1  \n",
	    "= rung: visit", "rung:   visit   \nx: 1  \n" },
};

/* --- the last leaf ------------------------------------------------------ */

static const struct layout leaves[] = {
	{ "a literal text at the end",
	    "actions:\n  - note: |\n      one\n\n      two\nx: 1\n", CALL,
	    "actions:\n  - note: |\n      one\n\n      two\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "a literal text, blank lines behind it",
	    "actions:\n  - note: |\n      one\n\n\n# next\nx: 1\n", CALL,
	    "actions:\n  - note: |\n      one\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n\n\n# next\nx: 1\n" },
	{ "a literal text that keeps its blank lines",
	    "actions:\n  - note: |+\n      one\n\n\nx: 1\n", CALL,
	    "actions:\n  - note: |+\n      one\n\n\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\nx: 1\n" },
	{ "a literal text without its newline",
	    "actions:\n  - note: |-\n      one\n", CALL,
	    "actions:\n  - note: |-\n      one\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n" },
	{ "a folded text", "actions:\n  - note: >\n      one\n      two\n\n",
	    CALL, "actions:\n  - note: >\n      one\n      two\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\n\n" },
	{ "a literal text that looks like yaml",
	    "actions:\n  - note: |\n      - date: x\n      # no\nx: 1\n", CALL,
	    "actions:\n  - note: |\n      - date: x\n      # no\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "an empty literal text", "actions:\n  - note: |\nx: 1\n", CALL,
	    "actions:\n  - note: |\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\nx: 1\n" },
	{ "a plain text over lines",
	    "actions:\n  - note: one\n      two\n\n      three # c\nx: 1\n",
	    CALL, "actions:\n  - note: one\n      two\n\n      three # c\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "a quoted text over lines",
	    "actions:\n  - note: \"one\n      two\n\n      three\" # c\nx: 1\n",
	    CALL, "actions:\n  - note: \"one\n      two\n\n      three\" # c\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "nested deeper", "actions:\n  - facts:\n      home: a\n"
	    "      study:\n        - b\n        - {c: d}\n  # e\nx: 1\n", CALL,
	    "actions:\n  - facts:\n      home: a\n      study:\n        - b\n"
	    "        - {c: d}\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n  # e\nx: 1\n" },
	{ "the last value is missing", "actions:\n  - date: 2020-09-01\n"
	    "    note:\nx: 1\n", CALL,
	    "actions:\n  - date: 2020-09-01\n    note:\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
};

/* --- bytes around lines ------------------------------------------------- */

static const struct layout bytes[] = {
	{ "CRLF", "rung: phone\r\nactions:\r\n  - a: 1\r\nx: 1\r\n",
	    "= rung: visit\n" CALL,
	    "rung: visit\r\nactions:\r\n  - a: 1\r\n  - date: 2020-09-08\r\n"
	    "    step: phone\r\n    by: bk1\r\nx: 1\r\n" },
	{ "CRLF and a literal text", "actions:\r\n  - note: |\r\n      one\r\n"
	    "\r\n      two\r\n\r\n", CALL,
	    "actions:\r\n  - note: |\r\n      one\r\n\r\n      two\r\n"
	    "  - date: 2020-09-08\r\n    step: phone\r\n    by: bk1\r\n"
	    "\r\n" },
	{ "CRLF, no newline at the end", "rung: phone\r\nactions:\r\n- a: 1",
	    CALL, "rung: phone\r\nactions:\r\n- a: 1\r\n- date: 2020-09-08\r\n"
	    "  step: phone\r\n  by: bk1" },
	{ "no newline at the end", "actions:\n  - a: 1", CALL,
	    "actions:\n  - a: 1\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1" },
	{ "no newline at the end, two actions", "actions:\n  - a: 1",
	    CALL "\n* actions: {b: 2}",
	    "actions:\n  - a: 1\n  - date: 2020-09-08\n    step: phone\n"
	    "    by: bk1\n  - {b: 2}" },
	{ "no newline at the end, a key", "kind: case", "= rung: visit\n"
	    "= due: 2020-10-15", "kind: case\nrung: visit\ndue: 2020-10-15" },
	{ "no newline at the end, a comment", "kind: case\n# end",
	    "= rung: visit", "kind: case\nrung: visit\n# end" },
	{ "a byte order mark", "\xef\xbb\xbfrung: phone\nactions: []\n",
	    "= rung: visit\n" CALL,
	    "\xef\xbb\xbfrung: visit\nactions: [{date: 2020-09-08, "
	    "step: phone, by: bk1}]\n" },
	{ "a byte order mark before ---",
	    "\xef\xbb\xbf---\nrung: phone\n", "= rung: visit",
	    "\xef\xbb\xbf---\nrung: visit\n" },
	{ "letters outside ASCII before the place",
	    "name: \"Nur \xe2\x80\x98" "A\xc3\xafsyah \xf0\x9f\x98\x80\"\n"
	    "rung: phone # \xc3\xa9\nactions:\n  - note: \"\xc3\xa9\xc3\xa9\"\n"
	    "x: 1\n", "= rung: visit\n" CALL,
	    "name: \"Nur \xe2\x80\x98" "A\xc3\xafsyah \xf0\x9f\x98\x80\"\n"
	    "rung: visit # \xc3\xa9\nactions:\n  - note: \"\xc3\xa9\xc3\xa9\"\n"
	    "  - date: 2020-09-08\n    step: phone\n    by: bk1\nx: 1\n" },
	{ "document marks", "# head\n---\nrung: phone\n...\n# tail\n",
	    "= rung: visit\n" CALL,
	    "# head\n---\nrung: visit\nactions:\n  - date: 2020-09-08\n"
	    "    step: phone\n    by: bk1\n...\n# tail\n" },
	{ "a second document is not touched",
	    "---\nrung: phone\n---\nrung: phone\n", "= rung: visit",
	    "---\nrung: visit\n---\nrung: phone\n" },
};

/* --- values ------------------------------------------------------------- */

static const struct layout values[] = {
	{ "plain stays plain", "status: open\n", "= status: resolved",
	    "status: resolved\n" },
	{ "single quotes stay", "status: 'open'\n", "= status: resolved",
	    "status: 'resolved'\n" },
	{ "double quotes stay", "status: \"open\"\n", "= status: resolved",
	    "status: \"resolved\"\n" },
	{ "an apostrophe in single quotes", "name: 'A'\n",
	    "= name: \"Ma'ruf\"", "name: 'Ma''ruf'\n" },
	{ "what single quotes cannot hold", "name: 'A'\n",
	    "= name: \"a\\nb\"", "name: \"a\\nb\"\n" },
	{ "line breaks of Unicode, too", "name: 'A'\n",
	    "= name: \"a\\u2028b\\x85\"", "name: \"a\\u2028b\\x85\"\n" },
	{ "what plain cannot hold", "name: A\n", "= name: \"a: b\"",
	    "name: \"a: b\"\n" },
	{ "a text becomes a list in the same run", "causes: a # x\n",
	    "= causes: b\n= causes: [b, c]", "causes: [b, c] # x\n" },
	{ "the same value changes nothing", "rung: 'visit'   # x\n",
	    "= rung: visit", "rung: 'visit'   # x\n" },
	{ "set twice, the last counts", "rung: phone\ndue: 2020-09-21\n",
	    "= rung: summons\n= due: 2020-09-28\n= rung: visit\n"
	    "= due: 2020-10-05", "rung: visit\ndue: 2020-10-05\n" },
	{ "set and set back", "rung: phone\n",
	    "= rung: visit\n= rung: phone", "rung: phone\n" },
	{ "a new key set twice", "kind: case\n",
	    "= rung: summons\n= rung: visit", "kind: case\nrung: visit\n" },
	{ "nothing becomes something", "due:\nx: 1\n", "= due: 2020-10-15",
	    "due: 2020-10-15\nx: 1\n" },
	{ "nothing becomes a map", "planned:  # soon\n",
	    "= planned: {date: 2020-10-06}",
	    "planned: {date: 2020-10-06}  # soon\n" },
	{ "nothing with a comment", "due:   # open\nx: 1\n",
	    "= due: 2020-10-15", "due: 2020-10-15   # open\nx: 1\n" },
	{ "a tilde becomes something", "due: ~\n", "= due: 2020-10-15",
	    "due: 2020-10-15\n" },
	{ "in flow style", "{rung: phone, due: 2020-09-21, x: [1, 2]}\n",
	    "= rung: visit\n= due: 2020-10-15",
	    "{rung: visit, due: 2020-10-15, x: [1, 2]}\n" },
	{ "a text over lines", "status: \"open\n  case\"\nx: 1\n",
	    "= status: resolved", "status: \"resolved\"\nx: 1\n" },
	{ "keys in quotes", "\"rung\": phone\n'due': 2020-09-21\n",
	    "= rung: visit\n= due: 2020-10-15",
	    "\"rung\": visit\n'due': 2020-10-15\n" },
	{ "a blank before the colon", "rung : phone\n", "= rung: visit",
	    "rung : visit\n" },
	{ "a value on the next line", "rung:\n  phone\nx: 1\n",
	    "= rung: visit", "rung:\n  visit\nx: 1\n" },
	{ "a new key where the documents have it",
	    "kind: case\nstatus: open # s\nrung: phone\nactions: []\n",
	    "= due: 2020-10-15", "kind: case\nstatus: open # s\nrung: phone\n"
	    "due: 2020-10-15\nactions: []\n" },
	{ "keys in another order", "actions: []\nrung: phone\nid: a\n",
	    "= due: 2020-10-15", "actions: []\nrung: phone\n"
	    "due: 2020-10-15\nid: a\n" },
	{ "a new key before all others goes last", "planned: x\nactions: []\n",
	    "= version: 1", "planned: x\nactions: []\nversion: 1\n" },
	{ "a map in block style takes its members",
	    "planned:\n  # who\n  date: 2020-10-06 # tue\n  visitor: bk1\n"
	    "x: 1\n", "= planned: {date: 2020-10-07, start: \"09:00\", "
	    "visitor: bk1}", "planned:\n  # who\n  date: 2020-10-07 # tue\n"
	    "  visitor: bk1\n  start: \"09:00\"\nx: 1\n" },
	{ "and loses members", "planned:\n  date: 2020-10-06\n  # noon\n"
	    "  start: \"12:00\"\n  visitor: bk1\nx: 1\n",
	    "= planned: {date: 2020-10-06, visitor: bk1}",
	    "planned:\n  date: 2020-10-06\n  # noon\n  visitor: bk1\nx: 1\n" },
	{ "a map in flow style is replaced", "planned: {date: 2020-10-06} #\n",
	    "= planned: {date: 2020-10-07}",
	    "planned: {date: 2020-10-07} #\n" },
};

static const struct layout removals[] = {
	{ "a line", "kind: case\nplanned: x # y\nrung: phone\n", "- planned",
	    "kind: case\nrung: phone\n" },
	{ "lines", "kind: case\nplanned:\n  date: 2020-10-06\n  with: [a]\n"
	    "# z\nrung: phone\n", "- planned",
	    "kind: case\n# z\nrung: phone\n" },
	{ "what is not there", "kind: case\n", "- planned", "kind: case\n" },
	{ "what was put in", "kind: case\n",
	    "= planned: {date: 2020-10-06}\n- planned", "kind: case\n" },
	{ "what was changed", "kind: case\nrung: phone\n",
	    "= rung: visit\n- rung", "kind: case\n" },
	{ "and put in again", "id: a\nrung: phone\nx: 1\n",
	    "- rung\n= rung: visit", "id: a\nrung: visit\nx: 1\n" },
	{ "the first in braces", "{a: 1, b: 2}\n", "- a", "{b: 2}\n" },
	{ "the last in braces", "{a: 1, b: 2}\n", "- b", "{a: 1}\n" },
	{ "one in the middle", "{a: 1, b: 2, c: 3}\n", "- b",
	    "{a: 1, c: 3}\n" },
	{ "the only one in braces", "{a: 1}\n", "- a", "{}\n" },
};

static void
splice_all(const struct layout *l, size_t n)
{
	bool all = true;

	for (size_t i = 0; i < n; i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct trees f;

		trees_begin(&f);
		if (edit_text(&f, l[i].in, strlen(l[i].in), l[i].edits,
		    &got) < 0 || strcmp(got.p, l[i].out) != 0) {
			print_message("%s:\ngot: %s%s\nwanted: %s\n",
			    l[i].what, got.p, f.said.p, l[i].out);
			all = false;
		}
		bk_buf_free(&got);
		trees_end(&f);
	}
	assert_true(all);
}

static void
test_appending(void **state)
{
	(void)state;
	splice_all(appends, BK_NELEM(appends));
}

static void
test_comments_and_blank_lines_stay(void **state)
{
	(void)state;
	splice_all(comments, BK_NELEM(comments));
}

static void
test_behind_the_last_leaf(void **state)
{
	(void)state;
	splice_all(leaves, BK_NELEM(leaves));
}

static void
test_line_ends_marks_and_letters_stay(void **state)
{
	(void)state;
	splice_all(bytes, BK_NELEM(bytes));
}

static void
test_setting(void **state)
{
	(void)state;
	splice_all(values, BK_NELEM(values));
}

static void
test_removing(void **state)
{
	(void)state;
	splice_all(removals, BK_NELEM(removals));
}

/* --- refusals ----------------------------------------------------------- */

static const struct {
	const char	*what, *in, *edits, *said;
} refusals[] = {
	{ "a literal text has no place for a word",
	    "kind: case\nrung: |\n  phone\n", "= rung: visit",
	    "error: f.yaml:2: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "a list is no map", "kind: case\nactions: {a: 1}\n", CALL,
	    "error: f.yaml:2: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "a block list is not replaced", "kind: case\n\ncauses:\n- a\n",
	    "= causes: [b]",
	    "error: f.yaml:4: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "a literal text that ends without its newline",
	    "kind: case\nactions:\n  - note: |\n      one", CALL,
	    "error: f.yaml:4: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "a map that only its list implies",
	    "kind: case\nx: 1\nactions: [a: 1]\n", "+ actions: {b: 2}\n"
	    "= x: [1, 2]\n+ x: {a: 1}\n= actions: {a: 1}\n+ actions: 1",
	    "error: f.yaml:3: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "a list that was appended to is not removed",
	    "kind: case\nactions:\n  - a: 1\nx: 1\n", CALL "\n- actions",
	    "error: f.yaml:2: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "one that became a list is not replaced",
	    "kind: case\ncauses: a\n", "* causes: b\n= causes: [c]",
	    "error: f.yaml:2: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
	{ "the only key is not removed", "kind: case\n", "- kind",
	    "error: f.yaml:1: no safe place for the change here; "
	    "file not changed; edit it by hand\n" },
};

/* Refused: said with a line, and not a byte comes out. */
static void
test_refusals_name_the_line_and_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(refusals); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct trees f;

		trees_begin(&f);
		bk_buf_puts(&got, "before");
		assert_int_equal(-1, edit_text(&f, refusals[i].in,
		    strlen(refusals[i].in), refusals[i].edits, &got));
		assert_string_equal(got.p, "before");
		assert_string_equal(f.said.p, refusals[i].said);
		bk_buf_free(&got);
		trees_end(&f);
	}
}

/* No edit: the bytes are the old ones, whatever they are. */
static void
test_no_edit_no_change(void **state)
{
	static const char text[] = "\xef\xbb\xbf# x\r\n--- # y\r\na:   1\r\n";
	struct bk_buf got = BK_BUF_INIT;
	struct trees f;

	(void)state;
	trees_begin(&f);
	assert_int_equal(0, edit_text(&f, text, sizeof(text) - 1, "", &got));
	assert_string_equal(got.p, text);
	bk_buf_free(&got);
	trees_end(&f);
}

/* What was read from elsewhere (--set KEY={...}) has no place in this text. */
static void
test_an_item_may_hold_what_was_read_elsewhere(void **state)
{
	struct bk_yaml_piece piece = { "a:\n- x: 1\nb: 2\n", 15, 1, 0 };
	struct bk_buf got = BK_BUF_INIT;
	struct bk_node *root, *item;
	struct bk_edit e;
	struct trees f;

	(void)state;
	trees_begin(&f);
	root = bk_yamlin_parse(&piece, "f.yaml", &f.arena, &f.dg);
	bk_yamledit_begin(&e, &piece, root, "f.yaml", &f.arena, &f.dg);
	for (int i = 0; i < 2; i++) {
		item = bk_node_new(&f.arena, BK_NODE_MAP, BK_STYLE_BLOCK);
		bk_node_put(&f.arena, item, "facts", trees_parse(&f,
		    "{far: \"behind the end of the text, by many bytes\"}"));
		bk_yamledit_append(&e, root, "a", item, NULL);
		bk_yamledit_set(&e, item, "by", bk_node_plain(&f.arena, "bk1"),
		    NULL);
	}
	assert_int_equal(0, bk_yamledit_finish(&e, &got));
	assert_string_equal(got.p, "a:\n- x: 1\n"
	    "- facts: {far: \"behind the end of the text, by many bytes\"}\n"
	    "  by: bk1\n"
	    "- facts: {far: \"behind the end of the text, by many bytes\"}\n"
	    "  by: bk1\nb: 2\n");
	bk_buf_free(&got);
	trees_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_appending),
		cmocka_unit_test(test_comments_and_blank_lines_stay),
		cmocka_unit_test(test_behind_the_last_leaf),
		cmocka_unit_test(test_line_ends_marks_and_letters_stay),
		cmocka_unit_test(test_setting),
		cmocka_unit_test(test_removing),
		cmocka_unit_test(
		    test_refusals_name_the_line_and_change_nothing),
		cmocka_unit_test(test_no_edit_no_change),
		cmocka_unit_test(
		    test_an_item_may_hold_what_was_read_elsewhere),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
