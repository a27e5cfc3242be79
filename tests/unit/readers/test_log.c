/*
 * The log reader against a plain one: the same documents and the same
 * findings, however many threads, however the file is cut into blocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "csv.h"
#include "formats.h"
#include "heading.h"
#include "intake.h"
#include "io.h"
#include "mark.h"
#include "msg_ingest.h"

static unsigned
chance(uint32_t *seed, unsigned n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static char *
write_temp(const struct bk_buf *text)
{
	static char path[] = "log-XXXXXX";
	int fd;

	snprintf(path, sizeof(path), "log-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(bk_io_write(fd, text->p, text->n), 0);
	close(fd);
	return path;
}

/* Documents, messages and rejects of a file, as one text. */
static void
ingest(const char *path, int jobs, struct bk_buf *out)
{
	struct bk_ingest_options opt = { .formats = bk_formats,
		.jobs = jobs,
		.rejects = "rejects.csv", .present_percent = 50 };
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_ingest *in;

	bk_buf_clear(out);
	in = bk_ingest_new(&opt, &dg);
	assert_non_null(in);
	assert_int_equal(bk_ingest_file(in, path), 0);
	bk_ingest_attendance(in, 0, BK_INT_NONE, out);
	bk_ingest_report(in, false, out);
	assert_int_equal(bk_ingest_finish(in), 0);
	bk_buf_putstr(out, bk_buf_str(&said));
	assert_int_equal(bk_io_read("rejects.csv", 64 << 20, out, &dg), 0);
	bk_ingest_free(in);
	bk_buf_free(&said);
	unlink("rejects.csv");
}

/* How often a text occurs. */
static size_t
occurs(const struct bk_buf *b, const char *what)
{
	size_t n = 0;

	for (const char *p = b->p; (p = strstr(p, what)) != NULL; p++)
		n++;
	return n;
}

static const char *const odd_rows[] = {
	"\n", ",,,,,\n", "2020-08-32,X,7,Ani,Fisika,H\n",
	"2020-08-03,X,7,\"Ani,Fisika,H\n", "2020-08-03,X,7,Ani,Fisika,?\n",
	"2020-08-03,X,,Ani,Fisika,H\n", "2020-08-03,X,7,A,Fisika,H,more\n",
	"2020-08-03,X,7,Ani,Fisika,H\n", "2020-08-03,X,7\n",
	"2020-08-04,X,8,\"Budi\r\n\"\"B\"\" of\n\nJl. 5, RT 2\",Kimia,S\r\n",
	"2020-08-05,X,8,\"two\nlines\",Kimia,Alpa\r",
};

/* A log of some MiB with rows of every kind among good ones. */
static void
make_log(struct bk_buf *b, size_t size, unsigned odd, uint32_t seed)
{
	static const char *const mark[] = { "H", "hadir", "S", "Izin", "A",
		"T" };

	bk_buf_puts(b, "date,class,nis,name,subject,status\n");
	while (b->n < size) {
		unsigned st = chance(&seed, 300), d = chance(&seed, 28);

		if (odd && chance(&seed, odd) == 0) {
			bk_buf_puts(b, odd_rows[chance(&seed,
			    sizeof(odd_rows) / sizeof(odd_rows[0]))]);
			continue;
		}
		bk_buf_printf(b, "2020-%02u-%02u,X-%u,%u,", 7 +
		    chance(&seed, 5), d + 1, st % 9, 1000 + st);
		bk_buf_printf(b, st % 8 ? "Siswa %u" : "\"Siswa, %u\"", st);
		bk_buf_printf(b, ",Mapel %u,%s%s", chance(&seed, 14),
		    mark[chance(&seed, 6)], chance(&seed, 50) ? "\n" :
		    "\r\n");
	}
}

static void
test_threads_do_not_matter(void **state)
{
	struct bk_buf text = BK_BUF_INIT, one = BK_BUF_INIT,
	    many = BK_BUF_INIT;

	(void)state;
	for (unsigned odd = 0; odd <= 50; odd += 25) {
		char *path;

		bk_buf_clear(&text);
		make_log(&text, 3 << 20, odd, odd + 1);
		path = write_temp(&text);
		ingest(path, 1, &one);
		for (int jobs = 2; jobs <= 5; jobs++) {
			ingest(path, jobs, &many);
			assert_int_equal(one.n, many.n);
			assert_memory_equal(one.p, many.p, one.n);
		}
		unlink(path);
	}
	bk_buf_free(&text);
	bk_buf_free(&one);
	bk_buf_free(&many);
}

