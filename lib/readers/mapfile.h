/*
 * `--map FILE.yaml`: what an export that no recogniser knows holds, said by a
 * person.
 *
 *	gives: attendance	# or totals, assignments, student, referral
 *	sheet: "Sheet1"		# of a workbook; without: the first
 *	heading: 5		# line of the headings; without: found
 *	date_order: dmy		# what 3/8/2020 means: dmy or mdy
 *	columns:		# ours: the heading in the file, or its number
 *	  nis: "No. Induk"
 *	  name: ["Nama depan", "Nama belakang"]
 *	  date: "Tgl"
 *	  status: 7
 *	codes: {H: present, "-": unknown, XX: unexcused}
 *	class: "X-1"		# where no column says it
 *	subject: "Matematika"
 *	date: 2020-09-01
 */
#ifndef BK_MAPFILE_H
#define BK_MAPFILE_H

#include "arena.h"
#include "buf.h"
#include "counts.h"
#include "ingest.h"
#include "order.h"
#include "yamlin.h"

enum bk_field {
	BK_FIELD_NIS, BK_FIELD_NISN, BK_FIELD_EMAIL, BK_FIELD_NAME,
	BK_FIELD_CLASS, BK_FIELD_DATE, BK_FIELD_PERIOD, BK_FIELD_SUBJECT,
	BK_FIELD_STATUS, BK_FIELD_MINUTES,
	/* totals */
	BK_FIELD_SESSIONS, BK_FIELD_PRESENT, BK_FIELD_LATE, BK_FIELD_EXCUSED,
	BK_FIELD_SICK, BK_FIELD_UNEXCUSED, BK_FIELD_ABSENT, BK_FIELD_PERCENT,
	/* assignments */
	BK_FIELD_DUE, BK_FIELD_SUBMITTED,
	/* student */
	BK_FIELD_SEX, BK_FIELD_GUARDIAN, BK_FIELD_PHONE, BK_FIELD_ADDRESS,
	BK_FIELD_VILLAGE,
	/* referral */
	BK_FIELD_BY, BK_FIELD_CATEGORY, BK_FIELD_NOTE,
	BK_NFIELDS
};

enum bk_map_gives { BK_MAP_ATTENDANCE, BK_MAP_TOTALS, BK_MAP_STUDENT,
	BK_MAP_REFERRAL, BK_MAP_ASSIGNMENTS };

/* A column: by its heading, or (text NULL) by its number from 1. */
struct bk_map_column {
	const char	*heading;
	size_t		 number;
};

struct bk_mapfile {
	const char	*file;
	int		 gives;		/* enum bk_map_gives */
	const char	*sheet;		/* or NULL */
	size_t		 heading;	/* line, or 0 */
	bool		 order_given;
	enum bk_order	 order;
	struct {
		struct bk_map_column *v;
		size_t	 n;
	} column[BK_NFIELDS];
	struct {
		const char	*text;
		enum bk_mark	 mark;
	}		*code;
	size_t		 ncodes;
	const char	*class, *subject;	/* or NULL */
	bk_date		 date;			/* or BK_DATE_NONE */
};

/* Read a map, texts in the arena: 0; or -1, reported with file and line. */
int	bk_mapfile_read(const char *path, struct bk_arena *,
	    struct bk_mapfile *, struct bk_diag *);

/*
 * Append a first map for an export, with comments: the columns whose headings
 * are known, the others named, the codes of the status column as far as they
 * are understood. No cell of a person's is in it.
 */
void	bk_mapsuggest(const struct bk_export *, struct bk_buf *out);

/* Reads by the map of the run; recognises nothing by itself. */
extern const struct bk_format bk_mapread_format;

/* The key of a field in a map: "nis" ... */
const char	*bk_mapfile_field_name(enum bk_field);

#endif
