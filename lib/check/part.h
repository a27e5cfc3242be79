/*
 * Parts that several of bk-check's rules share; see check.h. `map` is the
 * node that holds `key`: its line is where the fault stands.
 */
#ifndef BK_CHECKPART_H
#define BK_CHECKPART_H

#include "check.h"
#include "msg_check.h"
#include "term.h"

/* The line of the key's value, else the line of the map. */
size_t	bk_check_line(const struct bk_node *map, const char *key);

/* from <= to, where both are given. */
void	bk_check_span(const struct bk_reader *, const struct bk_node *map,
	    const char *key, bk_date from, bk_date to);

/*
 * The id is that of somebody in school.yaml, where that lists anybody; `also`
 * (may be NULL) is a word that may stand instead, as may one of our tools.
 */
void	bk_check_staff(const struct bk_check *, const struct bk_reader *,
	    const struct bk_node *map, const char *key, const char *id,
	    const char *also);
void	bk_check_staffs(const struct bk_check *, const struct bk_reader *,
	    const struct bk_node *map, const char *key,
	    const struct bk_texts *ids);

/* The one key of two maps (or NULL) that may have been meant, or NULL. */
const char *bk_check_nearest(const struct bk_map *, const struct bk_map *,
	    const char *typed);

/* Say that nobody in school.yaml has that id, and who may have been meant. */
void	bk_check_no_staff(const struct bk_check *, const struct bk_reader *,
	    const struct bk_node *map, const char *key, const char *id);

/* The student is on the roster of the term, the class is one of that term. */
void	bk_check_person(const struct bk_check *, const struct bk_reader *,
	    const struct bk_node *map, bk_term, const char *nis,
	    const char *class);

/* Every text is a window as "Mon-Fri 08:00-17:00". */
void	bk_check_windows(const struct bk_reader *, const struct bk_node *map,
	    const char *key, const struct bk_texts *windows);

/* least <= value <= most; absent (BK_INT_NONE, NAN) is fine. */
void	bk_check_int(const struct bk_reader *, const struct bk_node *map,
	    const char *key, int value, int least, int most);
void	bk_check_num(const struct bk_reader *, const struct bk_node *map,
	    const char *key, double value, double least, double most);

/* Every cause is one that bk or the policy knows. */
void	bk_check_causes(const struct bk_check *, const struct bk_reader *,
	    const struct bk_node *map, const struct bk_texts *causes);

/* The days and words of what an action promises, lends and decides. */
void	bk_check_made(const struct bk_reader *, const struct bk_action *);

#endif
