/*
 * The sums of schools as ADX (IHE QRPH, urn:ihe:qrph:adx:2015), as DHIS2 and
 * others read them: media type application/adx+xml.
 *
 * One group for each term, school and combination of keys. A count of 0 is
 * there, a hidden one is not: an importer leaves what it has.
 */
#ifndef BK_ADX_H
#define BK_ADX_H

#include "diag.h"
#include "elements.h"

struct bk_adx {
	const struct bk_figures	*rows;		/* `school` is the first axis */
	const struct bk_figures	*schools;	/*  and the only one here */
	const struct bk_elements *elements;
	bk_date			 exported;
};

/*
 * Append the document: 0; or reported and -1, where a school has no npsn,
 * which is its orgUnit.
 */
int	bk_adx_put(struct bk_buf *, const struct bk_adx *, struct bk_diag *);

#endif
