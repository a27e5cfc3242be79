/*
 * Who is who, decided once: aliases.yaml. An export may name people, or
 * subjects, as nobody else does; what a person found out about them is kept
 * there.
 */
#ifndef BK_ALIASES_H
#define BK_ALIASES_H

#include "attendance.h"

/* A decision: who is meant by this name or address. */
struct bk_alias {
	struct bk_str	 name, class, email;	/* empty: any */
	struct bk_str	 nis;			/* or NISN */
	bool nobody; /* no student: a teacher's account */
};

/* Other names of a subject, in whatever spelling. */
struct bk_alias_subject {
	const char	*subject;
	struct bk_texts	 also;
};

struct bk_aliases {
	struct bk_alias	*v;
	size_t		 n;
	struct bk_alias_subject *subject;
	size_t		 nsubjects;
};

/*
 * Read aliases.yaml, a list of
 *
 *	- {name: "Siti HP", class: "X-1", nis: "10234"}
 *	- {email: "siti.a@example.org", nis: "10234"}
 *	- {name: "Bu Guru", ignore: true}
 *	- {subject: "Matematika", also: ["MTK", "Mat. Wajib"]}
 *
 * 0, texts in the reader's arena; or each that is wrong reported, and -1.
 */
int	bk_aliases_read(const struct bk_reader *, struct bk_node *,
	    struct bk_aliases *);

/* The subject that is meant [FIELD 1]: the one of a decision, or as given. */
const char *bk_aliases_subject(const struct bk_aliases *, const char *);

/* Every subject of the recap as bk_aliases_subject has it. */
void	bk_aliases_rename(const struct bk_aliases *, struct bk_attendance *);

#endif