/* The same facts, row by row through the sink, from a plain reader. */
static void
read_plainly(const struct bk_buf *text, struct bk_buf *out, size_t *bad)
{
	struct bk_csv c = { .text = text->p, .n = text->n, .delimiter = ',',
		.line = 1 };
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_ingest_options opt = { .formats = bk_formats, .jobs = 1 };
	struct bk_buf only = BK_BUF_INIT;
	struct bk_ingest *in = bk_ingest_new(&opt, &dg);
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_csv_row row;
	char *path;

	/* Any file will do to be the one that the facts are of. */
	bk_buf_puts(&only, "nis,date,status\n");
	path = write_temp(&only);
	assert_int_equal(bk_ingest_file(in, path), 0);
	unlink(path);
	*bad = 0;
	bk_csv_next(&c, &a, &row);
	while (bk_csv_next(&c, &a, &row)) {
		struct bk_session s = { .minutes = BK_MINUTES_UNKNOWN,
		    .period = BK_STR("") };
		bool blank = true;

		for (size_t i = 0; i < row.ncells; i++)
			blank &= row.cell[i].n == 0;
		if (blank)
			continue;
		if (row.fault != BK_CSV_OK || row.ncells != 6 ||
		    row.cell[2].n == 0 ||
		    bk_date_parse(row.cell[0], &s.date) < 0 ||
		    bk_mark_read(row.cell[5], BK_HINT_INDONESIAN, &s.mark) !=
		    BK_MARK_READ) {
			++*bad;
			continue;
		}
		s.who = (struct bk_who){ .class = row.cell[1], .nis =
		    row.cell[2], .name = row.cell[3], .nisn = BK_STR(""),
		    .email = BK_STR("") };
		s.subject = row.cell[4];
		s.line = row.line;
		assert_int_equal(bk_ingest_session(in, &s), 1);
		bk_arena_reset(&a);
	}
	bk_csv_free(&c);
	bk_arena_free(&a);
	bk_ingest_attendance(in, 0, BK_INT_NONE, out);
	bk_ingest_free(in);
	bk_buf_free(&said);
	bk_buf_free(&only);
}

/* Leave out the lines that name the source. */
static void
without_sources(struct bk_buf *b)
{
	struct bk_buf out = BK_BUF_INIT;

	for (char *p = b->p, *nl; *p && (nl = strchr(p, '\n')); p = nl + 1)
		if (strncmp(p, "  - {file:", 10) != 0)
			bk_buf_add(&out, p, (size_t)(nl - p) + 1);
	bk_buf_free(b);
	*b = out;
}

static void
test_same_as_a_plain_reader(void **state)
{
	struct bk_buf text = BK_BUF_INIT, fast = BK_BUF_INIT,
	    plain = BK_BUF_INIT;
	size_t bad;
	char *path, *end;

	(void)state;
	make_log(&text, 2 << 20, 60, 5);
	read_plainly(&text, &plain, &bad);
	without_sources(&plain);
	path = write_temp(&text);
	ingest(path, 2, &fast);
	unlink(path);
	assert_int_equal(occurs(&fast, "; row rejected"), bad);
	end = strstr(fast.p, "bk-ingest: ");	/* the report */
	assert_non_null(end);
	*end = '\0';
	fast.n = (size_t)(end - fast.p);
	without_sources(&fast);
	assert_string_equal(fast.p, plain.p);
	bk_buf_free(&text);
	bk_buf_free(&fast);
	bk_buf_free(&plain);
}

/* More different remarks than are remembered: each is read all the same. */
static void
test_remarks_may_all_differ(void **state)
{
	struct bk_buf text = BK_BUF_INIT, one = BK_BUF_INIT,
	    many = BK_BUF_INIT;
	char *path;

	(void)state;
	bk_buf_puts(&text, "date,nis,name,subject,status,keterangan\n");
	for (unsigned i = 0; i < 60000; i++)
		bk_buf_printf(&text, "2020-%02u-%02u,%u,Siswa %u,Mapel %u,%s "
		    "%u\n", 7 + i % 5, i / 5 % 28 + 1, 1000 + i % 7,
		    i % 7, i / 980, i % 3 == 0 ? "Alpa,sakit ke" : i % 3 == 1 ?
		    "Izin,acara ke" : "Hadir,nomor", i);
	path = write_temp(&text);
	ingest(path, 1, &one);
	ingest(path, 3, &many);
	unlink(path);
	assert_string_equal(one.p, many.p);
	/* an illness is no Alpa, whichever of the 20,000 it is */
	assert_int_equal(occurs(&one, ",status and reason contradict each "
	    "other,"), 20000);
	assert_int_equal(occurs(&one, "; row rejected"), 20000);
	bk_buf_free(&text);
	bk_buf_free(&one);
	bk_buf_free(&many);
}

/* Each finding names the line where a person's editor shows it. */
static void
test_lines(void **state)
{
	struct bk_buf text = BK_BUF_INIT, out = BK_BUF_INIT;
	char *path;

	(void)state;
	bk_buf_puts(&text,
	    "Rekap absensi\r\n\r\n"
	    "Nama;NIS;Tanggal;Mapel;Ket\r\n"
	    "Ani;1;03/08/2020;Fisika;H\r\n"
	    "\"Bu\r\n\1di\";2;03/08/2020;Fisika;H\r\n"
	    "Ani;1;31/02/2020;Fisika;H\r\n"
	    "Ani;1;13/08/2020;Fisika;X\r\n"
	    "Ani;1;03/08/2020;Fisika;H\r\n");
	path = write_temp(&text);
	ingest(path, 1, &out);
	unlink(path);
	assert_non_null(strstr(out.p, ":5: control characters in a cell"));
	assert_non_null(strstr(out.p, ":7: no such date: 31/02/2020"));
	assert_non_null(strstr(out.p, ":8: status not known: X"));
	assert_non_null(strstr(out.p, ":9: session entered twice"));
	assert_int_equal(occurs(&out, "kind: attendance"), 1);
	assert_non_null(strstr(out.p, ",5,control characters in a cell,"
	    "\"\"\"Bu\r\n\1di\"\";2;03/08/2020;Fisika;H\"\n"));
	bk_buf_free(&text);
	bk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads_do_not_matter),
		cmocka_unit_test(test_same_as_a_plain_reader),
		cmocka_unit_test(test_remarks_may_all_differ),
		cmocka_unit_test(test_lines),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
