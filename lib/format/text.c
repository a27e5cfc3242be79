#include "text.h"

#include <zlib.h>

#include "msg_base.h"
#include "mem.h"
#include "msg_export.h"
#include "utf8.h"

/* How much of a file is looked at to tell UTF-16 without a mark. */
enum { PROBE = 16 * 1024, PIECE = 256 * 1024 };

static const char *const names[BK_NENCODINGS] = {
	[BK_ENC_UTF8] = "UTF-8",
	[BK_ENC_UTF8_BOM] = "UTF-8 with BOM",
	[BK_ENC_UTF16LE] = "UTF-16LE",
	[BK_ENC_UTF16LE_BOM] = "UTF-16LE with BOM",
	[BK_ENC_UTF16BE] = "UTF-16BE",
	[BK_ENC_UTF16BE_BOM] = "UTF-16BE with BOM",
	[BK_ENC_CP1252] = "Windows-1252",
};

const char *
bk_text_encoding_name(enum bk_encoding enc)
{
	return names[enc];
}

static bool
is_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* Is every LF there with the zero byte that UTF-16 has beside it? */
static bool
has_wide_lines(struct bk_str s, size_t n, bool big)
{
	for (size_t i = 0; i < n; i++)
		if (s.p[i] == '\n' && ((i & 1) != big || s.p[i ^ 1]))
			return false;
	return true;
}

/*
 * Even a text in Cyrillic has a zero in one byte of every blank, digit,
 * separator and line end; so a tenth of one half zero and next to nothing of
 * the other is UTF-16, and no UTF-8 or 8-bit text has zeros at all. Where
 * letters stand side by side, or a line end without its zero, a stray one is
 * damage.
 */
static bool
utf16_by_zeros(struct bk_str s, enum bk_encoding *enc)
{
	size_t n = s.n < PROBE ? s.n : PROBE;
	size_t zero[2] = { 0, 0 }, side_by_side = 0;

	n &= ~(size_t)1;
	if (n < 4)
		return false;
	for (size_t i = 0; i < n; i++)
		zero[i & 1] += s.p[i] == '\0';
	for (size_t i = 0; i < n; i += 2)
		side_by_side += is_ascii(s.p[i]) && is_ascii(s.p[i + 1]);
	if (side_by_side > 2 * (zero[0] + zero[1]))
		return false;
	if (zero[1] >= n / 20 && zero[0] * 20 <= zero[1])
		*enc = BK_ENC_UTF16LE;
	else if (zero[0] >= n / 20 && zero[1] * 20 <= zero[0])
		*enc = BK_ENC_UTF16BE;
	else
		return false;
	return zero[0] + zero[1] > 0 &&
	    has_wide_lines(s, n, *enc == BK_ENC_UTF16BE);
}

enum bk_encoding
bk_text_encoding(struct bk_str s, size_t *mark)
{
	enum bk_encoding enc;

	*mark = 3;
	if (bk_str_starts(s, "\xef\xbb\xbf"))
		return BK_ENC_UTF8_BOM;
	*mark = 2;
	if (bk_str_starts(s, "\xff\xfe"))
		return BK_ENC_UTF16LE_BOM;
	if (bk_str_starts(s, "\xfe\xff"))
		return BK_ENC_UTF16BE_BOM;
	*mark = 0;
	if (utf16_by_zeros(s, &enc))
		return enc;
	return bk_utf8_valid(s.p, s.n, NULL) ? BK_ENC_UTF8 : BK_ENC_CP1252;
}

bool
bk_text_is_gzip(struct bk_str s)
{
	return bk_str_starts(s, "\x1f\x8b\x08");
}

enum { TOO_FAR = 1000 };	/* no status of zlib's */

/* Inflate one member after the other; the last zlib status, or TOO_FAR. */
static int
inflate_members(z_stream *z, size_t max, struct bk_buf *out)
{
	size_t start = out->n;
	int r;

	do {
		bk_buf_reserve(out, PIECE);
		z->next_out = (Bytef *)out->p + out->n;
		z->avail_out = PIECE;
		r = inflate(z, Z_NO_FLUSH);
		out->n += PIECE - z->avail_out;
		out->p[out->n] = '\0';
		if (out->n - start > max)
			return TOO_FAR;
		/* zeros after the last member are a tape's padding */
		if (r == Z_STREAM_END && z->avail_in && *z->next_in == 0x1f)
			r = inflateReset(z);
		else if (r == Z_STREAM_END)
			return r;
	} while (r == Z_OK && (z->avail_in || z->avail_out == 0));
	return r == Z_OK ? Z_BUF_ERROR : r;
}

/*
 * Append the unpacked bytes of all members to *out. Damaged, cut short, or
 * more than `max`: reported, -1, *out as it was.
 */
static int
unpack(const char *file, struct bk_str s, size_t max,
    struct bk_buf *out, struct bk_diag *dg)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)s.p };
	size_t start = out->n;
	int r;

	if (s.n > UINT32_MAX) {
		bk_diag(dg, &bk_msg_too_large, file, 0, NULL);
		return -1;
	}
	z.avail_in = (uInt)s.n;
	r = inflateInit2(&z, 16 + MAX_WBITS);
	if (r == Z_OK) {
		r = inflate_members(&z, max, out);
		inflateEnd(&z);
	}
	if (r == Z_STREAM_END)
		return 0;
	if (r == Z_MEM_ERROR)
		bk_mem_exhausted();
	if (r == TOO_FAR)
		bk_diag(dg, &bk_msg_inflates_too_far, file, 0,
		    "more than %zu bytes", max);
	else
		bk_diag(dg, &bk_msg_gzip_broken, file, 0, "%s",
		    bk_diag_text(dg, r == Z_BUF_ERROR ? "cut short" :
		    z.msg ? z.msg : "wrong checksum"));
	out->n = start;
	if (out->cap)
		out->p[start] = '\0';
	return -1;
}

