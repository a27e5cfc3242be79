/*
 * A student: `kind: student`, roster/TERM.yaml.
 */
#ifndef BK_STUDENT_H
#define BK_STUDENT_H

#include "bind.h"
#include "buf.h"

struct bk_span {		/* from and to: both days are in it */
	bk_date		 from, to;	/* BK_DATE_NONE: open */
	const char	*why;
};

struct bk_stay {		/* an earlier class */
	const char	*class;
	bk_date		 from, to;
};

struct bk_guardian {
	const char	*name, *relation, *phone, *occupation;
	int		 sex;		/* enum bk_sex or -1 */
	struct bk_texts	 available;	/* windows, FIELD 4.5 */
	bool		 primary, deceased;
};

struct bk_home {
	const char	*address, *village, *district, *residence;
	double		 lat, lon;	/* degrees, NAN unknown */
	double		 distance_km;	/* to school, NAN unknown */
	int		 terrain;	/* enum bk_terrain or -1 */
};

/* How somebody left, for those who verify it. */
struct bk_exit {
	const char	*reason;	/* a word, see bk_student_exit_reason */
	bk_date		 last_contact;
	int		 tries;		/* to reach the family; BK_INT_NONE */
	const char	*proof;		/* a letter, a certificate ... */
	struct bk_node	*node;		/* NULL: nothing is said */
};

/* The family asked for it, or the law [Law 27/2022 art. 40-41]. */
struct bk_restriction {
	bk_date		 from;		/* BK_DATE_NONE: always */
	const char	*why;
	struct bk_node	*node;		/* NULL: there is none */
};

struct bk_student {
	const char	*nis, *nisn, *name;
	struct bk_texts	 nis_before;	/* numbers that were changed since */
	int		 sex;		/* enum bk_sex or -1 */
	const char	*class;
	BK_LIST_OF(struct bk_stay) classes;
	struct bk_span	 enrolled;
	struct bk_exit	 exit;
	const char	*mentor;	/* guru wali: a staff id; or NULL */
	BK_LIST_OF(struct bk_span) exempt;
	const char	*email;
	struct bk_texts	 flags;
	struct bk_restriction restricted;
	const char	*household;
	BK_LIST_OF(struct bk_guardian) guardians;
	struct bk_home	 home;
	struct bk_node	*node;		/* as it was read */
};

/* The students of a term. */
struct bk_roster {
	const struct bk_student	*v;
	size_t			 n;
};

extern const struct bk_bind bk_student_binds[];
extern const struct bk_bind bk_student_span_binds[];

/* What identifies a student: nis, or nisn where the school has not given one.
 */
const char	*bk_student_key(const struct bk_student *);

/*
 * The numbers under which the student is or was known: nis, nisn, those before;
 * NULL behind the last.
 */
const char	*bk_student_number(const struct bk_student *, size_t i);

/* Is the day in the span? An open end has no limit. */
bool	bk_student_span_holds(const struct bk_span *, bk_date);

/* FIELD 7.1: enrolled on that day, both ends included; none given: yes. */
bool	bk_student_enrolled(const struct bk_student *, bk_date);

/*
 * FIELD 1: an exempt student (internship, sent by the school, not yet or no
 * longer enrolled) is not absent.
 */
bool	bk_student_exempt(const struct bk_student *, bk_date);

/*
 * Is what is held about the student kept on that day, and no more: not planned,
 * on no list or paper but the counsellor's own?
 */
bool	bk_student_restricted(const struct bk_student *, bk_date);

/* FIELD 7.2: the class of that day: the entry of `classes` that holds it. */
const char	*bk_student_class(const struct bk_student *, bk_date);

/*
 * The reason somebody left, as it is printed: of `exit`, else `enrolled.why`,
 * by our words or those of the policy (a map, or NULL); the word itself where
 * neither knows it, NULL where nothing is said.
 */
const char	*bk_student_exit_reason(const struct bk_student *,
		    const struct bk_node *words, enum bk_lang);

/* Is that reason a graduation, by its id or as it is printed? */
bool	bk_student_graduated(const struct bk_student *);

/* Is it a reason that we or the policy know? */
bool	bk_student_exit_known(const char *reason, const struct bk_node *words);

/*
 * Who is addressed and visited: the primary guardian, else the first, of
 * those not deceased [DOCUMENTS, FIELD 4.7]. NULL when there is none.
 */
const struct bk_guardian *bk_student_guardian(const struct bk_student *);

/* Append the student as a document, canonical, `---` first. */
void	bk_student_write(struct bk_buf *, const struct bk_student *);

#endif
