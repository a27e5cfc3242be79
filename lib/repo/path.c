#include "path.h"

#include "buf.h"
#include "mem.h"
#include "term.h"

static const char suffix[] = ".yaml";

static bool
plain_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '~' ||
	    c == '.';
}

/* CON, PRN.txt, com1: no file on Windows, where a school may clone. */
static bool
is_device(struct bk_str key)
{
	static const char *const name[] = { "CON", "PRN", "AUX", "NUL" };
	const char *dot = memchr(key.p, '.', key.n);
	struct bk_str stem = { key.p, dot ? (size_t)(dot - key.p) : key.n };

	for (size_t i = 0; i < BK_NELEM(name); i++)
		if (bk_str_ieq(stem, bk_str(name[i])))
			return true;
	if (stem.n != 4 || stem.p[3] < '0' || stem.p[3] > '9')
		return false;
	stem.n = 3;
	return bk_str_ieq(stem, BK_STR("COM")) ||
	    bk_str_ieq(stem, BK_STR("LPT"));
}

static int
encode(struct bk_str key, struct bk_buf *out)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t start = out->n;

	for (size_t i = 0; i < key.n && i <= BK_PATH_KEY_MAX; i++) {
		unsigned char c = (unsigned char)key.p[i];
		bool first = i == 0 && (c == '.' || is_device(key));

		if (plain_byte(key.p[i]) && !first) {
			bk_buf_putc(out, key.p[i]);
		} else {
			bk_buf_putc(out, '%');
			bk_buf_putc(out, hex[c >> 4]);
			bk_buf_putc(out, hex[c & 15]);
		}
	}
	return key.n == 0 || out->n - start > BK_PATH_KEY_MAX ? -1 : 0;
}

static char *
keyed(struct bk_arena *a, const char *dir, struct bk_str key)
{
	struct bk_buf b = BK_BUF_INIT;
	char *path = NULL;

	bk_buf_puts(&b, dir);
	bk_buf_putc(&b, '/');
	if (encode(key, &b) == 0) {
		bk_buf_puts(&b, suffix);
		path = bk_arena_strndup(a, b.p, b.n);
	}
	bk_buf_free(&b);
	return path;
}

char *
bk_path_term_dir(struct bk_arena *a, const char *area, bk_term term)
{
	char text[BK_TERM_SIZE];

	return bk_arena_printf(a, "%s/%s", area, bk_term_format(term, text));
}

bk_term
bk_path_dir_term(const char *file)
{
	const char *slash = strrchr(file, '/');
	bk_term term;

	if (!slash || slash - file < 11 || (slash - file > 11 &&
	    slash[-12] != '/') || bk_term_parse((struct bk_str){ slash - 11,
	    11 }, &term) < 0)
		return 0;
	return term;
}

char *
bk_path_case(struct bk_arena *a, bk_term term, struct bk_str nis)
{
	return keyed(a, bk_path_term_dir(a, "cases", term), nis);
}

char *
bk_path_routine(struct bk_arena *a, bk_term term, struct bk_str nis)
{
	return keyed(a, bk_path_term_dir(a, "routine", term), nis);
}

char *
bk_path_complaint(struct bk_arena *a, struct bk_str id)
{
	return keyed(a, "complaints", id);
}

char *
bk_path_service(struct bk_arena *a, bk_term term, struct bk_str id)
{
	return keyed(a, bk_path_term_dir(a, "services", term), id);
}

char *
bk_path_closed(struct bk_arena *a, bk_term term, struct bk_str key)
{
	return keyed(a, bk_path_term_dir(a, "confidential", term), key);
}

char *
bk_path_roster(struct bk_arena *a, bk_term term)
{
	return bk_arena_printf(a, "%s%s", bk_path_term_dir(a, "roster", term),
	    suffix);
}

char *
bk_path_programme(struct bk_arena *a, bk_term term)
{
	return bk_arena_printf(a, "%s%s", bk_path_term_dir(a, "programme",
	    term), suffix);
}

char *
bk_path_attendance(struct bk_arena *a, bk_term term, const char *sha12)
{
	return bk_arena_printf(a, "%s/%s%s",
	    bk_path_term_dir(a, "attendance", term), sha12, suffix);
}

char *
bk_path_erased(struct bk_arena *a, bk_term term)
{
	return bk_arena_printf(a, "%s%s", bk_path_term_dir(a, "erased", term),
	    suffix);
}

char *
bk_path_letters(struct bk_arena *a, int year)
{
	return bk_arena_printf(a, "letters/%d.yaml", year);
}
