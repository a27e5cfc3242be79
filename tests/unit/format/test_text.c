/* Bytes of an export as UTF-8: encodings, marks, packing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "mem.h"
#include "text.h"

#define B(lit) { lit, sizeof(lit) - 1 }

static const struct {
	const char	*what;
	struct bk_str	 in;
	enum bk_encoding enc;
	const char	*out;
	const char	*said;
} cases[] = {
	{ "empty", B(""), BK_ENC_UTF8, "", "" },
	{ "ascii", B("nis,nama\n1,A\n"), BK_ENC_UTF8, "nis,nama\n1,A\n", "" },
	{ "utf-8", B("Ma\xcc\x80ruf \xe2\x9c\x93"), BK_ENC_UTF8,
	    "Ma\xcc\x80ruf \xe2\x9c\x93", "" },
	{ "mark is no part of the first heading", B("\xef\xbb\xbfnama"),
	    BK_ENC_UTF8_BOM, "nama", "" },
	{ "utf-16le, mark", B("\xff\xfeN\0a\0\t\0\x13\x27"),
	    BK_ENC_UTF16LE_BOM, "Na\t\xe2\x9c\x93", "" },
	{ "utf-16be, mark", B("\xfe\xff\0N\0a\0\t\x27\x13"),
	    BK_ENC_UTF16BE_BOM, "Na\t\xe2\x9c\x93", "" },
	{ "utf-16le", B("N\0a\0m\0e\0\t\0J\0o\0i\0n\0\r\0\n\0"),
	    BK_ENC_UTF16LE, "Name\tJoin\r\n", "" },
	{ "utf-16be", B("\0N\0a\0m\0e\0\t\0J\0o\0i\0n\0\r\0\n"),
	    BK_ENC_UTF16BE, "Name\tJoin\r\n", "" },
	{ "utf-16le, cyrillic", B("\x06\x04" "\x3c\x04" "\x4f\x04" "\t\0"
	    "\x14\x04" "\x30\x04" "\x42\x04" "\x30\x04" "\r\0\n\0"),
	    BK_ENC_UTF16LE, "\xd0\x86\xd0\xbc\xd1\x8f\t\xd0\x94\xd0\xb0\xd1"
	    "\x82\xd0\xb0\r\n", "" },
	{ "utf-16le, beyond the first plane",
	    B("\xff\xfe\x3d\xd8\x00\xde" "a\0"), BK_ENC_UTF16LE_BOM,
	    "\xf0\x9f\x98\x80" "a", "" },
	{ "utf-16le, half a pair and half a unit",
	    B("\xff\xfe\x3d\xd8" "a\0b"), BK_ENC_UTF16LE_BOM,
	    "\xef\xbf\xbd" "a\xef\xbf\xbd",
	    "note: f.csv: broken UTF-16; "
	    "the damaged characters are shown as U+FFFD\n" },
	{ "windows-1252", B("Andr\xe9 \x93x\x94 \x80 \x81"), BK_ENC_CP1252,
	    "Andr\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d \xe2\x82\xac \xef\xbf\xbd",
	    "note: f.csv: not UTF-8; read as Windows-1252\n" },
	{ "windows-1252 after utf-8 lines", B("Jos\xc3\xa9\nJos\xe9\n"),
	    BK_ENC_CP1252, "Jos\xc3\xa9\nJos\xc3\xa9\n",
	    "note: f.csv: not UTF-8; read as Windows-1252\n" },
	{ "windows-1252 that looks like a letter of utf-8",
	    B("Jos\xe9 \x93\xd1\x94"), BK_ENC_CP1252,
	    "Jos\xc3\xa9 \xe2\x80\x9c\xc3\x91\xe2\x80\x9d",
	    "note: f.csv: not UTF-8; read as Windows-1252\n" },
	{ "a mark before windows-1252", B("\xef\xbb\xbfJos\xe9"),
	    BK_ENC_CP1252, "Jos\xc3\xa9",
	    "note: f.csv: not UTF-8; read as Windows-1252\n" },
	{ "an overlong form is no character", B("a\xc0\x80z"), BK_ENC_CP1252,
	    "a\xc3\x80\xe2\x82\xacz",
	    "note: f.csv: not UTF-8; read as Windows-1252\n" },
};

static void
decodes(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_buf said = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_text t;

		assert_int_equal(0, bk_text_read(&t, "f.csv", cases[i].in,
		    BK_TEXT_MAX, &dg));
		assert_int_equal(cases[i].enc, t.enc);
		assert_int_equal(strlen(cases[i].out), t.s.n);
		assert_memory_equal(cases[i].out, t.s.p, t.s.n);
		assert_string_equal(cases[i].said, said.p);
		bk_text_free(&t);
		bk_buf_free(&said);
	}
}

static void
nul_is_refused_with_its_line(void **state)
{
	static const struct bk_str in[] = {
		B("one line and a long one\nof text with a byte\nthat is no "
		    "character: \0 in it, and much more text\n"),
		B("nis\nnama\n1,A\0B\n"),	/* not UTF-16, as one might */
		B("a\n\nb\0\n"), B("ab\nc\n\0"),
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(in); i++) {
		struct bk_buf said = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_text t;

		assert_int_equal(-1, bk_text_read(&t, "f.csv", in[i],
		    BK_TEXT_MAX, &dg));
		assert_string_equal("error: f.csv:3: holds NUL bytes: not a "
		    "text file; nothing read\n", said.p);
		bk_buf_free(&said);
	}
}

