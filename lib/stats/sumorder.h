/*
 * The order of the figures of one group in a `stats` document, and wherever
 * they are listed: fields as DOCUMENTS has them, words by their vocabulary,
 * then numbers, then bytes.
 */
#ifndef BK_SUMORDER_H
#define BK_SUMORDER_H

/* Compares two paths, as qsort's. */
int	bk_sumorder_cmp(const char *, const char *);

#endif
