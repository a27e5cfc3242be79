/*
 * Services in the repository: services/TERM/ID.yaml, and what is closed about
 * them, confidential/TERM/ID.yaml. Everything goes through the transaction.
 */
#ifndef BK_SERVICEFILE_H
#define BK_SERVICEFILE_H

#include "map.h"
#include "register.h"
#include "serviceentry.h"

/* What came of it; -1: reported. */
enum bk_servicefile_done {
	BK_SERVICEFILE_NEW,
	BK_SERVICEFILE_MORE,	/* it was there, and has more keys now */
	BK_SERVICEFILE_THERE	/* it was there, with everything given */
};

/*
 * Enter a service, and set *id to what it is called: the same one again
 * (bk_service_same) is completed by the keys that it lacked; a key that it has
 * stays, and another value for it is refused. Those that an earlier entry of
 * this run was about (`taken`) are not meant: two of one day stay two.
 */
int	bk_servicefile_enter(const struct bk_register *,
	    const struct bk_serviceentry *, struct bk_map *taken,
	    const struct bk_entry_place *, const char **id);

#endif
