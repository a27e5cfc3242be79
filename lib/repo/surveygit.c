/*
 * bk-check --privacy: what git tells beside the files (surveypart.h). Messages
 * of commits and names of branches go wherever the repository goes, encrypted
 * or not; so does every version of a file.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "git.h"
#include "gitpart.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_check.h"
#include "personal.h"
#include "surveypart.h"

/* Run git, which may answer with 1, that there is nothing. */
static int
ask(const struct bk_survey *s, const char *const args[], struct bk_buf *out)
{
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(s->repo, args, out, &err, s->dg);

	if (r > 1)
		bk_git_say_failed(args[0], &err, s->dg);
	bk_buf_free(&err);
	return r < 0 || r > 1 ? -1 : 0;
}

/* The text before the next of `sep`, cut off; NULL at the end. */
static char *
cut(char **rest, const char *end, char sep)
{
	char *p = *rest, *stop;

	if (!p || p >= end)
		return NULL;
	stop = memchr(p, sep, (size_t)(end - p));
	if (stop)
		*stop = '\0';
	*rest = stop ? stop + 1 : NULL;
	return p;
}

/* --- messages and branches ----------------------------------------------- */

static int
check_messages(struct bk_survey *s, const struct bk_personal *who)
{
	const char *const args[] = { "log", "--all", "-z",
		"--format=%h%n%B", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(s, args, &out);
	char *rest = out.p, *one;

	while (r == 0 && (one = cut(&rest, out.p + out.n, '\0'))) {
		char *text = one;
		const char *hash = bk_git_cut_line(&text);

		bk_survey_search(s, who, bk_str(text), true,
		    bk_arena_printf(s->arena, "commit %s", hash));
	}
	bk_buf_free(&out);
	return r;
}

static int
check_refs(struct bk_survey *s, const struct bk_personal *who)
{
	const char *const args[] = { "for-each-ref", "--format=%(refname)",
		NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(s, args, &out);
	char *rest = out.p, *ref;

	while (r == 0 && (ref = cut(&rest, out.p + out.n, '\n')))
		bk_survey_search(s, who, bk_str(ref), true,
		    bk_arena_strdup(s->arena, ref));
	bk_buf_free(&out);
	return r;
}

/* --- remotes ------------------------------------------------------------- */

/* The host of a URL, or of user@host:path; empty where it is a directory. */
static struct bk_str
host_of(const char *url)
{
	const char *scheme = strstr(url, "://"), *at;
	struct bk_str host;

	if (scheme)
		url = scheme + 3;
	host = (struct bk_str){ url, strcspn(url, "/") };
	at = memrchr(host.p, '@', host.n);
	if (at) {
		host.n -= (size_t)(at + 1 - host.p);
		host.p = at + 1;
	}
	if (!scheme && !memchr(host.p, ':', host.n))
		return BK_STR("");
	if (memchr(host.p, ':', host.n))
		host.n = strcspn(host.p, ":");
	if (host.n && host.p[host.n - 1] == '.')
		host.n--;
	return host;
}

/* The same of a helper's "ext::ssh git@host %S path", whose words are any. */
static struct bk_str
host_of_helper(struct bk_survey *s, const char *url)
{
	const char *words = strstr(url, "::");
	struct bk_str host = BK_STR("");

	words = words ? words + 2 : "";
	while (host.n == 0 && *words) {
		size_t n = strcspn(words, " ");
		char *word = bk_arena_strndup(s->arena, words, n);

		host = strstr(word, "://") || !strchr(word, '@') ?
		    host_of(word) : host_of(bk_arena_printf(s->arena,
		    "ssh://%s", word));
		words += n + strspn(words + n, " ");
	}
	return host;
}

/* Where anybody may keep anything, and one switch makes it public. */
static bool
is_public(struct bk_str host)
{
	static const char *const hosts[] = { "github.com", "gitlab.com",
		"bitbucket.org", "codeberg.org", "gitea.com", "gitee.com",
		"sr.ht", "sourceforge.net", "dev.azure.com", "notabug.org",
		"framagit.org", "launchpad.net", "savannah.gnu.org",
		"huggingface.co" };

	for (size_t i = 0; i < BK_NELEM(hosts); i++) {
		size_t n = strlen(hosts[i]);

		if (host.n >= n && strncasecmp(host.p + host.n - n, hosts[i],
		    n) == 0 && (host.n == n || host.p[host.n - n - 1] == '.'))
			return true;
	}
	return false;
}

/* What is said of it names no more than the host: a URL may hold a password. */
static void
check_remote(struct bk_survey *s, const char *key, const char *url)
{
	static const char *const bare[] = { "http://", "git://", "ftp://" };
	const char *colons = strstr(url, "::"), *slash = strstr(url, "://");
	struct bk_str host = colons && (!slash || colons < slash) ?
	    host_of_helper(s, url) : host_of(url);
	const char *dot = strrchr(key, '.');
	const char *shown = bk_arena_strndup(s->arena, key,
	    dot ? (size_t)(dot - key) : strlen(key));

	if (is_public(host))
		bk_diag(s->dg, &bk_msg_check_remote, shown, 1,
		    "%.*s", (int)host.n, host.p);
	for (size_t i = 0; i < BK_NELEM(bare); i++)
		if (strncasecmp(url, bare[i], strlen(bare[i])) == 0)
			bk_diag(s->dg, &bk_msg_check_bare, shown, 1, "%s",
			    bare[i]);
}

/* What stands in the configuration, also of one branch. */
static int
check_urls(struct bk_survey *s)
{
	const char *const args[] = { "config", "-z", "--get-regexp",
		"^(remote\\..*\\.(url|pushurl)|remote\\.pushdefault|"
		"branch\\..*\\.(remote|pushremote))$", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(s, args, &out);
	char *rest = out.p, *key;

	while (r == 0 && (key = cut(&rest, out.p + out.n, '\0'))) {
		char *url = strchr(key, '\n');

		if (!url)
			continue;
		*url++ = '\0';
		check_remote(s, key, url);
	}
	bk_buf_free(&out);
	return r;
}

/* And what git makes of it: url.BASE.insteadOf and pushInsteadOf. */
static int
check_remotes(struct bk_survey *s)
{
	const char *const args[] = { "remote", "-v", NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = check_urls(s) < 0 ? -1 : ask(s, args, &out);
	char *rest = out.p, *line;

	while (r == 0 && (line = cut(&rest, out.p + out.n, '\n'))) {
		char *url = strchr(line, '\t');

		if (!url)
			continue;
		*url++ = '\0';
		check_remote(s, bk_arena_printf(s->arena, "remote.%s.url",
		    line), url);
	}
	bk_buf_free(&out);
	return r;
}

static bool
is_beneath(const char *path, const char *root)
{
	size_t n = strlen(root);

	return strncmp(path, root, n) == 0 && path[n] == '/';
}

/* git's own directory, where it lies outside of ours. */
static int
check_store(struct bk_survey *s)
{
	const char *const args[] = { "rev-parse", "--absolute-git-dir",
		NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = ask(s, args, &out);
	char *rest = out.p;
	const char *dir = r == 0 ? bk_git_cut_line(&rest) : s->repo->root;
	struct stat st = { .st_mode = 0 };

	if (r == 0 && !is_beneath(dir, s->repo->root) && stat(dir, &st) < 0) {
		bk_diag_errno(s->dg, &bk_msg_cannot_read, dir, errno);
		r = -1;
	}
	if (r == 0 && (st.st_mode & 077))
		bk_diag(s->dg, &bk_msg_check_mode, dir, 1,
		    "%04o; it holds every version of every file",
		    (unsigned)st.st_mode & 07777);
	bk_buf_free(&out);
	return r;
}

int
bk_survey_git(struct bk_survey *s, const struct bk_personal *who)
{
	int inside = bk_git_is_inside(s->repo, s->dg), worst = 0;

	if (inside <= 0)
		return inside;
	if (check_messages(s, who) < 0 || check_refs(s, who) < 0)
		worst = -1;
	if (check_remotes(s) < 0 || check_store(s) < 0)
		worst = -1;
	return worst;
}
