#include "ics.h"

#include <string.h>

#include "clock.h"
#include "utf8.h"

enum { FOLD = 75 };		/* octets of a line, without its end */

/* --- lines -------------------------------------------------------------- */

/* Append, folded: a line goes on behind CR LF and a blank [RFC 5545 3.1]. */
static void
fold(struct bk_buf *b, struct bk_str line)
{
	size_t used = 0;

	for (size_t i = 0, len; i < line.n; i += len) {
		uint32_t cp;

		len = bk_utf8_get(line.p + i, line.n - i, &cp);
		len = len ? len : 1;
		if (used + len > FOLD) {
			bk_buf_puts(b, "\r\n ");
			used = 1;
		}
		bk_buf_add(b, line.p + i, len);
		used += len;
	}
	bk_buf_puts(b, "\r\n");
}

/* Append one line, its value as it is, folded. */
static void
put_line(struct bk_buf *b, const char *name, const char *value)
{
	struct bk_buf line = BK_BUF_INIT;

	bk_buf_printf(&line, "%s:%s", name, value);
	fold(b, bk_buf_str(&line));
	bk_buf_free(&line);
}

/* 3.3.11; other control characters have no place in a text. */
static void
escape(struct bk_buf *b, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			bk_buf_puts(b, "\\n");
		else if (*text == '\\' || *text == ';' || *text == ',')
			bk_buf_printf(b, "\\%c", *text);
		else if ((unsigned char)*text >= ' ' && *text != 0x7f)
			bk_buf_putc(b, *text);
		else if (*text != '\r')
			bk_buf_putc(b, ' ');
	}
}

/* The same, the value a text: escaped. */
static void
put_text(struct bk_buf *b, const char *name, const char *text)
{
	struct bk_buf value = BK_BUF_INIT;

	escape(&value, text);
	put_line(b, name, value.p);
	bk_buf_free(&value);
}

/* --- zones -------------------------------------------------------------- */

/* "+07:00", "UTC+7", "UTC-03:30". */
static bool
offset(const char *s, int *minutes)
{
	int sign, h = 0;
	uint64_t m = 0;

	if (strncmp(s, "UTC", 3) == 0)
		s += 3;
	if (*s != '+' && *s != '-')
		return false;
	sign = *s++ == '-' ? -1 : 1;
	for (; *s >= '0' && *s <= '9' && h < 24; s++)
		h = h * 10 + (*s - '0');
	if (*s == ':' && bk_str_uint((struct bk_str){ s + 1, strlen(s) - 1 },
	    59, &m) == 0)
		s += strlen(s);
	*minutes = sign * (h * 60 + (int)m);
	return *s == '\0' && h <= 14;
}

bool
bk_ics_zone_find(const char *id, struct bk_ics_zone *z)
{
	static const struct bk_ics_zone zones[] = {
		{ "Asia/Jakarta", "WIB", 420 },
		{ "Asia/Pontianak", "WIB", 420 },
		{ "Asia/Makassar", "WITA", 480 },
		{ "Asia/Ujung_Pandang", "WITA", 480 },
		{ "Asia/Jayapura", "WIT", 540 },
		{ "UTC", "UTC", 0 },
	};

	*z = (struct bk_ics_zone){ NULL, NULL, 0 };
	for (size_t i = 0; id && i < sizeof(zones) / sizeof(zones[0]); i++)
		if (strcmp(zones[i].id, id) == 0) {
			*z = zones[i];
			return true;
		}
	if (!id || !offset(id, &z->minutes))
		return false;
	z->id = z->name = id;
	return true;
}

static void
put_zone(struct bk_buf *b, const struct bk_ics_zone *z)
{
	struct bk_buf east = BK_BUF_INIT;
	int m = z->minutes < 0 ? -z->minutes : z->minutes;

	bk_buf_printf(&east, "%c%02d%02d", z->minutes < 0 ? '-' : '+', m / 60,
	    m % 60);
	put_line(b, "BEGIN", "VTIMEZONE");
	put_text(b, "TZID", z->id);
	put_line(b, "BEGIN", "STANDARD");
	put_line(b, "DTSTART", "19700101T000000");
	put_line(b, "TZOFFSETFROM", east.p);
	put_line(b, "TZOFFSETTO", east.p);
	put_text(b, "TZNAME", z->name);
	put_line(b, "END", "STANDARD");
	put_line(b, "END", "VTIMEZONE");
	bk_buf_free(&east);
}

