#include "msg_readers.h"

BK_READERS_MESSAGES(BK_MSG_DEFINE)
