/*
 * xlsx-floor FILE: what reading a workbook costs at the very least. Every part
 * of the archive that is XML goes through libzip and expat, whose handlers
 * count elements and bytes of text and do nothing else. Prints both.
 */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { PIECE = 64 * 1024 };

struct counts {
	unsigned long	elements, bytes;
};

static void
on_start(void *ctx, const char *name, const char **attr)
{
	struct counts *c = ctx;

	(void)name, (void)attr;
	c->elements++;
}

static void
on_end(void *ctx, const char *name)
{
	(void)ctx, (void)name;
}

static void
on_text(void *ctx, const char *s, int n)
{
	struct counts *c = ctx;

	(void)s;
	c->bytes += (unsigned long)n;
}

static void
walk(zip_t *zip, zip_uint64_t i, struct counts *c)
{
	zip_file_t *from = zip_fopen_index(zip, i, 0);
	XML_Parser xml = XML_ParserCreate(NULL);
	zip_int64_t n;

	if (!from || !xml)
		exit(2);
	XML_SetUserData(xml, c);
	XML_SetElementHandler(xml, on_start, on_end);
	XML_SetCharacterDataHandler(xml, on_text);
	do {
		void *piece = XML_GetBuffer(xml, PIECE);

		n = piece ? zip_fread(from, piece, PIECE) : -1;
		if (n < 0 || XML_ParseBuffer(xml, (int)n, n == 0) ==
		    XML_STATUS_ERROR)
			exit(2);
	} while (n > 0);
	XML_ParserFree(xml);
	zip_fclose(from);
}

int
main(int argc, char **argv)
{
	struct counts c = { 0, 0 };
	zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, NULL) : NULL;
	zip_int64_t n = zip ? zip_get_num_entries(zip, 0) : 0;

	if (!zip) {
		fprintf(stderr, "usage: xlsx-floor FILE\n");
		return 2;
	}
	for (zip_int64_t i = 0; i < n; i++) {
		const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
		size_t len = name ? strlen(name) : 0;

		if (len > 4 && (strcmp(name + len - 4, ".xml") == 0 ||
		    strcmp(name + len - 5, ".rels") == 0))
			walk(zip, (zip_uint64_t)i, &c);
	}
	zip_discard(zip);
	printf("%lu elements, %lu bytes of text\n", c.elements, c.bytes);
	return 0;
}
