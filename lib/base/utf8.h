/*
 * Characters of UTF-8.
 */
#ifndef BK_UTF8_H
#define BK_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * True when the bytes are valid UTF-8 (no overlong forms, no surrogates).
 * *bad, when given, is the offset of the first bad byte.
 */
bool	bk_utf8_valid(const char *p, size_t n, size_t *bad);

/* The number of characters (code points) of valid UTF-8. */
size_t	bk_utf8_len(const char *p, size_t n);

/*
 * Decode one character at p (n > 0 bytes): its length, *cp set; 0 when the
 * bytes are not valid.
 */
size_t	bk_utf8_get(const char *p, size_t n, uint32_t *cp);

/* Encode `cp` into out[4]; the number of bytes. */
size_t	bk_utf8_put(uint32_t cp, char out[4]);

#endif
