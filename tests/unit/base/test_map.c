/* A map that remembers the order of insertion; the arena behind it. */
#include <stdio.h>

#include "unit.h"
#include "map.h"

static void
test_insert_find_replace(void **state)
{
	struct bk_map m = BK_MAP_INIT;
	int one = 1, two = 2;

	(void)state;
	assert_null(bk_map_get(&m, BK_STR("a")));
	assert_int_equal(SIZE_MAX, bk_map_find(&m, BK_STR("a")));
	*bk_map_at(&m, BK_STR("a")) = &one;
	assert_ptr_equal(&one, bk_map_get(&m, BK_STR("a")));
	*bk_map_at(&m, BK_STR("a")) = &two;
	assert_ptr_equal(&two, bk_map_get(&m, BK_STR("a")));
	assert_null(*bk_map_at(&m, BK_STR("")));
	assert_int_equal(1, bk_map_intern(&m, BK_STR("")));
	assert_int_equal(2, m.n);
	bk_map_free(&m);
	assert_null(bk_map_get(&m, BK_STR("a")));
}

/* Keys are copied, may hold any byte, and keep their order. */
static void
test_keys(void **state)
{
	struct bk_map m = BK_MAP_INIT;
	char key[] = "k\0x";

	(void)state;
	*bk_map_at(&m, (struct bk_str){ key, 3 }) = key;
	key[2] = 'y';
	assert_null(bk_map_get(&m, BK_STR("k\0y")));
	assert_null(bk_map_get(&m, BK_STR("k")));
	assert_ptr_equal(key, bk_map_get(&m, BK_STR("k\0x")));
	assert_int_equal('\0', m.e[0].key.p[3]);
	bk_map_free(&m);
}

static void
test_many_keys_in_order(void **state)
{
	struct bk_map m = BK_MAP_INIT;
	char key[32];

	(void)state;
	for (long i = 1; i <= 50000; i++) {
		snprintf(key, sizeof(key), "%05ld", i * 7919 % 50021);
		*bk_map_number_at(&m, bk_str(key)) = i;
	}
	assert_int_equal(50000, m.n);
	for (long i = 1; i <= 50000; i++) {
		snprintf(key, sizeof(key), "%05ld", i * 7919 % 50021);
		assert_int_equal(i, bk_map_number(&m, bk_str(key), 0));
		assert_true(bk_str_eq(bk_str(key), m.e[i - 1].key));
	}
	bk_map_free(&m);
}

/* A number of 0, or below, is told from none. */
static void
test_a_map_of_numbers(void **state)
{
	struct bk_map m = BK_MAP_INIT;

	(void)state;
	assert_int_equal(-1, bk_map_number(&m, BK_STR("a"), -1));
	assert_int_equal(0, *bk_map_number_at(&m, BK_STR("a")));
	assert_int_equal(0, bk_map_number(&m, BK_STR("a"), -1));
	*bk_map_number_at(&m, BK_STR("b")) = INT64_MIN;
	assert_true(bk_map_number(&m, BK_STR("b"), 0) == INT64_MIN);
	assert_int_equal(1, ++*bk_map_number_at(&m, BK_STR("a")));
	assert_int_equal(1, bk_map_number(&m, BK_STR("a"), -1));
	assert_int_equal(7, bk_map_number(&m, BK_STR("c"), 7));
	assert_int_equal(2, m.n);
	bk_map_free(&m);
}

static void
test_the_arena_aligns_and_keeps(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	char *big, *small;

	(void)state;
	assert_non_null(bk_arena_alloc(&a, 0));
	for (size_t n = 1; n < 200; n++)
		assert_int_equal(0, (uintptr_t)bk_arena_alloc(&a, n) %
		    _Alignof(max_align_t));
	small = bk_arena_strdup(&a, "small");
	big = bk_arena_zalloc(&a, 1 << 20);
	for (size_t i = 0; i < 1 << 20; i++)
		assert_int_equal(0, big[i]);
	assert_string_equal("small", small);
	assert_string_equal("7 x", bk_arena_printf(&a, "%d %s", 7, "x"));
	assert_string_equal("ab", bk_arena_strndup(&a, "abc", 2));
	assert_string_equal("", bk_arena_strndup(&a, NULL, 0));
	assert_null(bk_arena_dup(&a, "x", 0, 1));
	assert_memory_equal("xyz", bk_arena_dup(&a, "xyz", 3, 1), 3);
	bk_arena_reset(&a);
	assert_int_equal(0, a.used);
	assert_non_null(bk_arena_alloc(&a, 10));
	bk_arena_free(&a);
	bk_arena_free(&a);
	bk_arena_reset(&a);
	assert_string_equal("again", bk_arena_strdup(&a, "again"));
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_insert_find_replace),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_many_keys_in_order),
		cmocka_unit_test(test_a_map_of_numbers),
		cmocka_unit_test(test_the_arena_aligns_and_keeps),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
