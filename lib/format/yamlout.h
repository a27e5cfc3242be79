/*
 * Writing YAML. Strings go in double quotes, on one line, whatever they hold;
 * dates, numbers and words of our own vocabulary go plain. What is written
 * reads back as the same text in any YAML reader, 1.1 or 1.2.
 */
#ifndef BK_YAMLOUT_H
#define BK_YAMLOUT_H

#include "buf.h"
#include "yamlin.h"

/*
 * Control characters, line breaks of Unicode, marks and non-characters: what
 * only double quotes can hold, escaped.
 */
bool	bk_yamlout_escapes(uint32_t cp);

/* "text" in double quotes, escaped. */
void	bk_yamlout_quoted(struct bk_buf *, struct bk_str);

/* Plain where that reads back as this very text, else in double quotes. */
void	bk_yamlout_word(struct bk_buf *, const char *);

/*
 * A node on the present line, without a line end: texts by their style
 * (plain ones as bk_yamlout_word, or as they are where `untyped` spellings
 * such as dates are meant), lists and maps in flow style. Keys are written as
 * texts are: a month or a number of days stays plain as a key.
 */
void	bk_yamlout_flow(struct bk_buf *, const struct bk_node *);

/*
 * The pairs of a map as block lines, each indented by `indent` blanks but the
 * first, which goes where the buffer stands; the last without a line end.
 * Line ends are `eol`. Members of style BK_STYLE_FLOW stay on their line.
 */
void	bk_yamlout_block(struct bk_buf *, const struct bk_node *map,
	    size_t indent, const char *eol);

#endif