static uint32_t
unit16(struct bk_str s, size_t i, bool big)
{
	uint32_t a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];

	return big ? a << 8 | b : b << 8 | a;
}

static void
put_cp(struct bk_buf *out, uint32_t cp)
{
	char u[4];

	bk_buf_add(out, u, bk_utf8_put(cp, u));
}

/* Decode; the number of damaged characters. */
static size_t
from_utf16(struct bk_str s, bool big, struct bk_buf *out)
{
	size_t bad = s.n & 1;

	bk_buf_reserve(out, s.n / 2 + s.n / 4);
	for (size_t i = 0; i + 1 < s.n; i += 2) {
		uint32_t c = unit16(s, i, big), low;

		if (c >= 0xd800 && c <= 0xdfff) {
			low = i + 3 < s.n ? unit16(s, i + 2, big) : 0;
			if (c < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
				c = 0x10000 + ((c - 0xd800) << 10) +
				    (low - 0xdc00);
				i += 2;
			} else {
				c = 0xfffd;
				bad++;
			}
		}
		if (c < 0x80)
			bk_buf_putc(out, (char)c);
		else
			put_cp(out, c);
	}
	if (s.n & 1)
		put_cp(out, 0xfffd);
	return bad;
}

/* 0x80 to 0x9f of Windows-1252; the five that it leaves open are U+FFFD. */
static const uint16_t cp1252[32] = {
	0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/*
 * Are there at least as many UTF-8 letters as stray bytes? Then rows of both
 * kinds were joined; else a pair such as N~ and a quote only looks like a
 * letter.
 */
static bool
is_mixed(struct bk_str s)
{
	size_t letters = 0, bytes = 0;

	for (size_t i = 0, len; i < s.n; i += len ? len : 1) {
		uint32_t cp;

		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		letters += len > 1;
		bytes += len == 0;
	}
	return letters >= bytes && letters > 0;
}

static void
from_cp1252(struct bk_str s, struct bk_buf *out)
{
	bool mixed = is_mixed(s);

	bk_buf_reserve(out, s.n + s.n / 8);
	for (size_t i = 0, len; i < s.n; i += len) {
		unsigned char c = (unsigned char)s.p[i];
		uint32_t cp;

		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (len == 1) {
			bk_buf_putc(out, (char)c);
			continue;
		}
		if (len == 0 || !mixed) {
			cp = c < 0xa0 ? cp1252[c - 0x80] : c;
			len = 1;
		}
		put_cp(out, cp);
	}
}

static size_t
line_of(const char *p, const char *at)
{
	size_t line = 1;

	for (; p < at; p++)
		line += *p == '\n';
	return line;
}

static int
decode(struct bk_text *t, const char *file, struct bk_str s,
    struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT;
	const char *nul;
	size_t mark;

	t->enc = bk_text_encoding(s, &mark);
	s.p += mark;
	s.n -= mark;
	/*
	 * The mark promises UTF-8; where the rest is not, an editor put the
	 * mark before old bytes.
	 */
	if (t->enc == BK_ENC_UTF8_BOM && !bk_utf8_valid(s.p, s.n, NULL))
		t->enc = BK_ENC_CP1252;
	t->s = s;
	switch (t->enc) {
	case BK_ENC_UTF8:
	case BK_ENC_UTF8_BOM:
	case BK_NENCODINGS:
		break;
	case BK_ENC_CP1252:
		from_cp1252(s, &out);
		bk_diag(dg, &bk_msg_read_as_cp1252, file, 0, NULL);
		break;
	default:
		if (from_utf16(s, t->enc == BK_ENC_UTF16BE ||
		    t->enc == BK_ENC_UTF16BE_BOM, &out))
			bk_diag(dg, &bk_msg_utf16_broken, file, 0, NULL);
		break;
	}
	if (out.cap) {
		bk_buf_free(&t->own);
		t->own = out;
		t->s = bk_buf_str(&out);
	}
	nul = t->s.n ? memchr(t->s.p, '\0', t->s.n) : NULL;
	if (!nul)
		return 0;
	bk_diag(dg, &bk_msg_nul_byte, file, line_of(t->s.p, nul), NULL);
	return -1;
}

int
bk_text_decode(struct bk_text *t, const char *file, struct bk_str bytes,
    struct bk_diag *dg)
{
	*t = (struct bk_text){ .own = BK_BUF_INIT };
	if (decode(t, file, bytes, dg) == 0)
		return 0;
	bk_text_free(t);
	return -1;
}

int
bk_text_read(struct bk_text *t, const char *file, struct bk_str bytes,
    size_t max, struct bk_diag *dg)
{
	*t = (struct bk_text){ .own = BK_BUF_INIT };
	if (bk_text_is_gzip(bytes)) {
		t->gzip = true;
		if (unpack(file, bytes, max, &t->own, dg) < 0)
			goto fail;
		bytes = bk_buf_str(&t->own);
	}
	if (decode(t, file, bytes, dg) == 0)
		return 0;
fail:
	bk_text_free(t);
	return -1;
}

void
bk_text_free(struct bk_text *t)
{
	bk_buf_free(&t->own);
	t->s = (struct bk_str){ "", 0 };
}
