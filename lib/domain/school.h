/*
 * The school: school.yaml. Identity, terms, classes, staff.
 */
#ifndef BK_SCHOOL_H
#define BK_SCHOOL_H

#include "bind.h"
#include "student.h"
#include "term.h"

struct bk_staff {
	const char	*id, *name, *title, *nip, *rank, *phone;
	int		 role;			/* enum bk_role or -1 */
	int		 sex;			/* enum bk_sex or -1 */
	struct bk_texts	 free;			/* windows, FIELD 4.5 */
	BK_LIST_OF(struct bk_span) away;
	int		 max_visits_per_day;	/* BK_INT_NONE: the policy's */
	struct bk_texts	 classes;
	struct bk_node	*node;
};

struct bk_class {
	const char	*id, *grade, *homeroom, *counsellor;
	int		 students;		/* head count, BK_INT_NONE */
	struct bk_node	*node;
};

struct bk_term_dates {
	bk_term		 id;
	bk_date		 from, to;
	struct bk_node	*node;
};

struct bk_school {
	const char	*name, *npsn, *address, *city, *phone, *email;
	struct bk_texts	 letterhead;
	const char	*timezone;
	double		 lat, lon;
	const char	*language, *school_days, *principal, *numbers;
	const char	*paper;		/* "A4" or "F4" */
	BK_LIST_OF(struct bk_term_dates) terms;
	BK_LIST_OF(struct bk_class) classes;
	BK_LIST_OF(struct bk_staff) staff;
	struct bk_node	*node;
};

extern const struct bk_bind bk_school_binds[];

/* The built-in school: Asia/Jakarta, Mon-Fri, Indonesian, A4, nobody in it. */
void	bk_school_default(struct bk_school *);

/* The defaults, then what the document (or NULL) says. 0, or reported, -1. */
int	bk_school_read(const struct bk_reader *, struct bk_node *,
	    struct bk_school *);

/* By id; NULL when there is none (or the id is NULL). */
const struct bk_staff *bk_school_staff(
    const struct bk_school *, const char *id);

/* Whose id, or whose name, may have been meant; NULL. */
const struct bk_staff *bk_school_staff_near(
    const struct bk_school *, const char *id);

/* First of the staff in that role, or NULL. */
const struct bk_staff	*bk_school_role(const struct bk_school *, enum bk_role);

/* The principal: by `principal`, else by role; NULL. */
const struct bk_staff	*bk_school_principal(const struct bk_school *);

/*
 * Who counsels a class [DOCUMENTS]: its own counsellor, else the coordinator,
 * else the first counsellor; NULL when the school has none.
 */
const struct bk_staff	*bk_school_counsellor(const struct bk_school *,
			    const char *class);

/* The homeroom teacher (wali kelas) of a class: by class, else by staff. */
const struct bk_staff	*bk_school_homeroom(const struct bk_school *,
			    const char *class);

/*
 * The grade that a class name says: "VII" .. "XIII" of `VII-A`, `X-MIPA-1`,
 * `XI IPA 2`, `8A`, `7.1`, `X.E1`, `E1` (X); NULL where it does not say (`F2`
 * may be XI or XII). A static string.
 */
const char	*bk_school_grade_of(const char *class);

/* The grade by school.yaml, else by the name; NULL where neither says. */
const char	*bk_school_grade(const struct bk_school *, const char *class);

/* Grades in the order of the school years: I .. XIII, then others by bytes. */
int	bk_school_grade_cmp(const char *a, const char *b);

/* The first day of a term; school.yaml may say a later one. */
bk_date	bk_school_term_first(const struct bk_school *, bk_term);

/* The last day of a term; school.yaml may say an earlier one. */
bk_date	bk_school_term_last(const struct bk_school *, bk_term);

/* "WIB", "WITA" or "WIT" of an Indonesian time zone, else "". */
const char	*bk_school_zone_abbreviation(const char *timezone);

/* Its minutes ahead of UTC, 420 to 540; BK_INT_NONE of any other zone. */
int	bk_school_zone_minutes(const char *timezone);

/*
 * Is it a time zone: one of the Indonesian, or of the system's database? A
 * clock takes a name that is none for UTC, and says nothing.
 */
bool	bk_school_zone_known(const char *timezone);

enum bk_lang	bk_school_lang(const struct bk_school *);

/* F4, 215 x 330 mm, as Indonesian offices print on; else A4. */
bool	bk_school_is_f4(const struct bk_school *);

#endif
