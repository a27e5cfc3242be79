/*
 * genxlsx ROWS KIND FILE: a workbook of that many rows. Its parts lie in the
 * present directory until it is done. The kinds:
 *
 * shared, inline, unique: a log of 12 columns, as a school's program exports
 * it, with one row per student and session and a date by style. Texts stand
 * in the shared strings, or each in its cell; of unique ones three in each
 * row stand in no other.
 * scans: who was scanned when.
 * form, totals, referrals, roster, assignments: what a form collects, and
 * lists with one row per student.
 * blank: a roster of 1,000 whose borders go down to the last row.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { STUDENTS = 1000, CLASSES = 30, SUBJECTS = 14, LESSONS = 4,
	FIRST_DAY = 46216, /* 2026-07-13 */ COLUMNS = 12 };

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/" \
	    "relationships"

static const char *const heads[COLUMNS] = { "No", "Tanggal", "NIS", "Nama",
	"Kelas", "Mata Pelajaran", "Jam Ke", "Status", "Guru", "Ruang",
	"Catatan", "Menit" };
static const char *const scan_heads[] = { "No", "Tanggal", "PIN", "Nama",
	"Departemen", "Waktu", "Mesin" };
static const char *const form_heads[] = { "Timestamp", "Nama Lengkap",
	"Kelas", "Status Kehadiran" };
static const char *const totals_heads[] = { "No", "NIS", "Nama", "Kelas",
	"Mata Pelajaran", "Hadir", "Sakit", "Izin", "Alpa" };
static const char *const refer_heads[] = { "Tanggal", "NIS", "Nama", "Kelas",
	"Masalah" };
static const char *const roster_heads[] = { "No", "NIS", "Nama", "Kelas",
	"Jenis Kelamin", "Alamat" };
static const char *const task_heads[] = { "NIS", "Nama", "Kelas",
	"Mata Pelajaran", "Tugas Diberikan", "Tugas Dikumpulkan" };
enum kind { SHARED, INLINE, UNIQUE, SCANS, FORM, TOTALS, REFERRALS, ROSTER,
	ASSIGNMENTS, BLANK, KINDS };

static void	put_row(FILE *, uint32_t row, enum kind);
static void	put_scan(FILE *, uint32_t row, enum kind);
static void	put_listed(FILE *, uint32_t row, enum kind);
static void	put_blank(FILE *, uint32_t row, enum kind);

#define HEADS(a)	(a), sizeof(a) / sizeof((a)[0])

static const struct {
	const char	*name;
	const char *const *head;
	size_t		 n;
	void	(*put)(FILE *, uint32_t row, enum kind);
	/* of put_listed: n(umber), d(ay), m(oment), a column of text_of */
	const char	*cells;
} kinds[KINDS] = {
	[SHARED] = { "shared", HEADS(heads), put_row, NULL },
	[INLINE] = { "inline", HEADS(heads), put_row, NULL },
	[UNIQUE] = { "unique", HEADS(heads), put_row, NULL },
	[SCANS] = { "scans", HEADS(scan_heads), put_scan, NULL },
	[FORM] = { "form", HEADS(form_heads), put_listed, "m347" },
	[TOTALS] = { "totals", HEADS(totals_heads), put_listed, "n2345cccc" },
	[REFERRALS] = { "referrals", HEADS(refer_heads), put_listed, "d234p" },
	[ROSTER] = { "roster", HEADS(roster_heads), put_listed, "n234sh" },
	[ASSIGNMENTS] = { "assignments", HEADS(task_heads), put_listed,
	    "2345tu" },
	[BLANK] = { "blank", HEADS(roster_heads), put_blank, NULL },
};
enum { SHARED_ALL = 2 * STUDENTS + 2 * CLASSES + 2 * SUBJECTS + 11 };
static const char *const marks[] = { "Hadir", "Hadir", "Hadir", "Hadir",
	"Hadir", "Hadir", "Sakit", "Izin", "Alpa", "Terlambat" };

/* The text of a cell; numbered, for the shared strings. */
static int
text_of(int column, uint32_t student, uint32_t subject, uint32_t mark,
    char out[64])
{
	switch (column) {
	case 2:
		sprintf(out, "%05u", 10000 + student);
		return (int)student;
	case 3:
		sprintf(out, "Siswa Nomor %u Contoh", student);
		return STUDENTS + (int)student;
	case 4:
		sprintf(out, "X-%u", student % CLASSES + 1);
		return 2 * STUDENTS + (int)(student % CLASSES);
	case 5:
		sprintf(out, "Mata Pelajaran %u", subject);
		return 2 * STUDENTS + CLASSES + (int)subject;
	case 7:
		strcpy(out, marks[mark]);
		return 2 * STUDENTS + CLASSES + SUBJECTS + (int)mark;
	case 8:
		sprintf(out, "Guru %u, S.Pd.", subject);
		return 2 * STUDENTS + CLASSES + SUBJECTS + 10 + (int)subject;
	case 9:
		sprintf(out, "Ruang %u", student % CLASSES + 1);
		return 2 * STUDENTS + CLASSES + 2 * SUBJECTS + 10 +
		    (int)(student % CLASSES);
	default:
		strcpy(out, "-");
		return 2 * STUDENTS + 2 * CLASSES + 2 * SUBJECTS + 10;
	}
}

