#include "cmd-complete.h"

#include <stdint.h>
#include <string.h>


/* --- what is offered ---------------------------------------------------- */

void
bk_cmd_offer(struct bk_cmd *cmd, const char *word)
{
	if (strncmp(word, cmd->typed, strlen(cmd->typed)) == 0)
		bk_buf_printf(&cmd->out, "%s\n", word);
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void
bk_cmd_offer_words(struct bk_cmd *cmd, const struct bk_word *table, int n)
{
	for (int i = 0; i < n && table[i].id; i++)
		bk_cmd_offer(cmd, table[i].id);
}

void
bk_cmd_offer_classes(struct bk_cmd *cmd)
{
	const struct bk_school *s = &cmd->settings.school;

	for (size_t i = 0; i < s->classes.n; i++)
		if (s->classes.v[i].id)
			bk_cmd_offer(cmd, s->classes.v[i].id);
}

static void
offer_terms(struct bk_cmd *cmd)
{
	struct bk_repo_list dirs = { NULL, 0 };

	bk_repo_list_terms(&cmd->repo, "cases", &cmd->arena, &dirs, &cmd->diag);
	for (size_t i = 0; i < dirs.n; i++)
		bk_cmd_offer(cmd, last_part(dirs.path[i]));
}

static void
offer_staff(struct bk_cmd *cmd)
{
	const struct bk_school *s = &cmd->settings.school;

	for (size_t i = 0; i < s->staff.n; i++)
		if (s->staff.v[i].id)
			bk_cmd_offer(cmd, s->staff.v[i].id);
}

/* The cases of one term; `before` is put before the NIS. */
static void
offer_term(struct bk_cmd *cmd, const char *term, const char *before)
{
	struct bk_repo_list files = { NULL, 0 };

	bk_repo_list(&cmd->repo, bk_arena_printf(&cmd->arena, "cases/%s",
	    term), &cmd->arena, &files, &cmd->diag);
	for (size_t i = 0; i < files.n; i++) {
		const char *name = last_part(files.path[i]);

		bk_cmd_offer(cmd, bk_arena_printf(&cmd->arena, "%s%.*s",
		    before, (int)(strlen(name) - strlen(".yaml")), name));
	}
}

void
bk_cmd_offer_cases(struct bk_cmd *cmd)
{
	char term[BK_TERM_SIZE];
	const char *slash = strchr(cmd->typed, '/');

	if (slash) {
		const char *of = bk_arena_strndup(&cmd->arena, cmd->typed,
		    (size_t)(slash - cmd->typed));

		if (bk_term_parse(bk_str(of), &(bk_term){ 0 }) == 0)
			offer_term(cmd, of, bk_arena_printf(&cmd->arena,
			    "%s/", of));
		return;
	}
	offer_term(cmd, bk_term_format(cmd->term ? cmd->term :
	    bk_term_of(cmd->today), term), "");
}

/* --- options ------------------------------------------------------------ */

static void
offer_options(struct bk_cmd *cmd, const struct bk_opt *t)
{
	for (; t->kind != BK_OPT_KIND_END; t++)
		if (t->name)
			bk_cmd_offer(cmd, bk_arena_printf(&cmd->arena, "--%s",
			    t->name));
		else if (t->letter)
			bk_cmd_offer(cmd, bk_arena_printf(&cmd->arena, "-%c",
			    t->letter));
}

/* The option that `word` is, where its argument must be the next word. */
static const struct bk_opt *
waits(const struct bk_opt *t, const char *word)
{
	for (; t->kind != BK_OPT_KIND_END; t++)
		if (t->kind != BK_OPT_KIND_FLAG &&
		    t->kind != BK_OPT_KIND_MAYBE && word[0] == '-' &&
		    ((t->name && word[1] == '-' &&
		    strcmp(word + 2, t->name) == 0) ||
		    (t->letter && word[1] == t->letter && !word[2])))
			return t;
	return NULL;
}

/* The name of the argument in -h tells what it may be. */
static void
offer_argument(struct bk_cmd *cmd, const char *arg)
{
	const char *forms = cmd->about->form;
	char *words, *rest;

	if (strcmp(arg, "FORMAT") == 0 && forms)
		arg = forms;
	if (strncmp(arg, "TERM", 4) == 0)
		offer_terms(cmd);
	else if (strcmp(arg, "ID") == 0)
		offer_staff(cmd);
	else if (strcmp(arg, "CASE") == 0)
		bk_cmd_offer_cases(cmd);
	if (!strchr(arg, '|') && arg != forms)
		return;
	words = bk_arena_strdup(&cmd->arena, arg);
	for (char *w = strtok_r(words, "| ", &rest); w;
	    w = strtok_r(NULL, "| ", &rest))
		bk_cmd_offer(cmd, w);
}

/* The words typed so far decide the repository, the term and the operands. */
static char **
read_before(struct bk_cmd *cmd, const struct bk_opt *own,
    const struct bk_opt *common, char **words, int *n)
{
	size_t count = 0;
	char **argv;

	while (words[count])
		count++;
	argv = bk_arena_alloc(&cmd->arena, (count + 1) * sizeof(*argv));
	argv[0] = (char *)(uintptr_t)cmd->about->name;
	memcpy(argv + 1, words, (count - 1) * sizeof(*argv));
	argv[count] = NULL;
	*n = 0;
	bk_opt_parse(own, common, argv, n, &cmd->diag);
	argv[*n + 1] = NULL;
	return argv + 1;
}

int
bk_cmd_complete_read(struct bk_cmd_complete *c, struct bk_cmd *cmd,
    const struct bk_opt *own, const struct bk_opt *common, char **words)
{
	int last = 0;

	*c = (struct bk_cmd_complete){ .cmd = cmd };
	if (!words[0])
		return 1;
	while (words[last + 1])
		last++;
	cmd->typed = words[last];
	if (last && !(c->waits = waits(own, words[last - 1])))
		c->waits = waits(common, words[last - 1]);
	c->before = read_before(cmd, own, common, words, &c->n);
	if (c->waits || cmd->typed[0] != '-')
		return 0;
	offer_options(cmd, own);
	offer_options(cmd, common);
	return 1;
}

void
bk_cmd_complete_offer(const struct bk_cmd_complete *c)
{
	if (c->waits)
		offer_argument(c->cmd, c->waits->arg);
	else if (c->cmd->about->operand)
		c->cmd->about->operand(c->cmd, c->before, c->n);
}
