#include "init-ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mem.h"
#include "utf8.h"

bool
bk_init_ask_possible(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static bool
is_plain(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20)
			return false;
	return bk_utf8_valid(s.p, s.n, NULL);
}

/* One line, in the arena; NULL where it is empty or the input ended. */
static const char *
answer(struct bk_cmd *cmd, const char *question)
{
	const char *got = NULL;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	bool again;

	do {
		fprintf(stderr, "%s: ", bk_diag_text(&cmd->diag, question));
		n = getline(&line, &cap, stdin);
		again = false;
		if (n > 0) {
			struct bk_str s = bk_str_trim((struct bk_str){ line,
				(size_t)n });

			again = !is_plain(s);
			if (s.n && !again)
				got = bk_arena_strndup(&cmd->arena, s.p, s.n);
		}
	} while (again);
	if (n <= 0)
		fputc('\n', stderr);
	free(line);
	return got;
}

/* The name with the sex behind it, as --counsellor takes it. */
static const char *
ask_person(struct bk_cmd *cmd, const char *question)
{
	const char *name = answer(cmd, question), *sex;

	if (!name)
		return NULL;
	if (bk_seed_person(name, &cmd->arena).sex >= 0)
		return name;
	sex = answer(cmd, "  F (woman) or M (man)");
	return sex ? bk_arena_printf(&cmd->arena, "%s,%s", name, sex) : name;
}

void
bk_init_ask_school(struct bk_init *init)
{
	struct bk_opt_list *list = &init->counsellors;
	struct bk_cmd *cmd = init->cmd;
	const char *who;

	fputs(bk_diag_text(&cmd->diag, "bk-init: a new school; Enter leaves a "
	    "line for later, in school.yaml\n"), stderr);
	init->seed.name = answer(cmd, "Name of the school, as on its "
	    "letterhead");
	init->seed.npsn = answer(cmd, "NPSN");
	init->seed.city = answer(cmd, "Town that letters are dated from");
	init->principal = ask_person(cmd, "Principal, with title");
	while ((who = ask_person(cmd, list->n ? "Next counsellor (Enter: no "
	    "more)" : "Counsellor, with title"))) {
		BK_GROW(list->v, list->n, list->cap);
		list->v[list->n++] = who;
	}
}

void
bk_init_ask_identity(struct bk_init *init)
{
	fputs(bk_diag_text(&init->cmd->diag,
	    "bk-init: git writes into each commit who made it\n"), stderr);
	init->git_name = answer(init->cmd, "Your name");
	init->git_email = answer(init->cmd, "Your e-mail address");
}