static void
put_shared(FILE *f, uint32_t rows, enum kind kind)
{
	char text[64];

	fprintf(f, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst xmlns=\""
	    MAIN "\">");
	for (uint32_t c = 2; c < 4; c++)
		for (uint32_t s = 0; s < STUDENTS; s++) {
			text_of((int)c, s, 0, 0, text);
			fprintf(f, "<si><t>%s</t></si>", text);
		}
	for (uint32_t s = 0; s < CLASSES; s++) {
		text_of(4, s, 0, 0, text);
		fprintf(f, "<si><t>%s</t></si>", text);
	}
	for (uint32_t s = 0; s < SUBJECTS; s++) {
		text_of(5, 0, s, 0, text);
		fprintf(f, "<si><t>%s</t></si>", text);
	}
	for (uint32_t s = 0; s < 10; s++)
		fprintf(f, "<si><t>%s</t></si>", marks[s]);
	for (uint32_t s = 0; s < SUBJECTS; s++) {
		text_of(8, 0, s, 0, text);
		fprintf(f, "<si><t>%s</t></si>", text);
	}
	for (uint32_t s = 0; s < CLASSES; s++) {
		text_of(9, s, 0, 0, text);
		fprintf(f, "<si><t>%s</t></si>", text);
	}
	fprintf(f, "<si><t>-</t></si>");
	for (uint32_t n = 0; kind == UNIQUE && n < rows; n++)
		fprintf(f, "<si><t>Guru masuk %u WIB</t></si><si><t>TRX-%09u"
		    "</t></si><si><t>Catatan ke %u dari guru</t></si>", n, n,
		    n);
	fprintf(f, "</sst>");
}

static void
put_text(FILE *f, char column, uint32_t row, const char *text)
{
	fprintf(f, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>",
	    column, row, text);
}

/* The cells of a list, by their letters. */
static void
put_listed(FILE *f, uint32_t row, enum kind kind)
{
	uint32_t n = row - 2, student = n % STUDENTS, k = n / STUDENTS;
	uint32_t day = FIRST_DAY + k / 5 * 7 + k % 5, i = 0;
	char text[64];

	fprintf(f, "<row r=\"%u\">", row);
	for (const char *c = kinds[kind].cells; *c; c++, i++) {
		char col = (char)('A' + i);

		if (*c >= '2' && *c <= '9')
			fprintf(f, "<c r=\"%c%u\" t=\"s\"><v>%d</v></c>", col,
			    row, text_of(*c - '0', student, k % SUBJECTS,
			    (n * 2654435761u >> 16) % 10, text));
		else if (*c == 'd')
			fprintf(f, "<c r=\"%c%u\" s=\"1\"><v>%u</v></c>", col,
			    row, day);
		else if (*c == 'm')
			fprintf(f, "<c r=\"%c%u\" s=\"2\"><v>%.9f</v></c>", col,
			    row, day + (25200 + n % 3600) / 86400.0);
		else if (*c == 'p' || *c == 'h') {
			sprintf(text, *c == 'p' ? "Sering terlambat, ke-%u" :
			    "Jl. Contoh No. %u", n);
			put_text(f, col, row, text);
		} else if (*c == 's')
			put_text(f, col, row, student % 2 ? "P" : "L");
		else
			fprintf(f, "<c r=\"%c%u\"><v>%u</v></c>", col, row,
			    *c == 'n' ? n + 1 : *c == 't' ? 10 : *c == 'u' ?
			    n % 11 : i == 5 ? 18 + n % 3 : n % 3);
	}
	fprintf(f, "</row>\n");
}

static void
put_blank(FILE *f, uint32_t row, enum kind kind)
{
	(void)kind;
	if (row <= STUDENTS + 1) {
		put_listed(f, row, ROSTER);
		return;
	}
	fprintf(f, "<row r=\"%u\" spans=\"1:6\">", row);
	for (int c = 'A'; c < 'G'; c++)
		fprintf(f, "<c r=\"%c%u\" s=\"1\"/>", c, row);
	fprintf(f, "</row>\n");
}

static void
put_scan(FILE *f, uint32_t row, enum kind kind)
{
	uint32_t n = row - 2, student = n % STUDENTS, k = n / STUDENTS;
	uint32_t day = k / LESSONS;
	char text[64];

	(void)kind;
	fprintf(f, "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c><c r=\"B%u\" "
	    "s=\"1\"><v>%u</v></c>", row, row, n + 1, row, FIRST_DAY +
	    day / 5 * 7 + day % 5);
	for (int c = 2; c < 5; c++)
		fprintf(f, "<c r=\"%c%u\" t=\"s\"><v>%d</v></c>", 'A' + c,
		    row, text_of(c, student, 0, 0, text));
	fprintf(f, "<c r=\"F%u\" t=\"inlineStr\"><is><t>%02u:%02u:%02u</t>"
	    "</is></c><c r=\"G%u\" t=\"inlineStr\"><is><t>Gerbang</t></is>"
	    "</c></row>\n", row, 6 + 2 * (k % LESSONS), n % 59, n % 60, row);
}

