/*
 * Any bytes as what an editor left of the form of a visit report: an action,
 * emptied, or said to be bad. What is taken is written as it would stand in a
 * case, and reads again.
 */
#include <string.h>

#include "fuzz.h"
#include "visitform.h"
#include "yamlout.h"

static void
write_again(const struct bk_entry *e, struct bk_arena *a)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .file = "f", .arena = a, .dg = &quiet };
	struct bk_buf out = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct bk_action act;

	bk_yamlout_block(&out, e->action.node, 0, "\n");
	bk_buf_puts(&out, "\n");
	must(out.n > BK_YAML_MAX_BYTES || (bk_yamlin_parse_one(out.p, out.n,
	    "f", a, &root, &quiet) == 0 && root &&
	    bk_bind_read(&r, bk_case_action_binds, root, &act) == 0 &&
	    act.date == e->action.date && act.step == e->action.step));
	bk_buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct bk_str text = { (const char *)data, n };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_entry_place at = { .file = "f", .arena = &a, .dg = &dg };
	struct bk_entry e;
	int r;

	bk_entry_clear(&e);
	must(bk_entry_step(&e, "visit", "met", &at) == 0);
	must(bk_entry_date(&e, "2020-10-06", &at) == 0);
	e.action.by = "bk1";
	bk_entry_finish(&e, &a);
	r = n < BK_YAML_MAX_BYTES ? bk_visitform_read(&e, "f", text, &a,
	    &dg) : -1;
	must(r >= 0 || n >= BK_YAML_MAX_BYTES || said.n > 0);
	if (r == 0)
		write_again(&e, &a);
	bk_buf_free(&said);
	bk_arena_free(&a);
	return 0;
}
