/* A list typed in a chat: a title with the day, then numbered names. */
#ifndef BK_CHAT_H
#define BK_CHAT_H

#include "ingest.h"

extern const struct bk_format bk_chat_format;

#endif