static void
put_row(FILE *f, uint32_t row, enum kind kind)
{
	uint32_t n = row - 2, student = n % STUDENTS;
	uint32_t lesson = n / STUDENTS, day = lesson / LESSONS;
	uint32_t subject = (lesson + student % CLASSES) % SUBJECTS;
	uint32_t mark = (n * 2654435761u >> 16) % 10;
	char text[64];

	fprintf(f, "<row r=\"%u\">", row);
	for (int c = 0; c < COLUMNS; c++) {
		int id = text_of(c, student, subject, mark, text);

		if (c == 0)
			fprintf(f, "<c r=\"A%u\"><v>%u</v></c>", row, n + 1);
		else if (c == 1)
			fprintf(f, "<c r=\"B%u\" s=\"1\"><v>%u</v></c>", row,
			    FIRST_DAY + day / 5 * 7 + day % 5);
		else if (c == 6 || c == 11)
			fprintf(f, "<c r=\"%c%u\"><v>%u</v></c>", 'A' + c,
			    row, c == 6 ? lesson % LESSONS + 1 : 45);
		else if (kind == UNIQUE && c > 7)
			fprintf(f, "<c r=\"%c%u\" t=\"s\"><v>%u</v></c>",
			    'A' + c, row, SHARED_ALL + 3 * n + (unsigned)c -
			    8);
		else if (kind != INLINE)
			fprintf(f, "<c r=\"%c%u\" t=\"s\"><v>%d</v></c>",
			    'A' + c, row, id);
		else
			fprintf(f, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s"
			    "</t></is></c>", 'A' + c, row, text);
	}
	fprintf(f, "</row>\n");
}

static void
put_sheet(FILE *f, uint32_t rows, enum kind kind)
{
	fprintf(f, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<worksheet xmlns=\"" MAIN "\"><sheetData><row r=\"1\">");
	for (size_t c = 0; c < kinds[kind].n; c++)
		put_text(f, (char)('A' + c), 1, kinds[kind].head[c]);
	fprintf(f, "</row>\n");
	for (uint32_t row = 2; row <= rows; row++)
		kinds[kind].put(f, row, kind);
	fprintf(f, "</sheetData></worksheet>");
}

static void
add(zip_t *zip, const char *name, zip_source_t *from)
{
	if (!from || zip_file_add(zip, name, from, 0) < 0)
		exit(2);
}

static void
add_text(zip_t *zip, const char *name, const char *text)
{
	add(zip, name, zip_source_buffer(zip, text, strlen(text), 0));
}

int
main(int argc, char **argv)
{
	enum kind kind = SHARED;
	uint32_t rows = argc == 4 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
	static const char *const part[] = { "genxlsx.sheet", "genxlsx.text" };
	FILE *sheet = fopen(part[0], "w"), *strings = fopen(part[1], "w");
	zip_t *zip = rows ? zip_open(argv[3], ZIP_CREATE | ZIP_TRUNCATE,
	    NULL) : NULL;

	while (rows && kind < KINDS && strcmp(argv[2], kinds[kind].name) != 0)
		kind++;
	if (!zip || !sheet || !strings || kind == KINDS) {
		fprintf(stderr, "usage: genxlsx ROWS KIND FILE\n");
		return 2;
	}
	put_sheet(sheet, rows, kind);
	put_shared(strings, rows, kind);
	fclose(sheet);
	fclose(strings);
	add_text(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas."
	    "openxmlformats.org/package/2006/relationships\"><Relationship "
	    "Id=\"r1\" Type=\"" REL "/officeDocument\" Target=\"xl/workbook."
	    "xml\"/></Relationships>");
	add_text(zip, "xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" "
	    "xmlns:r=\"" REL "\"><sheets><sheet name=\"Presensi\" "
	    "sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
	add_text(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\""
	    "http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"r1\" Type=\"" REL "/worksheet\" Target=\""
	    "worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" REL
	    "/styles\" Target=\"styles.xml\"/><Relationship Id=\"r3\" Type=\""
	    REL "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
	    "</Relationships>");
	add_text(zip, "xl/styles.xml", "<styleSheet xmlns=\"" MAIN "\">"
	    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
	    "<xf numFmtId=\"22\"/></cellXfs>"
	    "</styleSheet>");
	add(zip, "xl/worksheets/sheet1.xml", zip_source_file(zip, part[0], 0,
	    -1));
	add(zip, "xl/sharedStrings.xml", zip_source_file(zip, part[1], 0,
	    -1));
	if (zip_close(zip) < 0) {
		fprintf(stderr, "genxlsx: %s\n", zip_strerror(zip));
		return 2;
	}
	remove(part[0]);
	remove(part[1]);
	return 0;
}
