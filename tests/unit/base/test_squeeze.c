/* Texts packed in a hurry come back as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "squeeze.h"

/* How many bytes it became. */
static size_t
there_and_back(const char *p, size_t n)
{
	unsigned char *packed = bk_xmalloc(bk_squeeze_most(n));
	char *back = bk_xmalloc(n + 1);
	size_t small = bk_squeeze_pack(p, n, packed);

	assert_in_range(small, 1, bk_squeeze_most(n));
	/* so that a sanitizer sees a byte read behind them */
	packed = bk_xreallocarray(packed, small, 1);
	back[n] = '!';
	bk_squeeze_unpack(packed, small, back, n);
	assert_memory_equal(p, back, n);
	assert_int_equal('!', back[n]);
	free(packed);
	free(back);
	return small;
}

static void
short_texts_come_back(void **state)
{
	static const char *const text[] = { "", "a", "abc", "abcd", "aaaaa",
		"abcdabcd", "abababababababababab", "abcdeabcdfabcdeabcdf",
		"\n\n\n\n\n\n\n\n\nx" };

	(void)state;
	for (size_t i = 0; i < BK_NELEM(text); i++)
		there_and_back(text[i], strlen(text[i]));
}

static void
rows_become_small(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (int i = 0; i < 5000; i++)
		bk_buf_printf(&b, "%d,2026-08-%02d 07:%02d:00,Siswa Nomor %d,"
		    "X-%d,Hadir\n", i, i / 900 + 1, i % 60, i % 977, i % 30);
	assert_true(there_and_back(b.p, b.n) * 2 < b.n);
	bk_buf_free(&b);
}

static void
one_byte_over_and_over_becomes_next_to_nothing(void **state)
{
	size_t n = 1 << 20;
	char *p = bk_xmalloc(n);

	(void)state;
	memset(p, 'a', n);
	assert_in_range(there_and_back(p, n), 1, 16);
	free(p);
}

/* Alphabets of all sizes, lengths of all kinds, likeness near and far. */
static void
random_texts_come_back(void **state)
{
	enum { MOST = 200000 };
	char *p = bk_xmalloc(MOST);
	uint32_t x = 2463534242;

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		unsigned letters = 1 + round % 256;
		size_t n, far;

		x ^= x << 13, x ^= x >> 17, x ^= x << 5;
		n = x % (round % 8 ? 3000 : MOST);
		far = 1 + x % 70000;
		for (size_t i = 0; i < n; i++) {
			x ^= x << 13, x ^= x >> 17, x ^= x << 5;
			p[i] = i >= far && x % 50 ? p[i - far] :
			    (char)(x >> 8) % (int)letters;
		}
		there_and_back(p, n);
	}
	free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_texts_come_back),
		cmocka_unit_test(rows_become_small),
		cmocka_unit_test(
		    one_byte_over_and_over_becomes_next_to_nothing),
		cmocka_unit_test(random_texts_come_back),
	};

	return cmocka_run_group_tests_name("squeeze", tests, NULL, NULL);
}
