/*
 * A service as somebody records it, from a command line or a row of a
 * journal, before it is a document (service.h). Its note, and every key that
 * the document does not have, are closed: they go to confidential/, as those
 * of a conference do [FIELD 6].
 */
#ifndef BK_SERVICEENTRY_H
#define BK_SERVICEENTRY_H

#include "entry.h"
#include "service.h"
#include "table.h"

struct bk_serviceentry {
	struct bk_service s;	/* without id and node */
	struct bk_node	*closed;	/* a map: note and further keys; NULL */
	size_t		 line;	/* in the sheet, or 0 */
};

/* Everything absent. */
void	bk_serviceentry_clear(struct bk_serviceentry *);

/* What was given, as somebody writes it. 0; or reported, -1. */
int	bk_serviceentry_type(struct bk_serviceentry *,
	    const struct bk_service_types *, const char *,
	    const struct bk_entry_place *);
int	bk_serviceentry_date(struct bk_serviceentry *, const char *,
	    const struct bk_entry_place *);

/* NIS, parted by commas, semicolons or blanks. */
void	bk_serviceentry_students(struct bk_serviceentry *, const char *,
	    struct bk_arena *);

/*
 * Any other key: of the document, `note`, or one of the person's own. 0; or
 * reported, -1.
 */
int	bk_serviceentry_set(struct bk_serviceentry *, const char *key,
	    const char *value, const struct bk_entry_place *);

/* The same as "KEY=VALUE" of --set: not what has an option of its own. */
int	bk_serviceentry_assign(struct bk_serviceentry *, const char *,
	    const struct bk_entry_place *);

/* Something is missing, or too much: 0; or reported, -1. */
int	bk_serviceentry_check(const struct bk_serviceentry *,
	    const struct bk_entry_place *);

/* The document, its keys in order; in the arena. */
struct bk_node	*bk_serviceentry_node(const struct bk_serviceentry *,
		    const char *id, struct bk_arena *);

/*
 * The journal that an office keeps anyway: a sheet with a column for the day
 * and one for the service (layanan), Indonesian or English, in any order.
 */
struct bk_servicesheet {
	BK_LIST_OF(struct bk_serviceentry) entries;
	size_t	 bad;		/* rows that could not be read; reported */
	size_t	 empty;		/* rows without day and service */
};

/* Does the table hold such a sheet, rather than one of entries (batch.h)? */
bool	bk_servicesheet_is(const struct bk_table *);

/*
 * Read it; `by` gave what names nobody (NULL: such a row is bad). 0, even
 * where rows are bad; -1, reported: no such headings.
 */
int	bk_servicesheet_read(struct bk_servicesheet *, const struct bk_table *,
	    const struct bk_service_types *, const char *by,
	    const struct bk_entry_place *);

#endif
