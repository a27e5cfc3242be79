/*
 * A service that the office gave and that is no action of a case: guidance
 * in a class, a group, a consultation, an instrument ... `kind: service`,
 * services/TERM/ID.yaml [Permendikbud 111/2014].
 *
 * What kinds of services there are is a table: ours, then those of `services`
 * in the school's policy, which may also change ours. Each belongs to one of
 * the four components, or to none that is known, and counts as so many lesson
 * hours.
 */
#ifndef BK_SERVICE_H
#define BK_SERVICE_H

#include "bind.h"
#include "case.h"
#include "policy.h"

/* The components of the programme [Permendikbud 111/2014]. */
enum bk_service_component {
	BK_BASIC, BK_PLANNING, BK_RESPONSIVE, BK_SUPPORT, BK_NCOMPONENTS
};
extern const struct bk_word bk_service_components[];

/* The fields of guidance: pribadi, sosial, belajar, karier. */
enum bk_service_field {
	BK_PERSONAL, BK_SOCIAL, BK_LEARNING, BK_CAREER, BK_NFIELDS
};
extern const struct bk_word bk_service_fields[];

struct bk_service_type {
	const char	*id;
	const char	*text[BK_NLANGS];
	int		 component;	/* enum bk_service_component, or -1 */
	double		 hours;		/* lesson hours that one counts as */
};

struct bk_service_types {
	struct bk_service_type	*v;	/* ours first, then the school's */
	size_t			 n;
};

struct bk_service {
	const char	*id;		/* "2020-09-07-k3v" */
	const char	*type;		/* the id of a type */
	bk_date		 date;
	const char	*by;		/* staff id */
	struct bk_texts	 with;		/* staff ids */
	const char	*class;		/* given to a class, or */
	struct bk_texts	 students;	/* to these (NIS), or to neither */
	int		 field;		/* enum bk_service_field, or -1 */
	int		 component;	/* where it is not its type's; or -1 */
	const char	*topic;
	int		 start, minutes;	/* BK_INT_NONE */
	double		 hours;		/* where not its type's; NAN */
	int		 count;		/* who took part, BK_INT_NONE */
	const char	*result, *evaluation, *follow_up;
	const char	*plan;		/* the line of the programme */
	struct bk_node	*node;
};

extern const struct bk_bind bk_service_binds[];

/*
 * The types there are, in the arena. Entries of the policy that make no sense
 * are left out: bk_service_check_types reports them.
 */
void	bk_service_types_of(struct bk_service_types *, const struct bk_policy *,
	    struct bk_arena *);

/* The type of that id; NULL. */
const struct bk_service_type *bk_service_type(
	    const struct bk_service_types *, const char *id);

/*
 * The type that somebody means: its id, or what it is called, in either
 * language, with or without "layanan"; NULL.
 */
const struct bk_service_type *bk_service_spoken(
	    const struct bk_service_types *, const char *);

/* Report what is wrong with `services` of a policy, at its line. */
void	bk_service_check_types(const struct bk_reader *,
	    const struct bk_policy *);

/*
 * Steps of cases that are services of the office, too, as a home visit: their
 * place in the report of services, from 0; of that id; -1: none.
 */
int	bk_service_rank(int step);
int	bk_service_step(const char *id);

/* Is that action one? Not a visit called off, nor news of a referral. */
bool	bk_service_of_action(const struct bk_action *);

/* 0; or reported, -1: malformed, or without id, type or date. */
int	bk_service_read(const struct bk_reader *, struct bk_node *,
	    struct bk_service *);

/*
 * Are these two the same service: type, day, who, for whom, when, how long and
 * about what? The rest may be added later.
 */
bool	bk_service_same(const struct bk_service *, const struct bk_service *);

/* Its component, where one is known: its own, else that of its type; -1. */
int	bk_service_component(const struct bk_service *,
	    const struct bk_service_types *);

/* What it counts as, in lesson hours: its own, else those of its type. */
double	bk_service_hours(const struct bk_service *,
	    const struct bk_service_types *);

#endif
