/*
 * The pieces that fields of letters are made of. Private to the files that
 * set fields (fields.h).
 */
#ifndef BK_FIELDTEXT_H
#define BK_FIELDTEXT_H

#include "fields.h"

/* How guardians stand to a student, and the student. */
extern const struct bk_word bk_fieldtext_relations[];

/* The buffer's text in the letter's arena; the buffer is freed. */
const char	*bk_fieldtext_take(struct bk_letter *, struct bk_buf *);

/* "5 Oktober 2020", "Senin, 5 Oktober 2020"; "" for BK_DATE_NONE. */
const char	*bk_fieldtext_day(struct bk_letter *, bk_date, bool weekday);

/* A text of a document: a day in words where it is one, else as it stands. */
const char	*bk_fieldtext_any(struct bk_letter *, const char *);

/* One word or a list of words, as printed, joined by commas. */
const char	*bk_fieldtext_words(struct bk_letter *, const struct bk_node *,
		    const struct bk_word *);

/*
 * Who is named by a staff id, a word for a relation ("mother"), or any text:
 * as they are printed. NULL for NULL.
 */
const char	*bk_fieldtext_who(struct bk_letter *, const struct bk_fields *,
		    const char *);

/* A member of staff: the fields ROLE, _nip, _phone, _rank and _office. */
void	bk_fieldtext_staff(struct bk_letter *, const char *role,
	    const struct bk_staff *);

/* The office of a member of staff: "Wali Kelas"; NULL where not known. */
const char	*bk_fieldtext_office(const struct bk_staff *, enum bk_lang);

/* A NIP in its groups; "–" where the person has none; NULL for nobody. */
const char	*bk_fieldtext_nip(struct bk_letter *, const struct bk_staff *);

/*
 * The living guardian who is meant by a word for the relation, in either
 * language ("mother", "ibu"), or by name. NULL: none on the roster.
 */
const struct bk_guardian *bk_fieldtext_guardian(const struct bk_fields *,
			    const char *);

/* How many lesson hours a service counts as, by the policy; or NULL. */
const char	*bk_fieldtext_hours(struct bk_letter *,
		    const struct bk_fields *, const char *step);

/*
 * The last action of that step that a letter may tell: not dated after it.
 * NULL where there is none, also for a case that is NULL.
 */
const struct bk_action	*bk_fieldtext_last(const struct bk_fields *,
			    const struct bk_case *, enum bk_step);

/* The conference that the papers are about, in c; NULL: none was held yet. */
const struct bk_action	*bk_fieldtext_held(const struct bk_fields *,
			    const struct bk_case *c);

#endif
