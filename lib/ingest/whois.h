/*
 * Who of the roster is it? By NIS, NISN, e-mail address, then by name (and
 * class), as people and programs write names:
 *
 *	"SITI  aminah"  "Aminah, Siti"  "015_Siti Aminah"  "Siti Aminah (EXT)"
 *	"Siti Aminah_XI IPA 2"  "M. Ma'ruf"  "Moh. Maruf"  "Muhammad Ma’ruf"
 *
 * and, where no name is found so, with a class of the roster and numbers on
 * either side, as they call themselves in meetings:
 *
 *	"X-1_23_Siti Aminah"  "[X-1] Siti Aminah"  "Siti Aminah 23"
 *
 * Two candidates are nobody: a person decides, and aliases.yaml remembers.
 * Nobody is ever found by a telephone number.
 */
#ifndef BK_WHOIS_H
#define BK_WHOIS_H

#include "aliases.h"
#include "ingest.h"
#include "names.h"
#include "student.h"

enum bk_whois_kind {
	BK_WHOIS_FOUND,
	BK_WHOIS_REPAIRED,	/* the number was damaged, the name agrees */
	BK_WHOIS_IGNORED,	/* decided: no student */
	BK_WHOIS_TWO,		/* `who` and `other` fit alike */
	BK_WHOIS_NONE		/* `who` is the nearest, or SIZE_MAX */
};

struct bk_whois_answer {
	enum bk_whois_kind kind;
	size_t	 who, other;	/* indices into the roster, or SIZE_MAX */
};

struct bk_whois;

/* An index of n students, which must outlive it, as must the aliases. */
struct bk_whois *bk_whois_new(const struct bk_student *, size_t n,
		    const struct bk_aliases *);
void		 bk_whois_free(struct bk_whois *);

/*
 * Find a person. The first of number, NISN and address that the file gives
 * and the roster knows decides. A number that the roster does not know is
 * repaired only where a spreadsheet can have made it of the number of the one
 * who has that name: leading zeros lost, or 9,9E+15.
 */
void	bk_whois_find(struct bk_whois *, const struct bk_who *,
	    struct bk_whois_answer *);

#endif
