/*
 * Letters into C: embed FILE... > all.c, where each letter stands in its
 * languages side by side, NAME.en.letter NAME.id.letter NAME2.en.letter ...
 * What is wrong with a file is said as FILE:LINE, and nothing is made of it.
 * It runs while bk is built and is no part of it.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const langs[] = { "en", "id" };

enum { NLANGS = sizeof(langs) / sizeof(langs[0]) };

struct letter {
	const char	*file;
	char		*text;
	char		*title;
	bool		 after, met, single;
};

static void
fail(const char *file, int line, const char *what)
{
	if (line)
		fprintf(stderr, "%s:%d: %s\n", file, line, what);
	else
		fprintf(stderr, "%s: %s\n", file, what);
	exit(1);
}

static char *
read_all(const char *file)
{
	FILE *f = fopen(file, "rb");
	char *text = NULL;
	size_t n = 0, cap = 0, got;

	if (!f)
		fail(file, 0, strerror(errno));
	do {
		cap = cap * 2 + 4096;
		text = realloc(text, cap + 1);
		if (!text)
			fail(file, 0, "out of memory");
		got = fread(text + n, 1, cap - n, f);
		n += got;
	} while (got);
	if (ferror(f))
		fail(file, 0, "cannot be read");
	fclose(f);
	text[n] = '\0';
	if (strlen(text) != n)
		fail(file, 0, "holds a NUL");
	return text;
}

static char *
copy(const char *s, size_t n)
{
	char *c = malloc(n + 1);

	if (!c)
		exit(1);
	memcpy(c, s, n);
	c[n] = '\0';
	return c;
}

static bool
starts(const char *s, const char *word)
{
	return strncmp(s, word, strlen(word)) == 0;
}

static void
read_letter(struct letter *l, const char *file)
{
	int line = 1;

	*l = (struct letter){ .file = file, .text = read_all(file) };
	for (const char *s = l->text; *s; line++) {
		size_t n = strcspn(s, "\n");

		if (s[n] == '\0' || memchr(s, '\r', n))
			fail(file, line, "a line ends in \\n");
		if (starts(s, "@title ")) {
			if (l->title)
				fail(file, line, "a second @title");
			l->title = copy(s + 7, n - 7);
		} else if (starts(s, "@visit made\n")) {
			l->after = true;
		} else if (starts(s, "@visit met\n")) {
			l->after = l->met = true;
		} else if (starts(s, "@single\n")) {
			l->single = true;
		}
		s += n + 1;
	}
	if (!l->title)
		fail(file, 1, "no @title");
}

/* A string literal, a line of it for each of the text. */
static void
put_text(const char *s)
{
	putchar('"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '\n')
			fputs(s[1] ? "\\n\"\n\t    \"" : "\\n", stdout);
		else if (c < 0x20 || c >= 0x7f)
			printf("\\%03o", c);
		else if (c == '"' || c == '\\' || c == '?')
			printf("\\%c", c);
		else
			putchar(c);
	}
	putchar('"');
}

static const char *
base_of(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? slash + 1 : file;
}

/* The length of its name, before ".LANG.letter"; 0 where it has no such end. */
static size_t
name_length(const char *file, const char *lang)
{
	const char *base = base_of(file);
	size_t n = strlen(base), m;
	char end[32];

	snprintf(end, sizeof(end), ".%s.letter", lang);
	m = strlen(end);
	return n > m && strcmp(base + n - m, end) == 0 ? n - m : 0;
}

/* The letter whose files begin at v: its name's length. */
static size_t
read_both(struct letter *l, char **v, int left)
{
	size_t n = name_length(v[0], langs[0]);

	for (int k = 0; k < NLANGS; k++) {
		if (n == 0 || k >= left || name_length(v[k], langs[k]) != n ||
		    strncmp(base_of(v[k]), base_of(v[0]), n) != 0)
			fail(v[0], 0, "a letter is NAME.en.letter and "
			    "NAME.id.letter, both");
		read_letter(&l[k], v[k]);
	}
	if (l[0].after != l[1].after || l[0].met != l[1].met)
		fail(v[1], 0, "@visit made in one language alone");
	if (l[0].single != l[1].single)
		fail(v[1], 0, "@single in one language alone");
	return n;
}

static void
put_letter(const struct letter *l, size_t n)
{
	printf("\t{ .name = \"%.*s\",\n", (int)n, base_of(l->file));
	for (int i = 0; i < NLANGS; i++) {
		const char *at = i ? "BK_LANG_ID" : "BK_LANG_EN";

		printf("\t  .file[%s] = \"letters/%s\",\n", at,
		    base_of(l[i].file));
		printf("\t  .title[%s] =\n\t    ", at);
		put_text(l[i].title);
		printf(",\n\t  .template[%s] =\n\t    ", at);
		put_text(l[i].text);
		puts(",");
	}
	printf("\t  .after = %s, .met = %s, .single = %s },\n",
	    l->after ? "true" : "false", l->met ? "true" : "false",
	    l->single ? "true" : "false");
}

int
main(int argc, char **argv)
{
	struct letter l[NLANGS];

	puts("/* Made by letters/embed.c of letters/NAME.LANG.letter. */");
	puts("#include \"letters.h\"\n");
	puts("const struct bk_letters_form bk_letters_all[] = {");
	for (int i = 1; i < argc; i += NLANGS) {
		size_t n = read_both(l, argv + i, argc - i);

		put_letter(l, n);
	}
	puts("\t{ .name = NULL }\n};");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
