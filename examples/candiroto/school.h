/*
 * The example school: what its parts know of each other.
 *
 * generate.c	days, chance, CSV, and main
 * people.c	who is enrolled, where they live: roster.csv
 * attendance.c	timetable and marks: the exports of a term
 * casework.c	whom it concerned and what was done: referrals, record batches
 *
 * Everything follows from one seed, in integers: the same bytes anywhere.
 */
#ifndef CANDIROTO_SCHOOL_H
#define CANDIROTO_SCHOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum {
	GRADES = 3,
	CLASSES_A_GRADE = 9,
	CLASSES = GRADES * CLASSES_A_GRADE,
	MIPA_CLASSES = 5, /* the first of a grade; the others are IPS */
	STUDENTS = 810,
	TERMS = 2,
	PERIODS = 4, /* lessons a day, at a distance */
	MAX_DAYS = 50, /* school days in a term's exports */
	MAX_REST = 80, /* and in the rest of it */
	NO_STORY = -1,
};

/* A mark in a student's book: H, T (late), S, I, A; 0 before it is made. */
typedef char mark;

struct home {
	int household; /* siblings share one */
	int village; /* index into people.c's table */
	int hamlet, rt, rw;
	int lat, lon; /* 1/10000 degree */
	int metres; /* by road to school */
	char guardian[48];
	const char *relation; /* as the roster says it: Ibu, Ayah, Wali */
	const char *occupation;
	bool phone, kip, kps, pip;
};

struct student {
	char nis[8];
	char nisn[24];
	char name[64];
	char sex; /* L, P */
	int grade; /* 0 X, 1 XI, 2 XII */
	int class; /* 0 to CLASSES - 1 */
	struct home home;
	int story[TERMS]; /* index into casework.c's table, or NO_STORY */
	mark marks[TERMS][MAX_DAYS * PERIODS];
	mark rest[TERMS][MAX_REST * PERIODS];
};

struct term {
	const char *id;
	const char *first, *last; /* days the exports cover */
	const char *opened; /* the Monday on which triage runs */
	const char *better; /* from then on those in care come more often */
	const char *end; /* of the rest; the day before the recap, at most */
};

struct school {
	struct student students[STUDENTS]; /* by class, then by name */
	int first[GRADES + 1]; /* of each grade; the last is STUDENTS */
};

/* How a student's term is to look, before chance has its say. */
enum course {
	COURSE_FINE, /* 60 to 100 % */
	COURSE_FALTERING, /* 58 to 82 %: only a referral tells of them */
	COURSE_LOW, /* well below half, but seen now and then */
	COURSE_NEVER, /* not once, and nobody wrote a note */
};

extern const struct term terms[TERMS];
extern const char *const grade_names[GRADES];

/* chance: splitmix64, one state a use, so that parts do not disturb others */
struct chance {
	uint64_t state;
};
struct chance chance_of(uint64_t a, uint64_t b, uint64_t c);
int	 chance_below(struct chance *, int n); /* 0 to n - 1 */
bool	 chance_percent(struct chance *, int percent);

/* days since 1970-01-01 */
long	 day_of(const char *iso);
void	 day_iso(long day, char out[static 11]); /* 2020-09-07 */
void	 day_dmy(long day, char out[static 11]); /* 07/09/2020 */
bool	 day_is_school(long day); /* Monday to Friday, no holiday */

/* A file to write, DIR/KIND-TERM/NAME, or DIR/NAME where kind is NULL; ends the
 * program where that cannot be. */
FILE	*out_open(const char *dir, const char *kind, int term,
	    const char *name);
void	 out_close(FILE *);
/* One CSV field as RFC 4180 wants it, with the separator before it, if any. */
void	 out_field(FILE *, char before, char separator, const char *text);

/* "X-MIPA-1"; with a blank between the parts where that is asked for. */
void	 class_name(int class, char between, char out[static 16]);
bool	 class_is_ips(int class);
const char *class_counsellor(int class);
void	 class_homeroom(int class, char out[static 16]); /* wali-x1 */

void	 people_make(struct school *);
void	 people_write(const struct school *, const char *dir);

void	 casework_plan(struct school *);
enum course casework_course(int story);
void	 casework_write(const struct school *, int term, const char *dir);

void	 attendance_make(struct school *);
void	 attendance_write(const struct school *, int term, const char *dir);
void	 attendance_write_rest(const struct school *, int term,
	    const char *dir);

#endif
