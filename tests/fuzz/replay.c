/* Replay files, or all files of directories, through a fuzz target. */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "buf.h"
#include "fuzz.h"
#include "io.h"

static int
replay(const char *path)
{
	struct bk_buf said = BK_BUF_INIT, text = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	char *exact;
	int r = bk_io_read(path, (size_t)16 << 20, &text, &dg);

	if (r == 0) {			/* no byte behind it may be read */
		exact = malloc(text.n ? text.n : 1);
		must(exact != NULL);
		if (text.n)
			memcpy(exact, text.p, text.n);
		LLVMFuzzerTestOneInput((const uint8_t *)exact, text.n);
		free(exact);
	}
	fputs(said.p, stderr);
	bk_buf_free(&said);
	bk_buf_free(&text);
	return r;
}

static int
replay_directory(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int n = 0, r = 0;

	while (d && r == 0 && (e = readdir(d))) {
		struct bk_buf path = BK_BUF_INIT;

		if (e->d_name[0] == '.')
			continue;
		bk_buf_printf(&path, "%s/%s", dir, e->d_name);
		r = replay(path.p);
		bk_buf_free(&path);
		n++;
	}
	if (d)
		closedir(d);
	return r < 0 || n == 0 ? -1 : n;
}

int
main(int argc, char **argv)
{
	int total = 0;

	for (int i = 1; i < argc; i++) {
		struct stat st;
		int n = stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode) ?
		    replay_directory(argv[i]) : replay(argv[i]) < 0 ? -1 : 1;

		if (n < 0)
			return 1;
		total += n;
	}
	printf("%d replayed\n", total);
	return 0;
}
