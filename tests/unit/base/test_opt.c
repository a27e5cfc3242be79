/* Option tables: what people type, and what is said about it. */
#include <stdlib.h>

#include "unit.h"
#include "opt.h"

/* What the options of the tables were set to. */
struct set {
	bool		 flag, verbose;
	const char	*out, *dir;
	int		 n;
	struct bk_opt_list list;
	char		*argv[16];
	int		 operands;
	char		 words[256];
};

static int
parse(struct set *s, const char *line, struct bk_diag *dg)
{
	const struct bk_opt own[] = {
		BK_OPT_FLAG('f', "flag", &s->flag, "a flag"),
		BK_OPT_TEXT('o', "output", "FILE", &s->out, "a text"),
		BK_OPT_LIST(0, "set", "K=V", &s->list, "a list"),
		BK_OPT_END
	};
	const struct bk_opt common[] = {
		BK_OPT_TEXT('C', NULL, "DIR", &s->dir, "a directory"),
		BK_OPT_NUMBER('j', "jobs", "N", &s->n, "a number"),
		BK_OPT_FLAG('v', "verbose", &s->verbose, "more"),
		BK_OPT_END
	};
	int n = 0;

	*s = (struct set){ .n = -1 };
	strncpy(s->words, line, sizeof(s->words) - 1);
	s->argv[n++] = s->words;	/* the command's name */
	for (char *w = strtok_r(s->words + 5, " ", &s->argv[15]); w;
	    w = strtok_r(NULL, " ", &s->argv[15]))
		s->argv[n++] = strcmp(w, "''") == 0 ? w + 2 : w;
	s->argv[15] = NULL;
	return bk_opt_parse(own, common, s->argv, &s->operands, dg);
}

static const struct {
	const char	*line, *shows;	/* flag verbose out dir n | operands */
} good[] = {
	{ "bk-x", "- - - - -1 |" },
	{ "bk-x a b", "- - - - -1 | a b" },
	{ "bk-x -f a -v", "f v - - -1 | a" },
	{ "bk-x a -o b c", "- - b - -1 | a c" },
	{ "bk-x -ob -Cd", "- - b d -1 |" },
	{ "bk-x -fvob", "f v b - -1 |" },
	{ "bk-x --output=b --output c", "- - c - -1 |" },
	{ "bk-x --output= a", "- -  - -1 | a" },
	{ "bk-x -o -f", "- - -f - -1 |" },
	{ "bk-x -j4", "- - - - 4 |" },
	{ "bk-x --jobs 1000000", "- - - - 1000000 |" },
	{ "bk-x - -- -f --", "- - - - -1 | - -f --" },
	{ "bk-x -o - a", "- - - - -1 | a" },
	{ "bk-x ''", "- - - - -1 | " },
	{ "bk-x --flag --flag", "f - - - -1 |" },
};

static void
test_options_and_operands_mix(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(good); i++) {
		struct bk_buf said = BK_BUF_INIT, got = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct set s;

		assert_int_equal(0, parse(&s, good[i].line, &dg));
		bk_buf_printf(&got, "%s %s %s %s %d |", s.flag ? "f" : "-",
		    s.verbose ? "v" : "-", s.out ? s.out : "-",
		    s.dir ? s.dir : "-", s.n);
		for (int k = 1; k <= s.operands; k++)
			bk_buf_printf(&got, " %s", s.argv[k]);
		assert_string_equal(got.p, good[i].shows);
		assert_string_equal(said.p, "");
		bk_buf_free(&got);
		bk_buf_free(&said);
	}
}

static const struct {
	const char	*line, *said;
} bad[] = {
	{ "bk-x -x", "error: usage: no option '-x'; see -h\n" },
	{ "bk-x -fx", "error: usage: no option '-x'; see -h\n" },
	{ "bk-x --nope=1", "error: usage: no option '--nope=1'; see -h\n" },
	{ "bk-x --outpu x", "error: usage: no option '--outpu' (did "
	    "you mean --output?); see -h\n" },
	{ "bk-x --zzz x", "error: usage: no option '--zzz'; see -h\n" },
	{ "bk-x --C d", "error: usage: no option '--C'; see -h\n" },
	{ "bk-x --flag=1",
	    "error: usage: '--flag=1': the option takes no argument\n" },
	{ "bk-x -o", "error: usage: -o needs an argument\n" },
	{ "bk-x --output", "error: usage: --output needs an argument\n" },
	{ "bk-x -j x", "error: usage: -j takes a number, not 'x'\n" },
	{ "bk-x -j -1", "error: usage: -j takes a number, not '-1'\n" },
	{ "bk-x --jobs=1000001",
	    "error: usage: --jobs=1000001 takes a number, not '1000001'\n" },
	{ "bk-x -\x1b", "error: usage: no option '-?'; see -h\n" },
};

static void
test_wrong_options_are_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(bad); i++) {
		struct bk_buf said = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct set s;

		assert_int_equal(-1, parse(&s, bad[i].line, &dg));
		assert_string_equal(said.p, bad[i].said);
		free(s.list.v);
		bk_buf_free(&said);
	}
}

static void
test_a_list_takes_each_argument(void **state)
{
	struct bk_diag dg = { 0 };
	struct set s;

	(void)state;
	assert_int_equal(0, parse(&s, "bk-x --set a=1 x --set=b=2", &dg));
	assert_int_equal(2, s.list.n);
	assert_string_equal("a=1", s.list.v[0]);
	assert_string_equal("b=2", s.list.v[1]);
	assert_int_equal(1, s.operands);
	free(s.list.v);
}

static void
test_help_is_the_table(void **state)
{
	const struct bk_opt t[] = {
		BK_OPT_FLAG('f', "flag", NULL, "a flag"),
		BK_OPT_TEXT('C', NULL, "DIR", NULL, "a directory"),
		BK_OPT_FLAG(0, "long", NULL, "no letter"),
		BK_OPT_TEXT(0, "a-very-long-option", "ARGUMENT", NULL, "x"),
		BK_OPT_END
	};
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_opt_help(t, &b);
	assert_string_equal(b.p,
	    "  -f, --flag            a flag\n"
	    "  -C DIR                a directory\n"
	    "      --long            no letter\n"
	    "      --a-very-long-option ARGUMENT\n"
	    "                        x\n");
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_options_and_operands_mix),
		cmocka_unit_test(test_wrong_options_are_said),
		cmocka_unit_test(test_a_list_takes_each_argument),
		cmocka_unit_test(test_help_is_the_table),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
