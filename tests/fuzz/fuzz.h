/*
 * A fuzz target takes any bytes and must neither crash nor break a promise
 * (`must` ends it). Built with clang's libFuzzer by `make fuzz`; linked with
 * replay.c by any compiler, to replay a corpus in `make test`.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static inline void
must(int holds)
{
	if (!holds)
		abort();
}

#endif
