/*
 * Who is who, decided once: aliases.yaml. An export may name people as nobody
 * else does; what a person found out about them is kept there.
 */
#ifndef BK_ALIASES_H
#define BK_ALIASES_H

#include "bind.h"

/* A decision: who is meant by this name or address. */
struct bk_alias {
	struct bk_str	 name, class, email;	/* empty: any */
	struct bk_str	 nis;			/* or NISN */
	bool nobody; /* no student: a teacher's account */
};

struct bk_aliases {
	struct bk_alias	*v;
	size_t		 n;
};

/*
 * Read aliases.yaml, a list of
 *
 *	- {name: "Siti HP", class: "X-1", nis: "10234"}
 *	- {email: "siti.a@example.org", nis: "10234"}
 *	- {name: "Bu Guru", ignore: true}
 *
 * 0, texts in the reader's arena; or each that is wrong reported, and -1.
 */
int	bk_aliases_read(const struct bk_reader *, struct bk_node *,
	    struct bk_aliases *);

#endif
