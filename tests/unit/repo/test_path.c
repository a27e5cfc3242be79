/* File names of a repository (path.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "beneath.h"
#include "mem.h"
#include "map.h"
#include "path.h"
#include "term.h"

static bk_term
first_term(void)
{
	bk_term t = 0;

	assert_int_equal(bk_term_parse(BK_STR("2020-2021-1"), &t), 0);
	return t;
}

static void
names_what_a_person_would(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	bk_term t = first_term();

	(void)state;
	assert_string_equal(bk_path_case(&a, t, BK_STR("10234")),
	    "cases/2020-2021-1/10234.yaml");
	assert_string_equal(bk_path_routine(&a, t, BK_STR("10234")),
	    "routine/2020-2021-1/10234.yaml");
	assert_string_equal(bk_path_roster(&a, t), "roster/2020-2021-1.yaml");
	assert_string_equal(bk_path_attendance(&a, t, "0123456789ab"),
	    "attendance/2020-2021-1/0123456789ab.yaml");
	assert_string_equal(bk_path_complaint(&a, BK_STR("2020-10-05-1")),
	    "complaints/2020-10-05-1.yaml");
	bk_arena_free(&a);
}

static void
encodes_unsafe_bytes(void **state)
{
	static const struct {
		const char *key, *name;
	} c[] = {
		{ "12/345", "12%2F345" },
		{ "../../x", "%2E.%2F..%2Fx" },
		{ "..", "%2E." },
		{ ".git/config", "%2Egit%2Fconfig" },
		{ "/abs", "%2Fabs" },
		{ "-rf", "-rf" },
		{ "100%", "100%25" },
		{ "a\nb\033", "a%0Ab%1B" },
		{ "a b", "a%20b" },
		{ "\303\251", "%C3%A9" },
		{ "CON", "%43ON" },
		{ "com1.x", "%63om1.x" },
		{ "CONTOH", "CONTOH" },
		{ "*?[:", "%2A%3F%5B%3A" },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		char *path = bk_path_complaint(&a, bk_str(c[i].key));

		assert_string_equal(path, bk_arena_printf(&a,
		    "complaints/%s.yaml", c[i].name));
		assert_true(bk_beneath_ok(path));
	}
	bk_arena_free(&a);
}

static void
refuses_what_has_no_name(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	char key[4096];

	(void)state;
	memset(key, 'x', sizeof(key));
	assert_null(bk_path_complaint(&a, BK_STR("")));
	assert_non_null(bk_path_complaint(&a,
	    (struct bk_str){ key, BK_PATH_KEY_MAX }));
	assert_null(bk_path_complaint(&a,
	    (struct bk_str){ key, BK_PATH_KEY_MAX + 1 }));
	assert_null(bk_path_complaint(&a,
	    (struct bk_str){ key, sizeof(key) }));
	memset(key, '/', sizeof(key));
	assert_null(bk_path_complaint(&a,
	    (struct bk_str){ key, BK_PATH_KEY_MAX / 3 + 1 }));
	bk_arena_free(&a);
}

/* Two keys never share a file. */
static void
is_injective(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_map keys = BK_MAP_INIT;	/* path -> its key */
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char key[6] = "", *path, *was;
		size_t n = 1 + (seed >> 20) % 5;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			key[i] = "./%20FcCoOnN\377"[(seed >> 16) % 13];
		}
		path = bk_path_complaint(&a, (struct bk_str){ key, n });
		assert_non_null(path);
		was = bk_map_get(&keys, bk_str(path));
		if (was)
			assert_string_equal(was, key);
		*bk_map_at(&keys, bk_str(path)) = bk_arena_strndup(&a, key, n);
	}
	/* 13 bytes in words of up to 5: nearly every round has its own. */
	assert_true(keys.n > 5000);
	bk_map_free(&keys);
	bk_arena_free(&a);
}

static void
stays_beneath(void **state)
{
	static const char *const bad[] = { "", "/", "/a", "a/", "a//b", ".",
		"..", "./a", "../a", "a/../b", "a/.", "a/..", "a\nb", "\177" };
	static const char *const good[] = {"a", "a/b", "...", "..a", ".bk/lock",
	    "templates/surat panggilan.html"};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(bad); i++)
		assert_false(bk_beneath_ok(bad[i]));
	for (size_t i = 0; i < BK_NELEM(good); i++)
		assert_true(bk_beneath_ok(good[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_what_a_person_would),
		cmocka_unit_test(encodes_unsafe_bytes),
		cmocka_unit_test(refuses_what_has_no_name),
		cmocka_unit_test(is_injective),
		cmocka_unit_test(stays_beneath),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
