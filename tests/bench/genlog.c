/*
 * genlog STUDENTS [SUBJECTS [DAYS [ORDER]]]: an attendance log of invented
 * people on stdout, the same bytes every time: date,class,nis,name,subject,
 * status, a few per cent of the names quoted. ORDER is the nesting of the
 * loops over d(ays), c(lasses and their students) and s(ubjects), outermost
 * first; "dsc" (a day's lessons, each with its class list) unless given.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"

enum { CLASS_SIZE = 30, FIRST_NIS = 100000 };

static const char *const subjects[] = {
	"Matematika", "Bahasa Indonesia", "Bahasa Inggris", "Fisika", "Kimia",
	"Biologi", "Sejarah", "Geografi", "Ekonomi", "Sosiologi",
	"Pendidikan Agama", "PPKn", "PJOK", "Seni Budaya", "Informatika",
	"Bahasa Jawa", "Prakarya", "Bimbingan Konseling"
};

static const char *const given[] = {
	"Siti", "Budi", "Ahmad", "Dewi", "Rina", "Agus", "Putri", "Eko",
	"Wahyu", "Nur", "Dian", "Fitri", "Bayu", "Ratna", "Yusuf", "Indah"
};

static const char *const family[] = {
	"Aminah", "Santoso", "Hidayat", "Lestari", "Wulandari", "Prasetyo",
	"Ma'ruf", "Saputra", "Rahmawati", "Nugroho", "Kusuma", "Setiawan",
	"Puspita", "Ramadhan", "Wijaya", "Handayani"
};

struct log {
	unsigned students, subjects, days;
	bk_date	 day[200];
};

static uint32_t
mix(uint32_t x)
{
	x ^= x >> 16;
	x *= 0x7feb352du;
	x ^= x >> 15;
	x *= 0x846ca68bu;
	return x ^ x >> 16;
}

/* School days from 2020-07-13, Monday to Saturday. */
static void
make_days(struct log *g)
{
	bk_date d = bk_date_make(2020, 7, 13);

	for (unsigned i = 0; i < g->days; d++)
		if (bk_date_weekday(d) != BK_SUN)
			g->day[i++] = d;
}

static void
put_row(const struct log *g, unsigned d, unsigned st, unsigned su)
{
	static const char *const grade[] = { "X", "XI", "XII" };
	uint32_t h = mix(st + 1);
	uint32_t r = mix(h ^ mix(d * 64 + su + 7)) % 100;
	unsigned class = st / CLASS_SIZE;
	const char *first = given[h % 16], *last = family[h / 16 % 16];
	const char *status = r < 90 ? "Hadir" : r < 93 ? "Sakit" :
	    r < 95 ? "Izin" : r < 98 ? "Alpa" : "Terlambat";
	char date[BK_DATE_SIZE];

	bk_date_format(g->day[d], date);
	printf("%s,%s-%u,%u,", date, grade[class % 3], class / 3 + 1,
	    FIRST_NIS + st);
	if (h % 32 == 0)
		printf("\"%s, %s\"", last, first);
	else
		printf("%s%s %s", first, h & 8 ? " Kurnia" : "", last);
	printf(",%s,%s\n", subjects[su], status);
}

static void
loop(const struct log *g, const char *order, unsigned at[3])
{
	unsigned n, k;

	if (!*order) {
		put_row(g, at[0], at[1], at[2]);
		return;
	}
	k = *order == 'd' ? 0 : *order == 'c' ? 1 : 2;
	n = k == 0 ? g->days : k == 1 ? g->students : g->subjects;
	for (at[k] = 0; at[k] < n; at[k]++)
		loop(g, order + 1, at);
}

int
main(int argc, char **argv)
{
	struct log g = { .students = 810, .subjects = 14, .days = 100 };
	unsigned at[3] = { 0, 0, 0 };

	if (argc > 1)
		g.students = (unsigned)strtoul(argv[1], NULL, 10);
	if (argc > 2)
		g.subjects = (unsigned)strtoul(argv[2], NULL, 10);
	if (argc > 3)
		g.days = (unsigned)strtoul(argv[3], NULL, 10);
	if (g.subjects > sizeof(subjects) / sizeof(subjects[0]) ||
	    g.days > sizeof(g.day) / sizeof(g.day[0])) {
		fprintf(stderr, "genlog: at most 18 subjects, 200 days\n");
		return 2;
	}
	make_days(&g);
	puts("date,class,nis,name,subject,status");
	loop(&g, argc > 4 ? argv[4] : "dsc", at);
	return fflush(stdout) == 0 ? 0 : 2;
}