/* --- writing ------------------------------------------------------------ */

void
bk_ics_begin(struct bk_buf *b, const char *prodid,
    const struct bk_ics_zone *zone, bool publish)
{
	put_line(b, "BEGIN", "VCALENDAR");
	put_line(b, "VERSION", "2.0");
	put_text(b, "PRODID", prodid);
	put_line(b, "CALSCALE", "GREGORIAN");
	if (publish)
		put_line(b, "METHOD", "PUBLISH");
	if (zone->id)
		put_zone(b, zone);
}

void
bk_ics_end(struct bk_buf *b)
{
	put_line(b, "END", "VCALENDAR");
}

static void
put_time(struct bk_buf *b, const char *name, bk_date date, int minutes,
    const struct bk_ics_zone *zone)
{
	struct bk_buf key = BK_BUF_INIT, value = BK_BUF_INIT;
	int y, m, d;

	bk_date_split(date + minutes / (24 * 60), &y, &m, &d);
	minutes %= 24 * 60;
	bk_buf_printf(&value, "%04d%02d%02dT%02d%02d00", y, m, d,
	    minutes / 60, minutes % 60);
	bk_buf_puts(&key, name);
	if (zone && zone->id)		/* an offset has a colon: quoted */
		bk_buf_printf(&key, strchr(zone->id, ':') ? ";TZID=\"%s\"" :
		    ";TZID=%s", zone->id);
	if (!zone)
		bk_buf_putc(&value, 'Z');
	put_line(b, key.p, value.p);
	bk_buf_free(&key);
	bk_buf_free(&value);
}

/* An address as a URI; what would end the line or the URI is left out. */
static void
put_mail(struct bk_buf *b, const char *name, const char *address)
{
	struct bk_buf uri = BK_BUF_INIT;

	bk_buf_puts(&uri, "mailto:");
	for (; *address; address++)
		if ((unsigned char)*address > ' ' && *address != '"' &&
		    *address != '<' && *address != '>')
			bk_buf_putc(&uri, *address);
	put_line(b, name, uri.p);
	bk_buf_free(&uri);
}

void
bk_ics_event(struct bk_buf *b, const struct bk_ics_event *e,
    const struct bk_ics_zone *zone)
{
	struct bk_buf n = BK_BUF_INIT;

	bk_buf_printf(&n, "%d", e->sequence);
	put_line(b, "BEGIN", "VEVENT");
	put_text(b, "UID", e->uid);
	put_time(b, "DTSTAMP", e->stamp, 0, NULL);
	put_line(b, "SEQUENCE", n.p);
	put_time(b, "DTSTART", e->date, e->start, zone);
	put_time(b, "DTEND", e->date, e->end, zone);
	put_text(b, "SUMMARY", e->summary);
	if (e->organizer)
		put_mail(b, "ORGANIZER", e->organizer);
	if (e->location)
		put_text(b, "LOCATION", e->location);
	if (e->description)
		put_text(b, "DESCRIPTION", e->description);
	put_line(b, "CLASS", "PRIVATE");
	put_line(b, "STATUS", e->cancelled ? "CANCELLED" : "CONFIRMED");
	put_line(b, "TRANSP", e->cancelled ? "TRANSPARENT" : "OPAQUE");
	put_line(b, "END", "VEVENT");
	bk_buf_free(&n);
}

/* --- reading back ------------------------------------------------------- */

/* The next line, unfolded, into *line: false at the end. */
static bool
next_line(struct bk_str *text, struct bk_buf *line)
{
	bk_buf_clear(line);
	while (text->n) {
		const char *nl = memchr(text->p, '\n', text->n);
		size_t n = nl ? (size_t)(nl - text->p) : text->n;
		size_t skip = nl ? n + 1 : n;

		while (n && text->p[n - 1] == '\r')
			n--;
		bk_buf_add(line, text->p, n);
		text->p += skip;
		text->n -= skip;
		if (!text->n || (*text->p != ' ' && *text->p != '\t'))
			return true;
		text->p++;
		text->n--;
	}
	return false;
}