static void
pack(struct bk_buf *out, const void *p, size_t n)
{
	z_stream z = { 0 };

	assert_int_equal(Z_OK, deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS,
	    8, Z_DEFAULT_STRATEGY));
	bk_buf_reserve(out, deflateBound(&z, n) + 64);
	z.next_in = (Bytef *)(uintptr_t)p;
	z.avail_in = (uInt)n;
	z.next_out = (Bytef *)out->p + out->n;
	z.avail_out = (uInt)(out->cap - out->n - 1);
	assert_int_equal(Z_STREAM_END, deflate(&z, Z_FINISH));
	out->n += z.total_out;
	deflateEnd(&z);
}

static void
gzip_members_are_joined(void **state)
{
	static const char utf16[] = "\xff\xfeN\0a\0m\0a\0\n\0";
	struct bk_buf gz = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_text t;

	(void)state;
	pack(&gz, utf16, 4);
	pack(&gz, utf16 + 4, sizeof(utf16) - 1 - 4);
	bk_buf_add(&gz, "\0\0\0", 3);
	assert_int_equal(0, bk_text_read(&t, "f.gz", bk_buf_str(&gz), 64,
	    &dg));
	assert_true(t.gzip);
	assert_int_equal(BK_ENC_UTF16LE_BOM, t.enc);
	assert_true(bk_str_eq(t.s, BK_STR("Nama\n")));
	assert_string_equal("", said.p);
	bk_text_free(&t);
	bk_buf_free(&gz);
	bk_buf_free(&said);
}

/* One fault after the other, on the same packed text. */
static void
gzip_faults_are_said(void **state)
{
	static const struct {
		size_t		 cut, flip, max;
		const char	*said;
	} faults[] = {
		{ 0, 0, 999, "error: f.gz: unpacks to more than is read: more "
		    "than 999 bytes; nothing read; give it in parts\n" },
		{ 5, 0, 4000, "error: f.gz: damaged gzip data: cut short; "
		    "nothing read; fetch it again\n" },
		{ 0, 5, 4000, "error: f.gz: damaged gzip data: incorrect data "
		    "check; nothing read; fetch it again\n" },
	};
	char text[4000];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t i = 0; i < BK_NELEM(faults); i++) {
		struct bk_buf gz = BK_BUF_INIT, said = BK_BUF_INIT;
		struct bk_diag dg = bk_diag_into(&said);
		struct bk_text t;

		pack(&gz, text, sizeof(text));
		gz.n -= faults[i].cut;
		if (faults[i].flip)
			gz.p[gz.n - faults[i].flip] ^= 1;
		assert_int_equal(-1, bk_text_read(&t, "f.gz", bk_buf_str(&gz),
		    faults[i].max, &dg));
		assert_string_equal(faults[i].said, said.p);
		bk_buf_free(&gz);
		bk_buf_free(&said);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(nul_is_refused_with_its_line),
		cmocka_unit_test(gzip_members_are_joined),
		cmocka_unit_test(gzip_faults_are_said),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
