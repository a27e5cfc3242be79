/* Any bytes as a map file, and as the aliases of a school. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "aliases.h"
#include "fuzz.h"
#include "mapfile.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_reader r = { .file = "f", .arena = &a, .dg = &dg,
		.check = n & 1 };
	struct bk_node *root = NULL;
	struct bk_aliases aliases = { 0 };
	struct bk_mapfile map;
	char path[32];
	int fd = memfd_create("map", 0);

	must(fd >= 0 && write(fd, data, n) == (ssize_t)n);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (bk_mapfile_read(path, &a, &map, &dg) < 0)
		must(said.n > 0);
	close(fd);
	if (bk_yamlin_parse_one((const char *)data, n, "f", &a, &root,
	    &dg) == 0 && root)
		bk_aliases_read(&r, root, &aliases);
	bk_buf_free(&said);
	bk_arena_free(&a);
	return 0;
}
