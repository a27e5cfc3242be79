/*
 * Texts of many like rows, made small and large again in a hurry: for what is
 * held in memory and read several times, where zlib would cost more time than
 * the rest of the work. Nothing of it is ever kept in a file.
 *
 * A packed text is a row of steps: how many bytes stand as they are, and these;
 * then how many are those that stood some bytes before. Lengths are in groups
 * of seven bits, the lowest first; the distance takes two bytes.
 */
#ifndef BK_SQUEEZE_H
#define BK_SQUEEZE_H

#include <stddef.h>

/* Bytes that n may need at most. */
size_t	bk_squeeze_most(size_t n);

/* Pack n bytes, below 4 GiB, into `to`; how many it became. */
size_t	bk_squeeze_pack(const char *from, size_t n, unsigned char *to);

/* The n bytes that were packed so; it is a bug where they were not. */
void	bk_squeeze_unpack(const unsigned char *from, size_t packed, char *to,
	    size_t n);

#endif
