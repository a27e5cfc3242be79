/*
 * Option tables: a program lists its options once; parsing, `-h` and the
 * test of the man page's SYNOPSIS all read the same table. Options and
 * operands may mix; `--` ends options; `-` is an operand.
 *
 *	struct bk_opt opts[] = {
 *		BK_OPT_FLAG('n', "dry-run", &dry_run, "show the diff only"),
 *		BK_OPT_TEXT('o', "output", "FILE", &output, "write there"),
 *		BK_OPT_END
 *	};
 */
#ifndef BK_OPT_H
#define BK_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"

enum bk_opt_kind {
	BK_OPT_KIND_END,
	BK_OPT_KIND_FLAG,   /* bool *: set true */
	BK_OPT_KIND_TEXT,   /* const char **: the argument */
	BK_OPT_KIND_MAYBE,  /* const char **: what stands behind `=`, or "" */
	BK_OPT_KIND_NUMBER, /* int *: 0 .. 1 000 000 */
	BK_OPT_KIND_LIST    /* struct bk_opt_list *: each argument in turn */
};

struct bk_opt_list {
	const char	**v;	/* freed by the caller with free() */
	size_t		  n, cap;
};

struct bk_opt {
	enum bk_opt_kind kind;
	char		 letter;	/* 0 where it has none */
	const char	*name;		/* without the dashes, or NULL */
	const char	*arg;		/* the argument's name, or NULL */
	void		*to;
	const char	*help;
};

#define BK_OPT_FLAG(letter, name, to, help) \
	{ BK_OPT_KIND_FLAG, letter, name, NULL, to, help }
#define BK_OPT_TEXT(letter, name, arg, to, help) \
	{ BK_OPT_KIND_TEXT, letter, name, arg, to, help }
#define BK_OPT_MAYBE(letter, name, arg, to, help) \
	{ BK_OPT_KIND_MAYBE, letter, name, arg, to, help }
#define BK_OPT_NUMBER(letter, name, arg, to, help) \
	{ BK_OPT_KIND_NUMBER, letter, name, arg, to, help }
#define BK_OPT_LIST(letter, name, arg, to, help) \
	{ BK_OPT_KIND_LIST, letter, name, arg, to, help }
#define BK_OPT_END \
	{ BK_OPT_KIND_END, 0, NULL, NULL, NULL, NULL }

/*
 * Parse argv[1..] by two tables (a program's own, and the common ones; the
 * second may be NULL). The operands are moved to argv[1..*noperands] in order.
 * A wrong option is reported as bk_msg_usage: -1.
 */
int	bk_opt_parse(const struct bk_opt *own, const struct bk_opt *common,
	    char **argv, int *noperands, struct bk_diag *);

/* Append the table as lines of `-h`. */
void	bk_opt_help(const struct bk_opt *, struct bk_buf *);

#endif
