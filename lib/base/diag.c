#include "diag.h"

#include <stdarg.h>
#include <stdio.h>

#include "mem.h"
#include "utf8.h"

void
bk_diag_safe(struct bk_buf *b, const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp;

	for (size_t i = 0; i < n; i += len) {
		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0 || cp < 0x20 || (cp >= 0x7f && cp < 0xa0)) {
			len = len ? len : 1;
			bk_buf_putc(b, '?');
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
}

const char *
bk_diag_what(const struct bk_diag *dg, const struct bk_msg *msg)
{
	return dg->indonesian ? msg->what_id : msg->what;
}

const char *
bk_diag_done(const struct bk_diag *dg, const struct bk_msg *msg)
{
	return dg->indonesian ? msg->done_id : msg->done;
}

const char *
bk_diag_text(const struct bk_diag *dg, const char *english)
{
	return dg && dg->indonesian && english ? dg->indonesian(english) :
	    english;
}

static void
put_what(struct bk_buf *b, const char *what, const char *detail)
{
	bk_buf_puts(b, what);
	if (detail && *detail) {
		bk_buf_puts(b, ": ");
		bk_diag_safe(b, detail);
	}
}

static void
emit_parts(struct bk_diag *dg, const struct bk_msg *msg, const char *file,
    size_t line, const char *detail)
{
	struct bk_buf safe = BK_BUF_INIT, text = BK_BUF_INIT;

	if (file)
		bk_diag_safe(&safe, file);
	put_what(&text, bk_diag_what(dg, msg), detail);
	dg->emit_parts(dg->ctx, msg, file ? safe.p : NULL, line, text.p);
	bk_buf_free(&safe);
	bk_buf_free(&text);
}

static void
emit_line(struct bk_diag *dg, const struct bk_msg *msg, const char *file,
    size_t line, const char *detail)
{
	const char *done = bk_diag_done(dg, msg);
	struct bk_buf text = BK_BUF_INIT;

	if (file) {
		bk_diag_safe(&text, file);
		if (line)
			bk_buf_printf(&text, ":%zu", line);
		bk_buf_puts(&text, ": ");
	}
	put_what(&text, bk_diag_what(dg, msg), detail);
	if (done) {
		bk_buf_puts(&text, "; ");
		bk_buf_puts(&text, done);
	}
	dg->emit(dg->ctx, msg, text.p);
	bk_buf_free(&text);
}

static void
count(struct bk_diag *dg, const struct bk_msg *msg)
{
	enum bk_grade grade = msg->grade;

	if (grade == BK_ERROR && dg->downgrade)
		grade = BK_FINDING;
	dg->count[grade]++;
	if (grade > dg->worst)
		dg->worst = grade;
}

bool
bk_diag_shows(const struct bk_diag *dg, const struct bk_msg *msg)
{
	return (dg->emit || dg->emit_parts) &&
	    (!dg->shows || dg->shows(dg->ctx, msg));
}

/* Count a message that is not shown: true if that was all there was to do. */
static bool
skip(struct bk_diag *dg, const struct bk_msg *msg)
{
	if (bk_diag_shows(dg, msg))
		return false;
	count(dg, msg);
	if (dg->skip)
		dg->skip(dg->ctx, msg);
	return true;
}

static void
say(struct bk_diag *dg, const struct bk_msg *msg, const char *file,
    size_t line, const char *detail)
{
	if (skip(dg, msg))
		return;
	count(dg, msg);
	if (dg->emit_parts)
		emit_parts(dg, msg, file, line, detail);
	else if (dg->emit)
		emit_line(dg, msg, file, line, detail);
}

void
bk_diag(struct bk_diag *dg, const struct bk_msg *msg, const char *file,
    size_t line, const char *fmt, ...)
{
	char small[256];
	va_list ap;
	int n;

	if (skip(dg, msg))
		return;
	if (!fmt) {
		say(dg, msg, file, line, NULL);
		return;
	}
	fmt = bk_diag_text(dg, fmt);
	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof(small)) {
		say(dg, msg, file, line, small);
	} else if (n >= 0) {
		struct bk_buf big = BK_BUF_INIT;

		bk_buf_reserve(&big, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(big.p, (size_t)n + 1, fmt, ap);
		va_end(ap);
		say(dg, msg, file, line, big.p);
		bk_buf_free(&big);
	}
}

void
bk_diag_errno(struct bk_diag *dg, const struct bk_msg *msg, const char *path,
    int err)
{
	/* strerror_l would localise by what is installed; diag does not. */
	const char *text = strerrordesc_np(err);

	say(dg, msg, path, 0, bk_diag_text(dg, text ? text :
	    "unknown error"));
}

int
bk_diag_keep_going(struct bk_diag *dg, int on)
{
	int before = dg->downgrade != 0;

	dg->downgrade = on != 0;
	return before;
}

int
bk_diag_status(const struct bk_diag *dg)
{
	switch (dg->worst) {
	case BK_ERROR:
		return 2;
	case BK_FINDING:
		return 1;
	default:
		return 0;
	}
}

static void
into_buf(void *ctx, const struct bk_msg *msg, const char *text)
{
	static const char *const name[BK_NGRADES] = { [BK_VERBOSE] = "verbose",
		[BK_NOTE] = "note",
		[BK_NOTICE] = "notice", [BK_FINDING] = "finding",
		[BK_ERROR] = "error" };

	bk_buf_printf(ctx, "%s: %s\n", name[msg->grade], text);
}

struct bk_diag
bk_diag_into(struct bk_buf *b)
{
	return (struct bk_diag){ .emit = into_buf, .ctx = b };
}
