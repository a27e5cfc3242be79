/*
 * What a column's heading says it holds, whatever the language, case,
 * punctuation and order of the columns.
 */
#ifndef BK_HEADING_H
#define BK_HEADING_H

#include <stdbool.h>

#include "str.h"

enum bk_column {
	BK_COL_NONE,		/* a heading that is not known */
	BK_COL_NIS,
	BK_COL_NISN,
	BK_COL_EMAIL,
	BK_COL_NAME,
	BK_COL_CLASS,
	BK_COL_DATE,
	BK_COL_PERIOD,
	BK_COL_SUBJECT,
	BK_COL_STATUS,
	BK_COL_SEX,
	BK_COL_ADDRESS,
	BK_COL_VILLAGE,
	BK_COL_DISTRICT,
	BK_COL_PHONE,		/* the guardian's, or nobody in particular's */
	BK_COL_GUARDIAN,
	BK_COL_FATHER,
	BK_COL_MOTHER,
	BK_COL_RELATION,	/* the guardian's: ayah, ibu ... */
	BK_COL_OCCUPATION,	/* the guardian's */
	BK_COL_KPS,		/* receives it: Ya, Tidak */
	BK_COL_KIP,
	BK_COL_PIP,
	BK_COL_KKS,
	BK_COL_INTERN,		/* away for an internship: yes or no */
	BK_COL_BIRTH,		/* place or day of birth; says student */
	BK_COL_FAMILY_CARD,	/* No KK: who shares it, nothing else */
	BK_COL_RESIDENCE,
	BK_COL_LAT,
	BK_COL_LON,
	BK_COL_DISTANCE,
	BK_COL_SECTION,		/* A of class 10, where CLASS is a grade */
	BK_COL_SURNAME,		/* where there is one, NAME is the first name */
	BK_COL_STAFF,		/* of somebody who is no student: NIP ... */
	BK_COL_MINUTES,		/* how long: only guessed, for a first map */
	BK_COL_REASON,		/* why somebody is away: a log's, logfind.h */
	BK_COL_WEEKDAY,		/* beside the day: likewise */
	BK_COL_ARRIVAL,		/* when somebody came: likewise */
	BK_NCOLUMNS
};

/*
 * The column that the heading names; what stands in brackets behind says how
 * to fill it in. A column for both numbers, `NIS/NISN`, is BK_COL_NIS.
 */
enum bk_column	bk_heading(struct bk_str);

/* May the numbers below it be those of a program, as "ID Siswa"? */
bool		bk_heading_own(struct bk_str);

/*
 * Where each column is in a row of headings: its index, or -1. The first of
 * two equal ones counts, but a program's own numbers give way to a NIS. The
 * number of different columns that were known.
 */
size_t	bk_heading_row(const struct bk_str *cell, size_t n,
	    int at[BK_NCOLUMNS]);

#endif
