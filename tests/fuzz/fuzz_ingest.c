/*
 * Any bytes as an export: read or refused; what is made of it is a stream
 * that we read ourselves, and every row of a log is used or rejected. The
 * first byte says what the operator asked for.
 */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "formats.h"
#include "intake.h"
#include "term.h"
#include "yamlin.h"

static void
check_stream(const struct bk_buf *b)
{
	struct bk_yaml_stream s = { .p = b->p, .n = b->n, .line = 1 };
	struct bk_yaml_piece piece;

	while (bk_yamlin_next(&s, &piece)) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_diag quiet = { 0 };

		/* Beyond the limit it is refused, as any other document. */
		must(piece.n > BK_YAML_MAX_BYTES ||
		    bk_yamlin_parse(&piece, "f", &a, &quiet) != NULL);
		bk_arena_free(&a);
	}
}

static void
run(const char *path, const struct bk_ingest_options *opt)
{
	struct bk_diag quiet = { 0 };
	struct bk_ingest *in = bk_ingest_new(opt, &quiet);
	struct bk_buf out = BK_BUF_INIT;

	must(in != NULL);
	if (bk_ingest_file(in, path) == 0) {
		struct bk_roster list = bk_ingest_students(in);

		for (size_t i = 0; i < list.n; i++)
			bk_student_write(&out, &list.v[i]);
		if (opt->as_long)
			bk_ingest_long(in, &out);
		else
			bk_ingest_attendance(in, 0, BK_INT_NONE, &out);
		if (!opt->as_long)
			check_stream(&out);
		bk_ingest_report(in, BK_REPORT_FULL, &out);
		bk_ingest_report(in, BK_REPORT_JSON, &out);
	}
	bk_buf_free(&out);
	bk_ingest_free(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_ingest_options opt = {.formats = bk_formats,
	    .jobs = 1,
	    .present_percent = 75,
	    .today = bk_date_make(2020, 9, 30),
	    .zone = 420};
	char path[32];
	int fd;

	if (n < 1)
		return 0;
	opt.as_long = data[0] & 1;
	opt.date_order_given = data[0] & 2;
	if (data[0] & 4)
		opt.term = bk_term_of(opt.today);
	for (unsigned i = 0; data[0] & 0x80 && i <= (data[0] >> 3 & 15u); i++)
		if (!(opt.as = bk_formats[i]))
			break;
	if (opt.as && strcmp(opt.as->name, "map") == 0)
		opt.as = NULL;		/* which needs a map */
	fd = memfd_create("export", MFD_CLOEXEC);
	must(fd >= 0 && write(fd, data + 1, n - 1) == (ssize_t)(n - 1));
	lseek(fd, 0, SEEK_SET);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	run(path, &opt);
	close(fd);
	return 0;
}
