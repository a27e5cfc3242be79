/* The unified difference of two texts (diff.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "diff.h"
#include "mem.h"

static void
prints_what_git_prints(void **state)
{
	static const struct {
		const char *old, *bytes, *diff;
	} c[] = {
		{ "a\n", "a\n", "" },
		{ "a\nb\nc\n", "a\nB\nc\n",
		    "diff --git a/f b/f\n--- a/f\n+++ b/f\n"
		    "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n" },
		{ NULL, "x\n",
		    "diff --git a/f b/f\nnew file mode 100644\n"
		    "--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+x\n" },
		{ NULL, "",
		    "diff --git a/f b/f\nnew file mode 100644\n" },
		{ "a\nb", "a\nb\nc",
		    "diff --git a/f b/f\n--- a/f\n+++ b/f\n"
		    "@@ -1,2 +1,3 @@\n a\n-b\n"
		    "\\ No newline at end of file\n+b\n+c\n"
		    "\\ No newline at end of file\n" },
		{ "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n",
		    "diff --git a/f b/f\n--- a/f\n+++ b/f\n"
		    "@@ -6,4 +6,3 @@\n 6\n 7\n 8\n-9\n" },
		{ "x\n1\n2\n3\n4\n5\n6\ny\n", "X\n1\n2\n3\n4\n5\n6\nY\n",
		    "diff --git a/f b/f\n--- a/f\n+++ b/f\n"
		    "@@ -1,8 +1,8 @@\n-x\n+X\n 1\n 2\n 3\n 4\n 5\n 6\n"
		    "-y\n+Y\n" },
		{ "x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n",
		    "diff --git a/f b/f\n--- a/f\n+++ b/f\n"
		    "@@ -1,4 +1,4 @@\n-x\n+X\n 1\n 2\n 3\n"
		    "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-y\n+Y\n" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		struct bk_buf out = BK_BUF_INIT;
		struct bk_str old = bk_str(c[i].old ? c[i].old : "");

		bk_diff(&out, "f", c[i].old ? &old : NULL,
		    bk_str(c[i].bytes));
		assert_string_equal(out.p, c[i].diff);
		bk_buf_free(&out);
	}
}

/* Take the hunks of `diff` back onto `old`, checking context and counts. */
static void
apply(const char *old, char *diff, struct bk_buf *out)
{
	size_t at = 0;
	char *line, *rest = diff;

	while ((line = strsep(&rest, "\n")) && *line) {
		long start, n = 1, want;

		if (strncmp(line, "@@ -", 4) != 0)
			continue;
		start = strtol(line + 4, &line, 10);
		if (*line == ',')
			n = strtol(line + 1, &line, 10);
		want = n ? start - 1 : start;
		while (at < (size_t)want)
			bk_buf_add(out, old + 2 * at++, 2);
		for (; rest && *rest && *rest != '@'; ) {
			line = strsep(&rest, "\n");
			if (*line != '+') {
				assert_memory_equal(old + 2 * at, line + 1, 1);
				at++;
				n--;
			}
			if (*line != '-')
				bk_buf_printf(out, "%s\n", line + 1);
		}
		assert_int_equal(n, 0);
	}
	bk_buf_puts(out, old + 2 * at);
}

static size_t
edited_lines(const char *diff)
{
	size_t n = 0;

	for (const char *p = diff; (p = strchr(p, '\n')); p++)
		n += (p[1] == '+' || p[1] == '-') && p[2] != p[1];
	return n;
}

/* The longest common subsequence by the plain table, to know the minimum. */
static size_t
fewest_edits(const char *a, size_t n, const char *b, size_t m)
{
	size_t t[65][65] = { { 0 } };

	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++)
			t[i][j] = a[2 * i - 2] == b[2 * j - 2]
			    ? t[i - 1][j - 1] + 1
			    : t[i - 1][j] > t[i][j - 1] ? t[i - 1][j]
							: t[i][j - 1];
	return n + m - 2 * t[n][m];
}

static void
is_minimal_and_applies(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		char a[2 * 64 + 1] = "", b[2 * 64 + 1] = "";
		struct bk_buf diff = BK_BUF_INIT, back = BK_BUF_INIT;
		size_t n[2];
		struct bk_str old;

		for (int side = 0; side < 2; side++) {
			char *p = side ? b : a;

			n[side] = (seed >> 8) % 65;
			for (size_t i = 0; i < n[side]; i++) {
				seed = seed * 1664525 + 1013904223;
				p[2 * i] = (char)('a' + (seed >> 16) % 5);
				p[2 * i + 1] = '\n';
			}
			seed = seed * 1664525 + 1013904223;
		}
		old = bk_str(a);
		bk_diff(&diff, "f", &old, bk_str(b));
		if (diff.n)
			assert_int_equal(edited_lines(diff.p),
			    fewest_edits(a, n[0], b, n[1]));
		apply(a, diff.p, &back);
		assert_string_equal(back.p, b);
		bk_buf_free(&diff);
		bk_buf_free(&back);
	}
}

static void
gives_up_on_minimality_only(void **state)
{
	struct bk_buf a = BK_BUF_INIT, b = BK_BUF_INIT, diff = BK_BUF_INIT;
	struct bk_str old;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		bk_buf_printf(&a, "a%d\n", i);
		bk_buf_printf(&b, "b%d\n", i);
	}
	old = bk_buf_str(&a);
	bk_diff(&diff, "f", &old, bk_buf_str(&b));
	assert_non_null(strstr(diff.p, "@@ -1,3000 +1,3000 @@\n-a0\n"));
	assert_int_equal(edited_lines(diff.p), 6000);
	bk_buf_free(&a);
	bk_buf_free(&b);
	bk_buf_free(&diff);
}

static void
leaves_conflicts_as_git_does(void **state)
{
	static const struct {
		const char *ours, *theirs, *both;
		size_t n;
	} c[] = {
		{ "", "", "", 0 },
		{ "a\nb", "a\nb", "a\nb", 0 },
		{ "a\nx\nb\n", "a\ny\nz\nb\n", "a\n<<<<<<< ours\nx\n"
		    "=======\ny\nz\n>>>>>>> theirs\nb\n", 1 },
		{ "a\n", "a\nb", "a\n<<<<<<< ours\n=======\nb\n"
		    ">>>>>>> theirs\n", 1 },
		{ "x\na\ny\n", "a\n", "<<<<<<< ours\nx\n=======\n"
		    ">>>>>>> theirs\na\n<<<<<<< ours\ny\n=======\n"
		    ">>>>>>> theirs\n", 2 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		struct bk_buf out = BK_BUF_INIT;

		assert_int_equal(bk_diff_conflicts(&out, bk_str(c[i].ours),
		    bk_str(c[i].theirs)), c[i].n);
		assert_string_equal(out.p, c[i].both);
		bk_buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_what_git_prints),
		cmocka_unit_test(is_minimal_and_applies),
		cmocka_unit_test(gives_up_on_minimality_only),
		cmocka_unit_test(leaves_conflicts_as_git_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
