#include "authorship.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "git.h"
#include "mem.h"

/* "+0700" as seconds. */
static int64_t
zone_seconds(const char *s)
{
	int64_t hm = strtoll(s, NULL, 10);

	return (hm / 100 * 60 + hm % 100) * 60;
}

/* What one line of the file is said of, as it comes. */
struct blame {
	struct bk_authorship_line now;
	int64_t			  time, zone;
};

static const char *
value_of(const char *line, const char *key)
{
	size_t n = strlen(key);

	return strncmp(line, key, n) == 0 ? line + n : NULL;
}

/* A line of --line-porcelain; true where it ends what is said of one. */
static bool
take(struct blame *b, char *line, struct bk_arena *a)
{
	const char *text;
	int64_t day;

	if (*line == '\t') {
		day = (b->time + b->zone) / 86400;
		b->now.day = b->time && day <= BK_DATE_MAX ? (bk_date)day :
		    BK_DATE_NONE;
		return true;
	}
	if ((text = value_of(line, "author ")))
		b->now.author = bk_arena_strdup(a, text);
	else if ((text = value_of(line, "author-time ")))
		b->time = strtoll(text, NULL, 10);
	else if ((text = value_of(line, "author-tz ")))
		b->zone = zone_seconds(text);
	else if (strspn(line, "0123456789abcdef") >= 40 && line[40] == ' ')
		b->now = (struct bk_authorship_line){ .commit =
			strspn(line, "0") >= 40 ? NULL :
			bk_arena_strndup(a, line, 40) };
	return false;
}

static void
parse(struct bk_authorship *who, char *text, struct bk_arena *a)
{
	struct bk_authorship_line *v = NULL;
	struct blame b = { .time = 0 };
	size_t cap = 0;

	while (*text) {
		size_t n = strcspn(text, "\n");
		bool more = text[n] != '\0';

		text[n] = '\0';
		if (take(&b, text, a)) {
			BK_GROW(v, who->n, cap);
			v[who->n++] = b.now;
		}
		text += n + more;
	}
	who->v = bk_arena_dup(a, v, who->n, sizeof(*v));
	free(v);
}

int
bk_authorship_read(struct bk_authorship *who, const struct bk_repo *repo,
    const char *path, struct bk_arena *a, struct bk_diag *dg)
{
	const char *const args[] = { "blame", "--line-porcelain", "--", path,
		NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int r = bk_git_run(repo, args, &out, &err, dg);

	*who = (struct bk_authorship){ NULL, 0 };
	if (r == 0)
		parse(who, out.p, a);
	bk_buf_free(&out);
	bk_buf_free(&err);
	return r < 0 ? -1 : 0;
}

/* The first of lines that is in a commit. */
void
bk_authorship_of(const struct bk_authorship *who, size_t from, size_t to,
    const struct bk_authorship_line **first,
    const struct bk_authorship_line **last)
{
	*first = *last = NULL;
	for (size_t i = from ? from - 1 : 0; i < to && i < who->n; i++) {
		const struct bk_authorship_line *l = &who->v[i];

		if (!l->commit)
			continue;
		if (!*first || l->day < (*first)->day)
			*first = l;
		if (!*last || l->day >= (*last)->day)
			*last = l;
	}
	if (*first && strcmp((*first)->commit, (*last)->commit) == 0)
		*last = NULL;
}
