#include "newid.h"

#include <assert.h>
#include <nettle/sha2.h>
#include <string.h>

enum { LETTERS = 3 };

char *
bk_newid(struct bk_arena *a, const char *day, const char *const *parts,
    size_t nparts, int n)
{
	static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	uint8_t sum[SHA256_DIGEST_SIZE], *p = sum + n * LETTERS;
	struct sha256_ctx sha;

	assert(n < BK_NEWID_TRIES && n * LETTERS + LETTERS <= (int)sizeof(sum));
	sha256_init(&sha);
	for (size_t i = 0; i < nparts; i++)
		sha256_update(&sha, parts[i] ? strlen(parts[i]) + 1 : 1,
		    (const uint8_t *)(parts[i] ? parts[i] : ""));
	sha256_digest(&sha, sizeof(sum), sum);
	return bk_arena_printf(a, "%.10s-%c%c%c", day, letters[p[0] % 36],
	    letters[p[1] % 36], letters[p[2] % 36]);
}
