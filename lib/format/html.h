/*
 * Text in HTML: nothing that was read becomes markup.
 */
#ifndef BK_HTML_H
#define BK_HTML_H

#include "buf.h"

/*
 * Append text with <, >, &, quotes escaped; safe in an element and in a
 * quoted attribute. Invalid UTF-8 and control characters become U+FFFD, but
 * for tab and newline.
 */
void	bk_html_text(struct bk_buf *, const char *);

/* Bytes as a data: URL of that type, in base64. */
void	bk_html_data_url(struct bk_buf *, const char *mime, struct bk_str);

#endif
