/* What keys of documents are called on paper. Private to dossier.c. */
#ifndef BK_DOSSIERWORDS_H
#define BK_DOSSIERWORDS_H

#include "arena.h"
#include "word.h"

/* The words that the values of a key are of, or NULL. */
const struct bk_word	*bk_dossierwords_of(const char *key);

/* Are its values staff ids? */
bool	bk_dossierwords_is_staff(const char *key);

/* A key in words; one that nobody knows with blanks for its underlines. */
const char	*bk_dossierwords_label(const char *key, enum bk_lang,
		    struct bk_arena *);

/* A kind of document, "letter", "alias". */
const char	*bk_dossierwords_kind(const char *kind, enum bk_lang);

#endif
