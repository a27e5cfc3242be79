/*
 * Packed texts come back as they went in, in any order, whatever they have in
 * common; and what is alike takes little room.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "buf.h"
#include "packed.h"

static uint32_t seed = 7;

static unsigned
chance(unsigned n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* Text `i` of a run: like one before it, like none, empty, or long. */
static void
text_of(unsigned i, struct bk_buf *b)
{
	bk_buf_clear(b);
	switch (i % 7) {
	case 0:
		bk_buf_printf(b, "Catatan ke %u dari guru", i);
		break;
	case 1:
		bk_buf_printf(b, "2026-07-%02u 06:%02u:%02u", i % 31, i % 60,
		    i % 59);
		break;
	case 2:
		bk_buf_puts(b, "Hadir");
		break;
	case 3:
		break;
	case 4:		/* around the length from which none is alike */
		for (unsigned k = 0; k < 250 + i % 12; k++)
			bk_buf_putc(b, (char)('a' + (i % 5 ? 0 : k % 26)));
		break;
	case 5:
		for (unsigned k = 0; k < i % 3000; k++)
			bk_buf_putc(b, (char)(1 + (k * i) % 255));
		break;
	default:
		bk_buf_printf(b, "%x%x", i * 2654435761u, i * 40503u);
		break;
	}
}

static void
test_any_order(void **state)
{
	enum { N = 20001 };
	struct bk_packed *s = bk_packed_new();
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (unsigned i = 0; i < N; i++) {
		text_of(i, &b);
		bk_packed_add(s, bk_buf_str(&b));
	}
	assert_int_equal(bk_packed_count(s), N);
	for (unsigned k = 0; k < 2 * N; k++) {
		unsigned i = k < N ? k : chance(N);
		struct bk_str got = bk_packed_get(s, i), kept;

		text_of(i, &b);
		assert_true(bk_str_eq(got, bk_buf_str(&b)));
		kept = bk_packed_keep(s, i);
		assert_true(bk_str_eq(kept, bk_buf_str(&b)));
		assert_ptr_equal(bk_packed_keep(s, i).p, kept.p);
	}
	bk_buf_free(&b);
	bk_packed_free(s);
}

/* Columns side by side, numbered: a quarter of their text, and less. */
static void
test_what_is_alike_is_small(void **state)
{
	struct bk_packed *s = bk_packed_new();
	size_t bytes = 0;
	char text[64];

	(void)state;
	for (unsigned i = 0; bytes < (size_t)20 << 20; i++) {
		int n = snprintf(text, sizeof(text), i % 2 ?
		    "Catatan nomor %09u dari wali kelas" :
		    "Dicatat oleh guru piket, lembar %09u", i);

		bk_packed_add(s, bk_str(text));
		bytes += (size_t)n;
	}
	assert_true(bk_packed_bytes(s) * 4 < bytes);
	assert_string_equal("Catatan nomor 000000333 dari wali kelas",
	    bk_packed_keep(s, 333).p);
	bk_packed_free(s);
}

static void
test_none(void **state)
{
	struct bk_packed *s = bk_packed_new();

	(void)state;
	assert_int_equal(bk_packed_count(s), 0);
	assert_int_equal(bk_packed_bytes(s), 0);
	bk_packed_free(s);
	bk_packed_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_what_is_alike_is_small),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
