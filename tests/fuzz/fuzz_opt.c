/* Any words, one a line, as a command line. */
#include <string.h>

#include "buf.h"
#include "fuzz.h"
#include "opt.h"

enum { MAX_WORDS = 64 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	bool flag = false;
	const char *text = NULL;
	int number = 0, operands = 0, words = 1;
	struct bk_opt_list list = { NULL, 0, 0 };
	const struct bk_opt own[] = {
		BK_OPT_FLAG('f', "flag", &flag, ""),
		BK_OPT_LIST(0, "set", "K=V", &list, ""),
		BK_OPT_END
	};
	const struct bk_opt common[] = {
		BK_OPT_TEXT('o', "output", "FILE", &text, ""),
		BK_OPT_NUMBER('j', "jobs", "N", &number, ""),
		BK_OPT_END
	};
	struct bk_buf b = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	char name[] = "bk-x", *argv[MAX_WORDS + 2] = { name };

	bk_buf_add(&b, data, n);
	bk_buf_putc(&b, '\n');
	for (char *p = b.p, *nl; words <= MAX_WORDS &&
	    (nl = memchr(p, '\n', b.n - (size_t)(p - b.p))); p = nl + 1) {
		*nl = '\0';
		argv[words++] = p;
	}
	if (bk_opt_parse(own, common, argv, &operands, &dg) == 0) {
		must(operands >= 0 && operands < words);
		must(number >= 0 && number <= 1000000);
		must(said.n == 0);
	} else {
		must(said.n > 0);
	}
	free(list.v);
	bk_buf_free(&b);
	bk_buf_free(&said);
	return 0;
}