static char *
unescape(struct bk_arena *a, const char *s)
{
	char *out = bk_arena_strdup(a, s), *to = out;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			*to++ = *++s == 'n' || *s == 'N' ? '\n' : *s;
		else
			*to++ = *s;
	}
	*to = '\0';
	return out;
}

/* "20201006T090000". */
static bool
read_time(const char *s, bk_date *date, int *minutes)
{
	char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];

	if (strlen(s) < 15 || s[8] != 'T')
		return false;
	memcpy(day, (char[]){ s[0], s[1], s[2], s[3], '-', s[4], s[5], '-',
	    s[6], s[7], '\0' }, sizeof(day));
	memcpy(hour, (char[]){ s[9], s[10], ':', s[11], s[12], '\0' },
	    sizeof(hour));
	return bk_date_parse(bk_str(day), date) == 0 &&
	    bk_clock_parse(bk_str(hour), minutes) == 0;
}

static void
read_property(struct bk_ics_event *e, const char *line, struct bk_arena *a)
{
	size_t n = strcspn(line, ";:");
	const char *value = strchr(line, ':');
	struct bk_str name = { line, n };
	uint64_t number;
	bk_date date;

	/* The colon of a quoted zone is none. */
	if (line[n] == ';' && strchr(line, '"') && value &&
	    strchr(line, '"') < value)
		value = strrchr(line, ':');
	if (!value)
		return;
	value++;
	if (bk_str_eq(name, BK_STR("UID")))
		e->uid = unescape(a, value);
	else if (bk_str_eq(name, BK_STR("SUMMARY")))
		e->summary = unescape(a, value);
	else if (bk_str_eq(name, BK_STR("DESCRIPTION")))
		e->description = unescape(a, value);
	else if (bk_str_eq(name, BK_STR("LOCATION")))
		e->location = unescape(a, value);
	else if (bk_str_eq(name, BK_STR("SEQUENCE")) &&
	    bk_str_uint(bk_str(value), 1000000, &number) == 0)
		e->sequence = (int)number;
	else if (bk_str_eq(name, BK_STR("STATUS")))
		e->cancelled = strcmp(value, "CANCELLED") == 0;
	else if (bk_str_eq(name, BK_STR("DTSTART")))
		read_time(value, &e->date, &e->start);
	else if (bk_str_eq(name, BK_STR("DTEND")))
		read_time(value, &date, &e->end);
	else if (bk_str_eq(name, BK_STR("DTSTAMP")))
		read_time(value, &e->stamp, &(int){ 0 });
}

static size_t
count_events(struct bk_str text)
{
	struct bk_buf line = BK_BUF_INIT;
	size_t n = 0;

	while (next_line(&text, &line))
		n += strcmp(line.p, "END:VEVENT") == 0;
	bk_buf_free(&line);
	return n;
}

void
bk_ics_read(struct bk_str text, struct bk_arena *a, struct bk_ics_events *out)
{
	struct bk_buf line = BK_BUF_INIT;
	struct bk_ics_event e = { .uid = NULL };
	bool inside = false;

	*out = (struct bk_ics_events){ bk_arena_alloc(a, (count_events(text) +
	    1) * sizeof(*out->v)), 0 };
	while (next_line(&text, &line)) {
		if (strcmp(line.p, "BEGIN:VEVENT") == 0) {
			e = (struct bk_ics_event){ .date = BK_DATE_NONE,
				.stamp = BK_DATE_NONE, .summary = "" };
			inside = true;
		} else if (strcmp(line.p, "END:VEVENT") == 0 && inside) {
			if (e.uid && e.date != BK_DATE_NONE)
				out->v[out->n++] = e;
			inside = false;
		} else if (inside)
			read_property(&e, line.p, a);
	}
	bk_buf_free(&line);
}
