#include "walink.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"

/* Its digits alone; false where other signs than of a telephone stand. */
static bool
digits_of(struct bk_buf *b, const char *phone)
{
	for (; *phone; phone++)
		if (*phone >= '0' && *phone <= '9')
			bk_buf_putc(b, *phone);
		else if (!strchr(" -.()+", *phone))
			return false;
	return true;
}

/*
 * What stands behind a country's sign, "+" or "00", in the digits of a number;
 * NULL where it has none. Without it, +81 90... of Japan would be an 0819...
 */
static const char *
abroad(const char *phone, const char *digits)
{
	if (strchr(phone, '+'))
		return digits;
	return strncmp(digits, "00", 2) == 0 ? digits + 2 : NULL;
}

/*
 * The number of a mobile telephone in Indonesia as wa.me requires it,
 * "6281234567890"; NULL for a landline and anything else.
 */
static const char *
mobile_of(struct bk_arena *a, const char *phone)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *p, *country, *number = NULL;

	if (phone && digits_of(&b, phone) && b.n) {
		country = abroad(phone, b.p);
		p = country ? country : b.p;
		if (strncmp(p, "62", 2) == 0)
			p += 2;
		else if (country)
			p = "";
		p += *p == '0';
		/* Every mobile number begins with 8 and has 9 to 12 digits. */
		if (*p == '8' && strlen(p) >= 9 && strlen(p) <= 12)
			number = bk_arena_printf(a, "62%s", p);
	}
	bk_buf_free(&b);
	return number;
}

/* What stands in an address as it is [RFC 3986]. */
static bool
is_unreserved(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || strchr("-._~", c);
}

const char *
bk_walink(struct bk_arena *a, const char *phone, const char *message)
{
	const char *number = mobile_of(a, phone), *link;
	struct bk_buf b = BK_BUF_INIT;

	if (!number)
		return NULL;
	bk_buf_printf(&b, "https://wa.me/%s?text=", number);
	for (const char *p = message; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (is_unreserved(c))
			bk_buf_putc(&b, *p);
		else
			bk_buf_printf(&b, "%%%02X", c);
	}
	link = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return link;
}

const char *
bk_walink_chat(struct bk_arena *a, const char *phone)
{
	const char *number = mobile_of(a, phone);

	return number ? bk_arena_printf(a, "https://wa.me/%s", number) : NULL;
}

const char *
bk_walink_call(struct bk_arena *a, const char *phone)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *mobile = mobile_of(a, phone), *call = NULL, *country;

	if (mobile)
		return bk_arena_printf(a, "tel:+%s", mobile);
	if (phone && digits_of(&b, phone) && b.n >= 6 && b.n <= 15) {
		country = abroad(phone, b.p);
		if (country)
			call = bk_arena_printf(a, "tel:+%s", country);
		else if (*b.p == '0')
			call = bk_arena_printf(a, "tel:+62%s", b.p + 1);
		else
			call = bk_arena_printf(a, "tel:%s", b.p);
	}
	bk_buf_free(&b);
	return call;
}
