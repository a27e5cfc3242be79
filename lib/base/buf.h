/*
 * Growing text. Invariant: `p` is NUL-terminated at p[n] once anything was
 * added; before that it is "". The owner calls bk_buf_free.
 */
#ifndef BK_BUF_H
#define BK_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

struct bk_buf {
	char	*p;
	size_t	 n;
	size_t	 cap;
};

extern char bk_buf_empty[];

#define BK_BUF_INIT { bk_buf_empty, 0, 0 }

void	bk_buf_free(struct bk_buf *);
void	bk_buf_clear(struct bk_buf *);

/* Cut to the first n bytes; n is at most what it holds. */
void	bk_buf_truncate(struct bk_buf *, size_t n);

/* Room for n more bytes (and the NUL). */
void	bk_buf_reserve(struct bk_buf *, size_t n);

void	bk_buf_add(struct bk_buf *, const void *, size_t n);
void	bk_buf_puts(struct bk_buf *, const char *);
void	bk_buf_putstr(struct bk_buf *, struct bk_str);
void	bk_buf_putc(struct bk_buf *, char);
void	bk_buf_putu(struct bk_buf *, uint64_t);
void	bk_buf_printf(struct bk_buf *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
void	bk_buf_vprintf(struct bk_buf *, const char *fmt, va_list)
	    __attribute__((format(printf, 2, 0)));

enum { BK_BUF_PLACES = 12 };	/* decimals, at most */

/*
 * A number with at most `places` decimals and a point, whatever the locale;
 * trailing zeros are dropped but for one place where `places` is 1
 * ("29.6", "30.0", 3 places: "30.125").
 */
void	bk_buf_putnum(struct bk_buf *, double, int places);

/*
 * A percentage with one decimal, or as many more, up to BK_BUF_PLACES, as it
 * was rounded to: "50.0", "49.97".
 */
void	bk_buf_putpercent(struct bk_buf *, double);

/* The text, owned by the caller from now on; the buffer is empty again. */
char	*bk_buf_detach(struct bk_buf *);

static inline struct bk_str
bk_buf_str(const struct bk_buf *b)
{
	return (struct bk_str){ b->p, b->n };
}

#endif
