/*
 * Reading what schools write for a session: letters and words, Indonesian and
 * English, in any case. Some letters mean one thing in one school and another
 * in the next (P: present, pulang; L: late, lainnya); they are read only
 * where the file's other marks show which.
 */
#ifndef BK_MARK_H
#define BK_MARK_H

#include <stdbool.h>

#include "str.h"

/*
 * What was marked for one student in one session, the best first: of a
 * session entered twice the lower number wins [FIELD 1]. But for unknown, one
 * more than the enum bk_presence of domain/word.h.
 */
enum bk_mark {
	BK_MARK_UNKNOWN,	/* not taken, not known: no session */
	BK_MARK_PRESENT,
	BK_MARK_LATE,
	BK_MARK_EXCUSED,
	BK_MARK_SICK,
	BK_MARK_UNEXCUSED,
	BK_NMARKS
};

/* "present", ...; "" for unknown. */
const char	*bk_mark_name(enum bk_mark);

enum bk_mark_kind {
	BK_MARK_READ,		/* *mark is set */
	BK_MARK_EMPTY,		/* blank, or a dash */
	BK_MARK_AMBIGUOUS,	/* P, L ... without a hint */
	BK_MARK_NO_WORD		/* not known */
};

/* What a file's other marks say of its language, or-ed. */
enum bk_mark_hint {
	BK_HINT_INDONESIAN = 1,	/* H, Hadir, Izin, Alpa ... */
	BK_HINT_ENGLISH = 2	/* Present, Absent, E ... */
};

/* The hint that one mark gives: 0 for one that both languages have. */
unsigned	bk_mark_hint(struct bk_str);

/*
 * The mark of a cell. `hints`, from all of the file's marks that are known
 * so far, decide the ambiguous letters where they are of one language.
 */
enum bk_mark_kind	bk_mark_read(struct bk_str, unsigned hints,
			    enum bk_mark *mark);

/*
 * As bk_mark_read, in a sheet of marks: ticks and codes of more than one
 * school too, and a time of day, at which somebody came.
 */
enum bk_mark_kind	bk_mark_code(struct bk_str, unsigned hints,
			    enum bk_mark *mark);

/*
 * A word or letter for a mark with a reason behind it: "Sakit, demam", "Izin -
 * acara", "S (surat)". "Tidak Hadir (Sakit)" is sick. False where the reason
 * says the opposite, as in "Hadir, sakit", denies something, or doubts it.
 */
bool	bk_mark_reasoned(struct bk_str, enum bk_mark *mark);

/*
 * A status and what stands as a reason in another cell. An absence that is
 * open, as "Tidak Hadir", becomes sick or excused where the reason is that and
 * nothing denies it; who was there by the status and late by the reason was
 * late. False where the two contradict each other, as Alpa and "sakit", or
 * Hadir and Alpa: *mark is then of no use. Sick and excused do not.
 */
bool	bk_mark_because(struct bk_str status, struct bk_str reason,
	    enum bk_mark *mark);

/* "Selasa Hadir": a day of the week and a status, and so nobody's name. */
bool	bk_mark_is_day(struct bk_str name);

/* May it be a mark there, in any school? */
bool	bk_mark_may_be(struct bk_str);

/* Is the code, as bk_fold_code leaves it, a tick or stands for one? */
bool	bk_mark_is_tick(const char *code);

/* What a tick or a cross means; UNKNOWN: it is neither. */
enum bk_mark	bk_mark_tick(struct bk_str);

/* "Jumlah", "Hadir": a row of sums, by what stands in the place of a name. */
bool	bk_mark_is_sum(struct bk_str name);

#endif
